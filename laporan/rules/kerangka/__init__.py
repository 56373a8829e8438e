"""The chapters of an LKjIP (SM Lampiran D, GM Lampiran E; PermenPANRB 53/2014 Lampiran II)."""

from ...isi import LaporanIsi
from ..blok import Bab
from .akuntabilitas import akuntabilitas
from .depan import depan
from .lampiran import lampiran
from .pendahuluan import pendahuluan
from .penutup import penutup
from .perencanaan import perencanaan


def kerangka(isi: LaporanIsi) -> tuple[Bab, ...]:
    """The whole report as blocks: foreword and summary, Bab I to IV, lampiran."""
    return (*depan(isi), pendahuluan(isi), perencanaan(isi), akuntabilitas(isi), penutup(isi), lampiran(isi))
