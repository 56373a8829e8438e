"""Which figures of the data a text names, and which of those have changed since it was written.

A number is taken for a quote where it cannot well be anything else: with decimals or thousands (`85,10`, `1.234`), or
a plain one with the unit of the figure behind it (`88 persen`, `12 dokumen`). A lone "2", a year and a code are none.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from sakip.angka import AngkaSalah, Jenis, baca_bilangan

from ..isi import LaporanIsi
from .angka import semua_angka
from .satuan import dibaca

PERSENAN = {"cetak", "persen", "serapan", "efisiensi", "kemajuan"}  # printed without their unit
KALI = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
_KATA = re.compile(
    r"(?:(?P<rp>\brp\.?\s*)|(?<![\w.,]))(?P<minus>(?:-|−|minus )\s*)?(?P<angka>\d+(?:\.\d{3})*(?:,\d+)?)(?!\w|[.,]\d)"
    r"(?:\s*(?P<satuan>%|[^\W\d][\w/]*))?",
    re.IGNORECASE,
)
JENIS = {"target": {"target", "target_akhir"}, "realisasi": {"realisasi"}, "capaian": {"cetak"}}
_WAKTU = re.compile(r"[^.]+\.(?:(?P<tahun>\d{4})|tw\d)\.[^.]+")  # the figure of a former year, of a quarter
SEBELUM, SESUDAH = 40, 30  # signs round a number in which it is told what it is
_LUAS = Context(prec=60)
_DASH = str.maketrans("–—−", "---")


@dataclass(frozen=True)
class _Tertulis:
    """A number in the text, or a figure of the data; `desimal`: as many were written. `satuan` in small letters.
    `sebelum`, `sesudah`: the words round it."""

    nilai: Decimal
    satuan: str
    khas: bool
    desimal: int = 0
    pangkat: int = 0
    sebelum: str = ""
    sesudah: str = ""


def angka_laporan(isi: LaporanIsi) -> Mapping[str, str]:
    """{"i540.realisasi": "46,02%"}: every printed figure."""
    return {a.nama: a.tulisan for a in semua_angka(isi)}


def sebutan_angka(isi: LaporanIsi) -> Mapping[str, str]:
    """{"i540.realisasi": "realisasi 2025 Persentase …"}: the same in words, for who reads of a change."""
    return {a.nama: a.sebutan for a in semua_angka(isi)}


def kutipan(teks: str, angka: Mapping[str, str], dekat: Collection[str] = ()) -> dict[str, str]:
    """The figures that a plain text names: {name: as printed}; all names where several are printed alike.

    `dekat`: keys of the indicators and sasaran that the place of the text is about (`Tulisan.indikator`); where one of
    theirs is printed so, it is the one that is meant. A number is the year's own, unless a quarter or another year is
    named beside it, and what the word before it says (target, realisasi, capaian).
    """
    rapi = " ".join(teks.split())
    hasil: dict[str, str] = {}
    for disebut in _disebut(rapi):
        cocok = {n: tulisan for n, tulisan in angka.items() if _sama(disebut, n, tulisan)}
        hasil |= _yang_dekat(_jenisnya(_masanya(cocok, disebut.sebelum + disebut.sesudah), disebut.sebelum), dekat)
    kata = rapi.translate(_DASH)
    cocok_kata: dict[str, dict[str, str]] = {}
    for nama, tulisan in angka.items():
        if _ada_kata(kata, tulisan):
            cocok_kata.setdefault(tulisan, {})[nama] = tulisan
    for cocok in cocok_kata.values():
        hasil |= _yang_dekat(_masanya(cocok, rapi), dekat)
    return hasil


def usang(kutipan: Mapping[str, str], angka_kini: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """[(name, was, now)] of what changed since; now is empty where the figure is gone.

    Of several that were printed alike nothing is said while one of them still is.
    """
    masih = {_inti(n, dulu) for n, dulu in kutipan.items() if _inti(n, angka_kini.get(n, "")) == _inti(n, dulu)}
    return [(n, dulu, angka_kini.get(n, "")) for n, dulu in kutipan.items() if _inti(n, dulu) not in masih]


def _disebut(teks: str) -> Iterator[_Tertulis]:
    for m in _KATA.finditer(teks):
        try:
            nilai = baca_bilangan(m["angka"])
        except AngkaSalah:
            continue
        satuan = (m["satuan"] or "").casefold()
        pangkat = KALI.get(satuan, 0)
        jenis = "rp" if m["rp"] or pangkat else "%" if satuan == "persen" else satuan
        pecahan = m["angka"].partition(",")[2]
        khas = bool(pecahan) or "." in m["angka"]
        if pangkat and sum(c.isdigit() for c in m["angka"]) < 3:
            continue  # "2 miliar" rounds too much to name a figure
        sebelum, sesudah = teks[max(0, m.start() - SEBELUM) : m.start()], teks[m.end() : m.end() + SESUDAH]
        yield _Tertulis(-nilai if m["minus"] else nilai, jenis, khas, len(pecahan), pangkat, sebelum, sesudah)


def _sama(a: _Tertulis, nama: str, tulisan: str) -> bool:
    """Whether the number in the text is this figure: of equal value, and told apart by its form or by its unit."""
    b = _angka(nama, tulisan)
    if b is None:
        return False
    if a.pangkat:
        return b.satuan == "rp" and _dibulatkan(a, b.nilai)
    if a.nilai != b.nilai or not (a.khas or (a.satuan and a.satuan == b.satuan)):
        return False
    return a.satuan not in {"%", "rp"} or b.satuan == a.satuan or (a.satuan == "%" and not b.satuan)


def _dibulatkan(a: _Tertulis, nilai: Decimal) -> bool:
    """`75,98 miliar` for 75.983.966.000, whether rounded or cut."""
    satu = Decimal(1).scaleb(-a.desimal)
    kecil = nilai.scaleb(-a.pangkat, _LUAS)
    return a.nilai in {kecil.quantize(satu, cara, _LUAS) for cara in (ROUND_HALF_UP, ROUND_DOWN)}


@lru_cache(maxsize=8192)
def _angka(nama: str, tulisan: str) -> _Tertulis | None:
    """A printed figure as a number; None where it is a text or a range."""
    nilai = dibaca(tulisan)
    if nilai.jenis != Jenis.ANGKA or nilai.bilangan is None:
        return None
    persen = nama.rpartition(".")[2] in PERSENAN
    satuan = "%" if persen else nilai.satuan.casefold().split(" ")[0]
    return _Tertulis(nilai.bilangan, satuan, khas=True)


def _ada_kata(teks: str, tulisan: str) -> bool:
    """A text figure as whole words: a label in capitals (WTP, BB), or more than one word (`Level 3 Plus`)."""
    nilai = dibaca(tulisan)
    kata = " ".join(tulisan.translate(_DASH).split())
    if nilai.jenis not in {Jenis.TEKS, Jenis.RENTANG} or len(kata) < 2:
        return False
    label = kata.isupper() or nilai.jenis == Jenis.RENTANG or " " in kata
    return label and re.search(rf"(?<!\w){re.escape(kata)}(?!\w)", teks) is not None


def _jenisnya(cocok: dict[str, str], sebelum: str) -> dict[str, str]:
    """Those of the kind that was named last before the number, where there are such."""
    kata = sebelum.casefold()
    jenis = max(JENIS, key=kata.rfind)
    if jenis not in kata:
        return cocok
    return {n: t for n, t in cocok.items() if n.rpartition(".")[2] in JENIS[jenis]} or cocok


def _masanya(cocok: dict[str, str], sekitar: str) -> dict[str, str]:
    """Without figures of a time that is not named there, where others are printed alike."""
    kata = sekitar.casefold()
    lain = {n: t for n, t in cocok.items() if not (m := _WAKTU.fullmatch(n)) or (m["tahun"] or "triwulan") in kata}
    return lain or cocok


def _yang_dekat(cocok: dict[str, str], dekat: Collection[str]) -> dict[str, str]:
    milik = {n: t for n, t in cocok.items() if n.partition(".")[0] in dekat}
    return milik or cocok


def _inti(nama: str, tulisan: str) -> tuple[str, Decimal | str]:
    """What counts when comparing: the number with its kind of unit, else the words."""
    a = _angka(nama, tulisan)
    return (a.satuan, a.nilai) if a else ("", " ".join(tulisan.translate(_DASH).split()))
