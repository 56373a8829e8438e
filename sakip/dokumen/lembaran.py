"""Tables that are no form of their own: relations between documents, comparisons, overviews.

One `TabelIsi` is drawn by the page (`badan_halaman`), by the paper (`render_lembaran`) and by the worksheet
(`lembar_kerja`), so that the three never say different things.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from sakip.angka import baca_rupiah
from sakip.dokumen import cetakan
from sakip.dokumen.render import Susun, Tata, bubuhi_tanda_air, susun_pdf
from sakip.dokumen.tabel import Badan, Isian, Kepala, Tabel, rentangkan
from sakip.dokumen.tata_letak import HURUF, KERTAS
from sakip.lembar import Format, Kolom, LembarTulis, tulis, tulis_buku

BARIS_BAGIAN = 300  # rows of one part: the printer refuses very long tables, and a part is set in a second or two


@dataclass(frozen=True)
class TabelIsi:
    """A table as data; `kepala_atas` is the upper of two head rows (see `Tabel`)."""

    nama: str
    kepala: tuple[str, ...]
    lebar: tuple[int | Decimal, ...]
    baris: Sequence[Sequence[Isian]]
    kepala_atas: tuple[Kepala, ...] = ()
    bernomor: bool = True


@dataclass(frozen=True)
class Kertas:
    """Paper and letters as the regency's own forms have them; tables of many columns lie on their side."""

    kertas: str = "F4"
    huruf: str = "arial"
    kurung: bool = True

    @classmethod
    def dari(cls, tata_letak: Mapping[str, Any]) -> "Kertas":
        """Of a form that may not have been checked: what it does not say rightly is as by default."""
        kertas, huruf = tata_letak.get("kertas"), tata_letak.get("huruf")
        return cls(
            kertas=kertas if kertas in KERTAS else cls.kertas,
            huruf=huruf if huruf in HURUF else cls.huruf,
            kurung=tata_letak.get("nomor_kolom") != "polos",
        )


@dataclass(frozen=True)
class Lembaran:
    """A paper of tables: title lines, short title for the foot, tables, notes below the last one."""

    judul: tuple[str, ...]
    pendek: str
    tabel: tuple[TabelIsi, ...]
    keterangan: tuple[str, ...] = ()


def render_lembaran(isi: Lembaran, kertas: Kertas, *, draf: bool = False) -> bytes:
    """The paper. A table of very many rows goes on in further parts, each with its own page numbers."""
    bagian = list(_bagian(isi.tabel))
    susun = []
    for nomor, tabel in enumerate(bagian, start=1):
        keterangan = isi.keterangan if nomor == len(bagian) else ()
        sebutan = f"bagian {nomor} dari {len(bagian)}" if len(bagian) > 1 else ""
        susun.append(_susun(replace(isi, tabel=tuple(tabel), keterangan=keterangan), kertas, sebutan))
    pdf = susun_pdf(susun, judul=isi.pendek)
    return bubuhi_tanda_air(pdf) if draf else pdf


def _bagian(tabel: Sequence[TabelIsi]) -> Iterator[list[TabelIsi]]:
    """The tables in parts of at most `BARIS_BAGIAN` rows."""
    kini: list[TabelIsi] = []
    banyak = 0
    for satu in tabel:
        for awal in range(0, max(len(satu.baris), 1), BARIS_BAGIAN):
            potong = replace(satu, baris=satu.baris[awal : awal + BARIS_BAGIAN])
            if kini and banyak + len(potong.baris) > BARIS_BAGIAN:
                yield kini
                kini, banyak = [], 0
            kini.append(potong)
            banyak += len(potong.baris)
    yield kini


