"""The life of an LKjIP as a table, written from the regulation (GM/SM Pasal 11; PermenPANRB 53/2014 Lampiran III)."""

import pytest

from laporan.enums import AksiLaporan as A
from laporan.enums import PeranLaporan as P
from laporan.enums import StatusLaporan as S
from laporan.rules.fakta import FaktaLaporan
from laporan.workflow import decide

PERAN = {"t": P.PENYUSUN, "p": P.PEJABAT, "r": P.PEREVIU, "k": P.KETUA_REVIU, "k-": P.PENGIRIM, "o": P.PENERUS}
AKSI = "ajukan tarik reviu kembalikan selesai tandatangani unggah_tanda sampaikan terima"
# t who writes, p who signs, r a reviewer, k who answers for the review, k- who hands on, o who receives
HARAPAN = """
disusun        t,p  -    -    -    -  -  -    -   -
diajukan       -    t,p  r,k  -    -  -  -    -   -
direviu        -    -    r,k  r,k  k  -  -    -   -
perbaikan      t,p  -    -    -    -  -  -    -   -
selesai_reviu  -    -    -    p    -  p  t,p  -   -
ditandatangani -    -    -    -    -  -  -    k-  -
disampaikan    -    -    -    -    -  -  -    -   o
"""
BOLEH = FaktaLaporan(butir=23, terjawab=23)


def _harapan():
    for baris in HARAPAN.strip().splitlines():
        status, *sel = baris.split()
        for aksi, siapa in zip(AKSI.split(), sel, strict=True):
            yield status, aksi, set() if siapa == "-" else {PERAN[x] for x in siapa.split(",")}


@pytest.mark.parametrize(("status", "aksi", "siapa"), list(_harapan()))
def test_each_act_is_open_to_exactly_these_people_in_each_state(status, aksi, siapa):
    fakta = FaktaLaporan(butir=23, terjawab=23, terbuka=1) if aksi == "kembalikan" else BOLEH
    assert {p for p in P if decide(A(aksi), status, [p], fakta).allowed} == siapa


def test_every_state_and_act_of_the_flow_stands_in_the_table():
    assert {s for s, _, _ in _harapan()} == {s.value for s in S if s}
    assert set(AKSI.split()) | {"susun", "tulis", "segarkan", "hapus"} == {a.value for a in A}


SYARAT = {
    "tahun belum berakhir, Pasal 11 ayat (2)": ("ajukan", "disusun", P.PENYUSUN, {"tahun_berjalan": 2026}),
    "belum lengkap, Pasal 11 ayat (4)": ("ajukan", "disusun", P.PENYUSUN, {"kurang": ("Simpulan",)}),
    "catatan belum ditanggapi, Lampiran III C.4": ("ajukan", "perbaikan", P.PENYUSUN, {"belum_ditanggapi": 1}),
    "ditutup, Pasal 11 ayat (2)": ("ajukan", "disusun", P.PENYUSUN, {"penutupan": "Ditutup."}),
    "tanpa catatan, Lampiran III B": ("kembalikan", "direviu", P.PEREVIU, {}),
    "belum terjawab, Lampiran III C.3": ("selesai", "direviu", P.KETUA_REVIU, {"butir": 23, "terjawab": 22}),
    "catatan terbuka, Lampiran III C.4": ("selesai", "direviu", P.KETUA_REVIU, {"butir": 1, "terjawab": 1, "terbuka": 1}),
    "sudah diterima": ("terima", "disampaikan", P.PENERUS, {"diterima_semua": True}),
}  # fmt: skip


@pytest.mark.parametrize("nama", SYARAT)
def test_each_condition_refuses_with_a_sentence(nama):
    aksi, status, peran, isi = SYARAT[nama]
    keputusan = decide(A(aksi), status, [peran], FaktaLaporan(**isi))
    assert keputusan.visible and not keputusan.allowed and keputusan.reasons[0].endswith(".")


def test_without_review_what_is_submitted_waits_for_the_signature():
    keputusan = decide(A.AJUKAN, S.DISUSUN, [P.PENYUSUN], FaktaLaporan(direviu=False))
    assert keputusan.transition.destination == S.SELESAI_REVIU
