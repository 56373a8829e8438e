"""A line of the waiting list, and the kinds of acts on a PK that it stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from perjanjian.queries.tenggat import KIRIM, SAMPAIKAN, SERAHKAN, SUSUN, VERIFIKASI
from sakip.kalender.rules.tenggat import Lencana


@dataclass(frozen=True)
class Jenis:
    """A kind of waiting: icon, words for one and for many, and the milestone it is counted against."""

    ikon: str
    keluarga: str
    satu: str
    banyak: str
    tombol: str
    kode: str = ""


JENIS: dict[str, Jenis] = {
    "perbaiki": Jenis(
        "arrow-return-left",
        "jingga",
        "Perbaiki PK {nama}",
        "Perbaiki {n} PK yang dikembalikan",
        "Perbaiki",
        KIRIM,
    ),
    "tanda_tangan": Jenis(
        "vector-pen", "biru", "Tanda tangani PK {nama}", "Tanda tangani {n} PK", "Tanda tangani", KIRIM
    ),
    "kirim": Jenis("send", "biru", "Kirim PK {nama}", "Kirim {n} PK kepada kepala daerah", "Kirim", KIRIM),
    "periksa": Jenis(
        "check2-all",
        "toska",
        "Periksa keselarasan PK {nama}",
        "Periksa keselarasan {n} PK",
        "Periksa",
        VERIFIKASI,
    ),
    "teruskan": Jenis(
        "box-arrow-right", "biru", "Teruskan PK {nama}", "Teruskan {n} PK yang sudah selaras", "Teruskan"
    ),
    "sampaikan": Jenis(
        "send-check", "hijau", "Sampaikan PK {nama}", "Sampaikan {n} PK yang disahkan", "Sampaikan", SAMPAIKAN
    ),
    "serahkan": Jenis(
        "send-check", "hijau", "Serahkan PK {nama}", "Serahkan {n} PK yang berlaku", "Serahkan", SERAHKAN
    ),
    "lengkapi": Jenis("pencil", "abu", "Lengkapi PK {nama}", "Lengkapi {n} PK yang masih draf", "Lengkapi", SUSUN),
}


@dataclass(frozen=True)
class Tugas:
    """One line of the waiting list."""

    jenis: str
    ikon: str
    keluarga: str
    judul: str
    url: str
    ket: str
    tombol: str
    lencana: Lencana | None = None
    batas: date | None = None
    pk: tuple[Mapping[str, Any], ...] = ()
    banyak: int = 1
    dihitung: bool = False  # in the bell

    @property
    def kunci(self) -> tuple[date, int]:
        return (self.batas or date.max, list(JENIS).index(self.jenis) if self.jenis in JENIS else len(JENIS))


def ringkas(nama: Iterable[str], contoh: int = 3) -> str:
    """The first of these names, and how many others there are: `A, B, C, dan 2 lainnya`."""
    beda = list(dict.fromkeys(nama))
    lain = f", dan {len(beda) - contoh} lainnya" if len(beda) > contoh else ""
    return ", ".join(beda[:contoh]) + lain
