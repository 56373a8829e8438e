"""The report as PDF: cover, foreword, contents with page numbers, chapters, lampiran (SM Lampiran D, GM Lampiran E).

What is final is tagged PDF/A; the content pages of the appendices stand behind it as they are kept, on its own pages.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from sakip.dokumen import cetakan
from sakip.dokumen.render import bubuhi_tanda_air, letak_jangkar, susun_panjang, tempel
from sakip.dokumen.tata_letak import HURUF, KERTAS

from .. import gambar
from ..rules.blok import Bagan, Grafik
from .buku import DISERTAKAN, JUDUL, JUDUL_PERNYATAAN, Buku
from .kemajuan import Maju, Ruas, diam
from .susunan import ATAS, BAWAH, KANAN, KIRI, Susunan

SERTA = "serta"  # name of the pages that hold what is appended


@dataclass(frozen=True)
class Sisipan:
    """A page of the report that holds a page of what is appended. `judul`: on its first page only."""

    id: str
    judul: str
    bentuk: str


def render_laporan(buku: Buku, maju: Maju = diam) -> bytes:
    """Raises `DokumenDitolak` where the printer refuses the content."""
    banyak = sum(isinstance(b, Grafik | Bagan) for bab in buku.naskah.bab for b in bab.isi)
    susunan = Susunan(buku, ruas=Ruas(maju, 10, 35, banyak))
    html = html_laporan(buku, susunan)
    maju(40, "Menata halaman")
    pdf = susun_panjang(
        html, judul=buku.judul, tertata=lambda halaman: maju(80, f"Menulis {halaman} halaman ke berkas PDF")
    )
    if any(x.pdf for x in buku.lampiran):
        maju(95, "Menyertakan lampiran")
        pdf = _sertakan(pdf, buku)
    return bubuhi_tanda_air(pdf) if buku.draf else pdf


def html_laporan(buku: Buku, susunan: Susunan) -> str:
    """The whole as one page of HTML for the printer."""
    depan = [susunan.bab(b, romawi=True) for b in buku.depan]
    isi = [susunan.bab(b, romawi=False) for b in buku.isi]
    if buku.pernyataan:
        susunan.daftar(susunan.isi, "pernyataan", JUDUL_PERNYATAAN, 2)
    sisipan, ukuran = _sisipan(buku)
    if buku.lampiran:
        susunan.daftar(susunan.isi, "disertakan", DISERTAKAN, 2)
        for satu in (x for x in sisipan if x.judul):
            susunan.daftar(susunan.isi, satu.id, satu.judul, 3)
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
            "judul_pernyataan": JUDUL_PERNYATAAN,
            "sisipan": sisipan,
            "daftar": susunan.semua_daftar,
            "gaya": {
                "tegak": f"{lebar} {tinggi}",
                "mendatar": f"{tinggi} {lebar}",
                "margin": f"{ATAS}mm {KANAN}mm {BAWAH}mm {KIRI}mm",
                "huruf": HURUF[buku.kertas.huruf],
                "sisipan": ukuran,
            },
        },
    )  # fmt: skip


# ---- the papers behind the report


def _sisipan(buku: Buku) -> tuple[list[Sisipan], dict[str, str]]:
    """A page for each page that is appended, and the sizes of those pages by name."""
    semua: list[Sisipan] = []
    ukuran: dict[str, str] = {}
    for satu in (x for x in buku.lampiran if x.pdf):
        with pikepdf.open(BytesIO(satu.pdf)) as pdf:
            for n, halaman in enumerate(pdf.pages):
                kiri, bawah, kanan, atas = (x for x in halaman.mediabox)
                bentuk = f"{kanan - kiri}pt {atas - bawah}pt"
                nama = next((k for k, v in ukuran.items() if v == bentuk), f"{SERTA}{len(ukuran)}")
                ukuran[nama] = bentuk
                semua.append(Sisipan(f"{SERTA}-{len(semua)}", satu.judul if n == 0 else "", nama))
    return semua, ukuran


def _sertakan(pdf: bytes, buku: Buku) -> bytes:
    """The content pages of the appendices, as they are kept, on the pages that the report has for them.

    Their tags do not fit into those of the report; the file then claims to look the same for ever (PDF/A-3b) only.
    """
    with pikepdf.open(BytesIO(pdf)) as hasil:
        tempat = enumerate(list(hasil.pages)[-sum(_banyak(x.pdf) for x in buku.lampiran if x.pdf) :])
        for satu in (x for x in buku.lampiran if x.pdf):
            with pikepdf.open(BytesIO(satu.pdf)) as sumber:
                for halaman in sumber.pages:
                    n, ke = next(tempat)
                    tempel(ke, hasil.copy_foreign(halaman.as_form_xobject()), f"/Serta{n}", geser=halaman.mediabox[:2])
        with hasil.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
            meta["pdfaid:conformance"] = "B"
        keluar = BytesIO()
        hasil.save(keluar, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return keluar.getvalue()


def _banyak(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as sumber:
        return len(sumber.pages)


# ---- page numbers for the Word file


@dataclass(frozen=True)
class NomorHalaman:
    """The page of each entry of the three lists of contents, in their order."""

    judul: Sequence[str] = ()
    tabel: Sequence[str] = ()
    gambar: Sequence[str] = ()


def nomor_halaman(buku: Buku) -> NomorHalaman:
    """Typeset without drawing, only to know where everything comes to stand. Raises `DokumenDitolak`."""
    susunan = Susunan(buku, lukis=_kosong)
    letak = letak_jangkar(html_laporan(buku, susunan))
    awal = next((letak[x["id"]] for x in susunan.isi if not x["romawi"]), 0)

    def nomor(daftar: list[dict[str, object]]) -> list[str]:
        return [
            _romawi(letak[str(x["id"])] + 1) if x["romawi"] else str(letak[str(x["id"])] - awal + 1) for x in daftar
        ]

    return NomorHalaman(nomor(susunan.isi), nomor(susunan.tabel), nomor(susunan.bergambar))


def _kosong(blok: Grafik | Bagan, bagian: int) -> bytes:
    """An empty picture of the same size."""
    lebar, tinggi = gambar.ukuran(blok, bagian)
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{lebar}mm" height="{tinggi}mm"/>'.encode()


def _romawi(n: int) -> str:
    hasil = ""
    for nilai, huruf in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        hasil += huruf * (n // nilai)
        n %= nilai
    return hasil
