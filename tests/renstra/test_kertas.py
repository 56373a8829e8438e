"""Papers, tables of relation, versions, references and the overview of the year as their pages give them."""

import io
import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from renstra.enums import JenisTolokUkur, VersiAnggaran
from renstra.models import BarisAnggaran, DokumenRujukan, PaguSumberDana, TolokUkur
from renstra.services import anggaran
from sakip.dokumen.lembaran import Kertas, Lembaran, TabelIsi, render_lembaran
from sakip.dokumen.tabel import Isian
from sakip.jejak.models import Jejak
from sakip.organisasi.models import PerangkatDaerah
from tests.alat.kueri import banyak_kueri
from tests.dokumen import baca
from tests.dokumen.contoh import bentuk
from tests.renstra import pabrik


@pytest.fixture(autouse=True)
def jam(pada, sekarang):
    with pada(sekarang):
        yield


@pytest.fixture
def klien(panggung, masuk):
    def _klien(pengguna=None, pd="satu"):
        klien = masuk(Client(), pengguna or panggung.perencana)
        terpilih = "semua" if pd == "semua" else panggung.pd.pk
        klien.get(reverse("renstra:daftar"), {"tahun": "2026", "pd": terpilih})
        return klien

    return _klien


def _url(nama, *args):
    return reverse(f"renstra:{nama}", args=args)


def _teks(jawaban):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", jawaban.content.decode())))


def _lembar(jawaban, nomor=0):
    buku = load_workbook(io.BytesIO(jawaban.content))
    return [[sel.value for sel in baris] for baris in buku.worksheets[nomor].iter_rows()]


# ---- RKT


@pytest.mark.cetak_asli
@pytest.mark.parametrize(
    ("daerah", "judul", "nip"),
    [
        ("semarang", "RENCANA KERJA TAHUNAN TAHUN 2026 PERANGKAT DAERAH DINAS SATU", True),
        ("gunungmas", "RENCANA KERJA TAHUNAN 2026 DINAS SATU", False),
        (None, "RENCANA KINERJA TAHUNAN TAHUN 2026 DINAS SATU", True),
    ],
)
def test_the_rkt_is_printed_on_the_form_of_the_regency_gm_lampiran_b_4_sm_lampiran_a_4(
    panggung, klien, daerah, judul, nip
):
    if daerah:
        isi = bentuk(daerah, "rkt_pd")
        panggung.pemeran.alfa.ketentuan.formulir.create(kode="rkt_pd", nama="RKT", tata_letak=isi)
    rkt = pabrik.buat_rkt(panggung.pd)
    jawaban = klien().get(_url("rkt_formulir", rkt.pk))
    assert jawaban["Content-Type"] == "application/pdf"
    teks = baca.halaman(jawaban.content)[0]
    assert teks.startswith(judul)
    assert "2 Januari 2026" in teks
    assert "Persentase layanan tepat waktu" in teks
    assert "Jumlah dokumen layanan" not in teks  # of a sub kegiatan: only in the full form
    assert ("NIP." in teks) is nip
    lengkap = klien().get(_url("rkt_formulir", rkt.pk), {"isi": "lengkap"})
    assert "Jumlah dokumen layanan" in baca.halaman(lengkap.content)[0]


def test_the_form_as_a_worksheet_says_the_same(panggung, klien):
    rkt = pabrik.buat_rkt(panggung.pd)
    isi = _lembar(klien().get(_url("rkt_formulir", rkt.pk), {"bentuk": "excel"}))
    assert isi[0][0] == "RENCANA KINERJA TAHUNAN TAHUN 2026"
    assert ["1.1", "Sasaran: Meningkatnya mutu layanan", "Persentase layanan tepat waktu", "97%"] in isi


@pytest.mark.cetak_asli
def test_tabel_i_and_ii_show_how_the_plan_became_the_rkt_gm_lampiran_b_4(panggung, klien):
    rkt = pabrik.buat_rkt(panggung.pd)
    halaman = _teks(klien().get(_url("rkt_asal", rkt.pk)))
    assert "Tabel I" in halaman
    assert "Target Kinerja pada tahun ke- 1\xa0(2025) 2\xa0(2026)".replace("\xa0", " ") in halaman.replace("\xa0", " ")
    pdf = " ".join(baca.halaman(klien().get(_url("rkt_asal", rkt.pk), {"bentuk": "pdf"}).content))
    assert "Sasaran yang ada di Rencana Strategis (Tabel I) dijadikan sasaran strategis dalam RKT" in pdf
    excel = klien().get(_url("rkt_asal", rkt.pk), {"bentuk": "excel"})
    assert _lembar(excel, 1)[2][4].startswith("Target Kinerja pada tahun ke-: 1")


