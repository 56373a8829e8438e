"""A real browser in the tests: several people, every request watched, pictures kept."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response

CHROMIUM = "/usr/bin/chromium"
BENDERA = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
GAMBAR = Path(__file__).resolve().parents[2] / "var" / "gambar-uji"
# A request that the page itself gave up, because what it was about is gone (typed, then saved at once), is no fault;
# htmx names every kind of end twice, the other kinds (sendError, timeout, responseError) stay faults by their name.
DILEPAS = ("Failed to load resource", "htmx:sendAbort", "htmx:afterRequest")  # the first: see jawaban()
HALAMAN = {"document", "xhr", "fetch"}  # may answer 403, 404 or 422 on purpose; a missing picture or script may not


def _sampai_halaman(cara: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(cara)
    def lalu(di: Locator | Page, *args: Any, **opsi: Any) -> Any:
        hasil = cara(di, *args, **opsi)
        (di.page if isinstance(di, Locator) else di).wait_for_load_state()
        return hasil

    return lalu


def sabar() -> None:
    """A click that leads on ends when the next page stands, as for the person who sees it: playwright goes on as soon
    as its first bytes are there, and what does not wait by itself (count, axe, a picture) would look at half a page."""
    for kelas in (Locator, Page):
        for nama in ("click", "dblclick", "tap", "press"):
            setattr(kelas, nama, _sampai_halaman(getattr(kelas, nama)))


@dataclass
class Catatan:
    """What the browser must not do."""

    alamat: list[str] = field(default_factory=list)
    keluar: list[str] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    boleh: list[str] = field(default_factory=list)

    def permintaan(self, request: Request) -> None:
        self.alamat.append(request.url)
        bagian = urlsplit(request.url)
        if bagian.scheme not in {"data", "blob", "about"} and bagian.hostname not in {"localhost", "127.0.0.1"}:
            self.keluar.append(request.url)

    def jawaban(self, response: Response) -> None:
        jenis = response.request.resource_type
        if response.status >= 500 or (response.status >= 400 and jenis not in HALAMAN):
            self.galat.append(f"{response.status} {jenis} {response.url}")

    def konsol(self, pesan: ConsoleMessage) -> None:
        if pesan.type == "error" and not pesan.text.startswith(DILEPAS):
            self.galat.append(f"konsol: {pesan.text}")

    def kesalahan(self, galat: Any) -> None:
        self.galat.append(f"skrip: {galat}")

    def periksa(self) -> None:
        """Fail where a page asked another host for something, broke a rule of the CSP, or failed."""
        assert not self.keluar, f"requests to other hosts: {self.keluar}"
        sisa = [galat for galat in self.galat if not any(re.search(pola, galat) for pola in self.boleh)]
        assert not sisa, "errors in the browser:\n" + "\n".join(sisa)


@dataclass
class Peramban:
    """`peramban.page` is a visitor's page; `orang(user)` opens another person's own window, already signed in."""

    browser: Browser
    url: str
    catatan: Catatan
    konteks: list[BrowserContext] = field(default_factory=list)
    _page: Page | None = None

    @property
    def page(self) -> Page:
        if self._page is None:
            self._page = self.jendela()
        return self._page

    def jendela(self, *, lebar: int = 1280, tinggi: int = 800, **opsi: Any) -> Page:
        """A window with cookies of its own."""
        opsi = {"locale": "id-ID", "timezone_id": "Asia/Jakarta", "reduced_motion": "reduce", **opsi}
        konteks = self.browser.new_context(viewport={"width": lebar, "height": tinggi}, base_url=self.url, **opsi)
        konteks.set_default_timeout(10_000)
        konteks.on("request", self.catatan.permintaan)
        konteks.on("response", self.catatan.jawaban)
        konteks.on("console", self.catatan.konsol)
        konteks.on("weberror", lambda e: self.catatan.kesalahan(e.error))
        self.konteks.append(konteks)
        return konteks.new_page()

    def masuk(self, pengguna: Any, page: Page | None = None) -> Page:
        """Sign in without the form (the form has its own test)."""
        page = page or self.page
        sesi = SessionStore()
        sesi[SESSION_KEY] = str(pengguna.pk)
        sesi[BACKEND_SESSION_KEY] = "sakip.organisasi.masuk.Masuk"
        sesi[HASH_SESSION_KEY] = pengguna.get_session_auth_hash()
        sesi.save()
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": sesi.session_key, "url": self.url}]  # type: ignore[typeddict-item]
        )
        return page

    def orang(self, pengguna: Any, **opsi: Any) -> Page:
        return self.masuk(pengguna, self.jendela(**opsi))

    def tutup(self) -> None:
        for konteks in self.konteks:
            konteks.close()


def layar(page: Page, nama: str, *, penuh: bool = True) -> Path:
    """Keep a picture of the page in var/gambar-uji/."""
    GAMBAR.mkdir(parents=True, exist_ok=True)
    berkas = GAMBAR / f"{nama}.png"
    page.screenshot(path=berkas, full_page=penuh)
    return berkas
