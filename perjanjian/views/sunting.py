"""Editing a draft or returned PK: rows, budget, second party; and starting anew or a new version."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sakip.formulir import nomor
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.waktu import sekarang

from ..enums import TERBUKA, Aksi, Status
from ..forms import penyunting as f
from ..forms.isi import BARIS_TERBANYAK, KELOMPOK_TERBANYAK, SATUAN, dibaca_sebagai
from ..forms.penyunting import Penyunting
from ..models import Perjanjian
from ..queries.banding import banding
from ..queries.induk import calon_induk, calon_pihak_kedua, jenis_bawaan, pengubah_terakhir
from ..queries.peran import peran_pada, situasi
from ..queries.rinci import temuan_kembali
from ..services.alur import apply_aksi
from ..services.dasar import AksiDenied, BerubahSementara
from ..services.isi import ambil_ulang as ambil_ulang_isi
from ..services.isi import ubah_pihak_kedua
from ..services.revisi import buka_versi_baru
from ..services.sunting import simpan_suntingan
from ..workflow import TABEL
from .rinci import ambil


def _milik_sendiri(request: HttpRequest, pk: int) -> Perjanjian:
    """The PK, if this reader may write it: the planner of the PD or the first party (403 for the others)."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    perjanjian = ambil(request, pk)
    peran = peran_pada(hak, perjanjian, situasi([perjanjian], hak.tanggal))
    if not peran & {Peran.PERENCANA, Peran.PIHAK_PERTAMA}:
        raise PermissionDenied("Isi PK ini diubah oleh perencana Perangkat Daerah atau pihak pertama.")
    return perjanjian


@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    perjanjian = _milik_sendiri(request, pk)
    if request.method != "POST":
        if perjanjian.status not in TERBUKA:
            messages.warning(
                request, f"PK berstatus {Status(perjanjian.status).label.lower()}; isinya tidak dapat diubah sekarang."
            )
            return redirect(perjanjian)
        return _tampil(request, perjanjian, _penyunting(perjanjian, None))
    if request.POST.get("aksi") == "pakai" and request.POST.get("pilihan") == "orang":
        messages.info(request, "Dipakai isi yang tersimpan. Perubahan Anda tidak disimpan.")
        return redirect("perjanjian:ubah", pk=perjanjian.pk)
    data = _tanpa_menyimpan(request.POST, perjanjian)
    if data is not None:
        return _tampil(request, perjanjian, _penyunting(perjanjian, data))
    return _simpan(request, perjanjian)


def _penyunting(pk: Perjanjian, data: QueryDict | None) -> Penyunting:
    return Penyunting(pk, data, calon_induk(pk), jenis_bawaan(pk))


def _tanpa_menyimpan(data: QueryDict, pk: Perjanjian) -> QueryDict | None:
    """The form changed by a button that saves nothing; None where it is to be saved."""
    jenis = jenis_bawaan(pk)
    if "tambah" in data:
        return f.tambah(data, _angka(data["tambah"]), jenis)
    if "tambah_kelompok" in data:
        return f.tambah_kelompok(data, jenis)
    for nama, arah in (("naik", -1), ("turun", 1)):
        if nama in data:
            return f.geser(data, _angka(data[nama]), arah)
    if "pakai" in data:
        posisi = _angka(data["pakai"])
        lama = pk.butir.filter(pk=_angka(data.get(f"{f.B}-{posisi}-id", ""))).first()
        return f.pakai_sumber(data, posisi, lama)
    return None


def _simpan(request: HttpRequest, pk: Perjanjian) -> HttpResponse:
    p = _penyunting(pk, request.POST)
    if not p.sah():
        return _tampil(request, pk, p)
    butir, pagu = p.hasil()
    try:
        simpan_suntingan(
            perjanjian_id=pk.pk, kunci_lama=_angka(request.POST.get("kunci", "")), butir=butir, pagu=pagu,
            jabatan_kedua_id=_kedua(request.POST, pk), aktor=request.user, now=sekarang(),
        )  # fmt: skip
    except BerubahSementara:
        return _bentrok(request, pk, p)
    except AksiDenied as ditolak:
        p.galat.append(str(ditolak))
        return _tampil(request, pk, p)
    messages.success(request, "Perubahan disimpan.")
    tujuan = request.POST.get("aksi", "")
    if tujuan == "ajukan":
        try:
            apply_aksi(perjanjian_id=pk.pk, aksi=Aksi.AJUKAN, aktor=request.user, now=sekarang())
            messages.success(request, "PK diajukan.")
        except AksiDenied as ditolak:
            messages.warning(request, f"PK belum diajukan. {ditolak}")
    if tujuan in ("ajukan", "tinjau"):
        return redirect(pk)
    return redirect("perjanjian:ubah", pk=pk.pk)


def _kedua(data: QueryDict, pk: Perjanjian) -> int | None:
    pilihan = _angka(data.get("jabatan_kedua", ""))
    return pilihan if pilihan and pilihan != pk.jabatan_kedua_id else None


def _bentrok(request: HttpRequest, pk: Perjanjian, milik: Penyunting) -> HttpResponse:
    """Somebody saved first: both texts, and the choice; what was typed stays in the fields."""
    segar = ambil(request, pk.pk)
    lain = _penyunting(segar, None)
    terakhir = pengubah_terakhir(segar)
    bentrok = {
        "saya": milik.teks,
        "orang": lain.teks,
        "oleh": terakhir.pelaku_nama if terakhir else "orang lain",
        "pada": terakhir.waktu if terakhir else None,
        "kini": sekarang(),
    }
    return _tampil(request, segar, milik, bentrok=bentrok, status=409)


