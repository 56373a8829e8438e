"""The register of the written results, one of them with its recipients, its file, and the receipt."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from perjanjian.services import AksiDenied
from perjanjian.services.terima import bukan_penerima
from sakip import waktu
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.organisasi.enums import JenisHasil
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_berkas, kirim_xlsx

from ..enums import AksiHasil, Periode, StatusHasil
from ..excel.hasil import buku_hasil
from ..forms.hasil import baca_saringan
from ..models import HasilEvaluasi, PenerimaHasil
from ..queries import hasil as q
from ..services import hasil as s
from ..workflow.hasil import decisions

SEHALAMAN = 25
TERBANYAK_EKSPOR = 20_000


def ambil(request: HttpRequest, pk: int) -> HasilEvaluasi:
    """A result this reader may know of, else 404."""
    rows = q.terlihat(request.hak).select_related("berkas", "menggantikan", "pengganti")  # type: ignore[attr-defined]
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(rows, pk=pk)


def _register(request: HttpRequest) -> tuple[QuerySet[HasilEvaluasi], q.SaringanHasil]:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    saringan = baca_saringan(request.GET)
    return q.register(request.hak, k.tahun, k.pd, saringan), saringan  # type: ignore[attr-defined]


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    k, hak = request.konteks, request.hak  # type: ignore[attr-defined]
    rows, saringan = _register(request)
    isi = {
        "konteks": k,
        "zona": k.pemda.zona_waktu if k.pemda else None,
        "saringan": saringan,
        "halaman": Paginator(rows, SEHALAMAN).get_page(request.GET.get("halaman")),
        "pilihan": [
            ("jenis", "Jenis", JenisHasil.choices),
            ("periode", "Periode", Periode.choices),
            ("keadaan", "Keadaan", list(q.KEADAAN.items())),
        ],
        "menyusun": bool(q.jenis_disusun(hak)),
        "tersaring": request.GET.urlencode(),
    }
    return render(request, "pengukuran/hasil.html", isi)


@require_safe
def ekspor(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    rows, _ = _register(request)
    isi = buku_hasil(rows[:TERBANYAK_EKSPOR], k)
    return kirim_xlsx(isi, f"hasil-kinerja-{k.pd.kode if k.pd else 'semua'}-{k.tahun}")


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    hasil, hak = ambil(request, pk), request.hak  # type: ignore[attr-defined]
    terkirim = hasil.status == StatusHasil.DIKIRIM
    kepada = q.penerima_terkirim(hasil) if terkirim else q.penerima(hasil)
    peran = q.peran_pada(hak, hasil.jenis)
    isi_fakta = q.fakta(hasil, [] if terkirim else kepada) if peran else None
    tombol = decisions(hasil.status, peran, isi_fakta) if isi_fakta else []
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "h": hasil,
        "terkirim": terkirim,
        "pengganti": getattr(hasil, "pengganti", None),
        "penerima": kepada,
        "jabatan_saya": hak.jabatan_id,
        "tombol": [{"aksi": AksiHasil(d.aksi), "boleh": d.allowed, "sebab": d.reasons} for d in tombol],
        "zona": hasil.pemda.zona_waktu,
    }
    return render(request, "pengukuran/hasil_rinci.html", isi)


@require_safe
def berkas(request: HttpRequest, pk: int) -> HttpResponse:
    """The attached file, always to be kept, never shown in place: somebody else made it."""
    hasil = ambil(request, pk)
    if hasil.berkas is None:
        raise Http404
    try:
        isi = baca_berkas(hasil.berkas)
    except BerkasRusak:
        messages.error(request, "Berkas ini hilang atau rusak. Beri tahu admin pemda agar dipulihkan dari cadangan.")
        return redirect(hasil)
    s.catat_unduh(hasil=hasil, aktor=request.user, now=waktu.sekarang())
    return kirim_berkas(isi, hasil.nama_berkas, jenis=hasil.berkas.jenis)


@require_POST
def terima(request: HttpRequest, pk: int, penerima_id: int) -> HttpResponse:
    """One press of the recipient."""
    hasil = ambil(request, pk)
    satu = get_object_or_404(PenerimaHasil, pk=penerima_id, hasil=hasil)
    if not request.hak.memegang(satu.jabatan_id):  # type: ignore[attr-defined]
        raise PermissionDenied(bukan_penerima("Hasil ini", satu.nama))
    try:
        s.terima(penerima_id=satu.pk, aktor=request.user, now=waktu.sekarang())
    except AksiDenied as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, f"Tanda terima {satu.nama} dicatat.")
    return redirect(hasil)
