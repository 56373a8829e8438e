"""What people wrote in a report, and how far each part is: for the page, the contents list, the desk of a writer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from sakip.organisasi.models import Pegawai

from ..enums import KeadaanBagian
from ..models import Bagian, Laporan, Paragraf, RiwayatParagraf
from ..rules.blok import Bab, Tulisan

SEDUDUK = timedelta(minutes=10)  # wordings of one person that followed each other faster are one sitting
TERKAIT = ("bagian", "penulis__pegawai", "gambar__berkas")


def paragraf_kini(laporan: Laporan) -> QuerySet[Paragraf]:
    """Every paragraph that stands in it, part by part; one query."""
    rows = Paragraf.objects.filter(bagian__laporan=laporan, dihapus=False).exclude(isi="", gambar=None)
    return rows.select_related(*TERKAIT).order_by("bagian", "urutan", "id")


def bagian_kini(laporan: Laporan) -> dict[str, Bagian]:
    """{place: part}, with the number of remarks that nobody settled (`belum`); one query."""
    belum = Count("komentar", filter=Q(komentar__selesai_pada=None))
    rows = Bagian.objects.filter(laporan=laporan).select_related("petugas").annotate(belum=belum)
    return {b.kunci: b for b in rows}


@dataclass(frozen=True)
class Tempat:
    """A place for words: the how manieth it is, its chapter, and how far it is written."""

    ke: int
    bab: Bab
    tulisan: Tulisan
    bagian: Bagian | None
    paragraf: int = 0

    @property
    def kunci(self) -> str:
        return self.tulisan.kunci

    @property
    def keadaan(self) -> KeadaanBagian:
        if self.bagian and self.bagian.selesai:
            return KeadaanBagian.SELESAI
        return KeadaanBagian.DITULIS if self.paragraf else KeadaanBagian.BELUM

    @property
    def petugas(self) -> Pegawai | None:
        """Who was asked to write it."""
        return self.bagian.petugas if self.bagian else None

    @property
    def tenggat(self) -> date | None:
        return self.bagian.tenggat if self.bagian else None

    @property
    def komentar(self) -> int:
        return int(getattr(self.bagian, "belum", 0))


def daftar_tempat(
    bab: Sequence[Bab], bagian: Mapping[str, Bagian], tulisan: Mapping[str, Sequence[object]]
) -> dict[str, Tempat]:
    """{place: Tempat}, in the order of the report."""
    semua = [(b, t) for b in bab for t in b.isi if isinstance(t, Tulisan)]
    return {
        t.kunci: Tempat(n, b, t, bagian.get(t.kunci), len(tulisan.get(t.kunci, ())))
        for n, (b, t) in enumerate(semua, 1)
    }


def paragraf_bagian(laporan: Laporan, kunci: str) -> list[Paragraf]:
    """Every paragraph of one part in order, those that were taken out too; one query."""
    rows = Paragraf.objects.filter(bagian__laporan=laporan, bagian__kunci=kunci)
    return list(rows.select_related(*TERKAIT).order_by("urutan", "id"))


def paragraf_lalu(laporan: Laporan, kunci: str) -> list[Paragraf]:
    """What stood at the same place in the report of the year before; one query."""
    rows = Paragraf.objects.filter(
        bagian__laporan__pemda=laporan.pemda_id, bagian__laporan__pd=laporan.pd_id,
        bagian__laporan__tahun=laporan.tahun - 1, bagian__kunci=kunci, dihapus=False,
    )  # fmt: skip
    return list(rows.exclude(isi="", gambar=None).select_related(*TERKAIT).order_by("urutan", "id"))


@dataclass(frozen=True)
class Bunyi:
    """An earlier wording, and the one that took its place."""

    r: RiwayatParagraf
    sesudah: str


def riwayat(paragraf: Paragraf, *, semua: bool = False) -> tuple[list[Bunyi], int]:
    """Earlier wordings, newest first, and how many there are in all; without `semua` the last of each sitting."""
    rows = list(paragraf.riwayat.select_related("penulis__pegawai").order_by("id"))
    hasil: list[Bunyi] = []
    for n, r in enumerate(rows):
        lanjut = rows[n + 1] if n + 1 < len(rows) else None
        seduduk = lanjut and lanjut.penulis_id == r.penulis_id and lanjut.ditulis_pada - r.ditulis_pada < SEDUDUK
        if semua or not seduduk:
            hasil.append(Bunyi(r, lanjut.isi if lanjut else paragraf.isi))
    return hasil[::-1], len(rows)
