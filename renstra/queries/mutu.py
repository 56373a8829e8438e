"""What the rules of quality need of the indicators of plans, and what people answered: few queries, however many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from renstra.enums import JenisRencana, JenisSimpul, StatusDokumen
from renstra.models import Indikator, JawabanMutu, Rencana, Target
from renstra.queries.pohon import IsiRencana
from renstra.queries.terakhir import Terakhir, realisasi_terakhir
from renstra.rules.mutu import (
    Angka,
    Berat,
    Bernama,
    Catatan,
    FaktaIndikator,
    KriteriaBerlaku,
    Serupa,
    kembar,
    perangkat,
    periksa,
)
from renstra.rules.target import tahun_dasar
from sakip.angka import Notasi, baca_nilai
from sakip.organisasi.models import Ketentuan

# where indicators of different PDs may be one and the same; below it the national nomenclature words them alike
_ANTAR_PD = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM)


@dataclass(frozen=True)
class Jawaban:
    """What somebody said of one criterion, who, and when."""

    kriteria: str
    terpenuhi: bool
    catatan: str
    oleh: str
    pada: datetime


@dataclass(frozen=True)
class IndikatorMutu:
    """One indicator with its remarks and answers. `pd`: "" for the regency's own plan."""

    id: int
    fakta: FaktaIndikator
    kode: str
    simpul: str
    simpul_id: int
    rencana_id: int
    pd_id: int | None
    pd: str
    disusun: bool
    catatan: tuple[Catatan, ...] = ()
    jawaban: tuple[Jawaban, ...] = ()

    @property
    def nama_simpul(self) -> str:
        return f"{JenisSimpul(self.fakta.jenis_simpul).label} {self.kode}".strip()

    @property
    def gagal(self) -> list[Catatan]:
        """The remarks that say a criterion is not met."""
        return [c for c in self.catatan if c.berat == Berat.PERLU]

    @property
    def perlu(self) -> int:
        return len(self.gagal)

    @property
    def kata(self) -> str:
        return f"{len(self.catatan)} catatan" if self.catatan else "Tanpa catatan"

    @property
    def tidak_terpenuhi(self) -> int:
        return sum(not j.terpenuhi for j in self.jawaban)


def kriteria_berlaku(ketentuan: Ketentuan | None) -> tuple[KriteriaBerlaku, ...]:
    """The criteria of the regency's profile, of the PK and of the RKT, with their articles."""
    if ketentuan is None:
        return perangkat(("specific", "measurable", "achievable", "relevant", "time bound"), "PermenPANRB 53/2014")
    dasar = ketentuan.dasar_kriteria or ketentuan.singkatan
    rkt = ketentuan.kriteria_rkt or []
    return perangkat(ketentuan.kriteria_indikator, dasar, rkt, ketentuan.dasar_kriteria_rkt or dasar if rkt else "")


def rencana_dinilai(pemda_id: int, pd_id: int | None, tahun: int) -> list[Rencana]:
    """The plans of a year whose indicators are judged: of each PD what is drawn up, else what is in force.

    Without `pd_id`: the RPJMD first, then every PD.
    """
    rows = Rencana.objects.filter(
        pemda_id=pemda_id, tahun_awal__lte=tahun, tahun_akhir__gte=tahun,
        status__in=[StatusDokumen.DISUSUN, StatusDokumen.DITETAPKAN],
    ).select_related("pd")  # fmt: skip
    if pd_id is not None:
        rows = rows.filter(pd_id=pd_id)
    pilihan: dict[int | None, Rencana] = {}
    for satu in sorted(rows, key=lambda r: (r.status == StatusDokumen.DISUSUN, r.tahun_awal, r.pk)):
        pilihan[satu.pd_id] = satu
    return sorted(pilihan.values(), key=lambda r: (r.pd_id is not None, r.pd.kode if r.pd else ""))


def mutu_rencana(
    rencana: Sequence[Rencana],
    kriteria: Sequence[KriteriaBerlaku],
    *,
    hanya_atas: bool = False,
) -> list[IndikatorMutu]:
    """Every indicator of the plans with its remarks, in the order of the plans, level by level.

    `hanya_atas`: those above kegiatan, which are not worded by the nomenclature.
    """
    dalam = {r.pk: r for r in rencana}
    letak = {pk: i for i, pk in enumerate(dalam)}
    jenjang = {jenis.value: i for i, jenis in enumerate(JenisSimpul)}
    rows = Indikator.objects.filter(simpul__rencana__in=dalam)
    if hanya_atas:
        rows = rows.filter(simpul__jenis__in=_ANTAR_PD)
    hasil = mutu_indikator(rows, kriteria)
    return sorted(hasil.values(), key=lambda m: (letak[m.rencana_id], jenjang[m.fakta.jenis_simpul], m.kode))


