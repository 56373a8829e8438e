"""Realisasi per month: our own table out and back with its conflicts, the form's service, and the queries."""

import io
from decimal import Decimal

import openpyxl
import pytest

from renstra import queries
from renstra.enums import JenisImpor
from renstra.models import RealisasiAnggaran
from renstra.rules.impor import Keadaan
from renstra.rules.realisasi import kata_bulan, kumulatif, nilai
from renstra.services import realisasi as services
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur
from renstra.services.impor.realisasi import templat
from sakip.angka import BULAN
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from tests.renstra import impor_alat as alat
from tests.renstra import pabrik

SUB, SUB2 = "1.01.02.2.01.0001", "1.01.02.2.01.0002"
B = JenisImpor.REALISASI_BULANAN


@pytest.fixture
def p(panggung):
    pabrik.buat_dpa(panggung.pd)
    return panggung


def catat(p, kode=SUB, **jumlah):
    for bulan, isi in jumlah.items():
        RealisasiAnggaran.objects.update_or_create(
            pd=p.pd, tahun=2026, bulan=int(bulan[1:]), kode=kode, defaults={"pemda": p.pemda, "jumlah": Decimal(isi)}
        )


def ekspor(p):
    from renstra.models import Impor

    return templat(Impor(pemda=p.pemda, pd=p.pd, tahun=2026, jenis=B))


def ubah(isi: bytes, **sel: object) -> bytes:
    """The workbook with cells typed over: `ubah(isi, D4="5")`."""
    buku = openpyxl.load_workbook(io.BytesIO(isi))
    for alamat, nilai_sel in sel.items():
        buku.active[alamat] = nilai_sel
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def tersimpan(p):
    return {(r.kode, r.bulan): r.jumlah for r in RealisasiAnggaran.objects.filter(pd=p.pd)}


# ---- the round trip


def test_the_template_holds_the_sub_kegiatan_of_the_dpa_and_what_is_stored(p):
    catat(p, b1="100.25", b3="-5")
    catat(p, kode="9.99.99.2.99.0001", b2="7")
    lembar = openpyxl.load_workbook(io.BytesIO(ekspor(p))).active
    kode = [lembar.cell(r, 1).value for r in range(3, 8)]
    assert kode == ["1.01.01.2.01.0001", SUB, SUB2, "1.01.02.2.02.0001", "9.99.99.2.99.0001"]
    assert [Decimal(str(lembar.cell(4, k).value)) for k in (3, 4, 6, 16)] == [
        Decimal("300000000.25"), Decimal("100.25"), Decimal(-5), Decimal("95.25"),
    ]  # fmt: skip


def test_what_is_exported_imports_unchanged(p):
    catat(p, b1="100.25", b12="0.01")
    hasil = alat.uji(alat.unggah(p, B, ekspor(p), pd=p.pd))
    assert (hasil.kesalahan, hasil.keraguan) == ((), ())
    assert {u.keadaan for u in hasil.usul} == {Keadaan.SAMA}
    assert len(hasil.usul) == 4


def test_a_month_typed_over_is_written_and_undone(p):
    catat(p, b1="100", b2="50")
    impor = alat.masukkan(p, B, ubah(ekspor(p), D4="150,50", E4=None, F5=9), pd=p.pd)
    assert tersimpan(p) == {(SUB, 1): Decimal("150.50"), (SUB2, 3): 9}
    alat.batalkan(p, impor)
    assert tersimpan(p) == {(SUB, 1): 100, (SUB, 2): 50}


def test_a_row_that_somebody_else_changed_meanwhile_is_a_conflict_to_be_decided(p):
    catat(p, b1="100")
    isi = ubah(ekspor(p), D4=150)
    catat(p, b1="120")
    catat(p, kode=SUB2, b1="8")
    impor = alat.unggah(p, B, isi, pd=p.pd)
    keadaan = {u.kunci.split(":")[1]: u.keadaan for u in alat.uji(impor).usul}
    assert (keadaan[SUB], keadaan[SUB2]) == (Keadaan.BENTROK, Keadaan.SAMA)
    with pytest.raises(Ditolak, match="bentrok"):
        alat.terapkan(p, impor)
    alur.putuskan(impor_id=impor.pk, putusan={f"{p.pd.pk}:{SUB}": "biarkan"})
    alat.terapkan(p, impor)
    assert tersimpan(p) == {(SUB, 1): 120, (SUB2, 1): 8}


def test_a_conflict_decided_for_the_file_takes_the_file(p):
    catat(p, b1="100")
    isi = ubah(ekspor(p), D4=150)
    catat(p, b1="120")
    impor = alat.unggah(p, B, isi, pd=p.pd)
    alur.putuskan(impor_id=impor.pk, putusan={f"{p.pd.pk}:{SUB}": "berkas"})
    alat.terapkan(p, impor)
    assert tersimpan(p) == {(SUB, 1): 150}


def test_the_rows_of_another_pd_and_a_code_twice_are_faults_by_cell(p):
    pabrik.buat_dpa(p.pd_lain)
    isi = ekspor(p)
    hasil = alat.uji(alat.unggah(p, B, isi, pd=p.pd_lain, pelaku=p.lain))
    assert {t.sel for t in hasil.kesalahan} == {"Q3", "Q4", "Q5", "Q6"}
    dua = alat.uji(alat.unggah(p, B, ubah(isi, A5=SUB), pd=p.pd))
    assert [t.sel for t in dua.kesalahan] == ["A5"]


