"""One act on many agreements: first who, what and how many can, then all that can in one act, all or none."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from sakip import waktu
from sakip.formulir import baca_id

from ..enums import Aksi
from ..forms.alur import PALING_BANYAK, AksiForm
from ..kata import KATA
from ..models import BeritaAcara, Perjanjian
from ..queries.cakupan import terlihat
from ..queries.fakta import fakta, latar
from ..queries.penerusan import lembar_pk
from ..queries.peran import peran_pada, situasi
from ..services.alur import apply_banyak
from ..services.dasar import AksiDenied
from ..services.verifikasi import nyatakan_selaras_banyak
from ..workflow import decide
from .aksi import PERLU_CATATAN
from .tanda_tangan import halaman_antrean

TANDA_TANGAN = (Aksi.TANDATANGANI, Aksi.SAHKAN)
BERSAMA = (
    Aksi.AJUKAN, Aksi.KIRIM, Aksi.TARIK, Aksi.KEMBALIKAN, Aksi.NYATAKAN_SELARAS, Aksi.TERUSKAN, Aksi.SAMPAIKAN,
    Aksi.SERAHKAN, Aksi.BATALKAN,
)  # fmt: skip


@dataclass(frozen=True)
class Baris:
    """One PK of a batch and whether the act is open on it now."""

    pk: Perjanjian
    nama: str
    boleh: bool
    sebab: tuple[str, ...]


@require_POST
def massal(request: HttpRequest, aksi: str) -> HttpResponse:
    if aksi not in {a.value for a in (*BERSAMA, *TANDA_TANGAN)}:
        raise Http404
    diminta = Aksi(aksi)
    nomor = baca_id(request.POST.getlist("pk"))
    if nomor is None:
        raise Http404
    if not nomor or len(nomor) > PALING_BANYAK:
        messages.error(
            request,
            f"Paling banyak {PALING_BANYAK} PK sekali jalan. Saring daftar lebih dahulu."
            if nomor
            else "Belum ada PK yang dipilih. Centang sedikitnya satu baris.",
        )
        return redirect("perjanjian:daftar")
    daftar = _daftar(request, nomor)
    if diminta in TANDA_TANGAN:
        return halaman_antrean(request, nomor=nomor)
    if "yakin" in request.POST:
        return _lakukan(request, diminta, daftar)
    return _tanya(request, diminta, daftar)


def _daftar(request: HttpRequest, nomor: list[int]) -> list[Perjanjian]:
    """All of them, or 404: a batch with one PK that is not there for this user is no batch."""
    relasi = ("pemda", "pd", "jabatan", "jabatan_kedua", "dpa")
    daftar = list(terlihat(request.hak).filter(pk__in=nomor).select_related(*relasi))  # type: ignore[attr-defined]
    if len(daftar) != len(nomor):
        raise Http404
    return daftar


def _baris(request: HttpRequest, diminta: Aksi, daftar: list[Perjanjian]) -> list[Baris]:
    hak = request.hak  # type: ignore[attr-defined]
    sekitar = situasi(daftar, hak.tanggal)
    lebih = latar(daftar, sekitar)
    baris = []
    for pk in daftar:
        d = decide(diminta, pk.jalur, pk.status, peran_pada(hak, pk, sekitar), fakta(pk, lebih, lengkap=False))
        sebab = tuple(s for s in d.reasons if not _dibereskan(diminta, s))
        pertama = sekitar.pertama(pk)
        nama = pertama.pegawai.nama if pertama else "belum ada pejabat"
        baris.append(Baris(pk, nama, d.allowed or (d.visible and not sebab), sebab))
    return baris


def _dibereskan(diminta: Aksi, sebab: str) -> bool:
    """Declaring aligned gives the own unsur's vote in the same act; the service judges who is then still missing."""
    return diminta == Aksi.NYATAKAN_SELARAS and sebab.endswith("belum menyetujui.")


def _tanya(
    request: HttpRequest, diminta: Aksi, daftar: list[Perjanjian], *, galat: list[str] | None = None
) -> HttpResponse:
    baris = _baris(request, diminta, daftar)
    kata = KATA[diminta]
    konteks = {
        "aksi": diminta,
        "kata": kata.tombol,
        "hasil": kata.pasif,
        "bisa": [b for b in baris if b.boleh],
        "tidak": [b for b in baris if not b.boleh],
        "galat": galat or [],
        "perlu_catatan": diminta in PERLU_CATATAN,
        "catatan": request.POST.get("catatan", "")[:4000],
        "hapus": diminta == Aksi.BATALKAN,
    }
    return render(request, "perjanjian/massal.html", konteks, status=422 if galat else 200)


def _lakukan(request: HttpRequest, diminta: Aksi, daftar: list[Perjanjian]) -> HttpResponse:
    terlihat_kunci: dict[int, int] = {}
    for pk in daftar:
        form = AksiForm({"kunci": request.POST.get(f"kunci_{pk.pk}", ""), "catatan": request.POST.get("catatan", "")})
        if not form.is_valid():
            return _tanya(request, diminta, daftar, galat=[g for isi in form.errors.values() for g in isi])
        terlihat_kunci[pk.pk] = form.cleaned_data["kunci"]
    nomor, now = list(terlihat_kunci), waktu.sekarang()
    try:
        if diminta == Aksi.NYATAKAN_SELARAS:
            acara = nyatakan_selaras_banyak(perjanjian_id=nomor, aktor=request.user, now=now, terlihat=terlihat_kunci)
            messages.success(request, f"{len(nomor)} PK dinyatakan selaras dengan {_sebut(acara)}.")
            return redirect(acara[0] if len(acara) == 1 else "perjanjian:periksa")
        apply_banyak(
            perjanjian_id=nomor, aksi=diminta, aktor=request.user, now=now,
            catatan=form.cleaned_data["catatan"], terlihat=terlihat_kunci,
        )  # fmt: skip
    except AksiDenied as tolak:
        return _tanya(request, diminta, _daftar(request, nomor), galat=[str(tolak)])
    messages.success(request, f"{len(nomor)} PK {KATA[diminta].pasif}.")
    if diminta == Aksi.TERUSKAN:
        return redirect(lembar_pk(request.hak, nomor)[0])  # type: ignore[attr-defined]
    return redirect("perjanjian:daftar")


def _sebut(acara: list[BeritaAcara]) -> str:
    return f"berita acara {acara[0].nomor}" if len(acara) == 1 else f"{len(acara)} berita acara"
