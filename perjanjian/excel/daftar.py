"""The list of agreements and the register of distribution as workbooks."""

from collections.abc import Iterable, Sequence
from typing import Any

from sakip.lembar import Format, Kolom, tulis
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.middleware import Konteks

from ..enums import Status
from ..models import Penyampaian, Perjanjian
from ..queries.daftar import jumlah_butir, jumlah_pagu
from ..queries.peran import situasi
from ..queries.tenggat import Kalender

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


KOLOM_PENYAMPAIAN = [
    Kolom("Kode PK", "kode", lebar=16),
    Kolom("Perangkat Daerah", "pd", lebar=34),
    Kolom("Jabatan", "jabatan", lebar=44),
    Kolom("Versi", "versi", format=Format.BILANGAN, lebar=8),
    Kolom("Jenis", "jenis", lebar=36),
    Kolom("Penerima", "penerima", lebar=44),
    Kolom("Disampaikan tanggal", "tanggal", format=Format.TANGGAL, lebar=20),
    Kolom("Pukul", "pukul", lebar=12),
    Kolom("Disampaikan oleh", "oleh", lebar=34),
    Kolom("Diterima tanggal", "diterima", format=Format.TANGGAL, lebar=20),
    Kolom("Pukul diterima", "pukul_diterima", lebar=14),
    Kolom("Diterima oleh", "penerima_nama", lebar=34),
    Kolom("NIP penerima", "nip", lebar=22),
]


def buku_penyampaian(daftar: Iterable[Penyampaian], konteks: Konteks) -> bytes:
    """One row per copy, in the order of the register; hours in the zone of the regency."""
    zona = konteks.pemda.zona if konteks.pemda else None

    def baris(p: Penyampaian) -> dict[str, Any]:
        pada, terima = p.pada.astimezone(zona), p.terima
        diterima = terima.waktu.astimezone(zona) if terima else None
        return {
            "kode": p.perjanjian.kode,
            "pd": p.perjanjian.pd.nama if p.perjanjian.pd else "",
            "jabatan": p.perjanjian.jabatan.nama,
            "versi": p.perjanjian.versi,
            "jenis": p.get_jenis_display(),
            "penerima": p.penerima,
            "tanggal": pada.date(),
            "pukul": f"{pada:%H.%M %Z}",
            "oleh": pegawai.nama if (pegawai := getattr(p.oleh, "pegawai", None)) else p.oleh.get_username(),
            "diterima": diterima.date() if diterima else None,
            "pukul_diterima": f"{diterima:%H.%M %Z}" if diterima else "",
            "penerima_nama": terima.nama if terima else "",
            "nip": terima.nip if terima else "",
        }

    judul = f"Penyampaian Perjanjian Kinerja {konteks.pd.nama if konteks.pd else konteks.pemda} {konteks.tahun}"
    return tulis(
        KOLOM_PENYAMPAIAN, (baris(p) for p in daftar), judul_lembar=f"Penyampaian {konteks.tahun}", keterangan=judul
    )
