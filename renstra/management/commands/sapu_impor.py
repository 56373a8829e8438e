"""`manage.py sapu_impor`: imports and files that a stopped worker left behind become gagal, to be asked for again."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from renstra.services.impor import alur
from renstra.signals import menyapu
from renstra.tugas import dalam_antrean
from sakip.kalender.latihan import dengan_tanggal_latihan
from sakip.waktu import sekarang


class Command(BaseCommand):
    help = "Tandai gagal impor dan pembuatan berkas yang ditinggalkan pekerja latar yang terhenti. Dijalankan berkala."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--semua", action="store_true", help="Juga yang baru saja dimulai: bila tidak ada pekerja yang berjalan."
        )

    def handle(self, *args: Any, semua: bool, **options: Any) -> None:
        nyata = sekarang()  # the queue's own times; those of the imports follow a training date
        with dengan_tanggal_latihan():
            now = sekarang()
        banyak = alur.sapu(now=now, semua=semua, dalam_antrean=dalam_antrean())
        lain = sum(int(n or 0) for _, n in menyapu.send(sender=Command, now=now, semua=semua))
        tugas = DBTaskResult.objects.running()
        if not semua:
            tugas = tugas.filter(started_at__lt=alur.batas_macet(nyata))
        tugas.update(status=TaskResultStatus.FAILED, exception_class_path="", traceback="terhenti")
        if banyak or options["verbosity"] > 1:
            self.stdout.write(f"{banyak} impor yang terhenti ditandai gagal.")
        if lain:
            self.stdout.write(f"{lain} pembuatan berkas yang terhenti ditandai gagal.")
