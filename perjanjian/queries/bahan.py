"""What drafts are drawn from and PKs are held against: RKT, DPA, RKA, and who answers for which sub kegiatan."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db.models import Q, QuerySet

from renstra.enums import JenisAnggaran, JenisSimpul, JenisTolokUkur, StatusDokumen
from renstra.models import (
    RKT,
    BarisAnggaran,
    BarisRKT,
    DokumenAnggaran,
    PaguSumberDana,
    Simpul,
    SumberDana,
    TolokUkur,
)
from renstra.queries.berlaku import dpa_berlaku, isi_tetap, rka_berlaku
from sakip.ingatan import ingat
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.queries import pohon_atasan, rantai_atasan

from ..models import Pengampu
from ..rules.rancang import BahanPK, BarisRencana, SubDPA, TolokUkurDPA, kode_tingkat


@dataclass(frozen=True)
class DokumenPK:
    """The documents of a PD and year that PKs are drawn from and held against."""

    rkt: RKT | None
    rka: DokumenAnggaran | None
    dpa: DokumenAnggaran | None


def dokumen_pk(pemda_id: int, pd_id: int | None, tahun: int) -> DokumenPK:
    """RKT, RKA and DPA that count; a regency (`pd_id` None) has no budget document of its own."""
    return DokumenPK(rkt_dipakai(pemda_id, pd_id, tahun), rka_berlaku(pd_id, tahun), dpa_berlaku(pd_id, tahun))


def rkt_dipakai(pemda_id: int, pd_id: int | None, tahun: int) -> RKT | None:
    """The RKT of the PD (or of the regency, `pd_id` None) that counts: the one set, else the one being made."""
    semua = RKT.objects.filter(pemda_id=pemda_id, pd_id=pd_id, tahun=tahun).exclude(status=StatusDokumen.DIGANTIKAN)
    return ingat(("rkt dipakai", pemda_id, pd_id, tahun), semua.select_related("rencana").first)


def bahan(rkt: RKT | None, dokumen: DokumenAnggaran | None) -> BahanPK:
    """Everything a draft needs from one RKT and one DPA (or RKA), in five queries."""
    isi = isi_tetap("anggaran", dokumen, lambda: _isi_anggaran(dokumen)) if dokumen else BahanPK()
    return replace(isi, rkt=isi_tetap("rkt", rkt, lambda: _baris_rkt(rkt))) if rkt else isi


def kode_anggaran(dokumen: DokumenAnggaran) -> list[tuple[str, str]]:
    """The code and level of every line of a budget document."""
    rows = BarisAnggaran.objects.filter(dokumen=dokumen).order_by("kode").values_list("kode", "tingkat")
    return isi_tetap("kode anggaran", dokumen, lambda: list(rows))


def _isi_anggaran(dokumen: DokumenAnggaran) -> BahanPK:
    baris = list(_baris_anggaran(dokumen))
    tolok_ukur = TolokUkur.objects.filter(baris__dokumen=dokumen).select_related("baris")
    return BahanPK(
        tolok_ukur=[
            TolokUkurDPA(t.pk, t.baris.kode, t.jenis, t.uraian, t.target, t.satuan, t.baris_rkt_id)
            for t in tolok_ukur.order_by("baris__kode", "urutan", "id")
        ],
        sub=_sub(dokumen, baris),
        nama={b.kode: (b.pk, b.nama) for b in baris},
    )


def bahan_pemda(rkt: RKT) -> BahanPK:
    """What the PK of the kepala daerah is drawn from: the regency's RKT, and every program of the DPAs in force whose
    *hasil* serves, through the Renstra, a sasaran of the RPJMD (SM Lampiran B.6, PK Bupati, Tabel II kolom 3)."""
    dpa = DokumenAnggaran.objects.filter(
        pemda_id=rkt.pemda_id, tahun=rkt.tahun, jenis=JenisAnggaran.DPA, status=StatusDokumen.DITETAPKAN
    )
    baris = _baris_rkt(rkt)
    per_sasaran: dict[int, list[BarisRencana]] = defaultdict(list)
    simpul = dict(BarisRKT.objects.filter(rkt=rkt).values_list("pk", "simpul_id"))
    for b in baris:
        per_sasaran[simpul[b.id] or 0].append(b)
    rows = TolokUkur.objects.filter(
        baris__dokumen__in=dpa, jenis=JenisTolokUkur.HASIL, baris__tingkat=Tingkat.PROGRAM,
        baris_rkt__simpul__mendukung__isnull=False,
    )  # fmt: skip
    jejak = {
        TolokUkurDPA(0, kode, "hasil", "", "", "", b.id)
        for kode, sasaran in rows.values_list("baris__kode", "baris_rkt__simpul__mendukung_id")
        for b in per_sasaran.get(sasaran or 0, ())
    }
    program = {t.kode for t in jejak}
    sub = [s for d in dpa for s in _sub(d, _baris_anggaran(d)) if kode_tingkat(s.kode, Tingkat.PROGRAM) in program]
    nama = BarisAnggaran.objects.filter(dokumen__in=dpa, tingkat=Tingkat.PROGRAM).values_list("kode", "nama")
    return BahanPK(
        baris, sorted(jejak, key=lambda t: (t.kode, t.rkt_id or 0)), sub, {kode: (0, isi) for kode, isi in nama}
    )


def _baris_rkt(rkt: RKT) -> list[BarisRencana]:
    """Rows of tujuan and sasaran, and final conditions; what stands below in the Renstra comes through the DPA."""
    tujuan = _tujuan(rkt)
    atas = Q(simpul=None) | Q(simpul__jenis__in=[JenisSimpul.TUJUAN, JenisSimpul.SASARAN])
    return [
        BarisRencana(
            b.pk,
            b.sasaran,
            tujuan.get(b.simpul_id or 0, ""),
            _kelompok(b),
            b.nama,
            b.target,
            b.satuan,
            b.jenis,
        )
        for b in BarisRKT.objects.filter(atas, rkt=rkt).select_related("simpul").order_by("urutan", "id")
    ]


def _kelompok(b: BarisRKT) -> str:
    if b.simpul is None:
        return "kondisi"
    return "tujuan" if b.simpul.jenis == JenisSimpul.TUJUAN else "sasaran"


def _tujuan(rkt: RKT) -> dict[int, str]:
    """Sasaran -> the tujuan above it."""
    rows = Simpul.objects.filter(rencana_id=rkt.rencana_id, jenis=JenisSimpul.SASARAN, induk__jenis=JenisSimpul.TUJUAN)
    return dict(rows.values_list("pk", "induk__uraian"))


def _baris_anggaran(dokumen: DokumenAnggaran) -> QuerySet[BarisAnggaran]:
    return BarisAnggaran.objects.filter(dokumen=dokumen).order_by("kode").only("kode", "nama", "tingkat")


def _sub(dokumen: DokumenAnggaran, baris: Iterable[BarisAnggaran]) -> list[SubDPA]:
    pagu: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    pagu |= {b.kode: [] for b in baris if b.tingkat == Tingkat.SUB_KEGIATAN}
    rows = PaguSumberDana.objects.filter(baris__dokumen=dokumen, baris__tingkat=Tingkat.SUB_KEGIATAN)
    for kode, kelompok, jumlah in rows.values_list("baris__kode", "sumber_dana__kelompok", "jumlah"):
        pagu[kode].append((SumberDana.Kelompok(kelompok).label, jumlah))
    return [SubDPA(kode, tuple(isi)) for kode, isi in pagu.items()]


def kode_diampu(pemda_id: int, pd_id: int, tahun: int) -> dict[int, set[str]]:
    """Office -> the sub kegiatan it answers for: its own and those of everybody below it."""
    return ingat(("diampu", pd_id, tahun), lambda: _kode_diampu(pemda_id, pd_id, tahun))


def _kode_diampu(pemda_id: int, pd_id: int, tahun: int) -> dict[int, set[str]]:
    pohon = pohon_atasan(pemda_id)
    diampu: dict[int, set[str]] = defaultdict(set)
    for jabatan_id, kode in Pengampu.objects.filter(pd_id=pd_id, tahun=tahun).values_list("jabatan_id", "kode"):
        for j in (jabatan_id, *rantai_atasan(jabatan_id, pohon)):
            diampu[j].add(kode)
    return dict(diampu)


def rkt_program(isi: BahanPK) -> Mapping[str, set[int]]:
    """Program -> the RKT rows that its *hasil* traces to."""
    hasil: dict[str, set[int]] = defaultdict(set)
    for t in isi.tolok_ukur:
        if t.jenis == "hasil" and t.rkt_id:
            hasil[kode_tingkat(t.kode, Tingkat.PROGRAM)].add(t.rkt_id)
    return hasil
