"""The figures of a PD and period from our own worksheet, which goes out filled and comes back (issue section 2; G2).

Nothing is half saved: every sheet is written under its lock by the service of the page, or none is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from renstra.enums import JenisImpor
from renstra.models import Impor
from renstra.services.dasar import Ditolak
from renstra.services.impor.berkunci import BarisSalah, Tabel, isi_berkas, pastikan_tetap, pengimpor_tabel
from renstra.services.impor.dasar import Pertanyaan
from renstra.services.impor.tabel import UkurBaris, ukur
from sakip.angka import AngkaSalah, Notasi, baca_bilangan, bacaan
from sakip.formulir import Bentrok
from sakip.lembar import BerkasDitolak, Hasil, KunciBaris

from ..enums import PERIODE_UKUR, Periode
from ..excel import isian as excel
from ..models import Realisasi
from ..models.pengukuran import BILANGAN
from ..queries.isian_pd import BarisIsian, isian_pd, periode_nomor
from ..rules.arti import ANGKA, dua_arti
from .dasar import UkurDitolak
from .isi import IsiBaris, simpan_isi
from .lembar import buka

PERIODE = "periode"
_BUKAN_BARIS = (
    "Baris ini tidak ada pada pengukuran periode ini. Unduh templatnya lagi; baris baru tidak dapat ditambah."
)
_BERUBAH = "Ada angka yang baru saja diubah orang lain. Periksa hasil ujinya lagi."


def pertanyaan(impor: Impor) -> Sequence[Pertanyaan]:
    pilihan = tuple((p, Periode(p).label) for p in PERIODE_UKUR)
    return (Pertanyaan(PERIODE, "Periode yang diisi", pilihan, "Sama dengan periode templatnya."),)


def _rows(impor: Impor) -> list[BarisIsian]:
    if impor.pd is None:
        raise BerkasDitolak("Pilih dahulu Perangkat Daerah yang pengukurannya diisi.")
    return isian_pd(impor.pd, impor.tahun, _periode(impor))


def _periode(impor: Impor) -> str:
    periode = str(impor.isian.get(PERIODE, ""))
    return periode if periode in PERIODE_UKUR else Periode.TRIWULAN_1


def tabel(impor: Impor, hasil: Hasil) -> Tabel:
    rows = {b.nomor: b for b in _rows(impor)}
    periode = _periode(impor)

    def satu(nomor: int, row: Mapping[str, Any]) -> UkurBaris:
        b = _baris(rows, row["kunci"], periode)
        kini = excel.kini(b)
        isi = kini | {f: _isi(f, v) for f, v in isi_berkas(hasil, row, list(excel.LABEL)).items()}
        u = ukur(nomor, row["kunci"], b, kini, isi, label=excel.LABEL, nama=f"r{b.nomor}")
        if u.banding.perubahan and b.tertutup:
            medan = next(f for f, label in excel.LABEL.items() if label == u.banding.perubahan[0].kolom)
            raise BarisSalah(medan, b.tertutup)
        return u

    return Tabel(satu, lambda u: f"{u.lama.asal.indikator} ({u.lama.jabatan})")


def _baris(rows: Mapping[int, BarisIsian], kunci: KunciBaris | None, periode: str) -> BarisIsian:
    if kunci is None:
        raise BarisSalah("kunci", _BUKAN_BARIS)
    if (asal := periode_nomor(kunci.pk)) != periode and asal:
        pesan = f"Baris ini dari ekspor {Periode(asal).label}, bukan {Periode(periode).label}."
        raise BarisSalah("kunci", pesan)
    if kunci.pk not in rows:
        raise BarisSalah("kunci", _BUKAN_BARIS)
    return rows[kunci.pk]


def _isi(medan: str, nilai: Any) -> str:
    """The cell as it is stored; raises `BarisSalah` where it cannot be."""
    if medan not in ANGKA:
        return str(nilai)
    teks = nilai.tertulis if hasattr(nilai, "tertulis") else str(nilai)
    if len(teks) > BILANGAN:
        raise BarisSalah(medan, f"Paling panjang {BILANGAN} huruf. Penjelasan ditulis pada kolom kendala.")
    if medan != "tertulis" and teks and not bacaan(teks):
        try:
            baca_bilangan(teks)
        except AngkaSalah as salah:
            raise BarisSalah(medan, f"{excel.LABEL[medan]} harus berupa angka saja. {salah.pesan}") from None
    return teks


# ---- writing and undoing


def tulis(impor: Impor, rows: Sequence[UkurBaris]) -> None:
    """Sheets that were not opened yet are, for they are filled in now."""
    kini, cadangan = _kini(impor), []
    isi: dict[int, dict[str, Any]] = {}
    for u in rows:
        b: BarisIsian = u.lama
        kolom = set(u.sel_berlaku(impor.putusan))
        satu = {f: u.isi[f] for f, label in excel.LABEL.items() if label in kolom}
        lama = {f: excel.kini(kini[b.nomor])[f] for f in satu}
        isi[b.nomor] = _dengan_notasi(satu)
        cadangan.append([b.nomor, lama, satu])
    _simpan(impor, kini, isi, _waktu(impor.mulai_pada))
    impor.cadangan = cadangan


def _dengan_notasi(isi: dict[str, Any]) -> dict[str, Any]:
    """The column's notation was chosen with the file; a figure with two readings keeps that choice."""
    ragu = dua_arti(*(isi.get(f, "") for f in ANGKA))
    return {**isi, "notasi": Notasi.INDONESIA.value} if ragu else isi


