"""What the database itself refuses, whoever writes to it, on SQLite and PostgreSQL."""

from datetime import date

import pytest
from django.db import Error, IntegrityError, connection, transaction

from sakip.jejak import pemicu
from sakip.organisasi.enums import JenisPenugasan
from sakip.organisasi.models import AnggotaTim, Jabatan, Pegawai, Penugasan, Tim
from tests.pemeran import pemeran

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return pemeran()


def ditolak(kerja, pesan):
    with pytest.raises(Error, match=pesan), transaction.atomic():
        kerja()


def test_two_definitive_holders_at_once_are_refused(p):
    """BK Pasal 4-7 ayat (3): a Plt. only where nobody is definitive; two definitive ones never."""
    kursi = p.alfa.jabatan["kabid_satu"]
    lain = p.alfa.pegawai["tanpa_peran"]
    ditolak(
        lambda: Penugasan.objects.create(pegawai=lain, jabatan=kursi, mulai=date(2026, 1, 1)),
        "sudah mempunyai pejabat definitif|organisasi_definitif_tidak_bertumpuk",
    )
    Penugasan.objects.create(pegawai=lain, jabatan=kursi, mulai=date(2026, 1, 1), jenis=JenisPenugasan.PLT)
    ditolak(lambda: Penugasan.objects.filter(pegawai=lain).update(jenis=JenisPenugasan.DEFINITIF), "definitif")


def test_the_next_holder_may_begin_on_the_day_after(p):
    kursi = p.alfa.jabatan["kabid_satu"]
    Penugasan.objects.filter(jabatan=kursi).update(selesai=date(2025, 12, 31))
    lain = p.alfa.pegawai["tanpa_peran"]
    ditolak(lambda: Penugasan.objects.create(pegawai=lain, jabatan=kursi, mulai=date(2025, 12, 31)), "definitif")
    Penugasan.objects.create(pegawai=lain, jabatan=kursi, mulai=date(2026, 1, 1))
    ditolak(lambda: Penugasan.objects.filter(selesai=date(2025, 12, 31)).update(selesai=None), "definitif")


def test_without_its_guard_a_second_definitive_holder_gets_in(p):
    """Control: the refusal above is the guard's doing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER organisasi_satu_definitif_insert")
            kursi, lain = p.alfa.jabatan["kabid_satu"], p.alfa.pegawai["tanpa_peran"]
            Penugasan.objects.create(pegawai=lain, jabatan=kursi, mulai=date(2026, 1, 1))
            assert "organisasi_satu_definitif_insert" in pemicu.hilang(connection)
        else:
            cursor.execute("SELECT count(*) FROM pg_constraint WHERE conname = 'organisasi_definitif_tidak_bertumpuk'")
            assert cursor.fetchone() == (1,)


def test_a_loop_in_the_line_of_command_is_refused_at_any_depth(p):
    bupati, kasi = p.alfa.jabatan["bupati"], p.alfa.jabatan["kasi_satu"]
    ditolak(lambda: Jabatan.objects.filter(pk=bupati.pk).update(atasan=kasi), "tidak boleh berputar")
    ditolak(
        lambda: Jabatan.objects.filter(pk=p.alfa.jabatan["kepala_satu"].pk).update(atasan=kasi), "tidak boleh berputar"
    )
    assert Jabatan.objects.filter(pk=kasi.pk).update(atasan=p.alfa.jabatan["kabid_dua"]) == 1


@pytest.mark.parametrize(
    "ubah",
    [
        lambda a, b: Jabatan.objects.filter(pk=a.jabatan["kasi_satu"].pk).update(atasan=b.jabatan["kabid_satu"]),
        lambda a, b: Jabatan.objects.filter(pk=a.jabatan["kasi_satu"].pk).update(pd=b.pd["satu"]),
        lambda a, b: Jabatan.objects.filter(pk=a.jabatan["pelaksana_satu"].pk).update(pemda=b.pemda),
        lambda a, b: Pegawai.objects.filter(pk=a.pegawai["tanpa_peran"].pk).update(pemda=b.pemda),
        lambda a, b: Penugasan.objects.filter(pk=a.penugasan["kasi_satu"].pk).update(pegawai=b.pegawai["kasi_satu"]),
        lambda a, b: Tim.objects.filter(pk=a.tim["sakip_satu"].pk).update(pd=b.pd["satu"]),
        lambda a, b: AnggotaTim.objects.create(tim=a.tim["admin"], pegawai=b.pegawai["kasi_satu"]),
        lambda a, b: AnggotaTim.objects.filter(tim=a.tim["admin"]).update(pegawai=b.pegawai["admin"]),
    ],
)
def test_nothing_of_one_regency_points_to_another(p, ubah):
    ditolak(lambda: ubah(p.alfa, p.beta), "Pemerintah Daerah")


def test_no_guard_of_the_organisation_is_missing_after_the_migrations():
    assert pemicu.hilang(connection) == []


def test_the_database_knows_the_range_of_an_appointment(p):
    with pytest.raises(IntegrityError), transaction.atomic():
        Penugasan.objects.filter(pk=p.alfa.penugasan["kasi_satu"].pk).update(selesai=date(2019, 1, 1))
