"""What may be opened at all: an uploaded file is judged by its content, and only checked parts of it go on."""

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import openpyxl

if not openpyxl.DEFUSEDXML:
    raise ImportError("defusedxml is missing: openpyxl would read hostile XML")

MAKS_ENTRI = 1000
MAKS_TERURAI = 50 * 1024 * 1024
MAKS_RASIO = 100

_SARAN = "Simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi."
_BUKA = "Buka di Excel, simpan sebagai Excel Workbook (.xlsx), lalu unggah lagi."
_RUSAK = f"Berkas terpotong atau rusak, tidak dapat dibuka. {_BUKA}"
_TERKUNCI = "Berkas dikunci kata sandi. Buka di Excel, hapus kata sandinya, simpan, lalu unggah lagi."
_NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NS_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NS_P = "http://schemas.openxmlformats.org/package/2006/relationships"
_NS_T = "http://schemas.openxmlformats.org/package/2006/content-types"
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DIBACA = re.compile(r"(\[content_types\]\.xml|_rels/\.rels|xl/(?!media/|drawings/|charts/).*\.(xml|rels))", re.I)


class BerkasDitolak(ValueError):
    """The whole file is refused; `pesan` is a sentence for the person who uploaded it."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


@contextmanager
def rusak_bila_gagal() -> Iterator[None]:
    """Turn whatever a parser raises into `BerkasDitolak`: openpyxl alone leaks a dozen kinds."""
    try:
        yield
    except BerkasDitolak:
        raise
    except Exception as salah:
        raise BerkasDitolak(_RUSAK) from salah
    except BaseException as salah:
        if type(salah).__name__ != "PanicException":  # how a panic of calamine (Rust) shows itself
            raise
        raise BerkasDitolak(_RUSAK) from salah


def periksa_berkas(berkas: bytes | BinaryIO) -> dict[str, bytes]:
    """Check an uploaded workbook before any library opens it.

    In: the bytes, or a file open for reading. Out: its XML parts by name, unpacked within the limits.
    Raises `BerkasDitolak` with what is wrong and what to do.
    """
    with rusak_bila_gagal():
        isi = berkas if isinstance(berkas, bytes) else berkas.read(MAKS_TERURAI + 1)
        if len(isi) > MAKS_TERURAI:
            raise BerkasDitolak("Berkas terlalu besar: paling besar 50 MB. Bagi menjadi beberapa berkas.")
        if not isi.startswith(b"PK"):
            raise BerkasDitolak(_bukan_zip(isi))
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            _periksa_entri(arsip.infolist())
            _periksa_jenis({info.filename.lower() for info in arsip.infolist()})
            bagian = {info.filename: arsip.read(info) for info in arsip.infolist() if _DIBACA.fullmatch(info.filename)}
        if b"macroenabled" in bagian.get("[Content_Types].xml", b"").lower():
            raise BerkasDitolak(f"Berkas bermakro (.xlsm) tidak diterima. {_SARAN}")
        return bagian


def isi_arsip(isi: bytes) -> set[str]:
    """The names of the parts of a zip that may be kept: neither locked, nor swelling, nor with macros.

    Raises `BerkasDitolak`.
    """
    with rusak_bila_gagal(), zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        _periksa_entri(arsip.infolist())
        if arsip.testzip() is not None:
            raise BerkasDitolak(_RUSAK)
        nama = {info.filename.lower() for info in arsip.infolist()}
        if any(n.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) or "/macrosheets/" in n for n in nama):
            raise BerkasDitolak("Berkas bermakro atau berisi program tidak diterima. Simpan tanpa makro.")
        return nama


def kemas(lembar: Sequence[bytes], bersama: dict[str, bytes], *, tahun_1904: bool) -> io.BytesIO:
    """A plain workbook of the sheets that were examined, named 1, 2, ... and of the shared parts.

    The list of sheets is written anew, so that the reader cannot be led to a part that nobody has examined.
    """
    nomor = range(1, len(lembar) + 1)
    daftar = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in nomor)
    relasi = [(f"r{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in nomor]
    relasi += [(f"b{nama}", nama, f"{nama}.xml") for nama in bersama]
    isi_relasi = "".join(f'<Relationship Id="{i}" Type="{_NS_R}/{j}" Target="{t}"/>' for i, j, t in relasi)
    jenis = [("xl/workbook.xml", "sheet.main"), *((f"xl/worksheets/sheet{n}.xml", "worksheet") for n in nomor)]
    isi_jenis = "".join(f'<Override PartName="/{nama}" ContentType="{_JENIS}.{j}+xml"/>' for nama, j in jenis)
    bagian: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_NS_T}">{isi_jenis}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_NS_P}">'
        f'<Relationship Id="r" Type="{_NS_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_NS}" xmlns:r="{_NS_R}"><workbookPr date1904="{int(tahun_1904)}"/>'
        f"<sheets>{daftar}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_NS_P}">{isi_relasi}</Relationships>',
        **{f"xl/{nama}.xml": isi for nama, isi in bersama.items()},
        **{f"xl/worksheets/sheet{n}.xml": lembar[n - 1] for n in nomor},
    }
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_STORED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    wadah.seek(0)
    return wadah


def _bukan_zip(isi: bytes) -> str:
    """Say what was uploaded instead of a workbook."""
    awal = isi[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    baris = awal.split(b"\n")[0]
    terkunci = isi.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in isi
    macam = (
        (not isi.strip(b"\x00 \r\n\t"), "Berkas kosong. Unduh templatnya, isi, lalu unggah lagi."),
        (terkunci, _TERKUNCI),
        (
            isi.startswith((_OLE, b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")),
            f"Ini Excel lama (.xls). {_SARAN}",
        ),
        (awal.startswith(b"%pdf"), "Ini berkas PDF, bukan Excel. Unggah berkas .xlsx-nya."),
        (awal.startswith(b"<?xml") and b"<html" not in awal, f"Ini berkas XML yang dinamai Excel. {_BUKA}"),
        (awal.startswith(b"<"), f"Ini halaman web (HTML) yang dinamai Excel. {_BUKA}"),
        (
            b"\x00" not in awal and any(p in baris for p in (b",", b";", b"\t")),
            f"Ini CSV atau teks, bukan Excel. {_BUKA}",
        ),
    )
    return next((pesan for benar, pesan in macam if benar), f"Ini bukan berkas Excel. {_SARAN}")


def _periksa_entri(entri: list[zipfile.ZipInfo]) -> None:
    if len(entri) > MAKS_ENTRI:
        raise BerkasDitolak(f"Berkas berisi {len(entri)} bagian; paling banyak {MAKS_ENTRI}. {_SARAN}")
    if any(info.flag_bits & 0x1 for info in entri):
        raise BerkasDitolak(_TERKUNCI)
    if len({info.filename.lower() for info in entri}) != len(entri):
        raise BerkasDitolak(f"Berkas memuat bagian bernama sama. {_BUKA}")
    terurai = sum(info.file_size for info in entri)
    terkemas = sum(info.compress_size for info in entri)
    boros = any(i.file_size > 1024 * 1024 and i.file_size > MAKS_RASIO * i.compress_size for i in entri)
    if terurai > MAKS_TERURAI or boros or (terurai > 1024 * 1024 and terurai > MAKS_RASIO * terkemas):
        raise BerkasDitolak(
            "Isi berkas mengembang terlalu besar bila dibuka. Hapus baris dan format yang tidak perlu."
        )


def _periksa_jenis(nama: set[str]) -> None:
    macam = (
        (("xl/workbook.bin",), "Berkas Excel biner (.xlsb) tidak diterima."),
        (("content.xml", "mimetype"), "Ini berkas LibreOffice (.ods), bukan Excel."),
        (("word/document.xml",), "Ini dokumen Word, bukan Excel."),
    )
    for tanda, pesan in macam:
        if nama & set(tanda):
            raise BerkasDitolak(f"{pesan} {_SARAN}")
    if any(n.endswith("vbaproject.bin") or n.startswith("xl/macrosheets/") for n in nama):
        raise BerkasDitolak(f"Berkas bermakro (.xlsm) tidak diterima. {_SARAN}")
    if "xl/workbook.xml" not in nama:
        raise BerkasDitolak(f"Ini bukan buku kerja Excel. {_SARAN}")
