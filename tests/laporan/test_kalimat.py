"""Each sentence of a report, case by case (SM Lampiran D (1)-(4); GM/SM Pasal 11 ayat (4))."""

from typing import Any

import pytest

from laporan.isi import PembandingIsi
from laporan.rules.kalimat import (
    kalimat_capaian,
    kalimat_jangka_menengah,
    kalimat_lalu,
    kalimat_pembanding,
    kalimat_sasaran,
    kalimat_tanpa_lalu,
    kalimat_tanpa_pembanding,
    kalimat_tanpa_target_akhir,
)

from .pabrik_isi import indikator, sasaran, tahun

STUNTING: dict[str, Any] = {"kunci": "i2", "nama": "Prevalensi Stunting", "arah": "turun", "target": "18,40%"}
OPINI: dict[str, Any] = {
    "kunci": "i3", "nama": "Opini BPK", "arah": "skala", "satuan": "opini", "skala": "TMP; TW; WDP; WTP", "target": "WTP",
}  # fmt: skip
PEGAWAI: dict[str, Any] = {"nama": "Rasio Pegawai", "arah": "tetap", "satuan": "orang", "target": "30"}
CAPAIAN = " Capaiannya 90,00 persen dengan predikat tinggi."


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Dari target 100%, Persentase Jalan Mantap tahun 2025 mencapai 90% atau 10 persen poin lebih rendah, "
             "sehingga target belum tercapai." + CAPAIAN),
        ({"realisasi": "100%", "tercapai": True, "kunci": "i5"},
         "Dari target 100%, Persentase Jalan Mantap tahun 2025 mencapai 100%, sehingga target tercapai." + CAPAIAN),
        ({"realisasi": "110%", "tercapai": True, "kunci": "i6"},
         "Persentase Jalan Mantap tahun 2025 mencapai 110% atau 10 persen poin di atas target 100%, sehingga target "
         "terlampaui." + CAPAIAN),
        (STUNTING | {"realisasi": "16%", "tercapai": True},
         "Prevalensi Stunting tahun 2025 sebesar 16% atau 2,40 persen poin di bawah target 18,40%; karena makin rendah "
         "makin baik, target terlampaui." + CAPAIAN),
        (STUNTING | {"realisasi": "20%"},
         "Prevalensi Stunting tahun 2025 sebesar 20% atau 1,60 persen poin di atas target 18,40%; karena makin rendah "
         "makin baik, target belum tercapai." + CAPAIAN),
        (OPINI | {"realisasi": "WTP", "tercapai": True},
         "Opini BPK tahun 2025 adalah WTP, sesuai dengan target WTP." + CAPAIAN),
        (OPINI | {"realisasi": "WDP"},
         "Opini BPK tahun 2025 adalah WDP atau satu tingkat di bawah target WTP, sehingga target belum tercapai." + CAPAIAN),
        ({"nama": "Tersusunnya Dokumen RKPD.", "satuan": "dokumen", "target": "3", "realisasi": "2"},
         "Dari target 3 dokumen, realisasi indikator “Tersusunnya Dokumen RKPD” tahun 2025 mencapai 2 dokumen atau "
         "1 dokumen lebih rendah, sehingga target belum tercapai." + CAPAIAN),
        ({"nama": "Inflasi", "arah": "tetap", "target": "2–4%", "realisasi": "3%", "tercapai": True},
         "Inflasi tahun 2025 tercatat 3%, memenuhi target 2–4%." + CAPAIAN),
        ({"nama": "Inflasi", "arah": "tetap", "target": "2–4%", "realisasi": "5%"},
         "Inflasi tahun 2025 tercatat 5% atau 1 persen poin di atas target 2–4%, sehingga target belum tercapai." + CAPAIAN),
        (PEGAWAI | {"realisasi": "28"},
         "Dari target 30 orang, Rasio Pegawai tahun 2025 tercatat 28 orang atau 2 orang lebih rendah, sehingga target "
         "belum tercapai." + CAPAIAN),
        ({"realisasi": "-"}, "Persentase Jalan Mantap tahun 2025 belum dapat dinilai: targetnya 100%, realisasinya "
                            "belum diisi."),
        ({"realisasi": "", "target": ""}, "Persentase Jalan Mantap tahun 2025 belum dapat dinilai: tidak ada target dan "
                                          "realisasinya belum diisi."),
        ({"target": "", "cetak": "", "tercapai": None, "alasan": "Targetnya tidak ada."},
         "Persentase Jalan Mantap tahun 2025 mencapai 90%. Targetnya tidak ada."),
        ({"nama": "Jumlah Kejadian", "satuan": "kasus", "arah": "turun", "target": "0", "realisasi": "2", "cetak": "",
          "alasan": "Targetnya nol."},
         "Dari target 0 kasus, Jumlah Kejadian tahun 2025 tercatat 2 kasus atau 2 kasus lebih tinggi; karena makin "
         "rendah makin baik, target belum tercapai. Targetnya nol."),
    ],
)  # fmt: skip
def test_the_year_s_realisasi_is_told_against_its_target(isi: dict[str, Any], kalimat: str) -> None:
    """SM Lampiran D (1)."""
    assert kalimat_capaian(indikator(**isi), 2025) == kalimat


