"""A budget document: sums exact to the sen, sources of funds, and its page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from renstra.enums import JenisAnggaran, JenisTolokUkur, StatusDokumen, VersiAnggaran
from renstra.models import (
    BarisAnggaran,
    DokumenAnggaran,
    PaguSumberDana,
    SumberDana,
    TolokUkur,
)
from renstra.queries.berlaku import sumber_dana
from renstra.rules.kode import daftar_bidang
from renstra.rules.proporsi import Bagian, proporsi
from renstra.rules.rekap import Konteks, Lama
from renstra.rules.sub_unit import Pos, SubUnit, terbagi
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PerangkatDaerah
from sakip.teks import seragam

NOL = Decimal(0)


@dataclass(frozen=True)
class Ringkas:
    """`6 program, 18 kegiatan, 50 sub kegiatan` and the total in rupiah."""

    n_program: int
    n_kegiatan: int
    n_sub: int
    total: Decimal


def _pagu(dokumen: DokumenAnggaran) -> list[PaguSumberDana]:
    """Every amount with its line and the two lines above, in one query. Summed in Python: exact on every database."""
    return list(_lengkap(Q(baris__dokumen=dokumen)))


def _lengkap(syarat: Q) -> QuerySet[PaguSumberDana]:
    return PaguSumberDana.objects.filter(syarat).select_related("baris__induk__induk", "sumber_dana")


def _pagu_dan_rka(dokumen: DokumenAnggaran) -> tuple[list[PaguSumberDana], list[PaguSumberDana]]:
    """The amounts of a document, and of the RKA that a DPA in the making sets, in one query.

    The RKA is murni for a DPA murni, the RKA perubahan for a DPPA; a pergeseran moves money within the DPA and has
    none of its own.
    """
    milik = Q(baris__dokumen=dokumen)
    if dokumen.jenis != JenisAnggaran.DPA or not dokumen.disusun or dokumen.versi == VersiAnggaran.PERGESERAN:
        return list(_lengkap(milik)), []
    rka = Q(
        baris__dokumen__pd_id=dokumen.pd_id,
        baris__dokumen__tahun=dokumen.tahun,
        baris__dokumen__jenis=JenisAnggaran.RKA,
        baris__dokumen__status=StatusDokumen.DITETAPKAN,
    )
    rka &= (
        Q(baris__dokumen__versi=VersiAnggaran.PERUBAHAN)
        if dokumen.versi == VersiAnggaran.PERUBAHAN
        else ~Q(baris__dokumen__versi=VersiAnggaran.PERUBAHAN)
    )
    semua = list(_lengkap(milik | rka).select_related("baris__dokumen"))
    return [p for p in semua if p.baris.dokumen_id == dokumen.pk], [
        p for p in semua if p.baris.dokumen_id != dokumen.pk
    ]


def sub_unit(pagu: PaguSumberDana) -> SubUnit:
    return SubUnit(pagu.kode_sub_unit, pagu.nama_sub_unit)


def pagu_baris(baris: BarisAnggaran) -> dict[Pos[int], Decimal]:
    """The amounts of a line by source of funds and sub unit."""
    urut = baris.pagu.order_by("sumber_dana__kode", "kode_sub_unit", "nama_sub_unit")
    return {(p.sumber_dana_id, sub_unit(p)): p.jumlah for p in urut}


def pagu_dokumen(dokumen: DokumenAnggaran) -> dict[str, dict[Pos[str], Decimal]]:
    """Code of a sub kegiatan -> its amounts by code of the source of funds and by sub unit, in one query."""
    hasil: dict[str, dict[Pos[str], Decimal]] = defaultdict(dict)
    for p in _pagu(dokumen):
        hasil[p.baris.kode][(p.sumber_dana.kode, sub_unit(p))] = p.jumlah
    return hasil


def sub_unit_pd(dokumen: DokumenAnggaran) -> list[SubUnit]:
    """The sub units that a line of this document may be spent by: those that the documents of the PD and year name."""
    rows = PaguSumberDana.objects.filter(baris__dokumen__pd_id=dokumen.pd_id, baris__dokumen__tahun=dokumen.tahun)
    rows = rows.exclude(kode_sub_unit="", nama_sub_unit="").order_by("kode_sub_unit", "nama_sub_unit")
    return [SubUnit(*satu) for satu in rows.values_list("kode_sub_unit", "nama_sub_unit").distinct()]


def _naik(baris: BarisAnggaran | None) -> Iterable[BarisAnggaran]:
    while baris is not None:
        yield baris
        baris = baris.induk


def jumlah_per_baris(dokumen: DokumenAnggaran) -> dict[str, Decimal]:
    """Code -> sum, for program, kegiatan and sub kegiatan, exact to the sen, in one query."""
    jumlah: dict[str, Decimal] = defaultdict(Decimal)
    for pagu in _pagu(dokumen):
        for baris in _naik(pagu.baris):
            jumlah[baris.kode] += pagu.jumlah
    return dict(jumlah)


def ringkas(dokumen: DokumenAnggaran) -> Ringkas:
    """The counts and the total of a document, in two queries."""
    banyak = dict(
        BarisAnggaran.objects.filter(dokumen=dokumen).values_list("tingkat").annotate(n=Count("id")).order_by()
    )
    total = sum(PaguSumberDana.objects.filter(baris__dokumen=dokumen).values_list("jumlah", flat=True), NOL)
    return Ringkas(
        banyak.get(Tingkat.PROGRAM, 0), banyak.get(Tingkat.KEGIATAN, 0), banyak.get(Tingkat.SUB_KEGIATAN, 0), total
    )


def proporsi_kelompok(sumber: Iterable[tuple[SumberDana, Decimal]]) -> list[Bagian]:
    """Amount and share of each group that keterangan names (LT D.2, SM Lampiran C): APBD, APBN dekonsentrasi, tugas
    pembantuan."""
    return _proporsi((dana.get_kelompok_display(), jumlah) for dana, jumlah in sumber)


def _proporsi(bernama: Iterable[tuple[str, Decimal]]) -> list[Bagian]:
    jumlah: dict[str, Decimal] = defaultdict(Decimal)
    for nama, satu in bernama:
        jumlah[nama] += satu
    return proporsi(jumlah)


def tolok_ukur(dokumen: DokumenAnggaran) -> list[TolokUkur]:
    """All indicators of a document with line and RKT row, by code of the line, then kind and order."""
    urutan = {jenis.value: i for i, jenis in enumerate(JenisTolokUkur)}
    semua = TolokUkur.objects.filter(baris__dokumen=dokumen).select_related("baris", "baris_rkt__rkt")
    return sorted(semua, key=lambda t: (t.baris.kode, urutan[t.jenis], t.urutan, t.pk))


@dataclass
class BarisTampil:
    """A line with its sum, its sources of funds (name, amount) and its indicators. `unit`: what each sub unit spends,
    only in a document whose money is divided over sub units."""

    baris: BarisAnggaran
    jumlah: Decimal
    sumber: list[tuple[SumberDana, Decimal]] = field(default_factory=list)
    unit: list[tuple[SubUnit, Decimal]] = field(default_factory=list)
    tolok_ukur: list[TolokUkur] = field(default_factory=list)

    @property
    def terbagi(self) -> list[tuple[SubUnit, Decimal]]:
        """The sub units of a sub kegiatan, to be named where it is not the PD itself that spends all of it."""
        sub = self.baris.tingkat == Tingkat.SUB_KEGIATAN
        return self.unit if sub and terbagi(u for u, _ in self.unit) else []


@dataclass(frozen=True)
class TampilanAnggaran:
    baris: list[BarisTampil]
    ringkas: Ringkas
    kelompok: list[Bagian]
    sumber: list[Bagian]
    unit: list[Bagian]  # by sub unit; none where the PD itself spends all of it
    pagu_rka: list[PaguSumberDana]  # of the RKA that this DPA is to set


def tampilan_anggaran(dokumen: DokumenAnggaran) -> TampilanAnggaran:
    """The whole document in three queries."""
    semua = list(dokumen.baris.order_by("kode"))
    pagu, pagu_rka = _pagu_dan_rka(dokumen)
    jumlah: dict[str, Decimal] = defaultdict(Decimal)
    sumber: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    unit: dict[str, dict[SubUnit, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    dana = {p.sumber_dana_id: p.sumber_dana for p in pagu}
    berunit = terbagi(map(sub_unit, pagu))
    for p in pagu:
        for baris in _naik(p.baris):
            jumlah[baris.kode] += p.jumlah
            sumber[baris.kode][p.sumber_dana_id] += p.jumlah
            if berunit:
                unit[baris.kode][sub_unit(p)] += p.jumlah
    tolok: dict[int, list[TolokUkur]] = defaultdict(list)
    for t in tolok_ukur(dokumen):
        tolok[t.baris_id].append(t)
    tampil = [
        BarisTampil(
            b,
            jumlah[b.kode],
            [(dana[d], j) for d, j in sorted(sumber[b.kode].items(), key=lambda s: -s[1])],
            sorted(unit[b.kode].items()),
            tolok[b.pk],
        )
        for b in semua
    ]
    program = [t for t in tampil if t.baris.tingkat == Tingkat.PROGRAM]
    n_program, n_kegiatan, n_sub = (sum(t.baris.tingkat == tingkat for t in tampil) for tingkat in Tingkat)
    return TampilanAnggaran(
        baris=tampil,
        ringkas=Ringkas(n_program, n_kegiatan, n_sub, sum((t.jumlah for t in program), NOL)),
        kelompok=proporsi_kelompok((p.sumber_dana, p.jumlah) for p in pagu),
        sumber=_proporsi((p.sumber_dana.nama, p.jumlah) for p in pagu),
        unit=_proporsi((sub_unit(p).lengkap, p.jumlah) for p in pagu if berunit),
        pagu_rka=pagu_rka,
    )


def saring(tampil: list[BarisTampil], cari: str) -> list[BarisTampil]:
    """Lines that say so in code, name, indicator, source of funds or sub unit, with the lines above and below."""
    kata = seragam(cari)
    if not kata:
        return tampil
    cocok = {t.baris.kode for t in tampil if kata in _isi_cari(t)}
    return [t for t in tampil if any(_sekeluarga(t.baris.kode, k) for k in cocok)]


def _isi_cari(t: BarisTampil) -> str:
    bagian = [t.baris.kode, t.baris.nama, *(x.uraian for x in t.tolok_ukur)]
    if t.baris.tingkat == Tingkat.SUB_KEGIATAN:
        bagian += [s.nama for s, _ in t.sumber] + [u.lengkap for u, _ in t.unit]
    return " ".join(bagian).casefold()


def _sekeluarga(kode: str, lain: str) -> bool:
    return kode == lain or kode.startswith(f"{lain}.") or lain.startswith(f"{kode}.")


_TAK_DISIMPAN = (
    "kode_urusan", "nama_urusan", "nama_bidang_urusan", "kode_rekening", "nama_rekening", "paket", "nama_paket",
)  # fmt: skip


def baris_ekspor(*semua: DokumenAnggaran) -> Iterator[dict[str, Any]]:
    """The documents, one after the other, as rows of the flat recap: in one query, never all of them in memory."""
    dokumen = {d.pk: d for d in semua}
    rows = _lengkap(Q(baris__dokumen__in=dokumen)).order_by(
        "baris__dokumen__pd__nama", "baris__dokumen_id", "baris__kode", "sumber_dana__kode", "kode_sub_unit", "id"
    )
    for nomor, p in enumerate(rows.iterator(chunk_size=2000), start=1):
        satu = dokumen[p.baris.dokumen_id]
        yield _baris_rekap(p, satu) | {"no": str(nomor), "tahun": satu.tahun, "dokumen_id": satu.pk}


def _baris_rekap(p: PaguSumberDana, dokumen: DokumenAnggaran) -> dict[str, Any]:
    pd, unit = dokumen.pd, sub_unit(p)
    sub, kegiatan, program = _naik(p.baris)
    return {
        "baris_id": p.baris_id,
        "kode_skpd": pd.kode_sipd,
        "nama_skpd": pd.nama,
        "kode_sub_unit": unit.kode if any(unit) else pd.kode_sipd,
        "nama_sub_unit": unit.nama if any(unit) else pd.nama,
        "kode_bidang_urusan": program.kode[:4],
        "kode_program": program.kode,
        "nama_program": program.nama,
        "kode_kegiatan": kegiatan.kode,
        "nama_kegiatan": kegiatan.nama,
        "kode_sub_kegiatan": sub.kode,
        "nama_sub_kegiatan": sub.nama,
        "kode_sumber_dana": p.sumber_dana.kode,
        "nama_sumber_dana": p.sumber_dana.nama,
        "pagu": p.jumlah,
    } | dict.fromkeys(_TAK_DISIMPAN)


def konteks_rekap(dokumen: DokumenAnggaran) -> Konteks:
    """What a recap for this document is measured against."""
    kosong = konteks_kosong(dokumen.pemda_id, dokumen.tahun, dokumen.versi)
    return konteks_rekap_banyak([dokumen], kosong)[dokumen.pk]


def konteks_rekap_banyak(semua: Sequence[DokumenAnggaran], kosong: Konteks) -> dict[int, Konteks]:
    """The same for many documents (with their `pd`) of the regency and year of `kosong`, in one query."""
    tolok = TolokUkur.objects.filter(baris=OuterRef("pk")).order_by().values("baris").annotate(n=Count("pk"))
    rows = BarisAnggaran.objects.filter(dokumen__in=semua).annotate(n=Coalesce(Subquery(tolok.values("n")), 0))
    lama: dict[int, dict[str, Lama]] = defaultdict(dict)
    pagu: dict[tuple[int, str], dict[Pos[str], Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for dokumen, kode, nama, n, dana, jumlah, *unit in rows.order_by().values_list(
        "dokumen_id", "kode", "nama", "n",
        "pagu__sumber_dana__kode", "pagu__jumlah", "pagu__kode_sub_unit", "pagu__nama_sub_unit",
    ):  # fmt: skip
        if dana is not None:
            pagu[(dokumen, kode)][(dana, SubUnit(*unit))] += jumlah
        lama[dokumen][kode] = Lama(nama, pagu[(dokumen, kode)], n)
    return {d.pk: konteks_untuk_pd(replace(kosong, versi=d.versi, lama=lama[d.pk]), d.pd) for d in semua}


def konteks_kosong(pemda_id: int, tahun: int, versi: str) -> Konteks:
    """What a recap for a document that does not exist yet is measured against, but for its PD."""
    return Konteks(tahun, versi, "", "", (), {s.kode: s.nama for s in sumber_dana(pemda_id)})


def konteks_untuk_pd(konteks: Konteks, pd: PerangkatDaerah) -> Konteks:
    return replace(
        konteks, kode_skpd="".join(pd.kode_sipd.split()), nama_skpd=pd.nama, bidang=daftar_bidang(pd.bidang_urusan)
    )
