"""No page of a PK costs more than twelve queries, in whatever state it is and whoever reads it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi
from perjanjian.services.revisi import buka_versi_baru

from .halaman import Halaman
from .pabrik import VERIFIKATOR, adegan

pytestmark = pytest.mark.django_db
PALING_BANYAK = 12
PEMBACA = ("perencana_satu", "kepala_satu", "bupati", "sekda", "verifikator_bappeda", "sakip_satu", "admin")
HALAMAN = ("rinci", "riwayat", "ubah", "keselarasan", "tanda_tangan", "selesai_tanda_tangan")
DAFTAR = ("beranda", "beranda:menunggu", "perjanjian:daftar", "perjanjian:antrean", "perjanjian:periksa")


def terlalu_banyak(a, pk) -> dict[str, int]:
    """Pages above the limit as they are read a second time, by state, page and reader."""
    h = Halaman(a)
    alamat = [(f"perjanjian:{nama}", [pk.pk]) for nama in HALAMAN] + [(nama, []) for nama in DAFTAR]
    hasil = {}
    for siapa in PEMBACA:
        for nama, args in alamat:
            if h.buka(siapa, nama, *args).status_code != 200:
                continue
            with CaptureQueriesContext(connection) as semua:
                h.buka(siapa, nama, *args)
            if len(semua) > PALING_BANYAK:
                hasil[f"{pk.status} {nama} {siapa}"] = len(semua)
    return hasil


def test_on_the_whole_path_of_a_kepala_pd_with_a_second_round_and_a_second_version():
    a = adegan()
    pk = a.susun("kepala_satu")
    salah = terlalu_banyak(a, pk)
    pk = a.tandatangani(pk, "kepala_satu")
    salah |= terlalu_banyak(a, pk)
    pk = a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    salah |= terlalu_banyak(a, pk)
    a.maju(hours=1)
    pk = a.lakukan(pk, Aksi.KEMBALIKAN, VERIFIKATOR[0], "Perbaiki target.")
    salah |= terlalu_banyak(a, pk)
    a.maju(hours=1)
    pk = a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    salah |= terlalu_banyak(a, pk)
    pk = a.lakukan(a.selaraskan(pk), Aksi.TERUSKAN, "sekda")
    salah |= terlalu_banyak(a, pk)
    pk = a.lakukan(a.tandatangani(pk, "bupati"), Aksi.SAMPAIKAN, "sekda")
    salah |= terlalu_banyak(a, pk)
    salah |= terlalu_banyak(a, buka_versi_baru(perjanjian_id=pk.pk, aktor=a.pengguna("perencana_satu"), now=a.now))
    assert salah == {}


def test_on_the_path_inside_a_pd():
    a = adegan()
    a.susun_semua()
    pk = a.d.jabatan["kabid_satu"].perjanjian.get()
    salah = terlalu_banyak(a, pk)
    pk = a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    salah |= terlalu_banyak(a, pk)
    pk = a.tandatangani(a.selaraskan(pk, ("sakip_satu",)), "kabid_satu")
    assert (salah | terlalu_banyak(a, pk)) == {}


def test_the_comparison_with_another_version_too():
    a = adegan()
    pk = a.sampai_berlaku()
    baru = buka_versi_baru(perjanjian_id=pk.pk, aktor=a.pengguna("perencana_satu"), now=a.now)
    h = Halaman(a)
    h.buka("perencana_satu", "perjanjian:rinci", baru.pk, tanya={"versi": "1"})
    with CaptureQueriesContext(connection) as semua:
        jawaban = h.buka("perencana_satu", "perjanjian:rinci", baru.pk, tanya={"versi": "1"})
    assert "Dibandingkan dengan versi 1" in jawaban.content.decode()
    assert len(semua) <= PALING_BANYAK
