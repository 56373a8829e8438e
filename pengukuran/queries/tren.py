"""The years before, as the dashboard draws them beside the year that is looked at: one query, of stored means.

A former year counts with what came of the whole of it: its own measurement, else its fourth triwulan (GM/SM Pasal 9
ayat (5)). The year that is looked at stands with the period that the dashboard shows.
"""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from django.db.models import QuerySet

from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah

from ..enums import SETAHUN, UKUR_DITERIMA, Periode
from ..enums.dasbor import KeadaanUkur
from ..models import Pengukuran
from ..rules.dasbor import Sel
from ..rules.tren import SEPANJANG, TahunCapaian, TrenTahun, tahun_capaian, tahun_dilihat
from .cakupan import terlihat
from .dasbor import Dasbor, DasborPD, JabatanPD, kepala_pd
from .fakta import KEPALA


class _Dulu(NamedTuple):
    """What an office came to in a former year."""

    jabatan: JabatanPD
    jalur: str
    sel: Sel


def tren_pemda(hak: Hak, k: Konteks, d: Dasbor) -> TrenTahun:
    """The PDs by their heads, the kepala daerah beside them; one query."""
    dulu = _dulu(terlihat(hak).filter(perjanjian__jalur__in=KEPALA), k.tahun)
    hasil = {tahun: _pemda(tahun, rows) for tahun, rows in dulu.items()}
    kini = tahun_capaian(k.tahun, d.periode, d.pemda.kini if d.pemda else None, (b.kini for b in d.baris))
    return _susun(hasil, kini)


def _pemda(tahun: int, rows: Sequence[_Dulu]) -> TahunCapaian:
    sel = {r.jabatan.id: r.sel for r in rows}
    sendiri = next((r.sel for r in rows if r.jabatan.pd_id is None), None)
    kepala = kepala_pd(r.jabatan for r in rows)
    return tahun_capaian(tahun, Periode.TAHUN, sendiri, (sel[j] for j in kepala.values()))


def tren_pd(hak: Hak, k: Konteks, pd: PerangkatDaerah, d: DasborPD) -> TrenTahun:
    """The PD by the PK of its head, all its officials beside it; one query."""
    dulu = _dulu(terlihat(hak).filter(pd=pd, perjanjian__isnull=False), k.tahun)
    hasil = {}
    for tahun, rows in dulu.items():
        kepala = kepala_pd(r.jabatan for r in rows if r.jalur in KEPALA).get(pd.pk)
        pokok = next((r.sel for r in rows if r.jabatan.id == kepala), None)
        hasil[tahun] = tahun_capaian(tahun, Periode.TAHUN, pokok, (r.sel for r in rows))
    return _susun(hasil, tahun_capaian(k.tahun, d.periode, d.kepala.kini, (b.kini for b in d.pejabat)))


def _susun(dulu: dict[int, TahunCapaian], kini: TahunCapaian) -> TrenTahun:
    ada = dulu | {kini.tahun: kini}
    tahun = tahun_dilihat(dulu, kini.tahun)
    return TrenTahun(tuple(ada.get(t) or tahun_capaian(t, Periode.TAHUN, None, ()) for t in tahun))


def _dulu(rows: QuerySet[Pengukuran], kini: int) -> dict[int, list[_Dulu]]:
    """{former year: of each office the measurement that says what came of it}, the accepted ones alone."""
    rows = rows.filter(
        tahun__gt=kini - SEPANJANG, tahun__lt=kini, status__in=UKUR_DITERIMA, periode__in=SETAHUN
    )  # fmt: skip
    # the year's own after the fourth triwulan's, a correction after what it corrects
    rows = rows.order_by("tahun", "-periode", "perjanjian__versi", "versi")
    hasil: dict[int, dict[int, _Dulu]] = defaultdict(dict)
    for tahun, pd, jenis, urutan, jabatan, jalur, periode, rata, dihitung, lepas, sebaran in rows.values_list(
        "tahun", "pd_id", "perjanjian__jabatan__jenis_unit", "perjanjian__jabatan__urutan", "perjanjian__jabatan_id",
        "perjanjian__jalur", "periode", "rata", "dihitung", "dikecualikan", "sebaran",
    ):  # fmt: skip
        sel = Sel(
            periode, KeadaanUkur.DITERIMA, rata=Decimal(rata) if rata else None, dihitung=dihitung,
            dikecualikan=lepas, sebaran=sebaran,
        )  # fmt: skip
        hasil[tahun][jabatan] = _Dulu(JabatanPD(pd, jenis, urutan, jabatan), jalur, sel)
    return {tahun: list(milik.values()) for tahun, milik in hasil.items()}
