"""A report in the hands of its writers.

lap = lkjip()                            # the report of PD `satu` of alfa, begun by its planner
p = lap.tambah("simpulan", "Satu.")        # a paragraph
lap.simpan(p, "Dua.", oleh="kabid_satu")
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from laporan.models import Laporan, Paragraf
from laporan.services import tulisan
from laporan.services.susun import susun
from laporan.services.tulisan import IsiParagraf, Simpanan
from tests.pengukuran.pabrik import Ukur, ukur


@dataclass
class Lkjip:
    u: Ukur
    laporan: Laporan

    @property
    def now(self) -> datetime:
        return self.u.now

    @property
    def d(self) -> Any:
        return self.u.d

    def pengguna(self, siapa: str) -> Any:
        return self.u.pengguna(siapa)

    def oleh(self, siapa: str) -> dict[str, Any]:
        return {"aktor": self.pengguna(siapa), "now": self.now}

    def maju(self, **selisih: int) -> None:
        self.u.now += timedelta(**selisih)

    def tambah(
        self, kunci: str = "simpulan", isi: str = "Satu.", oleh: str = "perencana_satu", **lain: Any
    ) -> Paragraf:
        return tulisan.tambah(laporan_id=self.laporan.pk, kunci=kunci, isi=isi, **self.oleh(oleh), **lain)[-1]

    def simpan(
        self,
        p: Paragraf,
        isi: str | None,
        oleh: str = "perencana_satu",
        *,
        versi: int | None = None,
        pisah: bool = False,
    ) -> Simpanan:
        baris = IsiParagraf(p.pk, p.versi_kunci if versi is None else versi, isi, pisah)
        return tulisan.simpan(laporan_id=self.laporan.pk, baris=[baris], **self.oleh(oleh))

    def tutup(self, status: str = "disusun") -> None:
        Laporan.objects.filter(pk=self.laporan.pk).update(status=status)

    def segar(self, p: Paragraf) -> Paragraf:
        return Paragraf.objects.select_related("bagian").get(pk=p.pk)

    def isi(self, kunci: str = "simpulan") -> list[str]:
        """The words of a part as they stand."""
        rows = Paragraf.objects.filter(bagian__laporan=self.laporan, bagian__kunci=kunci, dihapus=False)
        return [p.isi.removeprefix("<p>").removesuffix("</p>") for p in rows.order_by("urutan", "id")]


def lkjip(isi: Any = "95%", *, tahun: int = 2026) -> Lkjip:
    """Measured for the year, unless `isi` is None."""
    u = ukur()
    if isi is not None:
        u.triwulan("tw1", isi)
        u.triwulan("tw4", isi)
    pd = u.d.pd["satu"]
    laporan = susun(pemda=u.d.pemda, pd=pd, tahun=tahun, aktor=u.pengguna("perencana_satu"), now=u.now)
    return Lkjip(u, laporan)
