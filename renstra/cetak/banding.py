"""Semula and menjadi of two versions as one table, for paper and worksheet."""

from collections.abc import Sequence
from decimal import Decimal

from renstra.enums import JenisTolokUkur
from renstra.models import DokumenAnggaran
from renstra.rules.banding import Beda, BedaBaris, BedaTolok, TolokVersi
from sakip.angka import tanggal_panjang
from sakip.dokumen.lembaran import Lembaran, TabelIsi
from sakip.dokumen.tabel import Isian, Kepala
from sakip.dokumen.teks import uang

TANPA_BEDA = "Tidak ada baris yang berbeda."
KATA = {Beda.BARU: "Baru", Beda.HILANG: "Dihapus", Beda.BERUBAH: "Berubah", Beda.SAMA: "Sama"}


def lembaran_banding(semula: DokumenAnggaran, menjadi: DokumenAnggaran, semua: Sequence[BedaBaris]) -> Lembaran:
    pd = str(menjadi.pd)
    return Lembaran(
        judul=(f"PERBANDINGAN {semula} DENGAN {menjadi}".upper(), pd.upper()),
        pendek=f"Perbandingan {semula} dengan {menjadi} - {pd}",
        tabel=(tabel_banding(semula, menjadi, semua),),
        keterangan=() if semua else (TANPA_BEDA,),
    )


def tabel_banding(semula: DokumenAnggaran, menjadi: DokumenAnggaran, semua: Sequence[BedaBaris]) -> TabelIsi:
    atas = (
        Kepala("Kode", baris=2),
        Kepala("Uraian", baris=2),
        Kepala("Keterangan", baris=2),
        Kepala(_nama(semula), kolom=1),
        Kepala(_nama(menjadi), kolom=1),
        Kepala("Bertambah (berkurang)", baris=2),
    )
    return TabelIsi("", ("Semula", "Menjadi"), (11, 30, 9, 17, 17, 16), list(_semua(semua)), kepala_atas=atas)


def _nama(dokumen: DokumenAnggaran) -> str:
    return f"{dokumen}, {tanggal_panjang(dokumen.tanggal)}" if dokumen.tanggal else f"{dokumen} ({dokumen.status})"


def _semua(semua: Sequence[BedaBaris]) -> list[list[Isian]]:
    hasil: list[list[Isian]] = []
    for b in semua:
        nama = f"{b.nama} (semula: {b.nama_semula})" if b.nama_semula else b.nama
        hasil.append(
            [
                Isian(b.kode),
                Isian(nama),
                Isian(KATA[b.beda]),
                *_uang(b.uang.semula, b.uang.menjadi, b.semula, b.menjadi),
            ]
        )
        hasil += [
            [Isian(b.kode), Isian(f"Sumber dana: {s.nama}"), Isian("Pagu"), *_uang(s.semula, s.menjadi, s, s)]
            for s in b.sumber
            if b.tingkat == "sub_kegiatan"
        ]
        hasil += [
            [
                Isian(b.kode),
                Isian(f"{JenisTolokUkur(t.jenis).label}: {uraian(t)}"),
                Isian(kata_tolok(t)),
                Isian(tulis_target(t.semula)),
                Isian(tulis_target(t.menjadi)),
                Isian(""),
            ]
            for t in b.tolok
        ]
    return hasil


def _uang(semula: Decimal, menjadi: Decimal, ada_semula: object, ada_menjadi: object) -> list[Isian]:
    return [
        Isian(uang=uang(semula), kelas="uang") if ada_semula else Isian("–", kelas="tengah"),
        Isian(uang=uang(menjadi), kelas="uang") if ada_menjadi else Isian("–", kelas="tengah"),
        Isian(uang=uang(menjadi - semula), kelas="uang"),
    ]


def uraian(t: BedaTolok) -> str:
    """The wording, the earlier one with it where it was reworded."""
    satu = t.menjadi or t.semula
    assert satu is not None
    if t.semula and t.menjadi and t.semula.uraian != t.menjadi.uraian:
        return f"{t.menjadi.uraian} (semula: {t.semula.uraian})"
    return satu.uraian


def kata_tolok(t: BedaTolok) -> str:
    if t.semula is None:
        return "Tolok ukur baru"
    if t.menjadi is None:
        return "Tolok ukur dihapus"
    return "Target berubah" if t.semula.uraian == t.menjadi.uraian else "Redaksi berubah"


def tulis_target(t: TolokVersi | None) -> str:
    return "–" if t is None else t.target
