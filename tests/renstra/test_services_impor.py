"""An import from upload to application and back: all or nothing, by the file and the document that were shown."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import IntegrityError
from django_tasks_db.models import DBTaskResult

from renstra import queries, tugas
from renstra.enums import StatusDokumen, StatusImpor
from renstra.models import BarisAnggaran, DokumenAnggaran, Impor, PaguSumberDana, SumberDana, TolokUkur
from renstra.services import anggaran
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur, rancang
from renstra.services.impor.anggaran import potret_dokumen
from sakip.dokumen.services import BerkasRusak
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from sakip.lembar import BerkasDitolak, Pemetaan
from tests.renstra import pabrik
from tests.renstra.pabrik import baris_rekap, buku_rekap
from tests.renstra.unggahan import diminta, terapkan, unggah, unggah_rekap


@pytest.fixture(autouse=True)
def jam(pada, sekarang):
    """The worker's clock; and no dry run remembered from another test."""
    rancang.lupakan()
    with pada(sekarang):
        yield


@pytest.fixture
def draf(panggung):
    return pabrik.buat_dpa(panggung.pd, ditetapkan=False)


@pytest.fixture
def besar(settings):
    """Every worksheet is large: applied by the (immediate) worker."""
    settings.IMPOR_LANGSUNG = 0


# ---- applying


def test_applying_replaces_the_money_and_keeps_tolok_ukur_of_codes_that_stay(panggung, draf):
    sebelum = TolokUkur.objects.get(baris__dokumen=draf, baris__kode="1.01.02.2.01.0001")
    impor = unggah_rekap(
        panggung,
        draf,
        baris_rekap(panggung.pd, PAGU="123.456.789,01"),
        baris_rekap(panggung.pd, KODE_SUMBER_DANA="1.9.99", NAMA_SUMBER_DANA="Dana Baru", PAGU=2),
    )
    jadi = terapkan(panggung, impor)
    assert queries.jumlah_per_baris(draf) == dict.fromkeys(
        ("1.01.02", "1.01.02.2.01", "1.01.02.2.01.0001"), Decimal("123456791.01")
    )
    assert TolokUkur.objects.get(baris__dokumen=draf, baris__kode="1.01.02.2.01.0001") == sebelum
    assert SumberDana.objects.get(kode="1.9.99").pemda == panggung.pemda
    assert (jadi.status, jadi.kemajuan, jadi.versi_sesudah) == (StatusImpor.DITERAPKAN, 100, 1)
    assert ["Jumlah pagu", "Rp 123.456.791,01"] in jadi.ringkasan
    assert Jejak.objects.get(aksi="renstra.anggaran_impor").rincian["sha256"] == impor.berkas.sha256


def test_a_document_changed_since_the_dry_run_is_not_overwritten(panggung, draf):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    dilihat = diminta(impor)
    anggaran.ubah_anggaran(
        dokumen_id=draf.pk, versi_kunci=0, isi={"nomor": "x"}, pelaku=panggung.perencana, now=panggung.now
    )
    with pytest.raises(Bentrok):
        terapkan(panggung, impor, dilihat)
    impor.refresh_from_db()
    assert impor.status == StatusImpor.DIUNGGAH
    assert BarisAnggaran.objects.filter(dokumen=draf).count() == len(pabrik.BARIS)


def test_a_result_that_is_no_longer_the_one_that_was_shown_is_refused(panggung, draf):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd, KODE_SUMBER_DANA="1.9.99", NAMA_SUMBER_DANA="Baru"))
    dilihat = diminta(impor)
    SumberDana.objects.create(kode="1.9.99", nama="Sudah ada")  # the doubt that was shown no longer holds
    rancang.lupakan()
    with pytest.raises(Bentrok, match="sudah berganti"):
        terapkan(panggung, impor, dilihat)
    assert queries.ringkas(draf).total == pabrik.TOTAL


def test_another_file_than_the_one_shown_is_refused(panggung, draf):
    with pytest.raises(Bentrok):
        terapkan(panggung, unggah_rekap(panggung, draf, baris_rekap(panggung.pd)), sha256="0" * 64)


