"""What people type on a sheet: the fields of each row, as a page, a script or a block from Excel sends them."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from renstra.enums import SumberData
from sakip.angka import AngkaSalah, Notasi, baca_bilangan, baca_cetakan, bacaan
from sakip.formulir import KunciField, NilaiField, TeksField

from ..models.pengukuran import BILANGAN
from ..services.isi import IsiBaris

BARIS_TERBANYAK = 500
_VERSI = re.compile(r"r-([0-9]{1,15})-versi", re.ASCII)
_TERBESAR, _TERKECIL = Decimal(10) ** 18, Decimal(1).scaleb(-6)
_TERLALU = "Angka ini terlalu besar atau terlalu rinci. Periksa lagi."


class BilanganField(TeksField):
    """A numerator or denominator: a plain number in either notation, kept as it was typed."""

    def clean(self, value: Any) -> str:
        isi: str = super().clean(value)
        if not isi:
            return ""
        try:
            semua = bacaan(isi).values() or [baca_bilangan(isi)]
        except AngkaSalah as salah:
            raise ValidationError(salah.pesan) from None
        if not all(map(_muat, semua)):
            raise ValidationError(_TERLALU)
        return isi


class RealisasiField(NilaiField):
    """A realisasi or a target of a quarter: whatever people write, kept as typed; no number beyond what is stored."""

    def clean(self, value: Any) -> str:
        tulisan: str = super().clean(value).tertulis
        semua = [baca_cetakan(tulisan).bilangan, *bacaan(tulisan).values()]
        if not all(_muat(b) for b in semua if b is not None):
            raise ValidationError(_TERLALU)
        return tulisan


class BarisForm(forms.Form):
    """One row. Only what was sent is changed."""

    use_required_attribute = False
    versi = KunciField()
    tertulis = RealisasiField(required=False, max_length=BILANGAN)
    target = RealisasiField(required=False, max_length=BILANGAN)
    pembilang = BilanganField(required=False, max_length=BILANGAN)
    penyebut = BilanganField(required=False, max_length=BILANGAN)
    kendala = TeksField(required=False, max_length=2000)
    solusi = TeksField(required=False, max_length=2000)
    jenis_sumber = forms.ChoiceField(required=False, choices=[("", "Belum dipilih"), *SumberData.choices])
    sumber_data = TeksField(required=False, max_length=250)
    notasi = forms.ChoiceField(required=False, choices=[("", ""), *[(n.value, n.name) for n in Notasi]])
    benar = forms.BooleanField(required=False)

    def isi(self, nomor: int) -> IsiBaris:
        """What to save; call after `is_valid()`."""
        d = {n: self.cleaned_data[n] for n in self.fields if self.add_prefix(n) in self.data}
        medan = {n: d[n] for n in d if n not in ("versi", "target", "benar")}
        return IsiBaris(nomor, self.cleaned_data["versi"], medan, d.get("target"), bool(d.get("benar")))


def baca_baris(data: QueryDict) -> dict[int, BarisForm]:
    """{row: its form}, of a request that may carry any number of rows; what is no row is passed over."""
    nomor = [int(cocok[1]) for nama in data if (cocok := _VERSI.fullmatch(nama))]
    return {n: BarisForm(data, prefix=f"r-{n}") for n in nomor[:BARIS_TERBANYAK]}


def ketikan(data: Mapping[str, str], nomor: int) -> dict[str, str]:
    """The fields of a row as they were typed, to be shown again."""
    return {n: data[f"r-{nomor}-{n}"] for n in BarisForm.base_fields if f"r-{nomor}-{n}" in data}


def _muat(bilangan: Decimal) -> bool:
    return abs(bilangan) < _TERBESAR and bilangan == bilangan.quantize(_TERKECIL)
