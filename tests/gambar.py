"""`make gambar`: pictures of the main pages and the first pages of PDFs, into docs/gambar/.

Loads the worked example into a throwaway database (SAKIP_GAMBAR_DB names a filled SQLite file, which is copied instead),
serves it, and lets a browser look. The same data, date and window each time: what changes in a picture changed in the
product.
"""

import io
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

AKAR = Path(__file__).resolve().parents[1]
TUJUAN = AKAR / "docs" / "gambar"
LEBAR, HP = 1440, 390
WARNA = 256  # a palette is enough for flat pages and keeps the folder small
SANDI = "demo-sakip"
# name, account, address ("{pk:...}" is looked up), window, colours
HALAMAN = [
    ("masuk", "", "/masuk/", LEBAR, "light"),
    ("beranda-perencana", "bengkayang.perencana.dinkes", "/", LEBAR, "light"),
    ("beranda-bupati", "bengkayang.bupati", "/", LEBAR, "light"),
    ("daftar-pk", "bengkayang.organisasi", "/perjanjian/?status=semua", LEBAR, "light"),
    ("susun-pk", "bengkayang.perencana.bappeda", "/perjanjian/susun/", LEBAR, "light"),
    ("pk-rinci", "bengkayang.kepala.kominfo", "/perjanjian/{bengkayang kominfo 2026}/", LEBAR, "light"),
    ("pk-rinci-gelap", "bengkayang.kepala.kominfo", "/perjanjian/{bengkayang kominfo 2026}/", LEBAR, "dark"),
    ("pk-ubah", "bengkayang.perencana.disdik", "/perjanjian/{bengkayang disdik 2026}/ubah/", LEBAR, "light"),
    ("keselarasan", "bengkayang.verifikator.inspektorat", "/perjanjian/{bengkayang dinkes 2026}/keselarasan/", LEBAR,
     "light"),
    ("periksa", "bengkayang.verifikator.inspektorat", "/perjanjian/periksa/", LEBAR, "light"),
    ("tanda-tangan-banyak", "bengkayang.bupati", "/perjanjian/tanda-tangan/", LEBAR, "light"),
    ("pohon-kinerja", "bengkayang.admin", "/perjanjian/pohon-kinerja/?pd=semua&cari=Pelayanan+Kesehatan", LEBAR, "light"),
    ("kaitan", "bengkayang.perencana.kominfo", "/perjanjian/kaitan/", LEBAR, "light"),
    ("pengampu", "bengkayang.perencana.kominfo", "/perjanjian/pengampu/", LEBAR, "light"),
    ("perencanaan", "bengkayang.perencana.dinkes", "/perencanaan/", LEBAR, "light"),
    ("perencanaan-daerah", "bengkayang.organisasi", "/perencanaan/?pd=semua", LEBAR, "light"),
    ("mutu", "bengkayang.perencana.dinkes", "/perencanaan/mutu/", LEBAR, "light"),
    ("konservasi", "bengkayang.perencana.dinkes", "/perencanaan/konservasi/", LEBAR, "light"),
    ("realisasi", "bengkayang.perencana.dinkes", "/perencanaan/realisasi/?tahun=2025", LEBAR, "light"),
    ("tenggat", "bengkayang.sekda", "/tenggat/", LEBAR, "light"),
    ("admin", "bengkayang.admin", "/admin/", LEBAR, "light"),
    ("hp-beranda", "bengkayang.bupati", "/", HP, "light"),
    ("hp-daftar", "bengkayang.perencana.dinkes", "/perjanjian/", HP, "light"),
    ("hp-tanda-tangan", "bengkayang.bupati", "/perjanjian/{bengkayang pupr 2026}/tanda-tangan/", HP, "light"),
    ("hp-pk-rinci-gelap", "bengkayang.kepala.kominfo", "/perjanjian/{bengkayang kominfo 2026}/", HP, "dark"),
]  # fmt: skip
PDF = [
    ("pdf-bengkayang-2022", "bengkayang.kepala.bappeda", "/perjanjian/{bengkayang bappeda 2022}/pdf/", (1, 2)),
    ("pdf-gunungmas", "gunungmas.kepala.bpkpad", "/perjanjian/{gunungmas bpkpad 2026}/pdf/", (1, 2)),
    ("pdf-semarang", "semarang.kepala.pupr", "/perjanjian/{semarang pupr 2026}/pdf/", (1, 2)),
    ("pdf-luwutimur", "luwutimur.kepala.distan", "/perjanjian/{luwutimur distan 2026}/pdf/", (1, 2)),
    ("pdf-berita-acara", "bengkayang.kepala.kominfo", "/perjanjian/{bengkayang kominfo 2026}/berita-acara/", (1,)),
]
NOMOR = """SELECT p.id FROM perjanjian_perjanjian p JOIN organisasi_perangkatdaerah d ON d.id = p.pd_id
    JOIN organisasi_pemerintahdaerah m ON m.id = p.pemda_id
    WHERE m.kode = ? AND d.kode = ? AND p.tahun = ? AND p.jenjang = 'kepala_pd' AND p.status <> 'diganti'"""


