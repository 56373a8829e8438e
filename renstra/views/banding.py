"""Any two versions of the budget documents of a PD and year, semula beside menjadi."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from renstra import queries
from renstra.cetak.banding import KATA, kata_tolok, lembaran_banding, tulis_target, uraian
from renstra.enums import JenisAnggaran, JenisTolokUkur, StatusDokumen
from renstra.models import DokumenAnggaran
from renstra.rules.banding import Beda, BedaBaris, hanya_beda, ringkas
from renstra.views.dasar import kata_cari, milik
from renstra.views.kertas import tanya_lain, unduhan
from sakip.teks import seragam

_LABEL = {
    Beda.BARU: ("hijau", "plus-lg"),
    Beda.HILANG: ("merah", "trash"),
    Beda.BERUBAH: ("kuning", "pencil"),
    Beda.SAMA: ("abu", "check2"),
}


@require_safe
def anggaran_banding(request: HttpRequest, pk: int) -> HttpResponse:
    """`?dengan=` the earlier version (else the one it replaces), `?semua=1` also what is the same, `?q=` a word."""
    menjadi = milik(request, DokumenAnggaran.objects.select_related("pd", "pemda"), pk, tulis=False)
    versi = list(queries.versi_dokumen(menjadi))
    semula = _semula(request.GET.get("dengan", ""), menjadi, versi)
    semua = queries.banding(semula, menjadi) if semula else []
    cari, lengkap = kata_cari(request), request.GET.get("semua") == "1"
    tampil = _cari(semua if lengkap else hanya_beda(semua), cari)
    if semula and (
        berkas := unduhan(request, lambda: lembaran_banding(semula, menjadi, tampil), menjadi, draf=menjadi.disusun)
    ):
        return berkas
    return render(
        request,
        "renstra/banding.html",
        {
            "dokumen": menjadi,
            "semula": semula,
            "versi": [v for v in versi if v.pk != menjadi.pk],
            "baris": [_tampil(b) for b in tampil],
            "ringkas": ringkas(semua),
            "cari": cari,
            "lengkap": lengkap,
            "tanya": tanya_lain(request),
        },
    )


def _semula(diminta: str, menjadi: DokumenAnggaran, versi: list[DokumenAnggaran]) -> DokumenAnggaran | None:
    """The version to compare with: as asked; else the one replaced, else the RKA that is set, else the one before."""
    lain = [v for v in versi if v.pk != menjadi.pk]
    if diminta:
        for v in lain:
            if str(v.pk) == diminta:
                return v
        raise Http404
    calon = [
        *(v for v in lain if v.pk == menjadi.menggantikan_id),
        *(v for v in lain if v.jenis == JenisAnggaran.RKA and v.status == StatusDokumen.DITETAPKAN),
        *(v for v in lain if v.pk < menjadi.pk),
    ]
    return next(iter(calon), None)


def _cari(baris: list[BedaBaris], cari: str) -> list[BedaBaris]:
    kata = seragam(cari)
    return [b for b in baris if kata in _isi(b)] if kata else baris


def _isi(b: BedaBaris) -> str:
    tolok = [x.uraian for t in b.tolok for x in (t.semula, t.menjadi) if x]
    return " ".join([b.kode, b.nama, b.nama_semula, *(s.nama for s in b.sumber), *tolok]).casefold()


def _tampil(b: BedaBaris) -> dict[str, Any]:
    keluarga, ikon = _LABEL[b.beda]
    return {
        "b": b,
        "keluarga": keluarga,
        "ikon": ikon,
        "kata": KATA[b.beda],
        "sumber": b.sumber if b.tingkat == "sub_kegiatan" else (),
        "tolok": [
            {
                "jenis": JenisTolokUkur(t.jenis).label,
                "uraian": uraian(t),
                "kata": kata_tolok(t),
                "semula": tulis_target(t.semula),
                "menjadi": tulis_target(t.menjadi),
            }
            for t in b.tolok
        ],
    }
