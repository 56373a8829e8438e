"""RKT -> RKA (GM Lampiran B.4, SM Lampiran A.4) and DPA -> PK (SM Lampiran B) as tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from renstra.enums import JenisTolokUkur
from renstra.models import BarisRKT, DokumenAnggaran, TolokUkur
from renstra.queries.anggaran import BarisTampil
from sakip.dokumen.cetakan import target_cetak
from sakip.dokumen.lembaran import Lembaran, TabelIsi
from sakip.dokumen.tabel import Isian, Kepala
from sakip.dokumen.teks import uang
from sakip.organisasi.enums import Tingkat

MASUKAN = "Dana yang dibutuhkan"
_J = JenisTolokUkur


def lembaran_rka(dokumen: DokumenAnggaran, rkt: Sequence[BarisRKT], baris: Sequence[BarisTampil]) -> Lembaran:
    jenis = dokumen.get_jenis_display()
    return Lembaran(
        judul=(f"HUBUNGAN RKT DENGAN {dokumen}".upper(), str(dokumen.pd).upper()),
        pendek=f"Hubungan RKT dengan {dokumen} - {dokumen.pd}",
        tabel=(tabel_rka(jenis, rkt, baris),),
        keterangan=(
            f"Indikator kinerja yang ada pada RKT dijadikan tolok ukur kinerja indikator hasil pada {jenis}.",
            f"Target kinerja pada RKT dirinci menjadi target kinerja indikator hasil pada {jenis}.",
            "Masukan adalah pagu baris, kecuali ditulis lain.",
        ),
    )


def tabel_rka(jenis: str, rkt: Sequence[BarisRKT], baris: Sequence[BarisTampil]) -> TabelIsi:
    """Each row of the RKT beside the budget lines whose hasil rests on it, with their four indicators."""
    menurut: dict[int | None, list[BarisTampil]] = defaultdict(list)
    for t in baris:
        for rkt_id in dict.fromkeys(x.baris_rkt_id for x in t.tolok_ukur if x.jenis == _J.HASIL):
            menurut[rkt_id].append(t)
    isi: list[list[Isian]] = []
    for nomor, satu in enumerate(rkt, start=1):
        depan = [
            Isian(f"{nomor}.", kunci=f"n{nomor}", kelas="nomor", sambung="ulang"),
            Isian(satu.sasaran, kunci=f"n{nomor}"),
            Isian(satu.nama, kunci=f"n{nomor}"),
            Isian(target_cetak(satu.target, satu.satuan), kunci=f"n{nomor}", kelas="tengah"),
        ]
        isi += _baris(depan, menurut.get(satu.pk, []), satu.pk)
    if menurut.get(None):
        depan = [Isian(teks, kunci="lepas") for teks in ("", "Belum menunjuk baris RKT", "", "")]
        isi += _baris(depan, menurut[None], None)
    return TabelIsi(
        "",
        (
            "No.", "Tujuan dan Sasaran Strategis", "Indikator Kinerja", "Target Kinerja",
            "Program/Kegiatan", "Indikator", "Tolok Ukur Kinerja", "Target Kinerja",
        ),
        (4, 16, 17, 8, 16, 8, 17, 14),
        isi,
        kepala_atas=(Kepala("RKT", kolom=4), Kepala(jenis, kolom=4)),
    )  # fmt: skip


def _baris(depan: list[Isian], lini: Iterable[BarisTampil], rkt_id: int | None) -> list[list[Isian]]:
    hasil = []
    for t in lini:
        kunci = f"{rkt_id}-{t.baris.pk}"
        nama = Isian(f"{t.baris.kode} {t.baris.nama}", kunci=kunci)
        hasil += [[*depan, nama, Isian(label), Isian(uraian), target] for label, uraian, target in _empat(t, rkt_id)]
    kosong = [Isian("–"), Isian("–"), Isian("Belum ada tolok ukur hasil"), Isian("–", kelas="tengah")]
    return hasil or [[*depan, *kosong]]


def _empat(t: BarisTampil, rkt_id: int | None) -> list[tuple[str, str, Isian]]:
    """Capaian program, masukan (the money where nobody wrote another), keluaran, and the hasil of this RKT row."""
    hasil = []
    for jenis in _J:
        isi = [x for x in t.tolok_ukur if x.jenis == jenis and (jenis != _J.HASIL or x.baris_rkt_id == rkt_id)]
        if jenis == _J.MASUKAN and not isi:
            hasil.append((_J.MASUKAN.label, MASUKAN, Isian(uang=uang(t.jumlah), kelas="uang")))
        hasil += [(jenis.label, x.uraian, _target(x)) for x in isi]
    return hasil


def _target(x: TolokUkur) -> Isian:
    return Isian(target_cetak(x.target, x.satuan), kelas="tengah")


# ---- DPA -> PK


def lembaran_pk(dokumen: DokumenAnggaran, baris: Sequence[BarisTampil], tingkat: Tingkat) -> Lembaran:
    nama = tingkat.label
    return Lembaran(
        judul=(f"HUBUNGAN {dokumen} DENGAN PERJANJIAN KINERJA".upper(), str(dokumen.pd).upper()),
        pendek=f"Hubungan {dokumen} dengan PK - {dokumen.pd}",
        tabel=(_tabel_kinerja(baris, tingkat), _tabel_anggaran(baris, tingkat)),
        keterangan=(
            "Tolok ukur indikator kinerja hasil pada DPA dijadikan Indikator Kinerja pada Perjanjian Kinerja.",
            "Target kinerja hasil pada DPA dijadikan Target pada Perjanjian Kinerja.",
            f"Nama {nama} pada DPA dijadikan Nama {nama} pada Perjanjian Kinerja.",
            "Target kinerja masukan pada DPA dijadikan Anggaran pada Perjanjian Kinerja.",
        ),
    )


def _butir(t: BarisTampil, tingkat: Tingkat) -> list[TolokUkur]:
    """What a line gives the PK: its hasil; a sub kegiatan that has none gives its keluaran (SM Lampiran B.6)."""
    hasil = [x for x in t.tolok_ukur if x.jenis == _J.HASIL]
    if not hasil and tingkat == Tingkat.SUB_KEGIATAN:
        return [x for x in t.tolok_ukur if x.jenis == _J.KELUARAN]
    return hasil


def _tabel_kinerja(baris: Sequence[BarisTampil], tingkat: Tingkat) -> TabelIsi:
    kelompok: dict[str, list[TolokUkur]] = defaultdict(list)
    for t in baris:
        if t.baris.tingkat == tingkat:
            for x in _butir(t, tingkat):
                kelompok[x.baris_rkt.sasaran if x.baris_rkt else ""].append(x)
    isi = [
        [
            Isian(f"{nomor}.", kunci=f"k{nomor}", kelas="nomor", sambung="ulang"),
            Isian(sasaran or "Belum menunjuk baris RKT", kunci=f"k{nomor}"),
            Isian(x.uraian),
            _target(x),
        ]
        for nomor, (sasaran, semua) in enumerate(kelompok.items(), start=1)
        for x in semua
    ]
    kepala = ("No", "TUJUAN DAN SASARAN PERANGKAT DAERAH", "INDIKATOR KINERJA", "TARGET KINERJA")
    return TabelIsi("Tabel I", kepala, (6, 37, 40, 17), isi)


def _tabel_anggaran(baris: Sequence[BarisTampil], tingkat: Tingkat) -> TabelIsi:
    """Each indicator beside its line; a line of several indicators stands once with its amount (SM Lampiran B.6)."""
    isi, nomor = [], 0
    for t in baris:
        for x in _butir(t, tingkat) if t.baris.tingkat == tingkat else ():
            nomor += 1
            kunci = f"b{t.baris.pk}"
            isi.append(
                [
                    Isian(f"{nomor}.", kelas="nomor"),
                    Isian(x.uraian),
                    Isian(t.baris.nama, kunci=kunci),
                    Isian(uang=uang(t.jumlah), kunci=kunci, kelas="uang", sambung="kosong"),
                ]
            )
    kepala = ("No", "INDIKATOR KINERJA", tingkat.label.upper(), "TARGET ANGGARAN")
    return TabelIsi("Tabel II", kepala, (6, 37, 37, 20), isi)
