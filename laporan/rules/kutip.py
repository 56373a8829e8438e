"""What a paragraph quotes, kept from one wording to the next: an old figure that still stands in it stays known as
old, until it is corrected or taken as right."""

from collections.abc import Collection, Mapping

from .kutipan import kutipan, usang


def kutip(teks: str, lama: Mapping[str, str], angka: Mapping[str, str], dekat: Collection[str] = ()) -> dict[str, str]:
    """The figures that the text names now: those of the data, and of `lama` those outdated ones that still stand in
    it."""
    masih = kutipan(teks, {nama: dulu for nama, dulu, _ in usang(lama, angka)})
    return masih | kutipan(teks, angka, dekat)
