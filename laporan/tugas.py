"""Work that is done beside the requests by `manage.py db_worker`: making the files of large reports."""

from contextlib import nullcontext
from datetime import datetime
from typing import Any

from django.conf import settings
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from sakip import waktu
from sakip.kalender.latihan import dengan_tanggal_latihan

from .models import CetakLaporan
from .services import cetak


def antrekan_cetak(satu: CetakLaporan) -> None:
    """Put a file into the queue, in the transaction that asks for it."""
    buat_berkas.enqueue(satu.pk)


@task()
def buat_berkas(cetak_id: int) -> None:
    """Make a file. Run twice it is made once; what a stopped worker left behind is set to gagal
    before the next one begins, to be asked for again on its page."""
    with dengan_tanggal_latihan() if settings.DEMO else nullcontext():
        now = waktu.sekarang()
        cetak.sapu(now=now, dalam_antrean={cetak_id, *dalam_antrean()})
        cetak.jalankan(cetak_id=cetak_id, now=now)


def dalam_antrean() -> set[int]:
    """Files whose task waits for a worker."""
    siap = DBTaskResult.objects.filter(task_path=buat_berkas.module_path, status=TaskResultStatus.READY)
    return {isi["args"][0] for isi in siap.values_list("args_kwargs", flat=True)}


def sapu_cetakan(sender: Any, *, now: datetime, semua: bool, **_: Any) -> int:
    """What was left behind, when it is looked for (`manage.py sapu_impor`)."""
    return cetak.sapu(now=now, semua=semua, dalam_antrean=dalam_antrean())
