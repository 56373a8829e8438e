"""Bab III: A. what was achieved, sasaran by sasaran with the comparisons the profile asks; B. the budget."""

from collections.abc import Iterator

from ...isi import LaporanIsi
from .. import kalimat as k
from ..blok import Bab, Blok, Judul, Kalimat, Kolom, Tabel, TanpaData
from .anggaran import anggaran
from .grafik import grafik_sasaran
from .perangkat import perangkat
from .sasaran import sasaran
from .sel import KOSONG, kalimat_semua


def akuntabilitas(isi: LaporanIsi) -> Bab:
    blok: list[Blok] = [Judul(2, "A. Capaian Kinerja Organisasi"), *_seluruh(isi)]
    for n, s in enumerate(isi.sasaran, 1):
        blok += sasaran(isi, n, s)
    if isi.perangkat:
        blok += perangkat(isi)
    blok += [Judul(2, "B. Realisasi Anggaran"), *anggaran(isi)]
    return Bab("bab3", "Akuntabilitas Kinerja", tuple(blok), "III")


def _seluruh(isi: LaporanIsi) -> Iterator[Blok]:
    """The mean, and beside it how the sasaran and indikator spread; what was not measured and is not final."""
    if not isi.sasaran:
        yield TanpaData(
            f"Tidak ada Perjanjian Kinerja tahun {isi.tahun} yang berlaku, sehingga capaiannya tidak disajikan."
        )
        return
    if pembuka := kalimat_semua(k.kalimat_rata(isi), k.kalimat_sebaran(isi), k.kalimat_predikat(isi)):
        yield Kalimat(pembuka)
    yield from (Kalimat(teks) for teks in (*k.kalimat_belum(isi), *k.kalimat_sementara(isi)))
    yield _ringkasan(isi)
    if gambar := grafik_sasaran(isi):
        yield gambar
    yield Kalimat(k.kalimat_rumus(isi))
    if isi.jenjang:
        yield Tabel(
            "skala",
            "Skala predikat capaian kinerja",
            (Kolom("Capaian (%)", "tengah", 40), Kolom("Predikat", lebar=60)),
            tuple((rentang, nama) for nama, rentang in isi.jenjang),
        )


def _ringkasan(isi: LaporanIsi) -> Tabel:
    baris = tuple(
        (str(n), s.teks, *(str(x) for x in k.hitung_hasil(s.indikator)), s.cetak or KOSONG, s.predikat or KOSONG)
        for n, s in enumerate(isi.sasaran, 1)
    )
    return Tabel(
        "capaian",
        f"Capaian sasaran {isi.nama} tahun {isi.tahun}",
        (
            Kolom("No", "tengah", 6),
            Kolom("Sasaran", lebar=40),
            Kolom("Indikator", "angka", 10),
            Kolom("Mencapai target", "angka", 11),
            Kolom("Belum mencapai", "angka", 11),
            Kolom("Capaian (%)", "angka", 11),
            Kolom("Predikat", lebar=13),
        ),
        baris,
    )
