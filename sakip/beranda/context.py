"""What the shell of every page shows: regency, person, menu, the switches of PD and year."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from sakip import waktu
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah

from .menunggu import jumlah_menunggu

MENU = (
    ("Beranda", "beranda", ("beranda", "beranda:menunggu")),
    ("Perencanaan", "renstra:daftar", ("renstra:",)),
    ("Perjanjian Kinerja", "perjanjian:daftar", ("perjanjian:",)),
    ("Tenggat", "kalender:daftar", ("kalender:",)),
)


def kerangka(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html; says little to somebody who is not signed in, and nothing fails without a database."""
    hak: Hak | None = getattr(request, "hak", None)
    if hak is None or not request.user.is_authenticated:
        return {"kerangka": {"nama_sistem": "SAKIP", "demo": _demo(), "tahun": None, "menunggu": 0}}
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    return {
        "kerangka": {
            "pemda": _pemda(k),
            "nama_sistem": k.ketentuan.nama_sistem if k.ketentuan else "SAKIP",
            "orang": _orang(request, hak),
            "menu": _menu(request) if hak.ada() else [],
            "menunggu": jumlah_menunggu(hak, k.tahun) if hak.ada() else 0,
            "pd_terpilih": {"id": k.pd.pk, "nama": k.pd.singkatan or k.pd.nama} if k.pd else None,
            "pilihan_pd": _pilihan_pd(request, k),
            "tahun": k.tahun,
            "pilihan_tahun": [
                {"tahun": t, "url": _dengan(request, tahun=t), "aktif": t == k.tahun}
                for t in sorted({k.tahun, *range(k.hari_ini.year - 4, k.hari_ini.year + 2)}, reverse=True)
            ],
            "waktu_server": _waktu(k),
            "demo": _demo(),
            "cari_url": reverse("beranda:cari"),
        }
    }


def _pemda(k: Konteks) -> dict[str, Any] | None:
    if k.pemda is None:
        return None
    return {"nama": k.pemda.nama, "sebutan": k.pemda.sebutan, "kode": k.pemda.kode, "logo_url": None}


def _orang(request: HttpRequest, hak: Hak) -> dict[str, str]:
    pegawai = getattr(request.user, "pegawai", None)
    nama = pegawai.nama if pegawai else request.user.get_username()
    peran = hak.pegangan[0].nama if hak.pegangan else ", ".join(sorted(p.label for p in hak.peran))
    kata = [k for k in nama.replace(",", " ").split() if k[:1].isupper() and not k.endswith(".")]
    return {"nama": nama, "peran": peran, "inisial": "".join(k[0] for k in kata[:2]) or nama[:2].upper()}


def _menu(request: HttpRequest) -> list[dict[str, Any]]:
    kini = request.resolver_match.view_name if request.resolver_match else ""
    return [
        {
            "label": label,
            "url": reverse(nama),
            "aktif": any(kini == a or (a.endswith(":") and kini.startswith(a)) for a in awalan),
        }
        for label, nama, awalan in MENU
    ]


def _dengan(request: HttpRequest, **isi: Any) -> str:
    """The same page with another year or PD; the page number starts again."""
    tanya = {k: v for k, v in request.GET.items() if k not in {*isi, "halaman"}}
    return f"{request.path}?{urlencode({**tanya, **isi})}"


def _pilihan_pd(request: HttpRequest, k: Konteks) -> list[dict[str, Any]]:
    if k.pemda is None:
        return []
    semua = [{"id": None, "nama": "Semua PD", "url": _dengan(request, pd="semua"), "aktif": k.pd is None}]
    return semua + [
        {"id": pk, "nama": singkatan or nama, "url": _dengan(request, pd=pk), "aktif": bool(k.pd and k.pd.pk == pk)}
        for pk, nama, singkatan in PerangkatDaerah.objects.filter(pemda=k.pemda, aktif=True).values_list(
            "pk", "nama", "singkatan"
        )
    ]


def _waktu(k: Konteks) -> str:
    if k.pemda is None:
        return ""
    from_server = waktu.sekarang().astimezone(k.pemda.zona)
    return f"{from_server:%d-%m-%Y %H.%M} {k.pemda.singkatan_zona}"


def _demo() -> dict[str, Any] | None:
    if not settings.DEMO:
        return None
    return {"tanggal": f"{waktu.hari_ini('Asia/Jakarta'):%d-%m-%Y}", "bisa_digeser": True}
