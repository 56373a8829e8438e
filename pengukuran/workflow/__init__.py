"""The life of a measurement as one table: page and service ask the same question (GM/SM Pasal 9 ayat (6)-(9))."""

from collections.abc import Collection

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _

from ..enums import UKUR_DIPERIKSA, UKUR_TERBUKA
from ..enums import AksiUkur as A
from ..enums import PeranUkur as P
from ..enums import StatusUkur as S
from ..rules.syarat import (
    FaktaUkur,
    ada_yang_dikembalikan,
    belum_dikoreksi,
    belum_diputuskan,
    belum_pernah_diajukan,
    dalam_tenggat,
    keanehan_dibenarkan,
    penjelasan_ditulis,
    periode_berakhir,
    semua_terisi,
    tidak_ada_yang_dikembalikan,
    tidak_dikoreksi,
)

BUKA, DIPERIKSA = set(UKUR_TERBUKA), set(UKUR_DIPERIKSA)
PENGISI = {P.PENGISI, P.PEJABAT}
# fmt: off
TABEL: list[Transition] = [
    # aksi          sources            destination     roles
    _(A.ISI,        {S.DRAF},          S.DRAF,         PENGISI),
    _(A.ISI,        {S.DIKEMBALIKAN},  S.DIKEMBALIKAN, PENGISI),
    _(A.AJUKAN,     BUKA,              S.DIAJUKAN,     PENGISI,
      (periode_berakhir, semua_terisi, penjelasan_ditulis, keanehan_dibenarkan, dalam_tenggat)),
    _(A.TARIK,      {S.DIAJUKAN},      S.DRAF,         PENGISI, (belum_diputuskan,)),
    _(A.PERIKSA,    DIPERIKSA,         S.DIPERIKSA,    {P.PEMERIKSA}),
    _(A.KEMBALIKAN, DIPERIKSA,         S.DIKEMBALIKAN, {P.PEMERIKSA}, (ada_yang_dikembalikan,)),
    _(A.TERIMA,     DIPERIKSA,         S.DITERIMA,     {P.PEMERIKSA}, (tidak_ada_yang_dikembalikan,)),
    _(A.SAMPAIKAN,  {S.DITERIMA},      S.DISAMPAIKAN,  {P.MONEV}, (tidak_dikoreksi,)),
    _(A.KOREKSI,    {S.DITERIMA},      S.DITERIMA,     {*PENGISI, P.MONEV}, (belum_dikoreksi,), needs_catatan=True),
    _(A.KOREKSI,    {S.DISAMPAIKAN},   S.DISAMPAIKAN,  {*PENGISI, P.MONEV}, (belum_dikoreksi,), needs_catatan=True),
    _(A.BATALKAN,   {S.DRAF},          S.BELUM,        PENGISI, (belum_pernah_diajukan,)),
]
# fmt: on


def decide(aksi: A, status: str, roles: Collection[P], facts: FaktaUkur) -> Decision:
    """Whether this act may be done now: page and service ask the same."""
    return _decide(TABEL, aksi, status, roles, facts)


def decisions(status: str, roles: Collection[P], facts: FaktaUkur) -> dict[A, Decision]:
    """Every act of the table with its answer."""
    return {aksi: decide(aksi, status, roles, facts) for aksi in A}
