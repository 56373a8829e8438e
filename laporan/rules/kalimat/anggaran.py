"""SM Lampiran D B: budget realised for what was promised (H5), and of the programs behind a sasaran (7)."""

from collections.abc import Sequence

from sakip.angka import baca_bilangan

from ...isi import LaporanIsi, ProgramIsi, SasaranIsi
from .kata import rupiah


def kalimat_anggaran(isi: LaporanIsi) -> str:
    j = isi.jumlah
    if j.pagu is None:
        return f"Belum ada DPA tahun {isi.tahun} yang ditetapkan, sehingga realisasi anggaran tidak disandingkan."
    if j.realisasi is None:
        return f"Pagu tahun {isi.tahun} {rupiah(j.pagu)}; realisasinya belum dilaporkan."
    return (
        f"Realisasi anggaran tahun {isi.tahun} {rupiah(j.realisasi)} dari pagu {rupiah(j.pagu)} "
        f"atau {j.persen} persen; {_sisa(j)}."
    )


def kalimat_rentang_serapan(rows: Sequence[ProgramIsi], sebutan: str) -> str:
    """Which spent the largest share and which the smallest; empty for fewer than two, or where all are alike."""
    ada = [(baca_bilangan(p.persen), p) for p in rows if p.persen and p.realisasi is not None]
    if len(ada) < 2:
        return ""
    rendah, tinggi = min(ada, key=lambda x: x[0]), max(ada, key=lambda x: x[0])
    if tinggi[0] == rendah[0]:
        return f"Serapan semua {sebutan} sama, yaitu {tinggi[1].persen} persen."
    return (
        f"Serapan tertinggi pada {tinggi[1].nama} ({tinggi[1].persen} persen), terendah pada {rendah[1].nama} "
        f"({rendah[1].persen} persen)."
    )


def kalimat_program(s: SasaranIsi) -> str:
    """The programs (kegiatan) that stand behind a sasaran, with their budget together (SM Lampiran D (7))."""
    if not s.program:
        return "Belum ada program yang dikaitkan dengan sasaran ini pada Perjanjian Kinerja."
    e, n = s.efisiensi, len(s.program)
    apa = {"kegiatan": "kegiatan", "sub_kegiatan": "sub kegiatan"}.get(s.program[0].tingkat, "program")
    awal = f"Sasaran ini didukung {n} {apa}"
    if e.pagu is None:
        return f"{awal}."
    if e.realisasi is None:
        return f"{awal} dengan pagu {rupiah(e.pagu)}; realisasinya belum dilaporkan."
    return f"{awal} dengan pagu {rupiah(e.pagu)}, terealisasi {rupiah(e.realisasi)} ({e.serapan} persen)."


def _sisa(p: ProgramIsi) -> str:
    assert p.pagu is not None and p.realisasi is not None
    sisa = p.pagu - p.realisasi
    if sisa == 0:
        return "pagu terserap seluruhnya"
    if sisa < 0:
        return f"realisasi melebihi pagu {rupiah(-sisa)}"
    return f"sisa {rupiah(sisa)}"
