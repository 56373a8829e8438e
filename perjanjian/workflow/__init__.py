"""The life of an agreement: one table per path. Who may do what follows from here and nowhere else."""

from collections.abc import Collection

from sakip.alur import Decision, Transition
from sakip.alur import decide as _decide
from sakip.alur import transition as _
from sakip.organisasi.enums import Peran as P

from ..enums import Aksi as A
from ..enums import Jalur
from ..enums import Status as S
from ..rules.syarat import (
    Fakta,
    belum_ada_versi_baru,
    belum_diperiksa,
    belum_disampaikan,
    berita_acara_ditandatangani,
    dalam_tenggat_kirim,
    dapat_diserahkan,
    dpa_sudah_ditetapkan,
    isi_lengkap,
    isi_sesuai_berita_acara,
    isi_sesuai_naskah,
    kedua_pihak_ada,
    pertama_sudah_menandatangani,
    pihak_berbeda,
    sumber_tetap,
    temuan_diputuskan,
    unsur_menyetujui,
)

BUKA = {S.DRAF, S.DIKEMBALIKAN}
PENYUSUN = {P.PERENCANA, P.PIHAK_PERTAMA}
LENGKAP = (isi_lengkap, dpa_sudah_ditetapkan)
PIHAK = (kedua_pihak_ada, pihak_berbeda)

# fmt: off
_UMUM = [
    #  aksi        sources      destination  roles
    _(A.UBAH,      {S.DRAF},          S.DRAF,          PENYUSUN),
    _(A.UBAH,      {S.DIKEMBALIKAN},  S.DIKEMBALIKAN,  PENYUSUN),
    _(A.BATALKAN,  BUKA,              S.BATAL,         {P.PERENCANA}),
    _(A.REVISI,    {S.BERLAKU},       S.BERLAKU,       PENYUSUN,     (belum_ada_versi_baru,)),
    _(A.GANTI,     {S.BERLAKU},       S.DIGANTI,       {P.SISTEM}),
]

# PK of a Kepala PD, verified by the Tim Verifikasi (BK Pasal 11): signed by the Kepala PD first
_KABUPATEN = [
    _(A.TANDATANGANI,     BUKA,                          S.DITANDATANGANI, {P.PIHAK_PERTAMA}, (*LENGKAP, *PIHAK)),
    _(A.KIRIM,            {S.DITANDATANGANI},            S.DIKIRIM,        PENYUSUN,
      (pertama_sudah_menandatangani, isi_sesuai_naskah, dpa_sudah_ditetapkan, dalam_tenggat_kirim)),
    _(A.TARIK,            {S.DITANDATANGANI, S.DIKIRIM}, S.DRAF,           {P.PIHAK_PERTAMA}, (belum_diperiksa,)),
    _(A.PERIKSA,          {S.DIKIRIM},                   S.DIKIRIM,        {P.TIM_VERIFIKASI}),
    _(A.KEMBALIKAN,       {S.DIKIRIM},                   S.DIKEMBALIKAN,   {P.TIM_VERIFIKASI}, needs_catatan=True),
    _(A.NYATAKAN_SELARAS, {S.DIKIRIM},                   S.SELARAS,        {P.TIM_VERIFIKASI},
      (isi_sesuai_naskah, sumber_tetap, temuan_diputuskan, unsur_menyetujui)),
    _(A.TERUSKAN,         {S.SELARAS},                   S.DITERUSKAN,     {P.SEKDA},
      (isi_sesuai_berita_acara, berita_acara_ditandatangani, isi_sesuai_naskah)),
    _(A.KEMBALIKAN,       {S.DITERUSKAN},                S.DIKIRIM,        {P.PIHAK_KEDUA}, needs_catatan=True),
    _(A.SAHKAN,           {S.DITERUSKAN},                S.BERLAKU,        {P.PIHAK_KEDUA},
      (*PIHAK, pertama_sudah_menandatangani, isi_sesuai_berita_acara, isi_sesuai_naskah)),
    _(A.SAMPAIKAN,        {S.BERLAKU},                   S.BERLAKU,        {P.SEKDA}, (belum_disampaikan,)),
]

