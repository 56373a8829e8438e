"""Exact numbers, money, dates and text as Indonesians write them: read, kept, printed, put into words. Never a float.

`baca_*` raise a `MasukanSalah` whose text tells the reader what to do; `baca_nilai` never refuses a text.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from enum import StrEnum
from typing import NamedTuple

from num2words import num2words

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
TAK_PUTUS = "\N{NO-BREAK SPACE}"

_PANJANG_ANGKA = 64
_PANJANG_TEKS = 2000
_COMBINING_BERUNTUN = 4
_RUPIAH_TERBESAR = Decimal(10) ** 18
_LUAS = Context(prec=500, Emax=10_000, Emin=-10_000)
_TUKAR = str.maketrans(",.", ".,")
_SPASI = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2212": "-"})

_RP = r"(?:(?P<rp>rp)\.?\s*)"
_BENTUK = re.compile(
    rf"(?P<minus>-\s*)?{_RP}?(?P<minus2>-\s*)?(?P<angka>[0-9][0-9.,]*)(?P<strip>,-{{1,2}})?\s*(?P<persen>%)?",
    re.ASCII | re.IGNORECASE,
)
_KURUNG = re.compile(r"(?P<depan>rp\.?\s*)?\((?P<isi>[^()]*)\)", re.ASCII | re.IGNORECASE)
_NOTASI_ID = re.compile(r"(?P<bulat>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<pecahan>[0-9]+))?")
_NOTASI_EN = re.compile(r"(?P<bulat>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<pecahan>[0-9]+))?")


class MasukanSalah(ValueError):
    """What was typed cannot be taken; `pesan` is a sentence for the person who typed it."""

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class AngkaSalah(MasukanSalah):
    """Not a number, or one that could be read in two ways."""


class TanggalSalah(MasukanSalah):
    """Not a date."""


class TeksSalah(MasukanSalah):
    """A text with something hidden or harmful in it."""


class Notasi(StrEnum):
    """How separators are meant; a person chooses once per column where a source is not Indonesian."""

    INDONESIA = "id"
    INGGRIS = "en"


class Jenis(StrEnum):
    ANGKA = "angka"
    RENTANG = "rentang"
    TEKS = "teks"
    KOSONG = "kosong"


@dataclass(frozen=True)
class Nilai:
    """A target or realisasi as written, and what it was read as. `catatan` - a doubt to be shown to the writer."""

    tertulis: str
    bilangan: Decimal | None = None
    satuan: str = ""
    jenis: Jenis = Jenis.KOSONG
    bawah: Decimal | None = None
    atas: Decimal | None = None
    catatan: str = ""


class TanggalTerbilang(NamedTuple):
    """ "Pada hari ini {hari} tanggal {tanggal} bulan {bulan} tahun {tahun}"."""

    hari: str
    tanggal: str
    bulan: str
    tahun: str


class _Urai(NamedTuple):
    angka: str
    negatif: bool
    rp: bool
    persen: bool


# ---- reading numbers


def _kutip(teks: str) -> str:
    """The text for use in a message: short, without anything invisible."""
    pendek = teks if len(teks) <= 30 else teks[:30] + "…"
    return '"' + "".join(c if c.isprintable() and not unicodedata.combining(c) else "?" for c in pendek) + '"'


def _urai(teks: object) -> _Urai:
    """Take sign, `Rp`, `,-` and `%` off; what is left are digits and separators."""
    if not isinstance(teks, str):
        raise AngkaSalah("Ini bukan angka. Tulis angka biasa, misalnya 1.234,56.")
    if len(teks) > _PANJANG_ANGKA:
        raise AngkaSalah(f"Terlalu panjang untuk sebuah angka; paling banyak {_PANJANG_ANGKA} karakter.")
    isi = teks.translate(_SPASI).strip()
    if not isi:
        raise AngkaSalah("Angka belum diisi.")
    if kurung := _KURUNG.fullmatch(isi):
        isi = (kurung["depan"] or "") + kurung["isi"].strip()
    cocok = _BENTUK.fullmatch(isi)
    if not cocok or sum(map(bool, (kurung, cocok["minus"], cocok["minus2"]))) > 1:
        raise AngkaSalah(_bukan_angka(teks, isi))
    if cocok["persen"] and (cocok["rp"] or cocok["strip"]):
        raise AngkaSalah(f"{_kutip(teks)} memakai Rp dan % sekaligus. Tulis salah satu saja.")
    negatif = bool(kurung or cocok["minus"] or cocok["minus2"])
    return _Urai(cocok["angka"], negatif, bool(cocok["rp"] or cocok["strip"]), bool(cocok["persen"]))


def _bukan_angka(teks: str, isi: str) -> str:
    if any(c.isnumeric() and not c.isascii() for c in isi):
        return f"{_kutip(teks)} memakai angka yang tidak biasa. Ketik ulang dengan angka 0 sampai 9."
    if re.fullmatch(r"-?[0-9.,]+e[+-]?[0-9]+", isi, re.IGNORECASE):
        return f"{_kutip(teks)} memakai notasi ilmiah. Tulis angkanya lengkap, misalnya 100.000."
    if re.fullmatch(r"[0-9.,]+\s*persen", isi, re.IGNORECASE):
        return f"{_kutip(teks)} bukan angka. Tulis dengan tanda %, misalnya 97%."
    return f"{_kutip(teks)} bukan angka. Tulis seperti 1.234,56."


def _menurut(angka: str, notasi: Notasi) -> Decimal | None:
    cocok = (_NOTASI_ID if notasi == Notasi.INDONESIA else _NOTASI_EN).fullmatch(angka)
    if not cocok:
        return None
    bulat = cocok["bulat"].replace(".", "").replace(",", "")
    return Decimal(f"{bulat}.{cocok['pecahan']}" if cocok["pecahan"] else bulat)


def _bertanda(bilangan: Decimal, negatif: bool) -> Decimal:
    return bilangan.copy_negate() if negatif and bilangan else bilangan


def _terbaca(urai: _Urai, teks: str, notasi: Notasi) -> Decimal:
    if (bilangan := _menurut(urai.angka, notasi)) is not None:
        return _bertanda(bilangan, urai.negatif)
    lain = _menurut(urai.angka, Notasi.INGGRIS if notasi == Notasi.INDONESIA else Notasi.INDONESIA)
    if lain is None:
        raise AngkaSalah(f"{_kutip(teks)} tidak jelas titik dan komanya. Tulis seperti 1.234,56.")
    if notasi == Notasi.INGGRIS:
        raise AngkaSalah(f"{_kutip(teks)} tidak sesuai notasi Inggris yang dipilih: tulis {lain:,f}.")
    benar = format_bilangan(_bertanda(lain, urai.negatif)) + ("%" if urai.persen else "")
    sebab = "memakai tanda Inggris" if "," in urai.angka else "ambigu"
    raise AngkaSalah(f"{_kutip(teks)} {sebab}: tulis {benar} (titik untuk ribuan, koma untuk desimal).")


def baca_bilangan(teks: str, notasi: Notasi = Notasi.INDONESIA) -> Decimal:
    """Read `1.234,56`, `97%` (97), `Rp 4.500.000.000,-`, `(1.000)` (-1000); anything doubtful raises `AngkaSalah`."""
    return _terbaca(_urai(teks), teks, notasi)


def baca_rupiah(teks: str, notasi: Notasi = Notasi.INDONESIA, *, negatif: bool = False) -> Decimal:
    """Read an amount of money: at most two decimals, below zero only where `negatif` says so."""
    urai = _urai(teks)
    if urai.persen:
        raise AngkaSalah(f"{_kutip(teks)} adalah persen, bukan rupiah. Tulis seperti Rp 1.250.000,00.")
    return _rupiah(_terbaca(urai, teks, notasi), negatif)


def rupiah_sel(
    value: object, number_format: str = "General", notasi: Notasi = Notasi.INDONESIA, *, negatif: bool = False
) -> Decimal:
    """`baca_rupiah` for an Excel cell."""
    if type(value) is float and value.is_integer() and 0 <= value < 10**15 and "%" not in number_format:
        return Decimal(int(value))  # what nearly all are
    if isinstance(value, str):
        return baca_rupiah(value, notasi, negatif=negatif)
    if _berformat_persen(number_format):
        raise AngkaSalah("Sel ini berformat persen, bukan rupiah. Ubah format selnya.")
    return _rupiah(baca_sel(value, number_format), negatif)


def _rupiah(bilangan: Decimal, negatif: bool) -> Decimal:
    if int(bilangan.as_tuple().exponent) < -2:
        raise AngkaSalah("Rupiah paling banyak dua angka di belakang koma; titik untuk ribuan, misalnya 1.500.000,00.")
    if bilangan < 0 and not negatif:
        raise AngkaSalah("Jumlah rupiah tidak boleh kurang dari nol.")
    if abs(bilangan) >= _RUPIAH_TERBESAR:
        raise AngkaSalah("Jumlah rupiah terlalu besar. Periksa lagi jumlah angkanya.")
    return bilangan


def bacaan(teks: str) -> dict[Notasi, Decimal]:
    """Every reading the text allows, by notation: `1.234` has two, `85.10` only the English, `BB` none."""
    try:
        urai = _urai(teks)
    except AngkaSalah:
        return {}
    hasil = {notasi: _menurut(urai.angka, notasi) for notasi in Notasi}
    return {notasi: _bertanda(b, urai.negatif) for notasi, b in hasil.items() if b is not None}


def _berformat_persen(number_format: str) -> bool:
    """Whether Excel multiplies by 100 for show: a `%` that is neither quoted nor escaped."""
    return "%" in number_format and "%" in re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format)


def baca_sel(value: object, number_format: str = "General", notasi: Notasi = Notasi.INDONESIA) -> Decimal:
    """Read the number an Excel cell shows: 0.97 with format `0%` is 97, binary residue beyond 15 digits is dropped."""
    if type(value) is float and value.is_integer() and abs(value) < 10**15 and "%" not in number_format:
        return Decimal(int(value))
    if isinstance(value, str):
        return baca_bilangan(value, notasi)
    if isinstance(value, date | time | timedelta):
        raise AngkaSalah("Sel ini berisi tanggal atau jam, bukan angka. Ubah format selnya, lalu isi lagi.")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise AngkaSalah("Sel ini tidak berisi angka. Tulis angka biasa, misalnya 1.234,56.")
    persis = Decimal(value)
    if not persis.is_finite() or persis.copy_abs() >= 10**15:
        raise AngkaSalah("Angka ini melampaui ketelitian Excel (15 angka). Tulis sebagai teks, misalnya 1.234,56.")
    bilangan = Decimal(format(value, ".15g")) if isinstance(value, float) else persis
    if isinstance(value, float):
        bilangan = bilangan.quantize(Decimal("1e-12"), ROUND_HALF_EVEN, _LUAS)
    if _berformat_persen(number_format):
        bilangan = _LUAS.multiply(bilangan, Decimal(100))
    return _ringkas(bilangan)


def _ringkas(bilangan: Decimal) -> Decimal:
    """The same number without needless zeros and without an exponent above zero."""
    pendek = bilangan.normalize(_LUAS)
    return pendek.quantize(Decimal(1), context=_LUAS) if int(pendek.as_tuple().exponent) > 0 else pendek


# ---- reading a target or realisasi

_KOSONG = {"", "-", "--", "–", "—", "n/a", "na", "n.a.", "#n/a"}
_BIL = r"(?:rp\.?\s*)?[0-9][0-9.,]*"
_SATUAN = r"(?P<satuan>(?:[%°]|[^\W\d]).*)?"
_BERSATUAN = re.compile(rf"(?P<bil>-?\s*(?:{_BIL}|\((?:{_BIL})\))(?:,-{{1,2}})?)\s*{_SATUAN}", re.IGNORECASE)
_RENTANG = re.compile(
    rf"(?P<bawah>{_BIL})\s*%?\s*(?:-|–|—|s\.?d\.?|s/d|sampai(?: dengan)?)\s*(?P<atas>{_BIL})\s*{_SATUAN}",
    re.IGNORECASE,
)
_BATAS = re.compile(rf"(?P<tanda>≥|>=|>|≤|<=|<)\s*(?P<bil>-?{_BIL})\s*{_SATUAN}", re.IGNORECASE)
_KELIPATAN = re.compile(r"(?i:ribu|rb|juta|jt|mil[iy]ar|tril[iy]un)\b|[MT]$")
_BUKAN_SATUAN = re.compile(
    r"(?:dari|dan|atau|sampai|" + "|".join(BULAN) + r")\b|s\.?d\.?\b|e[0-9+-]"
    r"|.*(?:(?<![a-z])\d|\d(?=[\w.,])|[014-9])",  # only `m2` and its like may hold a digit
    re.IGNORECASE,
)


def _satuan(teks: str | None) -> str | None:
    """The unit behind a number; None where what follows makes it no number (`dari 110 Organisasi`, `Januari 2026`)."""
    satuan = (teks or "").strip()
    if satuan.casefold() == "persen":
        return "%"
    if re.match(r"per\b", satuan, re.IGNORECASE):
        return satuan
    return None if _BUKAN_SATUAN.match(satuan) else satuan


def baca_nilai(teks: str, notasi: Notasi | None = None) -> Nilai:
    """Read what people write as a target or realisasi; what is no number or range stays text as written.

    `notasi` - as a person has chosen it; without a choice a text is read as Indonesian, and two readings are noted.
    """
    tertulis = teks.strip()
    isi = tertulis.translate(_SPASI)
    if isi.casefold() in _KOSONG:
        return Nilai(tertulis)
    if len(isi) > 2 * _PANJANG_ANGKA:
        return Nilai(tertulis, jenis=Jenis.TEKS)
    try:
        return (
            _nilai_rentang(tertulis, isi, notasi)
            or _nilai_batas(tertulis, isi, notasi)
            or _nilai_angka(tertulis, isi, notasi)
            or Nilai(tertulis, jenis=Jenis.TEKS)
        )
    except AngkaSalah as salah:
        return Nilai(tertulis, jenis=Jenis.TEKS, catatan=salah.pesan)


def nilai_sel(value: object, number_format: str = "General", notasi: Notasi | None = None) -> Nilai:
    """`baca_nilai` for an Excel cell: a number cell is written down in Indonesian notation first."""
    if value is None:
        return Nilai("")
    if isinstance(value, str):
        return baca_nilai(value, notasi)
    tertulis = format_bilangan(baca_sel(value, number_format))
    return replace(baca_nilai(tertulis + ("%" if _berformat_persen(number_format) else "")), catatan="")


def _nilai_rentang(tertulis: str, isi: str, notasi: Notasi | None) -> Nilai | None:
    cocok = _RENTANG.fullmatch(isi)
    satuan = _satuan(cocok["satuan"]) if cocok else None
    if not cocok or satuan is None:
        return None
    tulisan = (cocok["bawah"], cocok["atas"])
    bawah, atas = (baca_bilangan(t, notasi or Notasi.INDONESIA) for t in tulisan)
    if bawah > atas:
        return Nilai(tertulis, jenis=Jenis.TEKS, catatan="Batas bawah lebih besar daripada batas atas; periksa lagi.")
    return Nilai(tertulis, None, satuan, Jenis.RENTANG, bawah, atas, "" if notasi else _keraguan(*tulisan))


def _nilai_batas(tertulis: str, isi: str, notasi: Notasi | None) -> Nilai | None:
    cocok = _BATAS.fullmatch(isi)
    satuan = _satuan(cocok["satuan"]) if cocok else None
    if not cocok or satuan is None:
        return None
    batas = baca_bilangan(cocok["bil"], notasi or Notasi.INDONESIA)
    bawah, atas = (batas, None) if cocok["tanda"] in {"≥", ">=", ">"} else (None, batas)
    return Nilai(tertulis, None, satuan, Jenis.RENTANG, bawah, atas, "" if notasi else _keraguan(cocok["bil"]))


def _nilai_angka(tertulis: str, isi: str, notasi: Notasi | None) -> Nilai | None:
    cocok = _BERSATUAN.fullmatch(isi)
    satuan = _satuan(cocok["satuan"]) if cocok else None
    if not cocok or satuan is None:
        return None
    urai = _urai(cocok["bil"])
    bilangan = baca_bilangan(cocok["bil"], notasi or Notasi.INDONESIA)
    if _KELIPATAN.match(satuan):
        pesan = f"{_kutip(tertulis)} disingkat. Tulis angkanya lengkap, misalnya 5.000.000."
        return Nilai(tertulis, jenis=Jenis.TEKS, catatan=pesan)
    keraguan = "" if notasi else _keraguan(cocok["bil"])
    return Nilai(tertulis, bilangan, satuan or ("Rp" if urai.rp else ""), Jenis.ANGKA, catatan=keraguan)


def _keraguan(*teks: str) -> str:
    """What to say where a number, or the ends of a range, could be meant otherwise; money with three decimals is never
    meant."""
    arti = [bacaan(t) for t in teks]
    terbaca = {tuple(a[notasi] for a in arti) for notasi in Notasi if all(notasi in a for a in arti)}
    if len(terbaca) < 2 or any(_urai(t).rp for t in teks):
        return ""
    urut = (tuple(a[notasi] for a in arti) for notasi in Notasi)
    macam = " atau ".join(" sampai ".join(terbilang(b) for b in satu) for satu in urut)
    return f"Bisa berarti {macam}; pilih salah satu."


_BAGIAN = re.compile(rf"(?P<bagian>{_BIL})\s*(?:dari(?:\s+total)?|/)\s*(?P<utuh>{_BIL})\s*{_SATUAN}", re.IGNORECASE)


def bagian_dari(teks: str) -> tuple[Decimal, Decimal] | None:
    """`100 dari 110 Organisasi`, `32/1000 KH`: numerator and denominator to be offered; None where there are none."""
    isi = teks.translate(_SPASI).strip()
    cocok = _BAGIAN.fullmatch(isi) if len(isi) <= 2 * _PANJANG_ANGKA else None
    if not cocok or _satuan(cocok["satuan"]) is None:
        return None
    try:
        bagian, utuh = baca_bilangan(cocok["bagian"]), baca_bilangan(cocok["utuh"])
    except AngkaSalah:
        return None
    return (bagian, utuh) if utuh else None


def cara_baca(teks: str) -> dict[Notasi, Nilai]:
    """The readings of a value that a person may choose between: each notation in which it is a number or a range."""
    semua = {notasi: baca_nilai(teks, notasi) for notasi in Notasi}
    return {notasi: nilai for notasi, nilai in semua.items() if nilai.jenis in {Jenis.ANGKA, Jenis.RENTANG}}


def dibaca(nilai: Nilai) -> str:
    """How the value was understood, for showing beside the field: `dibaca 97 persen`."""
    satuan = {"": "", "%": " persen", "Rp": " rupiah"}.get(nilai.satuan, f" {nilai.satuan}")
    if nilai.jenis == Jenis.KOSONG:
        return "kosong"
    if nilai.jenis == Jenis.TEKS:
        return f"dibaca sebagai teks. {nilai.catatan}".rstrip() if nilai.catatan else "dibaca sebagai teks"
    if nilai.bilangan is not None:
        kata = f" ({terbilang(nilai.bilangan)})" if nilai.catatan else ""
        return f"dibaca {format_bilangan(nilai.bilangan)}{kata}{satuan}"
    return f"dibaca {_rentang_dibaca(nilai)}{satuan}{f'. {nilai.catatan}' if nilai.catatan else ''}"


def _rentang_dibaca(nilai: Nilai) -> str:
    if nilai.bawah is not None and nilai.atas is not None:
        return f"antara {format_bilangan(nilai.bawah)} dan {format_bilangan(nilai.atas)}"
    if nilai.bawah is not None:
        return f"paling sedikit {format_bilangan(nilai.bawah)}"
    return f"paling banyak {format_bilangan(nilai.atas or Decimal(0))}"


# ---- writing numbers


def format_bilangan(bilangan: Decimal | int, desimal: int | None = None) -> str:
    """`1.234,56`; every digit as it is, or rounded half up to `desimal` places."""
    if isinstance(bilangan, bool) or not isinstance(bilangan, int | Decimal):
        raise TypeError("format_bilangan takes Decimal or int, never a float")
    nilai = Decimal(bilangan)
    if not nilai.is_finite():
        raise ValueError("format_bilangan takes finite numbers only")
    if desimal is not None:
        nilai = nilai.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP, _LUAS)
    angka = format(nilai.copy_abs(), ",f").translate(_TUKAR)
    return ("-" if nilai < 0 else "") + angka


def format_rupiah(jumlah: Decimal | int, lambang: bool = True, *, tak_putus: bool = False) -> str:
    """`Rp 17.020.520.112,00`; `tak_putus` keeps the symbol and the amount on one line."""
    angka = format_bilangan(jumlah, 2)
    if not lambang:
        return angka
    spasi = TAK_PUTUS if tak_putus else " "
    return ("-" if angka.startswith("-") else "") + f"Rp{spasi}{angka.removeprefix('-')}"


def terbilang(bilangan: Decimal | int) -> str:
    """The number in words; decimals digit by digit (`satu koma dua tiga empat`)."""
    nilai = Decimal(bilangan)
    if not nilai.is_finite() or abs(nilai) >= _RUPIAH_TERBESAR:
        raise AngkaSalah("Angka terlalu besar untuk ditulis dengan huruf.")
    bulat, _, pecahan = format(nilai.copy_abs(), "f").partition(".")
    kata = re.sub(r"\b(juta|miliar|triliun|kuadriliun) satu ribu\b", r"\1 seribu", num2words(int(bulat), lang="id"))
    if pecahan:
        kata += " koma " + " ".join(num2words(int(angka), lang="id") for angka in pecahan)
    return ("minus " if nilai < 0 else "") + kata


# ---- dates


def tanggal_panjang(tanggal: date) -> str:
    """`26 Januari 2026`"""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def tanggal_lengkap(tanggal: date) -> str:
    """`Senin, 26 Januari 2026`"""
    return f"{HARI[tanggal.weekday()]}, {tanggal_panjang(tanggal)}"


def terbilang_tanggal(tanggal: date) -> TanggalTerbilang:
    """The pieces of a berita acara's opening: day, date, month and year in words."""
    bulan = BULAN[tanggal.month - 1]
    return TanggalTerbilang(HARI[tanggal.weekday()], terbilang(tanggal.day), bulan, terbilang(tanggal.year))


