"""What a reader may do with a measurement, as buttons of its sheet: asked of `workflow.decide`."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from sakip.organisasi.hak import Hak

from .enums import AksiUkur
from .kata import KATA, URUTAN
from .models import Pengukuran
from .queries.cakupan import peran_pada, sekitar_isi
from .rules.masa import akhir_periode
from .rules.syarat import FaktaUkur
from .workflow import decide


@dataclass(frozen=True)
class Tombol:
    kata: str
    ikon: str
    url: str
    utama: bool = False


def tombol(hak: Hak, p: Pengukuran, dicatat_oleh: Iterable[int | None]) -> list[Tombol]:
    """The acts of this reader on `p`, whose rows these people recorded; each opens a page that says what follows or
    why not."""
    peran = peran_pada(hak, p, sekitar_isi(p, dicatat_oleh))
    umum = FaktaUkur(hak.tanggal, akhir_periode(p.tahun, p.periode))
    boleh = {a for a in AksiUkur if decide(a, p.status, peran, umum).visible}
    hasil = []
    if AksiUkur.PERIKSA in boleh:
        url = reverse("pengukuran:periksa_lembar", args=[p.pk])
        hasil.append(Tombol("Periksa", "clipboard-check", url, utama=True))
    for aksi in URUTAN:
        if aksi in boleh:
            kata = KATA[aksi].tombol.format(bupati=p.pemda.sebutan_bupati)
            url = reverse("pengukuran:aksi", args=[p.pk, aksi.value])
            hasil.append(Tombol(kata, KATA[aksi].ikon, url, utama=aksi == AksiUkur.SAMPAIKAN))
    return hasil
