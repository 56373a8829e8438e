"""Pages of the import: upload, columns, preview, decisions, progress, result, undoing, history."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renstra import queries
from renstra.enums import JenisImpor, StatusImpor
from renstra.excel import temuan
from renstra.models import Impor
from renstra.rules.impor import Keadaan, Perubahan, RancanganImpor, Temuan, UsulImpor
from renstra.services import anggaran
from renstra.services.impor import alur, daftar, rancang
from sakip.lembar import BerkasDitolak, baca
from sakip.organisasi.models import AnggotaTim
from tests.renstra import pabrik
from tests.renstra.pabrik import baris_rekap, buku_rekap
from tests.renstra.unggahan import diminta, terapkan, unggah, unggah_rekap

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(autouse=True)
def jam(pada, sekarang):
    rancang.lupakan()
    with pada(sekarang):
        yield


@pytest.fixture
def klien(panggung, masuk):
    def _klien(pengguna=None):
        klien = masuk(Client(), pengguna or panggung.perencana)
        klien.get(reverse("renstra:daftar"), {"tahun": "2026", "pd": panggung.pd.pk})
        return klien

    return _klien


@pytest.fixture
def dpa(panggung):
    return pabrik.buat_dpa(panggung.pd, ditetapkan=False)


def _url(nama, *args):
    return reverse(f"renstra:{nama}", args=args)


def _teks(jawaban) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", jawaban.content.decode())))


def _unggah(orang, dpa, isi, nama="rekap.xlsx"):
    berkas = SimpleUploadedFile(nama, isi, XLSX)
    return orang.post(_url("impor_dokumen", dpa.pk, "anggaran"), {"berkas": berkas}, follow=True)


def _isian(jawaban):
    return dict(re.findall(r'name="(sha256|sidik|versi_kunci)" value="([^"]+)"', jawaban.content.decode()))


# ---- upload and columns


def test_the_upload_page_says_what_the_file_must_be_and_gives_a_filled_template(panggung, klien, dpa):
    orang = klien()
    halaman = orang.get(_url("impor_dokumen", dpa.pk, "anggaran"))
    assert "KODE SUB KEGIATAN" in _teks(halaman) and "Paling besar 20 MB" in _teks(halaman)
    templat = orang.get(_url("impor_templat_dokumen", dpa.pk, "anggaran"))
    kolom = daftar.PENGIMPOR[JenisImpor.ANGGARAN].kolom(Impor(anggaran=dpa))
    assert len(baca(templat.content, kolom).rows) == 5


def test_a_kind_for_a_document_lists_the_drafts_and_takes_the_address_with_a_number(panggung, klien, dpa):
    orang, url = klien(), _url("impor_unggah", "anggaran")
    assert _url("impor_dokumen", dpa.pk, "anggaran") in orang.get(url).content.decode()
    assert orang.get(url, {"anggaran": dpa.pk})["Location"] == _url("impor_dokumen", dpa.pk, "anggaran")
    assert orang.get(_url("impor_unggah", "tidak-ada")).status_code == 404


@pytest.mark.parametrize("isi", [b"", b"bukan excel", b"PK\x03\x04" + b"0" * 500, b"%PDF-1.7"])
def test_a_hostile_file_gets_a_message_and_nothing_is_kept(panggung, klien, dpa, isi):
    jawaban = _unggah(klien(), dpa, isi, "../../x.xlsx")
    assert jawaban.status_code == 422
    assert not dpa.impor.exists()


def test_a_file_that_is_too_large_is_refused(panggung, klien, dpa, settings):
    settings.UKURAN_UNGGAH_MAKS = 1024 * 1024
    assert "terlalu besar" in _teks(_unggah(klien(), dpa, b"PK" + b"0" * 1024 * 1024))


def _tanpa_judul_pagu(panggung):
    judul = [("NILAI AKHIR" if j == "PAGU" else j) for j in pabrik.JUDUL]
    return buku_rekap([baris_rekap(panggung.pd) | {"NILAI AKHIR": 5}], judul)


def test_a_missing_column_is_shown_first_pointed_at_and_then_previewed(panggung, klien, dpa):
    orang = klien()
    kolom = _unggah(orang, dpa, _tanpa_judul_pagu(panggung))
    assert "1 kolom wajib belum ditemukan." in _teks(kolom)
    assert "W: NILAI AKHIR" in _teks(kolom)
    impor = dpa.impor.get()
    pilihan = dict(
        re.findall(r'<select[^>]*name="(kolom_\w+)".*?<option value="(\d+)" selected', kolom.content.decode(), re.S)
    )
    belum = orang.post(_url("impor_kolom", impor.pk), {"aksi": "kolom"} | pilihan)
    assert belum.status_code == 422 and "PAGU wajib ada. Pilih kolomnya." in _teks(belum)
    uji = orang.post(_url("impor_kolom", impor.pk), {"aksi": "kolom"} | pilihan | {"kolom_pagu": "23"}, follow=True)
    assert "Berkas dapat diterapkan." in _teks(uji)
    impor.refresh_from_db()
    assert impor.pemetaan["kolom"]["pagu"] == 23


def test_one_column_of_the_file_serves_one_column_of_ours(panggung, klien, dpa):
    orang = klien()
    kolom = _unggah(orang, dpa, _tanpa_judul_pagu(panggung))
    pilihan = dict(
        re.findall(r'<select[^>]*name="(kolom_\w+)".*?<option value="(\d+)" selected', kolom.content.decode(), re.S)
    )
    jawaban = orang.post(_url("impor_kolom", dpa.impor.get().pk), {"aksi": "kolom"} | pilihan | {"kolom_pagu": "11"})
    assert "Kolom ini sudah dipakai untuk KODE PROGRAM." in _teks(jawaban)


def test_another_header_row_is_tried_and_recognition_begun_again(panggung, klien, dpa):
    orang = klien()
    _unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd)]))
    url = _url("impor_kolom", dpa.impor.get().pk)
    salah = orang.post(url, {"aksi": "lembar", "lembar": "Sheet", "baris_judul": "2"}, follow=True)
    assert "7 kolom wajib belum ditemukan." in _teks(salah)
    awal = orang.post(url, {"aksi": "awal"}, follow=True)
    assert "Semua kolom wajib dikenali." in _teks(awal)


def test_a_number_with_two_readings_is_asked_about_in_words_and_never_guessed(panggung, klien, dpa, monkeypatch):
    from dataclasses import replace

    from sakip.lembar import Kolom, bilangan_dari

    semula = daftar.PENGIMPOR[JenisImpor.ANGGARAN]
    kolom = [*semula.kolom(Impor()), Kolom("VOLUME", "volume", bilangan_dari, format="bilangan")]
    monkeypatch.setitem(daftar.PENGIMPOR, JenisImpor.ANGGARAN, replace(semula, kolom=lambda impor: kolom))
    row = baris_rekap(panggung.pd) | {"VOLUME": "1.234"}
    orang = klien()
    halaman = _unggah(orang, dpa, buku_rekap([row], [*pabrik.JUDUL, "VOLUME"]))
    assert "1 kolom angka dapat dibaca dengan dua cara." in _teks(halaman)
    assert "seribu dua ratus tiga puluh empat" in _teks(halaman)
    assert len(re.findall(r'name="notasi_volume"', halaman.content.decode())) == 2


# ---- preview and confirmation


def test_the_preview_names_every_fault_by_cell_and_offers_no_confirmation(panggung, klien, dpa):
    orang = klien()
    jawaban = _unggah(
        orang, dpa, buku_rekap([baris_rekap(panggung.pd, TAHUN=2025), baris_rekap(panggung.pd, PAGU="x")])
    )
    isi = _teks(jawaban)
    assert "2 kesalahan." in isi and "B2" in isi and "W3" in isi
    assert "Terapkan ke" not in isi
    assert queries.ringkas(dpa).total == pabrik.TOTAL
    assert orang.get(_url("impor_temuan", dpa.impor.get().pk)).content[:2] == b"PK"


def test_one_fault_in_many_rows_is_shown_once_with_its_cells_and_downloaded_whole(panggung, klien, dpa):
    orang = klien()
    isi = _teks(_unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd, PAGU="x")] * 300)))
    assert "300 kesalahan." in isi and "Sel W2, W3, W4, W5, W6, W7, W8, W9 dan 292 sel lain" in isi
    unduhan = orang.get(_url("impor_temuan", dpa.impor.get().pk))
    assert len(baca(unduhan.content, temuan.COLUMNS).rows) == 300


def test_the_preview_says_what_is_new_changed_kept_and_deleted_and_can_be_filtered(panggung, klien, dpa):
    orang = klien()
    uji = _unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd, PAGU=7)]))
    isi = _teks(uji)
    assert "semula Rp 399.999.999,90" in isi and "menjadi Rp 7,00" in isi
    assert "beserta 1 tolok ukurnya" in isi
    url = _url("impor_uji", dpa.impor.get().pk)
    terhapus = _teks(orang.get(url, {"keadaan": "dihapus"}))
    assert "1.01.01 Program Penunjang Urusan" in terhapus and "1.01.02.2.01.0001 Penyediaan" not in terhapus
    assert "0 baris cocok dengan “zzz”" in _teks(orang.get(url, {"q": "zzz"}))
    assert orang.get(url, {"keadaan": "'; DROP", "halaman": "-9"}).status_code == 200


def test_thousands_of_rows_are_shown_a_hundred_at_a_time_in_a_constant_number_of_queries(panggung, klien, dpa):
    def hitung(banyak):
        rows = [
            baris_rekap(panggung.pd, KODE_SUB_KEGIATAN=f"1.01.02.2.01.{i:04d}", NAMA_SUB_KEGIATAN=f"Sub {i}")
            for i in range(1, banyak + 1)
        ]
        impor = unggah_rekap(panggung, dpa, *rows)
        with CaptureQueriesContext(connection) as ditangkap:
            jawaban = orang.get(_url("impor_uji", impor.pk), {"keadaan": "baru"})
        return len(ditangkap), jawaban

    orang = klien()
    sedikit, banyak = hitung(150), hitung(900)
    assert "Baris 1–100 dari 898" in _teks(banyak[1])
    assert sedikit[0] == banyak[0]


def test_a_confirmed_file_is_applied_and_its_result_offers_to_undo_it(panggung, klien, dpa):
    orang = klien()
    uji = _unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd, PAGU="1.500,25")]))
    url = uji.request["PATH_INFO"]
    hasil = orang.post(url, _isian(uji), follow=True)
    assert "Semua baris diterapkan" in _teks(hasil) and "Batalkan impor" in _teks(hasil)
    assert queries.ringkas(dpa).total * 100 == 150025
    batal = _url("impor_batal", dpa.impor.get().pk)
    assert "kembali persis seperti sebelum" in _teks(orang.get(batal))
    assert "Impor ini dibatalkan" in _teks(orang.post(batal, follow=True))
    assert queries.ringkas(dpa).total == pabrik.TOTAL


def test_a_confirmation_after_somebody_elses_change_shows_the_preview_again(panggung, klien, dpa):
    orang = klien()
    uji = _unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd)]))
    anggaran.ubah_anggaran(
        dokumen_id=dpa.pk, versi_kunci=0, isi={"nomor": "x"}, pelaku=panggung.lain, now=panggung.now
    )
    jawaban = orang.post(uji.request["PATH_INFO"], _isian(uji))
    assert "berubah sejak hasil uji ditampilkan" in _teks(jawaban)
    assert queries.ringkas(dpa).total == pabrik.TOTAL
    assert _isian(jawaban)["versi_kunci"] == "1"


@pytest.mark.parametrize("ubah", [{"sidik": "x"}, {"sha256": ""}, {"versi_kunci": "9" * 40}, {"sidik": "0" * 64}])
def test_a_wild_confirmation_applies_nothing_and_is_no_500(panggung, klien, dpa, ubah):
    orang = klien()
    uji = _unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd)]))
    assert orang.post(uji.request["PATH_INFO"], _isian(uji) | ubah).status_code == 200
    assert queries.ringkas(dpa).total == pabrik.TOTAL


def test_an_import_goes_through_with_the_csrf_token_and_not_without(panggung, klien_csrf, masuk, dpa):
    orang = masuk(klien_csrf, panggung.perencana)
    halaman = orang.get(_url("impor_dokumen", dpa.pk, "anggaran"))
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', halaman.content.decode())[1]
    isi = {"berkas": SimpleUploadedFile("r.xlsx", buku_rekap([baris_rekap(panggung.pd)]), XLSX)}
    uji = orang.post(_url("impor_dokumen", dpa.pk, "anggaran"), isi | {"csrfmiddlewaretoken": token}, follow=True)
    assert orang.post(uji.request["PATH_INFO"], _isian(uji)).status_code == 403
    orang.post(uji.request["PATH_INFO"], _isian(uji) | {"csrfmiddlewaretoken": token})
    assert dpa.impor.get().status == StatusImpor.DITERAPKAN


# ---- conflicts


@pytest.fixture
def berbentrok(monkeypatch):
    """The recap's importer, as if two rows had been changed by somebody else since the export."""
    from dataclasses import replace

    semula = daftar.PENGIMPOR[JenisImpor.ANGGARAN]
    beda = (Perubahan("Target", "97%", "98%"),)

    def susun(impor, hasil):
        asli: RancanganImpor = semula.susun(impor, hasil)
        bentrok = tuple(UsulImpor(f"{n}-abc", f"Baris {n}", Keadaan.BENTROK, beda) for n in (1, 2))
        return replace(asli, usul=(*asli.usul, *bentrok), keraguan=(Temuan("A1", "ragu", 2),))

    monkeypatch.setitem(daftar.PENGIMPOR, JenisImpor.ANGGARAN, replace(semula, susun=susun))


