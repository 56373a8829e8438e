"""What an indicator is measured by, and what the profile of the regency decides about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pengukuran.rules.predikat import PERMENDAGRI_86_2017, Jenjang


@dataclass(frozen=True)
class Kaidah:
    """What the profile of the regency decides. `ambang` - below it kendala and solusi are asked for; above `atas` or
    below `bawah` a figure is asked about."""

    batas: Decimal | None = None
    pembulatan: str = "setengah"
    predikat: tuple[Jenjang, ...] = PERMENDAGRI_86_2017
    antara: str = "bulat"
    ambang: Decimal = Decimal(100)
    atas: Decimal = Decimal(150)
    bawah: Decimal = Decimal(50)
    efisiensi: str = "selisih"
    rata: str = "aritmetik"


@dataclass(frozen=True)
class Ukuran:
    """An indicator as frozen with the PK: target of the year as written, and how it is counted."""

    target: str
    arah: str
    cara_hitung: str
    satuan: str = ""
    skala: str = ""
    target_triwulan: Mapping[int, str] = field(default_factory=dict)
