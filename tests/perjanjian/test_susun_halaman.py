"""Drawing up drafts, assigning officials, and the list of broken links, through their pages."""

import pytest
from django.urls import reverse

from perjanjian.models import Pengampu, Perjanjian
from sakip.organisasi.models import Penugasan
from tests.perjanjian.pabrik import NOW, adegan

pytestmark = pytest.mark.django_db
SUSUN = "/perjanjian/susun/"


@pytest.fixture
def pakai(klien_csrf, masuk, pada):
    """`pakai(a, siapa)` signs in; the client sends the CSRF token of its cookie along."""

    def _pakai(a, siapa):
        masuk(klien_csrf, a.pengguna(siapa))

        def minta(alamat, data=None, **lain):
            with pada(NOW):
                if data is None:
                    return klien_csrf.get(alamat, **lain)
                klien_csrf.get("/perjanjian/kaitan/")  # sets the cookie, whatever state the page itself is in
                token = klien_csrf.cookies["csrftoken"].value
                return klien_csrf.post(alamat, {**data, "csrfmiddlewaretoken": token}, **lain)

        return minta

    return _pakai


@pytest.mark.parametrize(
    ("siapa", "status"), [("perencana_satu", 200), ("kabid_satu", 403), ("monev", 403), ("admin", 403)]
)
def test_only_planners_draw_up(pakai, siapa, status) -> None:
    assert pakai(adegan(), siapa)(SUSUN).status_code == status


def test_a_planner_draws_up_for_the_own_pd_only(pakai) -> None:
    a = adegan()
    jawaban = pakai(a, "perencana_dua")(f"{SUSUN}?pd={a.d.pd['satu'].pk}")
    assert jawaban.status_code == 403
    assert "Hanya perencana" in jawaban.content.decode()


def test_one_button_draws_up_the_drafts_of_the_whole_pd(pakai) -> None:
    a = adegan()
    minta = pakai(a, "perencana_satu")
    assert "Susun 4 PK" in minta(SUSUN).content.decode()
    jawaban = minta(SUSUN, {"cara": "semua"}, follow=True)
    assert "4 PK disusun." in jawaban.content.decode()
    assert Perjanjian.objects.count() == 4


def test_pressing_twice_makes_no_second_draft(pakai) -> None:
    a = adegan()
    minta = pakai(a, "perencana_satu")
    minta(SUSUN, {"cara": "semua"})
    jawaban = minta(SUSUN, {"cara": "semua"})
    assert jawaban.status_code in (200, 302, 400)
    assert Perjanjian.objects.count() == 4


def test_some_offices_can_be_chosen(pakai) -> None:
    a = adegan()
    pakai(a, "perencana_satu")(SUSUN, {"cara": "pilihan", "jabatan": [a.d.jabatan["kabid_satu"].pk]})
    assert [p.jabatan for p in Perjanjian.objects.all()] == [a.d.jabatan["kabid_satu"]]


@pytest.mark.parametrize(
    "isi", [{}, {"jabatan": "x"}, {"jabatan": "999999999999999999999"}, {"cara": "\x00", "jabatan": "1"}]
)
def test_choosing_nothing_or_nonsense_gives_a_message(pakai, isi) -> None:
    jawaban = pakai(adegan(), "perencana_satu")(SUSUN, isi)
    assert jawaban.status_code in (200, 400)
    assert "Belum ada jabatan yang dipilih" in jawaban.content.decode()
    assert not Perjanjian.objects.exists()


def test_an_office_of_another_pd_is_never_drawn_up(pakai) -> None:
    a = adegan()
    pakai(a, "perencana_satu")(SUSUN, {"jabatan": [a.d.jabatan["kabid_dua"].pk]})
    assert not Perjanjian.objects.exists()


def test_a_vacant_office_and_one_without_sub_kegiatan_say_why(pakai) -> None:
    a = adegan()
    Penugasan.objects.filter(jabatan=a.d.jabatan["pelaksana_satu"]).delete()
    Pengampu.objects.all().delete()
    halaman = pakai(a, "perencana_satu")(SUSUN).content.decode()
    assert "Jabatan kosong. Catat pejabat definitif atau Plt. lebih dahulu." in halaman
    assert "Belum mengampu sub kegiatan" in halaman
    assert reverse("perjanjian:pengampu") in halaman
    assert "Susun 1 PK" in halaman


def test_without_a_dpa_the_page_says_what_is_missing(pakai) -> None:
    halaman = pakai(adegan(), "perencana_dua")(SUSUN).content.decode()
    assert "PK belum dapat disusun" in halaman
    assert "belum ada" in halaman


def test_the_kepala_daerah_s_own_is_for_the_planners_of_the_regency(pakai) -> None:
    a = adegan()
    assert pakai(a, "perencana_satu")(f"{SUSUN}?untuk=kepala_daerah").status_code == 403
    assert pakai(a, "perencana_pemda")(f"{SUSUN}?untuk=kepala_daerah").status_code == 200
    assert pakai(a, "perencana_pemda")(SUSUN).status_code == 200


def test_broken_links_are_listed_with_a_link_to_mend_them(pakai) -> None:
    """BK Pasal 3 ayat (7)."""
    a = adegan()
    pk = a.susun("kabid_satu")
    halaman = pakai(a, "perencana_satu")("/perjanjian/kaitan/").content.decode()
    assert "Tanpa induk" in halaman
    assert reverse("perjanjian:ubah", args=[pk.pk]) in halaman
    assert (
        reverse("perjanjian:rinci", args=[pk.pk])
        not in pakai(a, "perencana_dua")("/perjanjian/kaitan/").content.decode()
    )


def test_without_broken_links_the_page_says_so(pakai) -> None:
    assert "Tidak ada kaitan yang putus" in pakai(adegan(), "perencana_satu")("/perjanjian/kaitan/").content.decode()