def mutu_indikator(rows: QuerySet[Indikator], kriteria: Sequence[KriteriaBerlaku]) -> dict[int, IndikatorMutu]:
    """Indicator -> its remarks and answers, in four queries, for any choice of indicators of one regency."""
    terurut = rows.order_by("simpul__urutan", "simpul_id", "urutan", "id")
    semua = list(terurut.select_related("simpul__rencana__pd"))
    if not semua:
        return {}
    id_semua = _pilih_id(rows, semua)
    target: dict[int, dict[int, Angka]] = defaultdict(dict)
    for indikator_id, tahun, tertulis, bilangan in Target.objects.filter(indikator__in=id_semua).values_list(
        "indikator_id", "tahun", "tertulis", "bilangan"
    ):
        target[indikator_id][tahun] = Angka(tahun, tertulis, bilangan)
    return nilai(semua, target, kriteria, jawaban=_jawaban(id_semua), pembanding=_pembanding(semua))


def nilai(
    semua: Sequence[Indikator],
    target: Mapping[int, Mapping[int, Angka]],
    kriteria: Sequence[KriteriaBerlaku],
    *,
    jawaban: Mapping[int, tuple[Jawaban, ...]] | None = None,
    pembanding: Sequence[Bernama] = (),
) -> dict[int, IndikatorMutu]:
    """The remarks on indicators that a page has already (each with `simpul.rencana`); only the last realisasi is asked
    for.

    Compared with each other, and with `pembanding`: indicators of other plans.
    """
    terakhir = realisasi_terakhir(semua)
    serupa = _serupa(semua, pembanding)
    hasil = {}
    for i in semua:
        fakta = _fakta(i, target.get(i.pk, {}), serupa.get(i.pk, ()), terakhir.get(i.pk))
        hasil[i.pk] = _baris(i, fakta, tuple(periksa(fakta, kriteria)), (jawaban or {}).get(i.pk, ()))
    return hasil


def mutu_pohon(isi: IsiRencana, kriteria: Sequence[KriteriaBerlaku]) -> dict[int, IndikatorMutu]:
    """The remarks on a plan that a page has read already; other plans are compared on the page of quality only."""
    semua = []
    for simpul in isi.simpul:
        simpul.rencana = isi.rencana
        for i in isi.indikator.get(simpul.pk, ()):
            i.simpul = simpul
            semua.append(i)
    target = {
        pk: {t.tahun: Angka(t.tahun, t.tertulis, t.bilangan) for t in tahun.values()}
        for pk, tahun in isi.target.items()
    }
    return nilai(semua, target, kriteria)


def _pilih_id(rows: QuerySet[Indikator], semua: list[Indikator]) -> QuerySet[Indikator] | list[int]:
    """The choice again, as numbers where they are few; ten thousand numbers are more than a query takes."""
    return [i.pk for i in semua] if len(semua) <= 200 else rows.order_by()


def _dasar(i: Indikator, terakhir: Terakhir | None) -> Angka | None:
    """The last realisasi: as it was measured and accepted, else the data dasar that the plan itself writes."""
    tahun = tahun_dasar(i.tahun_baseline, i.simpul.rencana.tahun_awal)
    if terakhir is not None and terakhir[0] >= tahun:
        return Angka(*terakhir, baca_nilai(terakhir[1], Notasi.INDONESIA).bilangan)
    return Angka(tahun, i.baseline, i.baseline_bilangan) if i.baseline.strip() else None


def _fakta(
    i: Indikator, target: Mapping[int, Angka], serupa: tuple[Serupa, ...], terakhir: Terakhir | None
) -> FaktaIndikator:
    rencana = i.simpul.rencana
    return FaktaIndikator(
        nama=i.nama, satuan=i.satuan, formula=i.formula, definisi_operasional=i.definisi_operasional,
        sumber_data=i.sumber_data, jenis_sumber=i.jenis_sumber, level=i.level, arah=i.arah, skala=i.skala,
        target=tuple(target.get(t, Angka(t, "")) for t in rencana.tahun),
        dasar=_dasar(i, terakhir),
        jenis_simpul=i.simpul.jenis, daerah=rencana.jenis == JenisRencana.RPJMD, id=i.pk,
        serupa=serupa,
    )  # fmt: skip


