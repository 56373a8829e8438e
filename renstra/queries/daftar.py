"""The documents of a year: of one PD as a list of steps, of all PD as a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from renstra.enums import JenisAnggaran, JenisSimpul, JenisTolokUkur, StatusDokumen
from renstra.models import (
    RKT,
    BarisAnggaran,
    DokumenAnggaran,
    Indikator,
    PaguSumberDana,
    RealisasiAnggaran,
    Rencana,
    TolokUkur,
)
from renstra.queries.anggaran import Ringkas
from renstra.rules.rantai import Dokumen, FaktaRantai
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PerangkatDaerah


@dataclass(frozen=True)
class Daftar:
    """All versions of each document, newest first, as the front page of the planning section shows them."""

    rpjmd: list[Rencana]
    renstra: list[Rencana]
    rkt_pemda: list[RKT]
    rkt: list[RKT]
    rka: list[DokumenAnggaran]
    dpa: list[DokumenAnggaran]
    ringkas: dict[int, Ringkas]
    indikator: dict[int, int]


def daftar(pemda_id: int, pd_id: int | None, tahun: int) -> Daftar:
    """The documents of a regency and one PD for a year, with counts and sums, in six queries."""
    milik = Q(pd_id__isnull=True) | Q(pd_id=pd_id)
    rencana, rkt = list(_rencana(pemda_id, tahun).filter(milik)), list(_rkt(pemda_id, tahun).filter(milik))
    anggaran = list(_anggaran(pemda_id, tahun).filter(pd_id=pd_id)) if pd_id else []
    return _susun(rencana, rkt, anggaran, ringkas_banyak(anggaran))


def _susun(
    rencana: list[Rencana], rkt: list[RKT], anggaran: list[DokumenAnggaran], ringkas: dict[int, Ringkas]
) -> Daftar:
    return Daftar(
        rpjmd=[r for r in rencana if r.pd_id is None],
        renstra=[r for r in rencana if r.pd_id is not None],
        rkt_pemda=[r for r in rkt if r.pd_id is None],
        rkt=[r for r in rkt if r.pd_id is not None],
        rka=[a for a in anggaran if a.jenis == JenisAnggaran.RKA],
        dpa=[a for a in anggaran if a.jenis == JenisAnggaran.DPA],
        ringkas=ringkas,
        indikator={r.pk: r.n_indikator for r in rencana},  # type: ignore[attr-defined]
    )


def _rencana(pemda_id: int, tahun: int) -> QuerySet[Rencana]:
    indikator = Indikator.objects.filter(simpul__rencana=OuterRef("pk")).order_by().values("simpul__rencana")
    banyak = indikator.annotate(n=Count("pk")).values("n")
    return (
        Rencana.objects.filter(pemda_id=pemda_id, tahun_awal__lte=tahun, tahun_akhir__gte=tahun)
        .select_related("induk")
        .annotate(
            n_sasaran=Count("simpul", filter=Q(simpul__jenis=JenisSimpul.SASARAN), distinct=True),
            n_indikator=Coalesce(Subquery(banyak), 0),
        )
        .order_by("-id")
    )


def _rkt(pemda_id: int, tahun: int) -> QuerySet[RKT]:
    rows = RKT.objects.filter(pemda_id=pemda_id, tahun=tahun).select_related("rencana")
    return rows.annotate(n_baris=Count("baris")).order_by("-id")


def _anggaran(pemda_id: int, tahun: int) -> QuerySet[DokumenAnggaran]:
    usang = TolokUkur.objects.filter(
        baris__dokumen=OuterRef("pk"),
        jenis=JenisTolokUkur.HASIL,
        baris_rkt__rkt__status=StatusDokumen.DIGANTIKAN,
    )
    rows = DokumenAnggaran.objects.filter(pemda_id=pemda_id, tahun=tahun)
    realisasi = RealisasiAnggaran.objects.filter(pd=OuterRef("pd"), tahun=tahun).order_by().values("pd")
    bulan = Coalesce(Subquery(realisasi.annotate(n=Max("bulan")).values("n")), 0)
    return rows.annotate(rkt_usang=Exists(usang), bulan=bulan).order_by("-id")


def ringkas_banyak(dokumen: list[DokumenAnggaran]) -> dict[int, Ringkas]:
    """`ringkas` for several documents at once, in one query. Summed in Python: exact on every database."""
    baris: dict[int, dict[int, str]] = defaultdict(dict)
    total: dict[int, Decimal] = defaultdict(Decimal)
    rows = BarisAnggaran.objects.filter(dokumen__in=dokumen).order_by()
    for dokumen_id, pk, tingkat, jumlah in rows.values_list("dokumen_id", "id", "tingkat", "pagu__jumlah"):
        baris[dokumen_id][pk] = tingkat
        total[dokumen_id] += jumlah or 0
    banyak = {pk: Counter(isi.values()) for pk, isi in baris.items()}
    T = Tingkat
    return {
        d.pk: Ringkas(n[T.PROGRAM], n[T.KEGIATAN], n[T.SUB_KEGIATAN], total[d.pk])
        for d in dokumen
        for n in [banyak.get(d.pk, Counter())]
    }


def _jumlah(dokumen: Iterable[DokumenAnggaran]) -> dict[int, Decimal]:
    """The total of each document. Summed in Python: exact on every database."""
    total: dict[int, Decimal] = defaultdict(Decimal)
    rows = PaguSumberDana.objects.filter(baris__dokumen__in=list(dokumen))
    for dokumen_id, jumlah in rows.values_list("baris__dokumen_id", "jumlah"):
        total[dokumen_id] += jumlah
    return total


# ---- the chain


def fakta_rantai(isi: Daftar, tahun: int) -> FaktaRantai:
    """What the rules of the chain look at, for the PD of this list (its realisasi counts once it has a budget)."""
    jumlah = {pk: r.total for pk, r in isi.ringkas.items()}
    return FaktaRantai(
        tahun=tahun,
        renstra=tuple(_dokumen(r, usang=_diganti(r.induk)) for r in isi.renstra),
        rkt=tuple(_dokumen(r, usang=_diganti(r.rencana)) for r in isi.rkt),
        rka=tuple(_dokumen_anggaran(a, jumlah) for a in isi.rka),
        dpa=tuple(_dokumen_anggaran(a, jumlah) for a in isi.dpa),
        bulan=max((a.bulan for a in (*isi.rka, *isi.dpa)), default=0),  # type: ignore[attr-defined]
    )


def _diganti(rencana: Rencana | None) -> bool:
    return rencana is not None and rencana.status == StatusDokumen.DIGANTIKAN


def _dokumen(satu: Rencana | RKT, *, usang: bool) -> Dokumen:
    nama = f"RKT {satu.tahun}" if isinstance(satu, RKT) else f"Renstra {satu.tahun_awal}–{satu.tahun_akhir}"
    return Dokumen(satu.pk, nama, satu.status, satu.nomor, satu.tanggal, asal_usang=usang)


def _dokumen_anggaran(a: DokumenAnggaran, jumlah: Mapping[int, Decimal]) -> Dokumen:
    return Dokumen(a.pk, a.nama_versi, a.status, a.nomor, a.tanggal, a.versi, jumlah.get(a.pk), asal_usang=a.rkt_usang)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class RantaiPD:
    pd: PerangkatDaerah
    fakta: FaktaRantai


def rantai_pemda(pemda_id: int, tahun: int) -> tuple[Daftar, list[RantaiPD]]:
    """The documents of the regency itself, and the chain of every PD: five queries for any number of PD."""
    pd = PerangkatDaerah.objects.filter(pemda_id=pemda_id, aktif=True)
    rencana, rkt = list(_rencana(pemda_id, tahun)), list(_rkt(pemda_id, tahun))
    anggaran = list(_anggaran(pemda_id, tahun))
    jumlah = _jumlah(a for a in anggaran if a.status == StatusDokumen.DITETAPKAN)
    kosong = {a.pk: Ringkas(0, 0, 0, jumlah[a.pk]) for a in anggaran}
    menurut: dict[int | None, tuple[list[Rencana], list[RKT], list[DokumenAnggaran]]] = defaultdict(
        lambda: ([], [], [])
    )
    for r in rencana:
        menurut[r.pd_id][0].append(r)
    for k in rkt:
        menurut[k.pd_id][1].append(k)
    for a in anggaran:
        menurut[a.pd_id][2].append(a)
    semua = [RantaiPD(satu, fakta_rantai(_susun(*menurut[satu.pk], kosong), tahun)) for satu in pd]
    return _susun(*menurut[None], {}), semua
