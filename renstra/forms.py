"""Forms of the planning chain. Each carries the version of the document it was opened with (two people editing)."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from renstra.enums import (
    Arah,
    CaraHitung,
    JenisAnggaran,
    JenisSimpul,
    JenisTolokUkur,
    LevelIndikator,
    SumberData,
    VersiAnggaran,
)
from renstra.models import BarisRKT, DokumenAnggaran, EdisiNomenklatur, Indikator, Rencana, Simpul, SumberDana
from renstra.rules import pohon
from renstra.rules.kode import baca_kode
from renstra.rules.proporsi import RUPIAH_TERBESAR
from renstra.rules.target import IsiTarget
from sakip.angka import Jenis, MasukanSalah, baca_tanggal
from sakip.formulir import NilaiField, RupiahField, TeksField
from sakip.organisasi.enums import JenisIndikator, Tingkat

TERBESAR = "Jumlah terlalu besar: paling banyak di bawah Rp 10.000.000.000.000,00. Periksa lagi angkanya."


class TanggalField(forms.DateField):
    """A date as the picker gives it, or as people write it: `26 Januari 2026`."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        try:
            return baca_tanggal(value)
        except MasukanSalah as salah:
            raise ValidationError(salah.pesan, code="tanggal") from None


class PaguField(RupiahField):
    """An amount of money that every database keeps exact."""

    def to_python(self, value: Any) -> Decimal | None:
        jumlah = super().to_python(value)
        if jumlah is not None and jumlah >= RUPIAH_TERBESAR:
            raise ValidationError(TERBESAR, code="besar")
        return jumlah


class KunciForm(forms.Form):
    """`bersihkan_isi` gives what goes to the service, without the version."""

    versi_kunci = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def isi(self) -> dict[str, Any]:
        return {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "versi_kunci"}


def panjang(maks: int, baris: int = 0, **lain: Any) -> TeksField:
    widget = forms.Textarea(attrs={"rows": baris}) if baris else forms.TextInput()
    return TeksField(max_length=maks, widget=widget, **lain)


class HapusForm(KunciForm):
    """Nothing but the version: for acts by one button."""


class TetapkanForm(KunciForm):
    nomor = panjang(120, label="Nomor penetapan", help_text="Seperti tertulis pada dokumennya.")
    tanggal = TanggalField(label="Tanggal penetapan")


class TetapkanAnggaranForm(TetapkanForm):
    tanggal = TanggalField(
        label="Tanggal pengesahan",
        help_text="Tanggal ini memulai hitungan tenggat PK (BK Pasal 11 ayat (1); GM/SM Pasal 7).",
    )


# ---- plans


