"""Light advice on the quality of an indicator, while it is written. Advice never refuses anything.

The criteria are those of BK Pasal 3 ayat (6): spesifik, terukur, dapat dicapai, relevan, berbatas waktu.
"""

import re
from dataclasses import dataclass

from sakip.angka import Jenis, baca_nilai

KATA_KABUR = re.compile(r"\b(optimal|maksimal|memadai|lebih baik|secara baik|berkualitas tinggi)\b", re.IGNORECASE)
AWALAN_PERSEN = re.compile(r"^\s*(persentase|prosentase|persen)\b", re.IGNORECASE)
AWALAN_JUMLAH = re.compile(r"^\s*jumlah\b", re.IGNORECASE)
BENDA_TERBANYAK = 4


@dataclass(frozen=True)
class Saran:
    kriteria: str
    kalimat: str


def saran(indikator: str, target: str, satuan: str) -> list[Saran]:
    """In: a row as it stands. Out: what a careful reader would remark."""
    if not indikator.strip():
        return []
    nilai = baca_nilai(target)
    ukuran = (nilai.satuan or satuan).strip().casefold()
    persen = ukuran in {"%", "persen", "prosen"}
    hasil = []
    if nilai.jenis == Jenis.KOSONG:
        hasil.append(Saran("Terukur", "target belum diisi. Tulis angka dengan satuan, misalnya 97%."))
    elif not ukuran and nilai.jenis == Jenis.ANGKA:
        hasil.append(Saran("Terukur", "target belum bersatuan. Pilih satuannya, misalnya persen atau dokumen."))
    if AWALAN_PERSEN.match(indikator) and ukuran and not persen:
        hasil.append(Saran("Terukur", f"bunyinya persentase, satuannya {ukuran}. Samakan salah satunya."))
    if AWALAN_JUMLAH.match(indikator) and persen:
        hasil.append(Saran("Terukur", "bunyinya jumlah, satuannya persen. Samakan salah satunya."))
    if kabur := KATA_KABUR.search(indikator):
        hasil.append(Saran("Terukur", f"kata “{kabur.group()}” tidak dapat dihitung. Sebutkan batasnya."))
    if indikator.count(",") >= BENDA_TERBANYAK - 1:
        hasil.append(
            Saran("Spesifik", "indikator ini menghitung beberapa hal sekaligus. Pertimbangkan memisahkannya.")
        )
    return hasil
