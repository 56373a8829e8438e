"""Pages of the planning chain: who gets 200, 403, 404, what they say, one way through each form, two people at once."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renstra import queries
from renstra.enums import JenisTolokUkur, StatusDokumen
from renstra.models import RKT, DokumenAnggaran, Indikator, Rencana, Simpul, TolokUkur
from renstra.services import anggaran
from tests.renstra import pabrik
from tests.renstra.pabrik import baris_rekap, buku_rekap

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(autouse=True)
def jam(pada, sekarang):
    with pada(sekarang):
        yield


@pytest.fixture
def klien(panggung, masuk):
    """`klien()` the planner of PD satu, `klien(user)` somebody else; in the year 2026 and PD satu."""

    def _klien(pengguna=None):
        klien = masuk(Client(), pengguna or panggung.perencana)
        klien.get(reverse("renstra:daftar"), {"tahun": "2026", "pd": panggung.pd.pk})
        return klien

    return _klien


def _url(nama, *args):
    jenis = ["anggaran"] if nama in {"impor_dokumen", "impor_templat_dokumen"} else []
    return reverse(f"renstra:{nama}", args=[*args, *jenis])


def _isi(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def _teks(jawaban) -> str:
    return _isi(jawaban.content.decode())


# ---- reading


def test_the_list_says_what_to_do_first(panggung, klien):
    isi = _teks(klien().get(_url("daftar")))
    assert "Langkah berikutnya: Renstra." in isi
    assert "Mulai dari sini: susun Renstra" in isi


def test_the_list_shows_each_document_with_status_and_sums(panggung, klien):
    pabrik.buat_dpa(panggung.pd)
    isi = _teks(klien().get(_url("daftar")))
    assert "DPA murni 2026" in isi
    assert "2 program, 3 kegiatan, 4 sub kegiatan · Rp 500.000.000,00 · 2 Jan 2026" in isi
    assert "Langkah berikutnya: RKA." in isi


def test_the_dpa_prints_its_sums_sources_and_the_rkt_row_behind_a_hasil(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd)
    isi = _teks(klien().get(_url("anggaran", dpa.pk)))
    for kata in (
        "399.999.999,90",
        "500.000.000,00",
        "APBN dekonsentrasi",
        "Dari RKT: Jumlah dokumen layanan",
        "Masukan",
    ):
        assert kata in isi
    assert "Dari RKT" not in _teks(klien().get(_url("anggaran", dpa.pk), {"tampil": "ringkas"}))


def test_the_plan_shows_five_years_and_finds_within(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd)
    isi = _teks(klien().get(_url("rencana", renstra.pk)))
    assert all(str(t) in isi for t in range(2025, 2030))
    assert "0 bagian cocok dengan" in _teks(klien().get(_url("rencana", renstra.pk), {"q": "<script>"}))


def test_the_rkt_shows_the_plans_value_beside_an_adjusted_target(panggung, klien):
    rkt = pabrik.buat_rkt(panggung.pd, ditetapkan=False)
    baris = rkt.baris.all()[1]
    data = {"versi_kunci": 0, "sasaran": baris.sasaran, "nama": baris.nama, "satuan": "%", "jenis": "iku"}
    klien().post(_url("rkt_baris_ubah", baris.pk), data | {"target": "98,5%", "catatan": "Capaian naik"})
    isi = _teks(klien().get(_url("rkt", rkt.pk)))
    assert "97%" in isi and "98,5%" in isi and "Disesuaikan" in isi and "Alasan penyesuaian: Capaian naik" in isi


@pytest.mark.parametrize(
    "nama",
    [
        *("anggaran", "anggaran_tetapkan", "anggaran_ekspor", "anggaran_tolok_ukur", "anggaran_asal", "anggaran_pk"),
        *("rencana", "rencana_tetapkan", "rencana_ekspor", "rencana_mutu"),
        *("rkt", "rkt_tetapkan", "rkt_ekspor", "rkt_asal", "rkt_pilih", "rkt_baris_tambah"),
    ],
)
def test_a_page_takes_as_many_queries_for_twenty_lines_as_for_two_hundred(panggung, klien, nama):
    def hitung(pd, banyak):
        pohon = [*pabrik.POHON[:2]]
        renstra = pabrik.buat_renstra(pd, pohon=pohon)
        baru = Rencana.objects.create(
            pemda=pd.pemda, pd=pd, jenis="renstra", judul="Lain", tahun_awal=2025, tahun_akhir=2029
        )
        sasaran = Simpul.objects.create(rencana=baru, jenis="sasaran", uraian="S")
        for i in range(banyak):
            pabrik.buat_indikator(sasaran, f"Indikator {i}")
        rkt = pabrik.buat_rkt(pd, rencana=baru, ditetapkan=False)
        baris = [("1.01.02", "P", {}), ("1.01.02.2.01", "K", {})] + [
            (f"1.01.02.2.01.{i:04d}", f"Sub {i}", {"dau": "1.00"}) for i in range(1, banyak)
        ]
        dpa = pabrik.buat_dpa(pd, baris=baris, ditetapkan=False)
        pk = {"anggaran": dpa.pk, "rencana": baru.pk, "rkt": rkt.pk}[nama.split("_")[0]]
        orang = klien(panggung.pemeran.alfa.pengguna[f"perencana_{pd.kode}"])
        assert renstra.pk
        with CaptureQueriesContext(connection) as ditangkap:
            assert orang.get(_url(nama, pk)).status_code == 200
        return len(ditangkap)

    assert hitung(panggung.pd, 20) == hitung(panggung.pd_lain, 200)


# ---- writing


def test_a_renstra_is_drawn_up_set_and_turned_into_an_rkt_through_the_pages(panggung, klien):
    orang = klien()
    orang.post(_url("rencana_tambah"), {"judul": "Renstra Dinas Satu", "tahun_awal": 2025, "tahun_akhir": 2029})
    renstra = Rencana.objects.get(pd=panggung.pd)

    def kirim(url, **data):
        renstra.refresh_from_db()
        jawaban = orang.post(url, {"versi_kunci": renstra.versi_kunci} | data)
        assert jawaban.status_code == 302, _teks(jawaban)
        return jawaban

    kirim(_url("simpul_tambah", renstra.pk), jenis="tujuan", uraian="Tujuan kita")
    tujuan = Simpul.objects.get(jenis="tujuan")
    kirim(
        _url("simpul_tambah", renstra.pk) + f"?induk={tujuan.pk}&jenis=sasaran", jenis="sasaran", uraian="Sasaran kita"
    )
    sasaran = Simpul.objects.get(jenis="sasaran")
    kirim(
        _url("indikator_tambah", sasaran.pk),
        nama="Persentase", satuan="%", jenis="iku", level="outcome", arah="naik", cara_hitung="akhir",
        jenis_sumber="internal", **{f"target_{t}": f"{t - 1930}%" for t in range(2025, 2030)}, pagu_2026="1.000.000,50",
    )  # fmt: skip
    kirim(_url("rencana_tetapkan", renstra.pk), nomor="1/2025", tanggal="2025-08-01")
    orang.post(_url("rkt_susun"))
    (baris,) = queries.tampilan_rkt(RKT.objects.get(pd=panggung.pd, tahun=2026))[0].baris
    assert (baris.nama, baris.target, baris.target_rencana) == ("Persentase", "96%", "96%")
    assert baris.target_bilangan == 96
    assert baris.sasaran == "Sasaran kita"


def test_nodes_change_places_and_move_to_another_parent(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=pabrik.POHON[:2])
    tujuan = renstra.simpul.get(jenis="tujuan")
    lain = Simpul.objects.create(rencana=renstra, jenis="tujuan", uraian="Lain", urutan=2)
    orang = klien()
    orang.post(_url("simpul_pindah", lain.pk), {"versi_kunci": 0, "arah": "naik"})
    assert [s.simpul.pk for s in queries.pohon_rencana(renstra) if s.dalam == 0] == [lain.pk, tujuan.pk]
    sasaran = renstra.simpul.get(jenis="sasaran")
    orang.post(_url("simpul_letak", sasaran.pk), {"versi_kunci": 1, "induk_id": lain.pk, "tempat": "akhir"})
    orang.post(_url("simpul_ubah", sasaran.pk), {"versi_kunci": 2, "jenis": "sasaran", "uraian": "Pindah"})
    sasaran.refresh_from_db()
    assert (sasaran.induk_id, sasaran.uraian) == (lain.pk, "Pindah")


def test_a_rejected_form_keeps_what_was_typed_and_says_why(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    data = {"versi_kunci": 0, "kode": "bukan kode", "nama": "Nama <b>saya</b>", "dana_0": "", "pagu_0": "12.5"}
    jawaban = klien().post(_url("baris_tambah", dpa.pk), data)
    html = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert 'value="bukan kode"' in html and 'value="12.5"' in html and "Nama &lt;b&gt;saya&lt;/b&gt;" in html
    assert "bukan kode program" in html
    assert "12,5" in html


def test_wild_amounts_get_a_message_and_never_a_500(panggung, klien):
    dpa, orang = pabrik.buat_dpa(panggung.pd, ditetapkan=False), klien()
    dana = pabrik.buat_sumber_dana()["pad"]
    for pagu in ("1e999", "-1", "9" * 30, "10.000.000.000.000,00", "abc", "1,999", "\x00", "Rp" * 500, "٣"):
        data = {"versi_kunci": 0, "kode": "1.01.02.2.01.0009", "nama": "x", "dana_0": dana.pk, "pagu_0": pagu}
        assert orang.post(_url("baris_tambah", dpa.pk), data).status_code == 422, pagu
    assert not dpa.baris.filter(kode="1.01.02.2.01.0009").exists()


@pytest.mark.parametrize("versi", ["", "x", "-1", "9" * 40, "١"])
def test_a_wild_version_is_refused_without_a_500(panggung, klien, versi):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    baris = dpa.baris.first()
    alamat = {
        "rencana_ubah": renstra.pk,
        "rencana_tetapkan": renstra.pk,
        "simpul_ubah": renstra.simpul.first().pk,
        "indikator_ubah": Indikator.objects.filter(simpul__rencana=renstra).first().pk,
        "anggaran_tetapkan": dpa.pk,
        "baris_ubah": baris.pk,
        "tolok_ukur_tambah": baris.pk,
    }
    orang = klien()
    jawaban = {n: orang.post(_url(n, pk), {"versi_kunci": versi}).status_code for n, pk in alamat.items()}
    assert jawaban == dict.fromkeys(alamat, 422)


def test_two_people_editing_are_told_and_both_texts_are_shown(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    anggaran.ubah_anggaran(
        dokumen_id=dpa.pk, versi_kunci=0, isi={"nomor": "Nomor orang lain"}, pelaku=panggung.lain, now=panggung.now
    )
    orang = klien()
    jawaban = orang.post(_url("anggaran_ubah", dpa.pk), {"versi_kunci": 0, "nomor": "Nomor saya"})
    isi = _teks(jawaban)
    assert jawaban.status_code == 409
    assert "Perencana Dua Alfa sudah mengubah dokumen ini" in isi
    assert "Nomor orang lain" in isi and "Nomor saya" in isi
    kunci = re.search(r'name="versi_kunci" value="(\d+)"', jawaban.content.decode())[1]
    assert orang.post(_url("anggaran_ubah", dpa.pk), {"versi_kunci": kunci, "nomor": "Nomor saya"}).status_code == 302
    dpa.refresh_from_db()
    assert dpa.nomor == "Nomor saya"


def test_what_stands_in_the_way_of_setting_is_named_with_a_link(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    tolok = TolokUkur.objects.filter(baris__dokumen=dpa, jenis=JenisTolokUkur.HASIL).first()
    TolokUkur.objects.filter(pk=tolok.pk).update(baris_rkt=None)
    jawaban = klien().post(
        _url("anggaran_tetapkan", dpa.pk), {"versi_kunci": 0, "nomor": "1", "tanggal": "2026-01-02"}
    )
    assert jawaban.status_code == 422
    assert _url("tolok_ukur_ubah", tolok.pk) in jawaban.content.decode()


def test_a_set_document_offers_no_form_and_its_stale_form_is_refused(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd)
    url = _url("baris_ubah", dpa.baris.first().pk)
    assert klien().get(url).status_code == 302
    jawaban = klien().post(url, {"versi_kunci": 0, "kode": "1.01.01", "nama": "Diubah"})
    assert jawaban.status_code == 422
    assert "sudah ditetapkan" in _teks(jawaban)


def test_a_name_left_empty_comes_from_the_nomenclature(panggung, klien):
    from renstra.models import EdisiNomenklatur, Nomenklatur

    edisi = EdisiNomenklatur.objects.create(nama="Kepmendagri")
    Nomenklatur.objects.create(edisi=edisi, tingkat="program", kode="1.01.05", nama="Program Menurut Nomenklatur")
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    klien().post(_url("baris_tambah", dpa.pk), {"versi_kunci": 0, "kode": "1.1.05", "nama": ""})
    assert dpa.baris.get(kode="1.01.05").nama == "Program Menurut Nomenklatur"


def test_a_line_without_any_name_is_refused(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    jawaban = klien().post(_url("baris_tambah", dpa.pk), {"versi_kunci": 0, "kode": "1.01.09", "nama": ""})
    assert jawaban.status_code == 422
    assert "Nama belum diisi" in _teks(jawaban)


def test_a_happy_path_with_csrf_from_empty_to_a_set_dpa(panggung, klien_csrf, masuk):
    pabrik.buat_rkt(panggung.pd)
    orang = masuk(klien_csrf, panggung.perencana)
    halaman = orang.get(_url("anggaran_tambah"), {"tahun": 2026, "pd": panggung.pd.pk, "jenis": "dpa"})
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', halaman.content.decode())[1]
    orang.post(_url("anggaran_tambah"), {"csrfmiddlewaretoken": token, "jenis": "dpa"})
    dpa = DokumenAnggaran.objects.get(pd=panggung.pd)
    berkas = SimpleUploadedFile("rekap.xlsx", buku_rekap([baris_rekap(panggung.pd, PAGU="1.500,25")]), XLSX)
    uji = orang.post(_url("impor_dokumen", dpa.pk), {"csrfmiddlewaretoken": token, "berkas": berkas}, follow=True)
    assert "Berkas dapat diterapkan." in _teks(uji)
    isian = dict(re.findall(r'name="(sha256|sidik|versi_kunci)" value="([^"]+)"', uji.content.decode()))
    orang.post(uji.request["PATH_INFO"], {"csrfmiddlewaretoken": token} | isian)
    dpa.refresh_from_db()
    data = {"csrfmiddlewaretoken": token, "versi_kunci": dpa.versi_kunci, "nomor": "1", "tanggal": "2 Januari 2026"}
    assert orang.post(_url("anggaran_tetapkan", dpa.pk), data).status_code == 302
    dpa.refresh_from_db()
    assert dpa.status == StatusDokumen.DITETAPKAN
    assert queries.ringkas(dpa).total * 100 == 150025


def test_an_export_is_a_workbook_handed_over_safely(panggung, klien):
    dpa = pabrik.buat_dpa(panggung.pd)
    jawaban = klien().get(_url("anggaran_ekspor", dpa.pk))
    assert jawaban["Content-Type"] == XLSX
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban.content[:2] == b"PK"
