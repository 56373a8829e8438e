"""Every page in a real browser: it opens, asks no other host, breaks no rule of the CSP, writes no error, holds no
barrier that axe knows, is never wider than a phone, in light and in dark; the keyboard reaches what can be pressed.

The addresses come from the resolver, the people from the access matrix, the objects from `tests/akses/benda.py`.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from django.urls import reverse

from perjanjian.enums import Aksi
from perjanjian.models import Butir
from tests.akses.benda import argumen, benda, benda_admin
from tests.akses.harapan import ADMIN, ADMIN_UMUM, ALAMAT, PERAN, POLA, Pola
from tests.akses.test_alamat import BIASA, HALAMAN_ADMIN
from tests.pemeran import Pemeran, pemeran
from tests.peramban.alat import TAK_TERJANGKAU, axe, dengan_tab, lewat_lebar
from tests.peramban.dunia import sampai_diteruskan, siapkan_pd
from tests.perjanjian.pabrik import Adegan, adegan

pytestmark = [pytest.mark.peramban, pytest.mark.django_db(transaction=True)]
# who reads a page: the first of these who may
PEMBACA = ["PRC", "P1", "P2", "VPD", "VK", "SKD", "BPT", "KBO", "ADM", "OPS", "ANON"]
BAGIAN = 5  # of all pages, so that the workers share them
ADMIN_KAMI = ("_impor",)  # pages of the admin that are our own templates


def pembaca(pola: Pola | str) -> str | None:
    """The role of the matrix who opens the page; None where nobody does with GET."""
    pola = pola if isinstance(pola, Pola) else POLA[pola]
    huruf = dict(zip(PERAN, pola.sendiri, strict=True))
    return next((p for p in PEMBACA if huruf[p] == "o"), None)


def periksa(page: Any, nama: str, *, dengan_axe: bool = True) -> list[str]:
    salah = lewat_lebar(page) + (axe(page) if dengan_axe else [])
    return [f"{nama}: {satu}" for satu in salah]


class Jendela:
    """One window per person and manner of looking."""

    def __init__(self, peramban: Any) -> None:
        self.peramban, self.semua = peramban, {}

    def __call__(self, orang: Any, lebar: int, mode: str) -> Any:
        kunci = (getattr(orang, "pk", None), lebar, mode)
        if kunci not in self.semua:
            page = self.peramban.jendela(lebar=lebar, tinggi=844, color_scheme=mode)
            self.semua[kunci] = page if orang is None else self.peramban.masuk(orang, page)
        return self.semua[kunci]


def buka(page: Any, alamat: str) -> tuple[int, bool]:
    """The status of an address, and whether it is a whole page (opened) rather than a file or a part of one."""
    jawab = page.context.request.get(alamat)
    html = jawab.headers.get("content-type", "").startswith("text/html") and "<html" in jawab.text()
    if html:
        page.goto(alamat)
    return jawab.status, html


def alamat_biasa(kunci: dict[str, int]) -> Iterator[tuple[str, str, str]]:
    for nama in BIASA:
        get, _, jenis = ALAMAT[nama]
        if siapa := pembaca(get):
            yield nama, siapa, reverse(nama, args=[*([kunci[jenis]] if jenis else []), *argumen(nama, kunci)])


@pytest.mark.parametrize("bagian", range(BAGIAN))
def test_every_page_works_on_a_phone_and_on_a_desk_in_light_and_dark_without_a_barrier(peramban, bagian):
    p: Pemeran = pemeran()
    kunci, jendela = benda(p), Jendela(peramban)
    salah, dibuka = [], 0
    for nama, siapa, alamat in islice(alamat_biasa(kunci), bagian, None, BAGIAN):
        orang = p.sebagai(siapa)
        for lebar, mode in ((390, "light"), (1280, "dark")):
            page = jendela(orang, lebar, mode)
            status, html = buka(page, alamat)
            if status != 200:
                salah.append(f"{nama}: {status} for {siapa}")
            if not html:
                break
            salah += periksa(page, f"{nama} {lebar} {mode}")
            dibuka += 1
    assert not salah, f"{len(salah)} findings:\n" + "\n".join(salah)
    assert dibuka >= 70 // BAGIAN


def test_the_pages_of_the_errors_and_of_strangers_are_pages_too(peramban):
    p, jendela = pemeran(), Jendela(peramban)
    salah = []
    for nama, orang, alamat, diharap in (
        ("404", p.alfa.pengguna["perencana_satu"], "/perjanjian/987654/", 404),
        ("404 of a stranger", None, "/tidak-ada/", 404),
        ("403", p.alfa.pengguna["bupati"], reverse("perjanjian:susun"), 403),
        ("without a role", p.pub, "/", 403),
        ("405", p.alfa.pengguna["bupati"], reverse("perjanjian:massal", args=["ajukan"]), 405),
        ("sign-in", None, reverse("masuk"), 200),
    ):
        for lebar, mode in ((390, "dark"), (1280, "light")):
            page = jendela(orang, lebar, mode)
            assert page.goto(alamat).status == diharap, nama
            salah += periksa(page, f"{nama} {lebar} {mode}")
    assert not salah, "\n".join(salah)


def test_the_admin_keeps_to_the_csp_and_our_own_pages_of_it_have_no_barrier(peramban):
    p: Pemeran = pemeran()
    benda(p)
    objek, jendela, salah = benda_admin(p), Jendela(peramban), []
    for halaman in HALAMAN_ADMIN:
        model, _, hal = halaman.rpartition("_")
        if hal not in {"changelist", "change", "impor"}:
            continue
        daftar, _, lihat, *_ = ADMIN.get(model, ADMIN_UMUM)
        siapa = pembaca(lihat if hal == "change" else daftar)
        page = jendela(p.sebagai(siapa), 1280, "light")
        status, html = buka(page, reverse(f"admin:{halaman}", args=[objek[model]] if hal == "change" else []))
        if status != 200 or not html:
            salah.append(f"admin {halaman}: {status} for {siapa}")
        elif halaman.endswith(ADMIN_KAMI):
            salah += periksa(page, f"admin {halaman}")
    page = jendela(p.sebagai("ADM"), 390, "dark")
    page.goto(reverse("admin:index"))
    salah += periksa(page, "admin index")
    assert not salah, "\n".join(salah)


def halaman_ramai(a: Adegan) -> list[tuple[str, str, str]]:
    """The main pages with something to do on them: name, person, address."""
    siapkan_pd(a)
    sampai_diteruskan(a, "dua")
    a.susun_semua()
    kepala, kabid, kasi = (a.d.jabatan[f"{j}_satu"].perjanjian.get() for j in ("kepala", "kabid", "kasi"))
    butir = kepala.butir.first()
    Butir.objects.filter(pk=butir.pk).update(target="87,5")  # differs from its sources
    for pk in (kabid, kasi):
        a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    a.selaraskan(kasi, ("sakip_satu",))
    a.lakukan(a.tandatangani(kepala, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    pelaksana = a.d.jabatan["pelaksana_satu"].perjanjian.get()
    satu = lambda nama, pk: reverse(f"perjanjian:{nama}", args=[pk.pk])  # noqa: E731
    return [
        ("sign-in", "", reverse("masuk")),
        ("front page", "perencana_satu", "/"),
        ("list", "perencana_satu", reverse("perjanjian:daftar")),
        ("detail", "perencana_satu", satu("rinci", kepala)),
        ("editor", "perencana_satu", satu("ubah", pelaksana)),
        ("links", "perencana_satu", reverse("perjanjian:pohon")),
        ("officials in charge", "perencana_satu", reverse("perjanjian:pengampu")),
        ("work-bench", "verifikator_bappeda", satu("keselarasan", kepala)),
        ("inbox", "verifikator_bappeda", reverse("perjanjian:periksa")),
        ("signing", "kasi_satu", satu("tanda_tangan", kasi)),
        ("queue", "bupati", reverse("perjanjian:antrean")),
        ("deadlines", "sekda", reverse("kalender:daftar")),
    ]


def test_the_keyboard_reaches_everything_on_the_main_pages_and_its_place_is_seen(peramban):
    a = adegan()
    jendela, salah = Jendela(peramban), []
    for nama, siapa, alamat in halaman_ramai(a):
        page = jendela(a.pengguna(siapa) if siapa else None, 1280, "light")
        assert page.goto(alamat).status == 200, nama
        dapat, tampak = dengan_tab(page)
        salah += [f"{nama}: {s}" for s in [*tampak, *page.evaluate(TAK_TERJANGKAU)]]
        assert len(dapat) > 3, nama
        hp = jendela(a.pengguna(siapa) if siapa else None, 390, "dark")
        hp.goto(alamat)
        salah += periksa(hp, f"{nama} 390 dark")
    assert not salah, f"{len(salah)} findings:\n" + "\n".join(salah)


def test_control_a_page_with_barriers_is_noticed(peramban):
    page = peramban.jendela(lebar=390)
    page.set_content(
        "<html><body><p><img src='data:,'>x</p><div class='lebar'>x</div><button>a</button></body></html>"
    )
    page.add_style_tag(content=".lebar { width: 900px } button:focus { outline: none }")
    assert any("image-alt" in satu for satu in axe(page))
    assert lewat_lebar(page)
    assert dengan_tab(page)[1]
