"""Working-day arithmetic and deadlines, pure: dates in, dates out.

The day of the event is day 0. `bulan` is a calendar month (31 January + 1 month = the last day of February), `minggu
kedua` the 14th calendar day. A deadline ends at 24.00 local time of the regency.
"""

import calendar
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sakip.angka import tanggal_panjang
from sakip.organisasi.enums import CaraHari, Kebijakan

from ..enums import BerlakuBagi, JenisLangkah, Keadaan, Peristiwa, Satuan

HARI_HAMPIR = 3
KOTAK_TERBANYAK = 31
_SATU = timedelta(days=1)
_MENUNGGU = {
    Peristiwa.DPA: "pengesahan DPA",
    Peristiwa.APBD: "penetapan APBD",
    Peristiwa.PENGESAHAN: "pengesahan PK",
}


class AturanSalah(ValueError):
    """The rules of a profile cannot be counted: they turn in a circle or name a milestone that is not there."""


@dataclass(frozen=True)
class AturanIsi:
    """One rule: a milestone counted from an event (`peristiwa`) or from another milestone (`setelah`)."""

    kode: str
    nama: str
    jumlah: int
    satuan: str
    dasar: str
    peristiwa: str = ""
    setelah: str = ""
    lewat: str = Kebijakan.CATAT
    berlaku_bagi: str = BerlakuBagi.PD
    catatan: str = ""
    bersyarat: bool = False


@dataclass(frozen=True)
class Langkah:
    """One day of the ruler: `nomor` is the counted day (0 = the event), None where the day does not count."""

    tanggal: date
    jenis: JenisLangkah
    nomor: int | None = None
    nama: str = ""


@dataclass(frozen=True)
class Tenggat:
    """A milestone with its date, or with what it waits for."""

    kode: str
    nama: str
    tanggal: date | None
    dasar: str
    menunggu: str = ""
    jejak: tuple[Langkah, ...] = ()
    mulai: date | None = None
    aturan: AturanIsi | None = None
    hari_kerja: bool = False

    @property
    def menutup(self) -> bool:
        """Past this date the action closes (instead of being recorded as late)."""
        return self.aturan is not None and self.aturan.lewat == Kebijakan.TUTUP


@dataclass(frozen=True)
class Lencana:
    """The days-left badge: a box with `angka` (or an icon) and the words beside it."""

    keadaan: Keadaan
    angka: int | None
    satuan: str
    kata: str

    @property
    def kotak(self) -> str:
        """What stands in the box where it is not an icon."""
        return "–" if self.angka is None else str(self.angka)


def hari_kerja(tanggal: date, libur: Collection[date], hari_seminggu: int = 5) -> bool:
    """Hari adalah hari kerja (BK Pasal 1 angka 15): no weekend, national holiday, cuti bersama or local holiday."""
    return tanggal.weekday() < hari_seminggu and tanggal not in libur


def tambah_hari_kerja(mulai: date, n: int, libur: Collection[date], hari_seminggu: int = 5) -> date:
    """The n-th working day after `mulai`; the day of the event is day 0, whatever day it is."""
    tanggal = mulai
    for _ in range(n):
        tanggal += _SATU
        while not hari_kerja(tanggal, libur, hari_seminggu):
            tanggal += _SATU
    return tanggal


def tambah_bulan(mulai: date, n: int) -> date:
    """The same day n calendar months on; where that month is shorter, its last day."""
    bulan = mulai.month - 1 + n
    tahun, bulan = mulai.year + bulan // 12, bulan % 12 + 1
    return date(tahun, bulan, min(mulai.day, calendar.monthrange(tahun, bulan)[1]))


def tambah_minggu(mulai: date, n: int) -> date:
    """`minggu kedua setelah triwulan berakhir` (GM Pasal 9 ayat (8), SM Pasal 9 ayat (7)): the 14th calendar day."""
    return mulai + timedelta(weeks=n)


def selisih_hari(dari: date, ke: date, libur: Collection[date], cara_hari: str, hari_seminggu: int = 5) -> int:
    """Counted days after `dari` up to and including `ke` (0 where `ke` is not later)."""
    if cara_hari != CaraHari.KERJA:
        return max((ke - dari).days, 0)
    return sum(hari_kerja(t, libur, hari_seminggu) for t in _hari(dari, ke))


def dihitung_hari_kerja(satuan: str, cara_hari: str) -> bool:
    """Whether an amount in this unit counts working days; `hari` means what the regency's regulation says."""
    return satuan == Satuan.HARI_KERJA or (satuan == Satuan.HARI and cara_hari == CaraHari.KERJA)


