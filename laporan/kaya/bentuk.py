"""A text as plain lines, as people type it where no script runs; and what kind of paragraph it is.

Plain: an empty line begins a new paragraph, `- ` an item, `1. ` a numbered one, `# ` a small heading; ` | ` stands
between the cells of a table. Bold, italics and links are no part of it.
"""

import re
from collections.abc import Iterable

from ..enums import JenisParagraf
from . import urai
from .simpul import Isi, Simpul, tulis

BUTIR, NOMOR, JUDUL = re.compile(r"^\s*[-•·]\s+"), re.compile(r"^\s*\d{1,3}[.)]\s+"), re.compile(r"^\s*#+\s+")
SEL = " | "
_TUNGGAL = {"h4": JenisParagraf.JUDUL, "table": JenisParagraf.TABEL}


def dari_polos(teks: str) -> str:
    """Typed lines as HTML."""
    baris = teks.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blok: list[list[str]] = [[]]
    for satu in baris:
        if not satu.strip():
            blok.append([])
        elif blok[-1] and _jenis(satu) != _jenis(blok[-1][-1]):
            blok.append([satu])
        else:
            blok[-1].append(satu)
    return tulis(_blok(b) for b in blok if b)


def ke_polos(html: str) -> str:
    """A stored text as lines to be typed in."""
    return "\n\n".join("\n".join(_baris(b)) for b in urai(html))


def pisahkan(html: str) -> list[str]:
    """Each block by itself: what was pasted as one becomes paragraphs that can be moved and commented on."""
    return [tulis([b]) for b in urai(html)]


def jenis_paragraf(html: str) -> JenisParagraf:
    """By what stands in it."""
    blok = urai(html)
    if blok and all(b.tag in {"ul", "ol"} for b in blok):
        return JenisParagraf.DAFTAR
    return _TUNGGAL.get(blok[0].tag, JenisParagraf.PARAGRAF) if len(blok) == 1 else JenisParagraf.PARAGRAF


def _jenis(baris: str) -> str:
    for jenis, pola in (("ul", BUTIR), ("ol", NOMOR), ("h4", JUDUL)):
        if pola.match(baris):
            return jenis
    return "table" if SEL in baris else "p"


def _blok(baris: list[str]) -> Simpul:
    jenis = _jenis(baris[0])
    if jenis in {"ul", "ol"}:
        pola = BUTIR if jenis == "ul" else NOMOR
        return Simpul(jenis, tuple(Simpul("li", (pola.sub("", b).strip(),)) for b in baris))
    if jenis == "table":
        isi = (Simpul("tr", tuple(Simpul("td", (s.strip(),)) for s in b.split(SEL))) for b in baris)
        return Simpul("table", (Simpul("tbody", tuple(isi)),))
    if jenis == "h4":
        return Simpul("h4", (" ".join(JUDUL.sub("", b).strip() for b in baris),))
    isi_p: list[Isi] = []
    for n, b in enumerate(baris):
        isi_p += [Simpul("br"), b.strip()] if n else [b.strip()]
    return Simpul("p", tuple(isi_p))


def _baris(b: Simpul) -> Iterable[str]:
    if b.tag in {"ul", "ol"}:
        for n, butir in enumerate((x for x in b.isi if isinstance(x, Simpul)), 1):
            yield f"{'- ' if b.tag == 'ul' else f'{n}. '}{_kata(butir)}"
    elif b.tag == "table":
        for r in (r for bagian in b.isi if isinstance(bagian, Simpul) for r in bagian.isi if isinstance(r, Simpul)):
            yield SEL.join(_kata(s) for s in r.isi if isinstance(s, Simpul))
    else:
        yield ("# " if b.tag == "h4" else "") + _kata(b)


def _kata(s: Simpul) -> str:
    hasil = ""
    for x in s.isi:
        if isinstance(x, str):
            hasil += x
        elif x.tag == "br":
            hasil += " " if s.tag != "p" else "\n"
        else:
            hasil += " " * (x.tag in {"ul", "ol", "li"}) + _kata(x)
    return hasil
