"""The page of one agreement: who may open it, what it shows and offers, versions side by side, links with gaps."""

import pytest
from django.urls import reverse

from perjanjian.enums import Aksi, Status
from perjanjian.models import Butir, PaguPerjanjian, Perjanjian
from perjanjian.services.revisi import buka_versi_baru
from tests.alat.kueri import banyak_kueri
from tests.perjanjian.pabrik import NOW, adegan

pytestmark = pytest.mark.django_db


@pytest.fixture
def buka(client, masuk, pada):
    def _buka(a, siapa, pk, tanya="", *, nama="rinci", **kepala):
        masuk(client, a.pengguna(siapa))
        with pada(NOW):
            return client.get(reverse(f"perjanjian:{nama}", args=[pk.pk]) + tanya, headers=kepala)

    return _buka


def isi(jawaban) -> str:
    assert jawaban.status_code == 200, jawaban.status_code
    return jawaban.content.decode()


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("perencana_satu", 200),
        ("kepala_satu", 200),
        ("admin", 200),
        ("perencana_dua", 404),
        ("sekda", 404),
        ("bupati", 404),
    ],
)
def test_a_draft_is_known_only_to_the_own_pd(buka, siapa, status) -> None:
    a = adegan()
    assert buka(a, siapa, a.susun("kepala_satu")).status_code == status


def test_an_agreement_of_another_regency_does_not_exist(buka) -> None:
    a = adegan()
    pk = a.susun("kepala_satu")
    b = adegan("beta", a.p)
    assert buka(b, "admin", pk).status_code == 404


def test_a_deleted_draft_is_gone(buka) -> None:
    a = adegan()
    pk = a.lakukan(a.susun("kepala_satu"), Aksi.BATALKAN, "perencana_satu")
    assert buka(a, "perencana_satu", pk).status_code == 404


def test_the_planner_is_offered_the_next_step_with_its_conditions(buka) -> None:
    a = adegan()
    halaman = isi(buka(a, "perencana_satu", a.susun("kabid_satu")))
    assert "Anda dapat mengajukan PK ini." in halaman
    assert "Setiap baris memuat indikator dan target" in halaman
    assert 'name="kunci"' in halaman


def test_a_refused_step_says_why_in_words(buka) -> None:
    a = adegan()
    pk = a.susun("kabid_satu")
    Butir.objects.filter(perjanjian=pk).update(target="")
    halaman = isi(buka(a, "perencana_satu", pk))
    assert "Indikator atau target belum diisi pada baris 1.1" in halaman


def test_a_reader_who_may_only_look_sees_no_buttons(buka) -> None:
    a = adegan()
    halaman = isi(buka(a, "admin", a.susun("kabid_satu")))
    assert "btn-primary" not in halaman.split("<main")[1].split("</main>")[0]
    assert "Menunggu perencana atau pihak pertama mengajukan." in halaman


def test_the_verifier_is_led_to_the_comparison(buka) -> None:
    a = adegan()
    pk = a.sampai_dikirim()
    halaman = isi(buka(a, "verifikator_bpkpad", pk))
    assert reverse("perjanjian:keselarasan", args=[pk.pk]) in halaman


def test_rows_carry_chips_of_the_four_documents(buka) -> None:
    """BK Pasal 11 ayat (3)."""
    a = adegan()
    halaman = isi(buka(a, "perencana_satu", a.susun("kepala_satu")))
    for nama in ("Renstra", "RKT", "RKA", "DPA"):
        assert nama in halaman
    assert "Jumlah, sama dengan DPA" in halaman


def test_one_rupiah_of_difference_is_named(buka) -> None:
    a = adegan()
    pk = a.susun("kepala_satu")
    p = PaguPerjanjian.objects.filter(perjanjian=pk).first()
    p.jumlah, p.sumber_dana = p.jumlah + 1, []  # as the editor leaves it
    p.save()
    halaman = isi(buka(a, "perencana_satu", pk))
    assert "Jumlah, lebih dari DPA" in halaman


def test_in_force_the_comparison_is_made_only_when_asked(buka) -> None:
    a = adegan()
    pk = a.sampai_berlaku()
    assert buka(a, "admin", pk).context["dibandingkan"] is False
    assert buka(a, "admin", pk, "?banding=sumber").context["dibandingkan"] is True


