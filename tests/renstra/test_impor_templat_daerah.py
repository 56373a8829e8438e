"""The worksheets that regencies use, as they are: what comes in equals what the file says, counted without our code."""

import io
import re
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from renstra import queries
from renstra.enums import JenisImpor, JenisTolokUkur
from renstra.models import RKT, BarisAnggaran, EdisiNomenklatur, Indikator, Nomenklatur, Target, TolokUkur
from tests.renstra import pabrik
from tests.renstra.berkas import batalkan, buku, hitung, lihat, masukkan, templat
from tests.renstra.impor_alat import berkas_nyata

NAMA = {
    18: "18. tujuan sasaran renstra.xlsx",
    19: "19. Renstra Template.xlsx",
    20: "20. Format Sub Kegiatan Renja_DPA_DPPA.xlsx",
}
SEN = Decimal("0.01")


def asli(nomor):
    return berkas_nyata(f"sipd/{NAMA[nomor]}")


def baris_asli(isi):
    """The rows below the headings, by openpyxl alone."""
    return [r for r in load_workbook(io.BytesIO(isi), data_only=True).worksheets[0].iter_rows(min_row=2)]


def teks(sel):
    return " ".join(str(sel.value or "").split())


@pytest.fixture
def renstra(panggung):
    panggung.pd.bidang_urusan = "1.03"
    panggung.pd.save()
    return pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=())


@pytest.fixture
def rka(panggung):
    panggung.pd.bidang_urusan = "1.03"
    panggung.pd.save()
    return pabrik.buat_rka(panggung.pd, ditetapkan=False, baris=())


# ---- tujuan and sasaran


def test_the_real_tujuan_and_sasaran_come_in_whole(panggung, renstra):
    isi = asli(18)
    tujuan = {teks(r[1]).casefold() for r in baris_asli(isi) if r[0].value == "Tujuan"}
    sasaran = [r for r in baris_asli(isi) if r[0].value == "Sasaran"]
    indikator = {(r[1].row, x.strip().casefold()) for r in sasaran for x in str(r[2].value or "").split(";")}
    indikator = {(n, " ".join(x.split())) for n, x in indikator if x}
    masukkan(panggung, JenisImpor.TUJUAN_SASARAN, renstra, isi)
    simpul = renstra.simpul
    assert simpul.filter(jenis="tujuan").count() == len(tujuan) == 12
    assert simpul.filter(jenis="sasaran").count() == len(sasaran) == 16
    assert Indikator.objects.filter(simpul__rencana=renstra).count() == len(indikator) == 17


def test_several_indicators_in_one_cell_are_parted_and_told_once(panggung, renstra):
    rows = [
        {"KELOMPOK": "Tujuan", "TUJUAN/SASARAN": "T"},
        {
            "KELOMPOK": "Sasaran",
            "TUJUAN/SASARAN": "S",
            "INDIKATOR SASARAN": "Persentase a;\nIndeks b; persentase  A;",
        },
    ]
    isi = buku(["KELOMPOK", "TUJUAN/SASARAN", "INDIKATOR SASARAN", "KETERANGAN"], rows)
    hasil = lihat(panggung, JenisImpor.TUJUAN_SASARAN, renstra, isi)
    assert ("C3", "Indikator “persentase A” disebut dua kali pada sasaran ini.") in {
        (t.sel, t.pesan) for t in hasil.keraguan
    }
    satu = masukkan(panggung, JenisImpor.TUJUAN_SASARAN, renstra, isi)
    satuan = dict(Indikator.objects.filter(simpul__rencana=renstra).values_list("nama", "satuan"))
    assert satuan == {"Persentase a": "%", "Indeks b": ""}
    renstra.refresh_from_db()
    assert hitung(lihat(panggung, JenisImpor.TUJUAN_SASARAN, renstra, isi)) == {"sama": 4}
    batalkan(panggung, satu)
    assert not renstra.simpul.exists()


