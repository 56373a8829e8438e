"""What a reader sees in a PDF: its words, where they stand, what hangs on it."""

import re
import subprocess
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from xml.etree import ElementTree

import pikepdf


class Kata(NamedTuple):
    teks: str
    kiri: float
    atas: float
    kanan: float
    halaman: int
    lebar_halaman: float


@lru_cache(maxsize=64)
def _alat(pdf: bytes, *argumen: str) -> str:
    with TemporaryDirectory() as ruang:
        berkas = Path(ruang) / "a.pdf"
        berkas.write_bytes(pdf)
        hasil = subprocess.run(["pdftotext", *argumen, str(berkas), "-"], capture_output=True, check=True)
    return hasil.stdout.decode()


def rapikan(teks: str) -> str:
    return re.sub(r"\s+", " ", teks).strip()


def halaman(pdf: bytes) -> list[str]:
    """The words of each page in one line, as they follow each other."""
    return [rapikan(satu) for satu in _alat(pdf, "-layout").split("\f")[:-1]]


def alinea(pdf: bytes, nomor: int = 1) -> str:
    """The running text of one page in reading order."""
    return rapikan(_alat(pdf, "-f", str(nomor), "-l", str(nomor)))


def banyak_tanda_air(pdf: bytes) -> list[int]:
    """How often the slanting word stands on each page; its letters come out one by one."""
    return [len(re.findall(r"D\s*R\s*A\s*F", satu)) for satu in _alat(pdf, "-raw").split("\f")[:-1]]


@lru_cache(maxsize=64)
def kata(pdf: bytes) -> list[Kata]:
    pohon = ElementTree.fromstring(re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", _alat(pdf, "-bbox")))
    hasil = []
    ns = "{http://www.w3.org/1999/xhtml}"
    for nomor, lembar in enumerate(pohon.iter(f"{ns}page"), start=1):
        for satu in lembar.iter(f"{ns}word"):
            hasil.append(
                Kata(
                    satu.text or "",
                    float(satu.attrib["xMin"]),
                    float(satu.attrib["yMin"]),
                    float(satu.attrib["xMax"]),
                    nomor,
                    float(lembar.attrib["width"]),
                )
            )
    return hasil


def letak(pdf: bytes, teks: str, *, halaman: int) -> Kata:
    """The last place of a run of words on a page: its first word."""
    semua = [satu for satu in kata(pdf) if satu.halaman == halaman]
    cari = teks.split()
    tempat = [semua[n] for n in range(len(semua)) if [k.teks for k in semua[n : n + len(cari)]] == cari]
    assert tempat, f"{teks!r} tidak ada di halaman {halaman}"
    return tempat[-1]


def isi_mentah(pdf: bytes) -> bytes:
    """Every stream of the file, unpacked."""
    with pikepdf.open(BytesIO(pdf)) as dokumen:
        return b"".join(
            satu.read_bytes() if satu.is_owned_by(dokumen) else b""
            for satu in dokumen.objects
            if isinstance(satu, pikepdf.Stream) and satu.get("/Filter") in {None, pikepdf.Name("/FlateDecode")}
        ) + b"".join(repr(satu).encode() for satu in dokumen.objects if not isinstance(satu, pikepdf.Stream))


def lampiran(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as dokumen:
        tersemat = [
            satu
            for satu in dokumen.objects
            if isinstance(satu, pikepdf.Dictionary | pikepdf.Stream)
            and satu.get("/Type") in {pikepdf.Name("/EmbeddedFile"), pikepdf.Name("/Filespec")}
        ]
        return len(dokumen.attachments) + len(tersemat)


def tautan(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as dokumen:
        return [
            str(catatan.A.URI) for lembar in dokumen.pages for catatan in lembar.get("/Annots", []) if "/A" in catatan
        ]
