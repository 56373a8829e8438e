"""The page of a review: the checklist with its answers, where notes point to; and the inbox of those who review."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from pengukuran.queries.menunggu import tahun_menunggu
from perjanjian.queries.tenggat import BatasPK
from sakip.organisasi.hak import Hak
from sakip.waktu import tanggal_di

from ..enums import Jawaban, StatusLaporan
from ..models import ButirReviu, Laporan, Reviu
from ..rules.blok import Bab, Judul
from ..rules.daftar_reviu import BUTIR, Pernyataan
from .cakupan import terlihat
from .pereviu import syarat_reviu
from .tenggat import batas_laporan, kalender_laporan

MENUNGGU = (StatusLaporan.DIAJUKAN, StatusLaporan.DIREVIU)
KEADAAN = {"saya": "Menunggu reviu", "perbaikan": "Sedang diperbaiki", "selesai": "Selesai direviu", "semua": "Semua"}
_STATUS: Mapping[str, tuple[str, ...]] = {
    "saya": MENUNGGU,
    "perbaikan": (StatusLaporan.PERBAIKAN,),
    "selesai": (StatusLaporan.SELESAI_REVIU, StatusLaporan.DITANDATANGANI, StatusLaporan.DISAMPAIKAN),
}


@dataclass(frozen=True)
class BarisButir:
    """A statement on the page. `galat`: why what was typed was not saved."""

    p: Pernyataan
    b: ButirReviu
    tempat: str = ""
    galat: str = ""

    @property
    def diusulkan(self) -> bool:
        """The machine says something that nobody has confirmed."""
        return bool(self.b.usulan) and not self.b.jawaban

    @property
    def tanda_usulan(self) -> str:
        return Jawaban(self.b.usulan).label if self.b.usulan else ""


@dataclass(frozen=True)
class Lembar:
    """The checklist of one round, in its three parts."""

    reviu: Reviu | None
    baris: tuple[BarisButir, ...] = ()

    @property
    def bagian(self) -> dict[str, list[BarisButir]]:
        hasil: dict[str, list[BarisButir]] = {}
        for b in self.baris:
            hasil.setdefault(b.p.bagian, []).append(b)
        return hasil

    @property
    def terjawab(self) -> int:
        return sum(bool(b.b.jawaban) for b in self.baris)

    @property
    def terbuka(self) -> list[BarisButir]:
        return [b for b in self.baris if b.b.terbuka]

    @property
    def bercatatan(self) -> list[BarisButir]:
        return [b for b in self.baris if b.b.catatan]

    @property
    def usulan(self) -> int:
        """How many answers the data give that may be taken over as they are."""
        return sum(x.diusulkan and x.b.usulan != Jawaban.TIDAK for x in self.baris)

    @property
    def belum_ditanggapi(self) -> int:
        return sum(not b.b.tindak_lanjut for b in self.terbuka)


def lembar(laporan: Laporan, nama: Mapping[str, str], putaran: int | None = None) -> Lembar:
    """The last round (or that one) with its answers; two queries. `nama`: places of the report by their key."""
    rows = laporan.reviu.select_related("naskah", "selesai_oleh").defer("naskah__isi")
    reviu = (rows.filter(putaran=putaran) if putaran else rows.order_by("-putaran")).first()
    if reviu is None:
        return Lembar(None)
    butir = reviu.butir.select_related("ditindak_oleh__pegawai", "diisi_oleh__pegawai").order_by("urutan")
    return Lembar(reviu, tuple(BarisButir(BUTIR[b.kode], b, nama.get(b.tempat, "")) for b in butir if b.kode in BUTIR))


def tempat(bab: tuple[Bab, ...]) -> dict[str, str]:
    """Where a note may point to: the chapters, and what has an anchor in them."""
    hasil = {}
    for satu in bab:
        hasil[satu.kunci] = f"Bab {satu.nomor} {satu.judul}" if satu.nomor else satu.judul
        hasil |= {b.kunci: b.teks for b in satu.isi if isinstance(b, Judul) and b.kunci}
    return hasil


# --- the inbox


@dataclass(frozen=True)
class SaringanReviu:
    keadaan: str = "saya"
    cari: str = ""


@dataclass(frozen=True)
class BarisReviu:
    """`hari`: how many days it has waited, counting the first; `terjawab` of 23."""

    laporan: Laporan
    batas: BatasPK | None
    hari: int
    terjawab: int
    terbuka: int

    @property
    def menunggu(self) -> bool:
        return self.laporan.status in MENUNGGU


@dataclass(frozen=True)
class AntreanReviu:
    hak: Hak
    tahun: int
    saringan: SaringanReviu
    hitung: Mapping[str, int] = field(default_factory=dict)

    def rows(self) -> list[Laporan]:
        """Those of the chosen condition, the longest waiting first."""
        status = _STATUS.get(self.saringan.keadaan)
        rows = _semua(self.hak, self.tahun)
        rows = rows.filter(status__in=status) if status else rows
        kata = self.saringan.cari
        if kata:
            cocok = Q(pd__nama__icontains=kata) | Q(pd__singkatan__icontains=kata)
            rows = rows.filter(cocok | Q(pd=None) if kata.casefold() in "pemerintah" else cocok)
        return list(rows.order_by("diajukan_pada", "pk").defer("bahan", "naskah__isi"))


def _semua(hak: Hak, tahun: int):  # type: ignore[no-untyped-def]
    th = tahun_menunggu(hak, tahun)
    return terlihat(hak).filter(syarat_reviu(hak, th), tahun__in=th, pertama_diajukan_pada__isnull=False)


def antrean(hak: Hak, tahun: int, saringan: SaringanReviu) -> AntreanReviu:
    per_status = dict(_semua(hak, tahun).order_by().values_list("status").annotate(n=Count("pk")))
    hitung = {k: sum(per_status.get(s, 0) for s in _STATUS.get(k, tuple(per_status))) for k in KEADAAN}
    return AntreanReviu(hak, tahun, saringan, hitung)


def baris_antrean(rows: list[Laporan], hari_ini: date) -> list[BarisReviu]:
    """With age, progress and deadline; a constant number of queries."""
    jumlah = {
        pk: (jawab, buka)
        for pk, jawab, buka in ButirReviu.objects.filter(reviu__laporan__in=rows)
        .filter(Q(reviu__hasil="") | Q(reviu__laporan__status=StatusLaporan.PERBAIKAN, reviu__hasil="dikembalikan"))
        .order_by()
        .values_list("reviu__laporan")
        .annotate(
            jawab=Count("pk", filter=~Q(jawaban="")), buka=Count("pk", filter=~Q(catatan="") & Q(penyelesaian=""))
        )
    }
    kalender = {l.tahun: kalender_laporan(l, hari_ini) for l in rows}  # noqa: E741
    return [
        BarisReviu(
            l,
            batas_laporan(kalender[l.tahun], l, l.pd_id),
            (hari_ini - tanggal_di(l.diajukan_pada or l.dibuat_pada, l.pemda.zona_waktu)).days + 1,
            *jumlah.get(l.pk, (0, 0)),
        )
        for l in rows  # noqa: E741
    ]
