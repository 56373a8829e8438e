"""Rows of measurements as tuples, for a page that shows hundreds: the models take four times as long to read."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from ..models import Bukti, Pengukuran, Realisasi


class Tulisan(NamedTuple):
    """A row as far as the other periods of its year look at it."""

    pengukuran_id: int
    butir_id: int | None
    program_id: int | None
    tertulis: str
    notasi: str
    pembilang: str
    penyebut: str


class AngkaLembar(NamedTuple):
    """A row as its sheet shows it: `Realisasi` with what it promises and the number of its evidence."""

    pk: int
    pengukuran_id: int
    butir_id: int | None
    program_id: int | None
    tertulis: str
    notasi: str
    pembilang: str
    penyebut: str
    kendala: str
    solusi: str
    sumber_data: str
    dibenarkan: str
    data_id: int | None
    data_pembilang_id: int | None
    data_penyebut_id: int | None
    diambil_dari_id: int | None
    dicatat_oleh_id: int | None
    versi_kunci: int
    putusan: str
    catatan: str
    sampai: str
    capaian: str
    capaian_triwulan: str
    alasan: str
    predikat: str
    # of the row of the PK, or of the indicator that no PK carries
    kelompok: str
    indikator: str
    target: str
    satuan: str
    skala: str
    arah: str
    cara_hitung: str
    baris_rkt_id: int | None
    tolok_ukur_id: int | None
    dari_indikator_id: int | None
    bukti: int

    @property
    def asal(self) -> "AngkaLembar":
        """What is measured."""
        return self


_ASAL = ("kelompok", "indikator", "target", "satuan", "skala", "arah", "cara_hitung")
_SUMBER = ("butir__baris_rkt_id", "butir__tolok_ukur_id", "program__dari_indikator_id")
_SENDIRI = AngkaLembar._fields[: AngkaLembar._fields.index(_ASAL[0])]


def baca_tulisan(daftar: Collection[int]) -> dict[int, list[Tulisan]]:
    """{measurement: what was written on it}; one query."""
    hasil: dict[int, list[Tulisan]] = {p: [] for p in daftar}
    rows = Realisasi.objects.filter(pengukuran__in=daftar).order_by()
    for t in rows.values_list(*Tulisan._fields):
        hasil[t[0]].append(Tulisan._make(t))
    return hasil


def baca_angka(daftar: Collection[Pengukuran]) -> dict[int, list[AngkaLembar]]:
    """{measurement: its rows in order}, of one office or of the programs of one PD; one query."""
    asal = "butir" if any(p.perjanjian_id for p in daftar) else "program"
    bukti = Bukti.objects.filter(realisasi=OuterRef("pk")).order_by().values("realisasi").annotate(n=Count("pk"))
    rows = Realisasi.objects.annotate(jumlah_bukti=Coalesce(Subquery(bukti.values("n")), 0))
    medan = (*_SENDIRI, *(f"{asal}__{n}" for n in _ASAL), *_SUMBER, "jumlah_bukti")
    hasil: dict[int, list[AngkaLembar]] = {p.pk: [] for p in daftar}
    for a in rows.filter(pengukuran__in=daftar).order_by("urutan", "id").values_list(*medan):
        hasil[a[1]].append(AngkaLembar._make(a))
    return hasil
