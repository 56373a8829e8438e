"""Sentences on money, on efficiency, and the opening of Bab III (SM Lampiran D (6), (7), B)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from laporan.isi import EfisiensiIsi, ProgramIsi
from laporan.rules.kalimat import (
    kalimat_anggaran,
    kalimat_belum,
    kalimat_efisiensi,
    kalimat_predikat,
    kalimat_program,
    kalimat_rata,
    kalimat_rentang_serapan,
    kalimat_sebaran,
    kalimat_sementara,
)

from .pabrik_isi import indikator, laporan, program, sasaran

UANG = {"pagu": Decimal(1000), "realisasi": Decimal(951)}
AWAL = "Anggaran yang digunakan Rp\u00a0951,00 dari Rp\u00a01.000,00 atau 95,10 persen. "


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"cara": "selisih", "capaian": "90,00", "serapan": "95,10", "nilai": "-5,10", "efisien": False},
         AWAL + "Capaian 90,00 persen dikurangi serapan 95,10 persen menghasilkan efisiensi -5,10 persen poin, sehingga "
         "penggunaan anggaran belum efisien."),
        ({"cara": "selisih", "capaian": "99,50", "serapan": "95,10", "nilai": "4,41", "efisien": True},
         AWAL + "Capaian 99,50 persen dikurangi serapan 95,10 persen menghasilkan efisiensi 4,41 persen poin (dihitung "
         "dari angka yang belum dibulatkan), sehingga penggunaan anggaran efisien."),
        ({"cara": "pmk214", "capaian": "99,50", "serapan": "95,10", "nilai": "4,42", "skor": "61,06", "efisien": True},
         AWAL + "Efisiensinya (1 - serapan 95,10 ÷ capaian 99,50) × 100 persen = 4,42 persen dan nilai efisiensi 50 + "
         "4,42 ÷ 20 × 50 = 61,06, sehingga penggunaan anggaran efisien."),
        ({"cara": "pmk214", "capaian": "200,00", "serapan": "95,10", "nilai": "20,00", "efisien": True},
         AWAL + "Efisiensinya (1 - serapan 95,10 ÷ capaian 200,00) × 100 persen = 20,00 persen, dibatasi pada 20 "
         "persen, sehingga penggunaan anggaran efisien."),
        ({"cara": "lain", "capaian": "99,50", "serapan": "95,10", "nilai": "1,05", "efisien": True},
         AWAL + "Dengan capaian 99,50 persen dan serapan 95,10 persen, efisiensinya 1,05, sehingga penggunaan anggaran "
         "efisien."),
        ({"alasan": "Pagunya nol."}, "Efisiensi belum dapat dihitung. Pagunya nol."),
    ],
)  # fmt: skip
def test_efficiency_shows_its_arithmetic_by_the_way_of_the_profile(isi: dict[str, Any], kalimat: str) -> None:
    """SM Lampiran D (6)."""
    assert kalimat_efisiensi(EfisiensiIsi(**UANG, **isi)) == kalimat


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"pagu": Decimal(1000), "realisasi": Decimal(951), "persen": "95,10"},
         "Realisasi anggaran tahun 2025 Rp\u00a0951,00 dari pagu Rp\u00a01.000,00 atau 95,10 persen; sisa Rp\u00a049,00."),
        ({"pagu": Decimal(1000), "realisasi": Decimal(1000), "persen": "100,00"},
         "Realisasi anggaran tahun 2025 Rp\u00a01.000,00 dari pagu Rp\u00a01.000,00 atau 100,00 persen; pagu terserap seluruhnya."),
        ({"pagu": Decimal(1000), "realisasi": Decimal("1000.01"), "persen": "100,00"},
         "Realisasi anggaran tahun 2025 Rp\u00a01.000,01 dari pagu Rp\u00a01.000,00 atau 100,00 persen; realisasi melebihi pagu "
         "Rp\u00a00,01."),
        ({"pagu": Decimal(1000)}, "Pagu tahun 2025 Rp\u00a01.000,00; realisasinya belum dilaporkan."),
        ({}, "Belum ada DPA tahun 2025 yang ditetapkan, sehingga realisasi anggaran tidak disandingkan."),
    ],
)  # fmt: skip
def test_the_budget_is_told_with_what_is_left_of_it(isi: dict[str, Any], kalimat: str) -> None:
    """SM Lampiran D B."""
    assert kalimat_anggaran(laporan(jumlah=ProgramIsi("", "Jumlah", "", **isi))) == kalimat


def test_who_spent_most_and_least_is_named_once_they_differ() -> None:
    a, b = program(nama="Program A", persen="95,10"), program(nama="Program B", persen="80,00")
    assert kalimat_rentang_serapan((a, b), "program") == (
        "Serapan tertinggi pada Program A (95,10 persen), terendah pada Program B (80,00 persen)."
    )
    assert kalimat_rentang_serapan((a, a), "program") == "Serapan semua program sama, yaitu 95,10 persen."
    assert kalimat_rentang_serapan((a,), "program") == ""


def test_programs_behind_a_sasaran_are_told_with_their_money_together() -> None:
    """SM Lampiran D (7)."""
    uang = EfisiensiIsi(pagu=Decimal(1000), realisasi=Decimal(951), serapan="95,10")
    assert kalimat_program(sasaran(program=(program(),), efisiensi=uang)) == (
        "Sasaran ini didukung 1 program dengan pagu Rp\u00a01.000,00, terealisasi Rp\u00a0951,00 (95,10 persen)."
    )
    belum = replace(uang, realisasi=None)
    assert "realisasinya belum dilaporkan" in kalimat_program(sasaran(program=(program(),), efisiensi=belum))
    assert "Belum ada program" in kalimat_program(sasaran())


def test_the_opening_counts_every_indicator_once() -> None:
    """SM Lampiran D A: how many reached what was promised, not only the mean."""
    rows = (
        indikator(),
        indikator(realisasi="110%", tercapai=True),
        indikator(realisasi="100%", tercapai=True),
        indikator(realisasi="", nama="Indeks Air"),
        indikator(tercapai=None),
    )
    isi = laporan(sasaran(*rows), sasaran(kunci="s2"), dihitung=2)
    assert kalimat_sebaran(isi) == (
        "Dari 2 sasaran dan 6 indikator, 1 melampaui target, 1 sesuai target, 2 belum mencapai target, 1 tidak dapat "
        "dinilai terhadap target, dan 1 belum diukur."
    )
    assert kalimat_sebaran(laporan(sasaran(rows[1]))) == "Dari 1 sasaran, satu-satunya indikator melampaui target."
    assert kalimat_belum(isi) == (
        "Yang belum mencapai target: Persentase Jalan Mantap dan Persentase Jalan Mantap.",
        "1 indikator belum diukur pada tahun 2025: Indeks Air.",
    )


def test_the_mean_stands_beside_the_spread_and_what_is_not_final() -> None:
    isi = laporan(
        sasaran(indikator(sementara=True, sampai_periode="Triwulan III"), predikat="Tinggi"),
        sasaran(predikat="Rendah"),
        dihitung=2,
        predikat="Tinggi",
        jenjang=(("Tinggi", "≥ 76"), ("Rendah", "0 – 75")),
    )
    assert kalimat_rata(isi) == (
        "Rata-rata capaian 2 sasaran Dinas Pekerjaan Umum tahun 2025 adalah 90,00 persen dengan predikat tinggi."
    )
    assert kalimat_predikat(isi) == "Menurut predikat: 1 sasaran tinggi dan 1 sasaran rendah."
    assert kalimat_sementara(isi) == (
        "Pengukuran tahun 2025 baru sampai dengan Triwulan III; angka setahun penuh belum ada.",
        "1 dari 2 angka masih sementara: pengukurannya belum diterima Tim Monev.",
    )
