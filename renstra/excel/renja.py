"""The worksheet of Renja, DPA and DPPA as regencies use it: one row per sub kegiatan with its indicators and pagu."""

from collections.abc import Iterable
from typing import Any

from renstra import queries
from renstra.enums import JenisTolokUkur
from renstra.excel.pembaca import nilai_pendek, pagu_dari
from renstra.models import DokumenAnggaran, TolokUkur
from sakip.lembar import Format, Kolom, LembarTulis, bacaan_nilai, kode_dari, tanggal_dari, teks_dari, tulis_buku
from sakip.organisasi.enums import Tingkat

J = JenisTolokUkur
# kind -> fields of its text and its target
TOLOK_UKUR = {
    J.CAPAIAN_PROGRAM: ("capaian", "target_capaian"),
    J.KELUARAN: ("keluaran", "target_keluaran"),
    J.HASIL: ("hasil", "target_hasil"),
}


def _teks(judul: str, field: str, contoh: str = "", alias: tuple[str, ...] = ()) -> Kolom:
    return Kolom(judul, field, teks_dari(1000), lebar=44, contoh=contoh, alias=alias, gabungan=False)


def _target(judul: str, field: str, contoh: str = "", alias: tuple[str, ...] = ()) -> Kolom:
    return Kolom(judul, field, nilai_pendek, lebar=16, contoh=contoh, alias=alias, gabungan=False, bacaan=bacaan_nilai)


COLUMNS: tuple[Kolom, ...] = (
    Kolom(
        "KODE SUB KEGIATAN",
        "kode",
        kode_dari(60),
        wajib=True,
        alias=("KODE",),
        lebar=22,
        contoh="1.03.01.2.01.0001",
        gabungan=False,
        bantuan="Baris program dan kegiatan boleh ada: namanya dipakai, jumlahnya hanya diperiksa.",
    ),
    Kolom("PROGRAM DAN KEGIATAN", "nama", teks_dari(500), wajib=True, lebar=50, contoh="Penyediaan Layanan"),
    _teks("TOLAK UKUR CAPAIAN KEG.", "capaian", alias=("TOLOK UKUR CAPAIAN KEG.", "TOLAK UKUR CAPAIAN")),
    _target("TARGET KINERJA CAPAIAN KEG.", "target_capaian", "96%", ("TARGET KINERJA CAPAIAN",)),
    _teks("TOLAK UKUR KELUARAN", "keluaran", "Jumlah Laporan", ("TOLOK UKUR KELUARAN",)),
    _target("TARGET KINERJA KELUARAN", "target_keluaran", "1 Laporan"),
    _teks("TOLAK UKUR HASIL", "hasil", alias=("TOLOK UKUR HASIL",)),
    _target("TARGET KINERJA HASIL", "target_hasil", "12 Bulan"),
    Kolom(
        "SUMBER DANA",
        "dana",
        teks_dari(300),
        lebar=18,
        contoh="1.2.1.01.02",
        bantuan="Kode atau nama sumber dana.",
    ),
    Kolom("LOKASI", "lokasi", teks_dari(2000), lebar=24, bantuan="Tidak disimpan."),
    _teks("KELUARAN SUB KEG.", "keluaran_sub"),
    Kolom("AWAL PELAKSANAAN", "awal", tanggal_dari, lebar=16, format=Format.TANGGAL, bantuan="Tidak disimpan."),
    Kolom("AKHIR PELAKSANAAN", "akhir", tanggal_dari, lebar=16, format=Format.TANGGAL, bantuan="Tidak disimpan."),
    Kolom("JUMLAH PAGU", "pagu", pagu_dari, lebar=20, format=Format.RUPIAH, contoh="1.250.000,00", alias=("PAGU",)),
    Kolom("KETERANGAN", "keterangan", teks_dari(2000), lebar=24, bantuan="Tidak disimpan."),
)


def ekspor(dokumen: DokumenAnggaran) -> bytes:
    """The sub kegiatan that the document has, a row for each source of funds, the indicators on the first."""
    rows: list[dict[str, Any]] = []
    for t in queries.tampilan_anggaran(dokumen).baris:
        if t.baris.tingkat != Tingkat.SUB_KEGIATAN:
            rows.append({"kode": t.baris.kode, "nama": t.baris.nama, "pagu": t.jumlah})
            continue
        for urutan, (dana, jumlah) in enumerate(t.sumber or [(None, None)]):
            tolok = {} if urutan else _tolok(t.tolok_ukur)
            isi = {"kode": t.baris.kode, "nama": t.baris.nama, "dana": dana.kode if dana else "", "pagu": jumlah}
            rows.append(isi | tolok)
    return tulis_buku([LembarTulis(COLUMNS, rows, "Sub Keg Renja_DPA_DPPA")], petunjuk=COLUMNS)


def _tolok(semua: Iterable[TolokUkur]) -> dict[str, str]:
    """The first indicator of each kind: the worksheet has room for no more."""
    isi: dict[str, str] = {}
    for t in semua:
        if kolom := TOLOK_UKUR.get(J(t.jenis)):
            isi.setdefault(kolom[0], t.uraian)
            isi.setdefault(kolom[1], t.target)
    return isi
