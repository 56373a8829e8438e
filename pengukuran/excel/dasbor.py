"""The dashboard as a workbook: every table of it, one sheet each."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from sakip.lembar import Format, Kolom, LembarTulis, tulis_buku
from sakip.organisasi.middleware import Konteks

from ..enums import PERIODE_UKUR, Periode, kata_periode
from ..gambar import bagian_sebaran
from ..queries.dasbor import BarisDasbor, Dasbor, DasborPD, SasaranUkur
from ..rules.cetak import bulatkan
from ..rules.dasbor import Sel
from ..rules.tren import TrenTahun
from ..rules.ukuran import Kaidah

_PERIODE = [
    k
    for p in PERIODE_UKUR
    for k in (
        Kolom(f"Capaian {Periode(p).label} (%)", p, format=Format.BILANGAN, lebar=14),
        Kolom(f"Keterangan {Periode(p).label}", f"{p}_ket", lebar=24),
    )
]
KEADAAN = [
    Kolom("Keadaan", "keadaan", lebar=28),
    Kolom("Batas", "tenggat", format=Format.TANGGAL, lebar=18),
    Kolom("Pertama diajukan", "diajukan", format=Format.TANGGAL, lebar=18),
    Kolom("Terlambat", "terlambat", lebar=12),
]
UANG = [
    Kolom("Perangkat Daerah", "nama", lebar=44),
    Kolom("Capaian (%)", "capaian", format=Format.BILANGAN, lebar=14),
    Kolom("Pagu (Rp)", "pagu", format=Format.RUPIAH, lebar=24),
    Kolom("Realisasi (Rp)", "realisasi", format=Format.RUPIAH, lebar=24),
    Kolom("Serapan (%)", "serapan", format=Format.BILANGAN, lebar=14),
    Kolom("Efisiensi", "efisiensi", format=Format.BILANGAN, lebar=14),
]
SEBARAN = [Kolom("Predikat", "nama", lebar=30), Kolom("Indikator", "jumlah", format=Format.BILANGAN, lebar=12)]
_TAHUN = [
    Kolom("Tahun", "tahun", lebar=10),
    Kolom("Sampai", "sampai", lebar=18),
    Kolom("PK yang memimpin (%)", "pokok", format=Format.BILANGAN, lebar=16),
    Kolom("Rata-rata (%)", "rata", format=Format.BILANGAN, lebar=14),
    Kolom("Nilai tengah (%)", "tengah", format=Format.BILANGAN, lebar=14),
    Kolom("Diterima", "diterima", format=Format.BILANGAN, lebar=12),
    Kolom("Tidak dapat dihitung", "dikecualikan", format=Format.BILANGAN, lebar=12),
    Kolom("Sebaran predikat indikator", "sebaran", lebar=60),
]
SASARAN = [
    Kolom("Sasaran", "nama", lebar=60),
    Kolom("Capaian (%)", "capaian", format=Format.BILANGAN, lebar=14),
    Kolom("Predikat", "predikat", lebar=18),
    Kolom("Indikator dihitung", "dihitung", format=Format.BILANGAN, lebar=12),
    Kolom("Tidak dapat dihitung", "dikecualikan", format=Format.BILANGAN, lebar=12),
]


def buku_pemda(d: Dasbor, lintas: TrenTahun, k: Konteks) -> bytes:
    siapa = k.pemda.sebutan if k.pemda else ""
    rows = [*([d.pemda] if d.pemda else []), *d.baris]
    ket = _keterangan(siapa, d.periode, k)
    banyak = [
        Kolom("PK berlaku", "pk", format=Format.BILANGAN, lebar=12),
        Kolom("PK diajukan", "pk_diajukan", format=Format.BILANGAN, lebar=12),
        Kolom("PK diterima", "pk_diterima", format=Format.BILANGAN, lebar=12),
    ]
    return tulis_buku(
        [
            LembarTulis(
                [Kolom("Perangkat Daerah", "nama", lebar=44), *_PERIODE, *KEADAAN, *banyak],
                _baris(rows, d.kaidah), "Capaian", ket,
            ),
            LembarTulis(UANG, _uang(rows, d.kaidah), "Anggaran", ket),
            LembarTulis(SEBARAN, bagian_sebaran(d.sebaran, d.kaidah), "Sebaran predikat", ket),
            LembarTulis(_TAHUN, _tahun(lintas, d.kaidah), "Tahun ke tahun", ket),
        ]
    )  # fmt: skip


def buku_pd(d: DasborPD, lintas: TrenTahun, k: Konteks) -> bytes:
    ket = _keterangan(d.kepala.nama, d.periode, k)
    return tulis_buku(
        [
            LembarTulis([Kolom("Jabatan", "nama", lebar=50), *_PERIODE, *KEADAAN], _baris(d.pejabat, d.kaidah),
                        "Pejabat", ket),
            LembarTulis(SASARAN, _sasaran(d.sasaran, d.kaidah), "Sasaran", ket),
            LembarTulis(UANG, _uang([d.kepala], d.kaidah), "Anggaran", ket),
            LembarTulis(SEBARAN, bagian_sebaran(d.sebaran, d.kaidah), "Sebaran predikat", ket),
            LembarTulis(_TAHUN, _tahun(lintas, d.kaidah), "Tahun ke tahun", ket),
        ]
    )  # fmt: skip


def _keterangan(siapa: str, periode: str, k: Konteks) -> str:
    return f"Dasbor kinerja {siapa}, {kata_periode(periode, k.tahun)}. Rata-rata hanya dari pengukuran yang diterima."


def _baris(rows: Iterable[BarisDasbor], kaidah: Kaidah) -> Iterator[dict[str, Any]]:
    for b in rows:
        isi: dict[str, Any] = {"nama": b.nama, "pk": b.banyak.pk, "pk_diajukan": b.banyak.diajukan}
        isi |= {"pk_diterima": b.banyak.diterima, "keadaan": b.kini.keadaan.label, "tenggat": b.kini.sampai}
        isi |= {"diajukan": b.kini.diajukan, "terlambat": "Terlambat" if b.kini.terlambat else ""}
        for periode, sel in b.sel.items():
            isi |= {periode: _angka(sel, kaidah), f"{periode}_ket": _ket(sel)}
        yield isi


def _angka(sel: Sel, kaidah: Kaidah) -> Any:
    ada = sel.sudah_diajukan and sel.rata is not None
    return bulatkan(sel.rata, cara=kaidah.pembulatan) if ada and sel.rata is not None else None


def _ket(sel: Sel) -> str:
    return sel.predikat.nama if sel.diterima and sel.predikat else sel.keadaan.label


def _uang(rows: Iterable[BarisDasbor], kaidah: Kaidah) -> Iterator[dict[str, Any]]:
    for b in rows:
        s, e = b.serapan, b.efisiensi
        yield {
            "nama": b.nama,
            "capaian": _angka(b.kini, kaidah) if b.kini.diterima else None,
            "pagu": s.pagu,
            "realisasi": s.sampai if s.terlapor else None,
            "serapan": bulatkan(s.persen, cara=kaidah.pembulatan) if s.persen is not None else None,
            "efisiensi": bulatkan(e.nilai, cara=kaidah.pembulatan) if e and e.nilai is not None else None,
        }


def _sasaran(rows: Iterable[SasaranUkur], kaidah: Kaidah) -> Iterator[dict[str, Any]]:
    for s in rows:
        nilai = s.rata.nilai
        yield {
            "nama": s.nama,
            "capaian": bulatkan(nilai, cara=kaidah.pembulatan) if nilai is not None else None,
            "predikat": s.predikat.nama if s.predikat else "",
            "dihitung": s.rata.dihitung,
            "dikecualikan": s.rata.dikecualikan,
        }


def _tahun(lintas: TrenTahun, kaidah: Kaidah) -> Iterator[dict[str, Any]]:
    def angka(nilai: Decimal | None) -> Decimal | None:
        return None if nilai is None else bulatkan(nilai, cara=kaidah.pembulatan)

    for t in lintas.tahun:
        semua = bagian_sebaran(t.sebaran, kaidah)
        yield {
            "tahun": str(t.tahun),
            "sampai": Periode(t.periode).label if t.ada else "Belum ada data",
            "pokok": angka(t.nilai_pokok),
            "rata": angka(t.rata.nilai),
            "tengah": angka(t.tengah),
            "diterima": t.rata.dihitung if t.ada else None,
            "dikecualikan": t.rata.dikecualikan if t.ada else None,
            "sebaran": ", ".join(f"{s['nama']} {s['jumlah']}" for s in semua if s["jumlah"]),
        }
