"""Reading an uploaded worksheet: every mistake at once, by cell; nothing is saved here."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from heapq import nsmallest
from typing import BinaryIO

from openpyxl.utils import get_column_letter

from sakip.lembar.berkas import BerkasDitolak, rusak_bila_gagal
from sakip.lembar.buka import Terbuka, teks_tampil
from sakip.lembar.judul import Judul, dikenal, judul_terbaik
from sakip.lembar.kenal import Pemetaan, notasi_semua
from sakip.lembar.kolom import CellError, Hasil, Kolom, abaikan
from sakip.lembar.notasi import NotasiKolom, peringatan_inggris
from sakip.lembar.pembaca import baca_kolom

MAKS_KESALAHAN = 1_000
MAKS_ISI_GABUNGAN = 200_000


@contextmanager
def _tanpa_pemungut() -> Iterator[None]:
    """Hundreds of thousands of values are made here and none of them in circles: nothing to look for meanwhile."""
    menyala = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if menyala:
            gc.enable()


@_tanpa_pemungut()
def baca(
    file: bytes | BinaryIO,
    kolom: Sequence[Kolom],
    *,
    pemetaan: Pemetaan = Pemetaan(),  # noqa: B008 - frozen
    maks_baris: int = 50_000,
    maks_kolom: int = 60,
    lembar: str | None = None,
    cari_judul_sampai: int = 10,
) -> Hasil:
    """Read the rows that stand under the headings of `kolom`.

    The sheet is the one that `pemetaan` or `lembar` names, or the first visible one where all required headings stand
    in one of the first rows. A file that cannot be read as such raises `BerkasDitolak`; mistakes in cells are gathered
    in the `Hasil`, and so are numbers with two readings as long as `pemetaan.notasi` does not say which is meant.
    """
    with rusak_bila_gagal():
        nama = pemetaan.lembar or lembar
        terbuka = Terbuka(file, lembar=nama, maks_baris=maks_baris + cari_judul_sampai, maks_kolom=maks_kolom)
        judul = _judul(terbuka, kolom, pemetaan, cari_judul_sampai)
        hasil = Hasil(judul.isi.lembar.nama, judul.baris, tempat=dict(judul.tempat))
        _periksa_judul(judul, kolom, hasil, maks_kolom, pemetaan)
        hasil.peringatan += [
            f"Lembar tersembunyi {lain.nama} tidak dibaca."
            for lain in terbuka.buku.lembar
            if lain.tersembunyi and lain is not judul.isi.lembar
        ]
        _isi_gabungan(judul, kolom, hasil)
        notasi = notasi_semua(judul, kolom, pemetaan)
        hasil.peringatan += [
            peringatan_inggris(satu.judul, notasi[satu.field])
            for satu in kolom
            if satu.field in notasi and notasi[satu.field].inggris
        ]
    _baca_baris(judul, kolom, notasi, hasil)
    return hasil


# ---- the headings


def _judul(terbuka: Terbuka, kolom: Sequence[Kolom], pemetaan: Pemetaan, sampai: int) -> Judul:
    if not terbuka.calon and terbuka.penolakan:
        raise terbuka.penolakan
    judul = judul_terbaik(terbuka, kolom, sampai, baris=pemetaan.baris_judul, tunjuk=pemetaan.kolom)
    kurang = judul.kurang(kolom)
    if kurang and judul.tempat:
        raise BerkasDitolak(
            f"Lembar {judul.isi.lembar.nama} baris {judul.baris}: kolom wajib tidak ada: {', '.join(kurang)}. "
            "Unduh templatnya dan samakan judul kolomnya."
        )
    if kurang:
        raise terbuka.penolakan or BerkasDitolak(
            f"Judul kolom tidak ditemukan pada {sampai} baris pertama. Unduh templatnya dan samakan."
        )
    return judul


def _periksa_judul(judul: Judul, kolom: Sequence[Kolom], hasil: Hasil, maks_kolom: int, pemetaan: Pemetaan) -> None:
    """Say which headings are missing, unknown or there twice, and which columns are hidden."""
    hasil.peringatan += [
        f"Kolom {satu.judul} tidak ada dan dianggap kosong." for satu in kolom if satu.field not in judul.tempat
    ]
    nama = {nama: satu.field for satu in reversed(kolom) for nama in satu.nama}
    dipakai = set(judul.tempat.values())
    for urutan in range(1, min(judul.isi.lebar, maks_kolom) + 1):
        baris, pemilik = judul.asal(urutan)
        teks = teks_tampil(judul.isi.di(baris, urutan))
        if urutan in dipakai or pemilik != urutan or not teks:
            continue
        huruf, field = get_column_letter(urutan), dikenal(judul, nama, urutan)
        if field and field not in pemetaan.kolom:
            hasil.kesalahan.append(CellError(f"{huruf}{judul.baris}", "Judul kolom ini sudah ada; hapus salah satu."))
        else:
            hasil.peringatan.append(f"Kolom {huruf} ({teks[:40]}) tidak dikenal dan tidak dibaca.")
    for urutan in sorted(judul.isi.fakta.kolom_tersembunyi & dipakai):
        hasil.peringatan.append(f"Kolom {get_column_letter(urutan)} tersembunyi tetapi ikut dibaca.")


# ---- merged cells


def _isi_gabungan(judul: Judul, kolom: Sequence[Kolom], hasil: Hasil) -> None:
    """Fill a value down its merged cells; only the first of them holds it."""
    if not judul.isi.fakta.gabungan:
        return
    turun = {judul.tempat[k.field]: k.isi_ke_bawah for k in kolom if k.field in judul.tempat}
    kosong = {n for n in range(1, len(judul.isi.nilai) + 1) if all(judul.isi.di(n, k) is None for k in turun)}
    diisi: list[str] = []
    jumlah = 0
    for baris1, kolom1, baris2, _ in judul.isi.fakta.gabungan:
        if baris1 <= judul.akhir or baris2 <= baris1 or kolom1 not in turun:
            continue
        nama = f"{get_column_letter(kolom1)}{baris1}:{get_column_letter(kolom1)}{baris2}"
        nilai = judul.isi.di(baris1, kolom1)
        if not turun[kolom1]:
            pesan = f"Sel gabungan ({nama}) tidak boleh di kolom ini; pisahkan dan isi tiap barisnya."
            hasil.kesalahan.append(CellError(f"{get_column_letter(kolom1)}{baris1}", pesan))
            continue
        jumlah += baris2 - baris1
        if jumlah > MAKS_ISI_GABUNGAN:
            raise BerkasDitolak("Sel gabungan terlalu banyak. Pisahkan sel gabungan dahulu, lalu unggah lagi.")
        for baris in range(baris1 + 1, min(baris2, len(judul.isi.nilai)) + 1):
            if baris not in kosong:
                judul.isi.nilai[baris - 1][kolom1 - 1] = nilai
        diisi.append(nama)
    if diisi:
        contoh = ", ".join(diisi[:10]) + (" dan lain-lain" if len(diisi) > 10 else "")
        hasil.peringatan.append(f"{len(diisi)} sel gabungan diisi ke bawah: {contoh}.")


# ---- the rows


def _baca_baris(judul: Judul, kolom: Sequence[Kolom], notasi: Mapping[str, NotasiKolom], hasil: Hasil) -> None:
    isi, awal = judul.isi, judul.akhir + 1
    bermasalah = {baris for baris, _ in isi.fakta.rumus_kosong | isi.fakta.galat.keys()}
    baris = range(awal, max([len(isi.nilai), *bermasalah]) + 1)  # calamine knows nothing of rows of such cells only
    if not baris:
        return
    dibaca = [satu for satu in kolom if satu.baca is not abaikan]
    semua = [baca_kolom(isi, satu, judul.tempat.get(satu.field, 0), notasi.get(satu.field), baris) for satu in dibaca]
    kosong = set(range(len(baris))).intersection(*(satu.kosong for satu in semua))
    kosong -= {n - awal for n in bermasalah}
    lain = [judul.tempat[satu.field] for satu in kolom if satu.baca is abaikan and satu.field in judul.tempat]
    kosong = {n for n in kosong if all(isi.di(awal + n, urutan) is None for urutan in lain)}
    salah = [satu.periksa_wajib(kosong) for satu in semua]
    _catat_salah(hasil, dibaca, salah, awal)
    lewat = kosong.union(*salah)
    field = [satu.field for satu in dibaca]
    isian = zip(*(satu.hasil for satu in semua), strict=True)
    hasil.rows += [
        (n, dict(zip(field, row, strict=True))) for n, row in enumerate(isian, awal) if n - awal not in lewat
    ]
    if tersembunyi := [str(n) for n in sorted(isi.fakta.baris_tersembunyi) if n in baris and n - awal not in kosong]:
        contoh = ", ".join(tersembunyi[:10]) + (" dan lain-lain" if len(tersembunyi) > 10 else "")
        hasil.peringatan.append(f"{len(tersembunyi)} baris tersembunyi ikut dibaca: baris {contoh}.")


def _catat_salah(hasil: Hasil, kolom: Sequence[Kolom], salah: Sequence[Mapping[int, str]], awal: int) -> None:
    """The mistakes row by row, as many as are shown."""
    banyak = len(hasil.kesalahan) + sum(map(len, salah))
    semua = ((n, urutan, pesan) for urutan, satu in enumerate(salah) for n, pesan in satu.items())
    hasil.kesalahan += [
        CellError(hasil.sel(awal + n, kolom[urutan].field), pesan)
        for n, urutan, pesan in nsmallest(MAKS_KESALAHAN, semua)
    ]
    if banyak > MAKS_KESALAHAN:
        hasil.peringatan.append(f"{banyak} kesalahan; hanya {MAKS_KESALAHAN} pertama yang ditampilkan.")
        del hasil.kesalahan[MAKS_KESALAHAN:]