def test_a_conflict_blocks_applying_until_each_is_decided_one_by_one_or_all(panggung, klien, dpa, berbentrok):
    orang = klien()
    uji = _unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd, PAGU=4)]))
    assert "2 baris bentrok menunggu putusan Anda." in _teks(uji)
    assert "Terapkan ke" not in _teks(uji)
    impor = dpa.impor.get()
    putusan = _url("impor_putusan", impor.pk)
    satu = orang.post(putusan, {"kunci": "1-abc", "putusan": "biarkan"}, follow=True)
    assert "2 baris bentrok, 1 belum diputuskan." in _teks(satu)
    assert "Pilih salah satu" in _teks(orang.post(putusan, {"kunci": "2-abc", "putusan": "ya"}, follow=True))
    orang.post(putusan, {"kunci": "bukan-kunci", "putusan": "berkas"})
    semua = orang.post(putusan, {"putusan": "berkas"}, follow=True)
    impor.refresh_from_db()
    assert impor.putusan == {"1-abc": "berkas", "2-abc": "berkas"}
    orang.post(_url("impor_uji", impor.pk), _isian(semua))
    impor.refresh_from_db()
    assert impor.status == StatusImpor.DITERAPKAN


def test_a_conflict_that_is_not_decided_is_refused_by_the_service_too(panggung, klien, dpa, berbentrok):
    orang = klien()
    _unggah(orang, dpa, buku_rekap([baris_rekap(panggung.pd)]))
    impor = dpa.impor.get()
    kini = diminta(impor)
    isi = {"sha256": kini.sha256, "sidik": kini.sidik, "versi_kunci": kini.versi_kunci}
    assert "2 baris yang bentrok belum diputuskan" in _teks(orang.post(_url("impor_uji", impor.pk), isi))
    assert queries.ringkas(dpa).total == pabrik.TOTAL


