"""Signing pages: the text that is signed, the own password, one or many, what follows."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi, Status
from perjanjian.models import Perjanjian, TandaTangan
from perjanjian.services.tanda_tangan import AKSI_SALAH
from sakip.jejak.models import Jejak
from tests.pemeran import SANDI

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = pytest.mark.django_db
KANARI = "KANARI-rahasia-7731"


@pytest.fixture
def a():
    return adegan()


@pytest.fixture
def h(a):
    return Halaman(a)


def bawahan(a, jabatan="kabid_satu"):
    """A PK below the Kepala PD, aligned and at the first party's signature."""
    a.susun_semua()
    pk = a.d.jabatan[jabatan].perjanjian.get()
    return a.selaraskan(a.lakukan(pk, Aksi.AJUKAN, "perencana_satu"), ("sakip_satu",))


def test_the_page_shows_every_indicator_with_its_target_both_parties_the_sum_and_the_paper(a, h):
    pk = a.susun("kepala_satu")
    halaman = h.buka("kepala_satu", "perjanjian:tanda_tangan", pk.pk)
    isi = teks(halaman)
    assert halaman.status_code == 200
    for b in pk.butir.all():
        assert b.indikator in isi and b.target in isi
    assert "Anda pihak pertama. Pihak kedua: Bupati Alfa (Bupati Alfa)." in isi
    assert "Kata sandi Anda" in isi and "Baca naskah" in isi
    assert f"/perjanjian/{pk.pk}/pdf/" in halaman.content.decode()


def test_an_official_signs_with_one_password_and_reads_what_happens_next(a, h):
    pk = a.susun("kepala_satu")
    jawaban = h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi={"kunci": pk.kunci, "kata_sandi": SANDI})
    assert jawaban.status_code == 302
    selesai = teks(h.ikuti("kepala_satu", jawaban.url))
    assert "PK sudah Anda tanda tangani Rabu, 21 Januari 2026, pukul 09.40.00 WIB" in selesai
    assert "Kepala Satu Alfa" in selesai and a.segar(pk).kode in selesai
    assert "Perencana SATU mengirim PK melalui Sekretaris Daerah, paling lambat 2" in selesai
    assert "Isi naskah tidak dapat diubah lagi." in selesai
    assert a.segar(pk).status == Status.DITANDATANGANI


def test_a_wrong_password_keeps_the_page_and_signs_nothing(a, h):
    pk = a.susun("kepala_satu")
    jawaban = h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi={"kunci": 0, "kata_sandi": KANARI})
    assert jawaban.status_code == 422
    assert "Kata sandi salah. Belum ada PK yang ditandatangani." in teks(jawaban)
    assert a.segar(pk).status == Status.DRAF and not TandaTangan.objects.exists()


def test_an_empty_password_and_a_missing_version_say_what_to_do(a, h):
    pk = a.susun("kepala_satu")
    kosong = h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi={"kunci": pk.kunci, "kata_sandi": ""})
    assert "Kata sandi belum diisi." in teks(kosong)
    for kunci in ("", "abc", "-1", "9" * 40):
        usang = h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi={"kunci": kunci, "kata_sandi": SANDI})
        assert "Halaman ini tidak lengkap." in teks(usang)
    assert not TandaTangan.objects.exists()


def test_after_five_wrong_passwords_signing_is_closed_for_a_quarter_of_an_hour_even_with_the_right_one(a, h):
    pk = a.susun("kepala_satu")
    for _ in range(5):
        h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi={"kunci": pk.kunci, "kata_sandi": KANARI})
    isi = {"kunci": pk.kunci, "kata_sandi": SANDI}
    tutup = h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi=isi)
    assert tutup.status_code == 429 and "ditutup selama 15 menit" in teks(tutup)
    assert not TandaTangan.objects.exists()
    a.now += timedelta(minutes=16)
    assert h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi=isi).status_code == 302


def test_wrong_passwords_of_one_person_do_not_close_signing_for_another(a, h):
    pk = a.susun("kepala_satu")
    for _ in range(5):
        h.kirim("bupati", "perjanjian:antrean", isi={"pk": pk.pk, "kata_sandi": KANARI})
    isi = {"kunci": pk.kunci, "kata_sandi": SANDI}
    assert h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi=isi).status_code == 302


