"""Forms of the calendar's admin pages."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet

from sakip.organisasi.admin.dasar import FormDaerah
from sakip.organisasi.models import PemerintahDaerah

from .libur import TAHUN_KALENDER
from .models import AturanTenggat
from .queries.tenggat import ke_isi
from .rules.tenggat import AturanSalah, periksa_aturan


class FormHariLibur(FormDaerah):
    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal.year not in TAHUN_KALENDER:
            raise ValidationError(f"Tahun {tanggal.year} tidak wajar; periksa lagi.")
        return tanggal


class FormAturanTenggat(FormDaerah):
    """The rules of a profile must still add up with this one changed."""

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean() or {}
        ketentuan = isi.get("ketentuan")
        if ketentuan is None or self.errors:
            return isi
        lain = list(ketentuan.aturan_tenggat.exclude(pk=self.instance.pk))
        _periksa([*lain, AturanTenggat(**isi)])
        return isi


class FormsetAturanTenggat(BaseInlineFormSet):
    """All rules of the page together."""

    def clean(self) -> None:
        super().clean()
        if not any(self.errors):
            tetap = [f for f in self.forms if f.cleaned_data and not f.cleaned_data.get("DELETE")]
            _periksa([f.instance for f in tetap])


class SalinForm(forms.Form):
    """Where to, and from when."""

    pemda = forms.ModelChoiceField(label="bagi daerah", queryset=PemerintahDaerah.objects.none())
    berlaku_mulai = forms.DateField(
        label="berlaku mulai", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, *args: Any, daerah: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pemda"].queryset = daerah  # type: ignore[attr-defined]
        if len(daerah) == 1:
            self.fields["pemda"].initial = daerah[0]

    def clean_berlaku_mulai(self) -> Any:
        tanggal = self.cleaned_data["berlaku_mulai"]
        if tanggal.year not in TAHUN_KALENDER:
            raise ValidationError(f"Tahun {tanggal.year} tidak wajar; periksa lagi.")
        return tanggal


def _periksa(aturan: list[AturanTenggat]) -> None:
    try:
        periksa_aturan([ke_isi(a) for a in aturan])
    except AturanSalah as salah:
        raise ValidationError(str(salah)) from None
