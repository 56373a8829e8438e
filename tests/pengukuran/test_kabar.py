"""Who is told when a measurement moves (GM/SM Pasal 9 ayat (6)): the table, person by person, and once each."""

import pytest

from pengukuran.enums import AksiUkur
from pengukuran.services import alur
from pengukuran.services.kabar import KALIMAT, Peristiwa
from sakip.kalender.models import Kabar
from sakip.organisasi.models import AnggotaTim

from .pabrik import ukur

pytestmark = pytest.mark.django_db


@pytest.fixture
def u():
    u = ukur("kabid_satu")
    Kabar.objects.all().delete()
    return u


def diberi_tahu(u) -> dict[str, str]:
    """{person: the title of the last thing he or she was told}, and forget them."""
    nama = {v.pk: k for k, v in u.d.pegawai.items()}
    semua = {nama[k.pegawai_id]: k.judul for k in Kabar.objects.order_by("pk")}
    Kabar.objects.all().delete()
    return semua


def test_every_event_has_its_words():
    assert set(KALIMAT) == set(Peristiwa)


def test_the_heads_measurement_reaches_the_tim_monev_and_a_subordinates_the_direct_superior(u):
    u.ajukan(u.isi(u.lembar()))
    assert set(diberi_tahu(u)) == {"monev"}
    u.ajukan(u.isi(u.lembar("kabid_satu")), oleh="kabid_satu")
    assert set(diberi_tahu(u)) == {"kepala_satu"}


def test_a_member_of_the_tim_monev_from_the_same_pd_is_not_asked(u):
    AnggotaTim.objects.create(tim=u.d.tim["monev"], pegawai=u.d.pegawai["kasi_satu"])
    u.ajukan(u.isi(u.lembar()))
    assert set(diberi_tahu(u)) == {"monev"}


def test_returned_accepted_and_handed_on_it_reaches_planner_official_and_leaders(u):
    p = u.ajukan(u.isi(u.lembar()))
    diberi_tahu(u)
    p = u.kembalikan(p, catatan="Lampirkan sumber.")
    isi = Kabar.objects.get(pegawai=u.d.pegawai["kepala_satu"]).isi
    assert "Lampirkan sumber." in isi
    assert set(diberi_tahu(u)) == {"perencana_satu", "kepala_satu"}
    p = u.ajukan(u.isi(p, {0: "96%"}))
    diberi_tahu(u)
    p = u.terima(p)
    assert set(diberi_tahu(u)) == {"perencana_satu", "kepala_satu"}
    u.sampaikan(p)
    assert set(diberi_tahu(u)) == {"bupati", "sekda"}


def test_a_correction_reaches_those_who_saw_the_old_figures(u):
    p = u.terima(u.ajukan(u.isi(u.lembar())))
    diberi_tahu(u)
    baru = u.koreksi(p)
    assert set(diberi_tahu(u)) == {"kepala_satu"}  # the planner opened it
    baru = u.ajukan(u.isi(baru, "96%"))
    diberi_tahu(u)
    u.terima(baru)
    assert set(diberi_tahu(u)) == {"perencana_satu", "kepala_satu", "inspektur", "kepala_bappeda"}


def test_many_at_once_are_one_message_to_each(u):
    semua = [u.terima(u.ajukan(u.isi(u.lembar(siapa)))) for siapa in ("kepala_satu", "kabid_satu")]
    diberi_tahu(u)
    versi = {p.pk: p.versi_kunci for p in semua}
    alur.lakukan_banyak(versi=versi, aksi=AksiUkur.SAMPAIKAN, aktor=u.pengguna("monev"), now=u.now)
    kabar = Kabar.objects.get(pegawai=u.d.pegawai["bupati"])
    assert kabar.judul == "2 hasil pengukuran disampaikan kepada Anda"
    assert "Kepala Dinas Satu Alfa" in kabar.isi and kabar.alamat.startswith("/pengukuran/periksa/")
