"""What stands behind the report: the versions of the PK, and the measurement of each quarter (G5; SM Lampiran C)."""

from collections.abc import Iterator

from sakip.angka import tanggal_panjang

from ...isi import IndikatorIsi, LaporanIsi
from ..blok import Bab, Blok, Judul, Kolom, Tabel, TanpaData
from .sasaran import nilai
from .sel import KOSONG


def lampiran(isi: LaporanIsi) -> Bab:
    return Bab("lampiran", "Lampiran", (*_pk(isi), *_triwulan(isi)))


def _pk(isi: LaporanIsi) -> Iterator[Blok]:
    yield Judul(2, "Lampiran 1. Perjanjian Kinerja yang berlaku dan perubahannya")
    if not isi.pk:
        yield TanpaData(f"Perjanjian Kinerja tahun {isi.tahun} tidak ada yang berlaku.")
        return
    yield Tabel(
        "lampiran.pk",
        f"Perjanjian Kinerja {isi.nama} tahun {isi.tahun} menurut versinya",
        (Kolom("Versi", "tengah", 10), Kolom("Berlaku sejak", lebar=22), Kolom("Yang berubah", lebar=68)),
        tuple(
            (
                str(pk.versi),
                tanggal_panjang(pk.tanggal),
                " ".join(pk.perubahan) or ("Perjanjian Kinerja awal tahun." if n == 0 else KOSONG),
            )
            for n, pk in enumerate(isi.pk)
        ),
    )


def _triwulan(isi: LaporanIsi) -> Iterator[Blok]:
    yield Judul(2, "Lampiran 2. Pengukuran kinerja triwulanan")
    periode = {w.periode: w.nama for i in isi.indikator for w in i.triwulan}
    if not periode:
        yield TanpaData(f"Belum ada pengukuran tahun {isi.tahun} yang diajukan.")
        return
    yield Tabel(
        "lampiran.triwulan",
        f"Realisasi setiap triwulan tahun {isi.tahun}",
        (
            Kolom("Indikator kinerja", lebar=30),
            Kolom("Target", lebar=12),
            *(Kolom(nama, lebar=12) for nama in periode.values()),
            Kolom("Capaian (%)", "angka", 10),
        ),
        tuple((i.nama, nilai(i.target, i), *(_satu(i, p) for p in periode), i.cetak or KOSONG) for i in isi.indikator),
        mendatar=True,
    )
    kendala = tuple(
        (i.nama, w.nama, w.kendala or KOSONG, w.solusi or KOSONG)
        for i in isi.indikator
        for w in i.triwulan
        if w.kendala or w.solusi
    )
    if kendala:
        yield Tabel(
            "lampiran.kendala",
            f"Kendala dan solusi setiap triwulan tahun {isi.tahun}",
            (
                Kolom("Indikator kinerja", lebar=25),
                Kolom("Triwulan", lebar=13),
                Kolom("Kendala", lebar=31),
                Kolom("Solusi", lebar=31),
            ),
            kendala,
            mendatar=True,
        )


def _satu(i: IndikatorIsi, periode: str) -> str:
    return nilai(next((w.realisasi for w in i.triwulan if w.periode == periode), ""), i)
