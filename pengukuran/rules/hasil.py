"""Conditions of the acts on a written result. In: its facts at one moment. Out: the reason it is refused, or None."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FaktaHasil:
    ringkasan: str = ""
    tujuan_ada: bool = True  # the PD has an office that leads it
    ada_draf: bool = False  # of the same kind, PD and period
    sudah_diganti: bool = False


def ringkasan_ditulis(f: FaktaHasil) -> str | None:
    """The result is a written one (BK penjelasan Pasal 11 ayat (9) and (10))."""
    return None if f.ringkasan.strip() else "Ringkasan hasil belum ditulis. Ubah draf ini, lalu tulis ringkasannya."


def tujuan_ada(f: FaktaHasil) -> str | None:
    """It goes to the Kepala PD (BK Pasal 11 ayat (9), (10))."""
    if f.tujuan_ada:
        return None
    return "Perangkat Daerah ini belum mempunyai jabatan pimpinan. Minta admin pemda melengkapinya."


def belum_ada_draf(f: FaktaHasil) -> str | None:
    """One draft at a time for a kind, PD and period: two people do not write the same result."""
    return "Sudah ada draf untuk Perangkat Daerah dan periode ini. Lanjutkan draf itu." if f.ada_draf else None


def belum_diganti(f: FaktaHasil) -> str | None:
    """What was sent is corrected by one that replaces it, once; the next one replaces that one."""
    return "Hasil ini sudah diganti yang lebih baru. Buka penggantinya." if f.sudah_diganti else None
