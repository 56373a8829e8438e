"""The budget of an agreement as a table: by program alone, or per indicator (Tabel II)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from perjanjian.isi import IndikatorIsi, IsiPerjanjian, PaguIsi
from sakip.angka import format_rupiah
from sakip.dokumen.cetakan import isi_baris, lebar_cukup_uang, nomor_kolom, persentase
from sakip.dokumen.rangkai import BarisRangkai, rangkai, teks_rujukan
from sakip.dokumen.tabel import Badan, Isian, Tabel, rentangkan
from sakip.dokumen.tata_letak import TabelAnggaran, TataLetak
from sakip.dokumen.teks import persen, uang

BATAS_UTUH = 12


def tabel_anggaran(bentuk: TataLetak, isi: IsiPerjanjian, nilai: Mapping[str, str]) -> Tabel | None:
    """None where the form has no budget or the agreement rests on none (outcome of earlier years counts too)."""
    anggaran = bentuk.anggaran
    if anggaran is None or not isi.pagu:
        return None
    baris = _menurut_indikator(isi) if anggaran.menurut_indikator else _menurut_program(isi.pagu)
    if anggaran.keterangan:
        baris = _dengan_keterangan(baris, isi, anggaran)
    kolom_uang = 2 + anggaran.menurut_indikator
    jumlah = uang(isi.jumlah)

    def susun(potongan: frozenset[str]) -> tuple[Badan, ...]:
        return rentangkan("a", baris, potongan)

    return Tabel(
        nama=anggaran.nama,
        kepala=tuple(isi_baris(kepala, nilai) for kepala in anggaran.kepala),
        lebar=persentase(lebar_cukup_uang(bentuk, anggaran.lebar, kolom_uang, jumlah)),
        nomor_kolom=nomor_kolom(bentuk, len(anggaran.kepala)) if anggaran.nomor_kolom else (),
        susun=susun,
        jumlah=jumlah,
        jumlah_kolom=kolom_uang,
        jumlah_sisa=int(anggaran.keterangan),
        catatan=proporsi(isi) if anggaran.keterangan else "",
        utuh=not anggaran.menurut_indikator and len(baris) <= BATAS_UTUH,
        akhir=True,
    )


def _menurut_program(pagu: Sequence[PaguIsi]) -> list[list[Isian]]:
    return [
        [Isian(f"{nomor}.", kelas="nomor"), Isian(mata.nama), Isian(kelas="uang", uang=uang(mata.jumlah))]
        for nomor, mata in enumerate(pagu, start=1)
    ]


def _menurut_indikator(isi: IsiPerjanjian) -> list[list[Isian]]:
    return [_baris(b) for b in rangkai([i for k in isi.kelompok for i in k.indikator], isi.pagu)]


def _baris(b: BarisRangkai[IndikatorIsi, PaguIsi]) -> list[Isian]:
    if b.indikator is None:
        return [
            Isian("-", kelas="nomor"), Isian("-"), Isian(b.mata.nama), Isian(kelas="uang", uang=uang(b.mata.jumlah))
        ]  # fmt: skip
    kunci = f"i{b.indikator.kunci}"
    jumlah = Isian(kunci=f"u{b.rangkai}", kelas="uang", uang=uang(b.mata.jumlah), sambung="kosong")
    if b.rujukan:
        jumlah = Isian(teks_rujukan(b.rujukan), kunci=f"u{b.rangkai}", kelas="tengah", sambung="kosong")
    return [
        Isian(f"{b.nomor}.", kunci=kunci, kelas="nomor", sambung="ulang"),
        Isian(b.indikator.teks, kunci=kunci),
        Isian(b.mata.nama, kunci=f"p{b.rangkai}"),
        jumlah,
    ]


def _dengan_keterangan(baris: list[list[Isian]], isi: IsiPerjanjian, anggaran: TabelAnggaran) -> list[list[Isian]]:
    if not anggaran.menurut_indikator:
        return [[*satu, Isian(keterangan(mata), kelas="ket")] for satu, mata in zip(baris, isi.pagu, strict=True)]
    menurut_nama = {mata.nama: keterangan(mata) for mata in isi.pagu}
    return [
        [*satu, Isian(menurut_nama[satu[2].teks], kunci=satu[2].kunci, kelas="ket", sambung="kosong")]
        for satu in baris
    ]


def keterangan(mata: PaguIsi) -> str:
    """The source of funds; several: their shares (LT petunjuk 7). Then whatever else was noted."""
    if len(mata.sumber) > 1 and mata.jumlah:
        sumber = [f"{nama} {persen(jumlah, mata.jumlah)}" for nama, jumlah in mata.sumber]
    else:
        sumber = [nama for nama, _ in mata.sumber]
    return "\n".join(satu for satu in (*sumber, mata.keterangan) if satu)


def proporsi(isi: IsiPerjanjian) -> str:
    """One line on the shares of all sources together, where there is more than one (LT D.2)."""
    jumlah: dict[str, Decimal] = {}
    for mata in isi.pagu:
        for nama, bagian in mata.sumber:
            jumlah[nama] = jumlah.get(nama, Decimal(0)) + bagian
    seluruh = sum(jumlah.values(), Decimal(0))
    if len(jumlah) < 2 or not seluruh:
        return ""
    rincian = "; ".join(
        f"{nama} {format_rupiah(bagian, tak_putus=True)} ({persen(bagian, seluruh)})"
        for nama, bagian in jumlah.items()
    )
    return f"Proporsi sumber dana: {rincian}."
