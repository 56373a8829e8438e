"""Drafting a written result, and the acts on it: a page that says what happens, then one press."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..enums import AksiHasil as Aksi
from ..enums import PeranHasil, Periode
from ..forms.hasil import IsiForm, KunciForm, SusunForm, UbahForm
from ..models import HasilEvaluasi
from ..queries import hasil as q
from ..queries.ringkas import Ringkas, ringkas
from ..services import hasil as s
from ..workflow.hasil import decide
from .hasil import ambil

AKIBAT = {
    Aksi.KIRIM: "Hasil ini dikirim kepada para penerima di bawah, dan sejak itu tidak dapat diubah atau dihapus. "
    "Kekeliruan dibetulkan dengan mengirim penggantinya.",
    Aksi.HAPUS: "Draf ini dihapus dan tidak dapat dikembalikan.",
    Aksi.GANTI: "Draf pengganti dibuat dengan isi yang sama. Yang lama tetap berlaku sampai penggantinya dikirim.",
}
SUKSES = {
    Aksi.KIRIM: "Hasil dikirim, dan para penerimanya diberi tahu.",
    Aksi.HAPUS: "Draf dihapus.",
    Aksi.GANTI: "Draf pengganti dibuat. Perbaiki isinya, lalu kirim.",
}
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@baca_tulis
def susun(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    jenis = q.jenis_disusun(request.hak)  # type: ignore[attr-defined]
    if not jenis:
        raise PermissionDenied("Hasil disusun oleh Inspektur, Kepala Bappeda, dan perencana unitnya.")
    pilihan = [(str(p.pk), p.nama) for p in k.pd_aktif]
    awal = {
        "pd": request.GET.get("unit", "") or str(k.pd.pk if k.pd else ""),
        "periode": request.GET.get("periode", ""),
    }
    form = SusunForm(request.POST or None, request.FILES or None, jenis=jenis, pd=pilihan, initial=awal)
    if request.method == "POST" and form.is_valid():
        d = form.cleaned_data
        pd = next(p for p in k.pd_aktif if str(p.pk) == d["pd"])
        try:
            hasil = s.susun(
                pd=pd, tahun=k.tahun, periode=d["periode"], jenis=d["jenis"], isi=_isi(form), aktor=request.user,
                now=sekarang(),
            )  # fmt: skip
        except s.HasilDitolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, "Draf disimpan.")
            return redirect(hasil)
    isi = {
        "konteks": k,
        "form": form,
        "h": None,
        "angka": _angka(request, str(form["pd"].value()), form["periode"].value()),
    }
    return render(request, "pengukuran/hasil_isi.html", isi, status=422 if form.is_bound else 200)


def _angka(request: HttpRequest, pd: str, periode: str, tahun: int | None = None) -> Ringkas | None:
    """What was measured of that PD in that period, to stand beside the text."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    dipilih = next((p for p in k.semua_pd if str(p.pk) == pd), None)
    if dipilih is None or periode not in Periode.values:
        return None
    return ringkas(request.hak, dipilih.pk, tahun or k.tahun, periode)  # type: ignore[attr-defined]


def _isi(form: IsiForm) -> s.Isi:
    d = form.cleaned_data
    return s.Isi(d["nomor"], d["ringkasan"], d["rekomendasi"], d["berkas"], bool(d.get("tanpa_berkas")))


def _milik(request: HttpRequest, pk: int, *peran: PeranHasil) -> HasilEvaluasi:
    """A result that the unit of this user sends (403 for its other readers)."""
    hasil = ambil(request, pk)
    if not q.peran_pada(request.hak, hasil.jenis) & set(peran):  # type: ignore[attr-defined]
        raise PermissionDenied("Tindakan ini bukan wewenang Anda.")
    return hasil


@baca_tulis
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    hasil = _milik(request, pk, *PeranHasil)
    if not decide(Aksi.UBAH, hasil.status, q.peran_pada(request.hak, hasil.jenis), q.fakta(hasil, ())).visible:  # type: ignore[attr-defined]
        messages.error(request, "Hasil ini sudah dikirim, sehingga tidak dapat diubah. Susun penggantinya.")
        return redirect(hasil)
    awal = {n: getattr(hasil, n) for n in ("nomor", "ringkasan", "rekomendasi", "versi_kunci")}
    form = UbahForm(request.POST or None, request.FILES or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            s.ubah(
                hasil_id=pk, versi=form.cleaned_data["versi_kunci"], isi=_isi(form), aktor=request.user,
                now=sekarang(),
            )  # fmt: skip
        except s.HasilDitolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, "Draf disimpan.")
            return redirect(hasil)
    angka = _angka(request, str(hasil.pd_id), hasil.periode, hasil.tahun)
    isi = {"konteks": request.konteks, "form": form, "h": hasil, "angka": angka}  # type: ignore[attr-defined]
    return render(request, "pengukuran/hasil_isi.html", isi, status=422 if form.is_bound else 200)


@baca_tulis
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """The page that confirms an act; sent, it is done."""
    if aksi not in {a.value for a in AKIBAT}:
        raise Http404
    diminta = Aksi(aksi)
    perlu = (PeranHasil.PIMPINAN,) if diminta == Aksi.KIRIM else tuple(PeranHasil)
    hasil = _milik(request, pk, *perlu)
    kepada = q.penerima(hasil) if diminta == Aksi.KIRIM else []
    peran = q.peran_pada(request.hak, hasil.jenis)  # type: ignore[attr-defined]
    keputusan = decide(diminta, hasil.status, peran, q.fakta(hasil, kepada))
    if not keputusan.visible:
        messages.error(request, "Tindakan ini tidak tersedia pada keadaan sekarang.")
        return redirect(hasil)
    form = KunciForm(request.POST or None, initial={"versi_kunci": hasil.versi_kunci})
    if request.method == "POST" and form.is_valid():
        try:
            tujuan = _lakukan(request, hasil, diminta, form.cleaned_data["versi_kunci"])
        except s.HasilDitolak as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, SUKSES[diminta])
            return redirect(tujuan)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "h": hasil,
        "aksi": diminta,
        "akibat": AKIBAT[diminta],
        "keputusan": keputusan,
        "penerima": kepada,
        "form": form,
        "lama": q.terakhir_terkirim(hasil) if diminta == Aksi.KIRIM else None,
    }
    return render(request, "pengukuran/hasil_aksi.html", isi, status=422 if request.method == "POST" else 200)


def _lakukan(request: HttpRequest, hasil: HasilEvaluasi, diminta: Aksi, versi: int) -> Any:
    if diminta == Aksi.KIRIM:
        return s.kirim(hasil_id=hasil.pk, versi=versi, aktor=request.user, now=sekarang())
    if diminta == Aksi.GANTI:
        return s.ganti(hasil_id=hasil.pk, aktor=request.user, now=sekarang())
    s.hapus(hasil_id=hasil.pk, versi=versi, aktor=request.user, now=sekarang())
    return "pengukuran:hasil"