def test_a_negative_a_capped_and_a_provisional_capaian_are_told_as_such() -> None:
    minus = kalimat_capaian(indikator(**STUNTING, realisasi="40%", cetak="-17,39", predikat=""), 2025)
    assert minus.endswith(
        "Capaiannya -17,39 persen; di bawah nol karena penyimpangannya lebih besar daripada targetnya sendiri."
    )
    batas = indikator(realisasi="224%", cetak="150,00", penuh="224,00", tercapai=True, sementara=True)
    assert "sebelum dibatasi 224,00 persen." in kalimat_capaian(batas, 2025)
    assert kalimat_capaian(batas, 2025).endswith("masih sementara karena pengukurannya belum diterima Tim Monev.")
    tw = indikator(sampai_periode="Triwulan III")
    assert "sampai dengan Triwulan III tahun 2025" in kalimat_capaian(tw, 2025)


LALU = {"lalu": (tahun(2024, "80%", capaian="80", cetak="80,00"),)}


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (LALU, "Dari 80% pada tahun 2024, Persentase Jalan Mantap naik 10 persen poin menjadi 90% pada tahun 2025; "
               "hasilnya lebih baik. Capaiannya naik dari 80,00 persen menjadi 90,00 persen."),
        ({"kunci": "i4", "lalu": (tahun(2024, "95%", target="110%", capaian="80", cetak="80,00"),)},
         "Dibandingkan tahun 2024, Persentase Jalan Mantap tahun 2025 turun 5 persen poin, dari 95% menjadi 90%; belum "
         "sebaik tahun 2024. Meskipun demikian, capaiannya naik dari 80,00 persen menjadi 90,00 persen, karena targetnya "
         "berubah dari 110% menjadi 100%."),
        ({"kunci": "i5", "lalu": (tahun(2024, "90,0%"),)},
         "Dibandingkan tahun 2024, Persentase Jalan Mantap tahun 2025 tetap 90%."),
        (STUNTING | {"realisasi": "16%", "lalu": (tahun(2024, "20%"),)},
         "Dari 20% pada tahun 2024, Prevalensi Stunting turun 4 persen poin menjadi 16% pada tahun 2025; karena makin "
         "rendah makin baik, kinerjanya membaik."),
        (STUNTING | {"realisasi": "22%", "lalu": (tahun(2024, "20%"),)},
         "Prevalensi Stunting tahun 2025 naik 2 persen poin dibandingkan tahun 2024, dari 20% menjadi 22%; karena makin "
         "rendah makin baik, belum sebaik tahun 2024."),
        (OPINI | {"realisasi": "WTP", "lalu": (tahun(2024, "WDP"),)},
         "Opini BPK tahun 2025 naik satu tingkat dibandingkan tahun 2024, dari WDP menjadi WTP; hasilnya lebih baik."),
        (OPINI | {"realisasi": "WTP", "lalu": (tahun(2024, "wtp"),)},
         "Opini BPK tahun 2025 tetap WTP, sama seperti tahun 2024."),
        (PEGAWAI | {"realisasi": "28", "lalu": (tahun(2024, "25"),)},
         "Dari 25 orang pada tahun 2024, Rasio Pegawai naik 3 orang menjadi 28 orang pada tahun 2025; makin dekat dengan "
         "target 30 orang yang harus dijaga."),
        ({"realisasi": "", **LALU}, "Persentase Jalan Mantap tahun 2024 sebesar 80%; realisasi tahun 2025 belum diisi "
                                    "sehingga belum dapat dibandingkan."),
        ({"lalu": (tahun(2024, "Baik"),)}, "Persentase Jalan Mantap tahun 2024 adalah Baik dan tahun 2025 adalah 90%; "
                                           "keduanya tidak dapat dibandingkan langsung."),
        ({"lalu": tuple(tahun(2021 + n, f"{70 + 5 * n}%") for n in range(4))},
         "Dari 85% pada tahun 2024, Persentase Jalan Mantap naik 5 persen poin menjadi 90% pada tahun 2025; hasilnya "
         "lebih baik. Sejak tahun 2021 realisasinya naik setiap tahun."),
        ({"lalu": (tahun(2021, "70%"), tahun(2023, "60%"))},
         "Dari 60% pada tahun 2023 (tahun terakhir yang datanya ada), Persentase Jalan Mantap naik 30 persen poin "
         "menjadi 90% pada tahun 2025; hasilnya lebih baik. Sejak tahun 2021 realisasinya berubah-ubah; secara "
         "keseluruhan naik 20 persen poin."),
        (OPINI | {"realisasi": "WTP", "lalu": (tahun(2023, "WDP"), tahun(2024, "WTP"))},
         "Opini BPK tahun 2025 tetap WTP, sama seperti tahun 2024. Sejak tahun 2023 realisasinya tidak pernah turun; "
         "secara keseluruhan naik satu tingkat."),
        ({"lalu": (tahun(2024, "", target="80%"),)}, ""),
    ],
)  # fmt: skip
def test_the_year_is_told_against_former_years(isi: dict[str, Any], kalimat: str) -> None:
    """SM Lampiran D (2)."""
    assert kalimat_lalu(indikator(**isi), 2025) == kalimat


