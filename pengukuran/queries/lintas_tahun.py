"""A figure through the years: what was accepted in former years, and the five-year targets of the plan beside it.

GM/SM Pasal 9 ayat (5) huruf b: realisasi to date against the five-year target; huruf a: against the PK of the year. An
indicator is the same in another year by its source in the plan (through replaced versions of it), else by its words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Q

from renstra.enums import JenisRencana
from renstra.models import Indikator
from sakip.angka import Nilai, Notasi
from sakip.teks import seragam

from ..enums import SETAHUN, UKUR_DITERIMA, Periode
from ..models import Pengukuran, Realisasi
from ..rules.masa import VersiUkur, yang_berlaku
from ..rules.rata import Rata, pertumbuhan
from ..rules.rumus import Capaian, capaian
from ..rules.ukuran import Kaidah
from .deret import baca

BELUM = Nilai("")
GENERASI = 4  # versions of a plan that are followed back
_SEMULA = [f"{'semula__' * n}semula_id" for n in range(GENERASI)]


@dataclass(frozen=True)
class TitikTahun:
    """One year of an indicator. `capaian` as it was accepted; `rencana` what the plan aims at that year.

    `setahun`: the figure is of the whole year, not of the last quarter that was measured.
    """

    tahun: int
    rencana: str = ""
    target: str = ""
    realisasi: str = ""
    capaian: str = ""
    predikat: str = ""
    nomor: int | None = None
    periode: str = ""
    diterima: bool = True
    nilai: Nilai = BELUM  # the realisasi as it is read

    @property
    def setahun(self) -> bool:
        return self.periode in SETAHUN


@dataclass(frozen=True)
class LintasTahun:
    """The years in order. `akhir`: the last accepted realisasi against the target at the end of the plan (G4)."""

    titik: tuple[TitikTahun, ...] = ()
    rencana: str = ""
    tahun_awal: int = 0
    tahun_akhir: int = 0
    target_akhir: str = ""
    akhir: Capaian | None = None

    @property
    def terakhir(self) -> TitikTahun | None:
        """The last year with an accepted figure."""
        return next((t for t in reversed(self.titik) if t.realisasi and t.diterima), None)

    @property
    def pertumbuhan(self) -> Rata:
        """The mean yearly growth of what was accepted of whole years."""
        ada = {t.tahun: t.nilai.bilangan for t in self.titik if t.setahun and t.diterima and t.realisasi}
        return pertumbuhan([ada.get(t) for t in range(min(ada), max(ada) + 1)] if ada else [])


@dataclass(frozen=True)
class _Sumber:
    """An indicator of a plan, with those it was in the versions before."""

    id: int
    silsilah: frozenset[int]
    rencana: str
    tahun_awal: int
    tahun_akhir: int
    target_akhir: str
    target: dict[int, str] = field(default_factory=dict)  # of each year


def lintas_tahun(rows: Sequence[Realisasi], kaidah: Kaidah) -> dict[int, LintasTahun]:
    """{row: its years}, for rows of one regency and year; two queries, however many.

    Rows are read with `pengukuran__perjanjian`, `butir__baris_rkt` and `program`.
    """
    if not rows:
        return {}
    sumber = _sumber(rows)
    dulu = _dulu(rows, sumber)
    return {r.pk: _satu(r, sumber.get(r.pk), dulu, kaidah) for r in rows}


def _sumber(rows: Sequence[Realisasi]) -> dict[int, _Sumber]:
    nomor = {r.pk: n for r in rows if (n := indikator_asal(r))}
    return _silsilah(nomor)


def indikator_asal(r: Realisasi) -> int | None:
    """The indicator of the plan that a row was drawn from."""
    if r.program:
        return r.program.dari_indikator_id
    return r.butir.baris_rkt.indikator_id if r.butir and r.butir.baris_rkt else None


def _silsilah(nomor: Mapping[int, int]) -> dict[int, _Sumber]:
    medan = ["id", *_SEMULA, "target_akhir", "simpul__rencana__jenis", "simpul__rencana__tahun_awal",
             "simpul__rencana__tahun_akhir", "target__tahun", "target__tertulis"]  # fmt: skip
    peta: dict[int, _Sumber] = {}
    for satu in Indikator.objects.filter(pk__in=set(nomor.values())).order_by().values(*medan):
        if satu["id"] not in peta:
            peta[satu["id"]] = _indikator(satu)
        if satu["target__tahun"]:
            peta[satu["id"]].target[satu["target__tahun"]] = satu["target__tertulis"]
    return {row: peta[n] for row, n in nomor.items() if n in peta}


def _indikator(satu: Mapping[str, Any]) -> _Sumber:
    awal, akhir = satu["simpul__rencana__tahun_awal"], satu["simpul__rencana__tahun_akhir"]
    jenis = JenisRencana(satu["simpul__rencana__jenis"]).label
    silsilah = frozenset({satu["id"], *(satu[m] for m in _SEMULA if satu[m])})
    return _Sumber(satu["id"], silsilah, f"{jenis} {awal}–{akhir}", awal, akhir, satu["target_akhir"])


def _dulu(rows: Sequence[Realisasi], sumber: Mapping[int, _Sumber]) -> list[Realisasi]:
    """Accepted figures of former years that may be the same: of the same source, or of the same office or PD."""
    p = rows[0].pengukuran
    silsilah = {i for s in sumber.values() for i in s.silsilah}
    jabatan = {r.pengukuran.perjanjian.jabatan_id for r in rows if r.pengukuran.perjanjian}
    pd = {r.pengukuran.pd_id for r in rows}
    sama = Q(butir__baris_rkt__indikator__in=silsilah) | Q(program__dari_indikator__in=silsilah)
    sama |= Q(pengukuran__perjanjian__jabatan__in=jabatan)
    if any(r.program_id for r in rows):
        sama |= Q(pengukuran__perjanjian=None, pengukuran__pd__in=pd)
    semua = Realisasi.objects.filter(
        sama, pengukuran__pemda=p.pemda_id, pengukuran__tahun__lt=p.tahun, pengukuran__status__in=UKUR_DITERIMA
    ).select_related("pengukuran__perjanjian", "butir__baris_rkt", "program")
    return _yang_berlaku(semua)


def _yang_berlaku(semua: Iterable[Realisasi]) -> list[Realisasi]:
    """Of each office and year the rows of one measurement: of the year, else of its last quarter; the newest."""
    milik: dict[tuple[int, int | None, int | None], dict[int, list[Realisasi]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for r in semua:
        p = r.pengukuran
        kunci = (p.tahun, p.perjanjian.jabatan_id if p.perjanjian else None, None if p.perjanjian else p.pd_id)
        milik[kunci][p.pk].append(r)
    hasil = []
    for ukur in milik.values():
        terakhir = max((rows[0].pengukuran for rows in ukur.values()), key=lambda p: _urut(p.periode)).periode
        calon = [rows[0].pengukuran for rows in ukur.values() if rows[0].pengukuran.periode == terakhir]
        satu = yang_berlaku(_versi(p) for p in calon)
        hasil += ukur[satu.id] if satu else []
    return hasil


def _urut(periode: str) -> int:
    return list(Periode).index(Periode(periode))


def _versi(p: Pengukuran) -> VersiUkur:
    return VersiUkur(p.pk, p.perjanjian.versi if p.perjanjian else 1, p.versi, p.status)


def _satu(r: Realisasi, sumber: _Sumber | None, dulu: Sequence[Realisasi], kaidah: Kaidah) -> LintasTahun:
    cocok = sorted((k, i) for i, d in enumerate(dulu) if (k := _cocok(r, d, sumber)))
    isi = {dulu[i].pengukuran.tahun: dulu[i] for _, i in cocok} | {r.pengukuran.tahun: r}
    target = sumber.target if sumber else {}
    titik = tuple(_titik(t, isi.get(t), target.get(t, "")) for t in sorted({*isi, *target}))
    if sumber is None:
        return LintasTahun(titik)
    lintas = LintasTahun(titik, sumber.rencana, sumber.tahun_awal, sumber.tahun_akhir, sumber.target_akhir)
    return _dengan_akhir(lintas, r, kaidah)


def _cocok(r: Realisasi, d: Realisasi, sumber: _Sumber | None) -> int:
    """How surely `d` is the same promise: 0 it is not; the higher wins."""
    a, b = r.pengukuran.perjanjian, d.pengukuran.perjanjian
    sejabatan = (a.jabatan_id if a else None) == (b.jabatan_id if b else None)
    if sumber and indikator_asal(d) in sumber.silsilah:
        return 3 if sejabatan else 1
    return 2 if sejabatan and seragam(d.asal.indikator) == seragam(r.asal.indikator) else 0


def _titik(tahun: int, r: Realisasi | None, rencana: str) -> TitikTahun:
    if r is None:
        return TitikTahun(tahun, rencana)
    p = r.pengukuran
    return TitikTahun(
        tahun, rencana, r.asal.target, r.sampai or r.tertulis, r.capaian, r.predikat, r.pk, p.periode,
        p.status in UKUR_DITERIMA, _nilai(r),
    )  # fmt: skip


def _nilai(r: Realisasi) -> Nilai:
    """What it came to: in the notation of the figure where it was taken over as it was typed."""
    tulisan = r.sampai or r.tertulis
    return baca(tulisan, r.notasi if tulisan == r.tertulis and r.notasi else Notasi.INDONESIA)


def _dengan_akhir(lintas: LintasTahun, r: Realisasi, kaidah: Kaidah) -> LintasTahun:
    terakhir = lintas.terakhir
    if terakhir is None or not lintas.target_akhir:
        return lintas
    asal = r.asal
    hasil = capaian(lintas.target_akhir, terakhir.nilai, asal.arah, skala=asal.skala, batas=kaidah.batas)
    return replace(lintas, akhir=hasil)


# ---- what the planning side asks: the last realisasi of its indicators


def realisasi_terakhir(pemda_id: int, indikator_id: Sequence[int] | None) -> dict[int, tuple[int, str]]:
    """{indicator of a plan: (year, the last accepted realisasi of a whole year)}; two queries.

    `indikator_id` None: every indicator of the regency's plans.
    """
    rows = Indikator.objects.filter(simpul__rencana__pemda=pemda_id)
    if indikator_id is not None:
        rows = rows.filter(pk__in=indikator_id)
    silsilah = {i: {i, *(x for x in leluhur if x)} for i, *leluhur in rows.values_list("id", *_SEMULA)}
    dicari = {x for semua in silsilah.values() for x in semua}
    ukur = Realisasi.objects.filter(
        pengukuran__pemda=pemda_id, pengukuran__status__in=UKUR_DITERIMA, pengukuran__periode__in=SETAHUN
    ).exclude(sampai="")
    if indikator_id is not None:
        ukur = ukur.filter(Q(butir__baris_rkt__indikator__in=dicari) | Q(program__dari_indikator__in=dicari))
    ada: dict[int, tuple[int, str]] = {}
    # the year's own figure after the fourth quarter's, a correction after what it corrects
    for butir, program, tahun, sampai in ukur.order_by(
        "pengukuran__tahun", "-pengukuran__periode", "pengukuran__perjanjian__versi", "pengukuran__versi"
    ).values_list("butir__baris_rkt__indikator_id", "program__dari_indikator_id", "pengukuran__tahun", "sampai"):
        if nomor := butir or program:
            ada[nomor] = (tahun, sampai)
    return {i: max(milik) for i, semua in silsilah.items() if (milik := [ada[x] for x in semua if x in ada])}
