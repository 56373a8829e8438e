"""Many at once: who, what and how many, then all that can in one act, all or none."""

import pytest

from perjanjian.enums import Aksi, Status
from perjanjian.models import Perjanjian

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = pytest.mark.django_db


@pytest.fixture
def a():
    return adegan()


@pytest.fixture
def h(a):
    return Halaman(a)


def bawahan(a, jabatan="kabid_satu"):
    a.susun_semua()
    return a.d.jabatan[jabatan].perjanjian.get()


def semua(a):
    a.susun_semua()
    return list(Perjanjian.objects.filter(pd=a.d.pd["satu"]).order_by("pk"))


def test_the_confirmation_says_how_many_can_and_why_the_rest_cannot(a, h):
    daftar = semua(a)
    jawaban = h.kirim("perencana_satu", "perjanjian:massal", "ajukan", isi={"pk": [p.pk for p in daftar]})
    isi = teks(jawaban)
    bisa = [p for p in daftar if p.jalur == "perangkat_daerah" and p.butir.exists()]
    assert f"Ajukan {len(bisa)} PK?" in isi and "Tidak ikut" in isi
    assert "Tindakan ini tidak tersedia pada status sekarang." in isi
    assert all(p.status == Status.DRAF for p in Perjanjian.objects.all())


def test_all_that_can_are_submitted_in_one_act(a, h):
    daftar = [p for p in semua(a) if p.jalur == "perangkat_daerah" and p.butir.exists()]
    isi = {"pk": [p.pk for p in daftar], "yakin": "1"} | {f"kunci_{p.pk}": p.kunci for p in daftar}
    jawaban = h.kirim("perencana_satu", "perjanjian:massal", "ajukan", isi=isi)
    assert jawaban.status_code == 302
    assert {a.segar(p).status for p in daftar} == {Status.DIAJUKAN}


def test_one_that_changed_meanwhile_stops_the_whole_act_and_is_named(a, h):
    daftar = [p for p in semua(a) if p.jalur == "perangkat_daerah" and p.butir.exists()]
    isi = {"pk": [p.pk for p in daftar], "yakin": "1"} | {f"kunci_{p.pk}": p.kunci for p in daftar}
    Perjanjian.objects.filter(pk=daftar[-1].pk).update(kunci=9)
    jawaban = h.kirim("perencana_satu", "perjanjian:massal", "ajukan", isi=isi)
    assert jawaban.status_code == 422
    assert f"{daftar[-1]}: PK ini baru saja diubah orang lain." in teks(jawaban)
    assert {a.segar(p).status for p in daftar} == {Status.DRAF}


def test_one_foreign_id_makes_the_whole_batch_not_found(a, h):
    daftar = semua(a)
    isi = {"pk": [daftar[0].pk, 987_654]}
    assert h.kirim("perencana_satu", "perjanjian:massal", "ajukan", isi=isi).status_code == 404
    assert h.kirim("perencana_dua", "perjanjian:massal", "ajukan", isi={"pk": daftar[0].pk}).status_code == 404
    assert h.kirim("perencana_satu", "perjanjian:massal", "ajukan", isi={"pk": "9" * 40}).status_code == 404
    assert h.kirim("perencana_satu", "perjanjian:massal", "terbang", isi={"pk": daftar[0].pk}).status_code == 404
    assert h.buka("perencana_satu", "perjanjian:massal", "ajukan").status_code == 405


def test_nothing_chosen_and_too_many_go_back_to_the_list_with_a_word(a, h):
    kosong = h.kirim("perencana_satu", "perjanjian:massal", "ajukan", follow=True)
    assert "Belum ada PK yang dipilih." in teks(kosong)
    banyak = h.kirim("perencana_satu", "perjanjian:massal", "ajukan", isi={"pk": list(range(1, 400))}, follow=True)
    assert "Paling banyak 300 PK sekali jalan." in teks(banyak)


def test_a_verifier_declares_aligned_what_has_no_finding(a, h):
    daftar = [a.lakukan(bawahan(a), Aksi.AJUKAN, "perencana_satu")]
    isi = {"pk": [p.pk for p in daftar], "yakin": "1"} | {f"kunci_{p.pk}": p.kunci for p in daftar}
    tanya = teks(h.kirim("sakip_satu", "perjanjian:massal", "nyatakan_selaras", isi={"pk": daftar[0].pk}))
    assert "Nyatakan selaras 1 PK?" in tanya
    assert h.kirim("sakip_satu", "perjanjian:massal", "nyatakan_selaras", isi=isi).status_code == 302
    assert a.segar(daftar[0]).status == Status.SELARAS
