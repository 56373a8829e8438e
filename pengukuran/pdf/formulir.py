"""The forms of measurement on paper: Tabel I and II with kendala and solusi, and the Form Pengukuran Kinerja
(GM Lampiran D, SM Lampiran C)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sakip.dokumen import cetakan
from sakip.dokumen.rangkai import BarisRangkai, rangkai, teks_rujukan
from sakip.dokumen.render import Tata, bubuhi_tanda_air, susun_pdf
from sakip.dokumen.tabel import Isian, Kepala, Sel, Tabel, rentangkan
from sakip.dokumen.tata_letak import HURUF, KERTAS
from sakip.dokumen.tata_ukur import TabelUkur, TataUkur
from sakip.dokumen.teks import potong_miring, uang

from ..isi import KOSONG, IndikatorUkur, IsiUkur, MataUkur
from ..rules.cetak import cetak_capaian

DEPAN = 4  # columns before those of realisasi
DALAM_RUPIAH = "(dalam rupiah)"
_MM_TITIK = Decimal("0.3528")
# widths of a bold digit and of its marks, in sizes of the letter
_LEBAR_HURUF = {"arial": (Decimal("0.58"), Decimal("0.3")), "bookman": (Decimal("0.7"), Decimal("0.37"))}
_SEMPIT = Decimal(12)  # a column of text is not made narrower (percent)
_HURUF_TERKECIL = Decimal(6)


@dataclass(frozen=True)
class Penjelasan:
    """A head below the tables with its points: kendala, solusi."""

    judul: str
    butir: tuple[str, ...]


@dataclass(frozen=True)
class FormulirUkur:
    """The form laid out: its title lines, tables, footnotes, explanations and signature, for page and paper."""

    bentuk: TataUkur
    judul: tuple[str, ...]
    pendek: str
    tabel: tuple[Tabel, ...]
    catatan: tuple[str, ...]
    penjelasan: tuple[Penjelasan, ...]
    ttd: cetakan.BlokTandaTangan


def susun_formulir(isi: IsiUkur) -> FormulirUkur:
    """Raises `TataLetakSalah` where the form of the profile cannot be used."""
    bentuk = TataUkur.dari(isi.tata_letak)
    nilai = cetakan.nilai_isian(
        tahun=isi.tahun, pemda=isi.pemda, pd_nama=isi.pd_nama, unit_nama=isi.unit_nama,
        jabatan=isi.penanda_tangan.jabatan, tingkat=isi.tingkat,
    )  # fmt: skip
    nilai |= {
        "periode": isi.periode,
        "sampai": isi.sampai,
        "PERIODE": isi.periode.upper(),
        "SAMPAI": isi.sampai.upper(),
    }
    tabel = [_tabel_kinerja(bentuk, isi, nilai)]
    if bentuk.anggaran and isi.mata:
        tabel.append(_tabel_anggaran(bentuk, bentuk.anggaran, isi, nilai))
    return FormulirUkur(
        bentuk=bentuk,
        judul=cetakan.isi_judul(bentuk.judul, nilai),
        pendek=cetakan.isi_baris(bentuk.judul_pendek, nilai),
        tabel=tuple(tabel),
        catatan=isi.catatan,
        penjelasan=tuple(
            Penjelasan(judul, butir or (KOSONG,))
            for judul, butir in zip(bentuk.penjelasan, (isi.kendala, isi.solusi), strict=False)
        ),
        ttd=cetakan.blok_tanda_tangan(
            bentuk, bentuk.ttd, pemda=isi.pemda, tanggal=isi.tanggal, tahun=isi.tahun_tanda or isi.tahun,
            pertama=isi.penanda_tangan, kedua=None,
        ),
    )  # fmt: skip


def render_formulir(isi: IsiUkur) -> bytes:
    """The paper; figures that were not accepted yet bear the word across every page."""
    f = susun_formulir(isi)

    def susun(tata: Tata) -> str:
        return cetakan.cetak(
            "cetak/pengukuran.html",
            {
                "judul_dokumen": f.pendek,
                "pendek": f.pendek,
                "judul": f.judul,
                "gaya": _gaya(f.bentuk, tata),
                "daftar_tabel": cetakan.badan_tabel(f.tabel, tata),
                "catatan": f.catatan,
                "penjelasan": f.penjelasan,
                "ttd": f.ttd,
            },
        )

    pdf = susun_pdf([susun], judul=f.pendek)
    return bubuhi_tanda_air(pdf, "SEMENTARA") if isi.sementara else pdf


def _gaya(bentuk: TataUkur, tata: Tata) -> dict[str, object]:
    lebar, tinggi = KERTAS[bentuk.kertas]
    return {
        "ukuran": f"{tinggi} {lebar}",
        "margin": " ".join(f"{sisi:f}mm" for sisi in bentuk.margin),
        "huruf": HURUF[bentuk.huruf],
        "tabel": f"{bentuk.huruf_tabel - (Decimal('0.5') if tata.rapat else 0):f}pt",
        "ttd": f"{bentuk.huruf_ttd:f}pt",
        "isi_atas": "0.6mm" if tata.rapat else "0.9mm",
        "ruang_ttd": "16mm" if tata.rapat else "18mm",
        "berhalaman": tata.berhalaman,
    }


# ---- Tabel I, and the Form Pengukuran Kinerja


def _tabel_kinerja(bentuk: TataUkur, isi: IsiUkur, nilai: dict[str, str]) -> Tabel:
    baris = baris_kinerja(bentuk, isi)
    return _tabel(bentuk, bentuk.tabel, nilai=nilai, awalan="k", baris=baris, lebar=bentuk.tabel.lebar)


def baris_kinerja(bentuk: TataUkur, isi: IsiUkur) -> list[list[Isian]]:
    """A tujuan without indicators is one band, a sasaran stands merged beside its indicators."""
    t = bentuk.tabel
    hasil: list[list[Isian]] = []
    nomor = cetakan.nomor_kelompok(isi.kelompok, berlabel=bool(t.label))
    for urut, (k, n) in enumerate(zip(isi.kelompok, nomor, strict=True)):
        if k.jenis == "tujuan" and not k.indikator:
            if t.label:
                pita = Isian(k.teks, label=t.label.get(k.jenis, ""), kolom=len(t.lebar) - 1)
                hasil.append([Isian(n, kelas="nomor"), pita])
            continue
        kunci = f"g{urut}"
        depan = [
            Isian(n, kunci=kunci, kelas="nomor", sambung="ulang"),
            Isian(k.teks, kunci=kunci, label=t.label.get(k.jenis, "")),
        ]
        hasil += [[*depan, *_angka(bentuk, isi, i)] for i in k.indikator]
    return hasil


def _angka(bentuk: TataUkur, isi: IsiUkur, i: IndikatorUkur) -> list[Isian]:
    rows = [Isian(i.teks), *(Isian(teks, kelas="tengah") for teks in (i.target, *i.realisasi))]
    if bentuk.rinci:
        capaian = persen_cetak(i.capaian, isi.pembulatan, lambang=False)
        return [
            *rows,
            Isian(i.sampai, kelas="tengah"),
            Isian(capaian, kelas="tengah"),
            Isian(i.kendala),
            Isian(i.solusi),
        ]
    if bentuk.tabel.belakang:
        rows.append(Isian(persen_cetak(i.capaian, isi.pembulatan), kelas="tengah"))
    return rows


def persen_cetak(nilai: Decimal | None, pembulatan: str, *, lambang: bool = True) -> str:
    if nilai is None:
        return KOSONG
    return cetak_capaian(nilai, 2, pembulatan) + ("%" if lambang else "")


# ---- Tabel II


def _tabel_anggaran(bentuk: TataUkur, t: TabelUkur, isi: IsiUkur, nilai: dict[str, str]) -> Tabel:
    lebar, huruf = _muat(bentuk, t, isi)
    tabel = _tabel(bentuk, t, nilai=nilai, awalan="a", baris=baris_anggaran(t, isi), lebar=lebar)
    jumlah = [Sel(potong_miring("Jumlah"), kelas="tengah", kolom=DEPAN - 1)]
    jumlah += [Sel(potong_miring(s.teks), kelas=s.kelas) for s in _uang(t, isi, isi.jumlah)]
    return replace(tabel, kaki=tuple(jumlah), keterangan=DALAM_RUPIAH, huruf=f"{huruf:f}pt")


def baris_anggaran(t: TabelUkur, isi: IsiUkur) -> list[list[Isian]]:
    """Every indicator with a budget in the order of Tabel I; what supports several stands, and counts, once."""
    indikator = [i for k in isi.kelompok for i in k.indikator]
    return [_baris(t, isi, b) for b in rangkai(indikator, isi.mata)]


def _baris(t: TabelUkur, isi: IsiUkur, b: BarisRangkai[IndikatorUkur, MataUkur]) -> list[Isian]:
    kunci, gabung = (f"i{b.indikator.kunci}", f"r{b.rangkai}") if b.indikator else (None, None)
    depan = [
        Isian(f"{b.nomor}." if b.indikator else KOSONG, kunci=kunci, kelas="nomor", sambung="ulang"),
        Isian(b.indikator.teks if b.indikator else KOSONG, kunci=kunci),
        Isian(b.mata.nama, kunci=gabung),
    ]
    if b.rujukan:
        sisa = len(t.lebar) - len(depan)
        return [*depan, Isian(teks_rujukan(b.rujukan), kunci=gabung, kelas="tengah", kolom=sisa, sambung="kosong")]
    return [*depan, *_uang(t, isi, b.mata, gabung)]


def _uang(t: TabelUkur, isi: IsiUkur, m: MataUkur, kunci: str | None = None) -> list[Isian]:
    def satu(nilai: Decimal | str) -> Isian:
        if isinstance(nilai, Decimal):
            return Isian(uang(nilai), kunci=kunci, kelas="kanan", sambung="kosong")
        return Isian(nilai, kunci=kunci, kelas="tengah", sambung="kosong")

    sel = [satu(n) for n in (m.target, *m.realisasi)]
    if t.belakang:
        sel.append(satu(persen_cetak(m.terserap, isi.pembulatan)))
    return sel


def _muat(bentuk: TataUkur, t: TabelUkur, isi: IsiUkur) -> tuple[tuple[Decimal, ...], Decimal]:
    """Widths in which the longest amounts fit: taken from the two columns of text, at last by smaller letters."""
    halaman = Decimal(KERTAS[bentuk.kertas][1].removesuffix("mm")) - bentuk.margin[1] - bentuk.margin[3]
    semua = [*isi.mata, isi.jumlah]
    kolom = [[m.target for m in semua], *(list(k) for k in zip(*(m.realisasi for m in semua), strict=True))]
    huruf = bentuk.huruf_uang
    while True:
        lebar = list(t.lebar)
        for n, isi_kolom in enumerate(kolom, start=DEPAN - 1):
            perlu = max((_panjang(bentuk, j, huruf) for j in isi_kolom if isinstance(j, Decimal)), default=Decimal(0))
            lebar[n] = max(lebar[n], (perlu * 100 / halaman).quantize(Decimal("0.1")))
        lebih = sum(lebar, Decimal(-100))
        teks = lebar[1] + lebar[2] - 2 * _SEMPIT
        if lebih <= teks or huruf <= _HURUF_TERKECIL:
            for n in (1, 2):
                lebar[n] -= lebih / 2
            return tuple(lebar), huruf
        huruf -= Decimal("0.2")


def _panjang(bentuk: TataUkur, jumlah: Decimal, huruf: Decimal) -> Decimal:
    """Millimetres that an amount takes, set bold, with the cell's padding."""
    teks = uang(jumlah)
    digit, tanda = _LEBAR_HURUF[bentuk.huruf]
    banyak = sum(c.isdigit() for c in teks)
    return (banyak * digit + (len(teks) - banyak) * tanda) * huruf * _MM_TITIK + 2


# ---- both


def _tabel(
    bentuk: TataUkur,
    t: TabelUkur,
    *,
    nilai: dict[str, str],
    awalan: str,
    baris: Sequence[Sequence[Isian]],
    lebar: tuple[Decimal, ...],
) -> Tabel:
    kepala = [cetakan.isi_baris(k, nilai) for k in t.kepala]
    atas = [Kepala(k, baris=2) for k in kepala]
    atas[DEPAN] = Kepala(kepala[DEPAN], kolom=len(t.bawah))
    rentang = [1] * len(kepala)
    if t.nomor_bawah:
        rentang = [1] * len(t.lebar)
    else:
        rentang[DEPAN] = len(t.bawah)
    return Tabel(
        nama=t.nama,
        kepala=t.bawah,
        kepala_atas=tuple(atas),
        lebar=cetakan.persentase(lebar),
        nomor_kolom=cetakan.nomor_kolom(bentuk, len(rentang)),
        nomor_rentang=tuple(rentang),
        susun=lambda potongan: rentangkan(awalan, baris, potongan),
    )
