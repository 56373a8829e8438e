"""Realisasi per sub kegiatan and month as our own worksheet: a row per sub kegiatan, twelve months, then its key."""

from collections.abc import Iterable, Mapping
from typing import Any

from renstra.excel.pembaca import jumlah_dari
from renstra.rules.impor_realisasi import Bulanan, PdRealisasi
from renstra.rules.impor_realisasi_bulan import nilai_sidik
from renstra.rules.realisasi import BULAN_SETAHUN, NOL
from sakip import angka
from sakip.lembar import KOLOM_KUNCI, Format, Kolom, abaikan, kode_dari, kosong, kunci_baris, teks_dari, tulis

_KEPALA = (
    Kolom("KODE SUB KEGIATAN", "kode", kode_dari(60), wajib=True, lebar=22, contoh="5.01.02.2.01.0001"),
    Kolom("NAMA SUB KEGIATAN", "nama", teks_dari(500), lebar=50),
    Kolom("PAGU DPA", "pagu", abaikan, lebar=20, format=Format.RUPIAH, bantuan="Hanya untuk dibaca."),
)


def _bulan(bulan: int) -> Kolom:
    bantuan = "Realisasi bulan itu saja, bukan kumulatif. Kosong: tidak ada realisasi."
    return Kolom(
        angka.BULAN[bulan - 1].upper(), f"b{bulan}", jumlah_dari, lebar=18, format=Format.RUPIAH, bantuan=bantuan
    )


COLUMNS: tuple[Kolom, ...] = (
    *_KEPALA,
    *(_bulan(b) for b in BULAN_SETAHUN),
    Kolom("JUMLAH", "jumlah", abaikan, lebar=20, format=Format.RUPIAH, bantuan="Hanya untuk dibaca."),
    KOLOM_KUNCI,
)


def baris_pd(pd: PdRealisasi) -> Iterable[Mapping[str, Any]]:
    """A row per sub kegiatan of the DPA, then those that only the realisasi knows; each with its key."""
    pagu = pd.pagu or {}
    for kode in [*sorted(pagu), *sorted(pd.lama.keys() - pagu.keys())]:
        bulan: Bulanan = pd.lama.get(kode, {})
        yield {
            "kode": kode,
            "nama": pd.nama_sub.get(kode, ""),
            "pagu": pagu.get(kode),
            **{f"b{b}": bulan.get(b) for b in BULAN_SETAHUN},
            "jumlah": sum(bulan.values(), NOL),
            "kunci": kunci_baris(pd.id, nilai_sidik(kode, bulan)),
        }


def ekspor(pd: PdRealisasi, tahun: int) -> bytes:
    """What is stored for a PD and year, to be filled on and brought back."""
    keterangan = f"Realisasi anggaran {pd.nama} tahun {tahun}, dalam rupiah, per bulan (tidak kumulatif)."
    return tulis(COLUMNS, baris_pd(pd), judul_lembar=f"Realisasi {tahun}", keterangan=keterangan)


def kosong_saja(tahun: int) -> bytes:
    """The blank table with a sheet that explains its columns."""
    return kosong(COLUMNS, judul_lembar=f"Realisasi {tahun}")
