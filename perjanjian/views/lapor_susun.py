"""Drafting a laporan perubahan, and the acts on it: a page that says what happens, then one press."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from renstra.models import DokumenAnggaran
from sakip.angka import tanggal_panjang
from sakip.organisasi.middleware import Konteks
from sakip.waktu import sekarang

from ..enums.lapor import AksiLapor as Aksi
from ..enums.lapor import AlasanPerubahan, PeranLapor
from ..forms.lapor import KirimLaporForm, LaporForm, SusunLaporForm, UbahLaporForm
from ..models import LaporanPerubahan
from ..queries import lapor as q
from ..services import lapor as s
from ..services.dasar import AksiDenied
from ..workflow.lapor import decide
from .lapor import ambil, pd_dipilih

AKIBAT = {
    Aksi.KIRIM: "Laporan ini dikirim kepada ketiga pejabat di bawah sebagai surat, dan sejak itu tidak dapat diubah "
    "atau dihapus. Penjelasan tambahan disampaikan dengan laporan berikutnya.",
    Aksi.HAPUS: "Draf ini dihapus dan tidak dapat dikembalikan.",
}
SUKSES = {Aksi.KIRIM: "Laporan dikirim, dan para penerimanya diberi tahu.", Aksi.HAPUS: "Draf dihapus."}
baca_tulis = require_http_methods(["GET", "HEAD", "POST"])


@baca_tulis
def susun(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if not q.pd_menyusun(request.hak):  # type: ignore[attr-defined]
        raise PermissionDenied("Laporan perubahan dibuat oleh perencana dan Kepala Perangkat Daerah.")
    pd = pd_dipilih(request.hak, k)  # type: ignore[attr-defined]
    dokumen = list(q.dokumen_terlapor(pd, k.tahun).select_related("pd__pemda", "pemda"))
    form = SusunLaporForm(
        request.POST or None,
        dokumen=[(str(d.pk), _sebut(d)) for d in dokumen],
        initial={"dokumen": request.GET.get("dokumen", "")},
    )
    if request.method == "POST" and form.is_valid():
        pilihan = next(d for d in dokumen if str(d.pk) == form.cleaned_data["dokumen"])
        try:
            laporan = s.susun(dokumen=pilihan, isi=_isi(form), aktor=request.user, now=sekarang())
        except AksiDenied as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, "Draf disimpan. Kepala Perangkat Daerah mengirimnya.")
            return redirect(laporan)
    isi = {
        "konteks": k,
        "form": form,
        "x": None,
        "ada_dokumen": bool(dokumen),
        "diatur": bool(k.ketentuan and k.ketentuan.perubahan_diatur),
    }
    return render(request, "perjanjian/lapor_isi.html", isi, status=422 if form.is_bound else 200)


def _sebut(d: DokumenAnggaran) -> str:
    hari = f", {tanggal_panjang(d.tanggal)}" if d.tanggal else ""
    return f"{d}{hari} ({d.pd.singkatan or d.pd.nama})"


def _isi(form: LaporForm) -> s.IsiLapor:
    d = form.cleaned_data
    return s.IsiLapor(AlasanPerubahan(d["alasan"]), d["penjelasan"], d["nomor"])


def _milik(request: HttpRequest, pk: int, *peran: PeranLapor) -> LaporanPerubahan:
    """A report of the PD one acts for (403 for its other readers)."""
    laporan = ambil(request, pk)
    if not q.peran_pada(request.hak, laporan.pd_id) & set(peran):  # type: ignore[attr-defined]
        raise PermissionDenied("Tindakan ini bukan wewenang Anda.")
    return laporan


@baca_tulis
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    laporan = _milik(request, pk, *PeranLapor)
    if laporan.terkirim:
        messages.error(request, "Laporan ini sudah dikirim, sehingga tidak dapat diubah.")
        return redirect(laporan)
    awal = {n: getattr(laporan, n) for n in ("alasan", "penjelasan", "nomor", "versi_kunci")}
    form = UbahLaporForm(request.POST or None, initial=awal)
    if request.method == "POST" and form.is_valid():
        try:
            s.ubah(
                laporan_id=pk, versi=form.cleaned_data["versi_kunci"], isi=_isi(form), aktor=request.user,
                now=sekarang(),
            )  # fmt: skip
        except AksiDenied as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, "Draf disimpan.")
            return redirect(laporan)
    isi = {"konteks": request.konteks, "form": form, "x": laporan, "ada_dokumen": True, "diatur": True}  # type: ignore[attr-defined]
    return render(request, "perjanjian/lapor_isi.html", isi, status=422 if form.is_bound else 200)


@baca_tulis
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    """The page that confirms an act; sent, it is done."""
    if aksi not in {a.value for a in AKIBAT}:
        raise Http404
    diminta = Aksi(aksi)
    laporan = _milik(request, pk, *((PeranLapor.PIMPINAN,) if diminta == Aksi.KIRIM else PeranLapor))
    peran = q.peran_pada(request.hak, laporan.pd_id)  # type: ignore[attr-defined]
    keputusan = decide(diminta, laporan.status, peran, q.fakta(laporan, q.ketentuan(laporan)))
    if not keputusan.visible:
        messages.error(request, "Tindakan ini tidak tersedia pada keadaan sekarang.")
        return redirect(laporan)
    form = KirimLaporForm(request.POST or None, initial={"versi_kunci": laporan.versi_kunci})
    if request.method == "POST" and form.is_valid():
        lakukan = s.kirim if diminta == Aksi.KIRIM else s.hapus
        try:
            lakukan(laporan_id=pk, versi=form.cleaned_data["versi_kunci"], aktor=request.user, now=sekarang())
        except AksiDenied as tolak:
            form.add_error(None, str(tolak))
        else:
            messages.success(request, SUKSES[diminta])
            return redirect(laporan if diminta == Aksi.KIRIM else "perjanjian:lapor")
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "x": laporan,
        "aksi": diminta,
        "akibat": AKIBAT[diminta],
        "keputusan": keputusan,
        "penerima": q.penerima(laporan.pemda_id) if diminta == Aksi.KIRIM else [],
        "form": form,
    }
    return render(request, "perjanjian/lapor_aksi.html", isi, status=422 if request.method == "POST" else 200)
