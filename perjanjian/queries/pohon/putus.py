"""Orphans of the pohon kinerja: what supports nothing, what nobody promises, who has no PK (BK Pasal 3 ayat (7))."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.enums import TextChoices

from renstra.enums import JenisRencana, JenisSimpul
from renstra.models import Indikator, Simpul
from renstra.queries import rencana_berlaku
from sakip.organisasi.enums import Peran
from sakip.organisasi.models import AturanJenjang, Jabatan, Ketentuan, PemerintahDaerah

from ...enums import DIHITUNG
from ...models import Butir, Perjanjian
from ..kaitan import menunggu_dukungan
from . import Lingkup, belum_dijanjikan, hitung, lepas_pd
from .simpul import PUNYA_INDIKATOR, tanpa_induk

# who may see which official of any PD has no PK; others see their own PD
SE_DAERAH = (
    Peran.ADMIN, Peran.SEKDA, Peran.KANTOR_SEKDA, Peran.BUPATI, Peran.INSPEKTUR, Peran.KEPALA_BAPPEDA,
    Peran.ORGANISASI, Peran.MONEV, Peran.KEPEGAWAIAN,
)  # fmt: skip


class Putus(TextChoices):
    RPJMD = "rpjmd", "RPJMD tanpa Renstra"
    RENSTRA = "renstra", "Renstra tanpa RPJMD"
    INDIKATOR = "indikator", "Indikator belum dijanjikan"
    INDUK = "induk", "Butir tanpa atasan"
    DUKUNGAN = "dukungan", "Butir tanpa pendukung"
    PEJABAT = "pejabat", "Pejabat tanpa PK"


ARTI = {
    Putus.RPJMD: "Tidak satu pun sasaran Renstra yang berlaku mendukung sasaran ini.",
    Putus.RENSTRA: "Sasaran ini belum menunjuk sasaran RPJMD yang didukungnya.",
    Putus.INDIKATOR: "Indikator tujuan atau sasaran ini tidak menjadi butir PK mana pun pada tahun ini.",
    Putus.INDUK: "Butir ini belum menunjuk indikator PK atasan yang didukungnya.",
    Putus.DUKUNGAN: "Tidak satu pun butir PK bawahan mendukung butir ini.",
    Putus.PEJABAT: "Jabatan ini membuat PK menurut profil daerah, tetapi PK tahun ini belum ada.",
}


@dataclass(frozen=True)
class Terputus:
    """The orphans of one reader's tree, kind by kind."""

    lingkup: Lingkup
    ketentuan: Ketentuan | None

    def jumlah(self) -> dict[Putus, int]:
        """How many of each kind, in one query."""
        kolom = [hitung(self.baris(jenis)) for jenis in Putus]
        satu = PemerintahDaerah.objects.filter(pk=self.lingkup.pemda_id).values_list(*kolom).first() or ()
        return {jenis: n or 0 for jenis, n in zip(Putus, satu, strict=False)}

    def baris(self, jenis: Putus) -> "QuerySet[Any]":
        """The orphans of one kind, in the order of the tree."""
        cara: dict[Putus, Callable[[], QuerySet[Any]]] = {
            Putus.RPJMD: self._rpjmd,
            Putus.RENSTRA: self._renstra,
            Putus.INDIKATOR: self._indikator,
            Putus.INDUK: self._induk,
            Putus.DUKUNGAN: self._dukungan,
            Putus.PEJABAT: self._pejabat,
        }
        return cara[jenis]()

    def _rencana(self) -> "QuerySet[Any]":
        return rencana_berlaku(self.lingkup.pemda_id, self.lingkup.tahun).values("pk")

    def _rpjmd(self) -> QuerySet[Simpul]:
        dukung = Simpul.objects.filter(mendukung=OuterRef("pk"), rencana__in=self._rencana())
        semua = Simpul.objects.filter(
            rencana__in=self._rencana(), rencana__jenis=JenisRencana.RPJMD, jenis=JenisSimpul.SASARAN
        )
        if self.lingkup.pd_id:
            return semua.none()
        return semua.filter(~Exists(dukung)).select_related("rencana__pd").order_by("urutan", "id")

    def _renstra(self) -> QuerySet[Simpul]:
        semua = Simpul.objects.filter(lepas_pd(self.lingkup), rencana__in=self._rencana(), mendukung=None)
        semua = semua.filter(rencana__jenis=JenisRencana.RENSTRA, jenis=JenisSimpul.SASARAN)
        return semua.select_related("rencana__pd").order_by("rencana__pd", "urutan", "id")

    def _indikator(self) -> QuerySet[Indikator]:
        semua = Indikator.objects.filter(
            belum_dijanjikan(self.lingkup.tahun),
            simpul__rencana__in=self._rencana(),
            simpul__jenis__in=PUNYA_INDIKATOR,
        )
        if self.lingkup.pd_id:
            semua = semua.filter(simpul__rencana__pd_id=self.lingkup.pd_id)
        return semua.select_related("simpul__rencana__pd").order_by("simpul__rencana__pd", "simpul__urutan", "urutan")

    def _butir(self) -> QuerySet[Butir]:
        rows = Butir.objects.filter(perjanjian__in=self.lingkup.pk().order_by().values("pk"))
        rows = rows.select_related("perjanjian__jabatan", "perjanjian__pd")
        return rows.order_by("perjanjian__pd", "perjanjian__jabatan__urutan", "perjanjian", "urutan", "id")

    def _induk(self) -> QuerySet[Butir]:
        return self._butir().filter(tanpa_induk())

    def _dukungan(self) -> QuerySet[Butir]:
        return self._butir().filter(menunggu_dukungan())

    def _pejabat(self) -> QuerySet[Jabatan]:
        aturan = AturanJenjang.objects.filter(ketentuan=self.ketentuan, jenjang=OuterRef("jenjang"), membuat_pk=True)
        ada = Perjanjian.objects.filter(jabatan=OuterRef("pk"), tahun=self.lingkup.tahun, status__in=DIHITUNG)
        semua = Jabatan.objects.filter(Exists(aturan), ~Exists(ada), pemda_id=self.lingkup.pemda_id, aktif=True)
        if self.lingkup.pd_id:
            semua = semua.filter(pd_id=self.lingkup.pd_id)
        if not self.lingkup.hak.punya(*SE_DAERAH):
            semua = semua.filter(Q(pd__in=self._pd_sendiri()))
        return semua.select_related("pd").order_by("pd", "urutan", "id")

    def _pd_sendiri(self) -> frozenset[int]:
        hak = self.lingkup.hak
        return hak.pd_perencana | hak.pd_sakip | hak.pd_sendiri
