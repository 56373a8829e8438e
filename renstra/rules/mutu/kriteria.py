"""The criteria of an indicator, as the profile of a regency names them, and what only a person can say of each.

I1 GM Pasal 6 ayat (4), I2 SM Pasal 6 ayat (4), I3 BK Pasal 3 ayat (6). SM uses another set for the RKT (Lampiran A.2):
which set a regency has is data, and so is its article.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sakip.teks import seragam


class Kriteria(StrEnum):
    """`attainable` and `achievable` are one criterion under two names: both say "dapat dicapai"."""

    SPECIFIC = "specific"
    MEASURABLE = "measurable"
    ATTAINABLE = "attainable"
    RELEVANT = "relevant"
    TIME_BOUND = "time bound"
    TRACKABLE = "trackable"


_SAMA = {"achievable": "attainable", "relevance": "relevant", "time-bound": "time bound", "timebound": "time bound"}
ARTI = {
    Kriteria.SPECIFIC: "spesifik, tidak bermakna ganda",
    Kriteria.MEASURABLE: "dapat diukur",
    Kriteria.ATTAINABLE: "dapat dicapai",
    Kriteria.RELEVANT: "relevan, terkait langsung",
    Kriteria.TIME_BOUND: "berjangka waktu tertentu",
    Kriteria.TRACKABLE: "dapat dipantau dan dikumpulkan",
}
PERTANYAAN = {
    Kriteria.SPECIFIC: "Apakah semua orang membacanya dengan arti yang sama, dari nama dan definisi operasionalnya?",
    Kriteria.MEASURABLE: "Apakah dua orang yang menghitungnya dengan formula ini memperoleh angka yang sama?",
    Kriteria.ATTAINABLE: "Dapatkah {siapa} mencapainya dengan kewenangan dan sumber dayanya?",
    Kriteria.RELEVANT: "Apakah indikator ini langsung menggambarkan terwujudnya “{simpul}”?",
    Kriteria.TIME_BOUND: "Apakah hasilnya dapat diketahui dalam kurun waktu targetnya, bukan lama sesudahnya?",
    Kriteria.TRACKABLE: "Dapatkah datanya dipantau dan dikumpulkan tiap triwulan?",
}
PERTANYAAN_LAIN = "Apakah indikator ini memenuhi kriteria “{kriteria}”?"


@dataclass(frozen=True)
class KriteriaBerlaku:
    """One criterion in force: `kunci` is stored with an answer; `sebutan` and `dasar` are the profile's own words."""

    kunci: str
    sebutan: str
    dasar: str

    @property
    def arti(self) -> str:
        return ARTI[Kriteria(self.kunci)] if self.kunci in set(Kriteria) else ""

    def pertanyaan(self, siapa: str, simpul: str) -> str:
        """The question that only a person can answer."""
        if self.kunci not in set(Kriteria):
            return PERTANYAAN_LAIN.format(kriteria=self.sebutan)
        return PERTANYAAN[Kriteria(self.kunci)].format(siapa=siapa, simpul=simpul)


def kunci_kriteria(tertulis: str) -> str:
    """The key of a criterion as a profile writes it."""
    rapi = seragam(str(tertulis))
    return _SAMA.get(rapi, rapi)[:20]


def perangkat(
    kriteria_pk: Iterable[str], dasar_pk: str, kriteria_rkt: Iterable[str] = (), dasar_rkt: str = ""
) -> tuple[KriteriaBerlaku, ...]:
    """The criteria that an indicator has to meet, those of the PK first, then what the RKT asks beside them.

    An indicator of a plan comes into the RKT and the PK, so it has to meet both sets; a criterion in both names both.
    """
    ada: dict[str, KriteriaBerlaku] = {}
    for daftar, dasar in ((kriteria_pk, dasar_pk), (kriteria_rkt, dasar_rkt)):
        for tertulis in daftar:
            kunci, sebutan = kunci_kriteria(tertulis), str(tertulis)
            lama = ada.get(kunci)
            ada[kunci] = _gabung(lama, sebutan, dasar) if lama else KriteriaBerlaku(kunci, sebutan, dasar)
    return tuple(ada.values())


def _gabung(lama: KriteriaBerlaku, sebutan: str, dasar: str) -> KriteriaBerlaku:
    nama = lama.sebutan if sebutan == lama.sebutan else f"{lama.sebutan}/{sebutan}"
    return KriteriaBerlaku(lama.kunci, nama, "; ".join(dict.fromkeys(d for d in (lama.dasar, dasar) if d)))


def pilih(berlaku: Sequence[KriteriaBerlaku], *diinginkan: Kriteria) -> KriteriaBerlaku:
    """The first criterion wanted that the regency has; else its first one (a remark never stands without)."""
    ada = {k.kunci: k for k in berlaku}
    return next((ada[k] for k in diinginkan if k in ada), berlaku[0] if berlaku else _TANPA[diinginkan[0]])


_TANPA = {k: KriteriaBerlaku(k.value, k.value, "PermenPANRB 53/2014 Lampiran II") for k in Kriteria}
