"""The projector: who is in which room, who comes next, the findings on the table."""

from collections.abc import Sequence
from dataclasses import dataclass

from sakip.organisasi.hak import Hak

from ...enums.desk import MENANTI
from ...models import RuangDesk, SlotDesk, Temuan
from ..cakupan import terlihat
from .hari import BarisSlot, HariIsi
from .slot import TemuanDesk, tersusun


@dataclass(frozen=True)
class KartuLayar:
    """A room on the projector: who is in it, who comes next, the findings on the table."""

    ruang: RuangDesk
    kini: BarisSlot | None
    nanti: SlotDesk | None
    temuan: tuple[TemuanDesk, ...] = ()
    lain: int = 0  # findings that find no place on the screen


def kartu_layar(isi: HariIsi, berlangsung: Sequence[BarisSlot], hak: Hak, terbanyak: int = 8) -> list[KartuLayar]:
    """The rooms as they stand; findings only of PKs that this reader may see; two queries."""
    pk = [b.keadaan.pk.pk for b in berlangsung if b.keadaan.pk]
    boleh = set(terlihat(hak).filter(pk__in=pk).values_list("pk", flat=True)) if pk else set()
    putaran = {b.slot.pk: v for b in berlangsung if (v := b.keadaan.putaran) and v.perjanjian_id in boleh}
    temuan: dict[int, list[Temuan]] = {}
    for t in Temuan.objects.filter(verifikasi__in=putaran.values()) if putaran else ():
        temuan.setdefault(t.verifikasi_id, []).append(t)
    hasil = []
    for r in isi.ruang:
        kini = next((b for b in berlangsung if b.slot.ruang_id == r.pk), None)
        nanti = next((b.slot for b in isi.baris if b.slot.ruang_id == r.pk and b.slot.status in MENANTI), None)
        satu = putaran.get(kini.slot.pk) if kini else None
        semua = tersusun(temuan.get(satu.pk, [])) if satu else ()
        hasil.append(KartuLayar(r, kini, nanti, semua[:terbanyak], max(0, len(semua) - terbanyak)))
    return hasil
