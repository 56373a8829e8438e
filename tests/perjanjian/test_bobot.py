"""How much a finding weighs, and what becomes of findings from round to round (BK Pasal 11 ayat (2)-(4))."""

import json

import pytest
from django.db import IntegrityError, transaction

from perjanjian.enums import Aksi, Bobot, JenisTemuan, Keputusan, Status
from perjanjian.models import BeritaAcara, Temuan, Verifikasi
from perjanjian.queries.fakta import latar
from perjanjian.queries.meja import meja
from perjanjian.queries.peran import situasi
from perjanjian.services.dasar import AksiDenied
from perjanjian.services.verifikasi import bandingkan_ulang, nyatakan_selaras, putuskan_temuan, tambah_temuan
from sakip.organisasi.models import Ketentuan
from sakip.organisasi.rules.verifikasi import bobot_bawaan

from .pabrik import VERIFIKATOR, adegan

pytestmark = pytest.mark.django_db
SATU = "verifikator_inspektorat"
T, K = JenisTemuan, Keputusan


@pytest.fixture
def a():
    return adegan()


def kirim(a, pk=None):
    pk = pk or a.susun("kepala_satu")
    a.maju(minutes=1)
    return a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")


def beda_redaksi(a):
    """Sent with one row worded otherwise than in its documents."""
    pk = a.susun("kepala_satu")
    b = pk.butir.last()
    b.indikator = f"{b.indikator} setiap hari"
    b.save()
    return kirim(a, pk)


def ubah(a, pk, **isi):
    b = pk.butir.last()
    for nama, nilai in isi.items():
        setattr(b, nama, nilai)
    b.save()


def putus(a, temuan, keputusan, alasan="", oleh=SATU):
    putuskan_temuan(temuan_id=temuan.pk, keputusan=keputusan, alasan=alasan, aktor=a.pengguna(oleh), now=a.now)


def tambah(a, pk, **isi):
    isi = {"uraian": "Lampiran kurang.", "aktor": a.pengguna(SATU), "now": a.now, **isi}
    return tambah_temuan(perjanjian_id=pk.pk, **isi)


def kembalikan(a, pk):
    return a.lakukan(pk, Aksi.KEMBALIKAN, SATU, catatan="Perbaiki.")


def temuan(pk, jenis):
    return Temuan.objects.get(verifikasi__perjanjian=pk, verifikasi__selesai_pada=None, jenis=jenis)


def sejak(a, pk):
    return meja(pk, latar([pk], situasi([pk], a.now.date())), a.hak(SATU)).sejak


def test_the_profile_says_how_much_each_kind_of_finding_weighs_bk_pasal_11_ayat_2(a):
    pk = beda_redaksi(a)
    assert temuan(pk, T.REDAKSI).bobot == Bobot.SEBAIKNYA
    Ketentuan.objects.filter(pk=a.d.ketentuan.pk).update(bobot_temuan={"redaksi": "wajib"})
    pk = kirim(a, kembalikan(a, pk))
    assert temuan(pk, T.REDAKSI).bobot == Bobot.WAJIB


def test_a_light_finding_left_open_does_not_stop_the_pk_and_the_berita_acara_says_so_bk_pasal_11_ayat_4(a):
    pk = a.selaraskan(beda_redaksi(a))
    assert pk.status == Status.SELARAS
    isi = json.loads(BeritaAcara.objects.get().isi)
    baris = next(t for t in isi["temuan"] if "setiap hari" in t["menurut_perjanjian"])
    assert (baris["bobot"], baris["keputusan"]) == ("Sebaiknya", "Tidak diputuskan, tidak menghalangi")
    assert all(k["tidak_selaras"] == 0 for k in isi["keselarasan"])


def test_a_light_finding_that_is_to_be_mended_stops_the_pk_all_the_same(a):
    pk = beda_redaksi(a)
    putus(a, temuan(pk, T.REDAKSI), K.PERBAIKI)
    with pytest.raises(AksiDenied, match="1 temuan perlu diperbaiki"):
        a.selaraskan(pk)


@pytest.mark.parametrize("bobot", Bobot.values)
def test_accepting_needs_a_reason_whatever_the_weight_and_the_berita_acara_prints_it(a, bobot):
    Ketentuan.objects.update(bobot_temuan={**bobot_bawaan(), "redaksi": bobot})
    pk = beda_redaksi(a)
    satu = temuan(pk, T.REDAKSI)
    with pytest.raises(AksiDenied, match="Tulis alasan"):
        putus(a, satu, K.DITERIMA, " ")
    with pytest.raises(IntegrityError), transaction.atomic():
        Temuan.objects.filter(pk=satu.pk).update(keputusan=K.DITERIMA)
    putus(a, satu, K.DITERIMA, "Maksudnya sama.")
    a.selaraskan(pk)
    isi = json.loads(BeritaAcara.objects.get().isi)
    assert "Diterima: Maksudnya sama." in [t["keputusan"] for t in isi["temuan"]]


def test_the_quality_of_an_indicator_is_a_note_on_its_row_bk_pasal_3_ayat_6(a):
    pk = kirim(a)
    catatan = Temuan.objects.filter(verifikasi__perjanjian=pk, jenis=T.MUTU)
    assert catatan and all(t.bobot == Bobot.CATATAN and t.butir_id and t.menurut_sumber for t in catatan)
    assert a.selaraskan(pk).status == Status.SELARAS


