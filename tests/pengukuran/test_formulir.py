"""The forms of measurement (G7, G8, J9): GM Lampiran D, SM Lampiran C, Pasal 9 ayat (5)-(8)."""

import io
import json
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from itertools import pairwise

import openpyxl
import pytest
from django.apps import apps
from django.urls import reverse

from pengukuran.excel.formulir import buku_formulir
from pengukuran.pdf.formulir import render_formulir, susun_formulir
from pengukuran.queries.formulir import isi_formulir, versi_jabatan
from perjanjian.models import PaguPerjanjian, Perjanjian
from renstra.models import RealisasiAnggaran
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import Formulir, PemerintahDaerah
from tests.dokumen import baca
from tests.dokumen.contoh import DATA, bentuk
from tests.pengukuran import contoh_formulir as contoh
from tests.pengukuran.pabrik import Ukur, pk_bupati, ukur

# ---- on paper


def test_the_form_of_a_pd_is_that_of_the_reference() -> None:
    """SM Lampiran C: title lines, Tabel I with four triwulan and capaian, Tabel II in rupiah, kendala, solusi."""
    satu, dua = baca.halaman(render_formulir(contoh.isi()))
    assert satu.startswith(
        "PENGUKURAN KINERJA TAHUN 2026 PERANGKAT DAERAH BADAN PERENCANAAN PEMBANGUNAN DAERAH SAMPAI DENGAN TRIWULAN III"
    )
    for teks in ("(dalam rupiah)", "24,25 48,50 77,60 80,00%", "- - 84,25 99,00%", "1. Tujuan:", "1.1 Sasaran:"):
        assert teks in satu
    assert "Jumlah 17.020.520.112,00 3.149.852.000,00 4.472.113.250,00 4.251.219.412,00 69,76%" in dua
    for teks in (
        "1. Kendala Pencapaian Kinerja",
        "a. Tiga dari delapan",
        "2. Solusi Alternatif",
        "Ungaran, 9 Oktober 2026",
    ):
        assert teks in dua
    assert "Pengukuran Kinerja Triwulan III Tahun 2026 - Badan Perencanaan Pembangunan Daerah Halaman 2 dari 2" in dua


def test_a_program_of_two_indicators_is_printed_and_counted_once() -> None:
    """formulir.md section 3: the amount stands once, and Jumlah counts it once."""
    semua = " ".join(baca.halaman(render_formulir(contoh.isi())))
    assert semua.count("684.325.000,00") == 1
    assert semua.count("215.640.000,00") == 1


def test_a_program_that_cannot_be_merged_points_to_its_first_place() -> None:
    mata = list(contoh.mata())
    mata[0] = replace(mata[0], indikator=(1, 5))
    semua = " ".join(baca.halaman(render_formulir(contoh.isi(mata=tuple(mata)))))
    assert semua.count("2.386.415.700,00") == 1
    assert "sudah termasuk pada nomor 1" in semua


def test_the_five_years_of_the_plan_have_no_capaian_column() -> None:
    """GM Lampiran D: realisasi 1 to 5, kendala and solusi, no capaian."""
    kelompok = tuple(
        replace(k, indikator=tuple(replace(i, realisasi=("20", "21", "22", "23", "")) for i in k.indikator))
        for k in contoh.kelompok()
    )
    isi = contoh.isi("gunungmas", kelompok=kelompok, mata=contoh.mata(5))
    satu = baca.halaman(render_formulir(isi))[0]
    for teks in ("Realisasi Capaian", "1 2 3 4 5 ", "Tujuan dan Sasaran Perangkat Daerah"):
        assert teks in satu
    assert "97% 20 21 22 23" in satu
    assert "CAPAIAN" not in satu
    assert "Kepala Badan" in baca.halaman(render_formulir(isi))[-1]


