"""What the example lets the public see: two years of the regency, some of it still waiting for Bagian Organisasi."""

from datetime import date, datetime

from laporan.enums import JenisPublikasi
from laporan.queries.publikasi import daftar_publikasi
from laporan.services.publikasi import terbitkan
from laporan.tugas import antrekan_cetak

from .jadwal import Jadwal
from .organisasi import Daerah

TERBIT = {2024: date(2025, 2, 14), 2025: date(2026, 1, 20)}
MENUNGGU = ("setda", "kec-contoh")  # PDs whose PK nobody has published yet


def jadwalkan_publikasi(d: Daerah, jadwal: Jadwal) -> None:
    """Where a whole report was made there is something to show."""
    if "lkjip" in d.isi:
        for tahun, hari in TERBIT.items():
            jadwal.pada(hari, lambda now, t=tahun: _terbitkan(d, t, now), 11)


def _terbitkan(d: Daerah, tahun: int, now: datetime) -> None:
    tunda = {d.pd[k].pk for k in MENUNGGU}
    kunci = [
        s.kunci
        for b in daftar_publikasi(d.pemda, tahun)
        for s in b.sel
        if s.dapat and not (s.jenis == JenisPublikasi.PK and b.pd and b.pd.pk in tunda)
    ]
    terbitkan(pemda=d.pemda, tahun=tahun, kunci=kunci, aktor=d.pemegang("setda", "kabag_organisasi"), now=now,
        antrekan=antrekan_cetak)  # fmt: skip
