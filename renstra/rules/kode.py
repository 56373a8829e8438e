"""Codes of the national nomenclature, `5.01.01.2.06.0001`: their levels, and what people's files make of them.

A mend that can only mean one thing is made and reported; one that could mean two things is a fault.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sakip.organisasi.enums import Tingkat

_BENTUK = {
    Tingkat.PROGRAM: re.compile(r"\d\.\d{2}\.\d{2}"),
    Tingkat.KEGIATAN: re.compile(r"\d\.\d{2}\.\d{2}\.\d\.\d{2}"),
    Tingkat.SUB_KEGIATAN: re.compile(r"\d\.\d{2}\.\d{2}\.\d\.\d{2}\.(?:\d{4}|\d{2})"),
}
_SEGMEN = {Tingkat.PROGRAM: 3, Tingkat.KEGIATAN: 5, Tingkat.SUB_KEGIATAN: 6}
_CONTOH = {
    Tingkat.PROGRAM: "5.01.02",
    Tingkat.KEGIATAN: "5.01.02.2.01",
    Tingkat.SUB_KEGIATAN: "5.01.02.2.01.0001",
}
URUSAN, BIDANG = "urusan", "bidang"
TINGKAT_NASIONAL = (URUSAN, BIDANG, *(t.value for t in Tingkat))
_BENTUK_NASIONAL = {
    URUSAN: re.compile(r"\d"),
    BIDANG: re.compile(r"\d\.\d{2}"),
    **{tingkat.value: bentuk for tingkat, bentuk in _BENTUK.items()},
}
_X_LAIN = "Kode {} memakai X di tempat yang tidak lazim. Tulis X.XX di depan saja."
_BIDANG = {"1": (1, 6), "2": (7, 24), "3": (25, 32), "4": (1, 2), "5": (1, 7)}
_KABUPATEN = "2"


@dataclass(frozen=True)
class Bacaan:
    """A code as read. `ragu` - what was mended; `salah` - why it cannot be taken (then `kode` is empty)."""

    kode: str = ""
    tingkat: Tingkat | None = None
    ragu: tuple[str, ...] = ()
    salah: str = ""


class _Salah(Exception):
    pass


def tingkat_kode(kode: str) -> Tingkat | None:
    """The level of a clean code; None where it is none."""
    return next((tingkat for tingkat, bentuk in _BENTUK.items() if bentuk.fullmatch(kode)), None)


def induk_kode(kode: str) -> str | None:
    """The code one level up: of a sub kegiatan its kegiatan, of a kegiatan its program; None for a program."""
    segmen = kode.split(".")
    if len(segmen) == 6:
        return ".".join(segmen[:5])
    return ".".join(segmen[:3]) if len(segmen) == 5 else None


def daftar_bidang(teks: str) -> tuple[str, ...]:
    """The bidang urusan of a PD from its comma list, each with its zeros: `5.01,5.05`."""
    return tuple(b for b in (p.strip() for p in teks.split(",")) if re.fullmatch(r"\d\.\d{2}", b))


def baca_kode(
    teks: str, tingkat: Tingkat | None = None, *, bidang: Sequence[str] = (), bidang_baris: str = ""
) -> Bacaan:
    """Read a code as people write it.

    In: the text, the level it should have (None: any), the bidang urusan of the PD, and the bidang written beside the
    code where there is one; `X.XX` stands for the bidang urusan that the PD serves.
    """
    ragu: list[str] = []
    try:
        segmen = _segmen(teks, ragu)
        segmen = _ganti_x(segmen, bidang, bidang_baris, ragu)
        kode = ".".join(_lengkapi(segmen, tingkat, ragu))
    except _Salah as salah:
        return Bacaan(salah=str(salah))
    hasil = tingkat_kode(kode)
    if hasil is None or (tingkat and hasil != tingkat):
        return Bacaan(salah=_bukan(teks, tingkat))
    if hasil != Tingkat.PROGRAM and kode.split(".")[3] != _KABUPATEN:
        ragu.append(f"{kode}: angka keempat bukan 2 (kabupaten/kota), periksa kewenangannya.")
    if bidang and kode[:4] not in bidang:
        ragu.append(f"{kode}: bidang urusan {kode[:4]} bukan bidang Perangkat Daerah ini ({', '.join(bidang)}).")
    return Bacaan(kode, hasil, tuple(ragu))


def baca_kode_nasional(teks: str, tingkat: str) -> Bacaan:
    """Read a code of the national list at one of its `TINGKAT_NASIONAL`. All kewenangan are taken, and `X.XX` is kept:
    it stands for the bidang urusan of whoever uses the code."""
    ragu: list[str] = []
    try:
        segmen = _segmen(teks, ragu)
        if any("X" in s for s in segmen):
            if "".join(segmen[:2]).strip("X") or "X" in "".join(segmen[2:]):
                raise _Salah(_X_LAIN.format(".".join(segmen)))
            segmen = ["X", "XX"][: len(segmen)] + segmen[2:]
        kode = ".".join(_lengkapi_nasional(segmen, tingkat, ragu))
    except _Salah as salah:
        return Bacaan(salah=str(salah))
    if not _BENTUK_NASIONAL[tingkat].fullmatch(kode.replace("XX", "00").replace("X", "0")):
        return Bacaan(salah=_bukan(teks, None if tingkat not in set(Tingkat) else Tingkat(tingkat)))
    return Bacaan(kode, Tingkat(tingkat) if tingkat in set(Tingkat) else None, tuple(ragu))


def _lengkapi_nasional(segmen: list[str], tingkat: str, ragu: list[str]) -> list[str]:
    if tingkat in set(Tingkat):
        return _lengkapi(segmen, Tingkat(tingkat), ragu)
    if len(segmen) != (1 if tingkat == URUSAN else 2):
        raise _Salah(f"“{'.'.join(segmen)[:30]}” bukan kode {'urusan' if tingkat == URUSAN else 'bidang urusan'}.")
    hasil = [_satu(segmen[0]), *(_bidang(segmen[0], s) for s in segmen[1:])]
    if hasil != segmen:
        ragu.append(f"{'.'.join(segmen)} dibaca {'.'.join(hasil)}: nol yang hilang ditambahkan.")
    return hasil


def kode_umum(kode: str) -> str:
    """The `X.XX` form of a code, under which the national list holds what every bidang urusan shares."""
    return f"X.XX{kode[4:]}"


def _bukan(teks: str, tingkat: Tingkat | None) -> str:
    pendek = teks if len(teks) <= 30 else teks[:30] + "…"
    if tingkat is None:
        return f"“{pendek}” bukan kode program, kegiatan, atau sub kegiatan. Tulis seperti 5.01.02.2.01.0001."
    return f"“{pendek}” bukan kode {tingkat.label.lower()}. Tulis seperti {_CONTOH[tingkat]}."


def _segmen(teks: str, ragu: list[str]) -> list[str]:
    isi = teks.strip().upper()
    rapat = re.sub(r"\s+", "", isi).strip(".")
    if not rapat:
        raise _Salah("Kode belum diisi.")
    if rapat != isi:
        ragu.append(f"“{teks.strip()[:40]}” dibaca {rapat}: spasi atau titik lebih dihapus.")
    segmen = rapat.split(".")
    if not all(re.fullmatch(r"[0-9]+|X{1,2}", s) for s in segmen):
        raise _Salah(_bukan(teks, None))
    return segmen


def _ganti_x(segmen: list[str], bidang: Sequence[str], bidang_baris: str, ragu: list[str]) -> list[str]:
    if "X" not in "".join(segmen):
        return segmen
    if segmen[:2] not in (["X", "XX"], ["X", "X"], ["XX", "XX"]) or "X" in "".join(segmen[2:]):
        raise _Salah(_X_LAIN.format(".".join(segmen)))
    pilihan = [bidang_baris] if re.fullmatch(r"\d\.\d{2}", bidang_baris) else list(bidang)
    if bidang and pilihan[0] not in bidang:
        pilihan = list(bidang)
    if len(pilihan) != 1:
        mana = f"mengampu {', '.join(pilihan)}" if pilihan else "belum mencatat bidang urusannya"
        raise _Salah(f"Kode memakai X.XX, sedangkan Perangkat Daerah ini {mana}. Ganti X.XX dengan bidang urusannya.")
    ragu.append(f"X.XX dibaca {pilihan[0]}, bidang urusan Perangkat Daerah ini.")
    return [*pilihan[0].split("."), *segmen[2:]]


def _lengkapi(segmen: list[str], tingkat: Tingkat | None, ragu: list[str]) -> list[str]:
    """Put back dots and zeros that were lost."""
    asal = ".".join(segmen)
    if len(segmen) > 3 and len(segmen[3]) == 3:
        segmen = [*segmen[:3], segmen[3][0], segmen[3][1:], *segmen[4:]]
    jumlah = _SEGMEN[tingkat] if tingkat else len(segmen)
    if len(segmen) != jumlah or jumlah not in _SEGMEN.values():
        raise _Salah(_bukan(asal, tingkat))
    hasil = [_satu(segmen[0]), _bidang(segmen[0], segmen[1]), _dua(segmen[2])]
    if jumlah > 3:
        hasil += [_satu(segmen[3]), _dua(segmen[4])]
    if jumlah > 5:
        hasil.append(_sub(asal, segmen[5]))
    if ".".join(hasil) != asal:
        ragu.append(f"{asal} dibaca {'.'.join(hasil)}: titik atau nol yang hilang ditambahkan.")
    return hasil


def _satu(segmen: str) -> str:
    return segmen.lstrip("0") or "0"


def _dua(segmen: str) -> str:
    return segmen.zfill(2)


def _bidang(urusan: str, segmen: str) -> str:
    """`1.3` is 1.03, but `2.1` only 2.10: what there is decides."""
    if len(segmen) != 1:
        return segmen
    bawah, atas = _BIDANG.get(_satu(urusan), (1, 1))
    cocok = [c for c in (f"0{segmen}", f"{segmen}0") if bawah <= int(c) <= atas]
    if len(cocok) != 1:
        raise _Salah(f"Bidang urusan {urusan}.{segmen} tidak jelas. Tulis dua angka, misalnya {urusan}.0{segmen}.")
    return cocok[0]


def _sub(asal: str, segmen: str) -> str:
    if len(segmen) == 1:
        raise _Salah(f"{asal} bisa berarti …0{segmen} atau …000{segmen}. Tulis dua atau empat angka terakhirnya.")
    return segmen.zfill(4) if len(segmen) == 3 else segmen
