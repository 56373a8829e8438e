"""The front page of the planning section: every document of the PD and year, its state, and what to do first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra import queries
from renstra.cetak.rantai import NAMA, kata, lembar_rantai, nama_bulan
from renstra.enums import StatusDokumen
from renstra.rules.rantai import Keadaan, Mata, rantai
from renstra.views.dasar import alamat, boleh, kata_cari, pemda_id
from sakip.organisasi.models import PerangkatDaerah
from sakip.teks import seragam
from sakip.unduhan import kirim_xlsx


@dataclass
class Langkah:
    """One kind of document on the page: its versions, and where there is none, the first step."""

    nama: str
    guna: str
    dokumen: list[dict[str, Any]] = field(default_factory=list)
    kosong: str = ""
    tombol: str = ""
    url: str = ""
    kirim: bool = False
    pilih: str = ""
    mata: Mata | None = None

    @property
    def keadaan(self) -> str:
        if self.mata:
            return self.mata.keadaan
        ada = {d["status"] for d in self.dokumen}
        return next((s.value for s in (StatusDokumen.DITETAPKAN, StatusDokumen.DISUSUN) if s in ada), Keadaan.BELUM)

    @property
    def catatan(self) -> tuple[str, ...]:
        return self.mata.catatan if self.mata else ()


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The documents of the year: of one PD as a list of steps, of all PD as a table."""
    return _satu_pd(request) if request.konteks.pd else _semua_pd(request)  # type: ignore[attr-defined]


