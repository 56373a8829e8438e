"""A worksheet through all acts of an import, as a person does it: upload, preview, apply; and how to write one."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import Workbook

from renstra.enums import JenisImpor
from renstra.models import Impor
from renstra.rules.impor import RancanganImpor
from renstra.services.impor import alur
from renstra.services.impor.rancang import lupakan, rancang, sidik

SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def berkas_nyata(jalur: str) -> bytes:
    """A file that offices have; the test is skipped where it is not at hand."""
    if not (SHARED / jalur).exists():
        pytest.skip(f"shared/data/{jalur} is not here")
    return (SHARED / jalur).read_bytes()


def buku(rows: Iterable[Sequence[object]]) -> bytes:
    tulis = Workbook()
    for row in rows:
        tulis.active.append(list(row))
    wadah = io.BytesIO()
    tulis.save(wadah)
    return wadah.getvalue()


def unggah(
    p: SimpleNamespace, jenis: JenisImpor, isi: bytes, *, pd: Any = None, pelaku: Any = None, **isian: str
) -> Impor:
    impor = Impor(pemda=p.pemda, pd=pd, tahun=2026, jenis=jenis, nama="berkas.xlsx", isian=isian)
    return alur.unggah(impor=impor, isi=isi, pelaku=pelaku or p.perencana, now=p.now)


def uji(impor: Impor) -> RancanganImpor:
    lupakan()
    return rancang(alur.ambil(impor.pk))


def terapkan(p: SimpleNamespace, impor: Impor) -> Impor:
    """Apply what the preview shows, large files too, without a worker."""
    diminta = alur.Permintaan(impor.berkas.sha256, sidik(uji(impor)), 0)

    def antrekan(antre: Impor, permintaan: alur.Permintaan, pelaku: Any) -> None:
        besar.append((antre, permintaan, pelaku))

    besar: list[Any] = []
    hasil = alur.terapkan(impor_id=impor.pk, diminta=diminta, pelaku=p.perencana, now=p.now, antrekan=antrekan)
    for antre, permintaan, pelaku in besar:
        alur.jalankan(impor_id=antre.pk, diminta=permintaan, diminta_pada=p.now, pelaku=pelaku, now=p.now)
    hasil.refresh_from_db()
    return hasil


def masukkan(p: SimpleNamespace, jenis: JenisImpor, isi: bytes, **lain: Any) -> Impor:
    return terapkan(p, unggah(p, jenis, isi, **lain))


def batalkan(p: SimpleNamespace, impor: Impor) -> Impor:
    hasil = alur.batalkan(impor_id=impor.pk, pelaku=p.perencana, now=p.now)
    hasil.refresh_from_db()
    return hasil
