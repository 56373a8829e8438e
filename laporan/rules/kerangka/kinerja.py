"""Hasil of programs and keluaran of kegiatan as the DPA set them, with what came of them (GM/SM Pasal 11 ayat (3))."""

from collections.abc import Iterator, Sequence

from ...isi import KinerjaIsi, LaporanIsi
from ..blok import Blok, Kalimat, Kolom, Tabel, TanpaData
from ..satuan import bersatuan
from .sel import KOSONG


def keluaran(isi: LaporanIsi) -> Iterator[Blok]:
    """Programs, then what stands below them."""
    program = [r for r in isi.kinerja if r.tingkat == "program"]
    kegiatan = [r for r in isi.kinerja if r.tingkat != "program"]
    rinci = "kegiatan dan sub kegiatan" if any(r.tingkat == "sub_kegiatan" for r in kegiatan) else "kegiatan"
    for kunci, judul, apa, rows in (
        ("hasil", "Hasil", "program", program),
        ("keluaran", "Keluaran", rinci, kegiatan),
    ):
        if rows:
            yield Kalimat(_kalimat(rows, apa, isi.tahun))
            yield tabel_kinerja(kunci, f"{judul} {apa} tahun {isi.tahun}", rows)
    if not isi.kinerja:
        yield TanpaData(f"Hasil program dan keluaran kegiatan tahun {isi.tahun} belum ada pada DPA maupun pengukuran.")


def tabel_kinerja(kunci: str, judul: str, rows: Sequence[KinerjaIsi]) -> Tabel:
    return Tabel(
        kunci,
        judul,
        (
            Kolom("Kode", lebar=16),
            Kolom("Uraian", lebar=26),
            Kolom("Indikator", lebar=28),
            Kolom("Target", lebar=10),
            Kolom("Realisasi", lebar=10),
            Kolom("Capaian (%)", "angka", 10),
        ),
        tuple(
            (
                r.kode,
                r.nama,
                r.indikator,
                bersatuan(r.target, r.satuan) or KOSONG,
                bersatuan(r.realisasi, r.satuan) or KOSONG,
                r.cetak or KOSONG,
            )
            for r in rows
        ),
    )


def _kalimat(rows: Sequence[KinerjaIsi], apa: str, tahun: int) -> str:
    diukur = sum(bool(r.realisasi) for r in rows)
    awal = f"{len(rows)} indikator {apa} tahun {tahun}"
    if diukur == len(rows):
        return f"Seluruh {awal} sudah diukur." if len(rows) > 1 else f"{awal} sudah diukur."
    if not diukur:
        return f"Pada DPA ditetapkan {awal}; realisasinya belum diukur."
    return f"Dari {awal}, {diukur} sudah diukur dan {len(rows) - diukur} belum; yang belum bertanda {KOSONG}."
