"""What cannot be taken from a person, said so that the person knows what to do; and what every reader starts from."""

import unicodedata

PANJANG_ANGKA = 64
SPASI = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2212": "-"})


class MasukanSalah(ValueError):
    """What was typed cannot be taken; `pesan` is a sentence for the person who typed it."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class AngkaSalah(MasukanSalah):
    """Not a number, or one that could be read in two ways."""


class TanggalSalah(MasukanSalah):
    """Not a date."""


class TeksSalah(MasukanSalah):
    """A text with something hidden or harmful in it."""


def kutip(teks: str) -> str:
    """The text for use in a message: short, without anything invisible."""
    pendek = teks if len(teks) <= 30 else teks[:30] + "…"
    return '"' + "".join(c if c.isprintable() and not unicodedata.combining(c) else "?" for c in pendek) + '"'
