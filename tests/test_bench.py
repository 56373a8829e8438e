"""List and detail cost no more queries for many agreements than for few (12 rows have every status; 200 fill the page)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from perjanjian.models import Butir, Perjanjian
from tests.alat import basisdata
from tests.alat.kueri import banyak_kueri
from tests.bench import data
from tests.pemeran import pemeran

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.kueri]


def isi(daerah: Any, dari: int, sampai: int) -> None:
    with basisdata.sebagai_pemilik():
        data.isi(daerah, dari, sampai)


@pytest.mark.parametrize(
    ("siapa", "mula"),
    # Bagian Organisasi sees what is in force: below the heads of the 50 PDs, of the next ten, six.
    [("admin", 12), ("bupati", 12), ("perencana_satu", 12), ("kabag_organisasi", 60)],
)
def test_the_list_costs_the_same_queries_for_few_and_many(siapa: str, mula: int, masuk: Any, client: Client) -> None:
    daerah = pemeran().alfa
    masuk(client, daerah.pengguna[siapa])
    url = reverse("perjanjian:daftar") + f"?tahun={data.TAHUN}"
    isi(daerah, 0, mula)
    sedikit = banyak_kueri(client, url)
    isi(daerah, mula, 200)
    assert banyak_kueri(client, url) <= sedikit


def test_the_detail_page_costs_the_same_queries_among_few_and_many(masuk: Any, client: Client) -> None:
    daerah = pemeran().alfa
    masuk(client, daerah.pengguna["admin"])
    isi(daerah, 0, 60)
    kepala = Perjanjian.objects.filter(status="berlaku", butir__didukung__isnull=False).first()
    url = kepala.get_absolute_url()
    sedikit = banyak_kueri(client, url)
    isi(daerah, 60, 260)  # four more officials support each row
    assert banyak_kueri(client, url) <= sedikit


@pytest.mark.parametrize("tanya", ["", "&buka=b{atas}", "&buka=b{bawah}", "&cari=layanan&hasil=3", "&buka=lepas"])
@pytest.mark.parametrize("siapa", ["admin", "perencana_satu"])
def test_the_pohon_kinerja_costs_the_same_queries_for_few_and_many(
    siapa: str, tanya: str, masuk: Any, client: Client
) -> None:
    daerah = pemeran().alfa
    masuk(client, daerah.pengguna[siapa])
    isi(daerah, 0, 60)
    bawah = Butir.objects.filter(mendukung__isnull=False).first()
    url = reverse("perjanjian:pohon_kinerja") + f"?tahun={data.TAHUN}&pd=semua"
    url += tanya.format(atas=bawah.mendukung_id, bawah=bawah.pk)
    sedikit = banyak_kueri(client, url)
    isi(daerah, 60, 260)
    assert banyak_kueri(client, url) <= sedikit <= 18


def test_control_a_query_per_row_would_be_noticed() -> None:
    daerah = pemeran().alfa

    def per_baris() -> int:
        with CaptureQueriesContext(connection) as tangkapan:
            for perjanjian in Perjanjian.objects.all():
                assert perjanjian.jabatan.nama
        return len(tangkapan)

    isi(daerah, 0, 12)
    sedikit = per_baris()
    isi(daerah, 12, 30)
    assert per_baris() > sedikit
