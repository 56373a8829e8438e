"""What the public is shown, as it was frozen when it was published: plain data, of people only name and office.

Figures stand as they are printed; the exact ones (`capaian`, `serapan`) only draw the pictures.
"""

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True)
class PejabatPublik:
    nama: str = ""
    jabatan: str = ""


@dataclass(frozen=True)
class IndikatorPublik:
    """`kode`: of the predikat; `alasan`: why there is no capaian."""

    nama: str
    target: str = ""
    satuan: str = ""
    realisasi: str = ""
    cetak: str = ""
    predikat: str = ""
    kode: str = ""
    alasan: str = ""


@dataclass(frozen=True)
class SasaranPublik:
    teks: str
    cetak: str = ""
    predikat: str = ""
    kode: str = ""
    indikator: tuple[IndikatorPublik, ...] = ()


@dataclass(frozen=True)
class UangPublik:
    nama: str
    kode: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    persen: str = ""


@dataclass(frozen=True)
class HasilPublik:
    """The year of a PD or of the regency. `jenjang`: the scale of predikat (code, name, range), from the highest."""

    nama: str
    kepala: PejabatPublik
    cetak: str = ""
    capaian: str = ""
    predikat: str = ""
    kode: str = ""
    jenjang: tuple[tuple[str, str, str], ...] = ()
    sasaran: tuple[SasaranPublik, ...] = ()
    jumlah: UangPublik = field(default_factory=lambda: UangPublik("Jumlah"))
    program: tuple[UangPublik, ...] = ()

    @property
    def indikator(self) -> list[IndikatorPublik]:
        return [i for s in self.sasaran for i in s.indikator]


@dataclass(frozen=True)
class PkPublik:
    """A PK in force: who promised what to whom, and with which budget."""

    nama: str
    versi: int
    tanggal: str
    pertama: PejabatPublik
    kedua: PejabatPublik | None = None
    sasaran: tuple[SasaranPublik, ...] = ()
    program: tuple[UangPublik, ...] = ()
    jumlah: Decimal = Decimal(0)
