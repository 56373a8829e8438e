"""The overview of all PD as a worksheet."""

from collections.abc import Iterable

from renstra.rules.rantai import Keadaan, Mata
from sakip.angka import BULAN, tanggal_panjang
from sakip.lembar import Kolom, tulis
from sakip.organisasi.models import PerangkatDaerah

NAMA = {"renstra": "Renstra", "rkt": "RKT", "rka": "RKA", "dpa": "DPA", "realisasi": "Realisasi"}
KATA = {
    Keadaan.BELUM: "Belum ada",
    Keadaan.TERLAMBAT: "Terlambat",
    Keadaan.DISUSUN: "Disusun",
    Keadaan.DITETAPKAN: "Ditetapkan",
    Keadaan.TAK_SELARAS: "Tidak selaras",
}
_KOLOM = (
    Kolom("PERANGKAT DAERAH", "pd", lebar=44),
    *(
        kolom
        for jenis, nama in NAMA.items()
        for kolom in (
            Kolom(nama.upper(), jenis, lebar=16),
            Kolom(f"{nama.upper()}: KETERANGAN", f"{jenis}_ket", lebar=44),
        )
    ),
)


def kata(mata: Mata) -> str:
    """The state in words; realisasi is reported, not set."""
    if mata.jenis != "realisasi":
        return KATA[mata.keadaan]
    if mata.keadaan == Keadaan.DITETAPKAN:
        return f"s.d. {nama_bulan(mata.bulan)}"
    return KATA[mata.keadaan]


def nama_bulan(bulan: int) -> str:
    return BULAN[bulan - 1] if bulan else ""


def keterangan(mata: Mata) -> str:
    """Number and date of what is set, then what does not fit."""
    d = mata.dokumen
    bagian = []
    if d:
        tanggal = f"tanggal {tanggal_panjang(d.tanggal)}" if d.tanggal else ""
        bagian.append(" ".join(x for x in (d.nama, d.nomor and f"nomor {d.nomor}", tanggal) if x))
    return ". ".join([*bagian, *mata.catatan])


def lembar_rantai(tahun: int, rows: Iterable[tuple[PerangkatDaerah, tuple[Mata, ...]]]) -> bytes:
    isi = (
        {"pd": pd.nama} | {m.jenis: kata(m) for m in semua} | {f"{m.jenis}_ket": keterangan(m) for m in semua}
        for pd, semua in rows
    )
    return tulis(_KOLOM, isi, judul_lembar=f"Perencanaan {tahun}")
