"""Reads of the laporan perubahan: who may see which, who stands how to it, to whom it goes, the register, its deadline
(BK Pasal 8 ayat (3))."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, Min, OuterRef, Q, QuerySet, Value, When

from renstra.enums import JenisAnggaran, StatusDokumen, VersiAnggaran
from renstra.models import DokumenAnggaran
from sakip.kalender.rules.tenggat import kode_dppa
from sakip.organisasi.enums import JenisUnit, Peran
from sakip.organisasi.hak import Hak, Pegangan
from sakip.organisasi.models import Ketentuan, PerangkatDaerah
from sakip.organisasi.queries import ketentuan_pada

from ..enums.lapor import PeranLapor, StatusLapor
from ..models import LaporanPerubahan, PenerimaLaporan
from ..rules.lapor import FaktaLapor
from .surat_pengantar import INSPEKTUR, KEPALA_BAPPEDA, SEKDA, Penerima, penerima_bersebutan
from .tenggat import BatasPK, Kalender

LAPOR = "pk.lapor_perubahan"
SEMUA = (Peran.BUPATI, Peran.ORGANISASI)  # read every report that was sent
SAYA = "saya"
KEADAAN = {SAYA: "Menunggu tanda terima Anda", "draf": "Draf", "dikirim": "Dikirim"}


@dataclass(frozen=True)
class SaringanLapor:
    cari: str = ""
    alasan: str = ""
    keadaan: str = ""

    @property
    def dipakai(self) -> bool:
        return bool(self.cari or self.alasan or self.keadaan)


def pimpinan_pd(hak: Hak, pd_id: int) -> Pegangan | None:
    """The office by which this user signs for the PD today, as its holder or Plt.; None where there is none."""
    milik = (p for p in hak.pegangan if p.jenis_unit == JenisUnit.PD and p.pd_id == pd_id)
    return next((p for p in milik if p.kini and p.menandatangani), None)


def pd_menyusun(hak: Hak) -> frozenset[int]:
    """The PDs for which this user may draft: as a planner, or as the head."""
    dipimpin = {p.pd_id for p in hak.pegangan if p.pd_id and pimpinan_pd(hak, p.pd_id)}
    return hak.pd_perencana | dipimpin


def peran_pada(hak: Hak, pd_id: int) -> frozenset[PeranLapor]:
    """How this user stands today to the PD that reports."""
    peran = {PeranLapor.PENYUSUN} if pd_id in hak.pd_perencana else set()
    return frozenset(peran | ({PeranLapor.PIMPINAN} if pimpinan_pd(hak, pd_id) else set()))


def terlihat(hak: Hak) -> QuerySet[LaporanPerubahan]:
    """Reports this user may know of: drafts of the PDs one drafts for; of what was sent those of one's own PD, those
    that came to one's office, and all for Bupati and Bagian Organisasi."""
    if hak.pemda_id is None:
        return LaporanPerubahan.objects.none()
    boleh = Q()
    if not hak.punya(*SEMUA):
        penerima = PenerimaLaporan.objects.filter(laporan=OuterRef("pk"), jabatan_id__in=hak.jabatan_id)
        boleh = Q(pd_id__in=hak.pd_milik) | Q(Exists(penerima))
    boleh = (boleh & Q(status=StatusLapor.DIKIRIM)) | Q(pd_id__in=pd_menyusun(hak))
    return LaporanPerubahan.objects.filter(boleh, pemda_id=hak.pemda_id).select_related("pd", "pemda", "dokumen")


def register(hak: Hak, tahun: int, pd: PerangkatDaerah | None, s: SaringanLapor) -> QuerySet[LaporanPerubahan]:
    """The register of the year, newest first, drafts above."""
    rows = terlihat(hak).filter(tahun=tahun)
    if pd:
        rows = rows.filter(pd=pd)
    if s.alasan:
        rows = rows.filter(alasan=s.alasan)
    if s.cari:
        rows = rows.filter(
            Q(pd__nama__icontains=s.cari)
            | Q(pd__singkatan__icontains=s.cari)
            | Q(nomor__icontains=s.cari)
            | Q(dokumen__nomor__icontains=s.cari)
            | Q(penjelasan__icontains=s.cari)
        )
    if s.keadaan == SAYA:
        milik = PenerimaLaporan.objects.filter(laporan=OuterRef("pk"), jabatan_id__in=hak.jabatan_id, terima=None)
        rows = rows.filter(Exists(milik))
    elif s.keadaan:
        rows = rows.filter(status=s.keadaan)
    return rows.order_by("-status", "-dikirim_pada", "-id")