def test_a_file_with_a_fault_is_not_applied_at_all(panggung, draf):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd), baris_rekap(panggung.pd, TAHUN=2025))
    with pytest.raises(Ditolak, match="1 kesalahan"):
        terapkan(panggung, impor)
    assert queries.ringkas(draf).total == pabrik.TOTAL


def test_a_failure_half_way_leaves_the_document_as_it_was_and_can_be_tried_again(panggung, draf, monkeypatch):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))

    def gagal(*args, **kwargs):
        raise IntegrityError("listrik padam")

    with monkeypatch.context() as padam:
        padam.setattr(PaguSumberDana.objects, "bulk_create", gagal)
        with pytest.raises(IntegrityError):
            terapkan(panggung, impor)
    draf.refresh_from_db()
    impor.refresh_from_db()
    assert (draf.versi_kunci, queries.ringkas(draf).total) == (0, pabrik.TOTAL)
    assert (impor.status, impor.cadangan) == (StatusImpor.GAGAL, None)
    assert "tidak ada yang disimpan" in impor.pesan
    assert terapkan(panggung, impor).status == StatusImpor.DITERAPKAN


def test_a_file_is_applied_once(panggung, draf):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    terapkan(panggung, impor)
    with pytest.raises(Ditolak, match="sudah diterapkan"):
        terapkan(panggung, impor)


def test_bytes_that_changed_in_the_store_are_refused(panggung, draf, settings):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd, PAGU=77))
    dilihat = diminta(impor)
    rancang.lupakan()
    jalur = settings.BERKAS_DIR / impor.berkas.jalur
    jalur.chmod(0o644)
    jalur.write_bytes(b"lain")
    with pytest.raises(BerkasRusak):
        rancang.rancang(impor)
    with pytest.raises(Ditolak, match="Unggah ulang"):
        terapkan(panggung, impor, dilihat)
    jalur.unlink()


def test_what_is_no_workbook_is_not_even_kept_and_leaves_a_line_in_the_trail(panggung, draf):
    with pytest.raises(BerkasDitolak):
        unggah(panggung, draf, b"bukan")
    assert not draf.impor.exists()
    assert "ditolak" in Jejak.objects.get(aksi="renstra.impor_ditolak").ringkasan


def test_nothing_is_imported_into_a_set_document(panggung):
    with pytest.raises(Ditolak, match="sudah ditetapkan"):
        unggah_rekap(panggung, pabrik.buat_dpa(panggung.pd), baris_rekap(panggung.pd))


def test_thousands_of_rows_are_summed_exactly(panggung, draf):
    rows = [baris_rekap(panggung.pd, NO=i, PAGU=1) for i in range(3_000)]
    hasil = rancang.rancang(unggah_rekap(panggung, draf, *rows))
    assert (hasil.isi.total, hasil.jumlah_baris) == (3_000, 3_000)


# ---- columns


def test_a_column_that_is_not_recognised_is_pointed_at_and_then_read(panggung, draf):
    judul = [("NILAI AKHIR" if j == "PAGU" else j) for j in pabrik.JUDUL]
    row = baris_rekap(panggung.pd) | {"NILAI AKHIR": 5}
    impor = unggah(panggung, draf, buku_rekap([row], judul))
    assert rancang.kenali(impor).kurang == ("PAGU",)
    with pytest.raises(BerkasDitolak):
        rancang.rancang(impor)
    alur.petakan(impor_id=impor.pk, pemetaan=Pemetaan(kolom={"pagu": 23}))
    impor.refresh_from_db()
    assert rancang.rancang(impor).isi.total == 5


def test_a_file_that_is_applied_can_no_longer_be_mapped_or_decided_on(panggung, draf):
    impor = terapkan(panggung, unggah_rekap(panggung, draf, baris_rekap(panggung.pd)))
    with pytest.raises(Ditolak, match="sudah diterapkan"):
        alur.petakan(impor_id=impor.pk, pemetaan=Pemetaan())
    with pytest.raises(Ditolak, match="sudah diterapkan"):
        alur.putuskan(impor_id=impor.pk, putusan={"x": "berkas"})


# ---- undoing


