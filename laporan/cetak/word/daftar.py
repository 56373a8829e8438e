"""Lists of contents, tables and pictures: fields that Word works out anew, filled already for who only reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph

from ...kaya import teks_polos
from ...rules.blok import Bagan, Blok, Grafik, Judul, Tabel, Tulisan, kunci_gambar
from ..buku import DISERTAKAN, JUDUL_PERNYATAAN, Buku
from ..pdf import NomorHalaman
from .gaya import DAFTAR_ISI, DAFTAR_TABEL, JUDUL_DAFTAR
from .kaya import Aliran
from .medan import akhir, awal, bersih, medan, tautan_dalam

TINGKAT = 3  # of headings in the contents


@dataclass(frozen=True)
class Entri:
    """`halaman`: where it stands, as far as is known before Word works it out."""

    tingkat: int
    teks: str
    tanda: str
    halaman: str = ""


@dataclass
class Isi:
    """Every heading and caption with its bookmark, known before the chapters are written."""

    judul: list[Entri] = field(default_factory=list)
    tabel: list[Entri] = field(default_factory=list)
    gambar: list[Entri] = field(default_factory=list)
    urut: int = 0  # headings written so far

    def rencanakan(self, buku: Buku, halaman: NomorHalaman) -> None:
        for bab in buku.naskah.bab:
            self._judul(1, bab.sebutan)
            for b in bab.isi:
                self._blok(buku, b)
        if buku.pernyataan:
            self._judul(2, JUDUL_PERNYATAAN)
        if buku.lampiran:
            self._judul(2, DISERTAKAN)
        self.judul = _berhalaman(self.judul, halaman.judul)
        self.tabel, self.gambar = _berhalaman(self.tabel, halaman.tabel), _berhalaman(self.gambar, halaman.gambar)

    def _blok(self, buku: Buku, b: Blok) -> None:
        if isinstance(b, Judul):
            self._judul(b.tingkat, b.teks)
        elif isinstance(b, Tabel | Grafik | Bagan):
            self._caption(self.tabel if isinstance(b, Tabel) else self.gambar, buku, b.kunci, b.judul)
        elif isinstance(b, Tulisan):
            for n, p in enumerate(buku.naskah.isi.tulisan.get(b.kunci, ())):
                if p.gambar:
                    self._caption(self.gambar, buku, kunci_gambar(b.kunci, n), teks_polos(p.isi))

    def _caption(self, ke: list[Entri], buku: Buku, kunci: str, judul: str) -> None:
        if nomor := buku.naskah.nomor.get(kunci):
            ke.append(Entri(1, f"{nomor} {judul}", self.tanda_caption(kunci)))

    def _judul(self, tingkat: int, teks: str) -> None:
        if tingkat <= TINGKAT:
            self.judul.append(Entri(tingkat, teks, f"_Toc{len(self.judul) + 1:08d}"))

    @staticmethod
    def tanda_caption(kunci: str) -> str:
        """A name Word takes: at most 40 signs, of letters, digits and strokes below."""
        return f"_Ref_{sum((n + 1) * ord(c) for n, c in enumerate(kunci)) % 10**6:06d}_" + "".join(
            c if c.isalnum() and c.isascii() else "_" for c in kunci[-24:]
        )

    def tanda_judul(self, tingkat: int) -> str:
        """The bookmark of the heading that is written now; none for one too low for the contents."""
        if tingkat > TINGKAT:
            return ""
        self.urut += 1
        return self.judul[self.urut - 1].tanda

    def daftar(self) -> Iterator[tuple[str, str, tuple[str, ...], Sequence[Entri]]]:
        """Title, command, styles by level and entries of each list that has any."""
        yield "DAFTAR ISI", f'TOC \\o "1-{TINGKAT}" \\h \\z', DAFTAR_ISI, self.judul
        for judul, nama, entri in (("DAFTAR TABEL", "Tabel", self.tabel), ("DAFTAR GAMBAR", "Gambar", self.gambar)):
            if entri:
                yield judul, f'TOC \\h \\z \\c "{nama}"', (DAFTAR_TABEL,), entri


def _berhalaman(entri: list[Entri], halaman: Sequence[str]) -> list[Entri]:
    """The same with their pages, where there is one for each."""
    if len(entri) != len(halaman):
        return entri
    return [replace(satu, halaman=nomor) for satu, nomor in zip(entri, halaman, strict=True)]


def tulis_daftar(aliran: Aliran, judul: str, perintah: str, gaya: tuple[str, ...], entri: Sequence[Entri]) -> None:
    kepala = aliran.paragraf(JUDUL_DAFTAR)
    kepala.add_run(judul)
    kepala.alignment, kepala.paragraph_format.page_break_before = WD_ALIGN_PARAGRAPH.CENTER, True
    for n, satu in enumerate(entri):
        p = aliran.paragraf(gaya[satu.tingkat - 1])
        if n == 0:
            awal(p, perintah)
        _baris(p, satu)
        if n == len(entri) - 1:
            akhir(p)


def _baris(p: Paragraph, satu: Entri) -> None:
    """Words, a tab and the page they stand on, leading there."""
    mulai = len(p._p)
    p.add_run(bersih(satu.teks))
    p.add_run()._r.append(OxmlElement("w:tab"))
    medan(p, f"PAGEREF {satu.tanda} \\h", satu.halaman)
    isi = list(p._p)[mulai:]
    ke = tautan_dalam(p, satu.tanda)
    for r in isi:
        ke.append(r)
