"""The mechanism of workflow tables, on a table of its own. Needs no database."""

from dataclasses import FrozenInstanceError
from enum import StrEnum

import pytest

from sakip.alur import Decision, Transition, decide, transition


class Aksi(StrEnum):
    KIRIM = "kirim"
    SETUJUI = "setujui"
    TARIK = "tarik"


class Status(StrEnum):
    DRAF = "draf"
    DIKIRIM = "dikirim"
    DISETUJUI = "disetujui"


class Peran(StrEnum):
    PENYUSUN = "penyusun"
    PEMERIKSA = "pemeriksa"
    LUAR = "luar"


def lengkap(facts):
    return None if facts.get("lengkap") else "Isian belum lengkap."


def dalam_tenggat(facts):
    return None if facts.get("tepat_waktu") else "Tenggat sudah lewat."


TABEL = (
    transition(Aksi.KIRIM, {Status.DRAF}, Status.DIKIRIM, {Peran.PENYUSUN}, (lengkap, dalam_tenggat), label="Kirim"),
    transition(Aksi.TARIK, {Status.DIKIRIM}, Status.DRAF, {Peran.PENYUSUN}, needs_catatan=True),
    transition(Aksi.SETUJUI, {Status.DIKIRIM}, Status.DISETUJUI, {Peran.PEMERIKSA}),
)
BAIK = {"lengkap": True, "tepat_waktu": True}

EXPECTED = """
                kirim       tarik       setujui
draf            penyusun    -           -
dikirim         -           penyusun    pemeriksa
disetujui       -           -           -
"""


def expected_roles():
    judul, *baris = [satu.split() for satu in EXPECTED.strip().splitlines()]
    return {(Status(b[0]), Aksi(a)): sel for b in baris for a, sel in zip(judul, b[1:], strict=True)}


def test_the_expected_table_names_every_status_and_act():
    assert set(expected_roles()) == {(status, aksi) for status in Status for aksi in Aksi}


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("aksi", Aksi)
@pytest.mark.parametrize("status", Status)
def test_every_status_act_and_role_is_decided_as_the_table_says(status, aksi, peran):
    assert decide(TABEL, aksi, status, {peran}, BAIK).allowed is (expected_roles()[status, aksi] == peran)


def test_an_act_outside_its_status_is_invisible_and_says_why():
    decision = decide(TABEL, Aksi.SETUJUI, Status.DRAF, {Peran.PEMERIKSA}, BAIK)
    assert decision == Decision(Aksi.SETUJUI, False, False, ("Tindakan ini tidak tersedia pada status sekarang.",))


def test_an_act_of_somebody_else_is_invisible_and_says_why():
    decision = decide(TABEL, Aksi.KIRIM, Status.DRAF, {Peran.LUAR}, BAIK)
    assert not decision.visible
    assert decision.reasons == ("Tindakan ini bukan wewenang Anda.",)


def test_no_roles_at_all_means_no():
    assert not decide(TABEL, Aksi.KIRIM, Status.DRAF, set(), BAIK).allowed


def test_all_failing_guards_give_their_reasons_in_order():
    decision = decide(TABEL, Aksi.KIRIM, Status.DRAF, {Peran.PENYUSUN}, {})
    assert decision.visible
    assert not decision.allowed
    assert decision.reasons == ("Isian belum lengkap.", "Tenggat sudah lewat.")


def test_one_fitting_role_among_several_is_enough():
    decision = decide(TABEL, Aksi.KIRIM, Status.DRAF, [Peran.LUAR, Peran.PENYUSUN], BAIK)
    assert decision.allowed
    assert decision.transition is TABEL[0]


def test_the_decision_hands_over_its_row():
    row = decide(TABEL, Aksi.TARIK, Status.DIKIRIM, {Peran.PENYUSUN}, BAIK).transition
    assert (row.destination, row.needs_catatan, row.label) == (Status.DRAF, True, "")
    assert decide(TABEL, Aksi.SETUJUI, Status.DRAF, {Peran.LUAR}, BAIK).transition is None


def test_the_same_act_may_differ_by_role():
    bypass = transition(Aksi.KIRIM, {Status.DRAF}, Status.DISETUJUI, {Peran.PEMERIKSA})
    tabel = (*TABEL, bypass)
    assert decide(tabel, Aksi.KIRIM, Status.DRAF, {Peran.PEMERIKSA}, {}).transition is bypass
    assert decide(tabel, Aksi.KIRIM, Status.DRAF, {Peran.PENYUSUN}, BAIK).transition is TABEL[0]


def test_an_empty_table_allows_nothing():
    assert not decide((), Aksi.KIRIM, Status.DRAF, set(Peran), BAIK).allowed


def test_rows_and_decisions_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        TABEL[0].destination = Status.DISETUJUI
    with pytest.raises(FrozenInstanceError):
        decide(TABEL, Aksi.KIRIM, Status.DRAF, set(), BAIK).allowed = True
    assert isinstance(TABEL[0], Transition)
    assert isinstance(TABEL[0].sources, frozenset)
