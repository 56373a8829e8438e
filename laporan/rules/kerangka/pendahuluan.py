"""Bab I: the organisation and its strategic issues."""

from collections.abc import Iterator

from sakip.angka import format_bilangan

from ...isi import LaporanIsi
from ..blok import Bab, Bagan, Blok, Daftar, Judul, Kalimat, TanpaData, Tulisan
from ..kalimat import deret


def pendahuluan(isi: LaporanIsi) -> Bab:
    isu = _baris(isi.organisasi.isu)
    blok: list[Blok] = [
        Judul(2, "A. Latar Belakang"),
        Tulisan("latar", "Latar belakang", "Mengapa laporan ini disusun, dasar hukum, dan sistematikanya."),
        Judul(2, "B. Gambaran Umum Organisasi"),
        *_organisasi(isi),
        Judul(2, "C. Isu Strategis"),
    ]
    if isu:
        blok.append(Daftar(isu, bernomor=True))
    blok.append(Tulisan("isu", "Isu strategis", "Permasalahan utama yang dihadapi tahun ini.", wajib=not isu))
    return Bab("bab1", "Pendahuluan", tuple(blok), "I")


def _organisasi(isi: LaporanIsi) -> Iterator[Blok]:
    o = isi.organisasi
    if o.dasar:
        yield Kalimat(f"{isi.nama} dibentuk berdasarkan {o.dasar.rstrip(' .')}.")
    if o.tugas:
        yield Kalimat(f"Tugas {isi.nama}: {o.tugas}")
    if fungsi := _baris(o.fungsi):
        yield Kalimat("Dalam melaksanakan tugas itu diselenggarakan fungsi:")
        yield Daftar(fungsi, bernomor=True)
    if o.bagan:
        alt = f"Bagan {len(o.bagan)} jabatan menurut garis komando."
        yield Bagan("struktur", f"Struktur organisasi {isi.nama}", alt, o.bagan)
    if o.pegawai is not None:
        yield Kalimat(f"Pegawai {isi.nama} berjumlah {format_bilangan(o.pegawai)} orang.")
    kurang = [
        nama
        for nama, ada in (("tugas", o.tugas), ("fungsi", fungsi), ("jumlah pegawai", o.pegawai is not None))
        if not ada
    ]
    if kurang:
        yield TanpaData(f"{deret(kurang).capitalize()} belum diisi pada kartu organisasi.")


def _baris(teks: str) -> tuple[str, ...]:
    return tuple(b.strip() for b in teks.splitlines() if b.strip())
