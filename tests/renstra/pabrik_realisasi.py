"""A penatausahaan report as SIPD gives it: one row per document, 45 columns, all of it text."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sakip.angka import BULAN, format_bilangan
from tests.renstra import impor_alat as alat
from tests.renstra.pabrik import KODE_SKPD

NIP, PEGAWAI = "197901012005011001", "Siti Rahasia Pegawai"
# what the tests need where the list of all headings is not at hand
JUDUL_PENDEK = (
    "Kode SKPD", "Nama SKPD", "Kode Bidang Urusan", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Nomor Dokumen",
    "Tanggal Dokumen", "Nilai Realisasi", "Nilai Setoran", "NIP Pegawai", "Nama Pegawai",
)  # fmt: skip


def judul_penuh(varian: bool = False) -> list[str]:
    """The 45 headings; with `varian` the 46 of the other writing, Nomor first."""
    isi = json.loads(alat.berkas_nyata("sipd/headers.json"))["laporan_realisasi_per_dokumen"]
    ganti = isi["varian_header"] if varian else {}
    return [*(["Nomor"] if varian else []), *(ganti.get(j, j) for j in isi["kolom"])]


def tanggal(hari: int, bulan: int, tahun: int = 2026) -> str:
    return f"{hari} {BULAN[bulan - 1]} {tahun}"


def dokumen(kode: str = "1.01.02.2.01.0001", bulan: int = 1, jumlah: str = "1000000", **ubah: Any) -> dict[str, Any]:
    """One document, by heading; amounts as the text that SIPD writes."""
    isi: dict[str, Any] = {
        "Kode SKPD": KODE_SKPD,
        "Nama SKPD": "Dinas Satu",
        "Kode Bidang Urusan": "1.01",
        "Kode Sub Kegiatan": kode,
        "Nama Sub Kegiatan": "Penyediaan Layanan",
        "Nomor Dokumen": "0001/SP2D/2026",
        "Jenis Dokumen": "SP2D",
        "Tanggal Dokumen": tanggal(20, bulan),
        "Nilai Realisasi": format_bilangan(Decimal(jumlah), 2),
        "Nilai Setoran": "null",
        "NIP Pegawai": NIP,
        "Nama Pegawai": PEGAWAI,
        "Keterangan Dokumen": f"Dibayarkan kepada {PEGAWAI} NIP {NIP}",
        "Nomor SP2D": "null",
        "Tanggal SP2D": "null",
    }
    return isi | {k.replace("_", " "): v for k, v in ubah.items()}


def laporan(
    rows: Iterable[Mapping[str, Any]],
    *,
    judul: Iterable[str] = JUDUL_PENDEK,
    baris_judul: int = 1,
    penutup: bool = True,
    ganti: Mapping[str, str] | None = None,
) -> bytes:
    """The workbook: titles above the headings where they stand in row 5, total and signature below."""
    judul, ganti = list(judul), ganti or {}
    asal = {ganti.get(j, j): j for j in [*JUDUL_PENDEK, "Keterangan Dokumen", *ganti]}
    isi: list[list[Any]] = [[f"Laporan Realisasi, dicetak oleh {PEGAWAI}"] for _ in range(baris_judul - 1)]
    isi.append(judul)
    isi += [[row.get(asal.get(j, j)) for j in judul] for row in rows]
    if penutup:
        akhir: list[Any] = [None] * len(judul)
        akhir[0], akhir[judul.index("Nilai Realisasi")] = "Jumlah", "9.999.999,00"
        tanda = [*akhir]
        tanda[0], tanda[judul.index("Nilai Realisasi")] = "Mengetahui", f"NIP. {NIP}"
        isi += [akhir, tanda]
    return alat.buku(isi)
