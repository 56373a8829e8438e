"""The register of IKU as a worksheet that comes back: what is read are the fields of the indicator and its targets."""

from collections.abc import Iterable, Sequence
from typing import Any

from renstra.excel.rencana import (
    isi_indikator,
    kolom_nilai,
    kolom_pilihan,
    kolom_tahun_dasar,
    kolom_teks,
    label_indikator,
)
from renstra.queries.iku import BarisIku, milik_pemda
from sakip.lembar import KOLOM_KUNCI, Kolom, LembarTulis, abaikan, kunci_baris, teks_dari, tulis_buku

_BACA_SAJA = "Hanya untuk dibaca."
_KEPALA = (
    Kolom("NO", "no", abaikan, lebar=6, bantuan=_BACA_SAJA),
    Kolom("PEMILIK", "pemilik", abaikan, lebar=34, bantuan=_BACA_SAJA),
    Kolom("RENCANA", "rencana", abaikan, lebar=34, bantuan=_BACA_SAJA),
    Kolom("TUJUAN/SASARAN", "sasaran", abaikan, lebar=50, bantuan=_BACA_SAJA),
    Kolom("INDIKATOR KINERJA UTAMA", "nama", teks_dari(1000), wajib=True, lebar=50, gabungan=False),
    kolom_teks("satuan"),
    *(kolom_pilihan(f) for f in ("jenis", "level")),
    *(kolom_teks(f) for f in ("definisi_operasional", "formula", "sumber_data")),
    kolom_pilihan("jenis_sumber"),
    kolom_teks("penanggung_jawab"),
    Kolom("BERSAMA", "bersama", abaikan, lebar=30, bantuan=_BACA_SAJA),
    kolom_nilai("baseline"),
)
HANYA_DIBACA = tuple(k.judul for k in _KEPALA if k.baca is abaikan)


def kolom(tahun: Sequence[int]) -> tuple[Kolom, ...]:
    """The columns of the register, with a target for each year."""
    setahun = [kolom_tahun_dasar(tahun), *(kolom_nilai(f"target_{t}") for t in tahun)] if tahun else []
    return (*_KEPALA, *setahun, kolom_nilai("target_akhir"), KOLOM_KUNCI)


def label(tahun: Sequence[int]) -> dict[str, str]:
    """The fields that come back and what they are called, in the order in which the key is made."""
    semua = label_indikator(tahun)
    return {k.field: semua[k.field] for k in kolom(tahun) if k.field in semua}


def ekspor(baris: Iterable[BarisIku], tahun: Sequence[int]) -> bytes:
    """The lines of the register with a column for each year."""
    semua = kolom(tahun)
    return tulis_buku([LembarTulis(semua, [_isi(b) for b in baris], "Daftar IKU")], petunjuk=semua)


def _isi(b: BarisIku) -> dict[str, Any]:
    isi = isi_indikator(b.indikator, b.rencana.tahun)
    return isi | {
        "no": str(b.nomor),
        "pemilik": milik_pemda(b.rencana),
        "rencana": str(b.rencana),
        "sasaran": b.sasaran,
        "bersama": ", ".join(b.bersama),
        "kunci": kunci_baris(b.indikator.pk, [isi[f] for f in label(b.rencana.tahun)]),
    }
