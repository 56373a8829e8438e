"""0.2-0.4, C3, C4: what the database itself refuses, and what happens where a trigger is away."""

import copy

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.models.signals import post_migrate

from perjanjian.enums import Aksi, Jalur, Status
from perjanjian.models import Butir, Naskah, PaguPerjanjian, Perjanjian, TandaTangan
from sakip.jejak import pemicu
from sakip.jejak.apps import JejakConfig, periksa_pemicu
from sakip.jejak.models import Jejak
from tests.perjanjian.pabrik import adegan

from .alat import berlaku, jalankan_sql, tanpa_pemicu, tinggal_kedua

pytestmark = pytest.mark.django_db(transaction=True)


# --- 0.2 ---------------------------------------------------------------------------------------------------------------
def _ubah_kolom(model, nama, panjang):
    lama = model._meta.get_field(nama)
    baru = copy.copy(lama)
    baru.max_length = panjang
    with connection.schema_editor() as penyunting:
        penyunting.alter_field(model, lama, baru)
    with connection.schema_editor() as penyunting:
        penyunting.alter_field(model, baru, lama)


@pytest.mark.sqlite
def test_control_altering_a_column_on_sqlite_takes_the_triggers_of_its_table_away_without_a_word():
    assert pemicu.hilang(connection) == []
    _ubah_kolom(Jejak, "ringkasan", 600)
    assert pemicu.hilang(connection) == ["jejak_jejak_tolak_delete", "jejak_jejak_tolak_update"]
    tinggal_kedua()
    jalankan_sql("UPDATE jejak_jejak SET ringkasan = 'x'")  # the damage: the trail can be rewritten
    assert set(Jejak.objects.values_list("ringkasan", flat=True)) == {"x"}
    assert [p.id for p in periksa_pemicu(None, ["default"])] == ["jejak.E001"]
    pemicu.pasang(connection)


def test_after_a_migration_every_trigger_is_there_again(pemilik):
    tinggal_kedua()
    with pemilik():
        _ubah_kolom(Jejak, "ringkasan", 600)
        call_command("migrate", verbosity=0)
    assert pemicu.hilang(connection) == []
    assert periksa_pemicu(None, ["default"]) == []
    with pytest.raises(DatabaseError):
        jalankan_sql("UPDATE jejak_jejak SET ringkasan = 'x'")


def test_control_without_the_step_after_a_migration_none_is_there_and_the_check_says_so(pemilik):
    pengirim = _konfigurasi()
    with pemilik():
        post_migrate.disconnect(pemicu.sesudah_migrasi, sender=pengirim)
        try:
            call_command("migrate", verbosity=0)
            nama = {p.nama for p in pemicu.terdaftar()}
            assert set(pemicu.hilang(connection)) >= nama
            assert periksa_pemicu(None, ["default"])[0].id == "jejak.E001"
        finally:
            post_migrate.connect(pemicu.sesudah_migrasi, sender=pengirim)
            pemicu.pasang(connection)


def _konfigurasi():
    from django.apps import apps

    hasil = apps.get_app_config("jejak")
    assert isinstance(hasil, JejakConfig)
    return hasil


# --- 0.3 ---------------------------------------------------------------------------------------------------------------
def _timpa(tabel, syarat, **ubah):
    """INSERT OR REPLACE of an existing row with some columns changed."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {tabel} WHERE {syarat}")
        kolom = [k[0] for k in cursor.description]
        baris = dict(zip(kolom, cursor.fetchone(), strict=True)) | ubah
    jalankan_sql(
        f"INSERT OR REPLACE INTO {tabel} ({', '.join(kolom)}) VALUES ({', '.join(['%s'] * len(kolom))})",
        *baris.values(),
    )


@pytest.mark.sqlite
def test_insert_or_replace_does_not_overwrite_a_signature_or_a_line_of_the_trail():
    _, pk = tinggal_kedua()
    for tabel, ubah in (
        ("perjanjian_tandatangan", {"nama": "Orang Lain"}),
        ("perjanjian_naskah", {"isi": "{}"}),
        ("jejak_jejak", {"ringkasan": "x"}),
    ):
        with pytest.raises(DatabaseError):
            _timpa(tabel, "1 = 1", **ubah)
    assert TandaTangan.objects.get(naskah=pk.naskah).nama != "Orang Lain"


@pytest.mark.sqlite
def test_control_without_recursive_triggers_insert_or_replace_overwrites_a_signature():
    _, pk = tinggal_kedua()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers = OFF")
    _timpa("perjanjian_tandatangan", "1 = 1", nama="Orang Lain")
    assert TandaTangan.objects.get(naskah=pk.naskah).nama == "Orang Lain"
    connection.close()


# --- 0.4 ---------------------------------------------------------------------------------------------------------------
TRUNCATE = "TRUNCATE jejak_jejak"


@pytest.mark.postgres
def test_truncate_is_refused_even_to_the_owner(pemilik):
    tinggal_kedua()
    with pytest.raises(DatabaseError, match="permission denied"):
        jalankan_sql(TRUNCATE)
    with pemilik(), pytest.raises(DatabaseError, match="tidak dapat diubah"):
        jalankan_sql(TRUNCATE)


@pytest.mark.postgres
def test_control_row_triggers_alone_do_not_stop_truncate(pemilik):
    tinggal_kedua()
    with pemilik():
        jalankan_sql("DROP TRIGGER jejak_jejak_tolak_truncate ON jejak_jejak")
        assert "jejak_jejak_tolak_truncate" in pemicu.hilang(connection)
        jalankan_sql(TRUNCATE)
        assert not Jejak.objects.exists()
        pemicu.pasang(connection)


@pytest.mark.postgres
def test_control_the_owner_can_switch_the_triggers_off_so_the_application_must_not_be_the_owner(pemilik):
    """The application's role is refused the same: test_the_applications_role_cannot_take_the_guards_away."""
    tinggal_kedua()
    with pemilik():
        jalankan_sql("ALTER TABLE jejak_jejak DISABLE TRIGGER USER")
        assert "jejak_jejak_tolak_update" in pemicu.hilang(connection)  # a disabled trigger counts as missing
        jalankan_sql("UPDATE jejak_jejak SET ringkasan = 'x'")
        jalankan_sql("ALTER TABLE jejak_jejak ENABLE TRIGGER USER")
    assert set(Jejak.objects.values_list("ringkasan", flat=True)) == {"x"}


