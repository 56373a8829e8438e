"""What the database refuses by itself, whoever asks: triggers on the tables of this app, by what they keep."""

from . import desk, lapor, pk


def pasang() -> None:
    """Declare them all."""
    for bagian in (pk, desk, lapor):
        bagian.pasang()
