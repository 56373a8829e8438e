"""The form field of a file that somebody attaches."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sakip.lembar.berkas import BerkasDitolak

from .unggahan import MAKS_LAMPIRAN, Lampiran, periksa_lampiran

MAKS_MB = MAKS_LAMPIRAN // 1024 // 1024


class LampiranField(forms.FileField):
    """Cleans to a `Lampiran` that `periksa` took, None where none was chosen. `terima`: the endings the dialog offers;
    `kosong`: what to say where one must be chosen."""

    def __init__(
        self,
        *,
        terima: str,
        kosong: str = "Pilih dulu berkasnya.",
        periksa: Callable[[bytes, str], Lampiran] = periksa_lampiran,
        **lain: Any,
    ) -> None:
        self.periksa = periksa
        super().__init__(
            max_length=255,
            widget=forms.FileInput(attrs={"accept": terima}),
            error_messages={
                "max_length": "Nama berkas terlalu panjang. Ganti namanya, lalu unggah lagi.",
                "required": kosong,
                "invalid": kosong,
                "empty": "Berkas kosong. Pilih berkas yang lain.",
            },
            **lain,
        )

    def clean(self, data: Any, initial: Any = None) -> Lampiran | None:
        berkas = super().clean(data, initial)
        if not berkas:
            return None
        if berkas.size > MAKS_LAMPIRAN:
            raise ValidationError(f"Berkas terlalu besar: paling besar {MAKS_MB} MB.")
        try:
            return self.periksa(berkas.read(), berkas.name)
        except BerkasDitolak as ditolak:
            raise ValidationError(ditolak.pesan) from None
