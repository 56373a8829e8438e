"""A PD whose year was measured, and its LKjIP.

x = lapor()                     # alfa, PK of kepala_satu in force, all four quarters accepted, January 2027
laporan = x.susun()             # the draft of PD `satu`, begun by its planner
x.tulis(laporan, "pengantar", "<p>…</p>")
"""

from dataclasses import dataclass
from typing import Any

from laporan.models import Bagian, Laporan, Paragraf
from laporan.services import susun as layanan
from tests.pengukuran.pabrik import Ukur, ukur


@dataclass
class Lapor:
    u: Ukur

    @property
    def now(self) -> Any:
        return self.u.now

    def pengguna(self, siapa: str) -> Any:
        return self.u.pengguna(siapa)

    def susun(self, oleh: str = "perencana_satu", pd: str | None = "satu") -> Laporan:
        satu = self.u.d.pd[pd] if pd else None
        return layanan.susun(pemda=self.u.d.pemda, pd=satu, tahun=2026, aktor=self.pengguna(oleh), now=self.now)

    def segarkan(self, laporan: Laporan, oleh: str = "perencana_satu") -> bool:
        return layanan.segarkan(laporan_id=laporan.pk, aktor=self.pengguna(oleh), now=self.now)

    def tulis(self, laporan: Laporan, kunci: str, isi: str, oleh: str = "perencana_satu") -> Paragraf:
        """Words at a place, past the editor."""
        bagian, _ = Bagian.objects.get_or_create(laporan=laporan, kunci=kunci, defaults={"judul": kunci})
        return Paragraf.objects.create(
            bagian=bagian, isi=isi, penulis=self.pengguna(oleh), ditulis_pada=self.now,
            urutan=bagian.paragraf.count(),
        )  # fmt: skip

    @staticmethod
    def segar(laporan: Laporan) -> Laporan:
        return Laporan.objects.select_related("pemda", "pd", "naskah").get(pk=laporan.pk)


def lapor(isi: Any = "95%", *, triwulan: tuple[str, ...] = ("tw1", "tw2", "tw3", "tw4"), **lain: Any) -> Lapor:
    u = ukur(**lain)
    for periode in triwulan:
        u.triwulan(periode, isi)
    u.pada("tw4", hari=20)
    return Lapor(u)
