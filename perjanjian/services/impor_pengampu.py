"""Who answers for which sub kegiatan, from our own worksheet, which comes pre-filled and goes back (BK Pasal 4-7)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import models

from renstra.enums import JenisImpor
from renstra.models import Impor
from renstra.services.impor.berkunci import (
    BarisSalah,
    Tabel,
    isi_berkas,
    pastikan_pemilik,
    pastikan_tetap,
    pengimpor_tabel,
)
from renstra.services.impor.tabel import UkurBaris, ukur
from sakip.lembar import BerkasDitolak, Hasil, Kolom, kosong
from sakip.organisasi.models import Jabatan

from ..excel import pengampu as excel
from ..queries.pengampu import DaftarPengampu, daftar_pengampu, pengampu_kini
from .pengampu import TANPA_DPA, tulis_pengampu


def kolom(impor: Impor) -> Sequence[Kolom]:
    return excel.COLUMNS


def tabel(impor: Impor, hasil: Hasil) -> Tabel:
    if impor.pd is None:
        raise BerkasDitolak("Pilih dahulu Perangkat Daerah yang pengampunya diisi.")
    daftar = daftar_pengampu(impor.pd, impor.tahun)
    if daftar.sub is None:
        raise BerkasDitolak(TANPA_DPA.format(tahun=impor.tahun))
    sub, nama = daftar.sub, excel.sebutan(daftar.jabatan)

    def kata(field: str, nilai: object) -> str:
        return nama.get(nilai, "") if isinstance(nilai, int) and field == "jabatan" else str(nilai or "")

    def satu(nomor: int, row: Mapping[str, Any]) -> UkurBaris:
        kode = "".join(row["kode"].split())
        if kode not in sub:
            raise BarisSalah("kode", f"Sub kegiatan {kode} tidak ada pada DPA {impor.tahun}.")
        pastikan_pemilik(row["kunci"], daftar.pd.pk, daftar.pd)
        kini = excel.isi_baris(daftar, kode)
        isi = kini | {f: _jabatan(daftar, teks, kode) for f, teks in isi_berkas(hasil, row, ["jabatan"]).items()}
        return ukur(nomor, row["kunci"], sub[kode], kini, isi, label=excel.LABEL, kata=kata)

    return Tabel(satu, lambda u: f"{u.isi['kode']} {u.lama.nama}")


def _jabatan(daftar: DaftarPengampu, teks: str, kode: str) -> int | None:
    if not teks:
        return None
    jabatan: Jabatan | None = excel.cari_jabatan(teks, daftar.jabatan)
    if jabatan is None:
        pesan = f"Jabatan “{teks[:60]}” tidak ada atau ada lebih dari satu. Salin kodenya dari lembar Jabatan."
        raise BarisSalah("jabatan", pesan)
    if not jabatan.aktif and daftar.kini.get(kode) != jabatan.pk:
        raise BarisSalah("jabatan", f"Jabatan {jabatan} tidak aktif lagi.")
    return jabatan.pk


def tulis(impor: Impor, rows: Sequence[UkurBaris]) -> None:
    assert impor.pd is not None
    impor.cadangan = tulis_pengampu(impor.pd, impor.tahun, {u.isi["kode"]: u.isi["jabatan"] for u in rows})


def garis(impor: Impor, rancangan: Any) -> Iterator[tuple[models.Model, str]]:
    """A line in the trail of the PD, as after a change on the page."""
    if impor.pd and impor.cadangan:
        yield impor.pd, f"Menetapkan pengampu {len(impor.cadangan)} sub kegiatan {impor.pd} {impor.tahun} dari berkas"


def pulihkan(impor: Impor) -> None:
    assert impor.pd is not None
    kini = pengampu_kini(impor.pd, impor.tahun)
    ubah: list[tuple[str, int | None, int | None]] = impor.cadangan or []
    pastikan_tetap(all(kini.get(kode) == menjadi for kode, _, menjadi in ubah))
    tulis_pengampu(impor.pd, impor.tahun, {kode: semula for kode, semula, _ in ubah})


def templat(impor: Impor) -> bytes:
    if impor.pd is None:
        return kosong(excel.COLUMNS, judul_lembar="Pengampu")
    return excel.ekspor(daftar_pengampu(impor.pd, impor.tahun))


PENGIMPOR = pengimpor_tabel(
    jenis=JenisImpor.PENGAMPU,
    tabel=tabel,
    tulis=tulis,
    utama="kode",
    benda="Sub kegiatan",
    diam=("NAMA SUB KEGIATAN",),
    kolom=kolom,
    cadangkan=lambda impor: [],
    pulihkan=pulihkan,
    templat=templat,
    garis=garis,
    halaman="perjanjian:pengampu",
    maks_baris=20_000,
    catatan="Unduh templatnya: setiap sub kegiatan DPA sudah ada di dalamnya, dan lembar kedua memuat jabatan yang "
    "dapat dipilih. Baris yang tidak ada dalam berkas tidak diubah.",
)
