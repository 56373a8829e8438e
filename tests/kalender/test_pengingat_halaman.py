"""The page of one's reminders, its line on the front page, the secret calendar address, the form of the profile."""

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sakip.jejak.models import Jejak
from sakip.kalender.ical import Acara, kalender
from sakip.kalender.models import AlamatKalender, AturanTenggat, Kabar, Pengingat
from sakip.kalender.profil import baca_profil, salin
from sakip.kalender.services.kabar import kabari
from sakip.kalender.services.pengingat import tanda_alamat
from sakip.organisasi.models import Ketentuan, Pegawai
from tests.perjanjian.halaman import Halaman, teks
from tests.perjanjian.pabrik import adegan

pytestmark = pytest.mark.django_db
SAAT = datetime(2026, 1, 21, 9, 40, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def a():
    adeg = adegan()
    AturanTenggat.objects.filter(ketentuan=adeg.d.ketentuan).delete()
    for urutan, aturan in enumerate(baca_profil("bengkayang").aturan_tenggat):
        isi = {f: getattr(aturan, f) for f in aturan.__dataclass_fields__}
        AturanTenggat.objects.create(ketentuan=adeg.d.ketentuan, urutan=urutan, **isi)
    return adeg


@pytest.fixture
def h(a):
    return Halaman(a)


def pengingat(a, siapa="kepala_satu", pd="satu", **lain):
    isi = {
        "pegawai": a.d.pegawai[siapa], "pd": a.d.pd[pd], "tahun": 2026, "kode": "pk.kirim", "selisih": -3,
        "batas": date(2026, 1, 26), "sebagai": "pelaku", "nama": "PK Kepala PD dikirim", "dasar": "Pasal 11 ayat (1)",
        "sisa": "3 hari kerja lagi", "dibuat_pada": SAAT,
    }  # fmt: skip
    return Pengingat.objects.create(**isi | lain)


# ---- the page


def test_the_page_shows_ones_own_reminders_and_where_to_act(a, h):
    pengingat(a)
    pengingat(a, "kabid_satu", nama="Milik orang lain")
    halaman = h.buka("kepala_satu", "kalender:pengingat")
    isi = teks(halaman)
    assert "Batas Senin, 26 Januari 2026. Dinas Satu Alfa." in isi
    assert "Diingatkan 21 Januari 2026: 3 hari kerja lagi." in isi and "Milik orang lain" not in isi
    assert f"/perjanjian/?tahun=2026&amp;pd={a.d.pd['satu'].pk}" in halaman.content.decode()
    assert "7, 3, dan 1 hari sebelum tenggat" in isi


def test_many_pd_stand_on_one_line_and_a_superior_is_led_to_the_milestones(a, h):
    for pd in ("satu", "dua", "bappeda", "inspektorat", "bpkpad"):
        pengingat(a, "sekda", pd, sebagai="atasan")
    halaman = h.buka("sekda", "kalender:pengingat")
    assert len(halaman.context["baru"]) == 1
    assert "dan 1 lainnya. Dikerjakan bawahan Anda." in teks(halaman)
    assert "/tenggat/?tahun=2026&amp;pd=semua" in halaman.content.decode()


def test_reading_one_or_all_marks_only_ones_own(a, h):
    satu, lain = pengingat(a), pengingat(a, "kabid_satu")
    dua = pengingat(a, selisih=-1)
    h.kirim("kepala_satu", "kalender:pengingat_dibaca", isi={"pk": f"{satu.pk},{lain.pk},x,{10**30}"})
    assert list(Pengingat.objects.filter(dibaca_pada=None).order_by("pk")) == [lain, dua]
    h.kirim("kepala_satu", "kalender:pengingat_dibaca", isi={})
    assert list(Pengingat.objects.filter(dibaca_pada=None)) == [lain]
    assert "Semua pengingat sudah Anda baca." in teks(h.buka("kepala_satu", "kalender:pengingat"))


def test_the_front_page_says_how_many_are_unread(a, h):
    assert "pengingat tenggat" not in teks(h.buka("kepala_satu", "beranda"))
    pengingat(a)
    pengingat(a, pd="dua")
    assert "Anda mempunyai 1 pengingat tenggat yang belum dibaca." in teks(h.buka("kepala_satu", "beranda"))


def kabar(a, siapa="kepala_satu", judul="Tanda tangan Anda gugur", alamat="/perjanjian/"):
    kabari(pegawai_id=[a.d.pegawai[siapa].pk], judul=judul, isi="Isi PK diubah.", alamat=alamat, now=SAAT)
    return Kabar.objects.latest("pk")


def test_a_kabar_is_shown_to_the_one_told_counted_and_read_once_opened(a, h):
    k = kabar(a)
    lain = kabar(a, "kabid_satu", "Milik orang lain")
    pengingat(a)
    depan = h.buka("kepala_satu", "beranda")
    assert "Anda mempunyai 1 pengingat tenggat dan 1 kabar yang belum dibaca." in teks(depan)
    isi = teks(h.buka("kepala_satu", "kalender:pengingat"))
    assert "Tanda tangan Anda gugur Isi PK diubah. Dikabarkan 21 Januari 2026." in isi and "orang lain" not in isi
    jawaban = h.kirim("kepala_satu", "kalender:kabar_buka", k.pk)
    assert jawaban.url == "/perjanjian/"
    assert list(Kabar.objects.filter(dibaca_pada=None)) == [lain]
    assert "Kabar sudah dibaca" in teks(h.buka("kepala_satu", "kalender:pengingat"))


def test_a_kabar_leads_nowhere_outside_and_one_without_a_page_is_read_by_its_button(a, h):
    luar, tanpa = kabar(a, alamat="//jahat.example/"), kabar(a, alamat="")
    assert h.kirim("kepala_satu", "kalender:kabar_buka", luar.pk).url == "/tenggat/pengingat/"
    h.kirim("kepala_satu", "kalender:pengingat_dibaca", isi={"kabar": str(tanpa.pk)})
    assert not Kabar.objects.filter(dibaca_pada=None).exists()


def test_the_bell_counts_what_is_unread_beside_what_waits(a, h):
    def lonceng():
        return h.buka("kepala_satu", "kalender:daftar").context["kerangka"]["menunggu"]

    semula = lonceng()
    pengingat(a)
    pengingat(a, pd="dua")
    kabar(a)
    assert lonceng() == semula + 2
    h.kirim("kepala_satu", "kalender:pengingat_dibaca", isi={})
    assert lonceng() == semula


def test_the_page_costs_as_much_with_three_hundred_reminders(a, h):
    def kueri():
        h.buka("kepala_satu", "kalender:pengingat")
        with CaptureQueriesContext(connection) as semua:
            h.buka("kepala_satu", "kalender:pengingat")
        return len(semua)

    pengingat(a)
    sedikit = kueri()
    for n in range(300):
        pengingat(a, kode=f"uji.{n}", pd=("satu", "dua")[n % 2])
        kabar(a)
    assert kueri() == sedikit <= 12


# ---- the calendar


def test_rfc_5545_lines_are_folded_escaped_and_ended_by_cr_lf():
    panjang = "Perjanjian Kinerja — " * 12
    acara = Acara("pk.kirim-2026-7@alfa.sakip", date(2026, 1, 26), panjang, "satu; dua, tiga\\ empat\nlima\x07")
    isi = kalender("Tenggat", [acara], now=SAAT, zona="Asia/Jakarta")
    assert isi.endswith("END:VCALENDAR\r\n") and "\n" not in isi.replace("\r\n", "")
    assert all(len(baris.encode()) <= 75 for baris in isi.split("\r\n"))
    utuh = isi.replace("\r\n ", "").split("\r\n")
    assert f"SUMMARY:{panjang}" in utuh
    assert "DESCRIPTION:satu\\; dua\\, tiga\\\\ empat\\nlima" in utuh
    assert {"DTSTAMP:20260121T024000Z", "DTSTART;VALUE=DATE:20260126", "DTEND;VALUE=DATE:20260127"} <= set(utuh)


def _alamat(a, siapa):
    baru = AlamatKalender.objects.create(pegawai=a.d.pegawai[siapa], kode=f"{len(siapa):032d}", dibuat_pada=SAAT)
    return reverse("kalender:ical", args=[tanda_alamat(baru)])


def _acara(jawaban):
    utuh = jawaban.content.decode().replace("\r\n ", "")
    return dict(re.findall(r"UID:(\S+)\r\n.*?DTSTART;VALUE=DATE:(\d+)", utuh, re.DOTALL))


def test_the_address_gives_ones_own_deadlines_without_a_session(a, pada):
    with pada(SAAT):
        jawaban = Client().get(_alamat(a, "kepala_satu"))
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    semua = _acara(jawaban)
    pd = a.d.pd["satu"].pk
    assert semua[f"pk.kirim-2026-{pd}@alfa.sakip"] == "20260126"
    assert not any("pk.verifikasi" in uid or f"-{a.d.pd['dua'].pk}@" in uid for uid in semua)
    assert not jawaban.cookies


def test_a_stranger_with_a_guessed_altered_or_replaced_address_gets_nothing(a, h):
    alamat = _alamat(a, "kepala_satu")
    kode = AlamatKalender.objects.get().kode
    for salah in (alamat.replace("~", "~a"), f"/tenggat/ical/{kode}.ics", f"/tenggat/ical/{kode}~.ics"):
        assert Client().get(salah).status_code == 404
    h.kirim("kepala_satu", "kalender:pengingat_alamat")
    assert Client().get(alamat).status_code == 404
    baru = h.buka("kepala_satu", "kalender:pengingat").context["alamat"]
    assert baru.endswith(".ics") and Client().get(baru.replace("http://testserver", "")).status_code == 200
    assert Jejak.objects.filter(aksi="alamat_kalender").count() == 1
    assert AlamatKalender.objects.get().kode not in Jejak.objects.get(aksi="alamat_kalender").ringkasan


def test_the_address_of_somebody_who_may_not_sign_in_any_more_is_dead(a):
    alamat = _alamat(a, "kepala_satu")
    Pegawai.objects.filter(pk=a.d.pegawai["kepala_satu"].pk).update(aktif=False)
    assert Client().get(alamat).status_code == 404


def test_a_deadline_keeps_its_uid_when_it_moves_and_says_when_it_is_met(a, pada):
    alamat, ketentuan = _alamat(a, "kepala_satu"), a.d.ketentuan
    with pada(SAAT):
        lama = _acara(Client().get(alamat))
        AturanTenggat.objects.filter(ketentuan=ketentuan, kode="pk.kirim").update(jumlah=16)
        baru = _acara(Client().get(alamat))
    assert lama.keys() == baru.keys() and {k for k in lama if lama[k] != baru[k]} == {
        f"pk.kirim-2026-{a.d.pd['satu'].pk}@alfa.sakip"
    }


def test_the_feed_costs_few_queries_once_it_has_been_read(a, pada):
    alamat = _alamat(a, "sekda")
    with pada(SAAT):
        Client().get(alamat)
        with CaptureQueriesContext(connection) as semua:
            Client().get(alamat)
    assert len(semua) <= 12


# ---- the profile


def test_an_old_profile_file_loads_with_the_days_everybody_starts_with():
    assert "pengingat" not in baca_profil("bengkayang").ketentuan
    assert Ketentuan().pengingat == [-7, -3, -1, 0, 1]


def test_a_profile_copied_to_a_later_date_keeps_its_days(a):
    a.d.ketentuan.pengingat = [-14, 0]
    baru = salin(a.d.ketentuan, pemda=a.d.pemda, berlaku_mulai=SAAT.date() + timedelta(days=400))
    assert baru.pengingat == [-14, 0]


def test_the_admin_reads_and_writes_the_days_in_words(a, h):
    bidang = h.buka("admin", "admin:organisasi_ketentuan_change", a.d.ketentuan.pk).context["adminform"].form
    assert bidang["pengingat"].value() is not None
    isi = bidang.fields["pengingat"]
    assert isi.prepare_value([-7, 0, 1]) == "7 hari sebelum\nhari itu\n1 hari sesudah"
    assert isi.clean("1 hari setelah\n\n14 hari sebelum\nhari itu") == [-14, 0, 1]
    assert isi.clean("") == []
