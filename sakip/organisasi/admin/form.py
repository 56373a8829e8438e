"""Forms of the admin: what a page checks beyond its model, and fields a non-programmer can fill in."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.models import BaseInlineFormSet

from sakip.angka import MasukanSalah, bersihkan_teks
from sakip.formulir import TeksField

from ..enums import JenisIndikator, JenisPegawai, JenisPenugasan, Tembusan, Unsur
from ..impor import PEMBERI_PERAN
from ..models import AnggotaTim, Ketentuan
from ..rules import pejabat as rules
from ..rules.capaian import baca_predikat, kata_predikat
from ..rules.pengingat import SelisihSalah, baca_selisih, kata_selisih
from ..rules.verifikasi import BarisSalah, baca_bobot, baca_daftar, kata_bobot, kata_daftar
from .dasar import FormDaerah, FormPemegang, tolak_diri_sendiri

_MASA_TIM = {"jenis", "pd", "mulai", "selesai"}


class DaftarField(forms.CharField):
    """A list of short texts, one per line."""

    widget = forms.Textarea
    panjang = 80

    def __init__(self, **kwargs: Any) -> None:
        for bukan in ("encoder", "decoder"):  # what a JSON column hands its form field
            kwargs.pop(bukan, None)
        super().__init__(**kwargs | {"widget": forms.Textarea(attrs={"rows": 5, "cols": 40})})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        try:
            baris = [bersihkan_teks(b, self.panjang) for b in str(value or "").splitlines()]
        except MasukanSalah as salah:
            raise ValidationError(salah.pesan) from None
        return [b for b in baris if b]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return (initial or []) != self.to_python(data)


class PengingatField(DaftarField):
    """The days of the reminders in words, one per line."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(kata_selisih, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        try:
            return sorted(baca_selisih(baris) for baris in super().to_python(value))
        except SelisihSalah as salah:
            raise ValidationError(str(salah)) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return sorted(initial or []) != self.to_python(data)
        except ValidationError:
            return True


class PerBarisField(DaftarField):
    """Stored data in words, one line each; `kata` and `baca` are the two ways."""

    kata: Callable[[Any], list[str]]
    baca: Callable[[Sequence[str]], Any]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(type(self).kata(value)) if isinstance(value, dict | list) else value

    def to_python(self, value: Any) -> Any:
        try:
            return type(self).baca(super().to_python(value))
        except BarisSalah as salah:
            raise ValidationError(str(salah)) from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool((initial or {}) != self.to_python(data))
        except ValidationError:
            return True


class BobotField(PerBarisField):
    kata, baca = staticmethod(kata_bobot), staticmethod(baca_bobot)


class DaftarPeriksaField(PerBarisField):
    kata, baca = staticmethod(kata_daftar), staticmethod(baca_daftar)
    panjang = 300


class PredikatField(PerBarisField):
    kata, baca = staticmethod(kata_predikat), staticmethod(baca_predikat)


class TataLetakField(forms.JSONField):
    """JSON, indented so that it can be read."""

    def prepare_value(self, value: Any) -> Any:
        return json.dumps(value, ensure_ascii=False, indent=2) if isinstance(value, dict | list) else value


class FormPemda(FormDaerah):
    """On a new regency the operator also names its first admin, who makes everything else."""

    admin_nama = TeksField(label="nama admin pertama (dengan gelar)", max_length=200, required=False)
    admin_jenis = forms.ChoiceField(
        label="jenis pegawai",
        choices=[c for c in JenisPegawai.choices if c[0] != JenisPegawai.POLITIK],
        required=False,
    )
    admin_nip = forms.CharField(label="NIP", max_length=30, required=False)
    admin_nomor_sk = TeksField(label="nomor keputusan penunjukan", max_length=100, required=False)

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        if "admin_nama" not in self.fields:  # shown only where the regency has no admin yet
            return isi
        for wajib in ("admin_nama", "admin_nip", "admin_nomor_sk"):
            if not self.cleaned_data.get(wajib):
                self.add_error(wajib, "Isi data admin pertama; dialah yang melengkapi data daerah ini.")
        nip = self.cleaned_data["admin_nip"] = rules.rapikan_nip(self.cleaned_data.get("admin_nip", ""))
        today = self.request.hak.tanggal  # type: ignore[attr-defined]
        if nip and (salah := rules.periksa_nip(nip, self.cleaned_data.get("admin_jenis", ""), today)):
            self.add_error("admin_nip", salah)
        return isi


class FormPD(FormDaerah):
    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        hak = self.request.hak  # type: ignore[attr-defined]
        if self.instance.pk in hak.pd_sendiri and "fungsi" in self.changed_data:
            tolak_diri_sendiri(self.request, [hak.pegawai_id])
        return isi


class FormPegawai(FormDaerah):
    nip = forms.CharField(
        label="NIP", max_length=30, required=False, help_text="18 angka; tidak diisi bagi pejabat politik."
    )

    def clean_nip(self) -> str:
        return rules.rapikan_nip(self.cleaned_data["nip"])


