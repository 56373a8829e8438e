"""What a sasaran cost and who carried it: efficiency, programs, kegiatan, supporting PDs (SM Lampiran D (6), (7))."""

from collections.abc import Iterator

from ...isi import LaporanIsi, SasaranIsi
from .. import kalimat as k
from ..blok import Blok, Kalimat, Kolom, Tabel, TanpaData, Tulisan
from .kinerja import tabel_kinerja
from .sel import KOLOM_UANG, KOSONG, kalimat_semua, rupiah, uang

_RUMUS = {
    "selisih": "Efisiensi (persen poin) adalah capaian dikurangi serapan; di atas nol berarti efisien.",
    "pmk214": "Efisiensi (%) adalah satu dikurangi serapan dibagi capaian; di atas nol berarti efisien.",
    "sisa": "Efisiensi (%) adalah bagian pagu yang tersisa setelah targetnya tercapai.",
}


def efisiensi(_: LaporanIsi, n: int, s: SasaranIsi) -> Iterator[Blok]:
    e = s.efisiensi
    if not e.nilai:
        yield TanpaData(k.kalimat_efisiensi(e))
        return
    yield Tabel(
        f"{s.kunci}.6",
        f"Efisiensi penggunaan sumber daya sasaran {n}",
        (
            Kolom("Capaian (%)", "angka", 18),
            Kolom("Pagu (Rp)", "angka", 24),
            Kolom("Realisasi (Rp)", "angka", 24),
            Kolom("Serapan (%)", "angka", 16),
            Kolom("Efisiensi", "angka", 18),
        ),
        ((e.capaian, rupiah(e.pagu), rupiah(e.realisasi), e.serapan, e.nilai),),
        _RUMUS.get(e.cara, ""),
    )
    yield Kalimat(k.kalimat_efisiensi(e))


def program(isi: LaporanIsi, n: int, s: SasaranIsi) -> Iterator[Blok]:
    teks = k.kalimat_program(s)
    if s.program:
        apa = {"kegiatan": "kegiatan", "sub_kegiatan": "sub kegiatan"}.get(s.program[0].tingkat, "program")
        yield Kalimat(kalimat_semua(teks, k.kalimat_rentang_serapan(s.program, apa)))
        yield Tabel(
            f"{s.kunci}.7", f"Anggaran {apa} pendukung sasaran {n}", KOLOM_UANG, tuple(uang(p) for p in s.program)
        )
    else:
        yield TanpaData(teks)
    if diukur := tuple(r for r in s.kinerja if r.realisasi):
        yield tabel_kinerja(f"{s.kunci}.7k", f"Kinerja program dan kegiatan pendukung sasaran {n}", diukur)
    if s.pendukung:
        yield Kalimat(k.kalimat_pendukung(s))
        yield Tabel(
            f"{s.kunci}.7p",
            f"Perangkat Daerah pendukung sasaran {n}",
            (Kolom("Perangkat Daerah", lebar=35), Kolom("Indikator", lebar=45), Kolom("Capaian (%)", "angka", 20)),
            tuple((p.pd, p.indikator, p.cetak or KOSONG) for p in s.pendukung),
        )
    elif not isi.pd:
        yield TanpaData("Belum ada indikator Perangkat Daerah yang dikaitkan dengan sasaran ini.")
    yield Tulisan(
        f"program.{s.kunci}",
        f"Program penunjang sasaran {n}",
        "Program atau kegiatan mana yang menunjang atau menghambat, dan bagaimana.",
        True,
        tuple(i.kunci for i in s.indikator),
    )
