"""Who may know of an agreement, by role and state (access matrix, rows 01 and 02); walked by real acts."""

from collections.abc import Callable

import pytest
from django.db import connection

from perjanjian.enums import Aksi, PutusanUnsur, Status
from perjanjian.models import Perjanjian
from perjanjian.queries.cakupan import terlihat
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras
from sakip.organisasi.hak import hak_dari
from tests.akses.harapan import KEADAAN_A, KEADAAN_B, LIHAT_A, LIHAT_B, PERAN
from tests.pemeran import PERAN_MATRIKS
from tests.perjanjian.pabrik import Adegan, adegan

pytestmark = pytest.mark.django_db
PIHAK_A = {"P1": "kepala_satu"}  # the second party of a Kepala PD is the kepala daerah: BPT
PIHAK_B = {"P1": "kabid_satu", "P2": "kepala_satu"}
PD_DUA = ("perencana_dua", "kepala_dua", "kabid_dua", "sakip_dua")


def yang_melihat(a: Adegan, pk: Perjanjian, pihak: dict[str, str]) -> set[str]:
    """Roles that may know of the PK now; anybody outside PD and regency who does is named too."""
    tanggal = a.now.date()
    siapa = {k: a.p.sebagai(k) for k in PERAN if k != "ANON"} | {k: a.pengguna(v) for k, v in pihak.items()}
    if "P2" not in pihak:
        del siapa["P2"]
    siapa |= {f"dua:{k}": a.pengguna(k) for k in PD_DUA}
    siapa |= {f"beta:{k}": a.p.beta.pengguna[v] for k, v in PERAN_MATRIKS.items() if v in a.p.beta.pengguna}
    return {k for k, orang in siapa.items() if terlihat(hak_dari(orang, tanggal)).filter(pk=pk.pk).exists()}


def harapan(tabel: dict[str, str], keadaan: str) -> set[str]:
    return {peran for peran, semua in tabel.items() if keadaan in semua.split()}


def ganti(pk: Perjanjian, **isi: object) -> Perjanjian:
    Perjanjian.objects.filter(pk=pk.pk).update(**isi)
    return Adegan.segar(pk)


def periksa(
    a: Adegan, pihak: dict[str, str], langkah: dict[str, Callable[[], Perjanjian]], tabel: dict[str, str]
) -> None:
    beda = {}
    for keadaan, jalan in langkah.items():
        pk = jalan()
        dapat, mestinya = yang_melihat(a, pk, pihak), harapan(tabel, keadaan)
        if dapat != mestinya:
            beda[keadaan] = {"sees and should not": dapat - mestinya, "should see and does not": mestinya - dapat}
    assert beda == {}


def test_who_sees_the_pk_of_a_kepala_pd_in_each_state():
    """Matrix row 01; BK Pasal 11 ayat (1), (2), (4), (6)."""
    a = adegan()
    pk = a.susun("kepala_satu")

    def suara() -> Perjanjian:
        beri_persetujuan(
            perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=a.pengguna("verifikator_bappeda"), now=a.now
        )
        return a.segar(pk)

    def lagi() -> Perjanjian:
        a.maju(minutes=5)
        a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
        return a.selaraskan(pk)

    def batal() -> Perjanjian:
        lain = a.susun("kepala_satu")
        return ganti(lain, status=Status.BATAL)

    langkah = {
        "K0": lambda: pk,
        "K1": lambda: a.tandatangani(pk, "kepala_satu"),
        "K2": lambda: a.lakukan(pk, Aksi.KIRIM, "perencana_satu"),
        "K3": suara,
        "K3r": lambda: a.lakukan(pk, Aksi.KEMBALIKAN, "verifikator_bappeda", "Perbaiki target."),
        "K4": lagi,
        "K5": lambda: a.lakukan(pk, Aksi.TERUSKAN, "sekda"),
        "K6": lambda: a.tandatangani(pk, "bupati"),
        "K7": lambda: a.lakukan(pk, Aksi.SAMPAIKAN, "sekda"),
        "X": lambda: ganti(pk, status=Status.DIGANTI, diganti_pada=a.now),
        "BATAL": batal,
    }
    assert list(langkah) == KEADAAN_A
    periksa(a, PIHAK_A, langkah, LIHAT_A)


def test_who_sees_the_pk_of_an_official_below_in_each_state():
    """Matrix row 02; BK Pasal 12 ayat (3), (5)."""
    a = adegan()
    a.sampai_berlaku()
    pk = a.susun("kabid_satu")

    def mulai() -> Perjanjian:
        beri_persetujuan(
            perjanjian_id=pk.pk,
            putusan=PutusanUnsur.PERBAIKAN,
            catatan="Target.",
            aktor=a.pengguna("sakip_satu"),
            now=a.now,
        )
        return a.segar(pk)

    def selaras() -> Perjanjian:
        a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("sakip_satu"), now=a.now)
        return a.segar(pk)

    def batal() -> Perjanjian:
        jabatan = a.d.jabatan
        isi = {"jabatan": jabatan["kabid_satu"], "jabatan_kedua": jabatan["kepala_satu"], "versi": 9}
        return ganti(a.susun("kasi_satu"), status=Status.BATAL, **isi)

    langkah = {
        "D0": lambda: pk,
        "D1": lambda: a.lakukan(pk, Aksi.AJUKAN, "perencana_satu"),
        "D2": mulai,
        "D2r": lambda: a.lakukan(pk, Aksi.KEMBALIKAN, "sakip_satu", "Perbaiki target."),
        "D3": selaras,
        "D4": lambda: a.tandatangani(pk, "kabid_satu"),
        "D5": lambda: a.tandatangani(pk, "kepala_satu"),
        "X": lambda: ganti(pk, status=Status.DIGANTI, diganti_pada=a.now),
        "BATAL": batal,
    }
    assert list(langkah) == KEADAAN_B
    periksa(a, PIHAK_B, langkah, LIHAT_B)


def test_control_without_the_scope_the_comparison_fails(monkeypatch):
    a = adegan()
    pk = a.susun("kepala_satu")
    monkeypatch.setattr(f"{__name__}.terlihat", lambda hak: Perjanjian.objects.all())
    with pytest.raises(AssertionError):
        periksa(a, PIHAK_A, {"K0": lambda: pk}, LIHAT_A)
    assert connection.vendor in {"sqlite", "postgresql"}
