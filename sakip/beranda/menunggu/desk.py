"""Appointments in the Desk, and requests for another time."""

from django.urls import reverse

from perjanjian.queries.desk import Janji, diminta_pindah, janji
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import PerangkatDaerah

from .jenis import Tugas, ringkas

DESK_BARU, DESK_TAHU = "Nyatakan sudah tahu, atau minta waktu lain.", "Datang tepat waktu."


def tugas_janji(j: Janji) -> Tugas:
    """One's own appointment in the Desk (BK penjelasan Pasal 11 ayat (4))."""
    url = reverse("perjanjian:desk_slot", args=[j.slot_id])
    ket = f"{j.pd}. {DESK_TAHU if j.tahu else DESK_BARU}"
    return Tugas("desk", "calendar-event", "biru", f"Desk PK: {j}", url, ket, "Buka", batas=j.tanggal)


def tugas_desk(hak: Hak, tahun: int, pd: PerangkatDaerah | None) -> list[Tugas]:
    """Appointments that the planner's lines (of `pd`) do not name yet; requests for another time, for who plans the
    Desk."""
    hasil = [tugas_janji(j) for j in janji(hak, tahun, [pd.pk] if pd else [])]
    minta = diminta_pindah(hak, tahun)
    if minta:
        judul = (
            f"{minta[0].pd.nama} minta waktu Desk lain"
            if len(minta) == 1
            else f"{len(minta)} PD minta waktu Desk lain"
        )
        url = minta[0].get_absolute_url() if len(minta) == 1 else reverse("perjanjian:desk")
        ket = f"{ringkas(s.pd.nama for s in minta)}."
        hasil.append(Tugas("desk", "arrow-left-right", "kuning", judul, url, ket, "Jawab", banyak=len(minta)))
    return hasil
