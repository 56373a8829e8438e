"""What a deadline is counted with: whoever changes one of it, on a page or in the admin, has the dates compared.

Budgets and agreements are to the right of the calendar: their services call `services.geseran.jadwalkan` themselves.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save

from sakip.organisasi.models import Ketentuan, TahunAnggaran
from sakip.waktu import sekarang

from .models import AturanTenggat, HariLibur
from .services.geseran import jadwalkan


def ikuti() -> None:
    for model in (HariLibur, AturanTenggat, Ketentuan, TahunAnggaran):
        for kejadian in (post_save, post_delete):
            kejadian.connect(_berubah, sender=model, dispatch_uid=f"geseran.{model.__name__}")


def _berubah(instance: Any, raw: bool = False, **lain: Any) -> None:
    if raw:  # a fixture being loaded
        return
    pemilik = instance.ketentuan if isinstance(instance, AturanTenggat) else instance
    jadwalkan(pemilik.pemda_id, sekarang())
