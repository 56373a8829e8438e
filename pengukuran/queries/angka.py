"""Everything about one figure: its evidence, the shared figures it may use, what subordinates measured for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from perjanjian.enums import Status
from perjanjian.models import Butir
from renstra.enums import CaraHitung

from ..enums import StatusUkur
from ..models import Ambilan, Bukti, Data, Pengukuran, Realisasi
from ..rules.gabung import Gabungan, gabung
from .deret import isian


@dataclass(frozen=True)
class Bawahan:
    """A row below that supports this one, and its figure of the period once it was submitted."""

    butir: Butir
    realisasi: Realisasi | None = None

    @property
    def tertulis(self) -> str:
        """What would be taken over: as it was written, else as it adds up."""
        return (self.realisasi.tertulis or self.realisasi.sampai) if self.realisasi else ""


@dataclass(frozen=True)
class HasilBawahan:
    baris: tuple[Bawahan, ...] = ()
    gabungan: Gabungan | None = None
    cara: str = ""  # in words

    @property
    def berangka(self) -> list[Bawahan]:
        return [b for b in self.baris if b.tertulis]


def bukti(r: Realisasi) -> QuerySet[Bukti]:
    return r.bukti.select_related("berkas", "oleh__pegawai").order_by("pk")


def diambil(r: Realisasi) -> list[Realisasi]:
    """The figures of subordinates that this one was taken from; one query, none where it was typed."""
    if r.diambil_dari_id is None:
        return []
    lain = Ambilan.objects.filter(realisasi=r).values("dari")
    rows = Realisasi.objects.filter(Q(pk=r.diambil_dari_id) | Q(pk__in=lain))
    return list(
        rows.select_related("pengukuran__perjanjian__jabatan", "butir").order_by(
            "pengukuran__perjanjian__jabatan__urutan", "pk"
        )
    )


def data_bersama(p: Pengukuran) -> list[Data]:
    """The shared figures of the PD, and those of the regency."""
    return list(Data.objects.filter(Q(pd=None) | Q(pd_id=p.pd_id), pemda_id=p.pemda_id).order_by("nama", "pk"))


def hasil_bawahan(p: Pengukuran, r: Realisasi) -> HasilBawahan:
    """What the officials below measured for this row in the period; two queries."""
    if r.butir_id is None:
        return HasilBawahan()
    rows = Butir.objects.filter(mendukung_id=r.butir_id, perjanjian__status__in=(Status.BERLAKU, Status.DIGANTI))
    semua = list(
        rows.select_related("perjanjian__jabatan").order_by("perjanjian__jabatan__urutan", "perjanjian", "pk")
    )
    if not semua:
        return HasilBawahan()
    angka = Realisasi.objects.filter(
        butir__in=semua, pengukuran__periode=p.periode, pengukuran__pertama_diajukan_pada__isnull=False
    ).exclude(pengukuran__status=StatusUkur.DRAF)
    ada = {a.butir_id: a for a in angka.select_related("pengukuran").order_by("pengukuran__versi")}
    baris = [Bawahan(b, ada.get(b.pk)) for b in semua]
    baris = [b for b in baris if b.realisasi or b.butir.perjanjian.status == Status.BERLAKU]
    cara = _cara(r.asal.cara_hitung)
    return HasilBawahan(tuple(baris), _gabungan(baris, cara, r), _KATA[cara])


_KATA = {CaraHitung.JUMLAH: "Jumlah", CaraHitung.RATA: "Rata-rata", CaraHitung.MAKSIMUM: "Tertinggi"}


def _cara(cara: str) -> CaraHitung:
    """Side by side figures add up where quarters do; what carries on is averaged."""
    return CaraHitung(cara) if cara in (CaraHitung.JUMLAH, CaraHitung.MAKSIMUM) else CaraHitung.RATA


def _gabungan(baris: Sequence[Bawahan], cara: CaraHitung, r: Realisasi) -> Gabungan | None:
    angka = [b.realisasi for b in baris if b.realisasi and b.tertulis]
    if len(angka) < 2:
        return None
    isi = {n: isian(a) for n, a in enumerate(angka, 1)}
    return gabung(isi, cara, len(isi), satuan=r.asal.satuan, skala=r.asal.skala)
