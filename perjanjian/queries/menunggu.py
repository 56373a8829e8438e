"""Which PKs wait for this person: one database condition per role and state, from the workflow tables."""

from django.db.models import Q

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.queries import pemegang_banyak

from ..enums import Aksi, Jalur, Status
from ..models import Perjanjian
from ..models.perjanjian import PerjanjianQuerySet
from ..workflow import TABEL
from .cakupan import terlihat

MAJU = (
    Aksi.AJUKAN,
    Aksi.TANDATANGANI,
    Aksi.KIRIM,
    Aksi.NYATAKAN_SELARAS,
    Aksi.TERUSKAN,
    Aksi.SAHKAN,
    Aksi.SAMPAIKAN,
    Aksi.SERAHKAN,
)


def menunggu(hak: Hak, tahun: int) -> PerjanjianQuerySet:
    """PKs of the year on which this user may do the act that moves them on."""
    syarat = Q(pk__in=[])
    for jalur, tabel in TABEL.items():
        for baris in tabel:
            if baris.aksi in MAJU:
                siapa = _siapa(hak, frozenset(Peran(r) for r in baris.roles), Aksi(baris.aksi))
                if siapa is not None:
                    syarat |= Q(jalur=jalur, status__in=[Status(s) for s in baris.sources]) & siapa
    return terlihat(hak).filter(syarat, tahun=tahun).exclude(_sudah(hak))


def hitung_menunggu(hak: Hak, tahun: int) -> int:
    return menunggu(hak, tahun).count() if hak.pemda_id else 0


def _siapa(hak: Hak, peran: frozenset[Peran], aksi: Aksi) -> Q | None:
    """The database condition for holding one of these roles on a PK; None where this user never does."""
    dipegang = _menandatangani(hak)
    syarat: list[Q] = []
    if Peran.PIHAK_PERTAMA in peran and dipegang:
        syarat.append(Q(jabatan_id__in=dipegang))
    if Peran.PIHAK_KEDUA in peran and dipegang:
        syarat.append(Q(jabatan_kedua_id__in=dipegang))
    if Peran.PERENCANA in peran:
        syarat.append(Q(pd_id__in=hak.pd_perencana))
        if hak.perencana_pemda:
            syarat.append(Q(pd_id=None))
    if Peran.TIM_SAKIP in peran and hak.pd_sakip:
        syarat.append(Q(pd_id__in=hak.pd_sakip) & ~_terlibat(hak, dipegang))
    if Peran.TIM_VERIFIKASI in peran and hak.punya(Peran.TIM_VERIFIKASI) and hak.unsur:
        syarat.append(~Q(pd_id__in=hak.pd_sendiri) & ~_terlibat(hak, dipegang))
    if peran & hak.peran & {Peran.SEKDA}:
        syarat.append(Q())
    if not syarat:
        return None
    gabungan = syarat[0]
    for s in syarat[1:]:
        gabungan |= s
    return gabungan


def _menandatangani(hak: Hak) -> set[int]:
    """Offices for which this user, and nobody before him or her, signs today."""
    dipegang = pemegang_banyak(hak.jabatan_id, hak.tanggal) if hak.jabatan_id else {}
    return {j for j, p in dipegang.items() if p.pegawai_id == hak.pegawai_id}


def _terlibat(hak: Hak, dipegang: set[int]) -> Q:
    return Q(penyusun_id=hak.pengguna_id) | Q(jabatan_id__in=dipegang) | Q(jabatan_kedua_id__in=dipegang)


def _sudah(hak: Hak) -> Q:
    """Done already: passed on or handed over, and own vote given while other unsur are still missing."""
    suara = Q(pk__in=[])
    if hak.unsur:
        suara = Q(
            jalur=Jalur.KABUPATEN, status=Status.DIKIRIM, verifikasi__selesai_pada__isnull=True,
            verifikasi__persetujuan__unsur__in=hak.unsur,
        )  # fmt: skip
    return Q(status=Status.BERLAKU, disampaikan_pada__isnull=False) | Q(
        pk__in=Perjanjian.objects.filter(suara).values("pk")
    )