def test_a_year_without_data_is_said_once_for_all_that_miss_it() -> None:
    """SM Lampiran D (2): never left out in silence, never repeated for each indicator."""
    kosong = indikator(), indikator(kunci="i2")
    assert kalimat_tanpa_lalu(kosong, 2025) == (
        "Belum ada data tahun 2024 untuk 2 indikator sasaran ini, sehingga realisasi tahun ini belum dapat "
        "dibandingkan dengan tahun sebelumnya.",
    )
    ada = indikator(nama="Indeks Jalan", lalu=(tahun(2021, "70%"), tahun(2023, "60%")))
    assert kalimat_tanpa_lalu((ada, indikator(**LALU)), 2025) == (
        "Belum ada data tahun 2022 dan 2024 untuk Indeks Jalan.",
    )


RENSTRA = {"rencana": "Renstra 2021–2026", "tahun_akhir": 2026}


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"target_akhir": "95%", "kemajuan_cetak": "94,74"},
         "Renstra 2021–2026 menargetkan Persentase Jalan Mantap 95% pada tahun 2026. Realisasi tahun 2025 sebesar 90% "
         "atau 94,74 persen dari target itu; masih diperlukan kenaikan 5 persen poin dalam satu tahun ke depan."),
        ({"target_akhir": "85%", "kemajuan_cetak": "105,88"},
         "Renstra 2021–2026 menargetkan Persentase Jalan Mantap 85% pada tahun 2026. Realisasi tahun 2025 sebesar 90% "
         "atau 105,88 persen dari target itu; target akhir sudah terlampaui 5 persen poin."),
        (STUNTING | {"realisasi": "16%", "target_akhir": "14%", "kemajuan_cetak": "85,71"},
         "Terhadap target akhir Renstra 2021–2026, yaitu 14% pada tahun 2026, realisasi Prevalensi Stunting tahun 2025 "
         "sebesar 16% atau kemajuan 85,71 persen terhadap target itu (makin rendah makin baik); masih diperlukan "
         "penurunan 2 persen poin dalam satu tahun ke depan."),
        (STUNTING | {"realisasi": "12%", "target_akhir": "14%", "kemajuan_cetak": "114,29"},
         "Terhadap target akhir Renstra 2021–2026, yaitu 14% pada tahun 2026, realisasi Prevalensi Stunting tahun 2025 "
         "sebesar 12% atau kemajuan 114,29 persen terhadap target itu (makin rendah makin baik); target akhir sudah "
         "terlampaui 2 persen poin."),
        (OPINI | {"realisasi": "WTP", "target_akhir": "WTP", "kemajuan_cetak": "100,00"},
         "Renstra 2021–2026 menargetkan Opini BPK WTP pada tahun 2026. Realisasi tahun 2025 adalah WTP atau kemajuan "
         "100,00 persen terhadap target itu; target akhir sudah tercapai."),
        ({"target_akhir": "95%", "kemajuan_cetak": "84,21", "sementara": True, **LALU},
         "Renstra 2021–2026 menargetkan Persentase Jalan Mantap 95% pada tahun 2026. Realisasi tahun 2024, angka "
         "terakhir yang diterima, sebesar 80% atau 84,21 persen dari target itu; masih diperlukan kenaikan 15 persen "
         "poin dalam satu tahun ke depan."),
        ({"target_akhir": "95%", "sementara": True},
         "Renstra 2021–2026 menargetkan Persentase Jalan Mantap 95% pada tahun 2026; kemajuannya belum dapat dihitung "
         "karena angkanya belum diterima Tim Monev."),
        ({"target_akhir": "95%", "realisasi": ""},
         "Renstra 2021–2026 menargetkan Persentase Jalan Mantap 95% pada tahun 2026; kemajuannya belum dapat dihitung "
         "karena realisasi tahun 2025 belum diisi."),
        ({"target_akhir": ""}, ""),
    ],
)  # fmt: skip
def test_the_year_is_told_against_the_target_of_the_plan(isi: dict[str, Any], kalimat: str) -> None:
    """SM Lampiran D (3), GM/SM Pasal 11 ayat (4)."""
    assert kalimat_jangka_menengah(indikator(**RENSTRA, **isi), 2025) == kalimat


