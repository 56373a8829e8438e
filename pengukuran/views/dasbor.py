"""The dashboard: regency or PD, a sasaran, an indicator; and its workbook."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sakip.formulir import baca_kata, salah_satu
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_xlsx

from ..enums import PERIODE_UKUR, Periode, kata_periode
from ..enums.dasbor import KeadaanUkur
from ..excel.dasbor import buku_pd, buku_pemda
from ..gambar import Garis, bagian_sebaran, baris_tahun, batang, tren_dasbor, tren_lintas
from ..models import Realisasi
from ..queries.cakupan import melihat_semua
from ..queries.dasbor import BarisDasbor, Dasbor, DasborPD, dasbor_pd, dasbor_pemda
from ..queries.kaidah import kaidah_pada
from ..queries.rincian import angka_terlihat, rincian_indikator, rincian_sasaran
from ..queries.tren import tren_pd, tren_pemda
from ..rules.masa import periode_bawaan
from ..rules.tren import TrenTahun
from ..rules.ukuran import Kaidah
from .register import PENDEK

SEHALAMAN = 50
URUT = {"pd": "Urutan Perangkat Daerah", "tinggi": "Capaian tertinggi", "rendah": "Capaian terendah"}


def konteks_ukur(request: HttpRequest) -> tuple[Hak, Konteks, str]:
    """Who, where, and the period asked for; else the one that is measured now."""
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    if k.pemda is None:
        raise Http404
    periode = salah_satu(request.GET.get("periode", ""), PERIODE_UKUR) or periode_bawaan(k.tahun, k.hari_ini)
    return request.hak, k, periode  # type: ignore[attr-defined]


def _umum(k: Konteks, periode: str, tahun: int) -> dict[str, Any]:
    return {
        "konteks": k,
        "tahun": tahun,
        "periode": periode,
        "kata_periode": kata_periode(periode, tahun),
        "pilihan_periode": [(p, Periode(p).label) for p in PERIODE_UKUR],
        "kolom": [(p, PENDEK[p]) for p in PERIODE_UKUR],
    }


@require_safe
def dasbor(request: HttpRequest) -> HttpResponse:
    """Of the regency; of the PD where one is chosen."""
    hak, k, periode = konteks_ukur(request)
    if k.pd is not None:
        isi_pd = dasbor_pd(hak, k, k.pd, periode)
        return _pd(request, isi_pd, tren_pd(hak, k, k.pd, isi_pd), k)
    isi = dasbor_pemda(hak, k, periode)
    cari = baca_kata(request.GET.get("cari", ""))
    keadaan = salah_satu(request.GET.get("keadaan", ""), [*KeadaanUkur.values, *(j.kode for j in isi.kaidah.predikat)])
    urut = salah_satu(request.GET.get("urut", ""), URUT) or "pd"
    konten = _umum(k, periode, k.tahun) | {
        "d": isi,
        "baris": _urut(_saring(isi.baris, cari, keadaan), urut),
        "uang": [(b, batang(b.kini.rata if b.kini.diterima else None, b.serapan.persen)) for b in isi.baris],
        "sebaran": bagian_sebaran(isi.sebaran, isi.kaidah),
        "cari": cari,
        "keadaan": keadaan,
        "pilihan_keadaan": [*((j.kode, j.nama) for j in isi.kaidah.predikat), *KeadaanUkur.choices],
        "urut": urut,
        "pilihan_urut": list(URUT.items()),
        "disaring": bool(cari or keadaan),
        "sebagian": not melihat_semua(hak),
    }
    nama = k.pemda.sebutan if k.pemda else ""
    konten |= _tren(tren_pemda(hak, k, isi), nama, "Perangkat Daerah", isi.kaidah, rata_dulu=True)
    return render(request, "pengukuran/dasbor.html", konten)


def _saring(baris: Any, cari: str, keadaan: str) -> list[BarisDasbor]:
    kata = cari.lower().split()

    def cocok(b: BarisDasbor) -> bool:
        nama = f"{b.nama} {b.pd.singkatan if b.pd else ''}".lower()
        jenjang = b.kini.predikat.kode if b.kini.diterima and b.kini.predikat else ""
        return all(x in nama for x in kata) and (not keadaan or keadaan in (b.kini.keadaan, jenjang))

    return [b for b in baris if cocok(b)]


def _urut(baris: list[BarisDasbor], urut: str) -> list[BarisDasbor]:
    if urut == "pd":
        return baris
    ada = [b for b in baris if b.kini.diterima and b.kini.rata is not None]
    ada.sort(key=lambda b: b.kini.rata or 0, reverse=urut == "tinggi")
    return [*ada, *(b for b in baris if b not in ada)]


def _pd(request: HttpRequest, isi: DasborPD, tren: TrenTahun, k: Konteks) -> HttpResponse:
    cari = baca_kata(request.GET.get("cari", ""))
    keadaan = salah_satu(request.GET.get("keadaan", ""), KeadaanUkur.values)
    halaman = Paginator(_saring(isi.pejabat, cari, keadaan), SEHALAMAN).get_page(request.GET.get("halaman"))
    konten = _umum(k, isi.periode, k.tahun) | {
        "d": isi,
        "b": isi.kepala,
        "halaman": halaman,
        "batang": batang(isi.kepala.kini.rata if isi.kepala.kini.diterima else None, isi.kepala.serapan.persen),
        "sebaran": bagian_sebaran(isi.sebaran, isi.kaidah),
        "cari": cari,
        "keadaan": keadaan,
        "pilihan_keadaan": KeadaanUkur.choices,
        "disaring": bool(cari or keadaan),
    }
    konten |= _tren(tren, "PK kepala", "pejabat", isi.kaidah)
    return render(request, "pengukuran/dasbor_pd.html", konten)


def _tren(lintas: TrenTahun, pokok: str, bawah: str, kaidah: Kaidah, *, rata_dulu: bool = False) -> dict[str, Any]:
    """The years, up to the one that is looked at."""
    garis: list[Garis] = [(pokok, lambda t: t.nilai_pokok), (f"Rata-rata {bawah}", lambda t: t.rata.nilai)]
    return {
        "lintas": lintas,
        "tren": tren_dasbor(lintas, garis[::-1] if rata_dulu else garis, kaidah),
        "baris_tahun": baris_tahun(lintas, kaidah),
        "nama_pokok": pokok,
        "nama_bawah": bawah,
    }


def _angka(request: HttpRequest, pk: int) -> Realisasi:
    """A figure this reader may know of, else 404."""
    if pk >= 2**63:
        raise Http404
    return get_object_or_404(angka_terlihat(request.hak), pk=pk)  # type: ignore[attr-defined]


@require_safe
def sasaran(request: HttpRequest, pk: int) -> HttpResponse:
    """The sasaran that a figure belongs to, with its indicators through the year."""
    r = _angka(request, pk)
    p = r.pengukuran
    kaidah = kaidah_pada(p.pemda_id, p.tahun)
    isi = rincian_sasaran(request.hak, r, kaidah)  # type: ignore[attr-defined]
    konten = _umum(request.konteks, p.periode, p.tahun) | {"isi": isi, "p": p, "kaidah": kaidah}
    return render(request, "pengukuran/dasbor_sasaran.html", konten)


@require_safe
def indikator(request: HttpRequest, pk: int) -> HttpResponse:
    """One indicator: every period, every year, its formula, its evidence."""
    r = _angka(request, pk)
    p = r.pengukuran
    kaidah = kaidah_pada(p.pemda_id, p.tahun)
    isi = rincian_indikator(request.hak, r, kaidah)  # type: ignore[attr-defined]
    konten = _umum(request.konteks, p.periode, p.tahun) | {
        "isi": isi,
        "r": r,
        "p": p,
        "kaidah": kaidah,
        "tren": tren_lintas(isi.lintas, r.asal),
        "zona": p.pemda.zona_waktu,
    }
    return render(request, "pengukuran/dasbor_indikator.html", konten)


@require_safe
def ekspor(request: HttpRequest) -> HttpResponse:
    """The tables of the dashboard as a workbook."""
    hak, k, periode = konteks_ukur(request)
    if k.pd is not None:
        di_pd = dasbor_pd(hak, k, k.pd, periode)
        isi = buku_pd(di_pd, tren_pd(hak, k, k.pd, di_pd), k)
        return kirim_xlsx(isi, f"dasbor-{k.pd.kode}-{k.tahun}-{periode}")
    d: Dasbor = dasbor_pemda(hak, k, periode)
    return kirim_xlsx(buku_pemda(d, tren_pemda(hak, k, d), k), f"dasbor-{k.tahun}-{periode}")