@pytest.mark.parametrize(
    ("row", "sel", "pesan"),
    [
        ({"KELOMPOK": "Sasaran", "TUJUAN/SASARAN": "S"}, "A2", "tidak dapat diletakkan paling atas"),
        ({"KELOMPOK": "Kelompok", "TUJUAN/SASARAN": "S"}, "A2", "Pilihan tidak dikenal"),
        ({"TUJUAN/SASARAN": "S"}, "A2", "KELOMPOK belum diisi"),
        ({"INDIKATOR SASARAN": "I"}, "B2", "Tujuan atau sasaran belum diisi"),
    ],
)
def test_a_tujuan_or_sasaran_without_place_is_a_fault_by_its_cell(panggung, renstra, row, sel, pesan):
    isi = buku(["KELOMPOK", "TUJUAN/SASARAN", "INDIKATOR SASARAN"], [row])
    salah = {t.sel: t.pesan for t in lihat(panggung, JenisImpor.TUJUAN_SASARAN, renstra, isi).kesalahan}
    assert pesan in salah.get(sel.replace("A2", "Baris 2") if sel not in salah else sel, f"{salah}")


# ---- programs of a Renstra


def _tingkat(kode):
    """By the dots alone."""
    return {1: "", 2: "", 3: "program", 5: "kegiatan", 6: "sub_kegiatan"}[len(str(kode).split("."))]


def test_the_real_renstra_comes_in_with_every_node_indicator_and_rupiah(panggung, renstra):
    isi = asli(19)
    rows = baris_asli(isi)
    bertingkat = [
        (_tingkat(r[1].value) if r[1].value else "sub_kegiatan", r) for r in rows if r[1].value or r[2].value
    ]
    masukkan(panggung, JenisImpor.TUJUAN_SASARAN, renstra, asli(18))
    renstra.refresh_from_db()
    sasaran = renstra.simpul.filter(jenis="sasaran").first()
    satu = masukkan(panggung, JenisImpor.RENSTRA_TEMPLAT, renstra, isi, sasaran=str(sasaran.pk))
    for jenis, banyak in (("program", 10), ("kegiatan", 22), ("sub_kegiatan", 61)):
        assert renstra.simpul.filter(jenis=jenis).count() == sum(t == jenis for t, _ in bertingkat) == banyak
    bawah = [r for t, r in bertingkat if t == "sub_kegiatan"]
    berindikator = [r for r in bawah if r[4].value not in (None, 0)]
    milik = Indikator.objects.filter(simpul__rencana=renstra, simpul__jenis="sub_kegiatan")
    assert milik.exclude(nama__startswith="(Indikator belum diisi)").count() == len(berindikator) == 60
    assert milik.get(nama__startswith="(Indikator belum diisi)").simpul.kode == ""
    for n, tahun in enumerate(range(2025, 2030)):
        dana = [Decimal(format(r[7 + 2 * n].value, ".15g")) for r in bawah if r[7 + 2 * n].value is not None]
        tersimpan = Target.objects.filter(indikator__in=milik, tahun=tahun).values_list("pagu", flat=True)
        assert sum(p for p in tersimpan if p) == sum(d.quantize(SEN) for d in dana)
    batalkan(panggung, satu)
    assert not renstra.simpul.filter(jenis="program").exists()


def test_the_real_renstra_says_what_does_not_agree_and_stores_no_sum_of_targets(panggung, renstra):
    isi = asli(19)
    masukkan(panggung, JenisImpor.TUJUAN_SASARAN, renstra, asli(18))
    renstra.refresh_from_db()
    sasaran = renstra.simpul.filter(jenis="sasaran").first()
    hasil = lihat(panggung, JenisImpor.RENSTRA_TEMPLAT, renstra, isi, sasaran=str(sasaran.pk))
    assert hasil.kesalahan == ()
    ragu = {t.sel: t.pesan for t in hasil.keraguan}
    assert "Rp 8.878.500.000,00, sedangkan jumlah di bawahnya Rp 20.336.300.000,00" in ragu["H44"]
    assert "Kode kosong: dibaca sebagai sub kegiatan" in ragu["B56"]
    assert "1.03.08.2.01.0021 berdiri di bawah 1.03.09.2.01" in ragu["B65"]
    assert "dibulatkan ke sen" in ragu["P68"]
    masukkan(panggung, JenisImpor.RENSTRA_TEMPLAT, renstra, isi, sasaran=str(sasaran.pk))
    assert not Indikator.objects.filter(simpul__jenis__in=["program", "kegiatan"]).exists()
    renstra.refresh_from_db()
    assert set(hitung(lihat(panggung, JenisImpor.RENSTRA_TEMPLAT, renstra, isi))) == {"sama"}


