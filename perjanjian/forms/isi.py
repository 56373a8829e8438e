"""The row editor: sasaran, rows and budget lines as three formsets of one page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.forms import BaseFormSet, formset_factory
from django.forms.utils import ErrorDict

from renstra.enums import Arah, CaraHitung
from sakip.angka import Nilai, baca_nilai, dibaca
from sakip.formulir import NilaiField, RupiahField, TeksField
from sakip.organisasi.enums import JenisIndikator
from sakip.skala import baca_skala

from ..enums import JenisKelompok
from ..models import Butir
from ..rules.saran import Saran, saran

KELOMPOK_TERBANYAK, BARIS_TERBANYAK, PAGU_TERBANYAK = 60, 150, 150
SATUAN = ("persen", "dokumen", "laporan", "nilai", "indeks", "orang", "kegiatan", "unit", "bulan", "hari", "predikat")


class _Bertanda(forms.Form):
    """A form whose widgets say in their markup what is wrong with them."""

    use_required_attribute = False

    def abaikan(self) -> None:
        """Forget the errors of a form that will not be kept."""
        self._errors = ErrorDict()

    def tandai(self) -> None:
        """Mark the fields with errors for the eye and for screen readers."""
        for nama in self.errors:
            if nama in self.fields:
                attrs = self.fields[nama].widget.attrs
                attrs["class"] = f"{attrs.get('class', '')} is-invalid".strip()
                attrs["aria-invalid"] = "true"
                attrs["aria-describedby"] = f"{self[nama].id_for_label}-g"


def _teks(maks: int, wajib: bool = False, baris: int = 2, **attrs: str) -> TeksField:
    widget = forms.Textarea(attrs={"class": "form-control", "rows": baris, **attrs})
    pesan = {"required": "Bagian ini belum diisi.", "max_length": f"Paling banyak {maks} karakter."}
    return TeksField(required=wajib, max_length=maks, widget=widget, error_messages=pesan)


def _satu_baris(maks: int, **attrs: str) -> TeksField:
    widget = forms.TextInput(attrs={"class": "form-control", **attrs})
    return TeksField(required=False, max_length=maks, widget=widget)


def _angka() -> forms.IntegerField:
    return forms.IntegerField(required=False, min_value=0, max_value=2**53, widget=forms.HiddenInput)


def _pilih(pilihan: type[TextChoices]) -> forms.ChoiceField:
    return forms.ChoiceField(
        required=False, choices=pilihan.choices, widget=forms.Select(attrs={"class": "form-select"})
    )


class KelompokForm(_Bertanda):
    """Column 2 of the form: the sasaran (or tujuan, kondisi, rencana kerja atasan) that rows stand under."""

    teks = _teks(1000, wajib=True, baris=1)
    jenis = forms.ChoiceField(choices=JenisKelompok.choices, widget=forms.Select(attrs={"class": "form-select"}))
    tujuan = _teks(1000, baris=1)


class ButirForm(_Bertanda):
    id = _angka()
    grup = forms.IntegerField(min_value=0, max_value=KELOMPOK_TERBANYAK, widget=forms.HiddenInput)
    urutan = _angka()
    indikator = _teks(1000, wajib=True)
    target = NilaiField(required=False)
    satuan = _satu_baris(60, list="daftar-satuan")
    jenis = forms.ChoiceField(choices=JenisIndikator.choices, widget=forms.Select(attrs={"class": "form-select"}))
    mendukung = forms.TypedChoiceField(
        required=False, coerce=int, empty_value=None, widget=forms.Select(attrs={"class": "form-select"})
    )
    keterangan = _satu_baris(500)
    arah = _pilih(Arah)
    cara_hitung = _pilih(CaraHitung)
    skala = _satu_baris(250, placeholder="Terendah ke tertinggi: D; C; CC; B; BB; A; AA")
    hapus = forms.BooleanField(required=False, widget=forms.CheckboxInput(attrs={"class": "form-check-input"}))

    def __init__(self, *args: Any, induk: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].widget.attrs["class"] = "form-control angka tebal"
        self.fields["mendukung"].choices = [("", "Belum dihubungkan"), *induk]  # type: ignore[attr-defined]
        self.fields["mendukung"].error_messages["invalid_choice"] = "Indikator atasan ini tidak ada lagi. Pilih lagi."
        self.sumber: dict[str, str] = {}  # what the document said, set by the view
        self.diukur_rencana: Butir | None = None  # the row, where the plan says how it is measured

    def clean_skala(self) -> str:
        skala: str = self.cleaned_data["skala"]
        if salah := baca_skala(skala).salah:
            raise ValidationError(salah)
        return skala

    @property
    def kosong(self) -> bool:
        """A new row in which nothing was written is left out, not refused."""
        return not self.nilai("id") and not any(self.nilai(n) for n in ("indikator", "target", "satuan", "keterangan"))

    def nilai(self, nama: str) -> str:
        """What stands in the field now, as typed."""
        nilai = self[nama].value()
        if isinstance(nilai, Nilai):
            return nilai.tertulis
        return "" if nilai is None else str(nilai).strip()

    @property
    def dibaca(self) -> str:
        return dibaca_sebagai(self.nilai("target"), self.nilai("satuan"))

    @property
    def saran(self) -> list[Saran]:
        return saran(self.nilai("indikator"), self.nilai("target"), self.nilai("satuan"))

    @property
    def berubah_dari_sumber(self) -> dict[str, str]:
        """Field -> the source's text, where it differs from what stands here."""
        return {n: s for n, s in self.sumber.items() if n in SUMBER and s and s != self.nilai(n)}

    @property
    def dihapus(self) -> bool:
        return self.nilai("hapus") in ("on", "True", "1")


