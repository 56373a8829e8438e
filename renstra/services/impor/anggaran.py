"""The flat SIPD recap into one RKA or DPA: money is written anew, lines of codes that stay keep their tolok ukur."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import models

from renstra import queries
from renstra.enums import JenisImpor
from renstra.excel import anggaran as excel
from renstra.models import BarisAnggaran, DokumenAnggaran, Impor, PaguSumberDana, SumberDana, TolokUkur
from renstra.rules.impor import RancanganImpor
from renstra.rules.rekap import Rancangan
from renstra.rules.sub_unit import SubUnit
from renstra.services.impor.anggaran_kunci import diputus, pulang
from renstra.services.impor.dasar import HAPUS, PERTANYAAN_HAPUS, Pengimpor
from renstra.services.impor.potret import kembalikan, potret
from sakip.lembar import Hasil, Kolom
from sakip.organisasi.enums import Tingkat

PERTANYAAN_SISA = replace(
    PERTANYAAN_HAPUS,
    bantuan="Bagi berkas yang diunduh dari aplikasi ini; rekap dari SIPD selalu mengganti semua baris. "
    "Baris yang akan dihapus ditampilkan dahulu sebelum diterapkan.",
)
Jumlah = dict[tuple[int, int, SubUnit], Decimal]  # by line, source of funds and sub unit


def _milik(impor: Impor) -> DokumenAnggaran:
    assert impor.anggaran is not None
    return impor.anggaran


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.BACA


def kolom_pulang(impor: Impor) -> Sequence[Kolom]:
    """With the row keys that a recap from here has."""
    return excel.BACA_PULANG


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    return pulang(_milik(impor), hasil, hapus=bool(impor.isian.get(HAPUS)))


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    isi(_milik(impor), diputus(rancangan.isi, impor.putusan))


def cadangkan(impor: Impor) -> Any:
    return potret_dokumen(_milik(impor))


def pulihkan(impor: Impor) -> None:
    kembalikan_dokumen(_milik(impor), impor.cadangan)


def templat(impor: Impor) -> bytes:
    """The recap with the document's own lines, or blank where it has none."""
    dokumen = impor.anggaran
    rows = list(queries.baris_ekspor(dokumen)) if dokumen else []
    return excel.ekspor(rows, str(dokumen)) if rows else excel.templat()


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.ANGGARAN,
    kolom=kolom_pulang,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    templat=templat,
    maks_baris=excel.MAKS_BARIS,
    catatan="Ekspor rekap dari SIPD apa adanya: satu baris per sub kegiatan, sumber dana, rekening, dan paket. "
    "Rekap tidak memuat indikator: tolok ukur yang sudah ada tetap dipakai untuk kode yang sama. Berkas yang diunduh "
    "dari aplikasi ini membawa kunci baris, sehingga perubahan orang lain tidak tertimpa.",
    pertanyaan=lambda impor: (PERTANYAAN_SISA,),
)


# ---- writing


def isi(dokumen: DokumenAnggaran, hasil: Rancangan) -> None:
    """Make the document what the recap says."""
    dokumen.baris.filter(kode__in=[h.kode for h in hasil.hilang]).delete()
    dana = sumber_dana(dokumen, hasil.dana_baru)
    ada = {b.kode: b for b in dokumen.baris.all()}
    _ganti_nama(ada, {u.kode: u.nama for u in hasil.usul})
    for tingkat in Tingkat:
        baru = [
            BarisAnggaran(
                dokumen=dokumen,
                induk=ada[u.induk] if u.induk else None,
                tingkat=u.tingkat,
                kode=u.kode,
                nama=u.nama,
            )
            for u in hasil.usul
            if u.tingkat == tingkat and u.kode not in ada
        ]
        ada |= {b.kode: b for b in BarisAnggaran.objects.bulk_create(baru)}
    jumlah: Jumlah = defaultdict(Decimal)
    for usul in hasil.usul:
        for (kode, unit), nilai in usul.pagu.items():
            jumlah[(ada[usul.kode].pk, dana[kode], unit)] += nilai
    PaguSumberDana.objects.filter(baris__dokumen=dokumen).delete()
    tulis_pagu(jumlah)


def _ganti_nama(ada: dict[str, BarisAnggaran], nama: dict[str, str]) -> None:
    berganti = [b for kode, b in ada.items() if kode in nama and b.nama != nama[kode]]
    for baris in berganti:
        baris.nama = nama[baris.kode]
    BarisAnggaran.objects.bulk_update(berganti, ["nama"], batch_size=200)


def tulis_pagu(jumlah: Jumlah) -> None:
    PaguSumberDana.objects.bulk_create(
        PaguSumberDana(
            baris_id=baris, sumber_dana_id=sumber, kode_sub_unit=unit.kode, nama_sub_unit=unit.nama, jumlah=nilai
        )
        for (baris, sumber, unit), nilai in jumlah.items()
    )


def sumber_dana(dokumen: DokumenAnggaran, baru: Mapping[str, str]) -> dict[str, int]:
    """Codes of sources of funds -> ids; unknown ones are added for this regency alone."""
    for kode, nama in baru.items():
        SumberDana.objects.get_or_create(pemda_id=dokumen.pemda_id, kode=kode, defaults={"nama": nama})
    return {s.kode: s.pk for s in queries.sumber_dana(dokumen.pemda_id)}


# ---- undoing


def potret_dokumen(dokumen: DokumenAnggaran) -> list[list[Any]]:
    """Lines, money and tolok ukur as they are."""
    return potret(*_kumpulan(dokumen))


def kembalikan_dokumen(dokumen: DokumenAnggaran, gambar: list[list[Any]] | None) -> None:
    kembalikan(gambar, *_kumpulan(dokumen))


def _kumpulan(dokumen: DokumenAnggaran) -> list[models.QuerySet[Any]]:
    return [
        dokumen.baris.all(),
        PaguSumberDana.objects.filter(baris__dokumen=dokumen),
        TolokUkur.objects.filter(baris__dokumen=dokumen),
    ]
