"""The pohon kinerja on screen (BK Pasal 3 ayat (7)): RPJMD, Renstra, PK of the Kepala PD, PKs below; one branch open.

Only the columns of the open branch are read, each cut at `batas` nodes, in a number of queries that does not depend
on how many PKs there are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from renstra.enums import JenisRencana, JenisSimpul
from renstra.models import Indikator, Simpul
from renstra.queries import rencana_berlaku
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Penugasan
from sakip.organisasi.queries import pemegang_banyak

from ...enums import DIHITUNG, Jalur
from ...models import Butir
from ...models.perjanjian import PerjanjianQuerySet
from ..cakupan import terlihat
from ..capaian import CapaianButir, capaian_butir
from ..kaitan import menunggu_dukungan
from .simpul import LEPAS, PUNCAK, PUNYA_INDIKATOR, Cabang, Golongan, Kartu, Kolom, sebut_target, tanpa_induk

SEKALI = 30  # nodes of one branch that are drawn at first
TERBANYAK = 300
TANPA_RENCANA = -1  # the group of loose rows whose PK should come from a plan


@dataclass(frozen=True)
class Lingkup:
    """Whose tree it is."""

    hak: Hak
    pemda_id: int
    tahun: int
    pd_id: int | None  # the tree begins with the Renstra of this PD; None: with the RPJMD
    capaian: str = ""  # the period whose capaian is shown; empty: none

    def pk(self) -> PerjanjianQuerySet:
        """The PKs of the year that the reader may know of."""
        semua = terlihat(self.hak).filter(tahun=self.tahun, status__in=DIHITUNG)
        return semua.filter(pd_id=self.pd_id) if self.pd_id else semua

    def simpul(self) -> QuerySet[Simpul]:
        """Tujuan and sasaran of the plans that count, with what each carries."""
        rencana = rencana_berlaku(self.pemda_id, self.tahun)
        jumlah = Indikator.objects.filter(simpul=OuterRef("pk"))
        dukung = Simpul.objects.filter(rencana__in=rencana.values("pk"))
        dukung = dukung.filter(Q(mendukung=OuterRef("pk")) | Q(anak__mendukung=OuterRef("pk"), jenis="tujuan"))
        return Simpul.objects.filter(rencana__in=rencana.values("pk")).annotate(
            jumlah_indikator=hitung(jumlah),
            tanpa_janji=hitung(jumlah.filter(belum_dijanjikan(self.tahun))),
            pendukung=hitung(dukung.filter(jenis=JenisSimpul.SASARAN)),
        )

    def butir(self) -> QuerySet[Butir]:
        """Rows of these PKs, with how many rows support each."""
        bawah = Butir.objects.filter(mendukung=OuterRef("pk"), perjanjian__status__in=DIHITUNG)
        return (
            Butir.objects.filter(perjanjian__in=self.pk().order_by().values("pk"))
            .select_related("perjanjian__jabatan", "perjanjian__pd")
            .annotate(pendukung=hitung(bawah), menggantung=menunggu_dukungan())
        )


def hitung(rows: QuerySet) -> Subquery:
    """How many: a count that stands in another query."""
    satu = rows.order_by().annotate(_semua=Value(1)).values("_semua")
    return Subquery(satu.annotate(n=Count("pk", distinct=True)).values("n"), output_field=IntegerField())


def belum_dijanjikan(tahun: int) -> Q:
    """Indicators of a plan that no PK of the year promises."""
    janji = Butir.objects.filter(
        baris_rkt__indikator=OuterRef("pk"), perjanjian__tahun=tahun, perjanjian__status__in=DIHITUNG
    )
    return Q(~Exists(janji))


def kolom_pohon(lingkup: Lingkup, cabang: Cabang, batas: int, hari_ini: date) -> list[Kolom]:
    """The columns of the open branch, from the left."""
    simpul = _simpul(lingkup, cabang)
    indikator = _indikator_tanpa_pk(lingkup, cabang)
    butir = _butir(lingkup, cabang, batas)
    pejabat = pemegang_banyak({b.perjanjian.jabatan_id for b in butir}, hari_ini)
    capaian = capaian_butir(lingkup.hak, lingkup.tahun, butir, lingkup.capaian)
    buat = _Pembuat(lingkup, cabang, {s.pk: s for s in simpul}, indikator, butir, pejabat, capaian)
    kolom = [buat.akar()]
    kolom += [k for kunci in cabang.kunci if (k := buat.anak(kunci)) is not None]
    return kolom


def _simpul(lingkup: Lingkup, cabang: Cabang) -> list[Simpul]:
    """The nodes of plans that are drawn: those of the first column, and what supports the open one."""
    jenis = [JenisSimpul.VISI, JenisSimpul.MISI, *PUNYA_INDIKATOR]
    if lingkup.pd_id:
        syarat = Q(rencana__pd_id=lingkup.pd_id, jenis__in=PUNYA_INDIKATOR)
    else:
        syarat = Q(rencana__jenis=JenisRencana.RPJMD, jenis__in=jenis)
        if terbuka := cabang.nomor("p")[:1]:
            syarat |= Q(jenis=JenisSimpul.SASARAN, mendukung__in=terbuka)
            # a tujuan of a Renstra stands where its sasaran stand
            syarat |= Q(jenis=JenisSimpul.TUJUAN, indikator__isnull=False, anak__mendukung__in=terbuka)
    if cabang.kunci[:1] == (LEPAS,):
        syarat |= Q(jenis=JenisSimpul.SASARAN, rencana__jenis=JenisRencana.RENSTRA, mendukung=None) & lepas_pd(lingkup)
    rows = lingkup.simpul().filter(syarat).select_related("rencana__pd", "mendukung")
    return list(rows.order_by("rencana__pd", "urutan", "id").distinct())


def lepas_pd(lingkup: Lingkup) -> Q:
    return Q(rencana__pd_id=lingkup.pd_id) if lingkup.pd_id else Q()


def _indikator_tanpa_pk(lingkup: Lingkup, cabang: Cabang) -> list[Indikator]:
    terbuka = cabang.nomor("p")
    if not terbuka:
        return []
    rows = Indikator.objects.filter(belum_dijanjikan(lingkup.tahun), simpul__in=terbuka)
    return list(rows.order_by("simpul", "urutan", "id"))


def _butir(lingkup: Lingkup, cabang: Cabang, batas: int) -> list[Butir]:
    """Rows that hang on an open node, at most `batas` under each heading (the open ones first), in one query.

    `cabang`: on which it hangs: the id of the row it supports, the id of the node of the plan (negative), or, where it
    points to nothing, 0. `golongan` parts those that point to nothing: in the loose branch the PKs that should come
    from a plan (`TANPA_RENCANA`) and the others (0), elsewhere by the superior under whom they are drawn.
    """
    simpul, butir = cabang.nomor("p"), cabang.nomor("b")
    jenis = [When(mendukung__in=butir, then=F("mendukung_id"))] if butir else []
    if simpul:
        dari_rencana = Q(baris_rkt__simpul__in=simpul, perjanjian__jalur__in=PUNCAK)
        jenis.append(When(dari_rencana, then=-1 * F("baris_rkt__simpul_id")))
    putus = Q(pk__in=[])
    if cabang.kunci[:1] == (LEPAS,):
        tanpa_rencana = Q(perjanjian__jalur__in=PUNCAK, baris_rkt__simpul=None)
        putus = Q(mendukung=None) & (tanpa_rencana | ~Q(perjanjian__jalur__in=PUNCAK))
        # in a year that two plans cover, what was promised by the older one
        berlaku = rencana_berlaku(lingkup.pemda_id, lingkup.tahun).values("pk")
        lama = Q(baris_rkt__simpul__isnull=False) & ~Q(baris_rkt__simpul__rencana__in=berlaku)
        putus |= Q(perjanjian__jalur__in=PUNCAK) & lama
    elif cabang.jabatan:
        putus = tanpa_induk() & Q(perjanjian__jabatan_kedua__in=cabang.jabatan)
        putus &= ~Q(perjanjian__jalur__in=PUNCAK)
    jenis.append(When(putus, then=Value(0)))
    if cabang.kunci[:1] == (LEPAS,):
        bagian = When(cabang=0, perjanjian__jalur__in=PUNCAK, then=Value(TANPA_RENCANA))
    else:
        bagian = When(cabang=0, then=F("perjanjian__jabatan_kedua_id"))
    rows = lingkup.butir().annotate(cabang=Case(*jenis, default=None, output_field=IntegerField()))
    rows = rows.exclude(cabang=None).annotate(golongan=Case(bagian, default=0, output_field=IntegerField()))
    segolongan = [F("cabang"), F("golongan")]
    rows = rows.annotate(
        urut=Window(
            RowNumber(),
            partition_by=segolongan,
            order_by=[Case(When(pk__in=butir, then=0), default=1), "perjanjian__pd", "perjanjian__jabatan__urutan",
                      "perjanjian", "urutan", "id"],
        ),
        segolongan=Window(Count("pk"), partition_by=segolongan),
    )  # fmt: skip
    return sorted(
        rows.filter(urut__lte=batas),
        key=lambda b: (b.perjanjian.pd_id or 0, _letak(b), b.perjanjian_id, b.urutan, b.pk),
    )


def _letak(b: Butir) -> tuple[int, int]:
    return (list(Jenjang).index(Jenjang(b.perjanjian.jenjang)), b.perjanjian.jabatan.urutan)


@dataclass(frozen=True)
class _Pembuat:
    """Cards and columns out of what was read."""

    lingkup: Lingkup
    cabang: Cabang
    simpul: Mapping[int, Simpul]
    indikator: Sequence[Indikator]
    butir: Sequence[Butir]
    pejabat: Mapping[int, Penugasan]
    capaian: Mapping[int, CapaianButir]

    # --- columns

    def akar(self) -> Kolom:
        """The first column: the tree of the RPJMD, or of the Renstra of one PD."""
        jenis = JenisRencana.RENSTRA if self.lingkup.pd_id else JenisRencana.RPJMD
        golongan: list[Golongan] = []
        milik = [s for s in self.simpul.values() if s.rencana.jenis == jenis]
        for simpul in _urut_pohon(milik):
            if simpul.jenis != JenisSimpul.SASARAN:
                nama = f"{simpul.get_jenis_display()} {simpul.kode}".strip()
                golongan.append(Golongan(f"{nama}. {simpul.uraian}", []))
            if simpul.jenis == JenisSimpul.SASARAN or (
                simpul.jenis == JenisSimpul.TUJUAN and simpul.jumlah_indikator  # type: ignore[attr-defined]
            ):
                golongan = golongan or [Golongan("", [])]
                golongan[-1].kartu.append(self._kartu_simpul(simpul))
        golongan.append(Golongan("Di luar rencana", [self._lepas()]))
        return Kolom("Renstra" if self.lingkup.pd_id else "RPJMD", golongan)

    def anak(self, kunci: str) -> Kolom | None:
        """The column of what hangs on an open node; None where nothing can."""
        if kunci == LEPAS:
            return self._kolom_lepas()
        if kunci[0] == "p":
            return self._kolom_simpul(int(kunci[1:]))
        return self._kolom_butir(int(kunci[1:]))

    def _kolom_lepas(self) -> Kolom:
        renstra = [
            s for s in self.simpul.values()
            if s.rencana.jenis == JenisRencana.RENSTRA and s.jenis == JenisSimpul.SASARAN and s.mendukung_id is None
        ]  # fmt: skip
        puncak = self._golongan("PK di luar Renstra", 0, TANPA_RENCANA)
        bawah = self._golongan("PK tanpa indikator atasan", 0)
        isi = [Golongan("Sasaran Renstra", [self._kartu_simpul(s) for s in renstra]), puncak, bawah]
        return Kolom("Belum terhubung", _terisi(isi))

    def _kolom_simpul(self, nomor: int) -> Kolom | None:
        simpul = self.simpul.get(nomor)
        if simpul is None:
            return None
        siapa = "PK kepala daerah" if simpul.rencana.jenis == JenisRencana.RPJMD else "PK Kepala Perangkat Daerah"
        janji = self._golongan(siapa, -nomor)
        janji.kartu += [_belum_janji(i, siapa) for i in self.indikator if i.simpul_id == nomor]
        if simpul.rencana.jenis != JenisRencana.RPJMD:
            return Kolom("Kepala PD", _terisi([replace(janji, judul="")]))
        bawah = [s for s in self.simpul.values() if s.rencana.jenis == JenisRencana.RENSTRA]
        renstra = Golongan("Renstra Perangkat Daerah", [self._kartu_simpul(s) for s in bawah])
        return Kolom("Kepala daerah dan Renstra", _terisi([janji, renstra]))

    def _kolom_butir(self, nomor: int) -> Kolom | None:
        ini = self._golongan("", nomor)
        asal = next((b for b in self.butir if b.pk == nomor), None)
        putus = Golongan("", [])
        if asal and self.cabang.kunci[0] != LEPAS:  # there they stand in the first column already
            putus = self._golongan("Belum menunjuk atasan", 0, asal.perjanjian.jabatan_id)
        if not (ini.kartu or putus.kartu or (asal and asal.pendukung)):  # type: ignore[attr-defined]
            return None
        jenjang = [b.perjanjian.jenjang for b in self.butir if self._cabang(b) == nomor or b.pk in _nomor(putus)]
        return Kolom(_judul_jenjang(jenjang), _terisi([ini, putus]))

    # --- cards

    def _golongan(self, judul: str, cabang: int, golongan: int = 0) -> Golongan:
        milik = [
            b for b in self.butir
            if self._cabang(b) == cabang and b.golongan == golongan  # type: ignore[attr-defined]
        ]  # fmt: skip
        semua: int = milik[0].segolongan if milik else 0  # type: ignore[attr-defined]
        return Golongan(judul, [self._kartu_butir(b) for b in milik], semua - len(milik))

    @staticmethod
    def _cabang(b: Butir) -> int:
        return b.cabang  # type: ignore[attr-defined]

    def _kartu_simpul(self, s: Simpul) -> Kartu:
        kunci = f"p{s.pk}"
        rpjmd = s.rencana.jenis == JenisRencana.RPJMD
        nama = f"{s.get_jenis_display()} {s.kode}".strip()
        if not rpjmd and not self.lingkup.pd_id and s.rencana.pd:
            nama = f"{s.rencana.pd.singkatan or s.rencana.pd.nama}"
        anak = [f"{s.jumlah_indikator} indikator"]  # type: ignore[attr-defined]
        if rpjmd:
            anak.append(f"{s.pendukung} sasaran Renstra")  # type: ignore[attr-defined]
        elif self.lingkup.pd_id and s.mendukung:
            anak.append(f"mendukung RPJMD: {s.mendukung.uraian}")
        return self._buka(
            Kartu(
                kunci, nama, ", ".join(anak), s.uraian, alasan=_alasan_simpul(s, rpjmd),
                url=f"{reverse('renstra:rencana', args=[s.rencana_id])}#simpul-{s.pk}", bisa_dibuka=True,
            )
        )  # fmt: skip

    def _kartu_butir(self, b: Butir) -> Kartu:
        pejabat = self.pejabat.get(b.perjanjian.jabatan_id)
        pendukung: int = b.pendukung  # type: ignore[attr-defined]
        siapa = pejabat.pegawai.nama if pejabat else "Belum ada pejabat"
        anak = f"{siapa}, {pendukung} pendukung" if pendukung else siapa
        return self._buka(
            Kartu(
                f"b{b.pk}", b.perjanjian.jabatan.nama, anak, b.indikator, sebut_target(b), b.perjanjian.status,
                alasan_butir(b),
                b.perjanjian.get_absolute_url(), bisa_dibuka=pendukung > 0, capaian=self.capaian.get(b.pk),
            )
        )  # fmt: skip

    def _lepas(self) -> Kartu:
        kartu = Kartu(LEPAS, "Belum terhubung", "sasaran Renstra dan butir PK", "", bisa_dibuka=True)
        return self._buka(kartu)

    def _buka(self, kartu: Kartu) -> Kartu:
        kartu.terbuka = kartu.kunci in self.cabang.kunci
        if kartu.terbuka and (letak := self.cabang.kunci.index(kartu.kunci)):
            kartu.tutup = self.cabang.kunci[letak - 1]
        kartu.tuju = self.cabang.kunci[-1:] == (kartu.kunci,)
        return kartu


def alasan_butir(b: Butir) -> str:
    """Why a row (with the annotations of `Lingkup.butir`) is broken; nothing where it is not."""
    if b.mendukung_id is None and b.perjanjian.jalur != Jalur.KEPALA_DAERAH:
        return "Belum menunjuk indikator atasan"
    return "Belum didukung PK mana pun" if b.menggantung else ""  # type: ignore[attr-defined]


def _urut_pohon(semua: Sequence[Simpul]) -> list[Simpul]:
    """In reading order: each node before what hangs on it."""
    anak: dict[int | None, list[Simpul]] = {}
    ada = {s.pk for s in semua}
    for s in semua:
        anak.setdefault(s.induk_id if s.induk_id in ada else None, []).append(s)
    hasil: list[Simpul] = []

    def turun(induk: int | None) -> None:
        for s in anak.get(induk, ()):
            hasil.append(s)
            turun(s.pk)

    turun(None)
    return hasil


def _alasan_simpul(s: Simpul, rpjmd: bool) -> str:
    tanpa: int = s.tanpa_janji  # type: ignore[attr-defined]
    if s.jenis == JenisSimpul.SASARAN:
        if rpjmd and not s.pendukung:  # type: ignore[attr-defined]
            return "Belum didukung Renstra mana pun"
        if not rpjmd and s.mendukung_id is None:
            return "Belum mendukung sasaran RPJMD"
    return f"{tanpa} indikator belum dijanjikan" if tanpa else ""


def _belum_janji(i: Indikator, siapa: str) -> Kartu:
    return Kartu(f"i{i.pk}", i.nama, "", "", alasan=f"Belum dijanjikan dalam {siapa}")


def _terisi(golongan: Sequence[Golongan]) -> list[Golongan]:
    return [g for g in golongan if g.kartu]


def _nomor(golongan: Golongan) -> set[int]:
    return {int(k.kunci[1:]) for k in golongan.kartu}


def _judul_jenjang(jenjang: Sequence[str]) -> str:
    nama = [Jenjang(j).label for j in Jenjang if j in set(jenjang)]
    nama = ["Kepala PD" if n == Jenjang.KEPALA_PD.label else n for n in nama]
    if len(nama) < 2:
        return "".join(nama) or "Di bawahnya"
    return f"{', '.join(nama[:-1])} dan {nama[-1]}"
