"""Realisasi from the penatausahaan report (BK Pasal 9 ayat (1)): what is summed, what is warned of, what is not kept."""

import io
import logging
import random
import zipfile
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.core import serializers

from renstra.enums import JenisImpor, StatusImpor
from renstra.excel.realisasi import salinan_bersih
from renstra.models import Impor, RealisasiAnggaran
from renstra.rules.impor import Keadaan
from renstra.services.dasar import Ditolak
from sakip.jejak.models import Jejak
from sakip.lembar import BerkasDitolak
from tests.renstra import impor_alat as alat
from tests.renstra import pabrik
from tests.renstra.pabrik_realisasi import NIP, PEGAWAI, dokumen, judul_penuh, laporan, tanggal

SUB, SUB2 = "1.01.02.2.01.0001", "1.01.02.2.01.0002"
R = JenisImpor.REALISASI


@pytest.fixture
def p(panggung):
    pabrik.buat_dpa(panggung.pd)
    return panggung


def tersimpan(pd):
    return {(r.kode, r.bulan): r.jumlah for r in RealisasiAnggaran.objects.filter(pd=pd)}


def catat(p, **jumlah):
    """`catat(p, b1="5")`: stored amounts of SUB."""
    for bulan, isi in jumlah.items():
        RealisasiAnggaran.objects.create(
            pemda=p.pemda, pd=p.pd, tahun=2026, bulan=int(bulan[1:]), kode=SUB, jumlah=Decimal(isi)
        )


def uji(p, *rows, pd="satu", **lain):
    return alat.uji(alat.unggah(p, R, laporan(rows, **lain), pd=p.pd if pd == "satu" else pd))


def pesan(temuan):
    return " | ".join(f"{t.sel} {t.pesan}" for t in temuan)


# ---- sums


@pytest.mark.parametrize(("varian", "baris_judul"), [(False, 1), (True, 5)])
def test_documents_of_the_45_and_46_columns_are_summed_per_sub_kegiatan_and_month(p, varian, baris_judul):
    acak, rows, harap = random.Random(7), [], defaultdict(Decimal)
    for _ in range(300):
        kode, bulan = acak.choice([SUB, SUB2]), acak.randint(1, 6)
        jumlah, setor = (Decimal(acak.randint(0, 10**8)) / 100 for _ in range(2))
        tulis_setor = f"{setor:,.2f}".translate(str.maketrans(",.", ".,"))
        rows.append(dokumen(kode, bulan, str(jumlah), Nilai_Setoran=tulis_setor))
        harap[kode, bulan] += jumlah - setor
    ganti = {"Kode Sub Kegiatan": "Kode Subkegiatan", "Kode Bidang Urusan": "Kode Bidang"} if varian else {}
    isi = laporan(rows, judul=judul_penuh(varian), baris_judul=baris_judul, ganti=ganti)
    impor = alat.masukkan(p, R, isi, pd=p.pd)
    assert tersimpan(p.pd) == {k: j for k, j in harap.items() if j}
    ringkasan = dict(impor.ringkasan)
    assert ringkasan["Bulan yang diganti"] == "Januari–Juni 2026"
    assert ringkasan["Baris jumlah atau penutup"] == "2"


def test_the_month_is_that_of_tanggal_dokumen_and_null_is_empty(p):
    alat.masukkan(p, R, laporan([dokumen(bulan=3, jumlah="10.5"), dokumen(bulan=3, jumlah="0.25")]), pd=p.pd)
    assert tersimpan(p.pd) == {(SUB, 3): Decimal("10.75")}


def test_importing_replaces_the_months_of_the_file_and_leaves_the_others(p):
    catat(p, b1="100", b2="200", b3="300")
    RealisasiAnggaran.objects.create(pemda=p.pemda, pd=p.pd, tahun=2026, bulan=2, kode=SUB2, jumlah=7)
    rows = [dokumen(bulan=2, jumlah="250"), dokumen(bulan=3, jumlah="300")]
    usul = {u.kunci.split(":")[1]: u for u in uji(p, *rows).usul}
    assert [(x.kolom, x.semula, x.menjadi) for x in usul[SUB].perubahan] == [("Februari", "Rp 200,00", "Rp 250,00")]
    assert (usul[SUB].keadaan, usul[SUB2].keadaan) == (Keadaan.BERUBAH, Keadaan.DIHAPUS)
    assert "pagu Rp 300.000.000,25" in usul[SUB].keterangan
    alat.masukkan(p, R, laporan(rows), pd=p.pd)
    assert tersimpan(p.pd) == {(SUB, 1): 100, (SUB, 2): 250, (SUB, 3): 300}


