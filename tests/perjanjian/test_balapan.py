"""Races on real PostgreSQL: people made to meet between read and write. Each with its control: without the guard, damage."""

import threading
import time
from contextlib import suppress

import pytest
from django.db.models import F

from perjanjian.enums import Aksi, PutusanUnsur, Status
from perjanjian.models import Naskah, Perjanjian, PersetujuanUnsur, TandaTangan, Verifikasi
from perjanjian.services import alur, dasar, verifikasi
from perjanjian.services.alur import apply_aksi, apply_banyak, tandatangani
from perjanjian.services.dasar import AksiDenied
from perjanjian.services.isi import simpan_isi
from perjanjian.services.revisi import buka_versi_baru
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras
from sakip.jejak.models import Jejak
from sakip.jejak.services import periksa_rantai
from sakip.organisasi.giliran import giliran
from tests.alat.serentak import berhasil, bersama
from tests.pemeran import SANDI

from .pabrik import VERIFIKATOR, adegan
from .test_layanan import _butir, _pagu

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def bertemu(monkeypatch):
    """Everybody waits after reading the PK until all have read it (or a moment has passed): the worst moment."""

    def pasang(jumlah):
        titik, asli = threading.Barrier(jumlah), dasar.pindahkan

        def pindahkan(t, *args, **kwargs):
            with suppress(threading.BrokenBarrierError):  # the lock kept the others out: they have not read yet
                titik.wait(0.7)
            return asli(t, *args, **kwargs)

        for modul in (alur, dasar):
            monkeypatch.setattr(modul, "pindahkan", pindahkan)

    return pasang


@pytest.fixture
def tanpa_kunci(monkeypatch):
    """The control: neither lock nor compare-and-swap."""
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **_: self)

    def pindahkan(t, tujuan, **isi):
        Perjanjian.objects.filter(pk=t.pk.pk).update(status=tujuan, kunci=F("kunci") + 1, **isi)

    def pasang(jumlah):
        titik = threading.Barrier(jumlah)

        def bersama_pindah(t, tujuan, **isi):
            titik.wait(10)
            pindahkan(t, tujuan, **isi)

        for modul in (alur, dasar):
            monkeypatch.setattr(modul, "pindahkan", bersama_pindah)

    return pasang


def _kirim(a, pk):
    return lambda: apply_aksi(perjanjian_id=pk.pk, aksi=Aksi.KIRIM, aktor=a.pengguna("perencana_satu"), now=a.now)


def _ajukan(a, pk):
    return lambda: apply_aksi(perjanjian_id=pk.pk, aksi=Aksi.AJUKAN, aktor=a.pengguna("perencana_satu"), now=a.now)


def test_a_double_click_moves_once_and_is_recorded_once(bertemu):
    a = adegan()
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    bertemu(6)
    hasil = bersama(*[_kirim(a, pk)] * 6)
    assert len(berhasil(hasil)) == 1
    assert Jejak.objects.filter(aksi="kirim").count() == 1
    assert pk.penyampaian.count() == 4


def test_control_without_lock_and_compare_and_swap_a_double_click_counts_twice(tanpa_kunci):
    a = adegan()
    pk = a.susun("kasi_satu")
    tanpa_kunci(2)
    bersama(*[_ajukan(a, pk)] * 2)
    ganda = Jejak.objects.filter(aksi="ajukan").count() + Perjanjian.objects.get(pk=pk.pk).kunci
    assert ganda > 2 or Verifikasi.objects.count() != 1  # one act would have left exactly one line and one step


def test_two_verifiers_one_says_aligned_one_sends_back_only_one_wins(bertemu):
    a = adegan()
    pk = a.sampai_dikirim()
    for v in VERIFIKATOR[:-1]:
        beri_persetujuan(perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=a.pengguna(v), now=a.now)
    hasil = bersama(
        lambda: nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna(VERIFIKATOR[-1]), now=a.now),
        lambda: apply_aksi(
            perjanjian_id=pk.pk, aksi=Aksi.KEMBALIKAN, aktor=a.pengguna(VERIFIKATOR[0]), now=a.now, catatan="Perbaiki"
        ),
    )
    assert len(berhasil(hasil)) == 1
    pk = a.segar(pk)
    assert (pk.status == Status.SELARAS) == Verifikasi.objects.filter(hasil="selaras", dicabut_pada=None).exists()


def test_two_members_of_one_unsur_vote_at_once_and_one_vote_stands():
    a = adegan()
    pk = a.sampai_dikirim()
    suara = [
        lambda: beri_persetujuan(
            perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=a.pengguna(VERIFIKATOR[0]), now=a.now
        )
    ] * 4
    bersama(*suara)
    assert PersetujuanUnsur.objects.count() == 1