JUDUL_RENSTRA = ["SASARAN", "KODE", "PROGRAM DAN KEGIATAN", "SATUAN", "INDIKATOR", "TARGET TAHUN 1", "DANA TAHUN 1"]


def test_programs_stand_below_the_sasaran_that_they_name(panggung, renstra):
    tujuan = renstra.simpul.create(jenis="tujuan", uraian="T", urutan=1)
    for uraian in ("Sasaran A", "Sasaran B"):
        renstra.simpul.create(jenis="sasaran", uraian=uraian, induk=tujuan)
    rows = [
        {"SASARAN": "sasaran  a", "KODE": "x.xx.01", "PROGRAM DAN KEGIATAN": "Satu"},
        {"KODE": "x.xx.01.2.01", "PROGRAM DAN KEGIATAN": "Kegiatan"},
        {"KODE": "1.3.02", "PROGRAM DAN KEGIATAN": "Dua"},
        {"SASARAN": "Sasaran B", "KODE": "1.03.03", "PROGRAM DAN KEGIATAN": "Tiga", "INDIKATOR": "I", "SATUAN": "%"},
    ]
    masukkan(panggung, JenisImpor.RENSTRA_TEMPLAT, renstra, buku(JUDUL_RENSTRA, rows))
    letak = {s.kode: s.induk.uraian for s in renstra.simpul.filter(jenis="program")}
    assert letak == {"1.03.01": "Sasaran A", "1.03.02": "Sasaran A", "1.03.03": "Sasaran B"}


def test_a_program_without_sasaran_is_a_fault(panggung, renstra):
    isi = buku(JUDUL_RENSTRA, [{"KODE": "1.03.01", "PROGRAM DAN KEGIATAN": "Satu"}])
    hasil = lihat(panggung, JenisImpor.RENSTRA_TEMPLAT, renstra, isi)
    assert [t.sel for t in hasil.kesalahan] == ["B2"]
    assert "Pilih sasarannya saat mengunggah" in hasil.kesalahan[0].pesan


def test_money_on_a_row_without_anything_below_is_kept_there(panggung, renstra):
    tujuan = renstra.simpul.create(jenis="tujuan", uraian="T")
    sasaran = renstra.simpul.create(jenis="sasaran", uraian="S", induk=tujuan)
    rows = [
        {
            "KODE": "1.03.02",
            "PROGRAM DAN KEGIATAN": "P",
            "INDIKATOR": "Persentase P",
            "SATUAN": "%",
            "TARGET TAHUN 1": "90%",
            "DANA TAHUN 1": 1_500_000,
        }
    ]
    isi = buku(JUDUL_RENSTRA, rows)
    masukkan(panggung, JenisImpor.RENSTRA_TEMPLAT, renstra, isi, sasaran=str(sasaran.pk))
    target = Target.objects.get(indikator__simpul__kode="1.03.02")
    assert (target.tahun, target.tertulis, target.pagu) == (2025, "90%", Decimal(1_500_000))


# ---- Renja, DPA, DPPA