def test_the_form_per_indicator_says_permasalahan_and_solusi_in_its_row() -> None:
    """SM Lampiran C, Form Pengukuran Kinerja: columns (1) to (12)."""
    satu = baca.halaman(render_formulir(contoh.isi(kode="ukur_rinci_pd")))[0]
    assert "REALISASI S/D TRIWULAN INI" in satu.replace("TRIWULAN IV", "TRIWULAN") or "S/D" in satu
    for teks in ("(1)", "(12)", "PERMASALAHAN", "SOLUSI", "Tiga dari delapan"):
        assert teks in satu
    assert "Tujuan:" not in satu


def test_figures_not_accepted_yet_bear_the_word_on_every_page() -> None:
    pdf = render_formulir(contoh.isi(sementara=True, catatan=("Angka sementara: Triwulan III belum diterima.",)))
    assert "Angka sementara: Triwulan III" in baca.halaman(pdf)[1]
    assert pdf != render_formulir(contoh.isi(catatan=("Angka sementara: Triwulan III belum diterima.",)))


def test_the_longest_amounts_fit_their_column() -> None:
    mata = tuple(replace(m, realisasi=(Decimal("1234567890123.45"),) * 4) for m in contoh.mata())
    for daerah, kolom in (("semarang", 4), ("gunungmas", 5)):
        isi = contoh.isi(daerah, mata=tuple(replace(m, realisasi=m.realisasi[:1] * kolom) for m in mata))
        tabel = susun_formulir(isi).tabel[1]
        assert sum(Decimal(w.removesuffix("%")) for w in tabel.lebar) == 100
        kata = [k for k in baca.kata(render_formulir(isi)) if k.teks == "1.234.567.890.123,45"]
        baris = sorted({k.kiri for k in kata})
        assert all(b - a > k.kanan - k.kiri for k in kata for a, b in pairwise(baris))


# ---- as a workbook


def lembar(isi: bytes, nama: str):
    return openpyxl.load_workbook(io.BytesIO(isi))[nama]


def nilai(lbr, teks: str):
    """The row that begins after the headings and holds this text."""
    return next(r for r in lbr.iter_rows(values_only=True) if teks in r)


def test_the_workbook_has_numbers_as_numbers_and_text_as_written() -> None:
    buku = buku_formulir(contoh.isi())
    baris = nilai(lembar(buku, "Tabel I"), "Persentase Dokumen Perencanaan Pembangunan Daerah yang Sesuai Ketentuan")
    assert baris[3:9] == ("97%", 24.25, 48.5, 77.6, None, 80)
    evaluasi = nilai(lembar(buku, "Tabel I"), "Hasil Evaluasi SAKIP")
    assert evaluasi[3:9] == (85.1, "-", "-", 84.25, None, 99)
    jumlah = nilai(lembar(buku, "Tabel II"), "Jumlah")
    assert jumlah[3] == 17020520112
    assert lembar(buku, "Kendala dan solusi").max_row > 4


def test_the_column_of_amounts_adds_up_to_its_sum() -> None:
    lbr = lembar(buku_formulir(contoh.isi()), "Tabel II")
    rows = [r for r in lbr.iter_rows(values_only=True) if isinstance(r[3], int | float)]
    assert sum(r[3] for r in rows[:-1]) == rows[-1][3]


# ---- from what was measured


@pytest.fixture
def u(db: None) -> Ukur:
    return ukur()


def isi(
    u: Ukur, periode: str = "tw3", *, jabatan: str = "kepala_satu", oleh: str = "perencana_satu", rinci: bool = False
):
    hak = hak_dari(u.pengguna(oleh), u.now.date())
    versi = versi_jabatan(hak, u.d.jabatan[jabatan].pk, 2026)
    return isi_formulir(hak, versi, periode, u.now.date(), rinci=rinci)


def angka(i):
    return next(x for k in i.kelompok for x in k.indikator)


