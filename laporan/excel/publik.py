"""The tables of the public page as open data: one row per indicator, one per office's year; CSV and workbook."""

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from sakip.angka import format_rupiah
from sakip.lembar import Format, Kolom, LembarTulis, tulis_buku

from ..queries.publik import HalamanPublik, HasilTerbit

INDIKATOR = [
    Kolom("Pemerintah daerah", "pemda", lebar=28),
    Kolom("Tahun", "tahun", format=Format.BILANGAN, lebar=8),
    Kolom("Yang melapor", "nama", lebar=40),
    Kolom("Sasaran", "sasaran", lebar=50),
    Kolom("Indikator", "indikator", lebar=50),
    Kolom("Satuan", "satuan", lebar=14),
    Kolom("Target", "target", lebar=14),
    Kolom("Realisasi", "realisasi", lebar=14),
    Kolom("Capaian (%)", "capaian", lebar=12),
    Kolom("Predikat", "predikat", lebar=16),
    Kolom("Diterbitkan", "terbit", lebar=14),
]
ANGGARAN = [
    Kolom("Pemerintah daerah", "pemda", lebar=28),
    Kolom("Tahun", "tahun", format=Format.BILANGAN, lebar=8),
    Kolom("Yang melapor", "nama", lebar=40),
    Kolom("Capaian (%)", "capaian", lebar=12),
    Kolom("Predikat", "predikat", lebar=16),
    Kolom("Pagu (Rp)", "pagu", lebar=22),
    Kolom("Realisasi (Rp)", "realisasi", lebar=22),
    Kolom("Serapan (%)", "serapan", lebar=12),
    Kolom("Diterbitkan", "terbit", lebar=14),
]
RUMUS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins so


def buku(h: HalamanPublik) -> bytes:
    judul = f"Kinerja {h.pemda.sebutan} {h.tahun}"
    return tulis_buku(
        [
            LembarTulis(INDIKATOR, _indikator(h), "Indikator", judul),
            LembarTulis(ANGGARAN, _anggaran(h), "Capaian dan anggaran", judul),
        ]
    )


def csv_publik(h: HalamanPublik) -> bytes:
    """The rows of the indicators; with a mark that lets spreadsheets read it as UTF-8."""
    keluar = StringIO()
    tulis = csv.writer(keluar)
    tulis.writerow([k.judul for k in INDIKATOR])
    for baris in _indikator(h):
        tulis.writerow([_aman(str(baris[k.field])) for k in INDIKATOR])
    return keluar.getvalue().encode("utf-8-sig")


def _aman(teks: str) -> str:
    """A cell that a spreadsheet takes for text; a dash alone, and a negative number, stay as they are."""
    bilangan = teks[:1] == "-" and teks[1:].replace(",", "").replace(".", "").replace("%", "").isdigit()
    return f"'{teks}" if teks.startswith(RUMUS) and teks != "-" and not bilangan else teks


def _semua(h: HalamanPublik) -> list[HasilTerbit]:
    return [*([h.daerah] if h.daerah else []), *h.pd]


def _indikator(h: HalamanPublik) -> Iterator[dict[str, Any]]:
    for t in _semua(h):
        for s in t.isi.sasaran:
            for i in s.indikator:
                yield _umum(h, t) | {
                    "sasaran": s.teks,
                    "indikator": i.nama,
                    "satuan": i.satuan,
                    "target": i.target,
                    "realisasi": i.realisasi,
                    "capaian": i.cetak,
                    "predikat": i.predikat,
                }


def _anggaran(h: HalamanPublik) -> Iterator[dict[str, Any]]:
    for t in _semua(h):
        uang = t.isi.jumlah
        yield _umum(h, t) | {
            "capaian": t.isi.cetak,
            "predikat": t.isi.predikat,
            "pagu": "" if uang.pagu is None else format_rupiah(uang.pagu, lambang=False),
            "realisasi": "" if uang.realisasi is None else format_rupiah(uang.realisasi, lambang=False),
            "serapan": uang.persen,
        }


def _umum(h: HalamanPublik, t: HasilTerbit) -> dict[str, Any]:
    terbit = t.p.diterbitkan_pada.astimezone(h.pemda.zona).date().isoformat()
    return {"pemda": h.pemda.sebutan, "tahun": h.tahun, "nama": t.isi.nama, "terbit": terbit}
