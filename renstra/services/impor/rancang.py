"""The dry run: the stored file read with the mapping of its columns, and measured against what is stored now."""

import hashlib
import json
import threading
import time
from collections import OrderedDict
from typing import Generic, TypeVar

from renstra.enums import JenisImpor
from renstra.models import Impor
from renstra.rules.impor import RancanganImpor
from renstra.services.impor.daftar import PENGIMPOR
from renstra.services.impor.dasar import Pengimpor, dokumen
from sakip.dokumen.services import baca_berkas
from sakip.lembar import BerkasDitolak, Hasil, Pemetaan, Pengenalan
from sakip.lembar import baca as baca_lembar
from sakip.lembar import kenali as kenali_lembar

T = TypeVar("T")
_DISIMPAN, _DETIK = 2, 120


def pengimpor(impor: Impor) -> Pengimpor:
    return PENGIMPOR[JenisImpor(impor.jenis)]


def pemetaan(impor: Impor) -> Pemetaan:
    return Pemetaan.dari_json(impor.pemetaan)


def kenali(impor: Impor) -> Pengenalan:
    """Sheet, header row and columns of the stored file, with what is missing and what must be asked."""
    return kenali_isi(impor, baca_berkas(impor.berkas))


def kenali_isi(impor: Impor, isi: bytes) -> Pengenalan:
    """The same of bytes that are not stored yet. Raises `BerkasDitolak` where they are no workbook to work with."""
    p = pengimpor(impor)
    kolom = p.kolom(impor)
    # what was recognised depends on nothing but the bytes, the columns and the mapping
    kunci = repr((hashlib.sha256(isi).hexdigest(), impor.jenis, [(k.field, k.judul) for k in kolom], impor.pemetaan))
    if (ada := _kenalan.ambil(kunci)) is None:
        ada = kenali_lembar(isi, kolom, pemetaan(impor), maks_baris=p.maks_baris, maks_kolom=p.maks_kolom)
        _kenalan.taruh(kunci, ada)
    return ada


def baca(impor: Impor) -> Hasil:
    """The rows of the file. Raises `BerkasDitolak` where there is not one, `BerkasRusak` where the bytes are lost."""
    p = pengimpor(impor)
    hasil = baca_lembar(
        baca_berkas(impor.berkas),
        p.kolom(impor),
        pemetaan=pemetaan(impor),
        maks_baris=p.maks_baris,
        maks_kolom=p.maks_kolom,
    )
    if not hasil.rows and not hasil.kesalahan:
        raise BerkasDitolak("Lembar ini tidak memuat satu pun baris di bawah judulnya.")
    return hasil


def rancang(impor: Impor) -> RancanganImpor:
    """What the file would make of the data as it is now. Saves nothing.

    Kept for a short while in this process, so that turning the pages of the preview does not read the file again;
    applying always measures anew, and refuses where the result is not the one that was shown (`sidik`).
    """
    kunci = _kunci(impor)
    if (ada := _simpanan.ambil(kunci)) is None:
        ada = pengimpor(impor).susun(impor, baca(impor))
        _simpanan.taruh(kunci, ada)
    return ada


def lupakan() -> None:
    """Measure anew at the next look."""
    _simpanan.kosongkan()
    _kenalan.kosongkan()


def sidik(rancangan: RancanganImpor) -> str:
    """A hash of all that the preview shows of a dry run: two that differ in any row or finding differ here."""
    hitung = hashlib.sha256(repr((rancangan.jumlah_baris, rancangan.ringkasan)).encode())
    for u in rancangan.usul:
        bagian = (u.kunci, u.label, u.keadaan.value, u.keterangan, u.angka, u.perubahan)
        hitung.update(repr(bagian).encode())
    for t in (*rancangan.kesalahan, *rancangan.keraguan):
        hitung.update(repr(t).encode())
    return hitung.hexdigest()


def _kunci(impor: Impor) -> str:
    milik = dokumen(impor)
    isi = [impor.pk, impor.berkas.sha256, impor.pemetaan, impor.isian, milik.versi_kunci if milik else None]
    return json.dumps(isi, sort_keys=True)


class _Simpanan(Generic[T]):
    """The last few results of this process, each for two minutes."""

    def __init__(self) -> None:
        self._isi: OrderedDict[str, tuple[float, T]] = OrderedDict()
        self._kunci = threading.Lock()

    def ambil(self, kunci: str) -> T | None:
        with self._kunci:
            sejak, isi = self._isi.get(kunci, (0.0, None))
            return isi if isi is not None and time.monotonic() - sejak < _DETIK else None

    def taruh(self, kunci: str, isi: T) -> None:
        with self._kunci:
            self._isi[kunci] = (time.monotonic(), isi)
            while len(self._isi) > _DISIMPAN:
                self._isi.popitem(last=False)

    def kosongkan(self) -> None:
        with self._kunci:
            self._isi.clear()


_simpanan = _Simpanan[RancanganImpor]()
_kenalan = _Simpanan[Pengenalan]()
