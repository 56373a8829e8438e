"""The PDs in the report of the regency: who supports a sasaran, how they spread, who is not in."""

from collections import Counter
from collections.abc import Sequence

from ...isi import PerangkatIsi, SasaranIsi
from .kata import deret


def kalimat_pendukung(s: SasaranIsi) -> str:
    """How many indicators of how many PDs stand behind a sasaran of the regency."""
    pd = {p.pd for p in s.pendukung}
    belum = sum(not p.cetak for p in s.pendukung)
    ekor = f"; {belum} di antaranya belum mempunyai capaian yang diterima" if belum else ""
    return f"Sasaran ini didukung {len(s.pendukung)} indikator pada {len(pd)} Perangkat Daerah{ekor}."


def kalimat_perangkat(rows: Sequence[PerangkatIsi]) -> str:
    """How the PDs spread over the scale; a mean of PDs would hide it."""
    banyak = Counter(p.predikat for p in rows if p.predikat)
    ada = sum(bool(p.cetak) for p in rows)
    awal = f"Dari {len(rows)} Perangkat Daerah, {ada} mempunyai capaian yang sudah diterima"
    if not banyak:
        return f"{awal}."
    return f"{awal}: {deret([f'{n} berpredikat {nama.lower()}' for nama, n in banyak.most_common()])}."


def kalimat_perangkat_kurang(rows: Sequence[PerangkatIsi], masuk: str, tahun: int) -> tuple[str, ...]:
    """Who has no accepted capaian, and whose report is not in; by name."""
    hasil = []
    if tanpa := [p.nama for p in rows if not p.cetak]:
        hasil.append(f"Belum mempunyai capaian tahun {tahun} yang diterima: {deret(tanpa)}.")
    if belum := [p.nama for p in rows if p.laporan != masuk]:
        siapa = "semua Perangkat Daerah" if len(belum) == len(rows) else deret(belum)
        hasil.append(f"LKjIP tahun {tahun} belum disampaikan oleh {siapa}.")
    return tuple(hasil)
