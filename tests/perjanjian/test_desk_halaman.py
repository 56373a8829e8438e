"""The pages of the Desk: who gets them, what they say, an act through the page as rendered, constant queries."""

from datetime import time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi
from perjanjian.models import HariDesk, SlotDesk
from sakip.organisasi.models import AnggotaTim
from tests.perjanjian.halaman import Halaman, teks
from tests.perjanjian.pabrik import VERIFIKATOR
from tests.perjanjian.pabrik_desk import PAGI, SEKRETARIS, desk

pytestmark = pytest.mark.django_db


def hitung(kerja):
    with CaptureQueriesContext(connection) as tangkapan:
        kerja()
    return len(tangkapan)


def _susun(**lain):
    isi = {"tanggal": "2026-01-27", "mulai": "09:00", "selesai": "12:00", "menit": "60", "ruang": "Ruang A\nRuang B"}
    return isi | lain


def test_the_proposal_stands_on_the_page_and_is_saved_as_it_was_changed():
    d = desk(pd=())
    h, pd = Halaman(d.a), d.a.d.pd
    usul = h.buka(SEKRETARIS, "perjanjian:desk_susun", tanya=_susun())
    assert f'<option value="{pd["satu"].pk}" selected>' in usul.content.decode()
    isi = _susun(**{"slot-0-0900": pd["dua"].pk, "slot-1-1100": pd["satu"].pk, "catatan": "Bawa DPA"})
    jawab = h.kirim(SEKRETARIS, "perjanjian:desk_susun", isi=isi)
    hari = HariDesk.objects.get(tanggal="2026-01-27")
    assert jawab.url == hari.get_absolute_url()
    assert {(s.pd, s.ruang.nama, s.mulai) for s in SlotDesk.objects.all()} == {
        (pd["dua"], "Ruang A", time(9)), (pd["satu"], "Ruang B", time(11)),
    }  # fmt: skip
    assert "Bawa DPA" in teks(h.buka(SEKRETARIS, "perjanjian:desk_hari", hari.pk))


def test_a_refused_plan_keeps_what_was_chosen_and_says_why():
    d = desk()
    h, pd = Halaman(d.a), d.a.d.pd
    isi = _susun(**{"slot-0-0900": pd["dua"].pk, "slot-1-1100": pd["satu"].pk})
    jawab = h.kirim(SEKRETARIS, "perjanjian:desk_susun", isi=isi)
    assert jawab.status_code == 422
    assert "masih mempunyai janji Desk Senin, 26 Januari 2026" in teks(jawab)
    assert f'<option value="{pd["dua"].pk}" selected>' in jawab.content.decode()


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({"tanggal": "31-02-2026"}, "tidak dapat dibaca"),
        ({"menit": "5"}, "10 sampai 480 menit"),
        ({"menit": "²"}, "10 sampai 480 menit"),
        ({"ruang": " , "}, "Isi satu sampai 10 ruang"),
        ({"ruang": "\n".join(map(str, range(11)))}, "Isi satu sampai 10 ruang"),
        ({"selesai": "09:30"}, "Tidak satu janji pun muat"),
        ({"istirahat_mulai": "12:00"}, "atau kosongkan keduanya"),
        ({"tanggal": "2026-01-31"}, "bukan hari kerja"),
        ({"tanggal": "2026-01-26"}, "sudah ada hari Desk"),
    ],
)
def test_bad_input_is_told_in_words(ubah, kata):
    d = desk()
    assert kata in teks(Halaman(d.a).buka(SEKRETARIS, "perjanjian:desk_susun", tanya=_susun(**ubah)))


def test_a_pd_sees_its_own_appointment_and_nothing_of_another():
    d = desk(pd=("satu", "dua"))
    h = Halaman(d.a)
    for siapa in ("perencana_satu", "kepala_satu", "sakip_satu", SEKRETARIS, "kabag_organisasi", "admin"):
        assert h.buka(siapa, "perjanjian:desk_slot", d.slot().pk).status_code == 200, siapa
    for siapa in ("perencana_dua", "kepala_dua", "kabid_satu", "bupati", "inspektur", "monev"):
        assert h.buka(siapa, "perjanjian:desk_slot", d.slot().pk).status_code == 404, siapa
        assert h.buka(siapa, "perjanjian:desk_hari", d.hari.pk).status_code == 404, siapa
    daftar = teks(h.buka("perencana_satu", "perjanjian:desk"))
    assert "pukul 09.00, Ruang A" in daftar and "Dinas Dua" not in daftar


