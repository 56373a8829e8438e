"""Who may know of a report, and who stands how to it. Every view starts here."""

from django.db.models import Q, QuerySet

from sakip.organisasi.enums import FungsiPD, JenisUnit, Jenjang, Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import PerangkatDaerah

from ..enums import LAPORAN_TERBUKA, PeranLaporan
from ..models import Laporan
from .penyampaian import menerima
from .pereviu import peran_reviu

# follow every report of the regency once it was submitted; Bagian Organisasi from its beginning
SEMUA = (
    Peran.MONEV, Peran.INSPEKTUR, Peran.KEPALA_BAPPEDA, Peran.ORGANISASI, Peran.SEKDA, Peran.BUPATI, Peran.ADMIN,
    Peran.KANTOR_SEKDA,
)  # fmt: skip


def terlihat(hak: Hak) -> QuerySet[Laporan]:
    """The reports this user may know of today; nothing of another regency ever.

    The own PD's from the first draft on; those of the regency and of other PDs, for who follows them all, once they
    were submitted.
    """
    if hak.pemda_id is None:
        return Laporan.objects.none()
    boleh = Q(pd_id__in=hak.pd_milik)
    if hak.perencana_pemda or hak.punya(Peran.ORGANISASI):
        boleh = Q()
    elif hak.punya(*SEMUA) or any(p.fungsi_pd == FungsiPD.INSPEKTORAT for p in hak.pegangan):
        boleh |= Q(pertama_diajukan_pada__isnull=False)
        if hak.punya(Peran.BUPATI):
            boleh |= Q(pd=None)
    return Laporan.objects.filter(boleh, pemda_id=hak.pemda_id).select_related("pemda", "pd", "naskah")


def menyusun(hak: Hak, pd_id: int | None) -> bool:
    """Whether this user drafts the report of this PD (None: of the regency, which Bagian Organisasi drafts too)."""
    if pd_id is None:
        return hak.perencana_pemda or hak.punya(Peran.ORGANISASI)
    return pd_id in hak.pd_perencana


def memimpin(hak: Hak, pd_id: int | None) -> bool:
    """Whether this user signs the report: the head of the PD, the kepala daerah."""
    tanda = [p for p in hak.pegangan if p.kini and p.menandatangani]
    if pd_id is None:
        return any(p.jenjang == Jenjang.KEPALA_DAERAH for p in tanda)
    return any(p.pd_id == pd_id and p.jenis_unit == JenisUnit.PD for p in tanda)


def peran_pada(hak: Hak, laporan: Laporan) -> frozenset[PeranLaporan]:
    """How this user stands to it today; one query, where he or she might review it."""
    if hak.pemda_id != laporan.pemda_id:
        return frozenset()
    peran: set[PeranLaporan] = set()
    if menyusun(hak, laporan.pd_id):
        peran.add(PeranLaporan.PENYUSUN)
    if memimpin(hak, laporan.pd_id):
        peran.add(PeranLaporan.PEJABAT)
    if peran if laporan.pd_id else hak.punya(Peran.ORGANISASI):
        peran.add(PeranLaporan.PENGIRIM)
    if menerima(hak, laporan):
        peran.add(PeranLaporan.PENERUS)
    return frozenset(peran | peran_reviu(hak, laporan, peran))


def boleh_tugaskan(hak: Hak, laporan: Laporan) -> bool:
    """Whether this user says who writes what: who drafts or signs it, while it is open."""
    if laporan.status not in LAPORAN_TERBUKA or hak.pemda_id != laporan.pemda_id:
        return False
    return menyusun(hak, laporan.pd_id) or memimpin(hak, laporan.pd_id)


def boleh_tulis(hak: Hak, laporan: Laporan) -> bool:
    """Whether this user writes in it now: while it is open, who drafts or signs it, and the officials of the PD."""
    if laporan.status not in LAPORAN_TERBUKA or hak.pemda_id != laporan.pemda_id:
        return False
    return boleh_tugaskan(hak, laporan) or (laporan.pd_id is not None and laporan.pd_id in hak.pd_milik)


def boleh_komentar(hak: Hak, laporan: Laporan) -> bool:
    """Whether this user remarks on it now: who writes in it, and Bagian Organisasi, which follows every report."""
    terbuka = laporan.status in LAPORAN_TERBUKA and hak.pemda_id == laporan.pemda_id
    return terbuka and (hak.punya(Peran.ORGANISASI) or boleh_tulis(hak, laporan))


def pd_disusun(hak: Hak, semua: list[PerangkatDaerah]) -> list[PerangkatDaerah]:
    """The PDs whose report this user may begin."""
    return [pd for pd in semua if menyusun(hak, pd.pk)]