def test_the_real_renja_comes_in_with_every_line_indicator_and_rupiah(panggung, rka):
    isi = asli(20)
    rows = [r for r in baris_asli(isi) if r[0].value]
    satu = masukkan(panggung, JenisImpor.RENJA, rka, isi)
    kode = {str(r[0].value) for r in rows}
    baris = BarisAnggaran.objects.filter(dokumen=rka)
    assert set(baris.filter(tingkat="sub_kegiatan").values_list("kode", flat=True)) == kode
    assert len(kode) == 44
    assert set(baris.filter(tingkat="program").values_list("kode", flat=True)) == {k[:7] for k in kode}
    assert set(baris.filter(tingkat="kegiatan").values_list("kode", flat=True)) == {k[:12] for k in kode}
    assert queries.ringkas(rka).total == sum(Decimal(r[13].value or 0) for r in rows) == Decimal("125103902555")
    for jenis, kolom in (("capaian_program", 2), ("keluaran", 4), ("hasil", 6)):
        banyak = TolokUkur.objects.filter(baris__dokumen=rka, jenis=jenis).count()
        assert banyak == sum(bool(r[kolom].value) for r in rows)
    persen = TolokUkur.objects.get(baris__dokumen=rka, baris__kode="1.03.01.2.01.0001")
    assert (persen.target, persen.target_bilangan, persen.satuan) == ("96%", Decimal(96), "%")
    rka.refresh_from_db()
    assert hitung(lihat(panggung, JenisImpor.RENJA, rka, isi)) == {"sama": 114}
    batalkan(panggung, satu)
    assert not rka.baris.exists()


JUDUL_RENJA = [
    "KODE SUB KEGIATAN",
    "PROGRAM DAN KEGIATAN",
    "TOLAK UKUR CAPAIAN KEG.",
    "TARGET KINERJA CAPAIAN KEG.",
    "TOLAK UKUR HASIL",
    "TARGET KINERJA HASIL",
    "SUMBER DANA",
    "JUMLAH PAGU",
]


def renja(kode="1.03.02.2.01.0001", nama="Sub Satu", dana="1.2.01", pagu=1000, **lain):
    return dict(zip(JUDUL_RENJA, (kode, nama, None, None, None, None, dana, pagu), strict=True)) | {
        k.replace("_", " "): v for k, v in lain.items()
    }


def test_rows_of_one_sub_kegiatan_are_summed_by_source_of_funds(panggung, rka):
    rows = [renja(pagu=1000), renja(pagu="2.500,50"), renja(dana="Pendapatan Asli Daerah", pagu=7)]
    masukkan(panggung, JenisImpor.RENJA, rka, buku(JUDUL_RENJA, rows))
    pagu = {p.sumber_dana.kode: p.jumlah for p in rka.baris.get(kode="1.03.02.2.01.0001").pagu.all()}
    assert pagu == {"1.2.01": Decimal("3500.50"), "1.1.01": Decimal(7)}


def test_names_come_from_the_file_then_the_nomenclature_then_the_renstra(panggung, rka):
    edisi = EdisiNomenklatur.objects.create(nama="Edisi")
    Nomenklatur.objects.create(edisi=edisi, tingkat="kegiatan", kode="X.XX.01.2.01", nama="Perencanaan")
    rows = [
        renja("1.03.01", "PROGRAM PENUNJANG", dana=None, pagu=5000),
        renja("X.XX.01.2.01.0001", "Penyusunan"),
    ]
    hasil = lihat(panggung, JenisImpor.RENJA, rka, buku(JUDUL_RENJA, rows))
    assert [u.label for u in hasil.usul] == [
        "1.03.01 PROGRAM PENUNJANG",
        "1.03.01.2.01 Perencanaan",
        "1.03.01.2.01.0001 Penyusunan",
    ]
    assert "tertulis Rp 5.000,00, sedangkan jumlah sub kegiatannya Rp 1.000,00" in str(hasil.keraguan)


def test_a_hasil_with_the_very_text_of_an_rkt_indicator_traces_to_it(panggung, rka):
    nama = RKT.objects.get(pd=panggung.pd).baris.first().nama  # made with the RKA
    rows = [renja(TOLAK_UKUR_HASIL=nama.upper(), TARGET_KINERJA_HASIL="12 Bulan")]
    masukkan(panggung, JenisImpor.RENJA, rka, buku(JUDUL_RENJA, rows))
    tolok = TolokUkur.objects.get(baris__dokumen=rka, jenis=JenisTolokUkur.HASIL)
    assert (tolok.baris_rkt.nama, tolok.target, tolok.satuan) == (nama, "12 Bulan", "Bulan")


