"""Reading numbers and money, from text and from Excel cells. Never a float, never a guess between two readings."""

import re
from datetime import date, time, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from enum import StrEnum
from typing import NamedTuple

from sakip.angka.salah import PANJANG_ANGKA, SPASI, AngkaSalah, kutip
from sakip.angka.tulis import LUAS, RUPIAH_TERBESAR, format_bilangan

_RP = r"(?:(?P<rp>rp)\.?\s*)"
_BENTUK = re.compile(
    rf"(?P<minus>-\s*)?{_RP}?(?P<minus2>-\s*)?(?P<angka>[0-9][0-9.,]*)(?P<strip>,-{{1,2}})?\s*(?P<persen>%)?",
    re.ASCII | re.IGNORECASE,
)
_KURUNG = re.compile(r"(?P<depan>rp\.?\s*)?\((?P<isi>[^()]*)\)", re.ASCII | re.IGNORECASE)
_NOTASI_ID = re.compile(r"(?P<bulat>[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,(?P<pecahan>[0-9]+))?")
_NOTASI_EN = re.compile(r"(?P<bulat>[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.(?P<pecahan>[0-9]+))?")


class Notasi(StrEnum):
    """How separators are meant; a person chooses once per column where a source is not Indonesian."""

    INDONESIA = "id"
    INGGRIS = "en"


class Urai(NamedTuple):
    """The digits and separators of a number, and what stood around them."""

    angka: str
    negatif: bool
    rp: bool
    persen: bool


def urai_angka(teks: object) -> Urai:
    """Take sign, `Rp`, `,-` and `%` off; what is left are digits and separators."""
    if not isinstance(teks, str):
        raise AngkaSalah("Ini bukan angka. Tulis angka biasa, misalnya 1.234,56.")
    if len(teks) > PANJANG_ANGKA:
        raise AngkaSalah(f"Terlalu panjang untuk sebuah angka; paling banyak {PANJANG_ANGKA} karakter.")
    isi = teks.translate(SPASI).strip()
    if not isi:
        raise AngkaSalah("Angka belum diisi.")
    if kurung := _KURUNG.fullmatch(isi):
        isi = (kurung["depan"] or "") + kurung["isi"].strip()
    cocok = _BENTUK.fullmatch(isi)
    if not cocok or sum(map(bool, (kurung, cocok["minus"], cocok["minus2"]))) > 1:
        raise AngkaSalah(_bukan_angka(teks, isi))
    if cocok["persen"] and (cocok["rp"] or cocok["strip"]):
        raise AngkaSalah(f"{kutip(teks)} memakai Rp dan % sekaligus. Tulis salah satu saja.")
    negatif = bool(kurung or cocok["minus"] or cocok["minus2"])
    return Urai(cocok["angka"], negatif, bool(cocok["rp"] or cocok["strip"]), bool(cocok["persen"]))


def _bukan_angka(teks: str, isi: str) -> str:
    if any(c.isnumeric() and not c.isascii() for c in isi):
        return f"{kutip(teks)} memakai angka yang tidak biasa. Ketik ulang dengan angka 0 sampai 9."
    if re.fullmatch(r"-?[0-9.,]+e[+-]?[0-9]+", isi, re.IGNORECASE):
        return f"{kutip(teks)} memakai notasi ilmiah. Tulis angkanya lengkap, misalnya 100.000."
    if re.fullmatch(r"[0-9.,]+\s*persen", isi, re.IGNORECASE):
        return f"{kutip(teks)} bukan angka. Tulis dengan tanda %, misalnya 97%."
    return f"{kutip(teks)} bukan angka. Tulis seperti 1.234,56."


def _menurut(angka: str, notasi: Notasi) -> Decimal | None:
    cocok = (_NOTASI_ID if notasi == Notasi.INDONESIA else _NOTASI_EN).fullmatch(angka)
    if not cocok:
        return None
    bulat = cocok["bulat"].replace(".", "").replace(",", "")
    return Decimal(f"{bulat}.{cocok['pecahan']}" if cocok["pecahan"] else bulat)


def _bertanda(bilangan: Decimal, negatif: bool) -> Decimal:
    return bilangan.copy_negate() if negatif and bilangan else bilangan


