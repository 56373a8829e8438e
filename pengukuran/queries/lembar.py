"""The sheet of one measurement: what is promised, what was written before, what stands now, what is still missing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import groupby

from django.db.models import Q

from renstra.models import BarisRKT, Target
from sakip.angka import dibaca, format_bilangan
from sakip.teks import seragam

from ..enums import UKUR_TERBUKA, Periode, PutusanAngka, StatusUkur, sampai_triwulan
from ..models import Pengukuran, Realisasi
from ..rules.arti import Arti, dua_arti
from ..rules.gabung import Isian
from ..rules.kewajaran import Keanehan
from ..rules.masa import triwulan
from ..rules.ukuran import Kaidah, Ukuran
from .deret import Deret, baca, isian, setahun
from .fakta import Periksaan, periksaan
from .kaidah import kaidah_pada
from .tulisan import AngkaLembar

DIKETIK = ("tertulis", "pembilang", "penyebut", "kendala", "solusi", "sumber_data")  # on the sheet itself
Diketik = Mapping[int, Mapping[str, str]]


@dataclass(frozen=True)
class Rencana:
    """What the plan behind an indicator wants this year and in its last one, with those years."""

    tahun: str = ""
    akhir: str = ""
    tahun_akhir: int = 0


@dataclass(frozen=True)
class BarisLembar:
    """One indicator as the sheet shows it."""

    r: AngkaLembar
    nomor: str
    ukuran: Ukuran
    sebelum: Mapping[int, str] = field(default_factory=dict)  # {triwulan: as written}
    target_triwulan: str = ""
    tahun_lalu: str = ""
    rencana: Rencana = field(default_factory=Rencana)
    aneh: tuple[Keanehan, ...] = ()
    perlu_penjelasan: bool = False
    terbuka: bool = False  # whether this figure may be typed
    bawahan: tuple[tuple[str, str], ...] = ()  # (office, figure) of those below that support it
    diketik: Mapping[str, str] = field(default_factory=dict)  # refused, and shown again

    @cached_property
    def tersimpan(self) -> dict[str, str]:
        """What the fields of the row hold in the database."""
        return {n: getattr(self.r, n) for n in DIKETIK} | {"target": self.target_triwulan}

    @property
    def ketik(self) -> dict[str, str]:
        """What stands in its fields."""
        return {**self.tersimpan, **self.diketik}

    @property
    def sidik(self) -> str:
        """Sent along by a page, so that a row nobody touched is left out of its saving."""
        return sidik_baris(self.tersimpan)

    @property
    def dibaca(self) -> str:
        """How the realisasi is understood: `dibaca 97 persen`; nothing where nothing is written. Of a numerator and
        denominator alone, where somebody chose how they are meant."""
        if self.r.tertulis.strip():
            return _dibaca(self.r.tertulis, self.r.notasi)
        i = isian(self.r)
        if not self.r.notasi or i.pembilang is None or i.penyebut is None:
            return ""
        return f"dibaca {format_bilangan(i.pembilang)} dari {format_bilangan(i.penyebut)}"

    @property
    def arti(self) -> Arti | None:
        """The two numbers that the figure, or its numerator or denominator, may mean, as long as nobody has chosen."""
        return None if self.r.notasi else dua_arti(self.r.tertulis, self.r.pembilang, self.r.penyebut)

    @property
    def dikembalikan(self) -> bool:
        return self.r.putusan == PutusanAngka.DIKEMBALIKAN

    @property
    def berpasangan(self) -> bool:
        r = self.r
        return bool(r.pembilang or r.penyebut or r.data_pembilang_id or r.data_penyebut_id)


@dataclass(frozen=True)
class KelompokLembar:
    nomor: int
    teks: str
    baris: tuple[BarisLembar, ...]


@dataclass(frozen=True)
class Lembar:
    p: Pengukuran
    deret: Deret
    kaidah: Kaidah
    kelompok: tuple[KelompokLembar, ...]
    periksaan: Periksaan

    @cached_property
    def baris(self) -> list[BarisLembar]:
        return [b for k in self.kelompok for b in k.baris]

    @cached_property
    def triwulan(self) -> int | None:
        """1 to 4; None on the year's sheet."""
        return triwulan(self.p.periode)

    @cached_property
    def ambang(self) -> str:
        """Below it kendala and solusi are asked for, as printed."""
        return format_bilangan(self.kaidah.ambang.normalize())

    @cached_property
    def berpasangan(self) -> bool:
        """Whether any row has a numerator or denominator."""
        return any(b.berpasangan for b in self.baris)

    @property
    def ragu(self) -> list[BarisLembar]:
        """The rows whose number may be read in two ways."""
        return [b for b in self.baris if b.terbuka and b.arti]

    @property
    def kurang(self) -> list[str]:
        """What is still missing before it may be submitted, in words."""
        hasil = []
        if n := len(self.periksaan.kosong):
            hasil.append(f"{n} indikator belum diisi")
        if n := len(self.periksaan.tanpa_penjelasan):
            hasil.append(f"{n} indikator perlu kendala dan solusi")
        if n := len(self.periksaan.aneh):
            hasil.append(f"{n} angka perlu dipastikan")
        return hasil


