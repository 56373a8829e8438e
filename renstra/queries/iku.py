"""The register of IKU of a plan, a PD or the whole regency, in the order of the trees; the cards of indicators."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from renstra.enums import JenisRencana, JenisSimpul, StatusBersama, StatusDokumen, SumberData
from renstra.models import Indikator, IndikatorBersama, Rencana, Simpul
from renstra.rules.target import tahun_dasar
from sakip.organisasi.enums import JenisIndikator

_SASARAN = {JenisSimpul.TUJUAN, JenisSimpul.SASARAN}


@dataclass(frozen=True)
class BarisIku:
    """One line of the register. `bersama`: PD that carry it too."""

    nomor: int
    indikator: Indikator
    rencana: Rencana
    sasaran: str
    target: dict[int, str]
    bersama: tuple[str, ...] = ()

    @property
    def jenis_sumber(self) -> str:
        """Nothing where neither a source nor its kind was chosen."""
        jenis = SumberData(self.indikator.jenis_sumber)
        return jenis.sebutan if self.indikator.sumber_data or jenis != SumberData.INTERNAL else ""

    @property
    def sumber(self) -> str:
        return ", ".join(filter(None, (self.indikator.sumber_data, self.jenis_sumber)))

    @property
    def tahun_dasar(self) -> int | None:
        """The year of the data dasar, where there is one."""
        i = self.indikator
        return tahun_dasar(i.tahun_baseline, self.rencana.tahun_awal) if i.baseline else None


@dataclass(frozen=True)
class SaringIku:
    """Which indicators: of one plan, else of the plans of a year; of one PD; of one level; with a word in them."""

    rencana_id: int | None = None
    pd_id: int | None = None
    level: str = ""
    cari: str = ""
    semua_jenis: bool = False


def rencana_pilihan(pemda_id: int, tahun: int) -> QuerySet[Rencana]:
    """Plans of a regency that cover the year and are not replaced, the RPJMD first."""
    rows = Rencana.objects.filter(pemda_id=pemda_id, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
    rows = rows.exclude(status=StatusDokumen.DIGANTIKAN).exclude(
        status=StatusDokumen.DISUSUN, menggantikan__isnull=False
    )
    return rows.select_related("pd", "pemda").order_by("-jenis", "pd__nama", "pk")


def daftar_iku(rencana: Iterable[Rencana], saring: SaringIku) -> list[BarisIku]:
    """The register of these plans, in four queries. Numbers count within each plan."""
    semua = {r.pk: r for r in rencana if saring.pd_id is None or r.pd_id == saring.pd_id}
    rows = Indikator.objects.filter(simpul__rencana_id__in=semua)
    if not saring.semua_jenis:
        rows = rows.filter(jenis=JenisIndikator.IKU)
    if saring.level:
        rows = rows.filter(level=saring.level)
    for kata in saring.cari.split():
        rows = rows.filter(
            Q(nama__icontains=kata) | Q(simpul__uraian__icontains=kata) | Q(sumber_data__icontains=kata)
        )
    return _baris(rows, semua)


def kartu(indikator_id: int, rencana: Rencana) -> list[BarisIku]:
    """One indicator as a line of the register."""
    return _baris(Indikator.objects.filter(pk=indikator_id), {rencana.pk: rencana})


def _baris(rows: QuerySet[Indikator], rencana: dict[int, Rencana]) -> list[BarisIku]:
    indikator = list(rows.prefetch_related("target"))
    simpul = {s.pk: s for s in Simpul.objects.filter(rencana_id__in=rencana)}
    urut_rencana = {pk: n for n, pk in enumerate(rencana)}
    indikator.sort(
        key=lambda i: (
            urut_rencana[simpul[i.simpul_id].rencana_id],
            _jalur(simpul[i.simpul_id], simpul),
            i.urutan,
            i.pk,
        )
    )
    bersama: dict[int, list[str]] = {}
    setuju = IndikatorBersama.objects.filter(indikator__in=indikator, status=StatusBersama.DISETUJUI)
    for b in setuju.select_related("pd").order_by("pd__nama"):
        bersama.setdefault(b.indikator_id, []).append(b.pd.singkatan or b.pd.nama)
    nomor: dict[int, int] = {}
    hasil = []
    for i in indikator:
        di = simpul[i.simpul_id]
        nomor[di.rencana_id] = nomor.get(di.rencana_id, 0) + 1
        hasil.append(
            BarisIku(
                nomor[di.rencana_id],
                i,
                rencana[di.rencana_id],
                _sasaran(di, simpul),
                {t.tahun: t.tertulis for t in i.target.all()},
                tuple(bersama.get(i.pk, ())),
            )
        )
    return hasil


def _jalur(simpul: Simpul, semua: dict[int, Simpul]) -> tuple[tuple[int, int], ...]:
    """Where a node stands in reading order: the places of those above it, then its own."""
    hasil: list[tuple[int, int]] = []
    naik: Simpul | None = simpul
    while naik is not None:
        hasil.append((naik.urutan, naik.pk))
        naik = semua.get(naik.induk_id or 0)
    return tuple(reversed(hasil))


def _sasaran(simpul: Simpul, semua: dict[int, Simpul]) -> str:
    """The tujuan or sasaran that the indicator measures or serves."""
    naik = simpul
    while naik.jenis not in _SASARAN and naik.induk_id in semua:
        naik = semua[naik.induk_id]
    return naik.uraian


def tahun_iku(rencana: Iterable[Rencana]) -> list[int]:
    """The years that the columns of targets show; at most six, for more do not fit a page."""
    semua = list(rencana)
    if not semua:
        return []
    awal = min(r.tahun_awal for r in semua)
    return list(range(awal, min(max(r.tahun_akhir for r in semua), awal + 5) + 1))


def milik_pemda(rencana: Rencana) -> str:
    """Whose plan it is."""
    return str(rencana.pemda if rencana.jenis == JenisRencana.RPJMD else rencana.pd)
