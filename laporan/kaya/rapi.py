"""Brings what was typed or pasted into one shape: a row of blocks (p, h4, ul, ol, table) with inline marks in them.

Word and browsers nest freely - divs in divs, paragraphs in cells, lists as paragraphs with a bullet typed in front; a
page, a PDF and a Word file that walk the tree need to know only this shape.
"""

import re
from collections.abc import Iterable, Iterator

from .simpul import Isi, Simpul

SEBARIS = {"strong", "em", "u", "sub", "sup", "a"}
DAFTAR = {"ul", "ol"}
BLOK = {"p", "div", "h4", "li", "table", *DAFTAR}
BULIR = re.compile(r"^\s*(?:[·•▪§‣]\s*|[o-]\u00a0{2,}\s*)")  # how Word pastes a bullet
NOMOR = re.compile(r"^\s*(?:\d{1,3}|[a-z])[.)]\u00a0{2,}\s*")  # and a number, with its wide gap
PALING_LEBAR = 50  # cells that one cell may span


def rapikan(isi: Iterable[Isi]) -> tuple[Simpul, ...]:
    """The blocks of a tree, in order; nothing of its words is left out."""
    return tuple(_rapatkan(_daftar_word(list(_blok(isi)))))


def _blok(isi: Iterable[Isi]) -> Iterator[Simpul]:
    baris: list[Isi] = []
    for x in isi:
        if isinstance(x, str) or not _berblok(x):
            baris.append(x)
            continue
        yield from _paragraf(baris)
        baris = []
        yield from _satu_blok(x)
    yield from _paragraf(baris)


def _berblok(x: Simpul) -> bool:
    """Whether it is a block, or has one in it."""
    return x.tag in BLOK or any(isinstance(y, Simpul) and _berblok(y) for y in x.isi)


def _satu_blok(x: Simpul) -> Iterator[Simpul]:
    if x.tag in DAFTAR:
        if butir := tuple(_butir(x.isi)):
            yield Simpul(x.tag, butir)
    elif x.tag == "table":
        yield from _tabel(x)
    elif x.tag == "h4":
        if baris := _pangkas(_sebaris(x.isi)):
            yield Simpul("h4", baris)
    else:
        yield from _blok(x.isi)


def _paragraf(baris: list[Isi]) -> Iterator[Simpul]:
    if isi := _pangkas(_sebaris(baris)):
        yield Simpul("p", isi)


def _butir(isi: Iterable[Isi]) -> Iterator[Simpul]:
    """The items of a list: words, and at their end lists of their own."""
    for x in isi:
        if isinstance(x, str):
            if x.strip():
                yield Simpul("li", (x.strip(),))
            continue
        dalam = x.isi if x.tag == "li" else (x,)
        anak = [y for y in dalam if isinstance(y, Simpul) and y.tag in DAFTAR]
        kata = _pangkas(_sebaris(y for y in dalam if y not in anak))
        daftar = tuple(d for y in anak for d in _satu_blok(y))
        if kata or daftar:
            yield Simpul("li", kata + daftar)


def _tabel(x: Simpul) -> Iterator[Simpul]:
    baris = [r for r in (_baris(r) for r in _cari(x, "tr")) if r.isi]
    if not any(r.teks.strip() for r in baris):
        return
    n = next((i for i, r in enumerate(baris) if any(s.tag != "th" for s in r.isi if isinstance(s, Simpul))), 0)
    kepala = (Simpul("thead", tuple(baris[:n])),) if n else ()
    yield Simpul("table", (*kepala, Simpul("tbody", tuple(baris[n:]))))


def _cari(x: Simpul, tag: str) -> Iterator[Simpul]:
    for y in x.isi:
        if isinstance(y, Simpul):
            yield from (y,) if y.tag == tag else _cari(y, tag)


def _baris(r: Simpul) -> Simpul:
    sel = [s for s in r.isi if isinstance(s, Simpul) and s.tag in {"td", "th"}]
    return Simpul("tr", tuple(Simpul(s.tag, _pangkas(_sebaris(s.isi)), _rentang(s.atribut)) for s in sel))


def _rentang(atribut: dict[str, str]) -> dict[str, str]:
    sah = {n: v for n, v in atribut.items() if n in {"colspan", "rowspan"} and v.isascii() and v.isdigit()}
    return {n: v for n, v in sah.items() if 1 < int(v[:4]) <= PALING_LEBAR}


