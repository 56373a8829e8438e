"""Templates and styles: nothing from another host, no inline style, every icon known, contrast as promised."""

import re
from pathlib import Path

import pytest

AKAR = Path(__file__).resolve().parents[2]
TEMPLATES = sorted(p for p in (AKAR / "templates").rglob("*.html") if "cetak" not in p.parts)
GAYA = sorted((AKAR / "static" / "sakip").glob("*.css"))
SKRIP = sorted((AKAR / "static" / "sakip").glob("*.js"))
SPRITE = (AKAR / "static/vendor/bootstrap-icons/ikon.svg").read_text()
IKON = set(re.findall(r'<symbol id="([^"]+)"', SPRITE))
LUAR = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+\.[a-z]""", re.I)


def nama(p: Path) -> str:
    return str(p.relative_to(AKAR))


@pytest.mark.parametrize("berkas", TEMPLATES + GAYA + SKRIP, ids=nama)
def test_nothing_is_fetched_from_another_host(berkas):
    assert not LUAR.findall(berkas.read_text())


@pytest.mark.parametrize("berkas", TEMPLATES, ids=nama)
def test_no_inline_style_or_script(berkas):
    teks = berkas.read_text()
    assert not re.search(r"\sstyle\s*=", teks)
    assert not re.search(r"\son(click|submit|change|input|load)\s*=", teks, re.I)
    assert not re.search(r"<style\b(?![^>]*nonce)", teks)
    assert not re.search(r"<script\b(?![^>]*\b(src|nonce)=|[^>]*application/json)", teks)


@pytest.mark.parametrize("berkas", [p for p in TEMPLATES if p.parent.name == "components"], ids=nama)
def test_a_component_begins_by_naming_its_inputs(berkas):
    assert re.match(r"\{# ?inputs:", berkas.read_text())


def test_every_icon_used_is_in_the_sprite():
    dipakai = {i for p in TEMPLATES for i in re.findall(r"""{%\s*ikon\s+["']([a-z0-9-]+)["']""", p.read_text())}
    label = (AKAR / "sakip/beranda/templatetags/_label.py").read_text()
    dipakai |= set(re.findall(r'\("[a-z 2]*", "([a-z0-9-]+)"', label)) | set(
        re.findall(r': "([a-z0-9-]+)",$', label, re.M)
    )
    assert dipakai and not dipakai - IKON


@pytest.mark.parametrize("berkas", GAYA, ids=nama)
def test_every_file_that_a_style_names_is_there(berkas):
    for url in re.findall(r'url\("([^")#]+)"\)', berkas.read_text()):
        if not url.startswith("data:"):
            assert (berkas.parent / url).exists(), url


@pytest.mark.parametrize("berkas", GAYA, ids=nama)
def test_every_colour_variable_is_defined(berkas):
    semua = "".join(p.read_text() for p in GAYA)
    ada = set(re.findall(r"(--[a-z0-9-]+)\s*:", semua))
    dipakai = {v for v in re.findall(r"var\((--[a-z0-9-]+)\)", berkas.read_text()) if not v.startswith("--bs-")}
    assert not dipakai - ada


def test_vendored_files_bring_their_licence_and_no_source_map():
    for folder in (AKAR / "static/vendor").iterdir():
        if folder.is_dir():
            assert list(folder.glob("LICENSE*")), folder.name
            for p in [*folder.glob("*.css"), *folder.glob("*.js")]:
                assert "sourceMappingURL" not in p.read_text(), p.name


# --- Contrast ------------------------------------------------------------------------------------------------------
def token(mode: str) -> dict[str, str]:
    teks = (AKAR / "static/sakip/tokens.css").read_text()
    terang, gelap = (
        dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6})", re.search(pola + r"\s*\{(.*?)\n\}", teks, re.S)[1]))
        for pola in (r':root,\n\[data-bs-theme="light"\]', r'\n\[data-bs-theme="dark"\]')
    )
    return terang if mode == "light" else terang | gelap


def kontras(a: str, b: str) -> float:
    def terang(warna: str) -> float:
        kanal = [int(warna[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanal)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    x, y = sorted((terang(a), terang(b)), reverse=True)
    return (x + 0.05) / (y + 0.05)


KELUARGA = ["abu", "biru", "toska", "hijau", "jingga", "kuning", "merah", "ungu"]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_is_readable_on_every_ground(mode):
    t = token(mode)
    for teks in ("tinta", "tinta-2", "nila", "nila-tua"):
        for dasar in ("alas", "muka", "muka-2", "nila-muda", "pilih"):
            assert kontras(t[teks], t[dasar]) >= 4.5, (teks, dasar)
    assert kontras(t["di-atas-nila"], t["nila"]) >= 7
    assert kontras(t["di-atas-kunyit"], t["kunyit"]) >= 7


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("keluarga", KELUARGA)
def test_state_words_are_readable(mode, keluarga):
    t = token(mode)
    assert kontras(t[f"{keluarga}-t"], t[f"{keluarga}-l"]) >= 6.5
    assert kontras(t[f"{keluarga}-t"], t["muka"]) >= 4.5
    assert kontras(t["di-atas-pekat"], t[f"{keluarga}-t"]) >= 7


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_borders_of_controls_and_charts_can_be_seen(mode):
    t = token(mode)
    for garis in ["garis-kuat", "nila-2", "sogan", *[k for k in t if k.startswith("grafik-")]]:
        assert kontras(t[garis], t["muka"]) >= 3, garis