NASIONAL = PembandingIsi("nasional", "Standar nasional", 2024, "85")
JATENG = PembandingIsi("provinsi", "Provinsi Jawa Tengah", 2025, "92,5%")


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"pembanding": (NASIONAL, JATENG)},
         "Persentase Jalan Mantap tahun 2025 sebesar 90%: 5 persen poin di atas standar nasional (85%, tahun 2024) atau "
         "lebih baik; 2,5 persen poin di bawah Provinsi Jawa Tengah (92,5%, tahun 2025) dan belum sebaik itu."),
        (STUNTING | {"realisasi": "20%", "pembanding": (PembandingIsi("nasional", "Standar nasional", 2024, "21,5%"),)},
         "Prevalensi Stunting tahun 2025 sebesar 20%: 1,5 persen poin di bawah standar nasional (21,5%, tahun 2024) dan "
         "lebih baik."),
        (OPINI | {"realisasi": "WTP", "pembanding": (PembandingIsi("daerah_lain", "Kabupaten Kendal", 2024, "WTP"),)},
         "Opini BPK tahun 2025 adalah WTP: sama dengan Kabupaten Kendal (WTP, tahun 2024)."),
        ({"realisasi": "", "pembanding": (NASIONAL,)},
         "Realisasi Persentase Jalan Mantap tahun 2025 belum diisi, sehingga belum dapat dibandingkan dengan standar "
         "nasional (85%, tahun 2024)."),
        ({}, ""),
    ],
)  # fmt: skip
def test_the_year_is_told_against_the_standard_and_neighbours(isi: dict[str, Any], kalimat: str) -> None:
    """SM Lampiran D (4)."""
    assert kalimat_pembanding(indikator(**isi), 2025) == kalimat


def test_what_has_no_target_of_the_plan_and_no_standard_is_said_once() -> None:
    """SM Lampiran D (3), (4)."""
    rows = indikator(), indikator(nama="Indeks Jalan", target_akhir="80", pembanding=(NASIONAL,))
    assert kalimat_tanpa_target_akhir(rows) == (
        "Target jangka menengah Persentase Jalan Mantap tidak ada pada dokumen perencanaan, sehingga kemajuannya tidak "
        "dihitung."
    )
    assert kalimat_tanpa_pembanding(rows, 2025) == (
        "Belum ada standar nasional atau pembanding lain tahun 2025 yang dicatat untuk Persentase Jalan Mantap."
    )
    assert kalimat_tanpa_target_akhir(rows[1:]) == ""


def test_a_sasaran_is_told_by_its_mean_and_what_was_left_out() -> None:
    """G10: SM Lampiran C judges the group of indikator of a sasaran."""
    dua = sasaran(indikator(), indikator(), dihitung=1, dikecualikan=1)
    assert kalimat_sasaran(dua) == (
        "Capaian sasaran ini 90,00 persen dengan predikat tinggi, dari satu indikator yang dapat dihitung; 1 indikator "
        "tidak ikut dihitung karena capaiannya tidak ada."
    )
    assert kalimat_sasaran(sasaran()) == (
        "Sasaran ini diukur dengan satu indikator; capaiannya 90,00 persen dengan predikat tinggi."
    )
    assert "belum dapat dihitung" in kalimat_sasaran(sasaran(cetak=""))
