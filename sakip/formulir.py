"""Form fields for what people here write: clean text, targets, rupiah. What was typed is never lost on an error."""

from collections.abc import Collection, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from sakip.angka import (
    Jenis,
    MasukanSalah,
    Nilai,
    baca_nilai,
    baca_rupiah,
    bersihkan_teks,
    format_bilangan,
)

PANJANG_NILAI = 60
PANJANG_CARI = 100
_USANG = dict.fromkeys(
    ("required", "invalid", "min_value", "max_value"), "Halaman ini tidak lengkap. Muat ulang, lalu ulangi."
)
_PANJANG_BAWAAN = 2000


class Bentrok(Exception):
    """Somebody else saved first. Nothing was written; the page shows both texts and asks which one stands.

    `tersimpan` and `diketik`: field name -> text; `oleh` and `pada`: who saved, when, where that is known.
    """

    def __init__(
        self,
        pesan: str = "Dokumen ini sudah diubah orang lain sejak Anda membukanya. Tulisan Anda belum disimpan.",
        *,
        tersimpan: Mapping[str, str] | None = None,
        diketik: Mapping[str, str] | None = None,
        oleh: str = "",
        pada: datetime | None = None,
    ) -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.tersimpan = dict(tersimpan or {})
        self.diketik = dict(diketik or {})
        self.oleh = oleh
        self.pada = pada


def nomor(tulisan: str) -> int | None:
    """A key or another plain number as an address or a form sends it; None for anything else."""
    sah = tulisan.isascii() and tulisan.isdigit() and len(tulisan) < 16
    return int(tulisan) if sah else None


def baca_id(tulisan: list[str]) -> list[int] | None:
    """The ids a list sends, without doubles; None where one of them is no id at all."""
    if not all(t.isascii() and t.isdigit() and len(t) <= 18 for t in tulisan):
        return None
    return list(dict.fromkeys(int(t) for t in tulisan))


def baca_kata(tulisan: str) -> str:
    """What is searched for, as one clean line; nothing where it cannot be read."""
    try:
        return bersihkan_teks(tulisan[: 2 * PANJANG_CARI].replace("\n", " "))[:PANJANG_CARI].strip()
    except MasukanSalah:
        return ""


def salah_satu(tulisan: str, boleh: Collection[str]) -> str:
    """A choice of a filter as an address carries it; an unknown one filters nothing and is never an error."""
    return tulisan if tulisan in boleh else ""


class KunciField(forms.IntegerField):
    """The version of what the person saw."""

    def __init__(self, **kwargs: Any) -> None:
        isi: dict[str, Any] = {
            "min_value": 0,
            "max_value": 2**31 - 1,
            "widget": forms.HiddenInput,
            "error_messages": _USANG,
        }
        super().__init__(**isi | kwargs)


class TeksField(forms.CharField):
    """Text as it may be stored and printed: NFC, no hidden marks, at most `max_length` characters."""

    def to_python(self, value: Any) -> str:
        isi = super().to_python(value)
        if not isi:
            return ""
        try:
            return bersihkan_teks(isi, self.max_length or _PANJANG_BAWAAN)
        except MasukanSalah as salah:
            raise ValidationError(salah.pesan, code="teks") from None


class NilaiField(forms.Field):
    """A target or realisasi as people write it (`97%`, `BB`, `10-15`). Gives a `Nilai`; keeps the text as typed."""

    widget = forms.TextInput

    def __init__(self, *, max_length: int = PANJANG_NILAI, **kwargs: Any) -> None:
        self.max_length = max_length
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"maxlength": str(self.max_length), "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return value.tertulis if isinstance(value, Nilai) else value

    def to_python(self, value: Any) -> Nilai:
        if isinstance(value, Nilai):
            return value
        try:
            nilai = baca_nilai(bersihkan_teks(str(value or ""), self.max_length))
        except MasukanSalah as salah:
            raise ValidationError(salah.pesan, code="nilai") from None
        if nilai.bilangan is not None and not _muat(nilai.bilangan):
            raise ValidationError("Angka ini terlalu besar atau terlalu rinci. Periksa lagi.", code="nilai")
        return nilai

    def validate(self, value: Nilai) -> None:
        if self.required and value.jenis == Jenis.KOSONG:
            raise ValidationError("Target belum diisi. Tulis angka dengan satuan, misalnya 97%.", code="required")

    def has_changed(self, initial: Any, data: Any) -> bool:
        awal = self.prepare_value(initial) or ""
        return str(awal).strip() != str(data or "").strip()


class RupiahField(forms.Field):
    """An amount in Indonesian notation (`Rp 1.250.000,00`). Gives a Decimal, exact to the sen."""

    widget = forms.TextInput

    def __init__(self, *, negatif: bool = False, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.negatif = negatif

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"inputmode": "decimal", "maxlength": "64", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return format_bilangan(value, 2) if isinstance(value, Decimal | int) else value

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or str(value).strip() == "":
            return None
        try:
            return baca_rupiah(str(value), negatif=self.negatif)
        except MasukanSalah as salah:
            raise ValidationError(salah.pesan, code="rupiah") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(self.prepare_value(initial)) != self.to_python(data)
        except ValidationError:
            return True


def kolom_formulir(db_field: models.Field, **kwargs: Any) -> forms.Field | None:
    """For `formfield_callback` and the admin: text columns become `TeksField`, the rest stays Django's."""
    polos = isinstance(db_field, models.CharField | models.TextField) and not db_field.choices
    if polos and type(db_field) in {models.CharField, models.TextField}:
        kwargs["form_class"] = TeksField
    return db_field.formfield(**kwargs)


def _muat(bilangan: Decimal) -> bool:
    """Whether it fits the column of numbers: 18 digits before the comma and 6 behind it."""
    return abs(bilangan) < Decimal(10) ** 18 and bilangan == round(bilangan, 6)
