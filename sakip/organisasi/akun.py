"""Accounts: made for officials by an admin, their passwords, and the list that a demo shows."""

import re
import secrets
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Prefetch

from sakip.jejak.services import catat

from .enums import JenisTim, Jenjang
from .models import AnggotaTim, Pegawai, PemerintahDaerah, Pengguna, Penugasan, Tim

_HURUF = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else on paper


@dataclass(frozen=True)
class AkunBaru:
    """An account just made or given a new password. The password is shown once and stored nowhere."""

    pegawai: Pegawai
    nama_pengguna: str
    sandi: str


def sandi_pertama() -> str:
    """A password to be read out once and replaced at the first sign-in, some 59 bits."""
    return "-".join("".join(secrets.choice(_HURUF) for _ in range(4)) for _ in range(3))


def usul_nama_pengguna(pegawai: Pegawai) -> str:
    """`<kode daerah>.<nama depan>.<nama belakang>`, without degrees; a number is added where it is taken."""
    nama = re.sub(r"\b(dr|drs|dra|ir|prof|h|hj)\.\s*", "", pegawai.nama.split(",")[0].casefold())
    suku = re.findall(r"[a-z]+", nama) or ["pegawai"]
    dasar = ".".join([pegawai.pemda.kode, suku[0], *suku[-1:][: len(suku) - 1]])[:140]
    calon, nomor = dasar, 1
    while Pengguna.objects.filter(username__iexact=calon).exists():
        nomor += 1
        calon = f"{dasar}{nomor}"
    return calon


@transaction.atomic
def buat_akun(*, pelaku: Any, pegawai_id: int, now: datetime) -> AkunBaru:
    """Make an account for an official who has none. Its first password must be replaced at the first sign-in."""
    pegawai = Pegawai.objects.select_for_update(of=("self",)).select_related("pemda").get(pk=pegawai_id)
    if pegawai.pengguna_id:
        raise ValueError(f"{pegawai.nama} sudah mempunyai akun.")
    sandi = sandi_pertama()
    pengguna = Pengguna.objects.create_user(usul_nama_pengguna(pegawai), password=sandi, wajib_ganti_sandi=True)
    pegawai.pengguna = pengguna
    pegawai.save(update_fields=["pengguna"])
    ringkasan = f"Membuat akun {pengguna.username} bagi {pegawai.nama}"
    catat(pelaku=pelaku, aksi="akun_dibuat", objek=pengguna, ringkasan=ringkasan, now=now, pemda_id=pegawai.pemda_id)
    return AkunBaru(pegawai, pengguna.username, sandi)


def punya_admin(pemda: PemerintahDaerah) -> bool:
    """Whether anybody was ever made admin of the regency."""
    return AnggotaTim.objects.filter(tim__pemda=pemda, tim__jenis=JenisTim.ADMIN).exists()


@transaction.atomic
def admin_pertama(
    *, pelaku: Any, pemda: PemerintahDaerah, nama: str, jenis: str, nip: str, nomor_sk: str, now: datetime
) -> AkunBaru:
    """The one who fills a new regency in: an official with an account, admin until the end of next year."""
    today = now.date()
    pegawai = Pegawai.objects.create(pemda=pemda, nama=nama, jenis=jenis, nip=nip)
    tim = Tim.objects.create(
        pemda=pemda,
        jenis=JenisTim.ADMIN,
        nama="Admin aplikasi",
        tahun=today.year,
        nomor_sk=nomor_sk,
        tanggal_sk=today,
        mulai=today,
        selesai=date(today.year + 1, 12, 31),
    )
    AnggotaTim.objects.create(tim=tim, pegawai=pegawai)
    return buat_akun(pelaku=pelaku, pegawai_id=pegawai.pk, now=now)


