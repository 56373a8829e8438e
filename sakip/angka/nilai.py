"""Reading a target or realisasi as people write it: a number with its unit, a range, a text, or nothing."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sakip.angka.bilangan import Notasi, baca_bilangan, baca_sel, bacaan, berformat_persen, urai_angka
from sakip.angka.salah import PANJANG_ANGKA, SPASI, AngkaSalah, kutip
from sakip.angka.tanggal import BULAN
from sakip.angka.tulis import format_bilangan, terbilang

_KOSONG = {"", "-", "--", "–", "—", "n/a", "na", "n.a.", "#n/a"}
BIL = r"(?:rp\.?\s*)?[0-9][0-9.,]*"
_SATUAN = r"(?P<satuan>(?:[%°]|[^\W\d]).*)?"
_BERSATUAN = re.compile(rf"(?P<bil>-?\s*(?:{BIL}|\((?:{BIL})\))(?:,-{{1,2}})?)\s*{_SATUAN}", re.IGNORECASE)
_RENTANG = re.compile(
    rf"(?P<bawah>{BIL})\s*%?\s*(?:-|–|—|s\.?d\.?|s/d|sampai(?: dengan)?)\s*(?P<atas>{BIL})\s*{_SATUAN}",
    re.IGNORECASE,
)
_BATAS = re.compile(rf"(?P<tanda>≥|>=|>|≤|<=|<)\s*(?P<bil>-?{BIL})\s*{_SATUAN}", re.IGNORECASE)
_KELIPATAN = re.compile(r"(?i:ribu|rb|juta|jt|mil[iy]ar|tril[iy]un)\b|[MT]$")
_BUKAN_SATUAN = re.compile(
    r"(?:dari|dan|atau|sampai|" + "|".join(BULAN) + r")\b|s\.?d\.?\b|e[0-9+-]"
    r"|.*(?:(?<![a-z])\d|\d(?=[\w.,])|[014-9])",  # only `m2` and its like may hold a digit
    re.IGNORECASE,
)


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


def satuan_dari(teks: str | None) -> str | None:
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
    isi = tertulis.translate(SPASI)
    if isi.casefold() in _KOSONG:
        return Nilai(tertulis)
    if len(isi) > 2 * PANJANG_ANGKA:
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
    return replace(baca_nilai(tertulis + ("%" if berformat_persen(number_format) else "")), catatan="")


def _nilai_rentang(tertulis: str, isi: str, notasi: Notasi | None) -> Nilai | None:
    cocok = _RENTANG.fullmatch(isi)
    satuan = satuan_dari(cocok["satuan"]) if cocok else None
    if not cocok or satuan is None:
        return None
    tulisan = (cocok["bawah"], cocok["atas"])
    bawah, atas = (baca_bilangan(t, notasi or Notasi.INDONESIA) for t in tulisan)
    if bawah > atas:
        return Nilai(tertulis, jenis=Jenis.TEKS, catatan="Batas bawah lebih besar daripada batas atas; periksa lagi.")
    return Nilai(tertulis, None, satuan, Jenis.RENTANG, bawah, atas, "" if notasi else _keraguan(*tulisan))


def _nilai_batas(tertulis: str, isi: str, notasi: Notasi | None) -> Nilai | None:
    cocok = _BATAS.fullmatch(isi)
    satuan = satuan_dari(cocok["satuan"]) if cocok else None
    if not cocok or satuan is None:
        return None
    batas = baca_bilangan(cocok["bil"], notasi or Notasi.INDONESIA)
    bawah, atas = (batas, None) if cocok["tanda"] in {"≥", ">=", ">"} else (None, batas)
    return Nilai(tertulis, None, satuan, Jenis.RENTANG, bawah, atas, "" if notasi else _keraguan(cocok["bil"]))


def _nilai_angka(tertulis: str, isi: str, notasi: Notasi | None) -> Nilai | None:
    cocok = _BERSATUAN.fullmatch(isi)
    satuan = satuan_dari(cocok["satuan"]) if cocok else None
    if not cocok or satuan is None:
        return None
    urai = urai_angka(cocok["bil"])
    bilangan = baca_bilangan(cocok["bil"], notasi or Notasi.INDONESIA)
    if _KELIPATAN.match(satuan):
        pesan = f"{kutip(tertulis)} disingkat. Tulis angkanya lengkap, misalnya 5.000.000."
        return Nilai(tertulis, jenis=Jenis.TEKS, catatan=pesan)
    keraguan = "" if notasi else _keraguan(cocok["bil"])
    return Nilai(tertulis, bilangan, satuan or ("Rp" if urai.rp else ""), Jenis.ANGKA, catatan=keraguan)


def _keraguan(*teks: str) -> str:
    """What to say where a number, or the ends of a range, could be meant otherwise; money with three decimals is never
    meant."""
    arti = [bacaan(t) for t in teks]
    terbaca = {tuple(a[notasi] for a in arti) for notasi in Notasi if all(notasi in a for a in arti)}
    if len(terbaca) < 2 or any(urai_angka(t).rp for t in teks):
        return ""
    urut = (tuple(a[notasi] for a in arti) for notasi in Notasi)
    macam = " atau ".join(" sampai ".join(terbilang(b) for b in satu) for satu in urut)
    return f"Bisa berarti {macam}; pilih salah satu."


_BAGIAN = re.compile(rf"(?P<bagian>{BIL})\s*(?:dari(?:\s+total)?|/)\s*(?P<utuh>{BIL})\s*{_SATUAN}", re.IGNORECASE)


def bagian_dari(teks: str) -> tuple[Decimal, Decimal] | None:
    """`100 dari 110 Organisasi`, `32/1000 KH`: numerator and denominator to be offered; None where there are none."""
    isi = teks.translate(SPASI).strip()
    cocok = _BAGIAN.fullmatch(isi) if len(isi) <= 2 * PANJANG_ANGKA else None
    if not cocok or satuan_dari(cocok["satuan"]) is None:
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
