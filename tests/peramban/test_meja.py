"""The inbox and the work-bench of the verifiers in a real browser: keys, folding, the checklist, every width."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from perjanjian.enums import Aksi, Bobot
from perjanjian.services.verifikasi import tambah_temuan
from sakip.organisasi.models import Ketentuan
from sakip.organisasi.rules.verifikasi import daftar_bawaan
from tests.alat.peramban import layar
from tests.peramban.alat import axe, lewat_lebar
from tests.peramban.dunia import siapkan_pd
from tests.perjanjian.pabrik import adegan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.peramban]


@pytest.fixture
def a():
    """Two PKs at the bench: one with differences of every weight, one without."""
    a = adegan(target_tahun={2027: "98,5%"})
    siapkan_pd(a)
    Ketentuan.objects.update(daftar_periksa=daftar_bawaan())
    pk = a.susun("kepala_satu")
    b, p = pk.butir.last(), pk.pagu.first()
    b.target = "98,5%"  # the Renstra's of 2027
    b.save()
    p.jumlah, p.nama, p.sumber_dana = p.jumlah + 1, f"{p.nama} Daerah", []
    p.save()
    a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    tambah_temuan(
        perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_bappeda"), now=a.now, butir_id=b.pk,
        uraian="Bunyi indikator kurang jelas bagi pembaca.", bobot=Bobot.SEBAIKNYA,
    )  # fmt: skip
    dua = a.susun("kepala_dua", "perencana_dua")
    a.lakukan(a.tandatangani(dua, "kepala_dua"), Aksi.KIRIM, "perencana_dua")
    a.pk, a.dua = pk, dua
    return a


@pytest.mark.parametrize(("lebar", "mode"), [(1440, "light"), (390, "light"), (1440, "dark")])
def test_inbox_and_bench_can_be_read_at_every_width(peramban, a, lebar, mode):
    page = peramban.orang(a.pengguna("verifikator_organisasi"), lebar=lebar, tinggi=900, color_scheme=mode)
    for nama, alamat in (
        ("periksa", reverse("perjanjian:periksa")),
        ("meja", reverse("perjanjian:keselarasan", args=[a.pk.pk])),
        ("meja-bersih", reverse("perjanjian:keselarasan", args=[a.dua.pk])),
    ):
        page.goto(alamat)
        layar(page, f"{nama}-{lebar}-{mode}")
        assert (nama, lewat_lebar(page), axe(page)) == (nama, [], [])


def test_the_inbox_is_walked_with_keys_and_enter_opens_a_pk(peramban, a):
    page = peramban.masuk(a.pengguna("verifikator_organisasi"))
    page.goto(reverse("perjanjian:periksa") + "?saring=unsur")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Dinas Dua Alfa", exact=True)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="PK Kepala Dinas Satu Alfa")).to_be_visible()
    page.wait_for_load_state("load")  # the keys are listened for from then on
    page.keyboard.press("]")  # the filter goes along
    expect(page.get_by_role("heading", name="PK Kepala Dinas Dua Alfa")).to_be_visible()
    assert "saring=unsur" in page.url


def test_a_verifier_opens_the_folded_rows_adds_a_finding_on_one_and_consents_with_the_list_ticked(peramban, a):
    page = peramban.masuk(a.pengguna("verifikator_organisasi"))
    page.goto(reverse("perjanjian:keselarasan", args=[a.dua.pk]))
    page.get_by_role("link", name="Tampilkan semua baris").click()
    page.get_by_role("link", name="Temuan pada 1.1").click()
    expect(page.get_by_label("Yang perlu diperbaiki")).to_be_focused()
    page.get_by_label("Yang perlu diperbaiki").fill("Sebutkan sumber datanya.")
    page.locator("#bobot-catatan").check()
    page.get_by_role("button", name="Tambah temuan").click()
    expect(page.get_by_text("1.1: Sebutkan sumber datanya.")).to_be_visible()
    page.get_by_role("button", name="Setujui untuk unsur Anda").click()
    expect(page.get_by_role("alert")).to_contain_text("Daftar periksa belum lengkap: Mutu indikator memenuhi kriteria")
    page.get_by_label("Mutu indikator memenuhi kriteria").check()
    page.get_by_label("Pernyataan dan lampiran sesuai bentuk peraturan").check()
    page.get_by_role("button", name="Setujui untuk unsur Anda").click()
    expect(page.get_by_text("Putusan unsur Anda atas PK Kepala Dinas Dua Alfa")).to_be_visible()
