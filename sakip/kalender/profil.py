"""The profile of a regency as a data file: read, checked as a whole, loaded, copied to another regency or date.

A profile is `organisasi/data/profil/<kode>.json`; its printed forms are `organisasi/data/formulir/<kode>.json`.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms.models import model_to_dict

from sakip.organisasi.models import AturanJenjang, Formulir, Ketentuan, PemerintahDaerah

from .models import AturanTenggat
from .rules.tenggat import AturanIsi, AturanSalah, periksa_aturan

_Baris = TypeVar("_Baris", bound=models.Model)
_BAGIAN = ("kode", "pemda", "ketentuan", "aturan_jenjang", "aturan_tenggat", "formulir")
_ISI_ATURAN = frozenset(f.name for f in fields(AturanIsi))
_FORMULIR_JENJANG = ("formulir_pd", "formulir_unit_kerja", "formulir_satuan_kerja")


class ProfilSalah(ValueError):
    """A profile file with faults; `kesalahan` names every one of them. Nothing was written."""

    def __init__(self, kesalahan: Iterable[str]) -> None:
        self.kesalahan = tuple(kesalahan)
        super().__init__("\n".join(self.kesalahan))


@dataclass(frozen=True)
class Profil:
    """A checked profile. `pemda` is None for a profile that belongs to no regency (the national rule)."""

    kode: str
    pemda: dict[str, Any] | None
    ketentuan: dict[str, Any]
    aturan_jenjang: tuple[dict[str, Any], ...]
    aturan_tenggat: tuple[AturanIsi, ...]
    formulir: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class HasilMuat:
    """What loading did: `dibuat` a new profile, `diganti` the content of one that was there, or neither."""

    ketentuan: Ketentuan
    dibuat: bool = False
    diganti: bool = False


def direktori_data() -> Path:
    return Path(apps.get_app_config("organisasi").path) / "data"


def daftar_profil() -> list[str]:
    """Codes of the profiles that ship with the application."""
    return sorted(p.stem for p in (direktori_data() / "profil").glob("*.json"))


def baca_profil(kode: str) -> Profil:
    """Read and check a profile by its code. Raises `ProfilSalah` with every fault found."""
    if kode not in daftar_profil():
        raise ProfilSalah([f"Profil {kode} tidak ada. Yang tersedia: {', '.join(daftar_profil())}."])
    isi = _baca_json(direktori_data() / "profil" / f"{kode}.json")
    return susun_profil(isi, _formulir(isi.get("formulir") if isinstance(isi, dict) else None))


def susun_profil(isi: Any, formulir: list[dict[str, Any]] | list[Any]) -> Profil:
    """A checked `Profil` from the content of the two files. Raises `ProfilSalah` with every fault found."""
    if not isinstance(isi, dict):
        raise ProfilSalah(["Isi profil harus berupa objek."])
    salah = [f"Bagian “{b}” tidak ada." for b in _BAGIAN if b not in isi]
    salah += [f"Bagian “{b}” tidak dikenal." for b in isi if b not in _BAGIAN]
    if salah:
        raise ProfilSalah(salah)
    salah += _periksa_baris(PemerintahDaerah, isi["pemda"], "pemda") if isi["pemda"] is not None else []
    salah += _periksa_baris(Ketentuan, isi["ketentuan"], "ketentuan", tanpa=("pemda",))
    salah += _periksa_daftar(AturanJenjang, isi["aturan_jenjang"], "aturan_jenjang", "jenjang")
    salah += _periksa_daftar(AturanTenggat, isi["aturan_tenggat"], "aturan_tenggat", "kode")
    salah += _periksa_formulir(isi["aturan_jenjang"], formulir)
    if salah:
        raise ProfilSalah(salah)
    aturan = tuple(AturanIsi(**baris) for baris in isi["aturan_tenggat"])
    try:
        periksa_aturan(aturan)
    except AturanSalah as berputar:
        raise ProfilSalah([f"aturan_tenggat: {berputar}"]) from None
    return Profil(isi["kode"], isi["pemda"], isi["ketentuan"], tuple(isi["aturan_jenjang"]), aturan, tuple(formulir))


@transaction.atomic
def muat(profil: Profil, *, pemda: PemerintahDaerah | None = None, timpa: bool = False) -> HasilMuat:
    """Load a profile for its own regency, or for `pemda`. Loading twice changes nothing.

    A profile of the same date that is already there may have been edited since: it stays as it is unless `timpa`.
    """
    daerah = pemda or _pemda(profil)
    mulai = date.fromisoformat(profil.ketentuan["berlaku_mulai"])
    ada = Ketentuan.objects.filter(pemda=daerah, berlaku_mulai=mulai).first()
    if ada and not timpa:
        return HasilMuat(ada)
    isi = {k: v for k, v in profil.ketentuan.items() if k != "berlaku_mulai"}
    ketentuan, dibuat = Ketentuan.objects.update_or_create(pemda=daerah, berlaku_mulai=mulai, defaults=isi)
    ketentuan.refresh_from_db()
    _isi_ulang(ketentuan, profil)
    return HasilMuat(ketentuan, dibuat=dibuat, diganti=not dibuat)


@transaction.atomic
def salin(ketentuan: Ketentuan, *, pemda: PemerintahDaerah, berlaku_mulai: date) -> Ketentuan:
    """Copy a whole profile (levels, deadlines, forms) to a regency, in force from a date. Raises `ProfilSalah`."""
    if Ketentuan.objects.filter(pemda=pemda, berlaku_mulai=berlaku_mulai).exists():
        raise ProfilSalah([f"{pemda} sudah mempunyai ketentuan yang berlaku mulai {berlaku_mulai:%d-%m-%Y}."])
    baru = Ketentuan(
        pemda=pemda, berlaku_mulai=berlaku_mulai, **_isi(ketentuan, "pemda", "berlaku_mulai", "berlaku_sampai")
    )
    baru.save()
    AturanJenjang.objects.bulk_create([_salin(b, baru) for b in AturanJenjang.objects.filter(ketentuan=ketentuan)])
    AturanTenggat.objects.bulk_create([_salin(b, baru) for b in AturanTenggat.objects.filter(ketentuan=ketentuan)])
    Formulir.objects.bulk_create([_salin(b, baru) for b in Formulir.objects.filter(ketentuan=ketentuan)])
    return baru


def _pemda(profil: Profil) -> PemerintahDaerah:
    if profil.pemda is None:
        raise ProfilSalah([f"Profil {profil.kode} tidak menyebut daerah. Sebutkan daerah yang memakainya."])
    isi = {k: v for k, v in profil.pemda.items() if k != "kode"}
    daerah, _ = PemerintahDaerah.objects.get_or_create(kode=profil.pemda["kode"], defaults=isi)
    return daerah


def _isi_ulang(ketentuan: Ketentuan, profil: Profil) -> None:
    """Children are matched by their code, so that rows which stay keep their identity."""
    for baris in profil.aturan_jenjang:
        kunci = {"ketentuan": ketentuan, "jenjang": baris["jenjang"]}
        AturanJenjang.objects.update_or_create(**kunci, defaults=baris)
    for urutan, aturan in enumerate(profil.aturan_tenggat):
        isi = {f: getattr(aturan, f) for f in _ISI_ATURAN} | {"urutan": urutan}
        AturanTenggat.objects.update_or_create(ketentuan=ketentuan, kode=aturan.kode, defaults=isi)
    for formulir in profil.formulir:
        isi = {"nama": formulir["nama"], "tata_letak": formulir}
        Formulir.objects.update_or_create(ketentuan=ketentuan, kode=formulir["kode"], defaults=isi)
    ketentuan.aturan_jenjang.exclude(jenjang__in=[b["jenjang"] for b in profil.aturan_jenjang]).delete()
    ketentuan.aturan_tenggat.exclude(kode__in=[a.kode for a in profil.aturan_tenggat]).delete()
    ketentuan.formulir.exclude(kode__in=[f["kode"] for f in profil.formulir]).delete()


def _isi(row: models.Model, *tanpa: str) -> dict[str, Any]:
    return {k: v for k, v in model_to_dict(row).items() if k not in {"id", *tanpa}}


def _salin(row: _Baris, ketentuan: Ketentuan) -> _Baris:
    return type(row)(ketentuan=ketentuan, **_isi(row, "ketentuan"))


def _baca_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ProfilSalah([f"Berkas {path.name} tidak ada di {path.parent.name}."]) from None
    except json.JSONDecodeError as salah:
        raise ProfilSalah([f"Berkas {path.name} baris {salah.lineno} kolom {salah.colno}: {salah.msg}."]) from None


def _formulir(kode: Any) -> list[Any]:
    if not isinstance(kode, str) or "/" in kode or "\\" in kode or not kode:
        return []
    isi = _baca_json(direktori_data() / "formulir" / f"{kode}.json")
    return isi if isinstance(isi, list) else [isi]


def _periksa_baris(model: type[models.Model], baris: Any, letak: str, tanpa: tuple[str, ...] = ()) -> list[str]:
    """Faults of one row, as the model's own validation words them, plus names that it does not know."""
    if not isinstance(baris, dict):
        return [f"{letak}: harus berupa objek."]
    nama = {f.name for f in model._meta.concrete_fields} - {"id", *tanpa}
    salah = [f"{letak}: “{k}” tidak dikenal." for k in baris if k not in nama]
    try:
        model(**{k: v for k, v in baris.items() if k in nama}).clean_fields(exclude=set(tanpa))
    except ValidationError as galat:
        salah += [f"{letak}: {bidang}: {' '.join(pesan)}" for bidang, pesan in galat.message_dict.items()]
    return salah


