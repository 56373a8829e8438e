"""The facts of one report that its workflow asks for."""

from ..models import Laporan
from ..rules.fakta import FaktaLaporan


def fakta(laporan: Laporan) -> FaktaLaporan:
    return FaktaLaporan(pernah_diajukan=laporan.pertama_diajukan_pada is not None)
