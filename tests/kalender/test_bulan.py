"""One's own deadlines as a calendar of a month and of a year."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.kalender.halaman.bulan import bulan, geser_bulan
from tests.perjanjian.halaman import teks

from .test_pengingat_halaman import a, h  # noqa: F401

pytestmark = pytest.mark.django_db


def test_a_month_is_whole_weeks_from_monday_and_counts_only_its_own_days():
    satu = bulan(date(2026, 2, 1), {}, {date(2026, 2, 17): "Imlek"}, date(2026, 2, 3))
    assert (satu.pekan[0][0].tanggal, satu.pekan[-1][-1].tanggal) == (date(2026, 1, 26), date(2026, 3, 1))
    semua = [x for p in satu.pekan for x in p]
    assert [x.tanggal.day for x in semua if x.kini or x.libur] == [3, 17] and satu.nama == "Februari 2026"
    assert (geser_bulan(date(2026, 1, 1), -1), geser_bulan(date(2026, 12, 1), 1)) == (
        date(2025, 12, 1), date(2027, 1, 1),
    )  # fmt: skip


def test_one_sees_what_one_acts_on_and_a_superior_what_is_done_below(h):  # noqa: F811
    tanya = {"bulan": "2026-01"}
    assert "PK Kepala PD dikirim" in teks(h.buka("perencana_satu", "kalender:bulan", tanya=tanya))
    assert "PK Kepala PD dikirim" in teks(h.buka("sekda", "kalender:bulan", tanya=tanya))
    assert "PK Kepala PD dikirim" not in teks(h.buka("kabid_satu", "kalender:bulan", tanya=tanya))


def test_the_year_has_twelve_months_with_their_deadlines_and_each_leads_to_its_own_page(h):  # noqa: F811
    halaman = h.buka("perencana_satu", "kalender:bulan", tanya={"bulan": "2026-01", "tampil": "tahun"})
    assert [b.awal.month for b in halaman.context["bulan"]] == list(range(1, 13))
    assert 'href="?bulan=2026-02"' in halaman.content.decode()
    assert "Senin, 26 Januari 2026" in teks(halaman)


@pytest.mark.parametrize("salah", ["", "x", "2026", "2026-13", "2026-0", "9" * 30 + "-1", "1999-01", "2026-01-01"])
def test_a_month_that_does_not_exist_shows_that_of_today(h, salah):  # noqa: F811
    halaman = h.buka("perencana_satu", "kalender:bulan", tanya={"bulan": salah})
    assert halaman.context["awal"] == date(2026, 1, 1)


def test_the_page_costs_at_most_twelve_queries_for_who_oversees_the_regency(h):  # noqa: F811
    h.buka("sekda", "kalender:bulan")
    with CaptureQueriesContext(connection) as kueri:
        h.buka("sekda", "kalender:bulan", tanya={"tampil": "tahun"})
    assert len(kueri) <= 12
