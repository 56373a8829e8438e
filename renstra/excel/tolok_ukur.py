"""The four indicators of every line of an RKA or DPA as a worksheet; a hasil names its RKT row."""

from collections.abc import Iterable, Iterator
from typing import Any

from renstra import queries
from renstra.enums import JenisTolokUkur
from renstra.excel.banding import tertulis
from renstra.excel.pembaca import label_dari, nilai_pendek, pilihan, tulis_nilai
from renstra.models import BarisAnggaran, BarisRKT, DokumenAnggaran, TolokUkur
from sakip.lembar import (
    KOLOM_KUNCI,
    Kolom,
    LembarTulis,
    abaikan,
    bacaan_nilai,
    kode_dari,
    kunci_baris,
    teks_dari,
    tulis_buku,
)
from sakip.organisasi.enums import Tingkat

J = JenisTolokUkur
LABEL = {
    "baris": "Kode",
    "jenis": "Jenis",
    "uraian": "Tolok ukur",
    "target": "Target",
    "satuan": "Satuan",
    "baris_rkt": "Asal RKT",
}
# What each level of line usually has: empty rows for it stand in the template.
LAZIM = {
    Tingkat.PROGRAM: (J.CAPAIAN_PROGRAM, J.MASUKAN, J.KELUARAN, J.HASIL),
    Tingkat.KEGIATAN: (J.MASUKAN, J.KELUARAN, J.HASIL),
    Tingkat.SUB_KEGIATAN: (J.MASUKAN, J.KELUARAN, J.HASIL),
}
COLUMNS: tuple[Kolom, ...] = (
    Kolom("KODE", "kode", kode_dari(60), wajib=True, lebar=20, contoh="5.01.02.2.01.0001"),
    Kolom("NAMA", "nama", abaikan, lebar=44, contoh="Penyediaan Layanan", bantuan="Nama barisnya; tidak dibaca."),
    Kolom(
        "JENIS",
        "jenis",
        pilihan(JenisTolokUkur),
        wajib=True,
        lebar=18,
        tulis=label_dari(JenisTolokUkur),
        contoh="Keluaran",
        bantuan=", ".join(str(j.label) for j in J) + ".",
    ),
    Kolom(
        "TOLOK UKUR",
        "uraian",
        teks_dari(1000),
        lebar=50,
        contoh="Jumlah dokumen layanan",
        bantuan="Baris yang tolok ukur dan targetnya kosong dilewati.",
        gabungan=False,
    ),
    Kolom(
        "TARGET",
        "target",
        nilai_pendek,
        lebar=16,
        contoh="4 dokumen",
        gabungan=False,
        bacaan=bacaan_nilai,
        tulis=tulis_nilai,
    ),
    Kolom(
        "SATUAN",
        "satuan",
        teks_dari(60),
        lebar=14,
        contoh="dokumen",
        bantuan="Kosong pada baris baru: diambil dari targetnya.",
        gabungan=False,
    ),
    Kolom(
        "ASAL RKT",
        "baris_rkt",
        teks_dari(1100),
        lebar=40,
        contoh="RKT-12",
        bantuan="Bagi hasil: salin KODE dari lembar Baris RKT, atau tulis persis indikatornya.",
    ),
    KOLOM_KUNCI,
)
KOLOM_RKT = (
    Kolom("KODE RKT", "kode", lebar=12),
    Kolom("SASARAN RKT", "sasaran", lebar=50),
    Kolom("INDIKATOR RKT", "nama", lebar=50),
    Kolom("TARGET RKT", "target", lebar=16, tulis=tulis_nilai),
)


def isi_baris(tolok: TolokUkur) -> dict[str, Any]:
    return {
        "baris": tolok.baris_id,
        "jenis": tolok.jenis,
        "uraian": tolok.uraian,
        "target": tolok.target,
        "satuan": tolok.satuan,
        "baris_rkt": tolok.baris_rkt_id,
    }


def kata(field: str, nilai: object) -> str:
    if field == "jenis" and nilai:
        return str(JenisTolokUkur(str(nilai)).label)
    return f"RKT-{nilai}" if field == "baris_rkt" and nilai else tertulis(field, nilai)


def sebutan(satu: BarisRKT) -> str:
    return f"RKT-{satu.pk} {satu.nama}"


def baris(semua: Iterable[BarisAnggaran], tolok: Iterable[TolokUkur]) -> Iterator[dict[str, Any]]:
    """The indicators of each line, and an empty row for each kind that it usually has."""
    milik: dict[int, list[TolokUkur]] = {}
    for t in tolok:
        milik.setdefault(t.baris_id, []).append(t)
    for satu in semua:
        ada = milik.get(satu.pk, [])
        for jenis in J:
            for t in ada:
                if t.jenis == jenis:
                    yield {"kode": satu.kode, "nama": satu.nama, **_tercatat(t)}
            if jenis in LAZIM[Tingkat(satu.tingkat)] and not any(t.jenis == jenis for t in ada):
                yield {"kode": satu.kode, "nama": satu.nama, "jenis": jenis}


def _tercatat(tolok: TolokUkur) -> dict[str, Any]:
    isi = isi_baris(tolok)
    kunci = kunci_baris(tolok.pk, [isi[f] for f in LABEL])
    return isi | {"baris_rkt": sebutan(tolok.baris_rkt) if tolok.baris_rkt else "", "kunci": kunci}


def ekspor(dokumen: DokumenAnggaran) -> bytes:
    """The tolok ukur as a workbook that comes back, with the RKT rows of the year to copy from."""
    rows = list(baris(dokumen.baris.order_by("kode"), queries.tolok_ukur(dokumen)))
    rkt = [
        {"kode": f"RKT-{b.pk}", "sasaran": b.sasaran, "nama": b.nama, "target": b.target}
        for b in queries.baris_rkt_pilihan(dokumen)
    ]
    lembar = [LembarTulis(COLUMNS, rows, "Tolok ukur"), LembarTulis(KOLOM_RKT, rkt, "Baris RKT")]
    return tulis_buku(lembar, petunjuk=COLUMNS)
