"""Written results of last year in the example: measured by the Inspektur, evaluated by the Kepala Bappeda."""

from datetime import date, datetime
from typing import Any

from pengukuran.models import HasilEvaluasi
from pengukuran.services.hasil import Isi, kirim, susun, terima

from .jadwal import Jadwal
from .organisasi import Daerah

# sender, kind, period, PD, when, summary, recommendation
HASIL = (
    ("inspektorat", "pengukuran", "tw4", "dinkes", (1, 14),
     "Tujuh dari delapan indikator mencapai target. Cakupan pelayanan ibu bersalin belum tercapai karena dua "
     "puskesmas belum melaporkan bulan Desember.",
     "Lengkapi laporan bulanan kedua puskesmas dan simpan buktinya sebelum pengukuran tahunan."),
    ("bappeda", "evaluasi", "sm2", "dinkes", (1, 19),
     "Program pelayanan kesehatan mendukung sasaran Renstra, dengan serapan anggaran sejalan dengan capaiannya.",
     "Tinjau target indikator rujukan pada RKT berikutnya agar sesuai dengan baseline terbaru."),
    ("inspektorat", "pengukuran", "tw4", "kominfo", (1, 15),
     "Semua indikator mencapai target; bukti dukung lengkap.", ""),
)  # fmt: skip


def jadwalkan_hasil(d: Daerah, jadwal: Jadwal) -> None:
    """Where these PDs are there, and somebody holds the offices."""
    for satu in HASIL:
        pengirim, _, _, pd, hari, *_ = satu
        if pd in d.pd and d.pemegang(pengirim, "kepala"):
            jadwal.pada(date(2026, *hari), lambda now, x=satu: _kirim(d, x, now), 1)
    jadwal.pada(date(2026, 1, 20), lambda now: _terima(d, now), 1)


def _kirim(d: Daerah, satu: Any, now: datetime) -> None:
    pengirim, jenis, periode, pd, _, ringkasan, rekomendasi = satu
    kepala = d.pemegang(pengirim, "kepala")
    isi = Isi(ringkasan=ringkasan, rekomendasi=rekomendasi)
    hasil = susun(pd=d.pd[pd], tahun=2025, periode=periode, jenis=jenis, isi=isi, aktor=kepala, now=now)
    kirim(hasil_id=hasil.pk, versi=hasil.versi_kunci, aktor=kepala, now=now)


def _terima(d: Daerah, now: datetime) -> None:
    """The head of one of the PDs has confirmed; the other results still wait."""
    kepala = d.pemegang("dinkes", "kepala")
    pertama = HasilEvaluasi.objects.filter(pemda=d.pemda, pd__kode="dinkes", jenis="pengukuran").first()
    if kepala and pertama:
        terima(penerima_id=pertama.penerima.get(sebagai="tujuan").pk, aktor=kepala, now=now)
