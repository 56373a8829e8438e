"""Import between dry run and confirmation: all or nothing, by the file and the document that were shown."""

from decimal import Decimal

import pytest
from django.db import IntegrityError

from renstra import queries
from renstra.models import BarisAnggaran, PaguSumberDana, SumberDana, TolokUkur
from renstra.services import anggaran, impor
from renstra.services.dasar import Ditolak
from sakip.dokumen.services import BerkasRusak
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from sakip.lembar import BerkasDitolak
from tests.renstra import pabrik
from tests.renstra.pabrik import baris_rekap, buku_rekap


@pytest.fixture
def draf(panggung):
    return pabrik.buat_dpa(panggung.pd, ditetapkan=False)


def _unggah(p, dokumen, *rows):
    return impor.unggah(dokumen=dokumen, isi=buku_rekap(rows), nama="rekap.xlsx", pelaku=p.perencana, now=p.now)


def _terapkan(p, unggahan, **lain):
    isi = {"sha256": unggahan.berkas.sha256, "versi_kunci": unggahan.dokumen.versi_kunci} | lain
    return impor.terapkan(unggahan_id=unggahan.pk, pelaku=p.perencana, now=p.now, **isi)


def test_applying_replaces_the_money_and_keeps_tolok_ukur_of_codes_that_stay(panggung, draf):
    sebelum = TolokUkur.objects.get(baris__dokumen=draf, baris__kode="1.01.02.2.01.0001")
    unggahan = _unggah(
        panggung,
        draf,
        baris_rekap(panggung.pd, PAGU="123.456.789,01"),
        baris_rekap(panggung.pd, KODE_SUMBER_DANA="1.9.99", NAMA_SUMBER_DANA="Dana Baru", PAGU=2),
    )
    _terapkan(panggung, unggahan)
    assert queries.jumlah_per_baris(draf) == dict.fromkeys(
        ("1.01.02", "1.01.02.2.01", "1.01.02.2.01.0001"), Decimal("123456791.01")
    )
    assert TolokUkur.objects.get(baris__dokumen=draf, baris__kode="1.01.02.2.01.0001") == sebelum
    assert SumberDana.objects.get(kode="1.9.99").pemda == panggung.pemda
    assert Jejak.objects.get(aksi="renstra.anggaran_impor").rincian["sha256"] == unggahan.berkas.sha256


def test_a_document_changed_since_the_dry_run_is_not_overwritten(panggung, draf):
    unggahan = _unggah(panggung, draf, baris_rekap(panggung.pd))
    anggaran.ubah_anggaran(
        dokumen_id=draf.pk, versi_kunci=0, isi={"nomor": "x"}, pelaku=panggung.perencana, now=panggung.now
    )
    with pytest.raises(Bentrok):
        _terapkan(panggung, unggahan)
    assert BarisAnggaran.objects.filter(dokumen=draf).count() == len(pabrik.BARIS)


def test_another_file_than_the_one_shown_is_refused(panggung, draf):
    with pytest.raises(Bentrok):
        _terapkan(panggung, _unggah(panggung, draf, baris_rekap(panggung.pd)), sha256="0" * 64)


def test_a_file_with_a_fault_is_not_applied_at_all(panggung, draf):
    unggahan = _unggah(panggung, draf, baris_rekap(panggung.pd), baris_rekap(panggung.pd, TAHUN=2025))
    with pytest.raises(Ditolak, match="1 kesalahan"):
        _terapkan(panggung, unggahan)
    assert queries.ringkas(draf).total == pabrik.TOTAL


def test_a_failure_half_way_leaves_the_document_as_it_was(panggung, draf, monkeypatch):
    unggahan = _unggah(panggung, draf, baris_rekap(panggung.pd))

    def gagal(*args, **kwargs):
        raise IntegrityError("listrik padam")

    monkeypatch.setattr(PaguSumberDana.objects, "bulk_create", gagal)
    with pytest.raises(IntegrityError):
        _terapkan(panggung, unggahan)
    draf.refresh_from_db()
    assert draf.versi_kunci == 0
    assert queries.ringkas(draf).total == pabrik.TOTAL


def test_a_file_is_applied_once(panggung, draf):
    unggahan = _unggah(panggung, draf, baris_rekap(panggung.pd))
    _terapkan(panggung, unggahan)
    unggahan.dokumen.refresh_from_db()
    with pytest.raises(Ditolak, match="sudah diterapkan"):
        _terapkan(panggung, unggahan)


def test_bytes_that_changed_in_the_store_are_refused(panggung, draf, settings):
    unggahan = _unggah(panggung, draf, baris_rekap(panggung.pd, PAGU=77))
    jalur = settings.BERKAS_DIR / unggahan.berkas.jalur
    jalur.chmod(0o644)
    jalur.write_bytes(b"lain")
    with pytest.raises(BerkasRusak):
        _terapkan(panggung, unggahan)
    jalur.unlink()


def test_what_is_no_workbook_is_not_even_kept(panggung, draf):
    with pytest.raises(BerkasDitolak):
        impor.unggah(dokumen=draf, isi=b"bukan", nama="x", pelaku=panggung.perencana, now=panggung.now)
    assert not draf.unggahan.exists()


def test_nothing_is_imported_into_a_set_document(panggung):
    with pytest.raises(Ditolak, match="sudah ditetapkan"):
        _unggah(panggung, pabrik.buat_dpa(panggung.pd), baris_rekap(panggung.pd))


def test_thousands_of_rows_are_summed_exactly(panggung, draf):
    rows = [baris_rekap(panggung.pd, NO=i, PAGU=1) for i in range(3_000)]
    hasil = impor.uji(_unggah(panggung, draf, *rows))
    assert (hasil.total, hasil.jumlah_baris_berkas) == (3_000, 3_000)