def test_an_own_finding_has_the_weight_its_author_gives_it_on_a_row_a_budget_line_or_the_whole(a):
    pk = kirim(a)
    pagu = pk.pagu.first()
    satu = tambah(a, pk, pagu_id=pagu.pk)
    dua = tambah(a, pk, butir_id=pk.butir.first().pk, bobot=Bobot.CATATAN)
    assert (satu.rujukan, satu.bobot, satu.keputusan) == (pagu.kode, Bobot.WAJIB, K.PERBAIKI)
    assert (dua.rujukan, dua.bobot, dua.keputusan) == ("1.1", Bobot.CATATAN, K.BELUM)
    with pytest.raises(AksiDenied, match="bukan bagian dari PK ini"):
        tambah(a, pk, pagu_id=10**9)
    with pytest.raises(AksiDenied, match="1 temuan perlu diperbaiki"):
        a.selaraskan(pk)


def test_what_a_verifier_added_comes_back_in_the_next_round_to_be_confirmed(a):
    pk = kirim(a)
    tambah(a, pk)
    tambah(a, pk, uraian="Perhalus bunyinya.", bobot=Bobot.SEBAIKNYA)
    pk = kirim(a, kembalikan(a, pk))
    satu, dua = Temuan.objects.filter(verifikasi__putaran=2, otomatis=False).order_by("nomor")
    assert [(t.keputusan, t.bobot) for t in (satu, dua)] == [(K.BELUM, Bobot.WAJIB), (K.BELUM, Bobot.SEBAIKNYA)]
    assert sejak(a, pk).dipastikan == 2 and sejak(a, pk).selesai == ()
    with pytest.raises(AksiDenied, match="1 temuan wajib belum diputuskan"):
        a.selaraskan(pk)
    putus(a, satu, K.SELESAI)
    assert a.selaraskan(pk).status == Status.SELARAS
    keputusan = [t["keputusan"] for t in json.loads(BeritaAcara.objects.get().isi)["temuan"]]
    assert "Sudah diperbaiki" in keputusan and "Tidak diputuskan, tidak menghalangi" in keputusan


def test_a_finding_of_the_machine_is_never_called_mended_by_hand(a):
    pk = beda_redaksi(a)
    satu = temuan(pk, T.REDAKSI)
    with pytest.raises(AksiDenied, match="selesai dengan sendirinya"):
        putus(a, satu, K.SELESAI)
    with pytest.raises(IntegrityError), transaction.atomic():
        Temuan.objects.filter(pk=satu.pk).update(keputusan=K.SELESAI)


def test_a_finding_that_is_gone_is_closed_by_itself_and_listed(a):
    pk = beda_redaksi(a)
    putus(a, temuan(pk, T.REDAKSI), K.PERBAIKI)
    pk = kembalikan(a, pk)
    ubah(a, pk, indikator=pk.butir.last().sumber_indikator)
    s = sejak(a, pk := kirim(a, pk))
    assert [t.temuan.jenis for t in s.selesai] == [T.REDAKSI] and (s.baru, s.dipastikan) == (0, 0)


def test_what_was_accepted_stays_accepted_unless_it_was_refused_later(a):
    pk = beda_redaksi(a)
    putus(a, temuan(pk, T.REDAKSI), K.DITERIMA, "Maksudnya sama.")
    pk = kirim(a, kembalikan(a, pk))
    tetap = temuan(pk, T.REDAKSI)
    assert (tetap.keputusan, tetap.alasan) == (K.DITERIMA, "Maksudnya sama.")
    putus(a, tetap, K.PERBAIKI, "Ternyata tidak.")
    pk = kirim(a, kembalikan(a, pk))
    assert temuan(pk, T.REDAKSI).keputusan == K.BELUM
    assert "masih ada" in [t.riwayat for t in meja(pk, latar([pk], situasi([pk], a.now.date())), a.hak(SATU)).temuan]


def test_an_acceptance_does_not_cover_a_document_it_was_not_given_for(a):
    pk = beda_redaksi(a)
    satu = temuan(pk, T.REDAKSI)
    Temuan.objects.filter(pk=satu.pk).update(sumber="renstra")
    putus(a, satu, K.DITERIMA, "Renstra lama.")
    pk = kirim(a, kembalikan(a, pk))
    assert temuan(pk, T.REDAKSI).keputusan == K.BELUM


def test_comparing_anew_keeps_every_decision_on_what_stayed_the_same_bk_pasal_11_ayat_2(a):
    pk = beda_redaksi(a)
    putus(a, temuan(pk, T.REDAKSI), K.PERBAIKI, "Samakan.")
    tambah(a, pk)
    Verifikasi.objects.update(sidik_sumber="0" * 64)
    bandingkan_ulang(perjanjian_id=pk.pk, aktor=a.pengguna(SATU), now=a.now)
    baru = Temuan.objects.filter(verifikasi__putaran=2)
    assert {(t.jenis, t.keputusan) for t in baru.exclude(jenis=T.MUTU)} == {
        (T.REDAKSI, K.PERBAIKI), (T.LAIN, K.PERBAIKI),
    }  # fmt: skip


def test_the_weight_is_frozen_with_its_round(a):
    pk = a.selaraskan(beda_redaksi(a))
    with pytest.raises(IntegrityError), transaction.atomic():
        Temuan.objects.filter(verifikasi__perjanjian=pk, jenis=T.REDAKSI).update(bobot=Bobot.CATATAN)


def test_inside_a_pd_the_same_weights_count_bk_pasal_12_ayat_2(a):
    pk = a.susun("kabid_satu")
    ubah(a, pk, indikator=f"{pk.butir.last().indikator} setiap hari")
    pk = a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("sakip_satu"), now=a.now)
    assert a.segar(pk).status == Status.SELARAS and len(VERIFIKATOR) == 4
