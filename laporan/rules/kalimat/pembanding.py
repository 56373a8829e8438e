"""SM Lampiran D (4): the national standard, if any; the province and neighbours where entered."""

from collections.abc import Sequence

from ...isi import IndikatorIsi, PembandingIsi
from ..banding import Gerak, banding
from ..hasil import sifat
from .kata import berangka, deret, masa, nama_indikator, nilai, ragam, subjek


def kalimat_pembanding(i: IndikatorIsi, tahun: int) -> str:
    """Above, below or equal, and what that means; empty where there is nothing to hold it against."""
    if not i.pembanding:
        return ""
    if not i.diukur:
        sebut = deret([_sebut(p, i) for p in i.pembanding])
        nama = subjek(i, awal=False).removeprefix("realisasi ")
        return f"Realisasi {nama} {masa(i, tahun)} belum diisi, sehingga belum dapat dibandingkan dengan {sebut}."
    kata = "sebesar" if berangka(i.realisasi) else "adalah"
    letak = [_letak(i, p) for p in i.pembanding]
    return f"{subjek(i)} {masa(i, tahun)} {kata} {nilai(i.realisasi, i)}: {'; '.join(letak)}."


def kalimat_tanpa_pembanding(rows: Sequence[IndikatorIsi], tahun: int) -> str:
    """Once for all that have neither standard nor neighbour."""
    kurang = [nama_indikator(i) for i in rows if not i.pembanding]
    if not kurang:
        return ""
    siapa = "indikator sasaran ini" if len(kurang) == len(rows) else deret(kurang)
    return f"Belum ada standar nasional atau pembanding lain tahun {tahun} yang dicatat untuk {siapa}."


def _letak(i: IndikatorIsi, p: PembandingIsi) -> str:
    b = banding(p.nilai, i.realisasi, sifat(i))
    sebut = _sebut(p, i)
    if b is None:
        return f"tidak dapat dibandingkan langsung dengan {sebut}"
    if b.gerak == Gerak.TETAP:
        return f"sama dengan {sebut}"
    sisi = "di atas" if b.gerak == Gerak.NAIK else "di bawah"
    if b.baik is None:
        return f"{b.selisih} {sisi} {sebut}"
    baik = ragam(f"{i.kunci}.{p.nama}", ("dan lebih baik", "atau lebih baik")) if b.baik else "dan belum sebaik itu"
    return f"{b.selisih} {sisi} {sebut} {baik}"


def _sebut(p: PembandingIsi, i: IndikatorIsi) -> str:
    nama = p.nama if p.jenis != "nasional" else p.nama[:1].lower() + p.nama[1:]
    return f"{nama} ({nilai(p.nilai, i)}, tahun {p.tahun})"
