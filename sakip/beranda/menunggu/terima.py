"""What went to an office of the reader and waits for the receipt."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.db.models import Value
from django.urls import reverse

from pengukuran.queries import hasil as hasil_evaluasi
from perjanjian.queries import lapor
from perjanjian.queries.penyampaian import menunggu_terima
from sakip.organisasi.enums import JenisHasil
from sakip.organisasi.hak import Hak
from sakip.organisasi.middleware import Konteks

from .jenis import Tugas, ringkas

LAPORAN = "lapor"  # among what waits for a receipt


def tugas_terima(hak: Hak, konteks: Konteks) -> list[Tugas]:
    """What went to an office of this user and waits for the receipt: copies of PKs (BK Pasal 11 ayat (7) and
    penjelasan), written results (ayat (9) and (10)), reports of a change (Pasal 8 ayat (3)); read in one query."""
    pk = menunggu_terima(hak, konteks.tahun).order_by().annotate(jenis_hasil=Value(""), nomor_hasil=Value(0))
    hasil = hasil_evaluasi.menunggu_terima(hak, konteks.tahun).order_by()
    laporan = lapor.menunggu_terima(hak, konteks.tahun).order_by().annotate(jenis=Value(LAPORAN))
    semua = pk.values_list("perjanjian__pd__nama", "jenis_hasil", "nomor_hasil").union(
        hasil.values_list("hasil__pd__nama", "hasil__jenis", "hasil_id"),
        laporan.values_list("laporan__pd__nama", "jenis", "laporan_id"),
        all=True,
    )
    rows = sorted(semua, key=lambda r: r[0] or "")
    return [
        *_terima_pk([r[0] or "" for r in rows if not r[2]], konteks),
        *_terima_hasil([r for r in rows if r[2] and r[1] != LAPORAN]),
        *_terima_laporan([r for r in rows if r[1] == LAPORAN]),
    ]


def _terima_laporan(rows: Sequence[tuple[str, str, int]]) -> list[Tugas]:
    if not rows:
        return []
    nama = [r[0] for r in rows]
    if len(rows) == 1:
        judul, url = f"Terima laporan perubahan {nama[0]}", reverse("perjanjian:lapor_rinci", args=[rows[0][2]])
    else:
        judul, url = f"Terima {len(rows)} laporan perubahan", f"{reverse('perjanjian:lapor')}?keadaan=saya&pd=semua"
    ket = f"Dari {ringkas(nama)}."
    return [Tugas("laporan", "file-earmark-diff", "hijau", judul, url, ket, "Buka", banyak=len(rows))]


def _terima_hasil(rows: Sequence[tuple[str, str, int]]) -> list[Tugas]:
    if not rows:
        return []
    _, jenis, pk = rows[0]
    if len(rows) == 1:
        judul, url = f"Terima {JenisHasil(jenis).label.lower()}", reverse("pengukuran:hasil_rinci", args=[pk])
    else:
        judul, url = f"Terima {len(rows)} hasil pengukuran dan evaluasi", f"{reverse('pengukuran:hasil')}?keadaan=saya"
    ket = f"Untuk {ringkas(r[0] for r in rows)}."
    return [Tugas("hasil", "clipboard-data", "hijau", judul, url, ket, "Buka", banyak=len(rows))]


def _terima_pk(nama: Sequence[str], konteks: Konteks) -> list[Tugas]:
    if not nama:
        return []
    judul = f"Terima salinan PK {nama[0]}" if len(nama) == 1 else f"Terima {len(nama)} salinan PK yang disahkan"
    ket = f"Disampaikan dengan surat pengantar: {ringkas(nama)}."
    url = f"{reverse('perjanjian:terima_semua')}?{urlencode({'tahun': konteks.tahun})}"
    return [Tugas("terima", "envelope-check", "hijau", judul, url, ket, "Terima", banyak=len(nama), dihitung=True)]
