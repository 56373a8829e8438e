"""The life of an LKjIP as one table: page and service ask the same question (GM/SM Pasal 11; PermenPANRB 53/2014)."""

from collections.abc import Collection

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _

from .enums import LAPORAN_TERBUKA
from .enums import AksiLaporan as A
from .enums import PeranLaporan as P
from .enums import StatusLaporan as S
from .rules.fakta import FaktaLaporan, belum_ada, belum_pernah_diajukan

BUKA = set(LAPORAN_TERBUKA)
PENULIS = {P.PENYUSUN, P.PEJABAT}
# fmt: off
TABEL: list[Transition] = [
    # aksi        sources         destination   roles
    _(A.SUSUN,    {S.BELUM},      S.DISUSUN,    {P.PENYUSUN}, (belum_ada,)),
    _(A.SEGARKAN, {S.DISUSUN},    S.DISUSUN,    PENULIS),
    _(A.SEGARKAN, {S.PERBAIKAN},  S.PERBAIKAN,  PENULIS),
    _(A.HAPUS,    {S.DISUSUN},    S.BELUM,      {P.PENYUSUN}, (belum_pernah_diajukan,)),
]
# fmt: on


def decide(aksi: A, status: str, roles: Collection[P], facts: FaktaLaporan) -> Decision:
    """Whether this act may be done now: page and service ask the same."""
    return _decide(TABEL, aksi, status, roles, facts)


def decisions(status: str, roles: Collection[P], facts: FaktaLaporan) -> dict[A, Decision]:
    """Every act of the table with its answer."""
    return {aksi: decide(aksi, status, roles, facts) for aksi in A}
