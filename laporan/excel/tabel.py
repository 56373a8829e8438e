"""Every table of a report as a workbook: a list of them first, then a sheet each with number and title above."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from sakip.angka import Jenis, Notasi, baca_nilai
from sakip.lembar import Format, Kolom, LembarTulis, tulis_buku

from ..queries.naskah import Naskah
from ..rules.blok import Judul, Tabel
from ..rules.blok import Kolom as KolomBlok

DAFTAR = [
    Kolom("Lembar", "lembar", lebar=16),
    Kolom("Nomor", "nomor", lebar=14),
    Kolom("Judul", "judul", lebar=90),
]
_BERNILAI = ("Target", "Realisasi", "Nilai", "Capaian")  # columns of words whose words may be figures
_LEBAR_HURUF = Decimal("0.9")  # of a share of the paper's width, in letters of a sheet


def buku_tabel(naskah: Naskah) -> bytes:
    semua = list(_bernama(naskah))
    judul = f"LKjIP {naskah.laporan.nama} Tahun {naskah.laporan.tahun}"
    daftar = [{"lembar": lembar, "nomor": nomor or "–", "judul": t.judul} for lembar, nomor, t in semua]
    return tulis_buku([LembarTulis(DAFTAR, daftar, "Daftar tabel", judul), *(_lembar(*satu) for satu in semua)])


def _bernama(naskah: Naskah) -> Iterator[tuple[str, str, Tabel]]:
    """(name of its sheet, number, table): without a number it is called by where it stands."""
    sudah: Counter[str] = Counter()
    for bab in naskah.bab:
        tempat = bab.judul
        for b in bab.isi:
            if isinstance(b, Judul) and b.tingkat == 2:
                tempat = b.teks.partition(".")[0]
            elif isinstance(b, Tabel):
                nomor = naskah.nomor.get(b.kunci, "")
                sudah[nama := nomor or tempat] += 1
                yield (nama if sudah[nama] == 1 else f"{nama} ({sudah[nama]})"), nomor, b


def _lembar(lembar: str, nomor: str, t: Tabel) -> LembarTulis:
    kolom = [
        Kolom(k.judul, f"k{n}", lebar=max(12, int(k.lebar * _LEBAR_HURUF)), format=_format(k))
        for n, k in enumerate(t.kolom)
    ]
    atas = [f"{nomor} {t.judul}".strip(), *([t.catatan] if t.catatan else [])]
    return LembarTulis(kolom, [_baris(t, baris) for baris in t.baris], lembar, atas)


def _format(k: KolomBlok) -> Format:
    if k.rata == "angka":
        return Format.RUPIAH if "(Rp)" in k.judul else Format.BILANGAN
    return Format.BILANGAN if k.judul.startswith(_BERNILAI) else Format.TEKS


def _baris(t: Tabel, baris: tuple[str, ...]) -> dict[str, Any]:
    return {f"k{n}": _isi(k, sel) for n, (k, sel) in enumerate(zip(t.kolom, baris, strict=True))}


def _isi(k: KolomBlok, sel: str) -> str | Decimal:
    """A number where the printed text is nothing but a number; codes and years stay words."""
    if _format(k) == Format.TEKS:
        return sel
    nilai = baca_nilai(sel, Notasi.INDONESIA)
    polos = nilai.jenis == Jenis.ANGKA and not nilai.satuan and nilai.bilangan is not None
    return nilai.bilangan if polos and nilai.bilangan is not None else sel
