"""The Desk as others ask about it: who attended (for the berita acara), what a user's own appointments are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from sakip.angka import tanggal_lengkap
from sakip.kalender.queries.dispensasi import pd_peminta
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import PerangkatDaerah

from ..enums import Jalur, Status
from ..enums.desk import TERBUKA_DESK, PihakDesk, StatusDesk
from ..models import KehadiranDesk, Perjanjian, SlotDesk
from .desk_orang import PENGGANTI, anggota_tim, merencanakan, slot_terlihat

RELASI = ("pd", "ruang__hari__pemda", "diketahui_oleh")


@dataclass(frozen=True)
class HadirIsi:
    nama: str
    jabatan: str
    unsur: str = ""  # label of the unsur, empty for the PD
    pukul: datetime | None = None


@dataclass(frozen=True)
class KehadiranIsi:
    """The Desk in which a PK was verified, and who sat in it."""

    tanggal: date
    ruang: str
    mulai: time  # of the appointment
    selesai: time
    dimulai: datetime | None
    berakhir: datetime | None
    pd: tuple[HadirIsi, ...]
    tim: tuple[HadirIsi, ...]

    @property
    def unsur(self) -> dict[str, tuple[HadirIsi, ...]]:
        """Those of the Tim by unsur, in the order they were written down."""
        nama = dict.fromkeys(h.unsur for h in self.tim)
        return {u: tuple(h for h in self.tim if h.unsur == u) for u in nama}


def kehadiran(perjanjian_id: int, tanggal: date) -> KehadiranIsi | None:
    """The last Desk on this PK up to `tanggal` and who attended; None where there was none (two queries)."""
    slot = (
        SlotDesk.objects.filter(
            perjanjian_id=perjanjian_id,
            ruang__hari__tanggal__lte=tanggal,
            status__in=[StatusDesk.BERLANGSUNG, StatusDesk.SELESAI],
        )
        .select_related("ruang__hari")
        .order_by("-ruang__hari__tanggal", "-dimulai_pada")
        .first()
    )
    if slot is None:
        return None
    hadir = hadir_pada(slot)
    return KehadiranIsi(
        slot.ruang.hari.tanggal,
        slot.ruang.nama,
        slot.mulai,
        slot.selesai,
        slot.dimulai_pada,
        slot.berakhir_pada,
        tuple(_isi(h) for h in hadir if h.pihak == PihakDesk.PD),
        tuple(_isi(h) for h in hadir if h.pihak == PihakDesk.TIM),
    )


def hadir_pada(slot: SlotDesk) -> list[KehadiranDesk]:
    return list(KehadiranDesk.objects.filter(slot=slot, dicabut_pada__isnull=True).order_by("pihak", "id"))


def _isi(h: KehadiranDesk) -> HadirIsi:
    return HadirIsi(h.nama, h.jabatan, str(h.get_unsur_display()) if h.unsur else "", h.hadir_pada)


def pk_desk(pd_id: int, tahun: int) -> Perjanjian | None:
    """The PK of the head of that PD, in its latest version: what the Desk is about."""
    rows = Perjanjian.objects.filter(pd_id=pd_id, tahun=tahun, jalur=Jalur.KABUPATEN).exclude(status=Status.BATAL)
    return rows.select_related("pemda", "pd", "jabatan").order_by("-versi").first()


@dataclass(frozen=True)
class Janji:
    """The open appointment of a PD, in the columns that a query on PDs may ask for beside others."""

    slot_id: int
    pd: str
    tanggal: date
    mulai: time
    ruang: str
    tahu: bool

    KOLOM = (
        "janji__pk", "nama", "janji__ruang__hari__tanggal", "janji__mulai", "janji__ruang__nama",
        "janji__diketahui_pada", "janji__ruang__hari__tahun",
    )  # fmt: skip

    def __str__(self) -> str:
        return f"{tanggal_lengkap(self.tanggal)} pukul {self.mulai:%H.%M}, {self.ruang}"

    @staticmethod
    def pada(rows: QuerySet[PerangkatDaerah]) -> QuerySet[PerangkatDaerah]:
        """These PDs with `Janji.KOLOM`: one row each, for a PD has one open appointment at most."""
        terbuka = Q(slot_desk__status__in=TERBUKA_DESK)
        return rows.annotate(janji=FilteredRelation("slot_desk", condition=terbuka))

    @staticmethod
    def dari(isi: Sequence[Any], tahun: int) -> "Janji | None":
        """From the values of these columns; None where there is no appointment in that year."""
        slot_id, pd, tanggal, mulai, ruang, tahu, tahun_desk = isi
        return Janji(slot_id, pd, tanggal, mulai, ruang, tahu is not None) if slot_id and tahun_desk == tahun else None


def janji(hak: Hak, tahun: int, kecuali: Collection[int] = ()) -> list[Janji]:
    """The open appointments of the PDs this user speaks for, the nearest first; none asked for, no query."""
    pd = pd_peminta(hak) - set(kecuali)
    if not pd:
        return []
    rows = Janji.pada(PerangkatDaerah.objects.filter(pk__in=pd)).order_by().values_list(*Janji.KOLOM)
    return sorted((j for r in rows if (j := Janji.dari(r, tahun))), key=lambda j: (j.tanggal, j.mulai, j.pd))


def janji_pd(hak: Hak, pd_id: int | None, tahun: int) -> SlotDesk | None:
    """The appointment that a page of that PD names: the open one, else the last that was held."""
    if pd_id is None:
        return None
    rows = slot_terlihat(hak).filter(pd_id=pd_id, ruang__hari__tahun=tahun).exclude(status=StatusDesk.BATAL)
    semua = list(rows.select_related(*RELASI).order_by("-ruang__hari__tanggal", "-mulai")[:5])
    return next((s for s in semua if s.status in TERBUKA_DESK), semua[0] if semua else None)


def diminta_pindah(hak: Hak, tahun: int) -> list[SlotDesk]:
    """Requests for another time that wait for this user, who plans the Desk."""
    if (
        hak.pemda_id is None
        or not hak.punya(*PENGGANTI)
        or not merencanakan(hak, anggota_tim(hak.pemda_id, hak.tanggal))
    ):
        return []
    rows = slot_terlihat(hak).filter(status=StatusDesk.DIMINTA_PINDAH, ruang__hari__tahun=tahun)
    return list(rows.exclude(pd_id__in=pd_peminta(hak)).select_related("pd").order_by("ruang__hari__tanggal", "mulai"))


def sebut(slot: SlotDesk) -> str:
    """`Senin, 2 Februari 2026 pukul 09.00, Ruang A`: how an appointment is told."""
    return f"{tanggal_lengkap(slot.ruang.hari.tanggal)} pukul {slot.mulai:%H.%M}, {slot.ruang.nama}"
