"""Measurements: to be submitted, mended, checked, handed to the kepala daerah (GM/SM Pasal 9 ayat (5)-(9))."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from pengukuran.enums import UKUR_DIPERIKSA, StatusUkur, kata_periode
from pengukuran.queries.periksa import SIAP, judul_dari
from pengukuran.rules.masa import kode_tenggat
from perjanjian.queries.tenggat import Kalender
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.queries import ketentuan_pada

from .antre import BELUM, UKUR, Antre
from .jenis import Tugas, ringkas


def tugas_ukur(antre: Mapping[str, Sequence[Antre]], konteks: Konteks, kalender: Kalender) -> list[Tugas]:
    """One line for each kind of act that measurements wait for, and for each period that was not submitted."""
    kelompok: dict[str, list[Antre]] = defaultdict(list)
    for a in antre.get(UKUR, ()):
        kelompok["periksa" if a.jenis in UKUR_DIPERIKSA else a.jenis].append(a)
    hasil = _ajukan(antre.get(BELUM, ()), konteks, kalender)
    if rows := kelompok[StatusUkur.DIKEMBALIKAN]:
        hasil.append(_perbaiki(rows))
    if rows := kelompok["periksa"]:
        hasil.append(_periksa(rows))
    if (rows := kelompok[StatusUkur.DITERIMA]) and konteks.pemda:
        hasil.append(_sampaikan(rows, konteks.pemda.sebutan_bupati))
    return hasil


def _judul(a: Antre) -> str:
    return judul_dari(a.nama, a.jabatan, a.jalur)


def _nama(rows: Sequence[Antre]) -> str:
    return ringkas(f"{_judul(a)} {kata_periode(a.periode, a.tahun)}" for a in rows) + "."


def _daftar(rows: Sequence[Antre], keadaan: str) -> str:
    """The list of the year where the oldest of them stands."""
    tahun = min(a.tahun for a in rows)
    return f"{reverse('pengukuran:periksa')}?{urlencode({'tahun': tahun, 'keadaan': keadaan})}"


def _perbaiki(rows: Sequence[Antre]) -> Tugas:
    n, satu = len(rows), rows[0]
    judul = f"Perbaiki pengukuran {_judul(satu)}" if n == 1 else f"Perbaiki {n} pengukuran yang dikembalikan"
    url = reverse("pengukuran:lembar", args=[satu.nomor]) if n == 1 else _daftar(rows, "dikembalikan")
    return Tugas(
        "ukur_perbaiki", "arrow-return-left", "jingga", judul, url, _nama(rows), "Perbaiki", banyak=n, dihitung=True
    )


def _periksa(rows: Sequence[Antre]) -> Tugas:
    n = len(rows)
    judul = f"Periksa pengukuran {_judul(rows[0])}" if n == 1 else f"Periksa {n} pengukuran"
    url = reverse("pengukuran:periksa_lembar", args=[rows[0].nomor]) if n == 1 else _daftar(rows, "saya")
    return Tugas(
        "ukur_periksa", "clipboard-check", "toska", judul, url, _nama(rows), "Periksa", banyak=n, dihitung=True
    )


def _sampaikan(rows: Sequence[Antre], bupati: str) -> Tugas:
    n = len(rows)
    judul = f"Sampaikan {f'pengukuran {_judul(rows[0])}' if n == 1 else f'{n} pengukuran'} kepada {bupati}"
    url, ket = _daftar(rows, SIAP), _nama(rows)
    return Tugas("ukur_sampaikan", "send-check", "hijau", judul, url, ket, "Sampaikan", banyak=n, dihitung=True)


def _ajukan(rows: Sequence[Antre], konteks: Konteks, kalender: Kalender) -> list[Tugas]:
    """Periods that are over, and the PKs whose measurement was not submitted for them yet."""
    kurang: dict[tuple[int, str], list[Antre]] = defaultdict(list)
    for a in rows:
        kurang[a.tahun, a.periode].append(a)
    return [_satu_ajukan(isi, *kunci, _kalender(kunci[0], konteks, kalender)) for kunci, isi in kurang.items()]


def _kalender(tahun: int, konteks: Konteks, kalender: Kalender) -> Kalender:
    if tahun == kalender.tahun:
        return kalender
    assert konteks.pemda is not None
    profil = ketentuan_pada(konteks.pemda.pk, date(tahun, 1, 1))
    return Kalender(profil, tahun, konteks.hari_ini, konteks.pemda.zona_waktu)


def _satu_ajukan(rows: Sequence[Antre], tahun: int, periode: str, kalender: Kalender) -> Tugas:
    n, kata = len(rows), kata_periode(periode, tahun)
    pd = {a.pd for a in rows}
    batas = kalender.nilai(
        kalender.tenggat(None).get(kode_tenggat(periode)), pd_id=next(iter(pd)) if len(pd) == 1 else None
    )
    judul = f"Ajukan pengukuran {kata}" if n == 1 else f"Ajukan {n} pengukuran {kata}"
    url = f"{reverse('pengukuran:beranda')}?{urlencode({'tahun': tahun, 'periode': periode})}"
    ket = f"{ringkas(a.jabatan for a in rows)}."
    return Tugas(
        "ukur_ajukan", "speedometer2", "biru", judul, url, ket, "Isi dan ajukan",
        batas.lencana if batas else None, batas.tenggat.tanggal if batas else None, banyak=n, dihitung=True,
    )  # fmt: skip
