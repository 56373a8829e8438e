"""The register of the written results as a workbook."""

from collections.abc import Iterable
from typing import Any

from sakip.lembar import Format, Kolom, tulis
from sakip.organisasi.middleware import Konteks

from ..enums import StatusHasil
from ..models import HasilEvaluasi

KOLOM = [
    Kolom("Perangkat Daerah", "pd", lebar=38),
    Kolom("Jenis", "jenis", lebar=28),
    Kolom("Periode", "periode", lebar=18),
    Kolom("Nomor surat", "nomor", lebar=24),
    Kolom("Keadaan", "keadaan", lebar=16),
    Kolom("Dikirim", "dikirim", format=Format.TANGGAL, lebar=20),
    Kolom("Pengirim", "pengirim", lebar=34),
    Kolom("Jabatan pengirim", "jabatan", lebar=38),
    Kolom("Ringkasan", "ringkasan", lebar=80),
    Kolom("Rekomendasi", "rekomendasi", lebar=80),
    Kolom("Berkas", "berkas", lebar=30),
]


def buku_hasil(daftar: Iterable[HasilEvaluasi], konteks: Konteks) -> bytes:
    """One row per result, in the order of the register; days in the zone of the regency."""
    zona = konteks.pemda.zona if konteks.pemda else None

    def baris(h: HasilEvaluasi) -> dict[str, Any]:
        return {
            "pd": h.pd.nama,
            "jenis": h.get_jenis_display(),
            "periode": h.kata_periode,
            "nomor": h.nomor,
            "keadaan": kata_keadaan(h),
            "dikirim": h.dikirim_pada.astimezone(zona).date() if h.dikirim_pada else None,
            "pengirim": h.pengirim_nama,
            "jabatan": h.pengirim_jabatan,
            "ringkasan": h.ringkasan,
            "rekomendasi": h.rekomendasi,
            "berkas": h.nama_berkas,
        }

    judul = f"Hasil pengukuran dan evaluasi kinerja {konteks.pd or konteks.pemda} {konteks.tahun}"
    return tulis(KOLOM, map(baris, daftar), judul_lembar=f"Hasil {konteks.tahun}", keterangan=judul)


def kata_keadaan(h: HasilEvaluasi) -> str:
    pengganti = getattr(h, "pengganti", None)
    return "Sudah diganti" if pengganti is not None else StatusHasil(h.status).label
