"""The house itself: settings that are secure unless asked otherwise, a durable database, tests that really complain."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.template import engines

from sakip.jejak import pemicu
from sakip.jejak.periksa import periksa_peran
from tests.alat import arsitektur, basisdata, jaringan, postgres, templat

AKAR = Path(__file__).resolve().parent.parent
PRODUKSI = {
    "SAKIP_SECRET_KEY": "k7Rr-Zq0p3Wd9vXn2yBt6uHs1mJc8eLgFa4iKo5TzQxEwNbV-uji-saja-92",
    "SAKIP_HOSTS": "sakip.example.go.id",
    "SAKIP_DEBUG": "False",
    "SAKIP_DEMO": "False",
    "SAKIP_HTTPS": "True",
    "DATABASE_URL": "sqlite://:memory:",
}


def jalankan(*perintah: str, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    """A fresh Python with only these settings, in a directory of the project."""
    bersih = {k: v for k, v in os.environ.items() if not k.startswith(("SAKIP_", "DATABASE_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, *perintah],
        cwd=AKAR,
        env={**bersih, "DJANGO_SETTINGS_MODULE": "sakip.settings", **lingkungan},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


# --- Settings -------------------------------------------------------------------------------------------------------
def test_a_missing_secret_key_explains_itself() -> None:
    hasil = jalankan("-c", "from django.conf import settings; settings.DEBUG", SAKIP_SECRET_KEY="")
    assert hasil.returncode != 0
    assert "make env" in hasil.stderr


def test_django_finds_no_fault_with_the_production_settings() -> None:
    hasil = jalankan("manage.py", "check", "--deploy", "--fail-level", "WARNING", **PRODUKSI)
    assert hasil.returncode == 0, hasil.stderr


def test_control_the_deploy_check_objects_to_plain_http() -> None:
    hasil = jalankan(
        "manage.py", "check", "--deploy", "--fail-level", "WARNING", **{**PRODUKSI, "SAKIP_HTTPS": "False"}
    )
    assert hasil.returncode != 0


def test_without_a_word_everything_is_closed() -> None:
    """Nothing but the key is given; empty values keep a developer's .env out of it."""
    skrip = (
        "from django.conf import settings as s;"
        "print(s.DEBUG, s.DEMO, s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT,"
        " s.SECURE_HSTS_SECONDS >= 31536000, s.SESSION_COOKIE_NAME, '*' in s.ALLOWED_HOSTS)"
    )
    hasil = jalankan("-c", skrip, **{k: v for k, v in PRODUKSI.items() if k != "SAKIP_HTTPS"})
    assert hasil.stdout.split() == ["False", "False", "True", "True", "True", "True", "__Host-sesi", "False"]


def test_what_the_address_of_postgresql_asks_for_stays_beside_the_settings_of_the_house() -> None:
    skrip = "from django.conf import settings as s; o = s.DATABASES['default']['OPTIONS']; print(o)"
    alamat = "postgres://sakip:x@basisdata.example:5432/sakip?sslmode=require&sslrootcert=/etc/ssl/ca.pem"
    hasil = jalankan("-c", skrip, **{**PRODUKSI, "DATABASE_URL": alamat})
    assert "'sslmode': 'require', 'sslrootcert': '/etc/ssl/ca.pem'" in hasil.stdout, hasil.stderr
    assert "-c synchronous_commit=on -c lock_timeout=20000" in hasil.stdout


def test_no_source_of_scripts_or_styles_is_outside_or_unsafe() -> None:
    arah = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert arah["default-src"] == ["'none'"]
    assert arah["frame-ancestors"] == ["'none'"]
    semua = [str(nilai) for nilai_arah in arah.values() for nilai in nilai_arah]
    assert not [nilai for nilai in semua if "unsafe" in nilai or "//" in nilai or nilai == "*"]


def test_every_setting_read_from_the_environment_stands_in_the_example_file() -> None:
    dibaca = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', (AKAR / "sakip" / "settings.py").read_text()))
    contoh = (AKAR / ".env.contoh").read_text()
    assert "SAKIP_SECRET_KEY" in dibaca
    assert [nama for nama in sorted(dibaca) if not re.search(rf"^#?{nama}=", contoh, re.MULTILINE)] == []


def test_no_secret_stands_in_the_tree() -> None:
    assert re.search(r"^SAKIP_SECRET_KEY=$", (AKAR / ".env.contoh").read_text(), re.MULTILINE)
    assert re.search(r'env\.str\("SAKIP_SECRET_KEY", default=""\)', (AKAR / "sakip" / "settings.py").read_text())


