"""Typing figures, and what the one function writes beside them (GM/SM Pasal 9; SM Lampiran C)."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from pengukuran.enums import StatusUkur
from pengukuran.models import Pengukuran, Realisasi
from pengukuran.queries.deret import deret_satu
from pengukuran.queries.kaidah import kaidah_pada
from pengukuran.queries.kewajaran import keanehan
from pengukuran.services import lembar
from pengukuran.services.dasar import UkurDitolak
from pengukuran.services.isi import IsiBaris, simpan_isi
from perjanjian.services.revisi import buka_versi_baru
from tests.pengukuran.pabrik import ukur

pytestmark = pytest.mark.django_db


def test_a_sheet_has_exactly_the_rows_of_the_pk_in_force_gm_sm_pasal_9_ayat_2():
    u = ukur()
    p = u.lembar()
    butir = list(u.pk["kepala_satu"].butir.order_by("urutan", "id"))
    assert [r.butir for r in u.baris(p)] == butir
    assert u.lembar().pk == p.pk


def test_what_was_typed_is_kept_and_the_capaian_stands_beside_it():
    u = ukur()
    p = u.isi(u.lembar(), {0: " 45,5 %"})
    r = u.baris(p)[0]
    assert (r.tertulis, r.sampai) == (" 45,5 %", "45,5 %")
    assert r.capaian and p.rata and p.terisi == 1
    assert r.dicatat_oleh == u.pengguna("perencana_satu")


@pytest.mark.django_db(transaction=True)
def test_the_worked_example_adds_up_to_eighty_percent_sm_lampiran_c():
    u = ukur()
    butir = u.pk["kepala_satu"].butir.order_by("urutan", "id").first()
    u.tulis_ulang(butir, target="10%", satuan="%", cara_hitung="jumlah")
    for periode, nilai in {"tw1": "0", "tw2": "4", "tw3": "0", "tw4": "4"}.items():
        u.pada(periode)
        p = u.isi(u.lembar(periode=periode), {0: nilai})
    r = u.baris(p)[0]
    assert (r.sampai, r.capaian) == ("8", "80")


def test_two_people_typing_on_one_row_are_told_and_the_rest_is_saved():
    u = ukur()
    p = u.lembar()
    satu, dua = u.baris(p)[:2] if len(u.baris(p)) > 1 else (u.baris(p)[0], None)
    u.simpan(p, {0: "80"}, oleh="kepala_satu")
    kirim = [IsiBaris(satu.pk, satu.versi_kunci, {"tertulis": "90"})]
    kirim += [IsiBaris(dua.pk, dua.versi_kunci, {"tertulis": "7"})] if dua else []
    hasil = simpan_isi(pengukuran_id=p.pk, baris=kirim, aktor=u.pengguna("perencana_satu"), now=u.now)
    assert [b.kini.tertulis for b in hasil.bentrok] == ["80"]
    assert Realisasi.objects.get(pk=satu.pk).tertulis == "80"
    assert len(hasil.tersimpan) == (1 if dua else 0)


def test_a_stranger_types_nothing():
    u = ukur()
    p = u.lembar()
    for siapa in ("perencana_dua", "monev", "kabid_satu", "bupati"):
        with pytest.raises(UkurDitolak, match="wewenang"):
            u.simpan(p, {0: "1"}, oleh=siapa)


def test_only_the_version_in_force_at_the_end_of_the_quarter_is_opened_gm_sm_pasal_9_ayat_2():
    u = ukur()
    u.pada("tw2")
    u.a.now = u.now
    baru = buka_versi_baru(perjanjian_id=u.pk["kepala_satu"].pk, aktor=u.pengguna("perencana_satu"), now=u.now)
    with pytest.raises(UkurDitolak, match="versi PK yang berlaku"):
        lembar.buka(perjanjian=baru, periode="tw1", aktor=u.pengguna("perencana_satu"), now=u.now)


def test_an_accepted_figure_is_closed_in_the_database_too():
    u = ukur()
    p = u.triwulan("tw1")
    assert p.status == StatusUkur.DITERIMA and p.sidik
    with pytest.raises(UkurDitolak):
        u.simpan(p, {0: "1"})
    for ubah in ({"tertulis": "1"}, {"capaian": "1"}, {"putusan": ""}):
        with pytest.raises(DatabaseError, match="diterima"), transaction.atomic():
            Realisasi.objects.filter(pengukuran=p).update(**ubah)


def test_a_correction_is_a_new_version_and_the_old_one_stays():
    u = ukur()
    lama = u.triwulan("tw1", "90%")
    baru = u.koreksi(lama, "Angka BPS terbit.")
    baru = u.terima(u.ajukan(u.isi(baru, "92%")))
    assert (baru.versi, baru.menggantikan_id, baru.alasan) == (2, lama.pk, "Angka BPS terbit.")
    assert {r.tertulis for r in u.baris(lama)} == {"90%"}
    with pytest.raises(UkurDitolak, match="sudah dibuka"):
        u.koreksi(lama)


def test_programs_no_pk_carries_are_measured_too_gm_sm_pasal_9_ayat_5_huruf_b():
    u = ukur()
    p = u.program()
    dalam_pk = set(u.pk["kepala_satu"].butir.values_list("indikator", flat=True))
    assert p.perjanjian is None and p.baris > 0
    assert not dalam_pk & {r.asal.indikator for r in u.baris(p)}
    assert Pengukuran.objects.filter(perjanjian=None).count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_figure_far_from_what_it_used_to_be_is_asked_about_gm_sm_pasal_9_ayat_4():
    u = ukur()
    lama = u.triwulan("tw1", {0: "90", 1: "90%"})
    for mundur in (1, 2, 3):  # the same office and words in three former years
        u.salin_ke_tahun(lama, 2026 - mundur)
    u.pada("tw1")
    baru = u.isi(u.koreksi(lama), {0: "900", 1: "91%"}, benar=False)
    isi, d = deret_satu(baru)
    aneh = keanehan(isi, d, kaidah_pada(baru.pemda_id, baru.tahun))
    kode = [[k.kode for k in aneh[r.pk]] for r in u.baris(baru)]
    assert "pencilan" in kode[0] and "pencilan" not in kode[1]


def test_the_profile_says_how_the_capaian_of_several_indicators_become_one_pmk_22_2021():
    u = ukur()
    u.d.ketentuan.rata_capaian = "geometrik"
    u.d.ketentuan.save()
    p = u.isi(u.lembar(), "95%")
    nilai = [Decimal(r.capaian) for r in u.baris(p) if r.capaian]
    assert len(set(nilai)) > 1
    assert Decimal(p.rata) < sum(nilai) / len(nilai)


def test_the_notation_of_a_figure_holds_for_its_pair_until_the_figure_changes():
    u = ukur()
    p = u.isi(u.lembar(), {0: {"tertulis": "1.234", "pembilang": "9", "penyebut": "10", "notasi": "en"}})
    u.simpan(p, {0: {"pembilang": "2.500"}})
    assert u.baris(p)[0].notasi == "en"
    u.simpan(p, {0: {"tertulis": ""}})
    assert u.baris(p)[0].notasi == ""
    u.simpan(p, {0: {"notasi": "en"}})
    u.simpan(p, {0: {"pembilang": "3.500"}})
    assert u.baris(p)[0].notasi == ""
