"""Reads the project's sources and names what breaks the house rules. Every function takes text, so that a test can
feed it a bad snippet and see it object."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
FOLDER = ("sakip", "renstra", "perjanjian", "pengukuran", "laporan")

# An app imports only from its left. The kernel's modules may use each other, the composition root may see everything.
POLOS = {f"sakip.{nama}" for nama in ("angka", "skala", "teks")}  # plain values, for rules too
KERNEL = POLOS | {
    f"sakip.{nama}"
    for nama in ("waktu", "alur", "borongan", "ingatan", "kunci", "lembar", "wewenang", "formulir", "unduhan")
}
URUTAN = ["sakip.jejak", "sakip.organisasi", "sakip.kalender", "sakip.dokumen", *FOLDER[1:]]
DOMAIN = set(FOLDER[1:])
PUNCAK = {f"sakip.{nama}" for nama in ("beranda", "urls", "access", "settings", "settings_test", "wsgi", "asgi")}
# Words only: the access map's vocabulary names roles; the scale of predikat belongs to the profile.
DIIZINKAN = {
    ("sakip.wewenang", "sakip.organisasi.enums"),
    ("pengukuran.rules.predikat", "sakip.organisasi.rules.capaian"),
}
# What another app may use of a domain app.
TERBUKA = {"enums", "models", "queries", "services", "signals"}

# Plain values in, plain values out: words, rules, tables of transitions, the content that is signed.
MURNI = {"enums", "rules", "workflow", "isi"}
JAM = {"now", "utcnow", "today", "localdate", "localtime"}
PEMBACA_JAM = {"sekarang", "hari_ini"}
TANPA_JAM = {"rules", "workflow", "queries", "services", "models", "forms"}
DAERAH = re.compile(r"bengkayang|gunung[ _-]?mas|semarang|luwu[ _-]?timur", re.IGNORECASE)
# How the sources of this project call four regulations; a reader sees the name that the own profile gives.
SINGKATAN = re.compile(r"\b(?:BK|GM|SM|LT)(?:/(?:BK|GM|SM|LT))* (?:Pasal|Lamp)")
MENULIS = {"save", "delete", "create", "bulk_create", "get_or_create", "update_or_create", "bulk_update"}
QUERYSET = {"objects", "filter", "exclude", "all", "get_queryset", "select_for_update"}


@dataclass(frozen=True)
class Modul:
    """One source file: its dotted name, its text, its syntax tree."""

    nama: str
    teks: str
    paket: bool = False  # an __init__.py

    @property
    def pohon(self) -> ast.Module:
        return urai(self.teks)

    @property
    def jenis(self) -> str:
        """'rules', 'views', ...: which kind of module, also inside a package of that name, also `urls_publik`."""
        return jenis(self.nama)


def jenis(nama: str) -> str:
    bagian = nama.split(".")
    mulai = 2 if bagian[0] == "sakip" else 1
    return bagian[mulai].split("_")[0] if len(bagian) > mulai else ""


@cache
def urai(teks: str) -> ast.Module:
    return ast.parse(teks)


def semua_modul() -> list[Modul]:
    """Every Python file of the project but the migrations."""
    hasil = []
    for folder in FOLDER:
        for berkas in sorted((AKAR / folder).rglob("*.py")):
            relatif = berkas.relative_to(AKAR).with_suffix("")
            if "migrations" in relatif.parts:
                continue
            paket = relatif.name == "__init__"
            hasil.append(Modul(".".join(relatif.parts[:-1] if paket else relatif.parts), berkas.read_text(), paket))
    return hasil


# --- Imports --------------------------------------------------------------------------------------------------------
def impor(modul: Modul, pohon: ast.AST | None = None) -> Iterator[str]:
    """Every imported name in full, relative ones resolved, wherever in the file it stands."""
    for simpul in ast.walk(pohon or modul.pohon):
        if isinstance(simpul, ast.Import):
            yield from (alias.name for alias in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            dasar = _dasar(modul, simpul)
            yield from (f"{dasar}.{alias.name}" if dasar else alias.name for alias in simpul.names)


def _dasar(modul: Modul, simpul: ast.ImportFrom) -> str:
    if not simpul.level:
        return simpul.module or ""
    bagian = modul.nama.split(".")
    buang = simpul.level - (1 if modul.paket else 0)
    induk = bagian[: len(bagian) - buang] if buang else bagian
    return ".".join([*induk, *([simpul.module] if simpul.module else [])])


def dalam_proyek(nama: str) -> bool:
    return nama.split(".", maxsplit=1)[0] in FOLDER


def _app(nama: str) -> str:
    bagian = nama.split(".")
    return ".".join(bagian[:2]) if bagian[0] == "sakip" else bagian[0]


def lapis(nama: str) -> int:
    """0 kernel, 1.. the apps from left to right, 99 the composition root."""
    app = _app(nama)
    if app in KERNEL:
        return 0
    return URUTAN.index(app) + 1 if app in URUTAN else 99


def salah_arah(modul: Modul) -> list[str]:
    """Imports that run against the order, or reach into another domain app's inside."""
    salah = []
    for nama in impor(modul):
        if not dalam_proyek(nama) or _app(nama) == _app(modul.nama) or lapis(modul.nama) == 99:
            continue
        if any(modul.nama == dari and nama.startswith(ke) for dari, ke in DIIZINKAN):
            continue
        if lapis(nama) > lapis(modul.nama) or (lapis(nama) == lapis(modul.nama) != 0):
            salah.append(f"{modul.nama} imports {nama}, which stands to its right")
        elif _app(nama) in DOMAIN and nama.split(".")[1:2] and nama.split(".")[1] not in TERBUKA:
            salah.append(f"{modul.nama} imports {nama}: only {', '.join(sorted(TERBUKA))} are open to other apps")
    return salah


