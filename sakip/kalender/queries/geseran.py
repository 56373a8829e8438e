"""Reads of the chains of dates: the last link of each, what moved in a year, the date that was in force on a day."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Max

from sakip.angka import tanggal_panjang
from sakip.ingatan import ingat
from sakip.waktu import tanggal_di

from ..models import GeseranTenggat
from ..rules.tenggat import Tenggat

Riwayat = dict[tuple[int | None, str], list[GeseranTenggat]]


def rantai_terakhir(pemda_id: int, tahun: Collection[int]) -> dict[tuple[int | None, int, str], GeseranTenggat]:
    """The last link of each chain of these years, by PD, year and milestone."""
    semua = GeseranTenggat.objects.filter(pemda_id=pemda_id, tahun__in=tahun)
    ujung = semua.order_by().values("pd_id", "tahun", "kode").annotate(ujung=Max("pk")).values("ujung")
    return {(g.pd_id, g.tahun, g.kode): g for g in semua.filter(pk__in=ujung)}


def riwayat(pemda_id: int, tahun: int) -> Riwayat:
    """What moved in a year by PD (None: the regency itself) and milestone, oldest first."""
    rows = GeseranTenggat.objects.filter(pemda_id=pemda_id, tahun=tahun, urut__gt=1).select_related("pemda")
    hasil: Riwayat = defaultdict(list)
    for g in ingat(("geseran", pemda_id, tahun), lambda: list(rows.order_by("urut"))):
        hasil[g.pd_id, g.kode].append(g)
    return hasil


def sebagaimana_berlaku(tenggat: Tenggat, bergeser: Sequence[GeseranTenggat], terpenuhi: date | None) -> Tenggat:
    """The milestone with the date that was in force on the day it was met: a calendar that changes afterwards makes
    nobody late, and takes nobody's lateness away. What is not met yet has the date of today."""
    if terpenuhi is None or not bergeser:
        return tenggat
    dulu = [g for g in bergeser if tanggal_di(g.pada, g.pemda.zona_waktu) <= terpenuhi]
    batas = dulu[-1].ke if dulu else bergeser[0].dari
    return tenggat if batas in (None, tenggat.tanggal) else replace(tenggat, tanggal=batas, jejak=())


def kalimat(g: GeseranTenggat) -> str:
    """`Semula 26 Januari 2026, menjadi 27 Januari 2026, karena Hari Jadi (20 Januari 2026) tidak dihitung.`"""
    return f"Semula {_kata(g.dari)}, menjadi {_kata(g.ke)}, karena {g.sebab}."


def _kata(tanggal: date | None) -> str:
    return tanggal_panjang(tanggal) if tanggal else "belum dihitung"
