"""What the report of the year draws from the measurement of one office (GM/SM Pasal 11; SM Lampiran D).

The figures are those that were stored when they were measured; printing and predikat follow the profile of the year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Prefetch

from perjanjian.models import Butir, Perjanjian
from sakip.organisasi.models import Ketentuan

from ..enums import UKUR_DITERIMA, Periode
from ..models import Bukti, Pengukuran, Realisasi
from ..rules.cetak import cetak_capaian
from ..rules.efisiensi import Efisiensi
from ..rules.predikat import Jenjang, predikat
from ..rules.rata import Rata, rata
from ..rules.rumus import Alasan, capaian
from ..rules.ukuran import Kaidah
from .anggaran import Serapan, efisiensi_pk
from .diukur import URUTAN, Diukur, susun_diukur
from .kaidah import kaidah_dari
from .lintas_tahun import LintasTahun, lintas_tahun


@dataclass(frozen=True)
class BarisTahun:
    """One indicator of the PK: its figure at the end of the year (None: not measured), its quarters, its years."""

    butir: Butir
    r: Realisasi | None
    triwulan: Mapping[Periode, Realisasi] = field(default_factory=dict)
    lintas: LintasTahun = field(default_factory=LintasTahun)

    @property
    def capaian(self) -> Decimal | None:
        return Decimal(self.r.capaian) if self.r and self.r.capaian else None

    @property
    def alasan(self) -> str:
        """Why there is no capaian, as a sentence."""
        if self.r is None or not (self.r.sampai or self.r.tertulis):
            return Alasan.TANPA_REALISASI.kata
        return Alasan(self.r.alasan).kata if self.r.alasan else ""

    @property
    def tercapai(self) -> bool | None:
        """Whether the target was reached; None where that cannot be said."""
        if self.r is None:
            return None
        a = self.butir
        return capaian(a.target, self.r.sampai or self.r.tertulis, a.arah, skala=a.skala).tercapai

    @property
    def sementara(self) -> bool:
        """Measured, and not accepted yet."""
        return self.r is not None and self.r.pengukuran.status not in UKUR_DITERIMA


@dataclass(frozen=True)
class TahunKantor:
    """The year of one office as its report tells it. `periode`: the last one that was measured."""

    kaidah: Kaidah
    periode: Periode | None
    baris: Sequence[BarisTahun] = ()

    def cetak(self, nilai: Decimal | None) -> str:
        """As the profile rounds; empty where there is no number."""
        return "" if nilai is None else cetak_capaian(nilai, cara=self.kaidah.pembulatan)

    def jenjang(self, nilai: Decimal | None) -> Jenjang | None:
        return predikat(nilai, self.kaidah.predikat, self.kaidah.antara)

    def rata(self, nilai: Sequence[Decimal | None]) -> Rata:
        return rata(nilai, self.kaidah.rata)

    def capaian_butir(self, butir: Sequence[int]) -> dict[int, Decimal]:
        """{row of any PK: its last accepted capaian}; one query."""
        rows = Realisasi.objects.filter(butir__in=butir, pengukuran__status__in=UKUR_DITERIMA).exclude(capaian="")
        urut = sorted(
            rows.values_list("pengukuran__periode", "pengukuran__versi", "butir_id", "capaian"),
            key=lambda x: (URUTAN.index(Periode(x[0])), x[1]),
        )
        return {nomor: Decimal(isi) for _, _, nomor, isi in urut}

    def efisiensi(self, capaian: Sequence[Decimal | None], serapan: Serapan) -> Efisiensi:
        return efisiensi_pk(capaian, serapan, self.kaidah)


def tahun_kantor(pk: Perjanjian, ketentuan: Ketentuan | None, *, lalu: bool = True) -> TahunKantor:
    """The measurements of the office of `pk` in its year, on the rows of that version; seven queries at most, three
    without the years before (`lalu`)."""
    kaidah = kaidah_dari(ketentuan)
    butir = list(pk.butir.select_related("baris_rkt").order_by("urutan", "id"))
    d = susun_diukur(_angka(pk))
    periode = d.terakhir(pk.tahun, Periode.TAHUN)
    if periode is None:
        return TahunKantor(kaidah, None, [BarisTahun(b, None) for b in butir])
    kini = d.baris(pk.tahun, periode, butir)
    lintas = lintas_tahun(list(kini.values()), kaidah) if lalu else {}
    triwulan = {p: d.baris(pk.tahun, p, butir) for p in URUTAN}
    return TahunKantor(
        kaidah,
        Periode(periode),
        [
            BarisTahun(
                b,
                r,
                {p: isi[b.pk] for p, isi in triwulan.items() if b.pk in isi},
                lintas.get(r.pk, LintasTahun()) if r else LintasTahun(),
            )
            for b in butir
            for r in [kini.get(b.pk)]
        ],
    )


def _angka(pk: Perjanjian) -> Sequence[Realisasi]:
    """The figures of the office's year that were submitted."""
    rows = Realisasi.objects.filter(
        pengukuran__perjanjian__jabatan=pk.jabatan_id,
        pengukuran__tahun=pk.tahun,
        pengukuran__pertama_diajukan_pada__isnull=False,
    )
    rows = rows.select_related("pengukuran__perjanjian", "butir__baris_rkt", "program")
    return list(rows.prefetch_related(Prefetch("bukti", Bukti.objects.all())).order_by("urutan", "id"))