def impor_dalam_fungsi(modul: Modul) -> list[str]:
    """Project modules imported inside a function, or by name. `ready()` of an app is where Django wants them."""
    salah = []
    for fungsi in ast.walk(modul.pohon):
        if not isinstance(fungsi, ast.FunctionDef | ast.AsyncFunctionDef) or (
            fungsi.name == "ready" and modul.jenis == "apps"
        ):
            continue
        salah += [f"{modul.nama}.{fungsi.name}() imports {n}" for n in impor(modul, fungsi) if dalam_proyek(n)]
    for panggilan in _panggilan(modul.pohon):
        if _nama_akhir(panggilan.func) in {"import_module", "import_string", "get_model", "__import__"}:
            for argumen in panggilan.args[:1]:
                teks = argumen.value if isinstance(argumen, ast.Constant) else ""
                if dalam_proyek(str(teks)):
                    salah.append(f"{modul.nama} imports {teks} by name")
    return salah


# --- What each kind of module may do ----------------------------------------------------------------------------------
def _boleh_di_rules(nama: str, *, alur: bool) -> bool:
    if not dalam_proyek(nama):
        return nama.split(".", maxsplit=1)[0] in sys.stdlib_module_names
    return jenis(nama) in MURNI - {"workflow"} or _app(nama) in POLOS or (alur and _app(nama) == "sakip.alur")


def tidak_murni(modul: Modul) -> list[str]:
    """rules, isi: stdlib, enums, other rules, numbers. workflow: also the mechanism. No Django, database or clock."""
    if modul.jenis not in MURNI - {"enums"}:
        return []
    return [
        f"{modul.nama} imports {nama}"
        for nama in impor(modul)
        if not _boleh_di_rules(nama, alur=modul.jenis == "workflow")
    ]


def salah_tempat(modul: Modul) -> list[str]:
    """Models that know a request, forms that call services, services that know HTTP, views that write."""
    salah = []
    nama_impor = list(impor(modul))
    if modul.jenis in {"models", "services", "queries"}:
        salah += [
            f"{modul.nama} imports {n}"
            for n in nama_impor
            if n.startswith(("django.http", "django.contrib.messages", "django.shortcuts"))
        ]
    if modul.jenis == "models" and any(isinstance(s, ast.arg) and s.arg == "request" for s in ast.walk(modul.pohon)):
        salah.append(f"{modul.nama}: a model takes a request")
    if modul.jenis == "forms":  # the shape of what a service takes (a class) may be named, its acts may not
        layanan = [n for n in nama_impor if dalam_proyek(n) and "services" in n.split(".")]
        salah += [f"{modul.nama} imports {n}" for n in layanan if not n.rpartition(".")[2][:1].isupper()]
    if modul.jenis in {"views", "forms", "queries"}:
        salah += [
            f"{modul.nama}:{p.lineno} writes: .{_nama_akhir(p.func)}()" for p in _panggilan(modul.pohon) if _menulis(p)
        ]
    return salah


def _menulis(panggilan: ast.Call) -> bool:
    if not isinstance(panggilan.func, ast.Attribute):
        return False
    nama, rantai = panggilan.func.attr, _rantai(panggilan.func.value)
    if nama in {"update", *MENULIS - {"save", "delete"}}:
        return bool(QUERYSET & set(rantai))
    return nama in {"save", "delete"} and "session" not in rantai and "super" not in rantai


