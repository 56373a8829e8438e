"""What every test has: its own database, a closed network, templates that complain, a fixed moment, a browser.

Database: SQLite, or the PostgreSQL that DATABASE_URL names. On PostgreSQL the tests run as a role that owns nothing.
`pytest --basis-data-saja` leaves out what a second database cannot change (tests without a database, the browser).
"""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import settings as Profil

from sakip import ingatan
from tests.alat import basisdata, jaringan, kertas, templat

CETAK_ASLI = ("tests/dokumen/", "tests/peramban/test_jalur")  # read the paper
SAMA_SAJA = ("peramban", "cetak_asli", "kueri")  # the same whatever the database
BERBASIS_DATA = {"db", "transactional_db", "django_db_reset_sequences", "live_server", "pemilik"}


# --- The run --------------------------------------------------------------------------------------------------------
def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--basis-data-saja", action="store_true", help="only tests that use the database, without the browser"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = templat.Ketat()
    # A busy machine is no fault of the code; a failing example can be repeated from what is printed.
    Profil.register_profile("sakip", deadline=None, print_blob=True)
    Profil.load_profile("sakip")
    jaringan.tutup(*filter(None, [str(settings.DATABASES["default"].get("HOST") or "")]))
    basisdata.pasang_pengosongan()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out (not skip) what is meant for the other database."""
    for item in items:
        if item.nodeid.startswith(CETAK_ASLI):
            item.add_marker("cetak_asli")
    bukan = "postgres" if basisdata.sqlite() else "sqlite"
    saja = config.getoption("--basis-data-saja")

    def dipilih(item: pytest.Item) -> bool:
        if item.get_closest_marker(bukan):
            return False
        if not saja:
            return True
        berbasis = item.get_closest_marker("django_db") or BERBASIS_DATA & set(getattr(item, "fixturenames", ()))
        return bool(berbasis) and not any(map(item.get_closest_marker, SAMA_SAJA))

    keluar = [item for item in items if not dipilih(item)]
    if keluar:
        config.hook.pytest_deselected(items=keluar)
        items[:] = [item for item in items if dipilih(item)]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of tests, templates and classes live to the end: looking through them again and again for garbage takes
    a tenth of the run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if hasattr(config, "workerinput"):  # xdist: only the one who prints
        return
    baris = basisdata.versi()
    terminalreporter.write_line(f"Basis data: {baris}")
    if catatan := os.environ.get("SAKIP_UJI_CATATAN"):
        with Path(catatan).open("a") as berkas:
            berkas.write(f"{baris}\n")


# --- The database ---------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def ruang_sementara() -> Iterator[Path]:
    ruang = basisdata.ruang_sementara()
    yield ruang
    basisdata.hapus_ruang(ruang)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(ruang_sementara: Path, django_db_blocker: Any) -> Iterator[None]:
    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = basisdata.nama_basis_data(ruang_sementara)
    yield
    with django_db_blocker.unblock():
        basisdata.hapus_peran()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    if basisdata.sqlite():
        yield
        return
    with django_db_blocker.unblock():
        basisdata.turunkan_hak()
    yield
    with django_db_blocker.unblock():
        basisdata.kembalikan_hak()


@pytest.fixture
def pemilik(transactional_db: None) -> Callable[[], AbstractContextManager[None]]:
    """`with pemilik():` acts as the owner of the tables, who migrates. On SQLite there is only one."""
    return basisdata.sebagai_pemilik


@pytest.fixture(autouse=True)
def ruang_berkas(ruang_sementara: Path, settings: Any) -> None:
    """Files that the application keeps go into the tests' own directory."""
    settings.BERKAS_DIR = ruang_sementara / "berkas"
    settings.VAR_DIR = ruang_sementara / "var"


@pytest.fixture(autouse=True)
def tanpa_ingatan() -> None:
    """A test's rows are rolled back and their numbers used again: nothing read in one is remembered in another."""
    ingatan.lupakan()


@pytest.fixture(autouse=True)
def kertas_kilat(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are typeset only where a test reads them: marker `cetak_asli`."""
    if request.node.get_closest_marker("cetak_asli") is None:
        for modul in (
            "perjanjian.pdf.perjanjian",
            "perjanjian.pdf.berita_acara",
            "perjanjian.pdf.pohon",
            "renstra.cetak.iku",
            "perjanjian.pdf.surat_pengantar",
            "sakip.dokumen.rkt",
            "sakip.dokumen.lembaran",
        ):
            monkeypatch.setattr(f"{modul}.susun_pdf", kertas.kilat)


@pytest.fixture(autouse=True)
def templat_ketat() -> Iterator[None]:
    """Also fails where the page was rendered in the live server's thread."""
    templat.tercatat.clear()
    yield
    assert not templat.tercatat, templat.tercatat


# --- Time -----------------------------------------------------------------------------------------------------------
@pytest.fixture
def zona() -> str:
    return "Asia/Pontianak"


@pytest.fixture
def sekarang(zona: str) -> datetime:
    """Wednesday 21 January 2026, 09.40 WIB."""
    return datetime(2026, 1, 21, 9, 40, tzinfo=ZoneInfo(zona))


@pytest.fixture
def pada() -> Callable[[datetime], AbstractContextManager[None]]:
    """`with pada(sekarang):` moves the clock of this thread (the test client's views) to that moment."""
    from sakip.waktu import geser

    def _pada(waktu: datetime) -> AbstractContextManager[None]:
        selisih: timedelta = waktu - datetime.now(UTC)
        return geser(selisih)

    return _pada


# --- People ---------------------------------------------------------------------------------------------------------
@pytest.fixture
def klien_csrf() -> Client:
    """A client that must send the CSRF token, as a browser does."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def masuk() -> Callable[[Client, Any], Client]:
    """`masuk(client, pengguna)` signs in and gives the client back."""

    def _masuk(client: Client, pengguna: Any) -> Client:
        client.force_login(pengguna, backend="sakip.organisasi.masuk.Masuk")
        return client

    return _masuk


# --- The browser ----------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    from tests.alat.peramban import BENDERA, CHROMIUM, sabar

    # Playwright's event loop runs in this thread; Django would take every query for one made inside async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sabar()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=BENDERA, headless=True)
        yield browser
        browser.close()


@pytest.fixture
def peramban(chromium: Any, live_server: Any) -> Iterator[Any]:
    """A fresh window; afterwards fails on a request to another host, a console error, a breach of the CSP or a 5xx."""
    from tests.alat.peramban import Catatan, Peramban

    peramban = Peramban(chromium, live_server.url, Catatan())
    yield peramban
    peramban.tutup()
    peramban.catatan.periksa()


@pytest.fixture
def layar() -> Callable[..., Path]:
    """`layar(page, "daftar-pk")` keeps a picture in var/gambar-uji/."""
    from tests.alat.peramban import layar

    return layar
