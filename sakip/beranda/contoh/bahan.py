"""What the documents of the example are made of: names and codes, sasaran, targets and amounts by PD and year."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from renstra.models import BarisRKT, Rencana, Simpul

from .data import baca
from .organisasi import Daerah

TAHUN_DASAR = 2025
PENUNJANG = "X.XX"
TAHUN_NYATA = 2022
NAIK_TAHUN = {
    2022: Decimal("0.81"),
    2023: Decimal("0.86"),
    2024: Decimal("0.91"),
    2025: Decimal("0.95"),
    2026: Decimal(1),
}
BAGIAN_APBN = Decimal("0.35")


@dataclass(frozen=True)
class Sub:
    """A sub kegiatan of a PD in one year."""

    kode: str
    jumlah: Decimal
    pengampu: str
    target: int
    dana: tuple[tuple[str, Decimal], ...]


@dataclass
class Dokumen:
    """What was drawn up, by year: the sasaran of the RPJMD, the RKT rows of each PD."""

    sasaran: dict[tuple[int, str], Simpul] = field(default_factory=dict)
    rpjmd: dict[int, Rencana] = field(default_factory=dict)
    iku: dict[tuple[str, int], list[list[BarisRKT]]] = field(default_factory=dict)  # (PD, year): per sasaran
    program: dict[tuple[str, int, str], BarisRKT] = field(default_factory=dict)


def nyata(d: Daerah, tahun: int) -> bool:
    """Whether the documents of that year are those that the regency published."""
    return tahun == TAHUN_NYATA and bool(d.isi.get("ada_2022"))


def sasaran_pd(jenis: str) -> list[dict[str, Any]]:
    """The sasaran of a kind of PD; one that says nothing of its own services gets the common sasaran as well."""
    isi: list[dict[str, Any]] = baca("rencana")["pd"][jenis]["sasaran"]
    ada = any("X.XX.01" in s["program"] for s in isi)
    return isi if ada else [*isi, baca("rencana")["bersama"]]


def hasil_program(sasaran: dict[str, Any], program: str) -> list[int]:
    """Which indicators of the sasaran a program serves (by position)."""
    semua = list(range(len(sasaran["indikator"])))
    pilihan: list[int] = sasaran.get("hasil", {}).get(program, semua)
    return pilihan


def target_tahun(nilai: str, langkah: str, satuan: str, tahun: int) -> str:
    """The target of a year as people write it: `97%`, `85,10`, `WTP`."""
    if not langkah:
        return nilai
    dasar, naik = (Decimal(x.replace(",", ".")) for x in (nilai, langkah))
    hasil = dasar + naik * (tahun - TAHUN_DASAR)
    persen = satuan == "%"
    desimal = max(-int(dasar.as_tuple().exponent), -int(naik.as_tuple().exponent), 0)
    teks = f"{min(hasil, Decimal(100)) if persen else hasil:.{desimal}f}".replace(".", ",")
    return f"{teks}%" if persen else teks


def kode_dengan_bidang(d: Daerah, pd: str, kode: str) -> str:
    """`X.XX` replaced by the bidang urusan that the PD serves first."""
    return kode.replace(PENUNJANG, d.pd[pd].bidang_urusan.split(",")[0], 1)


@cache
def _nama() -> dict[str, list[str]]:
    semua: dict[str, list[str]] = {**baca("bappeda_2022")["nomenklatur"], **baca("nomenklatur")}
    return semua


def nama_kode(kode: str) -> str:
    return uraian_kode(kode)[0]


def uraian_kode(kode: str) -> list[str]:
    """Name (of a sub kegiatan also indicator and unit) by the nomenclature; `5.01.01` is looked up as `X.XX.01`."""
    segmen = kode.split(".")
    umum = ".".join([PENUNJANG, *segmen[2:]])
    return _nama()[umum if segmen[2] == "01" else kode]


def sub_kegiatan(d: Daerah, pd: str, tahun: int) -> list[Sub]:
    """What a PD spends in a year, with who answers for it."""
    if nyata(d, tahun):
        rows, faktor = baca("bappeda_2022")["sub"], None
    else:
        rows, faktor = baca("anggaran")[d.jenis[pd]], Decimal(d.isi["skala"]) * NAIK_TAHUN[tahun]
    hasil = []
    for kode, pagu, pengampu, target in rows:
        jumlah = Decimal(pagu) if faktor is None else Decimal(int(pagu * faktor) // 1000 * 1000)
        hasil.append(Sub(kode_dengan_bidang(d, pd, kode), jumlah, pengampu, target, _dana(d, pd, kode, jumlah, tahun)))
    return hasil


def _dana(d: Daerah, pd: str, kode: str, jumlah: Decimal, tahun: int) -> tuple[tuple[str, Decimal], ...]:
    apbn = d.isi.get("dana", {}).get(pd)
    if apbn and not nyata(d, tahun) and not kode.startswith(PENUNJANG):
        pusat = Decimal(int(jumlah * BAGIAN_APBN) // 1000 * 1000)
        return (("dau", jumlah - pusat), (apbn, pusat))
    return (("pad" if kode.startswith(PENUNJANG) and "2.02" not in kode else "dau", jumlah),)
