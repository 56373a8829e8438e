"""The whole draft as blocks (SM Lampiran D, GM Lampiran E; GM/SM Pasal 11)."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from laporan.isi import (
    EfisiensiIsi,
    KinerjaIsi,
    LaporanIsi,
    PendukungIsi,
    PerangkatIsi,
    PkIsi,
    PkPejabatIsi,
    ProgramIsi,
    TriwulanIsi,
)
from laporan.rules.blok import Bab, Daftar, Judul, Kalimat, Tabel, TanpaData
from laporan.rules.kerangka import kerangka

from .pabrik_isi import indikator, laporan, program, sasaran, tahun

AWAL = PkIsi(1, 1, date(2025, 1, 15))
UBAH = PkIsi(2, 2, date(2025, 10, 15), ("Target Indeks Jalan semula 80 menjadi 82.",))


def satu(isi: LaporanIsi, kunci: str) -> Bab:
    return next(b for b in kerangka(isi) if b.kunci == kunci)


def teks(bab: Bab) -> list[str]:
    return [b.teks for b in bab.isi if isinstance(b, Kalimat | TanpaData | Judul)]


def tabel(bab: Bab, kunci: str) -> Tabel:
    return next(b for b in bab.isi if isinstance(b, Tabel) and b.kunci == kunci)


def lengkap() -> LaporanIsi:
    """A PD with everything in it, two sasaran, one of them not measured."""
    i = indikator(lalu=(tahun(2024, "80%"),), target_akhir="95%", rencana="Renstra 2021–2026", tahun_akhir=2026)
    efisiensi = EfisiensiIsi("selisih", "90,00", Decimal(1000), Decimal(950), "95,00", "-5,00", "", False)
    return laporan(
        sasaran(i, program=(program(),), efisiensi=efisiensi, tujuan="Terwujudnya jalan yang baik"),
        sasaran(indikator(kunci="i2", realisasi="", cetak="", predikat=""), kunci="s2", cetak="", predikat=""),
        pk=(AWAL, UBAH),
        anggaran=(program(), program("1.03.10.2.01", "Penyelenggaraan Jalan", tingkat="kegiatan")),
        jumlah=ProgramIsi("", "Jumlah", "", Decimal("1000000000"), Decimal("950000000"), "95,00"),
        kinerja=(
            KinerjaIsi("1.03.10", "Program Jalan", "Hasil", "Persentase Jalan", "90", "88", "97,78", "%"),
            KinerjaIsi("1.03.10.2.01", "Kegiatan", "Keluaran", "Panjang Jalan", "12", satuan="km", tingkat="kegiatan"),
        ),
        jenjang=(("Tinggi", "≥ 76"), ("Rendah", "0 – 75")),
    )


@pytest.mark.parametrize("analisis", [(1, 2, 3, 4, 5, 6, 7), (1, 3, 5, 6)])
def test_the_analyses_of_the_profile_are_numbered_as_they_stand(analisis: tuple[int, ...]) -> None:
    """SM Lampiran D (1)-(7); GM Lampiran E asks (1), (3), (5), (6)."""
    bab = satu(replace(lengkap(), analisis=analisis), "bab3")
    nomor = [b.teks.split(".")[0] for b in bab.isi if isinstance(b, Judul) and b.tingkat == 4]
    assert nomor == [str(n) for n in range(1, len(analisis) + 1)] * 2


def test_bab_ii_tells_the_pk_with_its_counts_its_budget_and_what_was_changed() -> None:
    """SM Lampiran D Bab II; H2: the sasaran table, the budget and its counts."""
    bab = satu(lengkap(), "bab2")
    assert (
        "Perjanjian Kinerja Dinas Pekerjaan Umum tahun 2025 berlaku sejak 15 Januari 2025 dan diubah 1 kali, terakhir "
        "pada 15 Oktober 2025. Yang berlaku pada akhir tahun memuat 2 sasaran dan 2 indikator kinerja." in teks(bab)
    )
    assert "Anggaran tahun 2025 Rp\u00a01.000.000.000,00 untuk 1 program dan 1 kegiatan." in teks(bab)
    assert tabel(bab, "pagu").baris == (
        ("1", "Program Penyelenggaraan Jalan", "1.000.000.000,00"),
        ("", "Jumlah", "1.000.000.000,00"),
    )
    assert Daftar(UBAH.perubahan) in bab.isi


def test_tujuan_and_sasaran_stand_with_the_target_at_the_end_of_the_plan() -> None:
    """GM/SM Pasal 11 ayat (4): achievement of tujuan and sasaran, comparison with the plan."""
    baris = tabel(satu(lengkap(), "bab2"), "rencana").baris
    assert baris == (
        ("Terwujudnya jalan yang baik", "Meningkatnya Kualitas Jalan", "Persentase Jalan Mantap", "95% (2026)"),
    )


def test_bab_iii_opens_with_the_spread_and_names_what_was_not_measured() -> None:
    bab = satu(lengkap(), "bab3")
    assert any("1 belum mencapai target dan 1 belum diukur" in t for t in teks(bab))
    assert "1 indikator belum diukur pada tahun 2025: Persentase Jalan Mantap." in teks(bab)
    assert tabel(bab, "capaian").baris[1][2:] == ("1", "0", "0", "–", "–")


def test_a_missing_year_is_said_once_for_a_sasaran() -> None:
    """SM Lampiran D (2)."""
    isi = laporan(sasaran(*(indikator(kunci=f"i{n}") for n in range(4))))
    assert sum("Belum ada data tahun 2024" in t for t in teks(satu(isi, "bab3"))) == 1


def test_hasil_per_program_and_keluaran_per_kegiatan_stand_apart_with_what_was_not_measured() -> None:
    """GM/SM Pasal 11 ayat (3)."""
    bab = satu(lengkap(), "bab3")
    assert tabel(bab, "hasil").baris == (("1.03.10", "Program Jalan", "Persentase Jalan", "90%", "88%", "97,78"),)
    assert tabel(bab, "keluaran").baris[0][3:] == ("12 km", "–", "–")
    assert "Pada DPA ditetapkan 1 indikator kegiatan tahun 2025; realisasinya belum diukur." in teks(bab)


def test_what_stands_below_a_kegiatan_is_named_with_it() -> None:
    """GM/SM Pasal 11 ayat (3)."""
    isi = lengkap()
    sub = replace(isi.kinerja[0], kode="1.03.10.2.01.0043", tingkat="sub_kegiatan")
    bab = satu(replace(isi, kinerja=(*isi.kinerja, sub)), "bab3")
    assert tabel(bab, "keluaran").judul == f"Keluaran kegiatan dan sub kegiatan tahun {isi.tahun}"
    assert sub.kode in {b[0] for b in tabel(bab, "keluaran").baris}


def test_the_report_of_the_regency_gathers_its_pds_and_names_who_is_not_in() -> None:
    pd = (
        PerangkatIsi("Dinas A", "90", "90,00", "Tinggi", Decimal(10), Decimal(9), "90,00", "Disampaikan"),
        PerangkatIsi("Dinas B", laporan="Belum disusun"),
    )
    s = sasaran(pendukung=(PendukungIsi("Dinas A", "Indeks A", "90,00"), PendukungIsi("Dinas B", "Indeks B")))
    bab = satu(laporan(s, pd="", perangkat=pd, anggaran=(ProgramIsi("", "Dinas A", "pd", Decimal(10)),)), "bab3")
    assert "Dari 2 Perangkat Daerah, 1 mempunyai capaian yang sudah diterima: 1 berpredikat tinggi." in teks(bab)
    assert "LKjIP tahun 2025 belum disampaikan oleh Dinas B." in teks(bab)
    assert any("2 indikator pada 2 Perangkat Daerah; 1 di antaranya" in t for t in teks(bab))
    assert tabel(bab, "anggaran").kolom[0].judul == "Perangkat Daerah"


def test_the_quarters_stand_in_the_lampiran_and_a_year_without_pk_says_so() -> None:
    """G5; SM Lampiran C."""
    kosong = laporan(sasaran=())
    assert any("tidak ada yang berlaku" in t for t in teks(satu(kosong, "bab2")))
    assert any("tidak ada yang berlaku" in t or "Tidak ada Perjanjian" in t for t in teks(satu(kosong, "bab3")))
    assert "Belum ada pengukuran tahun 2025 yang diajukan." in teks(satu(kosong, "lampiran"))
    assert tabel(satu(lengkap(), "lampiran"), "lampiran.pk").baris[1][0] == "2"


def test_the_pks_of_the_offices_below_stand_in_the_lampiran_and_who_has_none_is_named() -> None:
    """GM/SM Pasal 11 (H2; BP Tabel 2.3: the PKs of Eselon III and IV are Lampiran 1)."""
    kabid = PkPejabatIsi("Kepala Bidang", "Ani", "SEM-25-AAAAAA", 2, date(2025, 7, 1), 3, Decimal(1500))
    bab = satu(laporan(pk=(AWAL,), pk_pejabat=(kabid, PkPejabatIsi("Kepala Seksi", "Budi"))), "lampiran")
    assert tabel(bab, "lampiran.pejabat").baris == (
        ("Kepala Bidang", "Ani", "SEM-25-AAAAAA, sejak 1 Juli 2025 (versi 2)", "3", "1.500,00"),
        ("Kepala Seksi", "Budi", "–", "–", "–"),
    )
    assert "1 dari 2 jabatan itu tidak mempunyai Perjanjian Kinerja yang berlaku: Kepala Seksi." in teks(bab)
    bab = satu(laporan(pk=(AWAL,), pk_pejabat=(PkPejabatIsi("Kepala Seksi", "Budi"),)), "lampiran")
    assert "Belum satu pun dari jabatan itu mempunyai Perjanjian Kinerja yang berlaku." in teks(bab)
    assert not any(isinstance(b, Tabel) and b.kunci == "lampiran.pejabat" for b in satu(lengkap(), "lampiran").isi)


@pytest.mark.parametrize(
    ("kendala", "baris"),
    [
        ("aaaa", [("Triwulan I–IV", "a")]),
        ("a-ab", [("Triwulan I dan III", "a"), ("Triwulan IV", "b")]),
        ("aa-a", [("Triwulan I, II, dan IV", "a")]),
        ("abbb", [("Triwulan I", "a"), ("Triwulan II–IV", "b")]),
    ],
)
def test_what_stood_in_the_way_in_several_quarters_is_told_once(kendala: str, baris: list[tuple[str, str]]) -> None:
    """G5: the kendala of each quarter stand in the report."""
    triwulan = tuple(
        TriwulanIsi(f"tw{n}", f"Triwulan {nama}", kendala=k.strip("-"))
        for n, (nama, k) in enumerate(zip(("I", "II", "III", "IV"), kendala, strict=True), 1)
    )
    isi = laporan(sasaran(indikator(triwulan=triwulan)))
    assert [b[1:3] for b in tabel(satu(isi, "lampiran"), "lampiran.kendala").baris] == baris


@pytest.mark.parametrize("isi", [lengkap(), laporan(sasaran=()), laporan(pd=""), laporan(sasaran(cetak=""), cetak="")])
def test_every_sentence_is_whole_and_no_title_drags_a_long_sasaran(isi: LaporanIsi) -> None:
    panjang = replace(isi, sasaran=tuple(replace(s, teks="Meningkatnya " * 25) for s in isi.sasaran))
    for bab in kerangka(panjang):
        for b in bab.isi:
            if isinstance(b, Kalimat | TanpaData):
                assert re.fullmatch(r"[A-Z0-9].*[.:]", b.teks), b.teks
                assert "  " not in b.teks
                assert "ealisasi Persentase Persentase" not in b.teks
            if isinstance(b, Tabel):
                assert len(b.judul) < 120
                assert all(len(baris) == len(b.kolom) for baris in b.baris)
                assert sum(k.lebar for k in b.kolom) <= 110
