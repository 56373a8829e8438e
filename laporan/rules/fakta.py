"""What the workflow of a report looks at, and its guards (GM/SM Pasal 11; PermenPANRB 53/2014 Lampiran III)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FaktaLaporan:
    """`kurang`: what must still be there before it may be submitted, in words.

    `direviu`: it is reviewed before it is signed; `butir`, `terjawab`, `terbuka`: statements of the round that runs,
    how many a person has answered, and notes that nobody has settled. `belum_ditanggapi`: notes of the last round
    that the writers have not answered.
    """

    kurang: tuple[str, ...] = ()
    pernah_diajukan: bool = False
    sudah_ada: bool = False
    penutupan: str = ""  # why the deadline keeps it closed
    tahun_berjalan: int = 0  # the year of the report where it is not over yet
    direviu: bool = True
    butir: int = 0
    terjawab: int = 0
    terbuka: int = 0
    belum_ditanggapi: int = 0
    diterima_semua: bool = False


def lengkap(f: FaktaLaporan) -> str | None:
    """What a report has at least (GM/SM Pasal 11 ayat (4))."""
    return f"Belum lengkap: {'; '.join(f.kurang)}." if f.kurang else None


def belum_pernah_diajukan(f: FaktaLaporan) -> str | None:
    return "Laporan yang pernah diajukan tidak dapat dihapus." if f.pernah_diajukan else None


def belum_ada(f: FaktaLaporan) -> str | None:
    return "LKjIP tahun ini sudah disusun. Lanjutkan yang sudah ada." if f.sudah_ada else None


def dalam_tenggat(f: FaktaLaporan) -> str | None:
    """Past the deadline the first sending is closed where the profile says so, unless a dispensasi opens it (GM/SM
    Pasal 11 ayat (2))."""
    return f.penutupan or None


def tahun_berakhir(f: FaktaLaporan) -> str | None:
    """A year is reported on when it is over (GM/SM Pasal 11 ayat (2)); it may be written before."""
    if not f.tahun_berjalan:
        return None
    return f"Tahun {f.tahun_berjalan} belum berakhir. Ajukan mulai 1 Januari {f.tahun_berjalan + 1}."


def catatan_ditanggapi(f: FaktaLaporan) -> str | None:
    """Who writes says what was done about each note (PermenPANRB 53/2014 Lampiran III C angka 4)."""
    if not f.belum_ditanggapi:
        return None
    return f"{f.belum_ditanggapi} catatan reviu belum ditanggapi. Tulis tindak lanjutnya pada daftar catatan."


def ada_catatan(f: FaktaLaporan) -> str | None:
    """It goes back with notes that say what to mend (PermenPANRB 53/2014 Lampiran III B)."""
    return None if f.terbuka else "Tulis dulu catatan pada butir yang perlu diperbaiki."


def semua_terjawab(f: FaktaLaporan) -> str | None:
    """The statement stands on the whole checklist (PermenPANRB 53/2014 Lampiran III C angka 3 huruf d)."""
    if f.butir and f.terjawab == f.butir:
        return None
    return f"{f.butir - f.terjawab} dari {f.butir} butir belum dijawab."


def tanpa_catatan_terbuka(f: FaktaLaporan) -> str | None:
    """What was found was put right, or is told in the statement (PermenPANRB 53/2014 Lampiran III C angka 4)."""
    if not f.terbuka:
        return None
    return f"{f.terbuka} catatan belum selesai. Nyatakan beres, jadikan paragraf penjelas, atau kembalikan laporannya."


def belum_diterima(f: FaktaLaporan) -> str | None:
    return "Laporan ini sudah dinyatakan diterima." if f.diterima_semua else None
