"""Words with simple marks: what people may write, cleaned (also of what Word pastes along), and as a tree of nodes.

Page, PDF and DOCX all walk the tree, so nothing that was typed ever reaches a page unescaped.
"""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

TAG = {
    "p",
    "br",
    "strong",
    "em",
    "u",
    "sub",
    "sup",
    "ol",
    "ul",
    "li",
    "a",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ATRIBUT = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
SAMA = {"b": "strong", "i": "em"}
BUANG = {"script", "style", "head", "title", "xml", "o:p", "w:worddocument"}  # with all that is in them


@dataclass(frozen=True)
class Simpul:
    """An element with what is in it: elements and plain text."""

    tag: str
    isi: tuple["Simpul | str", ...] = ()
    atribut: dict[str, str] = field(default_factory=dict)

    @property
    def teks(self) -> str:
        return "".join(x if isinstance(x, str) else x.teks for x in self.isi)


def bersihkan(html: str) -> str:
    """The text as it is stored: only the marks that are known; everything else becomes plain text or goes."""
    return nh3.clean(
        html,
        tags=TAG | set(SAMA),
        clean_content_tags=BUANG,
        attributes=ATRIBUT,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    ).strip()


def urai(html: str) -> tuple[Simpul | str, ...]:
    """The nodes of a stored text."""
    pembaca = _Pembaca()
    pembaca.feed(bersihkan(html))
    pembaca.close()
    return pembaca.selesai()


def teks_polos(html: str) -> str:
    """Only the words."""
    return " ".join("".join(x if isinstance(x, str) else f"{x.teks} " for x in urai(html)).split())


class _Pembaca(HTMLParser):
    """Well-formed as the cleaner leaves it: every element that is opened is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tumpuk: list[tuple[str, dict[str, str], list[Simpul | str]]] = [("", {}, [])]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = SAMA.get(tag, tag)
        if tag == "br":
            self._tumpuk[-1][2].append(Simpul("br"))
        else:
            self._tumpuk.append((tag, {n: v or "" for n, v in attrs if n != "rel"}, []))

    def handle_endtag(self, tag: str) -> None:
        if tag != "br" and len(self._tumpuk) > 1:
            nama, atribut, isi = self._tumpuk.pop()
            self._tumpuk[-1][2].append(Simpul(nama, tuple(isi), atribut))

    def handle_data(self, data: str) -> None:
        self._tumpuk[-1][2].append(data)

    def selesai(self) -> tuple[Simpul | str, ...]:
        while len(self._tumpuk) > 1:
            self.handle_endtag("")
        return tuple(self._tumpuk[0][2])