def test_undoing_puts_back_every_amount_unless_somebody_changed_it_since(p):
    catat(p, b1="100", b2="200")
    sebelum = tersimpan(p.pd)
    impor = alat.masukkan(p, R, laporan([dokumen(bulan=2), dokumen(SUB2, 4)]), pd=p.pd)
    RealisasiAnggaran.objects.filter(kode=SUB2).update(jumlah=5)
    with pytest.raises(Ditolak, match="sudah diubah"):
        alat.batalkan(p, impor)
    RealisasiAnggaran.objects.filter(kode=SUB2).update(jumlah=1000000)
    assert alat.batalkan(p, impor).status == StatusImpor.DIBATALKAN
    assert tersimpan(p.pd) == sebelum


# ---- what is warned of


def test_bk_pasal_9_cumulated_realisasi_above_the_pagu_is_named_by_cell(p):
    hasil = uji(p, dokumen(SUB2, 1, "50000000"), dokumen(SUB2, 2, "25000000.01"), dokumen(SUB, 2, "300000000.25"))
    assert hasil.kesalahan == ()
    (ragu,) = hasil.keraguan
    assert ragu.sel == "D2"
    assert "melampaui pagu Rp 75.000.000,00 sebesar Rp 0,01." in ragu.pesan


def test_codes_that_the_dpa_does_not_have_and_amounts_below_zero_are_named_by_cell(p):
    hasil = uji(p, dokumen("1.01.02.2.09.0009"), dokumen(SUB, 1, "5", Nilai_Setoran="1.000,00"))
    assert "D2 1.01.02.2.09.0009 tidak ada dalam DPA" in pesan(hasil.keraguan)
    assert "D3 1.01.02.2.01.0001: realisasi Januari kurang dari nol" in pesan(hasil.keraguan)


def test_two_digits_of_the_file_are_the_four_of_the_dpa_where_the_name_is_the_same(p):
    hasil = uji(p, dokumen("1.01.02.2.01.01"), dokumen("1.01.02.2.01.02", Nama_Sub_Kegiatan="Yang Lain"))
    assert [u.kunci.split(":")[1] for u in hasil.usul] == [SUB, "1.01.02.2.01.02"]


def test_without_a_dpa_in_force_the_file_is_taken_with_a_doubt(panggung):
    hasil = uji(panggung, dokumen())
    assert hasil.kesalahan == ()
    assert "belum mempunyai DPA" in pesan(hasil.keraguan)


def test_another_year_a_bad_date_a_bad_amount_and_a_missing_code_are_faults_by_cell(p):
    hasil = uji(
        p,
        dokumen(Tanggal_Dokumen=tanggal(3, 1, 2025)),
        dokumen(Tanggal_Dokumen="31 Februari 2026"),
        dokumen(Nilai_Realisasi="sejuta"),
        dokumen("tanpa kode"),
        dokumen(Kode_Sub_Kegiatan="null"),
        dokumen("1.01.02.2.01.1"),
    )
    assert {t.sel for t in hasil.kesalahan} == {"G2", "G3", "H4", "D5", "D6", "D7"}


# ---- whose rows


def test_a_planner_of_a_pd_takes_the_own_rows_and_the_others_are_counted_and_named(p):
    lain = dokumen(Kode_SKPD="2.02.0.00.0.00.02.0000", Nama_SKPD="Dinas Dua", jumlah="7")
    hasil = uji(p, dokumen(), lain, lain)
    assert len(hasil.usul) == 1
    assert "A3 2 baris milik SKPD lain (2.02.0.00.0.00.02.0000 Dinas Dua, Rp 14,00) tidak diambil" in pesan(
        hasil.keraguan
    )
    assert "tidak satu pun baris milik" in pesan(uji(p, lain).kesalahan)


