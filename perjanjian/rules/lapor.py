"""Conditions of the acts on a laporan perubahan. In: its facts at one moment. Out: why it is refused, or None."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FaktaLapor:
    diatur: bool = True  # the profile of the year knows the duty
    dokumen_ditetapkan: bool = True
    ada_draf: bool = False  # of the same document
    penjelasan: str = ""


def diatur(f: FaktaLapor) -> str | None:
    """The duty is of BK Pasal 8 ayat (3); GM and SM have none."""
    if f.diatur:
        return None
    return "Peraturan daerah ini tidak mengatur laporan perubahan, sehingga tidak ada yang perlu dilaporkan."


def dokumen_ditetapkan(f: FaktaLapor) -> str | None:
    """It follows a DPA or DPPA that is set; the days count from then (BK Pasal 8 ayat (3))."""
    return None if f.dokumen_ditetapkan else "DPA ini belum ditetapkan. Laporan dibuat setelah penetapannya."


def belum_ada_draf(f: FaktaLapor) -> str | None:
    """One draft at a time for a document: two people do not write the same report."""
    return "Sudah ada draf laporan untuk dokumen ini. Lanjutkan draf itu." if f.ada_draf else None


def penjelasan_ditulis(f: FaktaLapor) -> str | None:
    """It is reported with an explanation (BK Pasal 8 ayat (3))."""
    return None if f.penjelasan.strip() else "Penjelasan belum ditulis. Ubah draf ini, lalu tulis penjelasannya."
