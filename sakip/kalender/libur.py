"""National holidays and cuti bersama of a year, from the `holidays` package: only a seed for the editable calendar."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import holidays

from .enums import JenisLibur

# The last year whose holidays the Keputusan Bersama Tiga Menteri has set; later years are estimates until it does.
TAHUN_SKB_TERAKHIR = 2026
TAHUN_KALENDER = range(2000, 2101)
_PERKIRAAN = "(perkiraan)"
_KATEGORI = {JenisLibur.NASIONAL: "public", JenisLibur.CUTI_BERSAMA: "government"}


@dataclass(frozen=True)
class LiburIsi:
    """One holiday; `resmi` is False while it is an estimate."""

    tanggal: date
    nama: str
    jenis: JenisLibur
    resmi: bool


@lru_cache(maxsize=64)
def libur_bawaan(tahun: int) -> tuple[LiburIsi, ...]:
    """The year's holidays by date; where a date is both, the national holiday stands.

    Without the category `government` the package leaves cuti bersama out.
    """
    hasil: dict[date, LiburIsi] = {}
    for jenis, kategori in _KATEGORI.items():
        for tanggal, nama in holidays.country_holidays(
            "ID", years=tahun, categories=(kategori,), language="id"
        ).items():
            hasil.setdefault(tanggal, _isi(tanggal, nama, jenis))
    return tuple(hasil[t] for t in sorted(hasil))


def _isi(tanggal: date, nama: str, jenis: JenisLibur) -> LiburIsi:
    bersih = "; ".join(dict.fromkeys(n.replace(_PERKIRAAN, "").strip() for n in nama.split(";")))
    resmi = _PERKIRAAN not in nama and tanggal.year <= TAHUN_SKB_TERAKHIR
    return LiburIsi(tanggal, bersih[:150], jenis, resmi)
