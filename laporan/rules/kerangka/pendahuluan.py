"""Bab I: the organisation and its strategic issues."""

from ...isi import LaporanIsi
from ..blok import Bab, Bagan, Blok, Daftar, Judul, Kalimat, TanpaData, Tulisan


def pendahuluan(isi: LaporanIsi) -> Bab:
    o = isi.organisasi
    blok: list[Blok] = [
        Judul(2, "A. Latar Belakang"),
        Tulisan("latar", "Latar belakang", "Mengapa laporan ini disusun, dasar hukum, dan sistematikanya."),
        Judul(2, "B. Gambaran Umum Organisasi"),
    ]
    if o.dasar:
        blok.append(Kalimat(f"{isi.nama} dibentuk berdasarkan {o.dasar}."))
    blok.append(
        Kalimat(f"Tugas {isi.nama}: {o.tugas}") if o.tugas else TanpaData("Tugas belum diisi pada kartu organisasi.")
    )
    if fungsi := _baris(o.fungsi):
        blok += [Kalimat("Dalam melaksanakan tugas itu diselenggarakan fungsi:"), Daftar(fungsi, bernomor=True)]
    else:
        blok.append(TanpaData("Fungsi belum diisi pada kartu organisasi."))
    if o.bagan:
        n = len(o.bagan)
        blok.append(
            Bagan("struktur", f"Struktur organisasi {isi.nama}", f"Bagan {n} jabatan menurut garis komando.", o.bagan)
        )
    blok.append(
        Kalimat(f"Pegawai {isi.nama} berjumlah {o.pegawai} orang.")
        if o.pegawai is not None
        else TanpaData("Jumlah pegawai belum diisi pada kartu organisasi.")
    )
    blok.append(Judul(2, "C. Isu Strategis"))
    if isu := _baris(o.isu):
        blok.append(Daftar(isu, bernomor=True))
    blok.append(Tulisan("isu", "Isu strategis", "Permasalahan utama yang dihadapi tahun ini.", wajib=not isu))
    return Bab("bab1", "Pendahuluan", tuple(blok), "I")


def _baris(teks: str) -> tuple[str, ...]:
    return tuple(b.strip() for b in teks.splitlines() if b.strip())
