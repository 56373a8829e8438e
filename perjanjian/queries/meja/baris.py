"""The rows of the work-bench: the PK beside each of its documents, with the findings about it."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from sakip.angka import format_rupiah

from ...enums import JenisKelompok, JenisTemuan, Sumber
from ...models import Butir
from ...rules.keselarasan import URUTAN, BarisBanding, BarisPagu, Sel, selisih_pagu
from ..banding import HasilBanding, nomor_butir
from ..perubahan import Perubahan
from .bentuk import JENIS, KELOMPOK, BarisMeja, KelompokMeja, NomorSel, SelMeja, TemuanMeja

BEDA_TARGET = (JenisTemuan.TARGET, JenisTemuan.TAHUN, JenisTemuan.SATUAN)


def kolom(hasil: HasilBanding, tahun: int) -> tuple[tuple[str, str], ...]:
    rkt = hasil.dokumen.rkt
    rencana = rkt.rencana if rkt else None
    return (
        ("Renstra", f"{rencana.tahun_awal}–{rencana.tahun_akhir}, target {tahun}" if rencana else "belum ada"),
        ("RKT", str(rkt.tahun) if rkt else "belum ada"),
        ("RKA", _dokumen(hasil.dokumen.rka)),
        ("DPA", _dokumen(hasil.dokumen.dpa)),
    )


def _dokumen(dokumen: Any) -> str:
    if dokumen is None:
        return "belum ditetapkan"
    return f"{dokumen.get_versi_display().lower()}" + (f", {dokumen.tanggal:%d-%m-%Y}" if dokumen.tanggal else "")


def susun_baris(
    hasil: HasilBanding, butir: Sequence[Butir], temuan: Sequence[TemuanMeja], berubah: Perubahan
) -> tuple[tuple[KelompokMeja, ...], tuple[BarisMeja, ...], tuple[BarisMeja, ...]]:
    """The rows of the PK by group, what only a document has, and the budget lines."""
    p = hasil.perbandingan
    per_butir = {b.baris.kunci: b for b in p.baris}
    kelompok, rujukan = [], nomor_butir(butir)
    tentang = _tentang(temuan, "butir_id")
    for n, ((jenis, teks), isi) in enumerate(groupby(butir, key=lambda b: (b.jenis_kelompok, b.kelompok)), 1):
        rows = tuple(
            _baris_butir(per_butir[b.pk], rujukan[b.pk], tentang[b.pk], berubah.baris.get(b.pk, "")) for b in isi
        )
        kelompok.append(KelompokMeja(f"{KELOMPOK[JenisKelompok(jenis)]} {n}. {teks}", rows))
    berlebih = tuple(_baris_berlebih(t) for t in temuan if t.temuan.jenis == JenisTemuan.BERLEBIH)
    tentang = _tentang(temuan, "pagu_id")
    return tuple(kelompok), berlebih, tuple(_baris_pagu(x, tentang[x.pagu.kunci]) for x in p.pagu)


def _tentang(temuan: Sequence[TemuanMeja], kolom: str) -> defaultdict[int, tuple[TemuanMeja, ...]]:
    """Row or budget line -> the findings about it."""
    hasil: defaultdict[int, tuple[TemuanMeja, ...]] = defaultdict(tuple)
    for t in temuan:
        if kunci := getattr(t.temuan, kolom):
            hasil[kunci] += (t,)
    return hasil


def _nomor_sel(temuan: Sequence[TemuanMeja]) -> NomorSel:
    """Which finding stands in which cell of a row: (document, kind) -> number."""
    return {(s, t.temuan.jenis): t.temuan.nomor for t in temuan for s in t.temuan.daftar_sumber}


def _baris_butir(b: BarisBanding, nomor: str, temuan: tuple[TemuanMeja, ...], berubah: str) -> BarisMeja:
    beda = next((s for s in b.sel if s.jenis == JenisTemuan.REDAKSI), None)
    target = next((s for s in b.sel if s.jenis in BEDA_TARGET and s.teks), None)
    tulisan = _bersatuan(b.baris.target, b.baris.satuan)
    sel = _nomor_sel(temuan)
    return BarisMeja(
        nomor,
        b.baris.kunci,
        b.baris.indikator,
        tulisan,
        beda.teks if beda else b.baris.indikator,
        _bersatuan(target.target, target.satuan) if target else tulisan,
        tuple(_sel(s, b, sel) for s in b.sel),
        temuan,
        berubah,
    )


def _bersatuan(target: str, satuan: str) -> str:
    """The target with its unit, unless it is written in it already."""
    if (
        not satuan
        or satuan.casefold() in target.casefold()
        or (satuan.casefold() in ("persen", "%") and "%" in target)
    ):
        return target
    return f"{target} {satuan}".strip()


def _sel(s: Sel, b: BarisBanding, nomor: NomorSel) -> SelMeja:
    nama = Sumber(s.sumber).label
    if not s.dibandingkan:
        return SelMeja(nama, "tiada")
    if s.jenis is None:
        return SelMeja(nama, "sama", target=s.target)
    n = nomor.get((s.sumber, s.jenis))
    if not s.teks:  # the document has no such row
        apa = "indikator" if s.sumber in (Sumber.RENSTRA, Sumber.RKT) else "tolok ukur"
        catatan = f"Tidak ada {apa} dengan bunyi ini di {nama}" + (f"; baris ini {s.tahun}." if s.tahun else ".")
        return SelMeja(nama, "beda", JENIS[s.jenis], catatan=catatan, nomor=n)
    if s.jenis == JenisTemuan.REDAKSI:
        return SelMeja(nama, "beda", JENIS[s.jenis], s.teks, b.baris.indikator, nomor=n, target=s.target)
    sumber, pk = _bersatuan(s.target, s.satuan), _bersatuan(b.baris.target, b.baris.satuan)
    bunyi = nomor.get((s.sumber, JenisTemuan.REDAKSI))
    beda_bunyi = JenisTemuan.REDAKSI in s.lain
    catatan = f"PK memuat {s.tahun}" if s.jenis == JenisTemuan.TAHUN else ""
    juga = f"Bunyi juga berbeda (temuan {bunyi}): {s.teks}" if beda_bunyi else "Bunyi indikator sama"
    pengantar = "" if s.jenis == JenisTemuan.SATUAN else "Target:"
    return SelMeja(nama, "beda", JENIS[s.jenis], sumber, pk, pengantar, catatan, juga, nomor=n)


def _baris_berlebih(t: TemuanMeja) -> BarisMeja:
    """What a document has and the PK has not: a row of its own, empty at the left."""
    sel = tuple(
        SelMeja(Sumber(s).label, "beda", t.jenis, catatan=t.temuan.menurut_sumber, nomor=t.temuan.nomor)
        if s in t.temuan.daftar_sumber
        else SelMeja(Sumber(s).label, "tiada")
        for s in URUTAN
    )
    return BarisMeja(t.temuan.rujukan, None, "", "", "", "", sel, (t,))


def _baris_pagu(x: BarisPagu, temuan: tuple[TemuanMeja, ...]) -> BarisMeja:
    kita = format_rupiah(x.pagu.jumlah, lambang=False)
    nomor = _nomor_sel(temuan)
    sel = tuple(_sel_pagu(s, x, nomor) for s in (Sumber.RKA, Sumber.DPA))
    lain = [n for n in x.jumlah.values() if n is not None and n != x.pagu.jumlah]
    nama = next((n.removeprefix(x.pagu.kode).strip() for n in x.sebutan.values()), x.pagu.nama)
    semula = format_rupiah(lain[-1], lambang=False) if lain else kita
    return BarisMeja(x.pagu.kode, None, x.pagu.nama, kita, nama, semula, sel, temuan, pagu_id=x.pagu.kunci)


def _sel_pagu(s: Sumber, x: BarisPagu, nomor: NomorSel) -> SelMeja:
    nama = str(s.label)
    if s.value not in x.jumlah:
        return SelMeja(nama, "tiada")
    nilai = x.jumlah[s.value]
    if nilai is None:
        jenis = JenisTemuan.TAHUN if x.pagu.asal else JenisTemuan.TIDAK_ADA
        catatan = f"Tidak ada kode ini di {nama}" + (f"; ditarik dari DPA {x.pagu.asal}." if x.pagu.asal else ".")
        return SelMeja(nama, "beda", JENIS[jenis], catatan=catatan, nomor=nomor.get((s, jenis)))
    sebutan, n_sebutan = x.sebutan.get(s.value, ""), nomor.get((s, JenisTemuan.PROGRAM))
    if nilai == x.pagu.jumlah:
        if not sebutan:
            return SelMeja(nama, "sama")
        return SelMeja(nama, "beda", JENIS[JenisTemuan.PROGRAM], catatan=f"Di {nama}: {sebutan}", nomor=n_sebutan)
    return SelMeja(
        nama,
        "beda",
        JENIS[JenisTemuan.ANGGARAN],
        format_rupiah(nilai, lambang=False),
        format_rupiah(x.pagu.jumlah, lambang=False),
        catatan=f"PK {selisih_pagu(x.pagu.jumlah, nilai)}",
        juga=f"Sebutan juga berbeda (temuan {n_sebutan}): {sebutan}" if sebutan else "",
        nomor=nomor.get((s, JenisTemuan.ANGGARAN)),
    )
