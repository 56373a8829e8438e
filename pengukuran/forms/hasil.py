"""What people type for a written result, and the filters of the register."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms

from sakip.dokumen.isian import MAKS_MB, LampiranField
from sakip.dokumen.unggahan import Lampiran, periksa_lampiran
from sakip.formulir import KunciField, TeksField, baca_kata, salah_satu
from sakip.lembar.berkas import BerkasDitolak
from sakip.organisasi.enums import JenisHasil

from ..enums import Periode
from ..queries.hasil import KEADAAN, SaringanHasil


def _periksa(isi: bytes, nama: str) -> Lampiran:
    try:
        return periksa_lampiran(isi, nama)
    except BerkasDitolak as ditolak:
        raise BerkasDitolak(f"{ditolak.pesan} Teks yang Anda ketik tetap ada; pilih lagi berkasnya.") from None


class KunciForm(forms.Form):
    """`versi_kunci` is what the person saw."""

    versi_kunci = KunciField()


class IsiForm(forms.Form):
    """The text and the file."""

    nomor = TeksField(label="Nomor surat", max_length=100, required=False, help_text="Bila hasil ini berupa surat.")
    ringkasan = TeksField(
        label="Ringkasan hasil",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Capaian yang menonjol, yang belum tercapai, dan sebabnya. Wajib ada sebelum dikirim.",
    )
    rekomendasi = TeksField(
        label="Rekomendasi",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Apa yang perlu dilakukan Perangkat Daerah.",
    )
    berkas = LampiranField(
        label="Berkas lampiran",
        terima=".pdf,.docx,.xlsx",
        required=False,
        periksa=_periksa,
        help_text=f"Satu berkas PDF, Word (.docx), atau Excel (.xlsx), paling besar {MAKS_MB} MB.",
    )
    tanpa_berkas = forms.BooleanField(label="Lepas berkas yang sudah ada", required=False)


class UbahForm(KunciForm, IsiForm):
    """A draft that is there."""


class SusunForm(IsiForm):
    """A new draft: which result, of which PD and period."""

    jenis = forms.ChoiceField(label="Jenis")
    pd = forms.ChoiceField(
        label="Perangkat Daerah", error_messages={"invalid_choice": "Pilih salah satu Perangkat Daerah."}
    )
    periode = forms.ChoiceField(label="Periode", choices=Periode.choices)
    field_order = ["jenis", "pd", "periode", "nomor", "ringkasan", "rekomendasi", "berkas"]

    def __init__(
        self, *args: Any, jenis: Collection[JenisHasil], pd: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["tanpa_berkas"]
        self.fields["jenis"].choices = [(j.value, j.label) for j in JenisHasil if j in jenis]  # type: ignore[attr-defined]
        self.fields["pd"].choices = [("", "Pilih"), *pd]  # type: ignore[attr-defined]


def baca_saringan(data: Mapping[str, str]) -> SaringanHasil:
    """As they stand in the address. An unknown value filters nothing; it is never an error."""
    return SaringanHasil(
        cari=baca_kata(data.get("cari", "")),
        jenis=salah_satu(data.get("jenis", ""), JenisHasil.values),
        periode=salah_satu(data.get("periode", ""), Periode.values),
        keadaan=salah_satu(data.get("keadaan", ""), KEADAAN),
    )
