"""Forms of RKA and DPA."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from renstra.enums import JenisAnggaran, JenisTolokUkur, VersiAnggaran
from renstra.models import BarisRKT, DokumenAnggaran, SumberDana
from renstra.rules.kode import baca_kode
from renstra.rules.sub_unit import SENDIRI, Pos, SubUnit
from sakip.angka import Jenis
from sakip.formulir import NilaiField

from .dasar import EdisiField, KunciForm, PaguField, TanggalField, TetapkanForm, panjang


class TetapkanAnggaranForm(TetapkanForm):
    tanggal = TanggalField(
        label="Tanggal pengesahan",
        help_text="Tanggal ini memulai hitungan tenggat PK.",
    )


class BuatAnggaranForm(forms.Form):
    jenis = forms.ChoiceField(label="Dokumen", choices=JenisAnggaran.choices, widget=forms.RadioSelect)
    edisi = EdisiField()
    salin_dari = forms.ModelChoiceField(
        DokumenAnggaran.objects.none(),
        label="Salin isi dari",
        required=False,
        empty_label="Mulai kosong (isi dari rekap SIPD atau ketik)",
        help_text="DPA biasanya menyalin RKA yang ditetapkan. Dokumen tahun lalu juga dapat disalin; "
        "hasilnya mengikuti target RKT tahun ini.",
    )

    def __init__(self, *args: Any, sumber: QuerySet[DokumenAnggaran], pemda_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edisi"].untuk(pemda_id)  # type: ignore[attr-defined]
        self.fields["salin_dari"].queryset = sumber  # type: ignore[attr-defined]


class KepalaAnggaranForm(KunciForm):
    nomor = panjang(120, label="Nomor", required=False)
    tanggal = TanggalField(label="Tanggal pengesahan", required=False)
    edisi_id = EdisiField()

    def __init__(self, *args: Any, pemda_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["edisi_id"].untuk(pemda_id)  # type: ignore[attr-defined]

    def isi(self) -> dict[str, Any]:
        isi = super().isi()
        return isi | {"edisi_id": isi["edisi_id"].pk if isi["edisi_id"] else None}


class GantiAnggaranForm(forms.Form):
    versi = forms.ChoiceField(
        label="Versi baru",
        widget=forms.RadioSelect,
        choices=[(v.value, v.label) for v in (VersiAnggaran.PERGESERAN, VersiAnggaran.PERUBAHAN)],
    )


class BarisAnggaranForm(KunciForm):
    """A line; `dana_N`, `unit_N` and `pagu_N` are its amounts by source of funds and, where the PD has them, by sub
    unit. `pagu`: as stored now, by id of the source; `unit`: the sub units of the PD."""

    KOSONG = 2
    kode = panjang(60, label="Kode", help_text="Misalnya 5.01.02 (program) atau 5.01.02.2.01.0001 (sub kegiatan).")
    nama = panjang(500, 2, label="Nama", required=False, help_text="Kosongkan untuk memakai nama menurut nomenklatur.")
    baris_rkpd = panjang(
        250,
        label="Baris RKPD atau Renja asalnya",
        required=False,
        help_text="Boleh kosong. RKA menjabarkan RKPD dan Renja.",
    )

    def __init__(
        self,
        *args: Any,
        bidang: Sequence[str],
        dana: Sequence[SumberDana],
        unit: Sequence[SubUnit] = (),
        pagu: Mapping[Pos[int], Decimal] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bidang = bidang
        self.unit = {u.lengkap: u for u in unit}
        lama = list((pagu or {}).items())
        self.banyak = max(len(lama), self._dikirim()) + self.KOSONG
        pilihan = [("", "Pilih sumber dana"), *((str(d.pk), f"{d.kode} {d.nama}") for d in dana)]
        for i in range(self.banyak):
            (dana_lama, unit_lama), nilai = lama[i] if i < len(lama) else (("", SubUnit()), None)
            self.fields[f"dana_{i}"] = forms.ChoiceField(
                label=f"Sumber dana {i + 1}", choices=pilihan, required=False, initial=str(dana_lama)
            )
            if unit:
                self._tambah_unit(i, unit_lama)
            self.fields[f"pagu_{i}"] = PaguField(label=f"Pagu {i + 1} (Rp)", required=False, initial=nilai)

    def _tambah_unit(self, i: int, lama: SubUnit) -> None:
        self.fields[f"unit_{i}"] = forms.ChoiceField(
            label=f"Sub unit {i + 1}",
            choices=[("", SENDIRI), *((lengkap, lengkap) for lengkap in self.unit)],
            required=False,
            initial=lama.lengkap if any(lama) else "",
        )

    def _dikirim(self) -> int:
        """How many amounts were sent, so that a refused form shows them all again."""
        if not self.is_bound:
            return 0
        nomor = [n.removeprefix("dana_") for n in self.data if n.startswith("dana_")]
        terisi = [
            int(n) + 1 for n in nomor if n.isascii() and n.isdigit() and len(n) < 3 and self.data.get(f"dana_{n}")
        ]
        return min(max(terisi, default=0), 99)

    @property
    def isian_utama(self) -> list[Any]:
        return [self["kode"], self["nama"], self["baris_rkpd"]]

    @property
    def baris_pagu(self) -> list[dict[str, Any]]:
        kolom = ("dana", "unit", "pagu") if self.unit else ("dana", "pagu")
        return [{nama: self[f"{nama}_{i}"] for nama in kolom} for i in range(self.banyak)]

    def clean_kode(self) -> str:
        bacaan = baca_kode(self.cleaned_data["kode"], bidang=self.bidang)
        if bacaan.salah:
            raise ValidationError(bacaan.salah)
        return bacaan.kode

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        sudah: set[tuple[str, str]] = set()
        for i in range(self.banyak):
            dana, pagu = data.get(f"dana_{i}"), data.get(f"pagu_{i}")
            pos = (dana or "", data.get(f"unit_{i}") or "")
            if dana and pagu is None and f"pagu_{i}" not in self.errors:
                self.add_error(f"pagu_{i}", "Jumlahnya belum diisi.")
            if pagu is not None and not dana:
                self.add_error(f"dana_{i}", "Sumber dananya belum dipilih.")
            if dana and pos in sudah:
                bagi = " bagi sub unit yang sama" if self.unit else ""
                self.add_error(f"dana_{i}", f"Sumber dana ini sudah ada di atas{bagi}. Gabungkan jumlahnya.")
            sudah.add(pos)
        return data

    def pagu(self) -> dict[Pos[int], Decimal]:
        data = self.cleaned_data
        terisi = [i for i in range(self.banyak) if data[f"dana_{i}"]]
        return {(int(data[f"dana_{i}"]), self._unit(i)): data[f"pagu_{i}"] for i in terisi}

    def _unit(self, i: int) -> SubUnit:
        return self.unit.get(self.cleaned_data.get(f"unit_{i}", ""), SubUnit())


class TolokUkurForm(KunciForm):
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=JenisTolokUkur.choices,
        help_text="Capaian program, masukan, keluaran, atau hasil.",
    )
    uraian = panjang(1000, 2, label="Tolok ukur")
    target = NilaiField(label="Target")
    satuan = panjang(60, label="Satuan", required=False)
    baris_rkt_id = forms.ModelChoiceField(
        BarisRKT.objects.none(),
        label="Berasal dari baris RKT",
        required=False,
        empty_label="Belum ditunjuk",
        help_text="Wajib bagi hasil sebelum dokumen ditetapkan: hasil berasal dari RKT.",
    )

    def __init__(self, *args: Any, baris_rkt: QuerySet[BarisRKT], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["baris_rkt_id"]
        pilihan.queryset = baris_rkt  # type: ignore[attr-defined]
        pilihan.label_from_instance = lambda b: f"{b.get_jenis_display()}: {b.nama} ({b.target})"  # type: ignore[attr-defined]

    def isi(self) -> dict[str, Any]:
        isi = super().isi()
        nilai = isi["target"]
        satuan = isi["satuan"] or (nilai.satuan if nilai.jenis != Jenis.TEKS else "")
        return isi | {
            "target": nilai.tertulis,
            "target_bilangan": nilai.bilangan,
            "satuan": satuan[:60],
            "baris_rkt_id": isi["baris_rkt_id"].pk if isi["baris_rkt_id"] else None,
        }
