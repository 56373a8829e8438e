"""A timetable: everything that happens in the example has its moment, and happens in that order.

So the audit trail reads as one that was written while it happened.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Peristiwa = Callable[[datetime], None]
PUKUL = time(8, 30)
JARAK = timedelta(minutes=2)


class Jadwal:
    def __init__(self, zona: ZoneInfo) -> None:
        self.zona = zona
        self._isi: dict[date, list[tuple[int, Peristiwa]]] = defaultdict(list)

    def pada(self, tanggal: date, peristiwa: Peristiwa, urutan: int = 0) -> None:
        """Let `peristiwa` happen on that day, on Monday where it is a weekend.

        Those of a lower `urutan` come first, then as they were entered.
        """
        tanggal += timedelta(days=max(0, 7 - tanggal.weekday()) if tanggal.weekday() > 4 else 0)
        self._isi[tanggal].append((urutan, peristiwa))

    def jalankan(self) -> int:
        """Let everything happen, a few minutes apart. Gives how many events there were."""
        jumlah = 0
        for tanggal in sorted(self._isi):
            for nomor, (_, peristiwa) in enumerate(sorted(self._isi[tanggal], key=lambda p: p[0])):
                peristiwa((datetime.combine(tanggal, PUKUL, self.zona) + nomor * JARAK).astimezone(UTC))
                jumlah += 1
        return jumlah