_TANGGAL = (
    re.compile(r"(?P<h>[0-9]{1,2})[-/.](?P<b>[0-9]{1,2})[-/.](?P<t>[0-9]{4})"),
    re.compile(r"(?P<t>[0-9]{4})-(?P<b>[0-9]{1,2})-(?P<h>[0-9]{1,2})(?:[ T]00:00(?::00)?)?"),
    re.compile(r"(?P<h>[0-9]{1,2})\s+(?P<b>[A-Za-z]+)\s+(?P<t>[0-9]{4})"),
)


def baca_tanggal(value: object) -> date:
    """Read a date cell, `26 Januari 2026`, `26-01-2026`, `26/01/2026` or `2026-01-26`; day before month always."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return _tahun_wajar(value)
    teks = value.translate(_SPASI).strip() if isinstance(value, str) and len(value) <= _PANJANG_ANGKA else ""
    cocok = next((c for pola in _TANGGAL if (c := pola.fullmatch(teks))), None)
    if not cocok:
        raise TanggalSalah("Ini bukan tanggal. Tulis seperti 26 Januari 2026 atau 26-01-2026.")
    bulan = [b.casefold() for b in BULAN]
    nama = cocok["b"].casefold()
    nomor = int(nama) if nama.isdigit() else bulan.index(nama) + 1 if nama in bulan else 0
    try:
        return _tahun_wajar(date(int(cocok["t"]), nomor, int(cocok["h"])))
    except ValueError as salah:
        if isinstance(salah, TanggalSalah):
            raise
        raise TanggalSalah(f"Tanggal {_kutip(teks)} tidak ada. Tulis seperti 26 Januari 2026.") from None


def _tahun_wajar(tanggal: date) -> date:
    if not 1900 <= tanggal.year <= 2200:
        raise TanggalSalah(f"Tahun {tanggal.year} tidak wajar; periksa lagi.")
    return tanggal


# ---- text

_DIBUANG = dict.fromkeys(map(ord, "\x00\x0b\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_TIDAK_BIASA = re.compile(r"[^\n\t -~À-ž–—‘’“”•…°≥≤]")  # the slow look is for texts with anything else
_ARAH = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def bersihkan_teks(teks: str, maks: int = _PANJANG_TEKS) -> str:
    """Text fit to be stored and printed: NFC, trimmed, without NUL, VT and zero-width marks.

    Raises `TeksSalah` for what changes how the text looks or stops the printing of it: direction controls, other
    control characters, tag characters, long runs of combining marks (they stop the PDF worker), too long a text.
    """
    if len(teks) > 2 * maks:
        raise TeksSalah(f"Teks terlalu panjang: paling banyak {format_bilangan(maks)} karakter.")
    if teks.isascii() and teks.isprintable():
        return _tak_lebih(teks.strip(), maks)
    isi = re.sub(r"\r\n?|[\u2028\u2029]", "\n", teks).translate(_DIBUANG)
    isi = unicodedata.normalize("NFC", isi)
    if not _TIDAK_BIASA.search(isi):
        return _tak_lebih(isi.strip(), maks)
    beruntun = 0
    for huruf in isi:
        beruntun = beruntun + 1 if unicodedata.category(huruf) in {"Mn", "Me"} else 0
        if beruntun > _COMBINING_BERUNTUN:
            raise TeksSalah("Teks memuat tanda aksen bertumpuk. Hapus bagian itu lalu ketik ulang.")
        if _terlarang(huruf):
            raise TeksSalah(f"Teks memuat tanda tersembunyi (U+{ord(huruf):04X}). Hapus bagian itu lalu ketik ulang.")
    return _tak_lebih(isi.strip(), maks)


def _tak_lebih(teks: str, maks: int) -> str:
    if len(teks) > maks:
        raise TeksSalah(f"Teks terlalu panjang: {len(teks)} karakter, paling banyak {format_bilangan(maks)}.")
    return teks


def _terlarang(huruf: str) -> bool:
    if huruf in "\n\t":
        return False
    kode = ord(huruf)
    bukan_huruf = (kode & 0xFFFE) == 0xFFFE or 0xFDD0 <= kode <= 0xFDEF  # noncharacters: illegal in XML
    return bukan_huruf or huruf in _ARAH or 0xE0000 <= kode <= 0xE007F or unicodedata.category(huruf) in {"Cc", "Cs"}
