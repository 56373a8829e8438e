"""The workflow tables against the procedure, cell by cell. Written from the regulations, not from the code."""

from dataclasses import replace
from datetime import date

import pytest

from perjanjian.enums import Aksi, Jalur, Status
from perjanjian.rules.syarat import BarisFakta, Fakta
from perjanjian.workflow import LANGKAH, TABEL, decide, decisions, pelaku_berikut
from sakip.organisasi.enums import Peran

PERAN = {
    "prc": Peran.PERENCANA, "p1": Peran.PIHAK_PERTAMA, "p2": Peran.PIHAK_KEDUA, "vk": Peran.TIM_VERIFIKASI,
    "vpd": Peran.TIM_SAKIP, "skd": Peran.SEKDA, "kbo": Peran.ORGANISASI, "sistem": Peran.SISTEM,
}  # fmt: skip
AKSI = "ubah ajukan tandatangani kirim tarik periksa kembalikan nyatakan_selaras teruskan sahkan sampaikan serahkan revisi ganti batalkan"

# rows: status; columns: acts, in the order of AKSI; cells: who may, comma separated
HARAPAN = {
    # BK Pasal 11: signed by the Kepala PD first, then sent, verified, passed on, put in force, distributed
    Jalur.KABUPATEN: """
    draf            prc,p1  -  p1  -       -   -   -    -   -    -   -    -  -       -       prc
    dikembalikan    prc,p1  -  p1  -       -   -   -    -   -    -   -    -  -       -       prc
    ditandatangani  -       -  -   prc,p1  p1  -   -    -   -    -   -    -  -       -       -
    dikirim         -       -  -   -       p1  vk  vk   vk  -    -   -    -  -       -       -
    selaras         -       -  -   -       -   -   -    -   skd  -   -    -  -       -       -
    diteruskan      -       -  -   -       -   -   p2   -   -    p2  -    -  -       -       -
    berlaku         -       -  -   -       -   -   -    -   -    -   skd  -  prc,p1  sistem  -
    """,
    # BK Pasal 12: verified by the Tim SAKIP of the PD, then signed by both
    Jalur.PERANGKAT_DAERAH: """
    draf            prc,p1  prc,p1  -   -  -   -    -    -    -  -   -  -  -       -       prc
    dikembalikan    prc,p1  prc,p1  -   -  -   -    -    -    -  -   -  -  -       -       prc
    diajukan        -       -       -   -  p1  vpd  vpd  vpd  -  -   -  -  -       -       -
    selaras         -       -       p1  -  -   -    -    -    -  -   -  -  -       -       -
    ditandatangani  -       -       -   -  -   -    p2   -    -  p2  -  -  -       -       -
    berlaku         -       -       -   -  -   -    -    -    -  -   -  -  prc,p1  sistem  -
    """,
    # verification off: submitted, then signed by both
    Jalur.TANPA_VERIFIKASI: """
    draf            prc,p1  prc,p1  -   -  -   -  -   -  -  -   -  -  -       -       prc
    dikembalikan    prc,p1  prc,p1  -   -  -   -  -   -  -  -   -  -  -       -       prc
    diajukan        -       -       p1  -  p1  -  -   -  -  -   -  -  -       -       -
    ditandatangani  -       -       -   -  -   -  p2  -  -  p2  -  -  -       -       -
    berlaku         -       -       -   -  -   -  -   -  -  -   -  -  prc,p1  sistem  -
    """,
    # the same for a Kepala PD, and handed over through the unit of the profile (GM/SM Pasal 7 ayat (4))
    Jalur.SERAH: """
    draf            prc,p1  prc,p1  -   -  -   -  -   -  -  -   -  -       -       -       prc
    dikembalikan    prc,p1  prc,p1  -   -  -   -  -   -  -  -   -  -       -       -       prc
    diajukan        -       -       p1  -  p1  -  -   -  -  -   -  -       -       -       -
    ditandatangani  -       -       -   -  -   -  p2  -  -  p2  -  -       -       -       -
    berlaku         -       -       -   -  -   -  -   -  -  -   -  prc,p1  prc,p1  sistem  -
    """,
    # the Bupati's own: one signature, reported (SM Lampiran B.2)
    Jalur.KEPALA_DAERAH: """
    draf            prc,p1  -  p1  -  -  -  -  -  -  -  -  -        -       -       prc
    dikembalikan    prc,p1  -  p1  -  -  -  -  -  -  -  -  -        -       -       prc
    berlaku         -       -  -   -  -  -  -  -  -  -  -  prc,kbo  prc,p1  sistem  -
    """,
}

