"""What people type for the Desk: the plan of a day, one more appointment, the reason and place of an act."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, time
from typing import Any

from django import forms

from sakip.formulir import KunciField, TeksField, nomor

from ..rules.desk import MENIT_TERPANJANG, MENIT_TERPENDEK, Rentang, SlotRencana, kisi

RUANG_TERBANYAK = 10
PANJANG_RUANG = 60
_JAM = {"invalid": "Jam ini tidak dapat dibaca. Tulis seperti 09:00.", "required": "Isi jamnya."}
_MENIT = f"Lama satu janji {MENIT_TERPENDEK} sampai {MENIT_TERPANJANG} menit."


def _jam(label: str, *, wajib: bool = True) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=wajib,
        error_messages=_JAM,
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )


class HariForm(forms.Form):
    """Date, hours, rooms, length of an appointment, break."""

    tanggal = forms.DateField(
        label="Tanggal",
        help_text="Hari kerja menurut kalender daerah.",
        error_messages={
            "invalid": "Tanggal ini tidak dapat dibaca. Pilih tanggal pada kalender.",
            "required": "Isi tanggalnya.",
        },
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    mulai = _jam("Mulai")
    selesai = _jam("Selesai")
    menit = forms.IntegerField(
        label="Lama satu janji (menit)",
        min_value=MENIT_TERPENDEK,
        max_value=MENIT_TERPANJANG,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), _MENIT),
    )
    istirahat_mulai = _jam("Istirahat mulai", wajib=False)
    istirahat_selesai = _jam("Istirahat selesai", wajib=False)
    ruang = TeksField(
        label="Ruang",
        help_text=f"Satu ruang pada satu baris, paling banyak {RUANG_TERBANYAK}.",
        max_length=700,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Isi nama ruangnya, satu pada satu baris."},
    )
    catatan = TeksField(
        label="Catatan", help_text="Misalnya apa yang dibawa. Boleh kosong.", max_length=500, required=False
    )

    def clean_ruang(self) -> tuple[str, ...]:
        ruang = tuple(dict.fromkeys(" ".join(r.split()) for r in re.split(r"[\n,;]", self.cleaned_data["ruang"])))
        ruang = tuple(r for r in ruang if r)
        if not ruang or len(ruang) > RUANG_TERBANYAK:
            raise forms.ValidationError(f"Isi satu sampai {RUANG_TERBANYAK} ruang, satu pada satu baris.")
        if any(len(r) > PANJANG_RUANG for r in ruang):
            raise forms.ValidationError(f"Nama ruang paling panjang {PANJANG_RUANG} huruf.")
        return ruang

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or self.cleaned_data
        dari, sampai = isi.get("istirahat_mulai"), isi.get("istirahat_selesai")
        if (dari is None) != (sampai is None) or (dari and sampai and sampai <= dari):
            self.add_error("istirahat_selesai", "Isi mulai dan selesai istirahat, atau kosongkan keduanya.")
        if isi.get("mulai") and isi.get("selesai") and not self.errors and not self.waktu():
            self.add_error("selesai", "Tidak satu janji pun muat. Perpanjang harinya atau perpendek janjinya.")
        return isi

    def waktu(self) -> list[Rentang]:
        """The times of one room."""
        isi = self.cleaned_data
        dari, sampai = isi.get("istirahat_mulai"), isi.get("istirahat_selesai")
        return kisi(isi["mulai"], isi["selesai"], isi["menit"], (dari, sampai) if dari and sampai else None)


def nama_sel(ruang: int, mulai: time) -> str:
    """The field of one place of the plan."""
    return f"slot-{ruang}-{mulai:%H%M}"


def baca_sel(data: Mapping[str, str], ruang: int, waktu: Sequence[Rentang]) -> tuple[SlotRencana, ...]:
    """Which PD was put into which place."""
    return tuple(
        SlotRencana(r, mulai, selesai, nomor(data.get(nama_sel(r, mulai), "")))
        for mulai, selesai in waktu
        for r in range(ruang)
    )


class TambahForm(forms.Form):
    """One more appointment."""

    pd = forms.TypedChoiceField(
        label="Perangkat Daerah",
        coerce=int,
        error_messages={
            "required": "Pilih Perangkat Daerah.",
            "invalid_choice": "Pilih Perangkat Daerah pada daftar.",
        },
    )
    ruang = forms.TypedChoiceField(
        label="Ruang",
        coerce=int,
        error_messages={"required": "Pilih ruang.", "invalid_choice": "Pilih ruang pada daftar."},
    )
    mulai = _jam("Mulai")
    selesai = _jam("Selesai")

    def __init__(
        self, *args: Any, pd: Sequence[tuple[int, str]], ruang: Sequence[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pd"].choices = [("", "Pilih"), *pd]  # type: ignore[attr-defined]
        self.fields["ruang"].choices = ruang  # type: ignore[attr-defined]


class AksiDeskForm(forms.Form):
    """An act on an appointment; `versi` is what the person saw."""

    versi = KunciField()
    catatan = TeksField(max_length=500, required=False)

    def __init__(self, *args: Any, tempat: Collection[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tempat = tempat

    def tempat(self) -> tuple[int, time, time] | None:
        """The place asked for: its room and time, where it is one of those offered."""
        cocok = re.fullmatch(r"(\d{1,15})-(\d{2})(\d{2})-(\d{2})(\d{2})", self.data.get("tempat", ""))
        if cocok is None or cocok[0] not in self._tempat:
            return None
        ruang, j1, m1, j2, m2 = (int(x) for x in cocok.groups())
        return ruang, time(j1, m1), time(j2, m2)

    def hadir(self) -> tuple[int, ...]:
        tulisan = self.data.getlist("hadir")[:500]  # type: ignore[attr-defined]
        return tuple(n for n in (nomor(t) for t in tulisan) if n is not None)


def awal_hari(tanggal: date) -> dict[str, Any]:
    """What the form of a day proposes."""
    return {
        "tanggal": tanggal, "mulai": time(9), "selesai": time(15), "menit": 60, "istirahat_mulai": time(12),
        "istirahat_selesai": time(13), "ruang": "Ruang A\nRuang B",
    }  # fmt: skip
