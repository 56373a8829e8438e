"""The PDs in the report of the regency: how each did, and whether its own report is in."""

from collections.abc import Iterator

from ...enums import StatusLaporan
from ...isi import LaporanIsi
from .. import kalimat as k
from ..blok import Blok, Judul, Kalimat, Kolom, Tabel, TanpaData
from .sel import KOSONG, rupiah

MASUK = str(StatusLaporan.DISAMPAIKAN.label)


def perangkat(isi: LaporanIsi) -> Iterator[Blok]:
    yield Judul(3, "Capaian menurut Perangkat Daerah", "perangkat")
    yield Kalimat(k.kalimat_perangkat(isi.perangkat))
    yield Tabel(
        "perangkat",
        f"Capaian kinerja dan realisasi anggaran Perangkat Daerah tahun {isi.tahun}",
        (
            Kolom("Perangkat Daerah", lebar=30),
            Kolom("Capaian (%)", "angka", 12),
            Kolom("Predikat", lebar=14),
            Kolom("Pagu (Rp)", "angka", 16),
            Kolom("Realisasi (Rp)", "angka", 16),
            Kolom("Serapan (%)", "angka", 10),
            Kolom("LKjIP", lebar=12),
        ),
        tuple(
            (
                p.nama,
                p.cetak or KOSONG,
                p.predikat or KOSONG,
                rupiah(p.pagu),
                rupiah(p.realisasi),
                p.persen or KOSONG,
                p.laporan or str(StatusLaporan.BELUM.label),
            )
            for p in isi.perangkat
        ),
        _sampai(isi),
        mendatar=True,
    )
    yield from (TanpaData(teks) for teks in k.kalimat_perangkat_kurang(isi.perangkat, MASUK, isi.tahun))


def _sampai(isi: LaporanIsi) -> str:
    """Which PDs stand there with less than the year."""
    belum = [f"{p.nama} ({p.sampai_periode})" for p in isi.perangkat if p.sampai_periode]
    return f"Belum diterima sampai akhir tahun: {'; '.join(belum)}." if belum else ""
