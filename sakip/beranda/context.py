"""What the shell of every page shows: regency, person, menu, the switches of PD and year."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from perjanjian.queries.menunggu import hitung_menunggu
from sakip import waktu
from sakip.angka import tanggal_lengkap, tanggal_panjang
from sakip.kalender.queries.pengingat import jumlah_belum_dibaca
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.queries import ketentuan_pada

from .queries import pd_beranda

POHON = ("perjanjian:pohon_kinerja", "perjanjian:pohon_putus")
PEMERIKSAAN = ("perjanjian:periksa", "perjanjian:keselarasan")
# label, address, names of the pages that belong to it, roles that have it (empty: every role)
MENU: tuple[tuple[str, str, tuple[str, ...], tuple[Peran, ...]], ...] = (
    ("Beranda", "beranda", ("beranda", "beranda:menunggu"), ()),
    ("Perencanaan", "renstra:daftar", ("renstra:",), ()),
    ("Perjanjian Kinerja", "perjanjian:daftar", ("perjanjian:",), ()),
    ("Pohon kinerja", "perjanjian:pohon_kinerja", POHON, ()),
    ("Pemeriksaan", "perjanjian:periksa", PEMERIKSAAN, (Peran.TIM_VERIFIKASI, Peran.TIM_SAKIP)),
    ("Pengukuran", "pengukuran:beranda", ("pengukuran:",), ()),
    ("LKjIP", "laporan:daftar", ("laporan:",), ()),
    ("Tenggat", "kalender:daftar", ("kalender:", "laporan:kepatuhan"), ()),
    ("Admin", "admin:index", ("admin:",), (Peran.ADMIN,)),
)


def kerangka(request: HttpRequest) -> dict[str, Any]:
    """Context of base.html, made once per request; says little to somebody who is not signed in."""
    hak: Hak | None = getattr(request, "hak", None)
    if hak is None or not request.user.is_authenticated:
        return {"kerangka": {"nama_sistem": "SAKIP", "demo": _demo(), "tahun": None, "menunggu": 0}}
    if not hasattr(request, "_kerangka"):
        request._kerangka = _kerangka(request, hak)  # type: ignore[attr-defined]
    return {"kerangka": request._kerangka}  # type: ignore[attr-defined]


def _kerangka(request: HttpRequest, hak: Hak) -> dict[str, Any]:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    return {
        "pemda": _pemda(k),
        "nama_sistem": _nama_sistem(k),
        "orang": _orang(request, hak),
        "menu": _menu(request, hak) if hak.ada() else [],
        "menunggu": _menunggu(request, hak, k.tahun),
        "pd_terpilih": {"id": pd.pk, "nama": pd.singkatan or pd.nama} if (pd := pd_beranda(hak, k)) else None,
        "pilihan_pd": _pilihan_pd(request, k, hak),
        "tahun": k.tahun,
        "pilihan_tahun": [
            {"tahun": t, "url": _dengan(request, tahun=t), "aktif": t == k.tahun}
            for t in sorted({k.tahun, *range(k.hari_ini.year - 4, k.hari_ini.year + 2)}, reverse=True)
        ],
        "waktu_server": _waktu(k),
        "demo": _demo(),
        "cari_url": reverse("beranda:cari"),
    }


def _pemda(k: Konteks) -> dict[str, Any] | None:
    if k.pemda is None:
        return None
    return {"nama": k.pemda.nama, "sebutan": k.pemda.sebutan, "kode": k.pemda.kode, "logo_url": None}


def _menunggu(request: HttpRequest, hak: Hak, tahun: int) -> int:
    """How much waits for this user, and what is unread; a page that counted the former has put it on the request."""
    ada: int | None = getattr(request, "jumlah_menunggu", None)
    if ada is None:
        ada = hitung_menunggu(hak, tahun) if hak.ada() else 0
    return ada + jumlah_belum_dibaca(request.user)


def _nama_sistem(k: Konteks) -> str:
    """What the regency calls the system, by the profile of today."""
    profil = ketentuan_pada(k.pemda.pk, k.hari_ini) if k.pemda else None
    return profil.nama_sistem if profil else "SAKIP"


def _orang(request: HttpRequest, hak: Hak) -> dict[str, str]:
    pegawai = getattr(request.user, "pegawai", None)
    nama = pegawai.nama if pegawai else request.user.get_username()
    peran = hak.pegangan[0].nama if hak.pegangan else ", ".join(sorted(p.label for p in hak.peran))
    kata = [k for k in nama.replace(",", " ").split() if k[:1].isupper() and not k.endswith(".")]
    return {"nama": nama, "peran": peran, "inisial": "".join(k[0] for k in kata[:2]) or nama[:2].upper()}


def _menu(request: HttpRequest, hak: Hak) -> list[dict[str, Any]]:
    kini = request.resolver_match.view_name if request.resolver_match else ""
    boleh = [m for m in MENU if not m[3] or hak.punya(*m[3])]
    tertentu = {a for _, _, awalan, _ in boleh for a in awalan if not a.endswith(":")}

    def aktif(awalan: tuple[str, ...]) -> bool:
        return kini in awalan or (kini not in tertentu and any(a.endswith(":") and kini.startswith(a) for a in awalan))

    return [{"label": label, "url": reverse(nama), "aktif": aktif(awalan)} for label, nama, awalan, _ in boleh]


def _dengan(request: HttpRequest, **isi: Any) -> str:
    """The same page with another year or PD; the page number starts again."""
    tanya = {k: v for k, v in request.GET.items() if k not in {*isi, "halaman"}}
    return f"{request.path}?{urlencode({**tanya, **isi})}"


def _pilihan_pd(request: HttpRequest, k: Konteks, hak: Hak) -> list[dict[str, Any]]:
    """The PDs to switch between: all of the regency, or only the own ones; nothing where there is one."""
    if k.pemda is None:
        return []
    daftar = k.pd_aktif
    if not hak.se_daerah:
        if len(hak.pd_milik) < 2:
            return []
        daftar = [pd for pd in daftar if pd.pk in hak.pd_milik]
    semua = [{"id": None, "nama": "Semua PD", "url": _dengan(request, pd="semua"), "aktif": k.pd is None}]
    return semua + [
        {
            "id": pd.pk,
            "nama": pd.singkatan or pd.nama,
            "url": _dengan(request, pd=pd.pk),
            "aktif": bool(k.pd and k.pd.pk == pd.pk),
        }
        for pd in daftar
    ]


def _waktu(k: Konteks) -> str:
    if k.pemda is None:
        return ""
    setempat = waktu.sekarang().astimezone(k.pemda.zona)
    return f"{tanggal_lengkap(setempat.date())}, {setempat:%H.%M} {k.pemda.singkatan_zona}"


def _demo() -> dict[str, Any] | None:
    if not settings.DEMO:
        return None
    return {"tanggal": tanggal_panjang(waktu.hari_ini("Asia/Jakarta")), "bisa_digeser": True}
