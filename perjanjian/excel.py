"""The list of agreements as a workbook."""

from collections.abc import Sequence
from typing import Any

from sakip.lembar import Format, Kolom, tulis
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.middleware import Konteks

from .enums import Status
from .models import Perjanjian
from .queries.daftar import jumlah_butir, jumlah_pagu
from .queries.peran import situasi
from .queries.tenggat import Kalender

KOLOM = [
    Kolom("Kode", "kode", lebar=16),
    Kolom("Perangkat Daerah", "pd", lebar=34),
    Kolom("Jabatan", "jabatan", lebar=44),
    Kolom("Pejabat", "nama", lebar=34),
    Kolom("NIP", "nip", lebar=22),
    Kolom("Jenjang", "jenjang", lebar=24),
    Kolom("Pihak kedua", "kedua", lebar=44),
    Kolom("Versi", "versi", format=Format.BILANGAN, lebar=8),
    Kolom("Indikator", "butir", format=Format.BILANGAN, lebar=10),
    Kolom("Anggaran (Rp)", "pagu", format=Format.RUPIAH, lebar=22),
    Kolom("Status", "status", lebar=16),
    Kolom("Tenggat", "tenggat", format=Format.TANGGAL, lebar=20),
    Kolom("Sisa hari", "sisa", lebar=28),
]


def buku_daftar(daftar: Sequence[Perjanjian], kalender: Kalender, konteks: Konteks) -> bytes:
    """One row per PK, in the order of the list."""
    sekitar = situasi(daftar, konteks.hari_ini)
    ids = [p.pk for p in daftar]
    butir, pagu = jumlah_butir(ids), jumlah_pagu(ids)

    def baris(p: Perjanjian) -> dict[str, Any]:
        pejabat, batas = sekitar.pertama(p), kalender.batas(p)
        return {
            "kode": p.kode,
            "pd": p.pd.nama if p.pd else "",
            "jabatan": p.jabatan.nama,
            "nama": pejabat.pegawai.nama if pejabat else "",
            "nip": pejabat.pegawai.nip if pejabat else "",
            "jenjang": Jenjang(p.jenjang).label,
            "kedua": p.jabatan_kedua.nama if p.jabatan_kedua else "",
            "versi": p.versi,
            "butir": butir.get(p.pk, 0),
            "pagu": pagu.get(p.pk),
            "status": Status(p.status).label,
            "tenggat": batas.tenggat.tanggal if batas else None,
            "sisa": _sisa(batas.lencana) if batas else "",
        }

    judul = f"Perjanjian Kinerja {konteks.pd.nama if konteks.pd else konteks.pemda} {konteks.tahun}"
    return tulis(KOLOM, (baris(p) for p in daftar), judul_lembar=f"PK {konteks.tahun}", keterangan=judul)


def _sisa(lencana: Any) -> str:
    if lencana.keadaan in ("terpenuhi", "dispensasi", "hari_ini", "menunggu") or lencana.angka is None:
        return str(lencana.kata)
    return f"{abs(lencana.angka)} {lencana.kata}"
