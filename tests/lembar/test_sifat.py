"""What holds for every table and every text: what goes out comes back, and a number is read as written or asked about."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip.angka import MasukanSalah, Notasi, baca_nilai, bersihkan_teks
from sakip.lembar import (
    KOLOM_KUNCI,
    Format,
    Kolom,
    Pemetaan,
    baca,
    baca_kunci,
    bilangan_dari,
    kenali,
    kode_dari,
    kunci_baris,
    nilai_dari,
    rupiah_dari,
    sidik,
    tanggal_dari,
    teks_dari,
    tulis,
)
from tests.lembar.pabrik import buku

PROFIL = settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])


def bersih(teks: str) -> bool:
    try:
        return bool(teks) and bersihkan_teks(teks) == teks
    except MasukanSalah:
        return False


# Texts that a spreadsheet would like to change: formulas, zeros in front, numbers in either notation, escapes.
TEKS = st.one_of(
    st.text(min_size=1, max_size=40),
    st.sampled_from("=+-@").flatmap(lambda awal: st.text(max_size=20).map(lambda sisa: awal + sisa)),
    st.from_regex(r"0{1,4}[0-9]{1,6}(\.[0-9]{2}){0,4}", fullmatch=True),
    st.from_regex(r"-?[0-9]{1,3}([.,][0-9]{1,3}){0,3} ?%?", fullmatch=True),
    st.sampled_from(["_x0041_", "_x005F_x0041_", "TRUE", "#REF!", "1E5", "26 Januari 2026", "1/2", "a\nb", "<v>1</v>", "&amp;"]),
).filter(bersih)  # fmt: skip
MACAM: dict[str, tuple[Kolom, st.SearchStrategy[Any]]] = {
    "teks": (Kolom("Teks", "teks", teks_dari(200)), TEKS),
    "kode": (Kolom("Kode", "kode", kode_dari(60)), TEKS),
    "nilai": (Kolom("Nilai", "nilai", nilai_dari), TEKS.map(baca_nilai)),
    "rupiah": (
        Kolom("Rupiah", "rupiah", rupiah_dari, format=Format.RUPIAH),
        st.decimals(0, 10**18 - 1, places=2, allow_nan=False),
    ),
    "bilangan": (
        Kolom("Bilangan", "bilangan", bilangan_dari, format=Format.BILANGAN),
        st.integers(-(10**15) + 1, 10**15 - 1).flatmap(lambda n: st.integers(0, 15).map(lambda e: Decimal(n).scaleb(-e))),
    ),
    "tanggal": (
        Kolom("Tanggal", "tanggal", tanggal_dari, format=Format.TANGGAL),
        st.dates(date(1901, 1, 1), date(2200, 12, 31)),
    ),
}  # fmt: skip


@st.composite
def tabel(draw: st.DrawFn) -> tuple[list[Kolom], list[dict[str, Any]]]:
    """Some columns in any order, some of them twice, and rows for them; none is blank."""
    pilihan = draw(st.lists(st.sampled_from(list(MACAM)), min_size=1, max_size=7))
    kolom = [
        replace(MACAM[macam][0], judul=f"{MACAM[macam][0].judul} {n}", field=f"{macam}{n}")
        for n, macam in enumerate(pilihan)
    ]
    satu = {
        k.field: st.none() | MACAM[macam][1] if n else MACAM[macam][1]
        for n, (k, macam) in enumerate(zip(kolom, pilihan, strict=True))
    }
    return kolom, draw(st.lists(st.fixed_dictionaries(satu), max_size=6))


@PROFIL
@given(tabel(), st.text(max_size=20))
def test_import_of_export_is_what_it_was(isi: tuple[list[Kolom], list[dict[str, Any]]], keterangan: str) -> None:
    kolom, rows = isi
    berkas = tulis(kolom, rows, judul_lembar="Uji", keterangan=keterangan or None)
    hasil = baca(berkas, kolom)
    assert hasil.kesalahan == []
    assert [row for _, row in hasil.rows] == rows
    assert kenali(berkas, kolom).bertanya == ()


@PROFIL
@given(tabel())
def test_the_fingerprint_of_a_row_survives_the_round_trip(isi: tuple[list[Kolom], list[dict[str, Any]]]) -> None:
    kolom, rows = isi

    def nilai(row: dict[str, Any]) -> list[Any]:
        return [row[k.field] for k in kolom]

    berkunci = [row | {"kunci": kunci_baris(n, nilai(row))} for n, row in enumerate(rows, 1)]
    hasil = baca(tulis([*kolom, KOLOM_KUNCI], berkunci, judul_lembar="Uji"), [*kolom, KOLOM_KUNCI])
    for (_, row), semula in zip(hasil.rows, berkunci, strict=True):
        assert row["kunci"] == baca_kunci(semula["kunci"])
        assert row["kunci"].sidik == sidik(nilai(row))


# ---- two notations

BILANGAN = Kolom("Bilangan", "isi", bilangan_dari, format=Format.BILANGAN)
RUPIAH = Kolom("Rupiah", "isi", rupiah_dari, format=Format.RUPIAH)
ANGKA = st.builds(
    lambda n, desimal: Decimal(n).scaleb(-desimal), st.integers(0, 10**12), st.integers(0, 4)
)  # as many decimals as people write


def tertulis(angka: Decimal, notasi: Notasi) -> str:
    teks = format(angka, ",f")
    return teks if notasi == Notasi.INGGRIS else teks.translate(str.maketrans(",.", ".,"))


def bisa_berarti(teks: str) -> set[Decimal]:
    """All that a text of digits and separators can mean, by a rule written anew: `d{1,3}` groups, one decimal mark."""
    arti = set()
    for ribuan, desimal in (".,", ",."):
        r, d = re.escape(ribuan), re.escape(desimal)
        if re.fullmatch(rf"([0-9]+|[1-9][0-9]{{0,2}}({r}[0-9]{{3}})+)({d}[0-9]+)?", teks):
            arti.add(Decimal(teks.replace(ribuan, "").replace(desimal, ".")))
    return arti


@PROFIL
@given(st.lists(ANGKA, min_size=1, max_size=8), st.sampled_from(Notasi))
def test_a_column_in_one_notation_is_read_as_written_or_asked_about(angka: list[Decimal], notasi: Notasi) -> None:
    berkas = buku(["Bilangan"], *([tertulis(a, notasi)] for a in angka))
    hasil = baca(berkas, [BILANGAN])
    bertanya = kenali(berkas, [BILANGAN]).bertanya
    terbaca = {nomor - 2: row["isi"] for nomor, row in hasil.rows}
    for n, semula in enumerate(angka):
        if n in terbaca:
            assert terbaca[n] == semula
        else:  # refused, because it can mean two things and nothing in the column tells which
            assert bertanya and len(bisa_berarti(tertulis(semula, notasi))) == 2
    assert baca(berkas, [BILANGAN], pemetaan=Pemetaan(notasi={"isi": notasi.value})).kesalahan == []


@PROFIL
@given(st.lists(st.from_regex(r"[0-9]{1,4}([.,][0-9]{1,4}){0,3}", fullmatch=True), min_size=1, max_size=8))
def test_no_text_is_ever_read_as_what_it_cannot_mean_and_none_guessed(teks: list[str]) -> None:
    berkas = buku(["Bilangan"], *([t] for t in teks))
    hasil = baca(berkas, [BILANGAN])
    pasti = {t for t in teks if len(bisa_berarti(t)) == 1}
    for nomor, row in hasil.rows:
        assert row["isi"] in bisa_berarti(teks[nomor - 2])
    if not any(set(".,") & set(t) for t in pasti):  # nothing shows which notation it is
        assert {teks[nomor - 2] for nomor, _ in hasil.rows} <= pasti


@PROFIL
@given(st.lists(st.decimals(0, 10**12, places=2, allow_nan=False), min_size=1, max_size=8), st.sampled_from(Notasi))
def test_money_in_one_notation_is_read_as_written_without_a_question(angka: list[Decimal], notasi: Notasi) -> None:
    berkas = buku(["Rupiah"], *([tertulis(a, notasi)] for a in angka))
    assert kenali(berkas, [RUPIAH]).bertanya == ()
    assert [row["isi"] for _, row in baca(berkas, [RUPIAH]).rows] == angka
