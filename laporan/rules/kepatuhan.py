"""How one PD kept one milestone: in time, late, late under a dispensasi, or not yet; and by how many days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sakip.kalender.enums import Keadaan
from sakip.kalender.rules.dispensasi import Pemberian, dengan_dispensasi
from sakip.kalender.rules.tenggat import HARI_HAMPIR, Lencana, Tenggat, pisah_dppa

from ..enums import Patuh

BANYAK_HARI = 3  # from here on the cell is coloured more strongly
# who has to act until a milestone is met
PELAKU = {
    "pk.kirim": "Pimpinan PD menandatangani, lalu perencana mengirim PK",
    "pk.verifikasi": "Tim Verifikasi memeriksa dan menyatakan selaras",
    "pk.sampaikan": "Sekretaris Daerah menyampaikan PK yang disahkan",
    "pk.serahkan": "Perencana menyerahkan PK yang sudah berlaku",
    "pk.susun": "Perencana mengajukan PK, lalu kedua pihak menandatangani",
    "pk.lapor_perubahan": "Pimpinan PD melaporkan perubahan",
    "lkjip.pd": "Perencana menyampaikan LKjIP Perangkat Daerah",
    "lkjip.pemda": "Bagian Organisasi menyampaikan LKjIP Pemerintah Daerah",
}


@dataclass(frozen=True)
class Sel:
    """One cell. `hari`: counted days, positive early (or left), negative late; `dispensasi`: the last day it opens."""

    tenggat: Tenggat
    keadaan: Patuh
    hari: int | None = None
    satuan: str = ""
    terpenuhi: date | None = None
    dispensasi: date | None = None

    @property
    def kata(self) -> str:
        """What stands in the cell; never a colour alone."""
        banyak = f"{abs(self.hari)} {self.satuan}" if self.hari else ""
        return {
            Patuh.TEPAT: f"{banyak} lebih awal" if banyak else "tepat pada hari terakhir",
            Patuh.TERLAMBAT: f"{banyak} terlambat",
            Patuh.DISPENSASI: f"{banyak} terlambat, dengan dispensasi",
            Patuh.LEWAT: f"belum, {banyak} terlambat",
            Patuh.DIBUKA: "belum, dispensasi berjalan",
            Patuh.BELUM: f"{banyak} lagi" if banyak else "hari ini sampai 24.00",
            Patuh.TIADA: f"menunggu {self.tenggat.menunggu}" if self.tenggat.menunggu else "hanya bila terjadi",
        }[self.keadaan]

    @property
    def warna(self) -> str:
        """Key of the heat cell."""
        banyak = abs(self.hari or 0) >= BANYAK_HARI
        return {
            Patuh.TEPAT: "awal_sekali" if banyak else "awal" if self.hari else "tepat",
            Patuh.TERLAMBAT: "lambat_sekali" if banyak else "lambat",
            Patuh.DIBUKA: "dispensasi",
        }.get(self.keadaan, self.keadaan.value)

    @property
    def mendesak(self) -> bool:
        """Missed, or so near that it may be missed: time to ask for a dispensasi."""
        return self.keadaan == Patuh.LEWAT or (self.keadaan == Patuh.BELUM and (self.hari or 0) <= HARI_HAMPIR)

    @property
    def pelaku(self) -> str:
        """Who has to act."""
        return PELAKU.get(pisah_dppa(self.tenggat.kode)[0], "Perencana Perangkat Daerah")


def nilai(
    tenggat: Tenggat, lencana: Lencana, terpenuhi: date | None = None, pemberian: Iterable[Pemberian] = ()
) -> Sel:
    """The cell of a milestone as it stands (BK Pasal 11; GM/SM Pasal 7, 9, 11). Days are counted as the profile says.

    A dispensasi counts only for what was done while it was open; lateness stays beside it.
    """
    if tenggat.tanggal is None:
        return Sel(tenggat, Patuh.TIADA)
    if terpenuhi is not None:
        dipakai = dengan_dispensasi(tenggat.tanggal, terpenuhi, pemberian)
        keadaan = Patuh.DISPENSASI if dipakai else Patuh.TEPAT if terpenuhi <= tenggat.tanggal else Patuh.TERLAMBAT
        sampai = dipakai.sampai if dipakai else None
        return Sel(tenggat, keadaan, lencana.angka, lencana.satuan, terpenuhi, sampai)
    if lencana.keadaan == Keadaan.DISPENSASI:
        sampai = max((p.sampai for p in pemberian), default=None)
        return Sel(tenggat, Patuh.DIBUKA, None, lencana.satuan, None, sampai)
    if lencana.keadaan == Keadaan.TERLAMBAT:
        return Sel(tenggat, Patuh.LEWAT, -(lencana.angka or 0), lencana.satuan)
    if lencana.keadaan == Keadaan.MENUNGGU:
        return Sel(tenggat, Patuh.TIADA)
    return Sel(tenggat, Patuh.BELUM, lencana.angka, lencana.satuan)


@dataclass(frozen=True)
class Rekap:
    """How many PDs stand how, for one milestone."""

    tenggat: Tenggat
    jumlah: dict[Patuh, int]

    @property
    def semua(self) -> int:
        return sum(self.jumlah.values())

    @property
    def dihitung(self) -> int:
        """Those for whom it was met, or fell due."""
        return self.semua - self.jumlah[Patuh.BELUM] - self.jumlah[Patuh.TIADA]

    @property
    def persen_tepat(self) -> int | None:
        """Share in time among those for whom it fell due, rounded down; None where it has not for any."""
        return self.jumlah[Patuh.TEPAT] * 100 // self.dihitung if self.dihitung else None


def rekap(sel: Sequence[Sel]) -> Rekap:
    """The sum of one column (one cell at least)."""
    return Rekap(sel[0].tenggat, {k: sum(s.keadaan == k for s in sel) for k in Patuh})
