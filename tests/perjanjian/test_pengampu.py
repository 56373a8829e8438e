"""Who answers for which sub kegiatan: page and service."""

import pytest

from perjanjian.models import Pengampu
from perjanjian.services.dasar import AksiDenied
from perjanjian.services.pengampu import salin_tahun_lalu, tetapkan_pengampu
from sakip.jejak.models import Jejak
from tests.perjanjian.pabrik import NOW, adegan
from tests.perjanjian.test_susun_halaman import pakai  # noqa: F401

pytestmark = pytest.mark.django_db
ALAMAT = "/perjanjian/pengampu/"
SUB = "1.01.01.2.01.0001"


def isi(a, oleh="perencana_satu", **lain):
    return {"pd": a.d.pd["satu"], "tahun": 2026, "aktor": a.pengguna(oleh), "hak": a.hak(oleh), "now": NOW} | lain


def test_the_planner_sets_one_and_it_is_written_down() -> None:
    a = adegan()
    assert tetapkan_pengampu(pilihan={SUB: a.d.jabatan["kabid_satu"].pk}, **isi(a)) == 1
    assert Pengampu.objects.get(kode=SUB).jabatan == a.d.jabatan["kabid_satu"]
    assert Jejak.objects.filter(aksi="pengampu").count() == 1


def test_nothing_changed_leaves_no_line() -> None:
    a = adegan()
    assert tetapkan_pengampu(pilihan={SUB: a.d.jabatan["kasi_satu"].pk}, **isi(a)) == 0
    assert not Jejak.objects.filter(aksi="pengampu").exists()


def test_others_are_refused() -> None:
    a = adegan()
    for siapa in ("perencana_dua", "kepala_satu", "admin"):
        with pytest.raises(AksiDenied):
            tetapkan_pengampu(pilihan={SUB: None}, **isi(a, siapa))


def test_a_code_that_the_dpa_does_not_have_is_refused() -> None:
    a = adegan()
    with pytest.raises(AksiDenied, match="tidak ada pada DPA 2026"):
        tetapkan_pengampu(pilihan={"9.99.99.9.99.9999": None}, **isi(a))


def test_an_office_of_another_pd_is_refused() -> None:
    a = adegan()
    with pytest.raises(AksiDenied, match="jabatan aktif di Perangkat Daerah ini"):
        tetapkan_pengampu(pilihan={SUB: a.d.jabatan["kasi_dua"].pk}, **isi(a))


def test_last_year_is_taken_over_where_nobody_is_set() -> None:
    a = adegan()
    Pengampu.objects.filter(kode=SUB).delete()
    for kode, siapa in ((SUB, "kabid_satu"), ("1.01.02.2.01.0001", "kabid_satu"), ("8.88.88.8.88.8888", "kabid_satu")):
        Pengampu.objects.create(pd=a.d.pd["satu"], tahun=2025, kode=kode, jabatan=a.d.jabatan[siapa])
    assert salin_tahun_lalu(**isi(a)) == 1
    assert Pengampu.objects.get(tahun=2026, kode=SUB).jabatan == a.d.jabatan["kabid_satu"]
    assert Pengampu.objects.get(tahun=2026, kode="1.01.02.2.01.0001").jabatan == a.d.jabatan["kasi_satu"]


@pytest.mark.parametrize(("siapa", "status"), [("perencana_satu", 200), ("kepala_satu", 403), ("admin", 403)])
def test_the_page_is_the_planner_s(pakai, siapa, status) -> None:  # noqa: F811
    assert pakai(adegan(), siapa)(ALAMAT).status_code == status


def test_the_page_saves_and_says_how_many(pakai) -> None:  # noqa: F811
    a = adegan()
    jawaban = pakai(a, "perencana_satu")(ALAMAT, {f"sub-{SUB}": a.d.jabatan["kabid_satu"].pk}, follow=True)
    assert "Pengampu 1 sub kegiatan ditetapkan." in jawaban.content.decode()


def test_a_choice_above_fills_what_is_empty_and_terapkan_overrides(pakai) -> None:  # noqa: F811
    a = adegan()
    Pengampu.objects.filter(kode__startswith="1.01.02.2.01").delete()
    kabid = a.d.jabatan["kabid_satu"].pk
    minta = pakai(a, "perencana_satu")
    minta(ALAMAT, {"grup-1.01.02": kabid})
    milik = dict(Pengampu.objects.values_list("kode", "jabatan_id"))
    assert milik["1.01.02.2.01.0001"] == milik["1.01.02.2.01.0002"] == kabid
    assert milik["1.01.02.2.02.0001"] != kabid
    minta(ALAMAT, {"grup-1.01.02": kabid, "terapkan": "1.01.02"})
    assert Pengampu.objects.get(kode="1.01.02.2.02.0001").jabatan_id == kabid


@pytest.mark.parametrize("nilai", ["x", "-1", "9" * 30, "<script>", "1.5", "\x00"])
def test_hostile_choices_give_a_message_or_nobody_never_an_error(pakai, nilai) -> None:  # noqa: F811
    jawaban = pakai(adegan(), "perencana_satu")(
        ALAMAT, {f"sub-{SUB}": nilai, "terapkan": nilai, f"grup-{nilai}": nilai}
    )
    assert jawaban.status_code in (200, 302, 400)


def test_an_office_of_another_pd_comes_back_as_a_message(pakai) -> None:  # noqa: F811
    a = adegan()
    jawaban = pakai(a, "perencana_satu")(ALAMAT, {f"sub-{SUB}": a.d.jabatan["kasi_dua"].pk})
    assert "Pilih jabatan aktif di Perangkat Daerah ini." in jawaban.content.decode()
