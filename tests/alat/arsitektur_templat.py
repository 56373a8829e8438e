"""The same for templates and static files: nothing unescaped, nothing from another host, nothing unused."""

import ast
import re
from fnmatch import fnmatch
from pathlib import Path

from .arsitektur import AKAR, DAERAH, FOLDER, SINGKATAN, Modul

TEMPLAT = AKAR / "templates"
STATIS = AKAR / "static"
PANJANG = 150
KOMENTAR = re.compile(r"\{#.*?#\}|\{%\s*comment.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)
RUJUKAN = re.compile(r"\{%\s*(?:extends|include)\s+[\"']([^\"']+)[\"']")
DISEBUT = re.compile(r"[\"']([\w./-]+\.(?:html|svg|css))[\"']")
# Names of XML, not addresses that anything fetches.
NAMA_XML = re.compile(r"https?://(?:www\.w3\.org|ns\.adobe\.com)/")
ALAMAT = re.compile(r"(?:https?:)?//[\w-]+\.[\w.-]+", re.IGNORECASE)
# Django looks for these by name.
OLEH_DJANGO = {"400.html", "403.html", "404.html", "500.html", "403_csrf.html"}
PUSTAKA = ("admin/", "registration/", "django/", "bootstrap5/")


def semua_templat() -> dict[str, str]:
    return {
        str(b.relative_to(TEMPLAT)): b.read_text()
        for b in sorted(TEMPLAT.rglob("*"))
        if b.suffix in {".html", ".svg", ".txt", ".css"}
    }


def tidak_lolos(nama: str, teks: str) -> list[str]:
    """What would let text through unescaped, or a style past the CSP. Printed pages are not under the CSP."""
    bersih = KOMENTAR.sub("", teks)
    pola = {
        r"\|\s*safe\b": "|safe",
        r"\|\s*safeseq\b": "|safeseq",
        r"autoescape\s+off": "autoescape off",
        r"\{%\s*now\b": "{% now %}",
    }
    if not nama.startswith("cetak/"):
        pola |= {
            r"<[^>]*\sstyle\s*=": "style=",
            r"<[^>]*\son[a-z]+\s*=\s*[\"']": "an inline handler",
            r"<(?:style|script)(?![^>]*(?:nonce|\ssrc=|type=\"application/json\"))[^>]*>": "<style>/<script> without nonce",
        }
    return [f"{nama}: {arti}" for ungkapan, arti in pola.items() if re.search(ungkapan, bersih, re.IGNORECASE)]


def alamat_luar(nama: str, teks: str) -> list[str]:
    """Addresses of other hosts. Comments (licences) may have them."""
    bersih = re.sub(r"/\*.*?\*/", "", KOMENTAR.sub("", teks), flags=re.DOTALL)
    bersih = NAMA_XML.sub("", bersih)
    return [f"{nama}: {cocok}" for cocok in ALAMAT.findall(bersih)]


def menyebut_daerah(nama: str, teks: str) -> list[str]:
    cocok = DAERAH.search(KOMENTAR.sub("", teks))
    return [f"{nama}: {cocok.group()}"] if cocok else []


def menyebut_singkatan(nama: str, teks: str) -> list[str]:
    cocok = SINGKATAN.search(KOMENTAR.sub("", teks))
    return [f"{nama}: {cocok.group()}"] if cocok else []


def terlalu_panjang(nama: str, teks: str) -> list[str]:
    baris = teks.count("\n")
    return [f"{nama}: {baris} lines"] if baris > PANJANG else []


def rujukan_putus(templat: dict[str, str]) -> list[str]:
    """Extended or included templates that do not exist."""
    return [
        f"{nama} -> {tujuan}"
        for nama, teks in templat.items()
        for tujuan in RUJUKAN.findall(KOMENTAR.sub("", teks))
        if tujuan not in templat and not tujuan.startswith(PUSTAKA)
    ]


def tidak_terpakai(templat: dict[str, str], moduls: list[Modul]) -> list[str]:
    """Templates that no code and no other template names (f-strings count as patterns)."""
    disebut = set(OLEH_DJANGO)
    for nama, teks in templat.items():
        disebut |= set(DISEBUT.findall(KOMENTAR.sub("", teks))) - {nama}
    for modul in moduls:
        for simpul in ast.walk(modul.pohon):
            if isinstance(simpul, ast.Constant) and isinstance(simpul.value, str):
                disebut.add(simpul.value)
            elif isinstance(simpul, ast.JoinedStr):
                disebut.add("".join(str(b.value) if isinstance(b, ast.Constant) else "*" for b in simpul.values))
    pola = [d for d in disebut if "*" in d and d.strip("*/. ") and d.endswith((".html", ".css", ".svg"))]
    return [
        nama
        for nama in templat
        if nama not in disebut
        and not nama.startswith(("admin/", "bootstrap5/"))
        and not any(fnmatch(nama, p) for p in pola)
    ]


def berkas_statis() -> dict[str, str]:
    """Our own style sheets, scripts and drawings, those that stand beside an app included."""
    folder = [STATIS, *(f for app in FOLDER for f in (AKAR / app).rglob("static") if f.is_dir())]
    return {
        str(b.relative_to(AKAR)): b.read_text()
        for f in folder
        for b in sorted(f.rglob("*"))
        if b.suffix in {".css", ".js", ".svg"} and "vendor" not in b.parts
    }


def berkas_vendor() -> list[Path]:
    return [b for b in (STATIS / "vendor").rglob("*") if b.suffix in {".css", ".js"}]