# --- C3: content of a PK that is no longer open ----------------------------------------------------------------------------
ISI = {
    "perjanjian_butir_terkunci_update": "UPDATE perjanjian_butir SET target = '1%' WHERE perjanjian_id = {pk}",
    "perjanjian_butir_terkunci_delete": "DELETE FROM perjanjian_butir WHERE perjanjian_id = {pk}",
    "perjanjian_butir_terkunci_insert": "INSERT INTO perjanjian_butir (perjanjian_id, urutan, jenis_kelompok, kelompok, "
    "tujuan, indikator, target, satuan, jenis, keterangan, sumber_indikator, sumber_target, sumber_satuan, arah, "
    "cara_hitung, skala, definisi_operasional, formula, jenis_sumber, sumber_data) "
    "VALUES ({pk}, 9, 'sasaran', 'x', '', 'Sisipan', '1', '', 'iku', '', '', '', '', 'naik', 'akhir', '', '', '', "
    "'internal', '')",
    "perjanjian_paguperjanjian_terkunci_update": "UPDATE perjanjian_paguperjanjian SET jumlah = 1 "
    "WHERE perjanjian_id = {pk}",
    "perjanjian_paguperjanjian_terkunci_delete": "DELETE FROM perjanjian_paguperjanjian WHERE perjanjian_id = {pk}",
    "perjanjian_paguperjanjian_terkunci_insert": "INSERT INTO perjanjian_paguperjanjian (perjanjian_id, tingkat, kode, "
    "nama, jumlah, sumber_dana, keterangan, urutan) VALUES ({pk}, 'program', '9.9', 'Sisipan', 1, '[]', '', 9)",
}  # fmt: skip


def _sidik_isi(pk):
    return (
        list(Butir.objects.filter(perjanjian=pk).order_by("pk").values_list("indikator", "target")),
        list(PaguPerjanjian.objects.filter(perjanjian=pk).order_by("pk").values_list("kode", "jumlah")),
    )


def test_rows_and_budget_of_a_submitted_pk_are_closed_in_the_database():
    a = adegan()
    pk = a.lakukan(a.susun("kasi_satu"), Aksi.AJUKAN, "perencana_satu")
    semula = _sidik_isi(pk)
    for sql in ISI.values():
        with pytest.raises(DatabaseError, match="selama draf"):
            jalankan_sql(sql.format(pk=pk.pk))
    assert _sidik_isi(pk) == semula


def test_control_each_of_these_triggers_dropped_lets_its_own_change_through():
    a = adegan()
    pk = a.lakukan(a.susun("kasi_satu"), Aksi.AJUKAN, "perencana_satu")
    semula = _sidik_isi(pk)
    with tanpa_pemicu(*ISI, *(p.nama for p in pemicu.terdaftar() if p.tabel == "perjanjian_dukungan")):
        for sql in ISI.values():
            with transaction.atomic():
                jalankan_sql(sql.format(pk=pk.pk))
                assert _sidik_isi(pk) != semula
                transaction.set_rollback(True)


def _ubah_pokok(a, pk):
    return {
        "another superior": {"jabatan_kedua": a.d.jabatan["sekda"]},
        "another year": {"tahun": 2027},
        "another DPA": {"dpa": None},
        "another path": {"jalur": Jalur.PERANGKAT_DAERAH},
        "another naskah": {"naskah": None},
    }


