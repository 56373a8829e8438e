"""Facts of a worksheet that a reader of values keeps silent about: formulas never computed, error cells, percent
formats, merged and hidden cells, and cells far outside. Entities and DTDs are refused."""

import io
import posixpath
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.cell import column_index_from_string

from sakip.lembar.berkas import BerkasDitolak, kemas
from sakip.lembar.notasi import FORMAT_TEKS_INDONESIA
from sakip.lembar.polos import MAKS_HURUF_SEL, panjang_teks_polos, sel_polos

MAKS_GABUNGAN = 5_000
MAKS_HURUF = 100_000_000
_TEKS_INDONESIA = re.compile(r"\[\$-(0*421|id(-id)?)\]@", re.IGNORECASE)  # as other programs write it too
_ALAMAT = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
Atribut = dict[str, str]


@dataclass
class Lembar:
    nama: str
    bagian: str
    tersembunyi: bool


@dataclass
class Fakta:
    """Cells by (row, column), counted from 1. `format` - where it changes the meaning: percent, Indonesian text."""

    rumus_kosong: set[tuple[int, int]] = field(default_factory=set)
    galat: dict[tuple[int, int], str] = field(default_factory=dict)
    format: dict[tuple[int, int], str] = field(default_factory=dict)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    baris_tersembunyi: set[int] = field(default_factory=set)
    kolom_tersembunyi: set[int] = field(default_factory=set)


def telusuri(
    isi: bytes,
    buka: Callable[[str, Atribut], None],
    tutup: Callable[[str], None] | None = None,
    huruf: Callable[[str], None] | None = None,
) -> None:
    """Walk an XML part by local names."""

    def tolak(*_: object) -> None:
        raise BerkasDitolak(
            "Berkas memuat definisi XML yang tidak diizinkan. Simpan ulang dari Excel, lalu unggah lagi."
        )

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = tolak
    parser.EntityDeclHandler = tolak
    parser.StartElementHandler = lambda nama, atribut: buka(
        nama if ":" not in nama else nama.rpartition(":")[2], atribut
    )
    if tutup:
        parser.EndElementHandler = lambda nama: tutup(nama if ":" not in nama else nama.rpartition(":")[2])
    if huruf:
        parser.CharacterDataHandler = huruf
    parser.Parse(isi, True)


class BukuKerja:
    """The sheets, the lengths of shared texts and the styles that change a meaning, of a checked workbook."""

    def __init__(self, bagian: dict[str, bytes]) -> None:
        self.bagian = {nama.lower(): isi for nama, isi in bagian.items()}
        self.persen, self.teks_indonesia = self._gaya()
        self.panjang_teks = self._panjang_teks()
        self.tahun_1904 = False
        self.lembar = self._daftar_lembar()

    def _daftar_lembar(self) -> list[Lembar]:
        tujuan: dict[str, str] = {}
        lembar: list[Lembar] = []

        def relasi(nama: str, atribut: Atribut) -> None:
            if nama == "Relationship" and atribut["Type"].endswith("/worksheet"):
                tujuan[atribut["Id"]] = (
                    posixpath.normpath(posixpath.join("/xl", atribut["Target"])).lstrip("/").lower()
                )

        def buku(nama: str, atribut: Atribut) -> None:
            if nama == "workbookPr":
                self.tahun_1904 = atribut.get("date1904") in {"1", "true"}
            elif nama == "sheet":
                kunci = next((isi for judul, isi in atribut.items() if judul.rpartition(":")[2] == "id"), "")
                if kunci in tujuan:
                    tersembunyi = atribut.get("state", "visible") != "visible"
                    lembar.append(Lembar(atribut["name"], tujuan[kunci], tersembunyi))

        telusuri(self.bagian["xl/_rels/workbook.xml.rels"], relasi)
        telusuri(self.bagian["xl/workbook.xml"], buku)
        return lembar

    def _panjang_teks(self) -> list[int]:
        panjang: list[int] = []

        def buka(nama: str, atribut: Atribut) -> None:
            if nama == "si":
                panjang.append(0)

        def huruf(teks: str) -> None:
            if panjang:
                panjang[-1] += len(teks)
                if panjang[-1] > MAKS_HURUF_SEL:
                    raise BerkasDitolak("Ada sel dengan teks melebihi 32.767 huruf. Ringkas isinya.")

        isi = self.bagian.get("xl/sharedstrings.xml")
        if isi is None:
            return panjang
        polos = panjang_teks_polos(isi)
        if polos is None:
            telusuri(isi, buka, huruf=huruf)
        return panjang if polos is None else polos

    def _gaya(self) -> tuple[dict[str, str], frozenset[str]]:
        format_sendiri: dict[str, str] = {}
        gaya: list[str] = []
        di_dalam = False

        def buka(nama: str, atribut: Atribut) -> None:
            nonlocal di_dalam
            if nama == "numFmt":
                format_sendiri[atribut["numFmtId"]] = atribut["formatCode"]
            elif nama in {"cellXfs", "cellStyleXfs", "dxfs"}:
                di_dalam = nama == "cellXfs"
            elif nama == "xf" and di_dalam:
                gaya.append(atribut.get("numFmtId", "0"))

        if "xl/styles.xml" in self.bagian:
            telusuri(self.bagian["xl/styles.xml"], buka)
        bernama = {str(kunci): isi for kunci, isi in BUILTIN_FORMATS.items()} | format_sendiri
        dipakai = [(str(i), bernama.get(kunci, "")) for i, kunci in enumerate(gaya)]
        persen = {i: f for i, f in dipakai if "%" in f}
        return persen, frozenset(i for i, f in dipakai if _TEKS_INDONESIA.fullmatch(f))

    def kemas(self, lembar: Sequence[Lembar]) -> io.BytesIO:
        """A workbook of these examined sheets only, for a reader of values."""
        bersama = {
            nama: self.bagian[letak]
            for nama in ("sharedStrings", "styles")
            if (letak := f"xl/{nama}.xml".lower()) in self.bagian
        }
        return kemas([self.bagian[satu.bagian] for satu in lembar], bersama, tahun_1904=self.tahun_1904)

    def pindai(self, lembar: Lembar, *, maks_baris: int, maks_kolom: int) -> Fakta:
        """Read the facts of one sheet; raises `BerkasDitolak` for content outside the limits."""
        pemindai = _Pemindai(self, lembar.nama, maks_baris, maks_kolom)
        isi = self.bagian[lembar.bagian]
        polos = sel_polos(
            isi,
            maks_baris=maks_baris,
            maks_kolom=maks_kolom,
            maks_huruf=MAKS_HURUF,
            panjang_teks=self.panjang_teks,
            gaya=self.persen.keys() | self.teks_indonesia,
        )
        telusuri(polos.rangka if polos else isi, pemindai.buka, pemindai.tutup, pemindai.huruf)
        for tempat, jenis, gaya in polos.gaya if polos else ():
            pemindai.bergaya(tempat, jenis, gaya)
        return pemindai.fakta


