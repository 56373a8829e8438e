"""Forms of the RKT."""

from collections.abc import Sequence
from typing import Any

from django import forms

from renstra.models import Indikator
from sakip.formulir import NilaiField
from sakip.organisasi.enums import JenisIndikator

from .dasar import KunciForm, panjang


class BarisRKTForm(KunciForm):
    sasaran = panjang(1000, 2, label="Tujuan atau sasaran")
    nama = panjang(1000, 2, label="Indikator")
    satuan = panjang(60, label="Satuan")
    jenis = forms.ChoiceField(label="Jenis", choices=JenisIndikator.choices)
    target = NilaiField(
        label="Target tahun ini",
        help_text="Angka dalam satuan indikator, misalnya 97%.",
    )
    catatan = panjang(
        500,
        2,
        label="Alasan penyesuaian",
        required=False,
        help_text="Diisi bila target berbeda dari rencana lima tahun.",
    )

    def isi(self) -> dict[str, Any]:
        isi = super().isi()
        nilai = isi["target"]
        return isi | {"target": nilai.tertulis, "target_bilangan": nilai.bilangan}


class TambahBarisRKTForm(KunciForm):
    indikator_id = forms.ModelChoiceField(Indikator.objects.none(), label="Indikator dari rencana")

    def __init__(self, *args: Any, indikator: Sequence[Indikator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["indikator_id"]
        pilihan.queryset = Indikator.objects.filter(pk__in=[i.pk for i in indikator])  # type: ignore[attr-defined]
        pilihan.choices = [  # type: ignore[attr-defined]
            (i.pk, f"{i.simpul.get_jenis_display()}: {i.nama}") for i in indikator
        ]


class PilihSasaranForm(KunciForm):
    """Which tujuan and sasaran are to be realised this year (SM Lampiran A.1)."""

    versi_kunci = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)
    simpul = forms.MultipleChoiceField(
        label="Tujuan dan sasaran",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu tujuan atau sasaran."},
    )

    def __init__(self, *args: Any, pilihan: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["simpul"].choices = [(str(pk), nama) for pk, nama in pilihan]  # type: ignore[attr-defined]

    def terpilih(self) -> set[int]:
        return {int(pk) for pk in self.cleaned_data["simpul"]}
