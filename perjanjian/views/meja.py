"""The work-bench as a page: which rows stand open, whose turn it is, and the way on to the next PK of the inbox."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sakip import waktu

from ..enums import Aksi, Bobot, Jalur, Keputusan
from ..forms.saring import baca_saringan_periksa
from ..queries.meja import Meja, meja
from ..queries.perbaikan import perbaikan_putaran
from ..queries.periksa import SaringanPeriksa, urutan_periksa
from ..rules.perbaikan import Perbaikan
from .ambil import Dibuka, buka, pastikan_wewenang

TAMPIL = ("baru", "beda", "semua")


@require_safe
def keselarasan(request: HttpRequest, pk: int) -> HttpResponse:
    dibuka = buka(request, pk, lengkap=True)
    pastikan_wewenang(dibuka, Aksi.PERIKSA)
    return _halaman(request, dibuka)


def ulang(request: HttpRequest, pk: int, di: str, tolak: str, tulisan: dict[str, Any], **lain: Any) -> HttpResponse:
    """The bench again with what was typed, and why it was not kept, at its place."""
    segar = buka(request, pk, lengkap=True)
    return _halaman(request, segar, status=422, di=di, tolak=tolak, tulisan=tulisan, **lain)


def kembali(request: HttpRequest, pk: int, temuan: int | None = None) -> HttpResponse:
    """To the bench of this PK, as it was looked at, with one finding open."""
    tanya = _tanya(request, baris=True) | ({"temuan": str(temuan)} if temuan else {})
    akhir = f"#temuan-{temuan}" if temuan else ""
    return redirect(f"{reverse('perjanjian:keselarasan', args=[pk])}{_alamat(tanya)}{akhir}")


def sesudah(request: HttpRequest, dibuka: Dibuka) -> str:
    """Where to go when this PK is done: the next of the inbox that waits for the own unsur, else the inbox."""
    urut = _urut(request, dibuka)
    lewat = [u.pk for u in urut].index(dibuka.pk.pk) + 1 if any(u.pk == dibuka.pk.pk for u in urut) else 0
    berikut = next((u.pk for u in urut[lewat:] if not u.bersuara), None)
    nama, args = ("perjanjian:keselarasan", [berikut]) if berikut else ("perjanjian:periksa", [])
    return reverse(nama, args=args) + _alamat(_tanya(request))


def _urut(request: HttpRequest, dibuka: Dibuka) -> list[Any]:
    return urutan_periksa(dibuka.hak, dibuka.pk.tahun, _saringan(request)).urut


def _saringan(request: HttpRequest) -> SaringanPeriksa:
    return baca_saringan_periksa(request.GET)


def _tanya(request: HttpRequest, *, baris: bool = False) -> dict[str, str]:
    """What of the address goes along: the filter of the inbox, and which rows were asked for."""
    tampil = request.GET.get("baris", "")
    return _saringan(request).tanya | ({"baris": tampil} if baris and tampil in TAMPIL else {})


def _alamat(tanya: dict[str, str]) -> str:
    return f"?{urlencode(tanya)}" if tanya else ""


def _halaman(request: HttpRequest, dibuka: Dibuka, *, status: int = 200, **diketik: Any) -> HttpResponse:
    """`diketik`: what somebody typed that could not be kept, to be shown again where it was typed."""
    isi = meja(dibuka.pk, dibuka.latar, dibuka.hak)
    urut = [u.pk for u in _urut(request, dibuka)]
    letak = urut.index(dibuka.pk.pk) if dibuka.pk.pk in urut else -1
    tampil = request.GET.get("baris", "")
    tampil = tampil if tampil in TAMPIL else isi.baku
    konteks = {
        "pk": dibuka.pk,
        "meja": isi,
        "tampil": tampil,
        "lipatan": isi.lipat(tampil),
        "saring": _alamat(_tanya(request)),
        "tanya": _alamat(_tanya(request, baris=True)),
        "periksa": dibuka.keputusan(Aksi.PERIKSA).allowed,
        "pertama": dibuka.latar.situasi.pertama(dibuka.pk),
        "selaras": dibuka.keputusan(Aksi.NYATAKAN_SELARAS),
        "dapat_selaras": dapat_selaras(dibuka),
        "dapat_setuju": _dapat_setuju(dibuka),
        "buka_temuan": _terbuka(request, isi),
        "mengenai": request.GET.get("mengenai", ""),
        "bobot": Bobot.choices,
        "sebelum": urut[letak - 1] if letak > 0 else None,
        "sesudah": urut[letak + 1] if 0 <= letak < len(urut) - 1 else None,
        "letak": letak + 1,
        "banyak": len(urut),
        "kabupaten": dibuka.pk.jalur == Jalur.KABUPATEN,
        "perbaikan": _perbaikan(dibuka),
        "kini": waktu.sekarang(),
        "suara_anda": next((u for u in isi.unsur if u.anda), None),
        "di": "",
        "tolak": "",
        "tulisan": {},
    } | diketik
    konteks["daftar"] = _isian_daftar(isi, konteks["tulisan"].get("centang"))
    konteks["bersama"] = bool(konteks["daftar"] or konteks["suara_anda"])
    return render(request, "perjanjian/keselarasan.html", konteks, status=status)


def _perbaikan(dibuka: Dibuka) -> tuple[Perbaikan, ...]:
    """What came back for correction, and whether on the same day (BK penjelasan Pasal 11 ayat (4))."""
    pk = dibuka.pk
    if pk.jalur != Jalur.KABUPATEN:
        return ()
    return perbaikan_putaran(dibuka.latar.semua_putaran.get(pk.pk, ()), pk.pemda.zona).get(pk.pk, ())


def _isian_daftar(isi: Meja, diketik: list[str] | None) -> list[dict[str, Any]]:
    """The reader's checklists with a box for each item, ticked as it is kept or as it was just ticked."""
    hasil = []
    for nama, d in isi.daftar:
        isian = [(b, f"{d.unsur}|{b.teks}") for b in d.orang]
        butir = [(b, nilai, nilai in diketik if diketik is not None else bool(b.oleh)) for b, nilai in isian]
        hasil.append({"nama": nama, "daftar": d, "butir": butir})
    return hasil


