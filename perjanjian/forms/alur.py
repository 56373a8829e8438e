"""What people type while an agreement moves: notes, decisions, the password of a signature."""

from typing import Any

from django import forms

from sakip.formulir import KunciField, TeksField

from ..enums import Bobot, Keputusan, PutusanUnsur

PALING_BANYAK = 300  # in one act


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
        choices=[(k.value, k.label) for k in (Keputusan.PERBAIKI, Keputusan.DITERIMA, Keputusan.SELESAI)],
        error_messages={
            "required": "Pilih dulu: perlu diperbaiki, atau dapat diterima.",
            "invalid_choice": "Pilih dulu: perlu diperbaiki, atau dapat diterima.",
        },
    )
    alasan = TeksField(max_length=2000, required=False)
    versi = forms.CharField(max_length=40, required=False)


class MengenaiField(forms.CharField):
    """What a finding is about: a row (b12), a budget line (p5), or nothing for the whole."""

    def clean(self, value: Any) -> dict[str, int]:
        isi = super().clean(value)
        if not isi:
            return {}
        nama = {"b": "butir_id", "p": "pagu_id"}.get(isi[0])
        if nama is None or not isi[1:].isascii() or not isi[1:].isdigit() or len(isi) > 19:
            raise forms.ValidationError("Baris itu bukan bagian dari PK ini.")
        return {nama: int(isi[1:])}


class TemuanBaruForm(forms.Form):
    """A verifier's own finding, with its weight."""

    uraian = TeksField(
        max_length=1000, error_messages={"required": "Temuan belum ditulis. Tulis apa yang perlu diperbaiki."}
    )
    mengenai = MengenaiField(required=False, max_length=40)
    bobot = forms.ChoiceField(choices=Bobot.choices, required=False)

    def clean_bobot(self) -> str:
        return self.cleaned_data["bobot"] or Bobot.WAJIB


class PersetujuanForm(forms.Form):
    putusan = forms.ChoiceField(choices=PutusanUnsur.choices)
    catatan = TeksField(max_length=2000, required=False)


def baca_centang(tulisan: list[str]) -> list[tuple[str, str]]:
    """Ticked items of checklists, each with its unsur; what no list holds is left out when they are kept."""
    return [(unsur, teks) for unsur, _, teks in (t.partition("|") for t in tulisan[:PALING_BANYAK])]
