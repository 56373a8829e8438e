"""One sasaran of Bab III: the analyses of SM Lampiran D (1)-(5) that the profile asks, numbered as they stand."""

from collections.abc import Callable, Iterator

from ...isi import IndikatorIsi, LaporanIsi, SasaranIsi
from .. import kalimat as k
from ..blok import Blok, Judul, Kalimat, Kolom, Tabel, TanpaData, Tulisan
from ..satuan import bersatuan
from .grafik import grafik_lalu
from .sel import KOSONG
from .sumber_daya import efisiensi, program

TAHUN = 5  # former years that are shown at most


def sasaran(isi: LaporanIsi, n: int, s: SasaranIsi) -> list[Blok]:
    blok: list[Blok] = [Judul(3, f"Sasaran {n}: {s.teks}", s.kunci), Kalimat(k.kalimat_sasaran(s))]
    bagian: dict[int, tuple[str, Callable[[LaporanIsi, int, SasaranIsi], Iterator[Blok]]]] = {
        1: (f"Target dan realisasi tahun {isi.tahun}", _tahun_ini),
        2: ("Perbandingan dengan tahun-tahun sebelumnya", _lalu),
        3: ("Kemajuan terhadap target jangka menengah", _jangka_menengah),
        4: ("Perbandingan dengan standar nasional dan daerah lain", _pembanding),
        5: ("Penyebab keberhasilan atau kegagalan dan solusinya", _penyebab),
        6: ("Efisiensi penggunaan sumber daya", efisiensi),
        7: ("Program dan kegiatan yang menunjang", program),
    }
    for ke, nomor in enumerate(isi.analisis, 1):
        judul, buat = bagian[nomor]
        blok += [Judul(4, f"{ke}. {judul}"), *buat(isi, n, s)]
    return blok


def _tahun_ini(isi: LaporanIsi, n: int, s: SasaranIsi) -> Iterator[Blok]:
    yield Tabel(
        f"{s.kunci}.1",
        f"Target dan realisasi sasaran {n} tahun {isi.tahun}",
        (
            Kolom("Indikator kinerja", lebar=40),
            Kolom("Target", lebar=15),
            Kolom("Realisasi", lebar=15),
            Kolom("Capaian (%)", "angka", 14),
            Kolom("Predikat", lebar=16),
        ),
        tuple(
            (i.nama, nilai(i.target, i), nilai(i.realisasi, i), i.cetak or KOSONG, i.predikat or KOSONG)
            for i in s.indikator
        ),
        _catatan(isi, s),
    )
    for i in s.indikator:
        teks = k.kalimat_capaian(i, isi.tahun)
        yield Kalimat(teks) if i.diukur else TanpaData(teks)


def _catatan(isi: LaporanIsi, s: SasaranIsi) -> str:
    """What makes these figures not the last word."""
    bagian = []
    if periode := next((i.sampai_periode for i in s.indikator if i.sampai_periode), ""):
        bagian.append(f"Realisasi sampai dengan {periode} tahun {isi.tahun}.")
    if sementara := sum(i.sementara for i in s.indikator):
        bagian.append(f"{sementara} angka masih sementara: pengukurannya belum diterima Tim Monev.")
    return " ".join(bagian)


def _lalu(isi: LaporanIsi, n: int, s: SasaranIsi) -> Iterator[Blok]:
    tahun = range(isi.tahun - TAHUN, isi.tahun)
    ada = [t for t in tahun if any(x.tahun == t and x.diukur for i in s.indikator for x in i.lalu)]
    dulu = ada or [isi.tahun - 1]
    yield Tabel(
        f"{s.kunci}.2",
        f"Realisasi dan capaian sasaran {n} tahun {dulu[0]}–{isi.tahun}",
        (
            Kolom("Indikator kinerja", lebar=30),
            *(
                x
                for t in (*dulu, isi.tahun)
                for x in (Kolom(f"Realisasi {t}", lebar=12), Kolom(f"Capaian {t} (%)", "angka", 12))
            ),
        ),
        tuple(
            (i.nama, *(x for t in dulu for x in _tahun(i, t)), nilai(i.realisasi, i), i.cetak or KOSONG)
            for i in s.indikator
        ),
        mendatar=len(dulu) > 2,
    )
    for i in s.indikator:
        if teks := k.kalimat_lalu(i, isi.tahun):
            yield Kalimat(teks)
        if gambar := grafik_lalu(i, isi.tahun):
            yield gambar
    yield from (TanpaData(teks) for teks in k.kalimat_tanpa_lalu(s.indikator, isi.tahun))