def penerima(pemda_id: int) -> list[Penerima]:
    """Sekretaris Daerah, Inspektur, Kepala Bappeda (BK Pasal 8 ayat (3))."""
    return penerima_bersebutan(pemda_id, (SEKDA, INSPEKTUR, KEPALA_BAPPEDA))


def menunggu_terima(hak: Hak, tahun: int) -> QuerySet[PenerimaLaporan]:
    """The reports of the year that wait for the receipt of this reader; who holds no office costs no query."""
    if not hak.jabatan_id:
        return PenerimaLaporan.objects.none()
    return PenerimaLaporan.objects.filter(
        jabatan_id__in=hak.jabatan_id, terima=None, laporan__tahun=tahun, laporan__pemda_id=hak.pemda_id
    )


def penerima_terkirim(laporan: LaporanPerubahan) -> list[PenerimaLaporan]:
    return list(laporan.penerima.select_related("terima"))


def dokumen_terlapor(pd_id: Collection[int], tahun: int) -> QuerySet[DokumenAnggaran]:
    """The DPAs that were set, the newest first; also one that a later version replaced."""
    rows = DokumenAnggaran.objects.filter(pd_id__in=pd_id, tahun=tahun, jenis=JenisAnggaran.DPA)
    return rows.exclude(status=StatusDokumen.DISUSUN).order_by("-tanggal", "-id")


def belum_dilaporkan(pd_id: Collection[int], tahun: int) -> QuerySet[DokumenAnggaran]:
    """DPPAs and pergeseran of these PDs that no report, not even a draft, speaks of yet."""
    ada = LaporanPerubahan.objects.filter(dokumen=OuterRef("pk"))
    return dokumen_terlapor(pd_id, tahun).exclude(versi=VersiAnggaran.MURNI).filter(~Exists(ada))


def kode_tenggat(dokumen: DokumenAnggaran) -> str:
    """The milestone that a report on this document meets; empty for a pergeseran: the calendar counts none."""
    if dokumen.versi == VersiAnggaran.PERGESERAN:
        return ""
    return kode_dppa(LAPOR, dokumen.ke if dokumen.versi == VersiAnggaran.PERUBAHAN else 0)


def batas_lapor(kalender: Kalender, dokumen: DokumenAnggaran, dikirim: date | None = None) -> BatasPK | None:
    """The last day for the report on this document, and how it stands; None where the profile has no such duty."""
    dppa = dokumen.ke if dokumen.versi == VersiAnggaran.PERUBAHAN else 0
    tenggat = kalender.tenggat(dokumen.tanggal, dppa=dppa).get(LAPOR)
    return kalender.nilai(tenggat, dikirim, pd_id=dokumen.pd_id if kode_tenggat(dokumen) else None)


def terlapor(pemda_id: int, tahun: int) -> QuerySet[LaporanPerubahan, tuple[Any, ...]]:
    """The first report on each DPA and DPPA, as `sakip.kalender.peristiwa` reads what meets a milestone."""
    ke = Case(When(dokumen__versi=VersiAnggaran.PERUBAHAN, then=F("dokumen__ke")), default=0)
    return (
        LaporanPerubahan.objects.filter(pemda_id=pemda_id, tahun=tahun, status=StatusLapor.DIKIRIM)
        .exclude(dokumen__versi=VersiAnggaran.PERGESERAN)
        .values_list("pd_id", Value(LAPOR), ke, "pemda__zona_waktu")
        .annotate(saat=Min("dikirim_pada"))
        .order_by()
    )


def ketentuan(laporan: LaporanPerubahan) -> Ketentuan | None:
    """The profile of the year of the report."""
    return ketentuan_pada(laporan.pemda_id, date(laporan.tahun, 1, 1))


def fakta(laporan: LaporanPerubahan, ketentuan: Ketentuan | None) -> FaktaLapor:
    """What the workflow looks at; for a report that is not stored yet also whether the document has a draft."""
    dokumen, draf = laporan.dokumen, LaporanPerubahan.objects.filter(status=StatusLapor.DRAF)
    return FaktaLapor(
        diatur=bool(ketentuan and ketentuan.perubahan_diatur),
        dokumen_ditetapkan=dokumen.jenis == JenisAnggaran.DPA and not dokumen.disusun,
        ada_draf=laporan.pk is None and draf.filter(dokumen=dokumen).exists(),
        penjelasan=laporan.penjelasan,
    )