def test_parties_year_dpa_path_and_naskah_of_a_signed_pk_are_closed_before_it_is_in_force():
    a, pk = tinggal_kedua()
    for ubah in _ubah_pokok(a, pk).values():
        with pytest.raises(DatabaseError), transaction.atomic():
            Perjanjian.objects.filter(pk=pk.pk).update(**ubah)


def test_control_without_these_triggers_each_of_them_changes_under_the_signature():
    a, pk = tinggal_kedua()
    with tanpa_pemicu("perjanjian_pokok_terkunci", "perjanjian_naskah_terkunci"):
        for ubah in _ubah_pokok(a, pk).values():
            with transaction.atomic():
                assert Perjanjian.objects.filter(pk=pk.pk).update(**ubah) == 1
                transaction.set_rollback(True)


# --- C4: a signed PK -------------------------------------------------------------------------------------------------------
def _serangan(pk):
    """Every way to change or remove what was signed: ORM, bulk, upsert, raw SQL, taking the signature off."""
    butir, naskah = pk.butir.first(), pk.naskah
    ttd = TandaTangan.objects.get(naskah=naskah, pihak="1")

    def simpan(objek, **ubah):
        for nama, nilai in ubah.items():
            setattr(objek, nama, nilai)
        return objek.save

    return {
        "save": simpan(butir, target="1%"),
        "update": lambda: Naskah.objects.filter(pk=naskah.pk).update(sha256="0" * 64),
        "bulk_update": lambda: Butir.objects.bulk_update([butir], ["target"]),
        "delete": lambda: Butir.objects.filter(pk=butir.pk)._raw_delete("default"),
        "delete naskah": lambda: Naskah.objects.filter(pk=naskah.pk)._raw_delete("default"),
        "delete signature": lambda: TandaTangan.objects.filter(pk=ttd.pk)._raw_delete("default"),
        "upsert": lambda: TandaTangan.objects.bulk_create(
            [_salin(ttd, nama="Orang Lain")],
            update_conflicts=True, unique_fields=["naskah", "pihak", "urutan"], update_fields=["nama"],
        ),
        "raw": lambda: jalankan_sql("UPDATE perjanjian_tandatangan SET waktu = %s", "2020-01-01"),
        "un-sign": lambda: Perjanjian.objects.filter(pk=pk.pk).update(naskah=None),
        "back to draft": lambda: Perjanjian.objects.filter(pk=pk.pk).update(status=Status.DRAF, berlaku_pada=None),
        "another party": lambda: Perjanjian.objects.filter(pk=pk.pk).update(jabatan_kedua=pk.jabatan),
        "remove": lambda: Perjanjian.objects.filter(pk=pk.pk)._raw_delete("default"),
    }  # fmt: skip


def _salin(ttd, **ubah):
    kembar = copy.copy(ttd)
    kembar.pk = None
    for nama, nilai in ubah.items():
        setattr(kembar, nama, nilai)
    return kembar


def _seluruhnya(pk):
    return [
        list(model.objects.filter(**syarat).order_by("pk").values())
        for model, syarat in (
            (Perjanjian, {"pk": pk.pk}),
            (Butir, {"perjanjian": pk}),
            (Naskah, {"perjanjian": pk}),
            (TandaTangan, {"naskah__perjanjian": pk}),
        )
    ]


def test_nothing_of_a_pk_in_force_can_be_changed_or_removed():
    _, pk = berlaku()
    semula = _seluruhnya(pk)
    for nama, serang in _serangan(pk).items():
        with pytest.raises(DatabaseError), transaction.atomic():
            serang()
            pytest.fail(nama)
    assert _seluruhnya(pk) == semula


def test_the_one_change_left_is_to_be_replaced():
    _, pk = berlaku()
    assert Perjanjian.objects.filter(pk=pk.pk).update(status=Status.DIGANTI, diganti_pada=pk.berlaku_pada) == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Perjanjian.objects.filter(pk=pk.pk).update(status=Status.BERLAKU)


def test_control_without_triggers_and_foreign_keys_every_one_of_these_attacks_succeeds():
    """Two of them are also refused by a constraint: a party agreeing with itself, and rows that point to what goes."""
    _, pk = berlaku()
    berhasil = set()
    with tanpa_pemicu():
        for nama, serang in _serangan(pk).items():
            semula = _seluruhnya(pk)
            try:
                with transaction.atomic():
                    serang()
                    berubah = _seluruhnya(pk) != semula
                    transaction.set_rollback(True)
            except DatabaseError:
                continue
            if berubah:
                berhasil.add(nama)
    assert berhasil >= {"save", "update", "bulk_update", "delete", "upsert", "raw"}
    assert "another party" not in berhasil
