"""Compliance as a workbook: one row per PD and milestone, the sums, the dispensasi with their decisions."""

from collections.abc import Iterator
from typing import Any

from sakip.kalender.enums import StatusDispensasi
from sakip.lembar import Format, Kolom, LembarTulis, tulis_buku
from sakip.organisasi.middleware import Konteks

from ..enums import Patuh
from ..queries.kepatuhan import Kepatuhan

RINCI = [
    Kolom("Perangkat Daerah", "pd", lebar=38),
    Kolom("Tonggak", "nama", lebar=48),
    Kolom("Dasar", "dasar", lebar=40),
    Kolom("Batas", "batas", format=Format.TANGGAL, lebar=20),
    Kolom("Dipenuhi", "terpenuhi", format=Format.TANGGAL, lebar=20),
    Kolom("Keadaan", "keadaan", lebar=26),
    Kolom("Hari (minus: terlambat)", "hari", format=Format.BILANGAN, lebar=14),
    Kolom("Satuan", "satuan", lebar=12),
    Kolom("Dispensasi sampai", "dispensasi", format=Format.TANGGAL, lebar=20),
]
REKAP = [
    Kolom("Tonggak", "nama", lebar=48),
    Kolom("Dasar", "dasar", lebar=40),
    *(Kolom(p.label, p.value, format=Format.BILANGAN, lebar=14) for p in Patuh),
    Kolom("Jumlah", "semua", format=Format.BILANGAN, lebar=10),
    Kolom("Tepat waktu (%)", "persen", format=Format.BILANGAN, lebar=12),
]
DISPENSASI = [
    Kolom("Perangkat Daerah", "pd", lebar=38),
    Kolom("Tonggak", "nama", lebar=48),
    Kolom("Batas", "tenggat", format=Format.TANGGAL, lebar=20),
    Kolom("Keadaan", "keadaan", lebar=14),
    Kolom("Berlaku sampai", "sampai", format=Format.TANGGAL, lebar=20),
    Kolom("Alasan", "alasan", lebar=60),
    Kolom("Diminta oleh", "diminta_nama", lebar=30),
    Kolom("Nomor keputusan", "nomor", lebar=24),
    Kolom("Tanggal keputusan", "tanggal", format=Format.TANGGAL, lebar=20),
    Kolom("Diputuskan oleh", "diputuskan_nama", lebar=30),
    Kolom("Sebagai", "diputuskan_peran", lebar=24),
    Kolom("Catatan", "catatan", lebar=40),
]


def buku(isi: Kepatuhan, konteks: Konteks) -> bytes:
    judul = f"Kepatuhan {konteks.pd or konteks.pemda} {konteks.tahun}"
    return tulis_buku(
        [
            LembarTulis(RINCI, _rinci(isi), "Kepatuhan", judul),
            LembarTulis(REKAP, _rekap(isi), "Rekap tonggak", judul),
            LembarTulis(DISPENSASI, _dispensasi(isi), "Dispensasi", judul),
        ]
    )


def _rinci(isi: Kepatuhan) -> Iterator[dict[str, Any]]:
    for b in isi.baris:
        for s in b.sel.values():
            yield {
                "pd": b.nama,
                "nama": s.tenggat.nama,
                "dasar": s.tenggat.dasar,
                "batas": s.tenggat.tanggal,
                "terpenuhi": s.terpenuhi,
                "keadaan": s.keadaan.label,
                "hari": s.hari,
                "satuan": s.satuan,
                "dispensasi": s.dispensasi,
            }


def _rekap(isi: Kepatuhan) -> Iterator[dict[str, Any]]:
    for r in isi.rekap():
        jumlah = {k.value: n for k, n in r.jumlah.items()}
        yield {"nama": r.tenggat.nama, "dasar": r.tenggat.dasar, "semua": r.semua, "persen": r.persen_tepat, **jumlah}


def _dispensasi(isi: Kepatuhan) -> Iterator[dict[str, Any]]:
    for d in isi.dispensasi:
        medan = {k.field: getattr(d, k.field) for k in DISPENSASI if k.field not in {"pd", "keadaan"}}
        yield {"pd": d.pd.nama, "keadaan": StatusDispensasi(d.status).label, **medan}
