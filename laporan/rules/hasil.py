"""What came of the promise of an indicator, in one word (SM Lampiran D (1)); the measurement says whether it was
reached, the written figures by how much."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from renstra.enums import Arah
from sakip.angka import Jenis

from ..isi import IndikatorIsi
from .banding import PERSIS, Banding, Gerak, Sifat, banding
from .satuan import dibaca, tulis_selisih


class Hasil(StrEnum):
    MELAMPAUI = "melampaui target"
    SESUAI = "sesuai target"
    BELUM = "belum mencapai target"
    TIDAK_DAPAT_DINILAI = "tidak dapat dinilai"
    TIDAK_DIUKUR = "belum diukur"


@dataclass(frozen=True)
class Letak:
    """`jarak`: realisasi against the target, or against the end of a range that it passed."""

    hasil: Hasil
    jarak: Banding | None = None
    rentang: bool = False


def sifat(i: IndikatorIsi) -> Sifat:
    return Sifat(i.arah, i.satuan, i.skala)


def letak(i: IndikatorIsi) -> Letak:
    """Where the realisasi stands to the target."""
    if not i.diukur:
        return Letak(Hasil.TIDAK_DIUKUR)
    if i.tercapai is None or not i.target:
        return Letak(Hasil.TIDAK_DAPAT_DINILAI)
    rentang = dibaca(i.target).jenis == Jenis.RENTANG
    jarak = _dari_rentang(i) if rentang else banding(i.target, i.realisasi, sifat(i))
    if not i.tercapai:
        return Letak(Hasil.BELUM, None if jarak and jarak.baik else jarak, rentang)
    lebih = jarak is not None and jarak.baik is True
    return Letak(Hasil.MELAMPAUI if lebih else Hasil.SESUAI, jarak if lebih else None, rentang)


def _dari_rentang(i: IndikatorIsi) -> Banding | None:
    """None inside the range."""
    t, r = (dibaca(teks) for teks in (i.target, i.realisasi))
    if r.bilangan is None:
        return None
    beda = Decimal(0)
    if t.bawah is not None and r.bilangan < t.bawah:
        beda = PERSIS.subtract(r.bilangan, t.bawah)
    elif t.atas is not None and r.bilangan > t.atas:
        beda = PERSIS.subtract(r.bilangan, t.atas)
    if not beda:
        return None
    baik = None if i.arah == Arah.TETAP else (beda < 0) == (i.arah == Arah.TURUN)
    gerak = Gerak.NAIK if beda > 0 else Gerak.TURUN
    return Banding(gerak, baik, tulis_selisih(beda, i.satuan or r.satuan or t.satuan), abs(beda))