def test_bk_pasal_9_a_table_above_the_pagu_is_taken_with_a_warning(p):
    hasil = alat.uji(alat.unggah(p, B, ubah(ekspor(p), D5=75000000, E5="0,01"), pd=p.pd))
    assert [t.sel for t in hasil.keraguan] == ["A5"]
    assert "melampaui pagu" in hasil.keraguan[0].pesan


# ---- by form


def simpan(p, bulan, *, kode=SUB, sidik=None, lebih=False, alasan=""):
    lama = queries.realisasi_tersimpan([p.pd.pk], 2026)[p.pd.pk].get(kode, {})
    return services.simpan_bulanan(
        pd_id=p.pd.pk,
        tahun=2026,
        kode=kode,
        sidik_semula=sidik or services.sidik_bulanan(kode, lama),
        bulan={b: Decimal(j) for b, j in bulan.items()},
        setuju_lebih=lebih,
        alasan=alasan,
        pelaku=p.perencana,
        now=p.now,
    )


def test_the_twelve_months_of_a_sub_kegiatan_are_set_with_an_audit_line(p):
    catat(p, b1="5", b2="6")
    simpan(p, {1: "7.5", 2: "0", 3: "8"})
    assert tersimpan(p) == {(SUB, 1): Decimal("7.5"), (SUB, 3): 8}
    baris = Jejak.objects.get(aksi="renstra.realisasi_ubah")
    assert "Januari Rp 5,00 menjadi Rp 7,50; Februari Rp 6,00 menjadi kosong; Maret kosong" in baris.ringkasan
    assert baris.objek_id == p.pd.pk


def test_amounts_that_somebody_changed_meanwhile_are_not_overwritten(p):
    sidik = services.sidik_bulanan(SUB, {})
    simpan(p, {1: "5"})
    with pytest.raises(Bentrok) as bentrok:
        simpan(p, {1: "9"}, sidik=sidik)
    assert bentrok.value.oleh
    assert tersimpan(p) == {(SUB, 1): 5}


def test_bk_pasal_9_above_the_pagu_only_with_a_confirmed_warning(p):
    with pytest.raises(Ditolak, match=r"melampaui pagu Rp 75\.000\.000,00 sebesar Rp 1,00"):
        simpan(p, {1: "75000001"}, kode=SUB2)
    assert tersimpan(p) == {}
    simpan(p, {1: "75000001"}, kode=SUB2, lebih=True)
    assert tersimpan(p) == {(SUB2, 1): 75000001}


def test_a_month_below_zero_only_as_a_correction_with_words(p):
    with pytest.raises(Ditolak, match="Tulis alasannya"):
        simpan(p, {1: "10", 2: "-4"})
    simpan(p, {1: "10", 2: "-4"}, alasan="Pengembalian kelebihan bayar")
    assert "Alasan: Pengembalian" in Jejak.objects.get(aksi="renstra.realisasi_ubah").ringkasan


def test_a_code_of_nobodys_dpa_and_a_pd_without_a_dpa_are_refused(p, panggung):
    with pytest.raises(Ditolak, match="tidak ada dalam DPA"):
        simpan(p, {1: "1"}, kode="1.01.02.2.09.0009")
    p.pd = p.pd_lain
    with pytest.raises(Ditolak, match="belum mempunyai DPA"):
        simpan(p, {1: "1"})


# ---- queries and rules


def test_bk_pasal_9_ayat_1_what_was_spent_up_to_a_month_is_told_per_code(p):
    """Mutasi on 12 July: the pagu that the report of June leaves (penjelasan BK Pasal 9 ayat (1))."""
    catat(p, b1="100", b6="50", b7="1")
    catat(p, kode=SUB2, b7="9")
    assert queries.realisasi_sampai(p.pd.pk, 2026, 6) == {SUB: 150, SUB2: 0}
    assert queries.realisasi_sampai(p.pd.pk, 2026, 12) == {SUB: 151, SUB2: 9}


def test_the_page_sums_to_kegiatan_program_and_whole_and_shows_codes_without_a_dpa(p):
    catat(p, b1="100", b2="50")
    catat(p, kode=SUB2, b2="75000001")
    catat(p, kode="9.99.99.2.99.0001", b2="3")
    hasil = queries.tampilan_realisasi(p.pd.pk, 2026)
    menurut = {b.kode: b for b in hasil.baris}
    assert (hasil.bulan, hasil.terakhir, hasil.lebih) == (2, 2, 1)
    assert menurut["1.01.02"].sampai == menurut["1.01.02.2.01"].sampai == 75000151
    assert menurut[SUB].deret[:3] == (100, 150, 150)
    assert menurut[SUB2].penilaian.lebih == 1
    assert menurut["1.01.02"].pagu == Decimal("399999999.90")
    assert [b.kode for b in hasil.asing] == ["9.99.99.2.99.0001"]
    assert hasil.jumlah.sampai == 75000154
    assert [b.kode for b in queries.tampilan_realisasi(p.pd.pk, 2026, cari="pemeliharaan").baris] == [
        "1.01.02", "1.01.02.2.01", SUB2,
    ]  # fmt: skip


def test_the_rules_cumulate_and_measure_by_the_pagu():
    bulan = {1: Decimal(60), 3: Decimal(60), 5: Decimal(-30)}
    assert kumulatif(bulan)[:6] == (60, 60, 120, 120, 90, 90)
    satu = nilai(bulan, Decimal(100))
    assert (satu.total, satu.persen, satu.lebih, satu.negatif) == (90, 90, 20, (5,))
    assert nilai(bulan, None).asing
    assert nilai(bulan, Decimal(0)).persen is None
    assert kata_bulan([1, 2, 3, 7], BULAN) == "Januari–Maret, Juli"
