"""The Desk of verification: its grid of times, the plan of a day, and what must hold for each act.

BK penjelasan Pasal 11 ayat (4): the verification is done in a Desk, each PD has an appointment.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sakip.kalender.rules.tenggat import hari_kerja

PALING_BANYAK_SLOT = 200
MENIT_TERPENDEK, MENIT_TERPANJANG = 10, 480
_HARI = date(2000, 1, 1)  # any day: times of one day are reckoned with

Rentang = tuple[time, time]


@dataclass(frozen=True)
class CalonPD:
    """A PD that needs an appointment. `dikirim`: when its PK arrived; `sendiri`: people of the Tim belong to it."""

    pd_id: int
    nama: str
    dikirim: datetime | None = None
    sendiri: bool = False


@dataclass(frozen=True)
class SlotRencana:
    """One appointment of a plan: the room by its place, the time, and the PD (None: kept free)."""

    ruang: int
    mulai: time
    selesai: time
    pd_id: int | None = None


@dataclass(frozen=True)
class Rencana:
    slot: tuple[SlotRencana, ...]
    sisa: tuple[CalonPD, ...] = ()  # what found no place on this day


def tambah_menit(saat: time, menit: int) -> time | None:
    """That time some minutes on; None past the end of the day."""
    jadi = datetime.combine(_HARI, saat) + timedelta(minutes=menit)
    return jadi.time() if jadi.date() == _HARI else None


def bertumpuk(a: Rentang, b: Rentang) -> bool:
    """Whether two times share a moment; one may begin as the other ends."""
    return a[0] < b[1] and b[0] < a[1]


def kisi(mulai: time, selesai: time, menit: int, istirahat: Rentang | None = None) -> list[Rentang]:
    """The times of one room: one after the other, none over the break or past the end of the day."""
    hasil: list[Rentang] = []
    kini: time | None = mulai
    while kini is not None and len(hasil) < PALING_BANYAK_SLOT:
        akhir = tambah_menit(kini, menit)
        if akhir is None or akhir > selesai:
            break
        if istirahat and bertumpuk((kini, akhir), istirahat):
            kini = istirahat[1]
            continue
        hasil.append((kini, akhir))
        kini = akhir
    return hasil


def lama(mulai: time, selesai: time) -> int:
    """Minutes between two times of a day."""
    return (datetime.combine(_HARI, selesai) - datetime.combine(_HARI, mulai)).seconds // 60


def waktu_tersedia(ada: Collection[Rentang], mulai: time, selesai: time, menit: int) -> list[Rentang]:
    """The times of a day: those that its plan has already, and what follows the last of them."""
    dari = max((s for _, s in ada), default=mulai)
    return sorted({*ada, *kisi(dari, selesai, menit)})


def susun(calon: Sequence[CalonPD], ruang: int, waktu: Sequence[Rentang]) -> Rencana:
    """Fill rooms and times: PK that arrived come first, in their order, then the others by name.

    At one time only one PD that people of the Tim belong to: each of them leaves its unsur to the others (SoD2).
    """
    antre = sorted(calon, key=lambda c: (c.dikirim is None, c.dikirim.timestamp() if c.dikirim else 0.0, c.nama))
    slot: list[SlotRencana] = []
    for mulai, selesai in waktu:
        sendiri = False
        for r in range(ruang):
            pilih = next((c for c in antre if not (sendiri and c.sendiri)), None)
            if pilih:
                antre.remove(pilih)
                sendiri = sendiri or pilih.sendiri
            slot.append(SlotRencana(r, mulai, selesai, pilih.pd_id if pilih else None))
    return Rencana(tuple(slot), tuple(antre))


def rencana_salah(slot: Sequence[SlotRencana]) -> str | None:
    """A plan books no room and no PD twice."""
    isi = [s for s in slot if s.pd_id is not None]
    if len({s.pd_id for s in isi}) != len(isi):
        return "Satu Perangkat Daerah dipilih lebih dari sekali. Satu Perangkat Daerah mendapat satu janji."
    for i, a in enumerate(isi):
        for b in isi[i + 1 :]:
            if a.ruang == b.ruang and bertumpuk((a.mulai, a.selesai), (b.mulai, b.selesai)):
                return f"Dua janji pada ruang yang sama bertumpuk pada pukul {max(a.mulai, b.mulai):%H.%M}."
    return None


def hari_salah(
    tanggal: date, mulai: time, selesai: time, *, hari_ini: date, libur: Collection[date], hari_seminggu: int
) -> str | None:
    """A Desk is held on a working day (BK Pasal 1 angka 15) that is not over, and its hours have a length."""
    if selesai <= mulai:
        return "Jam selesai harus setelah jam mulai."
    if tanggal < hari_ini:
        return "Tanggal ini sudah lewat. Pilih hari ini atau sesudahnya."
    if not hari_kerja(tanggal, libur, hari_seminggu):
        return "Tanggal ini bukan hari kerja menurut kalender daerah. Pilih hari kerja."
    return None


@dataclass(frozen=True)
class FaktaDesk:
    """What the conditions look at. `kosong`: why the place asked for is not free, empty where it is."""

    hari_ini: date
    tanggal: date
    sudah_mulai: bool = False  # the time of the appointment has come
    diketahui: bool = False
    hadir_pd: bool = False
    hadir_tim: bool = False
    ada_pk: bool = False  # a PK of the PD has been sent
    ruang_dipakai: str = ""  # by whom the room is used right now
    penuh: str = ""


def belum_diketahui(f: FaktaDesk) -> str | None:
    """Said once."""
    return "Janji ini sudah Anda nyatakan diketahui." if f.diketahui else None


def belum_lewat(f: FaktaDesk) -> str | None:
    """Another time is asked for before the time has come."""
    if f.tanggal > f.hari_ini or (f.tanggal == f.hari_ini and not f.sudah_mulai):
        return None
    return "Waktu janji ini sudah tiba. Hubungi Tim Verifikasi untuk waktu lain."


def pada_harinya(f: FaktaDesk) -> str | None:
    """What happens in a Desk is written down on its day (BK penjelasan Pasal 11 ayat (4))."""
    if f.tanggal == f.hari_ini:
        return None
    return "Desk ini belum tiba harinya." if f.tanggal > f.hari_ini else "Hari Desk ini sudah lewat."


def sudah_waktunya(f: FaktaDesk) -> str | None:
    """Nobody is late before the time has come."""
    if f.tanggal < f.hari_ini or (f.tanggal == f.hari_ini and f.sudah_mulai):
        return None
    return "Waktu janji ini belum tiba."


def tempat_kosong(f: FaktaDesk) -> str | None:
    """No two at once in one Desk (BK penjelasan Pasal 11 ayat (4))."""
    return f.penuh or None


def pk_sudah_dikirim(f: FaktaDesk) -> str | None:
    """What is verified has been sent (BK Pasal 11 ayat (1)-(2))."""
    return None if f.ada_pk else "Perangkat Daerah ini belum mengirim PK, sehingga belum ada yang diperiksa."


def kedua_pihak_hadir(f: FaktaDesk) -> str | None:
    """Both sides sit at the table: who came is written down first."""
    kurang = [kata for ada, kata in ((f.hadir_pd, "Perangkat Daerah"), (f.hadir_tim, "Tim Verifikasi")) if not ada]
    return f"Catat dulu siapa yang hadir dari {' dan '.join(kurang)}." if kurang else None


def ruang_bebas(f: FaktaDesk) -> str | None:
    """One Desk at a time in a room."""
    return f"Di ruang ini Desk {f.ruang_dipakai} masih berlangsung. Akhiri dulu." if f.ruang_dipakai else None


@dataclass(frozen=True)
class FaktaAcaraDesk:
    """What decides whether the berita acara of a day can be made."""

    hari_ini: date
    tanggal: date
    terbuka: int  # appointments that have not ended
    ada_janji: bool = True
    sudah: bool = False


def acara_desk_dapat_dibuat(f: FaktaAcaraDesk) -> str | None:
    """Made once, when the day has come and every appointment has ended (BK Pasal 11 ayat (2), penjelasan ayat (4))."""
    if f.sudah:
        return "Berita acara hari Desk ini sudah dibuat."
    if not f.ada_janji:
        return "Hari ini tidak mempunyai janji Desk."
    if f.hari_ini < f.tanggal:
        return "Berita acara dibuat pada atau sesudah hari Desk."
    if f.terbuka:
        return f"{f.terbuka} janji belum diakhiri. Akhiri, catat tidak hadir, atau batalkan lebih dahulu."
    return None
