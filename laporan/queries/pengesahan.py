"""Who signed a report and who received it, as its page tells."""

from dataclasses import dataclass

from ..enums import StatusLaporan
from ..models import Laporan, PenyampaianLaporan, TandaTanganLaporan

SAH = (StatusLaporan.DITANDATANGANI, StatusLaporan.DISAMPAIKAN)


@dataclass(frozen=True)
class Pengesahan:
    tanda: TandaTanganLaporan | None = None
    penyampaian: tuple[PenyampaianLaporan, ...] = ()


def pengesahan(laporan: Laporan) -> Pengesahan:
    """The signature on the revision that stands, and the copies with their receipts; nothing is read before it is
    signed."""
    if laporan.status not in SAH:
        return Pengesahan()
    tanda = TandaTanganLaporan.objects.filter(naskah=laporan.naskah_id).first()
    if laporan.status != StatusLaporan.DISAMPAIKAN:
        return Pengesahan(tanda)
    return Pengesahan(tanda, tuple(PenyampaianLaporan.objects.filter(laporan=laporan).select_related("tanda_terima")))
