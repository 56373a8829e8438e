"""What the database refuses by itself, whoever asks: triggers on the tables of this app, by what they keep."""

from . import alur, cetak, publikasi, tulisan


def pasang() -> None:
    """Declare them all."""
    for bagian in (alur, tulisan, cetak, publikasi):
        bagian.pasang()