def test_signing_twice_at_once_gives_one_signature_and_one_naskah():
    a = adegan()
    pk = a.susun("kepala_satu")
    hasil = bersama(
        *[lambda: tandatangani(perjanjian_id=[pk.pk], aktor=a.pengguna("kepala_satu"), kata_sandi=SANDI, now=a.now)]
        * 4
    )
    assert len(berhasil(hasil)) == 1
    assert TandaTangan.objects.count() == Naskah.objects.count() == 1


def test_an_edit_against_the_signature_one_of_them_loses_and_the_signed_content_is_what_is_stored():
    a = adegan()
    pk = a.susun("kepala_satu")
    butir, pagu = _butir(pk, target="55%"), _pagu(pk)
    hasil = bersama(
        lambda: tandatangani(perjanjian_id=[pk.pk], aktor=a.pengguna("kepala_satu"), kata_sandi=SANDI, now=a.now),
        lambda: simpan_isi(
            perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=butir, pagu=pagu, aktor=a.pengguna("perencana_satu"),
            now=a.now,
        ),
    )  # fmt: skip
    naskah = a.segar(pk).naskah
    assert naskah is not None
    assert ('"target":"55%"' in naskah.isi) == (not isinstance(hasil[1], Exception))


def test_an_edit_against_sending_again_never_changes_what_was_sent():
    a = adegan()
    pk = a.susun("kasi_satu")
    butir, pagu = _butir(pk, target="55%"), _pagu(pk)
    hasil = bersama(
        _ajukan(a, pk),
        lambda: simpan_isi(
            perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=butir, pagu=pagu, aktor=a.pengguna("perencana_satu"),
            now=a.now,
        ),
    )  # fmt: skip
    pk = a.segar(pk)
    assert berhasil(hasil)
    if not isinstance(hasil[0], Exception):
        berubah = set(pk.butir.values_list("target", flat=True)) == {"55%"}
        assert berubah == (not isinstance(hasil[1], Exception))
        assert pk.status == Status.DIAJUKAN


def test_many_draw_up_the_same_pd_at_once_and_each_office_gets_one_pk():
    a = adegan()
    bersama(*[a.susun_semua] * 8)
    assert Perjanjian.objects.count() == 4
    assert len(set(Perjanjian.objects.values_list("jabatan_id", flat=True))) == 4


def test_many_acts_at_once_leave_a_chain_without_gaps_and_without_forks():
    a = adegan()
    semua = a.susun_semua().dibuat[1:]
    bersama(*[_ajukan(a, pk) for pk in semua])
    assert Jejak.objects.filter(aksi="ajukan").count() == len(semua)
    assert periksa_rantai(str(a.d.pemda.pk)) == []


