"""Writing one part: the page, its acts, and what an open page asks every few seconds."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sakip.angka import MasukanSalah
from sakip.formulir import nomor
from sakip.waktu import sekarang

from ..enums import LAPORAN_TERBUKA, AksiTulis
from ..forms.tulis import GambarForm, KomentarForm, baca_paragraf
from ..halaman_tulis import BarisTulis, muat_halaman, nama_orang, sekitar, susun_baris
from ..kaya import teks_polos
from ..kaya.bentuk import dari_polos
from ..models import Bagian, Komentar, Laporan, Paragraf
from ..queries.cakupan import boleh_komentar, boleh_tulis
from ..queries.naskah import naskah
from ..queries.tulisan import paragraf_bagian
from ..services import bagian as layanan_bagian
from ..services import gambar, komentar, tulisan
from ..services.dasar import LaporanDitolak
from ..services.kehadiran import hadir
from ..services.tulisan import Bentrok, Simpanan
from .baca import ambil

HADIR = timedelta(seconds=60)
BUKAN = "LKjIP ini ditulis perencana, pejabat, dan pimpinan Perangkat Daerahnya."


@require_http_methods(["GET", "HEAD", "POST"])
def tulis(request: HttpRequest, pk: int, kunci: str) -> HttpResponse:
    laporan = ambil(request, pk)
    if request.method != "POST":
        return _tampil(request, laporan, kunci)
    if laporan.status in LAPORAN_TERBUKA and not boleh_komentar(request.hak, laporan):  # type: ignore[attr-defined]
        raise PermissionDenied(BUKAN)
    return _Tindakan(request, laporan, kunci).jawab()


@require_POST
def kabar(request: HttpRequest, pk: int, kunci: str) -> HttpResponse:
    """An open page tells where its reader is, and is told what others did."""
    laporan = ambil(request, pk)
    if not boleh_tulis(request.hak, laporan):  # type: ignore[attr-defined]
        raise PermissionDenied(BUKAN)
    bagian = Bagian.objects.filter(laporan=laporan, kunci=kunci).first()
    if bagian is None:
        return JsonResponse({"urutan": [], "sedang": []})
    paragraf = paragraf_bagian(laporan, kunci)
    di = nomor(request.POST.get("paragraf", ""))
    ada = {p.pk for p in paragraf}
    now = sekarang()
    hadir(bagian=bagian, paragraf_id=di if di in ada else None, aktor=request.user, now=now)
    sedang = [{"paragraf": s.paragraf, "nama": s.nama} for s in sekitar(bagian, request.user, now - HADIR)]
    return JsonResponse({**_selaras(request, laporan, kunci, paragraf), "sedang": sedang})


# ---- showing


def _tampil(
    request: HttpRequest,
    laporan: Laporan,
    kunci: str,
    *,
    bentrok: Iterable[Bentrok] = (),
    diketik: Mapping[int, str] | None = None,
    status: int = 200,
    **lain: Any,
) -> HttpResponse:
    h = muat_halaman(laporan, kunci, request.hak, diketik)  # type: ignore[attr-defined]
    isi = {
        "konteks": request.konteks,  # type: ignore[attr-defined]
        "zona": laporan.pemda.zona_waktu,
        "laporan": laporan,
        "h": h,
        "orang": request.user.pk,
        "bentrok": {b.kini.pk: _kotak(b, tanpa_tombol=True) for b in bentrok},
        "galat": {},
        "form_gambar": GambarForm(prefix="g"),
        "form_komentar": KomentarForm(prefix="k"),
        **lain,
    }
    return render(request, "laporan/tulis.html", isi, status=status)


def _kotak(b: Bentrok, *, tanpa_tombol: bool = False) -> str:
    """Both texts and the choice."""
    return render_to_string(
        "laporan/_tulis_bentrok.html",
        {
            "id": f"bentrok-{b.kini.pk}",
            "saya": teks_polos(b.dikirim) or "(kosong)",
            "orang": "(dikeluarkan dari laporan)" if b.kini.dihapus else teks_polos(b.kini.isi) or "(kosong)",
            "oleh": nama_orang(b.kini.penulis),
            "pada": b.kini.ditulis_pada,
            "kini": sekarang(),
            "nama": f"pilihan-{b.kini.pk}",
            "tanpa_tombol": tanpa_tombol,
        },
    )


def _selaras(request: HttpRequest, laporan: Laporan, kunci: str, paragraf: Iterable[Paragraf]) -> dict[str, Any]:
    """What a script needs to show the part as it is now: `kenal` names what it knows (`12:3,13:0`)."""
    kenal = dict(x.partition(":")[::2] for x in request.POST.get("kenal", "").split(","))
    semua = list(Komentar.objects.filter(bagian__laporan=laporan, bagian__kunci=kunci))
    baris = susun_baris(naskah(laporan, ()).laporan, paragraf, semua, {})
    html = {b.p.pk: _html(request, laporan, b) for b in baris if kenal.get(str(b.p.pk)) != str(b.p.versi_kunci)}
    return {"urutan": [b.p.pk for b in baris], "html": html}


def _html(request: HttpRequest, laporan: Laporan, b: BarisTulis) -> str:
    isi = {"b": b, "laporan": laporan, "zona": laporan.pemda.zona_waktu, "menulis": True, "kotak": "", "galat": ""}
    return render_to_string("laporan/_tulis_paragraf.html", isi, request)


# ---- acting


class _Tindakan:
    """One POST: what was typed is saved first, then the act that its button names is done (`naik:12`)."""

    def __init__(self, request: HttpRequest, laporan: Laporan, kunci: str) -> None:
        self.request, self.laporan, self.kunci = request, laporan, kunci
        self.umum: dict[str, Any] = {"aktor": request.user, "now": sekarang()}
        self.nama, _, satu = request.POST.get("aksi", AksiTulis.SIMPAN).partition(":")
        self.id = nomor(satu)
        self.langsung = "application/json" in request.headers.get("Accept", "")

    def jawab(self) -> HttpResponse:
        try:
            hasil = self._simpan()
            if hasil.bentrok or hasil.galat:
                return self._jawab_simpan(hasil) if self.langsung else self._belum(hasil)
            if self.nama == AksiTulis.SIMPAN:
                return self._jawab_simpan(hasil)
            return self._lakukan()
        except (LaporanDitolak, MasukanSalah) as tolak:
            pesan = getattr(tolak, "pesan", str(tolak))
            if self.langsung:
                return JsonResponse({"pesan": pesan}, status=409)
            messages.error(self.request, pesan)
            return redirect(self.laporan) if self.laporan.status not in LAPORAN_TERBUKA else self._kembali()

    def _simpan(self) -> Simpanan:
        baris = baca_paragraf(self.request.POST)
        if not baris:
            return Simpanan()
        return tulisan.simpan(laporan_id=self.laporan.pk, baris=baris, **self.umum)

    def _belum(self, hasil: Simpanan) -> HttpResponse:
        """Without script: the page again, with what was typed, and with both texts where another was first."""
        diketik = {
            pk: self.request.POST.get(f"r-{pk}-isi", "") for pk in [*hasil.galat, *(b.kini.pk for b in hasil.bentrok)]
        }
        return _tampil(
            self.request,
            self.laporan,
            self.kunci,
            bentrok=hasil.bentrok,
            diketik=diketik,
            galat=hasil.galat,
            status=409,
        )

    def _jawab_simpan(self, hasil: Simpanan) -> HttpResponse:
        if not self.langsung:
            if hasil.tersimpan:
                messages.success(self.request, "Tulisan disimpan.")
            return self._kembali()
        dikirim = [b.id for b in baca_paragraf(self.request.POST)]
        kini = {p.pk: p for p in Paragraf.objects.filter(pk__in=dikirim, bagian__laporan=self.laporan)}
        baris: dict[int, dict[str, Any]] = {
            pk: {"versi": p.versi_kunci, "isi": {"isi": p.isi}, "sel": {}} for pk, p in kini.items()
        }
        for b in hasil.bentrok:
            baris[b.kini.pk]["bentrok"] = _kotak(b)
        for pk, pesan in hasil.galat.items():
            baris[pk] = {"galat": {"isi": pesan}}
        pukul = sekarang().astimezone(ZoneInfo(self.laporan.pemda.zona_waktu))
        return JsonResponse({"baris": baris, "jam": f"{pukul:%H.%M}"})

    def _lakukan(self) -> HttpResponse:
        laku = AKSI.get(self.nama)
        if laku is None:
            raise LaporanDitolak("Tindakan ini tidak dikenal. Muat ulang halaman.")
        hasil = laku(self)
        if isinstance(hasil, HttpResponse):
            return hasil
        if self.langsung:
            paragraf = paragraf_bagian(self.laporan, self.kunci)
            return JsonResponse({**_selaras(self.request, self.laporan, self.kunci, paragraf), "ke": hasil})
        return self._kembali(hasil)

    def _kembali(self, paragraf: int | None = None) -> HttpResponse:
        url = reverse("laporan:tulis", args=[self.laporan.pk, self.kunci])
        return redirect(f"{url}#p-{paragraf}" if paragraf else url)

    # each gives the paragraph to go to, or a page with errors

    def tambah(self) -> int:
        isi = dari_polos(self.request.POST.get("baru", ""))
        baru = tulisan.tambah(laporan_id=self.laporan.pk, kunci=self.kunci, isi=isi, sesudah=self.id, **self.umum)
        return baru[0].pk

    def satu(self, layanan: Callable[..., Paragraf], **lain: Any) -> int:
        """An act on one paragraph, which must stand in this part."""
        ada = Paragraf.objects.filter(pk=self.id, bagian__laporan=self.laporan, bagian__kunci=self.kunci)
        if self.id is None or not ada.exists():
            raise LaporanDitolak(tulisan.ASING)
        return int(layanan(paragraf_id=self.id, **lain, **self.umum).pk)

    def keluarkan(self) -> None:
        self.satu(tulisan.keluarkan)  # what was taken out is nowhere to go to

    def tandai(self, *, selesai: bool) -> None:
        layanan_bagian.tandai(laporan_id=self.laporan.pk, kunci=self.kunci, selesai=selesai, **self.umum)
        messages.success(self.request, "Bagian ditandai selesai." if selesai else "Bagian dibuka lagi.")

    def salin(self) -> None:
        n = layanan_bagian.salin_lalu(laporan_id=self.laporan.pk, kunci=self.kunci, **self.umum)
        messages.success(self.request, f"{n} paragraf disalin. Sesuaikan dengan keadaan tahun {self.laporan.tahun}.")

    def pindah(self) -> HttpResponse:
        tujuan = self.request.POST.get("tujuan", "")
        n = layanan_bagian.pindahkan(laporan_id=self.laporan.pk, kunci=self.kunci, tujuan=tujuan, **self.umum)
        messages.success(self.request, f"{n} paragraf dipindahkan ke sini.")
        return redirect("laporan:tulis", self.laporan.pk, tujuan)

    def gambar(self) -> HttpResponse | int:
        form = GambarForm(self.request.POST, self.request.FILES, prefix="g")
        if not form.is_valid():
            return _tampil(self.request, self.laporan, self.kunci, form_gambar=form, status=422)
        d = form.cleaned_data
        p = gambar.tambah_gambar(
            laporan_id=self.laporan.pk, kunci=self.kunci, lampiran=d["berkas"], judul=d["judul"], alt=d["alt"],
            sesudah=nomor(self.request.POST.get("sesudah", "")), **self.umum,
        )  # fmt: skip
        messages.success(self.request, "Gambar disimpan.")
        return p.pk

    def komentar(self) -> HttpResponse | int | None:
        form = KomentarForm(self.request.POST, prefix="k")
        if not form.is_valid():
            return _tampil(self.request, self.laporan, self.kunci, form_komentar=form, status=422)
        pada = nomor(self.request.POST.get("paragraf", ""))
        komentar.tulis_komentar(
            laporan_id=self.laporan.pk, kunci=self.kunci, paragraf_id=pada, isi=form.cleaned_data["isi"], **self.umum
        )
        messages.success(self.request, "Komentar disimpan.")
        return pada

    def tuntas(self, *, tuntas: bool) -> None:
        ada = Komentar.objects.filter(pk=self.id, bagian__laporan=self.laporan, bagian__kunci=self.kunci)
        if self.id is None or not ada.exists():
            raise LaporanDitolak("Komentar ini tidak ada lagi. Muat ulang halaman.")
        komentar.tuntaskan(komentar_id=self.id, tuntas=tuntas, **self.umum)


AKSI: dict[str, Callable[[_Tindakan], HttpResponse | int | None]] = {
    AksiTulis.TAMBAH: _Tindakan.tambah,
    AksiTulis.NAIK: lambda t: t.satu(tulisan.geser, arah=-1),
    AksiTulis.TURUN: lambda t: t.satu(tulisan.geser, arah=1),
    AksiTulis.KELUARKAN: _Tindakan.keluarkan,
    AksiTulis.KEMBALIKAN: lambda t: t.satu(tulisan.kembalikan),
    AksiTulis.BENAR: lambda t: t.satu(tulisan.anggap_benar),
    AksiTulis.SELESAI: lambda t: t.tandai(selesai=True),
    AksiTulis.LANJUT: lambda t: t.tandai(selesai=False),
    AksiTulis.SALIN: _Tindakan.salin,
    AksiTulis.PINDAH: _Tindakan.pindah,
    AksiTulis.GAMBAR: _Tindakan.gambar,
    AksiTulis.KOMENTAR: _Tindakan.komentar,
    AksiTulis.TUNTAS: lambda t: t.tuntas(tuntas=True),
    AksiTulis.UNGKIT: lambda t: t.tuntas(tuntas=False),
}
