"""One appointment, as the PD and the Tim both see it, and what the conditions of its acts look at."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sakip.organisasi.hak import Hak

from ...enums.desk import PihakDesk, StatusDesk
from ...models import KehadiranDesk, PermintaanDesk, SlotDesk, Temuan, Verifikasi
from ...rules.desk import FaktaDesk
from ..cakupan import terlihat
from ..desk import hadir_pada
from ..meja import JENIS, PUTUSAN, Label
from .hari import STATUS
from .keadaan import Keadaan, keadaan_pk, pk_kabupaten


@dataclass(frozen=True)
class TemuanDesk:
    """A finding as both sides see it."""

    nomor: int
    rujukan: str
    jenis: Label
    putusan: Label
    sumber: str
    menurut_sumber: str
    menurut_pk: str
    alasan: str
    selesai: bool


@dataclass(frozen=True)
class SlotIsi:
    """What the page of an appointment shows to the PD and to the Tim alike."""

    slot: SlotDesk
    keadaan: Keadaan
    boleh_pk: bool  # this reader may see the PK itself
    kini: datetime
    temuan: tuple[TemuanDesk, ...] = ()
    hadir: tuple[KehadiranDesk, ...] = ()
    permintaan: PermintaanDesk | None = None  # the last
    label: Label = field(default=("abu", "circle", ""))

    @property
    def per_pihak(self) -> list[tuple[str, list[KehadiranDesk]]]:
        """Who came, per side."""
        return [(p.label, [h for h in self.hadir if h.pihak == p]) for p in PihakDesk]

    @property
    def terlambat_kini(self) -> bool:
        """The corrected PK is waited for, and the day of its return is over."""
        tunggu = self.keadaan.ditunggu
        return tunggu is not None and tunggu.terlambat(self.kini)

    @property
    def sisa(self) -> str:
        """What is left of the day of correction: `5 jam 12 menit`."""
        tunggu = self.keadaan.ditunggu
        sisa = tunggu.sisa(self.kini) if tunggu else None
        if sisa is None:
            return ""
        jam, menit = divmod(int(sisa.total_seconds()) // 60, 60)
        return f"{jam} jam {menit} menit" if jam else f"{menit} menit"

    @property
    def terbuka(self) -> int:
        return sum(not t.selesai for t in self.temuan)


def slot_isi(slot: SlotDesk, hak: Hak, kini: datetime) -> SlotIsi:
    """The appointment with its PK, findings and attendance; six queries at most."""
    hari = slot.ruang.hari
    pk = slot.perjanjian or pk_kabupaten(hari.pemda_id, hari.tahun, [slot.pd_id]).get(slot.pd_id)
    boleh = bool(pk and terlihat(hak).filter(pk=pk.pk).exists())
    keadaan = keadaan_pk([pk], hari.pemda.zona)[pk.pk] if pk else Keadaan()
    permintaan = PermintaanDesk.objects.filter(slot=slot).select_related("ruang__hari", "diminta_oleh")
    return SlotIsi(
        slot,
        keadaan,
        boleh,
        kini,
        temuan_desk(keadaan.putaran) if boleh else (),
        tuple(hadir_pada(slot)),
        permintaan.order_by("-diminta_pada", "-pk").first(),
        STATUS[slot.status],
    )


def temuan_desk(putaran: Verifikasi | None) -> tuple[TemuanDesk, ...]:
    """The findings of a round, those that hold the PK up first."""
    if putaran is None:
        return ()
    return tersusun(Temuan.objects.filter(verifikasi=putaran))


def tersusun(temuan: Iterable[Temuan]) -> tuple[TemuanDesk, ...]:
    rows = sorted(temuan, key=lambda t: (not t.menghalangi, t.nomor))
    return tuple(
        TemuanDesk(
            t.nomor,
            t.rujukan,
            JENIS.get(t.jenis, ("abu", "circle", t.get_jenis_display())),
            PUTUSAN[t.keputusan],
            t.nama_sumber,
            t.menurut_sumber,
            t.menurut_pk,
            t.alasan,
            not t.menghalangi,
        )
        for t in rows
    )


def fakta_desk(
    slot: SlotDesk,
    kini: datetime,
    *,
    hadir: Iterable[KehadiranDesk] = (),
    ada_pk: bool = False,
    penuh: str = "",
) -> FaktaDesk:
    """What the conditions of an appointment look at now."""
    hari = slot.ruang.hari
    setempat = kini.astimezone(hari.pemda.zona)
    pihak = {h.pihak for h in hadir}
    return FaktaDesk(
        hari_ini=setempat.date(),
        tanggal=hari.tanggal,
        sudah_mulai=setempat.time() >= slot.mulai,
        diketahui=slot.diketahui_pada is not None,
        hadir_pd="pd" in pihak,
        hadir_tim="tim" in pihak,
        ada_pk=ada_pk,
        ruang_dipakai=_dipakai(slot) if setempat.date() == hari.tanggal else "",
        penuh=penuh,
    )


def _dipakai(slot: SlotDesk) -> str:
    lain = SlotDesk.objects.filter(ruang_id=slot.ruang_id, status=StatusDesk.BERLANGSUNG).exclude(pk=slot.pk)
    return lain.values_list("pd__nama", flat=True).first() or ""
