"""The figures of a PD and period as a worksheet to fill in and bring back (issue section 2; G2)."""

from collections.abc import Sequence
from typing import Any

from sakip.angka import Nilai
from sakip.lembar import KOLOM_KUNCI, Kolom, LembarTulis, abaikan, kunci_baris, nilai_dari, teks_dari, tulis_buku

from ..enums import TRIWULAN, Periode, kata_periode, sampai_triwulan
from ..queries.isian_pd import BarisIsian
from ..rules.arti import ANGKA

# what a person fills in, in the order of its fingerprint
LABEL = {
    "tertulis": "Realisasi",
    "pembilang": "Pembilang",
    "penyebut": "Penyebut",
    "kendala": "Kendala",
    "solusi": "Solusi",
    "sumber_data": "Sumber data",
}
_DIBACA = "Hanya untuk dibaca."
_DEPAN = (
    Kolom("JABATAN", "jabatan", abaikan, lebar=32, bantuan=_DIBACA),
    Kolom("TUJUAN/SASARAN", "kelompok", abaikan, lebar=40, bantuan=_DIBACA),
    Kolom("INDIKATOR", "indikator", abaikan, lebar=44, bantuan=_DIBACA),
    Kolom("TARGET", "target", abaikan, lebar=14, bantuan="Target setahun; hanya untuk dibaca."),
    Kolom("SATUAN", "satuan", abaikan, lebar=14, bantuan=_DIBACA),
    Kolom("KEADAAN", "keadaan", abaikan, lebar=16, bantuan="Yang sudah diajukan atau diterima tidak dapat diubah."),
)
_SEBELUM = tuple(
    Kolom(f"SEBELUMNYA {p.label.upper()}", f"tw{n}", abaikan, lebar=16, bantuan=_DIBACA) for p, n in TRIWULAN.items()
)
_ISI = (
    Kolom(
        "REALISASI",
        "tertulis",
        nilai_dari,
        lebar=18,
        contoh="85,10",
        bantuan="Tulis seperti dibaca: 97%, 85,10, WTP, 12 dokumen. Kosong: belum ada.",
        gabungan=False,
    ),
    Kolom("PEMBILANG", "pembilang", nilai_dari, lebar=14, bantuan="Bagi perbandingan; angka saja.", gabungan=False),
    Kolom("PENYEBUT", "penyebut", nilai_dari, lebar=14, bantuan="Bagi perbandingan; angka saja.", gabungan=False),
    Kolom("KENDALA", "kendala", teks_dari(2000), lebar=44, bantuan="Mengapa realisasinya rendah.", gabungan=False),
    Kolom("SOLUSI", "solusi", teks_dari(2000), lebar=44, bantuan="Apa yang dilakukan.", gabungan=False),
    Kolom("SUMBER DATA", "sumber_data", teks_dari(250), lebar=32, bantuan="Dari mana angkanya.", gabungan=False),
)
COLUMNS: tuple[Kolom, ...] = (*_DEPAN, *_SEBELUM, *_ISI, KOLOM_KUNCI)
DIAM = tuple(k.judul for k in (*_DEPAN, *_SEBELUM))


def kini(b: BarisIsian) -> dict[str, Any]:
    """What is stored of a row now."""
    return {f: getattr(b.realisasi, f) if b.realisasi else _bawaan(b, f) for f in LABEL}


def _bawaan(b: BarisIsian, medan: str) -> str:
    """Of a row whose sheet was not opened yet: whence the figure comes, as its indicator says."""
    return b.asal.sumber_data if medan == "sumber_data" else ""


def ekspor(rows: Sequence[BarisIsian], periode: str, tahun: int) -> bytes:
    """Every row with its key, and a sheet that explains the columns."""
    kolom = [*_DEPAN, *_SEBELUM[: _banyak_sebelum(periode)], *_ISI, KOLOM_KUNCI]
    judul = f"Realisasi {kata_periode(periode, tahun)}"
    return tulis_buku([LembarTulis(kolom, map(_baris, rows), judul)], petunjuk=kolom)


def kosong_saja() -> bytes:
    """The blank table with what its columns mean."""
    return tulis_buku([LembarTulis(COLUMNS, (), "Realisasi")], petunjuk=COLUMNS)


def _banyak_sebelum(periode: str) -> int:
    return len(TRIWULAN) if periode == Periode.TAHUN else sampai_triwulan(periode) - 1


def _baris(b: BarisIsian) -> dict[str, Any]:
    isi = kini(b)
    return {
        "jabatan": b.jabatan,
        "kelompok": b.asal.kelompok,
        "indikator": b.asal.indikator,
        "target": Nilai(b.asal.target),
        "satuan": b.asal.satuan,
        "keadaan": b.status.label,
        **{f"tw{n}": Nilai(b.sebelum.get(n, "")) for n in TRIWULAN.values()},
        **{f: Nilai(v) if f in ANGKA else v for f, v in isi.items()},
        "kunci": kunci_baris(b.nomor, [isi[f] for f in LABEL], per_sel=True),
    }
