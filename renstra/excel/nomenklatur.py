"""National codes as worksheets: the SIPD export (14 columns), the Kepmendagri list (one segment per column), and the
comparison of two editions out."""

import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from renstra.enums import JenisPemda
from renstra.excel.pembaca import label_dari, pilihan
from renstra.models import EdisiNomenklatur, Nomenklatur
from renstra.rules.banding_nomenklatur import Banding, Beda, BedaKode
from renstra.rules.impor_nomenklatur import Disaring
from sakip.angka import MasukanSalah, bersihkan_teks
from sakip.lembar import (
    KOLOM_KUNCI,
    Kolom,
    LembarTulis,
    Sel,
    SelSalah,
    abaikan,
    kode_dari,
    kunci_baris,
    pilihan_dari,
    teks_dari,
    tulis,
    tulis_buku,
)

_PANJANG = 20_000  # a definisi operasional fills pages
_TERSEMBUNYI = {"Cc", "Cf", "Cs", "Co", "Cn"}


def _uraian(sel: Sel) -> str:
    """A description: marks that nobody sees (they come with a copied text) are taken out rather than refused."""
    try:
        return _TEKS(sel)
    except MasukanSalah:
        if not isinstance(sel.nilai, str):
            raise
        isi = "".join(c for c in sel.nilai if c in "\n\t" or unicodedata.category(c) not in _TERSEMBUNYI)
        return Disaring(bersihkan_teks(isi, _PANJANG))


_TEKS = teks_dari(_PANJANG)
_JENIS = {
    "PROV": JenisPemda.PROVINSI,
    "PROVINSI": JenisPemda.PROVINSI,
    "KABKOT": JenisPemda.KABUPATEN_KOTA,
    "KAB/KOTA": JenisPemda.KABUPATEN_KOTA,
    "KABUPATEN/KOTA": JenisPemda.KABUPATEN_KOTA,
}


def _kode_nama(judul: str, field: str) -> Kolom:
    return Kolom(judul, field, teks_dari(700), wajib=True, lebar=44, bantuan="Kode, spasi, lalu nama.")


SIPD: tuple[Kolom, ...] = (
    Kolom("JENIS PEMDA", "jenis_pemda", pilihan_dari(_JENIS), wajib=True, lebar=14),
    _kode_nama("BIDANG", "bidang"),
    _kode_nama("PROGRAM", "program"),
    _kode_nama("KEGIATAN", "kegiatan"),
    Kolom(
        "SUBKEGIATAN", "sub_kegiatan", teks_dari(700), wajib=True, alias=("SUB KEGIATAN",), lebar=44,
        bantuan="Kode, spasi, lalu nama.",
    ),
    Kolom("KINERJA", "kinerja", _uraian, lebar=40),
    Kolom("INDIKATOR", "indikator", _uraian, lebar=40),
    Kolom("SATUAN", "satuan", teks_dari(80)),
    Kolom("TAG", "tag", abaikan),
    Kolom("DEFINISI OPERASIONAL", "definisi_operasional", _uraian, lebar=60),
    Kolom("PELAKSANA", "pelaksana", _uraian, lebar=30),
    Kolom("SPM", "spm", teks_dari(20)),
    Kolom("JENIS", "jenis", abaikan),
    Kolom("SUBKEGIATAN SEBELUMNYA", "sebelumnya", _uraian, lebar=40),
)  # fmt: skip


def _bertitik(sel: Sel) -> str:
    """`2.01`, also where Excel holds it as a number; `2.1` could be 2.01 or 2.10 and is refused."""
    if not isinstance(sel.nilai, int | float | Decimal) or isinstance(sel.nilai, bool):
        return str(sel.nilai).strip()
    jenis, _, nomor = f"{sel.nilai}".partition(".")
    if len(nomor) != 2:
        raise SelSalah(
            "Nomor kegiatan terbaca sebagai angka sehingga nolnya hilang. Tulis sebagai teks, misalnya 2.10."
        )
    return f"{jenis}.{nomor}"


def _segmen(judul: str, field: str, *alias: str, baca: Callable[[Sel], object] | None = None) -> Kolom:
    return Kolom(judul, field, baca or kode_dari(20), alias=alias, lebar=12, gabungan=False)


KEPMEN: tuple[Kolom, ...] = (
    _segmen("URUSAN/UNSUR", "urusan", "URUSAN"),
    _segmen("BIDANG URUSAN/BIDANG UNSUR", "bidang", "BIDANG URUSAN"),
    _segmen("PROGRAM", "program"),
    _segmen("KEGIATAN", "kegiatan", baca=_bertitik),
    _segmen("SUB KEGIATAN", "sub_kegiatan", "SUBKEGIATAN"),
    Kolom("NOMENKLATUR URUSAN", "nama", teks_dari(2000), wajib=True, alias=("NOMENKLATUR",), lebar=60),
    Kolom("KINERJA", "kinerja", _uraian, lebar=40),
    Kolom("INDIKATOR", "indikator", _uraian, lebar=40),
    Kolom("SATUAN", "satuan", teks_dari(80)),
    Kolom("KETERANGAN", "keterangan", abaikan),
)

