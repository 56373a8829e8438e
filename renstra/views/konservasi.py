"""Conservation: whether money and performance hold together, of one PD and year, and of every PD of the regency."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from renstra.excel import pemeriksaan
from renstra.queries.konservasi import BahanPD, Dokumen, bahan, kode_pd, nama_pd
from renstra.rules.konservasi import (
    LABEL_HAL,
    HalKonservasi,
    TemuanKonservasi,
    indikator_berulang,
    jumlah_tingkat,
    kode_berulang,
    pagu_indikator,
    periksa,
    sanding,
)
from renstra.views.dasar import boleh, pemda_id
from sakip.organisasi.models import PerangkatDaerah
from sakip.unduhan import kirim_xlsx

TERBANYAK = 25
NOL = Decimal(0)
_HALAMAN = {"rencana": "renstra:rencana", "rkt": "renstra:rkt", "rka": "renstra:anggaran", "dpa": "renstra:anggaran"}
_NAMA = {"rencana": "Renstra", "rkt": "RKT", "rka": "RKA", "dpa": "DPA"}
_PERBAIKI = {
    "baris": "renstra:baris_ubah", "simpul": "renstra:simpul_ubah", "indikator": "renstra:indikator_ubah",
    "baris_rkt": "renstra:rkt_baris_ubah",
}  # fmt: skip
_JANGKAR = {"simpul": "simpul", "baris": "baris", "baris_rkt": "baris"}


@require_safe
def konservasi(request: HttpRequest) -> HttpResponse:
    """Of the PD and year chosen; without a PD, the summary of the regency."""
    k = request.konteks  # type: ignore[attr-defined]
    berlaku = request.GET.get("dokumen") == "berlaku"
    semua = bahan(pemda_id(request), k.tahun, k.pd.pk if k.pd else None, berlaku=berlaku)
    if k.pd is None:
        return _pemda(request, semua, berlaku)
    isi = semua.get(k.pd.pk) or BahanPD(k.pd.pk)
    fakta = isi.fakta
    temuan = periksa(fakta)
    baris = fakta.baris
    return render(
        request,
        "renstra/konservasi.html",
        {
            "konteks": k,
            "berlaku": berlaku,
            "dokumen": [_dokumen(n, isi.dokumen.get(j)) for j, n in _NAMA.items()],
            "tingkat": _tingkat(isi),
            "menyatu": not any(t.hal == HalKonservasi.JUMLAH for t in temuan),
            "sanding": [{"s": s, "beda": bool(s.selisih) and s.rka is not None} for s in sanding(fakta)],
            "total": _total(isi),
            "kelompok": _kelompok(temuan, isi.dokumen, boleh(request, k.pd.pk)),
            "jumlah_temuan": len(temuan),
            "menurut": pagu_indikator(fakta.rkt or (), baris, fakta.tolok) if baris else None,
            "nama_anggaran": fakta.anggaran.upper(),
        },
    )


def _dokumen(nama: str, ada: Dokumen | None) -> dict[str, Any]:
    return {"nama": nama, "ada": ada, "url": reverse(_HALAMAN[ada.jenis], args=[ada.id]) if ada else ""}


def _tingkat(isi: BahanPD) -> list[dict[str, Any]]:
    """The sums of each level in both documents, side by side."""
    jumlah = {j: {t.tingkat: t for t in jumlah_tingkat(isi.uang.get(j, ()))} for j in ("rka", "dpa")}
    nama = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}
    return [
        {"nama": n, "rka": jumlah["rka"][t] if "rka" in isi.dokumen else None,
         "dpa": jumlah["dpa"][t] if "dpa" in isi.dokumen else None}
        for t, n in nama.items()
    ]  # fmt: skip


def _total(isi: BahanPD) -> dict[str, Decimal | None]:
    """The whole of each document; what is not there has none."""
    program = sanding(isi.fakta)
    indikatif = [s.renstra for s in program if s.renstra is not None]
    uang = {
        j: sum((b.pagu or NOL for b in isi.uang.get(j, ())), NOL) if j in isi.dokumen else None for j in ("rka", "dpa")
    }
    rka, dpa = uang["rka"], uang["dpa"]
    selisih = dpa - rka if rka is not None and dpa is not None else None
    return {"renstra": sum(indikatif, NOL) if indikatif else None, **uang, "selisih": selisih}


def _kelompok(
    temuan: Sequence[TemuanKonservasi], dokumen: Mapping[str, Dokumen], perencana: bool
) -> list[dict[str, Any]]:
    """Findings of one matter together, the first of them with the way to where each is mended."""
    hasil = []
    for hal, nama in LABEL_HAL.items():
        isi = [t for t in temuan if t.hal == hal]
        if isi:
            tampil = [{"t": t, "url": _alamat(t, dokumen.get(t.dokumen), perencana)} for t in isi[:TERBANYAK]]
            hasil.append(
                {"hal": hal, "nama": nama, "temuan": tampil, "jumlah": len(isi), "lebih": len(isi) - len(tampil)}
            )
    return hasil


def _alamat(t: TemuanKonservasi, dokumen: Dokumen | None, perencana: bool) -> str:
    """The form where it is mended, for the planner while the document is drawn up; else its place in the document."""
    if t.tujuan == "indikator_mutu" and t.id:
        return reverse("renstra:indikator_mutu", args=[t.id])
    if dokumen is None:
        return ""
    if perencana and dokumen.disusun and t.tujuan in _PERBAIKI and t.id:
        return reverse(_PERBAIKI[t.tujuan], args=[t.id])
    jangkar = f"#{_JANGKAR[t.tujuan]}-{t.id}" if t.tujuan in _JANGKAR and t.id else ""
    return reverse(_HALAMAN[dokumen.jenis], args=[dokumen.id]) + jangkar


# ---- the regency


def _pemda(request: HttpRequest, semua: dict[int | None, BahanPD], berlaku: bool) -> HttpResponse:
    k = request.konteks  # type: ignore[attr-defined]
    pd = list(PerangkatDaerah.objects.filter(pemda_id=pemda_id(request), aktif=True))
    baris = [_baris_pd(p, semua.get(p.pk) or BahanPD(p.pk)) for p in pd]
    antar = _antar_pd(semua, pd)
    rpjmd = semua.get(None) or BahanPD(None)
    sendiri = periksa(rpjmd.fakta)
    jumlah = {j: sum((b["total"][j] or NOL for b in baris), NOL) for j in ("renstra", "rka", "dpa")}
    return render(
        request,
        "renstra/konservasi_pemda.html",
        {
            "konteks": k,
            "berlaku": berlaku,
            "baris": sorted(baris, key=lambda b: -b["temuan"]),
            "jumlah": jumlah | {"selisih": jumlah["dpa"] - jumlah["rka"]},
            "bersih": sum(not b["temuan"] and b["lengkap"] for b in baris),
            "kelompok": [*_kelompok(sendiri, rpjmd.dokumen, boleh(request, None)), *_kelompok_antar(antar, semua)],
            "jumlah_temuan": sum(b["temuan"] for b in baris) + len(antar) + len(sendiri),
        },
    )


def _baris_pd(pd: PerangkatDaerah, isi: BahanPD) -> dict[str, Any]:
    banyak = Counter(t.hal for t in periksa(isi.fakta))
    return {
        "pd": pd,
        "total": _total(isi),
        "berisi": bool(isi.dokumen),
        "lengkap": len(isi.dokumen) == len(_NAMA),
        "temuan": sum(banyak.values()),
        "hal": [{"nama": n, "jumlah": banyak[h]} for h, n in LABEL_HAL.items() if h != HalKonservasi.GANDA_KODE],
    }


def _kelompok_antar(antar: Sequence[TemuanKonservasi], semua: Mapping[int | None, BahanPD]) -> list[dict[str, Any]]:
    """Findings between PD; what is about money leads to the line of the PD named last."""
    dicari = {t.id for t in antar if t.dokumen == "dpa"}
    letak = {b.id: isi.dokumen for isi in semua.values() for b in isi.uang.get("dpa", ()) if b.id in dicari}
    hasil = _kelompok(antar, {}, perencana=False)
    for satu in (x for kelompok in hasil for x in kelompok["temuan"]):
        satu["url"] = satu["url"] or _alamat(satu["t"], letak.get(satu["t"].id, {}).get("dpa"), perencana=False)
    return hasil


def _antar_pd(semua: dict[int | None, BahanPD], pd: Sequence[PerangkatDaerah]) -> list[TemuanKonservasi]:
    nama, fungsi = {p.pk: p.nama for p in pd}, {p.pk: p.fungsi for p in pd}
    return [*kode_berulang(kode_pd(semua, nama, fungsi)), *indikator_berulang(nama_pd(semua, nama))]


# ---- the workbook


@require_safe
def konservasi_ekspor(request: HttpRequest) -> HttpResponse:
    """Every finding of the PD, or of every PD, as a workbook."""
    k = request.konteks  # type: ignore[attr-defined]
    berlaku = request.GET.get("dokumen") == "berlaku"
    pemda = pemda_id(request)
    semua = bahan(pemda, k.tahun, k.pd.pk if k.pd else None, berlaku=berlaku)
    pd = [k.pd] if k.pd else list(PerangkatDaerah.objects.filter(pemda_id=pemda, aktif=True))
    temuan = [(p.nama, t) for p in pd if p.pk in semua for t in periksa(semua[p.pk].fakta)]
    if k.pd is None:
        temuan += [(str(k.pemda), t) for t in periksa((semua.get(None) or BahanPD(None)).fakta)]
        temuan += [("Antar Perangkat Daerah", t) for t in _antar_pd(semua, pd)]
    judul = f"Konservasi {k.pd or k.pemda} {k.tahun}"
    nama = f"konservasi-{k.pd.kode if k.pd else 'semua'}-{k.tahun}"
    return kirim_xlsx(pemeriksaan.konservasi(temuan, judul), nama)
