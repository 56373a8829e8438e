"""The statement that a report was reviewed (PermenPANRB 53/2014 Anak Lampiran III/1-2), in words: a paper of its own,
and part of the report."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sakip.angka import tanggal_panjang
from sakip.dokumen.teks import NBSP, nama_cetak, nip_cetak
from sakip.waktu import tanggal_di

from ..models import ButirReviu, Reviu
from ..rules.nip import samarkan_nip

_YAKIN = (
    "tidak terdapat kondisi atau hal-hal yang menimbulkan perbedaan dalam meyakini keandalan informasi yang disajikan "
    "di dalam laporan kinerja ini."
)


@dataclass(frozen=True)
class Pernyataan:
    """`penjelas`: what it excepts, listed behind the last of `alinea`. `identitas`: pangkat and NIP of who signs."""

    kepala: tuple[str, ...]
    alinea: tuple[str, ...]
    penjelas: tuple[str, ...]
    tempat_tanggal: str
    jabatan: str
    nama: str
    identitas: tuple[str, ...]
    sidik: str

    def untuk_umum(self) -> "Pernyataan":
        """As the public may read it (ketentuan L)."""
        return replace(self, identitas=(), penjelas=tuple(samarkan_nip(x) for x in self.penjelas))


def pernyataan_reviu(reviu: Reviu, penjelas: Sequence[ButirReviu]) -> Pernyataan:
    """As the national form has it, signed by who answers for the review."""
    laporan, pemda = reviu.laporan, reviu.laporan.pemda
    assert reviu.selesai_pada is not None
    hari = tanggal_panjang(tanggal_di(reviu.selesai_pada, pemda.zona_waktu))
    siapa, instansi, tahun = laporan.pemilik, laporan.pd.nama if laporan.pd else pemda.sebutan, laporan.tahun
    kecuali = "kecuali hal-hal yang diuraikan di bawah ini, " if penjelas else ""
    nip = f"NIP.{NBSP}{nip_cetak(reviu.nip)}" if reviu.nip else ""
    return Pernyataan(
        kepala=("PERNYATAAN TELAH DIREVIU", siapa.upper(), f"TAHUN ANGGARAN {tahun}"),
        alinea=(
            f"Kami telah mereviu Laporan Kinerja instansi pemerintah {instansi} untuk tahun anggaran {tahun} sesuai "
            "Pedoman Reviu atas Laporan Kinerja. Substansi informasi yang dimuat dalam Laporan Kinerja menjadi "
            f"tanggung jawab manajemen {siapa}.",
            "Reviu bertujuan untuk memberikan keyakinan terbatas laporan kinerja telah disajikan secara akurat, "
            "andal, dan valid.",
            f"Berdasarkan reviu kami, {kecuali}{_YAKIN}",
        ),
        penjelas=tuple(
            f"{b.catatan} Tindak lanjut: {b.tindak_lanjut}" if b.tindak_lanjut else b.catatan for b in penjelas
        ),
        tempat_tanggal=f"{pemda.tempat}, {hari}",
        jabatan=reviu.jabatan,
        nama=nama_cetak(reviu.nama),
        identitas=tuple(x for x in (reviu.pangkat, nip) if x),
        sidik=f"Naskah yang direviu: revisi {reviu.naskah.revisi}, SHA-256 {reviu.naskah.sha256}",
    )