# Below the Kepala PD, verified by the Tim SAKIP of the PD (BK Pasal 12): verified first, then signed
_PERANGKAT_DAERAH = [
    _(A.AJUKAN,           BUKA,               S.DIAJUKAN,       PENYUSUN,          LENGKAP),
    _(A.TARIK,            {S.DIAJUKAN},       S.DRAF,           {P.PIHAK_PERTAMA}, (belum_diperiksa,)),
    _(A.PERIKSA,          {S.DIAJUKAN},       S.DIAJUKAN,       {P.TIM_SAKIP}),
    _(A.KEMBALIKAN,       {S.DIAJUKAN},       S.DIKEMBALIKAN,   {P.TIM_SAKIP},     needs_catatan=True),
    _(A.NYATAKAN_SELARAS, {S.DIAJUKAN},       S.SELARAS,        {P.TIM_SAKIP},     (sumber_tetap, temuan_diputuskan)),
    _(A.TANDATANGANI,     {S.SELARAS},        S.DITANDATANGANI, {P.PIHAK_PERTAMA},
      (*LENGKAP, *PIHAK, isi_sesuai_berita_acara, berita_acara_ditandatangani)),
    _(A.KEMBALIKAN,       {S.DITANDATANGANI}, S.DIKEMBALIKAN,   {P.PIHAK_KEDUA},   needs_catatan=True),
    _(A.SAHKAN,           {S.DITANDATANGANI}, S.BERLAKU,        {P.PIHAK_KEDUA},
      (*PIHAK, pertama_sudah_menandatangani, isi_sesuai_berita_acara, isi_sesuai_naskah)),
]

# Verification off (GM/SM/LT): submitted, then signed by both
_TANPA_VERIFIKASI = [
    _(A.AJUKAN,           BUKA,               S.DIAJUKAN,       PENYUSUN,          LENGKAP),
    _(A.TARIK,            {S.DIAJUKAN},       S.DRAF,           {P.PIHAK_PERTAMA}),
    _(A.TANDATANGANI,     {S.DIAJUKAN},       S.DITANDATANGANI, {P.PIHAK_PERTAMA}, (*LENGKAP, *PIHAK)),
    _(A.KEMBALIKAN,       {S.DITANDATANGANI}, S.DIKEMBALIKAN,   {P.PIHAK_KEDUA},   needs_catatan=True),
    _(A.SAHKAN,           {S.DITANDATANGANI}, S.BERLAKU,        {P.PIHAK_KEDUA},
      (*PIHAK, pertama_sudah_menandatangani, isi_sesuai_naskah)),
]
_SERAH = [
    *_TANPA_VERIFIKASI,
    _(A.SERAHKAN,         {S.BERLAKU},        S.BERLAKU,        PENYUSUN,          (dapat_diserahkan,)),
]

# The Bupati's own PK: one party, a statement of commitment
_KEPALA_DAERAH = [
    _(A.TANDATANGANI,     BUKA,               S.BERLAKU,        {P.PIHAK_PERTAMA}, (isi_lengkap, kedua_pihak_ada)),
    _(A.SERAHKAN,         {S.BERLAKU},        S.BERLAKU,        {P.PERENCANA, P.ORGANISASI}, (dapat_diserahkan,)),
]
# fmt: on

TABEL: dict[Jalur, list[Transition]] = {
    Jalur.KABUPATEN: _UMUM + _KABUPATEN,
    Jalur.PERANGKAT_DAERAH: _UMUM + _PERANGKAT_DAERAH,
    Jalur.TANPA_VERIFIKASI: _UMUM + _TANPA_VERIFIKASI,
    Jalur.SERAH: _UMUM + _SERAH,
    Jalur.KEPALA_DAERAH: _UMUM + _KEPALA_DAERAH,
}

# The way a reader is shown, step by step (stepper, guide, diagram)
LANGKAH: dict[Jalur, list[S]] = {
    Jalur.KABUPATEN: [S.DRAF, S.DITANDATANGANI, S.DIKIRIM, S.SELARAS, S.DITERUSKAN, S.BERLAKU],
    Jalur.PERANGKAT_DAERAH: [S.DRAF, S.DIAJUKAN, S.SELARAS, S.DITANDATANGANI, S.BERLAKU],
    Jalur.TANPA_VERIFIKASI: [S.DRAF, S.DIAJUKAN, S.DITANDATANGANI, S.BERLAKU],
    Jalur.SERAH: [S.DRAF, S.DIAJUKAN, S.DITANDATANGANI, S.BERLAKU],
    Jalur.KEPALA_DAERAH: [S.DRAF, S.BERLAKU],
}


def decide(aksi: A, jalur: str, status: str, roles: Collection[P], facts: Fakta) -> Decision:
    """May somebody with these roles on this PK do `aksi` now? The one answer for page and service."""
    return _decide(TABEL[Jalur(jalur)], A(aksi), S(status), roles, facts)


def decisions(jalur: str, status: str, roles: Collection[P], facts: Fakta) -> list[Decision]:
    """Every act that is open to these roles in this state, allowed or refused with its reasons."""
    return [d for a in A if (d := decide(a, jalur, status, roles, facts)).visible]


def pelaku_berikut(jalur: str, status: str) -> list[tuple[A, frozenset[P]]]:
    """What the PK waits for: the acts that move it on from `status`, and who may do them."""
    maju = {A.AJUKAN, A.TANDATANGANI, A.KIRIM, A.NYATAKAN_SELARAS, A.TERUSKAN, A.SAHKAN}
    return [
        (A(t.aksi), frozenset(P(r) for r in t.roles))
        for t in TABEL[Jalur(jalur)]
        if t.aksi in maju and S(status) in t.sources
    ]
