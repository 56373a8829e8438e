"""Reading the Desk: its days, one day as it goes, one appointment for both sides, the projector."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from sakip import waktu
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from ..enums import Status
from ..enums.desk import PeranDesk, StatusDesk
from ..models import HariDesk, SlotDesk
from ..queries import desk_hari as q
from ..queries.desk import RELASI
from ..queries.desk_orang import SE_DESK, anggota_tim, hari_terlihat, merencanakan, peran_desk, slot_terlihat
from ..queries.tenggat import Kalender
from ..tombol.desk import tombol_desk


def ambil_slot(request: HttpRequest, pk: int) -> SlotDesk:
    """An appointment this user may know of, else 404."""
    if pk >= 2**63:
        raise Http404
    hasil: SlotDesk = get_object_or_404(
        slot_terlihat(request.hak).select_related(*RELASI, "perjanjian__pd", "perjanjian__jabatan"),  # type: ignore[attr-defined]
        pk=pk,
    )
    return hasil


def ambil_hari(request: HttpRequest, pk: int) -> HariDesk:
    """A day this user may know of, else 404."""
    if pk >= 2**63:
        raise Http404
    hasil: HariDesk = get_object_or_404(hari_terlihat(request.hak).select_related("pemda"), pk=pk)  # type: ignore[attr-defined]
    return hasil


def perencana(request: HttpRequest) -> bool:
    """Whether this user plans the Desk of the own regency."""
    hak: Hak = request.hak  # type: ignore[attr-defined]
    return hak.pemda_id is not None and merencanakan(hak, anggota_tim(hak.pemda_id, hak.tanggal))


def kalender(konteks: Konteks, tahun: int) -> Kalender | None:
    """The deadlines of the year one is in."""
    if konteks.pemda is None or tahun != konteks.tahun:
        return None
    return Kalender(konteks.ketentuan, tahun, konteks.hari_ini, konteks.pemda.zona_waktu)


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """The days of the year and who has no appointment; for a PD its own appointments."""
    hak, k = request.hak, request.konteks  # type: ignore[attr-defined]
    hari = q.daftar_hari(hari_terlihat(hak), k.tahun)
    se_daerah = hak.punya(*SE_DESK)
    verifikasi = bool(k.ketentuan and k.ketentuan.verifikasi_kabupaten)
    isi: dict[str, Any] = {
        "konteks": k,
        "hari": hari,
        "se_daerah": se_daerah,
        "perencana": perencana(request),
        "verifikasi": verifikasi,
        "belum": [],
        "janji": [],
    }
    if se_daerah and verifikasi and k.pemda:
        isi["belum"] = q.belum_berjanji(k.pemda.pk, k.tahun, k.semua_pd, kalender(k, k.tahun))
    elif not se_daerah:
        rows = slot_terlihat(hak).filter(ruang__hari__tahun=k.tahun).select_related(*RELASI)
        isi["janji"] = [(s, q.STATUS[s.status]) for s in rows.order_by("-ruang__hari__tanggal", "-mulai")]
    return render(request, "perjanjian/desk.html", isi)


@require_safe
def hari(request: HttpRequest, pk: int) -> HttpResponse:
    """A day as it goes; htmx fetches the appointments alone."""
    satu = ambil_hari(request, pk)
    isi: dict[str, Any] = {"isi": q.hari_isi(satu, waktu.sekarang())}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "perjanjian/_desk_hari.html", isi)
    k: Konteks = request.konteks  # type: ignore[attr-defined]
    isi |= {
        "konteks": k,
        "perencana": perencana(request),
        "belum": q.belum_berjanji(satu.pemda_id, satu.tahun, k.semua_pd, kalender(k, satu.tahun)),
    }
    return render(request, "perjanjian/desk_hari.html", isi)


@require_safe
def slot(request: HttpRequest, pk: int) -> HttpResponse:
    """One appointment: what both sides see. htmx fetches findings and clock alone; what moved reloads the page."""
    satu, hak, kini = ambil_slot(request, pk), request.hak, waktu.sekarang()  # type: ignore[attr-defined]
    isi = q.slot_isi(satu, hak, kini)
    tim = anggota_tim(satu.ruang.hari.pemda_id, hak.tanggal)
    peran = peran_desk(hak, satu.pd_id, tim)
    konteks = {
        "isi": isi,
        "kini": kini,
        "hidup": satu.ruang.hari.tanggal == hak.tanggal or isi.keadaan.ditunggu is not None,
        "periksa": PeranDesk.TIM in peran
        and isi.boleh_pk
        and isi.keadaan.pk
        and isi.keadaan.pk.status == Status.DIKIRIM,
        "pihak_pd": PeranDesk.PD in peran,
        "versi": _versi(isi),
    }
    if request.htmx:  # type: ignore[attr-defined]
        jawaban = render(request, "perjanjian/_desk_langsung.html", konteks)
        if request.GET.get("versi") != _versi(isi):
            jawaban["HX-Refresh"] = "true"
        return jawaban
    fakta = q.fakta_desk(
        satu, kini, hadir=isi.hadir, ada_pk=bool(isi.keadaan.pk and isi.keadaan.pk.pertama_dikirim_pada)
    )
    konteks |= {
        "tombol": tombol_desk(
            satu, peran, fakta, meja=bool(konteks["periksa"]) and satu.status == StatusDesk.BERLANGSUNG
        ),
        "se_daerah": hari_terlihat(hak).filter(pk=satu.ruang.hari_id).exists(),
    }
    return render(request, "perjanjian/desk_slot.html", konteks)


def _versi(isi: q.SlotIsi) -> str:
    """What the buttons of the page follow from: the appointment and the state of its PK."""
    pk = isi.keadaan.pk
    return f"{isi.slot.versi_kunci}-{pk.status if pk else ''}"


@require_safe
def layar(request: HttpRequest, pk: int) -> HttpResponse:
    """The projector: now and next per room, findings of what runs; htmx fetches its content alone."""
    satu, kini = ambil_hari(request, pk), waktu.sekarang()
    isi = q.hari_isi(satu, kini)
    berlangsung = [b for b in isi.baris if b.slot.status == StatusDesk.BERLANGSUNG]
    kartu = q.kartu_layar(isi, berlangsung, request.hak)  # type: ignore[attr-defined]
    konteks = {"isi": isi, "kartu": kartu, "kini": kini}
    templat = "perjanjian/_desk_layar.html" if request.htmx else "perjanjian/desk_layar.html"  # type: ignore[attr-defined]
    return render(request, templat, konteks)
