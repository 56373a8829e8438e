"""Drafting many PKs in one action: as one by one, in a number of queries that hardly grows, in an unbroken trail."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from perjanjian.models import Butir, Perjanjian
from sakip.jejak.models import Jejak
from sakip.jejak.services import Catatan, catat_banyak, periksa_rantai
from sakip.organisasi.models import Jabatan, Pegawai, Penugasan
from tests.alat.kueri import banyak_kueri
from tests.pemeran import MULAI
from tests.perjanjian.pabrik import NOW, Adegan, adegan

pytestmark = pytest.mark.django_db


def tambah_pelaksana(a: Adegan, jumlah: int, mulai: int = 0) -> None:
    atasan = a.d.jabatan["kasi_satu"]
    for n in range(mulai, mulai + jumlah):
        jabatan = Jabatan.objects.create(
            pemda=a.d.pemda,
            pd=a.d.pd["satu"],
            nama=f"Penelaah {n}",
            jenjang="pelaksana",
            atasan=atasan,
            urutan=900 + n,
        )
        orang = Pegawai.objects.create(pemda=a.d.pemda, nama=f"Penelaah {n}", nip=f"{10**17 + n}")
        Penugasan.objects.create(pegawai=orang, jabatan=jabatan, mulai=MULAI)


def test_every_row_below_finds_the_row_of_the_draft_made_in_the_same_action_bk_pasal_3_ayat_7():
    a = adegan()
    tambah_pelaksana(a, 3)
    hasil = a.susun_semua()
    assert [pk.jabatan.jenjang for pk in hasil.dibuat[:3]] == ["kepala_pd", "administrator", "pengawas"]
    atasan = {b.pk: b.perjanjian.jabatan_id for b in Butir.objects.select_related("perjanjian")}
    bawahan = Butir.objects.filter(perjanjian__in=hasil.dibuat).exclude(perjanjian__jenjang="kepala_pd")
    assert bawahan.count() >= 6
    for b in bawahan.select_related("perjanjian"):
        assert atasan[b.mendukung_id] == b.perjanjian.jabatan_kedua_id


def test_all_at_once_says_the_same_as_one_after_the_other():
    a = adegan()
    sekaligus = isi(a.susun_semua().dibuat)
    Butir.objects.all().delete()
    Perjanjian.objects.all().delete()
    satu_satu = isi([a.susun(j) for j in ("kepala_satu", "kabid_satu", "kasi_satu", "pelaksana_satu")])
    assert sekaligus == satu_satu


def isi(daftar: list[Perjanjian]) -> set[tuple]:
    rows = Butir.objects.filter(perjanjian__in=daftar)
    return set(
        rows.values_list("perjanjian__jabatan_id", "urutan", "indikator", "target", "mendukung__indikator", "jenis")
    )


def test_forty_more_officials_cost_a_few_batches_and_no_query_each():
    a = adegan()
    tambah_pelaksana(a, 5)
    with CaptureQueriesContext(connection) as sedikit:
        a.susun_semua()
    tambah_pelaksana(a, 45, mulai=5)
    with CaptureQueriesContext(connection) as banyak:
        a.susun_semua()
    tambahan = [q for q in banyak.captured_queries if not q["sql"].startswith("UPDATE jejak_rantai")]
    assert len(tambahan) < len(sedikit.captured_queries) + 10


def test_the_page_that_drafts_costs_the_same_queries_for_few_and_many_officials(client, masuk, pada):
    a = adegan()
    masuk(client, a.pengguna("perencana_satu"))
    with pada(NOW):
        sedikit = banyak_kueri(client, reverse("perjanjian:susun"))
        tambah_pelaksana(a, 20)
        a.susun_semua()
        tambah_pelaksana(a, 20, mulai=20)  # some have a PK, some will
        Penugasan.objects.filter(jabatan__nama__endswith="9").delete()  # some offices are vacant
        assert banyak_kueri(client, reverse("perjanjian:susun")) == sedikit


def test_the_lines_of_one_action_stand_in_the_chain_one_after_the_other_without_a_gap():
    a = adegan()
    a.susun("kepala_satu")
    sebelum = Jejak.objects.filter(rantai__kunci=str(a.d.pemda.pk)).count()
    hasil = a.susun_semua()
    baris = list(Jejak.objects.filter(rantai__kunci=str(a.d.pemda.pk)).order_by("nomor"))[sebelum:]
    assert [(j.nomor, j.objek_id) for j in baris] == [
        (sebelum + i, pk.pk) for i, pk in enumerate(hasil.dibuat, start=1)
    ]
    assert periksa_rantai(str(a.d.pemda.pk)) == []


def test_an_action_on_nothing_leaves_no_line():
    a = adegan()
    jumlah = Jejak.objects.count()
    with transaction.atomic():
        assert catat_banyak([], pelaku=None, now=NOW, pemda_id=a.d.pemda.pk) == []
    assert Jejak.objects.count() == jumlah


@pytest.mark.django_db(transaction=True)
def test_lines_are_refused_outside_the_transaction_of_their_act():
    with pytest.raises(transaction.TransactionManagementError):
        catat_banyak([Catatan("uji", None, "Uji")], pelaku=None, now=NOW, pemda_id=None)
