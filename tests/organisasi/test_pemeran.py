import pytest

from sakip.organisasi.models import Pengguna, Penugasan
from tests.pemeran import PERAN_MATRIKS, pemeran

pytestmark = pytest.mark.django_db


def test_the_cast_has_a_user_for_every_role_of_the_matrix():
    p = pemeran()
    akun = {peran: p.sebagai(peran) for peran in PERAN_MATRIKS}
    assert akun.pop("ANON") is None
    assert len({a.pk for a in akun.values()}) == 15
    assert Pengguna.objects.count() == len(p.alfa.pengguna) + len(p.beta.pengguna) + 2
    assert Penugasan.objects.count() == len(p.alfa.jabatan) + len(p.beta.jabatan)


def test_the_cast_costs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        pemeran()
