"""What a reader may do with a report, as buttons of its page: asked of `workflow.decide`."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from .enums import LAPORAN_TERBUKA, AksiLaporan, StatusLaporan
from .kata import KATA, URUTAN
from .models import Laporan
from .workflow import Decision

UTAMA = (AksiLaporan.AJUKAN, AksiLaporan.TANDATANGANI, AksiLaporan.SAMPAIKAN, AksiLaporan.TERIMA)


@dataclass(frozen=True)
class Tombol:
    kata: str
    ikon: str
    url: str
    utama: bool = False


def tombol(laporan: Laporan, keputusan: Mapping[AksiLaporan, Decision]) -> list[Tombol]:
    """Each opens a page that says what follows, or why not yet; what cannot be done yet is not the one to press."""
    hasil = []
    if keputusan[AksiLaporan.REVIU].visible:
        hasil.append(Tombol("Reviu", "clipboard-check", reverse("laporan:reviu", args=[laporan.pk]), utama=True))
    for aksi in URUTAN:
        satu = keputusan[aksi]
        if not satu.visible or (aksi == AksiLaporan.KEMBALIKAN and laporan.status == StatusLaporan.DIREVIU):
            continue
        if aksi == AksiLaporan.TERIMA and not satu.allowed:
            continue
        url = reverse("laporan:alur", args=[laporan.pk, aksi.value])
        if aksi == AksiLaporan.TANDATANGANI:
            url = reverse("laporan:tanda_tangan", args=[laporan.pk])
        hasil.append(Tombol(KATA[aksi].tombol, KATA[aksi].ikon, url, utama=aksi in UTAMA and satu.allowed))
    return hasil


def catatan_pengembalian(laporan: Laporan) -> str:
    """The note of who was to sign it, while it is being mended."""
    return laporan.catatan if laporan.status in LAPORAN_TERBUKA else ""
