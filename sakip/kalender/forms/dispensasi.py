"""What people type to ask for a dispensasi and to decide on it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from sakip.formulir import KunciField, TeksField

TANGGAL = {"invalid": "Tanggal ini tidak dapat dibaca. Pilih tanggal pada kalender.", "required": "Isi tanggalnya."}


def _tanggal(label: str, bantuan: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=bantuan,
        error_messages=TANGGAL,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _alasan(label: str, bantuan: str, *, wajib: bool = True) -> TeksField:
    return TeksField(
        label=label,
        help_text=bantuan,
        max_length=2000,
        required=wajib,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Alasan belum ditulis. Tulis alasannya dengan singkat dan jelas."},
    )


class MintaForm(forms.Form):
    kode = forms.ChoiceField(
        label="Tonggak",
        error_messages={
            "required": "Pilih tonggak yang dimintakan dispensasi.",
            "invalid_choice": "Pilih salah satu tonggak pada daftar ini.",
        },
    )
    sampai = _tanggal("Tanggal baru yang diminta", "Setelah batas semula. Hari terakhirnya berlaku sampai 24.00.")
    alasan = _alasan("Alasan", "Apa yang menghalangi, dan kapan dapat diselesaikan. Dicetak pada laporan kepatuhan.")

    def __init__(self, *args: Any, pilihan: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kode"].choices = pilihan  # type: ignore[attr-defined]


class PutusanForm(forms.Form):
    """An act with nothing but its note; `versi_kunci` is what the person saw."""

    versi_kunci = KunciField()


class TarikForm(PutusanForm):
    catatan = _alasan("Catatan", "", wajib=False)


class AlasanForm(PutusanForm):
    catatan = _alasan("Alasan", "Dibaca peminta dan dicetak pada laporan kepatuhan.")


class BeriForm(PutusanForm):
    sampai = _tanggal("Berlaku sampai", "Hari terakhirnya berlaku sampai 24.00.")
    nomor = TeksField(
        label="Nomor keputusan",
        max_length=100,
        help_text="Nomor surat atau disposisi yang memberi dispensasi.",
        error_messages={"required": "Nomor keputusan belum diisi."},
    )
    tanggal = _tanggal("Tanggal keputusan", "Tanggal surat atau disposisi itu.")
    catatan = _alasan("Catatan", "", wajib=False)
