"""The pages of quality: the list, one indicator with its questions, remarks while typing, and what they cost."""

import io
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from renstra.models import Indikator, JawabanMutu, Target
from sakip.jejak.models import Jejak
from tests.perjanjian.halaman import teks
from tests.renstra.pabrik import buat_indikator, buat_renstra, buat_rpjmd

pytestmark = pytest.mark.django_db


def masuk(pengguna):
    klien = Client(raise_request_exception=True)
    klien.force_login(pengguna, backend="sakip.organisasi.masuk.Masuk")
    return klien


@pytest.fixture
def klien(panggung):
    return masuk(panggung.perencana)


@pytest.fixture
def renstra(panggung):
    return buat_renstra(panggung.pd, ditetapkan=False)


def sasaran(rencana):
    return rencana.simpul.get(jenis="sasaran")


def test_the_list_says_of_each_indicator_what_is_seen_and_under_which_criterion(klien, renstra):
    isi = teks(klien.get(reverse("renstra:mutu"), {"tahun": 2026}))
    assert "Formula belum diisi." in isi and "Measurable" in isi and "GM/SM" not in isi
    assert "0 dari 5 tanpa catatan (0%)" in isi


def test_the_page_of_one_indicator_says_what_to_do(klien, renstra):
    i = sasaran(renstra).indikator.get()
    isi = teks(klien.get(reverse("renstra:indikator_mutu", args=[i.pk])))
    assert "Tulis cara menghitungnya: pembilang, penyebut, dan pengalinya." in isi


def test_the_list_filters_by_matter_weight_words_and_state(klien, renstra):
    i = sasaran(renstra).indikator.get()
    Indikator.objects.filter(pk=i.pk).update(satuan="")
    url = reverse("renstra:rencana_mutu", args=[renstra.pk])
    tanpa_satuan = teks(klien.get(url, {"hal": "satuan", "berat": "perlu"}))
    assert i.nama in tanpa_satuan and "Jumlah layanan dasar" not in tanpa_satuan
    assert "Jumlah layanan dasar" in teks(klien.get(url, {"q": "layanan dasar"}))
    assert "Tidak ada indikator yang cocok" in teks(klien.get(url, {"keadaan": "bersih"}))
    assert klien.get(url, {"hal": "x", "kriteria": "'", "perangkat": "9" * 90, "halaman": "-1"}).status_code == 200


def test_without_a_pd_the_whole_regency_is_shown_with_its_rpjmd(panggung, renstra):
    buat_rpjmd(panggung.pemda)
    buat_renstra(panggung.pd_lain)
    klien = masuk(panggung.perencana_pemda)
    isi = teks(klien.get(reverse("renstra:mutu"), {"pd": "semua", "tahun": 2026}))
    assert "RPJMD" in isi and panggung.pd.nama in isi and panggung.pd_lain.nama in isi
    assert "dari 8 tanpa catatan" in isi  # above kegiatan, unless all levels are asked for
    assert "dari 12 tanpa catatan" in teks(klien.get(reverse("renstra:mutu"), {"tingkat": "semua"}))
    hanya = teks(klien.get(reverse("renstra:mutu"), {"perangkat": panggung.pd_lain.pk}))
    assert "Semua 3" in hanya


def test_the_list_costs_the_same_queries_for_many_indicators(klien, renstra):
    url = reverse("renstra:rencana_mutu", args=[renstra.pk])
    klien.get(url)
    with CaptureQueriesContext(connection) as sedikit:
        klien.get(url)
    for n in range(30):
        buat_indikator(sasaran(renstra), f"Persentase layanan ke-{n}")
    with CaptureQueriesContext(connection) as banyak:
        klien.get(url)
    assert len(banyak) == len(sedikit)
    milik = [q for q in sedikit.captured_queries if '"renstra_' in q["sql"]]
    assert len(milik) <= 8, [q["sql"][:120] for q in milik]


