"""Figures that look odd, each asked about once: as long as it is not mended or confirmed."""

from decimal import Decimal

from ..enums import sampai_triwulan
from ..models import Pengukuran, Realisasi
from ..rules.gabung import Isian
from ..rules.kewajaran import AngkaDiperiksa, Keanehan, periksa
from ..rules.ukur import dinilai
from ..rules.ukuran import Kaidah
from .deret import Deret, isian


def tanda(r: Realisasi) -> str:
    """What was confirmed: the figure as it is written now; another one is asked about anew."""
    return "|".join((r.tertulis, r.pembilang, r.penyebut))


def keanehan(p: Pengukuran, d: Deret, kaidah: Kaidah, *, dibenarkan: bool = False) -> dict[int, tuple[Keanehan, ...]]:
    """{row: what looks odd about it and was not confirmed; with `dibenarkan` also what was}, for the rows of `p` as
    computed last."""
    semua, ukuran, kini = d.isian(p), d.hasil(p, kaidah), sampai_triwulan(p.periode)
    hasil = {}
    for r in p.realisasi.all():
        if not dibenarkan and r.dibenarkan and r.dibenarkan == tanda(r):
            continue
        u = d.ukuran(r)
        dilihat = dinilai(u, ukuran[r.pk], kini)
        hasil[r.pk] = periksa(
            AngkaDiperiksa(
                isian(r), u.target, u.satuan, u.arah, u.cara_hitung, sebelum=_sebelum(semua[r.pk], kini),
                capaian=dilihat.nilai if dilihat else None, atas=kaidah.atas, bawah=kaidah.bawah,
            )
        )  # fmt: skip
    return hasil


def _sebelum(isi: dict[int, Isian], kini: int) -> dict[int, Decimal]:
    return {tw: i.nilai.bilangan for tw, i in isi.items() if tw < kini and i.nilai.bilangan is not None}
