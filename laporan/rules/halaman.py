"""Which blocks stand together on an upright page, and which on one that lies on its side."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .blok import Bagan, Blok, Grafik, Judul, Tabel
from .lebar import HURUF_BIASA, UTAMA, kolom_utama, lebar_kolom

TEGAK = Decimal(155)  # millimetres of text on the narrower paper (A4)


def kelompok(isi: Sequence[Blok]) -> Iterator[tuple[bool, list[Blok]]]:
    """A heading (or several in a row) with all that is below it, and whether its page lies on its side: so that no
    heading stands alone and no sentence far from its table. Where several charts follow a wide table they stand
    upright again, two on a page."""
    kini: list[Blok] = []
    for b in isi:
        if isinstance(b, Judul) and kini and not isinstance(kini[-1], Judul):
            yield from _putar(kini)
            kini = []
        kini.append(b)
    if kini:
        yield from _putar(kini)


def _putar(isi: list[Blok]) -> Iterator[tuple[bool, list[Blok]]]:
    lebar = [n for n, b in enumerate(isi) if isinstance(b, Tabel) and perlu_mendatar(b)]
    if not lebar:
        yield False, isi
        return
    gambar = [n for n, b in enumerate(isi) if isinstance(b, Grafik | Bagan) and n > lebar[-1]]
    potong = gambar[0] if len(gambar) > 1 else len(isi)
    yield True, isi[:potong]
    if sisa := isi[potong:]:
        yield False, sisa


def perlu_mendatar(tabel: Tabel) -> bool:
    """Whether a table that may lie on its side would be hard to read on an upright page."""
    if not tabel.mendatar:
        return False
    ukuran = lebar_kolom(tabel, TEGAK)
    return ukuran.huruf < HURUF_BIASA or ukuran.persen[kolom_utama(tabel)] * TEGAK / 100 < UTAMA
