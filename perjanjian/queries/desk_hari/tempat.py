"""Places that are free for an appointment."""

from dataclasses import dataclass
from datetime import datetime, time

from ...enums.desk import LEPAS
from ...models import RuangDesk, SlotDesk
from ...rules.desk import bertumpuk, lama, waktu_tersedia


@dataclass(frozen=True)
class Tempat:
    """A place that is free: a room and a time."""

    ruang: RuangDesk
    mulai: time
    selesai: time

    @property
    def kunci(self) -> str:
        return f"{self.ruang.pk}-{self.mulai:%H%M}-{self.selesai:%H%M}"


def tempat_kosong(slot: SlotDesk, kini: datetime) -> list[Tempat]:
    """Places where this appointment could be held instead, today or later; two queries."""
    hari = slot.ruang.hari
    setempat = kini.astimezone(hari.pemda.zona)
    ruang = list(
        RuangDesk.objects.filter(
            hari__pemda_id=hari.pemda_id, hari__tahun=hari.tahun, hari__tanggal__gte=setempat.date()
        )
        .select_related("hari__pemda")
        .order_by("hari__tanggal", "urutan")
    )
    per_ruang: dict[int, list[tuple[time, time]]] = {r.pk: [] for r in ruang}
    per_hari: dict[int, set[tuple[time, time]]] = {r.hari_id: set() for r in ruang}
    rows = SlotDesk.objects.filter(ruang__in=ruang).order_by()
    for ruang_id, hari_id, mulai, selesai, status in rows.values_list(
        "ruang_id", "ruang__hari_id", "mulai", "selesai", "status"
    ):
        per_hari[hari_id].add((mulai, selesai))
        if status not in LEPAS:
            per_ruang[ruang_id].append((mulai, selesai))
    panjang = lama(slot.mulai, slot.selesai)
    hasil = []
    for r in ruang:
        for waktu in waktu_tersedia(per_hari[r.hari_id], r.hari.mulai, r.hari.selesai, panjang):
            lewat = r.hari.tanggal == setempat.date() and waktu[0] <= setempat.time()
            if not lewat and not any(bertumpuk(waktu, t) for t in per_ruang[r.pk]):
                hasil.append(Tempat(r, *waktu))
    return hasil
