"""NIP out of people's own words before the public reads them (ketentuan L)."""

import pytest

from laporan.rules.nip import samarkan_nip, tanpa_nip


@pytest.mark.parametrize(
    ("tulisan", "samar"),
    [
        ("NIP 198001012005012001.", "NIP ••••••••••••••••••."),
        ("NIP. 19800101 200501 2 001,", "NIP. •••••••• •••••• • •••,"),
        ("<p>1980<b>0101</b>&nbsp;200501 2&nbsp;001</p>", "<p>••••<b>••••</b>&nbsp;•••••• •&nbsp;•••</p>"),
        ("19800101-200501-2-001", "••••••••-••••••-•-•••"),
    ],
)
def test_an_nip_as_it_is_written_becomes_dots_and_its_marks_stay(tulisan, samar) -> None:
    assert samarkan_nip(tulisan) == samar


@pytest.mark.parametrize(
    "teks",
    ["81.149.142.000,00", "1.03.01.2.01.0001", "20250101 200501", "98.591234567890123456", "a" * 10 + "1" * 18 + "b"],
)
def test_what_is_no_nip_stays(teks) -> None:
    """Amounts, codes, dates, exact figures and hashes."""
    assert samarkan_nip(teks) == teks


def test_every_text_of_what_is_stored_is_looked_at_and_nothing_else_changes() -> None:
    isi = {"a": ["198001012005012001", {"b": "x 198001012005012001"}], "c": 198001012005012001, "d": None}
    assert tanpa_nip(isi) == {"a": ["•" * 18, {"b": f"x {'•' * 18}"}], "c": 198001012005012001, "d": None}
