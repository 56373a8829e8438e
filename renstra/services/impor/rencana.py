"""The tree of an RPJMD or Renstra: our own worksheet, which comes pre-filled and goes back (GM/SM Pasal 5)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from renstra.enums import JenisImpor, JenisSimpul
from renstra.excel import rencana as excel
from renstra.models import Impor, Rencana
from renstra.queries.mendukung import Pilihan, pilihan_mendukung
from renstra.rules.catatan import Catatan
from renstra.rules.impor import RancanganImpor
from renstra.rules.impor_pohon import pohon_bernomor, rapikan_kode
from renstra.rules.kode import daftar_bidang
from renstra.services.impor import pohon, pohon_tulis
from renstra.services.impor.dasar import HAPUS, PERTANYAAN_HAPUS, Pengimpor
from renstra.services.impor.temuan import dari_lembar, wajib_ada
from sakip.angka import Nilai
from sakip.lembar import Hasil, Kolom
from sakip.teks import seragam

_WAJIB = {"jenis_simpul": "JENIS", "uraian": "URAIAN", "nama": "INDIKATOR"}


def milik(impor: Impor) -> Rencana:
    assert impor.rencana is not None
    return impor.rencana


def bidang(rencana: Rencana) -> tuple[str, ...]:
    return daftar_bidang(rencana.pd.bidang_urusan) if rencana.pd else ()


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.kolom(milik(impor))


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    rencana, catatan = milik(impor), Catatan()
    lembar = dari_lembar(hasil, catatan)
    wajib_ada(hasil, _WAJIB, catatan)
    pilihan = pilihan_mendukung(rencana)
    rows = list(_rows(hasil, pilihan, catatan))
    semua = [] if catatan.kesalahan else pohon_bernomor(rows, hasil.sel, rencana.jenis, catatan)
    rapikan_kode(semua, bidang(rencana), hasil.sel, catatan)
    pengukur = pohon.Pengukur(rencana, hasil.sel, catatan)
    ukuran = pengukur.ukur(semua)
    if impor.isian.get(HAPUS) and not catatan.kesalahan:
        pohon.ukur_hapus(pengukur, ukuran, catatan)
    return pohon.rancangan(ukuran, catatan, jumlah_baris=len(hasil.rows), tahun=list(rencana.tahun), lembar=lembar)


def _rows(hasil: Hasil, pilihan: Sequence[Pilihan], catatan: Catatan) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The rows in the shape that the rules take: node, indicator and keys apart."""
    for nomor, row in hasil.rows:
        simpul: dict[str, Any] = {f: row[f] or "" for f in ("kode", "uraian") if f in hasil.tempat}
        if "mendukung" in hasil.tempat:
            simpul["mendukung"] = _mendukung(row, nomor, hasil, pilihan, catatan)
        yield (
            nomor,
            {
                "no": (row["no"] or "").strip(".").replace(" ", ""),
                "jenis": JenisSimpul(row["jenis_simpul"]) if row["jenis_simpul"] else None,
                "simpul": simpul,
                "indikator": _indikator(row, hasil.tempat),
                "kunci_simpul": row["kunci_simpul"],
                "kunci": row["kunci"],
            },
        )


_BUKAN_INDIKATOR = {"no", "jenis_simpul", "kode", "uraian", "mendukung", "kunci_simpul", "kunci"}


def _indikator(row: Mapping[str, Any], tempat: Mapping[str, int]) -> dict[str, Any]:
    """The fields of an indicator that the file says; nothing at all where every one is empty."""
    isi = {f: v for f, v in row.items() if f in tempat and f not in _BUKAN_INDIKATOR}
    if all(v in (None, "") for v in isi.values()):
        return {}
    hasil = {}
    for field, nilai in isi.items():
        if nilai is None and (field in excel.JUDUL_PILIHAN or field == "nama"):
            continue
        hasil[field] = nilai.tertulis if isinstance(nilai, Nilai) else excel.kosong(field) if nilai is None else nilai
    return hasil


def _mendukung(
    row: Mapping[str, Any], nomor: int, hasil: Hasil, pilihan: Sequence[Pilihan], catatan: Catatan
) -> int | None:
    """The sasaran of the RPJMD by its number, its text, or both."""
    teks = row["mendukung"]
    if not teks:
        return None
    cocok = re.fullmatch(r"(\d+(?:\.\d+)+)\.?\s*(.*)", teks, re.DOTALL)
    no, sisa = (cocok[1], seragam(cocok[2])) if cocok else ("", seragam(teks))
    calon = [p for p in pilihan if seragam(p.sebutan) == seragam(teks) or seragam(p.uraian) == sisa]
    calon = calon or [p for p in pilihan if no and p.no == no and not sisa]
    if len(calon) > 1:
        calon = [p for p in calon if p.no == no] or calon
    if len({p.pk for p in calon}) == 1:
        return calon[0].pk
    kata = "ada lebih dari satu; tulis nomornya" if calon else "tidak ditemukan"
    pesan = f"Sasaran RPJMD “{teks[:60]}” {kata}. Salin dari lembar Sasaran RPJMD pada templat."
    catatan.salah(hasil.sel(nomor, "mendukung"), pesan)
    return None


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    pohon_tulis.tulis(milik(impor), rancangan.isi, impor.putusan)


def cadangkan(impor: Impor) -> Any:
    return pohon_tulis.cadangkan(milik(impor))


def pulihkan(impor: Impor) -> None:
    pohon_tulis.pulihkan(milik(impor), impor.cadangan)


def templat(impor: Impor) -> bytes:
    return excel.ekspor(milik(impor))


# written and undone alike, whatever worksheet fills the tree
pengimpor_pohon = partial(Pengimpor, terapkan=terapkan, cadangkan=cadangkan, pulihkan=pulihkan)
PENGIMPOR = pengimpor_pohon(
    jenis=JenisImpor.RENCANA,
    kolom=kolom,
    susun=susun,
    templat=templat,
    maks_baris=10_000,
    catatan="Unduh templatnya: ia berisi pohon yang sudah ada, contoh, dan petunjuk tiap kolom. Ubah atau tambah "
    "barisnya, lalu unggah lagi; kolom kunci menjaga perubahan orang lain tidak tertimpa.",
    pertanyaan=lambda impor: (PERTANYAAN_HAPUS,),
)