def test_the_pd_asks_on_its_page_and_the_secretary_agrees_on_it():
    d = desk()
    d.a.now = PAGI - timedelta(days=1)
    h, slot = Halaman(d.a), d.slot()
    minta = h.buka("perencana_satu", "perjanjian:desk_aksi", slot.pk, "minta")
    assert "10.00–11.00, Ruang B" in teks(minta)
    kunci = f"{d.ruang('Ruang B').pk}-1000-1100"
    isi = {"versi": slot.versi_kunci, "tempat": kunci, "catatan": "Kepala dinas di luar kota"}
    salah = h.kirim("perencana_satu", "perjanjian:desk_aksi", slot.pk, "minta", isi=isi | {"tempat": "1-0000-2400"})
    assert salah.status_code == 422 and "Pilih ruang dan waktu pada daftar" in teks(salah)
    assert "Kepala dinas di luar kota" in salah.content.decode()
    h.kirim("perencana_satu", "perjanjian:desk_aksi", slot.pk, "minta", isi=isi)
    dibuka = teks(h.buka(SEKRETARIS, "perjanjian:desk_slot", slot.pk))
    assert "Waktu lain diminta" in dibuka and "Setujui pindah" in dibuka
    h.kirim(SEKRETARIS, "perjanjian:desk_aksi", slot.pk, "setujui", isi={"versi": d.slot().versi_kunci})
    assert (d.slot().ruang.nama, d.slot().mulai) == ("Ruang B", time(10))


def test_attendance_is_ticked_and_the_desk_begins():
    d = desk()
    h, slot, pegawai = Halaman(d.a), d.slot(), d.a.d.pegawai
    assert "Catat dulu siapa yang hadir" in teks(h.buka(SEKRETARIS, "perjanjian:desk_slot", slot.pk))
    isi = {"versi": 0, "hadir": [pegawai["kepala_satu"].pk, pegawai[VERIFIKATOR[0]].pk, "x", "9" * 30]}
    h.kirim(SEKRETARIS, "perjanjian:desk_aksi", slot.pk, "hadir", isi=isi)
    h.kirim(SEKRETARIS, "perjanjian:desk_aksi", slot.pk, "mulai", isi={"versi": 1})
    halaman = teks(h.buka("kepala_satu", "perjanjian:desk_slot", slot.pk))
    assert "Berlangsung" in halaman and "Kepala Dinas Satu Alfa" in halaman and "unsur Inspektorat" in halaman
    assert "Akhiri Desk" not in halaman
    assert "Meja keselarasan" in teks(h.buka(SEKRETARIS, "perjanjian:desk_slot", slot.pk))


