"""Money: what stands at the sub kegiatan is the whole, at every level and to the sen, and counts once (B6, J5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from renstra.enums import JenisSimpul, JenisTolokUkur
from renstra.rules.kode import induk_kode
from sakip.angka import format_rupiah
from sakip.organisasi.enums import Tingkat

from .fakta import (
    NOL,
    BarisUang,
    FaktaKonservasi,
    HalKonservasi,
    RKTFakta,
    SimpulFakta,
    TemuanKonservasi,
    TolokFakta,
)

H = HalKonservasi
_JUMLAH = "Jumlah sub kegiatan sama dengan jumlah kegiatan dan program"


# ---- one document


def jumlah_baris(baris: Sequence[BarisUang]) -> dict[int, Decimal]:
    """Line -> its own money and that of all below it, exact to the sen."""
    ada = {b.id: b for b in baris}
    jumlah: dict[int, Decimal] = defaultdict(Decimal)
    for satu in baris:
        atas: BarisUang | None = satu
        sudah: set[int] = set()
        while atas is not None and atas.id not in sudah:
            sudah.add(atas.id)
            jumlah[atas.id] += satu.pagu or NOL
            atas = ada.get(atas.induk) if atas.induk is not None else None
    return dict(jumlah)


@dataclass(frozen=True)
class JumlahTingkat:
    tingkat: str
    banyak: int
    jumlah: Decimal


def jumlah_tingkat(baris: Sequence[BarisUang]) -> list[JumlahTingkat]:
    """How many lines each level has and what they come to: conserved where the three sums are one."""
    jumlah = jumlah_baris(baris)
    return [
        JumlahTingkat(t.value, len(dalam), sum((jumlah[b.id] for b in dalam), NOL))
        for t in Tingkat
        for dalam in [[b for b in baris if b.tingkat == t]]
    ]


def baris_menyatu(baris: Sequence[BarisUang], dokumen: str) -> list[TemuanKonservasi]:
    """Money only at the sub kegiatan, each line under the line of its code, no branch without an end (BP; GM/SM 6)."""
    ada = {b.id: b for b in baris}
    beranak = {b.induk for b in baris}
    temuan = []

    def catat(b: BarisUang, pesan: str, selisih: Decimal | None = None) -> None:
        temuan.append(
            TemuanKonservasi(H.JUMLAH, f"{b.kode} {b.nama} {pesan}", _JUMLAH, dokumen, "baris", b.id, selisih)
        )

    for b in baris:
        sub = b.tingkat == Tingkat.SUB_KEGIATAN
        if b.pagu and not sub:
            catat(b, f"memuat pagu {format_rupiah(b.pagu)} sendiri; pagu hanya pada sub kegiatan.", b.pagu)
        if sub and b.pagu is None:
            catat(b, "belum mempunyai pagu.")
        if not sub and b.id not in beranak:
            catat(b, "tidak mempunyai sub kegiatan di bawahnya.")
        atas = ada.get(b.induk) if b.induk is not None else None
        if b.tingkat != Tingkat.PROGRAM and atas is None:
            catat(b, "tidak mempunyai baris di atasnya, sehingga tidak ikut terjumlah.", b.pagu)
        elif atas is not None and induk_kode(b.kode) not in (None, atas.kode):
            catat(b, f"berada di bawah {atas.kode}, tidak sesuai dengan kodenya.", b.pagu)
    return temuan


# ---- Renstra, RKA and DPA side by side


@dataclass(frozen=True)
class Sandingan:
    """One code in the three documents; None: it is not there. `selisih`: DPA less RKA."""

    kode: str
    nama: str
    tingkat: str
    renstra: Decimal | None
    rka: Decimal | None
    dpa: Decimal | None

    @property
    def selisih(self) -> Decimal | None:
        return None if self.rka is None and self.dpa is None else (self.dpa or NOL) - (self.rka or NOL)


def pagu_simpul(simpul: Sequence[SimpulFakta]) -> dict[int, Decimal]:
    """Node -> its indicative ceiling of the year: its own where written, else that of what stands below.

    A ceiling that several indicators of one node carry is one (GM Lampiran C.6: counted once); different ones add up.
    """
    anak: dict[int | None, list[SimpulFakta]] = defaultdict(list)
    for s in simpul:
        anak[s.induk].append(s)
    hasil: dict[int, Decimal] = {}

    def hitung(s: SimpulFakta) -> Decimal | None:
        bawah = [n for a in anak[s.id] if (n := hitung(a)) is not None]
        sendiri = _sekali(i.pagu for i in s.indikator)
        nilai = sendiri if sendiri is not None else sum(bawah, NOL) if bawah else None
        if nilai is not None:
            hasil[s.id] = nilai
        return nilai

    for akar in anak[None]:
        hitung(akar)
    return hasil


def _sekali(pagu: Iterable[Decimal | None]) -> Decimal | None:
    ada = {p for p in pagu if p is not None}
    return sum(ada, NOL) if ada else None


def sanding(fakta: FaktaKonservasi, tingkat: str = Tingkat.PROGRAM) -> list[Sandingan]:
    """Every code of one level with its money in the plan, the RKA and the DPA, by code."""
    indikatif = pagu_simpul(fakta.simpul)
    renstra = {s.kode: (s.uraian, indikatif.get(s.id)) for s in fakta.simpul if s.jenis == tingkat and s.kode}
    rka, dpa = _per_kode(fakta.rka, tingkat), _per_kode(fakta.dpa, tingkat)
    hasil = []
    for kode in sorted({*renstra, *rka, *dpa}):
        nama = next(p[kode][0] for p in (dpa, rka, renstra) if kode in p)
        hasil.append(Sandingan(kode, nama, tingkat, *(p[kode][1] if kode in p else None for p in (renstra, rka, dpa))))
    return hasil


def _per_kode(baris: Sequence[BarisUang] | None, tingkat: str) -> dict[str, tuple[str, Decimal | None]]:
    jumlah = jumlah_baris(baris or ())
    return {b.kode: (b.nama, jumlah[b.id]) for b in baris or () if b.tingkat == tingkat}


def rka_sama_dpa(fakta: FaktaKonservasi) -> list[TemuanKonservasi]:
    """The RKA is set in the DPA (GM/SM Pasal 6; BK Pasal 3 ayat (1)): what differs, by sub kegiatan."""
    if fakta.rka is None or fakta.dpa is None:
        return []
    id_dpa = {b.kode: b.id for b in fakta.dpa}
    temuan = []
    for s in sanding(fakta, Tingkat.SUB_KEGIATAN):
        if (s.rka is None and s.dpa is None) or not s.selisih:
            continue
        if s.rka is None:
            isi = f"ada di DPA ({format_rupiah(s.dpa or NOL)}), tidak di RKA."
        elif s.dpa is None:
            isi = f"ada di RKA ({format_rupiah(s.rka)}), tidak di DPA."
        else:
            isi = f"RKA {format_rupiah(s.rka)}, DPA {format_rupiah(s.dpa)}."
        temuan.append(
            TemuanKonservasi(
                H.RKA_DPA, f"{s.kode} {s.nama}: {isi}", "RKA ditetapkan dalam DPA", "dpa",
                "baris" if s.kode in id_dpa else "", id_dpa.get(s.kode), s.selisih,
            )
        )  # fmt: skip
    return temuan


def renstra_menyatu(simpul: Sequence[SimpulFakta]) -> list[TemuanKonservasi]:
    """The indicative ceiling of a program is that of its kegiatan, of a kegiatan that of its sub kegiatan (GM/SM Pasal
    5)."""
    pagu = pagu_simpul(simpul)
    bawah: dict[int, Decimal] = defaultdict(Decimal)
    for s in simpul:
        if s.induk is not None and s.id in pagu:
            bawah[s.induk] += pagu[s.id]
    return [
        TemuanKonservasi(
            H.PAGU_RENSTRA,
            f"{s.kode} {s.uraian}: pagu indikatif {format_rupiah(pagu[s.id])}, jumlah di bawahnya"
            f" {format_rupiah(bawah[s.id])}.",
            "Pagu suatu jenjang adalah jumlah di bawahnya", "rencana", "indikator", s.indikator[0].id,
            pagu[s.id] - bawah[s.id],
        )
        for s in simpul
        if s.jenis in {JenisSimpul.PROGRAM, JenisSimpul.KEGIATAN} and s.indikator
        and s.id in pagu and s.id in bawah and pagu[s.id] != bawah[s.id]
    ]  # fmt: skip


# ---- money by indicator, counted once


@dataclass(frozen=True)
class PaguIndikator:
    """An RKT row with the lines that support it. `kode`: their codes; `ganda`: how much another row counts too."""

    rkt: RKTFakta
    kode: tuple[str, ...]
    jumlah: Decimal
    ganda: Decimal


@dataclass(frozen=True)
class MenurutIndikator:
    """`berulang`: the sums of the rows added up; `sekali`: each sub kegiatan once; `tanpa`: what supports no row."""

    baris: tuple[PaguIndikator, ...]
    berulang: Decimal
    sekali: Decimal
    tanpa: Decimal


def pagu_indikator(
    rkt: Iterable[RKTFakta], baris: Sequence[BarisUang], tolok: Iterable[TolokFakta]
) -> MenurutIndikator:
    """The pagu that supports each indicator; one that supports several is counted once in the sum (GM Lampiran C.6,
    SM Lampiran B.6, Tabel II)."""
    ada = {b.id: b for b in baris}
    subs = _sub_di_bawah(baris)
    didukung: dict[int, dict[int, None]] = defaultdict(dict)
    for t in tolok:
        if t.jenis == JenisTolokUkur.HASIL and t.rkt is not None and t.baris in ada:
            didukung[t.rkt][t.baris] = None
    cakupan = {r: {s for b in lines for s in subs[b]} for r, lines in didukung.items()}
    kali: dict[int, int] = defaultdict(int)
    for isi in cakupan.values():
        for s in isi:
            kali[s] += 1

    def nilai(isi: Iterable[int]) -> Decimal:
        return sum((ada[s].pagu or NOL for s in isi), NOL)

    hasil = tuple(
        PaguIndikator(
            r, tuple(ada[b].kode for b in didukung[r.id]), nilai(cakupan[r.id]),
            nilai(s for s in cakupan[r.id] if kali[s] > 1),
        )
        for r in rkt
        if r.id in cakupan
    )  # fmt: skip
    terhitung = {s for p in hasil for s in cakupan[p.rkt.id]}
    seluruh = nilai(b.id for b in baris)
    return MenurutIndikator(hasil, sum((p.jumlah for p in hasil), NOL), nilai(terhitung), seluruh - nilai(terhitung))


def _sub_di_bawah(baris: Sequence[BarisUang]) -> Mapping[int, set[int]]:
    """Line -> the lines with money at and below it."""
    ada = {b.id: b for b in baris}
    hasil: dict[int, set[int]] = defaultdict(set)
    for b in baris:
        for atas in _naik(b, ada):
            if b.pagu is not None:
                hasil[atas.id].add(b.id)
    return hasil


def _naik(b: BarisUang, ada: Mapping[int, BarisUang]) -> Iterator[BarisUang]:
    sudah: set[int] = set()
    atas: BarisUang | None = b
    while atas is not None and atas.id not in sudah:
        sudah.add(atas.id)
        yield atas
        atas = ada.get(atas.induk) if atas.induk is not None else None
