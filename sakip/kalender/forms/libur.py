from typing import Any

from django import forms

from sakip.formulir import TeksField
from sakip.organisasi.models import PemerintahDaerah

from ..libur import TAHUN_KALENDER
from ..models import HariLibur


class LiburForm(forms.ModelForm):
    """One holiday of a regency; the same day twice is refused."""

    nama = TeksField(label="Nama", max_length=150, help_text="Misalnya Hari Jadi Kabupaten.")

    class Meta:
        model = HariLibur
        fields = ["tanggal", "nama", "jenis", "resmi"]
        widgets = {"tanggal": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})}
        help_texts = {"tanggal": "Hari ini tidak dihitung sebagai hari kerja."}

    def __init__(self, *args: Any, pemda: PemerintahDaerah, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.pemda = pemda

    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal.year not in TAHUN_KALENDER:
            raise forms.ValidationError(f"Tahun {tanggal.year} tidak wajar; periksa lagi.")
        sama = (
            HariLibur.objects.filter(pemda=self.instance.pemda, tanggal=tanggal).exclude(pk=self.instance.pk).first()
        )
        if sama:
            raise forms.ValidationError(f"Tanggal itu sudah tercatat sebagai {sama.nama}. Ubah catatan itu.")
        return tanggal
