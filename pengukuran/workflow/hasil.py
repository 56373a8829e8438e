"""The life of a written result as one table: page and service ask the same question (BK Pasal 11 ayat (9), (10))."""

from collections.abc import Collection

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _

from ..enums import AksiHasil as A
from ..enums import PeranHasil as P
from ..enums import StatusHasil as S
from ..rules.hasil import FaktaHasil, belum_ada_draf, belum_diganti, ringkasan_ditulis, tujuan_ada

UNIT = {P.PENYUSUN, P.PIMPINAN}
# fmt: off
TABEL: list[Transition] = [
    # aksi      sources        destination  roles
    _(A.SUSUN,  {S.BARU},      S.DRAF,      UNIT,          (belum_ada_draf,)),
    _(A.UBAH,   {S.DRAF},      S.DRAF,      UNIT),
    _(A.KIRIM,  {S.DRAF},      S.DIKIRIM,   {P.PIMPINAN},  (ringkasan_ditulis, tujuan_ada)),
    _(A.HAPUS,  {S.DRAF},      S.BARU,      UNIT),
    _(A.GANTI,  {S.DIKIRIM},   S.DIKIRIM,   UNIT,          (belum_diganti, belum_ada_draf)),
]
# fmt: on


def decide(aksi: A, status: str, roles: Collection[P], facts: FaktaHasil) -> Decision:
    """May somebody who stands so to the sending unit do `aksi` now?"""
    return _decide(TABEL, A(aksi), S(status), roles, facts)


def decisions(status: str, roles: Collection[P], facts: FaktaHasil) -> list[Decision]:
    """Every act that is open to these people in this state, allowed or refused with its reasons."""
    return [d for a in A if (d := decide(a, status, roles, facts)).visible]
