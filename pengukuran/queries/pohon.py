"""The capaian of rows of PKs for the pohon kinerja: of the version that was measured, also where it was replaced."""

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from django.urls import reverse

from perjanjian.models import Butir
from perjanjian.queries.capaian import CapaianButir, daftarkan
from sakip.organisasi.hak import Hak

from ..enums import PERIODE_UKUR, UKUR_DIPERIKSA, UKUR_DITERIMA, Periode
from ..models import Pengukuran, Realisasi
from ..rules.cetak import cetak_capaian
from ..rules.dasbor import TANPA_PREDIKAT, TIDAK_DIHITUNG
from ..rules.padanan import padankan
from ..rules.ukuran import Kaidah
from .cakupan import terlihat
from .deret import Deret, janji
from .kaidah import kaidah_pada

TAMPIL = (*UKUR_DITERIMA, *UKUR_DIPERIKSA)  # what is still with its writers is not told


def capaian_butir(hak: Hak, tahun: int, butir: Sequence[Butir], periode: str) -> dict[int, CapaianButir]:
    """{row: what was measured of it}; two queries. Rows are read with their `perjanjian`."""
    milik: dict[int, list[Butir]] = defaultdict(list)
    for b in butir:
        milik[b.perjanjian.jabatan_id].append(b)
    rows = terlihat(hak).filter(tahun=tahun, periode=periode, perjanjian__jabatan__in=milik, status__in=TAMPIL)
    deret: dict[int, Deret] = defaultdict(Deret)
    for ukur in rows.order_by("id"):
        if ukur.perjanjian:
            deret[ukur.perjanjian.jabatan_id].semua.append(ukur)
    berlaku = {j: p for j, d in deret.items() if (p := d.berlaku(periode)) is not None}
    angka: dict[int, list[Realisasi]] = defaultdict(list)
    for r in Realisasi.objects.filter(pengukuran__in=[p.pk for p in berlaku.values()]).select_related("butir"):
        angka[r.pengukuran_id].append(r)
    hasil: dict[int, CapaianButir] = {}
    for jabatan, p in berlaku.items():
        kaidah = kaidah_pada(p.pemda_id, p.tahun)
        hasil |= {k: _satu(r, p, kaidah) for k, r in _pasangkan(milik[jabatan], p, angka[p.pk]).items()}
    return hasil


def _pasangkan(butir: Sequence[Butir], p: Pengukuran, angka: Sequence[Realisasi]) -> dict[int, Realisasi]:
    """{row of the PK that stands in the tree: the figure of the same promise}."""
    sama = {r.butir_id: r for r in angka}
    hasil = {b.pk: sama[b.pk] for b in butir if b.pk in sama}
    lain = [b for b in butir if b.perjanjian_id != p.perjanjian_id]
    if lain:
        peta = {r.pk: r for r in angka}
        pasangan = padankan([janji(r.pk, r.asal) for r in angka], [janji(b.pk, b) for b in lain])
        hasil |= {b: peta[r] for b, r in pasangan.items()}
    return hasil


def _satu(r: Realisasi, p: Pengukuran, kaidah: Kaidah) -> CapaianButir:
    angka = f"{cetak_capaian(Decimal(r.capaian), cara=kaidah.pembulatan)}%" if r.capaian else ""
    url = reverse("pengukuran:indikator", args=[r.pk])
    if p.status not in UKUR_DITERIMA:
        return CapaianButir("sementara", "sementara", angka, url)
    if not angka:
        return CapaianButir(TIDAK_DIHITUNG, "tidak dapat dihitung", "", url)
    nama = next((j.nama.lower() for j in kaidah.predikat if j.kode == r.predikat), "")
    return CapaianButir(r.predikat if nama else TANPA_PREDIKAT, nama, angka, url)


def pasang() -> None:
    """Let the pohon kinerja ask."""
    daftarkan([(p, str(Periode(p).label)) for p in PERIODE_UKUR], capaian_butir)
