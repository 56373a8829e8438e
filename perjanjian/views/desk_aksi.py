"""Acts on one appointment: a page that says what follows and asks what must be asked, and the act itself."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sakip import waktu

from ..enums.desk import AksiDesk as A
from ..forms.desk import AksiDeskForm
from ..models import SlotDesk
from ..queries import desk_hari as q
from ..queries.desk import hadir_pada
from ..queries.desk_orang import anggota_tim, calon_hadir, peran_desk
from ..services.dasar import AksiDenied
from ..services.desk import Isian, lakukan
from ..services.desk_dasar import Tujuan
from ..tombol.desk import AKIBAT
from ..workflow.desk import TABEL, berwenang
from .desk import ambil_slot

PINDAH = (A.MINTA, A.PINDAHKAN)
BERCATATAN = {t.aksi for t in TABEL if t.needs_catatan}
KALIMAT = {
    A.KETAHUI: "Terima kasih. Tim Verifikasi melihat bahwa Anda sudah tahu.",
    A.MINTA: "Permintaan dikirim kepada sekretaris Tim Verifikasi.",
    A.TARIK: "Permintaan ditarik; janji tetap pada waktu semula.",
    A.SETUJUI: "Janji dipindahkan, dan Perangkat Daerah dikabari.",
    A.TOLAK: "Permintaan ditolak, dan Perangkat Daerah dikabari.",
    A.PINDAHKAN: "Janji dipindahkan, dan Perangkat Daerah dikabari.",
    A.HADIR: "Kehadiran dicatat.",
    A.MULAI: "Desk dimulai.",
    A.SELESAIKAN: "Desk diakhiri.",
    A.LANJUTKAN: "Desk dilanjutkan.",
    A.TIDAK_HADIR: "Ketidakhadiran dicatat, dan Perangkat Daerah dikabari.",
    A.BATALKAN: "Janji dibatalkan, dan Perangkat Daerah dikabari.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def aksi(request: HttpRequest, pk: int, aksi: str) -> HttpResponse:
    slot = ambil_slot(request, pk)
    if aksi not in A.values:
        raise Http404
    tindakan = A(aksi)
    hak = request.hak  # type: ignore[attr-defined]
    if not berwenang(tindakan, peran_desk(hak, slot.pd_id, anggota_tim(slot.ruang.hari.pemda_id, hak.tanggal))):
        raise PermissionDenied("Tindakan ini bukan wewenang Anda pada janji ini.")
    tempat = q.tempat_kosong(slot, waktu.sekarang()) if tindakan in PINDAH else []
    form = AksiDeskForm(request.POST or None, tempat={t.kunci for t in tempat}, initial={"versi": slot.versi_kunci})
    tolak = _lakukan(request, slot, tindakan, form) if request.method == "POST" else ""
    if tolak is None:
        return redirect(slot)
    return _halaman(request, slot, tindakan, form, {"tempat": tempat, "tolak": tolak})


def _lakukan(request: HttpRequest, slot: SlotDesk, aksi: A, form: AksiDeskForm) -> str | None:
    """Do it; the reason where it was refused, None where it is done."""
    if not form.is_valid():
        return " ".join(dict.fromkeys(g for isi in form.errors.values() for g in isi))
    tempat = form.tempat()
    isian = Isian(form.cleaned_data["catatan"], Tujuan(*tempat) if tempat else None, form.hadir())
    try:
        lakukan(
            slot_id=slot.pk, aksi=aksi, aktor=request.user, now=waktu.sekarang(), isian=isian,
            versi=form.cleaned_data["versi"],
        )  # fmt: skip
    except AksiDenied as tolak:
        return str(tolak)
    messages.success(request, KALIMAT[aksi])
    return None


def _halaman(request: HttpRequest, slot: SlotDesk, aksi: A, form: AksiDeskForm, isi: dict[str, Any]) -> HttpResponse:
    isi |= {
        "slot": slot,
        "aksi": aksi,
        "akibat": AKIBAT[aksi],
        "bercatatan": aksi in BERCATATAN,
        "catatan": form.data.get("catatan", "")[:500],
        "dipilih": form.data.get("tempat", ""),
        "pindah": aksi in PINDAH,
        "bahaya": aksi == A.BATALKAN,
        "hadir": _pilihan_hadir(request, slot) if aksi == A.HADIR else None,
    }
    return render(request, "perjanjian/desk_aksi.html", isi, status=422 if isi["tolak"] else 200)


def _pilihan_hadir(request: HttpRequest, slot: SlotDesk) -> list[tuple[str, list[tuple[Any, bool]]]]:
    """Who may come, per side; ticked are those written down already, or just ticked."""
    hak = request.hak  # type: ignore[attr-defined]
    pd, tim = calon_hadir(slot, hak.tanggal)
    ada = {h.pegawai_id for h in hadir_pada(slot)}
    dicentang = ada if request.method != "POST" else {int(n) for n in request.POST.getlist("hadir") if n.isdigit()}
    return [
        (judul, [(h, h.pegawai_id in dicentang) for h in semua])
        for judul, semua in ((f"Dari {slot.pd.nama}", pd), ("Dari Tim Verifikasi", tim))
    ]