def test_the_password_is_nowhere_afterwards(a, h, caplog):
    pk = a.susun("kepala_satu")
    h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi={"kunci": pk.kunci, "kata_sandi": KANARI})
    halaman = h.buka("kepala_satu", "perjanjian:tanda_tangan", pk.pk).content.decode()
    basis_data = "".join(f"{j.ringkasan}{j.rincian}{j.pelaku_nama}" for j in Jejak.objects.all()) + "".join(
        str(s.get_decoded()) for s in Session.objects.all()
    )
    assert Jejak.objects.filter(aksi=AKSI_SALAH).count() == 1
    assert KANARI not in halaman + basis_data + caplog.text


def test_a_page_that_went_stale_is_refused_and_says_so(a, h):
    pk = a.susun("kepala_satu")
    Perjanjian.objects.filter(pk=pk.pk).update(kunci=7)
    jawaban = h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi={"kunci": 0, "kata_sandi": SANDI})
    assert jawaban.status_code == 409 and "baru saja diubah orang lain" in teks(jawaban)
    assert not TandaTangan.objects.exists()


def test_a_double_click_signs_once(a, h):
    pk = a.susun("kepala_satu")
    isi = {"kunci": pk.kunci, "kata_sandi": SANDI}
    h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi=isi)
    kedua = h.kirim("kepala_satu", "perjanjian:tanda_tangan", pk.pk, isi=isi, follow=True)
    assert kedua.status_code == 200 and "tidak sedang menunggu tanda tangan Anda" in teks(kedua)
    assert TandaTangan.objects.count() == 1


def test_only_a_party_may_open_the_page_and_strangers_do_not_know_of_it(a, h):
    pk = a.susun("kepala_satu")
    assert h.buka("perencana_satu", "perjanjian:tanda_tangan", pk.pk).status_code == 403
    assert h.buka("kepala_dua", "perjanjian:tanda_tangan", pk.pk).status_code == 404
    assert h.buka("kepala_satu", "perjanjian:tanda_tangan", pk.pk, daerah=a.p.beta).status_code == 404
    assert h.buka("kepala_satu", "perjanjian:selesai_tanda_tangan", pk.pk).status_code == 404


def test_what_changed_since_the_paper_before_is_marked(a, h):
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    pk = a.lakukan(pk, Aksi.TARIK, "kepala_satu")
    b = pk.butir.first()
    lama, b.target = b.target, "12,5%"
    b.save()
    isi = teks(h.buka("kepala_satu", "perjanjian:tanda_tangan", pk.pk))
    assert "Berubah sejak naskah sebelumnya. 1 perubahan ditandai" in isi
    assert f"Target semula {lama}" in isi


def test_the_queue_lists_what_waits_for_both_roles_with_the_result_of_the_berita_acara(a, h):
    pk = bawahan(a)
    isi = teks(h.buka("kabid_satu", "perjanjian:antrean"))
    assert "1 PK menunggu tanda tangan Anda" in isi and "Selaras, tanpa temuan" in isi
    assert "Anda pihak pertama" in isi and pk.butir.first().indikator in isi
    pk = a.tandatangani(pk, "kabid_satu")
    antrean = teks(h.buka("kepala_satu", "perjanjian:antrean"))
    assert (
        "Kepala Bidang Satu Alfa" in antrean and "1 PK menunggu tanda tangan Anda" not in antrean
    )  # and the own draft


def test_the_bupati_signs_all_that_wait_with_one_password(a, h):
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    halaman = h.buka("bupati", "perjanjian:antrean")
    isi = teks(halaman)
    assert (
        "Semua dinyatakan selaras oleh Tim Verifikasi dan diteruskan Sekretaris Daerah pada Rabu, 21 Januari 2026."
        in isi
    )
    assert "Dinas Satu Alfa" in isi and "Inspektorat, Bappeda, BPKPAD, Bagian Organisasi setuju" in isi
    isian = {"pk": [pk.pk], f"kunci_{pk.pk}": pk.kunci, "kata_sandi": SANDI}
    assert h.kirim("bupati", "perjanjian:antrean", isi=isian).status_code == 302
    assert a.segar(pk).status == Status.BERLAKU
    assert "PK sudah Anda tanda tangani" in teks(h.buka("bupati", "perjanjian:selesai_banyak"))


