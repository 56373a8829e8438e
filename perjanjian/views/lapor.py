"""The register of the laporan perubahan, one of them with its letter and recipients, and the receipt."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from sakip import waktu
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.kalender.rules.tenggat import AturanIsi, dihitung_hari_kerja
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks
from sakip.unduhan import kirim_berkas

from ..enums.lapor import AksiLapor, AlasanPerubahan
from ..forms.lapor import baca_saringan_lapor
from ..models import LaporanPerubahan, PenerimaLaporan
from ..queries import lapor as q
from ..queries.tenggat import BatasPK, Kalender
from ..services import lapor as s
from ..services.dasar import AksiDenied
from ..services.terima import bukan_penerima
from ..workflow.lapor import decisions

SEHALAMAN = 25


def ambil(request: HttpRequest, pk: int) -> LaporanPerubahan:
    """A report this reader may know of, else 404."""
    if pk >= 2**63:
        raise Http404
    rows = q.terlihat(request.hak).select_related("pdf", "dokumen__menggantikan")  # type: ignore[attr-defined]
    return get_object_or_404(rows, pk=pk)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    hak: Hak = request.hak  # type: ignore[attr-defined]
    saringan = baca_saringan_lapor(request.GET)
    rows = q.register(hak, k.tahun, k.pd, saringan)
    halaman = Paginator(rows, SEHALAMAN).get_page(request.GET.get("halaman"))
    diatur = bool(k.ketentuan and k.ketentuan.perubahan_diatur)
    kal = Kalender(k.ketentuan, k.tahun, k.hari_ini, k.pemda.zona_waktu if k.pemda else "Asia/Jakarta")
    pd = pd_dipilih(hak, k)
    belum = list(q.belum_dilaporkan(pd, k.tahun).select_related("pd")) if diatur and pd else []
    isi = {
        "konteks": k,
        "zona": kal.zona,
        "saringan": saringan,
        "halaman": halaman,
        "baris": [(x, _batas(kal, x)) for x in halaman.object_list],
        "belum": [(x, q.batas_lapor(kal, x)) for x in belum],
        "pilihan": [
            ("alasan", "Yang berubah", AlasanPerubahan.choices),
            ("keadaan", "Keadaan", list(q.KEADAAN.items())),
        ],
        "diatur": diatur,
        "aturan": _kata_aturan(kal) if diatur else "",
        "menyusun": diatur and bool(pd),
    }
    return render(request, "perjanjian/lapor.html", isi)


def pd_dipilih(hak: Hak, k: Konteks) -> frozenset[int]:
    """The PDs one drafts for, of those that are shown."""
    semua = q.pd_menyusun(hak)
    return semua & {k.pd.pk} if k.pd else semua


def _batas(kal: Kalender, laporan: LaporanPerubahan) -> BatasPK | None:
    dikirim = waktu.tanggal_di(laporan.dikirim_pada, kal.zona) if laporan.dikirim_pada else None
    return q.batas_lapor(kal, laporan.dokumen, dikirim)


def _kata_aturan(kal: Kalender) -> str:
    """`3 hari kerja setelah DPA atau DPPA ditetapkan (... Pasal 8 ayat (3))`; empty without such a rule."""
    aturan: AturanIsi | None = next((a for a in kal.aturan if a.kode == q.LAPOR), None)
    if aturan is None or kal.ketentuan is None:
        return ""
    satuan = "hari kerja" if dihitung_hari_kerja(aturan.satuan, kal.ketentuan.hari) else aturan.satuan
    return f"{aturan.jumlah} {satuan} setelah DPA atau DPPA ditetapkan ({aturan.dasar})"


@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    laporan, hak = ambil(request, pk), request.hak  # type: ignore[attr-defined]
    peran = q.peran_pada(hak, laporan.pd_id)
    ketentuan = q.ketentuan(laporan)
    tombol = decisions(laporan.status, peran, q.fakta(laporan, ketentuan)) if peran else []
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    kal = Kalender(ketentuan, laporan.tahun, k.hari_ini, laporan.pemda.zona_waktu)
    isi: dict[str, Any] = {
        "konteks": k,
        "x": laporan,
        "uraian": AlasanPerubahan(laporan.alasan).uraian,
        "penerima": q.penerima_terkirim(laporan) if laporan.terkirim else q.penerima(laporan.pemda_id),
        "batas": _batas(kal, laporan),
        "jabatan_saya": hak.jabatan_id,
        "tombol": [{"aksi": AksiLapor(d.aksi), "boleh": d.allowed, "sebab": d.reasons} for d in tombol],
        "zona": laporan.pemda.zona_waktu,
    }
    return render(request, "perjanjian/lapor_rinci.html", isi)


@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as it was frozen; a draft has none."""
    laporan = ambil(request, pk)
    if laporan.pdf is None:
        raise Http404
    try:
        isi = baca_berkas(laporan.pdf)
    except BerkasRusak:
        messages.error(request, "Berkas PDF ini hilang atau rusak. Beri tahu admin pemda agar dipulihkan.")
        return redirect(laporan)
    s.catat_unduh(laporan=laporan, aktor=request.user, now=waktu.sekarang())
    nama = f"laporan-perubahan-{laporan.pd.kode}-{laporan.tahun}-{laporan.pk}.pdf"
    return kirim_berkas(isi, nama, inline="unduh" not in request.GET)


@require_POST
def terima(request: HttpRequest, pk: int, penerima_id: int) -> HttpResponse:
    """One press of the recipient."""
    laporan = ambil(request, pk)
    satu = get_object_or_404(PenerimaLaporan, pk=penerima_id, laporan=laporan)
    if not request.hak.memegang(satu.jabatan_id):  # type: ignore[attr-defined]
        raise PermissionDenied(bukan_penerima("Laporan ini", satu.nama))
    try:
        s.terima(penerima_id=satu.pk, aktor=request.user, now=waktu.sekarang())
    except AksiDenied as tolak:
        messages.error(request, str(tolak))
    else:
        messages.success(request, f"Tanda terima {satu.nama} dicatat.")
    return redirect(laporan)