def test_undoing_puts_back_every_line_its_money_and_its_tolok_ukur(panggung, draf):
    sebelum = potret_dokumen(draf)
    impor = terapkan(panggung, unggah_rekap(panggung, draf, baris_rekap(panggung.pd, NAMA_PROGRAM="Lain", PAGU=9)))
    assert potret_dokumen(draf) != sebelum
    alur.batalkan(impor_id=impor.pk, pelaku=panggung.perencana, now=panggung.now)
    impor.refresh_from_db()
    draf.refresh_from_db()
    assert potret_dokumen(draf) == sebelum
    assert (impor.status, draf.versi_kunci) == (StatusImpor.DIBATALKAN, 2)
    assert "dikembalikan" in Jejak.objects.get(aksi="renstra.anggaran_impor_batal").ringkasan


def test_undoing_is_refused_once_the_document_has_been_changed_or_set(panggung, draf):
    impor = terapkan(panggung, unggah_rekap(panggung, draf, baris_rekap(panggung.pd)))
    anggaran.ubah_anggaran(
        dokumen_id=draf.pk, versi_kunci=1, isi={"nomor": "x"}, pelaku=panggung.perencana, now=panggung.now
    )
    with pytest.raises(Ditolak, match="sudah diubah sesudah"):
        alur.batalkan(impor_id=impor.pk, pelaku=panggung.perencana, now=panggung.now)
    DokumenAnggaran.objects.filter(pk=draf.pk).update(
        status=StatusDokumen.DITETAPKAN, tanggal=panggung.now.date(), versi_kunci=1
    )
    with pytest.raises(Ditolak, match="sudah ditetapkan"):
        alur.batalkan(impor_id=impor.pk, pelaku=panggung.perencana, now=panggung.now)


def test_only_the_last_import_of_a_document_is_undone_and_only_once(panggung, draf):
    satu = terapkan(panggung, unggah_rekap(panggung, draf, baris_rekap(panggung.pd, PAGU=1)))
    dua = terapkan(panggung, unggah_rekap(panggung, draf, baris_rekap(panggung.pd, PAGU=2)))
    with pytest.raises(Ditolak, match="sudah diubah"):
        alur.batalkan(impor_id=satu.pk, pelaku=panggung.perencana, now=panggung.now)
    alur.batalkan(impor_id=dua.pk, pelaku=panggung.perencana, now=panggung.now)
    assert queries.ringkas(draf).total == 1
    with pytest.raises(Ditolak, match="sudah dibatalkan"):
        alur.batalkan(impor_id=dua.pk, pelaku=panggung.perencana, now=panggung.now)


# ---- in the background


def test_a_large_file_goes_through_the_queue(panggung, draf, besar):
    jadi = terapkan(panggung, unggah_rekap(panggung, draf, baris_rekap(panggung.pd, PAGU=3)))
    assert (jadi.status, jadi.kemajuan) == (StatusImpor.DITERAPKAN, 100)
    assert queries.ringkas(draf).total == 3


def test_a_refusal_in_the_background_is_written_where_its_page_shows_it(panggung, draf, besar):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    terapkan(panggung, impor, versi_kunci=99)
    impor.refresh_from_db()
    assert impor.status == StatusImpor.GAGAL
    assert "sudah diubah orang lain" in impor.pesan


def test_a_planner_who_lost_the_role_meanwhile_applies_nothing(panggung, draf, besar):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    alur.terapkan(
        impor_id=impor.pk,
        diminta=diminta(impor),
        pelaku=panggung.lain,
        now=panggung.now,
        antrekan=tugas.antrekan_impor,
    )
    impor.refresh_from_db()
    assert (impor.status, queries.ringkas(draf).total) == (StatusImpor.GAGAL, pabrik.TOTAL)
    assert "sudah berakhir" in impor.pesan


def _antrekan(p, impor):
    """Asked for, but no worker has come by yet."""
    permintaan = diminta(impor)
    alur.terapkan(impor_id=impor.pk, diminta=permintaan, pelaku=p.perencana, now=p.now, antrekan=lambda *_: None)
    return permintaan


