"""Writes the chapters at the place a template keeps for them, in sections upright and on their side."""

from collections.abc import Sequence
from copy import deepcopy
from decimal import Decimal
from io import BytesIO

from docx import Document
from docx.document import Document as Dokumen
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm
from docx.text.paragraph import Paragraph

from sakip.dokumen.render import DokumenDitolak

from ... import gambar
from ...isi import ParagrafIsi
from ...kaya import teks_polos, urai
from ...rules.blok import (
    Bab,
    Bagan,
    Blok,
    Daftar,
    Grafik,
    Judul,
    Kalimat,
    Tabel,
    TanpaData,
    Tulisan,
    kunci_gambar,
)
from ...rules.halaman import kelompok
from ...rules.lebar import lebar_kolom
from ..buku import DISERTAKAN, JUDUL_PERNYATAAN, Buku
from ..kemajuan import Maju, Ruas, diam
from ..pdf import NomorHalaman, nomor_halaman
from ..pernyataan import Pernyataan
from .bagian import TITIK_KE_EMU, bagian_dari, berdaftar_isi, lebar_teks, nomor_bebas, nomori, rebahkan
from .daftar import Isi, tulis_daftar
from .gaya import CAPTION, DAFTAR, ISI_TABEL, JUDUL, KETERANGAN, TABEL, TANPA_DATA, Penomoran, lengkapi
from .kaya import Aliran, beri_nomor, tulis_kaya
from .medan import Penanda, bersih, medan, segarkan_saat_dibuka
from .tabel import xml_tabel
from .templat import TANDA_ISI, isi_templat

TINGGI_MAKS, LEBAR_GAMBAR = Mm(210), Mm(160)


def render_docx(buku: Buku, templat: bytes, maju: Maju = diam) -> bytes:
    """The template filled: its fields, and the chapters where it says `{{ isi }}`.

    Its lists of contents say the pages of the PDF, until Word works them out by its own letters.
    """
    maju(10, "Menghitung nomor halaman daftar isi")
    halaman = _nomor_halaman(buku)
    banyak = sum(isinstance(b, Grafik | Bagan) for bab in buku.naskah.bab for b in bab.isi)
    doc = Document(BytesIO(isi_templat(templat, buku)))
    _Penulis(doc, buku, halaman, Ruas(maju, 50, 90, banyak)).semua()
    maju(95, "Menyimpan berkas Word")
    segarkan_saat_dibuka(doc.settings.element)
    doc.core_properties.title = bersih(buku.judul)[:255]
    doc.core_properties.language = "id-ID"
    keluar = BytesIO()
    doc.save(keluar)
    return keluar.getvalue()


def _nomor_halaman(buku: Buku) -> NomorHalaman:
    try:
        return nomor_halaman(buku)
    except DokumenDitolak:  # what the printer of the PDF cannot take, Word may
        return NomorHalaman()


