"""The register of distribution: what went when to whom, and who received it (BK Pasal 11 ayat (1), (6)-(7))."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sakip.organisasi.hak import Hak
from sakip.organisasi.models import PerangkatDaerah

from ..models import Penyampaian, SuratPengantar
from .cakupan import terlihat

SUDAH, BELUM, SAYA = "sudah", "belum", "saya"
KEADAAN = {SUDAH: "Sudah diterima", BELUM: "Belum diterima", SAYA: "Menunggu tanda terima Anda"}


@dataclass(frozen=True)
class SaringanPenyampaian:
    cari: str = ""
    jenis: str = ""
    keadaan: str = ""

    @property
    def dipakai(self) -> bool:
        return bool(self.cari or self.jenis or self.keadaan)


def register(hak: Hak, tahun: int, pd: PerangkatDaerah | None, saringan: SaringanPenyampaian) -> QuerySet[Penyampaian]:
    """Hand-overs of the PKs that this reader may know of, newest first."""
    rows = Penyampaian.objects.filter(perjanjian__in=terlihat(hak).order_by(), perjanjian__tahun=tahun)
    if pd:
        rows = rows.filter(perjanjian__pd=pd)
    if saringan.jenis:
        rows = rows.filter(jenis=saringan.jenis)
    if saringan.cari:
        kata = saringan.cari
        rows = rows.filter(
            Q(penerima__icontains=kata)
            | Q(perjanjian__kode__icontains=kata)
            | Q(perjanjian__jabatan__nama__icontains=kata)
            | Q(perjanjian__pd__nama__icontains=kata)
            | Q(tanda_terima__nama__icontains=kata)
        )
    rows = _menurut_keadaan(rows, hak, saringan.keadaan)
    relasi = ("perjanjian__jabatan", "perjanjian__pd", "tanda_terima", "oleh__pegawai")
    return rows.select_related(*relasi).order_by("-pada", "id")


def _menurut_keadaan(rows: QuerySet[Penyampaian], hak: Hak, keadaan: str) -> QuerySet[Penyampaian]:
    """A receipt is given only for what went out with a surat pengantar."""
    if not keadaan:
        return rows
    rows = rows.filter(jenis=Penyampaian.Jenis.DISAMPAIKAN, tanda_terima__isnull=keadaan != SUDAH)
    return rows.filter(jabatan_id__in=hak.jabatan_id) if keadaan == SAYA else rows


def penyampaian_pk(perjanjian_id: int) -> list[Penyampaian]:
    """Every hand-over of one PK with its receipt, newest first."""
    rows = Penyampaian.objects.filter(perjanjian_id=perjanjian_id).select_related("tanda_terima")
    return list(rows.order_by("-pada", "id"))


def dapat_diterima(rows: Sequence[Penyampaian], hak: Hak) -> list[Penyampaian]:
    """Those of them that wait for the receipt of this reader."""
    return [p for p in rows if p.menunggu_terima and p.jabatan_id in hak.jabatan_id]


def menunggu_terima(hak: Hak, tahun: int) -> QuerySet[Penyampaian]:
    """The copies of PKs of the year that wait for this reader's receipt; who holds no office costs no query."""
    if not hak.jabatan_id:
        return Penyampaian.objects.none()
    return Penyampaian.objects.filter(
        jenis=Penyampaian.Jenis.DISAMPAIKAN,
        tanda_terima=None,
        jabatan_id__in=hak.jabatan_id,
        perjanjian__tahun=tahun,
        perjanjian__pemda_id=hak.pemda_id,
    ).order_by("perjanjian__pd__nama", "pada", "id")


def ditujukan(hak: Hak, nomor: Sequence[int]) -> list[Penyampaian]:
    """Of these copies the ones that went to an office of this reader, received or not."""
    rows = Penyampaian.objects.filter(
        pk__in=nomor,
        jenis=Penyampaian.Jenis.DISAMPAIKAN,
        jabatan_id__in=hak.jabatan_id,
        perjanjian__pemda_id=hak.pemda_id,
    )
    return list(rows.select_related("perjanjian__jabatan", "perjanjian__pemda", "tanda_terima").order_by("pk"))


def surat_pengantar(perjanjian_id: int) -> SuratPengantar | None:
    return SuratPengantar.objects.filter(perjanjian_id=perjanjian_id).select_related("pdf", "pemda").first()
