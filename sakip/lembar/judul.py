"""Finding the headings: a row of them, or up to three rows with merged cells, or where a person points."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from sakip.lembar.berkas import BerkasDitolak
from sakip.lembar.buka import Isi, Terbuka, teks_tampil
from sakip.lembar.kolom import Kolom, seragam

_MAKS_TUMPUK = 3


@dataclass
class Judul:
    """The lowest row of the headings on a sheet, and where each field stands: field -> column."""

    isi: Isi
    baris: int
    tempat: dict[str, int] = field(default_factory=dict)

    @cached_property
    def akhir(self) -> int:
        """The last row of the headings, where they are merged over several."""
        return max([self.baris, *(b2 for b1, _, b2, _ in self.isi.fakta.gabungan if b1 <= self.baris <= b2)])

    def kurang(self, kolom: Sequence[Kolom]) -> list[str]:
        """The required headings that are missing; all where none is required and none was found."""
        wajib = [k for k in kolom if k.wajib]
        if not self.tempat:
            return [k.judul for k in wajib or kolom]
        return [k.judul for k in wajib if k.field not in self.tempat]

    @cached_property
    def _gabungan(self) -> dict[tuple[int, int], tuple[int, int]]:
        """Cells under a merge near the headings -> the cell that holds its text."""
        hasil: dict[tuple[int, int], tuple[int, int]] = {}
        for baris1, kolom1, baris2, kolom2 in self.isi.fakta.gabungan:
            atas, bawah = max(baris1, self.baris - _MAKS_TUMPUK + 1), min(baris2, self.baris)
            if atas > bawah or (atas, kolom1) in hasil:  # merges that cover one another cost nothing
                continue
            for urutan in range(kolom1, min(kolom2, self.isi.lebar) + 1):
                hasil |= {(baris, urutan): (baris1, kolom1) for baris in range(atas, bawah + 1)}
        return hasil

    def asal(self, urutan: int) -> tuple[int, int]:
        """The cell that holds a column's own heading."""
        return self._gabungan.get((self.baris, urutan), (self.baris, urutan))

    def tumpuk(self, urutan: int) -> list[str]:
        """The texts over a column, from above down to the heading row; a merged one counts once."""
        sumber: list[tuple[int, int]] = []
        for baris in range(max(1, self.baris - _MAKS_TUMPUK + 1), self.baris + 1):
            asal = self._gabungan.get((baris, urutan), (baris, urutan))
            if asal not in sumber:
                sumber.append(asal)
        return [teks_tampil(self.isi.di(*asal)) for asal in sumber]

    def nama(self, urutan: int) -> Iterator[str]:
        """What the column may be called, the longest first: its own text with those above it, then by itself; where
        it has none, those above."""
        tumpuk = self.tumpuk(urutan)
        for dari in range(len(tumpuk) if tumpuk[-1] else len(tumpuk) - 1):
            yield " ".join(t for t in tumpuk[dari:] if t)

    def tampil(self, urutan: int) -> str:
        """The heading as shown to a person: its own text, with the one above where it is a mere number."""
        tumpuk = self.tumpuk(urutan)
        atas = next((t for t in reversed(tumpuk[:-1]) if t), "")
        return f"{atas} {tumpuk[-1]}".strip() if not tumpuk[-1] or tumpuk[-1].isdigit() else tumpuk[-1]


def judul_terbaik(
    terbuka: Terbuka, kolom: Sequence[Kolom], sampai: int, *, baris: int | None, tunjuk: Mapping[str, int]
) -> Judul:
    """The headings on the first sheet that has all required ones, else those of which most were found.

    `baris` - the row that a person named; `tunjuk` - the columns that he named, 0 for "not in this file".
    """
    terbaik: Judul | None = None
    for isi in terbuka.isi():
        judul = _pada_lembar(isi, kolom, sampai, baris, tunjuk)
        if not judul.kurang(kolom):
            return judul
        if terbaik is None or len(judul.tempat) > len(terbaik.tempat):
            terbaik = judul
    if terbaik is None:
        raise terbuka.penolakan or BerkasDitolak("Berkas tidak memuat lembar yang dapat dibaca.")
    return terbaik


def _pada_lembar(isi: Isi, kolom: Sequence[Kolom], sampai: int, baris: int | None, tunjuk: Mapping[str, int]) -> Judul:
    nama = {nama: satu.field for satu in reversed(kolom) for nama in satu.nama}
    dicoba = [baris] if baris else range(1, max(1, min(sampai, len(isi.nilai))) + 1)
    calon = [Judul(isi, nomor) for nomor in dicoba]
    for judul in calon:
        judul.tempat = _cocok(judul, nama, set())
    terpilih = max(calon, key=lambda judul: len(judul.tempat))
    if not terpilih.tempat:
        terpilih = max(calon, key=lambda judul: sum(bool(judul.tampil(n)) for n in range(1, isi.lebar + 1)))
    if tunjuk:
        ditunjuk = {f: n for f, n in tunjuk.items() if 0 < n <= isi.lebar}
        sisa = {n: f for n, f in nama.items() if f not in tunjuk}
        terpilih.tempat = _cocok(terpilih, sisa, set(ditunjuk.values())) | ditunjuk
    return terpilih


def _cocok(judul: Judul, nama: Mapping[str, str], dipakai: Set[int]) -> dict[str, int]:
    """Field -> the first column that bears one of its names."""
    tempat: dict[str, int] = {}
    for urutan in range(1, judul.isi.lebar + 1):
        if urutan not in dipakai and (field := dikenal(judul, nama, urutan)):
            tempat.setdefault(field, urutan)
    return tempat


def dikenal(judul: Judul, nama: Mapping[str, str], urutan: int) -> str | None:
    return next((nama[n] for teks in judul.nama(urutan) if (n := seragam(teks)) in nama), None)
