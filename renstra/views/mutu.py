"""Quality of indicators: of a PD, of a plan or of the whole regency; of one indicator; of one being typed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from renstra.excel import pemeriksaan
from renstra.forms.mutu import JawabanForm, SaringanMutu, baca_saringan, fakta_ketikan
from renstra.models import Indikator, Rencana, Simpul
from renstra.queries.mutu import (
    IndikatorMutu,
    Jawaban,
    kriteria_berlaku,
    mutu_indikator,
    mutu_pohon,
    mutu_rencana,
    rencana_dinilai,
    serupa_dengan,
)
from renstra.queries.pohon import IsiRencana
from renstra.rules.kelengkapan import Kekurangan
from renstra.rules.mutu import LABEL_HAL, KriteriaBerlaku, periksa
from renstra.services.dasar import HILANG, Ditolak
from renstra.services.mutu import jawab_mutu, tanda
from renstra.views.dasar import ambil, baca_tulis, boleh, milik, pemda_id
from sakip.formulir import Bentrok, nomor
from sakip.organisasi.enums import Peran
from sakip.unduhan import kirim_xlsx
from sakip.waktu import sekarang

SEHALAMAN = 15
_SERING = 6


def kriteria_konteks(request: HttpRequest) -> tuple[KriteriaBerlaku, ...]:
    """The criteria of the regency in the year one is in."""
    return kriteria_berlaku(request.konteks.ketentuan)  # type: ignore[attr-defined]


# ---- the list


@require_safe
def mutu(request: HttpRequest) -> HttpResponse:
    """Of the PD and year chosen; without a PD, of the regency: the RPJMD and every Renstra."""
    k = request.konteks  # type: ignore[attr-defined]
    semua = rencana_dinilai(pemda_id(request), k.pd.pk if k.pd else None, k.tahun)
    return _halaman(request, semua, None)


@require_safe
def rencana_mutu(request: HttpRequest, pk: int) -> HttpResponse:
    """Of one plan, whichever it is."""
    rencana = milik(request, Rencana.objects.select_related("pd", "pemda"), pk, tulis=False)
    return _halaman(request, [rencana], rencana)


@require_safe
def mutu_ekspor(request: HttpRequest) -> HttpResponse:
    """What the list shows, filtered as it is, as a workbook."""
    k = request.konteks  # type: ignore[attr-defined]
    semua = rencana_dinilai(pemda_id(request), k.pd.pk if k.pd else None, k.tahun)
    kriteria = kriteria_konteks(request)
    saringan = baca_saringan(request.GET, kriteria)
    baris = _saring(mutu_rencana(semua, kriteria, hanya_atas=_hanya_atas(saringan, len(semua))), saringan)
    judul = f"Mutu indikator {k.pd or k.pemda} {k.tahun}"
    return kirim_xlsx(pemeriksaan.mutu(baris, kriteria, judul), f"mutu-indikator-{k.pd.kode if k.pd else 'semua'}")


def _halaman(request: HttpRequest, rencana: list[Rencana], satu: Rencana | None) -> HttpResponse:
    kriteria = kriteria_konteks(request)
    saringan = baca_saringan(request.GET, kriteria)
    atas = _hanya_atas(saringan, len(rencana))
    semua = mutu_rencana(rencana, kriteria, hanya_atas=atas)
    tersaring = _saring(semua, saringan)
    halaman = Paginator(tersaring, SEHALAMAN).get_page(request.GET.get("halaman"))
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "rencana": satu,
        "saringan": saringan,
        "halaman": halaman,
        "baris": [{"m": m, "perbaiki": m.disusun and boleh(request, m.pd_id)} for m in halaman.object_list],
        "tab": _tab(request, semua, saringan),
        "ringkas": _ringkas(semua, len(kriteria)),
        "sering": _sering(request, semua),
        "kriteria": kriteria,
        "pilihan": _pilihan(kriteria, rencana),
        "banyak_pd": len(rencana) > 1,
        "tingkat": "atas" if atas else "semua",
        "tanya": request.GET.urlencode(),
    }
    return render(request, "renstra/mutu.html", isi)


def _hanya_atas(s: SaringanMutu, banyak_rencana: int) -> bool:
    """The whole regency is read above kegiatan unless asked otherwise: ten thousand rows help nobody."""
    return s.tingkat == "atas" or (banyak_rencana > 1 and s.tingkat != "semua")


def _saring(semua: Sequence[IndikatorMutu], s: SaringanMutu, *, keadaan: bool = True) -> list[IndikatorMutu]:
    return [m for m in semua if _cocok(m, s) and (not keadaan or _keadaan(m, s.keadaan))]


def _keadaan(m: IndikatorMutu, keadaan: str) -> bool:
    return {"": True, "catatan": bool(m.catatan), "bersih": not m.catatan, "tidak": m.tidak_terpenuhi > 0}[keadaan]


def _cocok(m: IndikatorMutu, s: SaringanMutu) -> bool:
    if s.perangkat and (str(m.pd_id) if m.pd_id else "pemda") != s.perangkat:
        return False
    if s.cari and s.cari.casefold() not in f"{m.fakta.nama} {m.simpul} {m.kode} {m.pd}".casefold():
        return False
    if not (s.kriteria or s.hal or s.berat):
        return True
    return any(
        c.kriteria == (s.kriteria or c.kriteria) and c.hal == (s.hal or c.hal) and c.berat == (s.berat or c.berat)
        for c in m.catatan
    )


def _tab(request: HttpRequest, semua: Sequence[IndikatorMutu], s: SaringanMutu) -> list[dict[str, Any]]:
    tanya = request.GET.copy()
    tanya.pop("halaman", None)
    hasil = []
    dalam = _saring(semua, s, keadaan=False)
    for kunci, nama in (
        ("", "Semua"), ("catatan", "Ada catatan"), ("bersih", "Tanpa catatan"), ("tidak", "Dinilai belum terpenuhi"),
    ):  # fmt: skip
        tanya["keadaan"] = kunci
        n = sum(_keadaan(m, kunci) for m in dalam)
        hasil.append({"nama": nama, "jumlah": n, "url": f"?{tanya.urlencode()}", "kini": s.keadaan == kunci})
    return hasil


def _ringkas(semua: Sequence[IndikatorMutu], n_kriteria: int) -> dict[str, Any]:
    bersih = sum(not m.catatan for m in semua)
    return {
        "jumlah": len(semua),
        "bersih": bersih,
        "persen": 100 * bersih // len(semua) if semua else 0,
        "perlu": sum(m.perlu > 0 for m in semua),
        "saran": sum(bool(m.catatan) and not m.perlu for m in semua),
        "dijawab": sum(len(m.jawaban) for m in semua),
        "pertanyaan": n_kriteria * len(semua),
    }


def _sering(request: HttpRequest, semua: Sequence[IndikatorMutu]) -> list[dict[str, Any]]:
    """What is found most often, each with the list of those indicators."""
    banyak = Counter(hal for m in semua for hal in {c.hal for c in m.catatan})
    tingkat = request.GET.get("tingkat")
    akhir = f"&tingkat={tingkat}" if tingkat in ("atas", "semua") else ""
    return [{"nama": LABEL_HAL[h], "jumlah": n, "url": f"?hal={h}{akhir}"} for h, n in banyak.most_common(_SERING)]


def _pilihan(kriteria: Sequence[KriteriaBerlaku], rencana: Sequence[Rencana]) -> dict[str, list[tuple[str, str]]]:
    return {
        "kriteria": [("", "Semua kriteria"), *((k.kunci, k.sebutan.capitalize()) for k in kriteria)],
        "hal": [("", "Semua hal"), *((h.value, nama) for h, nama in LABEL_HAL.items())],
        "tingkat": [("semua", "Semua tingkat"), ("atas", "Tujuan sampai program")],
        "berat": [("", "Semua bobot"), ("perlu", "Perlu diperbaiki"), ("saran", "Saran")],
        "perangkat": [
            ("", "Semua perangkat"),
            *(((str(r.pd_id), r.pd.nama) if r.pd else ("pemda", "RPJMD")) for r in rencana),
        ],
    }


# ---- one indicator


def boleh_menilai(request: HttpRequest, pd_id: int | None) -> bool:
    """The planner of the plan; the Tim SAKIP of the PD; a member of the Tim Verifikasi (BK Pasal 11 ayat (2), 12)."""
    hak = request.hak  # type: ignore[attr-defined]
    return boleh(request, pd_id) or (pd_id in hak.pd_sakip) or hak.punya(Peran.TIM_VERIFIKASI)


@baca_tulis
def indikator_mutu(request: HttpRequest, pk: int) -> HttpResponse:
    """What is seen of one indicator, and the questions that only a person can answer."""
    rows = Indikator.objects.select_related("simpul__rencana__pd", "simpul__rencana__pemda")
    indikator = ambil(request, rows, pk, "simpul__rencana__pemda_id")
    rencana, kriteria = indikator.simpul.rencana, kriteria_konteks(request)
    menilai = boleh_menilai(request, rencana.pd_id)
    if request.method == "POST" and not menilai:
        raise PermissionDenied(
            "Mutu indikator dinilai oleh perencana, Tim SAKIP Perangkat Daerah, atau Tim Verifikasi."
        )
    m = mutu_indikator(Indikator.objects.filter(pk=pk), kriteria)[pk]
    form = _form_jawaban(indikator, kriteria, m.jawaban, request.POST if request.method == "POST" else None)
    status, salah = 200, ""
    if request.method == "POST":
        salah = _jawab(request, pk, form)
        if not salah:
            messages.success(request, "Penilaian tersimpan.")
            return redirect("renstra:indikator_mutu", pk)
        status = 422
        m = replace(m, jawaban=mutu_indikator(Indikator.objects.filter(pk=pk), kriteria)[pk].jawaban)
        form = _diperbarui(indikator, kriteria, m.jawaban, request)
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "rencana": rencana,
        "indikator": indikator,
        "m": m,
        "form": form,
        "butir": form.butir({j.kriteria: j for j in m.jawaban}),
        "menilai": menilai,
        "perbaiki": rencana.disusun and boleh(request, rencana.pd_id),
        "salah": salah,
    }
    return render(request, "renstra/indikator_mutu.html", isi, status=status)


def _form_jawaban(
    indikator: Indikator, kriteria: Sequence[KriteriaBerlaku], jawaban: Sequence[Jawaban], data: Any
) -> JawabanForm:
    lama = {j.kriteria: j for j in jawaban}
    awal: dict[str, Any] = {"terlihat": tanda(jawaban)}
    for i, k in enumerate(kriteria):
        if j := lama.get(k.kunci):
            awal |= {f"jawab_{i}": "ya" if j.terpenuhi else "tidak", f"catatan_{i}": j.catatan}
    rencana = indikator.simpul.rencana
    siapa = str(rencana.pd or rencana.pemda)
    return JawabanForm(data, initial=awal, kriteria=kriteria, siapa=siapa, simpul=indikator.simpul.uraian)


def _jawab(request: HttpRequest, pk: int, form: JawabanForm) -> str:
    """Keep the answers; or why they were not kept."""
    if not form.is_valid():
        return " ".join(dict.fromkeys(g for isi in form.errors.values() for g in isi))
    try:
        jawab_mutu(
            indikator_id=pk, jawaban=form.isi(), terlihat=form.cleaned_data["terlihat"], pelaku=request.user,
            now=sekarang(),
        )  # fmt: skip
    except (Ditolak, Bentrok) as tolak:
        return tolak.pesan
    except ObjectDoesNotExist:
        return HILANG
    return ""


def _diperbarui(
    indikator: Indikator, kriteria: Sequence[KriteriaBerlaku], jawaban: Sequence[Jawaban], request: HttpRequest
) -> JawabanForm:
    """What was typed, with the mark of the answers as they are now, so that it can be sent again knowingly."""
    data = request.POST.copy()
    data["terlihat"] = tanda(jawaban)
    return _form_jawaban(indikator, kriteria, jawaban, data)


# ---- while typing


@require_POST
def mutu_ketik(request: HttpRequest, pk: int) -> HttpResponse:
    """The remarks on what stands in the indicator form now. Nothing is stored; the form need not be complete."""
    simpul = milik(request, Simpul.objects.select_related("rencana__pd", "rencana__pemda"), pk, "rencana")
    kecuali = nomor(request.GET.get("indikator", ""))
    fakta = fakta_ketikan(request.POST, simpul)
    if fakta.nama:
        fakta = replace(fakta, serupa=serupa_dengan(fakta.nama, simpul.rencana, simpul.jenis, kecuali))
    catatan = periksa(fakta, kriteria_konteks(request)) if fakta.nama else []
    return render(request, "renstra/_mutu_ketik.html", {"catatan": catatan, "kosong": not fakta.nama})


def alamat_ketik(simpul_id: int, indikator_id: int | None = None) -> str:
    """Where the indicator form sends itself while one types."""
    return reverse("renstra:mutu_ketik", args=[simpul_id]) + (f"?indikator={indikator_id}" if indikator_id else "")


def catatan_mutu(request: HttpRequest, isi: IsiRencana) -> list[Kekurangan]:
    """The remarks on a plan's indicators in a line for each matter, for the page of setting it; none holds it up."""
    semua = mutu_pohon(isi, kriteria_konteks(request)).values()
    banyak = Counter(c.hal for m in semua for c in m.catatan)
    dasar = {c.hal: " · ".join(filter(None, (c.sebutan.capitalize(), c.dasar))) for m in semua for c in m.catatan}
    return [
        Kekurangan(
            f"Mutu indikator: {LABEL_HAL[h].lower()}, {n} indikator.", dasar[h], tujuan="mutu", id=isi.rencana.pk
        )
        for h, n in banyak.most_common()
    ]