class _Penulis:
    """One walk over the blocks. Everything is put before the paragraph that held the marker."""

    def __init__(self, doc: Dokumen, buku: Buku, halaman: NomorHalaman, ruas: Ruas) -> None:
        self.doc, self.buku, self.halaman, self.ruas = doc, buku, halaman, ruas
        self.jangkar = next(p for p in doc.paragraphs if p.text.strip() == TANDA_ISI)
        self.bagian = bagian_dari(doc, self.jangkar)
        self.lebar = lebar_teks(self.bagian)
        lengkapi(doc, self.lebar)
        self.nomor = Penomoran(doc)
        self.aliran = Aliran(doc, self.jangkar._p.addprevious, self.nomor)
        self.penanda = Penanda(nomor_bebas(doc))
        self.isi = Isi()
        self.angka = "lowerRoman"
        self.awal = False  # the cover is page i, though it does not say so

    def semua(self) -> None:
        self.isi.rencanakan(self.buku, self.halaman)
        for bab in self.buku.depan:
            self._bab(bab)
        if not berdaftar_isi(self.doc):
            for judul, perintah, gaya, baris in self.isi.daftar():
                tulis_daftar(self.aliran, judul, perintah, gaya, baris)
        self._ganti_bagian()
        self.angka, self.awal = "decimal", True
        for n, bab in enumerate(self.buku.isi):
            self._bab(bab, halaman=n > 0)
        if self.buku.pernyataan:
            self._pernyataan(self.buku.pernyataan)
        if self.buku.lampiran:
            self._lampiran()
        nomori(self.bagian, self.angka, awal=self.awal)
        self.jangkar._p.getparent().remove(self.jangkar._p)

    # ---- sections

    def _ganti_bagian(self, *, mendatar: bool = False) -> None:
        """End the section here: what stands before it is upright, or on its side."""
        sifat = deepcopy(self.bagian)
        nomori(sifat, self.angka, awal=self.awal)
        if mendatar:
            rebahkan(sifat)
        self.aliran.paragraf(ISI_TABEL)._p.get_or_add_pPr().append(sifat)
        self.awal = False

    # ---- chapters

    def _bab(self, bab: Bab, *, halaman: bool = True) -> None:
        self._judul(1, bab.sebutan, halaman=halaman and self.isi.urut > 0)
        for mendatar, blok in kelompok(bab.isi):
            if mendatar:
                self._ganti_bagian()
            self.lebar = lebar_teks(self.bagian, mendatar=mendatar)
            for b in blok:
                self._blok(b)
            if mendatar:
                self._ganti_bagian(mendatar=True)
        self.lebar = lebar_teks(self.bagian)
        if bab.kunci == "pengantar":
            self._tanda_tangan()

    def _judul(self, tingkat: int, teks: str, *, halaman: bool = False) -> Paragraph:
        p = self.aliran.paragraf(JUDUL[tingkat - 1])
        p.add_run(bersih(teks))
        if tingkat == 1:
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            p.paragraph_format.page_break_before = halaman
        if tanda := self.isi.tanda_judul(tingkat):
            self.penanda.pasang(p, tanda)
        return p

    def _blok(self, b: Blok) -> None:
        if isinstance(b, Judul):
            self._judul(b.tingkat, b.teks)
        elif isinstance(b, Kalimat):
            self.aliran.paragraf().add_run(bersih(b.teks))
        elif isinstance(b, TanpaData):
            self.aliran.paragraf(TANPA_DATA).add_run(bersih(b.teks))
        elif isinstance(b, Daftar):
            self._daftar(b.butir, bernomor=b.bernomor)
        elif isinstance(b, Tabel):
            self._tabel(b)
        elif isinstance(b, Tulisan):
            self._tulisan(b)
        else:
            self._gambar(b)

    def _tabel(self, b: Tabel) -> None:
        self._caption(b.kunci, b.judul, di_atas=True)
        ukuran = lebar_kolom(b, Decimal(self.lebar) / Mm(1), self.buku.kertas.huruf)
        gaya = (self.doc.styles[TABEL].style_id, self.doc.styles[ISI_TABEL].style_id)
        self.aliran.taruh(xml_tabel(b, ukuran.persen, ukuran.huruf, self.lebar // TITIK_KE_EMU, gaya))
        bawah = self.aliran.paragraf(KETERANGAN)
        bawah.paragraph_format.space_before = Mm(1) if b.catatan else None
        bawah.add_run(bersih(b.catatan))

    def _caption(self, kunci: str, judul: str, *, di_atas: bool) -> None:
        """`Tabel 3.` and a field that counts; begun anew in each chapter."""
        p = self.aliran.paragraf(CAPTION)
        p.alignment, p.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, di_atas
        if not di_atas:
            p.paragraph_format.space_before, p.paragraph_format.space_after = Mm(1.5), Mm(4)
        if nomor := self.buku.naskah.nomor.get(kunci, ""):
            depan, _, urut = nomor.rpartition(".")
            p.add_run(f"{depan}.")
            ulang = " \\r 1" if urut == "1" else ""
            medan(p, f"SEQ {depan.partition(' ')[0]} \\* ARABIC{ulang}", urut)
            p.add_run(" ")
        p.add_run(bersih(judul))
        if nomor:
            self.penanda.pasang(p, self.isi.tanda_caption(kunci))

    def _gambar(self, b: Grafik | Bagan) -> None:
        nomor = self.buku.naskah.nomor.get(b.kunci, "")
        self.ruas.langkah(f"Menggambar {nomor}" if nomor else "Menggambar")
        for n in range(gambar.jumlah(b)):
            self._sisip(gambar.png(b, n), b.alt)
        self._caption(b.kunci, b.judul, di_atas=False)

    def _sisip(self, isi: bytes, alt: str) -> None:
        p = self.aliran.paragraf()
        p.alignment, p.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
        bentuk = p.add_run().add_picture(BytesIO(isi))
        skala = min(
            Decimal(1),
            Decimal(LEBAR_GAMBAR) / bentuk.width,
            Decimal(self.lebar) / bentuk.width,
            Decimal(TINGGI_MAKS) / bentuk.height,
        )
        bentuk.width, bentuk.height = Emu(int(bentuk.width * skala)), Emu(int(bentuk.height * skala))
        bentuk._inline.docPr.set("descr", bersih(alt))

    def _tulisan(self, b: Tulisan) -> None:
        paragraf = self.buku.naskah.isi.tulisan.get(b.kunci, ())
        for n, p in enumerate(paragraf):
            self._paragraf(kunci_gambar(b.kunci, n), p)
        if not paragraf and self.buku.draf:
            self.aliran.paragraf(TANPA_DATA).add_run(bersih(f"[{b.judul} belum ditulis]"))

    def _paragraf(self, kunci: str, p: ParagrafIsi) -> None:
        if p.gambar:
            if isi := self.buku.gambar.get(p.gambar.sha256):
                self._sisip(isi, p.gambar.alt)
            else:
                self.aliran.paragraf(TANPA_DATA).add_run(bersih(f"[{p.gambar.alt}: gambar tidak dapat dibaca]"))
            self._caption(kunci, teks_polos(p.isi), di_atas=False)
        elif p.jenis == "judul":
            self._judul(4, teks_polos(p.isi))
        else:
            tulis_kaya(self.aliran, urai(p.isi))

    def _tanda_tangan(self) -> None:
        self._ttd(self.buku.tempat_tanggal, *self.buku.penanda_tangan)

    def _ttd(self, *baris: str) -> None:
        """Place and date, jabatan, room for the signature, name, and what stands below it."""
        for n, teks in enumerate(baris):
            p = self.aliran.paragraf()
            p.alignment = WD_ALIGN_PARAGRAPH.CENTER
            bentuk = p.paragraph_format
            bentuk.left_indent, bentuk.space_after = Emu(self.lebar * 45 // 100), Mm(0)
            bentuk.keep_with_next = n < len(baris) - 1
            bentuk.space_before = Mm(22) if n == 2 else Mm(8) if n == 0 else Mm(0)
            r = p.add_run(bersih(f"{teks}," if n == 1 else teks))
            r.bold = r.underline = n == 2

    def _pernyataan(self, isi: Pernyataan) -> None:
        self._judul(2, JUDUL_PERNYATAAN).paragraph_format.page_break_before = True
        for n, teks in enumerate(isi.kepala):
            p = self.aliran.paragraf()
            p.alignment, p.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, Mm(0)
            if n == len(isi.kepala) - 1:
                p.paragraph_format.space_after = Mm(8)
            p.add_run(bersih(teks)).bold = True
        for teks in isi.alinea:
            p = self.aliran.paragraf()
            p.paragraph_format.first_line_indent = Mm(12)
            p.add_run(bersih(teks))
        self._daftar(isi.penjelas, bernomor=True)
        self._ttd(isi.tempat_tanggal, isi.jabatan, isi.nama, *isi.identitas)
        p = self.aliran.paragraf(KETERANGAN)
        p.paragraph_format.space_before = Mm(12)
        p.add_run(bersih(isi.sidik))

    def _daftar(self, butir: Sequence[str], *, bernomor: bool) -> None:
        nomor = self.nomor.baru(bernomor=bernomor)
        for teks in butir:
            p = self.aliran.paragraf(DAFTAR)
            p.add_run(bersih(teks))
            beri_nomor(p, nomor)

    def _lampiran(self) -> None:
        self._judul(2, DISERTAKAN)
        nomor = self.nomor.baru(bernomor=True)
        for satu in self.buku.lampiran:
            p = self.aliran.paragraf(DAFTAR)
            beri_nomor(p, nomor)
            p.add_run(bersih(satu.judul)).bold = True
            p.add_run(bersih(f". {satu.keterangan}" if satu.keterangan else ""))
