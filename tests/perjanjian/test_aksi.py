"""Acts from a page, one PK at a time."""

import pytest

from perjanjian.enums import Aksi, Status

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


def test_a_planner_submits_and_reads_that_it_was_done(a, h):
    pk = bawahan(a)
    jawaban = h.kirim("perencana_satu", "perjanjian:aksi", pk.pk, "ajukan", isi={"kunci": pk.kunci})
    assert (jawaban.status_code, jawaban.url) == (302, pk.get_absolute_url())
    assert a.segar(pk).status == Status.DIAJUKAN


def test_an_act_is_a_post_and_an_unknown_one_is_not_found(a, h):
    pk = bawahan(a)
    assert h.buka("perencana_satu", "perjanjian:aksi", pk.pk, "ajukan").status_code == 405
    for aksi in ("terbang", "tandatangani", "ubah", "ganti", "nyatakan_selaras"):
        assert h.kirim("perencana_satu", "perjanjian:aksi", pk.pk, aksi, isi={"kunci": 0}).status_code == 404


def test_who_may_not_do_it_is_refused_and_who_may_not_know_of_it_finds_nothing(a, h):
    pk = bawahan(a)
    isi = {"kunci": pk.kunci}
    assert h.kirim("admin", "perjanjian:aksi", pk.pk, "ajukan", isi=isi).status_code == 403
    assert h.kirim("perencana_dua", "perjanjian:aksi", pk.pk, "ajukan", isi=isi).status_code == 404
    assert h.kirim("perencana_satu", "perjanjian:aksi", pk.pk, "ajukan", isi=isi, daerah=a.p.beta).status_code == 404
    assert a.segar(pk).status == Status.DRAF


def test_a_stale_page_and_a_double_click_change_nothing_and_never_fail(a, h):
    pk = bawahan(a)
    isi = {"kunci": pk.kunci}
    h.kirim("perencana_satu", "perjanjian:aksi", pk.pk, "ajukan", isi=isi)
    kedua = h.kirim("perencana_satu", "perjanjian:aksi", pk.pk, "ajukan", isi=isi)
    assert kedua.status_code == 302
    assert a.segar(pk).status == Status.DIAJUKAN


def test_a_note_that_is_missing_or_refused_is_shown_again_with_what_was_typed(a, h):
    pk = a.lakukan(bawahan(a), Aksi.AJUKAN, "perencana_satu")
    kosong = h.kirim("sakip_satu", "perjanjian:aksi", pk.pk, "kembalikan", isi={"kunci": pk.kunci, "catatan": " "})
    assert kosong.status_code == 422 and "Tulis catatan: apa yang perlu diperbaiki." in teks(kosong)
    usang = h.kirim(
        "sakip_satu", "perjanjian:aksi", pk.pk, "kembalikan", isi={"kunci": 77, "catatan": "Target <b>belum</b> sama."}
    )
    assert usang.status_code == 422
    assert "Target &lt;b&gt;belum&lt;/b&gt; sama." in usang.content.decode()
    assert f'name="kunci" value="{pk.kunci}"' in usang.content.decode()
    h.kirim(
        "sakip_satu", "perjanjian:aksi", pk.pk, "kembalikan", isi={"kunci": pk.kunci, "catatan": "Samakan target."}
    )
    assert a.segar(pk).catatan_kembali == "Samakan target."


@pytest.mark.parametrize("kunci", ["", "abc", "-3", "9" * 50, "1.5", "\x00"])
def test_a_version_that_is_no_number_is_answered_with_words(a, h, kunci):
    pk = bawahan(a)
    jawaban = h.kirim("perencana_satu", "perjanjian:aksi", pk.pk, "ajukan", isi={"kunci": kunci})
    assert jawaban.status_code == 422 and "Muat ulang, lalu ulangi." in teks(jawaban)


def test_hostile_notes_are_answered_with_words(a, h):
    pk = a.lakukan(bawahan(a), Aksi.AJUKAN, "perencana_satu")
    for catatan in ("x" * 50_000, "\u202eabc", "a\x00b", "\U000e0041" * 3):
        isi = {"kunci": pk.kunci, "catatan": catatan}
        assert h.kirim("sakip_satu", "perjanjian:aksi", pk.pk, "kembalikan", isi=isi).status_code in (302, 422)


def test_the_bupati_returns_a_pk_he_may_then_no_longer_see_and_lands_on_the_front_page(a, h):
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    isi = {"kunci": pk.kunci, "catatan": "Anggaran program kedua perlu dijelaskan."}
    jawaban = h.kirim("bupati", "perjanjian:aksi", pk.pk, "kembalikan", isi=isi)
    assert (jawaban.status_code, jawaban.url) == (302, "/")
    assert a.segar(pk).status == Status.DIKIRIM


def test_an_address_of_another_site_is_not_followed(a, h):
    pk = bawahan(a)
    isi = {"kunci": pk.kunci, "kembali": "https://jahat.example/"}
    assert h.kirim("perencana_satu", "perjanjian:aksi", pk.pk, "ajukan", isi=isi).url == pk.get_absolute_url()
