"""What people type beside a figure: evidence, ties to shared figures, these themselves, targets of quarters."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from renstra.enums import SumberData
from sakip.dokumen.isian import MAKS_MB, LampiranField
from sakip.dokumen.unggahan import periksa_bukti
from sakip.formulir import KunciField, TeksField

from ..models import Data
from ..models.pengukuran import BILANGAN
from ..services.data import IKATAN, IsiData
from .isi import RealisasiField


class BerkasForm(forms.Form):
    """A file that bears the figure out."""

    berkas = LampiranField(
        label="Berkas bukti",
        terima=".pdf,.docx,.xlsx,.jpg,.jpeg,.png",
        periksa=periksa_bukti,
        help_text=f"PDF, Word (.docx), Excel (.xlsx), atau foto (JPEG, PNG), paling besar {MAKS_MB} MB.",
    )


class TautanForm(forms.Form):
    """An address where the evidence can be seen."""

    nama = TeksField(label="Nama bukti", max_length=150, error_messages={"required": "Beri nama buktinya."})
    tautan = forms.URLField(
        label="Alamat",
        max_length=500,
        assume_scheme="https",
        help_text="Alamat lengkap yang diawali https:// atau http://.",
        error_messages={
            "required": "Tulis alamatnya.",
            "invalid": "Alamat ini tidak lengkap. Salin dari bilah alamat peramban, misalnya https://contoh.go.id/data.",
        },
    )

    def clean_tautan(self) -> str:
        tautan: str = self.cleaned_data["tautan"]
        bagian = urlsplit(tautan)
        if bagian.scheme not in ("http", "https") or not bagian.hostname or "@" in bagian.netloc:
            raise ValidationError("Hanya alamat http:// atau https:// tanpa nama pengguna yang dapat disimpan.")
        return tautan


class AsalForm(forms.Form):
    """Whence a figure comes: kind of source, and shared figures that feed it."""

    versi = KunciField()
    jenis_sumber = forms.ChoiceField(
        label="Jenis sumber data", required=False, choices=[("", "Belum dipilih"), *SumberData.choices]
    )
    data = forms.TypedChoiceField(label="Realisasi dari", required=False, coerce=int, empty_value=None)
    data_pembilang = forms.TypedChoiceField(label="Pembilang dari", required=False, coerce=int, empty_value=None)
    data_penyebut = forms.TypedChoiceField(label="Penyebut dari", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, data_bersama: Sequence[Data], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [("", "Diketik sendiri"), *[(d.pk, str(d)) for d in data_bersama]]
        for nama in IKATAN:
            self.fields[nama].choices = pilihan  # type: ignore[attr-defined]

    @property
    def ikatan(self) -> dict[str, int | None]:
        return {n: self.cleaned_data[n] for n in IKATAN}


class DataForm(forms.Form):
    """A new shared figure."""

    nama = TeksField(label="Nama data", max_length=250, error_messages={"required": "Beri nama datanya."})
    satuan = TeksField(label="Satuan", max_length=60, required=False)
    sumber = TeksField(label="Sumber data", max_length=250, required=False)

    @property
    def isi(self) -> IsiData:
        d = self.cleaned_data
        return IsiData(d["nama"], d["satuan"], d["sumber"])


class NilaiForm(forms.Form):
    """The value of a shared figure in one period; `versi` empty: there was none yet."""

    tertulis = RealisasiField(required=False, max_length=BILANGAN)
    versi = KunciField(required=False)


class TargetForm(forms.Form):
    """The targets of a row's four quarters."""

    tw1 = RealisasiField(required=False, max_length=BILANGAN)
    tw2 = RealisasiField(required=False, max_length=BILANGAN)
    tw3 = RealisasiField(required=False, max_length=BILANGAN)
    tw4 = RealisasiField(required=False, max_length=BILANGAN)

    def isi(self, data: QueryDict) -> dict[int, str]:
        """{triwulan: as written}, of those that were sent."""
        return {ke: self.cleaned_data[n] for ke, n in enumerate(self.fields, 1) if self.add_prefix(n) in data}