def _satu_pd(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    isi = queries.daftar(pemda_id(request), konteks.pd.pk, konteks.tahun)
    mata = {m.jenis: m for m in rantai(queries.fakta_rantai(isi, konteks.tahun), konteks.hari_ini)}
    langkah = _langkah_pd(request, isi, mata)
    return render(
        request,
        "renstra/daftar.html",
        {
            "konteks": konteks,
            "langkah_pemda": _langkah_pemda(request, isi),
            "langkah_pd": langkah,
            "realisasi": mata["realisasi"],
            "nama_bulan": nama_bulan(mata["realisasi"].bulan),
            "berikut": next((s for s in langkah if s.keadaan not in _SELESAI), None),
            "perencana": boleh(request, konteks.pd.pk),
            "bersama": _bersama(request),
        },
    )


def _semua_pd(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    isi, semua = queries.rantai_pemda(pemda_id(request), konteks.tahun)
    baris = [(r.pd, rantai(r.fakta, konteks.hari_ini)) for r in semua]
    cari, saring = kata_cari(request), request.GET.get("keadaan", "")
    tampil = [b for b in baris if _cocok(b, cari) and _SARING.get(saring, _SARING[""])[1](b[1])]
    if request.GET.get("bentuk") == "excel":
        return kirim_xlsx(lembar_rantai(konteks.tahun, tampil), f"perencanaan-{konteks.tahun}")
    return render(
        request,
        "renstra/semua_pd.html",
        {
            "konteks": konteks,
            "langkah_pemda": _langkah_pemda(request, isi),
            "baris": [{"pd": pd, "mata": [_sel(m) for m in mata]} for pd, mata in tampil],
            "banyak": len(baris),
            "hitung": [
                (nama, sum(any(m.jenis == jenis and m.keadaan in _SELESAI for m in mata) for _, mata in baris))
                for jenis, nama in NAMA.items()
            ],
            "kepala": list(NAMA.values()),
            "cari": cari,
            "saring": saring,
            "pilihan": [(nilai, nama) for nilai, (nama, _) in _SARING.items()],
            "bersama": _bersama(request),
            "perencana": boleh(request, None),
            "tanya": urlencode({"q": cari, "keadaan": saring}),
        },
    )


def _cocok(baris: tuple[PerangkatDaerah, tuple[Mata, ...]], cari: str) -> bool:
    kata = seragam(cari)
    return kata in f"{baris[0].nama} {baris[0].singkatan}".casefold()


def _ada(*keadaan: Keadaan) -> Callable[[tuple[Mata, ...]], bool]:
    return lambda mata: any(m.keadaan in keadaan for m in mata)


_SELESAI = {Keadaan.DITETAPKAN, Keadaan.TAK_SELARAS}
_SARING: dict[str, tuple[str, Callable[[tuple[Mata, ...]], bool]]] = {
    "": ("Semua keadaan", lambda mata: True),
    "terlambat": ("Ada yang terlambat", _ada(Keadaan.TERLAMBAT)),
    "tak_selaras": ("Ada yang tidak selaras", _ada(Keadaan.TAK_SELARAS)),
    "belum": ("Belum lengkap", _ada(Keadaan.BELUM, Keadaan.DISUSUN, Keadaan.TERLAMBAT)),
    "lengkap": ("Lengkap dan selaras", lambda mata: all(m.keadaan == Keadaan.DITETAPKAN for m in mata[:4])),
}
_LABEL = {
    Keadaan.BELUM: ("abu", "circle"),
    Keadaan.TERLAMBAT: ("merah", "exclamation-octagon"),
    Keadaan.DISUSUN: ("abu", "pencil"),
    Keadaan.DITETAPKAN: ("hijau", "check-lg"),
    Keadaan.TAK_SELARAS: ("jingga", "exclamation-triangle"),
}
_ALAMAT = {"renstra": "renstra:rencana", "rkt": "renstra:rkt", "rka": "renstra:anggaran", "dpa": "renstra:anggaran"}


def _sel(m: Mata) -> dict[str, Any]:
    keluarga, ikon = _LABEL[m.keadaan]
    return {
        "nama": NAMA[m.jenis],
        "keluarga": keluarga,
        "ikon": ikon,
        "kata": kata(m),
        "dokumen": m.dokumen,
        "url": reverse(_ALAMAT[m.jenis], args=[m.dokumen.id]) if m.dokumen else "",
        "catatan": m.catatan,
    }


def _bersama(request: HttpRequest) -> list[Any]:
    """Indicators of other PD that wait for the consent of the PD one plans for here."""
    hak, pd = request.hak, request.konteks.pd  # type: ignore[attr-defined]
    return queries.bersama_diminta(hak.pd_perencana & {pd.pk} if pd else hak.pd_perencana)


def _langkah_pemda(request: HttpRequest, isi: queries.Daftar) -> list[Langkah]:
    susun = boleh(request, None)
    return [
        Langkah(
            "RPJMD",
            "Rencana lima tahun daerah",
            [_rencana(r, isi) for r in isi.rpjmd],
            "Belum ada RPJMD yang mencakup tahun ini.",
            "Susun RPJMD" if susun else "",
            reverse("renstra:rencana_tambah") + "?untuk=pemda",
        ),
        Langkah(
            "RKT Pemerintah Daerah",
            "Diturunkan dari RPJMD",
            [_rkt(r) for r in isi.rkt_pemda],
            "Belum ada RKT Pemerintah Daerah untuk tahun ini.",
            "Susun RKT dari RPJMD" if susun else "",
            reverse("renstra:rkt_susun") + "?untuk=pemda",
            kirim=True,
            pilih=reverse("renstra:rkt_susun") + "?untuk=pemda" if susun else "",
        ),
    ]


def _langkah_pd(request: HttpRequest, isi: queries.Daftar, mata: dict[str, Mata]) -> list[Langkah]:
    susun = boleh(request, request.konteks.pd.pk)  # type: ignore[attr-defined]
    tambah = reverse("renstra:anggaran_tambah")
    return [
        Langkah(
            "Renstra",
            "Tujuan, sasaran, dan target lima tahun",
            [_rencana(r, isi) for r in isi.renstra],
            "Mulai dari sini: susun Renstra, lalu tetapkan. RKT diturunkan darinya.",
            "Susun Renstra" if susun else "",
            reverse("renstra:rencana_tambah"),
            mata=mata["renstra"],
        ),
        Langkah(
            "RKT",
            "Target tahun ini, diturunkan dari Renstra",
            [_rkt(r) for r in isi.rkt],
            "Setelah Renstra ditetapkan, RKT disusun darinya dengan satu tombol.",
            "Susun RKT dari Renstra" if susun else "",
            reverse("renstra:rkt_susun"),
            kirim=True,
            pilih=reverse("renstra:rkt_susun") if susun else "",
            mata=mata["rkt"],
        ),
        Langkah(
            "RKA",
            "Tolok ukur dan anggaran yang diusulkan",
            [_anggaran(a, isi) for a in isi.rka],
            "Impor rekap SIPD atau ketik barisnya. Hasil menunjuk baris RKT.",
            "Buat RKA" if susun else "",
            f"{tambah}?jenis=rka",
            mata=mata["rka"],
        ),
        Langkah(
            "DPA",
            "Anggaran yang ditetapkan; memulai tenggat PK",
            [_anggaran(a, isi) for a in isi.dpa],
            "PK disusun setelah DPA ditetapkan. Salin dari RKA atau impor rekap SIPD.",
            "Buat DPA" if susun else "",
            f"{tambah}?jenis=dpa",
            mata=mata["dpa"],
        ),
    ]


def _satu(dokumen: Any, nama: str, isi: str) -> dict[str, Any]:
    return {
        "nama": nama,
        "url": alamat(dokumen),
        "status": dokumen.status,
        "kata": dokumen.get_status_display(),
        "tanggal": dokumen.tanggal,
        "isi": isi,
    }


def _rencana(rencana: Any, isi: queries.Daftar) -> dict[str, Any]:
    banyak = isi.indikator.get(rencana.pk, 0)
    return _satu(rencana, str(rencana), f"{rencana.n_sasaran} sasaran, {banyak} indikator")


def _rkt(rkt: Any) -> dict[str, Any]:
    return _satu(rkt, f"RKT {rkt.tahun}", f"{rkt.n_baris} indikator")


def _anggaran(dokumen: Any, isi: queries.Daftar) -> dict[str, Any]:
    r = isi.ringkas[dokumen.pk]
    hasil = _satu(dokumen, str(dokumen), f"{r.n_program} program, {r.n_kegiatan} kegiatan, {r.n_sub} sub kegiatan")
    return hasil | {"total": r.total}
