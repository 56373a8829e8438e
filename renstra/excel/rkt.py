"""The rows of an RKT as a worksheet, the plan's target beside this year's (GM/SM Pasal 10)."""

from collections.abc import Iterable, Iterator
from typing import Any

from renstra.excel.banding import tertulis
from renstra.excel.pembaca import label_dari, nilai_pendek, pilihan, tulis_nilai
from renstra.models import RKT, BarisRKT
from sakip.lembar import KOLOM_KUNCI, Kolom, LembarTulis, abaikan, bacaan_nilai, kunci_baris, teks_dari, tulis_buku
from sakip.organisasi.enums import JenisIndikator

LABEL = {
    "sasaran": "Tujuan/sasaran",
    "nama": "Indikator",
    "satuan": "Satuan",
    "jenis": "Jenis indikator",
    "target": "Target",
    "catatan": "Alasan penyesuaian",
}
COLUMNS: tuple[Kolom, ...] = (
    Kolom("TUJUAN/SASARAN", "sasaran", teks_dari(1000), lebar=44, contoh="Meningkatnya mutu layanan"),
    Kolom(
        "INDIKATOR",
        "nama",
        teks_dari(1000),
        wajib=True,
        lebar=44,
        contoh="Persentase layanan tepat waktu",
        bantuan="Baris baru: salin persis indikator dari Renstra/RPJMD; sasaran, satuan, dan targetnya ikut terisi.",
        gabungan=False,
    ),
    Kolom("SATUAN", "satuan", teks_dari(60), lebar=12, contoh="%", gabungan=False),
    Kolom(
        "JENIS INDIKATOR",
        "jenis",
        pilihan(JenisIndikator),
        lebar=22,
        tulis=label_dari(JenisIndikator),
        contoh=JenisIndikator.IKU.label,
        bantuan="Pilihan: " + ", ".join(str(j.label) for j in JenisIndikator) + ".",
    ),
    Kolom(
        "TARGET MENURUT RENCANA",
        "target_rencana",
        abaikan,
        lebar=16,
        contoh="96%",
        bantuan="Dari Renstra/RPJMD, untuk dibandingkan; tidak dibaca.",
        tulis=tulis_nilai,
    ),
    Kolom(
        "TARGET",
        "target",
        nilai_pendek,
        lebar=16,
        contoh="97%",
        bantuan="Target tahun ini, angka dalam satuan indikator.",
        gabungan=False,
        bacaan=bacaan_nilai,
        tulis=tulis_nilai,
    ),
    Kolom(
        "ALASAN PENYESUAIAN",
        "catatan",
        teks_dari(500),
        lebar=40,
        contoh="Ada tambahan petugas",
        bantuan="Diisi bila target berbeda dari rencana lima tahun.",
        gabungan=False,
    ),
    KOLOM_KUNCI,
)


def isi_baris(baris: BarisRKT) -> dict[str, Any]:
    return {f: getattr(baris, f) for f in LABEL}


def kata(field: str, nilai: object) -> str:
    return str(JenisIndikator(str(nilai)).label) if field == "jenis" and nilai else tertulis(field, nilai)


def baris(rows: Iterable[BarisRKT]) -> Iterator[dict[str, Any]]:
    for satu in rows:
        isi = isi_baris(satu)
        kunci = kunci_baris(satu.pk, [isi[f] for f in LABEL])
        yield isi | {"target_rencana": satu.target_rencana, "kunci": kunci}


def ekspor(rkt: RKT) -> bytes:
    """The RKT as a workbook that comes back."""
    rows = list(baris(rkt.baris.order_by("urutan", "id")))
    return tulis_buku([LembarTulis(COLUMNS, rows, f"RKT {rkt.tahun}")], petunjuk=COLUMNS)