# ---- progress


@pytest.fixture
def antre(panggung, dpa, settings):
    settings.IMPOR_LANGSUNG = 0
    impor = unggah_rekap(panggung, dpa, baris_rekap(panggung.pd))
    alur.terapkan(
        impor_id=impor.pk,
        diminta=diminta(impor),
        pelaku=panggung.perencana,
        now=panggung.now,
        antrekan=lambda *_: None,
    )
    return impor


def test_a_waiting_import_shows_its_progress_by_itself_and_can_be_taken_back(panggung, klien, antre):
    orang = klien()
    halaman = orang.get(_url("impor_uji", antre.pk), follow=True)
    assert "Menunggu giliran" in _teks(halaman) and 'hx-trigger="every 2s"' in halaman.content.decode()
    bagian = orang.get(_url("impor_kemajuan", antre.pk), headers={"HX-Request": "true"})
    assert b"<html" not in bagian.content
    assert "tidak jadi diterapkan" in _teks(orang.post(_url("impor_hentikan", antre.pk), follow=True))
    antre.refresh_from_db()
    assert antre.status == StatusImpor.DIUNGGAH


def test_a_finished_import_leads_from_the_progress_to_its_result(panggung, klien, antre):
    Impor.objects.filter(pk=antre.pk).update(status=StatusImpor.GAGAL, pesan="Sebabnya begini.")
    orang = klien()
    bagian = orang.get(_url("impor_kemajuan", antre.pk), headers={"HX-Request": "true"})
    assert bagian["HX-Redirect"] == _url("impor_uji", antre.pk)
    assert "Belum diterapkan. Sebabnya begini." in _teks(orang.get(_url("impor_kemajuan", antre.pk), follow=True))