def test_the_planner_of_the_regency_takes_the_rows_of_every_pd(p):
    p.pd_lain.kode_sipd = "2.02.0.00.0.00.02.0000"
    p.pd_lain.save()
    dua = dokumen("2.02.02.2.01.0001", Kode_SKPD=p.pd_lain.kode_sipd, Nama_SKPD="Dinas Dua", Kode_Bidang_Urusan="2.02")
    impor = alat.masukkan(p, R, laporan([dokumen(), dua]), pd=None, pelaku=p.perencana_pemda)
    assert len(tersimpan(p.pd)) == len(tersimpan(p.pd_lain)) == 1
    assert dict(impor.ringkasan)["Perangkat Daerah"] == "2"
    garis = Jejak.objects.filter(objek_jenis="organisasi.perangkatdaerah").values_list("objek_id", "ringkasan")
    assert sorted(pk for pk, _ in garis) == sorted([p.pd.pk, p.pd_lain.pk])
    assert all("Realisasi Januari 2026" in isi for _, isi in garis)
    alat.batalkan(p, impor)
    assert not RealisasiAnggaran.objects.exists()


# ---- what is not kept


def _semua_byte(folder: Path) -> bytes:
    """Every stored byte, unpacked where it is a workbook."""
    hasil = b""
    for berkas in folder.rglob("*"):
        if berkas.is_file():
            hasil += (isi := berkas.read_bytes())
            if zipfile.is_zipfile(berkas):
                with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
                    hasil += b"".join(arsip.read(n) for n in arsip.namelist())
    return hasil


def test_nip_and_names_of_employees_stand_in_no_stored_byte_row_or_log(p, caplog):
    rows = [
        dokumen(),
        dokumen(Nama_Sub_Kegiatan=f"NIP {NIP}"),  # a shifted row: an employee where a name should be
        dokumen(Nilai_Realisasi=f"{PEGAWAI} {NIP}", Tanggal_Dokumen=NIP, Kode_Sub_Kegiatan=NIP),
    ]
    with caplog.at_level(logging.DEBUG):
        impor = alat.unggah(p, R, laporan(rows, judul=judul_penuh(), baris_judul=5), pd=p.pd)
        hasil = alat.uji(impor)
        alat.masukkan(p, R, laporan(rows[:1]), pd=p.pd)
    semua = [*Impor.objects.all(), *RealisasiAnggaran.objects.all(), *Jejak.objects.all()]
    teks = serializers.serialize("json", semua) + caplog.text + repr(hasil)
    for rahasia in (NIP, PEGAWAI, NIP[:8]):
        assert rahasia.encode() not in _semua_byte(Path(settings.BERKAS_DIR))
        assert rahasia not in teks
    assert len(hasil.kesalahan) == 3


def test_the_kept_copy_has_the_used_columns_only_each_cell_where_it_stood(p):
    isi, dilewati = salinan_bersih(laporan([dokumen(Nama_Sub_Kegiatan="+1+1")], baris_judul=5))
    lembar = openpyxl.load_workbook(io.BytesIO(isi)).active
    assert [lembar.cell(6, k).value for k in range(1, 10)] == [
        pabrik.KODE_SKPD, "Dinas Satu", "1.01", SUB, "+1+1", None, "20 Januari 2026", "1.000.000,00", None,
    ]  # fmt: skip
    assert lembar["E6"].data_type == "s"
    assert (lembar.max_row, lembar.max_column, dilewati) == (6, 9, 2)


def test_a_formula_never_computed_is_named_by_its_cell_and_nothing_is_kept(p):
    with pytest.raises(BerkasDitolak, match="H3: Rumus belum dihitung"):
        uji(p, dokumen(), dokumen(Nilai_Realisasi="=A1+1"))
    assert not Impor.objects.exists()


def test_the_report_is_found_behind_a_cover_sheet(p):
    isi = openpyxl.load_workbook(io.BytesIO(laporan([dokumen()])))
    sampul = isi.create_sheet("Sampul", 0)
    sampul.append(["Nama SKPD", f"Dinas Satu, dicetak {PEGAWAI}"])
    wadah = io.BytesIO()
    isi.save(wadah)
    alat.masukkan(p, R, wadah.getvalue(), pd=p.pd)
    assert tersimpan(p.pd) == {(SUB, 1): 1000000}


def test_another_report_is_refused_and_nothing_of_it_is_kept(p):
    with pytest.raises(BerkasDitolak, match="Nilai Setoran"):
        alat.unggah(p, R, laporan([dokumen()], judul=[j for j in judul_penuh() if j != "Nilai Setoran"]), pd=p.pd)
    assert not Impor.objects.exists()
