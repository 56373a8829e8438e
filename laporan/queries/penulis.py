"""Who may be asked to write a part, and what somebody was asked to write."""

from datetime import date

from django.db.models import Q, QuerySet

from pengukuran.queries.menunggu import tahun_menunggu
from sakip.organisasi.enums import JenisTim
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import AnggotaTim, Pegawai, Penugasan

from ..enums import LAPORAN_TERBUKA
from ..models import Bagian, Laporan

TIM_PEMDA = (JenisTim.PENYUSUN_PEMDA, JenisTim.ORGANISASI)
TIM_PD = (JenisTim.PENYUSUN_PD, JenisTim.SAKIP_PD)


def calon_penulis(laporan: Laporan, tanggal: date) -> list[Pegawai]:
    """Who writes in this report on that day and can sign in: officials and teams of the PD, the teams of the regency;
    one query."""
    tim = AnggotaTim.objects.filter(
        tim__pemda=laporan.pemda_id, tim__pd=laporan.pd_id, tim__jenis__in=TIM_PD if laporan.pd_id else TIM_PEMDA,
        tim__mulai__lte=tanggal, tim__selesai__gte=tanggal,
    )  # fmt: skip
    boleh = Q(pk__in=tim.values("pegawai"))
    if laporan.pd_id:
        boleh |= Q(pk__in=Penugasan.objects.filter(jabatan__pd=laporan.pd_id).pada(tanggal).values("pegawai"))
    rows = Pegawai.objects.filter(boleh, pemda=laporan.pemda_id, aktif=True, pengguna__isnull=False)
    return list(rows.order_by("nama", "pk"))


def tugas_tulis(hak: Hak, tahun: int) -> QuerySet[Bagian]:
    """Parts that this user was asked to write and that are not done, in reports that are open."""
    if hak.pegawai_id is None:
        return Bagian.objects.none()  # nothing is asked of the database
    return Bagian.objects.filter(
        petugas=hak.pegawai_id, selesai=False, laporan__status__in=LAPORAN_TERBUKA,
        laporan__pemda=hak.pemda_id, laporan__tahun__in=tahun_menunggu(hak, tahun),
    )  # fmt: skip
