"""National codes from the files that offices have: the tree, what is mended, what is refused, undoing."""

import io
from collections import Counter
from datetime import date

import openpyxl
import pytest

from renstra.enums import JenisImpor, JenisPemda
from renstra.models import DokumenAnggaran, EdisiNomenklatur, Nomenklatur
from renstra.services.dasar import Ditolak
from tests.renstra import impor_alat as alat
from tests.renstra import pabrik

SIPD = "nomenklatur/sipd-subkegiatan-2026-01-23.xlsx"
KEPMEN = "nomenklatur/kepmendagri-900-subkegiatan.xlsx"
JUDUL = (
    "JENIS PEMDA", "BIDANG", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "KINERJA", "INDIKATOR", "SATUAN", "TAG",
    "DEFINISI OPERASIONAL", "PELAKSANA", "SPM", "JENIS", "SUBKEGIATAN SEBELUMNYA",
)  # fmt: skip
JUDUL_KM = (
    "URUSAN/UNSUR", "BIDANG URUSAN/BIDANG UNSUR", "PROGRAM", "KEGIATAN", "SUB KEGIATAN", "NOMENKLATUR URUSAN",
    "KINERJA", "INDIKATOR", "SATUAN", "KETERANGAN",
)  # fmt: skip


def baris(jenis="KABKOT", **ubah):
    """A row of the SIPD export."""
    isi = {
        "JENIS PEMDA": jenis,
        "BIDANG": "1.01 URUSAN PENDIDIKAN",
        "PROGRAM": "1.01.02 PROGRAM PENDIDIKAN",
        "KEGIATAN": "1.01.02.2.01 Pengelolaan SD",
        "SUBKEGIATAN": "1.01.02.2.01.0001 Pembangunan Sekolah",
        "KINERJA": "Sekolah yang terbangun",
        "INDIKATOR": "[null]",
        "SATUAN": "Unit",
        "SPM": "SPM",
    } | ubah
    return [isi.get(j) for j in JUDUL]


@pytest.fixture
def sipd(panggung):
    def _sipd(*rows, **isian):
        isi = alat.buku([JUDUL, *rows])
        return alat.unggah(panggung, JenisImpor.NOMENKLATUR, isi, **{"nama": "Edisi uji", **isian})

    return _sipd


@pytest.fixture
def kepmen(panggung):
    def _kepmen(*rows, **isian):
        isi = alat.buku([JUDUL_KM, *rows])
        return alat.unggah(panggung, JenisImpor.NOMENKLATUR_KEPMEN, isi, **{"nama": "Edisi Kepmen", **isian})

    return _kepmen


def _pesan(temuan):
    return [(t.sel, t.pesan) for t in temuan]


# ---- the real files


def _hitung_sipd(isi: bytes) -> dict[tuple[str, str], set[str]]:
    """Codes per jenis pemda and level, straight from the cells."""
    rows = openpyxl.load_workbook(io.BytesIO(isi), read_only=True).active.iter_rows(min_row=2, values_only=True)
    hasil: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        for urutan, tingkat in enumerate(("bidang", "program", "kegiatan", "sub_kegiatan"), 1):
            hasil.setdefault((row[0], tingkat), set()).add(row[urutan].split()[0])
    return hasil


def test_the_sipd_export_of_7581_rows_becomes_the_tree_that_its_cells_describe(panggung):
    isi = alat.berkas_nyata(SIPD)
    impor = alat.masukkan(panggung, JenisImpor.NOMENKLATUR, isi, nama="SIPD 2026", tanggal="23 Januari 2026")
    edisi = impor.edisi
    assert (edisi.pemda, edisi.tanggal) == (panggung.pemda, date(2026, 1, 23))
    diharap = _hitung_sipd(isi)
    sebut = {"PROV": JenisPemda.PROVINSI, "KABKOT": JenisPemda.KABUPATEN_KOTA}
    for (jenis, tingkat), kode in diharap.items():
        rows = Nomenklatur.objects.filter(edisi=edisi, jenis_pemda=sebut[jenis], tingkat=tingkat)
        assert set(rows.values_list("kode", flat=True)) == kode
    assert edisi.kode.count() == sum(map(len, diharap.values())) == 9707
    assert not edisi.kode.exclude(tingkat="bidang").filter(induk=None).exists()
    assert edisi.kode.get(jenis_pemda="kabkot", kode="X.XX.01.2.01.0001").induk.kode == "X.XX.01.2.01"


