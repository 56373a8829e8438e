"""Reports of the year that wait for the reader: to be mended, reviewed, signed, handed on, received."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse

from laporan.enums import StatusLaporan as S
from sakip.organisasi.middleware import Konteks

from .antre import LKJIP, Antre
from .jenis import Tugas, ringkas

# status -> (icon, family, words for one, words for many, button, address of many)
KATA = {
    S.PERBAIKAN: ("arrow-return-left", "jingga", "Perbaiki LKjIP {nama}", "Perbaiki {n} LKjIP", "Perbaiki", "daftar"),
    S.DIAJUKAN: ("clipboard-check", "toska", "Reviu LKjIP {nama}", "Reviu {n} LKjIP", "Reviu", "antrean_reviu"),
    S.SELESAI_REVIU: ("vector-pen", "biru", "Tanda tangani LKjIP {nama}", "Tanda tangani {n} LKjIP", "Buka", "daftar"),
    S.DITANDATANGANI: ("send-check", "hijau", "Sampaikan LKjIP {nama}", "Sampaikan {n} LKjIP", "Buka", "daftar"),
    S.DISAMPAIKAN: ("envelope-check", "hijau", "Terima LKjIP {nama}", "Terima {n} LKjIP", "Terima", "daftar"),
}


def tugas_lkjip(antre: Mapping[str, Sequence[Antre]], konteks: Konteks) -> list[Tugas]:
    """One line for each kind of act and year."""
    siapa = f"Pemerintah {konteks.pemda.sebutan}" if konteks.pemda else ""
    rows = sorted(antre.get(LKJIP, ()), key=_kunci)
    return [_tugas(*kunci, list(milik), siapa) for kunci, milik in groupby(rows, key=_kunci)]


def _kunci(a: Antre) -> tuple[str, int]:
    return (S.DIAJUKAN if a.jenis == S.DIREVIU else S(a.jenis)).value, a.tahun


def _tugas(status: str, tahun: int, rows: list[Antre], pemda: str) -> Tugas:
    ikon, keluarga, satu, banyak, tombol, alamat = KATA[S(status)]
    nama = [a.nama or pemda for a in rows]
    if len(rows) == 1:
        judul = satu.format(nama=nama[0])
        url = reverse("laporan:reviu" if status == S.DIAJUKAN else "laporan:baca", args=[rows[0].nomor])
    else:
        judul = banyak.format(n=len(rows))
        saring = {"tahun": tahun, "pd": "semua"} | ({"status": status} if alamat == "daftar" else {})
        url = f"{reverse(f'laporan:{alamat}')}?{urlencode(saring)}"
    ket = f"Tahun {tahun}." if len(rows) == 1 else f"Tahun {tahun}: {ringkas(nama)}."
    return Tugas("lkjip", ikon, keluarga, judul, url, ket, tombol, banyak=len(rows), dihitung=True)