BOLEH_SEMUA = Fakta(
    hari_ini=None, baris=(BarisFakta("1.1", "Indikator", "97%"),), dpa_ditetapkan=True, pertama_ditandatangani=True,
    berita_acara=True, perlu_diserahkan=True,
)  # fmt: skip


BATAS = date(2026, 1, 26)
# What the clock may say about sending (BK Pasal 11 ayat (1); late sending and dispensasi: the stands of the profile)
# and whether a first sending is then still open. No other act looks at a deadline.
TENGGAT = {
    "tanpa tenggat": ({}, True),
    "sebelum tenggat": ({"hari_ini": date(2026, 1, 20)}, True),
    "hari terakhir": ({"hari_ini": BATAS}, True),
    "lewat, dicatat terlambat": ({"hari_ini": date(2026, 1, 27), "kirim_ditutup": False}, True),
    "lewat, ditutup": ({"hari_ini": date(2026, 1, 27)}, False),
    "lewat, dispensasi berlaku": ({"hari_ini": date(2026, 1, 28), "dispensasi_sampai": date(2026, 1, 28)}, True),
    "lewat, dispensasi habis": ({"hari_ini": date(2026, 1, 29), "dispensasi_sampai": date(2026, 1, 28)}, False),
    "lewat, dikirim lagi": ({"hari_ini": date(2026, 2, 27), "pernah_dikirim": True}, True),
}


def _harapan(jalur):
    kolom = AKSI.split()
    for baris in HARAPAN[jalur].strip().splitlines():
        status, *sel = baris.split()
        assert len(sel) == len(kolom), baris
        for aksi, siapa in zip(kolom, sel, strict=True):
            yield status, aksi, set() if siapa == "-" else {PERAN[s] for s in siapa.split(",")}


@pytest.mark.parametrize("tenggat", TENGGAT)
@pytest.mark.parametrize("jalur", Jalur)
def test_each_act_is_open_to_exactly_these_roles_in_each_state_and_at_each_moment_of_the_clock(jalur, tenggat):
    tertulis = {(s, a): siapa for s, a, siapa in _harapan(jalur)}
    isi, terbuka = TENGGAT[tenggat]
    fakta = replace(BOLEH_SEMUA, **({"tenggat_kirim": BATAS, "kirim_ditutup": True} | isi if isi else {}))
    for status in Status:
        for aksi in Aksi:
            harapan = tertulis.get((status.value, aksi.value), set())
            if aksi == Aksi.KIRIM and not terbuka:
                harapan = set()
            boleh = {p for p in Peran if decide(aksi, jalur, status, [p], fakta).allowed}
            assert boleh == harapan, (jalur, status, aksi)


def test_closed_sending_is_shown_with_its_article_and_the_way_out():
    isi = replace(
        BOLEH_SEMUA, hari_ini=date(2026, 1, 27), tenggat_kirim=BATAS, kirim_ditutup=True, dasar_kirim="Pasal 11"
    )
    satu = decide(Aksi.KIRIM, Jalur.KABUPATEN, Status.DITANDATANGANI, [Peran.PERENCANA], isi)
    assert satu.visible and "Pasal 11" in satu.reasons[0] and "Mintalah dispensasi" in satu.reasons[0]


def test_the_expected_tables_name_every_act_and_every_path():
    assert set(AKSI.split()) == set(Aksi.values)
    assert set(HARAPAN) == set(Jalur) == set(TABEL) == set(LANGKAH)


@pytest.mark.parametrize("jalur", Jalur)
def test_every_state_of_a_path_can_be_reached_and_left(jalur):
    tujuan = {t.destination for t in TABEL[jalur]}
    assert set(LANGKAH[jalur][1:]) <= tujuan
    for status in LANGKAH[jalur][:-1]:
        assert pelaku_berikut(jalur, status), status


def test_an_admin_never_signs_or_verifies():
    for jalur in Jalur:
        for status in Status:
            assert decisions(jalur, status, [Peran.ADMIN], BOLEH_SEMUA) == []


def test_returning_always_asks_for_a_note():
    for tabel in TABEL.values():
        assert all(t.needs_catatan for t in tabel if t.aksi == Aksi.KEMBALIKAN)
