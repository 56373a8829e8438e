"""Realisasi anggaran beside performance: what a PK or a PD may spend, and what of it was spent up to a period.

The amounts come from the planning side (realisasi per sub kegiatan and month); nothing is typed twice.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from django.db.models import BigIntegerField, F, QuerySet, Sum, prefetch_related_objects
from django.db.models.functions import Cast, Round

from perjanjian.models import PaguPerjanjian, Pengampu, Perjanjian
from renstra.enums import JenisAnggaran, StatusDokumen
from renstra.models import PaguSumberDana, RealisasiAnggaran
from sakip.ingatan import ingat
from sakip.organisasi.enums import JenisUnit
from sakip.organisasi.queries import pohon_atasan, rantai_atasan

from ..rules.efisiensi import BarisAnggaran, Efisiensi, efisiensi
from ..rules.masa import bulan_terakhir
from ..rules.rata import rata
from ..rules.ukuran import Kaidah

NOL = Decimal(0)
TRIWULAN = range(1, 5)
# exact on both databases: whole sen are added up, never fractions
_SEN = Sum(Cast(Round(F("jumlah") * 100), BigIntegerField()))


@dataclass(frozen=True)
class Serapan:
    """A pagu and what was spent of it.

    `pagu` None: there is none to measure by. `triwulan`: spent in each of the four; None for one to come, and for one
    of which nothing has been reported.
    """

    pagu: Decimal | None = None
    triwulan: tuple[Decimal | None, ...] = (None,) * 4

    @property
    def sampai(self) -> Decimal:
        return sum((t for t in self.triwulan if t is not None), NOL)

    @property
    def terlapor(self) -> bool:
        return any(t is not None for t in self.triwulan)

    @property
    def persen(self) -> Decimal | None:
        """Realised, in per cent of the pagu; None where there is no pagu, or nothing was reported."""
        return self.sampai * 100 / self.pagu if self.pagu and self.terlapor else None


@dataclass(frozen=True)
class BarisSerapan:
    """One budget line of a PK: program, kegiatan or sub kegiatan."""

    id: int
    kode: str
    nama: str
    serapan: Serapan


@dataclass(frozen=True)
class SerapanPK:
    """The budget lines of a PK, each once, and their sum."""

    baris: tuple[BarisSerapan, ...] = ()
    jumlah: Serapan = field(default_factory=Serapan)


def gabung(semua: Iterable[Serapan]) -> Serapan:
    """The sum of several."""
    rows = list(semua)
    pagu = [s.pagu for s in rows if s.pagu is not None]
    triwulan = []
    for n in range(4):
        isi = [t for s in rows if (t := s.triwulan[n]) is not None]
        triwulan.append(sum(isi, NOL) if isi else None)
    return Serapan(sum(pagu, NOL) if pagu else None, tuple(triwulan))


# ---- PKs


def serapan_pk(daftar: Sequence[Perjanjian], periode: str) -> dict[int, SerapanPK]:
    """{PK: its budget, and what was spent of it up to the end of the period}; four queries, however many.

    `daftar` are PKs of one regency and year, read with their `jabatan`. Of an official below the head of the PD those
    sub kegiatan count that the office answers for; all of them where that is not known.
    """
    if not daftar:
        return {}
    pemda_id, tahun = daftar[0].pemda_id, daftar[0].tahun
    pd = None if any(pk.pd_id is None for pk in daftar) else {pk.pd_id for pk in daftar if pk.pd_id}
    belanja = _belanja(_realisasi(pemda_id, tahun, periode, pd))
    diampu = _diampu(pemda_id, tahun, {pk.pd_id for pk in daftar if pk.pd_id and not _seluruhnya(pk)})
    prefetch_related_objects(daftar, "pagu")
    hasil = {}
    for pk in daftar:
        milik = [b for pd_id, b in belanja.items() if pk.pd_id in (None, pd_id)]
        boleh = None if _seluruhnya(pk) else diampu.get(pk.jabatan_id)
        rows = tuple(BarisSerapan(p.pk, p.kode, p.nama, _serapan(p, milik, boleh)) for p in pk.pagu.all())
        hasil[pk.pk] = SerapanPK(rows, gabung(b.serapan for b in rows))
    return hasil


def serapan_tahunan(pk: Perjanjian, tahun: Collection[int]) -> dict[int, dict[int, Decimal | None]]:
    """{year: {budget line of the PK: spent on the same code in that year}}; None where nothing was reported."""
    rows = RealisasiAnggaran.objects.filter(pemda_id=pk.pemda_id, tahun__in=tahun).order_by()
    if pk.pd_id is not None:
        rows = rows.filter(pd=pk.pd_id)
    boleh = None if _seluruhnya(pk) else _diampu(pk.pemda_id, pk.tahun, {pk.pd_id or 0}).get(pk.jabatan_id)
    semua: dict[int, _Belanja] = defaultdict(_Belanja)
    for satu, kode, jumlah in rows.values_list("tahun", "kode", "jumlah"):
        semua[satu].tambah(kode, 1, jumlah)
    return {t: {p.pk: _serapan(p, [semua[t]], boleh).triwulan[0] for p in pk.pagu.all()} for t in tahun}


def _seluruhnya(pk: Perjanjian) -> bool:
    """Whether the PK carries all that its PD (or the regency) spends on its lines."""
    return pk.pd_id is None or pk.jabatan.jenis_unit == JenisUnit.PD


@dataclass
class _Belanja:
    """What a PD spent: code of any level -> sub kegiatan -> triwulan -> amount; and of which triwulan it reported."""

    isi: dict[str, dict[str, dict[int, Decimal]]] = field(default_factory=lambda: defaultdict(dict))
    terlapor: set[int] = field(default_factory=set)

    def tambah(self, sub: str, triwulan: int, jumlah: Decimal) -> None:
        self.terlapor.add(triwulan)
        satu = self.isi[sub].get(sub, {})
        satu[triwulan] = satu.get(triwulan, NOL) + jumlah
        for kode in accumulate(sub.split("."), "{}.{}".format):  # sub kegiatan, kegiatan, program and above
            self.isi[kode][sub] = satu


def _serapan(p: PaguPerjanjian, milik: Sequence[_Belanja], diampu: Collection[str] | None) -> Serapan:
    isi = [
        b
        for pd in milik
        for sub, b in pd.isi.get(p.kode, {}).items()
        if diampu is None or sub in diampu or sub == p.kode
    ]
    terlapor = {t for pd in milik for t in pd.terlapor}
    jumlah = (sum((b.get(t, NOL) for b in isi), NOL) if t in terlapor else None for t in TRIWULAN)
    return Serapan(p.jumlah, tuple(jumlah))


def _belanja(rows: "QuerySet[RealisasiAnggaran]") -> dict[int, _Belanja]:
    hasil: dict[int, _Belanja] = defaultdict(_Belanja)
    for pd_id, kode, bulan, jumlah in rows.values_list("pd_id", "kode", "bulan", "jumlah"):
        hasil[pd_id].tambah(kode, _triwulan(bulan), jumlah)
    return dict(hasil)


def _realisasi(pemda_id: int, tahun: int, periode: str, pd: Collection[int] | None) -> "QuerySet[RealisasiAnggaran]":
    rows = RealisasiAnggaran.objects.filter(pemda_id=pemda_id, tahun=tahun, bulan__lte=bulan_terakhir(periode))
    return rows.order_by() if pd is None else rows.filter(pd__in=pd).order_by()


def _triwulan(bulan: int) -> int:
    return (bulan - 1) // 3 + 1


def _diampu(pemda_id: int, tahun: int, pd: Collection[int]) -> dict[int, set[str]]:
    """Office -> the sub kegiatan it answers for with everybody below; none are read where no PK needs them."""
    if not pd:
        return {}
    return ingat(("diampu", frozenset(pd), tahun), lambda: _baca_diampu(pemda_id, tahun, pd))


def _baca_diampu(pemda_id: int, tahun: int, pd: Collection[int]) -> dict[int, set[str]]:
    pohon = pohon_atasan(pemda_id)
    hasil: dict[int, set[str]] = defaultdict(set)
    rows = Pengampu.objects.filter(pd__in=pd, tahun=tahun).values_list("jabatan_id", "kode")
    for jabatan_id, kode in rows:
        for j in (jabatan_id, *rantai_atasan(jabatan_id, pohon)):
            hasil[j].add(kode)
    return dict(hasil)


# ---- efficiency


def efisiensi_pk(capaian: Iterable[Decimal | None], serapan: Serapan, kaidah: Kaidah) -> Efisiensi:
    """By the way of the profile, of the capaian of the sasaran (or indicators) that one budget stands behind (SM
    Lampiran D)."""
    rata_capaian = rata(capaian, kaidah.rata).nilai
    terpakai = serapan.sampai if serapan.terlapor else None
    return efisiensi(kaidah.efisiensi, [BarisAnggaran(serapan.pagu, terpakai, rata_capaian)])


# ---- PDs


def serapan_pd(pemda_id: int, tahun: int, periode: str, pd: Collection[int] | None = None) -> dict[int, Serapan]:
    """{PD: the pagu of its DPA in force, and what was spent up to the end of the period}; two queries for all of them.

    A PD without DPA and without realisasi is not in it.
    """
    pagu = PaguSumberDana.objects.filter(
        baris__dokumen__pemda_id=pemda_id,
        baris__dokumen__tahun=tahun,
        baris__dokumen__jenis=JenisAnggaran.DPA,
        baris__dokumen__status=StatusDokumen.DITETAPKAN,
    )
    if pd is not None:
        pagu = pagu.filter(baris__dokumen__pd__in=pd)
    jumlah = {p: _rupiah(sen) for p, sen in pagu.order_by().values_list("baris__dokumen__pd_id").annotate(sen=_SEN)}
    belanja: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for p, bulan, sen in _realisasi(pemda_id, tahun, periode, pd).values_list("pd_id", "bulan").annotate(sen=_SEN):
        t = _triwulan(bulan)
        belanja[p][t] = belanja[p].get(t, NOL) + _rupiah(sen)
    return {p: Serapan(jumlah.get(p), tuple(belanja[p].get(t) for t in TRIWULAN)) for p in {*jumlah, *belanja}}


def _rupiah(sen: int) -> Decimal:
    return Decimal(sen).scaleb(-2)
