"""The pages and papers of the chain cost as many queries for many rows as for few."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from renstra.enums import JenisSimpul
from renstra.models import DokumenRujukan, Simpul
from sakip.organisasi.models import PerangkatDaerah
from tests.alat.kueri import banyak_kueri
from tests.renstra import pabrik


@pytest.fixture
def klien(panggung, masuk, pada, sekarang):
    with pada(sekarang):
        klien = masuk(Client(), panggung.perencana)
        klien.get(reverse("renstra:daftar"), {"tahun": "2026", "pd": panggung.pd.pk})
        yield klien


def _url(nama, *args):
    return reverse(f"renstra:{nama}", args=args)


def _lebarkan(rencana, banyak):
    """So many sasaran more under the tujuan of a plan, each with an indicator and its targets."""
    tujuan = rencana.simpul.get(jenis=JenisSimpul.TUJUAN)
    for n in range(banyak):
        simpul = Simpul.objects.create(
            rencana=rencana, induk=tujuan, jenis=JenisSimpul.SASARAN, uraian=f"Sasaran {n}", urutan=100 + n
        )
        pabrik.buat_indikator(simpul, f"Persentase layanan {n}")


def _pd_lain(panggung, banyak):
    return [
        PerangkatDaerah.objects.create(pemda=panggung.pemda, kode=f"pd{n}", nama=f"Dinas ke-{n}")
        for n in range(banyak)
    ]


@pytest.mark.parametrize("nama", ["iku", "iku_ekspor", "iku_pdf"])
def test_the_register_of_iku_of_many_plans(panggung, klien, nama):
    pabrik.buat_renstra(panggung.pd)
    sedikit = banyak_kueri(klien, _url(nama))
    for pd in _pd_lain(panggung, 10):
        _lebarkan(renstra := pabrik.buat_renstra(pd, ditetapkan=False), 3)
        pabrik._tetapkan(renstra, date(2025, 1, 2))
    assert banyak_kueri(klien, _url(nama)) == sedikit


@pytest.mark.parametrize("tanya", [{}, {"semua": "1"}])
def test_the_cards_of_many_indicators(panggung, klien, tanya):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    sedikit = banyak_kueri(klien, _url("kamus_rencana", renstra.pk), tanya)
    _lebarkan(renstra, 20)
    assert banyak_kueri(klien, _url("kamus_rencana", renstra.pk), tanya) == sedikit


@pytest.mark.parametrize("tanya", [{}, {"isi": "lengkap"}, {"bentuk": "excel"}])
def test_the_form_of_an_rkt_of_many_rows(panggung, klien, tanya):
    renstra = pabrik.buat_renstra(panggung.pd)
    sedikit = banyak_kueri(klien, _url("rkt_formulir", pabrik.buat_rkt(panggung.pd, rencana=renstra).pk), tanya)
    lebar = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    _lebarkan(lebar, 20)
    besar = pabrik.buat_rkt(panggung.pd, tahun=2027, rencana=lebar)
    assert banyak_kueri(klien, _url("rkt_formulir", besar.pk), tanya) == sedikit


def _baris(banyak):
    for k in range(banyak // 10):
        yield f"1.01.{k + 2:02}", f"Program {k}", {}
        yield f"1.01.{k + 2:02}.2.01", f"Kegiatan {k}", {}
        yield from ((f"1.01.{k + 2:02}.2.01.{s:04}", f"Sub {s}", {"dau": "1000", "pad": "5"}) for s in range(10))


@pytest.mark.parametrize("tanya", [{}, {"tampil": "ringkas"}])
def test_the_paper_of_a_dpa_of_many_rows(panggung, klien, tanya):
    kecil = pabrik.buat_dpa(panggung.pd, baris=_baris(10))
    besar = pabrik.buat_dpa(panggung.pd, baris=_baris(100), tahun=2027)
    sedikit = banyak_kueri(klien, _url("anggaran_cetak", kecil.pk), tanya)
    assert banyak_kueri(klien, _url("anggaran_cetak", besar.pk), tanya) == sedikit


def test_the_references_among_those_of_all_pd_and_years(panggung, klien):
    sedikit = banyak_kueri(klien, _url("rujukan"))
    pemilik = [(None, ("rkpd", "kua", "ppas")), *((pd, ("renja",)) for pd in (panggung.pd, *_pd_lain(panggung, 10)))]
    DokumenRujukan.objects.bulk_create(
        DokumenRujukan(pemda=panggung.pemda, pd=pd, tahun=tahun, jenis=jenis, nomor="1", tanggal=date(2025, 7, 1))
        for tahun in (2025, 2026)
        for pd, semua in pemilik
        for jenis in semua
    )
    assert banyak_kueri(klien, _url("rujukan")) == sedikit