def semarang(u: Ukur, daerah: str = "semarang") -> None:
    for satu in json.loads((DATA / f"{daerah}.json").read_text()):
        if satu["kode"].startswith("ukur_") or satu["kode"] == "kepala_pd":
            Formulir.objects.create(ketentuan=u.d.ketentuan, kode=satu["kode"], nama="x", tata_letak=satu)


@pytest.mark.django_db(transaction=True)
def test_the_worked_example_of_sm_lampiran_c(u: Ukur) -> None:
    """Target 10 %, realisasi 0, 4, 0, 4: up to now 8, capaian 80."""
    butir = u.pk["kepala_satu"].butir.first()
    u.tulis_ulang(butir, target="10%", cara_hitung="jumlah")
    for periode, tertulis in (("tw1", "0"), ("tw2", "4"), ("tw3", "0"), ("tw4", "4")):
        u.triwulan(periode, tertulis)
    satu = angka(isi(u, "tw4", rinci=True))
    assert (satu.target, satu.realisasi, satu.sampai, satu.capaian) == ("10%", ("0", "4", "0", "4"), "8", 80)
    pdf = " ".join(baca.halaman(render_formulir(isi(u, "tw4", rinci=True))))
    assert "10% 0 4 0 4 8 80,00" in pdf


def test_the_figure_of_the_year_is_told_below_the_four_triwulan_of_sm_lampiran_c(u: Ukur) -> None:
    """Its table has no column for it; Form Pengukuran Kinerja has one of what the year has come to."""
    u.triwulan("tw4", "50")
    u.pada("tahunan")
    p = u.isi(u.lembar(periode="tahun"), {0: "60"})
    nama = u.baris(p)[0].asal.indikator
    biasa, rinci = isi(u, "tahun"), isi(u, "tahun", rinci=True)
    assert f"Angka akhir tahun {nama}: 60." in biasa.catatan
    assert angka(biasa).realisasi[-1] == "50"
    assert angka(rinci).sampai == "60"
    assert not any("Angka akhir tahun" in k for k in rinci.catatan)
    assert angka(rinci).capaian == angka(biasa).capaian


def test_a_triwulan_without_measurement_is_a_dash_and_one_to_come_is_empty(u: Ukur) -> None:
    """formulir.md section 4 point 8."""
    u.triwulan("tw1", "40%")
    assert angka(isi(u, "tw3")).realisasi == ("40%", "-", "-", "")


def test_figures_are_marked_until_they_are_accepted(u: Ukur) -> None:
    u.triwulan("tw1", "40%")
    u.pada("tw2")
    u.isi(u.lembar(periode="tw2"), "60%")
    i = isi(u, "tw2")
    assert i.sementara
    assert i.catatan[-1] == "Angka sementara: Triwulan II belum diterima Tim Monitoring dan Evaluasi."
    assert angka(i).realisasi == ("40%", "60%", "", "")
    assert not isi(u, "tw1").sementara


def test_a_reader_who_may_not_see_a_draft_gets_a_dash(u: Ukur) -> None:
    u.isi(u.lembar(), "40%")
    assert angka(isi(u, "tw1", oleh="perencana_satu")).realisasi[0] == "40%"
    assert angka(isi(u, "tw1", oleh="bupati")).realisasi[0] == "-"


def test_the_day_on_the_form_is_the_one_it_was_submitted(u: Ukur) -> None:
    u.isi(u.lembar(), "40%")
    assert isi(u, "tw1").tanggal is None
    # the day is left open; the year is that of the signing, after the period's end
    for periode, tahun in (("tw1", "2026"), ("tw3", "2026"), ("tw4", "2027"), ("tahun", "2027")):
        assert susun_formulir(isi(u, periode)).ttd.tempat_tanggal.endswith(f". {tahun}"), periode
    u.ajukan(u.lembar())
    assert str(isi(u, "tw1").tanggal) == "2026-04-08"


