"""A day of Desk in Alfa: Monday 26 January 2026, 09.00 to 15.00, two rooms; PD `satu` at 09.00 in Ruang A."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from perjanjian.enums.desk import AksiDesk
from perjanjian.models import HariDesk, SlotDesk
from perjanjian.queries.desk_orang import calon_hadir
from perjanjian.rules.desk import SlotRencana
from perjanjian.services.desk import Isian, lakukan
from perjanjian.services.desk_dasar import Tujuan
from perjanjian.services.desk_rencana import HariBaru, simpan_hari, tambah_slot

from .pabrik import VERIFIKATOR, Adegan, adegan

TANGGAL = date(2026, 1, 26)
PAGI = datetime(2026, 1, 26, 2, 5, tzinfo=UTC)  # 09.05 WIB on that day
JAM = (time(9), time(15))
SEKRETARIS = VERIFIKATOR[3]


@dataclass
class Desk:
    a: Adegan
    hari: HariDesk

    def slot(self, pd: str = "satu") -> SlotDesk:
        return SlotDesk.objects.filter(pd=self.a.d.pd[pd]).order_by("-pk")[0]

    def ruang(self, nama: str = "Ruang A"):
        return self.hari.ruang.get(nama=nama)

    def tujuan(self, ruang: str = "Ruang B", mulai: time = time(9), selesai: time = time(10)) -> Tujuan:
        return Tujuan(self.ruang(ruang).pk, mulai, selesai)

    def lakukan(self, aksi: str, oleh: str = SEKRETARIS, slot: SlotDesk | None = None, now=None, **isi) -> SlotDesk:
        return lakukan(
            slot_id=(slot or self.slot()).pk, aksi=AksiDesk(aksi), aktor=self.a.pengguna(oleh), now=now or self.a.now,
            isian=Isian(**isi),
        )  # fmt: skip

    def tambah(self, pd: str, ruang: str = "Ruang B", mulai: time = time(9), selesai: time = time(10)) -> SlotDesk:
        return tambah_slot(
            hari_id=self.hari.pk, pd_id=self.a.d.pd[pd].pk, tujuan=self.tujuan(ruang, mulai, selesai),
            aktor=self.a.pengguna(SEKRETARIS), now=self.a.now,
        )  # fmt: skip

    def hadirkan(self, slot: SlotDesk | None = None, *nama: str) -> SlotDesk:
        """The head, the planner and two of the Tim are there."""
        siapa = nama or ("kepala_satu", "perencana_satu", VERIFIKATOR[0], VERIFIKATOR[1])
        return self.lakukan("hadir", slot=slot, hadir=tuple(self.a.d.pegawai[k].pk for k in siapa))

    def mulai(self) -> SlotDesk:
        self.hadirkan()
        return self.lakukan("mulai")

    def calon(self):
        return calon_hadir(SlotDesk.objects.select_related("ruang__hari").get(pk=self.slot().pk), TANGGAL)


def hari_desk(a: Adegan, tanggal: date = TANGGAL, pd: tuple[str, ...] = ("satu",)) -> HariDesk:
    slot = tuple(SlotRencana(i % 2, time(9 + i // 2), time(10 + i // 2), a.d.pd[k].pk) for i, k in enumerate(pd))
    return simpan_hari(
        pemda_id=a.d.pemda.pk, tahun=2026, isi=HariBaru(tanggal, *JAM, ("Ruang A", "Ruang B"), slot),
        aktor=a.pengguna(SEKRETARIS), now=a.now,
    )  # fmt: skip


def desk(*, dikirim: bool = True, pd: tuple[str, ...] = ("satu",), a: Adegan | None = None) -> Desk:
    """The scene on the morning of the Desk; the PK of PD `satu` has been sent."""
    a = a or adegan()
    if dikirim:
        a.sampai_dikirim()
    d = Desk(a, hari_desk(a, pd=pd))
    a.now = PAGI
    return d