# ---- history and rights


def test_the_history_says_who_when_what_and_gives_the_file_back(panggung, klien, dpa):
    isi = buku_rekap([baris_rekap(panggung.pd, PAGU=3)])
    impor = terapkan(panggung, unggah(panggung, dpa, isi))
    orang = klien()
    halaman = _teks(orang.get(_url("impor_riwayat")))
    assert "rekap.xlsx" in halaman and "Perencana Satu Alfa" in halaman and "jumlah pagu Rp 3,00" in halaman
    assert "Belum ada impor" in _teks(orang.get(_url("impor_riwayat"), {"status": "gagal"}))
    assert "Belum ada impor" in _teks(orang.get(_url("impor_riwayat"), {"q": "zzz"}))
    assert orang.get(_url("impor_berkas", impor.pk)).content == isi


def test_the_history_of_a_pd_is_not_shown_to_planners_of_another(panggung, klien, dpa):
    unggah_rekap(panggung, dpa, baris_rekap(panggung.pd))
    assert "rekap.xlsx" not in _teks(klien(panggung.lain).get(_url("impor_riwayat")))


def test_the_history_takes_as_many_queries_for_many_imports_as_for_one(panggung, klien, dpa):
    orang = klien()

    def hitung():
        with CaptureQueriesContext(connection) as ditangkap:
            orang.get(_url("impor_riwayat"))
        return len(ditangkap)

    unggah_rekap(panggung, dpa, baris_rekap(panggung.pd))
    sedikit = hitung()
    for i in range(8):
        unggah_rekap(panggung, dpa, baris_rekap(panggung.pd, PAGU=i + 2))
    assert hitung() == sedikit


