"""Texts compared by what they say: neither capitals nor blanks tell two apart."""


def seragam(teks: str) -> str:
    """A text reduced to what counts when comparing."""
    return " ".join(teks.split()).casefold()
