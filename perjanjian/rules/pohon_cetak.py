"""Laying out the pohon kinerja of a PD on sheets: boxes in columns, a column for each level, cut by branch.

Lengths are millimetres. Lines of text are broken here, so that the height of a box is known before it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

LEBAR, TINGGI = 400.0, 241.0  # of the tree on an A3 sheet, landscape
SELA_KOLOM, SELA = 9.0, 2.6
LEBAR_KOLOM = 84.0  # at most
ISI = 1.8  # padding of a box
PENUH = 0.65  # from here on a branch is not cut but moved to the next page
UKURAN = (8.5, 7.5, 6.8)  # points; the largest that fits one page, else the middle one on several
SEDIKIT = 3  # pages, of which the smallest size may save one
PT = 0.3528

# widths of Arial in thousandths of its size
_LEBAR_HURUF = {
    191: "'", 222: "ijl", 260: "|", 278: " !,./:;I[]\\ft", 333: "()-`r", 334: "{}", 355: '"', 389: "*", 469: "^",
    500: "Jckvsxyz", 584: "+<=>~", 611: "FTZ", 667: "ABEKPSVXY&", 722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%",
    944: "W", 1015: "@",
}  # fmt: skip
_HURUF = {h: lebar for lebar, semua in _LEBAR_HURUF.items() for h in semua}
TEBAL = 1.09  # bold is wider


@dataclass(frozen=True)
class Ranting:
    """A node to be printed: a tujuan or sasaran of the plan, or rows of one official under the same rows above."""

    judul: str
    siapa: str = ""
    baris: tuple[tuple[str, str], ...] = ()  # text, target
    status: str = ""  # its value; what is printed is its label
    alasan: str = ""
    bawah: "tuple[Ranting, ...]" = ()


@dataclass(frozen=True)
class Kotak:
    """A box on a page; `baris` are broken lines: (kind, text)."""

    kolom: int
    atas: float
    tinggi: float
    ranting: Ranting
    baris: tuple[tuple[str, str], ...]
    lanjutan: bool = False


@dataclass(frozen=True)
class Garis:
    """A rail: horizontal (`tinggi` 0) or vertical (`panjang` 0)."""

    kiri: float
    atas: float
    panjang: float
    tinggi: float
    putus: bool = False


@dataclass
class Lembar:
    kotak: list[Kotak] = field(default_factory=list)
    garis: list[Garis] = field(default_factory=list)


@dataclass(frozen=True)
class TataPohon:
    ukuran: float
    lebar: float  # of a column
    lembar: tuple[Lembar, ...]

    def kiri(self, kolom: int) -> float:
        return kolom * (self.lebar + SELA_KOLOM)


def lebar_teks(teks: str, ukuran: float, tebal: bool = False) -> float:
    return sum(_HURUF.get(h, 556 if h.isascii() else 640) for h in teks) / 1000 * ukuran * PT * (TEBAL if tebal else 1)


def patahkan(teks: str, lebar: float, ukuran: float, tebal: bool = False) -> list[str]:
    """The text in lines no wider than `lebar`; a word that is wider by itself is cut."""
    hasil: list[str] = []
    kini = ""
    for utuh in teks.split():
        kata = utuh
        calon = f"{kini} {kata}".strip()
        if lebar_teks(calon, ukuran, tebal) <= lebar:
            kini = calon
            continue
        if kini:
            hasil.append(kini)
        while lebar_teks(kata, ukuran, tebal) > lebar and len(kata) > 1:
            n = next(n for n in range(len(kata) - 1, 0, -1) if n == 1 or lebar_teks(kata[:n], ukuran, tebal) <= lebar)
            hasil.append(kata[:n])
            kata = kata[n:]
        kini = kata
    return [*hasil, kini] if kini or not hasil else hasil


def dalamnya(akar: Sequence[Ranting]) -> int:
    """How many levels there are."""
    return max((1 + dalamnya(r.bawah) for r in akar), default=0)


def tata(akar: Sequence[Ranting], tinggi: float = TINGGI) -> TataPohon:
    """Boxes and rails of every page: one page in the largest size that fits, else as many as it takes."""
    calon = [_tata(akar, ukuran, tinggi) for ukuran in UKURAN]
    satu = next((c for c in calon if len(c.lembar) == 1), None)
    kecil = len(calon[2].lembar) < len(calon[1].lembar) <= SEDIKIT
    return satu or calon[2 if kecil else 1]


def _tata(akar: Sequence[Ranting], ukuran: float, tinggi: float) -> TataPohon:
    kolom = max(dalamnya(akar), 1)
    lebar = min(LEBAR_KOLOM, (LEBAR - (kolom - 1) * SELA_KOLOM) / kolom)
    penata = _Penata(ukuran, lebar, tinggi)
    for ranting in akar:
        penata.letakkan(penata.ukur(ranting, 0), ())
    penata.rel()
    return TataPohon(ukuran, lebar, tuple(penata.lembar))


@dataclass
class _Ukur:
    """A node with its lines and heights."""

    ranting: Ranting
    kolom: int
    baris: tuple[tuple[str, str], ...]
    tinggi: float
    bawah: "list[_Ukur]"

    @cached_property
    def cabang(self) -> float:
        """The height of everything that hangs on it, itself included."""
        return max(self.tinggi, sum(b.cabang + SELA for b in self.bawah) - SELA)

    @cached_property
    def awal(self) -> float:
        """The height of the first way down: the least that a page must have room for."""
        return max(self.tinggi, self.bawah[0].awal if self.bawah else 0)


class _Penata:
    def __init__(self, ukuran: float, lebar: float, tinggi: float) -> None:
        self.ukuran, self.lebar, self.tinggi = ukuran, lebar, tinggi
        self.lembar = [Lembar()]
        self.atas = 0.0

    def ukur(self, ranting: Ranting, kolom: int) -> _Ukur:
        baris = self._baris(ranting)
        bawah = [self.ukur(b, kolom + 1) for b in ranting.bawah]
        return _Ukur(ranting, kolom, baris, self._tinggi(baris), bawah)

    def _baris(self, r: Ranting) -> tuple[tuple[str, str], ...]:
        isi = self.lebar - 2 * ISI - 0.6
        baris = [("judul", b) for b in patahkan(r.judul, isi, self.ukuran, tebal=True)]
        baris += [("siapa", b) for b in patahkan(r.siapa, isi, self.ukuran) if r.siapa]
        for teks, target in r.baris:
            penuh = f"{teks} ({target})" if target else teks
            for n, b in enumerate(patahkan(penuh, isi - 2.2, self.ukuran)):
                baris.append(("butir" if n == 0 else "sambung", b))
        if r.status:
            baris.append(("status", r.status))
        baris += [("alasan", b) for b in patahkan(r.alasan, isi, self.ukuran, tebal=True) if r.alasan]
        return tuple(baris)

    def _tinggi(self, baris: Sequence[tuple[str, str]]) -> float:
        return 2 * ISI + sum(tinggi_baris(jenis, self.ukuran) for jenis, _ in baris)

    def letakkan(self, u: _Ukur, nenek: tuple[_Ukur, ...]) -> None:
        """Put a node and all below it; where the page ends, go on on the next under the nodes above, named again."""
        if self.atas and self._pindah(u):
            self._ganti_lembar(nenek)
        halaman, mulai = len(self.lembar), self.atas
        self.lembar[-1].kotak.append(Kotak(u.kolom, mulai, u.tinggi, u.ranting, u.baris))
        for anak in u.bawah:
            self.letakkan(anak, (*nenek, u))
        if halaman == len(self.lembar):
            self.atas = max(self.atas, mulai + u.tinggi + SELA)
        else:
            ulang = [k.tinggi for k in self.lembar[-1].kotak if k.lanjutan and k.kolom == u.kolom]
            self.atas = max([self.atas, *(t + SELA for t in ulang)])

    def _pindah(self, u: _Ukur) -> bool:
        """Whether a node begins on a new page: there is no room for its first way down, or little room for a branch
        that a page can hold."""
        sempit = self.atas > self.tinggi * PENUH and u.cabang <= self.tinggi
        return self.atas + (u.cabang if sempit else u.awal) > self.tinggi

    def _ganti_lembar(self, nenek: tuple[_Ukur, ...]) -> None:
        self.lembar.append(Lembar())
        self.atas = 0.0
        for u in nenek:
            baris = (*(b for b in u.baris if b[0] in ("judul", "siapa")), ("siapa", "(lanjutan)"))
            self.lembar[-1].kotak.append(Kotak(u.kolom, 0.0, self._tinggi(baris), u.ranting, baris, lanjutan=True))

    def rel(self) -> None:
        """From each box to those that hang on it on the same page."""
        for lembar in self.lembar:
            for kotak in lembar.kotak:
                anak = self._anak(lembar, kotak)
                if anak:
                    self._garis(lembar, kotak, anak)

    @staticmethod
    def _anak(lembar: Lembar, induk: Kotak) -> list[Kotak]:
        milik = {id(r) for r in induk.ranting.bawah}
        return [k for k in lembar.kotak if k.kolom == induk.kolom + 1 and id(k.ranting) in milik]

    def _garis(self, lembar: Lembar, induk: Kotak, anak: list[Kotak]) -> None:
        kanan = induk.kolom * (self.lebar + SELA_KOLOM) + self.lebar
        tengah, sendi = kanan + SELA_KOLOM / 2, 3.6
        lembar.garis.append(Garis(kanan, induk.atas + sendi, SELA_KOLOM / 2, 0))
        titik = [k.atas + sendi for k in anak] + [induk.atas + sendi]
        if max(titik) > min(titik):
            lembar.garis.append(Garis(tengah, min(titik), 0, max(titik) - min(titik)))
        for k in anak:
            lembar.garis.append(
                Garis(tengah, k.atas + sendi, SELA_KOLOM / 2, 0, putus=bool(k.ranting.alasan) and not k.lanjutan)
            )


def tinggi_baris(jenis: str, ukuran: float) -> float:
    """The height of one line of a kind."""
    dasar = ukuran * PT * 1.22
    return dasar + {"status": 2.2, "judul": 0.0}.get(jenis, 0.0)
