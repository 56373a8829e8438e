"""One import after its upload: its columns, its preview, its confirmation, its progress, its result, its undoing."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from renstra.enums import StatusImpor
from renstra.excel.temuan import daftar_temuan
from renstra.forms.impor import KolomForm, LembarForm, PutusanForm, TerapkanForm
from renstra.models import Impor
from renstra.queries.impor import kelompokkan, saring_usul
from renstra.rules.berkas_dikenal import tampak_seperti
from renstra.rules.impor import Keadaan, RancanganImpor
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur
from renstra.services.impor.dasar import dokumen
from renstra.services.impor.rancang import kenali, lupakan, pemetaan, pengimpor, rancang, sidik
from renstra.tugas import antrekan_impor
from renstra.views.dasar import aksi, alamat, baca_tulis, kata_cari, milik, pindah
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.formulir import Bentrok
from sakip.lembar import BerkasDitolak, Pemetaan
from sakip.unduhan import kirim_xlsx
from sakip.waktu import sekarang

MAKS_TEMUAN = 200
SEHALAMAN = 100
_RUSAK = "Berkas tidak dapat dibaca lagi. Unggah ulang."


def _impor(request: HttpRequest, pk: int) -> Impor:
    """An import of one's own regency (404), of a PD one plans for (403)."""
    rows = Impor.objects.select_related(
        "pemda", "pd", "berkas", "pengguna", "pengguna__pegawai", "rencana__pd", "rkt__pd", "anggaran__pd"
    )
    return milik(request, rows, pk)


def _kepala(impor: Impor) -> dict[str, Any]:
    """What every page of an import says at its head."""
    tujuan = dokumen(impor)
    return {
        "impor": impor,
        "dokumen": tujuan,
        "url_dokumen": alamat(tujuan) if tujuan else reverse(pengimpor(impor).halaman),
        "url_unggah": _url_unggah(impor),
    }


def _url_unggah(impor: Impor) -> str:
    tujuan = dokumen(impor)
    if tujuan is not None:
        return reverse("renstra:impor_dokumen", args=[tujuan.pk, impor.jenis])
    return reverse("renstra:impor_unggah", args=[impor.jenis])


# ---- the columns


@baca_tulis
def impor_kolom(request: HttpRequest, pk: int) -> HttpResponse:
    """What was recognised: sheet, header row, columns, notation; each may be corrected."""
    impor = _impor(request, pk)
    if impor.status not in alur.TERBUKA:
        return redirect("renstra:impor_uji", pk=pk)
    if request.method == "POST" and request.POST.get("aksi") == "awal":
        return _simpan_kolom(request, impor, Pemetaan(), ke="renstra:impor_kolom")
    try:
        kenal = kenali(impor)
    except (BerkasDitolak, BerkasRusak) as ditolak:
        pesan = getattr(ditolak, "pesan", _RUSAK)
        return render(request, "renstra/impor_kolom_tolak.html", _kepala(impor) | {"pesan": pesan}, status=422)
    p = pengimpor(impor)
    lembar = LembarForm(request.POST if request.POST.get("aksi") == "lembar" else None, kenal=kenal)
    if lembar.is_bound and lembar.is_valid():
        baru = Pemetaan(lembar=lembar.cleaned_data["lembar"], baris_judul=lembar.cleaned_data["baris_judul"])
        return _simpan_kolom(request, impor, baru, ke="renstra:impor_kolom")
    form = KolomForm(
        request.POST if request.POST.get("aksi") == "kolom" else None,
        kenal=kenal,
        kolom=p.kolom(impor),
        semula=pemetaan(impor),
        pertanyaan=p.pertanyaan(impor),
        jawaban=impor.isian,
    )
    if form.is_bound and form.is_valid():
        return _simpan_kolom(request, impor, form.pemetaan(), ke="renstra:impor_uji", isian=form.jawaban())
    isi = {
        "kenal": kenal,
        "mirip": tampak_seperti((k.judul for k in kenal.judul), impor.jenis_impor),
        "lembar": lembar,
        "form": form,
        "baris": form.baris(),
        "terisi": len(kenal.tempat),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "renstra/impor_kolom.html", _kepala(impor) | isi, status=status)


def _simpan_kolom(
    request: HttpRequest, impor: Impor, baru: Pemetaan, *, ke: str, isian: dict[str, str] | None = None
) -> HttpResponse:
    try:
        alur.petakan(impor_id=impor.pk, pemetaan=baru, isian=isian)
    except Ditolak as ditolak:
        messages.error(request, ditolak.pesan)
        return redirect("renstra:impor_uji", pk=impor.pk)
    return redirect(ke, pk=impor.pk)


# ---- preview and confirmation


