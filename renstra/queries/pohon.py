"""The tree of a plan as its page shows it: four queries whatever its size, branches left closed where it is large."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from renstra.enums import JenisSimpul
from renstra.models import Indikator, IndikatorBersama, Rencana, Simpul
from renstra.queries.bersama import bersama_rencana
from renstra.rules import kelengkapan
from renstra.rules.kelengkapan import Catatan, FaktaRencana, Kekurangan, Sebutan, sebut
from renstra.rules.target import akhir_bertentangan
from sakip.skala import catatan_skala
from sakip.teks import seragam

# With more nodes than this only the levels down to sasaran are open at first.
BESAR = 150
MAKS_COCOK = 100
_TERBUKA = {JenisSimpul.VISI, JenisSimpul.MISI, JenisSimpul.TUJUAN}


@dataclass(frozen=True)
class Lipatan:
    """Branches that a reader opened or closed; the others are as they are at first."""

    buka: frozenset[int] = frozenset()
    tutup: frozenset[int] = frozenset()
    semua: bool = False  # every branch open, for worksheets and papers

    def ubah(self, simpul_id: int, *, buka: bool) -> "Lipatan":
        satu = frozenset({simpul_id})
        return Lipatan(self.buka | satu, self.tutup - satu) if buka else Lipatan(self.buka - satu, self.tutup | satu)


class TargetTahun(NamedTuple):
    tahun: int
    tertulis: str
    pagu: Decimal | None
    bilangan: Decimal | None


@dataclass
class IsiRencana:
    """Everything a plan holds: nodes by parent and indicators by node in order, targets by indicator and year."""

    rencana: Rencana
    simpul: list[Simpul]
    anak: dict[int | None, list[Simpul]]
    indikator: dict[int, list[Indikator]]
    target: dict[int, dict[int, TargetTahun]]

    def urut(self, induk: int | None = None) -> Iterator[Simpul]:
        """The nodes below `induk` in reading order."""
        for simpul in self.anak[induk]:
            yield simpul
            yield from self.urut(simpul.pk)


@dataclass
class IndikatorTampil:
    indikator: Indikator
    target: list[TargetTahun | None]
    bersama: list[IndikatorBersama] = field(default_factory=list)
    catatan: list[Kekurangan] = field(default_factory=list)
    mutu: Any = None  # IndikatorMutu, put there by the page that shows quality too


@dataclass
class SimpulTampil:
    """`bawah`: nodes below it, `catatan_bawah`: remarks on those where they are hidden; `cocok`: what was searched."""

    simpul: Simpul
    dalam: int
    pertama: bool
    terakhir: bool
    indikator: list[IndikatorTampil]
    jumlah_anak: int = 0
    terbuka: bool = True
    bawah: int = 0
    catatan: list[Kekurangan] = field(default_factory=list)
    catatan_bawah: int = 0


@dataclass
class PohonTampil:
    isi: IsiRencana
    baris: list[SimpulTampil]
    jumlah: int
    besar: bool
    kurang: list[Kekurangan]
    cocok: int = 0
    masuk: list[IndikatorBersama] = field(default_factory=list)


def isi_rencana(rencana: Rencana) -> IsiRencana:
    """The content of a plan in three queries."""
    simpul = list(rencana.simpul.select_related("mendukung").order_by("urutan", "id"))
    anak: dict[int | None, list[Simpul]] = defaultdict(list)
    for satu in simpul:
        anak[satu.induk_id].append(satu)
    indikator: dict[int, list[Indikator]] = defaultdict(list)
    target: dict[int, dict[int, TargetTahun]] = defaultdict(dict)
    semua = Indikator.objects.filter(simpul__rencana=rencana).prefetch_related("target")
    for i in semua.order_by("urutan", "id"):
        indikator[i.simpul_id].append(i)
        for t in i.target.all():
            target[i.pk][t.tahun] = TargetTahun(t.tahun, t.tertulis, t.pagu, t.bilangan)
    return IsiRencana(rencana, simpul, anak, indikator, target)


def fakta_rencana(rencana: Rencana, isi: IsiRencana | None = None) -> FaktaRencana:
    """What the rules of setting look at. `isi`: the content, where it is there already."""
    isi = isi or isi_rencana(rencana)
    sasaran = [s for s in isi.urut() if s.jenis == JenisSimpul.SASARAN]
    indikator = [i for s in isi.urut() for i in isi.indikator[s.pk]]
    tahun = list(rencana.tahun)

    def lengkap(i: Indikator) -> bool:
        ada = isi.target[i.pk]
        return all(t in ada and ada[t].tertulis for t in tahun)

    return FaktaRencana(
        jenis=rencana.jenis,
        jumlah_sasaran=len(sasaran),
        sasaran_tanpa_indikator=tuple(sebut(s, s.uraian) for s in sasaran if not isi.indikator[s.pk]),
        sasaran_tanpa_rpjmd=tuple(sebut(s, s.uraian) for s in sasaran if s.mendukung_id is None),
        indikator_tanpa_target=tuple(sebut(i, i.nama) for i in indikator if not lengkap(i)),
        skala=tuple(c for i in indikator for c in _skala(i, isi)),
        target_akhir=tuple(c for i in indikator for c in _akhir(i, isi)),
    )


def _sebut(indikator: Indikator) -> Sebutan:
    return sebut(indikator, indikator.nama)


def _skala(indikator: Indikator, isi: IsiRencana) -> list[Catatan]:
    tahunan = sorted(isi.target[indikator.pk].values(), key=lambda t: t.tahun)
    nilai = [t.tertulis for t in tahunan if t.tertulis and t.bilangan is None]
    return [Catatan(_sebut(indikator), pesan) for pesan in catatan_skala(indikator.skala, nilai)]


def _akhir(indikator: Indikator, isi: IsiRencana) -> list[Catatan]:
    tahun = isi.rencana.tahun_akhir
    terakhir = isi.target[indikator.pk].get(tahun)
    if not indikator.target_akhir or not terakhir or terakhir.tertulis == indikator.target_akhir:
        return []
    salah = akhir_bertentangan(indikator.target_akhir, terakhir.tertulis, tahun)
    return [Catatan(_sebut(indikator), salah)] if salah else []


def pohon_rencana(rencana: Rencana, cari: str = "") -> list[SimpulTampil]:
    """Every row of the tree, no branch closed however large it is."""
    return tampilan_pohon(rencana, cari, lipatan=Lipatan(semua=True)).baris


def tampilan_pohon(
    rencana: Rencana,
    cari: str = "",
    *,
    lipatan: Lipatan = Lipatan(),
    fokus: int | None = None,
    di: int | None = None,
    hanya: int | None = None,
) -> PohonTampil:
    """The tree in reading order with indicators, the targets of every year, and what is missing, by each part.

    `lipatan`: branches that the reader opened or closed; `fokus`: a node to be seen in any case.
    `cari`: only nodes that say so in text, code or indicator, with what stands above them.
    `di`: only this node and what is open below it; `hanya`: only this node.
    """
    isi = isi_rencana(rencana)
    kurang = kelengkapan.periksa_rencana(fakta_rencana(rencana, isi))
    susun = _Penyusun(isi, kurang, lipatan, fokus)
    kata = seragam(cari)
    if kata:
        baris, cocok = susun.cari(kata)
    else:
        baris, cocok = susun.mulai(hanya or di, sendiri=hanya is not None), 0
    return PohonTampil(isi, baris, len(isi.simpul), susun.besar, kurang, cocok, susun.masuk)


class _Penyusun:
    """Makes the rows out of the content of a plan."""

    def __init__(self, isi: IsiRencana, kurang: list[Kekurangan], lipatan: Lipatan, fokus: int | None) -> None:
        self.isi, self.lipatan = isi, lipatan
        self.besar = len(isi.simpul) > BESAR
        self.per_id = {s.pk: s for s in isi.simpul}
        self.di_atas_fokus = self._di_atas(fokus)
        self.catatan: dict[tuple[str, int | None], list[Kekurangan]] = defaultdict(list)
        for k in kurang:
            if k.singkat:
                self.catatan[k.tujuan, k.id].append(k)
        self.bersama: dict[int, list[IndikatorBersama]] = defaultdict(list)
        keluar, self.masuk = bersama_rencana(isi.rencana)
        for b in keluar:
            self.bersama[b.indikator_id].append(b)
        self.dalam: dict[int, int] = {}
        self.bawah: dict[int, tuple[int, int]] = {}
        for satu in isi.anak[None]:
            self._hitung(satu, 0)

    def _di_atas(self, fokus: int | None) -> set[int]:
        hasil: set[int] = set()
        simpul = self.per_id.get(fokus or 0)
        while simpul is not None and simpul.induk_id:
            hasil.add(simpul.induk_id)
            simpul = self.per_id.get(simpul.induk_id)
        return hasil

    def _hitung(self, simpul: Simpul, dalam: int) -> tuple[int, int]:
        """Depth of each node; nodes below it and remarks on those."""
        self.dalam[simpul.pk] = dalam
        banyak = catatan = 0
        for anak in self.isi.anak[simpul.pk]:
            n, c = self._hitung(anak, dalam + 1)
            banyak, catatan = banyak + n + 1, catatan + c + self._catatan(anak)
        self.bawah[simpul.pk] = (banyak, catatan)
        return banyak, catatan

    def _catatan(self, simpul: Simpul) -> int:
        milik = sum(len(self.catatan["indikator", i.pk]) for i in self.isi.indikator[simpul.pk])
        return milik + len(self.catatan["simpul", simpul.pk])

    def terbuka(self, simpul: Simpul) -> bool:
        if self.lipatan.semua or simpul.pk in self.lipatan.buka or simpul.pk in self.di_atas_fokus:
            return True
        return simpul.pk not in self.lipatan.tutup and (not self.besar or simpul.jenis in _TERBUKA)

    def mulai(self, di: int | None, *, sendiri: bool) -> list[SimpulTampil]:
        """The whole tree, or one node (`sendiri`: without what is open below it)."""
        if di is None:
            return self.buka(None)
        simpul = self.per_id.get(di)
        if simpul is None:
            return []
        satu = self.satu(simpul, terbuka=self.terbuka(simpul))
        return [satu, *([] if sendiri or not satu.terbuka else self.buka(di))]

    def buka(self, induk: int | None) -> list[SimpulTampil]:
        hasil = []
        for simpul in self.isi.anak[induk]:
            satu = self.satu(simpul, terbuka=self.terbuka(simpul))
            hasil.append(satu)
            if satu.terbuka:
                hasil += self.buka(simpul.pk)
        return hasil

    def cari(self, kata: str) -> tuple[list[SimpulTampil], int]:
        cocok = [s for s in self.isi.urut() if kata in self._tulisan(s)]
        tampil = {s.pk for s in cocok[:MAKS_COCOK]}
        for pk in list(tampil):
            tampil |= self._di_atas(pk)
        return [self.satu(s, terbuka=True) for s in self.isi.urut() if s.pk in tampil], len(cocok)

    def _tulisan(self, simpul: Simpul) -> str:
        return " ".join([simpul.kode, simpul.uraian, *(i.nama for i in self.isi.indikator[simpul.pk])]).casefold()

    def satu(self, simpul: Simpul, *, terbuka: bool) -> SimpulTampil:
        saudara = self.isi.anak[simpul.induk_id]
        banyak, catatan = self.bawah.get(simpul.pk, (0, 0))
        return SimpulTampil(
            simpul,
            self.dalam.get(simpul.pk, 0),
            simpul is saudara[0],
            simpul is saudara[-1],
            [self._indikator(i) for i in self.isi.indikator[simpul.pk]],
            len(self.isi.anak[simpul.pk]),
            terbuka,
            banyak,
            self.catatan["simpul", simpul.pk],
            0 if terbuka else catatan,
        )

    def _indikator(self, indikator: Indikator) -> IndikatorTampil:
        target = self.isi.target[indikator.pk]
        return IndikatorTampil(
            indikator,
            [target.get(t) for t in self.isi.rencana.tahun],
            self.bersama[indikator.pk],
            self.catatan["indikator", indikator.pk],
        )


def di_bawah(simpul: Simpul) -> list[Simpul]:
    """All nodes below this one, in two steps whatever the depth: the nodes of the plan, then a walk."""
    anak: dict[int | None, list[Simpul]] = defaultdict(list)
    for satu in Simpul.objects.filter(rencana_id=simpul.rencana_id).order_by("urutan", "id"):
        anak[satu.induk_id].append(satu)
    hasil, lapis = [], anak[simpul.pk]
    while lapis:
        hasil += lapis
        lapis = [a for s in lapis for a in anak[s.pk]]
    return hasil
