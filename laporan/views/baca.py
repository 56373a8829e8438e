"""A report as it is read: chapters, tables, sentences, people's words; and the acts on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from sakip.organisasi.hak import Hak
from sakip.waktu import sekarang

from ..enums import LAPORAN_TERBUKA, AksiLaporan
from ..models import Laporan
from ..queries.cakupan import peran_pada, terlihat
from ..queries.fakta import fakta
from ..queries.naskah import naskah
from ..queries.penulisan import penulisan
from ..queries.tulisan import paragraf_kini
from ..services.dasar import LaporanDitolak
from ..services.susun import hapus, segarkan
from ..workflow import decisions


def ambil(request: HttpRequest, pk: int) -> Laporan:
    """A report this reader may know of, else 404."""
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(terlihat(request.hak), pk=pk)  # type: ignore[attr-defined]


@require_safe
def baca(request: HttpRequest, pk: int) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    laporan = ambil(request, pk)
    paragraf = list(paragraf_kini(laporan)) if laporan.status in LAPORAN_TERBUKA else []
    isi_naskah = naskah(laporan, paragraf)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "naskah": isi_naskah,
        "tulis": penulisan(laporan, hak, isi_naskah, paragraf),
        "keputusan": decisions(laporan.status, peran_pada(hak, laporan), fakta(laporan)),
    }
    return render(request, "laporan/baca.html", isi)


@require_POST
def aksi(request: HttpRequest, pk: int) -> HttpResponse:
    laporan = ambil(request, pk)
    apa = request.POST.get("aksi", "")
    try:
        if apa == AksiLaporan.SEGARKAN:
            berubah = segarkan(laporan_id=laporan.pk, aktor=request.user, now=sekarang())
            messages.success(request, "Data ditarik lagi." if berubah else "Data sudah yang terbaru.")
        elif apa == AksiLaporan.HAPUS:
            hapus(laporan_id=laporan.pk, aktor=request.user, now=sekarang())
            messages.success(request, f"Draf {laporan} dihapus.")
            return redirect("laporan:daftar")
        else:
            raise Http404
    except LaporanDitolak as tolak:
        messages.error(request, str(tolak))
    return redirect(laporan)
