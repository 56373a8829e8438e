"""The workflow of a measurement against the procedure, cell by cell (GM/SM Pasal 9 ayat (6)-(9)); not from the code."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from pengukuran.enums import AksiUkur, PeranUkur, StatusUkur
from pengukuran.rules.syarat import FaktaUkur
from pengukuran.workflow import TABEL, decide, decisions

PERAN = {"isi": PeranUkur.PENGISI, "pej": PeranUkur.PEJABAT, "pem": PeranUkur.PEMERIKSA, "mon": PeranUkur.MONEV}
AKSI = "isi ajukan tarik periksa kembalikan terima sampaikan koreksi batalkan"
# rows: status; columns: acts, in the order of AKSI; cells: who may, comma separated
HARAPAN = """
draf          isi,pej  isi,pej  -        -    -    -    -    -            isi,pej
dikembalikan  isi,pej  isi,pej  -        -    -    -    -    -            -
diajukan      -        -        isi,pej  pem  pem  pem  -    -            -
diperiksa     -        -        -        pem  pem  pem  -    -            -
diterima      -        -        -        -    -    -    mon  isi,pej,mon  -
disampaikan   -        -        -        -    -    -    -    isi,pej,mon  -
"""
AKHIR, BATAS = date(2026, 3, 31), date(2026, 4, 14)
BOLEH = FaktaUkur(hari_ini=date(2026, 4, 1), akhir_periode=AKHIR, baris=2, ambang="75", tenggat=BATAS)
LEWAT, DITUTUP = {"hari_ini": date(2026, 4, 15)}, {"hari_ini": date(2026, 4, 15), "ditutup": True}
# what may stand in the way, and which acts it closes; the article of each
FAKTA: dict[str, tuple[dict[str, object], set[str]]] = {
    "semua terpenuhi": ({}, set()),
    "periode belum berakhir, ayat (5)": ({"hari_ini": AKHIR}, {"ajukan"}),
    "tanpa indikator, ayat (2)": ({"baris": 0}, {"ajukan"}),
    "belum terisi, ayat (2)": ({"kosong": ("Indeks",)}, {"ajukan"}),
    "tanpa kendala dan solusi, SM Lampiran C": ({"tanpa_penjelasan": ("Indeks",)}, {"ajukan"}),
    "angka janggal, ayat (4)": ({"keanehan": ("Indeks",)}, {"ajukan"}),
    "hari terakhir, ayat (7)": ({"hari_ini": BATAS, "ditutup": True}, set()),
    "lewat, dicatat terlambat, ayat (7)": (LEWAT, set()),
    "lewat, ditutup, ayat (7)": (DITUTUP, {"ajukan"}),
    "lewat, dispensasi berlaku": (DITUTUP | {"dispensasi_sampai": date(2026, 4, 15)}, set()),
    "lewat, dispensasi habis": (DITUTUP | {"dispensasi_sampai": BATAS}, {"ajukan"}),
    "lewat, diajukan lagi": (DITUTUP | {"pernah_diajukan": True}, {"batalkan"}),
    "lewat, koreksi": (DITUTUP | {"koreksi": True}, set()),
    "sudah diputuskan": ({"diputuskan": 1}, {"tarik"}),
    "ada yang dikembalikan, ayat (6)": ({"diputuskan": 1, "dikembalikan": 1}, {"tarik", "terima"}),
    "sudah dikoreksi, ayat (6)": ({"sudah_dikoreksi": True}, {"koreksi", "sampaikan"}),
}
# to be sent back, a figure has to be marked
PERLU_TANDA = {nama for nama, (isi, _) in FAKTA.items() if not isi.get("dikembalikan")}


def _harapan():
    kolom = AKSI.split()
    for baris in HARAPAN.strip().splitlines():
        status, *sel = baris.split()
        assert len(sel) == len(kolom), baris
        for aksi, siapa in zip(kolom, sel, strict=True):
            yield (status, aksi), set() if siapa == "-" else {PERAN[s] for s in siapa.split(",")}


@pytest.mark.parametrize("nama", FAKTA)
def test_each_act_is_open_to_exactly_these_roles_in_each_state_and_under_each_fact(nama):
    tertulis, (isi, tertutup) = dict(_harapan()), FAKTA[nama]
    fakta = replace(BOLEH, **isi)
    if nama in PERLU_TANDA:
        tertutup = tertutup | {"kembalikan"}
    for status, aksi in product(StatusUkur, AksiUkur):
        harapan = set() if aksi in tertutup else tertulis.get((status, aksi), set())
        boleh = {p for p in PeranUkur if decide(aksi, status, [p], fakta).allowed}
        assert boleh == harapan, (status, aksi)


@pytest.mark.parametrize("nama", FAKTA)
def test_whoever_may_act_but_not_yet_is_told_why(nama):
    isi, tertutup = FAKTA[nama]
    for (status, aksi), siapa in _harapan():
        if aksi not in tertutup:
            continue
        for satu in siapa:
            d = decide(AksiUkur(aksi), status, [satu], replace(BOLEH, **isi))
            assert (d.visible, d.allowed, bool(d.reasons)) == (True, False, True), (status, aksi)


def test_nobody_acts_without_a_role_and_two_roles_open_no_more_than_each():
    for status in StatusUkur:
        assert not any(d.visible for d in decisions(status, [], BOLEH).values())
        semua = {a for a, d in decisions(status, list(PeranUkur), BOLEH).items() if d.allowed}
        satu = {a for p in PeranUkur for a, d in decisions(status, [p], BOLEH).items() if d.allowed}
        assert semua == satu


def test_every_act_and_every_state_stands_in_the_table_and_can_be_reached():
    assert set(AKSI.split()) == set(AksiUkur.values) == {t.aksi for t in TABEL}
    assert set(StatusUkur) - {StatusUkur.BELUM} <= {t.destination for t in TABEL}
    assert {s for (s, _), _ in _harapan()} == set(StatusUkur.values) - {""}


def test_what_was_accepted_is_changed_by_a_correction_with_a_reason_alone():
    """GM/SM Pasal 9 ayat (6): accepted figures stand; nothing leads back to a draft."""
    diterima = {StatusUkur.DITERIMA, StatusUkur.DISAMPAIKAN}
    for t in TABEL:
        if t.sources & diterima:
            assert t.destination in diterima
            assert t.needs_catatan == (t.aksi == AksiUkur.KOREKSI)


def test_a_closed_period_names_its_article_and_the_way_out():
    """GM/SM Pasal 9 ayat (7)-(9), as the profile cites it."""
    fakta = replace(BOLEH, **DITUTUP, dasar_tenggat="Pasal 9 ayat (8)")
    satu = decide(AksiUkur.AJUKAN, StatusUkur.DRAF, [PeranUkur.PENGISI], fakta)
    assert "14 April 2026, Pasal 9 ayat (8)" in satu.reasons[0]
    assert "Mintalah dispensasi" in satu.reasons[0]
