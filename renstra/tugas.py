"""Work that is done beside the requests by `manage.py db_worker`: applying large worksheets."""

import logging
from contextlib import nullcontext
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.conf import settings
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from renstra.models import Impor
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur
from sakip import waktu
from sakip.formulir import Bentrok
from sakip.kalender.latihan import dengan_tanggal_latihan
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import Pengguna

log = logging.getLogger(__name__)


def antrekan_impor(impor: Impor, diminta: alur.Permintaan, pelaku: Any) -> None:
    """Put an import into the queue, in the transaction that sets it to antre: never one without the other."""
    assert impor.mulai_pada is not None
    terapkan_impor.enqueue(impor.pk, impor.mulai_pada.isoformat(), asdict(diminta), pelaku.pk)


def dalam_antrean() -> set[int]:
    """Imports whose task waits for a worker."""
    siap = DBTaskResult.objects.filter(task_path=terapkan_impor.module_path, status=TaskResultStatus.READY)
    return {isi["args"][0] for isi in siap.values_list("args_kwargs", flat=True)}


@task()
def terapkan_impor(impor_id: int, diminta_pada: str, diminta: dict[str, Any], pelaku_id: int) -> None:
    """Apply an import that was asked for. The queue knows no retry: run twice it applies once, and what a stopped
    worker left behind is set to gagal before the next one begins."""
    with dengan_tanggal_latihan() if settings.DEMO else nullcontext():
        _terapkan(impor_id, diminta_pada, alur.Permintaan(**diminta), pelaku_id)


def _terapkan(impor_id: int, diminta_pada: str, diminta: alur.Permintaan, pelaku_id: int) -> None:
    now = waktu.sekarang()
    alur.sapu(now=now, dalam_antrean={impor_id, *dalam_antrean()})
    impor = alur.ambil(impor_id)
    pelaku = Pengguna.objects.get(pk=pelaku_id)
    if not _masih_berhak(impor, pelaku):
        alur.gagalkan(impor_id=impor_id, pesan="Hak Anda sebagai perencana sudah berakhir; tidak ada yang disimpan.")
        return
    try:
        alur.jalankan(
            impor_id=impor_id,
            diminta=diminta,
            diminta_pada=datetime.fromisoformat(diminta_pada),
            pelaku=pelaku,
            now=now,
        )
    except (Ditolak, Bentrok) as salah:  # written into the import's row, where its page shows it
        log.info("import %s was refused: %s", impor_id, salah.pesan)


def _masih_berhak(impor: Impor, pelaku: Pengguna) -> bool:
    """Rights are those of the moment of the act, not of the moment it was asked for."""
    hak = hak_dari(pelaku, waktu.hari_ini(impor.pemda.zona_waktu))
    if hak.pemda_id != impor.pemda_id:
        return False
    return impor.pd_id in hak.pd_perencana if impor.pd_id else hak.perencana_pemda
