"""The form of a paper as data: what differs between regencies, checked before it is printed.

A form is a plain dict (from a data file or from an admin's hands); `TataLetak.dari` either understands all of it or
says in Indonesian what is wrong. The sentences and tables themselves are laid out by the templates.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

JENIS_CETAKAN = ("pernyataan_lampiran", "tabel_i_ii", "tabel_tunggal")
KERTAS = {"F4": ("215mm", "330mm"), "A4": ("210mm", "297mm")}
HURUF = {
    "bookman": "Bookman Old Style, URW Bookman, Liberation Serif, serif",
    "arial": "Arial, Liberation Sans, sans-serif",
}
NOMOR_KOLOM = ("kurung", "polos")
IDENTITAS = ("nama", "nama_pangkat_nip")
LAMBANG = ("garuda", "logo", "tanpa")
JABATAN = ("kapital", "biasa", "tanpa")
KELOMPOK = ("tujuan", "sasaran", "kondisi", "rencana_kerja")
# What a form may ask for in braces; in capitals: the same in capitals.
_NAMA = ("pd", "unit", "kabupaten", "pemda", "jabatan", "kepala_daerah", "tingkat", "periode", "sampai")
ISIAN = frozenset({"tahun", *_NAMA, *(nama.upper() for nama in _NAMA)})
_ISIAN = re.compile(r"\{([^{}]*)\}")
TEKS_MAKS = 1000


class TataLetakSalah(ValueError):
    """The form cannot be used; the message names the field."""


@dataclass(frozen=True)
class TandaTangan:
    label_kedua: str
    label_pertama: str
    jabatan: str
    koma: bool
    kurung: bool


@dataclass(frozen=True)
class Pernyataan:
    lambang: str
    kepala: tuple[str, ...]
    judul: tuple[str, ...]
    pembuka: str
    sebutan_pertama: str
    sebutan_kedua: str
    janji: tuple[str, ...]
    ttd: TandaTangan


@dataclass(frozen=True)
class TabelKinerja:
    nama: str
    kepala: tuple[str, ...]
    lebar: tuple[Decimal, ...]
    label: Mapping[str, str]


@dataclass(frozen=True)
class TabelAnggaran:
    nama: str
    kepala: tuple[str, ...]
    lebar: tuple[Decimal, ...]
    nomor_kolom: bool
    menurut_indikator: bool
    keterangan: bool


@dataclass(frozen=True)
class TataLetak:
    kode: str
    nama: str
    jenis_cetakan: str
    kertas: str
    huruf: str
    margin: tuple[Decimal, ...]
    margin_pernyataan: tuple[Decimal, ...]
    huruf_tabel: Decimal
    huruf_ttd: Decimal
    nomor_kolom: str
    identitas: str
    judul: tuple[str, ...]
    judul_pendek: str
    pernyataan: Pernyataan | None
    tabel: TabelKinerja
    anggaran: TabelAnggaran | None
    ttd: TandaTangan

    @classmethod
    def dari(cls, data: object) -> "TataLetak":
        """Read a form; raises TataLetakSalah with a message for the person who edited it."""
        b = Bidang(data, "formulir")
        bentuk = cls(
            kode=b.teks("kode", wajib=True),
            nama=b.teks("nama", wajib=True),
            jenis_cetakan=b.pilihan("jenis_cetakan", JENIS_CETAKAN),
            kertas=b.pilihan("kertas", KERTAS),
            huruf=b.pilihan("huruf", HURUF),
            margin=b.deret("margin", 4, 5, 60),
            margin_pernyataan=b.deret("margin_pernyataan", 4, 5, 60),
            huruf_tabel=b.angka("huruf_tabel", 7, 14),
            huruf_ttd=b.angka("huruf_ttd", 7, 14),
            nomor_kolom=b.pilihan("nomor_kolom", NOMOR_KOLOM),
            identitas=b.pilihan("identitas", IDENTITAS),
            judul=b.baris("judul", 1, 6),
            judul_pendek=b.teks("judul_pendek", wajib=True),
            pernyataan=_pernyataan(b.anak("pernyataan")),
            tabel=_tabel(b.wajib_anak("tabel")),
            anggaran=_anggaran(b.anak("anggaran")),
            ttd=baca_ttd(b.wajib_anak("ttd")),
        )
        b.selesai()
        if (bentuk.pernyataan is not None) != (bentuk.jenis_cetakan == "pernyataan_lampiran"):
            raise TataLetakSalah("Bagian pernyataan diisi hanya untuk jenis cetakan pernyataan_lampiran.")
        if bentuk.jenis_cetakan == "tabel_tunggal" and bentuk.anggaran is not None:
            raise TataLetakSalah("Jenis cetakan tabel_tunggal tidak memuat tabel anggaran.")
        return bentuk


def _pernyataan(b: "Bidang | None") -> Pernyataan | None:
    if b is None:
        return None
    hasil = Pernyataan(
        lambang=b.pilihan("lambang", LAMBANG),
        kepala=b.baris("kepala", 0, 3),
        judul=b.baris("judul", 1, 4),
        pembuka=b.teks("pembuka", wajib=True),
        sebutan_pertama=b.teks("sebutan_pertama"),
        sebutan_kedua=b.teks("sebutan_kedua"),
        janji=b.baris("janji", 1, 8),
        ttd=baca_ttd(b.wajib_anak("ttd")),
    )
    b.selesai()
    return hasil


def _tabel(b: "Bidang") -> TabelKinerja:
    label = b.anak("label")
    hasil = TabelKinerja(
        nama=b.teks("nama"),
        kepala=b.baris("kepala", 4, 4),
        lebar=b.lebar("lebar", 4),
        label={jenis: label.teks(jenis) for jenis in label.ada(KELOMPOK)} if label else {},
    )
    if label:
        label.selesai()
    b.selesai()
    return hasil


def _anggaran(b: "Bidang | None") -> TabelAnggaran | None:
    if b is None:
        return None
    menurut_indikator, keterangan = b.ya("menurut_indikator"), b.ya("keterangan")
    kolom = 3 + menurut_indikator + keterangan
    hasil = TabelAnggaran(
        nama=b.teks("nama"),
        kepala=b.baris("kepala", kolom, kolom),
        lebar=b.lebar("lebar", kolom),
        nomor_kolom=b.ya("nomor_kolom"),
        menurut_indikator=menurut_indikator,
        keterangan=keterangan,
    )
    b.selesai()
    return hasil


def baca_ttd(b: "Bidang") -> TandaTangan:
    hasil = TandaTangan(
        label_kedua=b.teks("label_kedua"),
        label_pertama=b.teks("label_pertama"),
        jabatan=b.pilihan("jabatan", JABATAN),
        koma=b.ya("koma"),
        kurung=b.ya("kurung"),
    )
    b.selesai()
    return hasil


class Bidang:
    """Reads one dict field by field and remembers which fields were never asked for."""

    def __init__(self, data: object, tempat: str) -> None:
        if not isinstance(data, Mapping):
            raise TataLetakSalah(f"Bagian {tempat} harus berisi pasangan nama dan nilai.")
        self.data, self.tempat, self.terbaca = data, tempat, set[str]()

    def _ambil(self, nama: str) -> Any:
        self.terbaca.add(nama)
        if nama not in self.data:
            raise TataLetakSalah(f"Bagian {self.tempat} belum memuat {nama}.")
        return self.data[nama]

    def selesai(self) -> None:
        if asing := sorted(str(nama) for nama in self.data if nama not in self.terbaca):
            raise TataLetakSalah(f"Bagian {self.tempat} memuat nama yang tidak dikenal: {', '.join(asing)}.")

    def ada(self, nama: Sequence[str]) -> list[str]:
        return [satu for satu in nama if satu in self.data]

    def anak(self, nama: str) -> "Bidang | None":
        nilai = self._ambil(nama)
        return None if nilai is None else Bidang(nilai, nama)

    def wajib_anak(self, nama: str) -> "Bidang":
        return Bidang(self._ambil(nama), nama)

    def teks(self, nama: str, *, wajib: bool = False) -> str:
        return self._teks(self._ambil(nama), nama, wajib=wajib)

    def _teks(self, nilai: object, nama: str, *, wajib: bool) -> str:
        if not isinstance(nilai, str) or len(nilai) > TEKS_MAKS or (wajib and not nilai.strip()):
            raise TataLetakSalah(
                f"Isian {nama} pada {self.tempat} harus berupa teks, paling panjang {TEKS_MAKS} huruf."
            )
        if asing := [isian for isian in _ISIAN.findall(nilai) if isian not in ISIAN]:
            raise TataLetakSalah(f"Isian {nama} memuat tanda {{{asing[0]}}} yang tidak dikenal.")
        return nilai

    def baris(self, nama: str, paling_sedikit: int, paling_banyak: int) -> tuple[str, ...]:
        nilai = self._ambil(nama)
        if not isinstance(nilai, list | tuple) or not paling_sedikit <= len(nilai) <= paling_banyak:
            banyak = str(paling_sedikit) if paling_sedikit == paling_banyak else f"{paling_sedikit}-{paling_banyak}"
            raise TataLetakSalah(f"Isian {nama} pada {self.tempat} harus berupa daftar {banyak} teks.")
        return tuple(self._teks(satu, nama, wajib=True) for satu in nilai)

    def pilihan(self, nama: str, boleh: Sequence[str] | Mapping[str, object]) -> str:
        nilai = self._ambil(nama)
        if not isinstance(nilai, str) or nilai not in boleh:
            raise TataLetakSalah(f"Isian {nama} pada {self.tempat} harus salah satu dari: {', '.join(boleh)}.")
        return nilai

    def ya(self, nama: str) -> bool:
        nilai = self._ambil(nama)
        if not isinstance(nilai, bool):
            raise TataLetakSalah(f"Isian {nama} pada {self.tempat} harus true atau false.")
        return nilai

    def angka(self, nama: str, bawah: int, atas: int) -> Decimal:
        return self._angka(self._ambil(nama), nama, bawah, atas)

    def _angka(self, nilai: object, nama: str, bawah: int, atas: int) -> Decimal:
        """Numbers are whole or written as text ("10.5"): what is signed holds no binary fractions."""
        try:
            if isinstance(nilai, bool) or not isinstance(nilai, int | str):
                raise InvalidOperation
            hasil = Decimal(nilai)
            if not bawah <= hasil <= atas:
                raise InvalidOperation
        except InvalidOperation:
            raise TataLetakSalah(
                f'Isian {nama} pada {self.tempat} harus angka {bawah}-{atas}; pecahan ditulis sebagai teks, "10.5".'
            ) from None
        return hasil

    def deret(self, nama: str, banyak: int, bawah: int, atas: int) -> tuple[Decimal, ...]:
        nilai = self._ambil(nama)
        if not isinstance(nilai, list | tuple) or len(nilai) != banyak:
            raise TataLetakSalah(f"Isian {nama} pada {self.tempat} harus berupa {banyak} angka.")
        return tuple(self._angka(satu, nama, bawah, atas) for satu in nilai)

    def lebar(self, nama: str, banyak: int) -> tuple[Decimal, ...]:
        hasil = self.deret(nama, banyak, 1, 97)
        if sum(hasil) != 100:
            raise TataLetakSalah(f"Lebar kolom {self.tempat} harus berjumlah 100, sekarang {sum(hasil)}.")
        return hasil
