"""The inbox of the verifiers: what waits, filtered, searched, and walked through without going back."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from perjanjian.enums import Aksi, Bobot, PutusanUnsur
from perjanjian.queries.fakta import latar, tenggat_pk
from perjanjian.queries.peran import situasi
from perjanjian.queries.periksa import SaringanPeriksa, urutan_periksa
from perjanjian.services.verifikasi import beri_persetujuan, tambah_temuan
from sakip.organisasi.models import Ketentuan
from tests.peramban.dunia import siapkan_pd

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = pytest.mark.django_db
SATU = "verifikator_bappeda"


@pytest.fixture
def a():
    """Two PKs wait: PD satu with a rupiah too much, PD dua without a difference."""
    a = adegan()
    siapkan_pd(a)
    satu = a.susun("kepala_satu")
    p = satu.pagu.first()
    p.jumlah, p.sumber_dana = p.jumlah + 1, []
    p.save()
    a.satu = a.lakukan(a.tandatangani(satu, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    a.maju(minutes=5)
    dua = a.tandatangani(a.susun("kepala_dua", "perencana_dua"), "kepala_dua")
    a.dua = a.lakukan(dua, Aksi.KIRIM, "perencana_dua")
    return a


@pytest.fixture
def h(a):
    return Halaman(a)


def urut(a, **saring):
    return [t.pk for t in urutan_periksa(a.hak(SATU), 2026, SaringanPeriksa(**saring)).urut]


def test_each_filter_finds_its_pks(a):
    assert urut(a) == [a.satu.pk, a.dua.pk]
    assert urut(a, saring="wajib") == [a.satu.pk] and urut(a, saring="bersih") == [a.dua.pk]
    assert urut(a, pd=a.dua.pd_id) == [a.dua.pk] and urut(a, saring="lewat") == []
    beri_persetujuan(perjanjian_id=a.dua.pk, putusan=PutusanUnsur.SETUJU, aktor=a.pengguna(SATU), now=a.now)
    assert urut(a, saring="unsur") == [a.satu.pk]
    a.maju(days=30)
    assert urut(a, saring="lewat") == [a.satu.pk, a.dua.pk]


@pytest.mark.parametrize("cari", ["dinas dua", "Kepala Dinas Dua", "Kepala Dua Alfa"])
def test_a_pk_is_found_by_pd_office_or_holder(a, cari):
    assert urut(a, cari=cari) == [a.dua.pk]


def test_unknown_filters_filter_nothing_and_nothing_found_says_so(a, h):
    for nakal in ({"saring": "apa"}, {"pd": "x"}, {"pd": "9" * 40}, {"cari": "\x00"}):
        assert "Dinas Satu Alfa" in teks(h.buka(SATU, "perjanjian:periksa", tanya=nakal))
    assert "Tidak ada yang cocok" in teks(h.buka(SATU, "perjanjian:periksa", tanya={"cari": "zzz"}))


def test_the_inbox_says_the_day_of_seven_and_the_open_findings_by_weight_bk_pasal_11_ayat_5(a, h):
    tambah_temuan(
        perjanjian_id=a.satu.pk, aktor=a.pengguna(SATU), now=a.now, uraian="Perhalus.", bobot=Bobot.SEBAIKNYA
    )
    a.maju(days=8)
    isi = teks(h.buka(SATU, "perjanjian:periksa"))
    assert "1 wajib" in isi and "1 sebaiknya, 2 catatan" in isi
    assert f"Hari ke-{urutan_hari(a)} dari 7" in isi


def urutan_hari(a):
    """Working days since the last day for sending, counted by hand: the cast has no holidays in these weeks."""
    kirim = tenggat_pk(a.satu, latar([a.satu], situasi([a.satu], a.now.date())))["pk.kirim"].tanggal
    hari = [kirim + timedelta(n) for n in range(1, 60)]
    return len([x for x in hari if x <= a.now.date() and x.weekday() < 5])


def test_only_what_one_act_can_align_may_be_chosen(a, h):
    isi = h.buka(SATU, "perjanjian:periksa").content.decode()
    assert f'value="{a.dua.pk}" data-baris aria-label="Pilih Dinas Dua Alfa">' in isi
    assert 'aria-label="Pilih Dinas Satu Alfa" disabled' in isi
    daftar = {"bappeda": [{"teks": "Dibaca", "jenis": []}]}
    Ketentuan.objects.filter(pk=a.d.ketentuan.pk).update(daftar_periksa=daftar)
    jawaban = h.buka(SATU, "perjanjian:periksa")
    assert 'aria-label="Pilih Dinas Dua Alfa" disabled' in jawaban.content.decode()
    assert "1 butir daftar periksa Anda belum dicentang" in teks(jawaban)


def test_the_bench_leads_on_within_the_filter_and_consent_to_the_next_that_waits(a, h):
    isi = h.buka(SATU, "perjanjian:keselarasan", a.satu.pk, tanya={"saring": "unsur"}).content.decode()
    berikut = reverse("perjanjian:keselarasan", args=[a.dua.pk])
    assert f'href="{berikut}?saring=unsur"' in isi and "PK 1 dari 2" in isi
    alamat = reverse("perjanjian:persetujuan", args=[a.satu.pk])
    setuju = h._klien(SATU).post(f"{alamat}?saring=unsur", {"putusan": "setuju"})
    assert setuju.url == f"{berikut}?saring=unsur"
    alamat = reverse("perjanjian:persetujuan", args=[a.dua.pk])
    assert h._klien(SATU).post(alamat, {"putusan": "setuju"}).url == reverse("perjanjian:periksa")


def test_a_decision_comes_back_to_the_rows_and_the_filter_that_were_looked_at(a, h):
    temuan = a.satu.verifikasi.get().temuan.get(jenis="anggaran")
    alamat = reverse("perjanjian:temuan", args=[a.satu.pk, temuan.pk]) + "?saring=wajib&baris=semua"
    jawaban = h._klien(SATU).post(alamat, {"keputusan": "perbaiki"})
    assert jawaban.url == reverse("perjanjian:keselarasan", args=[a.satu.pk]) + "?saring=wajib&baris=semua"


def test_the_inbox_costs_at_most_12_queries_however_many_wait(a, h):
    banyak = []
    for tanya in ({}, {"pd": a.dua.pd_id}):
        h.buka(SATU, "perjanjian:periksa", tanya=tanya)
        with CaptureQueriesContext(connection) as kueri:
            h.buka(SATU, "perjanjian:periksa", tanya=tanya)
        banyak.append(len(kueri))
    assert banyak[0] == banyak[1] <= 12


def test_what_is_the_same_is_folded_away_until_it_is_asked_for(a, h):
    isi = h.buka(SATU, "perjanjian:keselarasan", a.satu.pk)
    sama, beda = a.satu.pagu.last(), a.satu.pagu.first()
    assert "baris lain dilipat: sama dengan dokumen sumber." in teks(isi)
    assert f"baris-p{beda.pk}" in isi.content.decode() and f"baris-p{sama.pk}" not in isi.content.decode()
    semua = h.buka(SATU, "perjanjian:keselarasan", a.satu.pk, tanya={"baris": "semua"}).content.decode()
    assert f"baris-p{sama.pk}" in semua
    assert "dilipat: sama dengan dokumen sumber." in teks(h.buka(SATU, "perjanjian:keselarasan", a.dua.pk))