@transaction.atomic
def sandi_baru(*, pelaku: Any, pegawai_id: int, now: datetime) -> AkunBaru:
    """Replace a forgotten password by a first password. Every session of that person ends."""
    pegawai = Pegawai.objects.select_related("pengguna").get(pk=pegawai_id)
    pengguna = pegawai.pengguna
    if pengguna is None:
        raise ValueError(f"{pegawai.nama} belum mempunyai akun.")
    if pengguna.pk == pelaku.pk:
        raise ValueError("Kata sandi Anda sendiri diganti lewat menu akun.")
    sandi = sandi_pertama()
    pengguna.set_password(sandi)
    pengguna.wajib_ganti_sandi = True
    pengguna.save(update_fields=["password", "wajib_ganti_sandi"])
    ringkasan = f"Memberi kata sandi baru kepada {pegawai.nama}"
    catat(pelaku=pelaku, aksi="sandi_diatur", objek=pengguna, ringkasan=ringkasan, now=now, pemda_id=pegawai.pemda_id)
    return AkunBaru(pegawai, pengguna.username, sandi)


@transaction.atomic
def ganti_sandi(*, pengguna: Any, sandi: str, now: datetime) -> Pengguna:
    """A person changes the own password; a first password counts as replaced."""
    baru = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    baru.set_password(sandi)
    baru.wajib_ganti_sandi = False
    baru.save(update_fields=["password", "wajib_ganti_sandi"])
    catat(
        pelaku=baru,
        aksi="sandi_diganti",
        objek=baru,
        ringkasan="Mengganti kata sandi sendiri",
        now=now,
        pemda_id=pemda_id_dari(baru),
    )
    return baru


def pemda_id_dari(pengguna: Any) -> int | None:
    """The regency a user belongs to, through the official whose account it is."""
    return Pegawai.objects.filter(pengguna_id=getattr(pengguna, "pk", None)).values_list("pemda_id", flat=True).first()


# ---- the list a demo shows on its sign-in page


def akun_contoh(tanggal: date) -> list[dict[str, Any]]:
    """`[{pemda, akun: [{nama_pengguna, peran}], pd: [{nama, akun}]}]`: who can be tried, with office or team that day.

    `akun`: those who serve the whole regency; `pd`: the others, by Perangkat Daerah.
    """
    daerah = PemerintahDaerah.objects.filter(aktif=True).order_by("nama")
    return [d for p in daerah if (d := _akun_daerah(p, tanggal))["akun"] or d["pd"]]


def _akun_daerah(pemda: PemerintahDaerah, tanggal: date) -> dict[str, Any]:
    tim = AnggotaTim.objects.filter(tim__mulai__lte=tanggal, tim__selesai__gte=tanggal).select_related("tim__pd")
    orang = (
        Pegawai.objects.filter(pemda=pemda, pengguna__is_active=True, aktif=True)
        .select_related("pengguna")
        .prefetch_related(
            Prefetch("penugasan", Penugasan.objects.pada(tanggal).select_related("jabatan__pd"), to_attr="kini"),
            Prefetch("keanggotaan", tim, to_attr="tim_kini"),
        )
        .order_by(models.F("pengguna__username"))
    )
    umum: list[dict[str, str]] = []
    per_pd: dict[str, list[dict[str, str]]] = {}
    for o in orang:
        pd = _pd_contoh(o)
        tujuan = umum if pd is None else per_pd.setdefault(pd, [])
        tujuan.append({"nama_pengguna": o.pengguna.username, "peran": _peran(o)})
    return {
        "pemda": pemda.sebutan,
        "akun": umum,
        "pd": [{"nama": nama, "akun": akun} for nama, akun in sorted(per_pd.items())],
    }


def _pd_contoh(orang: Any) -> str | None:
    """The PD an account is listed under; None for those who serve the regency as a whole."""
    if any(a.tim.pd_id is None for a in orang.tim_kini) or any(p.jabatan.unsur for p in orang.kini):
        return None
    pd = [p.jabatan.pd for p in orang.kini if p.jabatan.jenjang not in (Jenjang.KEPALA_DAERAH, Jenjang.SEKDA)]
    pd += [a.tim.pd for a in orang.tim_kini]
    return pd[0].nama if pd and pd[0] else None


def _peran(orang: Any) -> str:
    jabatan = [p.jabatan_cetak for p in orang.kini]
    tim = [
        " ".join(filter(None, [a.tim.get_jenis_display(), a.get_unsur_display(), a.tim.pd and a.tim.pd.singkatan]))
        for a in orang.tim_kini
    ]
    return "; ".join(tim + jabatan) or "belum ada peran"
