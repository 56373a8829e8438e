"""The sheets of a checked workbook: the values and what is known of the cells."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import Any, BinaryIO

from python_calamine import CalamineWorkbook

from sakip.angka import tanggal_panjang
from sakip.lembar.berkas import BerkasDitolak, periksa_berkas
from sakip.lembar.kolom import seragam
from sakip.lembar.pindai import BukuKerja, Fakta, Lembar


@dataclass
class Isi:
    """The values of one sheet (`nilai[row - 1][column - 1]`) and what is known of its cells."""

    lembar: Lembar
    nilai: list[list[Any]]
    fakta: Fakta

    @property
    def lebar(self) -> int:
        return len(self.nilai[0]) if self.nilai else 0

    def kolom(self, urutan: int, baris: range) -> list[Any]:
        """The values of a column in these rows, None where there are no more."""
        nilai = list(map(itemgetter(urutan - 1), self.nilai[baris.start - 1 : baris.stop - 1]))
        return nilai + [None] * (len(baris) - len(nilai))

    @cached_property
    def baris_khusus(self) -> dict[int, set[int]]:
        """Column -> rows of the cells that are more than their value."""
        hasil: dict[int, set[int]] = defaultdict(set)
        for baris, kolom in chain(self.fakta.rumus_kosong, self.fakta.galat, self.fakta.format):
            hasil[kolom].add(baris)
        return hasil

    def di(self, baris: int, kolom: int) -> Any:
        isi = self.nilai[baris - 1][kolom - 1] if 0 < baris <= len(self.nilai) and 0 < kolom <= self.lebar else None
        return None if isinstance(isi, str) and not isi.strip() else isi


def teks_tampil(nilai: object) -> str:
    """A value as a heading or example: short, one line."""
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < 10**15:
        nilai = int(nilai)
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    teks = tanggal_panjang(nilai) if isinstance(nilai, date) else str(nilai)
    return " ".join(teks.split())


class Terbuka:
    """An opened workbook: its sheets, of which those that may be meant and can be read are `calon`."""

    def __init__(self, file: bytes | BinaryIO, *, lembar: str | None, maks_baris: int, maks_kolom: int) -> None:
        self.buku = BukuKerja(periksa_berkas(file))
        self.calon: list[tuple[Lembar, Fakta]] = []
        self.penolakan: BerkasDitolak | None = None
        for satu in self._dimaksud(lembar):
            try:
                self.calon.append((satu, self.buku.pindai(satu, maks_baris=maks_baris, maks_kolom=maks_kolom)))
            except BerkasDitolak as ditolak:
                self.penolakan = self.penolakan or ditolak

    def _dimaksud(self, nama: str | None) -> list[Lembar]:
        if nama is None:
            return [satu for satu in self.buku.lembar if not satu.tersembunyi]
        calon = [satu for satu in self.buku.lembar if seragam(satu.nama) == seragam(nama)]
        if not calon:
            ada = ", ".join(satu.nama for satu in self.buku.lembar)
            raise BerkasDitolak(f"Lembar {nama} tidak ada. Lembar dalam berkas ini: {ada}.")
        return calon

    def isi(self) -> Iterator[Isi]:
        """The values of one sheet after the other, read when asked for."""
        if not self.calon:
            return
        calamine = CalamineWorkbook.from_filelike(self.buku.kemas([lembar for lembar, _ in self.calon]))
        for urutan, (lembar, fakta) in enumerate(self.calon):
            yield Isi(lembar, calamine.get_sheet_by_index(urutan).to_python(skip_empty_area=False), fakta)
