"""Forms of the quality of indicators: the answers of a person, the filters of the list, and an indicator while it is
being typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict

from renstra.enums import Arah, JenisRencana, LevelIndikator, SumberData
from renstra.models import Simpul
from renstra.rules.mutu import LABEL_HAL, Angka, Berat, FaktaIndikator, KriteriaBerlaku
from renstra.rules.target import tahun_dasar
from renstra.services.mutu import IsiJawaban
from sakip.angka import MasukanSalah, baca_nilai, bersihkan_teks
from sakip.formulir import TeksField, nomor

_JAWABAN = (("ya", "Ya"), ("tidak", "Tidak"), ("", "Belum dinilai"))


class JawabanForm(forms.Form):
    """One answer and one note for every criterion of the profile."""

    terlihat = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)

    def __init__(
        self, *args: Any, kriteria: Sequence[KriteriaBerlaku], siapa: str, simpul: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kriteria = list(kriteria)
        for urutan, satu in enumerate(self.kriteria):
            self.fields[f"jawab_{urutan}"] = forms.ChoiceField(
                label=satu.pertanyaan(siapa, simpul), choices=_JAWABAN, required=False, widget=forms.RadioSelect
            )
            self.fields[f"catatan_{urutan}"] = TeksField(
                label="Catatan",
                max_length=500,
                required=False,
                widget=forms.TextInput(attrs={"placeholder": "Wajib bila jawabannya Tidak"}),
            )

    def butir(self, jawaban: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Each criterion with its two fields and what was answered before, for the page."""
        return [
            {"k": k, "jawab": self[f"jawab_{i}"], "catatan": self[f"catatan_{i}"], "lama": jawaban.get(k.kunci)}
            for i, k in enumerate(self.kriteria)
        ]

    def isi(self) -> dict[str, IsiJawaban]:
        data, arti = self.cleaned_data, {"ya": True, "tidak": False}
        return {
            k.kunci: IsiJawaban(arti.get(data[f"jawab_{i}"]), data[f"catatan_{i}"])
            for i, k in enumerate(self.kriteria)
        }


@dataclass(frozen=True)
class SaringanMutu:
    cari: str = ""
    keadaan: str = ""  # "" | catatan | bersih | tidak
    kriteria: str = ""
    hal: str = ""
    berat: str = ""
    perangkat: str = ""
    tingkat: str = ""  # "" | atas | semua

    @property
    def dipakai(self) -> bool:
        return bool(self.cari or self.kriteria or self.hal or self.berat or self.perangkat)


def baca_saringan(data: QueryDict, kriteria: Sequence[KriteriaBerlaku]) -> SaringanMutu:
    """The filters of an address; what is unknown is left out."""

    def salah_satu(nama: str, boleh: Any) -> str:
        isi = data.get(nama, "")
        return isi if isi in {str(b) for b in boleh} else ""

    pd = data.get("perangkat", "")
    return SaringanMutu(
        cari=" ".join(data.get("q", "").replace("\x00", "")[:100].split()),
        keadaan=salah_satu("keadaan", ("catatan", "bersih", "tidak")),
        kriteria=salah_satu("kriteria", (k.kunci for k in kriteria)),
        hal=salah_satu("hal", LABEL_HAL),
        berat=salah_satu("berat", Berat),
        tingkat=salah_satu("tingkat", ("atas", "semua")),
        perangkat=pd if pd == "pemda" or nomor(pd) is not None else "",
    )


# ---- an indicator while it is being typed

_TEKS = {"nama": 1000, "satuan": 60, "formula": 2000, "definisi_operasional": 4000, "sumber_data": 250, "skala": 250}


def fakta_ketikan(data: Mapping[str, str], simpul: Simpul) -> FaktaIndikator:
    """What stands in the form now, complete or not; what cannot be read as a value counts as text."""
    rencana = simpul.rencana
    dasar = _angka(data.get("baseline", ""), tahun_dasar(nomor(data.get("tahun_baseline", "")), rencana.tahun_awal))
    return FaktaIndikator(
        **{nama: _teks(data.get(nama, ""), maks) for nama, maks in _TEKS.items()},
        level=_pilihan(data.get("level"), LevelIndikator, LevelIndikator.OUTCOME),
        arah=_pilihan(data.get("arah"), Arah, Arah.NAIK),
        jenis_sumber=_pilihan(data.get("jenis_sumber"), SumberData, SumberData.INTERNAL),
        target=tuple(_angka(data.get(f"target_{t}", ""), t) for t in rencana.tahun),
        dasar=dasar if dasar.tertulis else None,
        jenis_simpul=simpul.jenis,
        daerah=rencana.jenis == JenisRencana.RPJMD,
    )


def _pilihan(isi: str | None, pilihan: Any, bawaan: str) -> str:
    return isi if isi in pilihan.values else bawaan


def _teks(isi: str, maks: int) -> str:
    try:
        return bersihkan_teks(isi[:maks], maks)
    except MasukanSalah:
        return ""


def _angka(isi: str, tahun: int) -> Angka:
    teks = _teks(isi, 60)
    try:
        return Angka(tahun, teks, baca_nilai(teks).bilangan)
    except MasukanSalah:
        return Angka(tahun, teks)