def test_the_two_cells_of_the_sipd_export_with_hidden_marks_are_mended_and_named(panggung):
    impor = alat.unggah(panggung, JenisImpor.NOMENKLATUR, alat.berkas_nyata(SIPD), nama="SIPD 2026")
    hasil = alat.uji(impor)
    assert (hasil.kesalahan, hasil.jumlah_baris) == ((), 7581)
    ((sel, pesan, lain),) = [(t.sel, t.pesan, t.lain) for t in hasil.keraguan]
    assert (sel, lain) == ("J4839", 1)
    assert "Tanda tersembunyi" in pesan


def _hitung_kepmen(isi: bytes) -> Counter[int]:
    rows = openpyxl.load_workbook(io.BytesIO(isi), read_only=True).active.iter_rows(min_row=2, values_only=True)
    return Counter(sum(sel is not None for sel in row[:5]) for row in rows if row[5])


def test_the_kepmendagri_list_becomes_the_tree_that_its_columns_describe(panggung):
    isi = alat.berkas_nyata(KEPMEN)
    edisi = alat.masukkan(panggung, JenisImpor.NOMENKLATUR_KEPMEN, isi, nama="Kepmendagri 900").edisi
    tingkat = ("urusan", "bidang", "program", "kegiatan", "sub_kegiatan")
    banyak = Counter(edisi.kode.values_list("tingkat", flat=True))
    diharap = _hitung_kepmen(isi)
    assert [banyak[t] for t in tingkat] == [diharap[n] for n in range(1, 6)] == [10, 45, 188, 729, 3395]
    satu = edisi.kode.get(kode="X.XX.01.2.01.0001")
    assert satu.nama == "Penyusunan Dokumen Perencanaan Perangkat Daerah"
    assert [satu.induk.kode, satu.induk.induk.kode, satu.induk.induk.induk.kode] == ["X.XX.01.2.01", "X.XX.01", "X.XX"]
    assert edisi.kode.filter(kode__regex=r"\.[0-9]{4}$", tingkat="sub_kegiatan").count() == 3395


# ---- the shapes of codes


def test_a_code_of_a_province_and_the_same_of_a_regency_stand_side_by_side(panggung, sipd):
    impor = alat.terapkan(
        panggung,
        sipd(baris(), baris("PROV", SUBKEGIATAN="1.01.02.2.01.0001 Arti Lain", KEGIATAN="1.01.02.2.01 Lain")),
    )
    nama = dict(impor.edisi.kode.filter(tingkat="sub_kegiatan").values_list("jenis_pemda", "nama"))
    assert nama == {"kabkot": "Pembangunan Sekolah", "provinsi": "Arti Lain"}
    assert impor.edisi.kode.get(jenis_pemda="kabkot", tingkat="sub_kegiatan").indikator == ""  # [null]


def test_dirty_codes_are_mended_where_they_can_mean_one_thing_and_named_by_cell(sipd):
    hasil = alat.uji(
        sipd(
            baris(BIDANG="1.1 URUSAN PENDIDIKAN"),
            baris(PROGRAM="1.01. 02 PROGRAM PENDIDIKAN", SUBKEGIATAN="1.01.02.201.0002 Titik Hilang"),
            baris(SUBKEGIATAN="1.01.02.2.01.03 Dua Angka"),
        )
    )
    assert hasil.kesalahan == ()
    assert {t.sel for t in hasil.keraguan} == {"B2", "C3", "E3"}
    assert [u.isi.kode for u in hasil.usul][-3:] == ["1.01.02.2.01.0001", "1.01.02.2.01.0002", "1.01.02.2.01.03"]


def test_codes_that_could_mean_two_things_or_stand_elsewhere_are_faults_by_cell(sipd):
    hasil = alat.uji(
        sipd(
            baris(SUBKEGIATAN="1.01.02.2.01.1 Satu Angka"),
            baris(KEGIATAN="1.01.03.2.01 Program Lain"),
            baris(SUBKEGIATAN="1.01.02.2.01.0009"),
            baris("KOTAMADYA"),
            baris(BIDANG="4.3 Tidak Ada", PROGRAM="4.03.01 P"),
        )
    )
    assert {t.sel for t in hasil.kesalahan} >= {"E2", "D3", "E4", "A5", "B6"}