def batas(mulai: date, aturan: AturanIsi, libur: Collection[date], cara_hari: str, hari_seminggu: int = 5) -> date:
    """The last day on which the act is in time."""
    if aturan.satuan == Satuan.BULAN:
        return tambah_bulan(mulai, aturan.jumlah)
    if aturan.satuan == Satuan.MINGGU:
        return tambah_minggu(mulai, aturan.jumlah)
    if dihitung_hari_kerja(aturan.satuan, cara_hari):
        return tambah_hari_kerja(mulai, aturan.jumlah, libur, hari_seminggu)
    return mulai + timedelta(days=aturan.jumlah)


def peristiwa_tahun(tahun: int) -> dict[str, date]:
    """The events that every budget year brings by itself: the ends of its quarters and its own end."""
    return {
        Peristiwa.TW1: date(tahun, 3, 31),
        Peristiwa.TW2: date(tahun, 6, 30),
        Peristiwa.TW3: date(tahun, 9, 30),
        Peristiwa.TW4: date(tahun, 12, 31),
        Peristiwa.TAHUN: date(tahun, 12, 31),
    }


def hitung(
    aturan: Sequence[AturanIsi],
    peristiwa: Mapping[str, date | None],
    libur: Collection[date],
    cara_hari: str,
    hari_seminggu: int = 5,
) -> list[Tenggat]:
    """Every milestone of the profile, in the order of its rules; `libur` may map each holiday to its name.

    A milestone may count from another milestone's date, not from the day it was met: verification is complete seven
    days after the *last day for sending* (BK Pasal 11 ayat (5)). Raises `AturanSalah` for rules that do not add up.
    """
    per_kode = {a.kode: a for a in aturan}
    periksa_aturan(aturan)
    jadi: dict[str, Tenggat] = {}

    def tenggat(kode: str) -> Tenggat:
        if kode not in jadi:
            jadi[kode] = _satu(per_kode[kode])
        return jadi[kode]

    def _satu(isi: AturanIsi) -> Tenggat:
        if isi.setelah:
            asal = tenggat(isi.setelah)
            mulai, menunggu = asal.tanggal, asal.menunggu
        else:
            mulai, menunggu = peristiwa.get(isi.peristiwa), _menunggu(isi.peristiwa)
        kerja = dihitung_hari_kerja(isi.satuan, cara_hari)
        if mulai is None:
            return Tenggat(isi.kode, isi.nama, None, isi.dasar, menunggu=menunggu, aturan=isi, hari_kerja=kerja)
        akhir = batas(mulai, isi, libur, cara_hari, hari_seminggu)
        jejak = tuple(_jejak(mulai, akhir, libur, kerja, hari_seminggu))
        return Tenggat(isi.kode, isi.nama, akhir, isi.dasar, jejak=jejak, mulai=mulai, aturan=isi, hari_kerja=kerja)

    return [tenggat(a.kode) for a in aturan]


def periksa_aturan(aturan: Sequence[AturanIsi]) -> None:
    """Refuse rules that name a milestone that is not there, or that turn in a circle."""
    per_kode = {a.kode: a for a in aturan}
    for awal in aturan:
        rantai, isi = [awal.kode], awal
        while isi.setelah:
            if isi.setelah not in per_kode:
                raise AturanSalah(f"Tenggat {isi.kode} dihitung setelah {isi.setelah}, yang tidak ada pada profil.")
            if isi.setelah in rantai:
                raise AturanSalah(f"Aturan tenggat berputar: {' → '.join([*rantai, isi.setelah])}.")
            isi = per_kode[isi.setelah]
            rantai.append(isi.kode)


