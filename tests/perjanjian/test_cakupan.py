"""Who may know of a PK, state by state (access matrix, rows 01 and 02), walked through the real acts."""

import pytest

from perjanjian.enums import Aksi
from perjanjian.queries.cakupan import terlihat
from perjanjian.services.verifikasi import nyatakan_selaras
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import Penugasan

from .pabrik import adegan

pytestmark = pytest.mark.django_db

SIAPA = {
    "ADM": "admin", "PRC": "perencana_satu", "VPD": "sakip_satu", "VK": "verifikator_bpkpad", "SKD": "sekda",
    "KSKD": "staf_sekda", "BPT": "bupati", "INS": "inspektur", "KBP": "kepala_bappeda", "KBO": "kabag_organisasi",
    "BKD": "kepegawaian", "MON": "monev", "PRC-lain": "perencana_dua", "VPD-lain": "sakip_dua", "PUB": "tanpa_peran",
}  # fmt: skip


def _melihat(a, pk, **pihak):
    siapa = SIAPA | pihak
    hak = {r: hak_dari(a.d.pengguna[k], a.now.date()) for r, k in siapa.items()}
    for r, k in {"ADM-beta": "admin", "BPT-beta": "bupati", "PRC-beta": "perencana_satu"}.items():
        hak[r] = hak_dari(a.p.beta.pengguna[k], a.now.date())
    return {r for r, h in hak.items() if terlihat(h).filter(pk=pk.pk).exists()}


SENDIRI = {"ADM", "PRC", "P1", "VPD"}
KABUPATEN = {"VK", "SKD", "KSKD"}


def test_the_pk_of_a_kepala_pd_becomes_known_step_by_step_bk_pasal_11():
    a = adegan()

    def melihat(pk):
        return _melihat(a, pk, P1="kepala_satu")

    pk = a.susun("kepala_satu")
    assert melihat(pk) == SENDIRI  # K0
    pk = a.tandatangani(pk, "kepala_satu")
    assert melihat(pk) == SENDIRI  # K1
    pk = a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    assert melihat(pk) == SENDIRI | KABUPATEN  # K2
    pk = a.lakukan(pk, Aksi.KEMBALIKAN, "verifikator_bpkpad", "Perbaiki")
    assert melihat(pk) == SENDIRI | KABUPATEN  # K3r
    a.maju(minutes=5)
    pk = a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    pk = a.selaraskan(pk)
    assert melihat(pk) == SENDIRI | KABUPATEN  # K4
    pk = a.lakukan(pk, Aksi.TERUSKAN, "sekda")
    assert melihat(pk) == SENDIRI | KABUPATEN | {"BPT"}  # K5
    pk = a.tandatangani(pk, "bupati")
    assert melihat(pk) == SENDIRI | KABUPATEN | {"BPT", "MON"}  # K6
    pk = a.lakukan(pk, Aksi.SAMPAIKAN, "sekda")
    assert melihat(pk) == SENDIRI | KABUPATEN | {"BPT", "MON", "INS", "KBP", "KBO"}  # K7


def test_the_pk_below_a_kepala_pd_becomes_known_step_by_step_bk_pasal_12():
    a = adegan()

    def melihat(pk):
        return _melihat(a, pk, P1="kasi_satu", P2="kabid_satu")

    pk = a.susun("kasi_satu")
    assert melihat(pk) == {"ADM", "PRC", "P1"}  # D0
    pk = a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    assert melihat(pk) == {"ADM", "PRC", "P1", "P2", "VPD"}  # D1
    pk = a.lakukan(pk, Aksi.KEMBALIKAN, "sakip_satu", "Perbaiki")
    assert melihat(pk) == {"ADM", "PRC", "P1", "P2", "VPD"}  # D2r
    pk = a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("sakip_satu"), now=a.now)
    pk = a.tandatangani(a.segar(pk), "kasi_satu")
    assert melihat(pk) == {"ADM", "PRC", "P1", "P2", "VPD"}  # D4
    pk = a.tandatangani(pk, "kabid_satu")
    assert melihat(pk) == {"ADM", "PRC", "P1", "P2", "VPD", "MON", "INS", "KBP", "KBO"}  # D5


def test_nobody_of_another_regency_sees_anything_even_the_published():
    a = adegan()
    pk = a.lakukan(a.sampai_berlaku(), Aksi.SAMPAIKAN, "sekda")
    for pengguna in a.p.beta.pengguna.values():
        assert not terlihat(hak_dari(pengguna, a.now.date())).exists(), pengguna
    assert terlihat(a.hak("admin")).get() == pk


def test_an_official_finds_what_he_signed_after_he_moved_on():
    a = adegan()
    pk = a.sampai_berlaku()
    Penugasan.objects.filter(pk=a.d.penugasan["kepala_satu"].pk).update(selesai=a.now.date().replace(day=20))
    assert terlihat(a.hak("kepala_satu")).get() == pk
