"""Reading an uploaded worksheet: every mistake at once, by cell; nothing is saved here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from sakip.angka import MasukanSalah
from sakip.lembar.berkas import BerkasDitolak, periksa_berkas, rusak_bila_gagal
from sakip.lembar.kolom import CellError, Hasil, Kolom, Sel, seragam
from sakip.lembar.pindai import BukuKerja, Fakta, Lembar

MAKS_KESALAHAN = 1_000
MAKS_ISI_GABUNGAN = 200_000


@dataclass
class _Isi:
    """The values of one sheet (`nilai[row - 1][column - 1]`) and what is known of its cells."""

    lembar: Lembar
    nilai: list[list[Any]]
    fakta: Fakta

    def di(self, baris: int, kolom: int) -> Any:
        isi = self.nilai[baris - 1][kolom - 1] if baris <= len(self.nilai) and kolom <= len(self.nilai[0]) else None
        return None if isinstance(isi, str) and not isi.strip() else isi


@dataclass
class _Judul:
    isi: _Isi
    baris: int
    tempat: dict[str, int]  # field -> column

    @property
    def akhir(self) -> int:
        """The last row of the headings, where they are merged over several."""
        return max([self.baris, *(b2 for b1, k1, b2, _ in self.isi.fakta.gabungan if b1 <= self.baris <= b2)])


def baca(
    file: bytes | BinaryIO,
    kolom: Sequence[Kolom],
    *,
    maks_baris: int = 50_000,
    maks_kolom: int = 60,
    lembar: str | None = None,
    cari_judul_sampai: int = 10,
) -> Hasil:
    """Read the rows that stand under the headings of `kolom`.

    The sheet is `lembar`, or the first visible one where all required headings stand in one of the first rows. A file
    that cannot be read as such raises `BerkasDitolak`; mistakes in cells are gathered in the `Hasil`.
    """
    bagian = periksa_berkas(file)
    with rusak_bila_gagal():
        buku = BukuKerja(bagian)
        calon, penolakan = _pindai_calon(buku, lembar, maks_baris + cari_judul_sampai, maks_kolom)
        judul = _cari_judul(_baca_nilai(buku, calon), kolom, cari_judul_sampai, penolakan)
        hasil = Hasil(judul.isi.lembar.nama, judul.baris)
        _periksa_judul(judul, kolom, hasil, maks_kolom)
        hasil.peringatan += [
            f"Lembar tersembunyi {lain.nama} tidak dibaca."
            for lain in buku.lembar
            if lain.tersembunyi and lain is not judul.isi.lembar
        ]
        _isi_gabungan(judul, kolom, hasil)
    _baca_baris(judul, kolom, hasil)
    if len(hasil.kesalahan) > MAKS_KESALAHAN:
        hasil.peringatan.append(f"{len(hasil.kesalahan)} kesalahan; hanya {MAKS_KESALAHAN} pertama yang ditampilkan.")
        del hasil.kesalahan[MAKS_KESALAHAN:]
    return hasil


# ---- the sheet and its headings


def _pindai_calon(
    buku: BukuKerja, nama: str | None, maks_baris: int, maks_kolom: int
) -> tuple[list[tuple[Lembar, Fakta]], BerkasDitolak | None]:
    """The sheets that may be meant and can be read, and why the first of the others cannot."""
    calon = [satu for satu in buku.lembar if not satu.tersembunyi]
    if nama is not None:
        calon = [satu for satu in buku.lembar if seragam(satu.nama) == seragam(nama)]
        if not calon:
            ada = ", ".join(satu.nama for satu in buku.lembar)
            raise BerkasDitolak(f"Lembar {nama} tidak ada. Lembar dalam berkas ini: {ada}.")
    terbaca: list[tuple[Lembar, Fakta]] = []
    penolakan = None
    for satu in calon:
        try:
            terbaca.append((satu, buku.pindai(satu, maks_baris=maks_baris, maks_kolom=maks_kolom)))
        except BerkasDitolak as ditolak:
            penolakan = penolakan or ditolak
    return terbaca, penolakan


def _baca_nilai(buku: BukuKerja, calon: list[tuple[Lembar, Fakta]]) -> Iterator[_Isi]:
    """The values of one sheet after the other, read when asked for."""
    if not calon:
        return
    calamine = CalamineWorkbook.from_filelike(buku.kemas([lembar for lembar, _ in calon]))
    for urutan, (lembar, fakta) in enumerate(calon):
        yield _Isi(lembar, calamine.get_sheet_by_index(urutan).to_python(skip_empty_area=False), fakta)


def _cari_judul(semua: Iterable[_Isi], kolom: Sequence[Kolom], sampai: int, penolakan: BerkasDitolak | None) -> _Judul:
    terbaik: _Judul | None = None
    for isi in semua:
        judul = _judul_terbaik(isi, kolom, sampai)
        if not _kurang(judul, kolom):
            return judul
        if terbaik is None or len(judul.tempat) > len(terbaik.tempat):
            terbaik = judul
    if terbaik and terbaik.tempat:
        kurang = ", ".join(_kurang(terbaik, kolom))
        raise BerkasDitolak(
            f"Lembar {terbaik.isi.lembar.nama} baris {terbaik.baris}: kolom wajib tidak ada: {kurang}. "
            "Unduh templatnya dan samakan judul kolomnya."
        )
    raise penolakan or BerkasDitolak(
        f"Judul kolom tidak ditemukan pada {sampai} baris pertama. Unduh templatnya dan samakan."
    )


def _judul_terbaik(isi: _Isi, kolom: Sequence[Kolom], sampai: int) -> _Judul:
    calon = [_Judul(isi, 1, {})]
    for nomor, baris in enumerate(isi.nilai[:sampai], 1):
        tempat: dict[str, int] = {}
        for urutan, teks in enumerate(baris, 1):
            cocok = [k for k in kolom if isinstance(teks, str) and teks and k.bernama(seragam(teks))]
            for satu in cocok[:1]:
                tempat.setdefault(satu.field, urutan)
        calon.append(_Judul(isi, nomor, tempat))
    return max(calon, key=lambda judul: len(judul.tempat))


def _kurang(judul: _Judul, kolom: Sequence[Kolom]) -> list[str]:
    wajib = [k.judul for k in kolom if k.wajib and k.field not in judul.tempat]
    return wajib if judul.tempat else [k.judul for k in kolom]


def _periksa_judul(judul: _Judul, kolom: Sequence[Kolom], hasil: Hasil, maks_kolom: int) -> None:
    """Say which headings are missing, unknown or there twice, and which columns are hidden."""
    for satu in kolom:
        if satu.field not in judul.tempat:
            hasil.peringatan.append(f"Kolom {satu.judul} tidak ada dan dianggap kosong.")
    for urutan, teks in enumerate(judul.isi.nilai[judul.baris - 1][:maks_kolom], 1):
        if urutan in judul.tempat.values() or not str(teks).strip():
            continue
        huruf = get_column_letter(urutan)
        if any(k.bernama(seragam(str(teks))) for k in kolom):
            hasil.kesalahan.append(CellError(f"{huruf}{judul.baris}", "Judul kolom ini sudah ada; hapus salah satu."))
        else:
            hasil.peringatan.append(f"Kolom {huruf} ({str(teks)[:40]}) tidak dikenal dan tidak dibaca.")
    for urutan in sorted(judul.isi.fakta.kolom_tersembunyi & set(judul.tempat.values())):
        hasil.peringatan.append(f"Kolom {get_column_letter(urutan)} tersembunyi tetapi ikut dibaca.")


# ---- merged cells


def _isi_gabungan(judul: _Judul, kolom: Sequence[Kolom], hasil: Hasil) -> None:
    """Fill a value down its merged cells; only the first of them holds it."""
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


def _baca_baris(judul: _Judul, kolom: Sequence[Kolom], hasil: Hasil) -> None:
    isi, tersembunyi = judul.isi, []
    dipakai = [(satu, judul.tempat.get(satu.field, 0)) for satu in kolom]
    bermasalah = {baris for baris, _ in isi.fakta.rumus_kosong | isi.fakta.galat.keys()}
    akhir = max([len(isi.nilai), *bermasalah])  # calamine knows nothing of rows that hold such cells only
    for baris in range(judul.akhir + 1, akhir + 1):
        if baris not in bermasalah and all(not k or isi.di(baris, k) is None for _, k in dipakai):
            continue
        if baris in isi.fakta.baris_tersembunyi:
            tersembunyi.append(str(baris))
        satu_baris, sebelum = {}, len(hasil.kesalahan)
        for satu, urutan in dipakai:
            try:
                satu_baris[satu.field] = _baca_sel(isi, satu, baris, urutan)
            except MasukanSalah as salah:
                hasil.kesalahan.append(CellError(f"{get_column_letter(urutan)}{baris}", salah.pesan))
        if len(hasil.kesalahan) == sebelum:
            hasil.rows.append((baris, satu_baris))
    if tersembunyi:
        contoh = ", ".join(tersembunyi[:10]) + (" dan lain-lain" if len(tersembunyi) > 10 else "")
        hasil.peringatan.append(f"{len(tersembunyi)} baris tersembunyi ikut dibaca: baris {contoh}.")


def _baca_sel(isi: _Isi, kolom: Kolom, baris: int, urutan: int) -> object:
    tempat = (baris, urutan)
    if tempat in isi.fakta.rumus_kosong:
        raise MasukanSalah("Rumus belum dihitung. Buka di Excel, simpan, lalu unggah lagi; atau tulis nilainya.")
    if tempat in isi.fakta.galat:
        raise MasukanSalah(f"Sel berisi galat {isi.fakta.galat[tempat]}. Perbaiki rumusnya atau tulis nilainya.")
    nilai = isi.di(baris, urutan) if urutan else None
    if nilai is None:
        if kolom.wajib:
            raise MasukanSalah(f"{kolom.judul} wajib diisi.")
        return None
    return kolom.baca(Sel(nilai, isi.fakta.persen.get(tempat, "General"), baris, urutan))
