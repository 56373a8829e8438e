"""Roles as they are on the day: their loss acts on the next request (SoD6); an admin never signs or verifies (SoD3)."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.urls import reverse

from perjanjian.enums import Aksi, PutusanUnsur
from perjanjian.models import BeritaAcara, Perjanjian, PersetujuanUnsur, TandaTangan
from perjanjian.services.alur import apply_aksi, tandatangani
from perjanjian.services.dasar import AksiDenied
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras
from perjanjian.workflow import TABEL
from sakip.organisasi.enums import JenisPenugasan, Peran
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import AnggotaTim, Jabatan, Pegawai, Penugasan, Tim
from tests.pemeran import MULAI, SANDI, pemeran
from tests.perjanjian.pabrik import Adegan, adegan

pytestmark = pytest.mark.django_db
KEMARIN = date.today() - timedelta(days=2)


# ---- SoD6


@pytest.fixture
def p():
    return pemeran()


def test_a_planner_who_leaves_the_team_is_out_on_the_next_request(client, masuk, p):
    """SoD6; loss of a role acts on the next request, without signing out."""
    masuk(client, p.alfa.pengguna["perencana_satu"])
    alamat = reverse("renstra:rencana_tambah")
    assert client.get(alamat).status_code == 200
    AnggotaTim.objects.filter(pegawai=p.alfa.pegawai["perencana_satu"]).delete()
    assert client.get(alamat).status_code == 403
    assert client.get(reverse("renstra:daftar")).status_code == 403


def test_a_team_whose_time_is_over_gives_no_role(client, masuk, p):
    masuk(client, p.alfa.pengguna["admin"])
    assert client.get(reverse("admin:index")).status_code == 200
    Tim.objects.filter(pk=p.alfa.tim["admin"].pk).update(selesai=KEMARIN)
    assert client.get(reverse("admin:index")).status_code == 403


def test_an_official_without_office_or_team_has_no_page_but_the_one_that_says_whom_to_ask(client, masuk, p):
    masuk(client, p.alfa.pengguna["kabid_satu"])
    assert client.get(reverse("renstra:daftar")).status_code == 200
    Penugasan.objects.filter(pk=p.alfa.penugasan["kabid_satu"].pk).update(selesai=KEMARIN)
    jawaban = client.get(reverse("renstra:daftar"))
    assert jawaban.status_code == 403
    assert "belum punya peran" in jawaban.content.decode()


@pytest.mark.parametrize(
    "putus",
    [
        lambda d: Penugasan.objects.filter(pk=d.penugasan["sekda"].pk).update(selesai=KEMARIN),
        lambda d: Jabatan.objects.filter(pk=d.jabatan["sekda"].pk).update(aktif=False),
        lambda d: Pegawai.objects.filter(pk=d.pegawai["sekda"].pk).update(aktif=False),
        lambda d: Pegawai.objects.filter(pk=d.pegawai["sekda"].pk).update(pengguna=None),
        lambda d: type(d.pemda).objects.filter(pk=d.pemda.pk).update(aktif=False),
    ],
)
def test_whatever_ends_an_office_ends_its_rights(p, putus):
    hari_ini = date.today()
    assert hak_dari(p.alfa.pengguna["sekda"], hari_ini).punya(Peran.SEKDA)
    putus(p.alfa)
    assert not hak_dari(p.alfa.pengguna["sekda"], hari_ini).ada()


def test_a_plt_has_the_rights_of_the_office_only_while_it_lasts(p):
    """BK Pasal 4-7 ayat (3)."""
    d = p.alfa
    Penugasan.objects.filter(pk=d.penugasan["inspektur"].pk).update(selesai=date(2025, 12, 31))
    Penugasan.objects.create(
        pegawai=d.pegawai["tanpa_peran"],
        jabatan=d.jabatan["inspektur"],
        jenis=JenisPenugasan.PLT,
        mulai=date(2026, 1, 1),
        selesai=date(2026, 3, 31),
    )
    orang = d.pengguna["tanpa_peran"]
    punya = [hak_dari(orang, hari).punya(Peran.INSPEKTUR) for hari in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1))]  # fmt: skip
    assert punya == [False, True, True, False]
    assert not hak_dari(d.pengguna["inspektur"], date(2026, 1, 1)).punya(Peran.INSPEKTUR)


def test_one_person_may_hold_several_offices_and_teams(p):
    """A Kepala PD who is also Plt. elsewhere and a member of a team."""
    d = p.alfa
    Penugasan.objects.create(
        pegawai=d.pegawai["kepala_satu"], jabatan=d.jabatan["kepala_dua"], jenis=JenisPenugasan.PLT, mulai=MULAI
    )
    AnggotaTim.objects.create(tim=d.tim["monev"], pegawai=d.pegawai["kepala_satu"])
    hak = hak_dari(d.pengguna["kepala_satu"], date(2026, 1, 20))
    assert hak.pd_sendiri == {d.pd["satu"].pk, d.pd["dua"].pk}
    assert hak.punya(Peran.MONEV)
    assert hak.memegang(d.jabatan["kepala_dua"].pk, menandatangani=True)


def test_rights_cost_the_same_queries_whatever_one_holds(p, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        hak_dari(p.alfa.pengguna["kepala_satu"], date(2026, 1, 20))


# ---- SoD3


def test_no_row_of_the_workflow_names_the_admin():
    """SoD3: ADM and OPS never sign or verify."""
    for jalur, baris in TABEL.items():
        assert [b.aksi for b in baris if Peran.ADMIN in b.roles] == [], jalur


def perjalanan(a: Adegan) -> Iterator[Perjanjian]:
    """The PK of a Kepala PD at every stop on its way."""
    pk = a.susun("kepala_satu")
    yield pk
    yield a.tandatangani(pk, "kepala_satu")
    yield a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    yield a.selaraskan(pk)
    yield a.lakukan(pk, Aksi.TERUSKAN, "sekda")
    yield a.tandatangani(pk, "bupati")


def test_an_admin_and_an_operator_can_do_nothing_to_a_pk_in_any_state():
    """SoD3, tried by hand at every stop: each act, each vote, each signature is refused and nothing changes."""
    a = adegan()
    for pk in perjalanan(a):
        for orang in (a.pengguna("admin"), a.p.ops, a.p.beta.pengguna["bupati"]):
            coba = [
                lambda s=aksi: apply_aksi(perjanjian_id=pk.pk, aksi=s, aktor=orang, now=a.now, catatan="x")
                for aksi in Aksi
            ]
            coba += [
                lambda: tandatangani(perjanjian_id=[pk.pk], aktor=orang, kata_sandi=SANDI, now=a.now),
                lambda: beri_persetujuan(perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=orang, now=a.now),
                lambda: nyatakan_selaras(perjanjian_id=pk.pk, aktor=orang, now=a.now),
            ]
            sebelum = potret(pk)
            for kerja in coba:
                with pytest.raises(AksiDenied):
                    kerja()
            assert potret(pk) == sebelum


def potret(pk: Perjanjian) -> tuple[object, ...]:
    return (
        Perjanjian.objects.filter(pk=pk.pk).values().get(),
        TandaTangan.objects.count(),
        PersetujuanUnsur.objects.count(),
        BeritaAcara.objects.count(),
    )
