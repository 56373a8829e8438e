"""The facts of one report that its workflow asks for."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, Q

from sakip.organisasi.enums import ReviuLkjip

from ..enums import LAPORAN_TERBUKA, HasilReviu, StatusLaporan
from ..models import ButirReviu, Laporan, PenyampaianLaporan
from ..rules.fakta import FaktaLaporan
from .kelengkapan import kurang
from .naskah import Naskah
from .pereviu import direviu_oleh
from .tenggat import penutupan

TERBUKA = ~Q(catatan="") & Q(penyelesaian="")


def fakta(laporan: Laporan, hari_ini: date, n: Naskah | None = None) -> FaktaLaporan:
    """As they are today; what does not matter in its state is not read. `n`: what stands now, where it was read."""
    isi = FaktaLaporan(
        kurang=kurang(laporan, n),
        pernah_diajukan=laporan.pertama_diajukan_pada is not None,
        tahun_berjalan=laporan.tahun if hari_ini <= date(laporan.tahun, 12, 31) else 0,
        direviu=direviu_oleh(laporan) != ReviuLkjip.TANPA,
        penutupan=penutupan(laporan, hari_ini) if laporan.status in LAPORAN_TERBUKA else "",
        diterima_semua=laporan.status == StatusLaporan.DISAMPAIKAN and _diterima(laporan),
    )
    return replace(isi, **_reviu(laporan))


def _reviu(laporan: Laporan) -> dict[str, Any]:
    if laporan.status == StatusLaporan.DIREVIU:
        rows = ButirReviu.objects.filter(reviu__laporan=laporan, reviu__hasil=HasilReviu.BERJALAN)
        return rows.aggregate(
            butir=Count("pk"), terjawab=Count("pk", filter=~Q(jawaban="")), terbuka=Count("pk", filter=TERBUKA)
        )
    if laporan.status in LAPORAN_TERBUKA and laporan.pertama_diajukan_pada:
        terakhir = laporan.reviu.order_by("-putaran").values("pk")[:1]
        rows = ButirReviu.objects.filter(
            TERBUKA, reviu__in=list(terakhir.values_list("pk", flat=True)), reviu__hasil=HasilReviu.DIKEMBALIKAN
        )
        return {"belum_ditanggapi": rows.filter(tindak_lanjut="").count()}
    return {}


def _diterima(laporan: Laporan) -> bool:
    return not PenyampaianLaporan.objects.filter(laporan=laporan, tanda_terima=None).exists()
