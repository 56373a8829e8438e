"""What people type while a report moves: notes, the password of a signature, scans, the letter to the Gubernur."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from sakip.dokumen.isian import LampiranField
from sakip.dokumen.unggahan import periksa_pindaian
from sakip.formulir import KunciField, TeksField

from ..enums import AksiLaporan, Jawaban, Penyelesaian
from ..rules.daftar_reviu import BUTIR
from ..services.reviu import IsiButir

SANDI_KOSONG = "Kata sandi belum diisi. Ketik kata sandi yang Anda pakai untuk masuk."


class AlurForm(forms.Form):
    """`kunci`: the version of the report that the person saw."""

    kunci = KunciField()
    catatan = TeksField(max_length=2000, required=False)


class TandaTanganForm(forms.Form):
    """The signer's own password; it is compared and forgotten, never shown again."""

    kunci = KunciField()
    kata_sandi = forms.CharField(
        strip=False, max_length=1024, error_messages={"required": SANDI_KOSONG, "max_length": "Kata sandi salah."}
    )


class PindaianForm(AlurForm):
    """A scan, and the day that stands on the paper."""

    tanggal = forms.DateField(
        error_messages={"required": "Isi tanggal yang tertulis di naskahnya.", "invalid": "Tanggal tidak dikenali."}
    )
    berkas = LampiranField(terima=".pdf,.jpg,.jpeg,.png", kosong="Pilih berkas pindaiannya.", periksa=periksa_pindaian)

    def clean_tanggal(self) -> date:
        hari: date = self.cleaned_data["tanggal"]
        if not 2000 <= hari.year <= 2100:
            raise forms.ValidationError("Tanggal tidak dikenali.")
        return hari


class SuratForm(PindaianForm):
    nomor = TeksField(max_length=100, error_messages={"required": "Isi nomor surat pengantarnya."})


def form_aksi(aksi: AksiLaporan, *, pemda: bool) -> type[AlurForm]:
    """What the page of an act asks for; `pemda`: the report is the regency's."""
    if aksi == AksiLaporan.UNGGAH_TANDA:
        return PindaianForm
    return SuratForm if aksi == AksiLaporan.SAMPAIKAN and pemda else AlurForm


def baca_butir(data: Mapping[str, Any]) -> dict[str, IsiButir]:
    """The statements that a form sends: `jawaban-I.1`, `catatan-I.1`, `tempat-I.1`, `versi-I.1` and so on."""
    hasil = {}
    for kode in BUTIR:
        if f"versi-{kode}" not in data:
            continue
        catatan = TeksField(max_length=4000, required=False).clean(data.get(f"catatan-{kode}", ""))
        hasil[kode] = IsiButir(
            jawaban=_pilihan(data.get(f"jawaban-{kode}", ""), Jawaban.values),
            catatan=catatan,
            tempat=str(data.get(f"tempat-{kode}", ""))[:60],
            penyelesaian=_pilihan(data.get(f"penyelesaian-{kode}", ""), Penyelesaian.values),
            versi=KunciField().clean(data.get(f"versi-{kode}")),
        )
    return hasil


def _pilihan(tulisan: Any, boleh: list[str]) -> str:
    return tulisan if tulisan in boleh else ""


def baca_tanggapan(data: Mapping[str, Any]) -> dict[str, str]:
    """`tindak_lanjut-I.1`: what the writers did about a note."""
    medan = TeksField(max_length=4000, required=False)
    return {k: medan.clean(data[f"tindak_lanjut-{k}"]) for k in BUTIR if f"tindak_lanjut-{k}" in data}
