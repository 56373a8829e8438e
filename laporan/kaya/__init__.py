"""Words with simple marks: what people may write, cleaned (also of what Word pastes along), and as a tree of nodes.

Page, PDF and DOCX all walk the tree, so nothing that was typed ever reaches a page unescaped. What `urai` gives is
always a row of blocks - p, h4, ul, ol, table - with inline marks in them (`laporan.kaya.rapi`).
"""

from html.parser import HTMLParser

import nh3

from .rapi import rapikan
from .simpul import Simpul, tulis

TAG = {
    "p",
    "div",
    "h4",
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
SAMA = {"b": "strong", "i": "em", "h1": "h4", "h2": "h4", "h3": "h4", "h5": "h4", "h6": "h4"}
BUANG = {"script", "style", "head", "title", "xml", "o:p", "w:worddocument"}  # with all that is in them
PALING_DALAM = 40  # elements in each other; deeper ones lose their mark, not their words


def bersihkan(html: str) -> str:
    """The text as it is stored: only the marks that are known; everything else becomes plain text or goes."""
    return tulis(urai(html))


def urai(html: str) -> tuple[Simpul, ...]:
    """The blocks of a text; of a stored one exactly those that stand in it."""
    aman = nh3.clean(
        html,
        tags=TAG | set(SAMA),
        clean_content_tags=BUANG,
        attributes=ATRIBUT,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    pembaca = _Pembaca()
    pembaca.feed(aman)
    pembaca.close()
    return rapikan(pembaca.selesai())


def teks_polos(html: str) -> str:
    """Only the words."""
    return " ".join(" ".join(_kata(x) for x in urai(html)).split())


def _kata(x: Simpul | str) -> str:
    """The words of a node; those of two cells, items or lines never run together."""
    if isinstance(x, str):
        return x
    pisah = " " if x.tag in {"br", "li", "td", "th", "p", "h4"} else ""
    return f"{pisah}{''.join(_kata(y) for y in x.isi)}{pisah}"


class _Pembaca(HTMLParser):
    """Well-formed as the cleaner leaves it: every element that is opened is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._tumpuk: list[tuple[str, dict[str, str], list[Simpul | str]]] = [("", {}, [])]
        self._terlalu_dalam = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = SAMA.get(tag, tag)
        if tag == "br":
            self._tumpuk[-1][2].append(Simpul("br"))
        elif len(self._tumpuk) > PALING_DALAM:
            self._terlalu_dalam += 1
        else:
            self._tumpuk.append((tag, {n: v or "" for n, v in attrs}, []))

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            return
        if self._terlalu_dalam:
            self._terlalu_dalam -= 1
        elif len(self._tumpuk) > 1:
            nama, atribut, isi = self._tumpuk.pop()
            self._tumpuk[-1][2].append(Simpul(nama, tuple(isi), atribut))

    def handle_data(self, data: str) -> None:
        self._tumpuk[-1][2].append(data)

    def selesai(self) -> tuple[Simpul | str, ...]:
        while len(self._tumpuk) > 1:
            self._terlalu_dalam = 0
            self.handle_endtag("")
        return tuple(self._tumpuk[0][2])
