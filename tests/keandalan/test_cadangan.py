"""0.8, C13: a backup holds what was acknowledged; database and files never part; a restore is checked."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction

from sakip.dokumen import services as berkas
from sakip.dokumen.models import Berkas
from sakip.dokumen.services import baca_berkas, berkas_bermasalah, simpan_berkas
from sakip.jejak import cadangan
from sakip.jejak.cadangan import CadanganGagal, baca_manifes, cadangkan
from sakip.jejak.models import Rantai
from tests.alat import basisdata
from tests.perjanjian.pabrik import NOW

from .alat import berlaku as pk_berlaku
from .alat import tanpa_pemicu, tinggal_kedua

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def simpanan(tmp_path, settings):
    settings.BERKAS_DIR = tmp_path / "berkas"
    return settings.BERKAS_DIR


def _cadangkan(tmp_path):
    return cadangkan(folder=tmp_path / "cadangan", berkas=Path(settings.BERKAS_DIR), now=NOW)


# --- 0.8: not by copying the file ----------------------------------------------------------------------------------------
def _tulis(dari, sampai):
    Rantai.objects.bulk_create(Rantai(kunci=f"uji-{n}") for n in range(dari, sampai))


def _dalam(jalur):
    with closing(sqlite3.connect(jalur)) as basis:
        assert basis.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return basis.execute("SELECT count(*) FROM jejak_rantai").fetchone()[0]


@pytest.mark.sqlite
def test_control_a_copy_of_the_live_file_loses_acknowledged_rows_and_the_check_says_ok(tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _tulis(0, 200)
    shutil.copy(connection.settings_dict["NAME"], tmp_path / "salinan.sqlite3")
    assert Rantai.objects.count() == 200
    assert _dalam(tmp_path / "salinan.sqlite3") == 0


@pytest.mark.sqlite
def test_the_backup_of_the_same_moment_has_every_row(tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _tulis(0, 200)
    assert _dalam(_cadangkan(tmp_path) / "basisdata.sqlite3") == 200


def test_a_backup_under_write_load_has_every_row_acknowledged_before_it_began(tmp_path):
    selesai, diakui = threading.Event(), []

    def penulis():
        try:
            while not selesai.is_set():
                _tulis(len(diakui), len(diakui) + 1)
                diakui.append(True)
        finally:
            connection.close()

    utas = threading.Thread(target=penulis)
    utas.start()
    try:
        while len(diakui) < 5:
            selesai.wait(0.01)
        sebelum = len(diakui)
        manifes = baca_manifes(_cadangkan(tmp_path))
    finally:
        selesai.set()
        utas.join()
    assert sebelum <= manifes.tabel["jejak_rantai"] <= len(diakui)


# --- a restore, in another process, into an empty place -------------------------------------------------------------------
@contextmanager
def _tempat_kosong(tmp_path):
    """Environment of an installation with an empty database and no files."""
    nama = str(tmp_path / "pulih.sqlite3")
    setelan = basisdata.pemilik or connection.settings_dict
    if not basisdata.sqlite():
        nama = f"{connection.settings_dict['NAME']}_p"
        with basisdata.sebagai_pemilik(), connection._nodb_cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{nama}"')
    try:
        yield {
            **{k: v for k, v in os.environ.items() if not k.startswith("SAKIP_")},
            "DJANGO_SETTINGS_MODULE": "sakip.settings",
            "SAKIP_SECRET_KEY": "x" * 50,
            "SAKIP_FILES": str(tmp_path / "berkas-pulih"),
            "DATABASE_URL": f"sqlite:///{nama}" if basisdata.sqlite() else _url(setelan, nama),
        }
    finally:
        if not basisdata.sqlite():
            with basisdata.sebagai_pemilik(), connection._nodb_cursor() as cursor:
                cursor.execute(f'DROP DATABASE "{nama}" WITH (FORCE)')


def _url(setelan, nama):
    siapa = quote(setelan["USER"]) + (f":{quote(setelan['PASSWORD'])}" if setelan["PASSWORD"] else "")
    rumah = str(setelan["HOST"])  # a directory: a unix socket
    alamat = f"/{rumah}" if rumah.startswith("/") else f"{rumah}:{setelan['PORT'] or 5432}"
    return f"postgres://{siapa}@{alamat}/{nama}"


def _manage(lingkungan, *perintah):
    return subprocess.run(
        [sys.executable, "manage.py", *perintah], env=lingkungan, cwd=basisdata.AKAR, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip


def test_a_restore_into_an_empty_place_gives_the_same_rows_triggers_trail_and_files(tmp_path, capsys):
    _, pk = pk_berlaku()
    call_command("cadangkan", str(tmp_path / "cadangan"))
    (dibuat,) = (tmp_path / "cadangan").iterdir()
    assert str(dibuat) in capsys.readouterr().out
    manifes = baca_manifes(dibuat)
    assert manifes.tabel["perjanjian_tandatangan"] == 2
    assert manifes.berkas.keys() >= {pk.naskah.pdf.jalur, pk.naskah.pdf_draf.jalur}
    with _tempat_kosong(tmp_path) as lingkungan:
        hasil = _manage(lingkungan, "pulihkan", str(dibuat))
        assert hasil.returncode == 0, hasil.stderr
        assert "semuanya utuh" in hasil.stdout
        for perintah in (["periksa_jejak"], ["periksa_berkas"], ["check", "--database", "default"]):
            hasil = _manage(lingkungan, *perintah)
            assert hasil.returncode == 0, hasil.stderr
        segel = (  # what was signed is still sealed there
            "from perjanjian.models import Naskah; from django.db import DatabaseError\n"
            "try: Naskah.objects.update(isi='{}')\n"
            "except DatabaseError: print('ditolak', Naskah.objects.get().sha256)"
        )
        assert f"ditolak {pk.naskah.sha256}" in _manage(lingkungan, "shell", "-v", "0", "-c", segel).stdout
        hasil = _manage(lingkungan, "pulihkan", str(dibuat))
        assert hasil.returncode != 0
        assert "tidak kosong" in hasil.stderr
        if basisdata.sqlite():
            assert berkas_bermasalah() == []


# --- a backup that is not whole is no backup ---------------------------------------------------------------------------------
def _rusak_basis_data(jadi):
    salinan = jadi / cadangan.NAMA_BASIS_DATA[connection.vendor]
    salinan.write_bytes(salinan.read_bytes()[:-100])


def _rusak_berkas(jadi):
    next(p for p in (jadi / "berkas").rglob("*") if p.is_file()).write_bytes(b"lain")


def _hapus_berkas(jadi):
    shutil.rmtree(jadi / "berkas")


def _hapus_manifes(jadi):
    (jadi / "manifes.json").unlink()


@pytest.mark.parametrize("rusak", [_rusak_basis_data, _rusak_berkas, _hapus_berkas, _hapus_manifes])
def test_a_damaged_backup_is_refused_before_anything_is_restored(tmp_path, rusak):
    simpan_berkas(b"%PDF-isi", now=NOW)
    jadi = _cadangkan(tmp_path)
    assert baca_manifes(jadi).berkas
    rusak(jadi)
    with pytest.raises(CadanganGagal, match=r"berubah sejak dibuat|bukan cadangan yang utuh"):
        baca_manifes(jadi)


def test_a_backup_that_fails_half_way_leaves_nothing_that_looks_like_one(tmp_path, monkeypatch):
    simpan_berkas(b"%PDF-isi", now=NOW)
    monkeypatch.setattr(cadangan, "_salin_berkas", lambda *_: (_ for _ in ()).throw(OSError("disk penuh")))
    with pytest.raises(CommandError, match="disk penuh"):
        call_command("cadangkan", str(tmp_path / "cadangan"))
    assert list((tmp_path / "cadangan").iterdir()) == []


def test_a_database_that_cannot_be_copied_is_told_in_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setattr(cadangan, "_nama", lambda: str(tmp_path / "kosong.sqlite3"))
    with pytest.raises(CommandError, match="Cadangan gagal: "):
        call_command("cadangkan", str(tmp_path / "cadangan"))
    assert list((tmp_path / "cadangan").iterdir()) == []


def test_a_backup_is_never_overwritten_and_a_filled_place_is_never_restored_into(tmp_path):
    jadi = _cadangkan(tmp_path)
    with pytest.raises(CadanganGagal, match="sudah ada"):
        _cadangkan(tmp_path)
    with pytest.raises(CommandError, match="tidak kosong"):
        call_command("pulihkan", str(jadi))
    isi = json.loads((jadi / "manifes.json").read_text())
    (jadi / "manifes.json").write_text(json.dumps(isi | {"mesin": "lain"}))
    with pytest.raises(CommandError, match="bukan cadangan yang utuh"):
        call_command("pulihkan", str(jadi))


def test_a_file_that_a_row_names_and_that_is_gone_is_told_when_the_backup_is_made(tmp_path):
    jalur = Path(settings.BERKAS_DIR) / simpan_berkas(b"%PDF-isi", now=NOW).jalur
    jalur.unlink()
    with pytest.raises(CommandError, match=f"1 berkas yang tercatat hilang atau berubah: .*{jalur.name}"):
        call_command("cadangkan", str(tmp_path / "cadangan"))
    assert len(list((tmp_path / "cadangan").iterdir())) == 1  # a backup without one file is better than none


def test_the_check_after_a_restore_is_not_blind(tmp_path, simpanan):
    tinggal_kedua()
    manifes = baca_manifes(_cadangkan(tmp_path))
    assert cadangan.periksa(manifes, berkas=simpanan) == []
    Rantai.objects.create(kunci="lain")
    (salah,) = cadangan.periksa(manifes, berkas=simpanan)
    assert salah.startswith("Tabel jejak_rantai")
    next(p for p in simpanan.rglob("*") if p.is_file()).unlink()
    with tanpa_pemicu("jejak_jejak_tolak_update"):
        with connection.cursor() as cursor:
            cursor.execute("UPDATE jejak_jejak SET ringkasan = 'x'")
        salah = " ".join(cadangan.periksa(manifes, berkas=simpanan))
    assert "Pemicu jejak_jejak_tolak_update tidak ada" in salah
    assert "Isi baris 1 berubah" in salah
    assert "hilang atau berubah" in salah


# --- C13: a file and its row --------------------------------------------------------------------------------------------------
class Mati(BaseException):
    """The process is killed here."""


LANGKAH = ["tempfile.NamedTemporaryFile", "os.fsync", "os.replace", "os.open", "commit"]


def _mati(*_, **__):
    raise Mati


@pytest.mark.parametrize("langkah", LANGKAH)
def test_killed_at_any_step_no_row_is_without_its_file_and_no_file_is_half(monkeypatch, langkah, simpanan):
    with monkeypatch.context() as m, pytest.raises(Mati), transaction.atomic():
        if langkah != "commit":
            m.setattr(f"{berkas.__name__}.{langkah}", _mati)
        simpan_berkas(b"isi yang utuh", now=NOW)
        raise Mati
    assert berkas_bermasalah() == []
    for jalur in simpanan.glob("??/??/*"):
        if not jalur.name.startswith(".tmp-"):
            assert jalur.name == cadangan.sidik(jalur)
    assert baca_berkas(simpan_berkas(b"isi yang utuh", now=NOW)) == b"isi yang utuh"  # and the next try succeeds


def test_control_written_in_place_a_kill_leaves_half_a_file_under_the_name_of_the_whole(monkeypatch, simpanan):
    def di_tempat(tujuan, isi):
        tujuan.parent.mkdir(parents=True, exist_ok=True)
        tujuan.write_bytes(isi[:4])
        raise Mati

    monkeypatch.setattr(berkas, "_tulis", di_tempat)
    with pytest.raises(Mati), transaction.atomic():
        simpan_berkas(b"isi yang utuh", now=NOW)
    (jalur,) = (p for p in simpanan.glob("??/??/*"))
    assert jalur.name != cadangan.sidik(jalur)


def test_control_with_the_row_before_the_file_a_kill_leaves_a_row_without_its_file(monkeypatch):
    monkeypatch.setattr(berkas, "_tulis", lambda *_: None)  # would follow after the commit
    simpan_berkas(b"isi yang utuh", now=NOW)
    assert berkas_bermasalah() == [Berkas.objects.get().sha256]


def test_control_files_before_the_database_a_backup_lacks_the_file_of_a_row(tmp_path, monkeypatch):
    """The order the other way round: between the two copies somebody signs."""
    basis_data, salin = cadangan._salin_basis_data, cadangan._salin_berkas

    def berkas_lebih_dahulu(salinan):
        tersalin = salin(Path(settings.BERKAS_DIR), salinan.parent / "berkas")
        monkeypatch.setattr(cadangan, "_salin_berkas", lambda *_: tersalin)
        simpan_berkas(b"%PDF-baru", now=NOW)
        return basis_data(salinan)

    monkeypatch.setattr(cadangan, "_salin_basis_data", berkas_lebih_dahulu)
    assert baca_manifes(_cadangkan(tmp_path)).kurang == [Berkas.objects.get().jalur]


def test_in_the_right_order_somebody_may_sign_between_the_two_copies(tmp_path, monkeypatch):
    asli = cadangan._salin_berkas

    def salin(dari, ke):
        simpan_berkas(b"%PDF-baru", now=NOW)
        return asli(dari, ke)

    monkeypatch.setattr(cadangan, "_salin_berkas", salin)
    assert baca_manifes(_cadangkan(tmp_path)).kurang == []
