"""`manage.py tenggat` and `manage.py semai_libur`, as they are typed."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from sakip.kalender.models import HariLibur
from sakip.kalender.profil import baca_profil, muat
from sakip.organisasi.models import Ketentuan

pytestmark = pytest.mark.django_db


def jalankan(*args: str) -> str:
    keluar = StringIO()
    call_command(*args, stdout=keluar)
    return keluar.getvalue()


def tenggat(daerah: str, dpa: str, *lain: str) -> dict[str, dict]:
    return {b["kode"]: b for b in json.loads(jalankan("tenggat", "--daerah", daerah, "--dpa", dpa, "--json", *lain))}


def test_an_empty_database_answers_from_the_files_and_writes_nothing():
    semua = tenggat("bengkayang", "2026-01-02")
    assert semua["pk.kirim"] == {
        "kode": "pk.kirim",
        "tanggal": "2026-01-26",
        "dasar": "Perbup Bengkayang 66/2022 Pasal 11 ayat (1)",
    }
    assert semua["pk.verifikasi"]["tanggal"] == "2026-02-04"
    assert not Ketentuan.objects.exists()
    assert not HariLibur.objects.exists()


def test_a_milestone_whose_event_has_not_happened_is_null_and_says_what_it_awaits():
    sampaikan = tenggat("bengkayang", "2026-01-02")["pk.sampaikan"]
    assert (sampaikan["tanggal"], sampaikan["menunggu"]) == (None, "pengesahan PK")
    assert tenggat("bengkayang", "2026-01-02", "--pengesahan", "2026-02-12")["pk.sampaikan"]["tanggal"] == "2026-02-19"
    assert tenggat("semarang", "2026-01-02")["pk.serahkan"]["menunggu"] == "penetapan APBD"


@pytest.mark.parametrize("daerah", ["bengkayang", "gunungmas", "luwutimur", "semarang"])
@pytest.mark.parametrize("dpa", ["2024-02-29", "2025-12-22", "2026-03-17", "2027-03-08", "2028-01-31"])
def test_a_loaded_regency_answers_as_its_file_does(daerah, dpa):
    dari_berkas = tenggat(daerah, dpa)
    muat(baca_profil(daerah))
    assert tenggat(daerah, dpa) == dari_berkas
    jalankan("semai_libur", "--tahun", "2024-2028")
    assert tenggat(daerah, dpa) == dari_berkas


def test_a_loaded_regency_answers_from_its_own_calendar_and_rules():
    ketentuan = muat(baca_profil("bengkayang")).ketentuan
    HariLibur.objects.create(pemda=ketentuan.pemda, tanggal="2026-01-20", nama="Hari jadi", jenis="daerah")
    assert tenggat("bengkayang", "2026-01-02")["pk.kirim"]["tanggal"] == "2026-01-27"
    ketentuan.aturan_tenggat.filter(kode="pk.kirim").update(jumlah=16)
    assert tenggat("bengkayang", "2026-01-02")["pk.kirim"]["tanggal"] == "2026-01-28"


def test_quarters_are_those_of_the_budget_year_which_may_be_named():
    assert tenggat("gunungmas", "2025-12-30")["ukur.tw1"]["tanggal"] == "2025-04-14"
    assert tenggat("gunungmas", "2025-12-30", "--tahun", "2026")["ukur.tw1"]["tanggal"] == "2026-04-14"


def test_people_read_the_dates_in_words():
    keluar = jalankan("tenggat", "--daerah", "bengkayang", "--dpa", "2 Januari 2026")
    assert "Senin, 26 Januari 2026" in keluar
    assert "menunggu pengesahan PK" in keluar


@pytest.mark.parametrize(
    ("args", "pesan"),
    [
        (["--daerah", "antah", "--dpa", "2026-01-02"], "Daerah antah tidak dikenal"),
        (["--daerah", "../profil/bengkayang", "--dpa", "2026-01-02"], "tidak dikenal"),
        (["--daerah", "bengkayang", "--dpa", "2026-02-30"], "tidak ada"),
        (["--daerah", "bengkayang", "--dpa", "besok"], "bukan tanggal"),
        (["--daerah", "bengkayang", "--dpa", ""], "bukan tanggal"),
        (["--daerah", "bengkayang", "--dpa", "9999-12-31"], "tidak wajar"),
        (["--daerah", "bengkayang", "--dpa", "2026-01-02", "--tahun", "1990"], "terlalu jauh"),
        (["--daerah", "bengkayang", "--dpa", "2026-01-02", "--apbd", "x"], "--apbd"),
    ],
)
def test_an_unknown_regency_or_a_bad_date_is_said_plainly_with_exit_code_1(args, pesan):
    with pytest.raises(CommandError, match=pesan) as galat:
        jalankan("tenggat", *args)
    assert galat.value.returncode == 1


def test_seeding_a_span_of_years_marks_2027_as_not_official():
    pemda = muat(baca_profil("bengkayang")).ketentuan.pemda
    keluar = jalankan("semai_libur", "--tahun", "2025-2027")
    per_tahun = {t: pemda.hari_libur.filter(tanggal__year=t) for t in (2025, 2026, 2027)}
    assert {t: (rows.count(), rows.filter(resmi=False).count()) for t, rows in per_tahun.items()} == {
        2025: (28, 0),
        2026: (25, 0),
        2027: (26, 26),
    }
    assert "Belum resmi" in keluar
    assert not pemda.hari_libur.filter(nama__contains="perkiraan").exists()
    jalankan("semai_libur", "--tahun", "2025-2027")
    assert pemda.hari_libur.count() == 79


@pytest.mark.parametrize(
    ("args", "pesan"),
    [
        (["--tahun", "dua ribu"], "tidak terbaca"),
        (["--tahun", "2027-2025"], "tidak terbaca"),
        (["--tahun", "2026", "--daerah", "antah"], "tidak ada"),
    ],
)
def test_a_year_that_cannot_be_read_is_said_plainly(args, pesan):
    muat(baca_profil("bengkayang"))
    with pytest.raises(CommandError, match=pesan):
        jalankan("semai_libur", *args)