def test_a_broken_form_gives_a_message_and_not_a_500(panggung, klien):
    panggung.pemeran.alfa.ketentuan.formulir.create(kode="rkt_pd", nama="RKT", tata_letak={"kode": "x"})
    rkt = pabrik.buat_rkt(panggung.pd)
    jawaban = klien().get(_url("rkt_formulir", rkt.pk), follow=True)
    assert "Unduh Excel-nya, atau mintalah admin memeriksa formulirnya." in _teks(jawaban)


def test_the_row_of_the_rkt_names_the_hasil_that_rest_on_it_and_the_hasil_its_row(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd)
    hasil = TolokUkur.objects.filter(baris__dokumen=dpa, jenis=JenisTolokUkur.HASIL).first()
    html = klien().get(_url("rkt", hasil.baris_rkt.rkt_id)).content.decode()
    assert f"{_url('anggaran', dpa.pk)}#baris-{hasil.baris_id}" in html
    html = klien().get(_url("anggaran", dpa.pk)).content.decode()
    assert f"{_url('rkt', hasil.baris_rkt.rkt_id)}#baris-{hasil.baris_rkt_id}" in html


def test_the_sasaran_are_chosen_on_a_page_before_the_rkt_is_drawn_up(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd)
    orang = klien()
    assert "Sasaran: Meningkatnya mutu layanan (4 indikator)" in _teks(orang.get(_url("rkt_susun")))
    kosong = orang.post(_url("rkt_susun"), {"versi_kunci": ""})
    assert "Pilih paling sedikit satu" in _teks(kosong)
    tujuan = renstra.simpul.get(jenis="tujuan").pk
    jawaban = orang.post(_url("rkt_susun"), {"versi_kunci": "", "simpul": [tujuan]}, follow=True)
    assert "Indeks layanan" in _teks(jawaban)
    assert "Persentase layanan tepat waktu" not in _teks(jawaban)


# ---- RKA and DPA


@pytest.mark.cetak_asli
def test_the_dpa_is_printed_with_its_sources_of_funds_and_their_shares_lt_d_2_sm_lampiran_c(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd)
    teks = " ".join(baca.halaman(klien().get(_url("anggaran_cetak", dpa.pk)).content)).replace("\xa0", " ")
    assert "NOMOR DPA/A.1/2026 TANGGAL 2 JANUARI 2026" in teks
    assert "2 program, 3 kegiatan, 4 sub kegiatan; jumlah Rp 500.000.000,00." in teks
    assert "APBD Rp 449.999.999,95 (90,00%); APBN dekonsentrasi Rp 50.000.000,05 (10,00%)." in teks
    ringkas = klien().get(_url("anggaran_cetak", dpa.pk), {"tampil": "ringkas"})
    assert "Tolok Ukur" not in baca.halaman(ringkas.content)[0]


def test_rkt_to_rka_lists_the_four_indicators_of_each_line_gm_lampiran_b_4(panggung, klien):
    rka = pabrik.buat_rka(panggung.pd)
    halaman = _teks(klien().get(_url("anggaran_asal", rka.pk))).replace("\xa0", " ")
    assert "Masukan Dana yang dibutuhkan Rp 399.999.999,90" in halaman
    assert "Hasil Hasil Program Pengelolaan Layanan 90%" in halaman


def test_dpa_to_pk_takes_hasil_target_and_money_sm_lampiran_b(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd)
    orang = klien()
    program = _lembar(orang.get(_url("anggaran_pk", dpa.pk), {"bentuk": "excel"}), 1)
    assert [b[1:] for b in program[3:]] == [
        ["Hasil Program Penunjang Urusan", "Program Penunjang Urusan", 100000000.10],
        ["Hasil Program Pengelolaan Layanan", "Program Pengelolaan Layanan", 399999999.90],
    ]
    sub = _lembar(orang.get(_url("anggaran_pk", dpa.pk), {"bentuk": "excel", "tingkat": "sub_kegiatan"}), 1)
    assert sub[2][2] == "SUB KEGIATAN"
    assert len(sub) == 3 + 4


def _dppa(p):
    murni = pabrik.buat_dpa(p.pd)
    baru = anggaran.ganti_anggaran(dokumen_id=murni.pk, versi=VersiAnggaran.PERUBAHAN, pelaku=p.perencana, now=p.now)
    pagu = PaguSumberDana.objects.get(baris__dokumen=baru, baris__kode="1.01.02.2.01.0002")
    pagu.jumlah += 25
    pagu.save()
    BarisAnggaran.objects.filter(dokumen=baru, kode="1.01.02.2.02.0001").delete()
    BarisAnggaran.objects.filter(dokumen=baru, kode="1.01.01").update(nama="Program Penunjang Baru")
    return murni, baru


