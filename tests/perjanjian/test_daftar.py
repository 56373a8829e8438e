"""The list: who sees what, filters, tabs, order by deadline, export, constant queries."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from perjanjian.enums import Aksi, Status
from perjanjian.models import Perjanjian
from tests.alat.kueri import banyak_kueri
from tests.perjanjian.pabrik import NOW, adegan

pytestmark = pytest.mark.django_db
DAFTAR = "/perjanjian/"


@pytest.fixture
def buka(client, masuk, pada):
    """`buka(a, siapa, alamat)`: the page as this person sees it at the moment of the scene."""

    def _buka(a, siapa, alamat=DAFTAR, saat=NOW):
        masuk(client, a.pengguna(siapa))
        with pada(saat):
            return client.get(alamat)

    return _buka


def isi(jawaban) -> str:
    return jawaban.content.decode()


def test_a_planner_sees_every_agreement_of_the_own_pd(buka) -> None:
    a = adegan()
    hasil = a.susun_semua()
    halaman = isi(buka(a, "perencana_satu"))
    assert len(hasil.dibuat) == 4
    for pk in hasil.dibuat:
        assert reverse("perjanjian:rinci", args=[pk.pk]) in halaman
    assert "4 PK" in halaman


def test_nobody_of_another_pd_or_regency_sees_a_draft(buka) -> None:
    a = adegan()
    pk = a.susun("kepala_satu")
    for siapa in ("perencana_dua", "sekda", "monev", "verifikator_bpkpad"):
        assert reverse("perjanjian:rinci", args=[pk.pk]) not in isi(buka(a, siapa)), siapa


def test_without_a_dpa_the_page_says_what_to_do_first(buka) -> None:
    a = adegan()
    halaman = isi(buka(a, "perencana_dua"))
    assert "DPA belum ditetapkan" in halaman


def test_without_drafts_the_page_offers_to_draw_them_up(buka) -> None:
    a = adegan()
    halaman = isi(buka(a, "perencana_satu"))
    assert "Belum ada PK" in halaman
    assert reverse("perjanjian:susun") in halaman


def test_a_search_without_hits_says_so_and_leads_back(buka) -> None:
    a = adegan()
    a.susun_semua()
    assert "Tidak ada PK yang cocok" in isi(buka(a, "perencana_satu", DAFTAR + "?cari=tidakada"))


@pytest.mark.parametrize(
    ("tanya", "kunci"),
    [("cari=Kabid+Satu", "kabid_satu"), ("cari=Bidang", "kabid_satu"), ("jenjang=pengawas", "kasi_satu")],
)
def test_search_and_filters_narrow_the_list(buka, tanya, kunci) -> None:
    a = adegan()
    a.susun_semua()
    jawaban = buka(a, "perencana_satu", f"{DAFTAR}?{tanya}")
    assert [b.pk.jabatan for b in jawaban.context["baris"]] == [a.d.jabatan[kunci]]


def test_an_indicator_and_a_nip_are_found(buka) -> None:
    a = adegan()
    pk = a.susun("kepala_satu")
    butir = pk.butir.first()
    nip = a.d.pegawai["kepala_satu"].nip
    for kata in (butir.indikator[:20], f"{nip[:8]} {nip[8:14]}", pk.kode):
        jawaban = buka(a, "perencana_satu", DAFTAR, NOW) if not kata else None
        jawaban = buka(a, "perencana_satu", f"{DAFTAR}?cari={kata}")
        assert [b.pk for b in jawaban.context["baris"]] == [pk], kata


def test_a_unit_holds_its_head_and_everybody_below(buka) -> None:
    a = adegan()
    a.susun_semua()
    jawaban = buka(a, "perencana_satu", f"{DAFTAR}?unit={a.d.jabatan['kabid_satu'].pk}")
    kunci = {b.pk.jabatan_id for b in jawaban.context["baris"]}
    assert kunci == {a.d.jabatan[k].pk for k in ("kabid_satu", "kasi_satu", "pelaksana_satu")}


@pytest.mark.parametrize(
    "tanya",
    [
        "unit=999999", "unit=x", "jenjang=%3Cscript%3E", "tenggat=%00", "urut=drop", "status=batal", "halaman=999",
        "halaman=x", "cari=" + "%25" * 300, "cari=%00%E2%80%AEabc", "cari=%27%22%3C", "tahun=99999999999999999999",
        "pd=999999999999999999999999", "status=menunggu&tenggat=terlambat&urut=jabatan",
    ],
)  # fmt: skip
def test_hostile_filters_never_break_the_page(buka, tanya) -> None:
    a = adegan()
    a.susun_semua()
    assert buka(a, "perencana_satu", f"{DAFTAR}?{tanya}").status_code == 200


def test_tabs_count_each_status_under_the_other_filters(buka) -> None:
    a = adegan()
    a.susun_semua()
    a.lakukan(Perjanjian.objects.get(jabatan=a.d.jabatan["kabid_satu"]), Aksi.AJUKAN, "perencana_satu")
    tab = {t["nama"]: t["jumlah"] for t in buka(a, "perencana_satu").context["tab"]}
    assert tab["Semua"] == 4
    assert (tab["Draf"], tab["Diajukan"]) == (3, 1)
    jawaban = buka(a, "perencana_satu", DAFTAR + "?status=diajukan")
    assert [b.pk.status for b in jawaban.context["baris"]] == [Status.DIAJUKAN]


def test_late_rows_come_first_and_carry_their_badge(buka) -> None:
    """BK Pasal 11 ayat (1): 15 working days for the Kepala PD; one month for the others."""
    a = adegan()
    a.susun_semua()
    lewat = NOW + timedelta(days=8)  # 29 January: the Kepala PD is late, the others have until 2 February
    jawaban = buka(a, "perencana_satu", DAFTAR, lewat)
    baris = jawaban.context["baris"]
    assert baris[0].pk.jabatan == a.d.jabatan["kepala_satu"]
    assert str(baris[0].lencana.keadaan) == "terlambat"
    assert {str(b.lencana.keadaan) for b in baris[1:]} == {"hampir"}
    saring = buka(a, "perencana_satu", DAFTAR + "?tenggat=terlambat", lewat)
    assert [b.pk for b in saring.context["baris"]] == [baris[0].pk]


def test_every_page_of_the_order_shows_each_agreement_once(buka, monkeypatch) -> None:
    a = adegan()
    a.susun_semua()
    monkeypatch.setattr("perjanjian.views.daftar.SEHALAMAN", 1)
    for urut in ("tenggat", "jabatan", "jenjang", "terbaru"):
        pk = [
            buka(a, "perencana_satu", f"{DAFTAR}?urut={urut}&halaman={n}").context["baris"][0].pk.pk
            for n in range(1, 5)
        ]
        assert len(set(pk)) == 4, urut


def test_the_bulk_bar_knows_which_rows_can_be_submitted(buka) -> None:
    a = adegan()
    a.susun_semua()
    jawaban = buka(a, "perencana_satu")
    boleh = {b.pk.jabatan_id: b.boleh for b in jawaban.context["baris"]}
    assert "ajukan" in boleh[a.d.jabatan["kabid_satu"].pk]
    assert "ajukan" not in boleh[a.d.jabatan["kepala_satu"].pk]
    assert "Ajukan" in isi(jawaban)


def test_the_workbook_holds_what_is_filtered(buka) -> None:
    a = adegan()
    a.susun_semua()
    jawaban = buka(a, "perencana_satu", "/perjanjian/ekspor/?jenjang=administrator")
    assert jawaban["Content-Disposition"].startswith("attachment")
    lembar = load_workbook(BytesIO(jawaban.content)).active
    nilai = [[c.value for c in row] for row in lembar.iter_rows()]
    assert "Jabatan" in nilai[1]
    assert [r[2] for r in nilai[2:]] == [a.d.jabatan["kabid_satu"].nama]


def test_chosen_rows_are_exported_and_foreign_ids_are_not(klien_csrf, masuk, pada) -> None:
    a = adegan()
    pk = a.susun("kepala_satu")
    masuk(klien_csrf, a.pengguna("perencana_satu"))
    with pada(NOW):
        klien_csrf.get(DAFTAR)
        token = klien_csrf.cookies["csrftoken"].value
        assert klien_csrf.post("/perjanjian/ekspor/", {"pk": [pk.pk]}).status_code == 403
        jawaban = klien_csrf.post("/perjanjian/ekspor/", {"pk": [pk.pk, 99999, "x"], "csrfmiddlewaretoken": token})
    assert (jawaban["X-Content-Type-Options"], jawaban["Cache-Control"]) == ("nosniff", "private, no-store")
    lembar = load_workbook(BytesIO(jawaban.content)).active
    assert [r[0].value for r in list(lembar.iter_rows())[2:]] == [pk.kode]


@pytest.mark.parametrize("siapa", ["perencana_satu", "admin", "sakip_satu", "kepala_satu"])
def test_the_list_costs_the_same_queries_for_one_and_many(client, masuk, pada, siapa) -> None:
    a = adegan()
    a.susun("kabid_satu")
    a.lakukan(Perjanjian.objects.get(), Aksi.AJUKAN, "perencana_satu")
    masuk(client, a.pengguna(siapa))
    with pada(NOW):
        satu = banyak_kueri(client, DAFTAR)
    for kunci in ("kasi_satu", "pelaksana_satu"):
        a.lakukan(a.susun(kunci), Aksi.AJUKAN, "perencana_satu")
    with pada(NOW):
        assert banyak_kueri(client, DAFTAR) == satu <= 12
