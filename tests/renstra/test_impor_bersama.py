"""Asking other PD to carry an indicator, out as a worksheet and back; consent is never given by file."""

import pytest
from django.test import Client
from django.urls import reverse

from renstra import queries
from renstra.enums import JenisImpor, StatusBersama
from renstra.models import Indikator, IndikatorBersama
from renstra.rules.impor import Keadaan
from renstra.services import bersama as services
from renstra.services.dasar import Ditolak
from sakip.jejak.models import Jejak
from tests.renstra import pabrik
from tests.renstra.berkas import batalkan, hitung, lihat, masukkan, sunting, tabel, templat, terapkan, unggah

B = JenisImpor.BERSAMA
NAMA = "Persentase layanan tepat waktu"
KEADAAN = "KEADAAN (HANYA DIBACA)"


@pytest.fixture
def renstra(panggung):
    return pabrik.buat_renstra(panggung.pd, ditetapkan=False)


@pytest.fixture
def diminta(panggung, renstra):
    return services.minta_bersama(
        indikator_id=indikator(renstra).pk,
        pd_id=[panggung.pd_lain.pk],
        alasan="=Ikut",
        pelaku=panggung.perencana,
        now=panggung.now,
    )[0]


def indikator(renstra, nama=NAMA):
    return Indikator.objects.get(simpul__rencana=renstra, nama=nama)


def jawab(p, diminta, *, setuju):
    services.jawab_bersama(bersama_id=diminta.pk, setuju=setuju, jawaban="Ya", pelaku=p.lain, now=p.now)


def ganti(**isi):
    return lambda rows: rows[0].update(isi)


def tambah(**isi):
    baru = {"INDIKATOR": NAMA, "PERANGKAT DAERAH": "INSPEKTORAT", "ALASAN": "=Mengawasi"} | isi
    return lambda rows: rows.append(baru)


def kini(diminta):
    return IndikatorBersama.objects.get(pk=diminta.pk)


def test_requests_come_back_without_any_change_answered_or_not(panggung, renstra, diminta):
    isi = templat(B, renstra)
    assert tabel(isi)[1][0]["ALASAN"] == "=Ikut"
    jawab(panggung, diminta, setuju=True)
    for berkas in (isi, templat(B, renstra)):
        hasil = lihat(panggung, B, renstra, berkas)
        assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": 1})
    assert masukkan(panggung, B, renstra, isi) and kini(diminta).status == StatusBersama.DISETUJUI


def test_a_new_row_asks_the_other_pd_and_is_taken_back_while_it_has_not_answered(panggung, renstra, diminta):
    satu = masukkan(panggung, B, renstra, sunting(templat(B, renstra), tambah()))
    inspektorat = panggung.pemeran.alfa.pd["inspektorat"]
    (baru,) = queries.bersama_diminta({inspektorat.pk})
    assert (baru.alasan, baru.status, baru.diminta_oleh) == ("=Mengawasi", "diminta", panggung.perencana)
    assert Jejak.objects.filter(ringkasan__contains=f"diminta kepada {inspektorat}").count() == 1
    batalkan(panggung, satu)
    assert list(IndikatorBersama.objects.all()) == [diminta]


def test_a_request_that_was_answered_is_not_taken_back(panggung, renstra):
    satu = masukkan(panggung, B, renstra, sunting(templat(B, renstra), tambah()))
    jawab(panggung, IndikatorBersama.objects.get(), setuju=True)
    with pytest.raises(Ditolak, match="sudah diubah"):
        batalkan(panggung, satu)


@pytest.mark.parametrize("keadaan", ["Disetujui", "Ditolak"])
def test_no_file_gives_or_withdraws_consent(panggung, renstra, diminta, keadaan):
    for ubah in (ganti(**{KEADAAN: keadaan}), tambah(**{KEADAAN: keadaan})):
        (salah,) = lihat(panggung, B, renstra, sunting(templat(B, renstra), ubah)).kesalahan
        assert "tidak lewat berkas" in salah.pesan and salah.sel.startswith("D")
    jawab(panggung, diminta, setuju=keadaan == "Ditolak")
    (salah,) = lihat(panggung, B, renstra, sunting(templat(B, renstra), ganti(**{KEADAAN: keadaan}))).kesalahan
    assert "tidak lewat berkas" in salah.pesan


def test_who_refused_is_asked_again_with_another_reason(panggung, renstra, diminta):
    jawab(panggung, diminta, setuju=False)
    isi = sunting(templat(B, renstra), ganti(ALASAN="Alasan lain"))
    (usul,) = lihat(panggung, B, renstra, isi).usul
    assert [p.menjadi for p in usul.perubahan] == ["Alasan lain", "Menunggu persetujuan"]
    satu = masukkan(panggung, B, renstra, isi)
    assert (kini(diminta).status, kini(diminta).jawaban) == ("diminta", "")
    batalkan(panggung, satu)
    assert (kini(diminta).status, kini(diminta).jawaban, kini(diminta).alasan) == ("ditolak", "Ya", "=Ikut")


@pytest.mark.parametrize("putusan", ["berkas", "biarkan"])
def test_a_reason_that_somebody_else_changed_meanwhile_waits_for_a_decision(panggung, renstra, diminta, putusan):
    isi = sunting(templat(B, renstra), ganti(ALASAN="berkas"))
    IndikatorBersama.objects.update(alasan="orang lain")
    (bentrok,) = [u for u in lihat(panggung, B, renstra, isi).usul if u.keadaan == Keadaan.BENTROK]
    satu = unggah(panggung, B, renstra, isi)
    with pytest.raises(Ditolak, match="bentrok"):
        terapkan(panggung, satu)
    satu.putusan = {bentrok.kunci: putusan}
    satu.save()
    terapkan(panggung, satu)
    assert kini(diminta).alasan == ("berkas" if putusan == "berkas" else "orang lain")


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (tambah(INDIKATOR="Tidak ada"), "Indikator tidak ditemukan"),
        (tambah(**{"PERANGKAT DAERAH": "Dinas Satu Alfa"}), "bukan Perangkat Daerah lain"),
        (ganti(**{"PERANGKAT DAERAH": "INSPEKTORAT"}), "tidak diganti"),
        (lambda rows: [tambah()(rows), tambah()(rows)], "sama dengan baris"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_its_cell(panggung, renstra, diminta, ubah, pesan):
    (salah,) = lihat(panggung, B, renstra, sunting(templat(B, renstra), ubah)).kesalahan
    assert pesan in salah.pesan and salah.sel


def test_what_was_agreed_to_keeps_its_reason(panggung, renstra, diminta):
    jawab(panggung, diminta, setuju=True)
    (salah,) = lihat(panggung, B, renstra, sunting(templat(B, renstra), ganti(ALASAN="Lain"))).kesalahan
    assert "sudah disetujui" in salah.pesan


def test_the_page_of_the_requests_leads_out_and_in(panggung, renstra, diminta, masuk, pada, sekarang):
    alamat = reverse("renstra:impor_dokumen", args=[renstra.pk, B.value])
    with pada(sekarang):
        klien = masuk(Client(), panggung.perencana)
        halaman = klien.get(reverse("renstra:bersama_minta", args=[indikator(renstra).pk])).content.decode()
        assert alamat in halaman and f"{alamat}templat/" in halaman
        assert "tidak dapat diberikan lewat berkas" in klien.get(alamat).content.decode()
        assert masuk(Client(), panggung.lain).get(f"{alamat}templat/").status_code == 403
        assert masuk(Client(), panggung.asing).get(alamat).status_code == 404
