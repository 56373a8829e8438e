"""Through whom a report goes, and who confirms that it arrived (GM/SM Pasal 11 ayat (2))."""

from datetime import date

from django.db.models import Q, QuerySet

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.queries import ketentuan_pada

from ..enums import StatusLaporan, Tujuan
from ..models import Laporan, PenyampaianLaporan
from ..rules.penyampaian import Unit, unit_penerus

MELALUI_GUBERNUR = "Presiden melalui Gubernur"
PENERIMA = {
    Tujuan.ORGANISASI: Peran.ORGANISASI,
    Tujuan.PERENCANAAN: Peran.KEPALA_BAPPEDA,
    Tujuan.KEPALA_DAERAH: Peran.BUPATI,
}


def penerus(laporan: Laporan) -> tuple[Unit, ...]:
    """The units that the report of a PD is handed to, by the profile of its year."""
    ketentuan = ketentuan_pada(laporan.pemda_id, date(laporan.tahun, 1, 1))
    return unit_penerus(ketentuan.lkjip_melalui if ketentuan else "", laporan.pemda.sebutan_bupati)


def kepada(laporan: Laporan) -> str:
    """`Bupati melalui Bagian Organisasi dan Bapperida`, `Presiden melalui Gubernur`."""
    if laporan.pd_id is None:
        return MELALUI_GUBERNUR
    bupati = laporan.pemda.sebutan_bupati
    lewat = [u.nama for u in penerus(laporan) if u.tujuan != Tujuan.KEPALA_DAERAH]
    return f"{bupati} melalui {' dan '.join(lewat)}" if lewat else bupati


def tujuan_hak(hak: Hak) -> set[str]:
    """For which of the units this user confirms a receipt."""
    return {tujuan.value for tujuan, peran in PENERIMA.items() if hak.punya(peran)}


def menerima(hak: Hak, laporan: Laporan) -> bool:
    """Whether a copy of it goes to a unit that this user acts for."""
    if laporan.pd_id is None or not (tujuan := tujuan_hak(hak)):
        return False
    return any(u.tujuan in tujuan for u in penerus(laporan))


def belum_diterima(hak: Hak) -> QuerySet[PenyampaianLaporan]:
    """Copies that wait for a receipt of this user."""
    if hak.pemda_id is None or not (tujuan := tujuan_hak(hak)):
        return PenyampaianLaporan.objects.none()
    return PenyampaianLaporan.objects.filter(
        Q(tanda_terima=None), laporan__pemda_id=hak.pemda_id, laporan__status=StatusLaporan.DISAMPAIKAN,
        tujuan__in=tujuan,
    )  # fmt: skip
