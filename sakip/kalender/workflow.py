"""The life of a dispensasi as one table: page and service ask the same question."""

from collections.abc import Collection

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _

from .enums import AksiDispensasi as A
from .enums import PeranDispensasi as P
from .enums import StatusDispensasi as S
from .rules.dispensasi import (
    FaktaDispensasi,
    ada_penerima,
    batas_diketahui,
    belum_dipakai,
    belum_dipenuhi,
    bukan_permintaan_sendiri,
    satu_permintaan,
    tanggal_baru_wajar,
)

# fmt: off
TABEL: list[Transition] = [
    # aksi      sources         destination   roles
    _(A.MINTA,  {S.BELUM},      S.DIMINTA,    {P.PEMINTA},
      (ada_penerima, batas_diketahui, belum_dipenuhi, satu_permintaan, tanggal_baru_wajar), needs_catatan=True),
    _(A.BERI,   {S.DIMINTA},    S.DIBERIKAN,  {P.PENERIMA},
      (batas_diketahui, belum_dipenuhi, bukan_permintaan_sendiri, tanggal_baru_wajar)),
    _(A.TOLAK,  {S.DIMINTA},    S.DITOLAK,    {P.PENERIMA}, (bukan_permintaan_sendiri,), needs_catatan=True),
    _(A.TARIK,  {S.DIMINTA},    S.DICABUT,    {P.PEMINTA}),
    _(A.CABUT,  {S.DIBERIKAN},  S.DICABUT,    {P.PENERIMA}, (belum_dipakai,), needs_catatan=True),
]
# fmt: on


def decide(aksi: A, status: str, roles: Collection[P], facts: FaktaDispensasi) -> Decision:
    """May somebody who stands so to this PD and milestone do `aksi` now?"""
    return _decide(TABEL, A(aksi), S(status), roles, facts)


def decisions(status: str, roles: Collection[P], facts: FaktaDispensasi) -> list[Decision]:
    """Every act that is open to these people in this state, allowed or refused with its reasons."""
    return [d for a in A if (d := decide(a, status, roles, facts)).visible]
