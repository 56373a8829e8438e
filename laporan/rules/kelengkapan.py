"""What a report must hold and may hold, what of it is there, and what is missing.

GM/SM Pasal 11 ayat (4): at least the achievement of tujuan and sasaran, the realisation of the targets, adequate
explanation, and the comparison with the target of the plan. The profile says which analyses are asked (`analisis`).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..enums import StatusLaporan
from ..isi import LaporanIsi
from .blok import Bab, tulisan

PEMBANDING = 4  # the number of an analysis (SM Lampiran D)
MENENGAH = 3
SEBUT = 4  # reasons that a refusal names one by one


@dataclass(frozen=True)
class Butir:
    """One thing that is asked. `kunci`: the anchor of its place on the page. `kata`: what is missing, in words."""

    kunci: str
    judul: str
    ada: bool
    wajib: bool
    kata: str = ""

    @property
    def tempat(self) -> str:
        """The place for words that it is about; empty where people do not write it."""
        return self.kunci.removeprefix("t-") if self.kunci.startswith("t-") else ""


@dataclass(frozen=True)
class Kelengkapan:
    butir: tuple[Butir, ...]

    @property
    def wajib(self) -> tuple[Butir, ...]:
        return tuple(b for b in self.butir if b.wajib)

    @property
    def terpenuhi(self) -> int:
        return sum(b.ada for b in self.wajib)

    @property
    def belum(self) -> tuple[Butir, ...]:
        """What must still come."""
        return tuple(b for b in self.wajib if not b.ada)

    @property
    def tulis_dulu(self) -> Butir | None:
        """The first that people must still write."""
        return next((b for b in self.belum if b.tempat), None)

    @property
    def sebaiknya(self) -> tuple[Butir, ...]:
        """What would be good to have and is not there."""
        return tuple(b for b in self.butir if not b.wajib and not b.ada)

    @property
    def kurang(self) -> tuple[str, ...]:
        """What keeps it from being submitted, in words; of many only the first."""
        kata = [b.kata for b in self.belum]
        if len(kata) <= SEBUT + 1:
            return tuple(kata)
        return (*kata[:SEBUT], f"dan {len(kata) - SEBUT} butir lain")


def kelengkapan(laporan: LaporanIsi, bab: Sequence[Bab], tertulis: Collection[str]) -> Kelengkapan:
    """Of the data and of the words, in the order of the report; `tertulis`: the places where words stand."""
    return Kelengkapan((*_data(laporan), *_tulisan(bab, tertulis), *_pelengkap(laporan)))


def _data(isi: LaporanIsi) -> Iterator[Butir]:
    """What people cannot write: it comes from PK and measurement."""
    yield Butir(
        "bab2", "Perjanjian Kinerja yang berlaku", bool(isi.pk), True, f"PK tahun {isi.tahun} belum ada yang berlaku"
    )
    if not isi.pk:
        return
    periode = next((i.sampai_periode for i in isi.indikator if i.sampai_periode), "")
    diukur = any(i.diukur for i in isi.indikator)
    baru = f"pengukuran tahun {isi.tahun} baru sampai dengan {periode}"
    belum = f"pengukuran tahun {isi.tahun} belum ada"
    yield Butir("bab3", "Pengukuran setahun penuh", diukur and not periode, True, baru if diukur else belum)
    sementara = sum(i.sementara for i in isi.indikator)
    kata = f"{sementara} angka masih sementara karena pengukurannya belum diterima Tim Monev"
    yield Butir("bab3", "Angka yang sudah diterima Tim Monev", not sementara, True, kata)
    kosong = sum(not i.diukur for i in isi.indikator)
    if diukur:
        kata = f"{kosong} indikator belum diukur"
        yield Butir("bab3", "Realisasi setiap indikator", not kosong, False, kata)


def _tulisan(bab: Sequence[Bab], tertulis: Collection[str]) -> Iterator[Butir]:
    """The places for words: adequate explanation (Pasal 11 ayat (4) huruf c)."""
    for t in tulisan(tuple(bab)):
        kata = f"{t.judul[:1].lower()}{t.judul[1:]} belum ditulis"
        yield Butir(f"t-{t.kunci}", t.judul, t.kunci in tertulis, t.wajib, kata)


def _pelengkap(isi: LaporanIsi) -> Iterator[Butir]:
    """What the format asks and nobody can be held up for: said in the report as missing."""
    o = isi.organisasi
    kartu = bool(o.tugas and o.fungsi and o.pegawai is not None)
    yield Butir(
        "bab1", "Kartu organisasi: tugas, fungsi, jumlah pegawai", kartu, False, "kartu organisasi belum penuh"
    )
    yield Butir("bab3", "Realisasi anggaran", isi.jumlah.realisasi is not None, False, "realisasi anggaran belum ada")
    tanpa = sum(not i.target_akhir for i in isi.indikator)
    if MENENGAH in isi.analisis and isi.indikator:
        kata = f"{tanpa} indikator tanpa target jangka menengah"
        yield Butir("bab3", "Target jangka menengah setiap indikator", not tanpa, False, kata)
    if PEMBANDING in isi.analisis and isi.indikator:
        tanpa = sum(not i.pembanding for i in isi.indikator)
        kata = f"{tanpa} indikator tanpa standar nasional atau pembanding"
        yield Butir("bab3", "Standar nasional atau pembanding", not tanpa, False, kata)
    if isi.perangkat:
        belum = sum(p.laporan != StatusLaporan.DISAMPAIKAN.label for p in isi.perangkat)
        kata = f"{belum} Perangkat Daerah belum menyampaikan LKjIP"
        yield Butir("perangkat", "LKjIP semua Perangkat Daerah", not belum, False, kata)