class FormJabatan(FormDaerah):
    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        hak = self.request.hak  # type: ignore[attr-defined]
        if self.instance.pk and hak.memegang(self.instance.pk) and PEMBERI_PERAN & set(self.changed_data):
            tolak_diri_sendiri(self.request, [hak.pegawai_id])
        return isi


class FormPenugasan(FormPemegang):
    """`di_formset`: below a page all rows are judged together, so that one may end where the next begins."""

    di_formset = False

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors and not self.di_formset and (salah := self.instance.bertumpuk()):
            self.add_error(None, salah)


class FormPenugasanBaris(FormPenugasan):
    di_formset = True


class FormsetPenugasan(BaseInlineFormSet):
    def clean(self) -> None:
        super().clean()
        if any(self.errors):
            return
        dibuang = {id(f) for f in self.deleted_forms}
        rows = [f.instance for f in self.forms if id(f) not in dibuang and getattr(f, "cleaned_data", None)]
        ada = [f.instance.pk for f in self.forms if f.instance.pk]
        for i, row in enumerate(rows):
            sesama = [r for r in rows[:i] if _sejabatan_definitif(r, row)]
            rentang = [rules.Rentang(r.mulai, r.selesai, r.pegawai.nama) for r in sesama]
            baru = rules.Rentang(row.mulai, row.selesai)
            if salah := rules.satu_pemegang_definitif(baru, rentang) or row.bertumpuk(kecuali=ada):
                raise ValidationError(salah)


def _sejabatan_definitif(a: Any, b: Any) -> bool:
    return a.jabatan_id == b.jabatan_id and a.jenis == b.jenis == JenisPenugasan.DEFINITIF


class FormTim(FormDaerah):
    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        diri = self.request.hak.pegawai_id  # type: ignore[attr-defined]
        if (
            self.instance.pk
            and _MASA_TIM & set(self.changed_data)
            and self.instance.anggota.filter(pegawai_id=diri).exists()
        ):
            tolak_diri_sendiri(self.request, [diri])
        return isi


class FormAnggota(FormPemegang):
    def _post_clean(self) -> None:
        super()._post_clean()
        tim, pegawai = getattr(self.instance, "tim", None), self.cleaned_data.get("pegawai")
        if self.errors or not (tim and pegawai and tim.mulai and tim.selesai):
            return
        sama = Q(tim__mulai__lte=tim.selesai, tim__selesai__gte=tim.mulai)
        lain = AnggotaTim.objects.filter(sama, pegawai=pegawai).exclude(tim_id=tim.pk)
        if salah := rules.admin_bukan_pemeriksa(tim.jenis, set(lain.values_list("tim__jenis", flat=True))):
            self.add_error("pegawai", salah)


def _tembusan(label: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=Tembusan.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Hasilnya selalu ditujukan kepada Kepala Perangkat Daerah.",
    )


class FormKetentuan(FormDaerah):
    tembusan_pengukuran = _tembusan("tembusan hasil pengukuran Inspektur")
    tembusan_evaluasi = _tembusan("tembusan hasil evaluasi Kepala Bappeda")
    unsur_verifikasi = forms.MultipleChoiceField(
        label="unsur yang harus menyetujui",
        choices=Unsur.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tidak ada yang dicentang: keempatnya.",
    )

    class Meta:
        field_classes = {
            "kriteria_indikator": DaftarField,
            "warna": DaftarField,
            "pengingat": PengingatField,
            "bobot_temuan": BobotField,
            "daftar_periksa": DaftarPeriksaField,
            "skala_predikat": PredikatField,
        }

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        mulai, sampai = self.cleaned_data.get("berlaku_mulai"), self.cleaned_data.get("berlaku_sampai")
        if mulai and sampai and sampai < mulai:
            self.add_error("berlaku_sampai", "Tanggal ini mendahului tanggal mulai berlaku.")
        elif mulai:
            lain = Ketentuan.objects.filter(pemda_id=self.instance.pemda_id).exclude(pk=self.instance.pk)
            if sampai:
                lain = lain.filter(berlaku_mulai__lte=sampai)
            if tabrakan := lain.filter(
                Q(berlaku_sampai=None, berlaku_mulai__gte=mulai) | Q(berlaku_sampai__gte=mulai)
            ):
                self.add_error(
                    "berlaku_mulai", f"Masa berlakunya bertumpuk dengan {tabrakan[0]}. Akhiri yang lama lebih dahulu."
                )
        return isi


class FormAturanJenjang(FormDaerah):
    jenis_indikator = forms.MultipleChoiceField(
        label="jenis indikator yang boleh",
        choices=JenisIndikator.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Tidak ada yang dicentang berarti tidak dibatasi.",
    )


class FormFormulir(FormDaerah):
    class Meta:
        field_classes = {"tata_letak": TataLetakField}


class FormPengguna(FormDaerah):
    def clean_is_active(self) -> bool:
        aktif: bool = self.cleaned_data["is_active"]
        if not aktif and self.instance.pk == self.request.user.pk:
            raise ValidationError("Anda tidak dapat menonaktifkan akun Anda sendiri.")
        return aktif
