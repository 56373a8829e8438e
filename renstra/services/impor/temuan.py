"""What the worksheet itself said while it was read, as the importers report it."""

from collections.abc import Mapping
from dataclasses import replace

from renstra.rules.catatan import Catatan
from renstra.rules.impor import RancanganImpor, Temuan
from sakip.lembar import Hasil


def dari_lembar(hasil: Hasil, catatan: Catatan, diam: tuple[str, ...] = ()) -> list[Temuan]:
    """Put the faults of cells into `catatan`; give the warnings as doubts, but for those on columns in `diam`."""
    for salah in hasil.kesalahan:
        catatan.salah(salah.sel, salah.pesan)
    return _ragu(hasil, diam)


def dengan_lembar(rancangan: RancanganImpor, hasil: Hasil, diam: tuple[str, ...] = ()) -> RancanganImpor:
    """The dry run with what reading the worksheet itself found, put first; `diam` as above."""
    salah = (Temuan(k.sel, k.pesan) for k in hasil.kesalahan)
    return replace(
        rancangan,
        kesalahan=(*salah, *rancangan.kesalahan),
        keraguan=(*_ragu(hasil, diam), *rancangan.keraguan),
    )


def _ragu(hasil: Hasil, diam: tuple[str, ...]) -> list[Temuan]:
    return [Temuan("", pesan) for pesan in hasil.peringatan if not any(kolom in pesan for kolom in diam)]


def wajib_ada(hasil: Hasil, judul: Mapping[str, str], catatan: Catatan) -> None:
    """Headings that must stand in the file although their cells may be empty."""
    for field, nama in judul.items():
        if field not in hasil.tempat:
            pesan = f"Kolom {nama} tidak ada. Unduh templatnya dan samakan, atau tunjuk kolomnya."
            catatan.salah(f"Baris {hasil.baris_judul}", pesan)