def _baris(
    i: Indikator, fakta: FaktaIndikator, catatan: tuple[Catatan, ...], jawaban: tuple[Jawaban, ...]
) -> IndikatorMutu:
    rencana = i.simpul.rencana
    return IndikatorMutu(
        id=i.pk, fakta=fakta, kode=i.simpul.kode, simpul=i.simpul.uraian, simpul_id=i.simpul_id,
        rencana_id=rencana.pk, pd_id=rencana.pd_id, pd=rencana.pd.nama if rencana.pd else "",
        disusun=rencana.disusun, catatan=catatan, jawaban=jawaban,
    )  # fmt: skip


# ---- the same indicator written two ways


def _serupa(semua: Sequence[Indikator], pembanding: Sequence[Bernama]) -> dict[int, tuple[Serupa, ...]]:
    bernama = [_bernama(i.pk, i.nama, i.simpul.jenis, i.simpul.kode, i.simpul.rencana) for i in semua]
    return {
        satu: tuple(Serupa(x.id, x.nama, x.tempat) for x in lain)
        for satu, lain in kembar([*bernama, *pembanding]).items()
    }


def _bernama(pk: int, nama: str, jenis: str, kode: str, rencana: Rencana) -> Bernama:
    tempat = _letak(jenis, kode, rencana.pd.nama if rencana.pd else "")
    return Bernama(pk, nama, tempat, rencana.pk, jenis in _ANTAR_PD)


def _pembanding(semua: Sequence[Indikator]) -> list[Bernama]:
    """What indicators are compared with beside each other."""
    rencana = {i.simpul.rencana_id: i.simpul.rencana for i in semua}
    return _indikator_lain(list(rencana.values()), {i.pk for i in semua})


def _indikator_lain(daftar: Sequence[Rencana], kecuali: set[int]) -> list[Bernama]:
    """Indicators of the same plans that were not chosen, and of the other plans of the regency in those years."""
    satu = daftar[0]
    antar = Q(
        simpul__jenis__in=_ANTAR_PD, simpul__rencana__pemda_id=satu.pemda_id,
        simpul__rencana__status=StatusDokumen.DITETAPKAN,
        simpul__rencana__tahun_awal__lte=max(r.tahun_akhir for r in daftar),
        simpul__rencana__tahun_akhir__gte=min(r.tahun_awal for r in daftar),
    )  # fmt: skip
    milik = {r.pd_id for r in daftar}
    rows = Indikator.objects.filter(Q(simpul__rencana__in=daftar) | antar).values_list(
        "id", "nama", "simpul__jenis", "simpul__kode", "simpul__rencana_id",
        "simpul__rencana__pd_id", "simpul__rencana__pd__nama",
    )  # fmt: skip
    dalam = {r.pk for r in daftar}
    return [
        Bernama(pk, nama, _letak(jenis, kode, pd_nama), rencana_id, jenis in _ANTAR_PD)
        for pk, nama, jenis, kode, rencana_id, pd_id, pd_nama in rows
        # another version of a plan looked at says the same by its nature
        if pk not in kecuali and (rencana_id in dalam or pd_id not in milik)
    ]


def _letak(jenis: str, kode: str, pd: str | None) -> str:
    return " ".join(b for b in (JenisSimpul(jenis).label, kode, pd or "RPJMD") if b)


def serupa_dengan(nama: str, rencana: Rencana, jenis_simpul: str, kecuali: int | None = None) -> tuple[Serupa, ...]:
    """Indicators that a name being typed seems to repeat, in one query."""
    pembanding = _indikator_lain([rencana], {kecuali} if kecuali else set())
    ketikan = _bernama(0, nama, jenis_simpul, "", rencana)
    return tuple(Serupa(x.id, x.nama, x.tempat) for x in kembar([ketikan, *pembanding]).get(0, ()))


# ---- answers


def _jawaban(id_semua: QuerySet[Indikator] | list[int]) -> dict[int, tuple[Jawaban, ...]]:
    hasil: dict[int, list[Jawaban]] = defaultdict(list)
    for j in JawabanMutu.objects.filter(indikator__in=id_semua).select_related("oleh__pegawai").order_by("id"):
        pegawai = getattr(j.oleh, "pegawai", None)
        nama = pegawai.nama if pegawai else j.oleh.get_username()
        hasil[j.indikator_id].append(Jawaban(j.kriteria, j.terpenuhi, j.catatan, nama, j.pada))
    return {k: tuple(v) for k, v in hasil.items()}
