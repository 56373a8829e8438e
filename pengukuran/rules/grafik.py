"""Pictures as numbers: where points, lines and bars stand. Lengths across are percent, down pixels; a page draws them
as SVG, and the table with the same values always stands beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from pengukuran.rules.rumus import SERATUS, bagi

TINGGI, ATAS, BAWAH = 190, 30, 34  # of the picture; room for the figures above and the years below
PENUH = Decimal(125)  # percent that fill a bar: what is over 100 shows, and the odd 800 does not dwarf the rest
_SEPERSERIBU = Decimal("0.001")


@dataclass(frozen=True)
class Titik:
    x: str
    y: str
    teks: str
    atas: str  # where its figure stands
    lepas: bool = False


@dataclass(frozen=True)
class Ruas:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True)
class Seri:
    """A line of the picture. `kelas` gives it its colour and its mark, so that it is not known by colour alone."""

    nama: str
    kelas: str
    titik: tuple[Titik, ...]
    ruas: tuple[Ruas, ...]


@dataclass(frozen=True)
class Tren:
    label: tuple[tuple[str, str], ...]  # where, what
    seri: tuple[Seri, ...]
    alt: str  # the picture in words
    tinggi: int = TINGGI
    dasar: str = str(TINGGI - BAWAH + 8)
    kaki: str = str(TINGGI - 8)

    @property
    def lepas(self) -> bool:
        return any(t.lepas for s in self.seri for t in s.titik)


@dataclass(frozen=True)
class Nilai:
    """A value of a series: the number it stands at, and the words beside it. `lepas`: no line leads to it, as what it
    says is not of a whole year yet."""

    bilangan: Decimal | None
    teks: str = ""
    lepas: bool = False


def tren(label: Sequence[str], seri: Mapping[tuple[str, str], Sequence[Nilai]]) -> Tren | None:
    """Lines over the years; None where fewer than two points can be drawn."""
    semua = [n.bilangan for isi in seri.values() for n in isi if n.bilangan is not None]
    if len(label) < 2 or len(semua) < 2:
        return None
    x = [_persen(bagi((Decimal(i) + Decimal("0.5")) * SERATUS, Decimal(len(label)))) for i in range(len(label))]
    rendah, tinggi = min(semua), max(semua)
    return Tren(
        tuple(zip(x, label, strict=True)),
        tuple(
            Seri(nama, kelas, *_seri(x, isi, rendah, tinggi, di_bawah=urut > 0))
            for urut, ((nama, kelas), isi) in enumerate(seri.items())
            if any(n.bilangan is not None for n in isi)
        ),
        alt=" ".join(_alt(label, nama, isi) for (nama, _), isi in seri.items()).strip(),
    )


def _seri(
    x: Sequence[str], isi: Sequence[Nilai], rendah: Decimal, tinggi: Decimal, *, di_bawah: bool
) -> tuple[tuple[Titik, ...], tuple[Ruas, ...]]:
    """Points, and lines between neighbours: over a year without a figure there is none."""
    titik: list[Titik | None] = []
    for letak, n in zip(x, isi, strict=True):
        if n.bilangan is None:
            titik.append(None)
            continue
        y = _letak(n.bilangan, rendah, tinggi)
        titik.append(Titik(letak, _angka(y), n.teks, _angka(y + 20 if di_bawah else y - 10), n.lepas))
    ruas = tuple(Ruas(a.x, a.y, b.x, b.y) for a, b in pairwise(titik) if a and b and not b.lepas)
    return tuple(t for t in titik if t), ruas


def _alt(label: Sequence[str], nama: str, isi: Sequence[Nilai]) -> str:
    """`Realisasi: 2024 80%; 2025 90%.`"""
    ada = [f"{kata} {n.teks}" for kata, n in zip(label, isi, strict=True) if n.bilangan is not None]
    return f"{nama}: {'; '.join(ada)}." if ada else ""


def _letak(nilai: Decimal, rendah: Decimal, tinggi: Decimal) -> Decimal:
    ruang = Decimal(TINGGI - ATAS - BAWAH - 14)
    bagian = bagi(tinggi - nilai, tinggi - rendah) if tinggi != rendah else Decimal("0.5")
    return ATAS + bagian * ruang


def lebar(persen: Decimal | None) -> str:
    """How long a bar is, `80%` for 100 percent; nothing below zero, and no longer than its box."""
    if persen is None:
        return "0%"
    return _persen(bagi(min(max(persen, Decimal(0)), PENUH) * SERATUS, PENUH))


def _persen(nilai: Decimal) -> str:
    return f"{_angka(nilai)}%"


def _angka(nilai: Decimal) -> str:
    return format(nilai.quantize(_SEPERSERIBU, ROUND_HALF_UP).normalize(), "f")