@dataclass(frozen=True)
class BarisKode:
    """A figure that stands at a line of the budget: of the DPA's keluaran or hasil, or of a program (G4)."""

    kode: str
    jenis: str
    r: Realisasi


def angka_berkode(pd_id: int, tahun: int) -> list[BarisKode]:
    """The submitted figures of a PD that belong to a line of its budget, one for each line and indicator."""
    rows = Realisasi.objects.filter(
        pengukuran__pd=pd_id, pengukuran__tahun=tahun, pengukuran__pertama_diajukan_pada__isnull=False
    ).select_related("pengukuran__perjanjian__jabatan", "butir__tolok_ukur__baris", "program__dari_tolok_ukur__baris")
    milik: dict[int | None, list[Realisasi]] = {}
    for r in rows.order_by("urutan", "id"):
        p = r.pengukuran
        milik.setdefault(p.perjanjian.jabatan_id if p.perjanjian else None, []).append(r)
    hasil: dict[tuple[str, str], BarisKode] = {}
    for semua in milik.values():
        for satu in _terakhir(susun_diukur(semua), tahun):
            if kode := _kode(satu):
                hasil.setdefault((kode[0], satu.asal.indikator), BarisKode(*kode, satu))
    return sorted(hasil.values(), key=lambda b: b.kode)


def _terakhir(d: Diukur, tahun: int) -> Sequence[Realisasi]:
    periode = d.terakhir(tahun, Periode.TAHUN)
    return d.isi[tahun][periode] if periode else ()


def _kode(r: Realisasi) -> tuple[str, str] | None:
    if r.program and r.program.kode:
        return r.program.kode, r.program.get_jenis_display()
    tolok = r.butir.tolok_ukur if r.butir else None
    return (tolok.baris.kode, tolok.get_jenis_display()) if tolok else None


def rata_pd(
    pd_id: Sequence[int], tahun: int, ketentuan: Ketentuan | None
) -> dict[int, tuple[Decimal | None, str, str, Periode]]:
    """{PD: mean capaian of its head's last accepted measurement, as printed, predikat, its period}; one query."""
    kantor = TahunKantor(kaidah_dari(ketentuan), None)
    rows = Pengukuran.objects.filter(
        pd__in=pd_id, tahun=tahun, status__in=UKUR_DITERIMA, perjanjian__jabatan__jenis_unit="pd"
    ).select_related("perjanjian")
    hasil = {}
    for p in sorted(rows, key=lambda p: (URUTAN.index(Periode(p.periode)), p.perjanjian.versi, p.versi)):  # type: ignore[union-attr]
        nilai = Decimal(p.rata) if p.rata else None
        jenjang = kantor.jenjang(nilai)
        hasil[p.pd_id or 0] = (nilai, kantor.cetak(nilai), jenjang.nama if jenjang else "", Periode(p.periode))
    return hasil
