"""The files of an agreement: what was frozen, a preview of what is still being written, the berita acara."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from sakip import waktu
from sakip.dokumen.models import Berkas
from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.unduhan import kirim_berkas

from ..enums import Jalur, Status
from ..models import BeritaAcara, Naskah, Perjanjian
from ..queries.isi import isi_perjanjian
from ..queries.peran import situasi
from ..services.berkas import catat_unduh
from ..services.dasar import AksiDenied
from ..services.naskah import cetak
from .ambil import ambil

SAH = (Status.BERLAKU, Status.DIGANTI)
BEKU = (Status.DITANDATANGANI, Status.DIKIRIM, Status.DITERUSKAN, *SAH)


def berkas_naskah(pk: Perjanjian) -> Naskah | None:
    """The frozen content that stands for the PK now; None while its content is (again) open."""
    if pk.status in BEKU or (pk.status == Status.SELARAS and pk.jalur == Jalur.KABUPATEN):
        return pk.naskah
    return None


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper: clean once in force, with the watermark before; before freezing a live preview with the watermark."""
    perjanjian = ambil(request, pk)
    beku = berkas_naskah(perjanjian)
    if beku is None:
        return _pratinjau(request, perjanjian)
    simpanan = beku.pdf if perjanjian.status in SAH else beku.pdf_draf
    return kirim_simpanan(request, perjanjian, simpanan, "PDF", nama_berkas(perjanjian))


@require_safe
def naskah(request: HttpRequest, pk: int, revisi: int) -> HttpResponse:
    """One frozen revision; only the one in force is handed out without the watermark."""
    perjanjian = ambil(request, pk)
    satu = get_object_or_404(Naskah.objects.select_related("pdf", "pdf_draf"), perjanjian=perjanjian, revisi=revisi)
    sah = perjanjian.status in SAH and perjanjian.naskah_id == satu.pk
    simpanan = satu.pdf if sah else satu.pdf_draf
    return kirim_simpanan(
        request, perjanjian, simpanan, f"naskah revisi {revisi}", nama_berkas(perjanjian, f"-revisi-{revisi}")
    )


@require_safe
def berita_acara(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest berita acara of the PK."""
    perjanjian = ambil(request, pk)
    satu = BeritaAcara.objects.filter(verifikasi__perjanjian=perjanjian).select_related("pdf").order_by("-pk").first()
    if satu is None:
        raise Http404
    return kirim_simpanan(
        request, perjanjian, satu.pdf, f"berita acara {satu.nomor}", nama_berkas(perjanjian, "-berita-acara")
    )


def nama_berkas(pk: Perjanjian, akhiran: str = "") -> str:
    return f"PK-{pk.tahun}-{pk.jabatan.nama[:80]}-v{pk.versi}{akhiran}.pdf"


def kirim_simpanan(
    request: HttpRequest, perjanjian: Perjanjian, simpanan: Berkas | None, apa: str, nama: str
) -> HttpResponse:
    """A stored paper, its download written down; where it is damaged, back to the PK with a word."""
    if simpanan is None:
        raise Http404
    try:
        isi = baca_berkas(simpanan)
    except BerkasRusak:
        messages.error(
            request,
            "Berkas PDF ini hilang atau rusak di penyimpanan. Beri tahu admin pemda agar dipulihkan dari cadangan; "
            "isi dan tanda tangan PK tidak berubah.",
        )
        return redirect(perjanjian)
    catat_unduh(perjanjian=perjanjian, apa=apa, sidik=simpanan.sha256, aktor=request.user, now=waktu.sekarang())
    return kirim_berkas(isi, nama, inline="unduh" not in request.GET)


def _pratinjau(request: HttpRequest, perjanjian: Perjanjian) -> HttpResponse:
    sekitar = situasi([perjanjian], request.hak.tanggal)  # type: ignore[attr-defined]
    try:
        isi = cetak(perjanjian, isi_perjanjian(perjanjian, sekitar, tanggal=None), draf=True)
    except (AksiDenied, DokumenDitolak) as tolak:
        messages.error(request, str(tolak))
        return redirect(perjanjian)
    catat_unduh(perjanjian=perjanjian, apa="pratinjau", sidik="", aktor=request.user, now=waktu.sekarang())
    return kirim_berkas(isi, nama_berkas(perjanjian, "-draf"), inline="unduh" not in request.GET)
