"""The facts of conservation: of one PD, or of every PD of a regency, in the same few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet

from renstra.enums import JenisAnggaran, JenisSimpul, StatusBersama, StatusDokumen
from renstra.models import RKT, DokumenAnggaran, IndikatorBersama, Rencana, TolokUkur
from renstra.rules.konservasi import (
    BarisUang,
    FaktaKonservasi,
    IndikatorSimpul,
    KodePD,
    NamaPD,
    RKTFakta,
    SimpulFakta,
    TolokFakta,
)
from sakip.organisasi.enums import FungsiPD, Tingkat

_URUT = {StatusDokumen.DITETAPKAN: 1, StatusDokumen.DISUSUN: 2}
_ATAS = {JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM}


@dataclass(frozen=True)
class Dokumen:
    """A document that was looked at: where it is, what it is called, its state."""

    jenis: str  # rencana | rkt | rka | dpa
    id: int
    nama: str
    status: str

    @property
    def disusun(self) -> bool:
        return self.status == StatusDokumen.DISUSUN

    @property
    def kata(self) -> str:
        return StatusDokumen(self.status).label


@dataclass
class BahanPD:
    """What is there of one PD (or of the regency's own plan, `pd_id` None) for a year."""

    pd_id: int | None
    dokumen: dict[str, Dokumen] = field(default_factory=dict)
    simpul: list[SimpulFakta] = field(default_factory=list)
    rkt: list[RKTFakta] = field(default_factory=list)
    uang: dict[str, list[BarisUang]] = field(default_factory=dict)
    tolok: dict[str, list[TolokFakta]] = field(default_factory=dict)

    @property
    def fakta(self) -> FaktaKonservasi:
        """Tolok ukur are read in the DPA, and in the RKA while there is none."""
        anggaran = "dpa" if "dpa" in self.dokumen else "rka"
        return FaktaKonservasi(
            simpul=tuple(self.simpul),
            rkt=tuple(self.rkt) if "rkt" in self.dokumen else None,
            rka=tuple(self.uang.get("rka", ())) if "rka" in self.dokumen else None,
            dpa=tuple(self.uang.get("dpa", ())) if "dpa" in self.dokumen else None,
            anggaran=anggaran,
            tolok=tuple(self.tolok.get(anggaran, ())),
            daerah=self.pd_id is None,
        )


def bahan(pemda_id: int, tahun: int, pd_id: int | None = None, *, berlaku: bool = False) -> dict[int | None, BahanPD]:
    """PD -> its documents of a year, in four queries. Without `pd_id` of every PD.

    Of each document the version being drawn up, where there is one; with `berlaku` the one in force.
    """
    saring: dict[str, Any] = {"pemda_id": pemda_id} | ({"pd_id": pd_id} if pd_id is not None else {})
    saring["status__in"] = [StatusDokumen.DITETAPKAN] if berlaku else list(_URUT)
    hasil: dict[int | None, BahanPD] = defaultdict(lambda: BahanPD(None))
    _isi_rencana(hasil, Rencana.objects.filter(**saring, tahun_awal__lte=tahun, tahun_akhir__gte=tahun), tahun)
    _isi_rkt(hasil, RKT.objects.filter(**saring, tahun=tahun))
    _isi_uang(hasil, DokumenAnggaran.objects.filter(**saring, tahun=tahun))
    for pd, isi in hasil.items():
        isi.pd_id = pd
    return dict(hasil)


def _terpilih(
    semua: Iterable[tuple[int | None, Dokumen, int]],
) -> dict[tuple[int | None, str], tuple[int | None, Dokumen]]:
    """Of each PD and kind the version to look at: drawn up before in force, then the newer plan."""
    pilihan: dict[tuple[int | None, str], tuple[int | None, Dokumen]] = {}
    for pd, d, _ in sorted(semua, key=lambda x: (_URUT[StatusDokumen(x[1].status)], x[2], x[1].id)):
        pilihan[pd, d.jenis] = (pd, d)
    return pilihan


def _isi_rencana(hasil: dict[int | None, BahanPD], rencana: QuerySet[Rencana], tahun: int) -> None:
    bersama = IndikatorBersama.objects.filter(indikator=OuterRef("simpul__indikator"), status=StatusBersama.DISETUJUI)
    rows = list(
        rencana.annotate(
            setahun=FilteredRelation(
                "simpul__indikator__target", condition=Q(simpul__indikator__target__tahun=tahun)
            ),
            bersama=Exists(bersama),
        )
        .order_by("simpul__kode", "simpul__urutan", "simpul__id", "simpul__indikator__urutan", "simpul__indikator__id")
        .values_list(
            "id", "pd_id", "judul", "status", "tahun_awal", "simpul__id", "simpul__induk_id", "simpul__jenis",
            "simpul__kode", "simpul__uraian", "simpul__indikator__id", "simpul__indikator__nama", "setahun__pagu",
            "bersama",
        )
    )  # fmt: skip
    ada = {r[0]: (r[1], Dokumen("rencana", r[0], r[2], r[3]), r[4]) for r in rows}
    terpilih = {d.id: pd for pd, d in _terpilih(ada.values()).values()}
    simpul: dict[int, tuple[Any, ...]] = {}
    indikator: dict[int, list[IndikatorSimpul]] = defaultdict(list)
    for r in rows:
        if r[0] in terpilih and r[5] is not None:
            simpul[r[5]] = (r[0], *r[6:10])
            if r[10] is not None:
                indikator[r[5]].append(IndikatorSimpul(*r[10:14]))
    for rencana_id, pd in terpilih.items():
        hasil[pd].dokumen["rencana"] = ada[rencana_id][1]
    for pk, (rencana_id, induk, jenis, kode, uraian) in simpul.items():
        satu = SimpulFakta(pk, induk, jenis, kode, uraian, tuple(indikator[pk]))
        hasil[terpilih[rencana_id]].simpul.append(satu)


def _isi_rkt(hasil: dict[int | None, BahanPD], rkt: QuerySet[RKT]) -> None:
    rows = list(
        rkt.order_by("baris__urutan", "baris__id").values_list(
            "id", "pd_id", "tahun", "status", "baris__id", "baris__nama", "baris__jenis", "baris__simpul_id"
        )
    )
    ada = {r[0]: (r[1], Dokumen("rkt", r[0], f"RKT {r[2]}", r[3]), 0) for r in rows}
    terpilih = {d.id: (pd, d) for pd, d in _terpilih(ada.values()).values()}
    for pd, dokumen in terpilih.values():
        hasil[pd].dokumen["rkt"] = dokumen
    for rkt_id, _, _, _, baris_id, nama, jenis, simpul in rows:
        if rkt_id in terpilih and baris_id is not None:
            hasil[terpilih[rkt_id][0]].rkt.append(RKTFakta(baris_id, nama, jenis, simpul))


def _isi_uang(hasil: dict[int | None, BahanPD], dokumen: QuerySet[DokumenAnggaran]) -> None:
    """Lines with the sum of their sources of funds, added in Python: exact on every database; then the tolok ukur."""
    rows = list(
        dokumen.order_by("baris__kode").values_list(
            "id", "pd_id", "tahun", "jenis", "versi", "ke", "status", "baris__id", "baris__kode", "baris__nama",
            "baris__tingkat", "baris__induk_id", "baris__pagu__jumlah",
        )
    )  # fmt: skip
    terpilih = _anggaran_terpilih(rows)
    for pd, d in terpilih.values():
        hasil[pd].dokumen[d.jenis] = d
    baris: dict[int, tuple[Any, ...]] = {}
    pagu: dict[int, Decimal] = {}
    for r in rows:
        if r[0] in terpilih and r[7] is not None:
            baris[r[7]] = (r[0], *r[8:12])
            if r[12] is not None:
                pagu[r[7]] = pagu.get(r[7], Decimal(0)) + r[12]
    for pk, (dokumen_id, kode, nama, tingkat, induk) in baris.items():
        pd, d = terpilih[dokumen_id]
        hasil[pd].uang.setdefault(d.jenis, []).append(BarisUang(pk, kode, nama, tingkat, induk, pagu.get(pk)))
    tolok = TolokUkur.objects.filter(baris__dokumen__in=list(terpilih)).order_by("baris__kode", "urutan", "id")
    for dokumen_id, pk, baris_id, jenis, uraian, rkt in tolok.values_list(
        "baris__dokumen_id", "id", "baris_id", "jenis", "uraian", "baris_rkt_id"
    ):
        pd, d = terpilih[dokumen_id]
        hasil[pd].tolok.setdefault(d.jenis, []).append(TolokFakta(pk, baris_id, jenis, uraian, rkt))


def _anggaran_terpilih(rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[int | None, Dokumen]]:
    ada: dict[int, tuple[int | None, Dokumen, int]] = {}
    for pk, pd, tahun, jenis, versi, ke, status, *_ in rows:
        if pk not in ada:
            nama = str(DokumenAnggaran(tahun=tahun, jenis=jenis, versi=versi, ke=ke))
            ada[pk] = (pd, Dokumen(jenis, pk, nama, status), 0)
    return {d.id: (pd, d) for pd, d in _terpilih(ada.values()).values()}


# ---- between PD


def kode_pd(semua: dict[int | None, BahanPD], nama: dict[int, str], fungsi: dict[int, str]) -> list[KodePD]:
    """Every sub kegiatan with money in the DPA of every PD."""
    return [
        KodePD(nama[pd], b.kode, b.nama, b.pagu or Decimal(0), b.id, fungsi[pd] == FungsiPD.KECAMATAN)
        for pd, isi in semua.items()
        if pd in nama
        for b in isi.uang.get(JenisAnggaran.DPA, ())
        if b.tingkat == Tingkat.SUB_KEGIATAN
    ]


def nama_pd(semua: dict[int | None, BahanPD], nama: dict[int, str]) -> list[NamaPD]:
    """Every indicator above kegiatan of every PD, with whether it is shared by consent."""
    return [
        NamaPD(i.id, pd, nama[pd], i.nama, i.bersama)
        for pd, isi in semua.items()
        if pd in nama and pd is not None
        for s in isi.simpul
        if s.jenis in _ATAS and not s.kode.endswith(".01")
        for i in s.indikator
    ]
