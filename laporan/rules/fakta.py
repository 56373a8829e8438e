"""What the workflow of a report looks at, and the guards that do (GM/SM Pasal 11 ayat (4))."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FaktaLaporan:
    """`kurang`: what must still be there before it may be submitted, in words."""

    kurang: tuple[str, ...] = ()
    pernah_diajukan: bool = False
    sudah_ada: bool = False
    penutupan: str = ""  # why the deadline keeps it closed


def lengkap(f: FaktaLaporan) -> str | None:
    return f"Belum lengkap: {'; '.join(f.kurang)}." if f.kurang else None


def belum_pernah_diajukan(f: FaktaLaporan) -> str | None:
    return "Laporan yang pernah diajukan tidak dapat dihapus." if f.pernah_diajukan else None


def belum_ada(f: FaktaLaporan) -> str | None:
    return "LKjIP tahun ini sudah disusun. Lanjutkan yang sudah ada." if f.sudah_ada else None


def dalam_tenggat(f: FaktaLaporan) -> str | None:
    return f.penutupan or None