@lru_cache(maxsize=16384)
def _dibaca(tertulis: str, notasi: str) -> str:
    return dibaca(baca(tertulis, notasi))


def sidik_baris(isi: Mapping[str, str]) -> str:
    """A short mark of what the fields of a row hold."""
    teks = "\0".join(isi.get(n, "") for n in (*DIKETIK, "target"))
    return sha256(teks.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class _Latar:
    """What the rows of one sheet are seen against."""

    p: Pengukuran
    d: Deret
    kaidah: Kaidah
    periksa: Periksaan
    terbuka: bool
    lalu: Mapping[str, str]
    rencana: Mapping[int, Rencana]
    bawahan: Mapping[int, Sequence[tuple[str, str]]]
    diketik: Diketik

    def baris(self, r: AngkaLembar, nomor: str) -> BarisLembar:
        ukuran = self.d.ukuran(r)
        return BarisLembar(
            r=r,
            nomor=nomor,
            ukuran=ukuran,
            sebelum=self._sebelum(r),
            target_triwulan=ukuran.target_triwulan.get(self.triwulan, ""),
            tahun_lalu=self.lalu.get(seragam(r.indikator), ""),
            rencana=self.rencana.get(r.pk, Rencana()),
            aneh=self.periksa.aneh.get(r.pk, ()),
            perlu_penjelasan=r.pk in self.periksa.perlu_penjelasan,
            terbuka=self.terbuka and r.putusan != PutusanAngka.DITERIMA,
            bawahan=tuple(self.bawahan.get(r.butir_id or 0, ())),
            diketik=self.diketik.get(r.pk, {}),
        )

    def _sebelum(self, r: AngkaLembar) -> dict[int, str]:
        return {n: i.nilai.tertulis or "–" for n, i in self.isian[r.pk].items() if n <= self.batas}

    @cached_property
    def triwulan(self) -> int:
        return triwulan(self.p.periode) or 0

    @cached_property
    def batas(self) -> int:
        """The last triwulan before this one, or of the year."""
        return sampai_triwulan(self.p.periode) - (not setahun(self.p))

    @cached_property
    def isian(self) -> dict[int, dict[int, Isian]]:
        return self.d.isian(self.p)


def lembar(p: Pengukuran, d: Deret, *, boleh_isi: bool, diketik: Diketik | None = None) -> Lembar:
    """The whole sheet; `p` and its series as `deret_lembar` reads them. Three queries."""
    kaidah = kaidah_pada(p.pemda_id, p.tahun)
    semua = d.angka[p.pk]
    terbuka = boleh_isi and p.status in UKUR_TERBUKA
    latar = _Latar(
        p,
        d,
        kaidah,
        periksaan(p, d, kaidah),
        terbuka,
        _tahun_lalu(p),
        _rencana(p, semua),
        _bawahan(p),
        diketik or {},
    )
    kelompok = []
    for nomor, (teks, isi) in enumerate(groupby(semua, key=lambda r: r.kelompok), 1):
        baris = tuple(latar.baris(r, f"{nomor}.{i}") for i, r in enumerate(isi, 1))
        kelompok.append(KelompokLembar(nomor, teks, baris))
    return Lembar(p, d, kaidah, tuple(kelompok), latar.periksa)


def _bawahan(p: Pengukuran) -> dict[int, list[tuple[str, str]]]:
    """{row of the PK: (office, figure) of each row below that supports it, once it was submitted}."""
    if p.perjanjian_id is None:
        return {}
    angka = Realisasi.objects.filter(
        butir__mendukung__perjanjian=p.perjanjian_id,
        pengukuran__periode=p.periode,
        pengukuran__pertama_diajukan_pada__isnull=False,
    ).exclude(pengukuran__status=StatusUkur.DRAF)
    medan = ("butir_id", "butir__mendukung_id", "pengukuran__perjanjian__jabatan__nama", "tertulis", "sampai")
    terbaru = {
        nomor: (atas, jabatan, tertulis or sampai)
        for nomor, atas, jabatan, tertulis, sampai in angka.order_by("pengukuran__versi", "urutan").values_list(*medan)
    }
    hasil: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for atas, jabatan, nilai in terbaru.values():
        hasil[atas or 0].append((jabatan, nilai))
    return hasil


def _tahun_lalu(p: Pengukuran) -> dict[str, str]:
    """{indicator in plain words: what the same office measured the year before}."""
    milik = Q(pengukuran__perjanjian=None, pengukuran__pd_id=p.pd_id)
    if p.perjanjian:
        milik = Q(pengukuran__perjanjian__jabatan_id=p.perjanjian.jabatan_id)
    rows = Realisasi.objects.filter(milik, pengukuran__tahun=p.tahun - 1).order_by()
    medan = (
        "pengukuran__periode",
        "pengukuran__versi",
        "butir__indikator",
        "program__indikator",
        "tertulis",
        "sampai",
    )
    hasil: dict[str, str] = {}
    for _, _, butir, program, sampai in sorted(
        rows.values_list(*medan), key=lambda x: (x[0] == Periode.TAHUN, x[0], x[1])
    ):
        if sampai:
            hasil[seragam(butir or program)] = sampai
    return hasil


def _rencana(p: Pengukuran, rows: Sequence[AngkaLembar]) -> dict[int, Rencana]:
    """{row: target of the plan's indicator it comes from}."""
    rkt = {r.pk: r.baris_rkt_id for r in rows if r.baris_rkt_id}
    langsung = {r.pk: r.dari_indikator_id for r in rows if r.dari_indikator_id}
    if not rkt and not langsung:
        return {}
    lewat = BarisRKT.objects.filter(pk__in=rkt.values()).values("indikator_id")
    target = Target.objects.filter(Q(indikator_id__in=lewat) | Q(indikator_id__in=langsung.values()))
    medan = target.values_list("indikator_id", "indikator__baris_rkt", "tahun", "tertulis").order_by("tahun")
    per_indikator: dict[tuple[str, int], dict[int, str]] = {}
    for indikator, baris, tahun, tertulis in medan:
        per_indikator.setdefault(("indikator", indikator), {})[tahun] = tertulis
        if baris:
            per_indikator.setdefault(("rkt", baris), {})[tahun] = tertulis
    kunci = {n: ("rkt", b) for n, b in rkt.items()} | {n: ("indikator", i) for n, i in langsung.items()}
    return {n: _satu_rencana(per_indikator[k], p.tahun) for n, k in kunci.items() if k in per_indikator}


def _satu_rencana(target: Mapping[int, str], tahun: int) -> Rencana:
    akhir = max(target)
    return Rencana(target.get(tahun, ""), target[akhir], akhir)
