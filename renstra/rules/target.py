"""The target of one year, as a form hands it to a service."""

from dataclasses import dataclass
from decimal import Decimal

from sakip.angka import Nilai


@dataclass(frozen=True)
class IsiTarget:
    """The target of one year as written, and its indicative ceiling."""

    nilai: Nilai
    pagu: Decimal | None = None
