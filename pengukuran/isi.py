"""What a form of measurement says (GM Lampiran D, SM Lampiran C), whatever its layout. Pure: no Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sakip.dokumen.isi import Jenis, PemdaIsi, PihakIsi

KOSONG = "-"  # of a quarter (or year) that has passed, nothing is known; one to come is left empty
NOL = Decimal(0)


@dataclass(frozen=True)
class IndikatorUkur:
    """One indicator as printed: its realisasi per quarter or year, what it has come to, and its capaian.

    `capaian` None: it cannot be told in per cent. `realisasi` and `sampai` are as people wrote them.
    """

    kunci: int
    teks: str
    target: str
    realisasi: tuple[str, ...]
    sampai: str = KOSONG
    capaian: Decimal | None = None
    kendala: str = ""
    solusi: str = ""


@dataclass(frozen=True)
class KelompokUkur:
    """One entry of column 2 with its indicators; `induk` is the index of the tujuan it stands under."""

    jenis: Jenis
    teks: str
    induk: int | None = None
    indikator: tuple[IndikatorUkur, ...] = ()


@dataclass(frozen=True)
class MataUkur:
    """A budget line: its pagu and what was spent of it; a text stands where there is no amount."""

    kunci: int
    nama: str
    target: Decimal
    realisasi: tuple[Decimal | str, ...]
    indikator: tuple[int, ...] = ()

    @property
    def terserap(self) -> Decimal | None:
        """Spent of the pagu, in per cent; None where nothing was reported or there is no pagu."""
        ada = [r for r in self.realisasi if isinstance(r, Decimal)]
        return sum(ada, NOL) * 100 / self.target if ada and self.target else None


@dataclass(frozen=True)
class IsiUkur:
    """The whole form. `pd_nama` None: of the regency. `sementara`: not every figure on it was accepted. `tahun_tanda`:
    the year it is signed in, printed where `tanggal` is not known; 0: that of the figures."""

    tahun: int
    periode: str
    sampai: str
    tata_letak: Mapping[str, Any]
    pemda: PemdaIsi
    pd_nama: str | None
    unit_nama: str | None
    penanda_tangan: PihakIsi
    kelompok: tuple[KelompokUkur, ...]
    mata: tuple[MataUkur, ...] = ()
    tingkat: str = ""
    pembulatan: str = "setengah"
    catatan: tuple[str, ...] = ()
    sementara: bool = False
    tanggal: date | None = None
    tahun_tanda: int = 0

    @property
    def jumlah(self) -> MataUkur:
        """Each line counts once, however many indicators it supports (GM Lampiran C.6)."""
        semua = [m.realisasi for m in self.mata]
        return MataUkur(
            0, "Jumlah", sum((m.target for m in self.mata), NOL), tuple(map(_jumlah, zip(*semua, strict=True)))
        )

    @property
    def kendala(self) -> tuple[str, ...]:
        return self._penjelasan("kendala")

    @property
    def solusi(self) -> tuple[str, ...]:
        return self._penjelasan("solusi")

    def _penjelasan(self, medan: str) -> tuple[str, ...]:
        semua = (getattr(i, medan).strip() for k in self.kelompok for i in k.indikator)
        return tuple(dict.fromkeys(s for s in semua if s))


def _jumlah(kolom: tuple[Decimal | str, ...]) -> Decimal | str:
    ada = [r for r in kolom if isinstance(r, Decimal)]
    return sum(ada, NOL) if ada else kolom[0]
