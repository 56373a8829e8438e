"""The flat SIPD recap: what is recognised, every fault and doubt by cell, nothing saved."""

from decimal import Decimal

import pytest

from renstra import queries
from renstra.excel import anggaran as excel
from renstra.models import BarisAnggaran, SumberDana
from renstra.rules.sub_unit import per_dana
from renstra.services.impor.rancang import baca as baca_impor
from sakip.lembar import BerkasDitolak, baca
from tests.renstra import pabrik
from tests.renstra.pabrik import baris_rekap, buku_rekap
from tests.renstra.unggahan import unggah_rekap


@pytest.fixture
def draf(panggung):
    return pabrik.buat_dpa(panggung.pd, ditetapkan=False, baris=(), tolok_ukur=False)


@pytest.fixture
def uji(panggung, draf):
    pabrik.buat_sumber_dana()

    def _uji(*rows, dokumen=draf, **lain):
        return excel.rancangan(baca(buku_rekap(rows, **lain), excel.BACA), queries.konteks_rekap(dokumen))

    return _uji


def _pesan(temuan):
    return [(t.sel, t.pesan) for t in temuan]


def test_pagu_is_summed_per_sub_kegiatan_and_source_of_funds_to_the_sen(panggung, uji):
    pd = panggung.pd
    hasil = uji(
        baris_rekap(pd, PAGU=1000000.25),
        baris_rekap(pd, PAGU="2.000.000,50", KODE_REKENING="5.1.02.01.01.0026"),
        baris_rekap(pd, PAGU=3, KODE_SUMBER_DANA="1.1.01", NAMA_SUMBER_DANA="Pendapatan Asli Daerah"),
    )
    assert hasil.kesalahan == ()
    sub = hasil.isi.usul[-1]
    assert per_dana(sub.pagu) == {"1.2.01": Decimal("3000000.75"), "1.1.01": Decimal(3)}
    assert [(u.kode, u.jumlah) for u in hasil.isi.usul] == [
        ("1.01.02", Decimal("3000003.75")),
        ("1.01.02.2.01", Decimal("3000003.75")),
        ("1.01.02.2.01.0001", Decimal("3000003.75")),
    ]
    assert (hasil.isi.total, hasil.jumlah_baris) == (Decimal("3000003.75"), 3)


def test_headings_in_title_case_and_a_tahapan_column_are_recognised(panggung, uji):
    judul = [*(j.title() for j in pabrik.JUDUL), "Tahapan"]
    row = baris_rekap(panggung.pd)
    hasil = uji(row | {"Tahapan": "APBD PERUBAHAN"}, judul=judul)
    assert hasil.kesalahan == ()
    assert any("Tahapan berkas “APBD PERUBAHAN”" in t.pesan for t in hasil.keraguan)


def test_rows_of_another_skpd_are_not_taken_and_named_with_count_and_sum(panggung, uji):
    lain = baris_rekap(panggung.pd, KODE_SKPD="2.02.0.00.0.00.02.0000", NAMA_SKPD="Dinas Lain", PAGU=5, TAHUN=2020)
    hasil = uji(baris_rekap(panggung.pd), lain, lain)
    assert hasil.kesalahan == ()
    ((sel, pesan),) = _pesan(hasil.keraguan)
    assert sel == "E3"
    assert "2 baris milik SKPD lain (2.02.0.00.0.00.02.0000 Dinas Lain, Rp 10,00) tidak diambil" in pesan
    assert hasil.isi.total == 1_000_000


def test_a_recap_without_one_row_of_the_document_is_a_fault(panggung, uji):
    hasil = uji(baris_rekap(panggung.pd, KODE_SKPD="2.02.0.00.0.00.02.0000"))
    ((sel, pesan),) = _pesan(hasil.kesalahan)
    assert (sel, "tidak satu pun milik" in pesan) == ("E2", True)


def test_rows_of_another_year_are_a_fault_by_cell(panggung, uji):
    ((sel, pesan),) = _pesan(uji(baris_rekap(panggung.pd, TAHUN=2025)).kesalahan)
    assert (sel, "tahun 2025" in pesan) == ("B2", True)


def test_every_fault_is_shown_at_once(panggung, uji):
    pd = panggung.pd
    hasil = uji(
        baris_rekap(pd, PAGU="sejuta"),
        baris_rekap(pd, PAGU=None),
        baris_rekap(pd, KODE_SUB_KEGIATAN="1.01.02.2.01.1"),
        baris_rekap(pd, KODE_KEGIATAN="1.01.03.2.01"),
        baris_rekap(pd, KODE_SUMBER_DANA=None, NAMA_SUMBER_DANA="Tidak dikenal"),
        baris_rekap(pd, NAMA_SUB_KEGIATAN="Lay\u202eanan"),
        baris_rekap(pd, PAGU=-1),
    )
    assert {t.sel for t in hasil.kesalahan} == {"W2", "W3", "O4", "M5", "R6", "P7", "W8"}


