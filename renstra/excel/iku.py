"""The register of IKU as a worksheet."""

from collections.abc import Iterable, Sequence
from typing import Any

from renstra.queries.iku import BarisIku, milik_pemda
from sakip.lembar import Kolom, tulis

_TETAP = (
    Kolom("NO", "no", lebar=6),
    Kolom("PEMILIK", "pemilik", lebar=34),
    Kolom("RENCANA", "rencana", lebar=34),
    Kolom("TUJUAN/SASARAN", "sasaran", lebar=50),
    Kolom("INDIKATOR KINERJA UTAMA", "indikator", lebar=50),
    Kolom("SATUAN", "satuan", lebar=14),
    Kolom("TINGKAT HASIL", "level", lebar=14),
    Kolom("DEFINISI OPERASIONAL", "definisi", lebar=50),
    Kolom("FORMULA", "formula", lebar=50),
    Kolom("SUMBER DATA", "sumber", lebar=34),
    Kolom("JENIS SUMBER DATA", "jenis_sumber", lebar=26),
    Kolom("PENANGGUNG JAWAB", "penanggung_jawab", lebar=30),
    Kolom("BERSAMA", "bersama", lebar=30),
    Kolom("DATA DASAR", "baseline", lebar=14),
    Kolom("TAHUN DATA DASAR", "tahun_dasar", lebar=12),
)


def ekspor(baris: Iterable[BarisIku], tahun: Sequence[int]) -> bytes:
    """The lines of the register with a column for each year."""
    kolom = (
        *_TETAP,
        *(Kolom(f"TARGET {t}", f"t{t}", lebar=14) for t in tahun),
        Kolom("TARGET AKHIR", "akhir", lebar=14),
    )
    return tulis(kolom, (_isi(b, tahun) for b in baris), judul_lembar="Daftar IKU")


def _isi(b: BarisIku, tahun: Sequence[int]) -> dict[str, Any]:
    i = b.indikator
    return {
        "no": str(b.nomor),
        "pemilik": milik_pemda(b.rencana),
        "rencana": str(b.rencana),
        "sasaran": b.sasaran,
        "indikator": i.nama,
        "satuan": i.satuan,
        "level": i.get_level_display(),
        "definisi": i.definisi_operasional,
        "formula": i.formula,
        "sumber": i.sumber_data,
        "jenis_sumber": b.jenis_sumber,
        "penanggung_jawab": i.penanggung_jawab,
        "bersama": ", ".join(b.bersama),
        "baseline": i.baseline,
        "tahun_dasar": str(b.tahun_dasar or ""),
        "akhir": i.target_akhir,
        **{f"t{t}": b.target.get(t, "") for t in tahun},
    }