def test_the_workbook_has_one_row_per_remark(klien, renstra):
    jawaban = klien.get(reverse("renstra:mutu_ekspor"), {"tahun": 2026, "hal": "formula"})
    lembar = load_workbook(io.BytesIO(jawaban.content)).active
    baris = list(lembar.iter_rows(min_row=3, values_only=True))
    assert {b[5] for b in baris if b[3] == "Persentase layanan tepat waktu"} >= {"Tanpa formula", "Tanpa sumber data"}


def test_the_plan_page_shows_how_many_remarks_each_indicator_has(klien, renstra):
    halaman = klien.get(reverse("renstra:rencana", args=[renstra.pk]))
    i = sasaran(renstra).indikator.get()
    assert reverse("renstra:indikator_mutu", args=[i.pk]) in halaman.content.decode()
    assert "4 catatan atas Persentase layanan tepat waktu" in teks(halaman)


def test_setting_a_plan_shows_the_remarks_but_is_not_held_up_by_them(klien, renstra):
    url = reverse("renstra:rencana_tetapkan", args=[renstra.pk])
    isi = teks(klien.get(url))
    assert "Mutu indikator: tanpa formula, 5 indikator." in isi
    data = {"nomor": "1", "tanggal": "2025-01-02", "versi_kunci": renstra.versi_kunci}
    assert klien.post(url, data).status_code == 302
    renstra.refresh_from_db()
    assert renstra.status == "ditetapkan"


# ---- the questions


def kirim(klien, indikator, terlihat="0", **isi):
    return klien.post(reverse("renstra:indikator_mutu", args=[indikator.pk]), {"terlihat": terlihat, **isi})


def test_a_planner_answers_what_no_machine_can_judge_and_it_is_kept_with_who_and_when(klien, renstra, panggung):
    i = sasaran(renstra).indikator.get()
    assert kirim(klien, i, jawab_0="ya", jawab_1="tidak", catatan_1="Formula belum jelas.").status_code == 302
    satu = JawabanMutu.objects.get(kriteria="measurable")
    assert (satu.terpenuhi, satu.catatan, satu.oleh) == (False, "Formula belum jelas.", panggung.perencana)
    isi = teks(klien.get(reverse("renstra:indikator_mutu", args=[i.pk])))
    assert panggung.perencana.pegawai.nama in isi and "“Formula belum jelas.”" in isi and "2 dari 2 dinilai" in isi
    baris = Jejak.objects.filter(aksi="renstra.mutu_jawab").get()
    assert baris.rincian["menjadi"]["measurable"] == {"terpenuhi": False, "catatan": "Formula belum jelas."}


def test_a_no_without_a_reason_is_refused_and_what_was_filled_in_stays(klien, renstra):
    i = sasaran(renstra).indikator.get()
    jawaban = kirim(klien, i, jawab_0="tidak", jawab_1="tidak", catatan_1="Belum ada formula.")
    assert jawaban.status_code == 422 and "Tulis catatannya: mengapa specific belum terpenuhi." in teks(jawaban)
    assert "Belum ada formula." in jawaban.content.decode() and not JawabanMutu.objects.exists()


def test_two_who_answer_at_once_are_told_and_nothing_is_overwritten(klien, renstra, panggung):
    i = sasaran(renstra).indikator.get()
    kirim(klien, i, jawab_0="ya")
    verifikator = masuk(panggung.pemeran.alfa.pengguna["verifikator_inspektorat"])
    bentrok = kirim(verifikator, i, jawab_0="tidak", catatan_0="Bermakna ganda.")
    assert bentrok.status_code == 422 and "baru saja diubah orang lain" in teks(bentrok)
    assert JawabanMutu.objects.get().terpenuhi and "Bermakna ganda." in bentrok.content.decode()
    segar = bentrok.context["form"]["terlihat"].value()
    assert kirim(verifikator, i, segar, jawab_0="tidak", catatan_0="Bermakna ganda.").status_code == 302
    assert not JawabanMutu.objects.get().terpenuhi