def test_two_versions_are_compared_on_page_and_worksheet_lt_huruf_e_bk_pasal_9(panggung, klien):
    murni, baru = _dppa(panggung)
    halaman = _teks(klien().get(_url("anggaran_banding", baru.pk)))
    assert "DPA murni 2026 menjadi DPPA 2026" in halaman
    assert "Semula bernama: Program Penunjang Urusan" in halaman
    assert "75.000.000,00 menjadi 75.000.025,00" in halaman
    assert "Penyediaan Layanan" not in halaman  # unchanged
    assert "Penyediaan Layanan" in _teks(klien().get(_url("anggaran_banding", baru.pk), {"semua": "1"}))
    cari = _teks(klien().get(_url("anggaran_banding", baru.pk), {"q": "pemantauan"}))
    assert "1 baris cocok" in cari
    isi = _lembar(klien().get(_url("anggaran_banding", baru.pk), {"bentuk": "excel", "dengan": murni.pk}))
    assert ["1.01.02.2.02.0001", "Pemantauan Layanan", "Dihapus"] in [b[:3] for b in isi]


def _kertas(klien, nama, dokumen):
    return baca.rapikan(" ".join(baca.halaman(klien.get(_url(nama, dokumen.pk), {"bentuk": "pdf"}).content)))


@pytest.mark.cetak_asli
def test_tables_of_relation_and_comparison_are_papers_too(panggung, klien):
    murni, baru = _dppa(panggung)
    banding = _kertas(klien(), "anggaran_banding", baru)
    assert "Pemantauan Layanan" in banding and "Dihapus" in banding
    for nama in ("anggaran_asal", "anggaran_pk"):
        assert "399.999.999,90" in _kertas(klien(), nama, murni)


@pytest.mark.cetak_asli
def test_a_comparison_without_a_difference_says_so_on_paper(panggung, klien):
    murni = pabrik.buat_dpa(panggung.pd)
    baru = anggaran.ganti_anggaran(
        dokumen_id=murni.pk, versi=VersiAnggaran.PERUBAHAN, pelaku=panggung.perencana, now=panggung.now
    )
    assert "Tidak ada baris yang berbeda." in _kertas(klien(), "anggaran_banding", baru)


def test_a_version_of_another_pd_cannot_be_compared(panggung, klien):
    _, baru = _dppa(panggung)
    asing = pabrik.buat_dpa(panggung.pd_lain)
    for lain in (asing.pk, "9" * 30, "x"):
        assert klien().get(_url("anggaran_banding", baru.pk), {"dengan": lain}).status_code == 404


def test_the_only_version_says_that_there_is_nothing_to_compare(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd)
    assert "Belum ada versi lain" in _teks(klien().get(_url("anggaran_banding", dpa.pk)))


@pytest.mark.cetak_asli
@pytest.mark.parametrize(
    "nama", ["rkt_formulir", "rkt_asal", "anggaran_cetak", "anggaran_asal", "anggaran_pk", "anggaran_banding"]
)
def test_every_paper_of_a_draft_says_so_on_each_page_and_that_of_a_set_document_does_not(panggung, klien, nama):
    orang = klien()
    for tahun, ditetapkan in ((2026, True), (2027, False)):
        dokumen = pabrik.buat_rkt(panggung.pd, tahun=tahun, ditetapkan=ditetapkan)
        if nama.startswith("anggaran"):
            pabrik.buat_rka(panggung.pd, tahun=tahun)  # to compare with
            dokumen = pabrik.buat_dpa(panggung.pd, tahun=tahun, ditetapkan=ditetapkan)
        pdf = orang.get(_url(nama, dokumen.pk), {"bentuk": "pdf"})
        assert pdf["Content-Type"] == "application/pdf"
        assert set(baca.banyak_tanda_air(pdf.content)) == ({0} if ditetapkan else {1})


@pytest.mark.cetak_asli
def test_a_table_of_many_rows_is_printed_in_parts():
    tabel = TabelIsi("Tabel", ("No", "Isi"), (10, 90), [[Isian(str(n)), Isian(f"baris {n}")] for n in range(620)])
    halaman = baca.halaman(render_lembaran(Lembaran(("JUDUL",), "Pendek", (tabel,)), Kertas()))
    assert "bagian 3 dari 3" in halaman[-1]
    assert "baris 619" in halaman[-1]


