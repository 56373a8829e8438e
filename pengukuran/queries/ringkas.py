"""The figures of a PD in one period, beside the written result on them (BK Pasal 11 ayat (9), (10))."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip.organisasi.hak import Hak

from ..enums import UKUR_DITERIMA, Periode
from ..models import Pengukuran, Realisasi
from ..rules.ukuran import Kaidah
from .cakupan import DIAJUKAN, terlihat
from .fakta import KEPALA
from .kaidah import kaidah_pada
from .periksa import judul_ukur

# a semester is read where its last quarter has brought it
DIUKUR = {Periode.SEMESTER_1: Periode.TRIWULAN_2, Periode.SEMESTER_2: Periode.TRIWULAN_4}
PENUH = Decimal(100)


@dataclass(frozen=True)
class Ringkas:
    """What one measurement came to, and how many of the PD were submitted and accepted. `kurang`: indicators below
    their target."""

    p: Pengukuran
    judul: str
    kaidah: Kaidah
    kurang: int
    diajukan: int
    diterima: int

    @property
    def pasti(self) -> bool:
        """Whether its figures stand."""
        return self.p.status in UKUR_DITERIMA


def ringkas(hak: Hak, pd_id: int, tahun: int, periode: str) -> Ringkas | None:
    """The measurement of the head's PK that counts, and how many of the PD were submitted; two queries."""
    if not periode:
        return None
    diukur = DIUKUR.get(Periode(periode), Periode(periode))
    rows = terlihat(hak).filter(DIAJUKAN, pd_id=pd_id, tahun=tahun, periode=diukur)
    semua = list(rows.order_by("perjanjian__versi", "versi"))
    kepala = _yang_berlaku([p for p in semua if p.perjanjian and p.perjanjian.jalur in KEPALA])
    if kepala is None:
        return None
    angka = Realisasi.objects.filter(pengukuran=kepala).exclude(capaian="").values_list("capaian", flat=True)
    return Ringkas(
        p=kepala,
        judul=judul_ukur(kepala),
        kaidah=kaidah_pada(kepala.pemda_id, tahun),
        kurang=sum(Decimal(c) < PENUH for c in angka),
        diajukan=len({(p.perjanjian_id, p.pd_id) for p in semua}),
        diterima=len({(p.perjanjian_id, p.pd_id) for p in semua if p.status in UKUR_DITERIMA}),
    )


def _yang_berlaku(semua: Sequence[Pengukuran]) -> Pengukuran | None:
    """The newest accepted, else the newest."""
    diterima = [p for p in semua if p.status in UKUR_DITERIMA]
    return next(reversed(diterima or semua), None)
