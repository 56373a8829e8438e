"""What pages remember: only while reading, only as long as the stamp of the reference tables stays."""

from datetime import date

import pytest

from sakip import ingatan
from sakip.ingatan import halaman_dibaca, ingat, pakai
from sakip.kalender.enums import JenisLibur
from sakip.kalender.models import HariLibur
from sakip.organisasi.models import Ketentuan, SidikAcuan, TahunAnggaran
from sakip.organisasi.penjaga import ACUAN
from tests.keandalan.alat import jalankan_sql
from tests.perjanjian.pabrik import adegan


def hitung(dibaca):
    """A reading that counts how often it was made."""
    return lambda: dibaca.append(1) or len(dibaca)


def test_a_page_that_reads_asks_once_as_long_as_the_stamp_stays():
    dibaca = []
    for _ in range(3):
        with halaman_dibaca():
            pakai("s1")
            assert ingat("x", hitung(dibaca)) == 1
    with halaman_dibaca():
        pakai("s2")
        assert ingat("x", hitung(dibaca)) == 2


@pytest.mark.parametrize("sidik", [None, ""])
def test_without_a_stamp_nothing_is_remembered(sidik):
    dibaca = []
    with halaman_dibaca():
        pakai(sidik)
        assert [ingat("x", hitung(dibaca)), ingat("x", hitung(dibaca))] == [1, 2]


def test_who_writes_always_asks_the_database():
    dibaca = []
    with halaman_dibaca():
        pakai("s1")
        ingat("x", hitung(dibaca))
    pakai("s1")
    assert [ingat("x", hitung(dibaca)), ingat("x", hitung(dibaca))] == [2, 3]


def test_what_was_used_longest_ago_goes_first(monkeypatch):
    monkeypatch.setattr(ingatan, "BANYAK", 2)
    dibaca = []
    with halaman_dibaca():
        pakai("s1")
        for kunci in ("a", "b", "a", "c"):
            ingat(kunci, hitung(dibaca))
        assert [ingat("a", hitung(dibaca)), ingat("b", hitung(dibaca))] == [1, 4]


# --- The stamp ------------------------------------------------------------------------------------------------------
TABEL = [
    *ACUAN, "kalender_aturantenggat", "kalender_harilibur", "renstra_sumberdana", "perjanjian_pengampu",
]  # fmt: skip


@pytest.fixture
def a():
    a = adegan()
    TahunAnggaran.objects.create(pemda=a.d.pemda, tahun=2026)
    HariLibur.objects.create(pemda=a.d.pemda, tanggal=date(2026, 3, 2), nama="Hari Jadi", jenis=JenisLibur.DAERAH)
    return a


@pytest.mark.django_db
@pytest.mark.parametrize("tabel", TABEL)
def test_the_database_renews_the_stamp_with_every_change_of_a_reference_table(a, tabel):
    lama = SidikAcuan.objects.get().sidik
    jalankan_sql(f"UPDATE {tabel} SET id = id")
    assert SidikAcuan.objects.get().sidik != lama


@pytest.mark.django_db
@pytest.mark.parametrize("tabel", ["renstra_rkt", "renstra_dokumenanggaran", "renstra_rencana"])
def test_the_stamp_is_renewed_where_another_document_counts_not_with_every_edit_of_one(a, tabel):
    lama = SidikAcuan.objects.get().sidik
    jalankan_sql(f"UPDATE {tabel} SET versi_kunci = versi_kunci + 1")
    assert SidikAcuan.objects.get().sidik == lama
    jalankan_sql(f"UPDATE {tabel} SET status = status")
    assert SidikAcuan.objects.get().sidik != lama


@pytest.mark.django_db
def test_a_changed_profile_counts_from_the_next_page_on(a, client, masuk):
    masuk(client, a.pengguna("perencana_satu"))
    client.get("/")
    Ketentuan.objects.filter(pemda=a.d.pemda).update(nama_sistem="e-Kinerja")
    assert "e-Kinerja" in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_system_is_called_as_the_profile_of_today_says_not_one_still_to_come(a, client, masuk):
    Ketentuan.objects.filter(pemda=a.d.pemda).update(nama_sistem="Kini")
    Ketentuan.objects.create(pemda=a.d.pemda, berlaku_mulai=date(2099, 1, 1), nama_sistem="Nanti", peraturan="x")
    masuk(client, a.pengguna("perencana_satu"))
    halaman = client.get("/").content.decode()
    assert "Kini" in halaman
    assert "Nanti" not in halaman
