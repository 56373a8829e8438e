"""Where the boxes of the chart of offices stand: the head above, branches in columns, in each what is below it.

Units are millimetres, from the upper left. A chart of very many offices becomes several, each legible.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..isi import JabatanIsi

LEBAR = 160  # of the paper's text
MAKS = 40  # boxes of one picture
SEBARIS = 4  # branches beside each other
HURUF_SEBARIS = 24  # of an office's name in its box
CELAH, JARAK, INDEN = Decimal(5), Decimal(4), Decimal(4)
TINGGI_BARIS, ISI = Decimal("3.1"), Decimal("1.6")


@dataclass(frozen=True)
class Kotak:
    """`nama` and `pejabat` are broken into lines already."""

    nama: tuple[str, ...]
    pejabat: tuple[str, ...]
    x: Decimal
    y: Decimal
    lebar: Decimal
    tinggi: Decimal


@dataclass(frozen=True)
class Denah:
    """One picture. `garis`: corners of each line, from above to below."""

    kotak: tuple[Kotak, ...]
    garis: tuple[tuple[tuple[Decimal, Decimal], ...], ...]
    tinggi: Decimal


def denah(jabatan: Sequence[JabatanIsi]) -> tuple[Denah, ...]:
    """The whole as one picture, or the top and then its branches."""
    anak = _anak(jabatan)
    akar = anak.get(None, [])
    if not akar:
        return ()
    if len(jabatan) <= MAKS:
        return (_Lukisan(anak).dari(akar),)
    atas, kepala = _puncak(akar, anak)
    hasil = [_Lukisan(_hanya([*atas, *sebagian], anak)).dari(akar) for sebagian in _sebanyak(kepala, MAKS - len(atas))]
    for kelompok in _berkelompok([k for k in kepala if anak.get(k.id)], anak):
        hasil.append(_Lukisan(anak).dari(kelompok))
    return tuple(hasil)


def _anak(jabatan: Sequence[JabatanIsi]) -> dict[int | None, list[JabatanIsi]]:
    """Offices by the one above; what answers to an office that is not drawn, or to itself, stands at the top."""
    ada = {j.id: j for j in jabatan}
    hasil: dict[int | None, list[JabatanIsi]] = {}
    for j in jabatan:
        induk = j.induk if j.induk in ada and not _berputar(j, ada) else None
        hasil.setdefault(induk, []).append(j)
    return hasil


def _berputar(j: JabatanIsi, ada: Mapping[int, JabatanIsi]) -> bool:
    lewat: set[int] = set()
    kini = j.induk
    while kini is not None and kini in ada and kini not in lewat:
        lewat.add(kini)
        kini = ada[kini].induk
    return j.id in lewat


def _puncak(
    akar: list[JabatanIsi], anak: Mapping[int | None, list[JabatanIsi]]
) -> tuple[list[JabatanIsi], list[JabatanIsi]]:
    """The single offices at the top, and the heads of the branches below them."""
    atas, kini = [], akar
    while len(kini) == 1 and anak.get(kini[0].id):
        atas += kini
        kini = anak[kini[0].id]
    return atas, kini


def _sebanyak(semua: Sequence[JabatanIsi], n: int) -> Iterable[Sequence[JabatanIsi]]:
    return (semua[i : i + n] for i in range(0, len(semua), n))


def _hanya(jabatan: Iterable[JabatanIsi], anak: Mapping[int | None, list[JabatanIsi]]) -> dict:
    boleh = {j.id for j in jabatan}
    return {k: [j for j in v if j.id in boleh] for k, v in anak.items()}


def _berkelompok(kepala: list[JabatanIsi], anak: Mapping[int | None, list[JabatanIsi]]) -> Iterable[list[JabatanIsi]]:
    """Branches that fit together into one picture."""
    kini: list[JabatanIsi] = []
    banyak = 0
    for k in kepala:
        isi = 1 + sum(1 for _ in _bawahan(k, anak, 0))
        if kini and (banyak + isi > MAKS or len(kini) == SEBARIS):
            yield kini
            kini, banyak = [], 0
        kini.append(k)
        banyak += isi
    if kini:
        yield kini


def _bawahan(
    j: JabatanIsi, anak: Mapping[int | None, list[JabatanIsi]], dalam: int
) -> Iterable[tuple[JabatanIsi, int]]:
    for satu in anak.get(j.id, []):
        yield satu, dalam
        yield from _bawahan(satu, anak, dalam + 1)


class _Lukisan:
    """Puts boxes down from above."""

    def __init__(self, anak: Mapping[int | None, list[JabatanIsi]]) -> None:
        self.anak, self.kotak = anak, list[Kotak]()
        self.garis = list[tuple[tuple[Decimal, Decimal], ...]]()
        self.lebar = Decimal(LEBAR) / SEBARIS - CELAH

    def dari(self, akar: Sequence[JabatanIsi]) -> Denah:
        y, kini, atas = Decimal(0), list(akar), None
        while len(kini) == 1 and (self.anak.get(kini[0].id) or atas is None):
            k = self._taruh(kini[0], (Decimal(LEBAR) - self.lebar) / 2, y)
            if atas:
                self.garis.append(((_tengah(atas), _bawah(atas)), (_tengah(k), k.y)))
            atas, kini = k, self.anak.get(kini[0].id, [])
            y = _bawah(k) + JARAK
        for n, baris in enumerate(_sebanyak(kini, SEBARIS)):
            y = self._baris(baris, y + JARAK, atas, n) + JARAK
        return Denah(tuple(self.kotak), tuple(self.garis), max(_bawah(k) for k in self.kotak))

    def _baris(self, cabang: Sequence[JabatanIsi], y: Decimal, atas: Kotak | None, ke: int) -> Decimal:
        """A row of branches; how far down it reaches. A further row stands in the columns of the first, and its lines
        run down to the left of them."""
        x = (
            CELAH
            if ke or len(cabang) == SEBARIS
            else (Decimal(LEBAR) + CELAH - (self.lebar + CELAH) * len(cabang)) / 2
        )
        akhir = y
        for j in cabang:
            k = self._taruh(j, x, y)
            if atas:
                mulai, tulang = (_tengah(atas), _bawah(atas)), _bawah(atas) + JARAK / 2
                ujung = [(_tengah(k), tulang), (_tengah(k), y)]
                if ke:
                    sisi, tengah = x - CELAH / 2, y + k.tinggi / 2
                    ujung = [(sisi, tulang), (sisi, tengah), (x, tengah)]
                self.garis.append((mulai, (mulai[0], tulang), *ujung))
            akhir = max(akhir, self._di_bawah(j, k))
            x += self.lebar + CELAH
        return akhir

    def _di_bawah(self, j: JabatanIsi, atas: Kotak) -> Decimal:
        y = _bawah(atas)
        for satu, dalam in _bawahan(j, self.anak, 0):
            inden = INDEN * min(dalam + 1, 3)
            k = self._taruh(satu, atas.x + inden, y + JARAK / 2, self.lebar - inden)
            batang, tengah = k.x - INDEN / 2, k.y + k.tinggi / 2
            self.garis.append(((batang, _bawah(atas) if dalam == 0 else y), (batang, tengah), (k.x, tengah)))
            y = _bawah(k)
        return y

    def _taruh(self, j: JabatanIsi, x: Decimal, y: Decimal, lebar: Decimal | None = None) -> Kotak:
        lebar = lebar or self.lebar
        muat = max(12, int(HURUF_SEBARIS * lebar / self.lebar))
        nama = tuple(textwrap.wrap(j.nama, muat)) or ("",)
        pejabat = tuple(textwrap.wrap(j.pejabat, muat + 3))
        k = Kotak(nama, pejabat, x, y, lebar, TINGGI_BARIS * (len(nama) + len(pejabat)) + 2 * ISI)
        self.kotak.append(k)
        return k


def _tengah(k: Kotak) -> Decimal:
    return k.x + k.lebar / 2


def _bawah(k: Kotak) -> Decimal:
    return k.y + k.tinggi
