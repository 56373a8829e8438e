"""What of the reports waits for somebody, as database conditions that say what `cakupan.peran_pada` says."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from pengukuran.queries.menunggu import tahun_menunggu
from sakip.organisasi.enums import JenisUnit, Jenjang, Peran
from sakip.organisasi.hak import Hak

from ..enums import StatusLaporan as S
from ..models import Laporan
from .cakupan import terlihat
from .penyampaian import belum_diterima
from .pereviu import mewakili, syarat_reviu


def menyusun_q(hak: Hak) -> Q:
    """Those this user drafts."""
    milik = Q(pd_id__in=hak.pd_perencana)
    return milik | Q(pd=None) if hak.perencana_pemda or hak.punya(Peran.ORGANISASI) else milik


def memimpin_q(hak: Hak) -> Q:
    """Those this user signs."""
    tanda = [p for p in hak.pegangan if p.kini and p.menandatangani]
    milik = Q(pd_id__in=[p.pd_id for p in tanda if p.jenis_unit == JenisUnit.PD and p.pd_id])
    return milik | Q(pd=None) if any(p.jenjang == Jenjang.KEPALA_DAERAH for p in tanda) else milik


def mengirim_q(hak: Hak) -> Q:
    """Those this user hands on."""
    milik = Q(pd__isnull=False) & (menyusun_q(hak) | memimpin_q(hak))
    return milik | Q(pd=None) if hak.punya(Peran.ORGANISASI) else milik


def menunggu_laporan(hak: Hak, tahun: int) -> QuerySet[Laporan]:
    """Everything that waits for this user: to be mended, reviewed, signed, handed on, received."""
    tahun_ = tahun_menunggu(hak, tahun)
    siapa = hak.pd_perencana or hak.perencana_pemda or hak.punya(Peran.ORGANISASI) or hak.pegangan or mewakili(hak)
    if not siapa:
        return Laporan.objects.none()
    milik = Q(status=S.PERBAIKAN) & menyusun_q(hak)
    milik |= Q(status=S.SELESAI_REVIU) & memimpin_q(hak)
    milik |= Q(status=S.DITANDATANGANI) & mengirim_q(hak)
    milik |= Q(Exists(belum_diterima(hak).filter(laporan=OuterRef("pk"))))
    if mewakili(hak):
        milik |= Q(status__in=(S.DIAJUKAN, S.DIREVIU)) & syarat_reviu(hak, tahun_)
    return terlihat(hak).filter(milik, tahun__in=tahun_)
