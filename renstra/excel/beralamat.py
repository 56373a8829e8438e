"""The rows of a worksheet with the address of every cell, so that later checks can name it."""

from collections.abc import Iterator

from renstra.rules.rekap import Baris, Isian
from sakip.lembar import Hasil


def beralamat(hasil: Hasil) -> Iterator[Baris]:
    for nomor, row in hasil.rows:
        yield {f: None if n is None else Isian(n, hasil.sel(nomor, f)) for f, n in row.items()}
