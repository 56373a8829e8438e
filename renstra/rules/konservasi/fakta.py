"""What the rules of conservation look at, and what they find."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

NOL = Decimal(0)


class HalKonservasi(StrEnum):
    JUMLAH = "jumlah"
    RKA_DPA = "rka_dpa"
    PAGU_RENSTRA = "pagu_renstra"
    TANPA_BAWAH = "tanpa_bawah"
    RKT_TANPA_HASIL = "rkt_tanpa_hasil"
    HASIL_TANPA_KELUARAN = "hasil_tanpa_keluaran"
    GANDA_INDIKATOR = "ganda_indikator"
    GANDA_KODE = "ganda_kode"


@dataclass(frozen=True)
class BarisUang:
    """A line of an RKA or DPA with its own money: None where none is written, which is not the same as nothing."""

    id: int
    kode: str
    nama: str
    tingkat: str
    induk: int | None
    pagu: Decimal | None = None


@dataclass(frozen=True)
class IndikatorSimpul:
    """An indicator of a node with its indicative ceiling of the year; `bersama`: another PD carries it by consent."""

    id: int
    nama: str
    pagu: Decimal | None = None
    bersama: bool = False


@dataclass(frozen=True)
class SimpulFakta:
    id: int
    induk: int | None
    jenis: str
    kode: str
    uraian: str
    indikator: tuple[IndikatorSimpul, ...] = ()


@dataclass(frozen=True)
class RKTFakta:
    id: int
    nama: str
    jenis: str
    simpul: int | None = None


@dataclass(frozen=True)
class TolokFakta:
    """A tolok ukur of a budget line; a hasil names the RKT row it comes from."""

    id: int
    baris: int
    jenis: str
    uraian: str
    rkt: int | None = None


@dataclass(frozen=True)
class FaktaKonservasi:
    """Everything of one PD and year. `None`: there is no such document. `anggaran`: which of the two `tolok` is of;
    `daerah`: of the regency's own plan, which may end above the kegiatan."""

    simpul: tuple[SimpulFakta, ...] = ()
    rkt: tuple[RKTFakta, ...] | None = None
    rka: tuple[BarisUang, ...] | None = None
    dpa: tuple[BarisUang, ...] | None = None
    anggaran: str = "dpa"
    tolok: tuple[TolokFakta, ...] = ()
    daerah: bool = False

    @property
    def baris(self) -> tuple[BarisUang, ...]:
        """The lines that the tolok ukur stand in."""
        return (self.dpa if self.anggaran == "dpa" else self.rka) or ()


@dataclass(frozen=True)
class TemuanKonservasi:
    """What is not conserved. `dokumen` (rencana, rkt, rka, dpa), `tujuan` and `id` say where it is mended; `selisih`:
    the rupiah that are missing or too many, where it is about money."""

    hal: HalKonservasi
    pesan: str
    dasar: str
    dokumen: str
    tujuan: str = ""
    id: int | None = None
    selisih: Decimal | None = None
