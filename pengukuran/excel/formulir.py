"""The forms of measurement as a workbook: the same rows as on paper, numbers as numbers, what is text as written."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sakip.angka import Jenis, baca_nilai
from sakip.dokumen import cetakan
from sakip.dokumen.rangkai import rangkai
from sakip.dokumen.tata_ukur import TabelUkur
from sakip.lembar import Format, Kolom, LembarTulis, tulis_buku

from ..isi import IndikatorUkur, IsiUkur, MataUkur
from ..pdf.formulir import DALAM_RUPIAH, DEPAN, FormulirUkur, susun_formulir
from ..rules.cetak import bulatkan


def buku_formulir(isi: IsiUkur) -> bytes:
    """A sheet for each table and one for kendala and solusi; merged cells are written on every row."""
    f = susun_formulir(isi)
    penanda = ", ".join((*f.ttd.kanan.jabatan, f.ttd.kanan.nama, *f.ttd.kanan.identitas))
    kepala = (*f.judul, f.ttd.tempat_tanggal, penanda, *isi.catatan)
    t = f.bentuk.tabel
    lembar = [LembarTulis(_kolom(t, Format.BILANGAN), _kinerja(f, isi), t.nama or "Pengukuran", kepala)]
    if f.bentuk.anggaran and isi.mata:
        kolom = _kolom(f.bentuk.anggaran, Format.RUPIAH)
        lembar.append(
            LembarTulis(kolom, _anggaran(isi), f.bentuk.anggaran.nama or "Anggaran", (*kepala, DALAM_RUPIAH))
        )
    if f.penjelasan:
        kolom = [Kolom(p.judul, f"k{n}", lebar=80) for n, p in enumerate(f.penjelasan)]
        lembar.append(LembarTulis(kolom, _penjelasan(f), "Kendala dan solusi", f.judul))
    return tulis_buku(lembar)


def _kolom(t: TabelUkur, format_angka: Format) -> list[Kolom]:
    """One heading per column, that of realisasi before each of its own."""
    judul = [*t.kepala[:DEPAN], *(f"{t.kepala[DEPAN]} {b}" for b in t.bawah), *t.kepala[DEPAN + 1 :]]
    teks = {0: 6, 1: 45, 2: 45, **dict.fromkeys(range(len(judul) - 2, len(judul)) if t.nomor_bawah else (), 45)}
    return [
        Kolom(j, f"k{n}", lebar=teks.get(n, 18), format=Format.TEKS if n in teks else _format(n, t, format_angka))
        for n, j in enumerate(judul)
    ]


def _format(n: int, t: TabelUkur, format_angka: Format) -> Format:
    return format_angka if n < DEPAN + len(t.bawah) else Format.BILANGAN


def _baris(isi: Sequence[Any]) -> dict[str, Any]:
    return {f"k{n}": nilai for n, nilai in enumerate(isi)}


def _kinerja(f: FormulirUkur, isi: IsiUkur) -> list[dict[str, Any]]:
    label = f.bentuk.tabel.label
    nomor = cetakan.nomor_kelompok(isi.kelompok, berlabel=bool(label))
    hasil = []
    for n, k in zip(nomor, isi.kelompok, strict=True):
        teks = f"{label.get(k.jenis, '')} {k.teks}".strip()
        if not k.indikator and label:
            hasil.append(_baris([n, teks]))
        hasil += [_baris([n, teks, i.teks, *_angka(f, isi, i)]) for i in k.indikator]
    return hasil


def _angka(f: FormulirUkur, isi: IsiUkur, i: IndikatorUkur) -> list[Any]:
    angka: list[Any] = [bilangan(i.target), *map(bilangan, i.realisasi)]
    capaian = None if i.capaian is None else bulatkan(i.capaian, 2, isi.pembulatan)
    if f.bentuk.rinci:
        return [*angka, bilangan(i.sampai), capaian, i.kendala, i.solusi]
    return [*angka, capaian] if f.bentuk.tabel.belakang else angka


def bilangan(teks: str) -> Decimal | str:
    """A bare number as number; with a unit, a range or words: as written."""
    nilai = baca_nilai(teks)
    bulat = nilai.jenis == Jenis.ANGKA and nilai.bilangan is not None and not nilai.satuan
    return nilai.bilangan if bulat and nilai.bilangan is not None else teks


def _anggaran(isi: IsiUkur) -> list[dict[str, Any]]:
    """Every amount once, so that the column adds up to the last row."""
    hasil = []
    sudah: set[int] = set()
    for b in rangkai([i for k in isi.kelompok for i in k.indikator], isi.mata):
        angka = [] if b.mata.kunci in sudah else _uang(isi, b.mata)
        sudah.add(b.mata.kunci)
        teks = (f"{b.nomor}.", b.indikator.teks) if b.indikator else ("-", "-")
        hasil.append(_baris([*teks, b.mata.nama, *angka]))
    return [*hasil, _baris(["", "", "Jumlah", *_uang(isi, isi.jumlah)])]


def _uang(isi: IsiUkur, m: MataUkur) -> list[Any]:
    terserap = None if m.terserap is None else bulatkan(m.terserap, 2, isi.pembulatan)
    return [m.target, *m.realisasi, terserap]


def _penjelasan(f: FormulirUkur) -> list[dict[str, Any]]:
    banyak = max(len(p.butir) for p in f.penjelasan)
    return [_baris([p.butir[n] if n < len(p.butir) else "" for p in f.penjelasan]) for n in range(banyak)]