def test_gaps_in_the_links_are_named(buka) -> None:
    """BK Pasal 3 ayat (7)."""
    a = adegan()
    pk = a.susun("kabid_satu")
    halaman = isi(buka(a, "perencana_satu", pk))
    assert "belum mendukung indikator atasan" in halaman
    assert "belum didukung PK mana pun" in halaman


def test_links_up_and_down_are_shown(buka) -> None:
    a = adegan()
    a.susun_semua()
    kabid = Perjanjian.objects.get(jabatan=a.d.jabatan["kabid_satu"])
    konteks = buka(a, "perencana_satu", kabid).context["kaitan"]
    assert [x["pk"].jabatan for x in konteks.atas] == [a.d.jabatan["kepala_satu"]]
    assert [x["pk"].jabatan for x in konteks.bawah] == [a.d.jabatan["kasi_satu"]]


def test_versions_are_laid_side_by_side_word_by_word(buka, pada) -> None:
    a = adegan()
    lama = a.bawahan_berlaku("kabid_satu", "kepala_satu")
    baru = buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=NOW)
    b = baru.butir.first()
    b.target = "95%"
    b.save()
    halaman = isi(buka(a, "perencana_satu", baru, "?versi=1"))
    assert "Dibandingkan dengan versi 1" in halaman
    assert '<ins class="baru">95%</ins>' in halaman


@pytest.mark.parametrize("tanya", ["?versi=99", "?versi=x", "?banding=%00", "?versi=%27%3Cscript%3E"])
def test_hostile_parameters_change_nothing(buka, tanya) -> None:
    a = adegan()
    assert buka(a, "perencana_satu", a.susun("kabid_satu"), tanya).status_code == 200


def test_every_state_of_the_path_can_be_read(buka) -> None:
    a = adegan()
    pk = a.sampai_berlaku()
    a.lakukan(pk, Aksi.SAMPAIKAN, "sekda")
    assert "Sudah tanda tangan" in isi(buka(a, "kepala_satu", pk))
    halaman = isi(buka(a, "kepala_satu", pk, nama="riwayat"))
    assert "Berita acara verifikasi" in halaman
    assert "Disampaikan" in halaman
    assert halaman.count("Belum ada tanda terima") == 3 and halaman.count("Konfirmasi terima") == 1
    assert "Surat pengantar" in halaman


def test_the_column_beside_a_pk_is_fetched_as_a_part_and_has_a_page_of_its_own(buka) -> None:
    a = adegan()
    pk = a.susun("kepala_satu")
    assert reverse("perjanjian:riwayat", args=[pk.pk]) in isi(buka(a, "perencana_satu", pk))
    bagian = isi(buka(a, "perencana_satu", pk, nama="riwayat", **{"HX-Request": "true"}))
    halaman = isi(buka(a, "perencana_satu", pk, nama="riwayat"))
    assert "<html" not in bagian
    assert "<html" in halaman
    for satu in (bagian, halaman):
        assert "PDF pratinjau, bertanda draf" in satu
        assert "Disusun" in satu


def test_every_version_that_may_be_read_is_listed_with_its_comparison(buka) -> None:
    a = adegan()
    lama = a.bawahan_berlaku("kabid_satu", "kepala_satu")
    baru = buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=NOW)
    halaman = isi(buka(a, "perencana_satu", baru, nama="riwayat"))
    assert f'href="{reverse("perjanjian:rinci", args=[lama.pk])}"' in halaman
    assert f'href="{reverse("perjanjian:rinci", args=[baru.pk])}?versi=1#banding-versi"' in halaman


def test_the_detail_page_costs_the_same_queries_for_few_and_many_rows(client, masuk, pada) -> None:
    a = adegan()
    pk = a.susun("kepala_satu")
    masuk(client, a.pengguna("perencana_satu"))

    def tambah(dari: int, sampai: int) -> None:
        Butir.objects.bulk_create(
            Butir(perjanjian=pk, urutan=10 + i, kelompok="Meningkatnya mutu", indikator=f"Indikator {i}", target="1")
            for i in range(dari, sampai)
        )

    tambah(0, 1)
    with pada(NOW):
        sedikit = banyak_kueri(client, pk.get_absolute_url())
        tambah(1, 21)
        assert banyak_kueri(client, pk.get_absolute_url()) == sedikit
    assert Perjanjian.objects.get(pk=pk.pk).status == Status.DRAF
