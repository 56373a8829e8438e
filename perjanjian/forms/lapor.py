"""What people type for a laporan perubahan, and the filters of its register."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from sakip.formulir import KunciField, TeksField, baca_kata, salah_satu

from ..enums.lapor import AlasanPerubahan
from ..queries.lapor import KEADAAN, SaringanLapor


class LaporForm(forms.Form):
    alasan = forms.ChoiceField(
        label="Yang berubah",
        choices=AlasanPerubahan.choices,
        help_text="Strategi: program, kegiatan, atau alokasi anggaran. Prioritas dan asumsi: yang berakibat secara "
        "signifikan dalam proses pencapaian tujuan dan sasaran.",
    )
    penjelasan = TeksField(
        label="Penjelasan",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Apa yang berubah, sebabnya, dan akibatnya pada sasaran dan target. Wajib ada sebelum dikirim.",
    )
    nomor = TeksField(
        label="Nomor surat", max_length=100, required=False, help_text="Menurut tata naskah dinas. Boleh menyusul."
    )


class UbahLaporForm(LaporForm):
    """A draft that is there; `versi_kunci` is what the person saw."""

    versi_kunci = KunciField()


class KirimLaporForm(forms.Form):
    versi_kunci = KunciField()


class SusunLaporForm(LaporForm):
    """A new draft: on which document."""

    dokumen = forms.ChoiceField(
        label="Dokumen yang mengubah",
        help_text="DPA atau DPPA yang sudah ditetapkan; tenggatnya dihitung sejak tanggalnya.",
        error_messages=dict.fromkeys(("required", "invalid_choice"), "Pilih salah satu DPA atau DPPA."),
    )
    field_order = ["dokumen", "alasan", "penjelasan", "nomor"]

    def __init__(self, *args: Any, dokumen: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["dokumen"].choices = dokumen  # type: ignore[attr-defined]


def baca_saringan_lapor(data: Mapping[str, str]) -> SaringanLapor:
    """As they stand in the address. An unknown value filters nothing; it is never an error."""
    return SaringanLapor(
        cari=baca_kata(data.get("cari", "")),
        alasan=salah_satu(data.get("alasan", ""), AlasanPerubahan.values),
        keadaan=salah_satu(data.get("keadaan", ""), KEADAAN),
    )
