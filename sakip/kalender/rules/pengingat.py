"""Which reminder of a milestone falls due on a day, and who is reminded. Pure: dates and numbers in, the same out.

The regulations set deadlines, not reminders: the days are a stand kept in the profile. They are counted as the profile
counts `hari` (BK Pasal 1 angka 15: hari kerja), so that "3 hari sebelum" is the day whose badge says 3.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sakip.organisasi.enums import CaraHari, JenisTim

from ..enums import Keadaan, Sebagai
from .tenggat import Lencana, Tenggat, hari_kerja

KEDALUWARSA = timedelta(days=90)  # a reminder that could not come for longer is history, shown on the milestones' page
_DALAM_PD = (JenisTim.PENYUSUN_PD, JenisTim.SAKIP_PD)
_BERANGKA = {Keadaan.TERBUKA, Keadaan.HAMPIR, Keadaan.TERLAMBAT}


@dataclass(frozen=True)
class CaraHitung:
    """How the days of a regency are counted."""

    hari: str = CaraHari.KALENDER
    hari_seminggu: int = 5
    libur: Collection[date] = ()


@dataclass(frozen=True)
class Keadaannya:
    """What is known of a milestone on the day: met, opened again until `dispensasi`, still waiting for the one before.

    `dicatat`: the application learns when it is met. Where it does not, silence after the date is no lateness.
    """

    terpenuhi: bool = False
    dispensasi: date | None = None
    menunggu_sebelumnya: bool = False
    dicatat: bool = True


@dataclass(frozen=True)
class Jatuh:
    """A reminder that is due: at which distance, from which date."""

    selisih: int
    batas: date


def hari_pengingat(batas: date, selisih: int, cara: CaraHitung) -> date:
    """The day `selisih` counted days from the deadline (negative: before it)."""
    langkah, tanggal = timedelta(days=1 if selisih > 0 else -1), batas
    if cara.hari != CaraHari.KERJA:
        return batas + timedelta(days=selisih)
    for _ in range(abs(selisih)):
        tanggal += langkah
        while not hari_kerja(tanggal, cara.libur, cara.hari_seminggu):
            tanggal += langkah
    return tanggal


def yang_jatuh(
    tenggat: Tenggat, selisih: Sequence[int], hari_ini: date, cara: CaraHitung, keadaan: Keadaannya
) -> Jatuh | None:
    """The newest reminder that has fallen due: those missed before it (the server was down) are sent as this one.

    None where the milestone is met, where one before it is still open (nobody can act yet: BK Pasal 11 ayat (5) counts
    verification from the last day of sending, not from the arrival), and after the date of what is due only if
    something happens (BK Pasal 8 ayat (3)) or is not recorded here.
    """
    if tenggat.tanggal is None or keadaan.terpenuhi or keadaan.menunggu_sebelumnya:
        return None
    batas = max(tenggat.tanggal, keadaan.dispensasi or tenggat.tanggal)
    bersyarat = tenggat.aturan is not None and tenggat.aturan.bersyarat
    if (bersyarat or not keadaan.dicatat) and hari_ini > batas:
        return None
    mulai = tenggat.mulai or date.min
    hari = {n: hari_pengingat(batas, n, cara) for n in selisih}
    jatuh = [n for n, saat in hari.items() if saat <= hari_ini and (saat >= mulai or n >= 0)]
    return Jatuh(max(jatuh), batas) if jatuh and hari_ini - hari[max(jatuh)] <= KEDALUWARSA else None


def kata_sisa(tenggat: Tenggat, lencana: Lencana) -> str:
    """`3 hari kerja lagi`, as it stood on the day of the reminder."""
    berangka = lencana.keadaan in _BERANGKA and lencana.angka is not None
    kata = f"{lencana.angka} {lencana.kata}" if berangka else lencana.kata
    return f"{kata}, hanya bila terjadi" if tenggat.aturan and tenggat.aturan.bersyarat else kata


# ---- who


@dataclass(frozen=True)
class Pelaku:
    """Who acts on a milestone: teams (those of the PD, or of the regency), the head of the PD, the Sekda; and where.

    `alamat`: the name of the page to act on. `dicatat`: the application is told when the milestone is met.
    """

    tim: tuple[str, ...] = ()
    pimpinan: bool = False
    sekda: bool = False
    alamat: str = "kalender:daftar"
    dicatat: bool = True


@dataclass(frozen=True)
class Susunan:
    """The people of a regency on one day, by their keys."""

    tim: Mapping[tuple[str, int | None], frozenset[int]] = field(default_factory=dict)
    pemegang: Mapping[int, int] = field(default_factory=dict)  # office -> who acts for it
    atasan: Mapping[int, int | None] = field(default_factory=dict)  # office -> the office above
    pimpinan: Mapping[int, int] = field(default_factory=dict)  # PD -> office that leads it
    pd_jabatan: Mapping[int, int | None] = field(default_factory=dict)
    sekda: int | None = None
    kepala_daerah: frozenset[int] = frozenset()

    def pejabat(self, jabatan: int | None) -> int | None:
        """Who acts for an office; None where there is none, or it is vacant."""
        return None if jabatan is None else self.pemegang.get(jabatan)

    def dipegang(self, orang: int) -> list[int]:
        return [j for j, pegawai in self.pemegang.items() if pegawai == orang]


def penerima(pelaku: Pelaku, pd_id: int | None, susunan: Susunan) -> dict[int, Sebagai]:
    """Who is reminded: those who can act, and the superior of each.

    A member of the Tim Verifikasi is recused from the own PD (BK Pasal 13; L). The head of the regency is nobody's
    superior here: what the heads of PD do reaches him through the Sekretaris Daerah (BK Pasal 11 ayat (1)).
    """
    kepala = susunan.pimpinan.get(pd_id) if pd_id is not None else None
    orang: dict[int, int | None] = {}  # with the office above those who hold none
    for jenis in pelaku.tim:
        di_pd = jenis in _DALAM_PD
        anggota = susunan.tim.get((jenis, pd_id if di_pd else None), frozenset())
        boleh = (o for o in anggota if jenis != JenisTim.VERIFIKASI or not _dari_pd(o, pd_id, susunan))
        orang |= dict.fromkeys(boleh, kepala if di_pd and kepala in susunan.pemegang else susunan.sekda)
    for ikut, jabatan in ((pelaku.pimpinan, kepala), (pelaku.sekda, susunan.sekda)):
        if ikut and (dia := susunan.pejabat(jabatan)) is not None:
            orang[dia] = susunan.sekda
    atasan = {a for o, di_atas in orang.items() for a in _atasan(o, di_atas, susunan)}
    return {**dict.fromkeys(atasan, Sebagai.ATASAN), **dict.fromkeys(orang, Sebagai.PELAKU)}


def _dari_pd(orang: int, pd_id: int | None, susunan: Susunan) -> bool:
    return any(susunan.pd_jabatan.get(j) == pd_id for j in susunan.dipegang(orang))


def _atasan(orang: int, di_atas: int | None, susunan: Susunan) -> Iterable[int]:
    """The nearest filled office above each office held; who holds none answers to `di_atas`."""
    dipegang = susunan.dipegang(orang)
    for jabatan in [_terisi(j, orang, susunan) for j in dipegang] if dipegang else [di_atas]:
        atas = susunan.sekda if jabatan in susunan.kepala_daerah else jabatan
        dia = susunan.pejabat(atas)
        if dia is not None and dia != orang:
            yield dia


def _terisi(jabatan: int, orang: int, susunan: Susunan) -> int | None:
    """The first office above that somebody else holds."""
    dilalui = {jabatan}
    atas = susunan.atasan.get(jabatan)
    while atas is not None and atas not in dilalui:
        if susunan.pemegang.get(atas, orang) != orang:
            return atas
        dilalui.add(atas)
        atas = susunan.atasan.get(atas)
    return None
