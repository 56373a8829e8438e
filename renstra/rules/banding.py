"""Two versions of one RKA or DPA, line by line: semula and menjadi (LT huruf E, BK Pasal 9 ayat (2): DPPA)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sakip.teks import seragam

NOL = Decimal(0)


class Beda(StrEnum):
    SAMA = "sama"
    BERUBAH = "berubah"
    BARU = "baru"
    HILANG = "hilang"


@dataclass(frozen=True)
class TolokVersi:
    """One tolok ukur of a line, as written."""

    jenis: str
    uraian: str
    target: str
    satuan: str = ""


@dataclass(frozen=True)
class BarisVersi:
    """A line of one version: its pagu by source of funds, and by sub unit where both versions have them (of program
    and kegiatan: the sum below it)."""

    kode: str
    nama: str
    tingkat: str
    pagu: Mapping[str, Decimal] = field(default_factory=dict)
    tolok: tuple[TolokVersi, ...] = ()

    @property
    def jumlah(self) -> Decimal:
        return sum(self.pagu.values(), NOL)


@dataclass(frozen=True)
class BedaUang:
    nama: str
    semula: Decimal
    menjadi: Decimal

    @property
    def selisih(self) -> Decimal:
        return self.menjadi - self.semula

    @property
    def mutlak(self) -> Decimal:
        return abs(self.selisih)


@dataclass(frozen=True)
class BedaTolok:
    """`semula` or `menjadi` None: the tolok ukur is only in the other version."""

    jenis: str
    semula: TolokVersi | None
    menjadi: TolokVersi | None


@dataclass(frozen=True)
class BedaBaris:
    """One line in both versions; only what differs in `sumber` and `tolok`."""

    kode: str
    tingkat: str
    beda: Beda
    semula: BarisVersi | None
    menjadi: BarisVersi | None
    uang: BedaUang
    sumber: tuple[BedaUang, ...] = ()
    tolok: tuple[BedaTolok, ...] = ()

    @property
    def nama(self) -> str:
        baris = self.menjadi or self.semula
        return baris.nama if baris else ""

    @property
    def nama_semula(self) -> str:
        """The earlier name, where the line was renamed."""
        if self.semula and self.menjadi and seragam(self.semula.nama) != seragam(self.menjadi.nama):
            return self.semula.nama
        return ""


def bandingkan(semula: Iterable[BarisVersi], menjadi: Iterable[BarisVersi]) -> list[BedaBaris]:
    """Every line of either version in the order of the codes, with what became of it."""
    lama, baru = {b.kode: b for b in semula}, {b.kode: b for b in menjadi}
    return [_baris(kode, lama.get(kode), baru.get(kode)) for kode in sorted(lama.keys() | baru.keys())]


def hanya_beda(semua: Sequence[BedaBaris]) -> list[BedaBaris]:
    """Lines that differ; a line above them stands there too, for its sum differs or it says where they are."""
    beda = [b for b in semua if b.beda != Beda.SAMA]
    perlu = {b.kode for b in beda} | {kode for b in beda for kode in _di_atas(b.kode)}
    return [b for b in semua if b.kode in perlu]


def _di_atas(kode: str) -> Iterator[str]:
    while "." in kode:
        kode = kode.rpartition(".")[0]
        yield kode


def _baris(kode: str, lama: BarisVersi | None, baru: BarisVersi | None) -> BedaBaris:
    satu = baru or lama
    assert satu is not None
    uang = BedaUang("", lama.jumlah if lama else NOL, baru.jumlah if baru else NOL)
    sumber = tuple(_sumber(lama.pagu if lama else {}, baru.pagu if baru else {}))
    tolok = tuple(_tolok(lama.tolok if lama else (), baru.tolok if baru else ()))
    if lama is None:
        beda = Beda.BARU
    elif baru is None:
        beda = Beda.HILANG
    else:
        berubah = sumber or tolok or seragam(lama.nama) != seragam(baru.nama)
        beda = Beda.BERUBAH if berubah else Beda.SAMA
    return BedaBaris(kode, satu.tingkat, beda, lama, baru, uang, sumber, tolok)


def _sumber(lama: Mapping[str, Decimal], baru: Mapping[str, Decimal]) -> Iterator[BedaUang]:
    for nama in sorted(lama.keys() | baru.keys()):
        satu = BedaUang(nama, lama.get(nama, NOL), baru.get(nama, NOL))
        if satu.selisih:
            yield satu


def _tolok(lama: Sequence[TolokVersi], baru: Sequence[TolokVersi]) -> Iterator[BedaTolok]:
    """Pairs by kind and wording; what is left over of one kind on both sides is taken for reworded, in its order."""
    sisa_lama: dict[str, list[TolokVersi]] = defaultdict(list)
    sisa_baru: dict[str, list[TolokVersi]] = defaultdict(list)
    padanan: dict[tuple[str, str], list[TolokVersi]] = defaultdict(list)
    for t in baru:
        padanan[t.jenis, seragam(t.uraian)].append(t)
    for t in lama:
        sama = padanan[t.jenis, seragam(t.uraian)]
        if not sama:
            sisa_lama[t.jenis].append(t)
            continue
        kini = sama.pop(0)
        if (seragam(kini.target), seragam(kini.satuan)) != (seragam(t.target), seragam(t.satuan)):
            yield BedaTolok(t.jenis, t, kini)
    for (jenis, _), tinggal in padanan.items():
        sisa_baru[jenis] += tinggal
    for jenis in dict.fromkeys([*sisa_lama, *sisa_baru]):
        kiri, kanan = sisa_lama[jenis], sisa_baru[jenis]
        for n in range(max(len(kiri), len(kanan))):
            yield BedaTolok(jenis, kiri[n] if n < len(kiri) else None, kanan[n] if n < len(kanan) else None)


@dataclass(frozen=True)
class RingkasBanding:
    """How many lines became what, and the totals."""

    baru: int
    hilang: int
    berubah: int
    uang: BedaUang


def ringkas(semua: Sequence[BedaBaris]) -> RingkasBanding:
    """Lines counted by what became of them, the totals over the programs."""
    program = [b for b in semua if b.tingkat == "program"]
    uang = BedaUang("Jumlah", sum((b.uang.semula for b in program), NOL), sum((b.uang.menjadi for b in program), NOL))
    n = {beda: sum(b.beda == beda for b in semua) for beda in Beda}
    return RingkasBanding(n[Beda.BARU], n[Beda.HILANG], n[Beda.BERUBAH], uang)
