"""What the database refuses by itself: raw SQL, upsert, bulk writes. Each with its control: trigger off, it passes."""

import pytest
from django.db import DatabaseError, connection, transaction

from perjanjian.enums import Aksi, Status
from perjanjian.models import Butir, Naskah, PaguPerjanjian, Perjanjian, TandaTangan
from sakip.jejak import pemicu
from sakip.jejak.models import Jejak
from sakip.jejak.services import periksa_rantai

from .pabrik import adegan

pytestmark = pytest.mark.django_db

SERANGAN = {
    "content of a sent PK": "UPDATE perjanjian_butir SET target = '1%' WHERE perjanjian_id = {pk}",
    "budget of a sent PK": "UPDATE perjanjian_paguperjanjian SET jumlah = 1 WHERE perjanjian_id = {pk}",
    "a row removed": "DELETE FROM perjanjian_butir WHERE perjanjian_id = {pk}",
    "a line removed": "DELETE FROM perjanjian_paguperjanjian WHERE perjanjian_id = {pk}",
    "frozen content": "UPDATE perjanjian_naskah SET isi = '{{}}' WHERE perjanjian_id = {pk}",
    "frozen content removed": "DELETE FROM perjanjian_naskah WHERE perjanjian_id = {pk}",
    "the signer's name": "UPDATE perjanjian_tandatangan SET nama = 'Orang lain' WHERE naskah_id = {naskah}",
    "a signature removed": "DELETE FROM perjanjian_tandatangan WHERE naskah_id = {naskah}",
    "the PK removed": "DELETE FROM perjanjian_perjanjian WHERE id = {pk}",
    "in force without a second signature": "UPDATE perjanjian_perjanjian SET status = 'berlaku', "
    "berlaku_pada = CURRENT_TIMESTAMP WHERE id = {pk}",
    "a hand-over rewritten": "UPDATE perjanjian_penyampaian SET penerima = 'Lain' WHERE perjanjian_id = {pk}",
    "an audit line changed": "UPDATE jejak_jejak SET ringkasan = 'x'",
    "an audit line removed": "DELETE FROM jejak_jejak",
    "the chain set back": "UPDATE jejak_rantai SET nomor = 0",
}


