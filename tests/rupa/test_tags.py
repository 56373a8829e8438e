"""Filters and tags: numbers, dates and words as people here write them; states never by colour alone."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from sakip.beranda.templatetags import _label, bilangan, ikon, kata, tanggal

WIB = "Asia/Pontianak"
SORE = datetime(2026, 1, 30, 7, 45, 12, tzinfo=UTC)


def tampil(teks: str, **isi) -> str:
    return Template(teks).render(Context(isi))


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        (Decimal("17020520112"), "17.020.520.112,00"),
        (Decimal("148204115932.75"), "148.204.115.932,75"),
        (Decimal("0.5"), "0,50"),
        (Decimal("-1"), "-1,00"),
        (Decimal("1E+3"), "1.000,00"),
        (Decimal("12.3450"), "12,345"),
        (0, "0,00"),
        (None, "–"),
    ],
)
def test_rupiah_is_exact_and_always_has_sen(nilai, tertulis):
    assert bilangan.rupiah(nilai) == tertulis


def test_rupiah_refuses_a_float():
    with pytest.raises(TypeError):
        bilangan.rupiah(0.1)


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_rupiah_can_be_read_back_to_the_sen(nilai):
    assert Decimal(bilangan.rupiah(nilai).replace(".", "").replace(",", ".")) == nilai


def test_angka_keeps_or_fixes_its_decimals():
    assert bilangan.angka(Decimal("1234.5")) == "1.234,5"
    assert bilangan.angka(Decimal("85.1"), 2) == "85,10"
    assert bilangan.angka(Decimal("0.5"), 0) == "1"
    assert bilangan.angka("WTP") == "WTP"
    assert bilangan.angka("NaN") == bilangan.rupiah("NaN") == "NaN"


def test_nip_is_grouped_and_other_text_left_alone():
    assert bilangan.nip("197008171996031001") == "19700817 199603 1 001"
    assert bilangan.nip("19700817 199603 1 001") == "19700817 199603 1 001"
    assert bilangan.nip("tanpa NIP") == "tanpa NIP"


def test_dates_are_written_in_indonesian():
    hari = date(2026, 1, 26)
    assert tanggal.tanggal(hari) == "Senin, 26 Januari 2026"
    assert tanggal.tanggal_panjang(hari) == "26 Januari 2026"
    assert tanggal.tanggal_pendek(hari) == "26 Jan 2026"
    assert tanggal.tanggal(None) == tanggal.tanggal_panjang(None) == tanggal.tanggal_pendek(None) == "–"


def test_times_follow_the_zone_of_the_regency():
    assert tanggal.jam(SORE, WIB) == "14.45 WIB"
    assert tanggal.jam(SORE, "Asia/Makassar") == "15.45 WITA"
    assert tanggal.jam(SORE, "Asia/Jayapura") == "16.45 WIT"
    assert tanggal.jam_detik(SORE, WIB) == "14.45.12 WIB"
    assert tanggal.waktu(SORE, WIB) == "30 Jan 2026, 14.45 WIB"


def test_a_late_evening_in_utc_is_the_next_day_in_the_regency():
    assert tanggal.tanggal_pendek(datetime(2026, 1, 25, 23, 0, tzinfo=UTC), WIB) == "26 Jan 2026"


def test_kapan_says_today_and_yesterday_and_then_the_date():
    assert tanggal.kapan(SORE, SORE) == "Hari ini, 07.45"
    assert tanggal.kapan(SORE - timedelta(days=1), SORE) == "Kemarin, 07.45"
    assert tanggal.kapan(SORE - timedelta(days=11), SORE) == "19 Jan 2026, 07.45"


@pytest.mark.parametrize(
    ("nama", "huruf"),
    [("Dr. Bintang Andaikata, M.Si.", "BA"), ("Ir. Rangga Contoh, M.T.", "RC"), ("Suharti", "S"), ("", "?")],
)
def test_initials_skip_titles(nama, huruf):
    assert kata.inisial(nama) == huruf


def test_waiting_time_is_said_in_minutes_or_hours():
    assert tanggal.menit(timedelta(minutes=15)) == "15 menit"
    assert tanggal.menit(timedelta(hours=2)) == "2 jam"
    assert tanggal.menit(timedelta(seconds=1)) == "1 menit"


def test_differences_are_found_word_by_word():
    assert kata.selisih("Dokumen OPD", "Dokumen Perangkat Daerah") == [
        ("sama", "Dokumen "),
        ("hapus", "OPD"),
        ("tambah", "Perangkat Daerah"),
    ]
    assert kata.selisih("90%", "100%") == [("hapus", "90%"), ("tambah", "100%")]
    assert kata.selisih("sama saja", "sama saja") == [("sama", "sama saja")]


@given(st.text(alphabet="ab 1.,%\n", max_size=40), st.text(alphabet="ab 1.,%\n", max_size=40))
def test_both_texts_can_be_put_together_again_from_the_difference(lama, baru):
    potongan = kata.selisih(lama, baru)
    assert "".join(teks for jenis, teks in potongan if jenis != "tambah") == lama
    assert "".join(teks for jenis, teks in potongan if jenis != "hapus") == baru


def test_typed_text_is_escaped_in_a_difference():
    assert "<script>" not in tampil("{% selisih_versi a b %}", a="<script>", b="x <b>")


@pytest.mark.parametrize("status", list(_label.STATUS))
def test_every_status_has_colour_icon_and_word(status):
    keluarga, ikon, kata = _label.STATUS[status]
    html = tampil("{% label_status s %}", s=status)
    assert keluarga in html and f"#{ikon}" in html and kata in html


def test_a_status_may_be_an_enum_and_an_unknown_one_still_has_its_word():
    class S(Enum):
        DRAF = "draf"

    assert "Draf" in tampil("{% label_status s %}", s=S.DRAF)
    assert "Sedang ditinjau" in tampil("{% label_status s %}", s="sedang_ditinjau")


@pytest.mark.parametrize(
    ("keadaan", "angka", "kotak", "kata"),
    [
        ("terbuka", 10, "10", "hari kerja lagi"),
        ("hampir", 3, "3", "hari kerja lagi"),
        ("hari_ini", 0, "0", "hari ini sampai 24.00"),
        ("terlambat", -1, "1", "hari kerja terlambat"),
        ("terpenuhi", 2, "#check-lg", "2 hari kerja lebih awal"),
        ("dispensasi", 3, "#unlock", "dispensasi 3 hari kerja"),
        ("menunggu", None, "–", "menunggu"),
    ],
)
def test_days_badge_says_number_and_words(keadaan, angka, kotak, kata):
    html = tampil("{% lencana_hari t %}", t={"keadaan": keadaan, "angka": angka, "satuan": "hari kerja", "kata": ""})
    assert kotak in html and kata in html


def test_what_was_met_late_is_not_green():
    html = tampil("{% lencana_hari t %}", t={"keadaan": "terpenuhi", "angka": -2, "satuan": "hari"})
    assert "merah" in html and "hijau" not in html and "dipenuhi terlambat 2 hari" in html


def test_days_badge_counts_calendar_days_where_the_regency_does():
    assert "hari lagi" in tampil("{% lencana_hari t %}", t={"keadaan": "terbuka", "angka": 8, "satuan": "hari"})


def test_ruler_is_hidden_from_screen_readers_but_names_the_holiday():
    hari = [
        {"jenis": "kejadian", "nomor": 0, "nama": "DPA ditetapkan 2 Jan"},
        {"jenis": "libur", "nomor": None, "nama": "Isra Mikraj 16 Jan"},
        {"jenis": "hari_ini", "nomor": 1, "nama": ""},
        {"jenis": "nanti", "nomor": 2, "nama": ""},
    ]
    html = tampil("{% mistar hari %}", hari=hari)
    assert 'aria-hidden="true"' in html and "Isra Mikraj 16 Jan tidak dihitung" in html
    assert "nanti akhir" in html and "Hari ke-2" in html


def test_pagination_says_which_rows_are_shown():
    html = tampil("{% halaman p %}", p=Paginator(range(150), 15).page(1))
    assert "Baris 1–15 dari 150" in html and "Berikutnya" in html and "Sebelumnya" not in html


def test_one_page_needs_no_buttons():
    html = tampil("{% halaman p %}", p=Paginator(range(3), 15).page(1))
    assert "Baris 1–3 dari 3" in html and "<ul>" not in html


def test_a_missing_static_file_does_not_break_the_error_page(monkeypatch):
    def hilang(path):
        raise ValueError(path)

    monkeypatch.setattr(ikon, "static", hilang)
    assert ikon.statis("sakip/tema.js").endswith("sakip/tema.js")


def test_stepper_numbers_what_is_to_come_and_says_what_is_done():
    html = tampil("{% langkah d %}", d=[{"nama": "Draf", "keadaan": "selesai"}, {"nama": "Kirim", "keadaan": "nanti"}])
    assert "(selesai)" in html and ">2<" in html


def test_panel_escapes_its_title_and_keeps_its_body():
    html = tampil("{% panel judul=j jumlah=0 %}<p>isi</p>{% endpanel %}", j="<b>")
    assert "&lt;b&gt;" in html and "<p>isi</p>" in html and '<span class="hitung">0</span>' in html


def test_pagination_keeps_the_filter(rf):
    html = tampil("{% halaman p %}", p=Paginator(range(150), 15).page(2), request=rf.get("/?status=draf&halaman=2"))
    assert "?status=draf&amp;halaman=3" in html and "?status=draf&amp;halaman=1" in html


def test_distribution_fills_the_bar_and_prints_its_numbers():
    daftar = [{"nama": "Draf", "jumlah": 1, "warna": "draf"}, {"nama": "Berlaku", "jumlah": 3, "warna": "berlaku"}]
    html = tampil("{% sebaran d keterangan=True %}", d=daftar)
    assert 'x="25.000%"' in html and 'width="75.000%"' in html and "<b>3</b>" in html


def test_a_field_shows_label_help_error_and_then_the_field():
    class F(forms.Form):
        target = forms.CharField(help_text="Pasal 3 ayat (2)")

    html = tampil("{% load crispy_forms_filters %}{{ f|crispy }}", f=F({}))
    urutan = [html.index(x) for x in ("<label", "Pasal 3", 'class="galat"', "<input")]
    assert urutan == sorted(urutan)
    assert 'aria-describedby="id_target_helptext id_target_error"' in html
    assert 'id="id_target_helptext"' in html and 'id="id_target_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_choice_is_a_fieldset_with_its_legend_first():
    class F(forms.Form):
        putusan = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect, help_text="Pilih satu")

    html = tampil("{% load crispy_forms_filters %}{{ f|crispy }}", f=F())
    urutan = [html.index(x) for x in ("<fieldset", "<legend", "Pilih satu", "<input")]
    assert urutan == sorted(urutan)


@pytest.mark.parametrize("nama", ["500.html", "503.html"])
def test_the_pages_of_last_resort_need_no_context_and_no_database(nama):
    html = get_template(nama).render({})
    assert "<h1>" in html and "{%" not in html


def test_the_sheet_of_icons_is_looked_up_once_and_anew_where_settings_differ(settings):
    assert "/static/vendor/bootstrap-icons/ikon.svg#send" in ikon.ikon("send")
    settings.STATIC_URL = "/berkas/"
    assert "/berkas/vendor/bootstrap-icons/ikon.svg#send" in ikon.ikon("send")