class RencanaForm(KunciForm):
    versi_kunci = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=False)
    judul = panjang(250, label="Judul", help_text="Misalnya Renstra Dinas Kesehatan 2025–2029.")
    tahun_awal = forms.IntegerField(label="Tahun pertama", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(
        label="Tahun terakhir", min_value=2000, max_value=2100, help_text="Lima tahun (GM/SM Pasal 5)."
    )
    induk_id = forms.ModelChoiceField(
        Rencana.objects.none(),
        label="Berpedoman pada RPJMD",
        required=False,
        empty_label="Belum ada",
        help_text="Sasaran Renstra menyebut sasaran RPJMD yang didukungnya.",
    )

    def __init__(self, *args: Any, rpjmd: QuerySet[Rencana] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        isi["induk_id"] = isi["induk_id"].pk if isi.get("induk_id") else None
        return isi


class SimpulForm(KunciForm):
    jenis = forms.ChoiceField(label="Jenis")
    induk_id = forms.ModelChoiceField(Simpul.objects.none(), label="Letak", required=False)
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
        help_text="GM/SM Pasal 5: Renstra berpedoman pada RPJMD.",
    )

    def __init__(
        self,
        *args: Any,
        jenis: Sequence[JenisSimpul],
        induk: QuerySet[Simpul] | None = None,
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
        if induk is None:
            del self.fields["induk_id"]
        else:
            self.fields["induk_id"].queryset = induk  # type: ignore[attr-defined]
            self.fields["induk_id"].required = True
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
        for nama in ("induk_id", "mendukung_id"):
            if nama in isi:
                isi[nama] = isi[nama].pk if isi[nama] else None
        return isi


class IndikatorForm(KunciForm):
    nama = panjang(1000, 2, label="Indikator")
    satuan = panjang(60, label="Satuan", help_text="Misalnya %, dokumen, indeks.")
    jenis = forms.ChoiceField(label="Jenis", choices=JenisIndikator.choices)
    level = forms.ChoiceField(
        label="Tingkat hasil", choices=LevelIndikator.choices, help_text="GM Lampiran C.4, SM Lampiran B.4."
    )
    arah = forms.ChoiceField(label="Arah", choices=Arah.choices)
    cara_hitung = forms.ChoiceField(label="Cara menghitung triwulan", choices=CaraHitung.choices)
    baseline = NilaiField(label="Data dasar", required=False, help_text="Keadaan sebelum tahun pertama.")
    target_akhir = NilaiField(label="Target akhir", required=False)
    definisi_operasional = panjang(4000, 2, label="Definisi operasional", required=False)
    formula = panjang(2000, 2, label="Formula", required=False)
    jenis_sumber = forms.ChoiceField(label="Jenis sumber data", choices=SumberData.choices)
    sumber_data = panjang(250, label="Sumber data", required=False)
    penanggung_jawab = panjang(250, label="Penanggung jawab data", required=False)

    def __init__(self, *args: Any, tahun: Iterable[int], indikator: Indikator | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tahun = list(tahun)
        target = {t.tahun: t for t in indikator.target.all()} if indikator else {}
        for t in self.tahun:
            lama = target.get(t)
            self.fields[f"target_{t}"] = NilaiField(
                label=f"Target {t}", required=False, initial=lama.tertulis if lama else ""
            )
            self.fields[f"pagu_{t}"] = PaguField(
                label=f"Pagu indikatif {t} (Rp)", required=False, initial=lama.pagu if lama else None
            )

    @property
    def baris_target(self) -> list[dict[str, Any]]:
        """The pair of fields of each year, for the page."""
        return [{"tahun": t, "target": self[f"target_{t}"], "pagu": self[f"pagu_{t}"]} for t in self.tahun]

    @property
    def isian_utama(self) -> list[Any]:
        return [self["nama"], self["satuan"]]

    @property
    def isian_lain(self) -> list[Any]:
        sudah = ("nama", "satuan", "versi_kunci")
        return [f for f in self if f.name not in sudah and not f.name.startswith(("target_2", "pagu_2"))]

    def isi(self) -> dict[str, Any]:
        isi = {n: v for n, v in super().isi().items() if not n.startswith(("target_2", "pagu_2"))}
        for nama in ("baseline", "target_akhir"):
            nilai = isi[nama]
            isi[nama], isi[f"{nama}_bilangan"] = nilai.tertulis, nilai.bilangan
        return isi

    def target(self) -> dict[int, IsiTarget]:
        return {t: IsiTarget(self.cleaned_data[f"target_{t}"], self.cleaned_data[f"pagu_{t}"]) for t in self.tahun}


# ---- RKT


class BarisRKTForm(KunciForm):
    sasaran = panjang(1000, 2, label="Tujuan atau sasaran")
    nama = panjang(1000, 2, label="Indikator")
    satuan = panjang(60, label="Satuan")
    jenis = forms.ChoiceField(label="Jenis", choices=JenisIndikator.choices)
    target = NilaiField(
        label="Target tahun ini",
        help_text="Angka dalam satuan indikator, misalnya 97% (GM Lampiran B.3, SM Lampiran A.3).",
    )
    catatan = panjang(
        500,
        2,
        label="Alasan penyesuaian",
        required=False,
        help_text="Diisi bila target berbeda dari rencana lima tahun.",
    )

    def isi(self) -> dict[str, Any]:
        isi = super().isi()
        nilai = isi["target"]
        return isi | {"target": nilai.tertulis, "target_bilangan": nilai.bilangan}


class TambahBarisRKTForm(KunciForm):
    indikator_id = forms.ModelChoiceField(Indikator.objects.none(), label="Indikator dari rencana")

    def __init__(self, *args: Any, indikator: Sequence[Indikator], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = self.fields["indikator_id"]
        pilihan.queryset = Indikator.objects.filter(pk__in=[i.pk for i in indikator])  # type: ignore[attr-defined]
        pilihan.choices = [  # type: ignore[attr-defined]
            (i.pk, f"{i.simpul.get_jenis_display()}: {i.nama}") for i in indikator
        ]


# ---- RKA and DPA


class BuatAnggaranForm(forms.Form):
    jenis = forms.ChoiceField(label="Dokumen", choices=JenisAnggaran.choices, widget=forms.RadioSelect)
    edisi = forms.ModelChoiceField(
        EdisiNomenklatur.objects.all(), label="Edisi nomenklatur", required=False, empty_label="Belum ditentukan"
    )
    salin_dari = forms.ModelChoiceField(
        DokumenAnggaran.objects.none(),
        label="Salin isi dari",
        required=False,
        empty_label="Mulai kosong (isi dari rekap SIPD atau ketik)",
        help_text="DPA biasanya menyalin RKA yang ditetapkan (GM/SM Pasal 6).",
    )

    def __init__(self, *args: Any, sumber: QuerySet[DokumenAnggaran], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["salin_dari"].queryset = sumber  # type: ignore[attr-defined]


class KepalaAnggaranForm(KunciForm):
    nomor = panjang(120, label="Nomor", required=False)
    tanggal = TanggalField(label="Tanggal pengesahan", required=False)
    edisi_id = forms.ModelChoiceField(
        EdisiNomenklatur.objects.all(), label="Edisi nomenklatur", required=False, empty_label="Belum ditentukan"
    )

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
    """A line; `dana_N` and `pagu_N` are its amounts by source of funds."""

    KOSONG = 2
    kode = panjang(60, label="Kode", help_text="Misalnya 5.01.02 (program) atau 5.01.02.2.01.0001 (sub kegiatan).")
    nama = panjang(500, 2, label="Nama", required=False, help_text="Kosongkan untuk memakai nama menurut nomenklatur.")

    def __init__(
        self,
        *args: Any,
        bidang: Sequence[str],
        dana: Sequence[SumberDana],
        pagu: Sequence[tuple[int, Decimal]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bidang = bidang
        self.banyak = max(len(pagu), self._dikirim()) + self.KOSONG
        pilihan = [("", "Pilih sumber dana"), *((str(d.pk), f"{d.kode} {d.nama}") for d in dana)]
        for i in range(self.banyak):
            lama = pagu[i] if i < len(pagu) else (None, None)
            self.fields[f"dana_{i}"] = forms.ChoiceField(
                label=f"Sumber dana {i + 1}", choices=pilihan, required=False, initial=str(lama[0] or "")
            )
            self.fields[f"pagu_{i}"] = PaguField(label=f"Pagu {i + 1} (Rp)", required=False, initial=lama[1])

    def _dikirim(self) -> int:
        """How many amounts were sent, so that a refused form shows them all again."""
        if not self.is_bound:
            return 0
        nomor = [n.removeprefix("dana_") for n in self.data if n.startswith("dana_")]
        terisi = [
            int(n) + 1 for n in nomor if n.isascii() and n.isdigit() and len(n) < 3 and self.data.get(f"dana_{n}")
        ]
        return min(max(terisi, default=0), 60)

    @property
    def isian_utama(self) -> list[Any]:
        return [self["kode"], self["nama"]]

    @property
    def baris_pagu(self) -> list[dict[str, Any]]:
        return [{"dana": self[f"dana_{i}"], "pagu": self[f"pagu_{i}"]} for i in range(self.banyak)]

    def clean_kode(self) -> str:
        bacaan = baca_kode(self.cleaned_data["kode"], bidang=self.bidang)
        if bacaan.salah:
            raise ValidationError(bacaan.salah)
        return bacaan.kode

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        sudah: set[str] = set()
        for i in range(self.banyak):
            dana, pagu = data.get(f"dana_{i}"), data.get(f"pagu_{i}")
            if dana and pagu is None and f"pagu_{i}" not in self.errors:
                self.add_error(f"pagu_{i}", "Jumlahnya belum diisi.")
            if pagu is not None and not dana:
                self.add_error(f"dana_{i}", "Sumber dananya belum dipilih.")
            if dana and dana in sudah:
                self.add_error(f"dana_{i}", "Sumber dana ini sudah ada di atas. Gabungkan jumlahnya.")
            sudah.add(dana or "")
        return data

    def pagu(self) -> dict[int, Decimal]:
        data = self.cleaned_data
        return {int(data[f"dana_{i}"]): data[f"pagu_{i}"] for i in range(self.banyak) if data[f"dana_{i}"]}


class TolokUkurForm(KunciForm):
    jenis = forms.ChoiceField(
        label="Jenis",
        choices=JenisTolokUkur.choices,
        help_text="Capaian program, masukan, keluaran, atau hasil (GM/SM Lampiran).",
    )
    uraian = panjang(1000, 2, label="Tolok ukur")
    target = NilaiField(label="Target")
    satuan = panjang(60, label="Satuan", required=False)
    baris_rkt_id = forms.ModelChoiceField(
        BarisRKT.objects.none(),
        label="Berasal dari baris RKT",
        required=False,
        empty_label="Belum ditunjuk",
        help_text="Wajib bagi hasil sebelum dokumen ditetapkan: hasil berasal dari RKT (GM/SM Lampiran).",
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


class UnggahForm(forms.Form):
    berkas = forms.FileField(
        label="Rekap belanja SIPD (.xlsx)",
        help_text="Ekspor rekap dari SIPD apa adanya: judul kolom di baris 1, satu baris per sub kegiatan, "
        "sumber dana, rekening, dan paket.",
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def __init__(self, *args: Any, maks: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.maks = maks

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > self.maks:
            raise ValidationError(f"Berkas terlalu besar: paling besar {self.maks // 1024 // 1024} MB.")
        return berkas


class TerapkanForm(KunciForm):
    sha256 = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)