def sisa(
    tenggat: Tenggat,
    hari_ini: date,
    libur: Collection[date],
    cara_hari: str,
    hari_seminggu: int = 5,
    *,
    terpenuhi: date | None = None,
    dispensasi: date | None = None,
) -> Lencana:
    """The badge of a milestone on one day.

    A dispensasi opens the action again but does not undo lateness: once it has passed, or the act is done, the days
    are counted against the deadline of the regulation. What is due only if something happens (BK Pasal 8 ayat (3)) is
    not late by itself.
    """
    if tenggat.tanggal is None:
        return Lencana(Keadaan.MENUNGGU, None, "", f"menunggu {tenggat.menunggu}")

    def hari(dari: date, ke: date) -> tuple[int, str]:
        """Counted days and their unit; calendar days where only a weekend or holiday lies between."""
        if cara_hari == CaraHari.KERJA and (jumlah := selisih_hari(dari, ke, libur, cara_hari, hari_seminggu)):
            return jumlah, "hari kerja"
        return (ke - dari).days, "hari"

    batas_akhir = tenggat.tanggal
    if terpenuhi is not None:
        return _terpenuhi(batas_akhir, terpenuhi, hari)
    if dispensasi is not None and batas_akhir < dispensasi and hari_ini <= dispensasi:
        jumlah, satuan = hari(hari_ini, dispensasi)
        kata = f"dispensasi {jumlah} {satuan}" if jumlah else "dispensasi sampai hari ini 24.00"
        return Lencana(Keadaan.DISPENSASI, jumlah, satuan, kata)
    if hari_ini > batas_akhir:
        return _lewat(tenggat, *hari(batas_akhir, hari_ini))
    jumlah, satuan = hari(hari_ini, batas_akhir)
    if not jumlah:
        return Lencana(Keadaan.HARI_INI, 0, satuan, "hari ini sampai 24.00")
    keadaan = Keadaan.HAMPIR if jumlah <= HARI_HAMPIR else Keadaan.TERBUKA
    return Lencana(keadaan, jumlah, satuan, f"{satuan} lagi")


def _lewat(tenggat: Tenggat, jumlah: int, satuan: str) -> Lencana:
    if tenggat.aturan and tenggat.aturan.bersyarat:
        return Lencana(Keadaan.MENUNGGU, None, "", "hanya bila terjadi")
    return Lencana(Keadaan.TERLAMBAT, jumlah, satuan, f"{satuan} terlambat")


def _terpenuhi(batas_akhir: date, terpenuhi: date, hari: Callable[[date, date], tuple[int, str]]) -> Lencana:
    if terpenuhi == batas_akhir:
        return Lencana(Keadaan.TERPENUHI, 0, "hari", "tepat pada hari terakhir")
    awal = terpenuhi < batas_akhir
    jumlah, satuan = hari(terpenuhi, batas_akhir) if awal else hari(batas_akhir, terpenuhi)
    kata = f"{jumlah} {satuan} lebih awal" if awal else f"dipenuhi terlambat {jumlah} {satuan}"
    return Lencana(Keadaan.TERPENUHI, jumlah if awal else -jumlah, satuan, kata)


@dataclass(frozen=True)
class Kotak:
    """One box or tick of the ruler, as the page draws it."""

    jenis: str
    nomor: int | None = None
    nama: str = ""


def mistar(tenggat: Tenggat, hari_ini: date) -> list[Kotak]:
    """The ruler of a milestone on one day; none where it waits, or is too far to be counted by eye."""
    if not tenggat.jejak or not tenggat.mulai or (tenggat.jejak[-1].nomor or 0) > KOTAK_TERBANYAK:
        return []
    return [_kotak(langkah, tenggat, hari_ini) for langkah in tenggat.jejak]


def _kotak(langkah: Langkah, tenggat: Tenggat, hari_ini: date) -> Kotak:
    tanggal = tanggal_panjang(langkah.tanggal)
    if langkah.jenis == JenisLangkah.KEJADIAN:
        return Kotak(langkah.jenis, 0, f"{kata_asal(tenggat)} {tanggal}")
    if langkah.nomor is None:
        return Kotak(langkah.jenis, None, f"{langkah.nama} {tanggal}" if langkah.nama else "")
    jenis = "lewat" if langkah.tanggal < hari_ini else "hari_ini" if langkah.tanggal == hari_ini else "nanti"
    return Kotak(jenis, langkah.nomor)


def kata_asal(tenggat: Tenggat) -> str:
    """What the day is that it counts from."""
    aturan = tenggat.aturan
    return "Batas sebelumnya" if aturan is None or aturan.setelah else kata_peristiwa(aturan.peristiwa)


def batas_utc(tanggal: date, zona: str) -> datetime:
    """The first moment that is too late: local midnight after `tanggal`, as a UTC instant (half-open interval)."""
    return datetime.combine(tanggal + _SATU, datetime.min.time(), ZoneInfo(zona)).astimezone(UTC)


def dalam_batas(now: datetime, tanggal: date, zona: str) -> bool:
    """Whether the moment `now` is still in time for a deadline on `tanggal` in that zone."""
    return now < batas_utc(tanggal, zona)


