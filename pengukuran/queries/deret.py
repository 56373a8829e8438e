"""The figures of an office's year as one series: what each version of its PK measured, joined row by row."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from perjanjian.models import Butir
from sakip.angka import Nilai, Notasi, baca_cetakan

from ..enums import TRIWULAN, Periode, sampai_triwulan
from ..models import ButirProgram, Pengukuran, Realisasi, TargetTriwulan
from ..rules.arti import baca_pasangan
from ..rules.gabung import Isian
from ..rules.masa import VersiUkur, yang_berlaku
from ..rules.padanan import Janji, padankan
from ..rules.ukur import HasilUkur, ukur
from ..rules.ukuran import Kaidah, Ukuran
from .tulisan import AngkaLembar, Tulisan, baca_angka, baca_tulisan

Dulu = dict[str, dict[tuple[int, int], Decimal]]  # indicator, by its words: (year, triwulan): figure
Kelompok = tuple[int | None, int | None, int]  # office, PD (where there is no office), year
URUT = ("periode", "perjanjian__versi", "versi")
REALISASI = Prefetch("realisasi", Realisasi.objects.select_related("butir", "program").order_by("urutan", "id"))


Angka = Realisasi | AngkaLembar
Utuh = TypeVar("Utuh", bound=Angka)
Baris = TypeVar("Baris", bound=Angka | Tulisan)


@dataclass
class Deret:
    """All measurements of one office (or of the programs of one PD) in one year, as they were read once.

    Rows are those of the models, but for the measurements that `angka` or `tulisan` speaks of (`deret_lembar`,
    `deret_satu`).
    """

    semua: list[Pengukuran] = field(default_factory=list)
    angka: Mapping[int, Sequence[AngkaLembar]] = field(default_factory=dict)
    tulisan: Mapping[int, Sequence[Tulisan]] = field(default_factory=dict)
    target: Mapping[tuple[str, int], Mapping[int, str]] = field(default_factory=dict)
    dulu: Dulu | None = None  # figures of former years, once somebody asked (`kewajaran`)
    _ukuran: dict[int, Ukuran] = field(default_factory=dict, repr=False)
    _isian: dict[int, dict[int, dict[int, Isian]]] = field(default_factory=dict, repr=False)
    _hasil: dict[int, dict[int, HasilUkur]] = field(default_factory=dict, repr=False)

    def berlaku(self, periode: str) -> Pengukuran | None:
        """The one that counts for a period."""
        rows = {p.pk: p for p in self.semua if p.periode == periode}
        satu = yang_berlaku(
            VersiUkur(p.pk, p.perjanjian.versi if p.perjanjian else 1, p.versi, p.status) for p in rows.values()
        )
        return rows[satu.id] if satu else None

    def rows(self, p: Pengukuran) -> Sequence[Angka]:
        """What `p` measures, in order."""
        return self.angka[p.pk] if p.pk in self.angka else list(p.realisasi.all())

    def isian(self, p: Pengukuran) -> dict[int, dict[int, Isian]]:
        """{row of `p`: {triwulan: what was entered for the same promise}}, up to the period of `p`."""
        if p.pk not in self._isian:
            self._isian[p.pk] = self._baca_isian(p)
        return self._isian[p.pk]

    def _baca_isian(self, p: Pengukuran) -> dict[int, dict[int, Isian]]:
        hasil: dict[int, dict[int, Isian]] = {r.pk: {} for r in self.rows(p)}
        for periode, triwulan in TRIWULAN.items():
            if triwulan > sampai_triwulan(p.periode):
                continue
            lain = p if p.periode == periode else self.berlaku(periode)
            if lain is None:
                continue
            for nomor, r in self._pasangan(p, lain).items():
                hasil[nomor][triwulan] = isian(r)
        return hasil

    def _pasangan(self, p: Pengukuran, lain: Pengukuran) -> Mapping[int, Angka | Tulisan]:
        if lain.pk in self.tulisan:
            return _sejanji(self.rows(p), self.tulisan[lain.pk])
        if p.perjanjian_id == lain.perjanjian_id:
            return _sejanji(self.rows(p), self.rows(lain))
        return padanan(self.rows(p), self.rows(lain))

    def ukuran(self, r: Angka) -> Ukuran:
        """What a row promises and how it is measured."""
        ada = self._ukuran.get(r.pk)
        if ada is None:
            asal, kunci = r.asal, ("butir", r.butir_id) if r.butir_id else ("program", r.program_id or 0)
            target = self.target.get(kunci, {})
            ada = self._ukuran[r.pk] = Ukuran(
                asal.target, asal.arah, asal.cara_hitung, asal.satuan, asal.skala, target
            )
        return ada

    def hasil(self, p: Pengukuran, kaidah: Kaidah) -> dict[int, HasilUkur]:
        """{row of `p`: what the one function says of it now}, by the rules of its year."""
        if p.pk not in self._hasil:
            isi, sampai = self.isian(p), sampai_triwulan(p.periode)
            self._hasil[p.pk] = {
                r.pk: ukur(self.ukuran(r), isi[r.pk], sampai, kaidah, akhir=isian(r) if setahun(p) else None)
                for r in self.rows(p)
            }
        return self._hasil[p.pk]


def setahun(p: Pengukuran) -> bool:
    """Whether it is the year's own measurement: what is typed there stands instead of the quarters."""
    return p.periode == Periode.TAHUN


def kelompok(p: Pengukuran) -> Kelompok:
    return (p.perjanjian.jabatan_id, None, p.tahun) if p.perjanjian else (None, p.pd_id, p.tahun)


def deret(daftar: Iterable[Pengukuran]) -> dict[Kelompok, Deret]:
    """The series that these measurements are part of; three queries, however many."""
    return susun_deret(Pengukuran.objects.filter(_milik({kelompok(p) for p in daftar})))


