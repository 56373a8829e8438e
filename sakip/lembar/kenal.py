"""What a worksheet is taken for - sheet, heading row, columns, notation - and what a person corrects of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from openpyxl.utils import get_column_letter

from sakip.angka import Notasi
from sakip.lembar.berkas import rusak_bila_gagal
from sakip.lembar.buka import Isi, Terbuka, teks_tampil
from sakip.lembar.judul import Judul, judul_terbaik
from sakip.lembar.kolom import Kolom
from sakip.lembar.notasi import FORMAT_TEKS_INDONESIA, NotasiKolom, PertanyaanNotasi, arti, notasi_kolom

_MAKS_CONTOH = 3
_MAKS_HURUF = 60
_MAKS_DILIHAT = 200


@dataclass(frozen=True)
class Pemetaan:
    """What a person corrects; it always wins. `kolom` - field -> column number from 1, or 0 for "not in this file"; a
    field that is not named is recognised. `notasi` - field -> how the numbers of its texts are meant."""

    lembar: str | None = None
    baris_judul: int | None = None
    kolom: Mapping[str, int] = field(default_factory=dict)
    notasi: Mapping[str, str] = field(default_factory=dict)

    def ke_json(self) -> dict[str, Any]:
        return {
            "lembar": self.lembar,
            "baris_judul": self.baris_judul,
            "kolom": dict(self.kolom),
            "notasi": dict(self.notasi),
        }

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> "Pemetaan":
        """From what `ke_json` gave; whatever else stands in it is passed over."""
        lembar, baris = isi.get("lembar"), isi.get("baris_judul")
        kolom, notasi = isi.get("kolom") or {}, isi.get("notasi") or {}
        return cls(
            lembar if isinstance(lembar, str) and lembar else None,
            baris if _paling_sedikit(1, baris) else None,
            {str(f): n for f, n in kolom.items() if _paling_sedikit(0, n)},
            {str(f): n for f, n in notasi.items() if n in set(Notasi)},
        )


def _paling_sedikit(terkecil: int, nilai: object) -> bool:
    return isinstance(nilai, int) and not isinstance(nilai, bool) and nilai >= terkecil


@dataclass(frozen=True)
class KolomBerkas:
    """A column as it stands in the file."""

    nomor: int
    huruf: str
    judul: str
    contoh: tuple[str, ...]


@dataclass
class Pengenalan:
    """What was recognised. `lembar` - the visible sheets; `tempat` - field -> column number; `kurang` - required
    headings that were not found; `bertanya` - columns whose notation a person must tell."""

    lembar: tuple[str, ...]
    dipilih: str
    baris_judul: int
    judul: tuple[KolomBerkas, ...]
    tempat: dict[str, int]
    kurang: tuple[str, ...]
    bertanya: tuple[PertanyaanNotasi, ...]


def kenali(
    file: bytes | BinaryIO,
    kolom: Sequence[Kolom],
    pemetaan: Pemetaan = Pemetaan(),
    *,
    maks_baris: int = 50_000,
    maks_kolom: int = 60,
    cari_judul_sampai: int = 10,
) -> Pengenalan:
    """What `baca` would take the file for. Missing headings are named, not refused, so that a person can point at
    them; raises `BerkasDitolak` where there is nothing to point at."""
    with rusak_bila_gagal():
        terbuka = Terbuka(
            file, lembar=pemetaan.lembar, maks_baris=maks_baris + cari_judul_sampai, maks_kolom=maks_kolom
        )
        judul = judul_terbaik(terbuka, kolom, cari_judul_sampai, baris=pemetaan.baris_judul, tunjuk=pemetaan.kolom)
        return Pengenalan(
            lembar=tuple(satu.nama for satu in terbuka.buku.lembar if not satu.tersembunyi),
            dipilih=judul.isi.lembar.nama,
            baris_judul=judul.baris,
            judul=_kolom_berkas(judul, maks_kolom),
            tempat=dict(judul.tempat),
            kurang=tuple(judul.kurang(kolom)),
            bertanya=tuple(_pertanyaan(judul, kolom, pemetaan)),
        )


def _kolom_berkas(judul: Judul, maks_kolom: int) -> tuple[KolomBerkas, ...]:
    hasil = []
    for urutan in range(1, min(judul.isi.lebar, maks_kolom) + 1):
        contoh = _contoh(judul.isi, judul.akhir, urutan)
        teks = judul.tampil(urutan)
        if teks or contoh:
            hasil.append(KolomBerkas(urutan, get_column_letter(urutan), teks, contoh))
    return tuple(hasil)


def _contoh(isi: Isi, akhir: int, urutan: int) -> tuple[str, ...]:
    hasil: list[str] = []
    for row in isi.nilai[akhir : akhir + _MAKS_DILIHAT]:
        teks = teks_tampil(row[urutan - 1])[:_MAKS_HURUF]
        if teks and teks not in hasil:
            hasil.append(teks)
            if len(hasil) == _MAKS_CONTOH:
                break
    return tuple(hasil)


def notasi_semua(judul: Judul, kolom: Sequence[Kolom], pemetaan: Pemetaan) -> dict[str, NotasiKolom]:
    """The notation of each column that holds numbers, from all its texts."""
    format_sel = judul.isi.fakta.format
    baris = range(judul.akhir + 1, len(judul.isi.nilai) + 1)
    hasil = {}
    for satu in kolom:
        urutan = judul.tempat.get(satu.field, 0)
        if not satu.bacaan or not urutan or urutan > judul.isi.lebar:
            continue
        nilai = judul.isi.kolom(urutan, baris)
        if str not in set(map(type, nilai)):
            continue
        teks = [(n, isi) for n, isi in zip(baris, nilai, strict=True) if isinstance(isi, str)]
        bebas = [isi for n, isi in teks if format_sel.get((n, urutan)) != FORMAT_TEKS_INDONESIA]
        hasil[satu.field] = notasi_kolom(
            satu.bacaan, bebas, pemetaan.notasi.get(satu.field), ditandai=len(teks) - len(bebas)
        )
    return hasil


def _pertanyaan(judul: Judul, kolom: Sequence[Kolom], pemetaan: Pemetaan) -> list[PertanyaanNotasi]:
    notasi = notasi_semua(judul, kolom, pemetaan)
    return [
        PertanyaanNotasi(satu.field, satu.judul, n.dua[:_MAKS_CONTOH], arti(satu.bacaan, n.dua[0]))
        for satu in kolom
        if satu.bacaan and (n := notasi.get(satu.field)) and n.notasi is None
    ]