@baca_tulis
def impor_uji(request: HttpRequest, pk: int) -> HttpResponse:
    """The preview of an upload (GET), and its confirmation (POST); once applied, its result."""
    impor = _impor(request, pk)
    if request.method == "POST" and (jawaban := _terapkan(request, impor)):
        return jawaban
    if impor.status in alur.GANTUNG:
        return redirect("renstra:impor_kemajuan", pk=pk)
    return _dibuka(request, impor) if impor.status in alur.TERBUKA else _hasil(request, impor)


def _dibuka(request: HttpRequest, impor: Impor) -> HttpResponse:
    tujuan = dokumen(impor)
    if tujuan is not None and not tujuan.disusun:
        messages.warning(request, f"{tujuan} sudah ditetapkan, sehingga tidak dapat diimpor ke dalamnya.")
        return redirect(alamat(tujuan))
    try:
        rancangan = rancang(impor)
    except BerkasDitolak as ditolak:
        messages.error(request, ditolak.pesan)
        return redirect("renstra:impor_kolom", pk=impor.pk)
    except BerkasRusak:
        messages.error(request, _RUSAK)
        return redirect(_url_unggah(impor))
    return render(request, "renstra/impor_uji.html", _kepala(impor) | _pratinjau(request, impor, rancangan))


def _terapkan(request: HttpRequest, impor: Impor) -> HttpResponse | None:
    form = TerapkanForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Formulir tidak lengkap. Periksa hasil uji ini, lalu terapkan lagi.")
        return None
    try:
        jadi = alur.terapkan(
            impor_id=impor.pk,
            diminta=alur.Permintaan(**form.cleaned_data),
            pelaku=request.user,
            now=sekarang(),
            antrekan=antrekan_impor,
        )
    except Bentrok:
        pesan = "Belum diterapkan: dokumen atau berkasnya berubah sejak hasil uji ditampilkan. "
        messages.warning(request, pesan + "Hasil uji di bawah sudah dihitung ulang; periksa lagi sebelum menerapkan.")
    except Ditolak as ditolak:
        messages.error(request, ditolak.pesan)
    else:
        if jadi.status == StatusImpor.DITERAPKAN:
            messages.success(request, f"{jadi.nama} diterapkan.")
        return redirect("renstra:impor_uji", pk=impor.pk)
    lupakan()
    segar = _impor(request, impor.pk)
    impor.__dict__.update(segar.__dict__)
    return None


def _pratinjau(request: HttpRequest, impor: Impor, rancangan: RancanganImpor) -> dict[str, Any]:
    keadaan = request.GET.get("keadaan", "")
    keadaan = keadaan if keadaan in list(Keadaan) else ""
    cari = kata_cari(request)
    usul = saring_usul(rancangan, impor.putusan, keadaan, cari)
    belum = rancangan.belum_diputus(impor.putusan)
    tujuan = dokumen(impor)
    kesalahan, keraguan = kelompokkan(rancangan.kesalahan), kelompokkan(rancangan.keraguan)
    awal = {
        "sha256": impor.berkas.sha256,
        "sidik": sidik(rancangan),
        "versi_kunci": tujuan.versi_kunci if tujuan else 0,
    }
    return {
        "rancangan": rancangan,
        "tab": _tab(request, rancangan, keadaan),
        "keadaan": keadaan,
        "cari": cari,
        "halaman": Paginator(usul, SEHALAMAN).get_page(request.GET.get("halaman")),
        "berangka": any(u.angka for u in rancangan.usul),
        "kesalahan": kesalahan[:MAKS_TEMUAN],
        "keraguan": keraguan[:MAKS_TEMUAN],
        "lebih_salah": max(0, len(kesalahan) - MAKS_TEMUAN),
        "lebih_ragu": max(0, len(keraguan) - MAKS_TEMUAN),
        "belum": len(belum),
        "bentrok": rancangan.hitung(Keadaan.BENTROK),
        "angka": rancangan.ringkasan[:4],
        "rincian": rancangan.ringkasan[4:],
        "halangan": _halangan(rancangan, len(belum)),
        "terapkan": TerapkanForm(initial=awal, auto_id=False),
    }


def _halangan(rancangan: RancanganImpor, belum: int) -> str:
    """Why it cannot be applied yet, in words."""
    if rancangan.kesalahan:
        return f"Masih ada {len(rancangan.kesalahan)} kesalahan."
    if not rancangan.usul:
        return "Berkas tidak memuat satu pun baris."
    return f"{belum} baris bentrok belum diputuskan." if belum else ""


_NAMA = {
    Keadaan.BARU: "Baru",
    Keadaan.BERUBAH: "Berubah",
    Keadaan.SAMA: "Tetap",
    Keadaan.DIHAPUS: "Dihapus",
    Keadaan.BENTROK: "Bentrok",
}


