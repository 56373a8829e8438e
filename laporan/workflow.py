"""The life of an LKjIP as one table: page and service ask the same question (GM/SM Pasal 11; PermenPANRB 53/2014)."""

from collections.abc import Collection
from dataclasses import replace

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _

from .enums import LAPORAN_TERBUKA
from .enums import AksiLaporan as A
from .enums import PeranLaporan as P
from .enums import StatusLaporan as S
from .rules.fakta import (
    FaktaLaporan,
    ada_catatan,
    belum_ada,
    belum_diterima,
    belum_pernah_diajukan,
    catatan_ditanggapi,
    dalam_tenggat,
    lengkap,
    semua_terjawab,
    tahun_berakhir,
    tanpa_catatan_terbuka,
)

BUKA = set(LAPORAN_TERBUKA)
PENULIS = {P.PENYUSUN, P.PEJABAT}
PEREVIU = {P.PEREVIU, P.KETUA_REVIU}
# fmt: off
TABEL: list[Transition] = [
    # aksi        sources         destination   roles
    _(A.SUSUN,    {S.BELUM},      S.DISUSUN,    {P.PENYUSUN}, (belum_ada,)),
    _(A.SEGARKAN, {S.DISUSUN},    S.DISUSUN,    PENULIS),
    _(A.SEGARKAN, {S.PERBAIKAN},  S.PERBAIKAN,  PENULIS),
    _(A.AJUKAN,   BUKA,           S.DIAJUKAN,   PENULIS, (tahun_berakhir, lengkap, catatan_ditanggapi, dalam_tenggat)),
    _(A.TARIK,    {S.DIAJUKAN},   S.DISUSUN,    PENULIS),
    _(A.REVIU,    {S.DIAJUKAN},   S.DIREVIU,    PEREVIU),
    _(A.REVIU,    {S.DIREVIU},    S.DIREVIU,    PEREVIU),
    _(A.KEMBALIKAN, {S.DIREVIU},  S.PERBAIKAN,  PEREVIU, (ada_catatan,)),
    _(A.SELESAI,  {S.DIREVIU},    S.SELESAI_REVIU, {P.KETUA_REVIU}, (semua_terjawab, tanpa_catatan_terbuka)),
    _(A.KEMBALIKAN, {S.SELESAI_REVIU}, S.PERBAIKAN, {P.PEJABAT}, needs_catatan=True),
    _(A.TANDATANGANI, {S.SELESAI_REVIU}, S.DITANDATANGANI, {P.PEJABAT}),
    _(A.UNGGAH_TANDA, {S.SELESAI_REVIU}, S.DITANDATANGANI, PENULIS),
    _(A.SAMPAIKAN, {S.DITANDATANGANI}, S.DISAMPAIKAN, {P.PENGIRIM}),
    _(A.TERIMA,   {S.DISAMPAIKAN}, S.DISAMPAIKAN, {P.PENERUS}, (belum_diterima,)),
    _(A.HAPUS,    {S.DISUSUN},    S.BELUM,      {P.PENYUSUN}, (belum_pernah_diajukan,)),
]
# fmt: on
# where nobody reviews it, what was submitted waits for the signature at once (`Ketentuan.reviu_lkjip_pd`)
TANPA_REVIU = [replace(t, destination=S.SELESAI_REVIU) if t.aksi == A.AJUKAN else t for t in TABEL]


def decide(aksi: A, status: str, roles: Collection[P], facts: FaktaLaporan) -> Decision:
    """Whether this act may be done now: page and service ask the same."""
    return _decide(TABEL if facts.direviu else TANPA_REVIU, aksi, status, roles, facts)


def decisions(status: str, roles: Collection[P], facts: FaktaLaporan) -> dict[A, Decision]:
    """Every act of the table with its answer."""
    return {aksi: decide(aksi, status, roles, facts) for aksi in A}