def kata_peristiwa(kode: str) -> str:
    """What an event is called: `DPA/DPPA disahkan`; of a changed budget `DPPA disahkan`, `DPPA ke-2 disahkan`."""
    asal, ke = pisah_dppa(kode)
    if not ke:
        return Peristiwa(kode).label if kode in Peristiwa.values else kode
    return f"{nama_dppa(ke)} disahkan" if asal == Peristiwa.DPA else f"PK perubahan ({nama_dppa(ke)}) disahkan"


def _menunggu(peristiwa: str) -> str:
    if peristiwa in _MENUNGGU:
        return _MENUNGGU[Peristiwa(peristiwa)]
    return Peristiwa(peristiwa).label.lower() if peristiwa in Peristiwa.values else kata_peristiwa(peristiwa)


# ---- a changed budget: the same milestones, counted from the DPPA


def kode_dppa(kode: str, ke: int) -> str:
    """The code of a milestone or event that counts from the DPPA number `ke`; the code itself where `ke` is 0."""
    return f"{kode}.dppa{ke}" if ke else kode


def pisah_dppa(kode: str) -> tuple[str, int]:
    """The code without its DPPA, and which DPPA (0: none)."""
    asal, tanda, ke = kode.rpartition(".dppa")
    return (asal, int(ke)) if tanda and ke.isdigit() else (kode, 0)


def tanda_ada(kode: str) -> str:
    """The code under which a provider of events says that the PD is bound to this milestone of a DPPA."""
    return f"ada {kode}"


def nama_dppa(ke: int) -> str:
    return "DPPA" if ke == 1 else f"DPPA ke-{ke}"


def aturan_dppa(aturan: Sequence[AturanIsi], ke: int, terjadi: Collection[str]) -> list[AturanIsi]:
    """The rules of a changed PK: those that hang on the DPA or on the pengesahan, counted from the DPPA's (BK Pasal 8,
    9 ayat (2)). Not every DPPA changes a PK: what no event in `terjadi` binds the PD to is due only if it happens."""
    per_kode = {a.kode: a for a in aturan}
    return [
        replace(
            a,
            kode=kode_dppa(a.kode, ke),
            nama=f"{a.nama} ({nama_dppa(ke)})",
            peristiwa=kode_dppa(a.peristiwa, ke) if a.peristiwa else "",
            setelah=kode_dppa(a.setelah, ke) if a.setelah else "",
            bersyarat=a.bersyarat or tanda_ada(kode_dppa(a.kode, ke)) not in terjadi,
        )
        for a in aturan
        if _akar(a, per_kode) in (Peristiwa.DPA, Peristiwa.PENGESAHAN)
    ]


def aturan_pd(aturan: Sequence[AturanIsi], kejadian: Mapping[str, date | None]) -> list[AturanIsi]:
    """The rules of a PD with these events: those of the profile, and those of each DPPA it has."""
    dppa = sorted({ke for k in kejadian if (ke := pisah_dppa(k)[1]) and k == kode_dppa(Peristiwa.DPA, ke)})
    return [*aturan, *(a for ke in dppa for a in aturan_dppa(aturan, ke, kejadian.keys()))]


def _akar(aturan: AturanIsi, per_kode: Mapping[str, AturanIsi]) -> str:
    """The event that a milestone hangs on, perhaps through others."""
    while aturan.setelah:
        aturan = per_kode[aturan.setelah]
    return aturan.peristiwa


def _hari(dari: date, ke: date) -> Iterator[date]:
    """The days after `dari`, up to and including `ke`."""
    return (dari + timedelta(days=n) for n in range(1, (ke - dari).days + 1))


def _jejak(mulai: date, akhir: date, libur: Collection[date], kerja: bool, hari_seminggu: int) -> Iterator[Langkah]:
    yield Langkah(mulai, JenisLangkah.KEJADIAN, 0)
    nama_libur = libur if isinstance(libur, Mapping) else {}
    nomor = 0
    for tanggal in _hari(mulai, akhir):
        if kerja and tanggal.weekday() >= hari_seminggu:
            yield Langkah(tanggal, JenisLangkah.AKHIR_PEKAN, nama=str(nama_libur.get(tanggal, "")))
        elif kerja and tanggal in libur:
            yield Langkah(tanggal, JenisLangkah.LIBUR, nama=str(nama_libur.get(tanggal, "Hari libur")))
        else:
            nomor += 1
            yield Langkah(tanggal, JenisLangkah.HITUNG, nomor)
