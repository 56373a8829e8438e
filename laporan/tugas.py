"""Work that is done beside the requests by `manage.py db_worker`: making the files of large reports."""

from contextlib import nullcontext

from django.conf import settings
from django_tasks import task

from sakip import waktu
from sakip.kalender.latihan import dengan_tanggal_latihan

from .models import CetakLaporan
from .services import cetak


def antrekan_cetak(satu: CetakLaporan) -> None:
    """Put a file into the queue, in the transaction that asks for it."""
    buat_berkas.enqueue(satu.pk)


@task()
def buat_berkas(cetak_id: int) -> None:
    """Make a file. Run twice it is made once; one that a stopped worker left behind is asked for again on its page."""
    with dengan_tanggal_latihan() if settings.DEMO else nullcontext():
        cetak.jalankan(cetak_id=cetak_id, now=waktu.sekarang())
