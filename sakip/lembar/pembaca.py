"""Reading one column from top to bottom. Recaps repeat the same few texts thousands of times: each is read once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sakip.angka import MasukanSalah, Notasi
from sakip.lembar.buka import Isi
from sakip.lembar.kolom import Kolom, Sel
from sakip.lembar.notasi import FORMAT_TEKS_INDONESIA, NotasiKolom, pesan_dua_arti


@dataclass
class KolomTerbaca:
    """The rows by their order: what was read (None where there is nothing to use), the blank ones, the mistakes."""

    kolom: Kolom
    hasil: Sequence[Any]
    kosong: set[int]
    salah: dict[int, str] = field(default_factory=dict)

    def periksa_wajib(self, lewat: set[int]) -> dict[int, str]:
        """The mistakes, with those of cells that must be filled. `lewat`: blank rows."""
        if self.kolom.wajib:
            self.salah |= dict.fromkeys(sorted(self.kosong - lewat), f"{self.kolom.judul} wajib diisi.")
        return self.salah


def baca_kolom(isi: Isi, kolom: Kolom, urutan: int, notasi: NotasiKolom | None, baris: range) -> KolomTerbaca:
    """The cells of a column (0: there is no such column) in these rows."""
    if not urutan:
        return KolomTerbaca(kolom, (None,) * len(baris), set(range(len(baris))))
    return _Pembaca(isi, kolom, urutan, notasi, baris).baca()


class _Salah:
    """A mistake in the place of a value."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan


_KOSONG = object()
_RUMUS = "Rumus belum dihitung. Buka di Excel, simpan, lalu unggah lagi; atau tulis nilainya."


def hampa(nilai: Any) -> bool:
    return nilai is None or (isinstance(nilai, str) and not nilai.strip())


class _Pembaca:
    def __init__(self, isi: Isi, kolom: Kolom, urutan: int, notasi: NotasiKolom | None, baris: range) -> None:
        self.isi, self.kolom, self.urutan, self.baris = isi, kolom, urutan, baris
        self.notasi = (notasi.notasi if notasi else None) or Notasi.INDONESIA
        self.bertanya = frozenset(notasi.dua) if notasi and notasi.notasi is None else frozenset()
        self.berletak = self.berlubang = False

    def baca(self) -> KolomTerbaca:
        nilai = self.isi.kolom(self.urutan, self.baris)
        hasil = self._serempak(nilai)
        if self.berletak:
            hasil = [self._satu(n, baris) for n, baris in zip(nilai, self.baris, strict=True)]
        for letak, khusus in self._khusus(nilai):
            hasil[letak] = khusus
        return self._pilah(hasil)

    def _serempak(self, nilai: list[Any]) -> list[Any]:
        """Each different value read once; 1, 1.0 and True are different ones."""
        sel = Sel(None, "General", self.baris.start, self.urutan, self.notasi)
        if len(set(map(type, nilai))) == 1:
            terbaca = {isi: self._terbaca(isi, sel) for isi in set(nilai)}
            return list(map(terbaca.__getitem__, nilai))
        kunci = list(zip(map(type, nilai), nilai, strict=True))
        bercampur = {satu: self._terbaca(satu[1], sel) for satu in set(kunci)}
        return list(map(bercampur.__getitem__, kunci))

    def _terbaca(self, nilai: Any, sel: Sel) -> Any:
        """What a value means. `sel` is used for one value after the other."""
        if hampa(nilai):
            self.berlubang = True
            return _KOSONG
        if nilai in self.bertanya and sel.number_format != FORMAT_TEKS_INDONESIA:
            assert self.kolom.bacaan
            return self._salah(pesan_dua_arti(self.kolom.bacaan, nilai))
        sel.nilai = nilai
        try:
            hasil = self.kolom.baca(sel)
        except MasukanSalah as salah:
            hasil = self._salah(salah.pesan)
        self.berletak = self.berletak or sel.berletak or type(hasil).__hash__ is None
        return hasil

    def _satu(self, nilai: Any, baris: int, format_sel: str = "General") -> Any:
        notasi = Notasi.INDONESIA if format_sel == FORMAT_TEKS_INDONESIA else self.notasi
        return self._terbaca(nilai, Sel(nilai, format_sel, baris, self.urutan, notasi))

    def _salah(self, pesan: str) -> _Salah:
        self.berlubang = True
        return _Salah(pesan)

    def _khusus(self, nilai: Sequence[Any]) -> Iterable[tuple[int, Any]]:
        """The cells that are more than their value."""
        fakta, awal = self.isi.fakta, self.baris.start
        for baris in self.isi.baris_khusus.get(self.urutan, ()):
            tempat = (baris, self.urutan)
            if baris not in self.baris:
                continue
            if tempat in fakta.rumus_kosong:
                yield baris - awal, self._salah(_RUMUS)
            elif tempat in fakta.galat:
                pesan = f"Sel berisi galat {fakta.galat[tempat]}. Perbaiki rumusnya atau tulis nilainya."
                yield baris - awal, self._salah(pesan)
            else:
                yield baris - awal, self._satu(nilai[baris - awal], baris, fakta.format[tempat])

    def _pilah(self, hasil: list[Any]) -> KolomTerbaca:
        terbaca = KolomTerbaca(self.kolom, hasil, set())
        for letak, satu in enumerate(hasil if self.berlubang else ()):
            if satu is _KOSONG:
                terbaca.kosong.add(letak)
                hasil[letak] = None
            elif type(satu) is _Salah:
                terbaca.salah[letak] = satu.pesan
                hasil[letak] = None
        return terbaca
