import hashlib
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perjanjian.isi import (
    IndikatorIsi,
    IsiSalah,
    KelompokIsi,
    PaguIsi,
    dari_json,
    ke_json,
    sidik,
    sidik_substansi,
    substansi,
)
from tests.dokumen.contoh import BUPATI, ENAM, PAGU, PLT, bentuk, bertujuan, isi


def test_what_was_frozen_comes_back_unchanged() -> None:
    for satu in (isi(), isi("gunungmas", kelompok=bertujuan(), tanggal=None), isi(pihak_kedua=None, pagu=())):
        assert dari_json(ke_json(satu)) == satu
        assert ke_json(dari_json(ke_json(satu).encode())) == ke_json(satu)


def test_the_written_form_is_canonical() -> None:
    teks = ke_json(isi())
    data = json.loads(teks)
    assert teks == json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert data["pagu"][0]["jumlah"] == "11284736912.00"
    assert data["tanggal"] == "2026-01-20"
    assert sidik(isi()) == hashlib.sha256(teks.encode()).hexdigest()


def test_one_content_has_one_hash_however_it_was_typed() -> None:
    mentah = replace(ENAM[1], teks="Pelayanan Café")
    terurai = replace(ENAM[1], teks="Pelayanan Cafe\u0301")
    assert sidik(isi(kelompok=(ENAM[0], mentah))) == sidik(isi(kelompok=(ENAM[0], terurai)))
    genap = tuple(replace(mata, jumlah=mata.jumlah + Decimal("0.00"), sumber=()) for mata in PAGU)
    bulat = tuple(replace(mata, sumber=()) for mata in PAGU)
    assert sidik(isi(pagu=genap)) == sidik(isi(pagu=bulat))
    tertukar = dict(reversed(bentuk("bengkayang", "kepala_pd").items()))
    assert sidik(isi(tata_letak=tertukar)) == sidik(isi())


@pytest.mark.parametrize(
    "beda",
    [
        {"tahun": 2027},
        {"versi": 2},
        {"pihak_pertama": PLT},
        {"pihak_kedua": None},
        {"tanggal": date(2026, 1, 21)},
        {"dasar_anggaran": "DPPA"},
        {"kelompok": tuple(reversed(ENAM))},
        {"kelompok": (replace(ENAM[0], teks=ENAM[0].teks + " "), ENAM[1])},
        {"pagu": (replace(PAGU[0], jumlah=PAGU[0].jumlah + Decimal("0.01"), sumber=()), *PAGU[1:])},
        {"tata_letak": bentuk("bengkayang", "satuan_kerja")},
    ],
)
def test_any_difference_changes_the_hash(beda: dict) -> None:
    assert sidik(isi(**beda)) != sidik(isi())


@pytest.mark.parametrize(
    ("beda", "sama"),
    [
        ({"pihak_pertama": PLT, "pihak_kedua": BUPATI["semarang"], "tanggal": None, "versi": 7}, True),
        ({"tata_letak": bentuk("bengkayang", "satuan_kerja"), "dasar_anggaran": "lain"}, True),
        ({"kelompok": (replace(ENAM[0], teks="Lain"), ENAM[1])}, False),
        ({"pagu": PAGU[1:]}, False),
        ({"pagu": (replace(PAGU[0], indikator=(5,)), *PAGU[1:])}, False),
    ],
)
def test_the_substance_is_rows_and_budget_only(beda: dict, sama: bool) -> None:
    assert (sidik_substansi(isi(**beda)) == sidik_substansi(isi())) is sama


def test_the_substance_does_not_depend_on_the_keys_of_the_rows() -> None:
    kelompok = tuple(replace(k, indikator=tuple(replace(i, kunci=i.kunci + 500) for i in k.indikator)) for k in ENAM)
    pagu = tuple(replace(m, kunci=m.kunci + 900, indikator=tuple(k + 500 for k in m.indikator)) for m in PAGU)
    assert sidik_substansi(replace(isi(), kelompok=kelompok, pagu=pagu)) == sidik_substansi(isi())
    assert "kunci" not in json.dumps(substansi(isi()))


def test_the_total_is_exact_and_counts_each_line_once() -> None:
    assert isi().jumlah == Decimal("17020520112.00")


@pytest.mark.parametrize(
    "beda",
    [
        {"pagu": (*PAGU, replace(PAGU[0], kunci=99))},
        {"pagu": (replace(PAGU[0], indikator=(77,)),)},
        {"pagu": (replace(PAGU[0], sumber=(("APBD", Decimal(1)),)),)},
        {"pagu": (replace(PAGU[0], tingkat="desa"),)},
        {"kelompok": (ENAM[0], replace(ENAM[1], indikator=ENAM[0].indikator))},
        {"kelompok": (ENAM[0], replace(ENAM[1], induk=0)), "pagu": ()},
        {"kelompok": (replace(ENAM[0], induk=9), ENAM[1]), "pagu": ()},
        {"kelompok": (replace(ENAM[0], jenis="harapan"), ENAM[1]), "pagu": ()},
    ],
)
def test_content_that_contradicts_itself_is_refused(beda: dict) -> None:
    with pytest.raises(IsiSalah):
        isi(**beda)


def test_fractions_of_a_sen_and_floats_cannot_be_frozen() -> None:
    with pytest.raises(IsiSalah, match="sen"):
        ke_json(isi(pagu=(replace(PAGU[0], jumlah=Decimal("1.005"), sumber=()),)))
    with pytest.raises(IsiSalah):
        ke_json(isi(pagu=(replace(PAGU[0], jumlah=Decimal("NaN"), sumber=()),)))
    with pytest.raises(IsiSalah, match="float"):
        ke_json(isi(tata_letak={**bentuk("bengkayang", "kepala_pd"), "huruf_tabel": 10.5}))
    with pytest.raises(IsiSalah):
        sidik(isi(kelompok=(KelompokIsi("sasaran", "\ud800", None, (IndikatorIsi(1, "x", "1"),)),), pagu=()))


@pytest.mark.parametrize(
    "teks", ["", "[]", "{}", '{"tahun": 1.5}', "x" * 10, ke_json(isi()).replace('"tahun":2026', '"tahun":NaN')]
)
def test_a_damaged_record_is_a_clear_error(teks: str) -> None:
    with pytest.raises(IsiSalah):
        dari_json(teks)


def test_zero_has_one_written_form() -> None:
    nol = PaguIsi(1, "1.01", "Program", "program", Decimal("-0.00"))
    assert '"jumlah":"0.00"' in ke_json(isi(pagu=(nol,)))
