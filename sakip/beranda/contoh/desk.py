"""The Desk of the example: a day that was held, one that goes on, planned and held by their people."""

from datetime import date, datetime, time, timedelta

from perjanjian.enums.desk import AksiDesk
from perjanjian.models import SlotDesk
from perjanjian.queries.desk_orang import calon_hadir
from perjanjian.rules.desk import SlotRencana, kisi
from perjanjian.services.desk import Isian, lakukan
from perjanjian.services.desk_rencana import HariBaru, simpan_hari

from .jadwal import Jadwal
from .organisasi import Daerah

RUANG = ("Ruang Rapat I", "Ruang Rapat II")
MULAI, SELESAI, ISTIRAHAT = time(8, 30), time(15), (time(12), time(13))
SEKRETARIS = ("setda", "periksa")
# how far an appointment has come -> what was done
_JALAN: dict[str, tuple[AksiDesk, ...]] = {
    "dijadwalkan": (),
    "diketahui": (AksiDesk.KETAHUI,),
    "berlangsung": (AksiDesk.HADIR, AksiDesk.MULAI),
    "selesai": (AksiDesk.HADIR, AksiDesk.MULAI, AksiDesk.SELESAIKAN),
}


def jadwalkan_desk(d: Daerah, jadwal: Jadwal) -> None:
    """Enter the days of the regency's data: planned the day before, held before the verification of that day ends."""
    for teks, isi in d.isi.get("desk", {}).items():
        tanggal = date.fromisoformat(teks)
        jadwal.pada(tanggal - timedelta(days=1), lambda now, t=tanggal, i=isi: _susun(d, t, list(i), now), urutan=9)
        for pd, sampai in isi.items():
            for aksi in _JALAN[sampai]:
                urutan = 1 if aksi == AksiDesk.SELESAIKAN else -1
                jadwal.pada(tanggal, lambda now, p=pd, a=aksi: _lakukan(d, p, a, now), urutan)


def _susun(d: Daerah, tanggal: date, pd: list[str], now: datetime) -> None:
    waktu = kisi(MULAI, SELESAI, 90, ISTIRAHAT)
    slot = tuple(SlotRencana(i % 2, *waktu[i // 2], d.pd[k].pk) for i, k in enumerate(pd))
    isi = HariBaru(tanggal, MULAI, SELESAI, RUANG, slot, "Bawa DPA dan RKT yang sudah ditetapkan.")
    aktor = d.pengguna[SEKRETARIS]
    simpan_hari(pemda_id=d.pemda.pk, tahun=tanggal.year, isi=isi, aktor=aktor, now=now)


def _lakukan(d: Daerah, pd: str, aksi: AksiDesk, now: datetime) -> None:
    slot = SlotDesk.objects.select_related("ruang__hari__pemda", "pd").filter(pd=d.pd[pd]).latest("pk")
    aktor = d.pemegang(pd, "perencana") if aksi == AksiDesk.KETAHUI else d.pengguna[SEKRETARIS]
    hadir = _hadir(d, pd, slot, now) if aksi == AksiDesk.HADIR else ()
    lakukan(slot_id=slot.pk, aksi=aksi, aktor=aktor, now=now, isian=Isian(hadir=hadir))


def _hadir(d: Daerah, pd: str, slot: SlotDesk, now: datetime) -> tuple[int, ...]:
    """The head, the planner, and the whole Tim."""
    _, tim = calon_hadir(slot, now.astimezone(d.pemda.zona).date())
    return (*(d.pegawai[pd, k].pk for k in ("kepala", "perencana")), *(h.pegawai_id for h in tim))