def test_money_stands_beside_each_program(u: Ukur) -> None:
    RealisasiAnggaran.objects.create(
        pemda=u.d.pemda, pd=u.d.pd["satu"], tahun=2026, bulan=2, kode="1.01.02.2.01.0001", jumlah=Decimal("5.50")
    )
    i = isi(u, "tw2")
    kode = dict(PaguPerjanjian.objects.values_list("pk", "kode"))
    uang = {kode[m.kunci]: m.realisasi for m in i.mata}
    assert uang["1.01.02"] == (Decimal("5.50"), "-", "", "")
    assert i.jumlah.target == sum(m.target for m in i.mata)


def test_which_form_is_printed_follows_from_the_profile(u: Ukur) -> None:
    """Issue section 4: the layout is a row of the profile, never a question of which regency it is."""
    assert len(angka(isi(u)).realisasi) == 4
    semarang(u, "gunungmas")
    i = isi(u)
    assert len(angka(i).realisasi) == 5
    assert susun_formulir(i).tabel[0].kepala == ("1", "2", "3", "4", "5")
    assert isi(u, rinci=True).tata_letak["kertas"] == "F4"  # the default one, in the letters of the regency's PK


@pytest.mark.django_db(transaction=True)
def test_the_five_years_show_the_year_so_far_and_what_the_plan_knows(u: Ukur) -> None:
    """GM Lampiran D; G8."""
    semarang(u, "gunungmas")
    u.triwulan("tw1", "40%")
    butir = u.pk["kepala_satu"].butir.select_related("baris_rkt__indikator__simpul__rencana").first()
    rencana = butir.baris_rkt.indikator.simpul.rencana
    u.tulis_ulang(butir.baris_rkt.indikator, baseline="71", tahun_baseline=rencana.tahun_awal, satuan="%")
    i = isi(u, "tw1")
    ke = 2026 - rencana.tahun_awal
    kolom = angka(i).realisasi
    assert kolom[0] == "71%" if ke else "40%"
    assert kolom[ke] == "40%"
    assert kolom[ke + 1 :] == ("",) * (4 - ke)
    assert i.catatan[0] == f"Realisasi 1 sampai 5 adalah tahun {rencana.tahun_awal} sampai {rencana.tahun_awal + 4}."


def test_an_official_has_the_form_with_the_lines_of_the_level(db: None) -> None:
    """GM Lampiran D: column 3 follows the official."""
    u = ukur("kabid_satu")
    semarang(u)
    i = isi(u, jabatan="kabid_satu")
    assert i.tingkat == "Kegiatan"
    assert susun_formulir(i).tabel[1].kepala_atas[2].teks == "KEGIATAN"
    assert susun_formulir(i).judul[1] == "KEPALA BIDANG SATU ALFA"


@pytest.mark.django_db(transaction=True)
def test_the_form_of_the_regency_adds_up_what_every_pd_spent_on_a_program(u: Ukur) -> None:
    """SM Lampiran C: the form of the regency, signed by its head alone, without rank."""
    semarang(u)
    for nomor, pd in enumerate(("satu", "dua"), start=1):
        RealisasiAnggaran.objects.create(
            pemda=u.d.pemda, pd=u.d.pd[pd], tahun=2026, bulan=3, kode=f"1.01.02.2.01.000{nomor}", jumlah=Decimal(250)
        )
    p = lembar_bupati(u, pk_bupati(u), "40")
    assert p.status == "draf"
    i = isi(u, "tw1", jabatan="bupati", oleh="perencana_pemda")
    f = susun_formulir(i)
    assert f.judul == ("PENGUKURAN KINERJA TAHUN 2026", "KABUPATEN ALFA", "SAMPAI DENGAN TRIWULAN I")
    assert (angka(i).realisasi, angka(i).capaian) == (("40", "", "", ""), 50)
    assert (i.mata[0].realisasi, i.mata[0].terserap) == ((500, "", "", ""), 50)
    assert f.ttd.kanan.identitas == ()


def lembar_bupati(u: Ukur, pk: Perjanjian, tertulis: str):
    u.pk["bupati"] = pk
    return u.isi(u.lembar("bupati", oleh="perencana_pemda"), {0: tertulis}, oleh="perencana_pemda")