# --- The database -----------------------------------------------------------------------------------------------------
@pytest.mark.sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pragma", "nilai"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("busy_timeout", 20000),
    ],
)
def test_sqlite_is_durable_and_keeps_its_promises(pragma: str, nilai: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone()[0] == nilai


@pytest.mark.sqlite
def test_a_transaction_on_sqlite_takes_the_write_lock_at_once() -> None:
    assert settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(("nama", "nilai"), [("synchronous_commit", "on"), ("lock_timeout", "20s")])
def test_postgresql_is_durable_and_waits_no_longer_than_a_person_would(nama: str, nilai: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {nama}")
        assert cursor.fetchone()[0] == nilai


@pytest.mark.postgres
@pytest.mark.django_db
def test_the_application_is_no_superuser_and_owns_no_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone()[0] is False
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = current_user")
        assert cursor.fetchone()[0] == 0


@pytest.mark.postgres
@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE jejak_jejak",
        "DROP TABLE jejak_jejak",
        "ALTER TABLE jejak_jejak DISABLE TRIGGER ALL",
        "SET session_replication_role = replica",
        "DELETE FROM jejak_jejak",
        "UPDATE jejak_jejak SET ringkasan = 'x'",
        "DELETE FROM django_migrations",
    ],
)
def test_the_applications_role_cannot_take_the_guards_away(sql: str) -> None:
    with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), transaction.atomic():
        connection.cursor().execute(sql)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_deploy_check_refuses_an_owner_and_a_server_that_forgets(pemilik) -> None:
    """The throwaway cluster runs without fsync and checksums: that alone is found with the application's role."""
    assert {pesan.id for pesan in periksa_peran(None, ["default"])} <= {"jejak.E004", "jejak.W001"}
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
    assert "jejak.E004" in {pesan.id for pesan in periksa_peran(None, ["default"])}
    with pemilik():
        assert "jejak.E003" in {pesan.id for pesan in periksa_peran(None, ["default"])}
    connection.close()


def test_the_grants_of_production_name_every_table_that_is_written_once() -> None:
    """They are the same file that these tests run under (tests/alat/basisdata.py)."""
    dicabut = re.search(r"REVOKE UPDATE, DELETE ON(.*?)FROM", basisdata.HAK_SQL.read_text(), re.DOTALL)
    assert dicabut
    assert sorted(re.findall(r"\w+", dicabut.group(1))) == pemicu.tabel_tambah_saja()


# --- The tests' own ground --------------------------------------------------------------------------------------------
@pytest.mark.django_db(transaction=True)
def test_emptying_the_tables_leaves_every_trigger_in_place() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO jejak_rantai (kunci, nomor, hash) VALUES ('uji', 0, '')")
    with pytest.raises(IntegrityError):
        connection.cursor().execute("DELETE FROM jejak_rantai")
    basisdata.kosongkan()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM jejak_rantai")
        assert cursor.fetchone()[0] == 0
    assert pemicu.terdaftar()
    assert pemicu.hilang(connection) == []


def test_an_undefined_variable_in_our_templates_fails() -> None:
    mesin = engines["django"].engine
    milik_kita = mesin.from_string("{{ tidak_ada }}")
    milik_kita.origin.name = milik_kita.nodelist[0].origin.name = str(templat.TEMPLAT / "x.html")
    with pytest.raises(templat.VariabelTidakDikenal):
        milik_kita.render(_konteks(mesin))
    templat.tercatat.clear()


@pytest.mark.parametrize("teks", ["{{ ada }}", '{{ tidak_ada|default:"x" }}', "{% if tidak_ada %}{% endif %}x"])
def test_control_what_is_given_or_said_to_be_optional_passes(teks: str) -> None:
    mesin = engines["django"].engine
    milik_kita = mesin.from_string(teks)
    for simpul in milik_kita.nodelist:
        simpul.origin.name = str(templat.TEMPLAT / "x.html")
    assert milik_kita.render(_konteks(mesin)) == "x"


def _konteks(mesin):
    from django.template import Context

    konteks = Context({"ada": "x"})
    konteks.template = mesin.from_string("")
    return konteks


def test_the_tests_reach_no_other_host() -> None:
    with pytest.raises(jaringan.JaringanTertutup):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_the_throwaway_cluster_is_gone_even_after_a_failure() -> None:
    ruang = None
    with pytest.raises(RuntimeError, match="terhenti"), postgres.klaster() as url:
        ruang = Path("/" + url.split("@/", 1)[1].lstrip("/")).parent
        assert (ruang / "data" / "postmaster.pid").exists()
        raise RuntimeError("terhenti")
    assert ruang
    assert not ruang.exists()


def test_each_kind_of_module_is_recognised() -> None:
    jenis = {modul.jenis for modul in arsitektur.semua_modul()}
    assert {"enums", "models", "rules", "workflow", "services", "queries", "views", "forms", "urls"} <= jenis