def _serang(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("nama", SERANGAN)
def test_raw_sql_cannot_touch_what_was_signed_or_recorded(nama):
    pk = adegan().sampai_dikirim()
    with pytest.raises(DatabaseError):
        _serang(SERANGAN[nama].format(pk=pk.pk, naskah=pk.naskah_id))


@pytest.mark.parametrize("nama", ["content of a sent PK", "the signer's name", "an audit line changed"])
def test_control_without_the_triggers_the_same_sql_passes(nama, pemilik):
    pk = adegan().sampai_dikirim()
    with pemilik():
        pemicu.lepas(connection)
        _serang(SERANGAN[nama].format(pk=pk.pk, naskah=pk.naskah_id))
        pemicu.pasang(connection)


def test_a_pk_in_force_keeps_every_field_and_only_becomes_replaced():
    pk = adegan().sampai_berlaku()
    for sql in (
        "UPDATE perjanjian_perjanjian SET status = 'draf', berlaku_pada = NULL WHERE id = {pk}",
        "UPDATE perjanjian_perjanjian SET jabatan_kedua_id = NULL WHERE id = {pk}",
        "UPDATE perjanjian_perjanjian SET tahun = 2027 WHERE id = {pk}",
        "UPDATE perjanjian_perjanjian SET naskah_id = NULL WHERE id = {pk}",
    ):
        with pytest.raises(DatabaseError):
            _serang(sql.format(pk=pk.pk))


def test_the_orm_cannot_either():
    pk = adegan().sampai_dikirim()
    butir, naskah = pk.butir.first(), pk.naskah
    ttd = TandaTangan.objects.get(naskah=naskah)
    butir.target = "1%"
    for serang in (
        butir.save,
        butir.delete,
        lambda: Butir.objects.filter(perjanjian=pk).update(indikator="x"),
        lambda: Butir.objects.bulk_update([butir], ["target"]),
        lambda: Butir.objects.create(perjanjian=pk, kelompok="x", indikator="x", target="1"),
        lambda: PaguPerjanjian.objects.filter(perjanjian=pk).delete(),
        lambda: Naskah.objects.filter(pk=naskah.pk).update(sha256="0" * 64),
        lambda: TandaTangan.objects.filter(pk=ttd.pk)._raw_delete("default"),
        lambda: TandaTangan.objects.bulk_create(
            [ttd], update_conflicts=True, unique_fields=["naskah", "pihak", "urutan"], update_fields=["nama"]
        ),
        lambda: Jejak.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            serang()


@pytest.mark.sqlite
def test_insert_or_replace_does_not_slip_past_the_triggers():
    pk = adegan().sampai_dikirim()
    kolom = [f.column for f in TandaTangan._meta.concrete_fields]
    with pytest.raises(DatabaseError):
        _serang(
            f"INSERT OR REPLACE INTO perjanjian_tandatangan ({', '.join(kolom)}) "
            f"SELECT {', '.join(kolom)} FROM perjanjian_tandatangan WHERE naskah_id = {pk.naskah_id}"
        )


@pytest.mark.postgres
def test_truncate_is_refused():
    adegan().sampai_dikirim()
    for tabel in ("jejak_jejak", "perjanjian_tandatangan"):
        with pytest.raises(DatabaseError):
            _serang(f"TRUNCATE {tabel} CASCADE")


def test_no_declared_trigger_is_missing_after_migration():
    assert len(pemicu.terdaftar()) > 20
    assert pemicu.hilang(connection) == []


def test_a_missing_trigger_is_reported(pemilik):
    with pemilik(), connection.cursor() as cursor:
        di = " ON perjanjian_butir" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER perjanjian_butir_terkunci_update{di}")
        assert pemicu.hilang(connection) == ["perjanjian_butir_terkunci_update"]
        pemicu.pasang(connection)


def test_each_of_many_changes_to_the_trail_is_detected(pemilik):
    a = adegan()
    pk = a.sampai_dikirim()
    with pemilik():
        pemicu.lepas(connection)
        kunci = str(pk.pemda_id)
        for ubah, kembali in (
            ("SET ringkasan = ringkasan || 'x'", "SET ringkasan = substr(ringkasan, 1, length(ringkasan) - 1)"),
            ("SET pelaku_nama = 'Orang lain '", None),
        ):
            nomor = Jejak.objects.order_by("nomor").first().pk
            _serang(f"UPDATE jejak_jejak {ubah} WHERE id = {nomor}")
            assert periksa_rantai(kunci)
            if kembali:
                _serang(f"UPDATE jejak_jejak {kembali} WHERE id = {nomor}")
                assert periksa_rantai(kunci) == []
        _serang(f"DELETE FROM jejak_jejak WHERE id = {nomor}")
        assert any("tidak ada" in s or "menyambung" in s for s in periksa_rantai(kunci))
        pemicu.pasang(connection)


def test_a_draft_can_be_edited_and_its_rows_removed():
    pk = adegan().susun("kepala_satu")
    Butir.objects.filter(perjanjian=pk).update(target="98%")
    pk.butir.first().delete()
    assert Perjanjian.objects.get(pk=pk.pk).status == Status.DRAF


def test_the_row_a_signed_row_points_to_may_go_without_breaking_the_signed_one():
    a = adegan()
    a.susun_semua()
    kasi = a.d.jabatan["kasi_satu"].perjanjian.get()
    a.lakukan(kasi, Aksi.AJUKAN, "perencana_satu")
    kabid = a.d.jabatan["kabid_satu"].perjanjian.get()
    assert kasi.butir.filter(mendukung__perjanjian=kabid).exists()
    kabid.butir.all().delete()
    assert not kasi.butir.filter(mendukung__isnull=False).exists()
