"""The register of the year: the regency and every PD, whether it has a report, and how that stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah

from ..enums import StatusLaporan
from ..models import Laporan
from .cakupan import SEMUA, menyusun, terlihat


@dataclass(frozen=True)
class BarisLaporan:
    """`pd` None: the regency. `disusun`: this reader may begin it."""

    nama: str
    pd: PerangkatDaerah | None
    laporan: Laporan | None
    disusun: bool

    @property
    def status(self) -> StatusLaporan:
        return StatusLaporan(self.laporan.status) if self.laporan else StatusLaporan.BELUM


def register(hak: Hak, k: Konteks, *, cari: str = "", status: str = "") -> list[BarisLaporan]:
    """One query; without `status` all, `belum` those that nobody began."""
    if k.pemda is None:
        return []
    ada = {x.pd_id: x for x in terlihat(hak).filter(tahun=k.tahun)}
    baris = [BarisLaporan(pd.nama, pd, ada.get(pd.pk), menyusun(hak, pd.pk)) for pd in _pd(hak, k)]
    if k.pd is None and (menyusun(hak, None) or hak.punya(*SEMUA) or None in ada):
        baris.insert(0, BarisLaporan(f"Pemerintah {k.pemda.sebutan}", None, ada.get(None), menyusun(hak, None)))
    kata = cari.casefold()
    return [
        b
        for b in baris
        if kata in b.nama.casefold() and (not status or b.status == ("" if status == "belum" else status))
    ]


def _pd(hak: Hak, k: Konteks) -> Sequence[PerangkatDaerah]:
    semua = [k.pd] if k.pd is not None else k.pd_aktif
    lihat_semua = hak.punya(*SEMUA, Peran.ORGANISASI) or hak.perencana_pemda
    return [pd for pd in semua if lihat_semua or pd.pk in hak.pd_milik]