def dapat_selaras(dibuka: Dibuka) -> bool:
    """One press agrees for the own unsur and declares aligned: what only waits for the own vote does not close it."""
    d = dibuka.keputusan(Aksi.NYATAKAN_SELARAS)
    if d.allowed or not d.visible:
        return d.allowed
    sendiri = {u for u in dibuka.fakta.unsur_belum if u in _unsur_sendiri(dibuka)}
    lain = [s for s in d.reasons if not s.endswith("belum menyetujui.")]
    return not lain and set(dibuka.fakta.unsur_belum) <= sendiri


def _dapat_setuju(dibuka: Dibuka) -> bool:
    """Nothing is left to decide, but others must still agree: one press gives the own unsur's consent."""
    f = dibuka.fakta
    belum = bool(_unsur_sendiri(dibuka) & set(f.unsur_belum))
    return belum and not f.temuan_belum and not f.temuan_perbaiki and not dapat_selaras(dibuka)


def _unsur_sendiri(dibuka: Dibuka) -> set[str]:
    return {a.get_unsur_display() for a in dibuka.latar.situasi.tim if a.pegawai_id == dibuka.hak.pegawai_id}


def _terbuka(request: HttpRequest, isi: Meja) -> int | None:
    """The finding whose form stands open: the one asked for, else the first that is undecided."""
    diminta = request.GET.get("temuan", "")
    nomor = [t.temuan.nomor for t in isi.temuan]
    if diminta.isascii() and diminta.isdigit() and len(diminta) < 6 and int(diminta) in nomor:
        return int(diminta)
    return next((t.temuan.nomor for t in isi.aktif if t.temuan.keputusan == Keputusan.BELUM), None)
