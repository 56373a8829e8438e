"""The regency's own Word templates, uploaded by its admin."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.text import format_lazy

from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.unggahan import JENIS, MAKS_LAMPIRAN, nama_bersih
from sakip.lembar.berkas import BerkasDitolak
from sakip.organisasi.admin.dasar import FormDaerah, PemdaAdmin, situs
from sakip.waktu import sekarang

from .cetak.word.templat import ISIAN, periksa_templat
from .models import TemplatWord

_BANTUAN = format_lazy(
    "Berkas Word (.docx), paling besar 10 MB. Tandai tempat bab-bab dengan {{{{ isi }}}} sendirian pada satu "
    "paragraf; isian lain: {isian}. Contoh templat: {alamat}",
    isian=", ".join(f"{{{{ {nama} }}}}" for nama in ISIAN if nama != "isi"),
    alamat=reverse_lazy("laporan:templat_contoh"),
)


class FormTemplat(FormDaerah):
    unggah = forms.FileField(label="berkas templat", help_text=_BANTUAN)

    def clean_unggah(self) -> UploadedFile:
        berkas: UploadedFile = self.cleaned_data["unggah"]
        try:
            periksa_templat(berkas.read(MAKS_LAMPIRAN + 1), berkas.name or "")
        except BerkasDitolak as ditolak:
            raise ValidationError(ditolak.pesan) from None
        berkas.seek(0)
        return berkas


@admin.register(TemplatWord, site=situs)
class TemplatWordAdmin(PemdaAdmin):
    """Changed by uploading another; the files that were made with it stay."""

    form = FormTemplat
    exclude = ()
    fields = ("jenis", "berlaku_mulai", "unggah")
    list_display = ("jenis", "berlaku_mulai", "nama")
    list_filter = ("jenis",)

    def save_model(self, request: HttpRequest, obj: TemplatWord, form: Any, change: bool) -> None:
        berkas: UploadedFile = form.cleaned_data["unggah"]
        obj.nama = f"{nama_bersih(berkas.name or '')}.docx"
        obj.berkas = simpan_berkas(berkas.read(), now=sekarang(), jenis=JENIS["docx"])
        super().save_model(request, obj, form, change)
