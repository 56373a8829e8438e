"""Passing on to the kepala daerah with a summary sheet (BK Pasal 11 ayat (4)): one sheet per act, frozen."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi, JenisTemuan, Keputusan, Status
from perjanjian.models import Penerusan, Perjanjian, Temuan
from perjanjian.pdf.penerusan import render_penerusan
from perjanjian.queries.penerusan import lembar_pk
from perjanjian.rules.penerusan import BarisRingkasan, Ringkasan, dari_json, kata_pengiriman, kata_temuan, ke_json
from perjanjian.services import AksiDenied
from perjanjian.services.alur import apply_banyak
from perjanjian.services.verifikasi import putuskan_temuan
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.services import baca_berkas
from sakip.jejak.models import Jejak
from tests.alat.serentak import berhasil, bersama
from tests.dokumen import baca

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = pytest.mark.django_db


@pytest.fixture
def a():
    return adegan()


def baris(**ubah) -> BarisRingkasan:
    isi = {
        "perjanjian": 1, "jabatan": "Kepala Dinas", "pd": "Dinas Satu", "pejabat": "Dra. Ani", "sasaran": 2, "indikator": 3,
        "anggaran": Decimal("1234567.50"), "versi": 1, "dasar_versi": "", "ba_nomor": "001/BA", "ba_tanggal": date(2026, 1, 21),
        "diterima": (), "diperbaiki": 0, "dikirim": date(2026, 1, 20), "batas": date(2026, 1, 26), "dispensasi": None,
    }  # fmt: skip
    return BarisRingkasan(**isi | ubah)


def lembar(*semua: BarisRingkasan) -> Ringkasan:
    return Ringkasan(
        (2026,), "Kabupaten Alfa", "Bupati Alfa", "Sekda", "Sekretaris Daerah", date(2026, 1, 21), "09.40 WIB", semua
    )


def teruskan(a, *pk: Perjanjian) -> Penerusan:
    apply_banyak(perjanjian_id=[p.pk for p in pk], aksi=Aksi.TERUSKAN, aktor=a.pengguna("sekda"), now=a.now)
    return Penerusan.objects.latest("pk")


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({}, "Tepat waktu"),
        ({"dikirim": date(2026, 1, 26)}, "Tepat waktu"),
        ({"dikirim": date(2026, 1, 27)}, "Terlambat"),
        ({"dikirim": date(2026, 1, 27), "dispensasi": date(2026, 1, 30)}, "Terlambat, dengan dispensasi"),
        ({"dikirim": date(2026, 2, 2), "dispensasi": date(2026, 1, 30)}, "Terlambat"),
        ({"batas": None}, "Tanpa batas waktu"),
    ],
)
def test_pasal_11_ayat_1_how_it_was_sent_is_said_and_a_dispensasi_never_hides_that_it_was_late(ubah, kata):
    assert kata_pengiriman(baris(**ubah)) == kata


def test_the_sums_count_findings_late_ones_and_changes_and_come_back_from_the_frozen_text():
    isi = lembar(
        baris(diterima=("1.1 redaksi beda: sesuai RPJMD",), diperbaiki=2),
        baris(perjanjian=2, versi=2, dasar_versi="DPA perubahan", dikirim=date(2026, 2, 2)),
    )
    assert (isi.anggaran, isi.sasaran, isi.indikator) == (Decimal("2469135.00"), 4, 6)
    assert (isi.diterima, isi.diperbaiki, isi.terlambat, isi.dengan_dispensasi, isi.perubahan) == (1, 2, 1, 0, 1)
    assert kata_temuan(isi.baris[0]) == "2 diperbaiki, 1 diterima dengan alasan"
    assert dari_json(ke_json(isi)) == isi


def test_pasal_11_ayat_4_a_sheet_is_made_also_for_one_and_says_what_was_signed_and_accepted(a):
    pk = a.sampai_dikirim()
    temuan = Temuan.objects.create(
        verifikasi=pk.verifikasi.get(), nomor=900, rujukan="1.1", jenis=JenisTemuan.REDAKSI, otomatis=True
    )
    putuskan_temuan(
        temuan_id=temuan.pk, keputusan=Keputusan.DITERIMA, alasan="Sesuai RPJMD.", aktor=a.pengguna("verifikator_bappeda"),
        now=a.now,
    )  # fmt: skip
    pk = a.lakukan(a.selaraskan(pk), Aksi.TERUSKAN, "sekda")
    satu = Penerusan.objects.get()
    isi = dari_json(satu.isi)
    b = isi.baris[0]
    assert (satu.jumlah, satu.oleh, isi.tanggal, isi.pukul) == (
        1,
        a.d.pegawai["sekda"],
        date(2026, 1, 21),
        "09.40 WIB",
    )
    assert (b.pd, b.pejabat) == ("Dinas Satu Alfa", a.d.pegawai["kepala_satu"].nama)
    assert b.anggaran == sum(p.jumlah for p in pk.pagu.all()) and b.indikator == pk.butir.count()
    assert b.ba_nomor == "001/BA-VPK/2026" and b.ba_tanggal == date(2026, 1, 21)
    assert [d for d in b.diterima if "Sesuai RPJMD." in d] and kata_pengiriman(b) == "Tepat waktu"
    assert Jejak.objects.filter(aksi="lembar_ringkasan", rincian__sha256=satu.sha256).count() == 1


def test_pasal_11_ayat_4_many_are_on_one_sheet_and_a_refused_one_leaves_no_sheet(a):
    semua = [a.selaraskan(a.sampai_dikirim()), a.susun("kabid_satu")]
    with pytest.raises(AksiDenied, match="Tidak satu pun"):
        teruskan(a, *semua)
    assert not Penerusan.objects.exists()
    assert teruskan(a, semua[0]).daftar.get().naskah_id == semua[0].naskah_id


def test_a_pk_that_came_back_from_the_bupati_stands_on_a_second_sheet_and_the_first_stays(a):
    pk = a.selaraskan(a.sampai_dikirim())
    pertama = teruskan(a, pk)
    pk = a.lakukan(a.segar(pk), Aksi.KEMBALIKAN, "bupati", "Tinjau lagi.")
    a.maju(hours=1)
    kedua = teruskan(a, a.selaraskan(pk))
    assert [x.pk for x in lembar_pk(a.hak("sekda"), [pk.pk])] == [kedua.pk, pertama.pk]
    assert dari_json(Penerusan.objects.get(pk=pertama.pk).isi).pukul == "09.40 WIB"


@pytest.mark.cetak_asli
def test_the_paper_names_every_pk_and_the_sums():
    isi = lembar(baris(diterima=("1.1 redaksi beda: sesuai RPJMD",)), baris(perjanjian=2, pd="Dinas Dua"))
    kata = baca.alinea(render_penerusan(isi, Kertas()), 1).replace("\u00a0", " ")
    for bagian in ("LEMBAR RINGKASAN PERJANJIAN KINERJA TAHUN 2026", "Dinas Satu: Dra. Ani", "Dinas Dua", "2.469.135,00",
                   "sesuai RPJMD"):  # fmt: skip
        assert bagian in kata


def test_the_bupati_opens_the_sheet_from_the_queue_and_the_first_party_from_the_pk(a):
    pk, h = a.selaraskan(a.sampai_dikirim()), Halaman(a)
    isi = {"pk": pk.pk, "yakin": "1", f"kunci_{pk.pk}": pk.kunci}
    satu = h.kirim("sekda", "perjanjian:massal", "teruskan", isi=isi)
    lembar_ini = Penerusan.objects.get()
    assert satu.url == lembar_ini.get_absolute_url()
    antrean = h.buka("bupati", "perjanjian:antrean")
    assert "1 PK menunggu di bawah" in teks(antrean) and lembar_ini.get_absolute_url() in antrean.content.decode()
    halaman = teks(h.buka("bupati", "perjanjian:penerusan", lembar_ini.pk))
    assert "Tanda tangani (1)" in halaman and "Dinas Satu Alfa" in halaman and "Tepat waktu" in halaman
    assert "Lembar ringkasan 1 PK" in teks(h.buka("kepala_satu", "perjanjian:riwayat", pk.pk))
    pdf = h.buka("kepala_satu", "perjanjian:penerusan_pdf", lembar_ini.pk)
    assert pdf.content == baca_berkas(lembar_ini.pdf) and Jejak.objects.filter(aksi="unduh").count() == 1


def test_a_sheet_with_a_pk_that_one_may_not_see_is_not_there_and_the_pk_page_does_not_name_it(a):
    pk, h = a.selaraskan(a.sampai_dikirim()), Halaman(a)
    satu = teruskan(a, pk)
    asing = a.susun("kabid_satu")
    asing_pk = Perjanjian.objects.filter(pk=asing.pk)
    asing_pk.update(pd=a.d.pd["dua"])
    satu.daftar.create(perjanjian=asing, naskah_id=pk.naskah_id)
    assert h.buka("kepala_satu", "perjanjian:penerusan", satu.pk).status_code == 404
    assert "Lembar ringkasan" not in teks(h.buka("kepala_satu", "perjanjian:riwayat", pk.pk))
    assert h.buka("sekda", "perjanjian:penerusan", satu.pk).status_code == 200


def test_one_of_the_queue_is_sent_back_with_a_note_without_javascript_and_the_rest_stays(a):
    pk, h = a.selaraskan(a.sampai_dikirim()), Halaman(a)
    teruskan(a, pk)
    pk = a.segar(pk)
    assert (
        f"/perjanjian/{pk.pk}/tanda-tangan/?kembalikan=1#kembalikan"
        in h.buka("bupati", "perjanjian:antrean").content.decode()
    )
    halaman = h.buka("bupati", "perjanjian:tanda_tangan", pk.pk, tanya={"kembalikan": "1"}).content.decode()
    assert '<details class="panel" id="kembalikan" open>' in halaman
    isi = {"kunci": pk.kunci, "catatan": "Naikkan target.", "kembali": "/perjanjian/tanda-tangan/"}
    assert h.kirim("bupati", "perjanjian:aksi", pk.pk, "kembalikan", isi=isi).url == "/perjanjian/tanda-tangan/"
    assert (a.segar(pk).status, a.segar(pk).catatan_kembali) == (Status.DIKIRIM, "Naikkan target.")
    assert h.buka("bupati", "perjanjian:penerusan", Penerusan.objects.get().pk).status_code == 200


def test_the_first_party_is_not_offered_to_send_back(a):
    pk = a.susun("kepala_satu")
    halaman = Halaman(a).buka("kepala_satu", "perjanjian:tanda_tangan", pk.pk)
    assert 'id="kembalikan"' not in halaman.content.decode()


def test_the_page_and_the_queue_cost_at_most_twelve_queries(a):
    pk, h = a.selaraskan(a.sampai_dikirim()), Halaman(a)
    satu = teruskan(a, pk)
    for nama, args in (
        ("perjanjian:penerusan", [satu.pk]),
        ("perjanjian:antrean", []),
        ("perjanjian:riwayat", [pk.pk]),
    ):
        h.buka("bupati", nama, *args)
        with CaptureQueriesContext(connection) as semua:
            h.buka("bupati", nama, *args)
        assert len(semua) <= 12, nama


@pytest.mark.parametrize("tabel", ["perjanjian_penerusan", "perjanjian_pkditeruskan"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_sheets_are_never_changed(a, tabel, sql):
    teruskan(a, a.selaraskan(a.sampai_dikirim()))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(tabel))


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_c1_passed_on_twice_at_once_there_is_one_sheet(a):
    pk = a.selaraskan(a.sampai_dikirim())
    hasil = bersama(*[lambda: teruskan(a, pk)] * 4)
    assert len(berhasil(hasil)) == 1
    assert Penerusan.objects.count() == 1
