"""Numbers and dates of RKPD, KUA, PPAS or Renja of a year as a worksheet that comes back (GM Pasal 5, Pasal 6)."""

from collections.abc import Mapping, Sequence
from typing import Any

from renstra.enums import JenisRujukan
from renstra.excel.pembaca import label_dari, pilihan
from renstra.models import DokumenRujukan
from sakip.lembar import KOLOM_KUNCI, Format, Kolom, LembarTulis, kunci_baris, tanggal_dari, teks_dari, tulis_buku

LABEL = {"tahun": "Tahun", "jenis": "Dokumen", "nomor": "Nomor", "tanggal": "Tanggal"}
COLUMNS: tuple[Kolom, ...] = (
    Kolom(
        "DOKUMEN",
        "jenis",
        pilihan(JenisRujukan),
        wajib=True,
        lebar=16,
        tulis=label_dari(JenisRujukan),
        contoh="RKPD",
        bantuan="RKPD, KUA, dan PPAS milik Pemerintah Daerah; Renja milik Perangkat Daerah.",
    ),
    Kolom("NOMOR", "nomor", teks_dari(150), lebar=40, contoh="21 Tahun 2025", gabungan=False),
    Kolom(
        "TANGGAL",
        "tanggal",
        tanggal_dari,
        lebar=22,
        format=Format.TANGGAL,
        contoh="26 Juni 2025",
        bantuan="Nomor dan tanggal diisi keduanya; dikosongkan keduanya bila dokumennya belum ada.",
        gabungan=False,
    ),
    KOLOM_KUNCI,
)


def isi_baris(tahun: int, jenis: JenisRujukan, ada: DokumenRujukan | None) -> dict[str, Any]:
    """What is stored of one kind; also of one that is not there yet."""
    return {
        "tahun": tahun,
        "jenis": jenis.value,
        "nomor": ada.nomor if ada else "",
        "tanggal": ada.tanggal if ada else None,
    }


def ekspor(pemilik: int, tahun: int, jenis: Sequence[JenisRujukan], ada: Mapping[str, DokumenRujukan]) -> bytes:
    """A row for each kind. `pemilik` - the PD, or the regency, whose documents these are."""
    isi = [isi_baris(tahun, j, ada.get(j)) for j in jenis]
    rows = [satu | {"kunci": kunci_baris(pemilik, [satu[f] for f in LABEL])} for satu in isi]
    return tulis_buku([LembarTulis(COLUMNS, rows, f"Rujukan {tahun}")], petunjuk=COLUMNS)
