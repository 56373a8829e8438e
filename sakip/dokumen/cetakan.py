"""From content and form to what the templates draw: titles filled in, the table of indicators, the signature block."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from django.template.loader import render_to_string

from sakip.dokumen.isi import KelompokIsi, PemdaIsi, PihakIsi
from sakip.dokumen.render import Tata, data_uri
from sakip.dokumen.tabel import Badan, Isian, Tabel, rentangkan
from sakip.dokumen.tata_letak import HURUF, KERTAS, TabelKinerja, TandaTangan, TataLetak
from sakip.dokumen.teks import (
    baris_jabatan,
    kapital,
    nama_cetak,
    nip_cetak,
    tanpa_gelar,
    tanpa_sebutan,
    tempat_tanggal,
)

# Bare numbers in these units are printed bare: the head of the row already says what is counted.
SATUAN_TAK_DICETAK = frozenset({"", "nilai", "angka", "indeks", "skor", "poin", "point", "predikat", "opini"})
# How many characters of 11 pt fit into half the width of a page.
MUAT_SEPARUH = {
    ("bookman", "kapital"): 30,
    ("bookman", "biasa"): 38,
    ("arial", "kapital"): 32,
    ("arial", "biasa"): 40,
}
_ANGKA = re.compile(r"[\d.,]+")
_ISIAN = re.compile(r"\{([^{}]*)\}")


class Bentuk(Protocol):
    """What every form says of its letters, whatever its tables."""

    @property
    def huruf(self) -> str: ...
    @property
    def huruf_ttd(self) -> Decimal: ...
    @property
    def nomor_kolom(self) -> str: ...
    @property
    def identitas(self) -> str: ...


class Kelompok(Protocol):
    """An entry of column 2, whatever its indicators say."""

    @property
    def jenis(self) -> str: ...
    @property
    def induk(self) -> int | None: ...
    @property
    def indikator(self) -> Sequence[object]: ...


@dataclass(frozen=True)
class Blok:
    """One side of the signature block."""

    label: str
    jabatan: tuple[str, ...]
    nama: str
    identitas: tuple[str, ...] = ()


@dataclass(frozen=True)
class BlokTandaTangan:
    """The superior stands left, who promises right, under place and date."""

    tempat_tanggal: str
    kanan: Blok
    kiri: Blok | None = None
    berlabel: bool = True
    berjabatan: bool = True


def nilai_isian(
    *, tahun: int, pemda: PemdaIsi, pd_nama: str | None, unit_nama: str | None, jabatan: str, tingkat: str = ""
) -> dict[str, str]:
    """What the placeholders of a form stand for; capitals for a name in capitals."""
    pd = (pd_nama or "").removesuffix(" " + pemda.sebutan)
    inti = tanpa_sebutan(jabatan)
    pendek = inti.removesuffix(" " + pemda.sebutan).removesuffix(" " + pd) if pd else inti
    nilai = {
        "pd": pd,
        "unit": unit_nama or "",
        "kabupaten": pemda.sebutan,
        "pemda": f"Pemerintah {pemda.sebutan}",
        "jabatan": inti if pendek in {"", "Kepala"} else pendek,
        "kepala_daerah": pemda.kepala_daerah,
        "tingkat": tingkat,
    }
    return {"tahun": str(tahun), **nilai, **{nama.upper(): kapital(satu) for nama, satu in nilai.items()}}


def isi_baris(baris: str, nilai: Mapping[str, str]) -> str:
    return " ".join(_ISIAN.sub(lambda cocok: nilai.get(cocok[1], ""), baris).split())


def isi_judul(judul: Sequence[str], nilai: Mapping[str, str]) -> tuple[str, ...]:
    """A line of which nothing is left (no unit, no PD) is not printed."""
    return tuple(terisi for baris in judul if (terisi := isi_baris(baris, nilai)))


def target_cetak(target: str, satuan: str) -> str:
    """As written; only a bare number is completed by its unit (`97` + `%`, `12` + `Dokumen`)."""
    target, satuan = target.strip(), satuan.strip()
    if not _ANGKA.fullmatch(target) or satuan.lower() in SATUAN_TAK_DICETAK:
        return target
    return f"{target}%" if satuan.lower() in {"%", "persen"} else f"{target} {satuan}"


def tabel_kinerja(
    bentuk: TataLetak, kelompok: Sequence[KelompokIsi], nilai: Mapping[str, str], *, akhir: bool
) -> Tabel:
    """Tabel I: number and sasaran merged over their indicators."""
    baris = baris_kinerja(bentuk.tabel, kelompok)

    def susun(potongan: frozenset[str]) -> tuple[Badan, ...]:
        return rentangkan("k", baris, potongan)

    return Tabel(
        nama=bentuk.tabel.nama,
        kepala=tuple(isi_baris(kepala, nilai) for kepala in bentuk.tabel.kepala),
        lebar=persentase(bentuk.tabel.lebar),
        nomor_kolom=nomor_kolom(bentuk, 4),
        susun=susun,
        akhir=akhir,
    )


def baris_kinerja(tabel: TabelKinerja, kelompok: Sequence[KelompokIsi]) -> list[list[Isian]]:
    """The rows of Tabel I: a tujuan without indicators is one band, a sasaran stands beside its indicators."""
    hasil: list[list[Isian]] = []
    semua_nomor = nomor_kelompok(kelompok, berlabel=bool(tabel.label))
    for urut, (satu, nomor) in enumerate(zip(kelompok, semua_nomor, strict=True)):
        kunci = f"g{urut}"
        label = tabel.label.get(satu.jenis, "")
        if satu.jenis == "tujuan" and not satu.indikator:
            if tabel.label:  # a form whose column holds sasaran only has no place for the tujuan above them
                hasil.append([Isian(nomor, kelas="nomor"), Isian(satu.teks, label=label, kolom=3)])
            continue
        depan = [
            Isian(nomor, kunci=kunci, kelas="nomor", sambung="ulang"),
            Isian(satu.teks, kunci=kunci, label=label),
        ]
        if not satu.indikator:
            hasil.append([*depan, Isian(), Isian()])
        for indikator in satu.indikator:
            target = target_cetak(indikator.target, indikator.satuan)
            hasil.append([*depan, Isian(indikator.teks), Isian(target, kelas="tengah")])
    return hasil


def nomor_kelompok(kelompok: Sequence[Kelompok], *, berlabel: bool) -> list[str]:
    """`1.`, `2.`; where tujuan and sasaran share the column, a sasaran counts under its tujuan: `1.1`."""
    hasil: list[str] = []
    utama = 0
    anak: dict[int, int] = {}
    induk_ke: dict[int, int] = {}
    for urut, satu in enumerate(kelompok):
        if berlabel and satu.induk is not None and satu.induk in induk_ke:
            anak[satu.induk] = anak.get(satu.induk, 0) + 1
            hasil.append(f"{induk_ke[satu.induk]}.{anak[satu.induk]}")
        elif not berlabel and satu.jenis == "tujuan" and not satu.indikator:
            hasil.append("")
        else:
            utama += 1
            induk_ke[urut] = utama
            hasil.append(f"{utama}.")
    return hasil


def nomor_kolom(bentuk: Bentuk, banyak: int) -> tuple[str, ...]:
    pola = "({})" if bentuk.nomor_kolom == "kurung" else "{}"
    return tuple(pola.format(nomor) for nomor in range(1, banyak + 1))


def persentase(lebar: Sequence[Decimal]) -> tuple[str, ...]:
    return tuple(f"{satu:f}%" for satu in lebar)


def lebar_cukup_uang(bentuk: TataLetak, lebar: Sequence[Decimal], kolom: int, terpanjang: str) -> tuple[Decimal, ...]:
    """Widen the money column for its longest amount, at the cost of the widest other column."""
    huruf = Decimal("0.209") if bentuk.huruf == "bookman" else Decimal("0.175")
    halaman = Decimal(KERTAS[bentuk.kertas][0].removesuffix("mm")) - bentuk.margin[1] - bentuk.margin[3]
    perlu = (len(terpanjang) * huruf * bentuk.huruf_tabel + 10) * 100 / halaman
    kurang = max(Decimal(0), perlu - lebar[kolom]).quantize(Decimal("0.1"))
    hasil = list(lebar)
    terlebar = max((nomor for nomor in range(len(hasil)) if nomor != kolom), key=lambda nomor: hasil[nomor])
    kurang = min(kurang, hasil[terlebar] - 15)
    if kurang > 0:
        hasil[kolom] += kurang
        hasil[terlebar] -= kurang
    return tuple(hasil)


def blok_tanda_tangan(
    bentuk: Bentuk,
    gaya: TandaTangan,
    *,
    pemda: PemdaIsi,
    tanggal: date | None,
    tahun: int,
    pertama: PihakIsi,
    kedua: PihakIsi | None,
) -> BlokTandaTangan:
    return BlokTandaTangan(
        tempat_tanggal=tempat_tanggal(pemda.tempat, tanggal, tahun),
        kanan=_blok(bentuk, gaya, pertama, gaya.label_pertama if kedua else ""),
        kiri=_blok(bentuk, gaya, kedua, gaya.label_kedua) if kedua else None,
        berlabel=bool(kedua and (gaya.label_pertama or gaya.label_kedua)),
        berjabatan=gaya.jabatan != "tanpa" or kedua is None,
    )


def _blok(bentuk: Bentuk, gaya: TandaTangan, pihak: PihakIsi, label: str) -> Blok:
    nama = nama_pihak(pihak)
    return Blok(
        label=label,
        jabatan=jabatan_pihak(bentuk, gaya, pihak),
        nama=f"({nama})" if gaya.kurung else nama,
        identitas=identitas_pihak(pihak) if bentuk.identitas == "nama_pangkat_nip" else (),
    )


def nama_pihak(pihak: PihakIsi) -> str:
    """Acting heads of the region, and Pj./Plh. Sekda, without titles (Permendagri 1/2023 Pasal 44 ayat (4)-(5))."""
    tanpa = (pihak.kepala_daerah and pihak.plt) or (pihak.sekda and pihak.plt in {"Pj.", "Plh."})
    return tanpa_gelar(pihak.nama) if tanpa else nama_cetak(pihak.nama)


def identitas_pihak(pihak: PihakIsi) -> tuple[str, ...]:
    """Pangkat and NIP of every signatory but kepala daerah and Sekda (Permendagri 1/2023 Pasal 44 ayat (2)-(3))."""
    if pihak.kepala_daerah or pihak.sekda:
        return ()
    nip = f"NIP.\u00a0{nip_cetak(pihak.nip)}" if pihak.nip else ""
    return tuple(satu for satu in (pihak.pangkat, nip) if satu)


def jabatan_pihak(bentuk: Bentuk, gaya: TandaTangan, pihak: PihakIsi) -> tuple[str, ...]:
    if gaya.jabatan == "tanpa":
        return ()
    besar = gaya.jabatan == "kapital"
    muat = round(MUAT_SEPARUH[bentuk.huruf, gaya.jabatan] * 11 / bentuk.huruf_ttd)
    baris = pihak.jabatan_cetak
    if not baris:
        baris = baris_jabatan(pihak.jabatan, muat)
    elif pihak.plt and not baris[0].startswith(pihak.plt):
        baris = (f"{pihak.plt} {baris[0]}", *baris[1:])
    if besar:
        baris = tuple(kapital(satu) for satu in baris)
    return (*baris[:-1], baris[-1] + ",") if gaya.koma else baris


def gaya_halaman(bentuk: TataLetak, tata: Tata, *, pernyataan: bool = False) -> dict[str, object]:
    """Values for the style sheet; every one comes from a checked form, none from free text."""
    margin = bentuk.margin_pernyataan if pernyataan else bentuk.margin
    tabel = bentuk.huruf_tabel - (Decimal("0.5") if tata.rapat else 0)
    return {
        "ukuran": " ".join(KERTAS[bentuk.kertas]),
        "margin": " ".join(f"{sisi:f}mm" for sisi in margin),
        "huruf": HURUF[bentuk.huruf],
        "tabel": f"{tabel:f}pt",
        "ttd": f"{bentuk.huruf_ttd + (Decimal('0.5') if pernyataan else 0):f}pt",
        "isi_atas": "0.85mm" if tata.rapat else "1.3mm",
        "ruang_ttd": "20mm" if tata.rapat else "24mm",
        "berhalaman": tata.berhalaman,
    }


def gambar(isi: bytes | None) -> str:
    return data_uri(isi) if isi else ""


def cetak(templat: str, konteks: Mapping[str, object]) -> str:
    return render_to_string(templat, dict(konteks))


def badan_tabel(tabel: Sequence[Tabel], tata: Tata) -> list[dict[str, object]]:
    """Each table with its bodies for this pass, ready for `cetak/_tabel.html`."""
    return [
        {"urut": str(urut), "tabel": satu, "badan": satu.susun(tata.potongan)}
        for urut, satu in enumerate(tabel, start=1)
    ]
