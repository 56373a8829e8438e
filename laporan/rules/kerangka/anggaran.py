"""Bab III B: budget realised for what was promised; hasil and keluaran as the DPA set them (H5; Pasal 11 ayat (3))."""

from collections.abc import Iterator

from ...isi import LaporanIsi
from .. import kalimat as k
from ..blok import Blok, Kalimat, Kolom, Tabel, TanpaData, Tulisan
from .kinerja import keluaran
from .sel import KOLOM_UANG, KOSONG, kalimat_semua, rupiah, uang


def anggaran(isi: LaporanIsi) -> Iterator[Blok]:
    teks = k.kalimat_anggaran(isi)
    if isi.anggaran:
        sebutan = "program" if isi.pd else "Perangkat Daerah"
        dirinci = [p for p in isi.anggaran if p.tingkat == "program" or not isi.pd]
        yield Kalimat(kalimat_semua(teks, k.kalimat_rentang_serapan(dirinci, sebutan)))
        yield _tabel_pd(isi) if isi.pd else _tabel_pemda(isi)
    else:
        yield TanpaData(teks)
    if isi.pd:
        yield from keluaran(isi)
    yield Tulisan(
        "anggaran", "Penjelasan realisasi anggaran", "Sebab serapan tinggi atau rendah, sisa, dan dampaknya."
    )


def _tabel_pd(isi: LaporanIsi) -> Tabel:
    baris = (*(uang(p) for p in isi.anggaran), uang(isi.jumlah))
    tebal = {n for n, p in enumerate(isi.anggaran) if p.tingkat == "program"} | {len(baris) - 1}
    judul = f"Realisasi anggaran menurut program, kegiatan, dan sub kegiatan tahun {isi.tahun}"
    return Tabel("anggaran", judul, KOLOM_UANG, baris, tebal=frozenset(tebal))


def _tabel_pemda(isi: LaporanIsi) -> Tabel:
    semua = (*isi.anggaran, isi.jumlah)
    return Tabel(
        "anggaran",
        f"Realisasi anggaran menurut Perangkat Daerah tahun {isi.tahun}",
        (
            Kolom("Perangkat Daerah", lebar=46),
            Kolom("Pagu (Rp)", "angka", 21),
            Kolom("Realisasi (Rp)", "angka", 21),
            Kolom("Serapan (%)", "angka", 12),
        ),
        tuple((p.nama, rupiah(p.pagu), rupiah(p.realisasi), p.persen or KOSONG) for p in semua),
        tebal=frozenset({len(semua) - 1}),
    )
