"""What a dashboard says of measurements: how far each has come, and sums of what was computed and accepted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..enums import UKUR_DIPERIKSA, UKUR_DITERIMA, StatusUkur
from ..enums.dasbor import MENUNGGU, KeadaanUkur
from .predikat import Jenjang

TANPA_PREDIKAT = "tanpa_predikat"
TIDAK_DIHITUNG = "tidak_dapat_dihitung"


@dataclass(frozen=True)
class Sel:
    """One office in one period: what it came to, and how that stands.

    `rata` counts for means only where it was accepted (GM/SM Pasal 9 ayat (6)); before, it is shown as provisional.
    """

    periode: str
    keadaan: KeadaanUkur
    nomor: int | None = None
    rata: Decimal | None = None
    angka: str = ""
    predikat: Jenjang | None = None
    dihitung: int = 0
    dikecualikan: int = 0
    sebaran: Mapping[str, int] = field(default_factory=dict)
    tenggat: date | None = None
    dispensasi: date | None = None
    diajukan: date | None = None

    @property
    def diterima(self) -> bool:
        return self.keadaan == KeadaanUkur.DITERIMA

    @property
    def sudah_diajukan(self) -> bool:
        return self.keadaan in (KeadaanUkur.DITERIMA, KeadaanUkur.SEMENTARA)

    @property
    def menunggu(self) -> bool:
        """Whether it lacks, and its period is over."""
        return self.keadaan in MENUNGGU

    @property
    def terlambat(self) -> bool:
        """Submitted after the deadline, with a dispensasi or without; or not at all, and both have passed (E6, E7)."""
        lewat = bool(self.tenggat and self.diajukan and self.diajukan > self.tenggat)
        return lewat or self.keadaan == KeadaanUkur.LEWAT

    @property
    def sampai(self) -> date | None:
        """Until when it may be submitted."""
        return self.dispensasi or self.tenggat

    @property
    def warna(self) -> str:
        """The key of the heat cell: the predikat where it was accepted, else how far it has come."""
        if not self.diterima:
            return "tiada" if self.keadaan == KeadaanUkur.NANTI else self.keadaan.value
        if self.rata is None:
            return TIDAK_DIHITUNG
        return self.predikat.kode if self.predikat else TANPA_PREDIKAT

    @property
    def kata(self) -> str:
        """What stands in the cell: figure and predikat, or the state in words."""
        if self.diterima:
            if self.rata is None:
                return "tidak dapat dihitung"
            return f"{self.angka} {self.predikat.nama.lower()}" if self.predikat else self.angka
        if self.keadaan == KeadaanUkur.SEMENTARA:
            return f"{self.angka} sementara" if self.rata is not None else "sementara"
        return _KATA.get(self.keadaan, "–")


_KATA = {
    KeadaanUkur.DIKEMBALIKAN: "dikembalikan",
    KeadaanUkur.BELUM: "belum",
    KeadaanUkur.LEWAT: "terlambat, belum",
    KeadaanUkur.TIADA: "belum ada PK",
}


def keadaan(status: str, *, akhir: date, tenggat: date | None, hari_ini: date) -> KeadaanUkur:
    """How far a measurement has come (GM/SM Pasal 9 ayat (6)-(9)); `status` empty: there is none."""
    if status in UKUR_DITERIMA:
        return KeadaanUkur.DITERIMA
    if status in UKUR_DIPERIKSA:
        return KeadaanUkur.SEMENTARA
    if status == StatusUkur.DIKEMBALIKAN:
        return KeadaanUkur.DIKEMBALIKAN
    if hari_ini <= akhir:
        return KeadaanUkur.NANTI
    return KeadaanUkur.LEWAT if tenggat is not None and hari_ini > tenggat else KeadaanUkur.BELUM


@dataclass(frozen=True)
class Sebaran:
    """How many figures have which predikat; those without a number are counted too."""

    jumlah: Mapping[str, int]
    dikecualikan: int = 0

    @property
    def semua(self) -> int:
        return sum(self.jumlah.values()) + self.dikecualikan


def sebaran(semua: Iterable[Sel]) -> Sebaran:
    """The distribution over the accepted ones (not only means)."""
    jumlah: Counter[str] = Counter()
    lepas = 0
    for sel in semua:
        if sel.diterima:
            jumlah.update(sel.sebaran)
            lepas += sel.dikecualikan
    return Sebaran(dict(jumlah), lepas)
