"""A text as a tree of nodes, and written as HTML again."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Simpul:
    """An element with what is in it: elements and plain text."""

    tag: str
    isi: tuple["Simpul | str", ...] = ()
    atribut: dict[str, str] = field(default_factory=dict)

    @property
    def teks(self) -> str:
        return "".join(x if isinstance(x, str) else x.teks for x in self.isi)


Isi = Simpul | str


def tulis(isi: Iterable[Isi]) -> str:
    """The HTML of these nodes, everything escaped."""
    return "".join(escape(x, quote=False) if isinstance(x, str) else _tulis_satu(x) for x in isi)


def _tulis_satu(s: Simpul) -> str:
    if s.tag == "br":
        return "<br>"
    atribut = "".join(f' {nama}="{escape(nilai)}"' for nama, nilai in s.atribut.items())
    return f"<{s.tag}{atribut}>{tulis(s.isi)}</{s.tag}>"
