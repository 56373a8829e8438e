"""The life of a laporan perubahan as one table: page and service ask the same question (BK Pasal 8 ayat (3))."""

from collections.abc import Collection

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _

from ..enums.lapor import AksiLapor as A
from ..enums.lapor import PeranLapor as P
from ..enums.lapor import StatusLapor as S
from ..rules.lapor import FaktaLapor, belum_ada_draf, diatur, dokumen_ditetapkan, penjelasan_ditulis

PD = {P.PENYUSUN, P.PIMPINAN}
# fmt: off
TABEL: list[Transition] = [
    # aksi      sources    destination  roles
    _(A.SUSUN,  {S.BARU},  S.DRAF,      PD,            (diatur, dokumen_ditetapkan, belum_ada_draf)),
    _(A.UBAH,   {S.DRAF},  S.DRAF,      PD),
    _(A.KIRIM,  {S.DRAF},  S.DIKIRIM,   {P.PIMPINAN},  (diatur, penjelasan_ditulis)),
    _(A.HAPUS,  {S.DRAF},  S.BARU,      PD),
]
# fmt: on


def decide(aksi: A, status: str, roles: Collection[P], facts: FaktaLapor) -> Decision:
    """May somebody who stands so to the PD do `aksi` now?"""
    return _decide(TABEL, A(aksi), S(status), roles, facts)


def decisions(status: str, roles: Collection[P], facts: FaktaLapor) -> list[Decision]:
    """Every act that is open to these people in this state, allowed or refused with its reasons."""
    return [d for a in A if (d := decide(a, status, roles, facts)).visible]
