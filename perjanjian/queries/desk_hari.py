"""The pages of the Desk, gathered so that the templates only print: a day, one appointment, the projector."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from sakip.kalender.queries import libur_pemda
from sakip.kalender.rules import Lencana, hari_kerja
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import PerangkatDaerah

from ..enums import Bobot, Jalur, Keputusan, Status
from ..enums_desk import LEPAS, MENANTI, TERBUKA_DESK, HasilDesk, HasilPermintaan, PihakDesk, StatusDesk
from ..models import HariDesk, KehadiranDesk, Perjanjian, PermintaanDesk, RuangDesk, SlotDesk, Temuan, Verifikasi
from ..rules.desk import FaktaDesk, bertumpuk, lama, waktu_tersedia
from ..rules.perbaikan import Perbaikan
from .cakupan import terlihat
from .desk import hadir_pada
from .meja import JENIS, PUTUSAN, Label
from .perbaikan import perbaikan_putaran
from .tenggat import Kalender

STATUS: dict[str, Label] = {
    StatusDesk.DIJADWALKAN: ("polos", "calendar3", "Dijadwalkan"),
    StatusDesk.DIMINTA_PINDAH: ("kuning", "arrow-left-right", "Diminta pindah"),
    StatusDesk.BERLANGSUNG: ("biru", "play", "Berlangsung"),
    StatusDesk.SELESAI: ("hijau", "check-circle", "Selesai"),
    StatusDesk.TIDAK_HADIR: ("merah", "person-x", "Tidak hadir"),
    StatusDesk.BATAL: ("putus", "x-circle", "Dibatalkan"),
}
HASIL: dict[str, Label] = {
    HasilDesk.SELARAS: ("toska", "check2-all", "Selaras"),
    HasilDesk.DIKEMBALIKAN: ("jingga", "arrow-return-left", "Dikembalikan"),
    HasilDesk.BELUM_SELESAI: ("abu", "circle", "Belum selesai"),
}
SUDAH_SELARAS = (Status.SELARAS, Status.DITERUSKAN, Status.BERLAKU, Status.DIGANTI)
BARU = (Status.DRAF, Status.DITANDATANGANI)


MENGHALANGI = Q(temuan__keputusan=Keputusan.PERBAIKI) | Q(temuan__keputusan=Keputusan.BELUM, temuan__bobot=Bobot.WAJIB)


@dataclass(frozen=True)
class Keadaan:
    """How the PK of an appointment stands: its last round, what is open, its returns."""

    pk: Perjanjian | None = None
    putaran: Verifikasi | None = None
    perbaikan: tuple[Perbaikan, ...] = ()

    @property
    def berita_acara(self) -> str:
        """The number of the berita acara that counts."""
        v = self.putaran
        return v.berita_acara.nomor if v and v.berita_acara and v.dicabut_pada is None else ""

    @property
    def hasil(self) -> HasilDesk:
        """What came of it, read from the PK (BK Pasal 11 ayat (2)-(4))."""
        if self.pk is not None and self.pk.status in SUDAH_SELARAS and self.berita_acara:
            return HasilDesk.SELARAS
        if self.pk is not None and self.pk.status == Status.DIKEMBALIKAN:
            return HasilDesk.DIKEMBALIKAN
        return HasilDesk.BELUM_SELESAI

    @property
    def label(self) -> Label:
        return HASIL[self.hasil]

    def terlambat(self, kini: datetime) -> list[Perbaikan]:
        """Returns that were not answered on the same day: kept for ever (BK penjelasan Pasal 11 ayat (4))."""
        return [p for p in self.perbaikan if p.terlambat(kini)]

    @property
    def ditunggu(self) -> Perbaikan | None:
        """The return that waits for the corrected PK."""
        terakhir = self.perbaikan[-1] if self.perbaikan else None
        return terakhir if terakhir and terakhir.kembali is None else None

    @property
    def n_temuan(self) -> int:
        return getattr(self.putaran, "n_temuan", 0)

    @property
    def n_terbuka(self) -> int:
        return getattr(self.putaran, "n_terbuka", 0)


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


def pk_kabupaten(pemda_id: int, tahun: int, pd_id: Iterable[int] | None = None) -> dict[int, Perjanjian]:
    """The PK of the head of each PD, in its latest version, by PD; one query."""
    rows = Perjanjian.objects.filter(pemda_id=pemda_id, tahun=tahun, jalur=Jalur.KABUPATEN).exclude(
        status=Status.BATAL
    )
    if pd_id is not None:
        rows = rows.filter(pd_id__in=pd_id)
    return {p.pd_id: p for p in rows.select_related("pd", "jabatan").order_by("versi") if p.pd_id}


def keadaan_pk(pk: Collection[Perjanjian], zona: ZoneInfo) -> dict[int, Keadaan]:
    """How these PKs stand, by PK; one query over their rounds."""
    rows = list(
        Verifikasi.objects.filter(perjanjian__in=[p.pk for p in pk])
        .select_related("berita_acara")
        .annotate(n_temuan=Count("temuan"), n_terbuka=Count("temuan", filter=MENGHALANGI))
        .order_by("putaran")
    )
    terakhir = {v.perjanjian_id: v for v in rows}
    perbaikan = perbaikan_putaran(rows, zona)
    return {p.pk: Keadaan(p, terakhir.get(p.pk), perbaikan.get(p.pk, ())) for p in pk}


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


# ---- one appointment


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
    return _tersusun(Temuan.objects.filter(verifikasi=putaran))


def _tersusun(temuan: Iterable[Temuan]) -> tuple[TemuanDesk, ...]:
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


# ---- the projector


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
        semua = _tersusun(temuan.get(satu.pk, [])) if satu else ()
        hasil.append(KartuLayar(r, kini, nanti, semua[:terbanyak], max(0, len(semua) - terbanyak)))
    return hasil


# ---- free places


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
