"""The versions of an RKA or DPA, and any two of them side by side."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import QuerySet

from renstra.models import BarisAnggaran, DokumenAnggaran, PaguSumberDana, TolokUkur
from renstra.queries.anggaran import sub_unit
from renstra.rules.banding import BarisVersi, BedaBaris, TolokVersi, bandingkan
from renstra.rules.kode import induk_kode
from renstra.rules.sub_unit import terbagi


def versi_dokumen(dokumen: DokumenAnggaran) -> QuerySet[DokumenAnggaran]:
    """Every version of the documents of this PD and year, oldest first; none is ever lost."""
    return DokumenAnggaran.objects.filter(pd_id=dokumen.pd_id, tahun=dokumen.tahun).order_by("jenis", "id")


def banding(semula: DokumenAnggaran, menjadi: DokumenAnggaran) -> list[BedaBaris]:
    """Two versions line by line, in three queries; by sub unit where both divide their money over sub units."""
    milik = [semula.pk, menjadi.pk]
    pagu: dict[tuple[int, str], dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    rows = list(PaguSumberDana.objects.filter(baris__dokumen_id__in=milik).select_related("baris", "sumber_dana"))
    berunit = {p.baris.dokumen_id for p in rows if terbagi([sub_unit(p)])} == set(milik)
    for p in rows:
        dana = f"{p.sumber_dana.nama}, {sub_unit(p).sebutan}" if berunit else p.sumber_dana.nama
        naik: str | None = p.baris.kode
        while naik:
            pagu[p.baris.dokumen_id, naik][dana] += p.jumlah
            naik = induk_kode(naik)
    tolok: dict[int, list[TolokVersi]] = defaultdict(list)
    for t in TolokUkur.objects.filter(baris__dokumen_id__in=milik).order_by("urutan", "id"):
        tolok[t.baris_id].append(TolokVersi(t.jenis, t.uraian, t.target, t.satuan))
    versi: dict[int, list[BarisVersi]] = defaultdict(list)
    for b in BarisAnggaran.objects.filter(dokumen_id__in=milik):
        isi = dict(pagu.get((b.dokumen_id, b.kode), {}))
        versi[b.dokumen_id].append(BarisVersi(b.kode, b.nama, b.tingkat, isi, tuple(tolok[b.pk])))
    return bandingkan(versi[semula.pk], versi[menjadi.pk])