def test_verifiers_answer_on_a_set_plan_too_and_others_only_read(panggung):
    i = sasaran(buat_renstra(panggung.pd)).indikator.get()
    for siapa in ("verifikator_bappeda", "sakip_satu"):
        assert "Simpan penilaian" in teks(
            masuk(panggung.pemeran.alfa.pengguna[siapa]).get(reverse("renstra:indikator_mutu", args=[i.pk]))
        )
    verifikator = masuk(panggung.pemeran.alfa.pengguna["verifikator_bappeda"])
    assert kirim(verifikator, i, jawab_0="ya").status_code == 302 and JawabanMutu.objects.count() == 1
    pembaca = masuk(panggung.lain)
    assert "Simpan penilaian" not in teks(pembaca.get(reverse("renstra:indikator_mutu", args=[i.pk])))
    assert kirim(pembaca, i, jawab_0="ya").status_code == 403
    assert masuk(panggung.asing).get(reverse("renstra:indikator_mutu", args=[i.pk])).status_code == 404


# ---- while typing


def ketik(klien, simpul, **isi):
    return klien.post(reverse("renstra:mutu_ketik", args=[simpul.pk]), isi)


def test_what_is_typed_is_judged_at_once_and_not_stored(klien, renstra):
    s = sasaran(renstra)
    isi = teks(ketik(klien, s, nama="Meningkatnya mutu layanan", satuan="", target_2025="80", target_2026="70"))
    assert "“Meningkatnya” menyatakan keadaan, bukan ukuran." in isi and "Satuan belum diisi." in isi
    assert "Target tahun 2027, 2028, 2029 belum diisi." in isi and "di bawah target 2025 (80)" in isi
    assert s.indikator.count() == 1 and Target.objects.filter(indikator__simpul=s).count() == 5


def test_a_target_below_the_last_realisasi_is_seen_while_typing_in_the_list_and_on_the_page(klien, renstra):
    s = sasaran(renstra)
    kata = "di bawah realisasi terakhir, data dasar 2025 (98,2%)"
    isi = {"nama": "Persentase layanan", "target_2026": "97%", "baseline": "98,2%", "tahun_baseline": "2025"}
    assert f"target 2026 (97%) {kata}" in teks(ketik(klien, s, **isi))
    assert "di bawah realisasi" not in teks(ketik(klien, s, **isi | {"arah": "turun"}))
    assert "data dasar 2024 (98,2%)" in teks(ketik(klien, s, **isi | {"tahun_baseline": "x", "target_2025": "97%"}))
    s.indikator.update(baseline="98,2%", baseline_bilangan=Decimal("98.2"), tahun_baseline=2025)
    i = s.indikator.get()
    for url in (reverse("renstra:rencana_mutu", args=[renstra.pk]), reverse("renstra:indikator_mutu", args=[i.pk])):
        assert kata in teks(klien.get(url))


def test_what_cannot_be_read_while_typing_is_no_fault_of_the_page(klien, renstra):
    s = sasaran(renstra)
    for nakal in ("1.2.3,4,5", "\u202e99", "9" * 400, "=1+1", "\x00"):
        assert ketik(klien, s, nama="Persentase x", target_2025=nakal, arah=nakal, baseline=nakal).status_code == 200
    assert "muncul di sini" in teks(ketik(klien, s, nama="\x00"))


def test_a_name_that_says_the_same_as_another_is_seen_while_typing(klien, renstra):
    s = sasaran(renstra)
    isi = teks(ketik(klien, s, nama="Prosentase layanan yang tepat waktu"))
    assert "Tampaknya sama dengan “Persentase layanan tepat waktu”" in isi
    sendiri = s.indikator.get()
    url = reverse("renstra:mutu_ketik", args=[s.pk]) + f"?indikator={sendiri.pk}"
    assert "Tampaknya sama" not in teks(klien.post(url, {"nama": "Prosentase layanan yang tepat waktu"}))