def _milik(kunci: Collection[Kelompok]) -> Q:
    """The measurements of these offices (or PDs) and years."""
    syarat = Q(pk__in=[])
    for tahun in {k[2] for k in kunci}:
        jabatan = {k[0] for k in kunci if k[2] == tahun and k[0]}
        pd = {k[1] for k in kunci if k[2] == tahun and k[1]}
        syarat |= Q(tahun=tahun, perjanjian__jabatan_id__in=jabatan)
        syarat |= Q(tahun=tahun, perjanjian=None, pd_id__in=pd)
    return syarat


def susun_deret(rows: QuerySet[Pengukuran]) -> dict[Kelompok, Deret]:
    """The same for a query of whole years."""
    hasil: dict[Kelompok, Deret] = defaultdict(Deret)
    rows = rows.select_related("pemda", "pd", "perjanjian__jabatan").prefetch_related(REALISASI)
    for p in rows.order_by(*URUT):
        hasil[kelompok(p)].semua.append(p)
    semua = [r for d in hasil.values() for p in d.semua for r in p.realisasi.all()]
    butir, program = {r.butir_id for r in semua if r.butir_id}, {r.program_id for r in semua if r.program_id}
    target = _target(Q(butir_id__in=butir) | Q(program_id__in=program))
    for satu in hasil.values():
        satu.target = target
    return dict(hasil)


def deret_satu(p: Pengukuran) -> tuple[Pengukuran, Deret]:
    """One measurement with its rows, and the series as it looks at it; four queries.

    Of another period its rows are read as far as they are looked at; whole only where another version of the PK was
    measured, whose promises have to be recognised.
    """
    isi, d, penuh = _seri(p)
    prefetch_related_objects(penuh, REALISASI)
    return isi, d


def deret_lembar(p: Pengukuran) -> tuple[Pengukuran, Deret]:
    """The same with its rows, too, as they are shown (`Deret.rows`)."""
    isi, d, penuh = _seri(p)
    d.angka = baca_angka(penuh)
    return isi, d


def _seri(p: Pengukuran) -> tuple[Pengukuran, Deret, list[Pengukuran]]:
    """`p` read anew, its series, and the measurements in it whose rows are still to be read."""
    semua = list(Pengukuran.objects.filter(_milik({kelompok(p)})).select_related("perjanjian").order_by(*URUT))
    penuh = [x for x in semua if x.pk == p.pk or x.perjanjian_id != p.perjanjian_id]
    isi = next(x for x in penuh if x.pk == p.pk)
    isi.pemda, isi.pd, isi.perjanjian = p.pemda, p.pd, p.perjanjian  # read with it, and the same
    milik = Q(butir__perjanjian=p.perjanjian_id) if p.perjanjian_id else Q(program__realisasi__pengukuran=p.pk)
    tulisan = baca_tulisan({x.pk for x in semua} - {x.pk for x in penuh})
    return isi, Deret(semua, tulisan=tulisan, target=_target(milik)), penuh


@lru_cache(maxsize=16384)
def baca(tertulis: str, notasi: str) -> Nilai:
    """A figure by the notation that was chosen for it, else with its doubt; it is looked at for each later quarter."""
    return baca_cetakan(tertulis, Notasi(notasi) if notasi else None)


@lru_cache(maxsize=16384)
def _isian(tertulis: str, pembilang: str, penyebut: str, notasi: str) -> Isian:
    return Isian(baca(tertulis, notasi), *baca_pasangan(pembilang, penyebut, notasi))


def isian(r: Angka | Tulisan) -> Isian:
    """What was entered, as it was read."""
    return _isian(r.tertulis, r.pembilang, r.penyebut, r.notasi)


def berpasangan(p: Pengukuran, lain: Pengukuran) -> dict[int, Realisasi]:
    """{row of `p`: the row of `lain` for the same promise}."""
    if p.perjanjian_id == lain.perjanjian_id:
        return _sejanji(p.realisasi.all(), lain.realisasi.all())
    return padanan(p.realisasi.all(), lain.realisasi.all())


def _sejanji(baru: Iterable[Angka], lama: Iterable[Baris]) -> dict[int, Baris]:
    """{row: the other row for the same promise}, both of one version of the PK."""
    sama = {(r.butir_id, r.program_id): r for r in lama}
    return {r.pk: sama[k] for r in baru if (k := (r.butir_id, r.program_id)) in sama}


def padanan(baru: Iterable[Angka], lama: Iterable[Utuh]) -> dict[int, Utuh]:
    """{row of a later version of the PK: the row of the earlier one for the same promise}."""
    peta = {r.pk: r for r in lama}
    pasangan = padankan([janji(r.pk, r.asal) for r in peta.values()], [janji(r.pk, r.asal) for r in baru])
    return {b: peta[a] for b, a in pasangan.items()}


def janji(nomor: int, asal: Butir | ButirProgram | AngkaLembar) -> Janji:
    """A row as far as it can be recognised."""
    if isinstance(asal, ButirProgram):
        return Janji(nomor, asal.kelompok, asal.indikator)
    return Janji(nomor, asal.kelompok, asal.indikator, asal.baris_rkt_id, asal.tolok_ukur_id)


def _target(syarat: Q) -> dict[tuple[str, int], dict[int, str]]:
    hasil: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    rows = TargetTriwulan.objects.filter(syarat).order_by()
    for butir, program, triwulan, tertulis in rows.values_list("butir_id", "program_id", "triwulan", "tertulis"):
        hasil["butir" if butir else "program", butir or program or 0][triwulan] = tertulis
    return dict(hasil)