def test_two_versions_are_never_in_force_at_once():
    a = adegan()
    lama = a.sampai_berlaku()
    baru = buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)
    pk = a.lakukan(a.tandatangani(baru, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    pk = a.lakukan(a.selaraskan(pk), Aksi.TERUSKAN, "sekda")
    bersama(
        *[lambda: tandatangani(perjanjian_id=[pk.pk], aktor=a.pengguna("bupati"), kata_sandi=SANDI, now=a.now)] * 4
    )
    assert Perjanjian.objects.berlaku().get() == pk
    assert a.segar(lama).status == Status.DIGANTI


# --- Many at once beside a single one ---------------------------------------------------------------------------------
def _banyak_di_samping_satu(monkeypatch):
    """One person does two PKs in one act; after the first, somebody else has taken the second in hand."""
    a = adegan()
    a.susun_semua()
    pk = sorted(a.d.jabatan[j].perjanjian.get().pk for j in ("kabid_satu", "kasi_satu"))
    pertama_selesai, asli = threading.Event(), alur.tulis_jejak

    def tulis_jejak(t, *args, **kwargs):
        hasil = asli(t, *args, **kwargs)
        if t.pk.pk == pk[0]:
            pertama_selesai.set()
            time.sleep(0.7)  # the other one locks the second PK, if it can, and waits for the audit trail
        return hasil

    monkeypatch.setattr(alur, "tulis_jejak", tulis_jejak)
    pelaku = a.pengguna("perencana_satu")

    def satu():
        pertama_selesai.wait(20)
        return apply_aksi(perjanjian_id=pk[1], aksi=Aksi.AJUKAN, aktor=pelaku, now=a.now)

    hasil = bersama(lambda: apply_banyak(perjanjian_id=pk, aksi=Aksi.AJUKAN, aktor=pelaku, now=a.now), satu)
    return hasil, set(Perjanjian.objects.filter(pk__in=pk).values_list("status", flat=True))


def test_c17_an_act_on_many_and_an_act_on_one_of_them_never_wait_for_each_other(monkeypatch):
    (banyak, satu), status = _banyak_di_samping_satu(monkeypatch)
    assert len(banyak) == 2 and status == {Status.DIAJUKAN}
    assert isinstance(satu, AksiDenied)


def test_control_without_locking_all_first_they_wait_for_each_other(monkeypatch):
    monkeypatch.setattr(alur, "kunci_semua", lambda perjanjian_id: sorted(set(perjanjian_id)))
    hasil, _ = _banyak_di_samping_satu(monkeypatch)
    assert any("deadlock" in str(h) for h in hasil)


def _ganti_di_samping_banyak(monkeypatch):
    """The Bupati signs a new version while somebody takes both versions in hand."""
    a = adegan()
    lama = a.sampai_berlaku()
    baru = buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)
    baru = a.lakukan(a.tandatangani(baru, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    baru = a.lakukan(a.selaraskan(baru), Aksi.TERUSKAN, "sekda")
    dipegang, asli = threading.Event(), alur.bubuhkan

    def bubuhkan(*args, **kwargs):
        hasil = asli(*args, **kwargs)
        dipegang.set()
        time.sleep(0.7)  # the other one locks the version in force, if it can, and waits for the new one
        return hasil

    monkeypatch.setattr(alur, "bubuhkan", bubuhkan)

    def banyak():
        dipegang.wait(20)
        return apply_banyak(perjanjian_id=[lama.pk, baru.pk], aksi=Aksi.TERUSKAN, aktor=a.pengguna("sekda"), now=a.now)

    hasil = bersama(
        lambda: tandatangani(perjanjian_id=[baru.pk], aktor=a.pengguna("bupati"), kata_sandi=SANDI, now=a.now), banyak
    )
    return hasil, (a.segar(lama).status, a.segar(baru).status)


def test_c17_replacing_a_version_and_an_act_on_both_never_wait_for_each_other(monkeypatch):
    (sah, banyak), status = _ganti_di_samping_banyak(monkeypatch)
    assert len(sah) == 1 and isinstance(banyak, AksiDenied)
    assert status == (Status.DIGANTI, Status.BERLAKU)


def test_control_without_locking_the_version_in_force_first_they_wait_for_each_other(monkeypatch):
    monkeypatch.setattr(alur, "kunci_semua", lambda perjanjian_id, **_: dasar.kunci_semua(perjanjian_id))
    hasil, _ = _ganti_di_samping_banyak(monkeypatch)
    assert any("deadlock" in str(h) for h in hasil)


# --- One number for each berita acara, taken before the trail -----------------------------------------------------------
def _diajukan():
    a = adegan()
    a.susun_semua()
    pk = [a.d.jabatan[j].perjanjian.get() for j in ("kabid_satu", "kasi_satu")]
    return a, [a.lakukan(satu, Aksi.AJUKAN, "perencana_satu") for satu in pk]


def test_two_berita_acara_at_once_get_two_numbers():
    a, pk = _diajukan()
    sakip = a.pengguna("sakip_satu")
    hasil = bersama(*[lambda p=p: nyatakan_selaras(perjanjian_id=p.pk, aktor=sakip, now=a.now) for p in pk])
    assert sorted(b.urut for b in hasil) == [1, 2]


def _selaras_di_samping_surat(monkeypatch):
    """A vote has written its line; before the berita acara is numbered, somebody numbers a letter and waits to write."""
    a, (kabid, _) = _diajukan()
    kepala = a.tandatangani(a.d.jabatan["kepala_satu"].perjanjian.get(), "kepala_satu")
    kepala = a.selaraskan(a.lakukan(kepala, Aksi.KIRIM, "perencana_satu"))
    kepala = a.tandatangani(a.lakukan(kepala, Aksi.TERUSKAN, "sekda"), "bupati")
    memilih, asli = threading.Event(), verifikasi.susun_acara

    def susun_acara(*args, **kwargs):
        memilih.set()
        time.sleep(0.7)
        giliran(a.d.pemda.pk)
        return asli(*args, **kwargs)

    monkeypatch.setattr(verifikasi, "susun_acara", susun_acara)

    def surat():
        memilih.wait(20)
        return apply_aksi(perjanjian_id=kepala.pk, aksi=Aksi.SAMPAIKAN, aktor=a.pengguna("sekda"), now=a.now)

    return bersama(lambda: nyatakan_selaras(perjanjian_id=kabid.pk, aktor=a.pengguna("sakip_satu"), now=a.now), surat)


def test_c17_a_berita_acara_and_a_letter_never_wait_for_each_others_number(monkeypatch):
    hasil = _selaras_di_samping_surat(monkeypatch)
    assert berhasil(hasil) == hasil


def test_control_without_the_turn_taken_before_the_vote_they_wait_for_each_other(monkeypatch):
    monkeypatch.setattr(verifikasi, "kunci_nomor", lambda _: None)
    assert any("deadlock" in str(h) for h in _selaras_di_samping_surat(monkeypatch))
