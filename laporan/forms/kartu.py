"""The card of the organisation, and a comparison, as people type them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from pengukuran.models.pengukuran import BILANGAN
from sakip.formulir import KunciField, TeksField

from ..enums import JenisPembanding

_ANGKA = "Tulis jumlahnya dengan angka, misalnya 128."


def _area(baris: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": baris})


class KartuForm(forms.Form):
    versi = KunciField()
    dasar = TeksField(
        label="Dasar pembentukan", max_length=300, required=False,
        help_text="Misalnya: Peraturan Daerah Nomor 5 Tahun 2016 tentang Pembentukan dan Susunan Perangkat Daerah.",
    )  # fmt: skip
    tugas = TeksField(label="Tugas", max_length=4000, required=False, widget=_area(4))
    fungsi = TeksField(
        label="Fungsi", max_length=8000, required=False, widget=_area(7), help_text="Satu fungsi per baris."
    )
    pegawai = forms.IntegerField(
        label="Jumlah pegawai", required=False, min_value=0, max_value=1_000_000, widget=forms.TextInput,
        error_messages={"invalid": _ANGKA, "min_value": _ANGKA, "max_value": _ANGKA},
    )  # fmt: skip
    isu = TeksField(
        label="Isu strategis", max_length=8000, required=False, widget=_area(7), help_text="Satu isu per baris."
    )

    @property
    def isi(self) -> dict[str, Any]:
        """Without the version."""
        return {n: v for n, v in self.cleaned_data.items() if n != "versi"}


class PembandingForm(forms.Form):
    versi = KunciField()
    indikator = forms.ChoiceField(
        label="Indikator", error_messages={"required": "Pilih indikatornya.", "invalid_choice": "Pilih indikatornya."}
    )
    jenis = forms.ChoiceField(
        label="Pembanding", choices=JenisPembanding.choices,
        error_messages={"required": "Pilih pembandingnya.", "invalid_choice": "Pilih pembandingnya."},
    )  # fmt: skip
    nama = TeksField(
        label="Nama", max_length=150, required=False,
        help_text="Nama daerah atau standarnya; boleh kosong untuk standar nasional.",
    )  # fmt: skip
    nilai = TeksField(
        label="Nilai", max_length=BILANGAN, help_text="Ditulis seperti pada sumbernya, misalnya 73,55.",
        error_messages={"required": "Tulis nilainya."},
    )  # fmt: skip
    sumber = TeksField(
        label="Sumber", max_length=250, help_text="Dari mana nilai ini, misalnya BPS, Provinsi dalam Angka 2025.",
        error_messages={"required": "Tulis sumbernya; pembaca harus dapat memeriksanya."},
    )  # fmt: skip

    def __init__(self, *args: Any, indikator: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indikator"].choices = indikator  # type: ignore[attr-defined]

    @property
    def isi(self) -> dict[str, Any]:
        """Without the version."""
        return {n: v for n, v in self.cleaned_data.items() if n != "versi"}
