"""Reading what documents print beside plain numbers: `Nilai 70,15 (BB)`, `17,02 Miliar`, `1 (satu) Dokumen`, `0.8273`.

Nothing is guessed: a number that only one notation allows is that number; one with two readings keeps its doubt.
"""

import re
from dataclasses import replace
from decimal import Decimal

from sakip.angka.bilangan import Notasi, ringkas
from sakip.angka.nilai import BIL, Jenis, Nilai, baca_nilai, cara_baca, satuan_dari
from sakip.angka.salah import SPASI
from sakip.angka.tulis import LUAS

_LABEL = r"[^\W\d_][^\d()/]*"
_TAHUN = r"(?!(?:19|20)[0-9]{2}\b)"  # `WTP (2023)` has no number
_SEBUTAN = re.compile(r"(?:nilai|skor|indeks|sebesar|sebanyak|kurang lebih|±)\b\s*[:=]?\s*(?=.*[0-9])|[±~]\s*", re.I)
_PALING = (
    (re.compile(r"(?:minimal|minimum|min\.?|paling sedikit|sekurang-kurangnya)\s*(?=[0-9])", re.I), "≥ "),
    (re.compile(r"(?:maksimal|maksimum|maks\.?|paling banyak|setinggi-tingginya)\s*(?=[0-9])", re.I), "≤ "),
)
_BERLABEL = (
    re.compile(rf"(?P<isi>-?{BIL}\s*%?)\s*\({_LABEL}\)\s*(?P<lain>.*)", re.I),  # 70,15 (BB); 1 (satu) Dokumen
    re.compile(rf"{_LABEL}\(\s*{_TAHUN}(?P<isi>-?{BIL}\s*%?)\s*\)(?P<lain>)", re.I),  # BB (70,15)
    re.compile(rf"(?P<isi>-?{BIL}\s*%?)\s*/\s*{_LABEL}(?P<lain>)", re.I),  # 70,15/BB
    re.compile(rf"{_LABEL}/\s*{_TAHUN}(?P<isi>-?{BIL}\s*%?)(?P<lain>)", re.I),  # BB/70,15
)
_KALI = re.compile(rf"(?P<bil>-?\s*{BIL})\s*(?P<kali>ribu|rb|juta|jt|mil[iy]ar|tril[iy]un)\b\s*(?P<satuan>.*)", re.I)
_RP_SINGKAT = re.compile(r"(?P<bil>-?\s*rp\.?\s*[0-9][0-9.,]*)\s*(?P<kali>[MT])(?P<satuan>)\.?", re.I)
_PANGKAT = {"r": 3, "j": 6, "m": 9, "t": 12}


def baca_cetakan(teks: str, notasi: Notasi | None = None) -> Nilai:
    """`baca_nilai`, and where that leaves a text: the number in it, if there is just one. Kept as it was written."""
    langsung = baca_nilai(teks, notasi)
    if langsung.jenis != Jenis.TEKS and "(" not in langsung.satuan:  # `85% (Baik)` has `%` as its unit
        return langsung
    polos = _polos(langsung.tertulis.translate(SPASI))
    nilai = _satu_arti(polos, notasi) or _kelipatan(polos, notasi)
    return langsung if nilai is None else replace(nilai, tertulis=langsung.tertulis)


def _polos(isi: str) -> str:
    """Without footnote marks, words that only announce a number, and the predikat or words beside it."""
    isi = isi.rstrip("*").strip()
    isi = _SEBUTAN.sub("", isi, count=1) if _SEBUTAN.match(isi) else isi
    for pola, tanda in _PALING:
        isi = pola.sub(tanda, isi, count=1) if pola.match(isi) else isi
    cocok = next((c for pola in _BERLABEL if (c := pola.fullmatch(isi))), None)
    return f"{cocok['isi']} {cocok['lain']}".strip() if cocok else isi


def _satu_arti(isi: str, notasi: Notasi | None) -> Nilai | None:
    """As chosen; else the only number that it can be."""
    nilai = baca_nilai(isi, notasi)
    if nilai.jenis in {Jenis.ANGKA, Jenis.RENTANG}:
        return nilai
    arti = list(cara_baca(isi).values())
    return arti[0] if len(arti) == 1 else None


def _kelipatan(isi: str, notasi: Notasi | None) -> Nilai | None:
    """`17,02 Miliar`, `Rp 4,5 M`; after a bare number M and T may be anything."""
    cocok = _KALI.fullmatch(isi) or _RP_SINGKAT.fullmatch(isi)
    angka = _satu_arti(cocok["bil"], notasi) if cocok else None
    satuan = satuan_dari(cocok["satuan"]) if cocok else None
    if not cocok or angka is None or angka.bilangan is None or satuan is None:
        return None
    satuan = "Rp" if satuan.casefold() == "rupiah" else satuan or angka.satuan
    kali = Decimal(10) ** _PANGKAT[cocok["kali"][0].casefold()]
    return replace(angka, bilangan=ringkas(LUAS.multiply(angka.bilangan, kali)), satuan=satuan)
