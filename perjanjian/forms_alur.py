"""What people type while an agreement moves: notes, decisions, the password of a signature."""

from typing import Any

from django import forms

from sakip.formulir import TeksField

from .enums import Keputusan, PutusanUnsur

KUNCI_USANG = {
    "required": "Halaman ini tidak lengkap. Muat ulang, lalu ulangi.",
    "invalid": "Halaman ini tidak lengkap. Muat ulang, lalu ulangi.",
    "min_value": "Halaman ini tidak lengkap. Muat ulang, lalu ulangi.",
    "max_value": "Halaman ini tidak lengkap. Muat ulang, lalu ulangi.",
}
PALING_BANYAK = 300  # in one act


class KunciField(forms.IntegerField):
    """The version (`kunci`) of the PK that the person saw."""

    def __init__(self, **kwargs: Any) -> None:
        isi = {"min_value": 0, "max_value": 2**31 - 1, "widget": forms.HiddenInput, "error_messages": KUNCI_USANG}
        super().__init__(**isi | kwargs)


class AksiForm(forms.Form):
    kunci = KunciField()
    catatan = TeksField(max_length=2000, required=False)


class SandiForm(forms.Form):
    """The signer's own password; it is compared and forgotten, never shown again."""

    kata_sandi = forms.CharField(
        strip=False,
        max_length=1024,
        widget=forms.PasswordInput(render_value=False),
        error_messages={
            "required": "Kata sandi belum diisi. Ketik kata sandi yang Anda pakai untuk masuk.",
            "max_length": "Kata sandi salah. Belum ada PK yang ditandatangani.",
        },
    )


class TandaTanganForm(SandiForm):
    kunci = KunciField()


class TemuanForm(forms.Form):
    keputusan = forms.ChoiceField(
        choices=[(k.value, k.label) for k in (Keputusan.PERBAIKI, Keputusan.DITERIMA)],
        error_messages={
            "required": "Pilih dulu: perlu diperbaiki, atau dapat diterima.",
            "invalid_choice": "Pilih dulu: perlu diperbaiki, atau dapat diterima.",
        },
    )
    alasan = TeksField(max_length=2000, required=False)
    versi = forms.CharField(max_length=40, required=False)


class TemuanBaruForm(forms.Form):
    """A verifier's own remark, on a row or on the whole."""

    uraian = TeksField(
        max_length=1000, error_messages={"required": "Temuan belum ditulis. Tulis apa yang perlu diperbaiki."}
    )
    butir = forms.IntegerField(required=False, min_value=1, max_value=2**62)


class PersetujuanForm(forms.Form):
    putusan = forms.ChoiceField(choices=PutusanUnsur.choices)
    catatan = TeksField(max_length=2000, required=False)


def baca_id(tulisan: list[str]) -> list[int] | None:
    """The ids a list sends, without doubles; None where one of them is no id at all."""
    if not all(t.isascii() and t.isdigit() and len(t) <= 18 for t in tulisan):
        return None
    return list(dict.fromkeys(int(t) for t in tulisan))
