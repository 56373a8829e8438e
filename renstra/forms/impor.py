"""Forms of the import flow: the file with its questions, the columns, the decisions, the confirmation."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from renstra.forms.dasar import KunciForm
from renstra.rules.impor import Putusan
from renstra.services.impor.dasar import Pertanyaan
from sakip.formulir import TeksField
from sakip.lembar import Kolom, Pemetaan, Pengenalan

TANYA = "tanya_"


def _isian(tanya: Pertanyaan, awal: str) -> forms.Field:
    umum: dict[str, Any] = {
        "label": tanya.label,
        "help_text": tanya.bantuan,
        "required": tanya.wajib,
        "initial": awal,
    }
    if tanya.pilihan:
        return forms.ChoiceField(choices=tanya.pilihan, **umum)
    return TeksField(max_length=200, **umum)


class PertanyaanForm(forms.Form):
    """The questions of a kind of worksheet, each under its own name."""

    def __init__(
        self, *args: Any, pertanyaan: Sequence[Pertanyaan], jawaban: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pertanyaan = pertanyaan
        for tanya in pertanyaan:
            self.fields[TANYA + tanya.nama] = _isian(tanya, (jawaban or {}).get(tanya.nama, tanya.bawaan))

    def jawaban(self) -> dict[str, str]:
        return {t.nama: self.cleaned_data[TANYA + t.nama] for t in self.pertanyaan}


class UnggahForm(PertanyaanForm):
    berkas = forms.FileField(
        label="Berkas Excel (.xlsx)",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx", "data-lepas-berkas": ""}),
    )

    def __init__(self, *args: Any, maks: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.maks = maks
        self.fields["berkas"].help_text = f"Paling besar {maks // 1024 // 1024} MB."
        self.order_fields([*(n for n in self.fields if n != "berkas"), "berkas"])

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > self.maks:
            raise ValidationError(f"Berkas terlalu besar: paling besar {self.maks // 1024 // 1024} MB.")
        return berkas


class LembarForm(forms.Form):
    """Which sheet, and in which row its headings stand."""

    lembar = forms.ChoiceField(label="Lembar")
    baris_judul = forms.IntegerField(
        label="Baris judul kolom",
        min_value=1,
        max_value=200,
        help_text="Nomor baris tempat judul kolom tertulis.",
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, kenal: Pengenalan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lembar"].choices = [(nama, nama) for nama in kenal.lembar]  # type: ignore[attr-defined]
        self.fields["lembar"].initial = kenal.dipilih
        self.fields["baris_judul"].initial = kenal.baris_judul


class KolomForm(PertanyaanForm):
    """Which column of the file is which of ours, and how its numbers are written."""

    def __init__(self, *args: Any, kenal: Pengenalan, kolom: Iterable[Kolom], semula: Pemetaan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kenal, self.kolom = kenal, list(kolom)
        pilihan = [
            ("0", "Tidak ada dalam berkas"),
            *((str(k.nomor), f"{k.huruf}: {k.judul or 'tanpa judul'}") for k in kenal.judul),
        ]
        for satu in self.kolom:
            nomor = str(kenal.tempat.get(satu.field, 0))
            self.fields[f"kolom_{satu.field}"] = forms.ChoiceField(
                label=satu.judul, choices=pilihan, initial=nomor, required=False
            )
        for tanya in kenal.bertanya:
            self.fields[f"notasi_{tanya.field}"] = forms.ChoiceField(
                label=f"Cara membaca angka kolom {tanya.judul}",
                choices=list(tanya.arti.items()),
                widget=forms.RadioSelect,
                initial=semula.notasi.get(tanya.field),
                error_messages={"required": "Pilih salah satu arti, agar angkanya tidak ditebak."},
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        dipakai: dict[str, str] = {}
        for satu in self.kolom:
            nomor = data.get(f"kolom_{satu.field}") or "0"
            if nomor == "0":
                if satu.wajib:
                    self.add_error(f"kolom_{satu.field}", f"{satu.judul} wajib ada. Pilih kolomnya.")
                continue
            if nomor in dipakai:
                self.add_error(f"kolom_{satu.field}", f"Kolom ini sudah dipakai untuk {dipakai[nomor]}.")
            dipakai.setdefault(nomor, satu.judul)
        return data

    def baris(self) -> list[dict[str, Any]]:
        """Each of our columns with its choice, what the file has there, and its question where one is open; first
        those that need the reader."""
        berkas = {k.nomor: k for k in self.kenal.judul}
        bertanya = {t.field: t for t in self.kenal.bertanya}
        baris = [
            {
                "kolom": satu,
                "isian": self[f"kolom_{satu.field}"],
                "berkas": berkas.get(self.kenal.tempat.get(satu.field, 0)),
                "tanya": bertanya.get(satu.field),
                "notasi": self[f"notasi_{satu.field}"] if satu.field in bertanya else None,
            }
            for satu in self.kolom
        ]
        return sorted(baris, key=lambda b: not (b["tanya"] or b["isian"].errors or _kurang(b)))

    def jawaban_isian(self) -> list[Any]:
        return [self[TANYA + t.nama] for t in self.pertanyaan]

    def pemetaan(self) -> Pemetaan:
        data = self.cleaned_data
        return Pemetaan(
            lembar=self.kenal.dipilih,
            baris_judul=self.kenal.baris_judul,
            kolom={k.field: int(data[f"kolom_{k.field}"] or 0) for k in self.kolom},
            notasi={t.field: data[f"notasi_{t.field}"] for t in self.kenal.bertanya},
        )


def _kurang(baris: dict[str, Any]) -> bool:
    return bool(baris["kolom"].wajib and not baris["berkas"])


class TerapkanForm(KunciForm):
    sha256 = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
    sidik = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)


class PutusanForm(forms.Form):
    """One decision for one row, or for all that are open."""

    kunci = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    putusan = forms.ChoiceField(choices=[(p.value, p.value) for p in Putusan])
