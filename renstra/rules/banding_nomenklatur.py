"""Two editions of the national codes side by side: what is new, what is gone, what has another name."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from sakip.teks import seragam


class Beda(StrEnum):
    BARU = "baru"
    HILANG = "hilang"
    BERGANTI = "berganti"


class KodeDibanding(NamedTuple):
    jenis_pemda: str
    tingkat: str
    kode: str
    nama: str


@dataclass(frozen=True)
class BedaKode:
    """A code in which the editions differ; the side that does not have it is empty."""

    beda: Beda
    jenis_pemda: str
    tingkat: str
    kode: str
    semula: str
    menjadi: str


@dataclass(frozen=True)
class Banding:
    baris: tuple[BedaKode, ...]
    sama: int

    def hitung(self, beda: str) -> int:
        return sum(b.beda == beda for b in self.baris)


def _kunci(satu: KodeDibanding) -> tuple[str, str]:
    """Codes that mean the same place: `…01` of an older edition is `…0001` of a newer one."""
    segmen = satu.kode.split(".")
    return satu.jenis_pemda, ".".join([*segmen[:5], *(s.zfill(4) for s in segmen[5:])])


def bandingkan(lama: Iterable[KodeDibanding], baru: Iterable[KodeDibanding]) -> Banding:
    """Every code in which two editions differ, by jenis pemda and code. Case and spaces of names do not count."""
    dulu, kini = {_kunci(s): s for s in lama}, {_kunci(s): s for s in baru}
    hasil = []
    for kunci in sorted(dulu.keys() | kini.keys()):
        a, b = dulu.get(kunci), kini.get(kunci)
        satu = b or a
        assert satu is not None
        if a and b and seragam(a.nama) == seragam(b.nama):
            continue
        beda = Beda.BERGANTI if a and b else Beda.BARU if b else Beda.HILANG
        hasil.append(
            BedaKode(beda, satu.jenis_pemda, satu.tingkat, satu.kode, a.nama if a else "", b.nama if b else "")
        )
    return Banding(tuple(hasil), len(dulu.keys() | kini.keys()) - len(hasil))
