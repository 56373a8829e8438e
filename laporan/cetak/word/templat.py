"""A Word template: the regency's own, checked when it is uploaded, or the plain one of the application.

A template names what is filled in by `{{ tahun }}` and the like, and by `{{ isi }}`, alone in a paragraph, where the
chapters go. It is data, not a program: anything but a plain name is refused.
"""

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage
from jinja2 import TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from sakip.angka import tanggal_panjang
from sakip.dokumen.unggahan import JENIS, periksa_lampiran
from sakip.lembar.berkas import BerkasDitolak

from ..buku import JUDUL, Buku

TANDA_ISI = "[[isi-laporan]]"
# what a template may ask for, and what it is given
ISIAN = {
    "isi": "semua bab, dari kata pengantar sampai lampiran",
    "judul": "LKjIP … Tahun …",
    "judul_panjang": "Laporan Kinerja Instansi Pemerintah",
    "tahun": "tahun laporan",
    "instansi": "nama Perangkat Daerah, atau Pemerintah Kabupaten",
    "pemda": "nama kabupaten",
    "pemerintah": "Pemerintah Kabupaten …, kosong pada laporan kabupaten sendiri",
    "kepala": "nama pimpinan yang melapor",
    "jabatan_kepala": "jabatannya",
    "pangkat": "pangkatnya",
    "nip": "NIP-nya",
    "tempat": "tempat penandatanganan",
    "tanggal": "tanggal penandatanganan",
    "tempat_tanggal": "keduanya",
    "capaian": "rata-rata capaian",
    "predikat": "predikatnya",
    "keadaan": "DRAF selama laporan belum final, sesudahnya kosong",
    "logo": "logo daerah",
}
_RUSAK = "Templat ini tidak dapat dibaca. Simpan ulang di Word sebagai .docx, lalu unggah lagi."
_BERTANDA = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml|docProps/core\.xml")


def _lingkungan() -> SandboxedEnvironment:
    """Jinja with nothing in it: no globals, no filters."""
    lingkungan = SandboxedEnvironment(autoescape=True)
    lingkungan.globals.clear()
    return lingkungan


# ---- filling


def isi_templat(templat: bytes, buku: Buku) -> bytes:
    """The template with its fields filled; where the chapters go stands `TANDA_ISI`."""
    tpl = DocxTemplate(BytesIO(templat))
    tpl.init_docx()
    isi, k = buku.laporan, buku.kepala
    tpl.render(
        {
            "isi": TANDA_ISI,
            "judul": buku.judul,
            "judul_panjang": JUDUL,
            "tahun": str(isi.tahun),
            "instansi": isi.nama,
            "pemda": isi.sebutan_pemda,
            "pemerintah": f"Pemerintah {isi.sebutan_pemda}" if isi.pd else "",
            "kepala": k.nama,
            "jabatan_kepala": k.jabatan,
            "pangkat": k.pangkat if isi.pd else "",
            "nip": k.nip if isi.pd else "",
            "tempat": isi.tempat,
            "tanggal": tanggal_panjang(buku.tanggal) if buku.tanggal else "",
            "tempat_tanggal": buku.tempat_tanggal,
            "capaian": isi.cetak,
            "predikat": isi.predikat,
            "keadaan": "DRAF" if buku.draf else "",
            "logo": InlineImage(tpl, BytesIO(buku.logo), height=Mm(35)) if buku.logo else "",
        },
        _lingkungan(),
        autoescape=True,
    )
    keluar = BytesIO()
    tpl.save(keluar)
    return keluar.getvalue()


# ---- checking


def periksa_templat(isi: bytes, nama: str) -> None:
    """Raises `BerkasDitolak` with what is wrong with an uploaded template, and what to do."""
    if periksa_lampiran(isi, nama).jenis != JENIS["docx"]:
        raise BerkasDitolak("Templat harus berkas Word (.docx).")
    _periksa_bagian(isi)
    with _terbaca():
        tpl = DocxTemplate(BytesIO(isi))
        tpl.init_docx()
        for teks in _bertanda(tpl, isi):
            _periksa_isian(teks)
        tempat = [p.text.strip() for p in Document(BytesIO(isi)).paragraphs]
    if sum(bool(re.fullmatch(r"\{\{\s*isi\s*\}\}", teks)) for teks in tempat) != 1:
        raise BerkasDitolak(
            "Templat harus memuat tepat satu tanda {{ isi }}, sendirian pada satu paragraf di luar tabel: "
            "di situlah bab-bab laporan diletakkan."
        )


def _periksa_bagian(isi: bytes) -> None:
    """Nothing is fetched from outside when the document is opened, nothing else is packed inside."""
    with _terbaca(), zipfile.ZipFile(BytesIO(isi)) as arsip:
        for nama in arsip.namelist():
            if nama.lower().startswith(("word/embeddings/", "word/activex/")):
                raise BerkasDitolak("Templat memuat objek tertanam. Hapus objek itu, lalu unggah lagi.")
            if not nama.lower().endswith((".xml", ".rels")):
                continue
            bagian = arsip.read(nama)
            if b"<!DOCTYPE" in bagian or b"<!ENTITY" in bagian:
                raise BerkasDitolak("Templat ini tidak wajar susunannya. Simpan ulang di Word, lalu unggah lagi.")
            if nama.lower().endswith(".rels") and any(map(_keluar, etree.fromstring(bagian))):
                raise BerkasDitolak(
                    "Templat mengambil gambar atau templat dari alamat lain. Sisipkan langsung, lalu unggah lagi."
                )


def _keluar(relasi: Any) -> bool:
    """Whether something is fetched from outside; a link that a reader may follow is not."""
    return relasi.get("TargetMode", "") == "External" and relasi.get("Type") != RELATIONSHIP_TYPE.HYPERLINK


@contextmanager
def _terbaca() -> Iterator[None]:
    """Whatever the libraries make of a broken document, its reader gets one sentence."""
    try:
        yield
    except BerkasDitolak:
        raise
    except Exception as salah:
        raise BerkasDitolak(_RUSAK) from salah


def _bertanda(tpl: DocxTemplate, isi: bytes) -> Iterator[str]:
    """The parts that are filled in, as Jinja reads them."""
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        for nama in arsip.namelist():
            if _BERTANDA.fullmatch(nama):
                yield tpl.patch_xml(arsip.read(nama).decode("utf-8"))


def _periksa_isian(teks: str) -> None:
    try:
        akar = _lingkungan().parse(teks)
    except TemplateError as salah:
        raise BerkasDitolak(
            f"Tanda kurung isian tidak lengkap atau salah tulis ({salah}). Contoh yang benar: {{{{ tahun }}}}."
        ) from salah
    for simpul in akar.find_all(nodes.Node):
        if isinstance(simpul, nodes.Name) and simpul.name not in ISIAN:
            raise BerkasDitolak(
                f"Isian {{{{ {simpul.name} }}}} tidak dikenal. Yang dapat dipakai: {', '.join(ISIAN)}."
            )
        if not isinstance(simpul, nodes.Output | nodes.TemplateData | nodes.Name):
            raise BerkasDitolak("Templat hanya boleh memuat isian biasa seperti {{ tahun }}, tanpa perintah lain.")
