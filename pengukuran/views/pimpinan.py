"""The leader's page: everything on one page, for a phone and for print; and its PDF."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from perjanjian.queries.menunggu import hitung_menunggu
from renstra.queries.rkt import bentuk_rkt
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.render import DokumenDitolak
from sakip.unduhan import kirim_berkas

from ..enums import PERIODE_UKUR, kata_periode
from ..gambar import batang
from ..pdf.pimpinan import cetak
from ..queries.pimpinan import TERBANYAK, halaman_pimpinan, pd_pimpinan
from .dasbor import konteks_ukur
from .register import PENDEK


@require_safe
def pimpinan(request: HttpRequest) -> HttpResponse:
    hak, k, periode = konteks_ukur(request)
    isi = halaman_pimpinan(hak, k, periode)
    konten = {
        "konteks": k,
        "pd": pd_pimpinan(hak, k),
        "h": isi,
        "periode": periode,
        "kata_periode": kata_periode(periode, k.tahun),
        "kolom": [(p, PENDEK[p]) for p in PERIODE_UKUR],
        "batang": batang(isi.kini.rata if isi.kini.diterima else None, isi.serapan.persen),
        "terbanyak": TERBANYAK,
        "menunggu": hitung_menunggu(hak, k.tahun),
    }
    return render(request, "pengukuran/pimpinan.html", konten)


@require_safe
def pdf(request: HttpRequest) -> HttpResponse:
    """The same page on paper, as the regency's own forms are."""
    hak, k, periode = konteks_ukur(request)
    isi = halaman_pimpinan(hak, k, periode)
    kertas = Kertas.dari(bentuk_rkt(k.pemda.pk, k.tahun, pemda=True)) if k.pemda else Kertas()
    try:
        berkas = cetak(isi, kata_periode(periode, k.tahun), k.hari_ini, kertas)
    except DokumenDitolak as salah:
        messages.error(request, f"{salah} Unduh Excel dasbor sebagai gantinya.")
        return redirect(f"{reverse('pengukuran:pimpinan')}?periode={periode}")
    return kirim_berkas(berkas, f"kinerja-{k.tahun}-{periode}.pdf", inline=True)