def _tahun(i: IndikatorIsi, tahun: int) -> tuple[str, str]:
    satu = next((x for x in i.lalu if x.tahun == tahun), None)
    return (nilai(satu.realisasi, i), satu.cetak or KOSONG) if satu else (KOSONG, KOSONG)


def _jangka_menengah(isi: LaporanIsi, n: int, s: SasaranIsi) -> Iterator[Blok]:
    yield Tabel(
        f"{s.kunci}.3",
        f"Realisasi sampai dengan tahun {isi.tahun} terhadap target jangka menengah sasaran {n}",
        (
            Kolom("Indikator kinerja", lebar=40),
            Kolom("Realisasi terakhir", lebar=20),
            Kolom("Target akhir", lebar=22),
            Kolom("Kemajuan (%)", "angka", 18),
        ),
        tuple(
            (
                i.nama,
                _terakhir(isi, i),
                f"{nilai(i.target_akhir, i)} ({i.tahun_akhir})" if i.target_akhir else KOSONG,
                i.kemajuan_cetak or KOSONG,
            )
            for i in s.indikator
        ),
    )
    yield from (Kalimat(teks) for i in s.indikator if (teks := k.kalimat_jangka_menengah(i, isi.tahun)))
    if teks := k.kalimat_tanpa_target_akhir(s.indikator):
        yield TanpaData(teks)


def _terakhir(isi: LaporanIsi, i: IndikatorIsi) -> str:
    tahun, realisasi = k.dasar_kemajuan(i, isi.tahun)
    return f"{nilai(realisasi, i)} ({tahun})" if realisasi else KOSONG


def _pembanding(isi: LaporanIsi, n: int, s: SasaranIsi) -> Iterator[Blok]:
    baris = tuple(
        (i.nama, nilai(i.realisasi, i), f"{p.nama} ({p.tahun})", nilai(p.nilai, i), p.sumber or KOSONG)
        for i in s.indikator
        for p in i.pembanding
    )
    if baris:
        yield Tabel(
            f"{s.kunci}.4",
            f"Realisasi sasaran {n} tahun {isi.tahun} dan pembandingnya",
            (
                Kolom("Indikator kinerja", lebar=33),
                Kolom("Realisasi", lebar=14),
                Kolom("Pembanding", lebar=21),
                Kolom("Nilai", lebar=14),
                Kolom("Sumber", lebar=18),
            ),
            baris,
        )
    yield from (Kalimat(teks) for i in s.indikator if (teks := k.kalimat_pembanding(i, isi.tahun)))
    if teks := k.kalimat_tanpa_pembanding(s.indikator, isi.tahun):
        yield TanpaData(teks)


def _penyebab(_: LaporanIsi, __: int, s: SasaranIsi) -> Iterator[Blok]:
    for i in s.indikator:
        yield Tulisan(
            f"sebab.{i.kunci}",
            f"Penyebab dan solusi: {i.nama}",
            "Mengapa target tercapai atau tidak, naik atau turun, dan apa yang sudah dilakukan.",
            True,
            (i.kunci,),
        )


def nilai(tulisan: str, i: IndikatorIsi) -> str:
    """A figure with its unit; a dash where there is none."""
    return bersatuan(tulisan, i.satuan) or KOSONG
