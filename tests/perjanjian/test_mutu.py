"""The quality of a PK's indicators beside the verifier's bench (GM/SM Pasal 6 ayat (4), BK Pasal 3 ayat (6))."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from perjanjian.models import Butir

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = pytest.mark.django_db


@pytest.fixture
def a():
    return adegan()


@pytest.fixture
def h(a):
    return Halaman(a)


def test_the_verifier_sees_the_remarks_and_judgements_on_each_row_that_comes_from_a_plan(a, h):
    pk = a.sampai_dikirim()
    isi = teks(h.buka("verifikator_inspektorat", "perjanjian:mutu", pk.pk))
    b = pk.butir.exclude(baris_rkt=None).first() or pk.butir.first()
    assert b.indikator in isi and "Formula belum diisi." in isi and "Measurable" in isi
    bangku = h.buka("verifikator_inspektorat", "perjanjian:keselarasan", pk.pk).content.decode()
    assert reverse("perjanjian:mutu", args=[pk.pk]) in bangku


def test_a_row_in_own_words_is_said_to_come_from_no_plan(a, h):
    pk = a.susun("kepala_satu")
    Butir.objects.filter(pk=pk.butir.first().pk).update(baris_rkt=None, tolok_ukur=None)
    assert "tidak berasal dari indikator RPJMD atau Renstra" in teks(
        h.buka("perencana_satu", "perjanjian:mutu", pk.pk)
    )


def test_who_may_not_see_the_pk_does_not_see_its_indicators(a, h):
    pk = a.susun("kepala_satu")
    assert h.buka("perencana_dua", "perjanjian:mutu", pk.pk).status_code == 404


def test_the_page_costs_the_same_queries_for_more_rows(a, h):
    pk = a.susun("kepala_satu")
    h.buka("perencana_satu", "perjanjian:mutu", pk.pk)
    with CaptureQueriesContext(connection) as sedikit:
        h.buka("perencana_satu", "perjanjian:mutu", pk.pk)
    b = pk.butir.first()
    for n in range(10):
        b.pk, b.urutan = None, 100 + n
        b.save(force_insert=True)
    with CaptureQueriesContext(connection) as banyak:
        h.buka("perencana_satu", "perjanjian:mutu", pk.pk)
    assert len(banyak) == len(sedikit)
