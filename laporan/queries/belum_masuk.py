"""Which PDs have not handed in their report of the year yet, and when they were reminded (GM/SM Pasal 11 ayat (2))."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sakip.jejak.models import Jejak
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah
from sakip.organisasi.queries import semua_pd

from ..enums import StatusLaporan
from ..models import Laporan
from .cakupan import menyusun

INGATKAN = "laporan.ingatkan"  # the line of the audit trail that a reminder leaves


@dataclass(frozen=True)
class BelumMasuk:
    """`diingatkan`: when its people were reminded last."""

    pd: PerangkatDaerah
    status: StatusLaporan
    laporan: int | None = None
    diingatkan: datetime | None = None


@dataclass(frozen=True)
class Kemasukan:
    """`jumlah`: how many PDs there are; `belum`: those whose report is not in."""

    jumlah: int
    belum: Sequence[BelumMasuk]

    @property
    def masuk(self) -> int:
        return self.jumlah - len(self.belum)


def boleh_ingatkan(hak: Hak) -> bool:
    """Bagian Organisasi, and who drafts the regency's report, which gathers theirs."""
    return menyusun(hak, None)


def kemasukan(pemda: PemerintahDaerah, tahun: int) -> Kemasukan:
    """Three queries."""
    semua = [pd for pd in semua_pd(pemda.pk) if pd.aktif]
    rows = Laporan.objects.filter(pemda=pemda, tahun=tahun, pd__isnull=False).values_list("pd_id", "pk", "status")
    ada = {pd: (pk, StatusLaporan(status)) for pd, pk, status in rows}
    kapan = _diingatkan(pemda, tahun)
    hasil = []
    for pd in semua:
        nomor, status = ada.get(pd.pk, (None, StatusLaporan.BELUM))
        if status != StatusLaporan.DISAMPAIKAN:
            hasil.append(BelumMasuk(pd, status, nomor, kapan.get(pd.pk)))
    return Kemasukan(len(semua), hasil)


def _diingatkan(pemda: PemerintahDaerah, tahun: int) -> dict[int, datetime]:
    rows = Jejak.objects.filter(
        objek_jenis=pemda._meta.label_lower, objek_id=pemda.pk, aksi=INGATKAN, rincian__tahun=tahun
    )
    hasil: dict[int, datetime] = {}
    for waktu, rincian in rows.order_by("id").values_list("waktu", "rincian"):
        hasil |= dict.fromkeys(rincian["pd"], waktu)
    return hasil
