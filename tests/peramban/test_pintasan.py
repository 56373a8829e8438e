"""The keys of the work-bench can be switched off (WCAG 2.1.4)."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from perjanjian.enums import Aksi
from tests.alat.peramban import layar
from tests.perjanjian.pabrik import adegan

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.peramban]


def test_a_switch_turns_the_keys_of_the_work_bench_off_and_is_remembered(peramban):
    a = adegan()
    pk = a.susun("kepala_satu")
    pk.butir.update(target="1")  # other than the four documents say: findings
    a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    page = peramban.masuk(a.pengguna("verifikator_bappeda"))
    page.goto(reverse("perjanjian:keselarasan", args=[pk.pk]))
    layar(page, "meja-pintasan")
    pertama, kedua = (page.locator("[data-temuan] > details").nth(n) for n in (0, 1))
    page.keyboard.press("J")
    expect(kedua).to_have_attribute("open", "")
    page.get_by_label("pintasan hidup").uncheck()
    page.reload()
    expect(page.get_by_label("pintasan hidup")).not_to_be_checked()
    page.keyboard.press("J")
    expect(pertama).to_have_attribute("open", "")
    expect(kedua).not_to_have_attribute("open", "")