@contextmanager
def contoh(ruang: Path):
    """A running demo installation of its own; gives its address and its database."""
    basis = ruang / "sakip.sqlite3"
    lingkungan = {
        **os.environ, "SAKIP_SECRET_KEY": secrets.token_urlsafe(48), "SAKIP_DEMO": "True", "SAKIP_DEBUG": "False",
        "SAKIP_HTTPS": "False", "SAKIP_HOSTS": "127.0.0.1", "SAKIP_LOG": "ERROR", "SAKIP_FILES": str(ruang / "berkas"),
        "DATABASE_URL": f"sqlite:///{basis}",
    }  # fmt: skip
    siap = os.environ.get("SAKIP_GAMBAR_DB")
    if siap:
        shutil.copy(siap, basis)
        if (berkas := Path(siap).parent / "berkas").is_dir():
            shutil.copytree(berkas, ruang / "berkas")
    for perintah in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"],
                     [] if siap else ["muat_contoh"]):  # fmt: skip
        if perintah:
            subprocess.run([sys.executable, "manage.py", *perintah], cwd=AKAR, env=lingkungan, check=True)
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        alamat = f"127.0.0.1:{s.getsockname()[1]}"
    perintah = [str(AKAR / ".venv/bin/gunicorn"), "sakip.wsgi", "--bind", alamat, "--threads", "4", "--timeout", "120",
                "--log-level", "error", "--no-control-socket"]  # fmt: skip
    server = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan)
    try:
        _tunggu(f"http://{alamat}/sehat/")
        yield f"http://{alamat}", basis
    finally:
        server.terminate()
        server.wait(20)


def _tunggu(alamat: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(alamat, timeout=5)
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the demo did not start")


def isi_nomor(alamat: str, basis: Path) -> str:
    """`/perjanjian/{bengkayang dinkes 2026}/` with the number of that PK."""
    import sqlite3

    if "{" not in alamat:
        return alamat
    depan, _, sisa = alamat.partition("{")
    siapa, _, belakang = sisa.partition("}")
    with sqlite3.connect(f"file:{basis}?mode=ro", uri=True) as db:
        nomor = db.execute(NOMOR, siapa.split()).fetchone()
    if nomor is None:
        raise SystemExit(f"the worked example has no PK {siapa}")
    return f"{depan}{nomor[0]}{belakang}"


def simpan(png: bytes, nama: str) -> None:
    from PIL import Image

    gambar = Image.open(io.BytesIO(png)).convert("RGB")
    gambar = gambar.quantize(WARNA, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    gambar.save(TUJUAN / f"{nama}.png", optimize=True)
    print(f"  {nama}.png", flush=True)


def masuk(browser, url: str, akun: str, lebar: int, mode: str):
    tinggi = 900 if lebar > HP else 844
    page = browser.new_page(
        base_url=url, viewport={"width": lebar, "height": tinggi}, color_scheme=mode, locale="id-ID",
        timezone_id="Asia/Jakarta", reduced_motion="reduce",
    )  # fmt: skip
    if akun:
        page.goto("/masuk/")
        page.fill("input[name=username]", akun)
        page.fill("input[name=password]", SANDI)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/")
    return page


def halaman_pdf(pdf: bytes, nama: str, nomor: tuple[int, ...]) -> None:
    for n in nomor:
        perintah = ["pdftoppm", "-r", "75", "-png", "-f", str(n), "-l", str(n), "-"]
        png = subprocess.run(perintah, input=pdf, capture_output=True, check=False).stdout  # none past the last page
        if png:
            simpan(png, f"{nama}-h{n}")


def utama() -> None:
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(AKAR))
    from tests.alat.peramban import BENDERA, CHROMIUM

    TUJUAN.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as ruang, contoh(Path(ruang)) as (url, basis), sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=BENDERA, headless=True)
        for nama, akun, alamat, lebar, mode in HALAMAN:
            page = masuk(browser, url, akun, lebar, mode)
            jawab = page.goto(isi_nomor(alamat, basis))
            if jawab is None or jawab.status != 200:
                raise SystemExit(f"{alamat} for {akun}: {jawab and jawab.status}")
            tinggi = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": lebar, "height": max(tinggi, 900 if lebar > HP else 844)})
            simpan(page.screenshot(), nama)  # a window as high as the page: what sticks to its foot is at the foot
            page.close()
        for nama, akun, alamat, nomor in PDF:
            page = masuk(browser, url, akun, LEBAR, "light")
            jawaban = page.request.get(isi_nomor(alamat, basis))
            if jawaban.status != 200:
                raise SystemExit(f"{alamat} for {akun}: {jawaban.status}")
            halaman_pdf(jawaban.body(), nama, nomor)
            page.close()
        browser.close()
    print(f"{sum(f.stat().st_size for f in TUJUAN.glob('*.png')) / 1e6:.1f} MB in {TUJUAN.relative_to(AKAR)}")


if __name__ == "__main__":
    utama()
