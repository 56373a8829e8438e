"""What the profile of a regency gives a paper: its form, its names, and who signs."""

from datetime import date
from typing import Any

from sakip.dokumen.isi import PemdaIsi, PihakIsi
from sakip.organisasi.enums import Jenjang
from sakip.organisasi.models import Formulir, Ketentuan, PemerintahDaerah, Penugasan, PerangkatDaerah
from sakip.organisasi.queries import jabatan_pimpinan, pemegang


def tata_letak(formulir: Formulir | None, ketentuan: Ketentuan | None) -> dict[str, Any]:
    """A form as data; the regency may ask for another identity below the signatures than the form prints."""
    isi = dict(formulir.tata_letak) if formulir else {}
    if ketentuan and ketentuan.identitas_penanda_tangan != "formulir" and isi:
        isi["identitas"] = ketentuan.identitas_penanda_tangan
    return isi


def pemda_isi(pemda: PemerintahDaerah) -> PemdaIsi:
    return PemdaIsi(pemda.nama, pemda.sebutan, pemda.sebutan_bupati, pemda.tempat)


def pihak_isi(penugasan: Penugasan | None, jabatan: str) -> PihakIsi:
    """Who holds the office as papers print him or her; only the office where it is vacant."""
    if penugasan is None:
        return PihakIsi(nama="", jabatan=jabatan)
    pegawai, jenjang = penugasan.pegawai, penugasan.jabatan.jenjang
    baris = [b.strip() for b in penugasan.jabatan.nama_cetak.splitlines() if b.strip()]
    if baris and penugasan.awalan:
        baris[0] = f"{penugasan.awalan} {baris[0]}"
    return PihakIsi(
        nama=pegawai.nama,
        jabatan=penugasan.jabatan_cetak,
        jabatan_cetak=tuple(baris),
        pangkat=pegawai.pangkat_golongan,
        nip=pegawai.nip,
        kepala_daerah=jenjang == Jenjang.KEPALA_DAERAH,
        sekda=jenjang == Jenjang.SEKDA,
        plt=penugasan.awalan,
    )


def pimpinan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tanggal: date) -> PihakIsi:
    """Who signs for a PD on that day: its head; for the regency its kepala daerah."""
    jabatan = jabatan_pimpinan(pemda, pd)
    if jabatan is None:
        return pihak_isi(None, f"Kepala {pd.nama}" if pd else pemda.sebutan_bupati)
    return pihak_isi(pemegang(jabatan.pk, tanggal), jabatan.nama)
