"""What a checker types, and the filters of the inbox."""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from sakip.formulir import KunciField, TeksField, baca_kata, nomor, salah_satu

from ..enums import PERIODE_UKUR, PutusanAngka
from ..queries.periksa import KEADAAN, SaringanPeriksa

PALING_BANYAK = 100  # measurements in one act


class AksiUkurForm(forms.Form):
    """`kunci` is the version the person saw; `catatan` the note or the reason."""

    kunci = KunciField()
    catatan = TeksField(max_length=2000, required=False)


class KoreksiForm(AksiUkurForm):
    catatan = TeksField(
        max_length=500,
        error_messages={"required": "Tulis alasan koreksi: angka mana yang berubah, dan mengapa."},
    )


class AngkaForm(forms.Form):
    """What is decided on one figure. `kunci`: the version of the figure that was seen."""

    putusan = forms.ChoiceField(choices=PutusanAngka.choices, required=False)
    catatan = TeksField(max_length=1000, required=False)
    kunci = KunciField()

    def clean(self) -> dict[str, object]:
        isi = super().clean() or {}
        if isi.get("putusan") == PutusanAngka.DIKEMBALIKAN and not isi.get("catatan") and not self.errors:
            self.add_error("catatan", "Tulis apa yang perlu diperbaiki pada angka ini.")
        return isi


@dataclass(frozen=True)
class Putusan:
    """One figure as decided on the page."""

    realisasi_id: int
    putusan: str
    catatan: str
    kunci: int


def baca_saringan_periksa(data: Mapping[str, str]) -> SaringanPeriksa:
    """As they stand in the address. An unknown value filters nothing; it is never an error."""
    return SaringanPeriksa(
        keadaan=salah_satu(data.get("keadaan", ""), KEADAAN),
        pd=nomor(data.get("unit", "")),
        periode=salah_satu(data.get("periode", ""), PERIODE_UKUR),
        cari=baca_kata(data.get("cari", "")),
    )