def _besar(panggung, n, tahun):
    baris = [("1.01.02", "Program", {})]
    for k in range(1, n // 20 + 1):
        baris.append((f"1.01.02.2.{k:02}", f"Kegiatan {k}", {}))
        baris += [(f"1.01.02.2.{k:02}.{s:04}", f"Sub {s}", {"dau": "1000", "dekon": "5"}) for s in range(1, 21)]
    return pabrik.buat_dpa(panggung.pd, baris=baris, tahun=tahun)


def test_a_dpa_of_300_sub_kegiatan_costs_as_many_queries_as_one_of_20(panggung, klien):
    orang, kecil, besar = klien(), _besar(panggung, 20, 2026), _besar(panggung, 300, 2027)
    for nama in ("anggaran", "anggaran_asal", "anggaran_pk", "anggaran_banding"):
        assert banyak_kueri(orang, _url(nama, kecil.pk)) == banyak_kueri(orang, _url(nama, besar.pk)), nama


# ---- references


def test_the_planner_of_the_pd_writes_the_renja_and_that_of_the_regency_the_rest_gm_pasal_5_6(panggung, klien):
    url = _url("rujukan")
    orang = klien()
    sidik = re.search(r'name="semula" value="(\w+)"', orang.get(url).content.decode())[1]
    isi = {"lingkup": "pd", "semula": sidik, "nomor_renja": "Renja/1", "tanggal_renja": "2025-07-01"}
    assert orang.post(url, isi).status_code == 302
    assert orang.post(url, {"lingkup": "pemda", "nomor_rkpd": "x"}).status_code == 403
    pemda = klien(panggung.perencana_pemda)
    sidik = re.search(r'name="semula" value="(\w+)"', pemda.get(url).content.decode())[1]
    isi = {"lingkup": "pemda", "semula": sidik, "nomor_rkpd": "Perbup 9/2025", "tanggal_rkpd": "2025-06-30"}
    assert pemda.post(url, isi).status_code == 302
    assert set(DokumenRujukan.objects.values_list("jenis", "pd_id")) == {("renja", panggung.pd.pk), ("rkpd", None)}
    dpa = pabrik.buat_dpa(panggung.pd)
    halaman = _teks(orang.get(_url("anggaran", dpa.pk)))
    assert "Nomor Renja/1" in halaman
    assert "Nomor Perbup 9/2025" in halaman
    assert Jejak.objects.filter(aksi="renstra.rujukan").count() == 2


def test_a_reference_changed_meanwhile_is_not_overwritten(panggung, klien):
    url, orang = _url("rujukan"), klien()
    sidik = re.search(r'name="semula" value="(\w+)"', orang.get(url).content.decode())[1]
    DokumenRujukan.objects.create(
        pemda=panggung.pemda, pd=panggung.pd, tahun=2026, jenis="renja", nomor="lain", tanggal=date(2025, 7, 1)
    )
    isi = {"lingkup": "pd", "semula": sidik, "nomor_renja": "saya", "tanggal_renja": "2025-07-02"}
    jawaban = orang.post(url, isi)
    assert jawaban.status_code == 409
    assert 'value="saya"' in jawaban.content.decode()
    assert DokumenRujukan.objects.get().nomor == "lain"


def test_half_a_reference_is_told_what_is_missing(panggung, klien):
    orang = klien()
    sidik = re.search(r'name="semula" value="(\w+)"', orang.get(_url("rujukan")).content.decode())[1]
    jawaban = orang.post(_url("rujukan"), {"lingkup": "pd", "semula": sidik, "nomor_renja": "1"})
    assert jawaban.status_code == 422
    assert "Tanggalnya belum diisi." in _teks(jawaban)


# ---- the overview


def test_the_overview_names_each_document_of_each_pd_and_what_does_not_fit(panggung, klien):
    pabrik.buat_dpa(panggung.pd)
    pabrik.buat_renstra(panggung.pd_lain)
    orang = klien(panggung.perencana_pemda, "semua")
    halaman = _teks(orang.get(_url("daftar")))
    assert "Ditetapkan tanpa RKA yang ditetapkan." in halaman
    assert "DPA murni" in halaman
    tersaring = orang.get(_url("daftar"), {"keadaan": "tak_selaras"}).content.decode()
    assert f'"?pd={panggung.pd.pk}"' in tersaring
    assert f'"?pd={panggung.pd_lain.pk}"' not in tersaring
    isi = _lembar(orang.get(_url("daftar"), {"q": panggung.pd.nama.upper(), "bentuk": "excel"}))
    (baris,) = [b for b in isi if b[0] == panggung.pd.nama]
    assert "Tidak selaras" in baris


def test_the_overview_of_50_pd_costs_the_queries_of_a_few(panggung, klien):
    orang = klien(panggung.perencana_pemda, "semua")
    pabrik.buat_dpa(panggung.pd)
    sedikit = banyak_kueri(orang, _url("daftar"))
    for n in range(43):
        pd = PerangkatDaerah.objects.create(
            pemda=panggung.pemda, kode=f"pd{n}", nama=f"Dinas ke-{n}", singkatan=f"D{n}"
        )
        pabrik.buat_rkt(pd)
        pabrik.buat_dpa(pd)
    assert banyak_kueri(orang, _url("daftar")) == sedikit