def _periksa_daftar(model: type[models.Model], daftar: Any, letak: str, kunci: str) -> list[str]:
    if not isinstance(daftar, list) or not daftar:
        return [f"{letak}: harus berupa daftar yang berisi."]
    salah: list[str] = []
    terpakai: set[Any] = set()
    for nomor, baris in enumerate(daftar, start=1):
        kode = baris.get(kunci) if isinstance(baris, dict) else None
        tempat = f"{letak} {nomor} ({kode})" if kode else f"{letak} {nomor}"
        salah += _periksa_baris(model, baris, tempat, tanpa=("ketentuan", "urutan"))
        if kode and kode in terpakai:
            salah.append(f"{tempat}: {kunci} dipakai dua kali.")
        terpakai.add(kode)
        if (
            model is AturanTenggat
            and isinstance(baris, dict)
            and bool(baris.get("peristiwa")) == bool(baris.get("setelah"))
        ):
            salah.append(f"{tempat}: isi salah satu, “peristiwa” atau “setelah”.")
    return salah


def _periksa_formulir(aturan_jenjang: Any, formulir: list[Any]) -> list[str]:
    salah, kode = [], set()
    for nomor, f in enumerate(formulir, start=1):
        if not isinstance(f, dict) or not f.get("kode") or not f.get("nama"):
            salah.append(f"formulir {nomor}: kode dan nama wajib ada.")
        else:
            kode.add(f["kode"])
    for baris in aturan_jenjang if isinstance(aturan_jenjang, list) else []:
        for bidang in _FORMULIR_JENJANG:
            if isinstance(baris, dict) and baris.get(bidang) and baris[bidang] not in kode:
                salah.append(f"aturan_jenjang ({baris.get('jenjang')}): formulir “{baris[bidang]}” tidak ada.")
    return salah
