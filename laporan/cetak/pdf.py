"""The report as PDF: cover, foreword, contents with page numbers, chapters, appendices (SM Lampiran D, GM Lampiran E).

What is final is tagged PDF/A; the content pages of the appendices follow it as they are kept.
"""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from itertools import count
from typing import Any

import pikepdf

from sakip.dokumen import cetakan
from sakip.dokumen.render import bubuhi_tanda_air, data_uri, susun_panjang
from sakip.dokumen.tata_letak import HURUF, KERTAS

from .. import gambar
from ..isi import ParagrafIsi
from ..rules.blok import Bab, Bagan, Blok, Grafik, Judul, Tabel, Tulisan, kelompok
from ..rules.lebar import lebar_kolom
from .buku import DISERTAKAN, JUDUL, Buku

KIRI, KANAN, ATAS, BAWAH = 30, 25, 28, 25  # margins in millimetres


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
class _Penyusun:
    """Turns blocks into what the template draws, and gathers the lists of contents on the way."""

    buku: Buku
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

    def _blok(self, kunci: str, b: Blok) -> BlokCetak | None:
        jenis = type(b).__name__.lower()
        if isinstance(b, Judul):
            if b.tingkat <= 3:
                self.daftar(self.isi, kunci, b.teks, b.tingkat)
            return BlokCetak(b, jenis, kunci)
        if isinstance(b, Tulisan):
            paragraf = tuple(self._paragraf(p) for p in self.buku.naskah.isi.tulisan.get(b.kunci, ()))
            return BlokCetak(b, jenis, paragraf=paragraf) if paragraf or self.buku.draf else None
        if not isinstance(b, Tabel | Grafik | Bagan):
            return BlokCetak(b, jenis)
        nomor = self.buku.naskah.nomor.get(b.kunci, "")
        if nomor:
            self.daftar(self.tabel if isinstance(b, Tabel) else self.bergambar, kunci, f"{nomor} {b.judul}", 1)
        if isinstance(b, Tabel):
            return self._tabel(kunci, nomor, b)
        semua = tuple(_uri_svg(gambar.svg(b, n)) for n in range(gambar.jumlah(b)))
        return BlokCetak(b, "gambar", kunci, nomor, gambar=semua)

    def _tabel(self, kunci: str, nomor: str, b: Tabel) -> BlokCetak:
        sisi = KERTAS[self.buku.kertas.kertas][1 if self.mendatar else 0].removesuffix("mm")
        lebar = lebar_kolom(b, Decimal(sisi) - KIRI - KANAN, self.buku.kertas.huruf)
        kolom = tuple(
            {"judul": k.judul, "rata": k.rata, "lebar": f"{persen:f}%"}
            for k, persen in zip(b.kolom, lebar.persen, strict=True)
        )
        return BlokCetak(b, "tabel", kunci, nomor, kolom, f"{lebar.huruf:f}pt")

    def _paragraf(self, p: ParagrafIsi) -> dict[str, Any]:
        isi = self.buku.gambar.get(p.gambar.sha256) if p.gambar else None
        return {"isi": p.isi, "jenis": p.jenis, "gambar": p.gambar, "uri": data_uri(isi) if isi else ""}


def _uri_svg(isi: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(isi).decode('ascii')}"


def html_laporan(buku: Buku) -> str:
    """The whole as one page of HTML for the printer."""
    penyusun = _Penyusun(buku)
    depan = [penyusun.bab(b, romawi=True) for b in buku.depan]
    isi = [penyusun.bab(b, romawi=False) for b in buku.isi]
    if buku.lampiran:
        penyusun.daftar(penyusun.isi, "disertakan", DISERTAKAN, 2)
    lebar, tinggi = KERTAS[buku.kertas.kertas]
    return cetakan.cetak(
        "cetak/laporan/laporan.html",
        {
            "buku": buku,
            "laporan": buku.laporan,
            "judul": JUDUL,
            "logo": cetakan.gambar(buku.logo),
            "depan": depan,
            "isi": isi,
            "disertakan": DISERTAKAN,
            "daftar": [
                {"judul": judul, "baris": baris}
                for judul, baris in (
                    ("Daftar Isi", penyusun.isi),
                    ("Daftar Tabel", penyusun.tabel),
                    ("Daftar Gambar", penyusun.bergambar),
                )
                if baris
            ],
            "gaya": {
                "tegak": f"{lebar} {tinggi}",
                "mendatar": f"{tinggi} {lebar}",
                "margin": f"{ATAS}mm {KANAN}mm {BAWAH}mm {KIRI}mm",
                "huruf": HURUF[buku.kertas.huruf],
            },
        },
    )  # fmt: skip


def render_laporan(buku: Buku) -> bytes:
    """Raises `DokumenDitolak` where the printer refuses the content."""
    pdf = susun_panjang(html_laporan(buku), judul=buku.judul)
    if any(x.pdf for x in buku.lampiran):
        pdf = _sambung(pdf, buku)
    return bubuhi_tanda_air(pdf) if buku.draf else pdf


def _sambung(pdf: bytes, buku: Buku) -> bytes:
    """The content pages of the appendices behind the report, as they are kept.

    Their tags do not fit into those of the report; the file then claims to look the same for ever (PDF/A-3b) only.
    """
    with pikepdf.open(BytesIO(pdf)) as hasil:
        for judul, halaman in _halaman(buku):
            with pikepdf.open(BytesIO(halaman)) as sumber:
                awal = len(hasil.pages)
                hasil.pages.extend(sumber.pages)
                for satu in list(hasil.pages)[awal:]:
                    if "/StructParents" in satu.obj:
                        del satu.obj["/StructParents"]
                with hasil.open_outline() as kerangka:
                    kerangka.root.append(pikepdf.OutlineItem(judul, awal))
        with hasil.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            meta["pdfaid:conformance"] = "B"
        keluar = BytesIO()
        hasil.save(keluar, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return keluar.getvalue()


def _halaman(buku: Buku) -> Iterator[tuple[str, bytes]]:
    for n, satu in enumerate(buku.lampiran, 1):
        if satu.pdf:
            yield f"Lampiran {n} {satu.judul}", satu.pdf
