"""Form fields for Indonesian text and numbers."""

from decimal import Decimal

import pytest
from django import forms
from django.core.exceptions import ValidationError

from sakip.angka import Jenis
from sakip.formulir import Bentrok, NilaiField, RupiahField, TeksField


class Formulir(forms.Form):
    uraian = TeksField(max_length=20)
    target = NilaiField()
    pagu = RupiahField(required=False)


def test_text_is_cleaned_and_a_target_and_money_are_read_in_indonesian_notation():
    form = Formulir({"uraian": "  Meningkat\u200bnya\x00 ", "target": "97,5 %", "pagu": "Rp 1.250.000,50"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["uraian"] == "Meningkatnya"
    assert form.cleaned_data["target"].bilangan == Decimal("97.5")
    assert form.cleaned_data["pagu"] == Decimal("1250000.50")


@pytest.mark.parametrize(
    ("nama", "nilai", "pesan"),
    [
        ("uraian", "a\u202eb", "tanda tersembunyi"),
        ("uraian", "x" * 21, "terlalu panjang"),
        ("uraian", "e" + "\u0301" * 15, "aksen bertumpuk"),
        ("uraian", "x" * 100_000, "terlalu panjang"),
        ("target", "", "belum diisi"),
        ("target", "9" * 61, "terlalu panjang"),
        ("target", "9" * 30, "terlalu besar"),
        ("target", "0,1234567", "terlalu rinci"),
        ("pagu", "85.10", "ambigu"),
        ("pagu", "-5", "kurang dari nol"),
        ("pagu", "1e9", "notasi ilmiah"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_sentence_and_shown_again_as_typed(nama, nilai, pesan):
    form = Formulir({"uraian": "Baik", "target": "97%", "pagu": "1", nama: nilai})
    assert not form.is_valid()
    assert pesan in form.errors[nama][0].lower()
    assert len(form.errors[nama]) == 1
    assert form[nama].value() == nilai


def test_a_text_target_is_a_value_of_its_own_kind():
    assert NilaiField().clean("WTP").jenis == Jenis.TEKS


def test_stored_values_are_shown_as_people_write_them():
    assert RupiahField().prepare_value(Decimal("17020520112.00")) == "17.020.520.112,00"
    assert NilaiField().prepare_value(NilaiField().clean("1.234,56 km")) == "1.234,56 km"


def test_money_written_otherwise_but_equal_has_not_changed():
    field = RupiahField()
    assert not field.has_changed(Decimal("1500.00"), "Rp 1.500")
    assert field.has_changed(Decimal("1500.00"), "1.501")
    assert field.has_changed(Decimal("1500.00"), "bukan angka")


def test_an_optional_target_may_stay_empty():
    assert NilaiField(required=False).clean("").jenis == Jenis.KOSONG
    with pytest.raises(ValidationError):
        NilaiField().clean("-")


def test_a_conflict_carries_both_texts():
    bentrok = Bentrok(tersimpan={"target": "97%"}, diketik={"target": "98%"}, oleh="Sari")
    assert "belum disimpan" in str(bentrok)
    assert (bentrok.tersimpan, bentrok.diketik, bentrok.oleh) == ({"target": "97%"}, {"target": "98%"}, "Sari")