def test_lines_that_the_file_does_not_name_stay_as_they_are(panggung):
    rka = pabrik.buat_rka(panggung.pd, ditetapkan=False)
    sebelum = queries.jumlah_per_baris(rka)
    isi = buku(JUDUL_RENJA, [renja("1.01.02.2.01.0001", "Penyediaan Layanan", pagu=5)])
    hasil = lihat(panggung, JenisImpor.RENJA, rka, isi)
    berubah = {u.kunci for u in hasil.usul if u.keadaan == "berubah"}
    assert berubah == {"1.01.02", "1.01.02.2.01", "1.01.02.2.01.0001"}
    masukkan(panggung, JenisImpor.RENJA, rka, isi)
    sesudah = queries.jumlah_per_baris(rka)
    assert sesudah["1.01.02.2.01.0001"] == Decimal(5)
    assert sesudah["1.01.02.2.01.0002"] == sebelum["1.01.02.2.01.0002"]
    angka = {u.kunci: u.angka for u in hasil.usul}
    assert re.sub(r"\D", "", angka["1.01.02"]) == re.sub(r"\D", "", f"{sesudah['1.01.02']:.2f}")


def test_an_unformatted_share_is_doubted_and_a_formatted_one_is_read_as_percent(panggung, rka):
    rows = [renja(TOLAK_UKUR_CAPAIAN_KEG_="x")]
    rows[0] |= {"TOLAK UKUR CAPAIAN KEG.": "Persentase layanan", "TARGET KINERJA CAPAIAN KEG.": 0.96}
    hasil = lihat(panggung, JenisImpor.RENJA, rka, buku(JUDUL_RENJA, rows))
    assert ("D2", True) in {(t.sel, "bila maksudnya persen" in t.pesan) for t in hasil.keraguan}


@pytest.mark.parametrize(
    ("row", "sel", "pesan"),
    [
        (renja(kode="1.03.02.2.01.1"), "A2", "Tulis dua atau empat angka"),
        (renja(dana=None), "G2", "Sumber dana belum diisi"),
        (renja(dana="Dana entah"), "G2", "tidak dikenal"),
        (renja(pagu="1.000,001"), "H2", "dua angka di belakang koma"),
    ],
)
def test_a_line_that_cannot_be_read_is_a_fault_by_its_cell_and_nothing_is_stored(panggung, rka, row, sel, pesan):
    hasil = lihat(panggung, JenisImpor.RENJA, rka, buku(JUDUL_RENJA, [renja("1.03.02.2.01.0002", "Lain"), row]))
    assert {t.sel: pesan in t.pesan for t in hasil.kesalahan} == {sel.replace("2", "3"): True}


# ---- the same worksheets pre-filled with what there is


@pytest.mark.parametrize("jenis", [JenisImpor.TUJUAN_SASARAN, JenisImpor.RENSTRA_TEMPLAT])
def test_the_template_of_a_plan_comes_filled_in_and_changes_nothing(panggung, jenis):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    program = renstra.simpul.get(jenis="program")
    pabrik.buat_indikator(program, "Indikator kedua", "1.234")
    hasil = lihat(panggung, jenis, renstra, templat(jenis, renstra))
    assert (hasil.kesalahan, set(hitung(hasil))) == ((), {"sama"})
    assert len(hasil.usul) == {JenisImpor.TUJUAN_SASARAN: 4, JenisImpor.RENSTRA_TEMPLAT: 7}[jenis]


def test_the_template_of_a_budget_comes_filled_in_and_changes_nothing(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    hasil = lihat(panggung, JenisImpor.RENJA, dpa, templat(JenisImpor.RENJA, dpa))
    assert (hasil.kesalahan, set(hitung(hasil))) == ((), {"sama"})
