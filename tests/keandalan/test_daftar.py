"""docs/penjagaan.md names every guard and hazard of this release with tests and controls that exist."""

import re

import pytest

from tests.alat.basisdata import AKAR

DAFTAR = AKAR / "docs" / "penjagaan.md"
HARUS = {f"0.{n}" for n in (*range(1, 9), 13, 14, 15, 16)} | {f"C{n}" for n in (*range(1, 10), 11, 12, 13, 15)}
HARUS |= {"4.1", "4.2"}


def _baris(teks):
    sel = [[s.strip() for s in baris.strip("|").split("|")] for baris in teks.splitlines() if baris.startswith("| ")]
    return {s[0]: s for s in sel if s[0]}


def _salah(teks):
    """Rows that are missing, rows without test or control, tests that do not exist where the row says."""
    semua = _baris(teks)
    salah = [f"{n} is missing" for n in sorted(HARUS - semua.keys())]
    for nomor, (_, _, _, uji, kontrol) in semua.items():
        salah += [f"{nomor}: no {apa}" for apa, isi in (("test", uji), ("control", kontrol)) if len(isi) < 10]
        for nama, _, di in re.findall(r"`(test_\w+)`( \(`(tests/[\w/.]+)`\))?", f"{uji}, {kontrol}"):
            tempat = [AKAR / di] if di else list((AKAR / "tests" / "keandalan").glob("test_*.py"))
            if not any(re.search(rf"^def {nama}\(", t.read_text(), re.MULTILINE) for t in tempat):
                salah.append(f"{nomor}: {nama} does not exist")
    return salah


def test_every_guard_and_hazard_has_its_test_and_its_control():
    assert _salah(DAFTAR.read_text()) == []


@pytest.mark.parametrize(
    ("lama", "baru", "bunyi"),
    [
        ("| C9 |", "| C99 |", "C9 is missing"),
        ("`test_authority_is_read_again_under_the_lock`", "`test_that_nobody_wrote`", "does not exist"),
        ("`test_control_an_open_door_is_noticed` (`tests/akses/test_alamat.py`)", "", "no control"),
    ],
)
def test_control_a_gap_in_the_table_is_noticed(lama, baru, bunyi):
    teks = DAFTAR.read_text()
    assert lama in teks
    assert any(bunyi in s for s in _salah(teks.replace(lama, baru)))


def test_every_control_in_this_folder_stands_in_the_table():
    teks = DAFTAR.read_text()
    ada = {
        nama
        for berkas in (AKAR / "tests" / "keandalan").glob("test_*.py")
        if berkas.name != "test_daftar.py"
        for nama in re.findall(r"^def (test_control_\w+)\(", berkas.read_text(), re.MULTILINE)
    }
    assert {nama for nama in ada if nama not in teks} == set()
