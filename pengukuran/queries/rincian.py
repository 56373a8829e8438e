"""One sasaran, one indicator: every period of the year with who recorded and accepted it, its evidence, its years."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from sakip.organisasi.hak import Hak

from ..enums import PERIODE_UKUR, Periode
from ..models import Bukti, Pengukuran, Realisasi, TargetTriwulan
from ..rules.contoh import contoh
from ..rules.masa import triwulan
from ..rules.ukuran import Kaidah, Ukuran
from .cakupan import terlihat
from .dasbor import SasaranUkur, kelompokkan
from .deret import Deret, berpasangan
from .lintas_tahun import LintasTahun, lintas_tahun

DIBACA = (
    "pengukuran__pemda", "pengukuran__pd", "pengukuran__perjanjian__jabatan", "butir__baris_rkt", "program",
    "dicatat_oleh__pegawai", "diputuskan_oleh__pegawai",
)  # fmt: skip


def angka_terlihat(hak: Hak) -> QuerySet[Realisasi]:
    """The figures of measurements that the reader may know of."""
    return Realisasi.objects.filter(pengukuran__in=terlihat(hak).order_by().values("pk")).select_related(*DIBACA)


@dataclass(frozen=True)
class BarisSasaran:
    """An indicator of a sasaran: its row, and the same promise in every period."""

    r: Realisasi
    periode: Mapping[str, Realisasi | None]


@dataclass(frozen=True)
class RincianSasaran:
    p: Pengukuran
    sasaran: SasaranUkur
    baris: Sequence[BarisSasaran]


@dataclass(frozen=True)
class PeriodeIndikator:
    """An indicator in one period: its row where there is one, and the target of the triwulan."""

    kode: str
    r: Realisasi | None
    target: str = ""

    @property
    def nama(self) -> str:
        return str(Periode(self.kode).label)


@dataclass(frozen=True)
class RincianIndikator:
    r: Realisasi
    sasaran: SasaranUkur
    periode: Sequence[PeriodeIndikator]
    lintas: LintasTahun
    contoh: tuple[str, ...]

    @property
    def ada_bukti(self) -> bool:
        return any(x.r.bukti.all() for x in self.periode if x.r)


def rincian_sasaran(hak: Hak, r: Realisasi, kaidah: Kaidah) -> RincianSasaran:
    """The sasaran that a row belongs to; two queries."""
    d, p = _tahun(hak, r)
    sasaran = _sasaran(r, p, kaidah)
    semua = _periode(d, p)
    return RincianSasaran(p, sasaran, [BarisSasaran(x, semua[x.pk]) for x in sasaran.rows])


def rincian_indikator(hak: Hak, r: Realisasi, kaidah: Kaidah) -> RincianIndikator:
    """All there is to say of one indicator; six queries."""
    d, p = _tahun(hak, r, bukti=True)
    target = _target(r)
    asal, semua = r.asal, _periode(d, p)[r.pk]
    ukuran = Ukuran(asal.target, asal.arah, asal.cara_hitung, asal.satuan, asal.skala, target)
    return RincianIndikator(
        r=r,
        sasaran=_sasaran(r, p, kaidah),
        periode=[PeriodeIndikator(k, x, target.get(triwulan(k) or 0, "")) for k, x in semua.items()],
        lintas=lintas_tahun([r], kaidah)[r.pk],
        contoh=contoh(ukuran, kaidah),
    )


def _sasaran(r: Realisasi, p: Pengukuran, kaidah: Kaidah) -> SasaranUkur:
    semua = kelompokkan(p.realisasi.all(), kaidah)
    return next(s for s in semua if r.pk in {x.pk for x in s.rows})


def _tahun(hak: Hak, r: Realisasi, *, bukti: bool = False) -> tuple[Deret, Pengukuran]:
    """The year of the office, as far as the reader sees it, and the measurement of `r` in it."""
    p = r.pengukuran
    rows = terlihat(hak).filter(tahun=p.tahun)
    rows = (
        rows.filter(perjanjian__jabatan=p.perjanjian.jabatan_id)
        if p.perjanjian
        else rows.filter(perjanjian=None, pd=p.pd_id)
    )
    angka = Realisasi.objects.select_related(*DIBACA[3:]).order_by("urutan", "id")
    if bukti:
        angka = angka.prefetch_related(Prefetch("bukti", Bukti.objects.select_related("berkas")))
    semua = list(rows.order_by("id").prefetch_related(Prefetch("realisasi", angka)))
    return Deret(semua), next(x for x in semua if x.pk == p.pk)


def _periode(d: Deret, p: Pengukuran) -> dict[int, dict[str, Realisasi | None]]:
    """{row of `p`: {period: the row of the same promise}}; a period's own measurement is the one that counts."""
    hasil: dict[int, dict[str, Realisasi | None]] = {x.pk: {} for x in p.realisasi.all()}
    for periode in PERIODE_UKUR:
        lain = p if periode == p.periode else d.berlaku(periode)
        pasangan = berpasangan(p, lain) if lain else {}
        for nomor, isi in hasil.items():
            isi[periode] = pasangan.get(nomor)
    return hasil


def _target(r: Realisasi) -> dict[int, str]:
    rows = (
        TargetTriwulan.objects.filter(butir=r.butir_id)
        if r.butir_id
        else TargetTriwulan.objects.filter(program=r.program_id)
    )
    return dict(rows.values_list("triwulan", "tertulis"))