SUMBER = ("indikator", "target", "satuan")


class PaguForm(_Bertanda):
    id = forms.IntegerField(min_value=1, max_value=2**53, widget=forms.HiddenInput)
    jumlah = RupiahField(error_messages={"required": "Anggaran belum diisi. Tulis rupiahnya, misalnya 1.500.000,00."})
    keterangan = _satu_baris(500)
    butir = forms.TypedMultipleChoiceField(required=False, coerce=int, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, baris: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jumlah"].widget.attrs["class"] = "form-control angka"
        self.fields["butir"].choices = list(baris)  # type: ignore[attr-defined]
        self.pagu: Any = None  # the stored line, set by the view

    @property
    def terpilih(self) -> set[int]:
        """Positions of the rows that are ticked, as typed."""
        return {int(n) for n in map(str, self["butir"].value() or ()) if n.isascii() and n.isdigit() and len(n) < 9}


class _Formset(BaseFormSet):
    """Says in a planner's words what is wrong with the formset itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        pesan = {
            "missing_management_form": "Halaman tidak terkirim utuh. Muat ulang halaman, lalu simpan lagi.",
            "too_many_forms": "Terlalu banyak baris dalam satu PK.",
        }
        super().__init__(*args, error_messages=pesan, **kwargs)


class ButirFormset(_Formset):
    """New rows in which nothing was written, and rows marked for removal, are not judged."""

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        for i, form in enumerate(self.forms):
            if form.kosong or form.dihapus:
                form.abaikan()
                self._errors[i] = form.errors


def _pabrik(form: type[forms.Form], formset: type[BaseFormSet], maks: int) -> Any:
    return formset_factory(form, formset=formset, extra=0, max_num=maks, absolute_max=maks + 20, validate_max=True)


KelompokSet = _pabrik(KelompokForm, _Formset, KELOMPOK_TERBANYAK)
ButirSet = _pabrik(ButirForm, ButirFormset, BARIS_TERBANYAK)
PaguSet = _pabrik(PaguForm, _Formset, PAGU_TERBANYAK)


def dibaca_sebagai(target: str, satuan: str) -> str:
    """How a target is understood, with the unit beside it where it has none of its own: `dibaca 60 dokumen`."""
    nilai = baca_nilai(target[:200])
    kalimat = dibaca(nilai)
    if nilai.bilangan is not None and not nilai.satuan and satuan:
        return f"{kalimat} {satuan}"
    return kalimat
