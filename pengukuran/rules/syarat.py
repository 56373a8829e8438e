"""Conditions of the acts on a measurement. In: its facts at one moment. Out: the reason it is refused, or None."""

from dataclasses import dataclass
from datetime import date

from sakip.angka import tanggal_lengkap

DISEBUT = 3  # of several rows, so many are named


@dataclass(frozen=True)
class FaktaUkur:
    """`kosong`, `tanpa_penjelasan`, `keanehan`: the indicators (as written) that still lack something."""

    hari_ini: date
    akhir_periode: date
    baris: int = 0
    kosong: tuple[str, ...] = ()
    tanpa_penjelasan: tuple[str, ...] = ()
    keanehan: tuple[str, ...] = ()
    ambang: str = ""  # the capaian below which an explanation is due, as written
    diputuskan: int = 0
    dikembalikan: int = 0
    tenggat: date | None = None
    dasar_tenggat: str = ""
    ditutup: bool = False  # the profile closes this milestone
    dispensasi_sampai: date | None = None
    pernah_diajukan: bool = False
    koreksi: bool = False
    sudah_dikoreksi: bool = False


def periode_berakhir(f: FaktaUkur) -> str | None:
    """What came of a period is known when it is over (GM/SM Pasal 9 ayat (5)); it may be typed before."""
    if f.hari_ini > f.akhir_periode:
        return None
    return f"Periode ini berakhir {tanggal_lengkap(f.akhir_periode)}. Ajukan sesudah itu; isiannya sudah tersimpan."


def semua_terisi(f: FaktaUkur) -> str | None:
    """Every indicator of the PK is measured (GM/SM Pasal 9 ayat (2)); what has no figure yet says so with "-"."""
    if not f.baris:
        return "Tidak ada indikator untuk diukur. PK ini belum memuat indikator."
    if not f.kosong:
        return None
    return f"{len(f.kosong)} indikator belum diisi: {_sebut(f.kosong)}. Bila datanya belum ada, tulis tanda -."


def penjelasan_ditulis(f: FaktaUkur) -> str | None:
    """Kendala explains a low realisasi, solusi says what is done about it (SM Lampiran C; GM Lampiran D)."""
    if not f.tanpa_penjelasan:
        return None
    return (
        f"Kendala dan solusi belum ditulis pada {len(f.tanpa_penjelasan)} indikator dengan capaian di bawah "
        f"{f.ambang}%: {_sebut(f.tanpa_penjelasan)}."
    )


def keanehan_dibenarkan(f: FaktaUkur) -> str | None:
    """A figure that looks odd was asked about once, and confirmed or mended (GM/SM Pasal 9 ayat (4))."""
    if not f.keanehan:
        return None
    return f"{len(f.keanehan)} angka perlu dipastikan: {_sebut(f.keanehan)}. Perbaiki, atau nyatakan benar."


def dalam_tenggat(f: FaktaUkur) -> str | None:
    """Past the deadline the first sending is closed where the profile says so, unless a dispensasi opens it (GM/SM
    Pasal 9 ayat (7)-(9))."""
    if f.pernah_diajukan or f.koreksi or not f.ditutup or f.tenggat is None or f.hari_ini <= f.tenggat:
        return None
    if f.dispensasi_sampai is not None and f.hari_ini <= f.dispensasi_sampai:
        return None
    return (
        f"Pengajuan ditutup sejak {tanggal_lengkap(f.tenggat)}, {f.dasar_tenggat}. "
        "Mintalah dispensasi kepada Tim Monitoring dan Evaluasi."
    )


def belum_diputuskan(f: FaktaUkur) -> str | None:
    """It may be taken back until somebody has begun to check it."""
    return "Pemeriksaan sudah dimulai. Minta pemeriksa mengembalikannya." if f.diputuskan else None


def ada_yang_dikembalikan(f: FaktaUkur) -> str | None:
    """It goes back with a note on the figure that has to be mended (GM/SM Pasal 9 ayat (6))."""
    return None if f.dikembalikan else "Tandai dulu angka yang perlu diperbaiki, dengan catatannya."


def tidak_ada_yang_dikembalikan(f: FaktaUkur) -> str | None:
    """Accepted as a whole only where every figure may be accepted (GM/SM Pasal 9 ayat (6))."""
    if not f.dikembalikan:
        return None
    return f"{f.dikembalikan} angka ditandai untuk diperbaiki. Kembalikan, atau cabut tandanya."


def belum_dikoreksi(f: FaktaUkur) -> str | None:
    """What was accepted is corrected by one new version; the next corrects that one."""
    return "Koreksinya sudah dibuka. Lanjutkan koreksi itu." if f.sudah_dikoreksi else None


def tidak_dikoreksi(f: FaktaUkur) -> str | None:
    """What goes to the kepala daerah was checked and stands (GM/SM Pasal 9 ayat (6)); figures being mended do not."""
    if not f.sudah_dikoreksi:
        return None
    return "Koreksi pengukuran ini sudah dibuka. Yang disampaikan nanti koreksinya, sesudah diterima."


def belum_pernah_diajukan(f: FaktaUkur) -> str | None:
    """What somebody else has seen is not thrown away."""
    return "Pengukuran ini sudah pernah diajukan dan tidak dapat dihapus." if f.pernah_diajukan else None


def _sebut(nama: tuple[str, ...]) -> str:
    daftar = "; ".join(f"“{n}”" for n in nama[:DISEBUT])
    return f"{daftar}; dan {len(nama) - DISEBUT} lagi" if len(nama) > DISEBUT else daftar
