"""The checklist of PermenPANRB 53/2014 Anak Lampiran III/2-2, what the data answer by themselves, and the units of a
profile."""

from dataclasses import replace

import pytest

from laporan.enums import Jawaban, Tujuan
from laporan.isi import IndikatorIsi, LaporanIsi, NaskahIsi, ParagrafIsi, PkIsi, SasaranIsi, TahunIsi
from laporan.models import ButirReviu
from laporan.queries.riwayat import beda
from laporan.rules.daftar_reviu import BUTIR, DAFTAR, usulan
from laporan.rules.penyampaian import unit_penerus
from laporan.services.reviu import pastikan_usulan

from .pabrik_alur import lkjip

SATU = IndikatorIsi("i1", "Persentase A", "naik", target="90", realisasi="95")
DUA = replace(SATU, kunci="i2", nama="Persentase B", realisasi="")


def naskah(*indikator, tulisan=None, pk=()):
    isi = LaporanIsi(
        2026, "Alfa", "Kabupaten Alfa", "Kota", sasaran=(SasaranIsi("s", "Sasaran", indikator=indikator),), pk=pk
    )
    return NaskahIsi(isi, tulisan or {})


def test_the_statements_are_numbered_in_three_parts():
    assert [p.kode for p in DAFTAR][::5] == ["I.1", "I.6", "II.5", "III.3", "III.8"]
    assert BUTIR["III.10"].teks == "IKU dan IK telah SMART"


def test_a_target_or_a_result_that_is_missing_is_seen():
    usul = usulan(naskah(SATU, DUA))
    assert (usul["I.2"].jawaban, usul["I.3"].jawaban) == (Jawaban.YA, Jawaban.TIDAK)
    assert usul["I.3"].sebab == "1 dari 2 indikator memuat realisasi."


def test_sasaran_and_targets_are_those_of_the_pk_as_they_are_drawn_from_it():
    from datetime import date

    usul = usulan(naskah(SATU, pk=(PkIsi(1, 1, date(2026, 1, 2)),)))
    assert (usul["III.1"].jawaban, usul["III.4"].jawaban) == (Jawaban.YA, Jawaban.YA)
    assert "III.1" not in usulan(naskah(SATU))


def test_a_comparison_with_a_former_year_is_seen_and_judgement_is_left_to_people():
    lalu = replace(SATU, lalu=(TahunIsi(2025, realisasi="93"),))
    usul = usulan(naskah(lalu))
    assert usul["III.7"].jawaban == Jawaban.YA and "III.8" not in usul and "II.1" not in usul


@pytest.mark.django_db
def test_what_the_data_answer_counts_only_when_a_person_confirms_it():
    x = lkjip().ajukan().mulai()
    butir = ButirReviu.objects.get(kode="I.5")
    assert (butir.usulan, butir.jawaban) == ("ya", "")
    n = pastikan_usulan(laporan_id=x.laporan.pk, aktor=x.pengguna("monev"), now=x.now)
    assert n == ButirReviu.objects.filter(usulan__in=("ya", "tidak_berlaku")).count()
    butir.refresh_from_db()
    assert (butir.jawaban, butir.diisi_oleh.username) == ("ya", "alfa.monev")
    assert not ButirReviu.objects.filter(usulan="tidak").exclude(jawaban="").exists()  # a "tidak" needs its own note


def test_two_revisions_are_told_apart_block_by_block():
    lama, baru = naskah(SATU), naskah(SATU, tulisan={"simpulan": (ParagrafIsi("paragraf", "<p>Baru.</p>"),)})
    assert beda(lama, lama).berubah == frozenset()
    assert {bab for bab, _ in beda(lama, baru).berubah} == {"bab4"}


@pytest.mark.parametrize(
    ("melalui", "hasil"),
    [
        ("Bagian Organisasi", [(Tujuan.ORGANISASI, "Bagian Organisasi")]),
        (
            "Bagian Organisasi dan Bapperida",
            [(Tujuan.ORGANISASI, "Bagian Organisasi"), (Tujuan.PERENCANAAN, "Bapperida")],
        ),
        ("", [(Tujuan.KEPALA_DAERAH, "Bupati")]),
    ],
)
def test_the_words_of_the_profile_name_the_units_it_goes_through_pasal_11_ayat_2(melalui, hasil):
    assert [(u.tujuan, u.nama) for u in unit_penerus(melalui, "Bupati")] == hasil
