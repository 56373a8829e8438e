"""Forms of RPJMD and Renstra and of the nodes of their tree."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet

from renstra.enums import JenisSimpul
from renstra.models import Rencana, Simpul
from renstra.rules import pohon
from renstra.rules.kode import baca_kode
from sakip.organisasi.enums import Tingkat

from .dasar import EdisiField, KunciForm, panjang


class RencanaForm(KunciForm):
    versi_kunci = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    judul = panjang(250, label="Judul", help_text="Misalnya Renstra Dinas Kesehatan 2025–2029.")
    tahun_awal = forms.IntegerField(label="Tahun pertama", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(label="Tahun terakhir", min_value=2000, max_value=2100, help_text="Lima tahun.")
    induk_id = forms.ModelChoiceField(
        Rencana.objects.none(),
        label="Berpedoman pada RPJMD",
        required=False,
        empty_label="Belum ada",
        help_text="Sasaran Renstra menyebut sasaran RPJMD yang didukungnya.",
    )
    edisi_id = EdisiField(help_text="Kode program, kegiatan, dan sub kegiatan menurut edisi ini.")

    def __init__(self, *args: Any, pemda_id: int, rpjmd: QuerySet[Rencana] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edisi_id"].untuk(pemda_id)  # type: ignore[attr-defined]
        if rpjmd is None:
            del self.fields["induk_id"]
        else:
            self.fields["induk_id"].queryset = rpjmd  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        awal, akhir = data.get("tahun_awal"), data.get("tahun_akhir")
        if awal and akhir and not awal <= akhir <= awal + 9:
            self.add_error("tahun_akhir", "Tahun terakhir harus sesudah tahun pertama, paling lama sepuluh tahun.")
        return data

    def isi(self) -> dict[str, Any]:
        isi = super().isi()
        return isi | {n: isi[n].pk if isi.get(n) else None for n in ("induk_id", "edisi_id")}


class SimpulForm(KunciForm):
    jenis = forms.ChoiceField(label="Jenis")
    kode = panjang(
        40,
        label="Kode",
        required=False,
        help_text="Kode nomenklatur bagi program, kegiatan, dan sub kegiatan, misalnya 5.01.02.2.01.0001.",
    )
    uraian = panjang(1000, 3, label="Uraian")
    mendukung_id = forms.ModelChoiceField(
        Simpul.objects.none(),
        label="Mendukung sasaran RPJMD",
        required=False,
        empty_label="Belum ditentukan",
        help_text="Renstra berpedoman pada RPJMD.",
    )

    def __init__(
        self,
        *args: Any,
        jenis: Sequence[JenisSimpul],
        sasaran_rpjmd: QuerySet[Simpul] | None = None,
        bidang: Sequence[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bidang = bidang
        self.fields["jenis"].choices = [(j.value, j.label) for j in jenis]  # type: ignore[attr-defined]
        if len(jenis) == 1:
            self.fields["jenis"].widget = forms.HiddenInput()
            self.fields["jenis"].initial = jenis[0].value
        if not pohon.BERKODE & set(jenis):
            del self.fields["kode"]
        if sasaran_rpjmd is None or JenisSimpul.SASARAN not in jenis:
            del self.fields["mendukung_id"]
        else:
            self.fields["mendukung_id"].queryset = sasaran_rpjmd  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        jenis, kode = data.get("jenis"), data.get("kode")
        if jenis and kode and JenisSimpul(jenis) in pohon.BERKODE:
            bacaan = baca_kode(kode, Tingkat(jenis), bidang=self.bidang)
            if bacaan.salah:
                self.add_error("kode", bacaan.salah)
            else:
                data["kode"] = bacaan.kode
        return data

    def isi(self) -> dict[str, Any]:
        isi = super().isi()
        if "mendukung_id" in isi:
            isi["mendukung_id"] = isi["mendukung_id"].pk if isi["mendukung_id"] else None
        return isi


class _IndukField(forms.ModelChoiceField):
    """Nodes as `Program 5.01.02 Nama`, of the kinds that may stand above."""

    def label_from_instance(self, obj: Any) -> str:
        return " ".join(filter(None, [f"{obj.get_jenis_display()}:", obj.kode, obj.uraian]))[:160]


class _KeBawahForm(KunciForm):
    """Below whom something is to stand: one of `induk`, or at the top where `paling_atas` allows it."""

    induk_id = _IndukField(Simpul.objects.none())

    def __init__(self, *args: Any, induk: QuerySet[Simpul], paling_atas: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["induk_id"]
        pilihan.queryset = induk  # type: ignore[attr-defined]
        if paling_atas:
            pilihan.required = False
            pilihan.empty_label = "Paling atas"  # type: ignore[attr-defined]


class LetakForm(_KeBawahForm):
    """Where a node is to stand: below whom, and at which end."""

    induk_id = _IndukField(Simpul.objects.none(), label="Pindah ke bawah")
    tempat = forms.ChoiceField(
        label="Urutan di sana",
        choices=[("akhir", "Paling akhir"), ("awal", "Paling awal")],
        widget=forms.RadioSelect,
        initial="akhir",
    )

    def letak(self) -> dict[str, Any]:
        induk = self.cleaned_data["induk_id"]
        return {"induk_id": induk.pk if induk else None, "paling_awal": self.cleaned_data["tempat"] == "awal"}


class SalinPeriodeForm(forms.Form):
    judul = panjang(250, label="Judul rencana baru")
    tahun_awal = forms.IntegerField(
        label="Tahun pertama", min_value=2000, max_value=2095, help_text="Lima tahun sejak tahun ini."
    )
    isi = forms.ChoiceField(
        label="Target periode lama",
        widget=forms.RadioSelect,
        initial="data_dasar",
        choices=[
            ("data_dasar", "Target terakhir menjadi data dasar periode baru"),
            ("kosong", "Tidak dibawa; target dan data dasar diisi kembali"),
        ],
    )


class SalinCabangForm(_KeBawahForm):
    """A branch goes to another parent of the same plan, or into another plan that is drawn up."""

    induk_id = _IndukField(Simpul.objects.none(), label="Salin ke bawah")
    target = forms.BooleanField(label="Sertakan target tahunannya", required=False, initial=True)


class SalinTargetForm(KunciForm):
    dari = forms.TypedChoiceField(label="Dari tahun", coerce=int)
    ke = forms.TypedChoiceField(label="Ke tahun", coerce=int)
    timpa = forms.BooleanField(label="Ganti juga target yang sudah terisi", required=False)

    def __init__(self, *args: Any, tahun: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ("dari", "ke"):
            self.fields[nama].choices = [(t, str(t)) for t in tahun]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("dari") is not None and data.get("dari") == data.get("ke"):
            self.add_error("ke", "Pilih tahun yang berbeda.")
        return data