def test_shipped_forms_of_measurement_are_those_of_both_regulations() -> None:
    assert bentuk("semarang", "ukur_pd")["tabel"]["kepala"][-1] == "CAPAIAN"
    assert bentuk("gunungmas", "ukur_pejabat")["realisasi"] == "tahun"


# ---- the pages


def test_from_the_list_to_the_form_its_pdf_and_its_workbook(u: Ukur, client) -> None:
    u.triwulan("tw1", "40%")
    client.force_login(u.pengguna("perencana_satu"), backend="sakip.organisasi.masuk.Masuk")
    daftar = client.get(reverse("pengukuran:formulir"), {"periode": "tw1"}).content.decode()
    assert "Kepala Dinas Satu" in daftar
    assert "Diterima" in daftar
    pk = u.d.jabatan["kepala_satu"].pk
    halaman = client.get(reverse("pengukuran:formulir_lihat", args=[pk]), {"periode": "tw1"}).content.decode()
    assert "PENGUKURAN KINERJA TAHUN 2026" in halaman
    assert ">40%<" in halaman
    assert "bentuk=rinci" in halaman
    pdf = client.get(reverse("pengukuran:formulir_pdf", args=[pk]), {"periode": "tw1"})
    assert pdf["Content-Type"] == "application/pdf"
    assert "40%" in " ".join(baca.halaman(pdf.content))
    excel = client.get(reverse("pengukuran:formulir_excel", args=[pk]), {"periode": "tw1", "bentuk": "rinci"})
    assert openpyxl.load_workbook(io.BytesIO(excel.content)).sheetnames == ["Pengukuran"]


def test_an_unknown_period_or_office_harms_nothing(u: Ukur, client) -> None:
    client.force_login(u.pengguna("perencana_satu"), backend="sakip.organisasi.masuk.Masuk")
    alamat = reverse("pengukuran:formulir_lihat", args=[u.d.jabatan["kepala_satu"].pk])
    assert client.get(alamat, {"periode": "sm1", "bentuk": "x"}).status_code == 200
    assert client.get(reverse("pengukuran:formulir_lihat", args=[2**70])).status_code == 404
    assert client.get(reverse("pengukuran:formulir_lihat", args=[u.d.jabatan["kepala_dua"].pk])).status_code == 404


def test_a_broken_form_of_the_profile_is_told(u: Ukur, client) -> None:
    semarang(u)
    Formulir.objects.filter(kode="ukur_pd").update(tata_letak={"kode": "ukur_pd"})
    client.force_login(u.pengguna("perencana_satu"), backend="sakip.organisasi.masuk.Masuk")
    for nama in ("lihat", "pdf", "excel"):
        jawab = client.get(reverse(f"pengukuran:formulir_{nama}", args=[u.d.jabatan["kepala_satu"].pk]), follow=True)
        assert "Mintalah admin memeriksa formulir pengukuran" in jawab.content.decode()


def test_a_profile_loaded_before_gets_the_forms_of_its_regency_and_keeps_its_own(u: Ukur) -> None:
    PemerintahDaerah.objects.filter(pk=u.d.pemda.pk).update(kode="gunungmas")
    Formulir.objects.create(ketentuan=u.d.ketentuan, kode="ukur_pd", nama="Milik sendiri", tata_letak={"kode": "x"})
    import_module("sakip.organisasi.migrations.0013_formulir_pengukuran").isi(apps, None)
    nama = dict(Formulir.objects.filter(ketentuan=u.d.ketentuan).values_list("kode", "nama"))
    assert nama["ukur_pd"] == "Milik sendiri"
    assert nama["ukur_pemda"] == "Pengukuran kinerja daerah"
    assert not Formulir.objects.filter(ketentuan__pemda=u.a.p.beta.pemda, kode__startswith="ukur_").exists()
