"""National codes into an edition of the regency's own: the SIPD export and the Kepmendagri list.

National editions, kept by the operator, are never touched. Undone by removing the edition while no document uses it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from renstra import queries
from renstra.enums import JenisImpor, JenisPemda
from renstra.excel import nomenklatur as excel
from renstra.excel.beralamat import beralamat
from renstra.models import EdisiNomenklatur, Impor, Nomenklatur
from renstra.rules.impor import RancanganImpor, Temuan
from renstra.rules.impor_nomenklatur import KodeBaru, KonteksEdisi, susun_kepmen, susun_sipd
from renstra.rules.kode import TINGKAT_NASIONAL
from renstra.rules.rekap import Baris
from renstra.services.dasar import Ditolak
from renstra.services.impor.dasar import Pengimpor, Pertanyaan
from renstra.services.impor.temuan import dengan_lembar
from sakip.angka import MasukanSalah, baca_tanggal
from sakip.lembar import Hasil

_BATCH = 500
_EDISI = (
    Pertanyaan("nama", "Nama edisi", bantuan="Misalnya Kepmendagri 900.1.15.5-3406/2024."),
    Pertanyaan("dasar", "Dasar", bantuan="Keputusan yang menetapkannya, atau asal berkasnya.", wajib=False),
    Pertanyaan("tanggal", "Tanggal", bantuan="Misalnya 23 Januari 2026. Yang terbaru didahulukan.", wajib=False),
)  # fmt: skip
_KEPMEN = (
    Pertanyaan(
        "jenis_pemda",
        "Berlaku bagi",
        pilihan=tuple((j.value, j.label) for j in JenisPemda),
        bawaan=JenisPemda.KABUPATEN_KOTA,
    ),
    Pertanyaan(
        "angka_sub",
        "Nomor sub kegiatan",
        pilihan=(("4", "Empat angka (0001), sejak Kepmendagri 900.1.15.5-1317/2023"), ("2", "Dua angka (01)")),
        bantuan="Untuk nomor yang tertulis sebagai angka biasa pada berkas.",
        bawaan="4",
    ),
)


def _konteks(impor: Impor) -> KonteksEdisi:
    nama = str(impor.isian.get("nama", "")).strip()
    terpakai = EdisiNomenklatur.objects.filter(pemda_id=impor.pemda_id, nama=nama).exists()
    jenis = impor.isian.get("jenis_pemda") or JenisPemda.KABUPATEN_KOTA
    return KonteksEdisi(nama, terpakai, jenis, 2 if impor.isian.get("angka_sub") == "2" else 4)


def _tanggal(impor: Impor) -> date | None:
    teks = str(impor.isian.get("tanggal", "")).strip()
    return baca_tanggal(teks) if teks else None


def _menyusun(
    cara: Callable[[Iterable[Baris], KonteksEdisi], RancanganImpor],
) -> Callable[[Impor, Hasil], RancanganImpor]:
    def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
        rancangan = cara(beralamat(hasil), _konteks(impor))
        try:
            _tanggal(impor)
        except MasukanSalah as tanggal:
            salah = Temuan("", f"Tanggal edisi: {tanggal.pesan}")
            rancangan = replace(rancangan, kesalahan=(salah, *rancangan.kesalahan))
        return dengan_lembar(rancangan, hasil)

    return susun


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    konteks = _konteks(impor)
    edisi = EdisiNomenklatur.objects.create(
        pemda_id=impor.pemda_id,
        nama=konteks.nama[:150],
        dasar=str(impor.isian.get("dasar", ""))[:200],
        tanggal=_tanggal(impor),
    )
    Impor.objects.filter(pk=impor.pk).update(edisi=edisi)
    impor.edisi = edisi
    tambah_kode(edisi, [u.isi for u in rancangan.usul], {})


def tambah_kode(edisi: EdisiNomenklatur, kode: Sequence[KodeBaru], ada: Mapping[tuple[str, str], int]) -> list[int]:
    """Add codes level by level, each below the one above it; gives their ids. `ada` - what the edition has already."""
    ada = dict(ada)
    semua: list[int] = []
    for tingkat in TINGKAT_NASIONAL:
        baru = [
            Nomenklatur(
                edisi=edisi,
                jenis_pemda=k.jenis_pemda,
                tingkat=tingkat,
                kode=k.kode,
                nama=k.nama,
                induk_id=ada.get((k.jenis_pemda, k.induk)),
                **k.rincian,
            )
            for k in kode
            if k.tingkat == tingkat
        ]
        dibuat = Nomenklatur.objects.bulk_create(baru, batch_size=_BATCH)
        ada |= {(n.jenis_pemda, n.kode): n.pk for n in dibuat}
        semua += [n.pk for n in dibuat]
    return semua


def cadangkan(impor: Impor) -> Any:
    """Nothing is replaced: the edition is new."""
    return []


def pulihkan(impor: Impor) -> None:
    edisi = impor.edisi
    if edisi is None:
        raise Ditolak("Edisi ini sudah tidak ada.")
    if dipakai := queries.edisi_dipakai(edisi.pk):
        raise Ditolak(f"{dipakai} dokumen memakai edisi {edisi}, sehingga edisi itu tidak dapat dihapus.")
    Nomenklatur.objects.filter(edisi=edisi).update(induk=None)  # else each row is looked at for the ones below it
    Nomenklatur.objects.filter(edisi=edisi).delete()
    edisi.delete()


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.NOMENKLATUR,
    kolom=lambda impor: excel.SIPD,
    susun=_menyusun(susun_sipd),
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    halaman="renstra:nomenklatur",
    pertanyaan=lambda impor: _EDISI,
    catatan="Ekspor nomenklatur SIPD apa adanya (14 kolom). Berkas ini menjadi edisi baru milik daerah; edisi lain "
    "dan dokumen yang memakainya tidak berubah.",
)
PENGIMPOR_KEPMEN = replace(
    PENGIMPOR,
    jenis=JenisImpor.NOMENKLATUR_KEPMEN,
    kolom=lambda impor: excel.KEPMEN,
    susun=_menyusun(susun_kepmen),
    pertanyaan=lambda impor: (*_EDISI, *_KEPMEN),
    catatan="Daftar lampiran Kepmendagri, satu segmen kode per kolom. Berkas ini menjadi edisi baru milik daerah.",
)