def _tab(request: HttpRequest, rancangan: RancanganImpor, kini: str) -> list[dict[str, Any]]:
    """All rows and those of each state, with their number; states that do not occur are left out."""
    tanya = request.GET.copy()
    tanya.pop("halaman", None)

    def satu(kunci: str, nama: str, jumlah: int) -> dict[str, Any]:
        tanya["keadaan"] = kunci
        return {"nama": nama, "jumlah": jumlah, "url": f"?{tanya.urlencode()}#baris", "kini": kini == kunci}

    banyak = ((k, rancangan.hitung(k)) for k in Keadaan)
    return [satu("", "Semua", len(rancangan.usul)), *(satu(k, _NAMA[k], n) for k, n in banyak if n or kini == k)]


@require_POST
def impor_putusan(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on one conflict, or on all that are open."""
    impor = _impor(request, pk)
    form = PutusanForm(request.POST)
    ke = reverse("renstra:impor_uji", args=[pk])
    if not form.is_valid():
        messages.error(request, "Pilih salah satu: pakai isi berkas, atau biarkan isi yang tersimpan.")
        return redirect(ke)
    kunci, putusan = form.cleaned_data["kunci"], form.cleaned_data["putusan"]
    try:
        semua = {u.kunci for u in rancang(impor).usul if u.keadaan == Keadaan.BENTROK}
        dipilih = semua if not kunci else semua & {kunci}
        alur.putuskan(impor_id=pk, putusan=dict.fromkeys(dipilih, putusan))
    except (Ditolak, BerkasDitolak, BerkasRusak) as ditolak:
        messages.error(request, getattr(ditolak, "pesan", _RUSAK))
    return redirect(f"{ke}?keadaan={Keadaan.BENTROK}#baris")


@require_safe
def impor_temuan(request: HttpRequest, pk: int) -> HttpResponse:
    """Every fault and doubt as a worksheet."""
    impor = _impor(request, pk)
    try:
        rancangan = rancang(impor)
    except (BerkasDitolak, BerkasRusak) as ditolak:
        messages.error(request, getattr(ditolak, "pesan", _RUSAK))
        return redirect("renstra:impor_kolom", pk=pk)
    return kirim_xlsx(daftar_temuan(rancangan), f"temuan-{impor.jenis}-{impor.pk}")


@require_safe
def impor_berkas(request: HttpRequest, pk: int) -> HttpResponse:
    """The file as it was uploaded."""
    impor = _impor(request, pk)
    try:
        return kirim_xlsx(baca_berkas(impor.berkas), impor.nama.removesuffix(".xlsx"))
    except BerkasRusak:
        messages.error(request, _RUSAK)
        return redirect("renstra:impor_riwayat")


# ---- progress, result, undoing


@require_safe
def impor_kemajuan(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the application in the background is; when it is over, on to its result."""
    impor = _impor(request, pk)
    if impor.status not in alur.GANTUNG:
        return pindah(request, reverse("renstra:impor_uji", args=[pk]))
    templat = "renstra/_impor_kemajuan.html" if request.htmx else "renstra/impor_kemajuan.html"  # type: ignore[attr-defined]
    return render(request, templat, _kepala(impor) | {"macet": alur.macet(impor, sekarang())})


@require_POST
def impor_hentikan(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an import out of the queue again, or one whose worker was stopped."""
    impor = _impor(request, pk)
    return _aksi(
        request, impor, lambda: alur.hentikan(impor_id=pk, now=sekarang()), "Berkas ini tidak jadi diterapkan."
    )


def _hasil(request: HttpRequest, impor: Impor) -> HttpResponse:
    halangan = alur.halangan_batal(impor)
    return render(request, "renstra/impor_hasil.html", _kepala(impor) | {"halangan": halangan})


@baca_tulis
def impor_batal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before undoing (GET), undo (POST)."""
    impor = _impor(request, pk)
    if request.method == "POST":

        def batalkan() -> None:
            alur.batalkan(impor_id=pk, pelaku=request.user, now=sekarang())

        return _aksi(request, impor, batalkan, "Impor dibatalkan. Isi sebelumnya sudah dikembalikan.")
    if halangan := alur.halangan_batal(impor):
        messages.warning(request, halangan)
        return redirect("renstra:impor_uji", pk=pk)
    return render(request, "renstra/impor_batal.html", _kepala(impor))


def _aksi(request: HttpRequest, impor: Impor, lakukan: Callable[[], None], sukses: str) -> HttpResponse:
    ke = reverse("renstra:impor_uji", args=[impor.pk])
    return aksi(request, lakukan, gagal=ke, berhasil=ke, sukses=sukses)