def _rantai(simpul: ast.AST) -> list[str]:
    return [
        s.attr if isinstance(s, ast.Attribute) else s.id
        for s in ast.walk(simpul)
        if isinstance(s, ast.Attribute | ast.Name)
    ]


def baca_jam(modul: Modul) -> list[str]:
    """The clock read elsewhere than in sakip.waktu; `sekarang()` called where the moment must be handed in."""
    if modul.nama == "sakip.waktu":
        return []
    salah = []
    for simpul in ast.walk(modul.pohon):
        if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Attribute):
            dari = _nama_akhir(simpul.func.value)
            membaca = simpul.func.attr in JAM and not (simpul.args and simpul.func.attr.startswith("local"))
            if membaca and dari in {"datetime", "date", "timezone", "dt"} | {"time"}:
                salah.append(f"{modul.nama}:{simpul.lineno} reads the clock: {dari}.{simpul.func.attr}()")
            if (dari, simpul.func.attr) == ("time", "time"):
                salah.append(f"{modul.nama}:{simpul.lineno} reads the clock: time.time()")
        if isinstance(simpul, ast.keyword) and simpul.arg in {"auto_now", "auto_now_add"}:
            salah.append(f"{modul.nama}:{simpul.lineno} lets the database layer read the clock: {simpul.arg}")
    for nama in impor(modul):
        if nama in {"django.utils.timezone.now", "django.utils.timezone.localdate", "time.time"}:
            salah.append(f"{modul.nama} imports {nama}")
        if (
            modul.jenis in TANPA_JAM
            and nama.rpartition(".")[0] == "sakip.waktu"
            and nama.split(".")[-1] in PEMBACA_JAM
        ):
            salah.append(f"{modul.nama} reads the clock itself: {nama} (take now/today as an argument)")
    return salah


def menyebut_daerah(modul: Modul) -> list[str]:
    """A regency's name in code. Comments and docstrings may cite a regulation; data modules hold the example."""
    if {"data", "contoh"} & set(modul.nama.split(".")):
        return []
    salah = []
    for simpul in _tanpa_docstring(modul):
        for teks in (getattr(simpul, "value", None), getattr(simpul, "id", None), getattr(simpul, "name", None)):
            if isinstance(teks, str) and DAERAH.search(teks):
                salah.append(f"{modul.nama}:{getattr(simpul, 'lineno', 0)} names a regency: {teks[:60]}")
    return salah


def menyebut_singkatan(modul: Modul) -> list[str]:
    """An article by the shorthand of this project in a text that somebody may read."""
    return [
        f"{modul.nama}:{s.lineno} cites by shorthand: {s.value[:60]}"
        for s in _tanpa_docstring(modul)
        if isinstance(s, ast.Constant) and isinstance(s.value, str) and SINGKATAN.search(s.value)
    ]


def _tanpa_docstring(modul: Modul) -> Iterator[ast.AST]:
    docstring = {id(s.body[0].value) for s in ast.walk(modul.pohon) if _berdocstring(s)}  # type: ignore[attr-defined]
    return (s for s in ast.walk(modul.pohon) if id(s) not in docstring)


def _berdocstring(simpul: ast.AST) -> bool:
    return isinstance(simpul, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(simpul) is not None


STENSIL = "pengukuran.stensil"  # escapes by itself; held to it by tests/pengukuran/test_stensil.py


def berbahaya(modul: Modul) -> list[str]:
    """Ways round escaping and round the CSRF check."""
    nama = [s.id for s in ast.walk(modul.pohon) if isinstance(s, ast.Name)]
    nama += [n.split(".")[-1] for n in impor(modul)]
    terlarang = {n for n in nama if n in {"mark_safe", "csrf_exempt", "eval", "exec"}}
    # SafeString as the type of what format_html() gives is fine, made by hand it is mark_safe.
    if modul.nama != STENSIL:
        terlarang |= {n for p in _panggilan(modul.pohon) if (n := _nama_akhir(p.func)) in {"SafeString", "SafeText"}}
    return [f"{modul.nama}: {n}" for n in sorted(terlarang)]


def _panggilan(pohon: ast.AST) -> Iterator[ast.Call]:
    return (s for s in ast.walk(pohon) if isinstance(s, ast.Call))


def _nama_akhir(simpul: ast.AST) -> str:
    if isinstance(simpul, ast.Attribute):
        return simpul.attr
    return simpul.id if isinstance(simpul, ast.Name) else ""