class _Pemindai:
    def __init__(self, buku: BukuKerja, nama: str, maks_baris: int, maks_kolom: int) -> None:
        self.buku, self.nama, self.maks_baris, self.maks_kolom = buku, nama, maks_baris, maks_kolom
        self.fakta = Fakta()
        self.baris = self.kolom = 0
        self.jenis = self.gaya = ""
        self.rumus = self.bernilai = self.di_nilai = False
        self.teks: list[str] = []
        self.jumlah_huruf = 0

    def buka(self, nama: str, atribut: Atribut) -> None:
        if nama == "c":
            self._sel(atribut)
        elif nama in {"v", "is"}:
            self.bernilai = self.di_nilai = True
        elif nama == "f":
            self.rumus = True
        elif nama == "row":
            self.baris = int(atribut["r"]) if "r" in atribut else self.baris + 1
            self.kolom = 0
            if atribut.get("hidden") in {"1", "true"}:
                self.fakta.baris_tersembunyi.add(self.baris)
        elif nama == "mergeCell":
            self._gabungan(atribut["ref"])
        elif nama == "col" and atribut.get("hidden") in {"1", "true"}:
            batas = min(int(atribut["max"]), self.maks_kolom)
            self.fakta.kolom_tersembunyi.update(range(int(atribut["min"]), batas + 1))

    def _sel(self, atribut: Atribut) -> None:
        self.kolom += 1
        if "r" in atribut:
            cocok = _ALAMAT.fullmatch(atribut["r"])
            if not cocok or int(cocok[2]) != self.baris:
                raise BerkasDitolak(
                    f"Alamat sel di lembar {self.nama} rusak. Simpan ulang dari Excel, lalu unggah lagi."
                )
            self.kolom = column_index_from_string(cocok[1])
        self.jenis, self.gaya = atribut.get("t", "n"), atribut.get("s", "")
        self.rumus = self.bernilai = False
        self.teks.clear()

    def huruf(self, teks: str) -> None:
        if self.di_nilai:
            self.teks.append(teks)

    def tutup(self, nama: str) -> None:
        if nama in {"v", "is"}:
            self.di_nilai = False
        elif nama == "c" and (self.bernilai or self.rumus):
            self._isi("".join(self.teks))

    def _isi(self, isi: str) -> None:
        tempat = (self.baris, self.kolom)
        if not isi and not self.rumus:
            return
        if self.baris > self.maks_baris or self.kolom > self.maks_kolom:
            raise BerkasDitolak(
                f"Lembar {self.nama}: sel {get_column_letter(self.kolom)}{self.baris} berisi, padahal di luar batas "
                f"{self.maks_baris} baris dan {self.maks_kolom} kolom. Hapus isi sel itu atau bagi berkasnya."
            )
        if self.rumus and not isi and self.jenis not in {"str", "s"}:  # as text: computed, to an empty one
            self.fakta.rumus_kosong.add(tempat)
        elif self.jenis == "e":
            self.fakta.galat[tempat] = isi[:20]
        else:
            self.bergaya(tempat, self.jenis, self.gaya)
        self.jumlah_huruf += self.buku.panjang_teks[int(isi)] if self.jenis == "s" and isi else len(isi)
        if self.jumlah_huruf > MAKS_HURUF or (self.jenis != "s" and len(isi) > MAKS_HURUF_SEL):
            raise BerkasDitolak(f"Lembar {self.nama} memuat terlalu banyak teks. Bagi menjadi beberapa berkas.")

    def bergaya(self, tempat: tuple[int, int], jenis: str, gaya: str) -> None:
        if jenis == "n" and gaya in self.buku.persen:
            self.fakta.format[tempat] = self.buku.persen[gaya]
        elif jenis != "n" and gaya in self.buku.teks_indonesia:
            self.fakta.format[tempat] = FORMAT_TEKS_INDONESIA

    def _gabungan(self, ref: str) -> None:
        kolom1, baris1, kolom2, baris2 = range_boundaries(ref)
        batas = (baris1, kolom1, min(baris2, self.maks_baris), min(kolom2, self.maks_kolom))
        self.fakta.gabungan.append(batas)
        if len(self.fakta.gabungan) > MAKS_GABUNGAN:
            raise BerkasDitolak(f"Lembar {self.nama} memuat lebih dari {MAKS_GABUNGAN} sel gabungan. Pisahkan dahulu.")