def _terbaca(urai: Urai, teks: str, notasi: Notasi) -> Decimal:
    if (bilangan := _menurut(urai.angka, notasi)) is not None:
        return _bertanda(bilangan, urai.negatif)
    lain = _menurut(urai.angka, Notasi.INGGRIS if notasi == Notasi.INDONESIA else Notasi.INDONESIA)
    if lain is None:
        raise AngkaSalah(f"{kutip(teks)} tidak jelas titik dan komanya. Tulis seperti 1.234,56.")
    if notasi == Notasi.INGGRIS:
        raise AngkaSalah(f"{kutip(teks)} tidak sesuai notasi Inggris yang dipilih: tulis {lain:,f}.")
    benar = format_bilangan(_bertanda(lain, urai.negatif)) + ("%" if urai.persen else "")
    sebab = "memakai tanda Inggris" if "," in urai.angka else "ambigu"
    raise AngkaSalah(f"{kutip(teks)} {sebab}: tulis {benar} (titik untuk ribuan, koma untuk desimal).")


def baca_bilangan(teks: str, notasi: Notasi = Notasi.INDONESIA) -> Decimal:
    """Read `1.234,56`, `97%` (97), `Rp 4.500.000.000,-`, `(1.000)` (-1000); anything doubtful raises `AngkaSalah`."""
    return _terbaca(urai_angka(teks), teks, notasi)


def baca_rupiah(teks: str, notasi: Notasi = Notasi.INDONESIA, *, negatif: bool = False) -> Decimal:
    """Read an amount of money: at most two decimals, below zero only where `negatif` says so."""
    urai = urai_angka(teks)
    if urai.persen:
        raise AngkaSalah(f"{kutip(teks)} adalah persen, bukan rupiah. Tulis seperti Rp 1.250.000,00.")
    return _rupiah(_terbaca(urai, teks, notasi), negatif)


def rupiah_sel(
    value: object, number_format: str = "General", notasi: Notasi = Notasi.INDONESIA, *, negatif: bool = False
) -> Decimal:
    """`baca_rupiah` for an Excel cell."""
    if type(value) is float and value.is_integer() and 0 <= value < 10**15 and "%" not in number_format:
        return Decimal(int(value))  # what nearly all are
    if isinstance(value, str):
        return baca_rupiah(value, notasi, negatif=negatif)
    if berformat_persen(number_format):
        raise AngkaSalah("Sel ini berformat persen, bukan rupiah. Ubah format selnya.")
    return _rupiah(baca_sel(value, number_format), negatif)


def _rupiah(bilangan: Decimal, negatif: bool) -> Decimal:
    if int(bilangan.as_tuple().exponent) < -2:
        raise AngkaSalah("Rupiah paling banyak dua angka di belakang koma; titik untuk ribuan, misalnya 1.500.000,00.")
    if bilangan < 0 and not negatif:
        raise AngkaSalah("Jumlah rupiah tidak boleh kurang dari nol.")
    if abs(bilangan) >= RUPIAH_TERBESAR:
        raise AngkaSalah("Jumlah rupiah terlalu besar. Periksa lagi jumlah angkanya.")
    return bilangan


def bacaan(teks: str) -> dict[Notasi, Decimal]:
    """Every reading the text allows, by notation: `1.234` has two, `85.10` only the English, `BB` none."""
    try:
        urai = urai_angka(teks)
    except AngkaSalah:
        return {}
    hasil = {notasi: _menurut(urai.angka, notasi) for notasi in Notasi}
    return {notasi: _bertanda(b, urai.negatif) for notasi, b in hasil.items() if b is not None}


def berformat_persen(number_format: str) -> bool:
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
        bilangan = bilangan.quantize(Decimal("1e-12"), ROUND_HALF_EVEN, LUAS)
    if berformat_persen(number_format):
        bilangan = LUAS.multiply(bilangan, Decimal(100))
    return ringkas(bilangan)


def ringkas(bilangan: Decimal) -> Decimal:
    """The same number without needless zeros and without an exponent above zero."""
    pendek = bilangan.normalize(LUAS)
    return pendek.quantize(Decimal(1), context=LUAS) if int(pendek.as_tuple().exponent) > 0 else pendek
