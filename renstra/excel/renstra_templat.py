"""The worksheet of programs as regencies use it: target and money of five years, codes down to the sub kegiatan."""

from decimal import Decimal
from typing import Any

from renstra import queries
from renstra.enums import JenisSimpul
from renstra.excel.pembaca import nilai_pendek, pagu_dari, tulis_nilai
from renstra.models import Rencana
from renstra.rules import pohon
from renstra.rules.proporsi import RUPIAH_TERBESAR
from sakip.angka import baca_sel
from sakip.lembar import Format, Kolom, LembarTulis, Sel, SelSalah, bacaan_nilai, kode_dari, teks_dari, tulis_buku

TAHUN = range(1, 6)


def dana_dari(sel: Sel) -> Decimal:
    """Money that a formula may have computed to less than a sen; the rule rounds it and says so."""
    if isinstance(sel.nilai, str):
        return pagu_dari(sel)
    bilangan = baca_sel(sel.nilai, sel.number_format)
    if not 0 <= bilangan < RUPIAH_TERBESAR:
        raise SelSalah("Jumlah rupiah tidak wajar. Periksa lagi angkanya.")
    return bilangan


def _tahunan() -> tuple[Kolom, ...]:
    hasil: list[Kolom] = []
    for n in TAHUN:
        hasil += [
            Kolom(
                f"TARGET TAHUN {n}",
                f"target_{n}",
                nilai_pendek,
                lebar=14,
                gabungan=False,
                bacaan=bacaan_nilai,
                tulis=tulis_nilai,
            ),
            Kolom(
                f"DANA TAHUN {n}",
                f"dana_{n}",
                dana_dari,
                lebar=20,
                format=Format.RUPIAH,
                contoh="1.250.000,00",
                bantuan="Hanya rincian terbawah yang disimpan; baris di atasnya dihitung.",
            ),
        ]
    return tuple(hasil)


COLUMNS: tuple[Kolom, ...] = (
    Kolom(
        "SASARAN",
        "sasaran",
        teks_dari(1000),
        lebar=40,
        bantuan="Sasaran Renstra bagi program di baris ini dan di bawahnya; kosong: yang dipilih saat mengunggah.",
    ),
    Kolom(
        "KODE",
        "kode",
        kode_dari(60),
        lebar=22,
        contoh="X.XX.01",
        gabungan=False,
        bantuan="Program, kegiatan, atau sub kegiatan, misalnya X.XX.01.2.01.0001; X.XX dibaca bidang urusan "
        "Perangkat Daerah.",
    ),
    Kolom("PROGRAM DAN KEGIATAN", "nama", teks_dari(1000), lebar=60, gabungan=False),
    Kolom("SATUAN", "satuan", teks_dari(60), lebar=14, contoh="Dokumen", gabungan=False),
    Kolom("INDIKATOR", "indikator", teks_dari(1000), lebar=60, gabungan=False),
    Kolom(
        "DATA CAPAIAN AWAL", "baseline", nilai_pendek, lebar=14, gabungan=False, bacaan=bacaan_nilai, tulis=tulis_nilai
    ),
    *_tahunan(),
    Kolom("LOKASI", "lokasi", teks_dari(2000), lebar=24, bantuan="Tidak disimpan."),
    Kolom("KETERANGAN", "keterangan", teks_dari(2000), lebar=24, bantuan="Tidak disimpan."),
)
WAJIB = {"kode": "KODE", "nama": "PROGRAM DAN KEGIATAN"}


def ekspor(rencana: Rencana) -> bytes:
    """The programs, kegiatan and sub kegiatan that the plan has below its sasaran."""
    rows: list[dict[str, Any]] = []
    sasaran = ""
    for t in queries.pohon_rencana(rencana):
        if t.simpul.jenis == JenisSimpul.SASARAN:
            sasaran = t.simpul.uraian
        if t.simpul.jenis not in pohon.BERKODE:
            continue
        kepala = {"kode": t.simpul.kode, "nama": t.simpul.uraian}
        if t.simpul.jenis == JenisSimpul.PROGRAM:
            kepala["sasaran"] = sasaran
        for urutan, i in enumerate(t.indikator or [None]):
            rows.append({**({} if urutan else kepala), **(_baris(i) if i else {})})
    return tulis_buku([LembarTulis(COLUMNS, rows, "RENSTRA")], petunjuk=COLUMNS)


def _baris(i: queries.IndikatorTampil) -> dict[str, Any]:
    isi: dict[str, Any] = {f: getattr(i.indikator, f) for f in ("satuan", "baseline")}
    isi["indikator"] = i.indikator.nama
    for n, target in zip(TAHUN, i.target, strict=False):
        if target is not None:
            isi |= {f"target_{n}": target.tertulis, f"dana_{n}": target.pagu}
    return isi
