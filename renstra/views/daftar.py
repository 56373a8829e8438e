"""The front page of the planning section: every document of the PD and year, its state, and what to do first."""

from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra import queries
from renstra.enums import StatusDokumen
from renstra.views.dasar import alamat, boleh, pemda_id
from sakip.organisasi.models import PerangkatDaerah


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

    @property
    def berlaku(self) -> dict[str, Any] | None:
        return next((d for d in self.dokumen if d["status"] == StatusDokumen.DITETAPKAN), None)

    @property
    def keadaan(self) -> str:
        if self.berlaku:
            return "ditetapkan"
        return "disusun" if any(d["status"] == StatusDokumen.DISUSUN for d in self.dokumen) else "belum"


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    konteks = request.konteks  # type: ignore[attr-defined]
    isi = queries.daftar(pemda_id(request), konteks.pd.pk if konteks.pd else None, konteks.tahun)
    langkah_pd = _langkah_pd(request, isi) if konteks.pd else []
    pd_semua = PerangkatDaerah.objects.filter(pemda_id=pemda_id(request), aktif=True) if not konteks.pd else []
    return render(
        request,
        "renstra/daftar.html",
        {
            "konteks": konteks,
            "langkah_pemda": _langkah_pemda(request, isi),
            "langkah_pd": langkah_pd,
            "berikut": next((s for s in langkah_pd if s.keadaan != "ditetapkan"), None),
            "pd_semua": pd_semua,
            "perencana": boleh(request, konteks.pd.pk if konteks.pd else None),
        },
    )


def _langkah_pemda(request: HttpRequest, isi: queries.Daftar) -> list[Langkah]:
    susun = boleh(request, None)
    return [
        Langkah(
            "RPJMD",
            "Rencana lima tahun daerah (GM/SM Pasal 5)",
            [_rencana(r, isi) for r in isi.rpjmd],
            "Belum ada RPJMD yang mencakup tahun ini.",
            "Susun RPJMD" if susun else "",
            reverse("renstra:rencana_tambah") + "?untuk=pemda",
        ),
        Langkah(
            "RKT Pemerintah Daerah",
            "Diturunkan dari RPJMD (GM/SM Pasal 10)",
            [_rkt(r) for r in isi.rkt_pemda],
            "Belum ada RKT Pemerintah Daerah untuk tahun ini.",
            "Susun RKT dari RPJMD" if susun else "",
            reverse("renstra:rkt_susun") + "?untuk=pemda",
            kirim=True,
        ),
    ]


def _langkah_pd(request: HttpRequest, isi: queries.Daftar) -> list[Langkah]:
    susun = boleh(request, request.konteks.pd.pk)  # type: ignore[attr-defined]
    tambah = reverse("renstra:anggaran_tambah")
    return [
        Langkah(
            "Renstra",
            "Tujuan, sasaran, dan target lima tahun (GM/SM Pasal 5)",
            [_rencana(r, isi) for r in isi.renstra],
            "Mulai dari sini: susun Renstra, lalu tetapkan. RKT diturunkan darinya.",
            "Susun Renstra" if susun else "",
            reverse("renstra:rencana_tambah"),
        ),
        Langkah(
            "RKT",
            "Target tahun ini, diturunkan dari Renstra (GM/SM Pasal 10)",
            [_rkt(r) for r in isi.rkt],
            "Setelah Renstra ditetapkan, RKT disusun darinya dengan satu tombol.",
            "Susun RKT dari Renstra" if susun else "",
            reverse("renstra:rkt_susun"),
            kirim=True,
        ),
        Langkah(
            "RKA",
            "Tolok ukur dan anggaran yang diusulkan (GM/SM Lampiran)",
            [_anggaran(a, isi) for a in isi.rka],
            "Impor rekap SIPD atau ketik barisnya. Hasil menunjuk baris RKT.",
            "Buat RKA" if susun else "",
            f"{tambah}?jenis=rka",
        ),
        Langkah(
            "DPA",
            "Anggaran yang ditetapkan; memulai tenggat PK (GM/SM Pasal 6, BK Pasal 3)",
            [_anggaran(a, isi) for a in isi.dpa],
            "PK disusun setelah DPA ditetapkan. Salin dari RKA atau impor rekap SIPD.",
            "Buat DPA" if susun else "",
            f"{tambah}?jenis=dpa",
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
