"""What is missing in a planning document, each with its article."""

from datetime import date
from decimal import Decimal

import pytest

from renstra.enums import JenisAnggaran, JenisRencana, JenisSimpul, VersiAnggaran
from renstra.rules import kelengkapan as k
from renstra.rules import pohon

SATU = (k.Sebutan(7, "“Bagian”"),)
BEDA = (k.BedaJumlah(SATU[0], Decimal("99.99"), Decimal(100)),)
S = JenisSimpul


def test_a_complete_dpa_lacks_nothing():
    assert k.periksa_anggaran(k.FaktaAnggaran(JenisAnggaran.DPA, 1)) == []


@pytest.mark.parametrize(
    ("fakta", "tujuan", "menghalangi"),
    [
        ({"hasil_tanpa_rkt": SATU}, "tolok_ukur", True),
        ({"hasil_rkt_lama": SATU}, "tolok_ukur", True),
        ({"hasil_rkt_disusun": SATU}, "tolok_ukur", False),
        ({"baris_tanpa_sub": SATU}, "baris", True),
        ({"sub_tanpa_pagu": SATU}, "baris", True),
        ({"sub_tanpa_pagu": SATU, "versi": VersiAnggaran.PERUBAHAN}, "baris", False),
        ({"masukan_beda": BEDA}, "tolok_ukur", True),
        ({"rka": k.Sebutan(9, "RKA murni 2026"), "beda_rka": BEDA}, "baris", True),
        ({"program_tanpa_hasil": SATU}, "baris", False),
        ({"sub_tanpa_keluaran": SATU}, "baris", False),
    ],
)
def test_each_gap_of_a_dpa_is_named_with_its_article_and_its_place(fakta, tujuan, menghalangi):
    (kurang,) = k.periksa_anggaran(k.FaktaAnggaran(JenisAnggaran.DPA, 1, **fakta))
    assert (kurang.tujuan, kurang.id, kurang.menghalangi) == (tujuan, 7, menghalangi)
    assert "“Bagian”" in kurang.pesan
    assert kurang.dasar


def test_sums_that_differ_are_named_to_the_sen_with_the_way_to_where_they_are_mended_gm_sm_pasal_6():
    rka = k.Sebutan(9, "RKA murni 2026")
    hanya_rka = k.BedaJumlah(k.Sebutan(0, "1.01 Hilang"), Decimal(0), Decimal("5.05"))
    fakta = k.FaktaAnggaran(JenisAnggaran.DPA, 1, rka=rka, beda_rka=(*BEDA, hanya_rka))
    di_dpa, di_rka = k.periksa_anggaran(fakta)
    assert "Rp 99,99 pada DPA, Rp 100,00 pada RKA murni 2026" in di_dpa.pesan
    assert (di_rka.tujuan, di_rka.id) == ("anggaran", 9)


@pytest.mark.parametrize(
    ("target", "satuan", "jumlah"),
    [
        ("Rp 1.000.000,50", "", "1000000.50"),
        ("1.000.000", "Rupiah", "1000000"),
        ("12", "bulan", None),
        ("Rp sekian", "", None),
    ],
)
def test_masukan_counts_as_money_where_it_says_rupiah_sm_lampiran_b(target, satuan, jumlah):
    assert k.masukan_uang(target, satuan) == (Decimal(jumlah) if jumlah else None)


def test_a_version_is_not_set_before_the_one_it_replaces_gm_sm_pasal_6():
    assert "mendahului" in k.tanggal_salah(date(2026, 1, 2), 2026, date(2026, 2, 1), date(2026, 1, 5))
    assert k.tanggal_salah(date(2026, 1, 5), 2026, date(2026, 2, 1), date(2026, 1, 5)) is None


def test_a_text_target_is_a_doubt_and_a_missing_one_a_fault_gm_lampiran_b_3():
    fakta = k.FaktaRKT(
        2, tanpa_target=SATU, bukan_angka=(k.Catatan(SATU[0], "Targetnya teks."),), beda_tanpa_alasan=SATU
    )
    assert [x.menghalangi for x in k.periksa_rkt(fakta)] == [True, False, False]
    assert k.periksa_rkt(k.FaktaRKT(0))[0].menghalangi


def test_a_renstra_names_the_rpjmd_sasaran_it_supports_gm_sm_pasal_5():
    fakta = {"jumlah_sasaran": 1, "sasaran_tanpa_rpjmd": SATU}
    assert "sasaran RPJMD" in k.periksa_rencana(k.FaktaRencana(JenisRencana.RENSTRA, **fakta))[0].pesan
    assert k.periksa_rencana(k.FaktaRencana(JenisRencana.RPJMD, **fakta)) == []


@pytest.mark.parametrize(
    ("tanggal", "salah"),
    [
        (None, "belum diisi"),
        (date(2026, 1, 3), "belum tiba"),
        (date(2024, 12, 31), "tidak sesuai"),
        (date(2025, 12, 31), None),
        (date(2026, 1, 2), None),
    ],
)
def test_a_budget_is_set_in_its_year_or_the_one_before(tanggal, salah):
    hasil = k.tanggal_salah(tanggal, 2026, date(2026, 1, 2))
    assert hasil is None if salah is None else salah in hasil


def test_the_tree_of_an_rpjmd_begins_with_visi_and_that_of_a_renstra_with_tujuan():
    assert pohon.anak_yang_boleh(JenisRencana.RPJMD, None) == [S.VISI, S.TUJUAN]
    assert pohon.anak_yang_boleh(JenisRencana.RENSTRA, None) == [S.TUJUAN]
    assert pohon.anak_yang_boleh(JenisRencana.RENSTRA, S.SUB_KEGIATAN) == []


def test_the_usual_kind_and_level_of_an_indicator_follow_from_its_node():
    assert pohon.jenis_indikator_bawaan(S.SASARAN) == "iku"
    assert pohon.jenis_indikator_bawaan(S.KEGIATAN) == "kegiatan"
    assert [pohon.level_bawaan(j) for j in (S.TUJUAN, S.PROGRAM, S.SUB_KEGIATAN)] == ["dampak", "outcome", "output"]
