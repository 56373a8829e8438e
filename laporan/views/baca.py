"""A report as it is read: chapters, tables, sentences, people's words; and the acts on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from sakip.organisasi.hak import Hak
from sakip.waktu import sekarang

from ..enums import LAPORAN_TERBUKA, AksiLaporan
from ..langkah import berikut, langkah
from ..models import Laporan
from ..queries.belum_masuk import boleh_ingatkan, kemasukan
from ..queries.cakupan import boleh_tulis, peran_pada, terlihat
from ..queries.fakta import fakta
from ..queries.kelengkapan import kelengkapan_naskah
from ..queries.naskah import naskah, naskah_diajukan
from ..queries.pengesahan import pengesahan
from ..queries.penulisan import penulisan
from ..queries.penyampaian import kepada
from ..queries.pereviu import direviu_oleh
from ..queries.riwayat import lini_masa, sejarah
from ..queries.tenggat import batas_laporan, kalender_laporan
from ..queries.tulisan import paragraf_kini
from ..services.dasar import LaporanDitolak
from ..services.susun import hapus, segarkan
from ..tombol import catatan_pengembalian, tombol
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
    menulis = boleh_tulis(hak, laporan)
    paragraf = list(paragraf_kini(laporan)) if laporan.status in LAPORAN_TERBUKA else []
    kini = naskah(laporan, paragraf) if menulis or laporan.naskah is None else None
    dibaca = kini or naskah_diajukan(laporan)
    f = fakta(laporan, hak.tanggal, kini)
    keputusan = decisions(laporan.status, peran_pada(hak, laporan), f)
    lengkap = kelengkapan_naskah(kini) if kini and laporan.status in LAPORAN_TERBUKA else None
    oleh, tujuan = direviu_oleh(laporan), kepada(laporan)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "laporan": laporan,
        "naskah": dibaca,
        "tulis": penulisan(laporan, hak, dibaca, paragraf if kini else []),
        "kelengkapan": lengkap,
        "langkah": langkah(laporan, oleh),
        "berikut": berikut(laporan, oleh, lengkap, pejabat=dibaca.laporan.kepala.jabatan, kepada=tujuan),
        "tombol": tombol(laporan, keputusan),
        "catatan": catatan_pengembalian(laporan),
        "belum_ditanggapi": f.belum_ditanggapi if menulis else 0,
        "batas": batas_laporan(kalender_laporan(laporan, hak.tanggal), laporan, laporan.pd_id),
        "pengesahan": pengesahan(laporan),
        "lini": lini_masa(laporan, sejarah(laporan)),
        "kepada": tujuan,
        "keputusan": keputusan,
        "kemasukan": None if laporan.pd_id else kemasukan(laporan.pemda, laporan.tahun),
        "mengingatkan": boleh_ingatkan(hak),
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
