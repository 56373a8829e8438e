"""The dashboard of a year and period: regency and PD. Reads what was computed, in a number of queries that stays.

Means count what was accepted alone (GM/SM Pasal 9 ayat (6)); of a PD the PK of its head (G10).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, FilteredRelation, Q, QuerySet

from perjanjian.enums import Jalur
from perjanjian.models import Perjanjian
from perjanjian.queries.tenggat import Kalender
from sakip.organisasi.enums import JenisUnit
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah
from sakip.waktu import tanggal_di

from ..enums import PERIODE_UKUR, UKUR_DITERIMA
from ..enums.dasbor import KeadaanUkur
from ..models import Pengukuran, Realisasi
from ..rules.cetak import cetak_capaian
from ..rules.dasbor import Sebaran, Sel, keadaan, sebaran
from ..rules.efisiensi import BarisAnggaran, Efisiensi, efisiensi
from ..rules.masa import akhir_periode
from ..rules.predikat import Jenjang, predikat
from ..rules.rata import Rata, rata
from ..rules.ukuran import Kaidah
from .anggaran import Serapan, gabung, serapan_pd
from .cakupan import melihat_semua, pk_diukur, terlihat
from .deret import Deret
from .fakta import KEPALA
from .kaidah import kaidah_dari
from .masa import dari_versi
from .tenggat import batas_ukur


@dataclass(frozen=True)
class Banyak:
    """Of all PKs of a PD: how many there are, were submitted, were accepted."""

    pk: int = 0
    diajukan: int = 0
    diterima: int = 0


@dataclass(frozen=True)
class BarisDasbor:
    """One office (of a PD: its head) through the year, with the budget of the PD beside it."""

    pd: PerangkatDaerah | None
    nama: str
    pk: Perjanjian | None
    sel: Mapping[str, Sel]
    kini: Sel
    banyak: Banyak = field(default_factory=Banyak)
    serapan: Serapan = field(default_factory=Serapan)
    efisiensi: Efisiensi | None = None

    @property
    def deret(self) -> list[Sel]:
        return list(self.sel.values())


@dataclass(frozen=True)
class Dasbor:
    """`pemda`: the PK of the kepala daerah; `baris`: the PDs."""

    periode: str
    kaidah: Kaidah
    pemda: BarisDasbor | None
    baris: Sequence[BarisDasbor]

    @property
    def rata_pd(self) -> Rata:
        """The mean of the PDs, of those that were accepted; those without a number are left out and counted."""
        return rata((b.kini.rata for b in self.baris if b.kini.diterima), self.kaidah.rata)

    @property
    def predikat_pd(self) -> Jenjang | None:
        return predikat(self.rata_pd.nilai, self.kaidah.predikat, self.kaidah.antara)

    @property
    def berpk(self) -> list[BarisDasbor]:
        return [b for b in self.baris if b.kini.keadaan != KeadaanUkur.TIADA]

    @property
    def kosong(self) -> bool:
        """Whether nobody has a PK to be measured in the year."""
        return self.pemda is None and not self.berpk

    @property
    def diajukan(self) -> int:
        return sum(b.kini.sudah_diajukan for b in self.baris)

    @property
    def diterima(self) -> int:
        return sum(b.kini.diterima for b in self.baris)

    @property
    def terlambat(self) -> int:
        return sum(b.kini.terlambat for b in self.baris)

    @property
    def belum(self) -> list[BarisDasbor]:
        """Who has not filled in, the late first."""
        semua = [b for b in [*([self.pemda] if self.pemda else []), *self.baris] if b.kini.menunggu]
        return sorted(semua, key=lambda b: b.kini.keadaan != KeadaanUkur.LEWAT)

    @property
    def sebaran(self) -> Sebaran:
        return sebaran(b.kini for b in self.baris)

    @property
    def serapan(self) -> Serapan:
        return gabung(b.serapan for b in self.baris)

    def cetak(self, nilai: Decimal | None) -> str:
        return cetak_capaian(nilai, cara=self.kaidah.pembulatan)


# ---- the regency


def dasbor_pemda(hak: Hak, k: Konteks, periode: str) -> Dasbor:
    """Every PD that the reader may follow, by the PK of its head; six queries."""
    assert k.pemda is not None
    rows = list(pk_diukur(hak, k.tahun).filter(jalur__in=KEPALA))
    tahun = TahunUkur.baca(k, terlihat(hak).filter(tahun=k.tahun, perjanjian__jalur__in=KEPALA), rows)
    banyak = banyak_pk(hak, k.tahun, periode)
    uang = serapan_pd(k.pemda.pk, k.tahun, periode)
    kepala = kepala_pd(map(JabatanPD.dari, rows))
    baris = []
    for pd in _pd(hak, k):
        sel = tahun.deret(kepala.get(pd.pk), pd.pk)
        serapan = uang.get(pd.pk, Serapan())
        baris.append(
            BarisDasbor(
                pd, pd.nama, tahun.pk(kepala.get(pd.pk), periode), sel, sel[periode],
                banyak.get(pd.pk, Banyak()), serapan, _efisiensi(tahun.kaidah, sel[periode], serapan),
            )
        )  # fmt: skip
    return Dasbor(periode, tahun.kaidah, _baris_pemda(k, tahun, rows, periode, list(uang.values())), baris)


def _baris_pemda(
    k: Konteks, tahun: "TahunUkur", rows: Sequence[Perjanjian], periode: str, uang: Sequence[Serapan]
) -> BarisDasbor | None:
    jabatan = next((pk.jabatan_id for pk in rows if pk.jalur == Jalur.KEPALA_DAERAH), None)
    if jabatan is None or k.pemda is None:
        return None
    sel, serapan = tahun.deret(jabatan, None), gabung(uang)
    return BarisDasbor(
        None, k.pemda.sebutan, tahun.pk(jabatan, periode), sel, sel[periode], Banyak(), serapan,
        _efisiensi(tahun.kaidah, sel[periode], serapan),
    )  # fmt: skip


def _pd(hak: Hak, k: Konteks) -> list[PerangkatDaerah]:
    semua = melihat_semua(hak)
    return [pd for pd in k.pd_aktif if semua or pd.pk in hak.pd_milik]


class JabatanPD(NamedTuple):
    """An office that answers to the kepala daerah, as far as the heads of PDs are told from it."""

    pd_id: int | None
    jenis_unit: str
    urutan: int
    id: int

    @classmethod
    def dari(cls, pk: Perjanjian) -> "JabatanPD":
        return cls(pk.pd_id, pk.jabatan.jenis_unit, pk.jabatan.urutan, pk.jabatan_id)

    @property
    def urut(self) -> tuple[bool, int, int]:
        return self.jenis_unit != JenisUnit.PD, self.urutan, self.id


def kepala_pd(jabatan: Iterable[JabatanPD]) -> dict[int, int]:
    """{PD: the office that leads it}; where none does, the first of those that answer to the kepala daerah."""
    hasil: dict[int, int] = {}
    for j in sorted(jabatan, key=lambda j: j.urut):
        if j.pd_id is not None:
            hasil.setdefault(j.pd_id, j.id)
    return hasil


def banyak_pk(hak: Hak, tahun: int, periode: str) -> dict[int | None, Banyak]:
    """{PD: how many offices have a PK, submitted its measurement, had it accepted}; one GROUP BY."""
    diajukan, diterima = (Q(ukur__pertama_diajukan_pada__isnull=False), Q(ukur__status__in=UKUR_DITERIMA))
    rows = (
        pk_diukur(hak, tahun)
        .select_related(None)
        .annotate(ukur=FilteredRelation("pengukuran", condition=Q(pengukuran__periode=periode)))
        .order_by()
        .values("pd_id")
        .annotate(
            n=Count("jabatan", distinct=True),
            a=Count("jabatan", distinct=True, filter=diajukan),
            t=Count("jabatan", distinct=True, filter=diterima),
        )
    )
    return {r["pd_id"]: Banyak(r["n"], r["a"], r["t"]) for r in rows}


def _efisiensi(kaidah: Kaidah, sel: Sel, uang: Serapan) -> Efisiensi | None:
    """Of what was accepted; None where there is nothing to compare yet."""
    if not sel.diterima or not uang.terlapor:
        return None
    return efisiensi(kaidah.efisiensi, [BarisAnggaran(uang.pagu, uang.sampai, sel.rata)])


# ---- a year of measurements


@dataclass(frozen=True)
class TahunUkur:
    """The measurements of some offices in one year as cells; who answers for a period, and until when."""

    kaidah: Kaidah
    kalender: Kalender
    ukur: Mapping[int | None, Deret]  # office -> its measurements; None: the programs of the PD
    menjawab: Mapping[str, Mapping[int, Perjanjian]]  # period -> office -> the PK that answers for it

    @classmethod
    def baca(cls, k: Konteks, rows: QuerySet[Pengukuran], pk: Sequence[Perjanjian]) -> "TahunUkur":
        """One query; the calendar asks for dispensasi and moved dates only where something was missed or met."""
        assert k.pemda is not None
        ukur: dict[int | None, Deret] = defaultdict(Deret)
        for p in rows.order_by("id"):
            ukur[p.perjanjian.jabatan_id if p.perjanjian else None].semua.append(p)
        return cls(
            kaidah=kaidah_dari(k.ketentuan),
            kalender=Kalender(k.ketentuan, k.tahun, k.hari_ini, k.pemda.zona_waktu),
            ukur=ukur,
            menjawab={periode: dari_versi(pk, k.tahun, periode) for periode in PERIODE_UKUR},
        )

    def pk(self, jabatan_id: int | None, periode: str) -> Perjanjian | None:
        return self.menjawab[periode].get(jabatan_id) if jabatan_id else None

    def deret(self, jabatan_id: int | None, pd_id: int | None) -> dict[str, Sel]:
        """The cells of an office through the year."""
        return {periode: self.sel(jabatan_id, pd_id, periode) for periode in PERIODE_UKUR}

    def sel(self, jabatan_id: int | None, pd_id: int | None, periode: str) -> Sel:
        if jabatan_id is not None and self.pk(jabatan_id, periode) is None:
            return Sel(periode, KeadaanUkur.TIADA)
        if jabatan_id is None and None not in self.ukur:
            return Sel(periode, KeadaanUkur.TIADA)
        p = self.ukur[jabatan_id].berlaku(periode) if jabatan_id in self.ukur else None
        return self._sel(p, periode, pd_id)

    def _sel(self, p: Pengukuran | None, periode: str, pd_id: int | None) -> Sel:
        batas = batas_ukur(self.kalender, periode, p, pd_id)
        tenggat, dispensasi = (batas.tenggat.tanggal, batas.dispensasi) if batas else (None, None)
        hal = keadaan(
            p.status if p else "", akhir=akhir_periode(self.kalender.tahun, periode), tenggat=dispensasi or tenggat,
            hari_ini=self.kalender.hari_ini,
        )  # fmt: skip
        if p is None:
            return Sel(periode, hal, tenggat=tenggat, dispensasi=dispensasi)
        nilai = Decimal(p.rata) if p.rata else None
        diajukan = p.pertama_diajukan_pada
        return Sel(
            periode, hal, p.pk, nilai, cetak_capaian(nilai, cara=self.kaidah.pembulatan),
            predikat(nilai, self.kaidah.predikat, self.kaidah.antara), p.dihitung, p.dikecualikan, p.sebaran, tenggat,
            dispensasi, tanggal_di(diajukan, self.kalender.zona) if diajukan else None,
        )  # fmt: skip


# ---- one PD


@dataclass(frozen=True)
class SasaranUkur:
    """A sasaran with the mean of its indicators (G10), and the first row of it."""

    nama: str
    rows: Sequence[Realisasi]
    rata: Rata
    predikat: Jenjang | None
    angka: str

    @property
    def nomor(self) -> int:
        return self.rows[0].pk

    @property
    def kode(self) -> str:
        """Of the predikat; empty where there is none."""
        return self.predikat.kode if self.predikat else ""

    @property
    def sebutan(self) -> str:
        return self.predikat.nama if self.predikat else ""


@dataclass(frozen=True)
class DasborPD:
    """The PD by the PK of its head, its officials, and what no PK carries."""

    periode: str
    kaidah: Kaidah
    kepala: BarisDasbor
    pejabat: Sequence[BarisDasbor]
    program: BarisDasbor
    sasaran: Sequence[SasaranUkur]
    sasaran_program: Sequence[SasaranUkur]

    @property
    def kosong(self) -> bool:
        """Whether the PD has nothing to be measured in the year."""
        return not self.pejabat and self.program.kini.nomor is None

    @property
    def sebaran(self) -> Sebaran:
        return sebaran(b.kini for b in self.pejabat)

    @property
    def belum(self) -> list[BarisDasbor]:
        return sorted((b for b in self.pejabat if b.kini.menunggu), key=lambda b: b.kini.keadaan != KeadaanUkur.LEWAT)

    def cetak(self, nilai: Decimal | None) -> str:
        return cetak_capaian(nilai, cara=self.kaidah.pembulatan)


def dasbor_pd(hak: Hak, k: Konteks, pd: PerangkatDaerah, periode: str) -> DasborPD:
    """One PD; six queries."""
    rows = list(pk_diukur(hak, k.tahun).filter(pd=pd).order_by("jabatan__urutan", "jabatan_id"))
    tahun = TahunUkur.baca(k, terlihat(hak).filter(tahun=k.tahun, pd=pd), rows)
    uang = serapan_pd(pd.pemda_id, k.tahun, periode, [pd.pk]).get(pd.pk, Serapan())
    kepala = kepala_pd(JabatanPD.dari(pk) for pk in rows if pk.jalur in KEPALA).get(pd.pk)
    semua = {j: _pejabat(tahun, pk, periode) for j, pk in {r.jabatan_id: r for r in rows}.items()}
    sel = tahun.deret(kepala, pd.pk) if kepala else dict.fromkeys(PERIODE_UKUR, Sel(periode, KeadaanUkur.TIADA))
    program = tahun.deret(None, pd.pk)
    isi = sasaran_ukur([n for n in (sel[periode].nomor, program[periode].nomor) if n], tahun.kaidah)
    jumlah = Banyak(
        len(semua), sum(b.kini.sudah_diajukan for b in semua.values()), sum(b.kini.diterima for b in semua.values())
    )
    return DasborPD(
        periode=periode,
        kaidah=tahun.kaidah,
        kepala=BarisDasbor(
            pd, pd.nama, tahun.pk(kepala, periode), sel, sel[periode], jumlah, uang,
            _efisiensi(tahun.kaidah, sel[periode], uang),
        ),
        pejabat=list(semua.values()),
        program=BarisDasbor(pd, "Indikator program di luar PK", None, program, program[periode]),
        sasaran=isi.get(sel[periode].nomor or 0, []),
        sasaran_program=isi.get(program[periode].nomor or 0, []),
    )  # fmt: skip


def _pejabat(tahun: TahunUkur, pk: Perjanjian, periode: str) -> BarisDasbor:
    sel = tahun.deret(pk.jabatan_id, pk.pd_id)
    return BarisDasbor(pk.pd, pk.jabatan.nama, tahun.pk(pk.jabatan_id, periode), sel, sel[periode])


def sasaran_ukur(pengukuran_id: Sequence[int], kaidah: Kaidah) -> dict[int, list[SasaranUkur]]:
    """{measurement: its sasaran, as they stand in the PK}; one query, none for none."""
    milik: dict[int, list[Realisasi]] = defaultdict(list)
    if pengukuran_id:
        rows = Realisasi.objects.filter(pengukuran__in=pengukuran_id).select_related("butir", "program")
        for r in rows.order_by("urutan", "id"):
            milik[r.pengukuran_id].append(r)
    return {nomor: kelompokkan(isi, kaidah) for nomor, isi in milik.items()}


def kelompokkan(rows: Iterable[Realisasi], kaidah: Kaidah) -> list[SasaranUkur]:
    """Rows by sasaran, each with the mean of what was computed (SM Lampiran C)."""
    milik: dict[str, list[Realisasi]] = defaultdict(list)
    for r in rows:
        milik[r.asal.kelompok].append(r)
    hasil = []
    for nama, isi in milik.items():
        tengah = rata((Decimal(r.capaian) if r.capaian else None for r in isi), kaidah.rata)
        jenjang = predikat(tengah.nilai, kaidah.predikat, kaidah.antara)
        hasil.append(SasaranUkur(nama, isi, tengah, jenjang, cetak_capaian(tengah.nilai, cara=kaidah.pembulatan)))
    return hasil
