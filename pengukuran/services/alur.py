"""The acts that move a measurement: submitted, checked, accepted, handed on (GM/SM Pasal 9 ayat (6))."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.kalender.services.dispensasi import pegang_dispensasi

from ..enums import AksiUkur, PutusanAngka, StatusUkur
from ..models import Pengukuran, Realisasi
from ..rules.masa import kode_tenggat
from ..signals import dikoreksi
from .dasar import Berubah, Terkunci, UkurDitolak, kunci, kunci_semua, pindahkan, tulis_jejak
from .hitung import hitung
from .kabar import Kejadian, Peristiwa, catatan_angka, kabarkan

KABAR = {
    AksiUkur.AJUKAN: Peristiwa.DIAJUKAN,
    AksiUkur.TERIMA: Peristiwa.DITERIMA,
    AksiUkur.SAMPAIKAN: Peristiwa.DISAMPAIKAN,
}


@transaction.atomic
def lakukan(
    *, pengukuran_id: int, aksi: AksiUkur, aktor: Any, now: datetime, catatan: str = "", versi: int | None = None
) -> Pengukuran:
    """Do one act on one measurement. `versi`: the version the person saw; a stale page is refused.

    Raises `UkurDitolak` with what to tell. Typing, deciding on a figure and correcting have services of their own.
    """
    t = _lakukan(pengukuran_id, aksi, aktor=aktor, now=now, catatan=catatan, versi=versi)
    _kabarkan([t], aksi, aktor, catatan)
    return t.p


@transaction.atomic
def lakukan_banyak(
    *, versi: Mapping[int, int | None], aksi: AksiUkur, aktor: Any, now: datetime, catatan: str = ""
) -> list[Pengukuran]:
    """The same act on many ({measurement: the version that was seen}), all or none; a refusal says which one."""
    hasil = []
    for nomor in kunci_semua(versi):
        with _menyebut(nomor):
            hasil.append(_lakukan(nomor, aksi, aktor=aktor, now=now, catatan=catatan, versi=versi[nomor]))
    _kabarkan(hasil, aksi, aktor, catatan)
    return [t.p for t in hasil]


@transaction.atomic
def putuskan(
    *,
    pengukuran_id: int,
    putusan: Mapping[int, tuple[str, str]],
    aktor: Any,
    now: datetime,
    versi: Mapping[int, int] | None = None,
) -> Pengukuran:
    """Decide on figures: {row: (PutusanAngka, note)}; an empty decision takes one back.

    `versi`: per row the version that the checker saw. A figure is returned with a note that says what to mend (G6).
    """
    t = kunci(pengukuran_id, aktor, now)
    t.pastikan(AksiUkur.PERIKSA)
    ada = {r.pk: r for r in t.p.realisasi.select_for_update(of=("self",))}
    if set(putusan) - set(ada):
        raise UkurDitolak("Salah satu angka bukan bagian dari pengukuran ini. Muat ulang halaman.")
    for nomor, (kata, catatan) in putusan.items():
        if versi and versi.get(nomor, ada[nomor].versi_kunci) != ada[nomor].versi_kunci:
            raise Berubah
        _putuskan_satu(t, ada[nomor], PutusanAngka(kata), catatan.strip(), aktor)
    pindahkan(t, StatusUkur.DIPERIKSA)
    rincian = {str(k): list(v) for k, v in putusan.items()}
    tulis_jejak(t, aktor, AksiUkur.PERIKSA, f"Memeriksa {len(putusan)} angka {t.p}", putusan=rincian)
    return t.p


def _putuskan_satu(t: Terkunci, r: Realisasi, kata: PutusanAngka, catatan: str, aktor: Any) -> None:
    if kata == PutusanAngka.DIKEMBALIKAN and not catatan:
        raise UkurDitolak("Tulis catatan pada angka yang dikembalikan: apa yang perlu diperbaiki.")
    r.putusan, r.catatan = kata, catatan
    r.diputuskan_oleh, r.diputuskan_pada = (aktor, t.now) if kata else (None, None)
    r.versi_kunci += 1
    r.save(update_fields=["putusan", "catatan", "diputuskan_oleh", "diputuskan_pada", "versi_kunci"])


def _kabarkan(semua: Sequence[Terkunci], aksi: AksiUkur, aktor: Any, catatan: str) -> None:
    """Tell what came of the act, of all of them at once."""
    kejadian = []
    for t in semua:
        if aksi == AksiUkur.TERIMA and t.p.versi > 1:
            kejadian.append(Kejadian(t, aktor, Peristiwa.DIKOREKSI, t.p.alasan))
        elif aksi == AksiUkur.KEMBALIKAN:
            kejadian.append(Kejadian(t, aktor, Peristiwa.DIKEMBALIKAN, f"{catatan_angka(t.p)} {catatan}".strip()))
        elif aksi in KABAR:
            kejadian.append(Kejadian(t, aktor, KABAR[aksi]))
    kabarkan(kejadian)


def _lakukan(
    pengukuran_id: int, aksi: AksiUkur, *, aktor: Any, now: datetime, catatan: str, versi: int | None
) -> Terkunci:
    if aksi not in _PELAKSANA:
        raise UkurDitolak("Tindakan ini mempunyai halamannya sendiri.")
    t = kunci(pengukuran_id, aktor, now)
    if versi is not None and versi != t.p.versi_kunci:
        raise Berubah
    keputusan = t.pastikan(aksi)
    assert keputusan.transition is not None
    _PELAKSANA[aksi](t, aktor, catatan.strip())
    return t


def _ajukan(t: Terkunci, aktor: Any, catatan: str) -> None:
    dispensasi = _dispensasi_dipakai(t)
    hitung([t.p])
    t.p.realisasi.filter(putusan=PutusanAngka.DIKEMBALIKAN).update(putusan=PutusanAngka.BELUM)
    terlambat = bool(
        t.fakta.tenggat and not t.fakta.pernah_diajukan and not t.fakta.koreksi and t.fakta.hari_ini > t.fakta.tenggat
    )
    pertama = t.p.pertama_diajukan_pada or t.now
    pindahkan(t, StatusUkur.DIAJUKAN, diajukan_pada=t.now, pertama_diajukan_pada=pertama, catatan="")
    kata = f"Mengajukan {t.p}{', dengan dispensasi' if dispensasi else ''}"
    tulis_jejak(t, aktor, AksiUkur.AJUKAN, kata, terlambat=terlambat, dispensasi=dispensasi)


def _dispensasi_dipakai(t: Terkunci) -> bool:
    """Whether a late first sending rests on a dispensasi, which is then held: used, it is not withdrawn any more."""
    f = t.fakta
    if f.pernah_diajukan or f.koreksi or f.tenggat is None or f.hari_ini <= f.tenggat or t.p.pd_id is None:
        return False
    if f.dispensasi_sampai is None:
        return False
    sampai = pegang_dispensasi(pd_id=t.p.pd_id, tahun=t.p.tahun, kode=kode_tenggat(t.p.periode))
    berlaku = sampai is not None and f.hari_ini <= sampai
    if f.ditutup and not berlaku:
        raise UkurDitolak("Dispensasi untuk periode ini baru saja dicabut. Muat ulang halaman.")
    return berlaku


def _tarik(t: Terkunci, aktor: Any, catatan: str) -> None:
    pindahkan(t, StatusUkur.DRAF)
    tulis_jejak(t, aktor, AksiUkur.TARIK, f"Menarik kembali {t.p}")


def _kembalikan(t: Terkunci, aktor: Any, catatan: str) -> None:
    pindahkan(t, StatusUkur.DIKEMBALIKAN, dikembalikan_pada=t.now, catatan=catatan)
    tulis_jejak(t, aktor, AksiUkur.KEMBALIKAN, f"Mengembalikan {t.p}", catatan=catatan, angka=t.fakta.dikembalikan)


def _terima(t: Terkunci, aktor: Any, catatan: str) -> None:
    """Every figure is accepted with the whole; computed once more, then closed (triggers)."""
    hitung([t.p])
    belum = t.p.realisasi.filter(putusan=PutusanAngka.BELUM)
    belum.update(putusan=PutusanAngka.DITERIMA, diputuskan_oleh=aktor, diputuskan_pada=t.now)
    sidik = sidik_angka(t.p)
    pindahkan(t, StatusUkur.DITERIMA, diterima_pada=t.now, sidik=sidik)
    tulis_jejak(t, aktor, AksiUkur.TERIMA, f"Menerima {t.p}", sha256=sidik)
    hitung([t.p])  # later periods that rest on it
    if t.p.versi > 1:
        dikoreksi.send(Pengukuran, pengukuran=t.p, now=t.now)


def _sampaikan(t: Terkunci, aktor: Any, catatan: str) -> None:
    pindahkan(t, StatusUkur.DISAMPAIKAN, disampaikan_pada=t.now)
    tulis_jejak(t, aktor, AksiUkur.SAMPAIKAN, f"Menyampaikan {t.p} kepada kepala daerah")


def _batalkan(t: Terkunci, aktor: Any, catatan: str) -> None:
    tulis_jejak(t, aktor, AksiUkur.BATALKAN, f"Menghapus draf {t.p}")
    t.p.delete()


def sidik_angka(p: Pengukuran) -> str:
    """SHA-256 over the figures as written and computed: what was accepted can be told from anything else."""
    medan = ("butir_id", "program_id", "tertulis", "pembilang", "penyebut", "sampai", "capaian", "predikat")
    rows = list(p.realisasi.order_by("urutan", "id").values_list(*medan))
    teks = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


@contextmanager
def _menyebut(nomor: int) -> Iterator[None]:
    try:
        yield
    except UkurDitolak as tolak:
        p = Pengukuran.objects.select_related("pd", "perjanjian__jabatan").get(pk=nomor)
        raise UkurDitolak(f"{p}: {tolak} Tidak satu pun berubah.") from tolak


_PELAKSANA: dict[AksiUkur, Callable[[Terkunci, Any, str], None]] = {
    AksiUkur.AJUKAN: _ajukan,
    AksiUkur.TARIK: _tarik,
    AksiUkur.KEMBALIKAN: _kembalikan,
    AksiUkur.TERIMA: _terima,
    AksiUkur.SAMPAIKAN: _sampaikan,
    AksiUkur.BATALKAN: _batalkan,
}
