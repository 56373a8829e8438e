"""Plain data of a report; a test states only what matters."""

from decimal import Decimal
from typing import Any

from laporan.isi import IndikatorIsi, LaporanIsi, ProgramIsi, SasaranIsi, TahunIsi


def indikator(**isi: Any) -> IndikatorIsi:
    """Rises from 80 % to 90 % of a target of 100 %, unless told otherwise."""
    biasa: dict[str, Any] = {
        "kunci": "i1",
        "nama": "Persentase Jalan Mantap",
        "arah": "naik",
        "satuan": "%",
        "target": "100%",
        "realisasi": "90%",
        "capaian": "90",
        "cetak": "90,00",
        "predikat": "Tinggi",
        "tercapai": False,
    }
    return IndikatorIsi(**(biasa | isi))


def tahun(ke: int, realisasi: str, **isi: Any) -> TahunIsi:
    return TahunIsi(ke, realisasi=realisasi, **isi)


def sasaran(*rows: IndikatorIsi, **isi: Any) -> SasaranIsi:
    biasa: dict[str, Any] = {
        "kunci": "s1",
        "teks": "Meningkatnya Kualitas Jalan",
        "indikator": rows or (indikator(),),
        "capaian": "90",
        "cetak": "90,00",
        "predikat": "Tinggi",
        "dihitung": len(rows) or 1,
    }
    return SasaranIsi(**(biasa | isi))


def program(kode: str = "1.03.10", nama: str = "Program Penyelenggaraan Jalan", **isi: Any) -> ProgramIsi:
    biasa: dict[str, Any] = {
        "tingkat": "program",
        "pagu": Decimal("1000000000"),
        "realisasi": Decimal("950000000"),
        "persen": "95,00",
    }
    return ProgramIsi(kode, nama, **(biasa | isi))


def laporan(*semua: SasaranIsi, **isi: Any) -> LaporanIsi:
    biasa: dict[str, Any] = {
        "tahun": 2025,
        "pemda": "Semarang",
        "sebutan_pemda": "Kabupaten Semarang",
        "tempat": "Ungaran",
        "pd": "Dinas Pekerjaan Umum",
        "sasaran": semua or (sasaran(),),
        "capaian": "90",
        "cetak": "90,00",
        "dihitung": len(semua) or 1,
    }
    return LaporanIsi(**(biasa | isi))
