"""Every printed figure of a report, by a name that stays the same when its data are drawn anew."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from sakip.angka import format_rupiah
from sakip.teks import seragam

from ..isi import IndikatorIsi, KinerjaIsi, LaporanIsi, ProgramIsi, SasaranIsi
from .satuan import bersatuan


@dataclass(frozen=True)
class Angka:
    """`nama`: "i540.realisasi"; `sebutan`: what it is, in words; `tulisan`: as printed, with its unit."""

    nama: str
    sebutan: str
    tulisan: str


def semua_angka(isi: LaporanIsi) -> tuple[Angka, ...]:
    """Those that are there; what is empty is no figure."""
    return tuple(a for a in _semua(isi) if a.tulisan)


def _semua(isi: LaporanIsi) -> Iterator[Angka]:
    yield Angka("laporan.cetak", "rata-rata capaian sasaran", isi.cetak)
    for s in isi.sasaran:
        yield from _sasaran(s)
        for i in s.indikator:
            yield from _indikator(i, isi.tahun)
    for p in (*isi.anggaran, isi.jumlah):
        yield from _uang("anggaran", p)
    for r in isi.kinerja:
        yield from _kinerja(r)
    for d in isi.perangkat:
        yield Angka(f"perangkat.{d.nama}.cetak", f"capaian {d.nama}", d.cetak)
        yield from _uang("perangkat", ProgramIsi("", d.nama, "", d.pagu, d.realisasi, d.persen))


def _sasaran(s: SasaranIsi) -> Iterator[Angka]:
    e = s.efisiensi
    yield Angka(f"{s.kunci}.cetak", f"capaian sasaran {s.teks}", s.cetak)
    yield Angka(f"{s.kunci}.pagu", f"pagu sasaran {s.teks}", _rupiah(e.pagu))
    yield Angka(f"{s.kunci}.realisasi", f"realisasi anggaran sasaran {s.teks}", _rupiah(e.realisasi))
    yield Angka(f"{s.kunci}.serapan", f"serapan anggaran sasaran {s.teks}", e.serapan)
    yield Angka(f"{s.kunci}.efisiensi", f"efisiensi sasaran {s.teks}", e.nilai)
    for p in s.program:
        yield from _uang(f"{s.kunci}.program", p)
    for d in s.pendukung:
        yield Angka(
            f"{s.kunci}.pendukung.{d.pd}.{seragam(d.indikator)}.cetak", f"capaian {d.indikator} ({d.pd})", d.cetak
        )


def _indikator(i: IndikatorIsi, tahun: int) -> Iterator[Angka]:
    def satu(bagian: str, sebutan: str, tulisan: str) -> Angka:
        return Angka(f"{i.kunci}.{bagian}", f"{sebutan} {i.nama}", tulisan)

    yield satu("target", f"target {tahun}", bersatuan(i.target, i.satuan))
    yield satu("realisasi", f"realisasi {tahun}", bersatuan(i.realisasi, i.satuan))
    yield satu("cetak", f"capaian {tahun}", i.cetak)
    yield satu("target_akhir", f"target akhir {i.rencana}", bersatuan(i.target_akhir, i.satuan))
    yield satu("kemajuan", "kemajuan jangka menengah", i.kemajuan_cetak)
    for t in i.lalu:
        yield satu(f"{t.tahun}.target", f"target {t.tahun}", bersatuan(t.target, i.satuan))
        yield satu(f"{t.tahun}.realisasi", f"realisasi {t.tahun}", bersatuan(t.realisasi, i.satuan))
        yield satu(f"{t.tahun}.cetak", f"capaian {t.tahun}", t.cetak)
    for w in i.triwulan:
        yield satu(f"{w.periode}.realisasi", f"realisasi {w.nama}", bersatuan(w.realisasi, i.satuan))
        yield satu(f"{w.periode}.cetak", f"capaian {w.nama}", w.cetak)
    for p in i.pembanding:
        yield satu(f"pembanding.{p.jenis}.{p.nama}", f"{p.nama} {p.tahun} untuk", bersatuan(p.nilai, i.satuan))


def _uang(awalan: str, p: ProgramIsi) -> Iterator[Angka]:
    nama = f"{awalan}.{p.kode or p.nama}"
    yield Angka(f"{nama}.pagu", f"pagu {p.nama}", _rupiah(p.pagu))
    yield Angka(f"{nama}.realisasi", f"realisasi {p.nama}", _rupiah(p.realisasi))
    yield Angka(f"{nama}.persen", f"serapan {p.nama}", p.persen)


def _kinerja(r: KinerjaIsi) -> Iterator[Angka]:
    nama = f"kinerja.{r.kode}.{seragam(r.indikator)}"
    yield Angka(f"{nama}.target", f"target {r.indikator}", r.target)
    yield Angka(f"{nama}.realisasi", f"realisasi {r.indikator}", r.realisasi)
    yield Angka(f"{nama}.cetak", f"capaian {r.indikator}", r.cetak)


def _rupiah(jumlah: Decimal | None) -> str:
    return "" if jumlah is None else format_rupiah(jumlah)
