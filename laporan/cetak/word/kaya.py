"""People's words into the document: the tree of `laporan.kaya` as runs, lists, links and tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from docx.document import Document as Dokumen
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ...kaya import Simpul
from .gaya import DAFTAR, ISI, ISI_TABEL, TABEL, TAUTAN, Penomoran
from .medan import bersih, elemen, tautan, urai_xml
from .tabel import LAPIK

BLOK = {"p", "ol", "ul", "table"}
HURUF = {"strong": "bold", "em": "italic", "u": "underline", "sub": "subscript", "sup": "superscript"}
DALAM_MAKS = 2
MAKS_KOLOM = 63  # Word's own


@dataclass
class Aliran:
    """Where paragraphs and tables go, one after the other: before a place in the body, or into a cell."""

    doc: Dokumen
    taruh: Callable[[Any], None]
    nomor: Penomoran
    gaya: str = ISI
    ditulis: list[Paragraph] = field(default_factory=list)

    def paragraf(self, gaya: str | None = None) -> Paragraph:
        p = elemen("w:p")
        self.taruh(p)
        hasil = Paragraph(p, self.doc._body)
        hasil.style = self.doc.styles[gaya or self.gaya]
        self.ditulis.append(hasil)
        return hasil


@dataclass
class _Penulis:
    aliran: Aliran
    kini: Paragraph | None = None
    huruf: frozenset[str] = field(default_factory=frozenset)

    def semua(self, isi: Sequence[Simpul | str], wadah: Any = None) -> None:
        for x in isi:
            if isinstance(x, str):
                self._teks(x, wadah)
            elif x.tag in BLOK:
                self.kini = None
                self._blok(x)
                self.kini = None
            else:
                self._sebaris(x, wadah)

    def _teks(self, teks: str, wadah: Any) -> None:
        if self.kini is None and not teks.strip():
            return
        p = self._paragraf()
        r = p.add_run(bersih(teks))
        for nama in self.huruf:
            setattr(r.font, HURUF[nama], True)
        self._pindah(r, wadah)

    def _paragraf(self) -> Paragraph:
        if self.kini is None:
            self.kini = self.aliran.paragraf()
        return self.kini

    def _pindah(self, r: Run, wadah: Any) -> None:
        if wadah is not None:
            r.style = self.aliran.doc.styles[TAUTAN]
            wadah.append(r._r)

    def _sebaris(self, x: Simpul, wadah: Any) -> None:
        if x.tag == "br":
            self._paragraf().add_run().add_break()
        elif x.tag == "a" and x.atribut.get("href"):
            self.semua(x.isi, tautan(self._paragraf(), x.atribut["href"]))
        else:
            semula = self.huruf
            self.huruf |= {x.tag} & HURUF.keys()
            self.semua(x.isi, wadah)
            self.huruf = semula

    def _blok(self, x: Simpul) -> None:
        if x.tag == "p":
            self.semua(x.isi)
        elif x.tag == "table":
            tabel(self.aliran, x)
        else:
            self._daftar(x, self.aliran.nomor.baru(bernomor=x.tag == "ol"), 0)

    def _daftar(self, x: Simpul, nomor: int, dalam: int) -> None:
        for butir in x.isi:
            if not isinstance(butir, Simpul) or butir.tag != "li":
                continue
            self.kini = self.aliran.paragraf(DAFTAR)
            beri_nomor(self.kini, nomor, dalam)
            for isi in butir.isi:
                if isinstance(isi, Simpul) and isi.tag in {"ol", "ul"}:
                    beda = isi.tag != x.tag
                    anak = self.aliran.nomor.baru(bernomor=isi.tag == "ol") if beda else nomor
                    self._daftar(isi, anak, min(dalam + 1, DALAM_MAKS))
                elif isinstance(isi, Simpul) and isi.tag == "p":
                    self.semua(isi.isi)
                else:
                    self.semua((isi,))
        self.kini = None


def beri_nomor(p: Paragraph, nomor: int, dalam: int = 0) -> None:
    bentuk = p._p.get_or_add_pPr().get_or_add_numPr()
    bentuk.get_or_add_ilvl().val = dalam
    bentuk.get_or_add_numId().val = nomor


def tulis_kaya(aliran: Aliran, isi: Sequence[Simpul | str], p: Paragraph | None = None) -> None:
    """Write words; `p`: a paragraph in which they begin."""
    _Penulis(aliran, p).semua(isi)


# ---- tables of people


def tabel(aliran: Aliran, x: Simpul) -> None:
    baris = [r for r in _turunan(x, {"tr"}) if any(isinstance(s, Simpul) for s in r.isi)]
    kisi = _kisi(baris)
    lebar = max((len(r) for r in kisi), default=0)
    if not lebar:
        return
    akar = elemen("w:tbl")
    sifat = elemen("w:tblPr")
    sifat.append(elemen("w:tblStyle", val=aliran.doc.styles[TABEL].style_id))
    sifat.append(elemen("w:tblW", w="5000", type="pct"))
    sifat.append(urai_xml(LAPIK))
    petak = elemen("w:tblGrid")
    for _ in range(lebar):
        petak.append(elemen("w:gridCol", w=str(9000 // lebar)))
    akar.append(sifat)
    akar.append(petak)
    aliran.taruh(akar)
    kepala = len(list(takewhile(_berjudul, kisi)))
    for n, r in enumerate(kisi):
        akar.append(_baris(aliran, r, kepala=n < kepala < len(kisi)))
    aliran.paragraf(ISI_TABEL)


Petak = tuple[Simpul | None, int, str]  # what stands there, over how many columns, `mulai` | `sambung` of a merge down


def _kisi(baris: Sequence[Simpul]) -> list[list[Petak]]:
    """Cells row by row, with those that reach down from above."""
    turun: dict[int, tuple[int, int]] = {}  # column -> (rows left, width)
    hasil = []
    for r in baris:
        petak: list[Petak] = []
        kolom = 0
        sel = [s for s in r.isi if isinstance(s, Simpul) and s.tag in {"td", "th"}]
        while (sel or kolom in turun) and kolom < MAKS_KOLOM:
            if kolom in turun:
                sisa, lebar = turun.pop(kolom)
                petak.append((None, lebar, "sambung"))
                if sisa > 1:
                    turun[kolom] = (sisa - 1, lebar)
            else:
                s = sel.pop(0)
                lebar, tinggi = _banyak(s, "colspan"), _banyak(s, "rowspan")
                petak.append((s, lebar, "mulai" if tinggi > 1 else ""))
                if tinggi > 1:
                    turun[kolom] = (tinggi - 1, lebar)
            kolom += lebar
        hasil.append(petak)
    return hasil


def _berjudul(petak: Sequence[Petak]) -> bool:
    return all(s is None or s.tag == "th" for s, _, _ in petak)


def _banyak(s: Simpul, nama: str) -> int:
    teks = s.atribut.get(nama, "")
    return min(max(int(teks), 1), MAKS_KOLOM) if teks.isascii() and teks.isdigit() and len(teks) < 4 else 1


def _turunan(x: Simpul, tag: set[str]) -> list[Simpul]:
    hasil = []
    for anak in x.isi:
        if isinstance(anak, Simpul):
            hasil += [anak] if anak.tag in tag else _turunan(anak, tag) if anak.tag in {"thead", "tbody"} else []
    return hasil


def _baris(aliran: Aliran, petak: Sequence[Petak], *, kepala: bool) -> Any:
    """A row that no page cuts; `kepala`: said again on each page."""
    akar = elemen("w:tr")
    cara = elemen("w:trPr")
    cara.append(elemen("w:cantSplit"))
    if kepala:
        cara.append(elemen("w:tblHeader"))
    akar.append(cara)
    for s, kolom, gabung in petak:
        tc = elemen("w:tc")
        sifat = elemen("w:tcPr")
        if kolom > 1:
            sifat.append(elemen("w:gridSpan", val=str(kolom)))
        if gabung:
            sifat.append(elemen("w:vMerge", **({"val": "restart"} if gabung == "mulai" else {})))
        tc.append(sifat)
        dalam = Aliran(aliran.doc, tc.append, aliran.nomor, ISI_TABEL)
        if s is not None:
            penulis = _Penulis(dalam, huruf=frozenset({"strong"} if s.tag == "th" else ()))
            penulis.semua(s.isi)
            for p in dalam.ditulis if s.tag == "th" else ():
                p.paragraph_format.keep_with_next = True
        if tc[-1].tag != elemen("w:p").tag:  # a cell ends with a paragraph
            dalam.paragraf()
        akar.append(tc)
    return akar
