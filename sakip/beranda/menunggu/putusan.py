"""What others ask this reader to decide or to sign beside the PKs."""

from django.urls import reverse

from perjanjian.queries.acara import acara_menunggu
from sakip.kalender.queries.dispensasi import menunggu_keputusan, terlihat
from sakip.kalender.rules.dispensasi import PENERIMA_DOKUMEN
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from .jenis import Tugas, ringkas


def tugas_dispensasi(hak: Hak, konteks: Konteks) -> list[Tugas]:
    """Requests to open a missed milestone again, for who decides them; asked only of roles that receive documents."""
    if not hak.punya(*PENERIMA_DOKUMEN):
        return []
    rows = terlihat(hak).filter(menunggu_keputusan(hak, konteks.ketentuan), tahun=konteks.tahun)
    nama = list(rows.order_by("diminta_pada").values_list("pd__nama", flat=True))
    if not nama:
        return []
    judul = f"Putuskan dispensasi {nama[0]}" if len(nama) == 1 else f"Putuskan {len(nama)} permintaan dispensasi"
    url = f"{reverse('kalender:dispensasi')}?status=saya&pd=semua"
    ket = f"Diminta {ringkas(nama)}."
    return [Tugas("dispensasi", "unlock", "ungu", judul, url, ket, "Putuskan", banyak=len(nama))]


def tugas_acara(hak: Hak, tahun: int) -> list[Tugas]:
    """Berita acara that name this member and wait for the signature; asked only of members of a team."""
    if not hak.punya(Peran.TIM_VERIFIKASI, Peran.TIM_SAKIP) or not (n := acara_menunggu(hak, tahun)):
        return []
    judul = "Tanda tangani berita acara verifikasi" if n == 1 else f"Tanda tangani {n} berita acara verifikasi"
    url = f"{reverse('perjanjian:acara')}?keadaan=saya&pd=semua"
    ket = "Anda tercatat sebagai anggota tim yang memutuskan."
    return [Tugas("acara", "file-earmark-check", "toska", judul, url, ket, "Tanda tangani", banyak=n)]
