"""Excel in and out on an admin page: blank workbook, export, upload with a dry run, confirmation."""

import base64
from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from sakip import waktu
from sakip.lembar import BerkasDitolak, kosong, tulis
from sakip.unduhan import kirim_xlsx

from .. import impor
from .dasar import PemdaAdmin, catat_admin

TERBESAR = 1_000_000  # it travels through the confirmation form, encoded twice
_SALT = "sakip.organisasi.impor"
_BERLAKU = 3600  # seconds between looking and confirming
_CONTOH = 20


class UnggahForm(forms.Form):
    berkas = forms.FileField(label="Berkas Excel (.xlsx)", allow_empty_file=True)

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > TERBESAR:
            raise forms.ValidationError("Berkas lebih besar dari 1 MB. Bagi menjadi beberapa berkas.")
        return berkas


class ExcelAdmin(PemdaAdmin):
    """`jenis_impor`: the key of `impor.KOLOM`, `impor.BARIS` and `impor.PERIKSA`."""

    jenis_impor = ""
    change_list_template = "organisasi/admin/daftar_excel.html"

    def get_urls(self) -> list[Any]:
        nama = f"{self.opts.app_label}_{self.opts.model_name}"
        bungkus = self.admin_site.admin_view
        return [
            path("impor/", bungkus(self.impor_view), name=f"{nama}_impor"),
            path("ekspor/", bungkus(self.ekspor_view), name=f"{nama}_ekspor"),
            path("contoh/", bungkus(self.contoh_view), name=f"{nama}_contoh"),
            *super().get_urls(),
        ]

    def _boleh(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied("Impor dan ekspor hanya untuk admin pemda.")

    def contoh_view(self, request: HttpRequest) -> HttpResponse:
        self._boleh(request)
        return kirim_xlsx(
            kosong(impor.KOLOM[self.jenis_impor], judul_lembar=self.jenis_impor), f"{self.jenis_impor}-kosong"
        )

    def ekspor_view(self, request: HttpRequest) -> HttpResponse:
        self._boleh(request)
        rows = [impor.BARIS[self.jenis_impor](o) for o in self.get_queryset(request)]
        catat_admin(
            request,
            request.konteks.pemda,  # type: ignore[attr-defined]
            f"ekspor_{self.jenis_impor}",
            f"Mengekspor {len(rows)} {self.opts.verbose_name_plural}",
        )
        return kirim_xlsx(tulis(impor.KOLOM[self.jenis_impor], rows, judul_lembar=self.jenis_impor), self.jenis_impor)

    def impor_view(self, request: HttpRequest) -> HttpResponse:
        self._boleh(request)
        if request.method == "POST" and "muatan" in request.POST:
            return self._terapkan(request)
        form = UnggahForm(request.POST or None, request.FILES or None)
        konteks: dict[str, Any] = {"rencana": None, "muatan": ""}
        if request.method == "POST" and form.is_valid():
            konteks |= self._periksa(request, form)
        return self._halaman(request, form, konteks)

    def _periksa(self, request: HttpRequest, form: UnggahForm) -> dict[str, Any]:
        berkas = form.cleaned_data["berkas"]
        isi = berkas.read()
        hak = request.hak  # type: ignore[attr-defined]
        try:
            rencana = impor.PERIKSA[self.jenis_impor](isi, pemda_id=hak.pemda_id, today=hak.tanggal)
        except BerkasDitolak as ditolak:
            form.add_error("berkas", ditolak.pesan)
            return {}
        muatan = "" if rencana.kesalahan or not rencana.ada else self._kemas(request, isi, berkas.name)
        ubah = [
            {"nama": str(o), "kolom": [o._meta.get_field(k).verbose_name for k in beda]} for o, beda in rencana.ubah
        ]
        return {
            "rencana": rencana,
            "nama_berkas": berkas.name,
            "baru": [str(o) for o in rencana.baru[:_CONTOH]],
            "sisa_baru": max(0, len(rencana.baru) - _CONTOH),
            "ubah": ubah[:_CONTOH],
            "sisa_ubah": max(0, len(ubah) - _CONTOH),
            "muatan": muatan,
        }

    def _kemas(self, request: HttpRequest, isi: bytes, nama: str) -> str:
        """The file itself, signed for this person and page: nothing is kept on the server between the two steps."""
        isian = {"p": request.user.pk, "j": self.jenis_impor, "n": nama[:100], "f": base64.b64encode(isi).decode()}
        return signing.dumps(isian, salt=_SALT)

    def _terapkan(self, request: HttpRequest) -> HttpResponse:
        try:
            isian = signing.loads(request.POST["muatan"], salt=_SALT, max_age=_BERLAKU)
        except signing.BadSignature:
            messages.error(request, "Konfirmasi ini tidak berlaku lagi. Unggah dan periksa lagi berkasnya.")
            return redirect(request.path)
        if (isian["p"], isian["j"]) != (request.user.pk, self.jenis_impor):
            raise PermissionDenied("Konfirmasi ini milik orang lain.")
        try:
            rencana = impor.terapkan(
                jenis=self.jenis_impor,
                isi=base64.b64decode(isian["f"]),
                nama_berkas=isian["n"],
                pelaku=request.user,
                pemda_id=request.hak.pemda_id,  # type: ignore[attr-defined]
                now=waktu.sekarang(),
            )
        except impor.ImporDitolak as ditolak:
            messages.error(request, str(ditolak))
            return redirect(request.path)
        except IntegrityError:
            messages.error(
                request, "Data bertentangan dengan data yang baru disimpan orang lain. Periksa lagi berkasnya."
            )
            return redirect(request.path)
        messages.success(request, f"Impor selesai: {len(rencana.baru)} baru, {len(rencana.ubah)} berubah.")
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))

    def _halaman(self, request: HttpRequest, form: UnggahForm, konteks: dict[str, Any]) -> HttpResponse:
        dasar = self.admin_site.each_context(request)
        judul = f"Impor {self.opts.verbose_name_plural} dari Excel"
        isi = dasar | {"title": judul, "opts": self.opts, "form": form} | konteks
        return TemplateResponse(request, "organisasi/admin/impor.html", isi)