def test_both_sides_see_the_clock_of_the_correction_and_that_it_is_late_after_midnight():
    d = desk()
    d.mulai()
    pk = d.a.lakukan(d.slot().perjanjian, Aksi.KEMBALIKAN, VERIFIKATOR[0], "Perbaiki target")
    h = Halaman(d.a)
    for siapa in ("perencana_satu", SEKRETARIS):
        halaman = teks(h.buka(siapa, "perjanjian:desk_slot", d.slot().pk))
        assert "Perbaikan ditunggu hari ini sampai 24.00, sisa 14 jam 5" in halaman
    assert "Perbaiki PK" in teks(h.buka("perencana_satu", "perjanjian:desk_slot", d.slot().pk))
    d.a.maju(days=1)
    assert "Terlambat diperbaiki. PK dikembalikan" in teks(h.buka(SEKRETARIS, "perjanjian:desk_slot", d.slot().pk))
    d.a.lakukan(d.a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    assert "Terlambat diperbaiki 1 hari" in teks(h.buka(SEKRETARIS, "perjanjian:desk_hari", d.hari.pk))
    assert "Terlambat diperbaiki 1 hari" in teks(h.buka("kepala_satu", "perjanjian:riwayat", pk.pk))
    assert "Terlambat diperbaiki 1 hari" in teks(h.buka(SEKRETARIS, "perjanjian:keselarasan", pk.pk))


def test_polling_answers_with_a_part_and_reloads_the_page_when_the_appointment_moved():
    d = desk()
    d.mulai()
    h, slot = Halaman(d.a), d.slot()
    versi = f"{slot.versi_kunci}-dikirim"
    diam = h.buka(
        "perencana_satu", "perjanjian:desk_slot", slot.pk, tanya={"versi": versi}, headers={"HX-Request": "true"}
    )
    assert "HX-Refresh" not in diam.headers and "<html" not in diam.content.decode()
    d.lakukan("selesaikan")
    pindah = h.buka(
        "perencana_satu", "perjanjian:desk_slot", slot.pk, tanya={"versi": versi}, headers={"HX-Request": "true"}
    )
    assert pindah.headers["HX-Refresh"] == "true"


def test_the_projector_names_who_is_in_and_who_is_next_and_no_person():
    d = desk(pd=("satu", "dua"))
    d.tambah("setda", "Ruang A", time(10), time(11))
    d.mulai()
    layar = teks(Halaman(d.a).buka(SEKRETARIS, "perjanjian:desk_layar", d.hari.pk))
    assert "Dinas Satu Alfa 09.00–10.00" in layar and "Berikutnya 10.00 Sekretariat Daerah" in layar
    assert "Berikutnya 09.00 Dinas Dua" in layar
    assert "Kepala Satu" not in layar


def test_the_appointment_stands_on_the_front_page_and_beside_the_pk():
    d = desk()
    h = Halaman(d.a)
    for siapa in ("perencana_satu", "kepala_satu"):
        assert "Desk PK: Senin, 26 Januari 2026 pukul 09.00, Ruang A" in teks(h.buka(siapa, "beranda"))
    pk = d.a.d.jabatan["kepala_satu"].perjanjian.get()
    assert "pukul 09.00, Ruang A" in teks(h.buka("kepala_satu", "perjanjian:riwayat", pk.pk))
    assert "Desk" in teks(h.buka(SEKRETARIS, "perjanjian:periksa"))


def test_a_request_stands_on_the_front_page_of_the_secretary():
    d = desk()
    d.a.now = PAGI - timedelta(days=1)
    AnggotaTim.objects.filter(pegawai=d.a.d.pegawai[SEKRETARIS]).update(kedudukan="Sekretaris")
    d.lakukan("minta", "kepala_satu", catatan="Dinas luar", tujuan=d.tujuan(mulai=time(13), selesai=time(14)))
    h = Halaman(d.a)
    assert "minta waktu Desk lain" in teks(h.buka(SEKRETARIS, "beranda"))
    assert "minta waktu Desk lain" not in teks(h.buka(VERIFIKATOR[0], "beranda"))


@pytest.mark.parametrize("nama", ["desk_hari", "desk_layar"])
def test_a_day_costs_the_same_with_one_and_with_many_appointments(nama):
    d = desk(pd=("satu",))
    h = Halaman(d.a)
    d.mulai()
    h.buka(SEKRETARIS, f"perjanjian:{nama}", d.hari.pk)
    satu = hitung(lambda: h.buka(SEKRETARIS, f"perjanjian:{nama}", d.hari.pk))
    for i, pd in enumerate(("dua", "setda", "bappeda", "inspektorat", "bpkpad")):
        d.tambah(pd, "Ruang B", time(9 + i), time(10 + i))
    assert hitung(lambda: h.buka(SEKRETARIS, f"perjanjian:{nama}", d.hari.pk)) == satu <= 12


@pytest.mark.parametrize("siapa", ["perencana_satu", "kepala_satu", SEKRETARIS, "kabag_organisasi"])
def test_an_appointment_is_cheap_and_cheaper_when_it_is_asked_for_again(siapa):
    d = desk()
    d.mulai()
    h, slot = Halaman(d.a), d.slot()

    def kueri(**kepala):
        h.buka(siapa, "perjanjian:desk_slot", slot.pk, **kepala)
        return hitung(lambda: h.buka(siapa, "perjanjian:desk_slot", slot.pk, **kepala))

    assert kueri() <= 12
    assert kueri(headers={"HX-Request": "true"}) <= 9
