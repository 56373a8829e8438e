"""The whole pohon kinerja of one PD, for paper and workbook: what the reader may see of it, in five queries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import OuterRef, Subquery

from renstra.models import Indikator, Simpul, Target
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah
from sakip.organisasi.queries import pemegang_banyak

from ...enums import Status
from ...models import Butir
from ..capaian import CapaianButir, capaian_butir, pilihan_periode
from . import Lingkup, alasan_butir, belum_dijanjikan
from .putus import Putus, Terputus
from .simpul import PUNCAK, PUNYA_INDIKATOR, sebut_target


@dataclass
class ButirPohon:
    """A row of a PK with the rows that support it."""

    pk_id: int
    jabatan: str
    pejabat: str
    jenjang: str
    kelompok: str
    indikator: str
    target: str
    status: Status
    alasan: str
    capaian: CapaianButir | None = None
    bawah: "list[ButirPohon]" = field(default_factory=list)


@dataclass
class SimpulPohon:
    """A tujuan or sasaran of the Renstra with the rows of the Kepala PD that promise it."""

    nama: str
    uraian: str
    mendukung: str
    alasan: str
    belum: list[tuple[str, str]]  # indicators nobody promises, with this year's target
    butir: list[ButirPohon] = field(default_factory=list)


@dataclass(frozen=True)
class PohonPD:
    pemda: str
    pd: str
    tahun: int
    tanggal: date
    simpul: list[SimpulPohon]
    lepas: list[ButirPohon]  # rows that hang on nothing
    tanpa_pk: list[tuple[str, str]]  # office, who holds it
    periode: str = ""  # whose capaian is shown, in words; empty: none


def pohon_pd(lingkup: Lingkup, pd: PerangkatDaerah, k: Konteks) -> PohonPD:
    simpul = list(_simpul(lingkup))
    belum = _belum(lingkup, simpul)
    butir = list(lingkup.butir().select_related("baris_rkt").order_by("perjanjian__jabatan__urutan", "urutan", "id"))
    tanpa = list(Terputus(lingkup, k.ketentuan).baris(Putus.PEJABAT))
    jabatan = {b.perjanjian.jabatan_id for b in butir} | {j.pk for j in tanpa}
    nama = {j: p.pegawai.nama for j, p in pemegang_banyak(jabatan, k.hari_ini).items()}
    capaian = capaian_butir(lingkup.hak, lingkup.tahun, butir, lingkup.capaian)
    pohon = {b.pk: _butir(b, nama, capaian.get(b.pk)) for b in butir}
    per_simpul: dict[int, list[ButirPohon]] = {s.pk: [] for s in simpul}
    lepas = []
    for b in butir:
        asal = b.baris_rkt.simpul_id if b.baris_rkt and b.perjanjian.jalur in PUNCAK else None
        if asal in per_simpul:
            per_simpul[asal].append(pohon[b.pk])
        elif b.mendukung_id in pohon:
            pohon[b.mendukung_id].bawah.append(pohon[b.pk])
        else:
            lepas.append(pohon[b.pk])
    semua = [_simpul_pohon(s, belum[s.pk], per_simpul[s.pk]) for s in simpul]
    isi = [s for s in semua if s.butir or s.belum or s.nama.startswith("Sasaran")]
    periode = dict(pilihan_periode()).get(lingkup.capaian, "")
    kosong = [(j.nama, nama.get(j.pk, "Jabatan kosong")) for j in tanpa]
    return PohonPD(k.pemda.sebutan if k.pemda else "", pd.nama, lingkup.tahun, k.hari_ini, isi, lepas, kosong, periode)


def _simpul(lingkup: Lingkup) -> Sequence[Simpul]:
    rows = lingkup.simpul().filter(rencana__pd_id=lingkup.pd_id, jenis__in=PUNYA_INDIKATOR)
    return list(rows.select_related("mendukung").order_by("urutan", "id"))


def _belum(lingkup: Lingkup, simpul: Sequence[Simpul]) -> dict[int, list[tuple[str, str]]]:
    target = Target.objects.filter(indikator=OuterRef("pk"), tahun=lingkup.tahun).values("tertulis")[:1]
    rows = Indikator.objects.filter(belum_dijanjikan(lingkup.tahun), simpul__in=simpul).order_by("urutan", "id")
    hasil: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for simpul_id, nama, tertulis in rows.values_list("simpul_id", "nama", Subquery(target)):
        hasil[simpul_id].append((nama, tertulis or ""))
    return hasil


def _simpul_pohon(s: Simpul, belum: list[tuple[str, str]], butir: list[ButirPohon]) -> SimpulPohon:
    alasan = "Belum mendukung sasaran RPJMD" if s.jenis == "sasaran" and s.mendukung is None else ""
    atas = s.mendukung.uraian if s.mendukung else ""
    return SimpulPohon(f"{s.get_jenis_display()} {s.kode}".strip(), s.uraian, atas, alasan, belum, butir)


def _butir(b: Butir, nama: dict[int, str], capaian: CapaianButir | None) -> ButirPohon:
    pk = b.perjanjian
    return ButirPohon(
        pk.pk, pk.jabatan.nama, nama.get(pk.jabatan_id, "Belum ada pejabat"), Jenjang(pk.jenjang).label, b.kelompok,
        b.indikator, sebut_target(b), Status(pk.status), alasan_butir(b), capaian,
    )  # fmt: skip
