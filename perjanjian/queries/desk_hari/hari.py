"""A day of Desk: its rooms, its appointments as they go; the PDs that have none yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Q, QuerySet

from sakip.kalender.queries.tenggat import libur_pemda
from sakip.kalender.rules.tenggat import Lencana, hari_kerja
from sakip.organisasi.models import PerangkatDaerah

from ...enums import Status
from ...enums.desk import MENANTI, TERBUKA_DESK, HasilPermintaan, StatusDesk
from ...models import HariDesk, Perjanjian, PermintaanDesk, RuangDesk, SlotDesk
from ..meja import Label
from ..tenggat import Kalender
from .keadaan import SUDAH_SELARAS, Keadaan, keadaan_pk, pk_kabupaten

STATUS: dict[str, Label] = {
    StatusDesk.DIJADWALKAN: ("polos", "calendar3", "Dijadwalkan"),
    StatusDesk.DIMINTA_PINDAH: ("kuning", "arrow-left-right", "Diminta pindah"),
    StatusDesk.BERLANGSUNG: ("biru", "play", "Berlangsung"),
    StatusDesk.SELESAI: ("hijau", "check-circle", "Selesai"),
    StatusDesk.TIDAK_HADIR: ("merah", "person-x", "Tidak hadir"),
    StatusDesk.BATAL: ("putus", "x-circle", "Dibatalkan"),
}
BARU = (Status.DRAF, Status.DITANDATANGANI)


@dataclass(frozen=True)
class BarisSlot:
    slot: SlotDesk
    keadaan: Keadaan
    permintaan: PermintaanDesk | None = None
    telat: bool = False  # its time came and it did not begin

    @property
    def label(self) -> Label:
        return STATUS[self.slot.status]

    @property
    def dipakai(self) -> bool:
        return self.slot.status != StatusDesk.BATAL

    @property
    def kunci(self) -> tuple[time, int]:
        return (self.slot.mulai, self.slot.ruang.urutan)


@dataclass(frozen=True)
class Belum:
    """A PD without an appointment: its PK, and how the deadline of verification (or sending) stands."""

    pd: PerangkatDaerah
    pk: Perjanjian | None
    batas: date | None = None
    lencana: Lencana | None = None

    @property
    def kata(self) -> str:
        if self.pk is None:
            return "PK belum disusun"
        return "PK belum dikirim" if self.pk.status in BARU else f"PK {self.pk.get_status_display().lower()}"


@dataclass(frozen=True)
class HariIsi:
    hari: HariDesk
    ruang: tuple[RuangDesk, ...]
    baris: tuple[BarisSlot, ...]
    kini: datetime
    bukan_hari_kerja: bool = False

    @property
    def kisi(self) -> list[tuple[time, list[list[BarisSlot]]]]:
        """Time x room: for each beginning, per room what begins then."""
        sel: dict[tuple[time, int], list[BarisSlot]] = {}
        for b in self.baris:
            if b.dipakai:
                sel.setdefault((b.slot.mulai, b.slot.ruang_id), []).append(b)
        return [(w, [sel.get((w, r.pk), []) for r in self.ruang]) for w in sorted({w for w, _ in sel})]

    @property
    def hari_ini(self) -> bool:
        return self.kini.astimezone(self.hari.pemda.zona).date() == self.hari.tanggal

    @property
    def lewat(self) -> bool:
        return self.hari.tanggal < self.kini.astimezone(self.hari.pemda.zona).date()

    @property
    def tiba(self) -> bool:
        """The day has come; its berita acara may be made once all has ended."""
        return self.hari_ini or self.lewat

    def hitung(self, *status: StatusDesk) -> int:
        return sum(b.slot.status in status for b in self.baris)

    @property
    def ringkas(self) -> list[tuple[str, int]]:
        """How many appointments are in each state; the states that occur."""
        return [(s.label, n) for s in StatusDesk if (n := self.hitung(s))]


def daftar_hari(rows: QuerySet[HariDesk], tahun: int) -> list[HariDesk]:
    """The days of a year with their counts, the latest first."""
    dihitung = ~Q(ruang__slot__status=StatusDesk.BATAL)
    return list(
        rows.filter(tahun=tahun)
        .annotate(
            n_ruang=Count("ruang", distinct=True),
            n_slot=Count("ruang__slot", filter=dihitung, distinct=True),
            n_selesai=Count("ruang__slot", filter=Q(ruang__slot__status=StatusDesk.SELESAI), distinct=True),
            n_minta=Count("ruang__slot", filter=Q(ruang__slot__status=StatusDesk.DIMINTA_PINDAH), distinct=True),
        )
        .order_by("-tanggal")
    )


def hari_isi(hari: HariDesk, kini: datetime) -> HariIsi:
    """A day with its rooms and appointments as they go; five queries."""
    ruang = tuple(hari.ruang.all())
    slot = list(SlotDesk.objects.filter(ruang__hari=hari).select_related("pd", "ruang", "perjanjian").order_by())
    for s in slot:
        s.ruang.hari = hari
    pk = pk_kabupaten(hari.pemda_id, hari.tahun, [s.pd_id for s in slot])
    dipakai = {s.pk: s.perjanjian or pk.get(s.pd_id) for s in slot}
    keadaan = keadaan_pk([p for p in dipakai.values() if p], hari.pemda.zona)
    minta = _permintaan([s.pk for s in slot if s.status == StatusDesk.DIMINTA_PINDAH])
    setempat = kini.astimezone(hari.pemda.zona)
    baris = [
        BarisSlot(
            s,
            keadaan.get(p.pk, Keadaan(p)) if (p := dipakai[s.pk]) else Keadaan(),
            minta.get(s.pk),
            telat=s.status in MENANTI and (hari.tanggal, s.mulai) <= (setempat.date(), setempat.time()),
        )
        for s in slot
    ]
    libur = libur_pemda(hari.pemda_id, hari.tanggal, hari.tanggal)
    return HariIsi(hari, ruang, tuple(sorted(baris, key=lambda b: b.kunci)), kini, _libur(hari, libur))


def _libur(hari: HariDesk, libur: Mapping[date, str]) -> bool:
    """Whether the calendar changed under the plan (the length of the week is the profile's, checked when planned)."""
    return not hari_kerja(hari.tanggal, libur, 6)


def _permintaan(slot_id: Sequence[int]) -> dict[int, PermintaanDesk]:
    if not slot_id:
        return {}
    rows = PermintaanDesk.objects.filter(slot_id__in=slot_id, hasil=HasilPermintaan.MENUNGGU)
    return {p.slot_id: p for p in rows.select_related("ruang__hari", "diminta_oleh")}


def belum_berjanji(
    pemda_id: int, tahun: int, semua: Iterable[PerangkatDaerah], kalender: Kalender | None = None
) -> list[Belum]:
    """The PDs whose PK is not aligned yet and that have no open appointment; two queries (and the calendar's)."""
    pk = pk_kabupaten(pemda_id, tahun)
    terbuka = SlotDesk.objects.filter(ruang__hari__pemda_id=pemda_id, status__in=TERBUKA_DESK)
    sudah = set(terbuka.order_by().values_list("pd_id", flat=True))
    hasil = []
    for pd in semua:
        satu = pk.get(pd.pk)
        if not pd.aktif or pd.pk in sudah or (satu and satu.status in SUDAH_SELARAS):
            continue
        batas = kalender.batas(satu) if kalender and satu else None
        hasil.append(Belum(pd, satu, batas.tenggat.tanggal, batas.lencana) if batas else Belum(pd, satu))
    return sorted(hasil, key=lambda b: (b.pk is None or b.pk.status in BARU, b.pd.nama))