LABEL_EDISI = {
    "jenis_pemda": "Berlaku bagi",
    "tingkat": "Tingkat",
    "kode": "Kode",
    "nama": "Nama",
    "kinerja": "Kinerja",
    "indikator": "Indikator",
    "satuan": "Satuan",
    "definisi_operasional": "Definisi operasional",
    "pelaksana": "Pelaksana",
    "spm": "SPM",
    "sebelumnya": "Sub kegiatan sebelumnya",
}
_TINGKAT = dict(Nomenklatur._meta.get_field("tingkat").flatchoices)
EDISI: tuple[Kolom, ...] = (
    Kolom(
        "BERLAKU BAGI",
        "jenis_pemda",
        pilihan(JenisPemda),
        wajib=True,
        lebar=16,
        tulis=label_dari(JenisPemda),
        contoh=JenisPemda.KABUPATEN_KOTA.label,
    ),
    Kolom(
        "TINGKAT",
        "tingkat",
        pilihan_dari({nama: nilai for nilai, nama in _TINGKAT.items()}),
        wajib=True,
        lebar=16,
        tulis=lambda nilai: _TINGKAT.get(nilai, nilai),
        contoh="Sub Kegiatan",
        bantuan=", ".join(_TINGKAT.values()) + ".",
    ),
    Kolom(
        "KODE",
        "kode",
        kode_dari(30),
        wajib=True,
        lebar=22,
        contoh="1.01.02.2.01.0001",
        bantuan="Kode baris yang sudah ada tidak diubah. Baris baru memakai kode lengkap, dan induknya sudah ada.",
    ),
    Kolom("NAMA", "nama", teks_dari(500), wajib=True, lebar=60, contoh="Pembangunan Unit Sekolah Baru"),
    *(Kolom(LABEL_EDISI[f].upper(), f, _uraian, lebar=40, gabungan=False) for f in ("kinerja", "indikator")),
    Kolom("SATUAN", "satuan", teks_dari(80), gabungan=False),
    Kolom("DEFINISI OPERASIONAL", "definisi_operasional", _uraian, lebar=60, gabungan=False),
    Kolom("PELAKSANA", "pelaksana", _uraian, lebar=30, gabungan=False),
    Kolom("SPM", "spm", teks_dari(20), gabungan=False),
    Kolom("SUB KEGIATAN SEBELUMNYA", "sebelumnya", _uraian, lebar=40, gabungan=False),
    KOLOM_KUNCI,
)


def isi_kode(kode: Nomenklatur) -> dict[str, Any]:
    return {f: getattr(kode, f) for f in LABEL_EDISI}


def ekspor_edisi(edisi: EdisiNomenklatur) -> bytes:
    """An edition as a workbook that comes back: a row for each code of every level."""
    semua = Nomenklatur.objects.filter(edisi=edisi).order_by("jenis_pemda", "kode")
    rows = ((isi := isi_kode(k)) | {"kunci": kunci_baris(k.pk, list(isi.values()))} for k in semua)
    return tulis_buku([LembarTulis(EDISI, rows, edisi.nama)], petunjuk=EDISI)


_BEDA = {Beda.BARU: "Baru", Beda.HILANG: "Tidak ada lagi", Beda.BERGANTI: "Berganti nama"}
BANDING: tuple[Kolom, ...] = (
    Kolom("PERUBAHAN", "beda", lebar=18, tulis=lambda b: _BEDA[b]),
    Kolom("BERLAKU BAGI", "jenis_pemda", lebar=16, tulis=lambda j: JenisPemda(j).label),
    Kolom("TINGKAT", "tingkat", lebar=16, tulis=lambda t: t.replace("_", " ").capitalize()),
    Kolom("KODE", "kode", kode_dari(30), lebar=22),
    Kolom("NAMA SEMULA", "semula", lebar=60),
    Kolom("NAMA MENJADI", "menjadi", lebar=60),
)


def ekspor_banding(banding: Banding, lama: str, baru: str) -> bytes:
    """The differences of two editions as a worksheet."""
    rows: Iterable[BedaKode] = banding.baris
    return tulis(BANDING, rows, judul_lembar="Perbandingan", keterangan=[f"Semula: {lama}", f"Menjadi: {baru}"])
