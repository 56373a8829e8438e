"""Import of a budget recap: upload, dry run, confirmation. The browser never sends the result back, only its hash."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from renstra.forms import TerapkanForm, UnggahForm
from renstra.models import Impor
from renstra.rules.rekap import Rancangan
from renstra.services import impor as services
from renstra.services.dasar import Ditolak
from renstra.views.anggaran import dokumen_milik
from renstra.views.dasar import alamat, baca_tulis, milik
from sakip.dokumen.services import BerkasRusak
from sakip.formulir import Bentrok
from sakip.lembar import BerkasDitolak
from sakip.organisasi.enums import Tingkat
from sakip.waktu import sekarang

MAKS_TAMPIL = 200


@baca_tulis
def anggaran_impor(request: HttpRequest, pk: int) -> HttpResponse:
    dokumen = dokumen_milik(request, pk)
    form = UnggahForm(request.POST or None, request.FILES or None, maks=settings.UKURAN_UNGGAH_MAKS)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            berkas = form.cleaned_data["berkas"]
            try:
                unggahan = services.unggah(
                    dokumen=dokumen, isi=berkas.read(), nama=_nama(berkas.name), pelaku=request.user, now=sekarang()
                )
                return redirect("renstra:anggaran_uji", pk=unggahan.pk)
            except (BerkasDitolak, Ditolak) as ditolak:
                form.add_error("berkas", ditolak.pesan)
    return render(request, "renstra/impor.html", {"dokumen": dokumen, "form": form}, status=status)


def _nama(nama: str) -> str:
    """The file's name fit to be shown: only for the reader, never used as a path."""
    return "".join(c for c in nama if c.isprintable())[:200] or "rekap.xlsx"


@baca_tulis
def anggaran_uji(request: HttpRequest, pk: int) -> HttpResponse:
    """The dry run of an upload (GET), and its confirmation (POST)."""
    rows = Impor.objects.select_related("anggaran__pd", "anggaran__pemda", "berkas")
    unggahan = milik(request, rows, pk, "anggaran")
    if unggahan.pengguna_id != request.user.pk:
        raise Http404
    if request.method == "POST" and (jawaban := _terapkan(request, unggahan)):
        return jawaban
    if unggahan.diterapkan_pada or not unggahan.anggaran.disusun:
        return redirect(alamat(unggahan.anggaran))
    try:
        hasil = services.uji(unggahan)
    except (BerkasDitolak, BerkasRusak) as ditolak:
        messages.error(request, getattr(ditolak, "pesan", "Berkas tidak dapat dibaca lagi. Unggah ulang."))
        return redirect("renstra:anggaran_impor", pk=unggahan.anggaran_id)
    return render(request, "renstra/uji.html", _isi(unggahan, hasil))


def _terapkan(request: HttpRequest, unggahan: Impor) -> HttpResponse | None:
    form = TerapkanForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Formulir tidak lengkap. Periksa hasil uji ini, lalu terapkan lagi.")
        return None
    try:
        hasil = services.terapkan(unggahan_id=unggahan.pk, pelaku=request.user, now=sekarang(), **form.cleaned_data)
    except Bentrok:
        messages.warning(
            request,
            "Belum diterapkan: dokumen atau berkasnya berubah sejak hasil uji ditampilkan. "
            "Hasil uji di bawah sudah dihitung ulang; periksa lagi sebelum menerapkan.",
        )
        unggahan.anggaran.refresh_from_db()
        return None
    except (Ditolak, BerkasRusak) as ditolak:
        messages.error(request, getattr(ditolak, "pesan", "Berkas tidak dapat dibaca lagi. Unggah ulang."))
        return None
    messages.success(request, f"{hasil.banyak(Tingkat.SUB_KEGIATAN)} sub kegiatan diterapkan dari {unggahan.nama}.")
    return redirect(alamat(unggahan.anggaran))


def _isi(unggahan: Impor, hasil: Rancangan) -> dict[str, Any]:
    dokumen = unggahan.anggaran
    return {
        "dokumen": dokumen,
        "unggahan": unggahan,
        "hasil": hasil,
        "kesalahan": hasil.kesalahan[:MAKS_TAMPIL],
        "keraguan": hasil.keraguan[:MAKS_TAMPIL],
        "lebih_salah": max(0, len(hasil.kesalahan) - MAKS_TAMPIL),
        "lebih_ragu": max(0, len(hasil.keraguan) - MAKS_TAMPIL),
        "banyak": [(t.label, hasil.banyak(t)) for t in Tingkat],
        "baru": hasil.hitung("baru"),
        "berubah": hasil.hitung("berubah"),
        "sama": hasil.hitung("sama"),
        "terapkan": TerapkanForm(
            initial={"sha256": unggahan.berkas.sha256, "versi_kunci": dokumen.versi_kunci}, auto_id=False
        ),
        "bisa": bool(hasil.usul) and not hasil.kesalahan,
    }
