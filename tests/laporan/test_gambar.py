"""The pictures of a report: legible, the same bytes each time, never more boxes than can be read."""

import subprocess
import sys
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from laporan.gambar import jumlah, png, svg
from laporan.isi import JabatanIsi
from laporan.rules.bagan import LEBAR, MAKS, denah
from laporan.rules.blok import Bagan, Grafik, Seri

GRAFIK = Grafik(
    "tren.x", "Jalan mantap 2023–2025", "Garis realisasi.", "garis", ("2023", "2024", "2025"),
    (
        Seri("Realisasi", (Decimal("81.2"), None, Decimal("85.1")), ("81,2", "", "85,10")),
        Seri("Target", (Decimal(80), Decimal(82), Decimal(85)), ("80", "82", "85")),
    ),
    "%",
)  # fmt: skip


def _jabatan(*banyak: int) -> tuple[JabatanIsi, ...]:
    """A head, so many branches, in each so many offices."""
    semua = [JabatanIsi(1, None, "Kepala Dinas", "Budi Contoh")]
    for isi in banyak:
        kepala = len(semua) + 1
        semua.append(JabatanIsi(kepala, 1, f"Kepala Bidang {kepala}"))
        semua += [JabatanIsi(kepala + n, kepala, f"Kepala Seksi {kepala + n}") for n in range(1, isi + 1)]
    return tuple(semua)


def test_the_same_chart_gives_the_same_bytes_as_svg_and_as_png_of_200_dots_per_inch() -> None:
    assert svg(GRAFIK) == svg.__wrapped__(GRAFIK) and png(GRAFIK) == png(GRAFIK)
    assert svg(GRAFIK).startswith(b"<?xml") and b"<script" not in svg(GRAFIK)
    lebar, _ = Image.open(BytesIO(png(GRAFIK))).size
    assert lebar == int(Decimal(LEBAR) / Decimal("25.4") * 200)


@pytest.mark.parametrize("label", [2, 8, 9, 30])
def test_bars_of_any_number_are_drawn_also_below_zero_and_without_a_figure(label: int) -> None:
    nilai = tuple(None if n == 1 else Decimal(n - 1) for n in range(label))
    g = Grafik("capaian-x", "J", "A", "batang", tuple(f"Sasaran {n}" for n in range(label)), (Seri("C", nilai),), "%")
    gambar = Image.open(BytesIO(png(g)))
    assert gambar.convert("L").getextrema() == (0, 255)


@pytest.mark.parametrize("bidang", [(), (0,), (3, 2, 0, 4), (0,) * 12])
def test_a_chart_of_up_to_forty_offices_is_one_picture_with_every_box_inside_and_none_over_another(bidang) -> None:
    jabatan = _jabatan(*bidang)
    (satu,) = denah(jabatan)
    assert len(satu.kotak) == len(jabatan)
    for n, k in enumerate(satu.kotak):
        assert k.x >= 0 and k.x + k.lebar <= LEBAR and k.y + k.tinggi <= satu.tinggi
        for lain in satu.kotak[n + 1 :]:
            bersisian = k.x + k.lebar <= lain.x or lain.x + lain.lebar <= k.x
            assert bersisian or k.y + k.tinggi <= lain.y or lain.y + lain.tinggi <= k.y


@pytest.mark.parametrize("bidang", [(9,) * 6, (0,) * 60, (45, 2)])
def test_more_offices_are_split_by_branch_and_each_is_in_one_of_the_pictures(bidang) -> None:
    jabatan = _jabatan(*bidang)
    semua = denah(jabatan)
    tampak = {" ".join(k.nama) for d in semua for k in d.kotak}
    assert len(semua) > 1 and tampak == {j.nama for j in jabatan}
    assert all(len(d.kotak) <= MAKS for d in semua) or max(bidang) >= MAKS
    assert jumlah(Bagan("struktur", "J", "A", jabatan)) == len(semua)


def test_offices_that_answer_to_each_other_or_to_nobody_here_are_drawn_at_the_top() -> None:
    (satu,) = denah((JabatanIsi(1, 2, "A"), JabatanIsi(2, 1, "B"), JabatanIsi(3, 99, "C")))
    assert len(satu.kotak) == 3


def test_a_text_with_signs_of_formulas_is_drawn_as_it_is() -> None:
    g = Grafik(
        "x", "J", "A", "batang", ("$rusak^{$", "dua"), (Seri("S", (Decimal(1), Decimal(2)), ("$1", "2")),), "$/m^2"
    )
    assert svg(g)


def test_the_web_process_does_not_load_the_drawing_library_at_start() -> None:
    kode = "import django; django.setup(); import sakip.urls, sys; print('matplotlib' in sys.modules)"
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.split() == ["False"]
