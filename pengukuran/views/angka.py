"""One figure: evidence, ties, subordinates' results to take over."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.formulir import nomor
from sakip.unduhan import kirim_berkas
from sakip.waktu import sekarang

from ..enums import UKUR_TERBUKA, PutusanAngka
from ..forms.angka import AsalForm, BerkasForm, TautanForm
from ..models import Bukti, Pengukuran, Realisasi
from ..queries import angka as q
from ..queries.cakupan import terlihat
from ..queries.kaidah import kaidah_pada
from ..rules.contoh import contoh
from ..rules.ukuran import Ukuran
from ..services import bukti as s
from ..services.dasar import UkurDitolak
from ..services.data import IKATAN, ikat
from ..services.isi import Simpanan
from ..services.isi import ambil as ambil_alih
from .lembar import ambil, pengisi

TERKAIT = ("butir", "program", "dicatat_oleh__pegawai")
BENTROK = "Baris ini baru saja diubah orang lain. Periksa isinya, lalu ulangi."


@require_http_methods(["GET", "HEAD", "POST"])
def buka(request: HttpRequest, pk: int, realisasi_id: int) -> HttpResponse:
    p = ambil(request, pk)
    if realisasi_id >= 2**63:
        raise Http404
    r = get_object_or_404(Realisasi.objects.select_related(*TERKAIT), pk=realisasi_id, pengukuran=p)
    if request.method != "POST":
        return _tampil(request, p, r)
    if not pengisi(request, p):
        raise PermissionDenied("Pengukuran ini diisi perencana Perangkat Daerah atau pejabatnya sendiri.")
    laku = AKSI.get(request.POST.get("aksi", ""))
    if laku is None:
        messages.error(request, "Tindakan ini tidak dikenal. Muat ulang halaman.")
        return _kembali(p, r)
    try:
        form = laku(request, p, r)
    except UkurDitolak as tolak:
        messages.error(request, str(tolak))
        return _kembali(p, r)
    return _tampil(request, p, r, form) if form is not None else _kembali(p, r)


def _kembali(p: Pengukuran, r: Realisasi) -> HttpResponse:
    return redirect(reverse("pengukuran:angka", args=[p.pk, r.pk]))


def _tampil(request: HttpRequest, p: Pengukuran, r: Realisasi, salah: Form | None = None) -> HttpResponse:
    asal, kaidah = r.asal, kaidah_pada(p.pemda_id, p.tahun)
    terbuka = pengisi(request, p) and p.status in UKUR_TERBUKA and r.putusan != PutusanAngka.DITERIMA
    ukuran = Ukuran(asal.target, asal.arah, asal.cara_hitung, asal.satuan, asal.skala)
    bersama = q.data_bersama(p) if terbuka and not isinstance(salah, AsalForm) else []
    awal = {"versi": r.versi_kunci, "jenis_sumber": r.jenis_sumber} | {n: getattr(r, f"{n}_id") for n in IKATAN}
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "zona": p.pemda.zona_waktu,
        "p": p,
        "r": r,
        "kaidah": kaidah,
        "contoh": contoh(ukuran, kaidah),
        "terbuka": terbuka,
        "bukti": list(q.bukti(r)),
        "bawahan": q.hasil_bawahan(p, r),
        "diambil": q.diambil(r),
        "form_berkas": salah if isinstance(salah, BerkasForm) else BerkasForm(),
        "form_tautan": salah if isinstance(salah, TautanForm) else TautanForm(),
        "form_asal": salah if isinstance(salah, AsalForm) else AsalForm(initial=awal, data_bersama=bersama),
    }
    return render(request, "pengukuran/angka.html", isi, status=422 if salah else 200)


# ---- acts: each gives back a form with errors, or nothing


def _berkas(request: HttpRequest, p: Pengukuran, r: Realisasi) -> Form | None:
    form = BerkasForm(request.POST, request.FILES)
    if not form.is_valid():
        return form
    bukti = s.tambah_berkas(
        realisasi_id=r.pk, lampiran=form.cleaned_data["berkas"], aktor=request.user, now=sekarang()
    )
    messages.success(request, f"Bukti {bukti.nama} disimpan.")
    return None


def _tautan(request: HttpRequest, p: Pengukuran, r: Realisasi) -> Form | None:
    form = TautanForm(request.POST)
    if not form.is_valid():
        return form
    s.tambah_tautan(realisasi_id=r.pk, aktor=request.user, now=sekarang(), **form.cleaned_data)
    messages.success(request, "Tautan bukti disimpan.")
    return None


def _lepas(request: HttpRequest, p: Pengukuran, r: Realisasi) -> None:
    satu = r.bukti.filter(pk=nomor(request.POST.get("bukti", "")) or 0).first()
    if satu is None:
        raise UkurDitolak("Bukti ini sudah dilepas.")
    s.lepas(bukti_id=satu.pk, aktor=request.user, now=sekarang())
    messages.success(request, f"Bukti {satu.nama} dilepas.")


def _asal(request: HttpRequest, p: Pengukuran, r: Realisasi) -> Form | None:
    form = AsalForm(request.POST, data_bersama=q.data_bersama(p))
    if not form.is_valid():
        return form
    d = form.cleaned_data
    hasil = ikat(
        realisasi_id=r.pk, versi=d["versi"], ikatan=form.ikatan, jenis_sumber=d["jenis_sumber"], aktor=request.user,
        now=sekarang(),
    )  # fmt: skip
    _katakan(request, hasil, "Asal angka disimpan.")
    return None


def _ambil(request: HttpRequest, p: Pengukuran, r: Realisasi) -> None:
    """Take over one subordinate's figure (`dari`), or what all of them make together (`dari` = `semua`)."""
    bawahan = q.hasil_bawahan(p, r)
    dari = request.POST.get("dari", "")
    satu = next((b for b in bawahan.berangka if b.realisasi and str(b.realisasi.pk) == dari), None)
    if dari == "semua" and bawahan.gabungan and bawahan.gabungan.nilai.tertulis:
        tertulis, notasi = bawahan.gabungan.nilai.tertulis, "id"
        asal = [b.realisasi.pk for b in bawahan.berangka if b.realisasi]
    elif satu and satu.realisasi:
        tertulis, notasi, asal = satu.tertulis, satu.realisasi.notasi, [satu.realisasi.pk]
    else:
        raise UkurDitolak("Angka bawahan ini belum diajukan, sehingga belum dapat diambil.")
    hasil = ambil_alih(
        pengukuran_id=p.pk, realisasi_id=r.pk, versi=nomor(request.POST.get("versi", "")) or 0,
        isi={"tertulis": tertulis, "notasi": notasi}, dari_id=asal, aktor=request.user, now=sekarang(),
    )  # fmt: skip
    _katakan(request, hasil, f"Angka {tertulis} diambil.")


