"""Shared figures with their value of one period, and how many rows use them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sakip.organisasi.models import PerangkatDaerah

from ..models import Data, NilaiData, Realisasi


@dataclass(frozen=True)
class BarisData:
    data: Data
    nilai: NilaiData | None
    dipakai: int  # rows of the period that are tied to it

    @property
    def tertulis(self) -> str:
        return self.nilai.tertulis if self.nilai else ""


def daftar_data(pemda_id: int, pd: PerangkatDaerah | None, cari: str) -> QuerySet[Data]:
    """Those of a PD; without one, of the regency itself."""
    rows = Data.objects.filter(pemda_id=pemda_id, pd=pd).order_by("nama", "pk")
    return rows.filter(Q(nama__icontains=cari) | Q(sumber__icontains=cari)) if cari else rows


def isi_halaman(rows: Iterable[Data], tahun: int, periode: str) -> list[BarisData]:
    """Two queries, however many."""
    semua = list(rows)
    nomor = [d.pk for d in semua]
    nilai = {v.data_id: v for v in NilaiData.objects.filter(data__in=nomor, tahun=tahun, periode=periode)}
    ikatan = Q(data__in=nomor) | Q(data_pembilang__in=nomor) | Q(data_penyebut__in=nomor)
    pakai = Realisasi.objects.filter(ikatan, pengukuran__tahun=tahun, pengukuran__periode=periode).order_by()
    terikat = list(pakai.values_list("data_id", "data_pembilang_id", "data_penyebut_id"))
    return [BarisData(d, nilai.get(d.pk), sum(d.pk in satu for satu in terikat)) for d in semua]
