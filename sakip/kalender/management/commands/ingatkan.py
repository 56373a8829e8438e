"""`manage.py ingatkan`: find the deadlines that moved, write the reminders that fell due, send the digests."""

from typing import Any

from django.core.management.base import BaseCommand

from sakip.kalender.latihan import dengan_tanggal_latihan
from sakip.kalender.services.geseran import catat_geseran
from sakip.kalender.services.pengingat import catat_pengingat
from sakip.kalender.surat import bersurat, kirim_surat
from sakip.organisasi.models import PemerintahDaerah
from sakip.waktu import sekarang


class Command(BaseCommand):
    help = "Mencatat pengingat tenggat yang jatuh tempo dan mengirim ringkasannya. Aman diulang; dijalankan berkala."

    def handle(self, *args: Any, **options: Any) -> None:
        with dengan_tanggal_latihan():
            now = sekarang()
        for pemda in PemerintahDaerah.objects.filter(aktif=True).order_by("kode"):
            bergeser = catat_geseran(pemda_id=pemda.pk, now=now)
            if bergeser:
                self.stdout.write(f"{pemda}: {len(bergeser)} tenggat bergeser.")
            hasil = catat_pengingat(pemda=pemda, now=now, bersurat=bersurat())
            if hasil.pengingat or hasil.surat or options["verbosity"] > 1:
                self.stdout.write(f"{pemda}: {hasil.pengingat} pengingat baru, {hasil.surat} surat menunggu.")
        if not bersurat():
            return
        surat = kirim_surat(now=now)
        if surat.terkirim or surat.gagal or surat.tak_pasti or surat.tertunda or options["verbosity"] > 1:
            self.stdout.write(
                f"Surat: {surat.terkirim} terkirim, {surat.gagal} ditolak, {surat.tak_pasti} tidak pasti, "
                f"{surat.tertunda} dicoba lagi nanti."
            )