def _katakan(request: HttpRequest, hasil: Simpanan, kalimat: str) -> None:
    if hasil.bentrok:
        messages.error(request, BENTROK)
    else:
        messages.success(request, kalimat)


AKSI: dict[str, Callable[[HttpRequest, Pengukuran, Realisasi], Any]] = {
    "berkas": _berkas, "tautan": _tautan, "lepas": _lepas, "asal": _asal, "ambil": _ambil,
}  # fmt: skip


@require_safe
def bukti(request: HttpRequest, pk: int) -> HttpResponse:
    """The file, always to be kept, never shown in place: somebody else made it."""
    ukur = terlihat(request.hak).order_by().values("pk")  # type: ignore[attr-defined]
    if pk >= 2**63:
        raise Http404
    rows = Bukti.objects.filter(realisasi__pengukuran__in=ukur).select_related(
        "berkas", "realisasi__pengukuran__pemda"
    )
    satu = get_object_or_404(rows, pk=pk)
    if satu.berkas is None:
        raise Http404
    try:
        isi = baca_berkas(satu.berkas)
    except BerkasRusak:
        messages.error(request, "Berkas ini hilang atau rusak. Beri tahu admin pemda agar dipulihkan dari cadangan.")
        return _kembali(satu.realisasi.pengukuran, satu.realisasi)
    s.catat_unduh(bukti=satu, aktor=request.user, now=sekarang())
    return kirim_berkas(isi, satu.nama, jenis=satu.berkas.jenis)
