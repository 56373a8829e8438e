"""Worksheets on their way in and out in tests: upload, preview, apply, undo; and a workbook as rows of a person."""

import io
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from openpyxl import Workbook, load_workbook

from renstra.enums import JenisImpor
from renstra.models import RKT, DokumenAnggaran, Impor, Rencana
from renstra.rules.impor import Keadaan, RancanganImpor
from renstra.services.impor import alur
from renstra.services.impor.daftar import PENGIMPOR
from renstra.services.impor.dasar import dokumen
from renstra.services.impor.rancang import lupakan, rancang, sidik

_SASARAN = {Rencana: "rencana", RKT: "rkt", DokumenAnggaran: "anggaran"}


def impor(jenis: JenisImpor, milik: Any, **isian: Any) -> Impor:
    """An import that names its target, not saved."""
    tahun = getattr(milik, "tahun", 0)
    return Impor(
        pemda=milik.pemda,
        pd=milik.pd,
        tahun=tahun if isinstance(tahun, int) else milik.tahun_awal,
        jenis=jenis,
        nama="berkas.xlsx",
        isian=isian,
        **{_SASARAN[type(milik)]: milik},
    )


def templat(jenis: JenisImpor, milik: Any) -> bytes:
    buat = PENGIMPOR[jenis].templat
    assert buat is not None
    return buat(impor(jenis, milik))


def unggah(p: SimpleNamespace, jenis: JenisImpor, milik: Any, isi: bytes, **isian: Any) -> Impor:
    return alur.unggah(impor=impor(jenis, milik, **isian), isi=isi, pelaku=p.perencana, now=p.now)


def lihat(p: SimpleNamespace, jenis: JenisImpor, milik: Any, isi: bytes, **isian: Any) -> RancanganImpor:
    """What the file would do."""
    lupakan()
    return rancang(alur.ambil(unggah(p, jenis, milik, isi, **isian).pk))


def terapkan(p: SimpleNamespace, satu: Impor) -> Impor:
    lupakan()
    satu = alur.ambil(satu.pk)
    versi = getattr(dokumen(satu), "versi_kunci", 0)
    diminta = alur.Permintaan(satu.berkas.sha256, sidik(rancang(satu)), versi)
    return alur.terapkan(impor_id=satu.pk, diminta=diminta, pelaku=p.perencana, now=p.now, antrekan=lambda *_: None)


def masukkan(p: SimpleNamespace, jenis: JenisImpor, milik: Any, isi: bytes, **isian: Any) -> Impor:
    """Upload and apply."""
    return terapkan(p, unggah(p, jenis, milik, isi, **isian))


def batalkan(p: SimpleNamespace, satu: Impor) -> Impor:
    return alur.batalkan(impor_id=satu.pk, pelaku=p.perencana, now=p.now)


def hitung(rancangan: RancanganImpor) -> dict[str, int]:
    """State -> number of rows, without those that are not there."""
    return {k.value: n for k in Keadaan if (n := rancangan.hitung(k))}


# ---- a workbook as a person sees it


def tabel(isi: bytes) -> tuple[list[str], list[dict[str, Any]]]:
    """Headings and rows of the first sheet."""
    lembar = load_workbook(io.BytesIO(isi)).worksheets[0]
    judul, *rows = [list(r) for r in lembar.iter_rows(values_only=True)]
    bersih = [str(j).removesuffix(" *") for j in judul]
    return bersih, [dict(zip(bersih, r, strict=True)) for r in rows]


def sunting(isi: bytes, ubah: Callable[[list[dict[str, Any]]], Any]) -> bytes:
    """The workbook after a person changed its rows: those of the first sheet as dicts by heading."""
    buku = load_workbook(io.BytesIO(isi))
    lembar = buku.worksheets[0]
    judul, rows = tabel(isi)
    format_sel = {(s.row, s.column): s.number_format for r in lembar.iter_rows(min_row=2) for s in r}
    ubah(rows)
    lembar.delete_rows(2, lembar.max_row)
    for nomor, row in enumerate(rows, 2):
        for kolom, nama in enumerate(judul, 1):
            sel = lembar.cell(nomor, kolom, row.get(nama))
            sel.number_format = format_sel.get((nomor, kolom), "@")
            if isinstance(row.get(nama), str):
                sel.data_type = "s"
    return _bytes(buku)


def buku(judul: list[str], rows: list[Mapping[str, Any]], sebelum: tuple[list[Any], ...] = ()) -> bytes:
    """A workbook typed by somebody: `sebelum` stands above the headings."""
    hasil = Workbook()
    for satu in (*sebelum, judul, *([r.get(j) for j in judul] for r in rows)):
        hasil.active.append(satu)
    for sel in (s for r in hasil.active.iter_rows() for s in r if s.data_type == "f"):
        sel.data_type = "s"
    return _bytes(hasil)


def _bytes(satu: Workbook) -> bytes:
    wadah = io.BytesIO()
    satu.save(wadah)
    return wadah.getvalue()
