"""The checklist of each unsur and its consent (BK Pasal 13 ayat (1)): what the machine saw to, what a person ticks."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from perjanjian.enums import PutusanUnsur, Status
from perjanjian.models import PersetujuanUnsur, Verifikasi
from perjanjian.queries.fakta import fakta, latar
from perjanjian.queries.peran import situasi
from perjanjian.rules.daftar_periksa import daftar_lengkap, susun_daftar
from perjanjian.services.daftar_periksa import centang_daftar
from perjanjian.services.dasar import AksiDenied
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras
from sakip.jejak.models import Jejak
from sakip.organisasi.models import Ketentuan
from sakip.organisasi.rules.verifikasi import TIM_SAKIP

from .halaman import Halaman, teks
from .pabrik import adegan

BPKPAD = "verifikator_bpkpad"
PAGU, DANA = "Pagu sama dengan DPA", "Sumber dana sesuai DPA"
DAFTAR = {"bpkpad": [{"teks": PAGU, "jenis": ["anggaran"]}, {"teks": DANA, "jenis": []}]}
KINI = datetime(2026, 1, 21, tzinfo=UTC)


# ---- the rule


def test_an_item_is_ticked_by_itself_while_no_finding_of_its_kinds_is_open():
    daftar = susun_daftar("bpkpad", DAFTAR["bpkpad"], ["target"], {})
    assert [b.sendiri for b in daftar.butir] == [True, False] and daftar.kurang == [DANA]
    daftar = susun_daftar("bpkpad", DAFTAR["bpkpad"], ["anggaran", "anggaran"], {DANA: ("Ani", KINI)})
    assert daftar.butir[0].n_terbuka == 2 and daftar.kurang == [PAGU] and daftar.n_selesai == 1


def test_an_unsur_agrees_with_its_list_complete_or_with_a_note_bk_pasal_13_ayat_1():
    kurang = susun_daftar("bpkpad", DAFTAR["bpkpad"], [], {})
    assert "Daftar periksa belum lengkap: Sumber dana sesuai DPA." in daftar_lengkap(kurang, " ")
    assert daftar_lengkap(kurang, "DPA belum memuat sumber dana.") is None
    assert daftar_lengkap(susun_daftar("bpkpad", [], [], {}), "") is None


# ---- acts


@pytest.fixture
def a(db):
    a = adegan()
    Ketentuan.objects.filter(pk=a.d.ketentuan.pk).update(daftar_periksa=DAFTAR)
    return a


def setuju(a, pk, siapa=BPKPAD, **isi):
    isi = {"putusan": PutusanUnsur.SETUJU, "aktor": a.pengguna(siapa), "now": a.now, **isi}
    return beri_persetujuan(perjanjian_id=pk.pk, **isi)


def test_consent_without_the_list_is_refused_and_with_it_given_in_one_act(a):
    pk = a.sampai_dikirim()
    with pytest.raises(AksiDenied, match=f"belum lengkap: {DANA}"):
        setuju(a, pk)
    assert not PersetujuanUnsur.objects.exists()
    setuju(a, pk, centang=[("bpkpad", DANA), ("bpkpad", "Tidak ada di daftar"), ("bappeda", PAGU)])
    (satu,) = Verifikasi.objects.get().diperiksa
    assert (satu["unsur"], satu["teks"], satu["nama"]) == ("bpkpad", DANA, "Verifikator Bpkpad Alfa")
    assert Jejak.objects.filter(aksi="centang").count() == 1


def test_a_note_takes_the_place_of_a_tick_and_a_unit_without_a_list_just_agrees(a):
    pk = a.sampai_dikirim()
    assert setuju(a, pk, catatan="Sumber dana menyusul.").catatan == "Sumber dana menyusul."
    assert setuju(a, pk, "verifikator_bappeda").putusan == PutusanUnsur.SETUJU


def test_declaring_aligned_asks_for_the_list_of_the_last_unsur_too(a):
    pk = a.sampai_dikirim()
    for siapa in ("verifikator_inspektorat", "verifikator_bappeda", "verifikator_organisasi"):
        setuju(a, pk, siapa)
    with pytest.raises(AksiDenied, match="Daftar periksa belum lengkap"):
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna(BPKPAD), now=a.now)
    nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna(BPKPAD), now=a.now, centang=[("bpkpad", DANA)])
    assert a.segar(pk).status == Status.SELARAS
    with pytest.raises(IntegrityError), transaction.atomic():
        Verifikasi.objects.update(diperiksa=[])


def test_who_agreed_with_a_note_keeps_it_when_he_declares_aligned(a):
    pk = a.sampai_dikirim()
    setuju(a, pk, catatan="Sumber dana menyusul.")
    for siapa in ("verifikator_inspektorat", "verifikator_bappeda", "verifikator_organisasi"):
        setuju(a, pk, siapa)
    nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna(BPKPAD), now=a.now)
    assert PersetujuanUnsur.objects.get(unsur="bpkpad").catatan == "Sumber dana menyusul."


def test_taking_a_tick_off_leaves_what_another_member_ticked_meanwhile(a):
    pk, siapa = a.sampai_dikirim(), a.pengguna(BPKPAD)
    centang_daftar(perjanjian_id=pk.pk, centang=[("bpkpad", DANA)], semula=[], aktor=siapa, now=a.now)
    centang_daftar(perjanjian_id=pk.pk, centang=[("bpkpad", PAGU)], semula=[], aktor=siapa, now=a.now)
    assert {c["teks"] for c in Verifikasi.objects.get().diperiksa} == {DANA, PAGU}
    centang_daftar(perjanjian_id=pk.pk, centang=[], semula=[("bpkpad", PAGU)], aktor=siapa, now=a.now)
    assert {c["teks"] for c in Verifikasi.objects.get().diperiksa} == {DANA}
    lain = a.pengguna("verifikator_bappeda")
    centang_daftar(perjanjian_id=pk.pk, centang=[], semula=[("bpkpad", DANA)], aktor=lain, now=a.now)
    assert {c["teks"] for c in Verifikasi.objects.get().diperiksa} == {DANA}


def test_only_the_unsur_that_the_profile_names_must_agree_bk_pasal_13_ayat_1(a):
    Ketentuan.objects.filter(pk=a.d.ketentuan.pk).update(unsur_verifikasi=["bappeda", "organisasi"])
    pk = a.sampai_dikirim()
    with pytest.raises(AksiDenied, match="tidak diminta"):
        setuju(a, pk, "verifikator_inspektorat")
    f = fakta(pk, latar([pk], situasi([pk], a.now.date())), lengkap=False)
    assert f.unsur_belum == ("Bappeda", "Bagian Organisasi")
    setuju(a, pk, "verifikator_bappeda")
    nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_organisasi"), now=a.now)
    assert a.segar(pk).status == Status.SELARAS


def test_the_tim_sakip_inside_a_pd_has_a_list_where_the_profile_gives_one_bk_pasal_12_ayat_2(a):
    daftar = {TIM_SAKIP: [{"teks": "Rencana kerja diturunkan dari atasan", "jenis": []}]}
    Ketentuan.objects.filter(pk=a.d.ketentuan.pk).update(daftar_periksa=daftar)
    pk = a.lakukan(a.susun("kabid_satu"), "ajukan", "perencana_satu")
    h = Halaman(a)
    assert "Rencana kerja diturunkan dari atasan" in teks(h.buka("sakip_satu", "perjanjian:keselarasan", pk.pk))
    tolak = h.kirim("sakip_satu", "perjanjian:selaras", pk.pk, isi={"kunci": pk.kunci, "catatan": ""})
    assert tolak.status_code == 422 and "Daftar periksa belum lengkap" in teks(tolak)
    isi = {"kunci": pk.kunci, "catatan": "", "centang": "|Rencana kerja diturunkan dari atasan"}
    assert h.kirim("sakip_satu", "perjanjian:selaras", pk.pk, isi=isi).status_code == 302


# ---- pages


def test_the_bench_shows_the_own_list_what_was_ticked_by_whom_and_keeps_what_was_typed(a):
    pk, h = a.sampai_dikirim(), Halaman(a)
    isi = teks(h.buka(BPKPAD, "perjanjian:keselarasan", pk.pk))
    assert "1 butir tanpa temuan terbuka, tercentang sendiri" in isi and "1 dari 2 butir diperiksa" in isi
    assert DANA not in teks(h.buka("verifikator_bappeda", "perjanjian:keselarasan", pk.pk))
    tolak = h.kirim(BPKPAD, "perjanjian:persetujuan", pk.pk, isi={"putusan": "perbaikan", "centang": f"bpkpad|{DANA}"})
    assert tolak.status_code == 422 and f'value="bpkpad|{DANA}" id="dp-1-1" checked' in tolak.content.decode()
    simpan = h.kirim(BPKPAD, "perjanjian:daftar_periksa", pk.pk, isi={"centang": f"bpkpad|{DANA}"}, follow=True)
    assert "Centang disimpan." in teks(simpan) and "Verifikator Bpkpad Alfa, 21 Jan 2026, 09.40" in teks(simpan)
