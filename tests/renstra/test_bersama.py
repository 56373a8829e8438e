"""One indicator carried by several PD: asked, answered, and what follows from it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from renstra import queries
from renstra.enums import StatusBersama
from renstra.models import Indikator, IndikatorBersama
from renstra.services import bersama, rencana, rkt
from renstra.services.dasar import Ditolak
from sakip.jejak.models import Jejak
from tests.renstra import pabrik


@pytest.fixture
def siapa(panggung):
    return {"pelaku": panggung.perencana, "now": panggung.now}


@pytest.fixture
def indikator(panggung):
    renstra = pabrik.buat_renstra(panggung.pd)
    return Indikator.objects.get(simpul__rencana=renstra, simpul__jenis="sasaran")


def _minta(panggung, indikator, siapa):
    minta = {"indikator_id": indikator.pk, "pd_id": [panggung.pd_lain.pk], "alasan": "Ikut melaksanakan"}
    return bersama.minta_bersama(**minta, **siapa)[0]


def test_what_is_asked_waits_for_the_planner_of_the_other_pd_and_may_be_withdrawn(panggung, indikator, siapa):
    diminta = _minta(panggung, indikator, siapa)
    assert queries.bersama_diminta({panggung.pd_lain.pk}) == [diminta]
    assert queries.bersama_diminta({panggung.pd.pk}) == []
    with pytest.raises(Ditolak, match="sudah diminta"):
        _minta(panggung, indikator, siapa)
    bersama.tarik_bersama(bersama_id=diminta.pk, **siapa)
    assert not IndikatorBersama.objects.exists()
    assert Jejak.objects.filter(aksi__startswith="renstra.bersama").count() == 2


def test_a_refusal_needs_words_and_an_answer_is_given_once(panggung, indikator, siapa):
    diminta = _minta(panggung, indikator, siapa)
    with pytest.raises(Ditolak, match="alasannya"):
        bersama.jawab_bersama(bersama_id=diminta.pk, setuju=False, jawaban="", **siapa)
    bersama.jawab_bersama(bersama_id=diminta.pk, setuju=False, jawaban="Bukan urusan kami", **siapa)
    for ulang in (bersama.tarik_bersama,):
        with pytest.raises(Ditolak, match="sudah dijawab"):
            ulang(bersama_id=diminta.pk, **siapa)
    assert _minta(panggung, indikator, siapa).status == StatusBersama.DIMINTA


def test_after_consent_the_rkt_of_the_other_pd_takes_it_too(panggung, indikator, siapa):
    diminta = _minta(panggung, indikator, siapa)
    pabrik.buat_renstra(panggung.pd_lain, pohon=pabrik.POHON[:2])
    untuk = {"pemda_id": panggung.pemda.pk, "pd_id": panggung.pd_lain.pk}
    assert rkt.susun_rkt(**untuk, tahun=2026, **siapa).baris.count() == 2
    bersama.jawab_bersama(bersama_id=diminta.pk, setuju=True, jawaban="", **siapa)
    lain = rkt.susun_rkt(**untuk, tahun=2027, **siapa)
    (baris,) = lain.baris.filter(indikator=indikator)
    assert (baris.nama, baris.target, baris.sasaran) == (indikator.nama, "97%", indikator.simpul.uraian)
    rkt.hapus_baris_rkt(baris_id=baris.pk, versi_kunci=0, **siapa)
    assert queries.indikator_belum_rkt(lain) == [indikator]
    lagi = rkt.simpan_baris_rkt(
        rkt_id=lain.pk, baris_id=None, versi_kunci=1, isi={}, indikator_id=indikator.pk, **siapa
    )
    assert lagi.nama == indikator.nama


def test_what_is_carried_together_stays_whatever_sasaran_are_chosen(panggung, indikator, siapa):
    diminta = _minta(panggung, indikator, siapa)
    renstra_lain = pabrik.buat_renstra(panggung.pd_lain, pohon=pabrik.POHON[:2])
    bersama.jawab_bersama(bersama_id=diminta.pk, setuju=True, jawaban="", **siapa)
    lain = rkt.susun_rkt(pemda_id=panggung.pemda.pk, pd_id=panggung.pd_lain.pk, tahun=2026, **siapa)
    tujuan = renstra_lain.simpul.get(jenis="tujuan")
    rkt.pilih_sasaran(rkt_id=lain.pk, versi_kunci=0, simpul={tujuan.pk}, **siapa)
    assert {b.indikator_id for b in lain.baris.all()} >= {indikator.pk}
    assert lain.baris.filter(simpul__rencana=renstra_lain).count() == 1


def _tetapkan(baru, siapa):
    baru.refresh_from_db()
    isi = {"rencana_id": baru.pk, "versi_kunci": baru.versi_kunci, "nomor": "2", "tanggal": date(2026, 1, 5)}
    rencana.tetapkan_rencana(**isi, **siapa)


def test_consent_given_while_a_replacement_is_drawn_up_holds_for_the_replacement_too(panggung, indikator, siapa):
    baru = rencana.ganti_rencana(rencana_id=indikator.simpul.rencana_id, **siapa)
    penerus = Indikator.objects.get(simpul__rencana=baru, simpul__jenis="sasaran")
    Indikator.objects.filter(pk=penerus.pk).update(nama="Persentase layanan selesai tepat waktu")
    _minta(panggung, penerus, siapa)  # asked of the draft too, not answered there
    diminta = _minta(panggung, indikator, siapa)
    bersama.jawab_bersama(bersama_id=diminta.pk, setuju=True, jawaban="Ya", **siapa)
    _tetapkan(baru, siapa)
    (satu,) = penerus.bersama.all()
    assert (satu.status, satu.jawaban, satu.dijawab_oleh) == ("disetujui", "Ya", panggung.perencana)
    assert [i.pk for i in queries.indikator_bersama(panggung.pd_lain.pk, 2026)] == [penerus.pk]
    assert indikator.bersama.get() == diminta  # the version that was replaced keeps its own


def test_what_still_waits_when_a_plan_is_replaced_is_answered_on_the_new_version(panggung, indikator, siapa):
    diminta = _minta(panggung, indikator, siapa)
    _tetapkan(rencana.ganti_rencana(rencana_id=indikator.simpul.rencana_id, **siapa), siapa)
    assert queries.bersama_diminta({panggung.pd_lain.pk}) == [diminta]
    bersama.jawab_bersama(bersama_id=diminta.pk, setuju=True, jawaban="", **siapa)
    (ikut,) = queries.indikator_bersama(panggung.pd_lain.pk, 2026)
    assert ikut.semula == indikator


def test_a_request_for_an_indicator_that_the_new_version_dropped_is_not_answered_into_nothing(
    panggung, indikator, siapa
):
    diminta = _minta(panggung, indikator, siapa)
    baru = rencana.ganti_rencana(rencana_id=indikator.simpul.rencana_id, **siapa)
    sasaran = baru.simpul.get(jenis="sasaran")
    pabrik.buat_indikator(sasaran, "Indeks lain")
    sasaran.indikator.get(semula=indikator).delete()
    _tetapkan(baru, siapa)
    with pytest.raises(Ditolak, match="sudah digantikan"):
        bersama.jawab_bersama(bersama_id=diminta.pk, setuju=True, jawaban="", **siapa)


def test_a_new_version_of_the_plan_keeps_the_consent(panggung, indikator, siapa):
    diminta = _minta(panggung, indikator, siapa)
    bersama.jawab_bersama(bersama_id=diminta.pk, setuju=True, jawaban="Ya", **siapa)
    baru = rencana.ganti_rencana(rencana_id=indikator.simpul.rencana_id, **siapa)
    renstra_lain = pabrik.buat_renstra(panggung.pd_lain, pohon=pabrik.POHON[:2])
    masuk = queries.bersama_rencana(renstra_lain)[1]
    assert [b.pk for b in masuk] == [diminta.pk]  # the draft does not count twice
    rencana.tetapkan_rencana(rencana_id=baru.pk, versi_kunci=0, nomor="2", tanggal=date(2026, 1, 5), **siapa)
    (satu,) = queries.bersama_rencana(renstra_lain)[1]
    assert satu.indikator.simpul.rencana == baru
    assert [i.pk for i in queries.indikator_bersama(panggung.pd_lain.pk, 2026)] == [satu.indikator_id]


@pytest.fixture
def klien(panggung, masuk, pada, sekarang):
    with pada(sekarang):
        yield lambda orang: masuk(Client(), orang)


def test_it_is_asked_and_answered_through_the_pages(panggung, indikator, klien):
    pemilik, lain = klien(panggung.perencana), klien(panggung.lain)
    minta = reverse("renstra:bersama_minta", args=[indikator.pk])
    assert pemilik.post(minta, {"pd": [panggung.pd_lain.pk], "alasan": ""}).status_code == 422
    pemilik.post(minta, {"pd": [panggung.pd_lain.pk], "alasan": "Ikut melaksanakan"})
    diminta = IndikatorBersama.objects.get()
    beranda = lain.get(reverse("beranda")).content.decode()
    assert "Jawab permintaan indikator bersama" in beranda
    assert indikator.nama in lain.get(reverse("renstra:daftar")).content.decode()
    jawab = reverse("renstra:bersama_jawab", args=[diminta.pk])
    assert pemilik.post(jawab, {"putusan": "setuju"}).status_code == 403
    assert "Tulis alasannya" in lain.post(jawab, {"putusan": "tolak"}).content.decode()
    lain.post(jawab, {"putusan": "setuju", "jawaban": "Kami ikut"})
    assert (
        "Bersama DUA" in pemilik.get(reverse("renstra:rencana", args=[indikator.simpul.rencana_id])).content.decode()
    )
    renstra_lain = pabrik.buat_renstra(panggung.pd_lain, pohon=pabrik.POHON[:2])
    isi = lain.get(reverse("renstra:rencana", args=[renstra_lain.pk])).content.decode()
    assert "Indikator bersama dari Perangkat Daerah lain" in isi and "Kami ikut" in isi
