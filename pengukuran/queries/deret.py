"""The figures of an office's year as one series: what each version of its PK measured, joined row by row."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, TypeVar

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

Dulu = dict[str, dict[tuple[int, int], Decimal]]  # indicator, by its words: (year, triwulan): figure
Kelompok = tuple[int | None, int | None, int]  # office, PD (where there is no office), year


class Tulisan(NamedTuple):
    """A row as far as the other periods of its year look at it: read for a tenth of what the whole row costs."""

    pengukuran_id: int
    butir_id: int | None
    program_id: int | None
    tertulis: str
    notasi: str
    pembilang: str
    penyebut: str


Baris = TypeVar("Baris", Realisasi, Tulisan)


@dataclass
class Deret:
    """All measurements of one office (or of the programs of one PD) in one year, as they were read once.

    Those in `tulisan` have no rows but what it says of them (`deret_satu`).
    """

    semua: list[Pengukuran] = field(default_factory=list)
    tulisan: Mapping[int, Sequence[Tulisan]] = field(default_factory=dict)
    target: Mapping[tuple[str, int], Mapping[int, str]] = field(default_factory=dict)
    dulu: Dulu | None = None  # figures of former years, once somebody asked (`kewajaran`)
    _ukuran: dict[tuple[str, int], Ukuran] = field(default_factory=dict, repr=False)
    _isian: dict[int, dict[int, dict[int, Isian]]] = field(default_factory=dict, repr=False)
    _hasil: dict[int, dict[int, HasilUkur]] = field(default_factory=dict, repr=False)

    def berlaku(self, periode: str) -> Pengukuran | None:
        """The one that counts for a period."""
        rows = {p.pk: p for p in self.semua if p.periode == periode}
        satu = yang_berlaku(
            VersiUkur(p.pk, p.perjanjian.versi if p.perjanjian else 1, p.versi, p.status) for p in rows.values()
        )
        return rows[satu.id] if satu else None

    def isian(self, p: Pengukuran) -> dict[int, dict[int, Isian]]:
        """{row of `p`: {triwulan: what was entered for the same promise}}, up to the period of `p`."""
        if p.pk not in self._isian:
            self._isian[p.pk] = self._baca_isian(p)
        return self._isian[p.pk]

    def _baca_isian(self, p: Pengukuran) -> dict[int, dict[int, Isian]]:
        hasil: dict[int, dict[int, Isian]] = {r.pk: {} for r in p.realisasi.all()}
        for periode, triwulan in TRIWULAN.items():
            if triwulan > sampai_triwulan(p.periode):
                continue
            lain = p if p.periode == periode else self.berlaku(periode)
            if lain is None:
                continue
            sama = _sejanji(p, self.tulisan[lain.pk]) if lain.pk in self.tulisan else berpasangan(p, lain)
            for nomor, r in sama.items():
                hasil[nomor][triwulan] = isian(r)
        return hasil

    def ukuran(self, r: Realisasi) -> Ukuran:
        """What a row promises and how it is measured."""
        kunci = ("butir", r.butir_id) if r.butir_id else ("program", r.program_id or 0)
        if kunci not in self._ukuran:
            asal = r.asal
            self._ukuran[kunci] = Ukuran(
                asal.target, asal.arah, asal.cara_hitung, asal.satuan, asal.skala, self.target.get(kunci, {})
            )
        return self._ukuran[kunci]

    def hasil(self, p: Pengukuran, kaidah: Kaidah) -> dict[int, HasilUkur]:
        """{row of `p`: what the one function says of it now}, by the rules of its year."""
        if p.pk not in self._hasil:
            isi, sampai = self.isian(p), sampai_triwulan(p.periode)
            self._hasil[p.pk] = {
                r.pk: ukur(self.ukuran(r), isi[r.pk], sampai, kaidah, akhir=isian(r) if setahun(p) else None)
                for r in p.realisasi.all()
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
    for p in _berurut(rows).prefetch_related(_angka()):
        hasil[kelompok(p)].semua.append(p)
    target = _target([r for d in hasil.values() for p in d.semua for r in p.realisasi.all()])
    for satu in hasil.values():
        satu.target = target
    return dict(hasil)


def deret_satu(p: Pengukuran, angka: QuerySet[Realisasi] | None = None) -> tuple[Pengukuran, Deret]:
    """One measurement with its rows, and the series as it looks at it; four queries. `angka`: with what its rows are
    read (annotated, for one).

    Of another period its rows are read as far as they are looked at; whole only where another version of the PK was
    measured, whose promises have to be recognised.
    """
    semua = list(_berurut(Pengukuran.objects.filter(_milik({kelompok(p)}))))
    penuh = [x for x in semua if x.pk == p.pk or x.perjanjian_id != p.perjanjian_id]
    prefetch_related_objects(penuh, _angka(angka))
    tulisan: dict[int, list[Tulisan]] = {x.pk: [] for x in semua if x not in penuh}
    for t in map(
        Tulisan._make, Realisasi.objects.filter(pengukuran__in=tulisan).order_by().values_list(*Tulisan._fields)
    ):
        tulisan[t.pengukuran_id].append(t)
    isi = next(x for x in penuh if x.pk == p.pk)
    return isi, Deret(semua, tulisan, _target(list(isi.realisasi.all())))


def _berurut(rows: QuerySet[Pengukuran]) -> QuerySet[Pengukuran]:
    return rows.select_related("pemda", "pd", "perjanjian__jabatan").order_by("periode", "perjanjian__versi", "versi")


def _angka(rows: QuerySet[Realisasi] | None = None) -> Prefetch:
    rows = Realisasi.objects.all() if rows is None else rows
    return Prefetch("realisasi", rows.select_related("butir", "program").order_by("urutan", "id"))


@lru_cache(maxsize=16384)
def baca(tertulis: str, notasi: str) -> Nilai:
    """A figure by the notation that was chosen for it, else with its doubt; it is looked at for each later quarter."""
    return baca_cetakan(tertulis, Notasi(notasi) if notasi else None)


@lru_cache(maxsize=16384)
def _isian(tertulis: str, pembilang: str, penyebut: str, notasi: str) -> Isian:
    return Isian(baca(tertulis, notasi), *baca_pasangan(pembilang, penyebut, notasi))


def isian(r: Realisasi | Tulisan) -> Isian:
    """What was entered, as it was read."""
    return _isian(r.tertulis, r.pembilang, r.penyebut, r.notasi)


def berpasangan(p: Pengukuran, lain: Pengukuran) -> dict[int, Realisasi]:
    """{row of `p`: the row of `lain` for the same promise}."""
    if p.pk == lain.pk:
        return {r.pk: r for r in p.realisasi.all()}
    if p.perjanjian_id == lain.perjanjian_id:
        return _sejanji(p, lain.realisasi.all())
    return padanan(p.realisasi.all(), lain.realisasi.all())


def _sejanji(p: Pengukuran, rows: Iterable[Baris]) -> dict[int, Baris]:
    """{row of `p`: that of `rows`, of the same version of the PK, for the same promise}."""
    sama = {(r.butir_id, r.program_id): r for r in rows}
    return {r.pk: sama[k] for r in p.realisasi.all() if (k := (r.butir_id, r.program_id)) in sama}


def padanan(baru: Iterable[Realisasi], lama: Iterable[Realisasi]) -> dict[int, Realisasi]:
    """{row of a later version of the PK: the row of the earlier one for the same promise}."""
    peta = {r.pk: r for r in lama}
    pasangan = padankan([janji(r.pk, r.asal) for r in peta.values()], [janji(r.pk, r.asal) for r in baru])
    return {b: peta[a] for b, a in pasangan.items()}


def janji(nomor: int, asal: Butir | ButirProgram) -> Janji:
    """A row as far as it can be recognised."""
    if isinstance(asal, Butir):
        return Janji(nomor, asal.kelompok, asal.indikator, asal.baris_rkt_id, asal.tolok_ukur_id)
    return Janji(nomor, asal.kelompok, asal.indikator)


def _target(rows: Sequence[Realisasi]) -> dict[tuple[str, int], dict[int, str]]:
    hasil: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    butir, program = {r.butir_id for r in rows if r.butir_id}, {r.program_id for r in rows if r.program_id}
    for t in TargetTriwulan.objects.filter(Q(butir_id__in=butir) | Q(program_id__in=program)):
        kunci = ("butir", t.butir_id) if t.butir_id else ("program", t.program_id or 0)
        hasil[kunci][t.triwulan] = t.tertulis
    return dict(hasil)
