"""All that the files of one report are made of, whatever their format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.teks import NBSP, nama_cetak, nip_cetak, tempat_tanggal

from ..isi import LaporanIsi, OrangIsi
from ..queries.naskah import Naskah
from ..rules.blok import Bab
from .pernyataan import Pernyataan

JUDUL = "LAPORAN KINERJA INSTANSI PEMERINTAH"
SINGKAT, DISERTAKAN = "LKjIP", "Dokumen yang disertakan"
JUDUL_PERNYATAAN = "Lampiran 3. Pernyataan telah direviu"


@dataclass(frozen=True)
class Lampiran:
    """A paper behind the report: its content pages; `keterangan` says where the signed original is."""

    judul: str
    keterangan: str = ""
    pdf: bytes = b""


@dataclass(frozen=True)
class Buku:
    """`tanggal`, `penanda`: when it was signed, and by whom; `draf`: not final, every page says so. `pernyataan`: that
    it was reviewed. `gambar`: people's pictures by hash, those that can be read."""

    naskah: Naskah
    kertas: Kertas = field(default_factory=Kertas)
    logo: bytes | None = None
    tanggal: date | None = None
    penanda: OrangIsi | None = None
    draf: bool = True
    lampiran: tuple[Lampiran, ...] = ()
    pernyataan: Pernyataan | None = None
    gambar: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def laporan(self) -> LaporanIsi:
        return self.naskah.laporan

    @property
    def depan(self) -> tuple[Bab, ...]:
        """What stands before the first chapter: its pages have Roman numbers."""
        semua = self.naskah.bab
        return semua[: next((n for n, b in enumerate(semua) if b.nomor), len(semua))]

    @property
    def isi(self) -> tuple[Bab, ...]:
        """From the first chapter to the end."""
        return self.naskah.bab[len(self.depan) :]

    @property
    def kepala(self) -> OrangIsi:
        """Who signed it, or will."""
        return self.penanda or self.laporan.kepala

    @property
    def judul(self) -> str:
        """`LKjIP Dinas Contoh Tahun 2025`"""
        return f"{SINGKAT} {self.laporan.nama} Tahun {self.laporan.tahun}"

    @property
    def tempat_tanggal(self) -> str:
        return tempat_tanggal(self.laporan.tempat, self.tanggal, self.laporan.tahun + 1)

    @property
    def penanda_tangan(self) -> tuple[str, ...]:
        """Jabatan, name, and of the head of a PD pangkat and NIP (Permendagri 1/2023 Pasal 44 ayat (2)-(3))."""
        k = self.kepala
        baris = (k.jabatan, nama_cetak(k.nama))
        if not self.laporan.pd:
            return baris
        return tuple(x for x in (*baris, k.pangkat, f"NIP.{NBSP}{nip_cetak(k.nip)}" if k.nip else "") if x)
