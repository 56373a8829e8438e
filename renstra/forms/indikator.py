"""Forms of an indicator: its measure, its targets, the PD that carry it too."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db.models import QuerySet
from django.urls import reverse_lazy

from renstra.enums import Arah, CaraHitung, LevelIndikator, SumberData
from renstra.models import Indikator
from renstra.rules.pohon import SATUAN
from renstra.rules.target import TAHUN_DASAR_PERTAMA, IsiTarget, akhir_bertentangan
from sakip.angka import Jenis, Nilai, baca_nilai, dibaca, format_bilangan
from sakip.formulir import NilaiField
from sakip.organisasi.enums import JenisIndikator
from sakip.organisasi.models import PerangkatDaerah
from sakip.skala import CONTOH, baca_skala, catatan_skala

from .dasar import KunciForm, PaguField, panjang

PANJANG_KUNCI = 18  # digits of the largest key that a database takes
_UTAMA = ("nama", "satuan")
_ANGKA = ("baseline", "target_akhir")
_PANJANG = ("definisi_operasional", "formula")


def _masukan() -> forms.TextInput:
    """A value whose reading stands below it; htmx asks for the reading again when it changes."""
    url = reverse_lazy("renstra:dibaca")
    return forms.TextInput(
        attrs={"hx-get": url, "hx-trigger": "change", "hx-target": "next .dibaca", "hx-swap": "innerHTML"}
    )


def kata_dibaca(tulisan: str) -> str:
    """How a value is understood (`dibaca 97 persen`); nothing for an empty one."""
    nilai = baca_nilai(tulisan)
    return "" if nilai.jenis == Jenis.KOSONG else dibaca(nilai)


class IndikatorForm(KunciForm):
    nama = panjang(1000, 2, label="Indikator")
    satuan = panjang(60, label="Satuan", help_text="Misalnya %, dokumen, indeks.")
    jenis = forms.ChoiceField(label="Jenis", choices=JenisIndikator.choices)
    level = forms.ChoiceField(
        label="Tingkat hasil",
        choices=LevelIndikator.choices,
        help_text="Dampak atau outcome pada jenjang atas, output pada kegiatan dan sub kegiatan.",
    )
    arah = forms.ChoiceField(label="Arah", choices=Arah.choices)
    cara_hitung = forms.ChoiceField(label="Cara menghitung triwulan", choices=CaraHitung.choices)
    skala = panjang(250, label="Skala teks", required=False, help_text=f"Wajib bagi target berupa teks. {CONTOH}")
    baseline = NilaiField(
        label="Data dasar", required=False, help_text="Realisasi terakhir yang diketahui.", widget=_masukan()
    )
    tahun_baseline = forms.IntegerField(label="Tahun data dasar", required=False, min_value=TAHUN_DASAR_PERTAMA)
    target_akhir = NilaiField(
        label="Target akhir", required=False, help_text="Sama dengan target tahun terakhir.", widget=_masukan()
    )
    definisi_operasional = panjang(4000, 2, label="Definisi operasional", required=False)
    formula = panjang(2000, 2, label="Formula", required=False)
    jenis_sumber = forms.ChoiceField(label="Jenis sumber data", choices=SumberData.choices)
    sumber_data = panjang(250, label="Sumber data", required=False)
    penanggung_jawab = panjang(250, label="Penanggung jawab data", required=False)

    def __init__(self, *args: Any, tahun: Iterable[int], indikator: Indikator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tahun = list(tahun)
        self._batasi_tahun_dasar()
        self.daftar_satuan = SATUAN
        self.id_daftar = f"satuan-{indikator.pk if indikator else 'baru'}"
        self.fields["satuan"].widget.attrs["list"] = self.id_daftar
        target = {t.tahun: t for t in indikator.target.all()} if indikator else {}
        for t in self.tahun:
            lama = target.get(t)
            self.fields[f"target_{t}"] = NilaiField(
                label=f"Target {t}", required=False, initial=lama.tertulis if lama else "", widget=_masukan()
            )
            self.fields[f"pagu_{t}"] = PaguField(
                label=f"Pagu indikatif {t} (Rp)", required=False, initial=lama.pagu if lama else None
            )

    def _batasi_tahun_dasar(self) -> None:
        """It lies before the last year of the plan, or no target is left to be compared with it."""
        terakhir = self.tahun[-1] - 1
        field = self.fields["tahun_baseline"]
        field.help_text = f"Kosong: {self.tahun[0] - 1}."
        field.validators.append(MaxValueValidator(terakhir))
        field.widget.attrs |= {"max": terakhir}

    @property
    def baris_target(self) -> list[dict[str, Any]]:
        """The pair of fields of each year, for the page."""
        return [self._dibaca(f"target_{t}") | {"tahun": t, "pagu": self[f"pagu_{t}"]} for t in self.tahun]

    def _dibaca(self, nama: str) -> dict[str, Any]:
        tulisan = self._tulisan(nama)
        pada_skala = baca_skala(self._tulisan("skala")).bilangan(tulisan)
        kata = kata_dibaca(tulisan) if pada_skala is None else f"dibaca {format_bilangan(pada_skala)} pada skala"
        return {"isian": self[nama], "dibaca": kata}

    @property
    def isian_utama(self) -> list[Any]:
        return [self[nama] for nama in _UTAMA]

    @property
    def isian_angka(self) -> list[dict[str, Any]]:
        return [self._dibaca(nama) for nama in _ANGKA]

    @property
    def isian_tahun_dasar(self) -> Any:
        return self["tahun_baseline"]

    @property
    def isian_panjang(self) -> list[Any]:
        return [self[nama] for nama in _PANJANG]

    @property
    def isian_lain(self) -> list[Any]:
        sudah = (*_UTAMA, *_ANGKA, *_PANJANG, "tahun_baseline", "versi_kunci")
        return [f for f in self if f.name not in sudah and not f.name.startswith(("target_2", "pagu_2"))]

    @property
    def peringatan(self) -> list[str]:
        """What was typed and is doubtful: a text target without its scale, an end target that contradicts."""
        nilai = [self._tulisan(f"target_{t}") for t in self.tahun]
        akhir = akhir_bertentangan(self._tulisan("target_akhir"), nilai[-1], self.tahun[-1]) if nilai else None
        return [*catatan_skala(self._tulisan("skala"), nilai), *([akhir] if akhir else [])]

    def _tulisan(self, nama: str) -> str:
        nilai = self[nama].value()
        return nilai.tertulis if isinstance(nilai, Nilai) else str(nilai or "")

    def clean_skala(self) -> str:
        skala: str = self.cleaned_data["skala"]
        if salah := baca_skala(skala).salah:
            raise ValidationError(salah, code="skala")
        return skala

    def isi(self) -> dict[str, Any]:
        isi = {n: v for n, v in super().isi().items() if not n.startswith(("target_2", "pagu_2"))}
        for nama in _ANGKA:
            nilai = isi[nama]
            isi[nama], isi[f"{nama}_bilangan"] = nilai.tertulis, nilai.bilangan
        return isi

    def target(self) -> dict[int, IsiTarget]:
        return {t: IsiTarget(self.cleaned_data[f"target_{t}"], self.cleaned_data[f"pagu_{t}"]) for t in self.tahun}


class BanyakPDField(forms.ModelMultipleChoiceField):
    def clean(self, value: Any) -> Any:
        """Keys longer than any key are no choice; asked of the database they would be an error there."""
        if any(len(str(satu)) > PANJANG_KUNCI for satu in value or ()):
            raise ValidationError("Pilihan tidak dikenal. Pilih dari daftar.", code="invalid_choice")
        return super().clean(value)


class MintaBersamaForm(forms.Form):
    pd = BanyakPDField(PerangkatDaerah.objects.none(), label="Perangkat Daerah", widget=forms.CheckboxSelectMultiple)
    alasan = panjang(
        500,
        2,
        label="Alasan",
        help_text="Peran Perangkat Daerah itu dalam mencapai indikator ini. Dibaca perencananya.",
    )

    def __init__(self, *args: Any, pd: QuerySet[PerangkatDaerah], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pd"].queryset = pd  # type: ignore[attr-defined]


class JawabBersamaForm(forms.Form):
    putusan = forms.ChoiceField(
        label="Jawaban",
        widget=forms.RadioSelect,
        choices=[("setuju", "Setuju, indikator ini ikut kami laksanakan"), ("tolak", "Tolak")],
    )
    jawaban = panjang(500, 2, label="Catatan", required=False, help_text="Wajib bila menolak.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("putusan") == "tolak" and not data.get("jawaban") and "jawaban" not in self.errors:
            self.add_error("jawaban", "Tulis alasannya bila menolak.")
        return data
