"""What a report must hold before it is submitted (GM/SM Pasal 11 ayat (4))."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from laporan.isi import LaporanIsi, OrganisasiIsi, ParagrafIsi, PkIsi, ProgramIsi
from laporan.queries.fakta import fakta
from laporan.queries.kelengkapan import berisi
from laporan.rules.blok import tulisan
from laporan.rules.fakta import lengkap
from laporan.rules.kelengkapan import Kelengkapan, kelengkapan
from laporan.rules.kerangka import kerangka
from tests.laporan.pabrik import lapor

from .pabrik_isi import indikator, laporan, sasaran

PK = (PkIsi(1, 1, date(2025, 1, 15)),)


def ukur(isi: LaporanIsi, *tertulis: str) -> Kelengkapan:
    """With words at these places; without any named, at all of them."""
    bab = kerangka(isi)
    tempat = tertulis or tuple(t.kunci for t in tulisan(bab))
    return kelengkapan(isi, bab, tempat)


def penuh(**isi: Any) -> LaporanIsi:
    return laporan(pk=PK, **isi)


def test_a_report_with_its_data_and_its_words_may_be_submitted() -> None:
    k = ukur(penuh())
    assert (k.kurang, k.terpenuhi) == ((), len(k.wajib))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (laporan(), "PK tahun 2025 belum ada yang berlaku"),
        (laporan(sasaran(indikator(realisasi="")), pk=PK), "pengukuran tahun 2025 belum ada"),
        (laporan(sasaran(indikator(sampai_periode="Triwulan III")), pk=PK),
         "pengukuran tahun 2025 baru sampai dengan Triwulan III"),
        (laporan(sasaran(indikator(sementara=True)), pk=PK),
         "1 angka masih sementara karena pengukurannya belum diterima Tim Monev"),
    ],
)  # fmt: skip
def test_without_pk_or_a_whole_accepted_year_it_may_not(isi: LaporanIsi, kata: str) -> None:
    """GM/SM Pasal 11 ayat (4): achievement of the sasaran and realisation of the targets."""
    assert ukur(isi).kurang == (kata,)


def test_each_missing_word_that_must_be_there_leads_to_its_place() -> None:
    """GM/SM Pasal 11 ayat (4): adequate explanation."""
    k = ukur(penuh(), "pengantar", "ikhtisar", "isu", "simpulan", "langkah", "program.s1")
    assert [(b.kunci, b.kata) for b in k.belum] == [
        ("t-sebab.i1", "penyebab dan solusi: Persentase Jalan Mantap belum ditulis")
    ]


def test_the_profile_decides_which_explanations_are_asked() -> None:
    """GM Lampiran E asks no analysis of programs."""
    assert "t-program.s1" in {b.kunci for b in ukur(penuh()).wajib}
    assert "t-program.s1" not in {b.kunci for b in ukur(penuh(analisis=(1, 3, 5, 6))).wajib}


def test_what_nobody_can_be_held_up_for_is_named_and_does_not_hinder() -> None:
    kata = {b.kata for b in ukur(penuh()).sebaiknya}
    assert {"realisasi anggaran belum ada", "1 indikator tanpa target jangka menengah"} <= kata
    ada = penuh(
        organisasi=OrganisasiIsi(tugas="membantu", fungsi="a", pegawai=4),
        jumlah=ProgramIsi("", "Jumlah", "", Decimal(2), Decimal(1), "50,00"),
    )
    assert not {"realisasi anggaran belum ada", "kartu organisasi belum penuh"} & {b.kata for b in ukur(ada).sebaiknya}


def test_of_many_missing_things_a_refusal_names_the_first() -> None:
    rows = [indikator(kunci=f"i{n}") for n in range(9)]
    kurang = ukur(laporan(sasaran(*rows), pk=PK), "pengantar").kurang
    assert (len(kurang), kurang[-1]) == (5, "dan 10 butir lain")


@pytest.mark.parametrize(
    ("isi", "ada"), [("<p></p>", False), ("<p> &nbsp; </p>", False), ("<p>a</p>", True), ("<table><tr><td>1</td></tr></table>", True)]
)  # fmt: skip
def test_an_empty_paragraph_is_no_explanation(isi: str, ada: bool) -> None:
    assert berisi(ParagrafIsi("paragraf", isi)) == ada
    assert berisi(ParagrafIsi("gambar", ""))


@pytest.mark.django_db(transaction=True)
def test_the_page_shows_what_is_missing_and_the_workflow_asks_the_same(client: Any) -> None:
    x = lapor(triwulan=("tw1",))
    draf = x.susun()
    f = fakta(draf, x.now.date())
    assert "pengukuran tahun 2026 baru sampai dengan Triwulan I" in f.kurang
    assert lengkap(f)
    client.force_login(x.pengguna("perencana_satu"))
    isi = client.get(reverse("laporan:baca", args=[draf.pk])).content.decode()
    assert "hal yang wajib, lalu ajukan untuk direviu." in isi
    assert reverse("laporan:tulis", args=[draf.pk, "pengantar"]) in isi
    assert 'id="t-pengantar"' in isi
