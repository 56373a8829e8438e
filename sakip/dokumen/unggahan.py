"""A file that somebody attaches to a paper: judged by its content, kept under a name that cannot mislead."""

import re
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image

from sakip.angka import MasukanSalah, bersihkan_teks
from sakip.lembar.berkas import BerkasDitolak, isi_arsip

MAKS_LAMPIRAN = 10 * 1024 * 1024
PANJANG_NAMA = 100
_DOKUMEN = "application/vnd.openxmlformats-officedocument"
# ending -> type that is served
JENIS = {
    "pdf": "application/pdf",
    "docx": f"{_DOKUMEN}.wordprocessingml.document",
    "xlsx": f"{_DOKUMEN}.spreadsheetml.sheet",
}
FOTO = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png")}  # format -> ending, type
TITIK_FOTO = 50_000_000  # pixels; more is a bomb, not a photograph
_BUKAN = "Berkas ini bukan PDF, Word (.docx), atau Excel (.xlsx). Simpan dalam salah satunya, lalu unggah lagi."


@dataclass(frozen=True)
class Lampiran:
    """A file that may be kept; `nama` with the ending of what it really is."""

    nama: str
    jenis: str
    isi: bytes


def periksa_lampiran(isi: bytes, nama: str) -> Lampiran:
    """Raises `BerkasDitolak` with what is wrong and what to do."""
    if len(isi) > MAKS_LAMPIRAN:
        raise BerkasDitolak(f"Berkas terlalu besar: paling besar {MAKS_LAMPIRAN // 1024 // 1024} MB.")
    if not isi:
        raise BerkasDitolak("Berkas kosong. Pilih berkas yang lain.")
    akhiran = _kenali(isi)
    return Lampiran(f"{nama_bersih(nama)}.{akhiran}", JENIS[akhiran], isi)


def periksa_bukti(isi: bytes, nama: str) -> Lampiran:
    """Like `periksa_lampiran`, and photographs too: judged by decoding them whole. Raises `BerkasDitolak`."""
    if not isi.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")):
        return periksa_lampiran(isi, nama)
    if len(isi) > MAKS_LAMPIRAN:
        raise BerkasDitolak(f"Berkas terlalu besar: paling besar {MAKS_LAMPIRAN // 1024 // 1024} MB.")
    akhiran, jenis = FOTO[_kenali_foto(isi)]
    return Lampiran(f"{nama_bersih(nama)}.{akhiran}", jenis, isi)


def periksa_pindaian(isi: bytes, nama: str) -> Lampiran:
    """Like `periksa_bukti`, but nothing that can still be written in: a signed paper is a PDF or a photograph."""
    hasil = periksa_bukti(isi, nama)
    if hasil.jenis in (JENIS["docx"], JENIS["xlsx"]):
        raise BerkasDitolak(
            "Pindaian harus PDF atau foto (JPG, PNG). Simpan dokumennya sebagai PDF, lalu unggah lagi."
        )
    return hasil


def _kenali_foto(isi: bytes) -> str:
    terlalu_luas = False
    try:
        with Image.open(BytesIO(isi), formats=tuple(FOTO)) as foto:
            terlalu_luas = foto.width * foto.height > TITIK_FOTO
            if not terlalu_luas:
                foto.load()
            jenis = str(foto.format)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as salah:
        raise BerkasDitolak("Foto ini terpotong atau rusak. Ambil ulang, lalu unggah lagi.") from salah
    if terlalu_luas:
        raise BerkasDitolak("Foto ini terlalu besar ukurannya. Perkecil, lalu unggah lagi.")
    return jenis


def nama_bersih(nama: str) -> str:
    """The name without path, endings and signs that a file system or a reader may take for something else."""
    polos = re.sub(r"[\x00-\x1f\x7f]", "", nama).replace("\\", "/").rpartition("/")[2]
    try:
        polos = bersihkan_teks(polos, 500)
    except MasukanSalah:
        polos = polos.encode("ascii", "ignore").decode()
    batang = polos.rpartition(".")[0] if "." in polos else polos
    rapi = re.sub(r"[^\w\- ()]+", "-", batang).strip(" -")
    return rapi[:PANJANG_NAMA].strip(" -") or "lampiran"


def _kenali(isi: bytes) -> str:
    if isi.startswith(b"%PDF-"):
        _periksa_pdf(isi)
        return "pdf"
    if not isi.startswith(b"PK"):
        raise BerkasDitolak(_BUKAN)
    bagian = isi_arsip(isi)
    for akhiran, tanda in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
        if tanda in bagian and "[content_types].xml" in bagian:
            return akhiran
    raise BerkasDitolak(_BUKAN)


def _periksa_pdf(isi: bytes) -> None:
    try:
        with pikepdf.open(BytesIO(isi)) as dokumen:
            kosong, aktif = not len(dokumen.pages), "/JavaScript" in (dokumen.Root.get("/Names") or {})
    except pikepdf.PasswordError:
        raise BerkasDitolak("PDF ini dikunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.") from None
    except (pikepdf.PdfError, ValueError, TypeError) as salah:
        raise BerkasDitolak("PDF ini terpotong atau rusak. Cetak ulang ke PDF, lalu unggah lagi.") from salah
    if kosong:
        raise BerkasDitolak("PDF ini tidak mempunyai halaman.")
    if aktif:
        raise BerkasDitolak("PDF ini memuat program. Cetak ulang ke PDF, lalu unggah lagi.")
