"""A recap in the shape that every importer answers in."""

from collections.abc import Sequence

from renstra.rules.impor import Keadaan, RancanganImpor, Temuan, UsulImpor
from renstra.rules.kode import tingkat_kode
from sakip.angka import format_bilangan, format_rupiah
from sakip.organisasi.enums import Tingkat

from .bentuk import Rancangan, uang


def sebagai_impor(hasil: Rancangan, lembar: Sequence[Temuan] = (), ragu: Sequence[Temuan] = ()) -> RancanganImpor:
    """The lines in the shape that every importer answers in. `lembar`, `ragu`: what the worksheet itself said."""
    usul = [
        UsulImpor(u.kode, f"{u.kode} {u.nama}", u.keadaan, u.perubahan, angka=uang(u.jumlah), dalam=_dalam(u.kode))
        for u in hasil.usul
    ]
    usul += [
        UsulImpor(
            h.kode,
            f"{h.kode} {h.nama}",
            Keadaan.DIHAPUS,
            keterangan=f"beserta {h.jumlah_tolok_ukur} tolok ukurnya" if h.jumlah_tolok_ukur else "",
            angka=uang(h.jumlah) if h.jumlah else "",
            dalam=_dalam(h.kode),
        )
        for h in hasil.hilang
    ]
    return RancanganImpor(
        jumlah_baris=hasil.jumlah_baris_berkas,
        usul=tuple(sorted(usul, key=lambda u: u.kunci)),
        kesalahan=(*lembar, *hasil.kesalahan),
        keraguan=(*ragu, *hasil.keraguan),
        ringkasan=ringkasan(hasil),
        judul_angka="Pagu",
        isi=hasil,
    )


def ringkasan(hasil: Rancangan) -> tuple[tuple[str, str], ...]:
    """The figures of a recap: how many lines of each level, the sum, and the sum of each sub unit where several."""
    banyak = [(tingkat.label, format_bilangan(hasil.banyak(tingkat))) for tingkat in Tingkat]
    unit = [(f"Sub unit: {u.sebutan}", format_rupiah(j)) for u, j in hasil.sub_unit.items() if len(hasil.sub_unit) > 1]
    return (*banyak, ("Jumlah pagu", format_rupiah(hasil.total)), *unit)


def _dalam(kode: str) -> int:
    tingkat = tingkat_kode(kode)
    return list(Tingkat).index(tingkat) if tingkat else 0
