"""Somebody at a page: acts counted from the front page, what axe finds, where Tab leads, what a PDF says."""

import subprocess
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.pemeran import SANDI


class Orang:
    """One person's window. Every click, tap or key is one act; typing into a field is counted by the click into it."""

    def __init__(self, page: Page, *, sentuh: bool = False) -> None:
        self.page, self.sentuh, self.langkah = page, sentuh, 0

    def depan(self) -> "Orang":
        """The front page; the count starts here."""
        self.page.goto("/")
        self.langkah = 0
        return self

    def tekan(self, apa: Locator | str, kata: str = "") -> "Orang":
        """Press what is there once; its text must say `kata`."""
        satu = self.cari(apa)
        expect(satu).to_be_visible()
        if kata:
            expect(satu).to_contain_text(kata)
        satu.tap() if self.sentuh else satu.click()
        self.langkah += 1
        return self

    def tugas(self, kata: str) -> "Orang":
        """Press the button of the waiting list's line that begins with `kata`."""
        baris = self.page.locator("ul.tunggu > li").filter(has=self.page.locator("a.tugas", has_text=kata))
        return self.tekan(baris.first.locator("a.btn"))

    def sandi(self, kata: str = SANDI) -> "Orang":
        """The password: asked for beside the acts."""
        self.page.fill("#kata_sandi", kata)
        return self

    def cari(self, apa: Locator | str) -> Locator:
        return self.page.locator(apa) if isinstance(apa, str) else apa

    def tombol(self, kata: str) -> Locator:
        return self.page.get_by_role("button", name=kata)

    def tautan(self, kata: str) -> Locator:
        return self.page.get_by_role("link", name=kata)

    def berkata(self, kata: str) -> "Orang":
        """The page says so."""
        expect(self.page.locator("body")).to_contain_text(kata)
        return self

    def unduh(self, apa: Locator | str) -> Path:
        with self.page.expect_download() as unduhan:
            self.tekan(apa)
        return Path(unduhan.value.path())


def isi_pdf(berkas: Path | bytes) -> str:
    masukan = berkas.read_bytes() if isinstance(berkas, Path) else berkas
    hasil = subprocess.run(["pdftotext", "-layout", "-", "-"], input=masukan, capture_output=True, check=True)
    return " ".join(hasil.stdout.decode().split())


def axe(page: Page, **opsi: Any) -> list[str]:
    """What axe finds, in one line each."""
    temuan = Axe().run(page, **opsi).response["violations"]
    return [f"axe {v['id']}: {v['nodes'][0]['html'][:160]}" for v in temuan]


def lewat_lebar(page: Page) -> list[str]:
    """Whether the page can be pushed sideways, and by what."""
    return page.evaluate(
        """() => {
          const lebar = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= lebar) return [];
          const salah = [...document.body.querySelectorAll('*')].filter(el => {
            if (el.getBoundingClientRect().right <= lebar + 1) return false;
            for (let p = el.parentElement; p; p = p.parentElement)
              if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX)) return false;
            return true;
          });
          return salah.slice(0, 3).map(el => 'wider than the screen: ' + el.outerHTML.slice(0, 140));
        }"""
    )


def dengan_tab(page: Page, paling: int = 400) -> tuple[set[str], list[str]]:
    """Press Tab round the page: what is reached, and what is wrong (focus unseen, hidden, or out of order)."""
    dapat: list[str] = []
    salah: list[str] = []
    for _ in range(paling):
        page.keyboard.press("Tab")
        satu = page.evaluate(FOKUS)
        if satu is None:  # past the end; the next Tab begins at the top
            continue
        if satu["tanda"] in dapat:
            break
        dapat.append(satu["tanda"])
        if not satu["tampak"]:
            salah.append(f"focus cannot be seen: {satu['html']}")
    return set(dapat), salah


FOKUS = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  window.__urut = (window.__urut || 0) + 1;
  if (!el.dataset.uji) el.dataset.uji = 'u' + window.__urut;
  const k = el.getBoundingClientRect();
  const gaya = x => { const g = getComputedStyle(x); return g.outlineStyle !== 'none' && parseFloat(g.outlineWidth) > 0 || g.boxShadow !== 'none' || g.textDecorationThickness !== 'auto' };
  const label = el.labels && el.labels[0];
  const tampak = k.width > 0 && k.height > 0 && (gaya(el) || gaya(el.parentElement) || (label && gaya(label)));
  return {tanda: el.dataset.uji, html: el.outerHTML.slice(0, 140), tampak};
}"""
TAK_TERJANGKAU = """() => {
  const semua = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  return semua.filter(el => {
    if (el.disabled || el.type === 'hidden' || el.tabIndex < 0 || el.dataset.uji) return false;
    if (!el.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) return false;
    if (el.type === 'radio' && document.querySelector(`input[type=radio][name="${el.name}"][data-uji]`)) return false;
    const k = el.getBoundingClientRect();
    return k.width > 0 && k.height > 0;
  }).map(el => 'Tab never reaches: ' + el.outerHTML.slice(0, 140));
}"""