def _sebaris(isi: Iterable[Isi]) -> Iterator[Isi]:
    """Words and inline marks only; where a block began or ended stands a line break."""
    for x in isi:
        if isinstance(x, str) or x.tag == "br":
            yield x
        elif x.tag in SEBARIS and (x.tag != "a" or x.atribut.get("href")):
            dalam = tuple(_sebaris(x.isi))
            if any(isinstance(y, Simpul) or y for y in dalam):
                yield Simpul(x.tag, dalam, {"href": x.atribut["href"]} if x.tag == "a" else {})
        elif x.tag in BLOK or x.tag in {"tr", "td", "th"}:
            yield Simpul("br")
            yield from _sebaris(x.isi)
            yield Simpul("br")
        else:
            yield from _sebaris(x.isi)


def _pangkas(isi: Iterable[Isi]) -> tuple[Isi, ...]:
    """Without empty space and line breaks at both ends, and with no more than one break in a row."""
    rapi: list[Isi] = []
    for x in isi:
        lama = rapi[-1] if rapi else Simpul("br")
        if isinstance(x, Simpul) and x.tag == "br" and isinstance(lama, Simpul) and lama.tag == "br":
            continue
        if isinstance(x, str) and not x.strip() and isinstance(lama, Simpul) and lama.tag == "br":
            continue
        rapi.append(x)
    while rapi and ((isinstance(rapi[-1], str) and not rapi[-1].strip()) or _patah(rapi[-1])):
        rapi.pop()
    if not any(_berisi(x) for x in rapi):
        return ()
    return tuple(rapi)


def _patah(x: Isi) -> bool:
    return isinstance(x, Simpul) and x.tag == "br"


def _berisi(x: Isi) -> bool:
    return bool(x.strip() if isinstance(x, str) else x.teks.strip())


def _daftar_word(blok: list[Simpul]) -> Iterator[Simpul]:
    """Paragraphs that Word numbered itself become the list that they are."""
    butir: list[Simpul] = []
    jenis = ""
    for b in blok:
        kini = "" if b.tag != "p" else "ul" if BULIR.match(b.teks) else "ol" if NOMOR.match(b.teks) else ""
        if butir and kini != jenis:
            yield Simpul(jenis, tuple(butir))
            butir = []
        jenis = kini
        if kini:
            awal = (BULIR if kini == "ul" else NOMOR).match(b.teks)
            if dalam := _tanpa_awal(b.isi, awal.end() if awal else 0):
                butir.append(Simpul("li", dalam))
        else:
            yield b
    if butir:
        yield Simpul(jenis, tuple(butir))


def _tanpa_awal(isi: tuple[Isi, ...], buang: int) -> tuple[Isi, ...]:
    hasil: list[Isi] = []
    for x in isi:
        teks = x if isinstance(x, str) else x.teks
        if buang >= len(teks) and not _patah(x):
            buang -= len(teks)
        elif buang:
            hasil.append(x[buang:] if isinstance(x, str) else Simpul(x.tag, _tanpa_awal(x.isi, buang), x.atribut))
            buang = 0
        else:
            hasil.append(x)
    return tuple(hasil)


def _rapatkan(isi: Iterable[Isi]) -> Iterator[Simpul]:
    """Blanks as a page shows them: one each, none at the ends of a block or beside a line break."""
    for b in isi:
        assert isinstance(b, Simpul)
        yield _rapat(b)


def _rapat(b: Simpul) -> Simpul:
    if b.tag in {"table", "thead", "tbody", "tr", *DAFTAR}:
        return Simpul(b.tag, tuple(_rapat(x) for x in b.isi if isinstance(x, Simpul)), b.atribut)
    anak = tuple(x for x in b.isi if isinstance(x, Simpul) and x.tag in DAFTAR)
    kata, _ = _satukan([x for x in b.isi if x not in anak], awal=True)
    while kata and isinstance(kata[-1], str) and not kata[-1].strip():
        kata.pop()
    if kata and isinstance(kata[-1], str):
        kata[-1] = kata[-1].rstrip()
    return Simpul(b.tag, (*kata, *(_rapat(x) for x in anak)), b.atribut)


def _satukan(isi: Iterable[Isi], *, awal: bool) -> tuple[list[Isi], bool]:
    """Runs of blanks made one; `awal`: a blank would stand at the beginning of a line, or after another one."""
    hasil: list[Isi] = []
    for x in isi:
        if isinstance(x, str):
            teks = re.sub(r"\s+", " ", x)
            teks = teks.lstrip() if awal else teks
            if teks:
                hasil.append(teks)
                awal = teks.endswith(" ")
        elif x.tag == "br":
            if hasil and isinstance(hasil[-1], str):
                hasil[-1] = hasil[-1].rstrip()
            hasil.append(x)
            awal = True
        else:
            dalam, awal = _satukan(x.isi, awal=awal)
            if dalam:
                hasil.append(Simpul(x.tag, tuple(dalam), x.atribut))
    return hasil, awal