def test_codes_are_mended_where_unambiguous_and_reported_as_doubts(panggung, uji):
    hasil = uji(
        baris_rekap(
            panggung.pd,
            KODE_PROGRAM="X.XX.02",
            KODE_KEGIATAN="1.01.02.201",
            KODE_SUB_KEGIATAN="1.01.02.201.0001",
        )
    )
    assert [u.kunci for u in hasil.usul] == ["1.01.02", "1.01.02.2.01", "1.01.02.2.01.0001"]
    assert {t.sel for t in hasil.keraguan} >= {"K2", "M2", "O2"}


def test_two_and_four_digits_of_one_name_are_one_sub_kegiatan_and_of_two_names_a_fault(panggung, uji):
    pd = panggung.pd
    satu = baris_rekap(pd)
    hasil = uji(satu, baris_rekap(pd, KODE_SUB_KEGIATAN="1.01.02.2.01.01"))
    assert [u.kunci for u in hasil.usul][-1:] == ["1.01.02.2.01.0001"]
    assert hasil.isi.total == 2000000
    lain = uji(satu, baris_rekap(pd, KODE_SUB_KEGIATAN="1.01.02.2.01.01", NAMA_SUB_KEGIATAN="Yang lain"))
    ((sel, pesan),) = _pesan(lain.kesalahan)
    assert (sel, "bernama lain" in pesan) == ("O3", True)


def test_an_unknown_source_of_funds_is_announced_and_not_yet_saved(panggung, uji):
    hasil = uji(baris_rekap(panggung.pd, KODE_SUMBER_DANA="1.9.99", NAMA_SUMBER_DANA="Dana Baru"))
    assert hasil.isi.dana_baru == {"1.9.99": "Dana Baru"}
    assert not SumberDana.objects.filter(kode="1.9.99").exists()


def test_the_dry_run_saves_nothing_and_says_what_is_new_changed_same_and_gone(panggung, uji):
    draf = pabrik.buat_rka(panggung.pd, ditetapkan=False)
    hasil = uji(
        baris_rekap(panggung.pd, PAGU="75.000.000,00", KODE_SUB_KEGIATAN="1.01.02.2.01.0002", NAMA_SUB_KEGIATAN="Pemeliharaan Layanan"),
        baris_rekap(panggung.pd, PAGU=5),
        baris_rekap(panggung.pd, PAGU=7, KODE_SUB_KEGIATAN="1.01.02.2.01.0003", NAMA_SUB_KEGIATAN="Baru"),
        dokumen=draf,
    )  # fmt: skip
    usul = {u.kunci: u for u in hasil.usul}
    keadaan = {kode: u.keadaan.value for kode, u in usul.items()}
    assert keadaan["1.01.02.2.01.0002"] == "sama"
    assert keadaan["1.01.02.2.01.0001"] == keadaan["1.01.02"] == "berubah"
    (pagu,) = usul["1.01.02"].perubahan
    assert (pagu.semula, pagu.menjadi) == ("Rp\xa0399.999.999,90", "Rp\xa075.000.012,00")
    assert keadaan["1.01.02.2.01.0003"] == "baru"
    assert keadaan["1.01.02.2.02"] == keadaan["1.01.02.2.02.0001"] == "dihapus"
    assert usul["1.01.02.2.02.0001"].keterangan == "beserta 1 tolok ukurnya"
    assert BarisAnggaran.objects.filter(dokumen=draf).count() == len(pabrik.BARIS)


def test_what_is_exported_imports_unchanged_even_a_name_that_begins_with_an_equals_sign(panggung, uji):
    dpa = pabrik.buat_dpa(panggung.pd_lain, ditetapkan=False, baris=[
        ("1.01.02", "=1+1", {}),
        ("1.01.02.2.01", "Kegiatan", {}),
        ("1.01.02.2.01.0001", "Sub", {"dau": "17020520112.37", "dekon": "0.01"}),
    ])  # fmt: skip
    isi = excel.ekspor(queries.baris_ekspor(dpa), str(dpa))
    hasil = excel.rancangan(baca(isi, excel.BACA), queries.konteks_rekap(dpa))
    assert hasil.kesalahan == ()
    assert {u.keadaan for u in hasil.usul} == {"sama"}
    assert hasil.isi.total == Decimal("17020520112.38")


def test_the_blank_template_has_the_headings_and_no_rows(panggung, uji):
    isi = excel.templat()
    assert baca(isi, excel.COLUMNS).rows == []


@pytest.mark.parametrize(
    "isi", [b"", b"PK\x03\x04rusak", b"<html></html>", b"a;b;c\n1;2;3", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)
def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(isi):
    with pytest.raises(BerkasDitolak) as ditolak:
        baca(isi, excel.BACA)
    assert ditolak.value.pesan


def test_a_workbook_without_the_columns_is_refused_naming_them():
    with pytest.raises(BerkasDitolak, match="KODE PROGRAM"):
        baca(buku_rekap([], judul=["TAHUN", "PAGU"]), excel.BACA)


def test_an_empty_recap_is_refused(panggung, draf):
    with pytest.raises(BerkasDitolak, match="tidak memuat satu pun baris"):
        baca_impor(unggah_rekap(panggung, draf))
