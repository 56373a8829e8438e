"""The figures of an office's year as one series: what each version of its PK measured, joined row by row."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from django.db.models import Prefetch, Q, QuerySet

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

_pasangan = lru_cache(maxsize=16384)(baca_pasangan)
Dulu = dict[str, dict[tuple[int, int], Decimal]]  # indicator, by its words: (year, triwulan): figure
Kelompok = tuple[int | None, int | None, int]  # office, PD (where there is no office), year


@dataclass
class Deret:
    """All measurements of one office (or of the programs of one PD) in one year, as they were read once."""

    semua: list[Pengukuran] = field(default_factory=list)
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
            for nomor, r in berpasangan(p, lain).items():
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


def deret(daftar: Iterable[Pengukuran], angka: QuerySet[Realisasi] | None = None) -> dict[Kelompok, Deret]:
    """The series that these measurements are part of; three queries, however many. `angka`: with what their figures
    are read (annotated, for one)."""
    kunci = {kelompok(p) for p in daftar}
    syarat = Q(pk__in=[])
    for tahun in {k[2] for k in kunci}:
        jabatan = {k[0] for k in kunci if k[2] == tahun and k[0]}
        pd = {k[1] for k in kunci if k[2] == tahun and k[1]}
        syarat |= Q(tahun=tahun, perjanjian__jabatan_id__in=jabatan)
        syarat |= Q(tahun=tahun, perjanjian=None, pd_id__in=pd)
    return susun_deret(Pengukuran.objects.filter(syarat), angka)


def susun_deret(rows: Iterable[Pengukuran], angka: QuerySet[Realisasi] | None = None) -> dict[Kelompok, Deret]:
    """The same for a query of whole years."""
    angka = Realisasi.objects.all() if angka is None else angka
    angka = angka.select_related("butir", "program").order_by("urutan", "id")
    semua = rows.select_related("pemda", "pd", "perjanjian__jabatan").prefetch_related(  # type: ignore[attr-defined]
        Prefetch("realisasi", angka)
    )
    hasil: dict[Kelompok, Deret] = defaultdict(Deret)
    for p in semua.order_by("periode", "perjanjian__versi", "versi"):
        hasil[kelompok(p)].semua.append(p)
    target = _target([r for d in hasil.values() for p in d.semua for r in p.realisasi.all()])
    for satu in hasil.values():
        satu.target = target
    return dict(hasil)


@lru_cache(maxsize=16384)
def baca(tertulis: str, notasi: str) -> Nilai:
    """A figure by the notation that was chosen for it, else with its doubt; it is looked at for each later quarter."""
    return baca_cetakan(tertulis, Notasi(notasi) if notasi else None)


def isian(r: Realisasi) -> Isian:
    """What was entered, as it was read."""
    return Isian(baca(r.tertulis, r.notasi), *_pasangan(r.pembilang, r.penyebut, r.notasi))


def berpasangan(p: Pengukuran, lain: Pengukuran) -> dict[int, Realisasi]:
    """{row of `p`: the row of `lain` for the same promise}."""
    if p.pk == lain.pk:
        return {r.pk: r for r in p.realisasi.all()}
    if p.perjanjian_id == lain.perjanjian_id:
        sama = {(r.butir_id, r.program_id): r for r in lain.realisasi.all()}
        return {r.pk: sama[k] for r in p.realisasi.all() if (k := (r.butir_id, r.program_id)) in sama}
    return padanan(p.realisasi.all(), lain.realisasi.all())


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
