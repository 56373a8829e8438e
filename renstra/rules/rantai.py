"""Where a PD stands in the chain of its documents of a year, and what does not fit together (GM/SM Pasal 5, 6, 10)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from renstra.enums import StatusDokumen, VersiAnggaran


class Keadaan(StrEnum):
    BELUM = "belum"
    TERLAMBAT = "terlambat"
    DISUSUN = "disusun"
    DITETAPKAN = "ditetapkan"
    TAK_SELARAS = "tak_selaras"


@dataclass(frozen=True)
class Dokumen:
    """One version of a document as the chain sees it. `asal_usang`: what it rests on was replaced since."""

    id: int
    nama: str
    status: str
    nomor: str = ""
    tanggal: date | None = None
    versi: str = ""
    jumlah: Decimal | None = None
    asal_usang: bool = False


@dataclass(frozen=True)
class FaktaRantai:
    """The documents of one PD and year, all versions; `bulan`: the last month whose realisasi is known."""

    tahun: int
    renstra: tuple[Dokumen, ...] = ()
    rkt: tuple[Dokumen, ...] = ()
    rka: tuple[Dokumen, ...] = ()
    dpa: tuple[Dokumen, ...] = ()
    bulan: int = 0


@dataclass(frozen=True)
class Mata:
    """One link of the chain: its state, the document that stands for it, what does not fit."""

    jenis: str
    keadaan: Keadaan
    dokumen: Dokumen | None = None
    catatan: tuple[str, ...] = ()
    bulan: int = 0


def berlaku(dokumen: Iterable[Dokumen]) -> Dokumen | None:
    return next((d for d in dokumen if d.status == StatusDokumen.DITETAPKAN), None)


def rantai(fakta: FaktaRantai, today: date) -> tuple[Mata, ...]:
    """Renstra, RKT, RKA, DPA and the monthly realisasi, each with its state."""
    return (
        _mata("renstra", fakta.renstra, _renstra(fakta), telat=False),
        _mata("rkt", fakta.rkt, _rkt(fakta), telat=_berjalan(fakta, today)),
        _mata("rka", fakta.rka, _rka(fakta), telat=_berjalan(fakta, today)),
        _mata("dpa", fakta.dpa, _dpa(fakta), telat=_berjalan(fakta, today)),
        _realisasi(fakta, today),
    )


def _berjalan(fakta: FaktaRantai, today: date) -> bool:
    """The sources give these documents no date; once their year runs they are late (GM/SM Pasal 6, 10)."""
    return today >= date(fakta.tahun, 1, 1)


def _mata(jenis: str, dokumen: tuple[Dokumen, ...], catatan: list[str], *, telat: bool) -> Mata:
    satu = berlaku(dokumen)
    if satu:
        return Mata(jenis, Keadaan.TAK_SELARAS if catatan else Keadaan.DITETAPKAN, satu, tuple(catatan))
    disusun = next((d for d in dokumen if d.status == StatusDokumen.DISUSUN), None)
    keadaan = Keadaan.TERLAMBAT if telat else Keadaan.DISUSUN if disusun else Keadaan.BELUM
    return Mata(jenis, keadaan, disusun, tuple(catatan))


def _renstra(f: FaktaRantai) -> list[str]:
    """A Renstra is guided by the RPJMD (GM/SM Pasal 5 ayat (1))."""
    satu = berlaku(f.renstra)
    return ["Berpedoman pada RPJMD yang sudah digantikan."] if satu and satu.asal_usang else []


def _rkt(f: FaktaRantai) -> list[str]:
    """An RKT is drawn up from the Renstra in force (GM/SM Pasal 10 ayat (3))."""
    satu = berlaku(f.rkt)
    if satu is None:
        return []
    if satu.asal_usang:
        return ["Disusun dari Renstra yang sudah digantikan."]
    return [] if berlaku(f.renstra) else ["Ditetapkan tanpa Renstra yang berlaku."]


def _rka(f: FaktaRantai) -> list[str]:
    """The RKT is the basis of the RKA (GM/SM Pasal 10 ayat (4), Lampiran)."""
    satu = berlaku(f.rka)
    if satu is None:
        return []
    usang = ["Hasilnya menunjuk RKT yang sudah digantikan."] if satu.asal_usang else []
    return usang + ([] if berlaku(f.rkt) else ["Ditetapkan tanpa RKT yang berlaku."])


def _dpa(f: FaktaRantai) -> list[str]:
    """The RKA is set in the DPA (GM/SM Pasal 6 ayat (1)); its hasil come from the RKT (GM/SM Lampiran)."""
    satu, rkt, rka = berlaku(f.dpa), berlaku(f.rkt), berlaku(f.rka)
    if satu is None:
        return []
    catatan = ["Hasilnya menunjuk RKT yang sudah digantikan."] if satu.asal_usang else []
    if rkt is None:
        catatan.append("Ditetapkan tanpa RKT yang berlaku.")
    elif rkt.tanggal and satu.tanggal and rkt.tanggal > satu.tanggal and satu.versi == VersiAnggaran.MURNI:
        catatan.append("RKT ditetapkan sesudah DPA.")
    if rka is None:
        catatan.append("Ditetapkan tanpa RKA yang ditetapkan.")
    elif sebanding(satu.versi, rka.versi) and satu.jumlah != rka.jumlah:
        catatan.append("Jumlahnya berbeda dari RKA yang berlaku.")
    elif satu.versi == VersiAnggaran.PERUBAHAN and rka.versi != VersiAnggaran.PERUBAHAN:
        catatan.append("DPPA ditetapkan tanpa RKA perubahan.")
    return catatan


def sebanding(dpa: str, rka: str) -> bool:
    """Whether a DPA of this version sets an RKA of that one: a pergeseran moves money within the DPA alone."""
    if dpa == VersiAnggaran.PERGESERAN:
        return False
    return (dpa == VersiAnggaran.PERUBAHAN) == (rka == VersiAnggaran.PERUBAHAN)


def _realisasi(f: FaktaRantai, today: date) -> Mata:
    """A report of realisasi for every month that has ended, once there is a DPA (BK Pasal 9 ayat (1))."""
    dpa = berlaku(f.dpa)
    perlu = bulan_berakhir(f.tahun, today)
    if f.bulan >= perlu and f.bulan:
        return Mata("realisasi", Keadaan.DITETAPKAN, bulan=f.bulan)
    if dpa and perlu:
        sampai = f"sampai bulan ke-{f.bulan}" if f.bulan else "belum ada"
        return Mata(
            "realisasi",
            Keadaan.TERLAMBAT,
            catatan=(f"Realisasi {sampai}, sudah berakhir {perlu} bulan.",),
            bulan=f.bulan,
        )
    return Mata("realisasi", Keadaan.BELUM, bulan=f.bulan)


def bulan_berakhir(tahun: int, today: date) -> int:
    """How many months of the year have ended."""
    if today.year != tahun:
        return 12 if today.year > tahun else 0
    return today.month - 1
