"""What the pictures of the dashboard are made of: rows of the distribution bar, lines over the years, bars."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from perjanjian.models import Butir
from sakip.skala import Skala, baca_skala

from .models import ButirProgram
from .queries.lintas_tahun import LintasTahun
from .rules.cetak import cetak_capaian
from .rules.dasbor import TIDAK_DIHITUNG, Sebaran
from .rules.grafik import Nilai, Tren, lebar, tren
from .rules.rumus import seperti_disimpan
from .rules.tren import TahunCapaian, TrenTahun
from .rules.ukuran import Kaidah

REALISASI, TARGET, RENCANA = ("Realisasi", "realisasi"), ("Target PK", "target"), ("Target rencana", "rencana")


def bagian_sebaran(isi: Sebaran, kaidah: Kaidah) -> list[dict[str, Any]]:
    """The distribution from the highest predikat down, and what has no number."""
    rows = [{"nama": j.nama, "warna": j.kode, "jumlah": isi.jumlah.get(j.kode, 0)} for j in kaidah.predikat]
    lain = isi.semua - sum(int(str(r["jumlah"])) for r in rows)
    if not kaidah.predikat:
        rows.append({"nama": "Dihitung", "warna": "tinggi", "jumlah": lain - isi.dikecualikan})
    rows.append({"nama": "Tidak dapat dihitung", "warna": TIDAK_DIHITUNG, "jumlah": isi.dikecualikan})
    return rows


@dataclass(frozen=True)
class Batang:
    """Capaian above serapan, each as long as it is high."""

    capaian: str
    serapan: str


def batang(capaian: Decimal | None, serapan: Decimal | None) -> Batang:
    return Batang(lebar(capaian), lebar(serapan))


def tren_lintas(lintas: LintasTahun, asal: Butir | ButirProgram) -> Tren | None:
    """Realisasi, target of the PK and target of the plan over the years."""
    skala = baca_skala(asal.skala)

    def nilai(teks: str) -> Nilai:
        return Nilai(_bilangan(teks, skala), teks)

    seri: dict[tuple[str, str], Sequence[Nilai]] = {
        REALISASI: [nilai(t.realisasi) for t in lintas.titik],
        TARGET: [nilai(t.target) for t in lintas.titik],
        RENCANA: [nilai(t.rencana if t.rencana != t.target else "") for t in lintas.titik],
    }
    return tren([str(t.tahun) for t in lintas.titik], seri)


Garis = tuple[str, Callable[[TahunCapaian], Decimal | None]]


def tren_dasbor(isi: TrenTahun, garis: Sequence[Garis], kaidah: Kaidah) -> Tren | None:
    """Two lines over the years, the first with its figures; a year that is not over stands by itself."""

    def nilai(bilangan: Decimal | None, setahun: bool) -> Nilai:
        return Nilai(bilangan, cetak_capaian(bilangan, cara=kaidah.pembulatan), lepas=not setahun)

    seri = {
        (nama, kelas): [nilai(ambil(t), t.setahun) for t in isi.tahun]
        for (nama, ambil), (_, kelas) in zip(garis, (REALISASI, TARGET), strict=True)
    }
    return tren([str(t.tahun) for t in isi.tahun], seri)


def baris_tahun(isi: TrenTahun, kaidah: Kaidah) -> list[dict[str, Any]]:
    """The years for the table, the newest first, each with its distribution."""
    return [{"t": t, "sebaran": bagian_sebaran(t.sebaran, kaidah)} for t in reversed(isi.tahun)]


def _bilangan(teks: str, skala: Skala) -> Decimal | None:
    if not teks:
        return None
    di_skala = skala.bilangan(teks)
    return seperti_disimpan(teks).bilangan if di_skala is None else di_skala
