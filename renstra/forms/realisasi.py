"""The twelve months of a sub kegiatan. An amount above the pagu is asked about, never taken silently (BK Pasal 9)."""

from decimal import Decimal
from typing import Any

from django import forms

from renstra.forms.dasar import PaguField, panjang
from renstra.rules.realisasi import BULAN_SETAHUN, nilai
from sakip.angka import BULAN, format_rupiah


class RealisasiForm(forms.Form):
    """`versi_kunci` is the fingerprint of the months that the form was opened with."""

    versi_kunci = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, pagu: Decimal | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pagu = pagu
        self.perlu_setuju = False
        for b in BULAN_SETAHUN:
            self.fields[f"b{b}"] = PaguField(label=BULAN[b - 1], required=False, negatif=True)
        self.fields["alasan"] = panjang(
            300, 2, label="Alasan koreksi", required=False,
            help_text="Wajib bila ada bulan yang kurang dari nol, misalnya pengembalian kelebihan bayar.",
        )  # fmt: skip
        self.fields["setuju_lebih"] = forms.BooleanField(
            label="Angka ini benar walaupun melampaui pagu", required=False
        )

    def bulan(self) -> dict[int, Decimal]:
        return {b: j for b in BULAN_SETAHUN if (j := self.cleaned_data.get(f"b{b}"))}

    @property
    def kolom_bulan(self) -> list[Any]:
        return [self[f"b{b}"] for b in BULAN_SETAHUN]

    def clean(self) -> dict[str, Any]:
        hasil = super().clean() or self.cleaned_data
        lebih = nilai(self.bulan(), self.pagu).lebih
        self.perlu_setuju = bool(lebih)
        if lebih and not hasil.get("setuju_lebih"):
            assert self.pagu is not None
            self.add_error(
                "setuju_lebih",
                f"Realisasi kumulatif melampaui pagu {format_rupiah(self.pagu)} sebesar {format_rupiah(lebih)}. "
                "Periksa lagi, atau centang bila memang demikian.",
            )
        return hasil