def test_a_batch_is_signed_whole_or_not_at_all_and_the_one_in_the_way_is_named(a, h):
    satu, dua = _dua_di_kepala(a)
    Perjanjian.objects.filter(pk=dua.pk).update(kunci=99)
    isian = {
        "pk": [satu.pk, dua.pk],
        f"kunci_{satu.pk}": satu.kunci,
        f"kunci_{dua.pk}": dua.kunci,
        "kata_sandi": SANDI,
    }
    jawaban = h.kirim("kabid_satu", "perjanjian:antrean", isi=isian)
    assert jawaban.status_code == 409
    assert f"{dua}: PK ini baru saja diubah orang lain" in teks(jawaban)
    assert a.segar(satu).status == Status.SELARAS
    isian[f"kunci_{dua.pk}"] = 99
    assert h.kirim("kabid_satu", "perjanjian:antrean", isi=isian).status_code == 302
    assert {a.segar(satu).status, a.segar(dua).status} == {Status.DITANDATANGANI, Status.BERLAKU}
    assert "2 PK sudah Anda tanda tangani" in teks(h.buka("kabid_satu", "perjanjian:selesai_banyak"))


def _dua_di_kepala(a):
    """Two PKs at kabid_satu's signature: the own as first party, kasi_satu's as second."""
    satu = bawahan(a)
    dua = a.lakukan(a.d.jabatan["kasi_satu"].perjanjian.get(), Aksi.AJUKAN, "perencana_satu")
    return satu, a.tandatangani(a.selaraskan(dua, ("sakip_satu",)), "kasi_satu")


def test_a_batch_with_one_foreign_or_unknown_pk_is_not_found(a, h):
    pk = bawahan(a)
    isian = {"pk": [pk.pk, 999_999], "kata_sandi": SANDI, f"kunci_{pk.pk}": pk.kunci}
    assert h.kirim("kabid_satu", "perjanjian:antrean", isi=isian).status_code == 404
    for nakal in ("x", "-1", "1e3", "9" * 60, "'; DROP TABLE"):
        assert h.kirim("kabid_satu", "perjanjian:antrean", isi={"pk": nakal, "kata_sandi": "x"}).status_code == 404
        assert h.buka("kabid_satu", "perjanjian:antrean", tanya={"pk": nakal}).status_code == 404


def test_nothing_chosen_and_a_row_without_its_version_are_said_and_sign_nothing(a, h):
    pk = bawahan(a)
    assert "Belum ada PK yang dipilih." in teks(h.kirim("kabid_satu", "perjanjian:antrean", isi={"kata_sandi": SANDI}))
    tanpa = h.kirim("kabid_satu", "perjanjian:antrean", isi={"pk": pk.pk, "kata_sandi": SANDI})
    assert "Halaman ini tidak lengkap." in teks(tanpa)
    assert a.segar(pk).status == Status.SELARAS


def test_the_queue_costs_the_same_queries_for_one_and_for_several(a, h):
    bawahan(a)
    h.buka("kabid_satu", "perjanjian:antrean")
    with CaptureQueriesContext(connection) as satu:
        h.buka("kabid_satu", "perjanjian:antrean")
    dua = a.lakukan(a.d.jabatan["kasi_satu"].perjanjian.get(), Aksi.AJUKAN, "perencana_satu")
    a.tandatangani(a.selaraskan(dua, ("sakip_satu",)), "kasi_satu")
    assert "2 PK menunggu" in teks(h.buka("kabid_satu", "perjanjian:antrean"))
    with CaptureQueriesContext(connection) as banyak:
        h.buka("kabid_satu", "perjanjian:antrean")
    assert len(banyak) <= len(satu) + 1  # one for signatures, as soon as a frozen paper is among them


def test_somebody_for_whom_nothing_waits_reads_so(a, h):
    assert "Tidak ada PK yang menunggu tanda tangan Anda" in teks(h.buka("admin", "perjanjian:antrean"))
