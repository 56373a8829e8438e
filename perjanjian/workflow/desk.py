"""The life of an appointment in the Desk as one table: page and service ask the same question."""

from collections.abc import Collection

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _

from ..enums.desk import MENANTI
from ..enums.desk import AksiDesk as A
from ..enums.desk import PeranDesk as P
from ..enums.desk import StatusDesk as S
from ..rules.desk import (
    FaktaDesk,
    belum_diketahui,
    belum_lewat,
    kedua_pihak_hadir,
    pada_harinya,
    pk_sudah_dikirim,
    ruang_bebas,
    sudah_waktunya,
    tempat_kosong,
)

PETUGAS = {P.SEKRETARIS, P.TIM}
_MULAI = (pada_harinya, pk_sudah_dikirim, kedua_pihak_hadir, ruang_bebas)

# fmt: off
TABEL: list[Transition] = [
    # aksi           sources                           destination       roles
    _(A.KETAHUI,     {S.DIJADWALKAN},                  S.DIJADWALKAN,    {P.PD},         (belum_diketahui,)),
    _(A.MINTA,       {S.DIJADWALKAN},                  S.DIMINTA_PINDAH, {P.PD},         (belum_lewat, tempat_kosong),
      needs_catatan=True),
    _(A.TARIK,       {S.DIMINTA_PINDAH},               S.DIJADWALKAN,    {P.PD}),
    _(A.SETUJUI,     {S.DIMINTA_PINDAH},               S.DIJADWALKAN,    {P.SEKRETARIS}, (tempat_kosong,)),
    _(A.TOLAK,       {S.DIMINTA_PINDAH},               S.DIJADWALKAN,    {P.SEKRETARIS}, needs_catatan=True),
    _(A.PINDAHKAN,   MENANTI,                          S.DIJADWALKAN,    {P.SEKRETARIS}, (tempat_kosong,),
      needs_catatan=True),
    _(A.BATALKAN,    MENANTI,                          S.BATAL,          {P.SEKRETARIS}, needs_catatan=True),
    _(A.HADIR,       {S.DIJADWALKAN},                  S.DIJADWALKAN,    PETUGAS,        (pada_harinya,)),
    _(A.HADIR,       {S.DIMINTA_PINDAH},               S.DIMINTA_PINDAH, PETUGAS,        (pada_harinya,)),
    _(A.HADIR,       {S.BERLANGSUNG},                  S.BERLANGSUNG,    PETUGAS,        (pada_harinya,)),
    _(A.HADIR,       {S.TIDAK_HADIR},                  S.TIDAK_HADIR,    PETUGAS,        (pada_harinya,)),
    _(A.MULAI,       {*MENANTI, S.TIDAK_HADIR},        S.BERLANGSUNG,    PETUGAS,        _MULAI),
    _(A.SELESAIKAN,  {S.BERLANGSUNG},                  S.SELESAI,        PETUGAS),
    _(A.LANJUTKAN,   {S.SELESAI},                      S.BERLANGSUNG,    PETUGAS,        (pada_harinya, ruang_bebas)),
    _(A.TIDAK_HADIR, MENANTI,                          S.TIDAK_HADIR,    PETUGAS,        (sudah_waktunya,)),
]
# fmt: on


def decide(aksi: A, status: str, roles: Collection[P], facts: FaktaDesk) -> Decision:
    """May somebody who stands so to this appointment do `aksi` now?"""
    return _decide(TABEL, A(aksi), S(status), roles, facts)


def decisions(status: str, roles: Collection[P], facts: FaktaDesk) -> list[Decision]:
    """Every act that is open to these people in this state, allowed or refused with its reasons."""
    return [d for a in A if (d := decide(a, status, roles, facts)).visible]


def berwenang(aksi: A, roles: Collection[P]) -> bool:
    """Whether these roles ever do such an act; in which state is for `decide` to say."""
    return any(t.aksi == aksi and t.roles & set(roles) for t in TABEL)