def test_a_task_that_runs_twice_applies_once(panggung, draf, besar):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    isi = {
        "impor_id": impor.pk,
        "diminta": _antrekan(panggung, impor),
        "diminta_pada": panggung.now,
        "pelaku": panggung.perencana,
        "now": panggung.now,
    }
    assert [alur.jalankan(**isi), alur.jalankan(**isi)] == [True, False]
    draf.refresh_from_db()
    assert draf.versi_kunci == 1
    assert Jejak.objects.filter(aksi="renstra.anggaran_impor").count() == 1


def test_what_was_taken_back_from_the_queue_is_not_applied_by_its_old_task(panggung, draf, besar):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    permintaan = _antrekan(panggung, impor)
    alur.hentikan(impor_id=impor.pk, now=panggung.now)
    lain = panggung.now + timedelta(minutes=1)
    alur.terapkan(impor_id=impor.pk, diminta=permintaan, pelaku=panggung.perencana, now=lain, antrekan=lambda *_: None)
    isi = {"impor_id": impor.pk, "diminta": permintaan, "pelaku": panggung.perencana, "now": lain}
    assert alur.jalankan(diminta_pada=panggung.now, **isi) is False
    assert alur.jalankan(diminta_pada=lain, **isi) is True


@pytest.mark.parametrize("status", alur.GANTUNG)
def test_what_a_killed_worker_left_behind_is_swept_and_asked_for_again(panggung, draf, besar, status):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    _antrekan(panggung, impor)
    Impor.objects.filter(pk=impor.pk).update(status=status)
    assert alur.sapu(now=panggung.now + timedelta(minutes=5)) == 0
    assert alur.sapu(now=panggung.now + timedelta(minutes=20)) == 1
    impor.refresh_from_db()
    assert impor.status == StatusImpor.GAGAL
    assert "tidak ada yang disimpan" in impor.pesan
    assert terapkan(panggung, impor).status == StatusImpor.DITERAPKAN


def _tugas(impor, status="READY"):
    isi = {"args": [impor.pk, "", {}, 1], "kwargs": {}}
    return DBTaskResult.objects.create(
        task_path=tugas.terapkan_impor.module_path,
        status=status,
        args_kwargs=isi,
        backend_name="default",
        run_after=None,
    )


def test_the_sweeping_command_takes_everything_but_what_waits_in_the_queue(panggung, draf, besar):
    menunggu, mati = (unggah_rekap(panggung, draf, baris_rekap(panggung.pd, PAGU=n)) for n in (1, 2))
    for impor in (menunggu, mati):
        _antrekan(panggung, impor)
    Impor.objects.filter(pk=mati.pk).update(status=StatusImpor.BERJALAN)
    _tugas(menunggu)
    lama = _tugas(mati, "RUNNING")
    call_command("sapu_impor", "--semua", verbosity=0)
    for impor in (menunggu, mati):
        impor.refresh_from_db()
    lama.refresh_from_db()
    assert (menunggu.status, mati.status, lama.status) == (StatusImpor.ANTRE, StatusImpor.GAGAL, "FAILED")


def test_an_import_that_was_swept_while_it_still_ran_is_rolled_back(panggung, draf, besar, monkeypatch):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    permintaan, asli = _antrekan(panggung, impor), alur._periksa

    def tersapu(*args):
        alur.sapu(now=panggung.now, semua=True)
        asli(*args)

    monkeypatch.setattr(alur, "_periksa", tersapu)
    with pytest.raises(Ditolak, match="terhenti"):
        alur.jalankan(
            impor_id=impor.pk,
            diminta=permintaan,
            diminta_pada=panggung.now,
            pelaku=panggung.perencana,
            now=panggung.now,
        )
    assert queries.ringkas(draf).total == pabrik.TOTAL


def test_what_is_running_is_not_taken_back_while_it_may_still_finish(panggung, draf, besar):
    impor = unggah_rekap(panggung, draf, baris_rekap(panggung.pd))
    _antrekan(panggung, impor)
    Impor.objects.filter(pk=impor.pk).update(status=StatusImpor.BERJALAN)
    with pytest.raises(Ditolak, match="sedang diterapkan"):
        alur.hentikan(impor_id=impor.pk, now=panggung.now)
    alur.hentikan(impor_id=impor.pk, now=panggung.now + timedelta(minutes=20))
    impor.refresh_from_db()
    assert impor.status == StatusImpor.GAGAL
