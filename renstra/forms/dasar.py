"""What every form here stands on: the version of the document it was opened with, dates and money as typed."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from renstra.models import EdisiNomenklatur
from renstra.rules.proporsi import RUPIAH_TERBESAR, TERLALU_BESAR
from sakip.angka import MasukanSalah, baca_tanggal
from sakip.formulir import KunciField, RupiahField, TeksField


class TanggalField(forms.DateField):
    """A date as the picker gives it, or as people write it: `26 Januari 2026`."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        try:
            return baca_tanggal(value)
        except MasukanSalah as salah:
            raise ValidationError(salah.pesan, code="tanggal") from None


class PaguField(RupiahField):
    """An amount of money that every database keeps exact; `negatif=True`: also below zero, where it corrects."""

    def to_python(self, value: Any) -> Decimal | None:
        jumlah = super().to_python(value)
        if jumlah is not None and abs(jumlah) >= RUPIAH_TERBESAR:
            raise ValidationError(TERLALU_BESAR, code="besar")
        return jumlah


class KunciForm(forms.Form):
    """`bersihkan_isi` gives what goes to the service, without the version."""

    versi_kunci = KunciField()

    def isi(self) -> dict[str, Any]:
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "versi_kunci"}


def panjang(maks: int, baris: int = 0, **lain: Any) -> TeksField:
    widget = forms.Textarea(attrs={"rows": baris}) if baris else forms.TextInput()
    return TeksField(max_length=maks, widget=widget, **lain)


class HapusForm(KunciForm):
    """Nothing but the version: for acts by one button."""


class TetapkanForm(KunciForm):
    nomor = panjang(120, label="Nomor penetapan", help_text="Seperti tertulis pada dokumennya.")
    tanggal = TanggalField(label="Tanggal penetapan")
    ditetapkan_oleh = panjang(
        200, label="Ditetapkan oleh", required=False, help_text="Jabatan yang menetapkan. Kosong: seperti usulnya."
    )

    def clean_ditetapkan_oleh(self) -> str:
        return self.cleaned_data["ditetapkan_oleh"] or self.initial.get("ditetapkan_oleh", "")


class EdisiField(forms.ModelChoiceField):
    """The edition of the nomenklatur that a document uses; `untuk` limits it to those of one regency."""

    def __init__(self, **kwargs: Any) -> None:
        bawaan = {"label": "Edisi nomenklatur", "required": False, "empty_label": "Belum ditentukan"}
        super().__init__(EdisiNomenklatur.objects.none(), **bawaan, **kwargs)

    def untuk(self, pemda_id: int) -> None:
        self.queryset = EdisiNomenklatur.objects.untuk(pemda_id)