def _tampil(
    request: HttpRequest, pk: Perjanjian, p: Penyunting, *, bentrok: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    kunci = request.POST.get("kunci", "") if request.method == "POST" and bentrok is None else str(pk.kunci)
    perbandingan = banding(pk).perbandingan if pk.status == Status.DIKEMBALIKAN else None
    isi = {
        "pk": pk,
        "zona": pk.pemda.zona_waktu,
        "p": p,
        "kunci": _angka(kunci),
        "bentrok": bentrok,
        "pihak_kedua": calon_pihak_kedua(pk, request.hak.tanggal),  # type: ignore[attr-defined]
        "kedua_terpilih": _angka(request.POST.get("jabatan_kedua", "")) or pk.jabatan_kedua_id,
        "satuan": _satuan(p),
        "temuan": temuan_kembali(pk, perbandingan) if perbandingan else [],
        "mengajukan": any(t.aksi == Aksi.AJUKAN for t in TABEL[pk.jalur]),  # type: ignore[index]
        "beda_dpa": sum(1 for x in p.pagu_lama.values() if x.sumber_jumlah not in (None, x.jumlah)),
        "jumlah_saran": sum(len(x.saran) for x in p.butir.forms),
    }
    return render(request, "perjanjian/ubah.html", isi, status=status)


def _satuan(p: Penyunting) -> Sequence[str]:
    return list(dict.fromkeys([*SATUAN, *(b.satuan for b in p.butir_lama.values() if b.satuan)]))


@require_safe
def ubah_baris(request: HttpRequest, pk: int) -> HttpResponse:
    """For htmx: how a target is read (`baca`), one new row (`grup`), or one new sasaran with a row (`kelompok`)."""
    perjanjian = _milik_sendiri(request, pk)
    if "baca" in request.GET:
        target = next((v for k, v in request.GET.items() if k.endswith("-target")), "")
        satuan = next((v for k, v in request.GET.items() if k.endswith("-satuan")), "")
        return render(request, "perjanjian/ubah_dibaca.html", {"dibaca": dibaca_sebagai(target, satuan[:60].strip())})
    induk, jenis = calon_induk(perjanjian), jenis_bawaan(perjanjian)
    posisi = min(_angka(request.GET.get(f"{f.B}-TOTAL_FORMS", "")), BARIS_TERBANYAK)
    n_grup = min(_angka(request.GET.get(f"{f.K}-TOTAL_FORMS", "")), KELOMPOK_TERBANYAK)
    baru = "kelompok" in request.GET
    grup = n_grup if baru else min(_angka(request.GET.get("grup", "")), KELOMPOK_TERBANYAK)
    form = f.form_kosong(posisi, grup, induk, jenis)
    isi = {
        "pk": perjanjian,
        "penuh": posisi >= BARIS_TERBANYAK or (baru and n_grup >= KELOMPOK_TERBANYAK),
        "baru": baru,
        "total_butir": posisi + 1,
        "total_grup": n_grup + 1 if baru else n_grup,
        "b": {"form": form, "posisi": posisi, "nomor": f"{grup + 1}.baru"},
        "g": {
            "form": f.kelompok_kosong(grup), "posisi": grup, "nomor": grup + 1,
            "baris": [{"form": form, "posisi": posisi, "nomor": f"{grup + 1}.1"}],
        },
    }  # fmt: skip
    return render(request, "perjanjian/ubah_tambah.html", isi)


@require_POST
def ambil_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    perjanjian = _milik_sendiri(request, pk)
    try:
        ambil_ulang_isi(
            perjanjian_id=pk, kunci_lama=_angka(request.POST.get("kunci", "")), aktor=request.user, now=sekarang()
        )
        messages.success(request, "Isi diambil ulang dari RKT dan DPA. Isi sebelumnya tersimpan pada riwayat.")
    except BerubahSementara as berubah:
        return render(request, "409.html", {"alasan": str(berubah)}, status=409)
    except AksiDenied as ditolak:
        messages.error(request, str(ditolak))
        return redirect(perjanjian)
    return redirect("perjanjian:ubah", pk=pk)


@require_POST
def pihak_kedua(request: HttpRequest, pk: int) -> HttpResponse:
    perjanjian = _milik_sendiri(request, pk)
    try:
        ubah_pihak_kedua(
            perjanjian_id=pk, kunci_lama=_angka(request.POST.get("kunci", "")), aktor=request.user, now=sekarang(),
            jabatan_id=_angka(request.POST.get("jabatan_kedua", "")),
        )  # fmt: skip
        messages.success(request, "Pihak kedua diubah.")
    except BerubahSementara as berubah:
        return render(request, "409.html", {"alasan": str(berubah)}, status=409)
    except AksiDenied as ditolak:
        messages.error(request, str(ditolak))
    return redirect(perjanjian)


@require_POST
def versi_baru(request: HttpRequest, pk: int) -> HttpResponse:
    perjanjian = _milik_sendiri(request, pk)
    try:
        baru = buka_versi_baru(perjanjian_id=pk, aktor=request.user, now=sekarang())
    except AksiDenied as ditolak:
        messages.error(request, str(ditolak))
        return redirect(perjanjian)
    messages.success(request, f"Versi {baru.versi} dibuka sebagai draf. Versi {perjanjian.versi} tetap berlaku.")
    return redirect("perjanjian:ubah", pk=baru.pk)


def _angka(tulisan: str | None) -> int:
    """A number that the form sends; 0 where there is none."""
    return nomor(tulisan or "") or 0
