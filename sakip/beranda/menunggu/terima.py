"""What went to an office of the reader and waits for the receipt."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse

from sakip.organisasi.enums import JenisHasil
from sakip.organisasi.middleware import Konteks

from .antre import HASIL, LAPORAN, PK, Antre
from .jenis import Tugas, ringkas


def tugas_terima(antre: Mapping[str, Sequence[Antre]], konteks: Konteks) -> list[Tugas]:
    """One line for each kind."""
    return [
        *_terima_pk([a.nama for a in antre.get(PK, ())], konteks),
        *_terima_hasil(antre.get(HASIL, ())),
        *_terima_laporan(antre.get(LAPORAN, ())),
    ]


def _terima_laporan(rows: Sequence[Antre]) -> list[Tugas]:
    if not rows:
        return []
    nama = [r.nama for r in rows]
    if len(rows) == 1:
        judul, url = f"Terima laporan perubahan {nama[0]}", reverse("perjanjian:lapor_rinci", args=[rows[0].nomor])
    else:
        judul, url = f"Terima {len(rows)} laporan perubahan", f"{reverse('perjanjian:lapor')}?keadaan=saya&pd=semua"
    ket = f"Dari {ringkas(nama)}."
    return [Tugas("laporan", "file-earmark-diff", "hijau", judul, url, ket, "Buka", banyak=len(rows), dihitung=True)]


def _terima_hasil(rows: Sequence[Antre]) -> list[Tugas]:
    if not rows:
        return []
    satu = rows[0]
    if len(rows) == 1:
        judul = f"Terima {JenisHasil(satu.jenis).label.lower()}"
        url = reverse("pengukuran:hasil_rinci", args=[satu.nomor])
    else:
        judul, url = f"Terima {len(rows)} hasil pengukuran dan evaluasi", f"{reverse('pengukuran:hasil')}?keadaan=saya"
    ket = f"Untuk {ringkas(r.nama for r in rows)}."
    return [Tugas("hasil", "clipboard-data", "hijau", judul, url, ket, "Buka", banyak=len(rows), dihitung=True)]


def _terima_pk(nama: Sequence[str], konteks: Konteks) -> list[Tugas]:
    if not nama:
        return []
    judul = f"Terima salinan PK {nama[0]}" if len(nama) == 1 else f"Terima {len(nama)} salinan PK yang disahkan"
    ket = f"Disampaikan dengan surat pengantar: {ringkas(nama)}."
    url = f"{reverse('perjanjian:terima_semua')}?{urlencode({'tahun': konteks.tahun})}"
    return [Tugas("terima", "envelope-check", "hijau", judul, url, ket, "Terima", banyak=len(nama), dihitung=True)]
