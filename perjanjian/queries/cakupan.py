"""Who may know of a PK, by role and state (access matrix, rows 01 and 02). Every view starts here."""

from django.db.models import Exists, OuterRef, Q

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

from ..enums import Jalur, Status
from ..models import Perjanjian, TandaTangan
from ..models.perjanjian import PerjanjianQuerySet

S = Status
KEPALA_PD = Q(jalur__in=[Jalur.KABUPATEN, Jalur.SERAH])  # the PK of a Kepala PD
BERVERIFIKASI = Q(jalur=Jalur.KABUPATEN)
BAWAHAN = Q(jalur__in=[Jalur.PERANGKAT_DAERAH, Jalur.TANPA_VERIFIKASI])
SELESAI = Q(status__in=[S.BERLAKU, S.DIGANTI])
SUDAH_DIAJUKAN = ~Q(status__in=[S.DRAF, S.BATAL])
SUDAH_DIKIRIM = Q(status__in=[S.DIKIRIM, S.DIKEMBALIKAN, S.SELARAS, S.DITERUSKAN, S.BERLAKU, S.DIGANTI]) & Q(
    pertama_dikirim_pada__isnull=False
)
SUDAH_DITERUSKAN = Q(status__in=[S.DITERUSKAN, S.BERLAKU, S.DIGANTI])
SUDAH_DISAMPAIKAN = SELESAI & Q(disampaikan_pada__isnull=False)


def terlihat(hak: Hak) -> PerjanjianQuerySet:
    """The agreements this user may know of today; nothing of another regency ever."""
    if hak.pemda_id is None:
        return Perjanjian.objects.none()
    return Perjanjian.objects.filter(Q(pemda_id=hak.pemda_id) & _boleh_lihat(hak))


def _boleh_lihat(hak: Hak) -> Q:
    if hak.punya(Peran.ADMIN):
        return Q()
    boleh = _sebagai_pihak(hak) | _di_pd_sendiri(hak) | _di_kabupaten(hak)
    if hak.ada():
        boleh |= Q(jalur=Jalur.KEPALA_DAERAH) & SELESAI
    return boleh


def _sebagai_pihak(hak: Hak) -> Q:
    """First party: always. Second party: once submitted, the kepala daerah once passed on. And what one has signed."""
    jabatan = hak.jabatan_id
    kedua = Q(jabatan_kedua_id__in=jabatan)
    ditandatangani = TandaTangan.objects.filter(naskah__perjanjian=OuterRef("pk"), pegawai_id=hak.pegawai_id or 0)
    return (
        Q(jabatan_id__in=jabatan)
        | (kedua & ~BERVERIFIKASI & SUDAH_DIAJUKAN)
        | (kedua & BERVERIFIKASI & SUDAH_DITERUSKAN)
        | Q(Exists(ditandatangani))
    )


def _di_pd_sendiri(hak: Hak) -> Q:
    boleh = Q(pd_id__in=hak.pd_perencana)
    boleh |= Q(pd_id__in=hak.pd_sakip) & (KEPALA_PD | (BAWAHAN & SUDAH_DIAJUKAN))
    if hak.perencana_pemda:
        boleh |= Q(jalur=Jalur.KEPALA_DAERAH)
    return boleh


def _di_kabupaten(hak: Hak) -> Q:
    boleh = Q(pk__in=[])
    if hak.punya(Peran.TIM_VERIFIKASI, Peran.SEKDA, Peran.KANTOR_SEKDA):
        boleh |= BERVERIFIKASI & SUDAH_DIKIRIM
    if hak.punya(Peran.INSPEKTUR, Peran.KEPALA_BAPPEDA, Peran.ORGANISASI):
        boleh |= (BERVERIFIKASI & SUDAH_DISAMPAIKAN) | (~BERVERIFIKASI & SELESAI)
    if hak.punya(Peran.MONEV):
        boleh |= SELESAI
    return boleh