def test_one_code_under_two_names_is_reported_by_cell(sipd):
    hasil = alat.uji(
        sipd(
            baris(),
            baris(PROGRAM="1.01.02 PROGRAM LAIN", SUBKEGIATAN="1.01.02.2.01.0002 Dua"),
            baris(SUBKEGIATAN="1.01.02.2.01.0002 Bukan Dua"),
            baris(),
        )
    )
    assert _pesan(hasil.kesalahan) == [
        ("E4", "1.01.02.2.01.0002 bernama “Bukan Dua”, sedangkan pada E3 “Dua”. Satu kode hanya boleh satu nama.")
    ]
    assert [t.sel for t in hasil.keraguan] == ["C3", "E5"]


def test_segments_in_columns_of_their_own_become_codes_of_four_or_two_digits(panggung, kepmen):
    rows = (
        [1, None, None, None, None, "URUSAN WAJIB"],
        [1, 1, None, None, None, "BIDANG  PENDIDIKAN"],
        [1, 1, 2, None, None, "PROGRAM"],
        [1, 1, 2, "2.01", None, "Kegiatan"],
        [1, 1, 2, "2.01", 7, "Sub  dari\nTujuh"],
    )
    empat = alat.uji(kepmen(*rows))
    dua = alat.uji(kepmen(*rows, angka_sub="2"))
    assert [u.isi.kode for u in empat.usul] == ["1", "1.01", "1.01.02", "1.01.02.2.01", "1.01.02.2.01.0007"]
    assert dua.usul[-1].isi.kode == "1.01.02.2.01.07"
    assert empat.usul[-1].isi.nama == "Sub dari Tujuh"


def test_a_gap_a_lost_zero_and_a_missing_parent_of_the_list_are_faults_by_cell(kepmen):
    hasil = alat.uji(
        kepmen(
            [1, 1, None, None, None, "BIDANG"],
            [1, 1, None, "2.01", None, "Tanpa program"],
            [1, 1, 2, 2.1, None, "Nol hilang"],
            [1, 1, 3, None, None, "PROGRAM"],
            [1, 1, 4, "2.01", None, "Tanpa induk"],
        )
    )
    assert {t.sel for t in hasil.kesalahan} == {"B2", "D3", "D4", "D6"}


# ---- the edition


def test_an_edition_needs_a_name_of_its_own_and_a_date_that_exists(panggung, sipd):
    EdisiNomenklatur.objects.create(pemda=panggung.pemda, nama="Edisi uji")
    assert "sudah ada" in alat.uji(sipd(baris())).kesalahan[0].pesan
    assert "belum diisi" in alat.uji(sipd(baris(), nama=" ")).kesalahan[0].pesan
    assert "Tanggal edisi" in alat.uji(sipd(baris(), nama="Lain", tanggal="31 Februari 2026")).kesalahan[0].pesan


def test_undoing_removes_the_edition_unless_a_document_uses_it(panggung, sipd):
    impor = alat.terapkan(panggung, sipd(baris()))
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    DokumenAnggaran.objects.filter(pk=dpa.pk).update(edisi=impor.edisi)
    with pytest.raises(Ditolak, match="1 dokumen memakai edisi"):
        alat.batalkan(panggung, impor)
    DokumenAnggaran.objects.filter(pk=dpa.pk).update(edisi=None)
    alat.batalkan(panggung, impor)
    assert not EdisiNomenklatur.objects.exists()
    assert not Nomenklatur.objects.exists()


def test_national_editions_stay_as_they_are_when_a_regency_brings_its_own(panggung, sipd):
    nasional = EdisiNomenklatur.objects.create(nama="Edisi uji")
    kode = Nomenklatur.objects.create(edisi=nasional, tingkat="program", kode="1.01.02", nama="Nasional")
    alat.terapkan(panggung, sipd(baris()))
    kode.refresh_from_db()
    assert (kode.nama, nasional.kode.count()) == ("Nasional", 1)
