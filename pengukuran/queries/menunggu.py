"""What of the measurements waits for somebody, as database conditions that say what `cakupan.peran_pada` says."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from perjanjian.enums import Status
from perjanjian.models import Perjanjian
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

from ..enums import PERIODE_UKUR, UKUR_DIPERIKSA, StatusUkur
from ..models import Pengukuran, Realisasi
from ..rules.masa import akhir_periode
from .cakupan import ATASAN_MEMERIKSA, DIAJUKAN, terlihat

# accepted, and not being corrected: handed on to the kepala daerah (GM/SM Pasal 9 ayat (6))
SIAP_DISAMPAIKAN = Q(status=StatusUkur.DITERIMA, pengganti=None)


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


def tahun_menunggu(hak: Hak, tahun: int) -> tuple[int, ...]:
    """The years looked at: what a year came to is measured and checked in the next one's first weeks."""
    return (tahun - 1, tahun) if hak.tanggal.year == tahun else (tahun,)


def menunggu_ukur(hak: Hak, tahun: int) -> QuerySet[Pengukuran]:
    """Everything of the measurements that waits for this user: to be mended, checked, handed on."""
    milik = Q(status=StatusUkur.DIKEMBALIKAN) & diisi(hak)
    if dapat_memeriksa(hak):
        milik |= Q(status__in=UKUR_DIPERIKSA) & diperiksa(hak)
    if hak.punya(Peran.MONEV):
        milik |= SIAP_DISAMPAIKAN
    elif not (hak.pegangan or hak.pd_perencana or hak.perencana_pemda):
        return Pengukuran.objects.none()  # nothing ever waits for this user: nothing is asked of the database
    return terlihat(hak).filter(milik, tahun__in=tahun_menunggu(hak, tahun))


def belum_diajukan(hak: Hak, tahun: int) -> dict[str, QuerySet[Perjanjian]]:
    """{period: the PKs in force that this user measures, of which it is over and was not submitted} (GM/SM Pasal 9
    ayat (5)-(9)); the front page lists them and the bell counts them. One base for all: the bell rings on every page.
    """
    if not (hak.pd_perencana or hak.jabatan_id or hak.perencana_pemda):
        return {}
    milik = Q(pd_id__in=hak.pd_perencana) | Q(jabatan_id__in=hak.jabatan_id)
    if hak.perencana_pemda:
        milik |= Q(pd=None)
    rows = Perjanjian.objects.filter(milik, pemda_id=hak.pemda_id, status=Status.BERLAKU)
    sama = Pengukuran.objects.filter(DIAJUKAN, perjanjian__jabatan=OuterRef("jabatan"), tahun=OuterRef("tahun"))
    hasil: dict[str, QuerySet[Perjanjian]] = {}
    for periode in PERIODE_UKUR:
        if lewat := [t for t in tahun_menunggu(hak, tahun) if akhir_periode(t, periode) < hak.tanggal]:
            hasil[periode] = rows.filter(~Exists(sama.filter(periode=periode)), tahun__in=lewat)
    return hasil
