"""Whatever the figures, a sentence never contradicts them, and the same data give the same sentence."""

import re
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from laporan.isi import PembandingIsi
from laporan.rules.kalimat import kalimat_capaian, kalimat_jangka_menengah, kalimat_lalu, kalimat_pembanding
from sakip.angka import format_bilangan

from .pabrik_isi import indikator, tahun

ANGKA = st.decimals(0, 1000, places=2)
ARAH = st.sampled_from(("naik", "turun"))
KUNCI = st.sampled_from([f"i{n}" for n in range(12)])
OPINI = ("TMP", "TW", "WDP", "WTP")


def baik(dulu: Decimal, kini: Decimal, arah: str) -> bool:
    return kini < dulu if arah == "turun" else kini > dulu


def satu(kunci: str, arah: str, kini: Decimal, **isi: Any):  # type: ignore[no-untyped-def]
    return indikator(kunci=kunci, arah=arah, realisasi=f"{format_bilangan(kini)}%", **isi)


@given(KUNCI, ARAH, ANGKA, ANGKA)
def test_the_verb_through_the_years_is_that_of_the_numbers(
    kunci: str, arah: str, dulu: Decimal, kini: Decimal
) -> None:
    """SM Lampiran D (2)."""
    kata = kalimat_lalu(satu(kunci, arah, kini, lalu=(tahun(2024, f"{format_bilangan(dulu)}%"),)), 2025)
    gerak = set(re.findall(r"\b(naik|turun|tetap)\b", kata))
    assert gerak == ({"tetap"} if dulu == kini else {"naik"} if kini > dulu else {"turun"})
    if dulu != kini:
        assert bool(re.search("membaik|lebih baik", kata)) == baik(dulu, kini, arah)
        assert ("belum sebaik" in kata) != baik(dulu, kini, arah)
        assert f"{format_bilangan(abs(kini - dulu))} persen poin" in kata


@given(KUNCI, ARAH, ANGKA, ANGKA)
def test_above_and_below_the_target_are_those_of_the_numbers(kunci: str, arah: str, t: Decimal, r: Decimal) -> None:
    """SM Lampiran D (1)."""
    i = satu(kunci, arah, r, target=f"{format_bilangan(t)}%", tercapai=t == r or baik(t, r, arah))
    kata = kalimat_capaian(i, 2025).partition(" Capaiannya")[0]
    assert bool(re.search("di atas target|lebih tinggi", kata)) == (r > t)
    assert bool(re.search("di bawah target|lebih rendah", kata)) == (r < t)
    assert ("target terlampaui" in kata) == baik(t, r, arah)
    assert ("belum tercapai" in kata) == (not i.tercapai)


@given(KUNCI, ARAH, ANGKA, ANGKA)
def test_what_the_plan_still_asks_is_that_of_the_numbers(kunci: str, arah: str, t: Decimal, r: Decimal) -> None:
    """SM Lampiran D (3)."""
    i = satu(kunci, arah, r, target_akhir=f"{format_bilangan(t)}%", kemajuan_cetak="1,00", tahun_akhir=2026)
    kata = kalimat_jangka_menengah(i, 2025)
    assert ("kenaikan" in kata) == (arah == "naik" and r < t)
    assert ("penurunan" in kata) == (arah == "turun" and r > t)
    assert ("terlampaui" in kata) == baik(t, r, arah)


@given(KUNCI, ARAH, ANGKA, ANGKA)
def test_above_and_below_the_standard_are_those_of_the_numbers(kunci: str, arah: str, s: Decimal, r: Decimal) -> None:
    """SM Lampiran D (4)."""
    banding = PembandingIsi("nasional", "Standar nasional", 2025, f"{format_bilangan(s)}%")
    kata = kalimat_pembanding(satu(kunci, arah, r, pembanding=(banding,)), 2025)
    assert ("di atas" in kata) == (r > s)
    assert ("di bawah" in kata) == (r < s)
    assert ("lebih baik" in kata) == baik(s, r, arah)


@given(KUNCI, st.sampled_from(OPINI), st.sampled_from(OPINI))
def test_a_text_rises_and_falls_on_its_scale(kunci: str, dulu: str, kini: str) -> None:
    """GM/SM Pasal 10: a text target stands on an ordered scale."""
    i = indikator(
        kunci=kunci, nama="Opini BPK", arah="skala", skala="; ".join(OPINI), realisasi=kini, lalu=(tahun(2024, dulu),)
    )
    kata, beda = kalimat_lalu(i, 2025), OPINI.index(kini) - OPINI.index(dulu)
    assert set(re.findall(r"\b(naik|turun|tetap)\b", kata)) == {"naik" if beda > 0 else "turun" if beda else "tetap"}
    assert ("tingkat" in kata) == bool(beda)


@given(
    st.text(max_size=12),
    st.text(max_size=12),
    st.text(max_size=12),
    st.sampled_from(("naik", "turun", "tetap", "skala")),
)
def test_whatever_people_wrote_there_is_one_sentence_and_it_stays(t: str, r: str, dulu: str, arah: str) -> None:
    i = indikator(target=t, realisasi=r, arah=arah, lalu=(tahun(2024, dulu),), target_akhir=t, skala="A; B; C")
    for buat in (kalimat_capaian, kalimat_lalu, kalimat_jangka_menengah):
        assert buat(i, 2025) == buat(i, 2025)


def test_the_wording_is_not_the_same_for_every_indicator() -> None:
    lalu = (tahun(2024, "80%"),)
    kata = {kalimat_lalu(indikator(kunci=f"i{n}", lalu=lalu), 2025) for n in range(20)}
    assert len(kata) > 3