def _susun(isi: Lembaran, kertas: Kertas, sebutan: str) -> Susun:
    pendek = f"{isi.pendek} - {sebutan}" if sebutan else isi.pendek
    cetak = [_tabel(satu, kertas, f"t{urut}") for urut, satu in enumerate(isi.tabel)]

    def susun(tata: Tata) -> str:
        return cetakan.cetak(
            "cetak/lembaran.html",
            {
                "judul_dokumen": pendek,
                "pendek": pendek,
                "judul": (*isi.judul, *([sebutan] if sebutan else [])),
                "gaya": _gaya(kertas, tata),
                "daftar_tabel": cetakan.badan_tabel(cetak, tata),
                "keterangan": isi.keterangan,
            },
        )

    return susun


def _tabel(isi: TabelIsi, kertas: Kertas, awalan: str) -> Tabel:
    pola = "({})" if kertas.kurung else "{}"
    return Tabel(
        nama=isi.nama,
        kepala=isi.kepala,
        lebar=tuple(f"{satu}%" for satu in isi.lebar),
        nomor_kolom=tuple(pola.format(n) for n in range(1, len(isi.lebar) + 1)) if isi.bernomor else (),
        susun=lambda potongan: rentangkan(awalan, isi.baris, potongan),
        kepala_atas=isi.kepala_atas,
    )


def badan_halaman(isi: TabelIsi, awalan: str = "t") -> tuple[Badan, ...]:
    """The bodies of a table for a web page: cells merged, never cut."""
    return rentangkan(awalan, isi.baris, frozenset())


def _gaya(kertas: Kertas, tata: Tata) -> dict[str, object]:
    lebar, tinggi = KERTAS[kertas.kertas]
    return {
        "ukuran": f"{tinggi} {lebar}",
        "margin": "18mm 15mm 18mm 20mm",
        "huruf": HURUF[kertas.huruf],
        "tabel": "8.5pt" if tata.rapat else "9pt",
        "ttd": "10.5pt",
        "isi_atas": "0.7mm" if tata.rapat else "1mm",
        "ruang_ttd": "20mm",
        "berhalaman": tata.berhalaman,
    }


# ---- worksheet


def lembar_kerja(isi: TabelIsi, *, judul_lembar: str, keterangan: Sequence[str] = ()) -> bytes:
    """The same rows as a worksheet: merged cells are written on every row, so that it can be sorted and filtered."""
    return tulis(_kolom(isi), map(_baris, isi.baris), judul_lembar=judul_lembar, keterangan=list(keterangan))


def buku_kerja(isi: Lembaran) -> bytes:
    """A sheet for each table of the paper, its title above."""
    return tulis_buku(
        LembarTulis(_kolom(satu), map(_baris, satu.baris), satu.nama or isi.pendek, isi.judul) for satu in isi.tabel
    )


def _kolom(isi: TabelIsi) -> list[Kolom]:
    uang = {n for baris in isi.baris for n, sel in enumerate(baris) if sel.uang}
    return [
        Kolom(teks, f"k{n}", lebar=22 if n in uang else 30, format=Format.RUPIAH if n in uang else Format.TEKS)
        for n, teks in enumerate(_judul_kolom(isi))
    ]


def _judul_kolom(isi: TabelIsi) -> list[str]:
    """One heading per column: the lower head with the upper one before it where it spans several."""
    if not isi.kepala_atas:
        return list(isi.kepala)
    bawah, hasil = iter(isi.kepala), []
    for atas in isi.kepala_atas:
        if atas.baris > 1:
            hasil += [atas.teks] * atas.kolom
        else:
            hasil += [f"{atas.teks}: {next(bawah)}" for _ in range(atas.kolom)]
    return hasil


def _baris(baris: Sequence[Isian]) -> dict[str, object]:
    hasil: dict[str, object] = {}
    nomor = 0
    for sel in baris:
        teks = f"{sel.label} {sel.teks}".strip()
        hasil[f"k{nomor}"] = baca_rupiah(sel.uang, negatif=True) if sel.uang else teks
        nomor += sel.kolom
    return dict.fromkeys((f"k{n}" for n in range(nomor)), "") | hasil
