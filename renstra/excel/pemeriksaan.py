"""What the checks found, as workbooks: quality of indicators, and conservation along the planning chain."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from renstra.queries.mutu import IndikatorMutu
from renstra.rules.konservasi import LABEL_HAL as LABEL_KONSERVASI
from renstra.rules.konservasi import TemuanKonservasi
from renstra.rules.mutu import LABEL_HAL, Berat, KriteriaBerlaku
from sakip.lembar import Format, Kolom, tulis

_BERAT = {Berat.PERLU: "Perlu diperbaiki", Berat.SARAN: "Saran"}
KOLOM_MUTU = (
    Kolom("Perangkat Daerah", "pd", lebar=34),
    Kolom("Bagian", "bagian", lebar=18),
    Kolom("Uraian", "simpul", lebar=44),
    Kolom("Indikator", "nama", lebar=50),
    Kolom("Satuan", "satuan", lebar=12),
    Kolom("Hal", "hal", lebar=26),
    Kolom("Bobot", "berat", lebar=16),
    Kolom("Catatan", "pesan", lebar=60),
    Kolom("Yang dapat dilakukan", "saran", lebar=50),
    Kolom("Kriteria", "kriteria", lebar=16),
    Kolom("Dasar", "dasar", lebar=50),
    Kolom("Penilaian", "penilaian", lebar=50),
)


def mutu(semua: Iterable[IndikatorMutu], kriteria: Sequence[KriteriaBerlaku], judul: str) -> bytes:
    """One row per remark; an indicator without any has one row too."""
    sebutan = {k.kunci: k.sebutan for k in kriteria}
    return tulis(KOLOM_MUTU, _baris_mutu(semua, sebutan), judul_lembar="Mutu indikator", keterangan=judul)


def _baris_mutu(semua: Iterable[IndikatorMutu], sebutan: dict[str, str]) -> Iterator[dict[str, Any]]:
    for m in semua:
        dasar = {
            "pd": m.pd or "Pemerintah Daerah", "bagian": m.nama_simpul, "simpul": m.simpul, "nama": m.fakta.nama,
            "satuan": m.fakta.satuan, "penilaian": _penilaian(m, sebutan),
        }  # fmt: skip
        kosong = dict.fromkeys(("hal", "berat", "saran", "kriteria", "dasar"), "")
        if not m.catatan:
            yield dasar | kosong | {"pesan": "Tanpa catatan"}
        for c in m.catatan:
            yield dasar | {
                "hal": LABEL_HAL[c.hal], "berat": _BERAT[c.berat], "pesan": c.pesan, "saran": c.saran,
                "kriteria": c.sebutan, "dasar": c.dasar,
            }  # fmt: skip


def _penilaian(m: IndikatorMutu, sebutan: dict[str, str]) -> str:
    return "; ".join(
        f"{sebutan.get(j.kriteria, j.kriteria)}: {'ya' if j.terpenuhi else 'tidak'}"
        + (f" ({j.catatan})" if j.catatan else "")
        for j in m.jawaban
    )


_DOKUMEN = {"rencana": "Renstra/RPJMD", "rkt": "RKT", "rka": "RKA", "dpa": "DPA"}
KOLOM_KONSERVASI = (
    Kolom("Perangkat Daerah", "pd", lebar=34),
    Kolom("Hal", "hal", lebar=34),
    Kolom("Temuan", "pesan", lebar=90),
    Kolom("Selisih (Rp)", "selisih", format=Format.RUPIAH, lebar=22),
    Kolom("Dokumen", "dokumen", lebar=16),
    Kolom("Dasar", "dasar", lebar=44),
)


def konservasi(temuan: Iterable[tuple[str, TemuanKonservasi]], judul: str) -> bytes:
    """One row per finding."""
    baris = (
        {
            "pd": pd, "hal": LABEL_KONSERVASI[t.hal], "pesan": t.pesan, "selisih": t.selisih,
            "dokumen": _DOKUMEN[t.dokumen], "dasar": t.dasar,
        }
        for pd, t in temuan
    )  # fmt: skip
    return tulis(KOLOM_KONSERVASI, baris, judul_lembar="Konservasi", keterangan=judul)
