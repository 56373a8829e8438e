"""The tree of a plan: the page, a branch opened or closed, and what htmx puts back after a change."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe
from django_htmx.http import reswap, retarget, trigger_client_event

from renstra import queries
from renstra.enums import JenisSimpul
from renstra.models import Rencana, Simpul
from renstra.queries import Lipatan
from renstra.queries.mutu import mutu_pohon
from renstra.rules import pohon
from renstra.views.dasar import bertautan, boleh, kata_cari, keadaan, milik
from renstra.views.mutu import kriteria_konteks
from sakip.formulir import nomor

KURANG_TAMPIL = 20
MAKS_LIPATAN = 200


def rencana_milik(request: HttpRequest, pk: int, *, tulis: bool = True) -> Rencana:
    rows = Rencana.objects.select_related("pd", "pemda", "induk", "edisi", "pengganti", "menggantikan")
    return milik(request, rows, pk, tulis=tulis)


def simpul_milik(request: HttpRequest, pk: int, *, tulis: bool = True) -> Simpul:
    rows = Simpul.objects.select_related("rencana__pd", "rencana__pemda", "induk")
    return milik(request, rows, pk, "rencana", tulis=tulis)


# ---- branches that were opened or closed: kept in a cookie of the page


def _kue(rencana_id: int) -> str:
    return f"pohon-{rencana_id}"


def lipatan(request: HttpRequest, rencana_id: int) -> Lipatan:
    buka, _, tutup = request.COOKIES.get(_kue(rencana_id), "").partition("_")
    return Lipatan(*(frozenset(filter(None, map(nomor, satu.split(".")))) for satu in (buka, tutup)))  # type: ignore[arg-type]


def _simpan_lipatan(jawaban: HttpResponse, rencana_id: int, isi: Lipatan) -> HttpResponse:
    teks = "_".join(".".join(map(str, sorted(satu)[-MAKS_LIPATAN:])) for satu in (isi.buka, isi.tutup))
    jawaban.set_cookie(
        _kue(rencana_id),
        teks,
        path=reverse("renstra:daftar"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return jawaban


def _diminta(request: HttpRequest, isi: Lipatan) -> Lipatan:
    """`?buka=12` or `?tutup=12` in the address."""
    for nama in ("buka", "tutup"):
        if simpul_id := nomor(request.GET.get(nama, "")):
            isi = isi.ubah(simpul_id, buka=nama == "buka")
    return isi


# ---- the page


@require_safe
def rencana(request: HttpRequest, pk: int) -> HttpResponse:
    rencana = rencana_milik(request, pk, tulis=False)
    lama = lipatan(request, pk)
    baru = _diminta(request, lama)
    cari = kata_cari(request)
    fokus = nomor(request.GET.get("fokus", ""))
    tampil = queries.tampilan_pohon(rencana, cari, lipatan=baru, fokus=fokus)
    isi = Bagian(request, rencana, tampil).isi | {"cari": cari, "masuk": tampil.masuk}
    jawaban = render(request, "renstra/rencana.html", keadaan(request, rencana, []) | isi)
    return jawaban if baru == lama else _simpan_lipatan(jawaban, pk, baru)


@dataclass
class Bagian:
    """What the templates of the tree need, for the whole page and for a part of it."""

    request: HttpRequest
    rencana: Rencana
    tampil: queries.PohonTampil

    @property
    def isi(self) -> dict[str, Any]:
        rencana, perencana = self.rencana, boleh(self.request, self.rencana.pd_id)
        menyunting = perencana and rencana.disusun
        kurang = self.tampil.kurang if menyunting else []
        mutu = mutu_pohon(self.tampil.isi, kriteria_konteks(self.request))
        for i in (i for s in self.tampil.baris for i in s.indikator):
            i.mutu = mutu.get(i.indikator.pk)
        anak = {j: pohon.anak_yang_boleh(rencana.jenis, j) for j in JenisSimpul}
        return {
            "konteks": self.request.konteks,  # type: ignore[attr-defined]
            "rencana": rencana,
            "pohon": self.tampil,
            "baris": [{"s": s, "tambah": anak[JenisSimpul(s.simpul.jenis)]} for s in self.tampil.baris],
            "tambah_atas": pohon.anak_yang_boleh(rencana.jenis, None),
            "menyunting": menyunting,
            "perencana": perencana,
            "lebar": len(rencana.tahun) + 3,
            "kurang": bertautan(kurang[:KURANG_TAMPIL]),
            "kurang_semua": len(kurang),
            "cari": "",
        }


@require_safe
def simpul_baris(request: HttpRequest, pk: int) -> HttpResponse:
    """For htmx: the row of a node as it is now; with `?buka=1` the branch below it too, with `?tutup=1` closed."""
    rencana = simpul_milik(request, pk, tulis=False).rencana
    isi = lipatan(request, rencana.pk)
    melipat = "buka" in request.GET or "tutup" in request.GET
    if melipat:
        isi = isi.ubah(pk, buka="buka" in request.GET)
    batas: dict[str, Any] = {"di": pk} if "buka" in request.GET else {"hanya": pk}
    tampil = queries.tampilan_pohon(rencana, lipatan=isi, **batas)
    jawaban = render(request, "renstra/_baris_pohon.html", Bagian(request, rencana, tampil).isi)
    return _simpan_lipatan(jawaban, rencana.pk, isi) if melipat else jawaban


# ---- what htmx puts back


def pohon_kini(request: HttpRequest, rencana_id: int, sukses: str, fokus: int | None = None) -> HttpResponse:
    """The whole tree after a change of its shape, and what is missing now."""
    return _jawab(request, rencana_id, sukses, "renstra/_pohon.html", "#pohon", fokus)


def simpul_kini(request: HttpRequest, simpul: Simpul, sukses: str) -> HttpResponse:
    """One node with its indicators after a change of what it says."""
    return _jawab(
        request, simpul.rencana_id, sukses, "renstra/_baris_pohon.html", f"#simpul-{simpul.pk}", simpul.pk, simpul.pk
    )


def _jawab(  # noqa: PLR0917
    request: HttpRequest,
    rencana_id: int,
    sukses: str,
    templat: str,
    sasaran: str,
    fokus: int | None,
    hanya: int | None = None,
) -> HttpResponse:
    rencana = rencana_milik(request, rencana_id)
    tampil = queries.tampilan_pohon(rencana, lipatan=lipatan(request, rencana_id), fokus=fokus, hanya=hanya)
    isi = Bagian(request, rencana, tampil).isi
    html = render_to_string(templat, isi, request) + render_to_string(
        "renstra/_rel_kurang.html", isi | {"lain_tempat": True}, request
    )
    jawaban = reswap(retarget(HttpResponse(html), sasaran), "outerHTML")
    rincian = {"versi": rencana.versi_kunci, "fokus": f"simpul-{fokus}" if fokus else "", "kata": sukses}
    return trigger_client_event(jawaban, "renstra:tersimpan", rincian, after="settle")
