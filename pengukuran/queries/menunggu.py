"""What of the measurements waits for somebody, as database conditions that say what `cakupan.peran_pada` says."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

from ..enums import UKUR_DIPERIKSA, StatusUkur
from ..models import Pengukuran, Realisasi
from .cakupan import ATASAN_MEMERIKSA, terlihat


def diisi(hak: Hak) -> Q:
    """Those this user fills in: as planner of the PD or the regency, or as the official who is measured."""
    milik = Q(pd_id__in=hak.pd_perencana) | Q(perjanjian__jabatan_id__in=hak.jabatan_id)
    return milik | Q(pd=None) if hak.perencana_pemda else milik


def dapat_memeriksa(hak: Hak) -> bool:
    """Whether anything may ever wait here to be checked: asked before any query is."""
    return hak.punya(Peran.MONEV) or any(p.kini for p in hak.pegangan)


def diperiksa(hak: Hak) -> Q:
    """Those this user checks (GM/SM Pasal 9 ayat (6)): the Tim Monev, or the direct superior below the Kepala PD;
    never what one fills in, typed, or is measured by."""
    atasan = {p.jabatan_id for p in hak.pegangan if p.kini}
    siapa = Q(perjanjian__jalur__in=ATASAN_MEMERIKSA, perjanjian__jabatan_kedua_id__in=atasan)
    if hak.punya(Peran.MONEV):
        siapa |= ~Q(pd_id__in=hak.pd_sendiri)
    diketik = Realisasi.objects.filter(pengukuran=OuterRef("pk"), dicatat_oleh_id=hak.pengguna_id)
    return siapa & ~diisi(hak) & ~Q(dibuat_oleh_id=hak.pengguna_id) & ~Q(Exists(diketik))


def menunggu_periksa(hak: Hak, tahun: int) -> QuerySet[Pengukuran]:
    """What of the year waits to be checked by this user."""
    if not dapat_memeriksa(hak):
        return Pengukuran.objects.none()
    return terlihat(hak).filter(diperiksa(hak), tahun=tahun, status__in=UKUR_DIPERIKSA)


def menunggu_sampaikan(hak: Hak, tahun: int) -> QuerySet[Pengukuran]:
    """What was accepted and is to be handed to the kepala daerah (GM/SM Pasal 9 ayat (6)); by the Tim Monev."""
    if not hak.punya(Peran.MONEV):
        return Pengukuran.objects.none()
    return terlihat(hak).filter(tahun=tahun, status=StatusUkur.DITERIMA, pengganti=None)


def dikembalikan(hak: Hak, tahun: int) -> QuerySet[Pengukuran]:
    """What came back to be mended by this user."""
    return terlihat(hak).filter(diisi(hak), tahun=tahun, status=StatusUkur.DIKEMBALIKAN)
