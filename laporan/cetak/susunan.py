"""Blocks as the paper draws them, with the lists of contents that are gathered on the way."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from typing import Any

from sakip.dokumen.render import data_uri
from sakip.dokumen.tata_letak import KERTAS

from .. import gambar
from ..isi import ParagrafIsi
from ..kaya import teks_polos
from ..rules.blok import Bab, Bagan, Blok, Grafik, Judul, Tabel, Tulisan, kunci_gambar
from ..rules.halaman import kelompok
from ..rules.lebar import lebar_kolom
from .buku import Buku
from .kemajuan import Ruas, diam

KIRI, KANAN, ATAS, BAWAH = 30, 25, 28, 25  # margins in millimetres
Lukis = Callable[[Grafik | Bagan, int], bytes]


@dataclass(frozen=True)
class BlokCetak:
    """A block with what the paper needs beside it; `jenis` is the name of its class in small letters."""

    b: Blok
    jenis: str
    id: str = ""
    nomor: str = ""
    kolom: tuple[dict[str, Any], ...] = ()
    huruf: str = ""
    gambar: tuple[str, ...] = ()
    paragraf: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class KelompokCetak:
    mendatar: bool
    blok: tuple[BlokCetak, ...]


@dataclass(frozen=True)
class BabCetak:
    bab: Bab
    id: str
    kelompok: tuple[KelompokCetak, ...]


@dataclass
class Susunan:
    """Turns blocks into what the template draws. `ruas` hears of each chart that is drawn."""

    buku: Buku
    lukis: Lukis = gambar.svg
    ruas: Ruas = field(default_factory=lambda: Ruas(diam, 0, 0, 1))
    isi: list[dict[str, Any]] = field(default_factory=list)
    tabel: list[dict[str, Any]] = field(default_factory=list)
    bergambar: list[dict[str, Any]] = field(default_factory=list)
    mendatar: bool = False
    romawi: bool = False

    def bab(self, bab: Bab, *, romawi: bool) -> BabCetak:
        kunci, self.romawi = f"b{len(self.isi)}", romawi
        self.daftar(self.isi, kunci, bab.sebutan, 1)
        urutan = count()
        isi = []
        for mendatar, blok in kelompok(bab.isi):
            self.mendatar = mendatar
            semua = [self._blok(f"{kunci}-{next(urutan)}", b) for b in blok]
            isi.append(KelompokCetak(mendatar, tuple(b for b in semua if b)))
        return BabCetak(bab, kunci, tuple(isi))

    def daftar(self, daftar: list[dict[str, Any]], kunci: str, teks: str, tingkat: int) -> None:
        daftar.append({"id": kunci, "teks": teks, "tingkat": tingkat, "romawi": self.romawi})

    @property
    def semua_daftar(self) -> list[dict[str, Any]]:
        """The lists that have any entry."""
        ada = (("Daftar Isi", self.isi), ("Daftar Tabel", self.tabel), ("Daftar Gambar", self.bergambar))
        return [{"judul": judul, "baris": baris} for judul, baris in ada if baris]

    def _blok(self, kunci: str, b: Blok) -> BlokCetak | None:
        jenis = type(b).__name__.lower()
        if isinstance(b, Judul):
            if b.tingkat <= 3:
                self.daftar(self.isi, kunci, b.teks, b.tingkat)
            return BlokCetak(b, jenis, kunci)
        if isinstance(b, Tulisan):
            semua = self.buku.naskah.isi.tulisan.get(b.kunci, ())
            paragraf = tuple(self._paragraf(f"{kunci}-{n}", kunci_gambar(b.kunci, n), p) for n, p in enumerate(semua))
            return BlokCetak(b, jenis, paragraf=paragraf) if paragraf or self.buku.draf else None
        if not isinstance(b, Tabel | Grafik | Bagan):
            return BlokCetak(b, jenis)
        nomor = self.buku.naskah.nomor.get(b.kunci, "")
        if nomor:
            self.daftar(self.tabel if isinstance(b, Tabel) else self.bergambar, kunci, f"{nomor} {b.judul}", 1)
        if isinstance(b, Tabel):
            return self._tabel(kunci, nomor, b)
        self.ruas.langkah(f"Menggambar {nomor}" if nomor else "Menggambar")
        semua_uri = tuple(_uri_svg(self.lukis(b, n)) for n in range(gambar.jumlah(b)))
        return BlokCetak(b, "gambar", kunci, nomor, gambar=semua_uri)

    def _tabel(self, kunci: str, nomor: str, b: Tabel) -> BlokCetak:
        sisi = KERTAS[self.buku.kertas.kertas][1 if self.mendatar else 0].removesuffix("mm")
        lebar = lebar_kolom(b, Decimal(sisi) - KIRI - KANAN, self.buku.kertas.huruf)
        kolom = tuple(
            {"judul": k.judul, "rata": k.rata, "lebar": f"{persen:f}%"}
            for k, persen in zip(b.kolom, lebar.persen, strict=True)
        )
        return BlokCetak(b, "tabel", kunci, nomor, kolom, f"{lebar.huruf:f}pt")

    def _paragraf(self, kunci: str, nama: str, p: ParagrafIsi) -> dict[str, Any]:
        """Words of people; a picture with its number, which stands in the list of pictures."""
        isi = self.buku.gambar.get(p.gambar.sha256) if p.gambar else None
        nomor = self.buku.naskah.nomor.get(nama, "") if p.gambar else ""
        if nomor:
            self.daftar(self.bergambar, kunci, f"{nomor} {teks_polos(p.isi)}", 1)
        uri = data_uri(isi) if isi else ""
        return {"id": kunci, "nomor": nomor, "isi": p.isi, "jenis": p.jenis, "gambar": p.gambar, "uri": uri}


def _uri_svg(isi: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(isi).decode('ascii')}"
