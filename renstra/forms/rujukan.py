"""Numbers and dates of RKPD, KUA, PPAS and Renja."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from renstra.enums import JenisRujukan

from .dasar import TanggalField, panjang

Isi = tuple[str, date | None]


class RujukanForm(forms.Form):
    """A number and a date per kind; `semula` says what was stored when the page was opened."""

    semula = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args: Any, jenis: Sequence[JenisRujukan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.jenis = jenis
        for satu in jenis:
            self.fields[f"nomor_{satu}"] = panjang(150, label=f"Nomor {satu.label}", required=False)
            self.fields[f"tanggal_{satu}"] = TanggalField(label=f"Tanggal {satu.label}", required=False)

    @property
    def baris(self) -> list[dict[str, Any]]:
        """The pair of fields of each kind, for the page."""
        return [{"nama": j.label, "nomor": self[f"nomor_{j}"], "tanggal": self[f"tanggal_{j}"]} for j in self.jenis]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for satu in self.jenis:
            nomor, tanggal = data.get(f"nomor_{satu}"), data.get(f"tanggal_{satu}")
            if nomor and not tanggal and f"tanggal_{satu}" not in self.errors:
                self.add_error(f"tanggal_{satu}", "Tanggalnya belum diisi.")
            if tanggal and not nomor:
                self.add_error(f"nomor_{satu}", "Nomornya belum diisi.")
        return data

    def isi(self) -> Mapping[str, Isi]:
        data = self.cleaned_data
        return {j.value: (data[f"nomor_{j}"], data[f"tanggal_{j}"]) for j in self.jenis}