def _kini(impor: Impor) -> dict[int, BarisIsian]:
    return {b.nomor: b for b in _rows(impor)}


def _simpan(impor: Impor, kini: Mapping[int, BarisIsian], isi: Mapping[int, Mapping[str, Any]], now: datetime) -> None:
    lembar: dict[int, list[IsiBaris]] = defaultdict(list)
    try:
        angka = _angka(impor, [kini[n] for n in isi], now)
        for nomor, satu in isi.items():
            r = angka[nomor]
            lembar[r.pengukuran_id].append(IsiBaris(r.pk, r.versi_kunci, satu))
        for nomor, baris in sorted(lembar.items()):
            hasil = simpan_isi(pengukuran_id=nomor, baris=baris, aktor=impor.pengguna, now=now)
            if hasil.bentrok:
                raise Bentrok(_BERUBAH)
    except UkurDitolak as tolak:
        raise Ditolak(str(tolak)) from None


def _angka(impor: Impor, rows: Sequence[BarisIsian], now: datetime) -> dict[int, Realisasi]:
    """The stored figure of each row; sheets that do not exist yet are opened."""
    terbuka: dict[int, dict[int | None, Realisasi]] = {}
    for b in rows:
        if b.realisasi is None and b.pk and b.pk.pk not in terbuka:
            p = buka(perjanjian=b.pk, periode=b.periode, aktor=impor.pengguna, now=now)
            terbuka[b.pk.pk] = {r.butir_id: r for r in p.realisasi.all()}
    return {b.nomor: b.realisasi or terbuka[b.pk.pk if b.pk else 0][b.asal.pk] for b in rows}


def pulihkan(impor: Impor) -> None:
    impor.refresh_from_db(fields=["dibatalkan_pada"])
    ubah: list[tuple[int, dict[str, Any], dict[str, Any]]] = impor.cadangan or []
    kini = _kini(impor)
    sama = (n in kini and all(excel.kini(kini[n])[f] == v for f, v in menjadi.items()) for n, _, menjadi in ubah)
    pastikan_tetap(all(sama))
    _simpan(impor, kini, {n: _dengan_notasi(semula) for n, semula, _ in ubah}, _waktu(impor.dibatalkan_pada))


def _waktu(pada: datetime | None) -> datetime:
    assert pada is not None, "an import is applied and undone at a known moment"
    return pada


def templat(impor: Impor) -> bytes:
    if impor.pd is None:
        return excel.kosong_saja()
    return excel.ekspor(_rows(impor), _periode(impor), impor.tahun)


PENGIMPOR = pengimpor_tabel(
    jenis=JenisImpor.PENGUKURAN,
    tabel=tabel,
    tulis=tulis,
    utama="kunci",
    benda="Indikator",
    diam=excel.DIAM,
    per_sel=True,
    kolom=lambda impor: excel.COLUMNS,
    cadangkan=lambda impor: [],
    pulihkan=pulihkan,
    templat=templat,
    templat_menurut=PERIODE,
    pertanyaan=pertanyaan,
    halaman="pengukuran:beranda",
    maks_baris=20_000,
    catatan="Unduh templat periodenya: setiap indikator sudah ada di dalamnya dengan angka yang tersimpan. Baris yang "
    "tidak ada dalam berkas tidak diubah. Angka yang diubah orang lain sejak templat diunduh ditanyakan per sel.",
)
