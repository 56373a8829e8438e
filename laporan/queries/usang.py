"""Paragraphs that quote a figure which has changed since they were written."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..isi import LaporanIsi
from ..models import Paragraf
from ..rules.kutipan import angka_laporan, sebutan_angka, usang


@dataclass(frozen=True)
class AngkaUsang:
    """`kini` empty: the figure is gone."""

    sebutan: str
    dulu: str
    kini: str


def angka_usang(isi: LaporanIsi, paragraf: Iterable[Paragraf]) -> dict[int, list[AngkaUsang]]:
    """{paragraph: what changed}; figures that were printed alike and became alike are said once."""
    mengutip = [p for p in paragraf if p.kutipan and not p.dihapus]
    if not mengutip:
        return {}
    kini, sebutan = angka_laporan(isi), sebutan_angka(isi)
    hasil: dict[int, list[AngkaUsang]] = {}
    for p in mengutip:
        beda: dict[tuple[str, str], AngkaUsang] = {}
        for nama, dulu, baru in usang(p.kutipan, kini):
            beda.setdefault((dulu, baru), AngkaUsang(sebutan.get(nama, ""), dulu, baru))
        if beda:
            hasil[p.pk] = list(beda.values())
    return hasil