def test_another_planner_of_the_same_pd_sees_the_upload_and_may_apply_it(panggung, klien, dpa):
    AnggotaTim.objects.create(
        tim=panggung.pemeran.alfa.tim["penyusun_satu"], pegawai=panggung.pemeran.alfa.pegawai["kasi_satu"]
    )
    impor = unggah_rekap(panggung, dpa, baris_rekap(panggung.pd))
    orang = klien(panggung.pemeran.alfa.pengguna["kasi_satu"])
    assert orang.get(_url("impor_uji", impor.pk)).status_code == 200


def test_an_object_of_another_kind_or_regency_is_no_target(panggung, klien, dpa):
    rkt = pabrik.buat_rkt(panggung.pd, ditetapkan=False)
    orang = klien()
    assert orang.get(_url("impor_dokumen", rkt.pk + 10_000, "anggaran")).status_code == 404
    assert (
        klien(panggung.asing).get(_url("impor_unggah", "anggaran"), {"anggaran": dpa.pk}, follow=True).status_code
        == 404
    )


def test_a_file_whose_bytes_are_lost_says_so_everywhere(panggung, klien, dpa, settings):
    impor = unggah_rekap(panggung, dpa, baris_rekap(panggung.pd, PAGU=88))
    jalur = settings.BERKAS_DIR / impor.berkas.jalur
    jalur.unlink()
    orang = klien()
    for nama in ("impor_uji", "impor_kolom", "impor_temuan", "impor_berkas"):
        assert "tidak dapat dibaca lagi" in _teks(orang.get(_url(nama, impor.pk), follow=True)), nama


def test_control_the_reader_itself_refuses_what_lacks_a_column(panggung):
    with pytest.raises(BerkasDitolak):
        baca(_tanpa_judul_pagu(panggung), daftar.PENGIMPOR[JenisImpor.ANGGARAN].kolom(Impor()))
