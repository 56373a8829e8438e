"""Figures that look odd, each asked about once: as long as it is not mended or confirmed."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from django.db.models import Q

from sakip.teks import seragam

from ..enums import TRIWULAN, UKUR_DITERIMA, sampai_triwulan
from ..models import Pengukuran, Realisasi
from ..rules.gabung import Isian
from ..rules.kewajaran import AngkaDiperiksa, Keanehan, periksa
from ..rules.ukur import BERLANJUT, capaian_ditanyakan
from ..rules.ukuran import Kaidah
from .deret import Angka, Deret, Dulu, baca, isian

TAHUN_DILIHAT = 5


def tanda(r: Angka) -> str:
    """What was confirmed: the figure as it is written now; another one is asked about anew."""
    return "|".join((r.tertulis, r.pembilang, r.penyebut))


def keanehan(p: Pengukuran, d: Deret, kaidah: Kaidah, *, dibenarkan: bool = False) -> dict[int, tuple[Keanehan, ...]]:
    """{row: what looks odd about it and was not confirmed; with `dibenarkan` also what was}, for the rows of `p` as
    computed last."""
    semua, ukuran, kini = d.isian(p), d.hasil(p, kaidah), sampai_triwulan(p.periode)
    if d.dulu is None:
        d.dulu = _tahun_lalu(p)
    dulu = d.dulu
    hasil = {}
    for r in d.rows(p):
        if not dibenarkan and r.dibenarkan and r.dibenarkan == tanda(r):
            continue
        u = d.ukuran(r)
        hasil[r.pk] = periksa(
            AngkaDiperiksa(
                isian(r), u.target, u.satuan, u.arah, u.cara_hitung, sebelum=_sebelum(semua[r.pk], kini),
                riwayat=_riwayat(dulu.get(seragam(r.asal.indikator), {}), semua[r.pk], u.cara_hitung, kini),
                capaian=capaian_ditanyakan(u, ukuran[r.pk], kini, kaidah), atas=kaidah.atas, bawah=kaidah.bawah,
            )
        )  # fmt: skip
    return hasil


def _tahun_lalu(p: Pengukuran) -> Dulu:
    """{indicator, by its words: {(year, triwulan): accepted figure}} of the same office or PD; one query."""
    milik = Q(pengukuran__pd_id=p.pd_id)
    if p.perjanjian:
        milik = Q(pengukuran__perjanjian__jabatan_id=p.perjanjian.jabatan_id)
    indikator = "butir__indikator" if p.perjanjian else "program__indikator"
    rows = (
        Realisasi.objects.filter(milik, pengukuran__status__in=UKUR_DITERIMA, pengukuran__tahun__lt=p.tahun)
        .filter(pengukuran__periode__in=TRIWULAN, pengukuran__tahun__gte=p.tahun - TAHUN_DILIHAT)
        .filter(program__isnull=p.perjanjian is not None)
        .order_by("pengukuran__versi")
        .values_list(indikator, "pengukuran__tahun", "pengukuran__periode", "tertulis", "notasi")
    )
    hasil: dict[str, dict[tuple[int, int], Decimal]] = defaultdict(dict)
    for teks, tahun, periode, tertulis, notasi in rows:
        bilangan = baca(tertulis, notasi).bilangan
        if bilangan is not None:
            hasil[seragam(teks)][tahun, sampai_triwulan(periode)] = bilangan
    return hasil


def _riwayat(dulu: Mapping[tuple[int, int], Decimal], isi: Mapping[int, Isian], cara: str, kini: int) -> list[Decimal]:
    """What a quarter's figure may be compared with: where quarters stand for themselves all of them, where a figure
    carries on through the year the same quarter of former years."""
    if cara in BERLANJUT:
        return [nilai for (_, triwulan), nilai in dulu.items() if triwulan == kini]
    return [*dulu.values(), *_sebelum(isi, kini).values()]


def _sebelum(isi: Mapping[int, Isian], kini: int) -> dict[int, Decimal]:
    return {tw: i.nilai.bilangan for tw, i in isi.items() if tw < kini and i.nilai.bilangan is not None}
