"""The register of the year: the regency and every PD, whether it has a report, how that stands, and its deadline."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from perjanjian.queries.tenggat import BatasPK, Kalender
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah

from ..enums import StatusLaporan
from ..models import Laporan
from .cakupan import SEMUA, menyusun, terlihat
from .tenggat import batas_laporan

BELUM = "belum"  # of the filter: nothing that this reader may see was begun
STATUS = {BELUM: StatusLaporan.BELUM.label, **{s.value: s.label for s in StatusLaporan if s}}


@dataclass(frozen=True)
class BarisLaporan:
    """`pd` None: the regency. `disusun`: this reader may begin it. `masuk`: of the regency how many PDs handed theirs
    in, of how many."""

    nama: str
    pd: PerangkatDaerah | None
    laporan: Laporan | None
    disusun: bool
    batas: BatasPK | None = None
    masuk: tuple[int, int] | None = None

    @property
    def status(self) -> StatusLaporan:
        return StatusLaporan(self.laporan.status) if self.laporan else StatusLaporan.BELUM


@dataclass(frozen=True)
class Register:
    """The reports of a year as this reader sees them; two queries at most, beside those of the calendar."""

    hak: Hak
    k: Konteks
    cari: str = ""
    status: str = ""

    @cached_property
    def _ada(self) -> dict[int | None, Laporan]:
        rows = terlihat(self.hak).filter(tahun=self.k.tahun).select_related(None)
        return {x.pd_id: x for x in rows.defer("bahan")}

    @cached_property
    def _semua(self) -> list[tuple[PerangkatDaerah | None, str]]:
        """Who reports and may be seen by this reader: the regency first."""
        hasil: list[tuple[PerangkatDaerah | None, str]] = [(pd, pd.nama) for pd in self._pd()]
        pemda = self.k.pemda
        if pemda and self.k.pd is None and (self._semua_pd or menyusun(self.hak, None) or None in self._ada):
            hasil.insert(0, (None, f"Pemerintah {pemda.sebutan}"))
        kata = self.cari.casefold()
        return [(pd, nama) for pd, nama in hasil if kata in f"{nama} {pd.singkatan if pd else ''}".casefold()]

    @property
    def _semua_pd(self) -> bool:
        return self.hak.punya(*SEMUA, Peran.ORGANISASI) or self.hak.perencana_pemda

    def _pd(self) -> Sequence[PerangkatDaerah]:
        semua = [self.k.pd] if self.k.pd is not None else self.k.pd_aktif
        return [pd for pd in semua if self._semua_pd or pd.pk in self.hak.pd_milik]

    def _status(self, pd: PerangkatDaerah | None) -> str:
        laporan = self._ada.get(pd.pk if pd else None)
        return laporan.status if laporan else BELUM

    @property
    def per_status(self) -> Counter[str]:
        return Counter(self._status(pd) for pd, _ in self._semua)

    @cached_property
    def rows(self) -> list[tuple[PerangkatDaerah | None, str]]:
        """Those of the chosen status."""
        return [(pd, nama) for pd, nama in self._semua if self.status in ("", self._status(pd))]

    def baris(self, rows: Sequence[tuple[PerangkatDaerah | None, str]], kalender: Kalender) -> list[BarisLaporan]:
        """The rows of a page, each with its deadline."""
        return [self._satu(pd, nama, kalender) for pd, nama in rows]

    def _satu(self, pd: PerangkatDaerah | None, nama: str, kalender: Kalender) -> BarisLaporan:
        pd_id = pd.pk if pd else None
        laporan = self._ada.get(pd_id)
        batas = batas_laporan(kalender, laporan, pd_id)
        masuk = None if pd else (self.masuk, len(self.k.pd_aktif))
        return BarisLaporan(nama, pd, laporan, menyusun(self.hak, pd_id), batas, masuk if self._semua_pd else None)

    @property
    def masuk(self) -> int:
        """How many PDs have handed theirs in."""
        aktif = {pd.pk for pd in self.k.pd_aktif}
        return sum(pd in aktif and x.disampaikan_pada is not None for pd, x in self._ada.items())
