"""Papers and tables of the planning chain: as page, as PDF, as worksheet, from the same rows."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from renstra import queries
from renstra.cetak.anggaran import lembaran_pk, lembaran_rka
from renstra.cetak.hubungan import lembaran_rencana
from renstra.cetak.naskah import lembaran_anggaran
from renstra.models import RKT, DokumenAnggaran
from renstra.queries.rkt import bentuk_rkt, hubungan_rencana, isi_rkt
from renstra.views.dasar import alamat, milik
from sakip.dokumen.lembaran import Kertas, Lembaran, badan_halaman, buku_kerja, render_lembaran
from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.rkt import lembar_rkt, render_rkt
from sakip.dokumen.tata_letak import TataLetakSalah
from sakip.organisasi.enums import Tingkat
from sakip.unduhan import kirim_berkas, kirim_xlsx


def cetak(request: HttpRequest, buat: Callable[[], bytes], nama: str, *, gagal: str) -> HttpResponse:
    """A PDF to read in the browser; where it cannot be printed, back to `gagal` with the reason."""
    try:
        return kirim_berkas(buat(), f"{nama}.pdf", inline=True)
    except (DokumenDitolak, TataLetakSalah) as salah:
        messages.error(request, f"{salah} Unduh Excel-nya, atau mintalah admin memeriksa formulirnya.")
        return redirect(gagal)


def cetak_lembaran(request: HttpRequest, isi: Lembaran, dokumen: Any, *, draf: bool) -> HttpResponse:
    kertas = Kertas.dari(bentuk_rkt(dokumen.pemda_id, dokumen.tahun, pemda=False))
    return cetak(request, lambda: render_lembaran(isi, kertas, draf=draf), isi.pendek, gagal=alamat(dokumen))


def unduhan(request: HttpRequest, buat: Callable[[], Lembaran], dokumen: Any, *, draf: bool) -> HttpResponse | None:
    """What the page shows as PDF (`?bentuk=pdf`) or worksheet (`?bentuk=excel`); None where the page is asked for."""
    bentuk = request.GET.get("bentuk", "")
    if bentuk not in {"pdf", "excel"}:
        return None
    isi = buat()
    if bentuk == "excel":
        return kirim_xlsx(buku_kerja(isi), isi.pendek)
    return cetak_lembaran(request, isi, dokumen, draf=draf)


def tanya_lain(request: HttpRequest) -> str:
    """What the address asks for beside the form, before which `bentuk=` can be written."""
    tanya = request.GET.copy()
    tanya.pop("bentuk", None)
    return f"{tanya.urlencode()}&" if tanya else ""


def sajikan(
    request: HttpRequest,
    isi: Lembaran,
    dokumen: Any,
    *,
    draf: bool,
    judul: str,
    dasar: str,
    templat: str = "renstra/lembaran.html",
    **konteks: Any,
) -> HttpResponse:
    """A table of relation: `?bentuk=pdf`, `?bentuk=excel`, else the page."""
    if berkas := unduhan(request, lambda: isi, dokumen, draf=draf):
        return berkas
    return render(
        request,
        templat,
        {
            "dokumen": dokumen,
            "url_dokumen": alamat(dokumen),
            "nama_dokumen": "RKT" if isinstance(dokumen, RKT) else dokumen.nama_versi,
            "judul_halaman": judul,
            "dasar": dasar,
            "lembaran": isi,
            "tabel": [{"isi": t, "badan": badan_halaman(t, f"t{n}")} for n, t in enumerate(isi.tabel, start=1)],
            "tanya": tanya_lain(request),
            "pilihan": [],
            **konteks,
        },
    )


def _hari_ini(request: HttpRequest) -> date:
    hari: date = request.konteks.hari_ini  # type: ignore[attr-defined]
    return hari


# ---- RKT


def _rkt(request: HttpRequest, pk: int) -> RKT:
    return milik(request, RKT.objects.select_related("pd", "pemda", "rencana"), pk, tulis=False)


@require_safe
def rkt_formulir(request: HttpRequest, pk: int) -> HttpResponse:
    """The form of the RKT (GM Lampiran B.4.b, SM Lampiran A.4.b): PDF, or `?bentuk=excel`."""
    rkt = _rkt(request, pk)
    isi = isi_rkt(rkt, _hari_ini(request), lengkap=request.GET.get("isi") == "lengkap")
    nama = f"RKT-{rkt.tahun}-{rkt.pd.kode if rkt.pd else rkt.pemda.kode}"
    if request.GET.get("bentuk") == "excel":
        return kirim_xlsx(lembar_rkt(isi), nama)
    return cetak(request, lambda: render_rkt(isi, draf=rkt.disusun), nama, gagal=alamat(rkt))


@require_safe
def rkt_asal(request: HttpRequest, pk: int) -> HttpResponse:
    """Renstra -> RKT: Tabel I and II."""
    rkt = _rkt(request, pk)
    sumber = "Renstra" if rkt.pd_id else "RPJMD"
    return sajikan(
        request,
        lembaran_rencana(rkt, hubungan_rencana(rkt)),
        rkt,
        draf=rkt.disusun,
        judul=f"Hubungan {sumber} dengan RKT {rkt.tahun}",
        dasar="Target dan indikator RKT diturunkan dari rencananya",
    )


# ---- RKA and DPA


def _anggaran(request: HttpRequest, pk: int) -> DokumenAnggaran:
    return milik(request, DokumenAnggaran.objects.select_related("pd", "pemda"), pk, tulis=False)


@require_safe
def anggaran_cetak(request: HttpRequest, pk: int) -> HttpResponse:
    """The RKA or DPA itself as PDF; `?tampil=ringkas`: the money only."""
    dokumen = _anggaran(request, pk)
    isi = lembaran_anggaran(
        dokumen, queries.tampilan_anggaran(dokumen), ringkas=request.GET.get("tampil") == "ringkas"
    )
    return cetak_lembaran(request, isi, dokumen, draf=dokumen.disusun)


@require_safe
def anggaran_asal(request: HttpRequest, pk: int) -> HttpResponse:
    """RKT -> RKA (or DPA): which budget line rests on which row of the RKT."""
    dokumen = _anggaran(request, pk)
    tampilan = queries.tampilan_anggaran(dokumen)
    dipakai = {x.baris_rkt_id for t in tampilan.baris for x in t.tolok_ukur if x.baris_rkt_id}
    rkt = queries.baris_rkt_sumber(dokumen, dipakai)
    return sajikan(
        request,
        lembaran_rka(dokumen, rkt, tampilan.baris),
        dokumen,
        draf=dokumen.disusun,
        judul=f"Hubungan RKT dengan {dokumen}",
        dasar="Indikator RKT menjadi tolok ukur hasil",
    )


@require_safe
def anggaran_pk(request: HttpRequest, pk: int) -> HttpResponse:
    """DPA -> PK (SM Lampiran B): by program, kegiatan or sub kegiatan, as the office that promises it."""
    dokumen = _anggaran(request, pk)
    diminta = request.GET.get("tingkat", "")
    tingkat = Tingkat(diminta) if diminta in Tingkat.values else Tingkat.PROGRAM
    baris = queries.tampilan_anggaran(dokumen).baris
    return sajikan(
        request,
        lembaran_pk(dokumen, baris, tingkat),
        dokumen,
        draf=dokumen.disusun,
        judul=f"Hubungan {dokumen} dengan Perjanjian Kinerja",
        dasar="Hasil dan pagu DPA menjadi isi Perjanjian Kinerja",
        pilihan=[(t.value, t.label, t == tingkat) for t in Tingkat],
    )
