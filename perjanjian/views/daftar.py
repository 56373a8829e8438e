"""The list of agreements and its export."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from renstra.queries.berlaku import dpa_berlaku
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_xlsx

from ..enums import Status
from ..excel.daftar import buku_daftar
from ..forms.saring import baca_nomor, baca_saringan
from ..queries.baris import baris_daftar
from ..queries.cakupan import terlihat
from ..queries.daftar import MENUNGGU, SARING_TENGGAT, TAMPIL, URUTAN, Daftar, Saringan, unit_kerja
from ..queries.tenggat import SUSUN, Kalender

SEHALAMAN = 15
TERBANYAK_EKSPOR = 20_000


def _daftar(request: HttpRequest) -> tuple[Daftar, list[tuple[int, str]]]:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    unit, isi_unit = unit_kerja(k.pd) if k.pd else ([], {})
    saringan = baca_saringan(request.GET, isi_unit)
    zona = k.pemda.zona_waktu if k.pemda else "Asia/Jakarta"
    kal = Kalender(k.ketentuan, k.tahun, k.hari_ini, zona)
    jabatan = isi_unit[saringan.unit] if saringan.unit else None
    return Daftar(hak, k.tahun, k.pd, saringan=saringan, kalender=kal, jabatan_unit=jabatan), unit


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    semua, unit = _daftar(request)
    halaman = Paginator(semua, SEHALAMAN).get_page(request.GET.get("halaman"))  # type: ignore[arg-type]
    baris, massal = baris_daftar(list(halaman.object_list), hak, semua.kalender)
    request.jumlah_menunggu = semua.semua_menunggu  # type: ignore[attr-defined] # for the shell: counted along
    s = semua.saringan
    isi = {
        "konteks": k,
        "saringan": s,
        "halaman": halaman,
        "baris": baris,
        "massal": massal,
        "tab": _tab(request, semua),
        "tersaring": request.GET.urlencode(),
        "pilihan": {
            "jenjang": [("", "Semua jenjang"), *Jenjang.choices],
            "unit": [("", "Semua unit kerja"), *unit],
            "tenggat": [("", "Semua tenggat"), *SARING_TENGGAT.items()],
            "urut": list(URUTAN.items()),
        },
        "ringkas": _ringkas(semua),
        "perencana": _perencana(hak, k),
        "kosong": _kosong(k, semua) if not baris else "",
    }
    return render(request, "perjanjian/daftar.html", isi)


def _perencana(hak: Hak, k: Konteks) -> bool:
    return k.pd.pk in hak.pd_perencana if k.pd else hak.perencana_pemda or len(hak.pd_perencana) > 0


def _tab(request: HttpRequest, semua: Daftar) -> list[dict[str, Any]]:
    jumlah = semua.per_status
    tanya = request.GET.copy()
    tanya.pop("halaman", None)

    def satu(kunci: str, nama: str, n: int) -> dict[str, Any]:
        tanya["status"] = kunci
        return {"nama": nama, "jumlah": n, "url": f"?{tanya.urlencode()}", "kini": semua.saringan.status == kunci}

    hasil = [satu("", "Semua", sum(n for s, n in jumlah.items() if s != Status.DIGANTI))]
    if semua.jumlah_menunggu or semua.saringan.status == MENUNGGU:
        hasil.append(satu(MENUNGGU, "Menunggu Anda", semua.jumlah_menunggu))
    for status in [*TAMPIL, Status.DIGANTI]:
        if jumlah.get(status) or semua.saringan.status == status:
            hasil.append(satu(status, Status(status).label, jumlah.get(status, 0)))
    return hasil


def _ringkas(semua: Daftar) -> dict[str, Any]:
    """The line under the title: how many, and how many past which date."""
    aturan = next((a for a in semua.kalender.aturan if a.kode == SUSUN), None)
    return {"jumlah": semua.count(), "terlambat": semua.terlambat, "dasar": aturan.dasar if aturan else ""}


def _kosong(k: Konteks, semua: Daftar) -> str:
    """Why the list is empty: filtered away, no DPA yet, or nothing drawn up yet."""
    s: Saringan = semua.saringan
    if s.dipakai or s.status:
        return "saringan"
    if k.pd and dpa_berlaku(k.pd.pk, k.tahun) is None:
        return "dpa"
    return "draf"


@require_http_methods(["GET", "HEAD", "POST"])
def ekspor(request: HttpRequest) -> HttpResponse:
    """The workbook: what is filtered (GET), or the PKs that were chosen (POST)."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    semua, _ = _daftar(request)
    if request.method == "POST":
        rows = terlihat(hak).filter(pk__in=baca_nomor(request.POST.getlist("pk"))).exclude(status=Status.BATAL)
        daftar_pk = rows.select_related("pd", "jabatan", "jabatan_kedua", "dpa").order_by("pk")
    else:
        daftar_pk = semua.queryset()
    isi = buku_daftar(list(daftar_pk[:TERBANYAK_EKSPOR]), semua.kalender, k)
    nama = f"perjanjian-kinerja-{k.pd.kode if k.pd else 'semua'}-{k.tahun}"
    return kirim_xlsx(isi, nama)
