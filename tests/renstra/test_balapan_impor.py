"""Two planners confirm one upload at the same moment, on real PostgreSQL. With its control: without the guards, twice."""

import threading
from contextlib import suppress

import pytest

from renstra.models import Impor
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from tests.alat.serentak import bersama
from tests.renstra import pabrik
from tests.renstra.pabrik import baris_rekap
from tests.renstra.unggahan import diminta, terapkan, unggah_rekap

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]


@pytest.fixture
def bertemu(monkeypatch):
    """All wait after reading the file until everybody has."""

    def pasang(jumlah):
        titik, asli = threading.Barrier(jumlah), alur._terbaca

        def terbaca(impor, cara):
            hasil = asli(impor, cara)
            if cara is alur.rancang:
                with suppress(threading.BrokenBarrierError):
                    titik.wait(1)
            return hasil

        monkeypatch.setattr(alur, "_terbaca", terbaca)

    return pasang


def _konfirmasi(p, impor, permintaan, hasil):
    def kerja():
        try:
            hasil.append(terapkan(p, impor, permintaan).status)
        except (Ditolak, Bentrok) as salah:
            hasil.append(type(salah).__name__)

    return kerja


def test_two_confirmations_of_one_upload_apply_it_once(panggung, bertemu):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    impor = unggah_rekap(panggung, dpa, baris_rekap(panggung.pd, PAGU=6))
    permintaan, hasil = diminta(impor), []
    bertemu(4)
    bersama(*[_konfirmasi(panggung, impor, permintaan, hasil)] * 4)
    assert sorted(hasil) == ["Ditolak"] * 3 + ["diterapkan"]
    dpa.refresh_from_db()
    assert dpa.versi_kunci == 1
    assert Jejak.objects.filter(aksi="renstra.anggaran_impor").count() == 1


def test_two_uploads_into_one_document_at_once_one_is_told_to_look_again(panggung, bertemu):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    dua = [unggah_rekap(panggung, dpa, baris_rekap(panggung.pd, PAGU=n)) for n in (6, 7)]
    hasil: list[str] = []
    kerja = [_konfirmasi(panggung, impor, diminta(impor), hasil) for impor in dua]
    bertemu(2)
    bersama(*kerja)
    assert sorted(hasil) == ["Bentrok", "diterapkan"]
    assert Impor.objects.filter(status="diterapkan").count() == 1


def test_two_who_undo_at_once_undo_once(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    impor = terapkan(panggung, unggah_rekap(panggung, dpa, baris_rekap(panggung.pd, PAGU=6)))
    hasil: list[str] = []

    def batalkan():
        try:
            alur.batalkan(impor_id=impor.pk, pelaku=panggung.perencana, now=panggung.now)
            hasil.append("batal")
        except Ditolak:
            hasil.append("Ditolak")

    bersama(*[batalkan] * 3)
    assert sorted(hasil) == ["Ditolak", "Ditolak", "batal"]
    assert Jejak.objects.filter(aksi="renstra.anggaran_impor_batal").count() == 1


def test_control_without_the_claim_and_the_version_nobody_is_told_to_stop(panggung, bertemu, monkeypatch):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    impor = unggah_rekap(panggung, dpa, baris_rekap(panggung.pd, PAGU=6))
    permintaan, hasil, asli = diminta(impor), [], Impor.objects.filter
    monkeypatch.setattr(Impor.objects, "filter", lambda **syarat: asli(pk=syarat["pk"]))
    monkeypatch.setattr(alur, "kunci_sasaran", lambda impor, versi: None)
    bertemu(2)
    bersama(*[_konfirmasi(panggung, impor, permintaan, hasil)] * 2)
    assert "Ditolak" not in hasil
