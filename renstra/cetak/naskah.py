"""An RKA or DPA as a paper: lines with their four indicators, pagu, and the sources of funds with their shares."""

from renstra.cetak.anggaran import MASUKAN
from renstra.enums import JenisTolokUkur
from renstra.models import DokumenAnggaran
from renstra.queries.anggaran import BarisTampil, TampilanAnggaran
from renstra.rules.proporsi import Bagian
from sakip.angka import format_bilangan, format_rupiah, tanggal_panjang
from sakip.dokumen.cetakan import target_cetak
from sakip.dokumen.lembaran import Lembaran, TabelIsi
from sakip.dokumen.tabel import Isian
from sakip.dokumen.teks import uang
from sakip.organisasi.enums import Tingkat


def lembaran_anggaran(dokumen: DokumenAnggaran, isi: TampilanAnggaran, *, ringkas: bool) -> Lembaran:
    """The document; `ringkas`: the money only."""
    r = isi.ringkas
    nomor = f"NOMOR {dokumen.nomor}" if dokumen.nomor else ""
    tanggal = f"TANGGAL {tanggal_panjang(dokumen.tanggal).upper()}" if dokumen.tanggal else ""
    judul = (str(dokumen).upper(), str(dokumen.pd).upper(), " ".join(x for x in (nomor, tanggal) if x))
    return Lembaran(
        judul=tuple(satu for satu in judul if satu),
        pendek=f"{dokumen} - {dokumen.pd}",
        tabel=(_ringkas(isi) if ringkas else _lengkap(isi),),
        keterangan=(
            f"{r.n_program} program, {r.n_kegiatan} kegiatan, {r.n_sub} sub kegiatan; jumlah "
            f"{format_rupiah(r.total, tak_putus=True)}.",
            kalimat_proporsi(isi.kelompok),
            *([kalimat_proporsi(isi.unit, "Menurut sub unit")] if isi.unit else []),
        ),
    )


def kalimat_proporsi(bagian: list[Bagian], apa: str = "Proporsi sumber dana") -> str:
    """`Proporsi sumber dana: APBD Rp ... (98,53%); ...` (LT D.2 dan petunjuk 7, SM Lampiran C)."""
    satu = [
        f"{b.nama} {format_rupiah(b.jumlah, tak_putus=True)}"
        + (f" ({format_bilangan(b.persen, 2)}%)" if b.persen is not None else "")
        for b in bagian
    ]
    return f"{apa}: {'; '.join(satu) or 'belum ada pagu'}."


def _ringkas(isi: TampilanAnggaran) -> TabelIsi:
    baris = [[*_kepala(t, str(t.baris.pk)), *_dana(t, str(t.baris.pk))] for t in isi.baris]
    kepala = ("Kode", "Program, Kegiatan, Sub Kegiatan", "Sumber Dana", "Pagu")
    return TabelIsi("", kepala, (14, 44, 24, 18), baris)


def _lengkap(isi: TampilanAnggaran) -> TabelIsi:
    baris = []
    for t in isi.baris:
        kunci = str(t.baris.pk)
        baris += [
            [*_kepala(t, kunci), Isian(label), Isian(uraian), target, *_dana(t, kunci)]
            for label, uraian, target in _indikator(t)
        ]
    kepala = (
        "Kode", "Program, Kegiatan, Sub Kegiatan", "Indikator", "Tolok Ukur Kinerja", "Target Kinerja", "Sumber Dana",
        "Pagu",
    )  # fmt: skip
    return TabelIsi("", kepala, (11, 20, 8, 22, 13, 12, 14), baris)


def _kepala(t: BarisTampil, kunci: str) -> list[Isian]:
    rkpd = f" (RKPD/Renja: {t.baris.baris_rkpd})" if t.baris.baris_rkpd else ""
    return [Isian(t.baris.kode, kunci=kunci, sambung="ulang"), Isian(t.baris.nama + rkpd, kunci=kunci)]


def _dana(t: BarisTampil, kunci: str) -> list[Isian]:
    dana = "; ".join(s.nama for s, _ in t.sumber) if t.baris.tingkat == Tingkat.SUB_KEGIATAN else ""
    if t.terbagi:
        dana += f" (sub unit: {', '.join(u.sebutan for u, _ in t.terbagi)})"
    return [Isian(dana, kunci=kunci), Isian(uang=uang(t.jumlah), kunci=kunci, kelas="uang", sambung="kosong")]


def _indikator(t: BarisTampil) -> list[tuple[str, str, Isian]]:
    """The indicators by kind; the money is the masukan where nobody wrote another."""
    hasil = []
    for jenis in JenisTolokUkur:
        isi = [x for x in t.tolok_ukur if x.jenis == jenis]
        if jenis == JenisTolokUkur.MASUKAN and not isi:
            hasil.append((jenis.label, MASUKAN, Isian(uang=uang(t.jumlah), kelas="uang")))
        hasil += [(jenis.label, x.uraian, Isian(target_cetak(x.target, x.satuan), kelas="tengah")) for x in isi]
    return hasil
