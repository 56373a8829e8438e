"""A PK that came back for correction comes again on the same day (BK penjelasan Pasal 11 ayat (4))."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Putaran:
    """One round of verification, as far as its dates go."""

    nomor: int
    dibuka: datetime
    selesai: datetime | None = None
    dikembalikan: bool = False


@dataclass(frozen=True)
class Perbaikan:
    """One return and the sending that answered it. `batas`: 24.00 of the day of the return, local time."""

    putaran: int
    dikembalikan: datetime
    batas: datetime
    kembali: datetime | None = None

    def terlambat(self, kini: datetime) -> bool:
        """Perbaikan dilakukan pada hari yang sama (BK penjelasan Pasal 11 ayat (4)); else it is late, for ever."""
        return (self.kembali or kini) >= self.batas

    def hari_terlambat(self, kini: datetime) -> int:
        """Calendar days after the day of the return; 0 where it came back in time."""
        if not self.terlambat(kini):
            return 0
        return ((self.kembali or kini).astimezone(self.batas.tzinfo) - self.batas).days + 1

    def sisa(self, kini: datetime) -> timedelta | None:
        """The time left today; None once it came back or the day is over."""
        return None if self.kembali or kini >= self.batas else self.batas - kini


def akhir_hari(saat: datetime, zona: ZoneInfo) -> datetime:
    """24.00 of that day where the regency is."""
    return datetime.combine(saat.astimezone(zona).date() + timedelta(days=1), time(), zona)


def perbaikan(putaran: Iterable[Putaran], zona: ZoneInfo) -> tuple[Perbaikan, ...]:
    """Every return of a PK, oldest first, each with the round that the corrected PK opened."""
    urut = sorted(putaran, key=lambda p: p.nomor)
    hasil = []
    for p in urut:
        if p.dikembalikan and p.selesai is not None:
            lagi = next((q.dibuka for q in urut if q.nomor > p.nomor), None)
            hasil.append(Perbaikan(p.nomor, p.selesai, akhir_hari(p.selesai, zona), lagi))
    return tuple(hasil)
