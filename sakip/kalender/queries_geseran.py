"""Reads of the chains of dates: the last link of each, and what has moved in a year."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Max, Q

from sakip.angka import tanggal_panjang

from .models import GeseranTenggat
from .queries_pengingat import Kunci

Riwayat = dict[tuple[int | None, str], list[GeseranTenggat]]


def rantai_terakhir(pemda_id: int, tahun: Collection[int]) -> dict[Kunci, GeseranTenggat]:
    """The last link of each chain of these years."""
    semua = GeseranTenggat.objects.filter(pemda_id=pemda_id, tahun__in=tahun)
    ujung = semua.order_by().values("pd_id", "tahun", "kode").annotate(ujung=Max("pk")).values("ujung")
    return {(g.pd_id, g.tahun, g.kode): g for g in semua.filter(pk__in=ujung)}


def riwayat(pemda_id: int, tahun: int, pd_id: int | None = None) -> Riwayat:
    """What moved in a year by PD and milestone, oldest first; of one PD with the regency itself, or (None) of all."""
    rows = GeseranTenggat.objects.filter(pemda_id=pemda_id, tahun=tahun, urut__gt=1)
    if pd_id is not None:
        rows = rows.filter(Q(pd_id=pd_id) | Q(pd=None))
    hasil: Riwayat = defaultdict(list)
    for g in rows.order_by("urut"):
        hasil[g.pd_id, g.kode].append(g)
    return hasil


def kalimat(g: GeseranTenggat) -> str:
    """`Semula 26 Januari 2026, menjadi 27 Januari 2026, karena Hari Jadi (20 Januari 2026) tidak dihitung.`"""
    return f"Semula {_kata(g.dari)}, menjadi {_kata(g.ke)}, karena {g.sebab}."


def _kata(tanggal: date | None) -> str:
    return tanggal_panjang(tanggal) if tanggal else "belum dihitung"
