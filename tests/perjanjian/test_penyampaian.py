"""After pengesahan: surat pengantar, tanda terima, register (BK Pasal 11 ayat (6)-(7) and penjelasan)."""

import threading
from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi
from perjanjian.models import Penyampaian, Perjanjian, SuratPengantar, TandaTerima
from perjanjian.queries.surat_pengantar import isi_tersimpan, penerima_sah
from perjanjian.queries.tenggat import Kalender
from perjanjian.services import AksiDenied
from perjanjian.services import penyampaian as layanan
from perjanjian.services.penyampaian import cetak_tanda_terima, terima, terima_semua
from sakip.dokumen.services import baca_berkas
from sakip.jejak.models import Jejak
from sakip.kalender.models import Kabar
from sakip.organisasi.models import Penugasan
from sakip.organisasi.models.ketentuan import pola_nomor
from tests.alat.serentak import berhasil, bersama
from tests.dokumen import baca

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = pytest.mark.django_db
KEEMPAT = [
    "Kepala Dinas Satu Alfa",
    "Inspektur Alfa",
    "Kepala Badan Perencanaan Alfa",
    "Kepala Bagian Organisasi Alfa",
]


@pytest.fixture
def a():
    return adegan()


def disampaikan(a) -> Perjanjian:
    return a.lakukan(a.sampai_berlaku(), Aksi.SAMPAIKAN, "sekda")


def kepada(pk: Perjanjian, nama: str) -> Penyampaian:
    return pk.penyampaian.get(jenis="disampaikan", penerima__startswith=nama)


def test_pasal_11_ayat_6_the_letter_goes_to_the_four_offices_and_is_frozen(a):
    pk = disampaikan(a)
    surat = SuratPengantar.objects.get(perjanjian=pk)
    isi = isi_tersimpan(surat)
    assert (surat.nomor, surat.urut, surat.tanggal) == ("001/SP-PK/2026", 1, date(2026, 1, 21))
    assert list(isi.penerima) == KEEMPAT
    assert isi.penanda_tangan.nama == a.d.pegawai["sekda"].nama
    assert [p.penerima for p in pk.penyampaian.filter(jenis="disampaikan")] == KEEMPAT
    with pytest.raises(AksiDenied, match="sudah disampaikan"):
        a.lakukan(pk, Aksi.SAMPAIKAN, "sekda")


def test_penjelasan_pasal_11_ayat_7_an_office_that_coincides_stands_once(a):
    pk = Perjanjian(pemda=a.d.pemda, jabatan=a.d.jabatan["kepala_bappeda"])
    assert [p.nama for p in penerima_sah(pk)] == [KEEMPAT[2], KEEMPAT[1], KEEMPAT[3]]


@pytest.mark.cetak_asli
def test_pasal_11_ayat_7_the_second_printing_shows_who_received_when(a):
    pk = disampaikan(a)
    surat = pk.surat_pengantar
    pertama = baca.alinea(baca_berkas(surat.pdf), 1)
    assert "Perjanjian Kinerja Tahun 2026 antara Bupati Alfa dengan Kepala Dinas Satu Alfa beserta" in pertama
    assert "4 (empat) dokumen" in pertama and "Pasal 11 ayat (6) dan ayat (7) Peraturan Bupati Alfa" in pertama
    assert "pukul" not in pertama.partition("TANDA TERIMA")[2].partition("Tanda tangan")[2]
    terima(penyampaian_id=kepada(pk, "Inspektur").pk, aktor=a.pengguna("inspektur"), now=a.now)
    kedua = baca.alinea(cetak_tanda_terima(surat), 1).replace("\u00a0", " ")
    assert "21 Januari 2026 pukul 09.40 WIB" in kedua and a.d.pegawai["inspektur"].nama in kedua
    assert baca.alinea(baca_berkas(surat.pdf), 1) == pertama


def test_pasal_11_ayat_7_a_receipt_is_given_once_by_the_holder_and_a_second_press_changes_nothing(a):
    satu = kepada(disampaikan(a), "Inspektur")
    pertama = terima(penyampaian_id=satu.pk, aktor=a.pengguna("inspektur"), now=a.now)
    a.maju(hours=1)
    assert terima(penyampaian_id=satu.pk, aktor=a.pengguna("inspektur"), now=a.now) == pertama
    assert Jejak.objects.filter(aksi="terima").count() == 1
    with pytest.raises(AksiDenied, match="ditujukan kepada Inspektur Alfa"):
        terima(penyampaian_id=satu.pk, aktor=a.pengguna("kepala_bappeda"), now=a.now)


def test_an_acting_head_receives_and_the_next_holder_is_told_who_did(a):
    satu = kepada(disampaikan(a), "Kepala Badan")
    Penugasan.objects.create(
        pegawai=a.d.pegawai["kabid_dua"], jabatan=a.d.jabatan["kepala_bappeda"], jenis="plt", mulai=date(2026, 1, 1)
    )
    hasil = terima(penyampaian_id=satu.pk, aktor=a.pengguna("kabid_dua"), now=a.now)
    assert hasil.jabatan.startswith("Plt. Kepala Badan Perencanaan")
    with pytest.raises(AksiDenied, match=f"sudah diterima {hasil.nama} pada 21 Januari 2026"):
        terima(penyampaian_id=satu.pk, aktor=a.pengguna("kepala_bappeda"), now=a.now)


def test_the_four_copies_on_sending_ask_for_no_receipt(a):
    """D6, penjelasan Pasal 11 ayat (1)."""
    satu = a.sampai_dikirim().penyampaian.first()
    with pytest.raises(AksiDenied, match="hanya untuk PK yang disampaikan"):
        terima(penyampaian_id=satu.pk, aktor=a.pengguna("sekda"), now=a.now)


@pytest.mark.parametrize(
    ("disahkan", "batas"),
    [
        (datetime(2026, 1, 26, 16, 59, tzinfo=UTC), date(2026, 1, 29)),  # Monday 23.59 WIB
        (datetime(2026, 1, 26, 17, 1, tzinfo=UTC), date(2026, 1, 30)),  # Tuesday 00.01 WIB
        (datetime(2026, 1, 24, 3, 0, tzinfo=UTC), date(2026, 1, 28)),  # a Saturday: three working days follow
    ],
)
def test_pasal_11_ayat_7_three_working_days_from_the_day_the_sekda_receives_it_signed(a, disahkan, batas):
    """E4: the Bupati signs in the application, so the signed PK is with the Sekretaris Daerah at that moment."""
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    a.now = disahkan
    pk = a.tandatangani(pk, "bupati")
    kalender = Kalender(a.d.ketentuan, 2026, disahkan.date(), "Asia/Jakarta")
    assert kalender.batas(pk).tenggat.tanggal == batas


def test_the_recipient_confirms_with_one_press_and_others_may_not(a):
    pk, h = disampaikan(a), Halaman(a)
    satu = kepada(pk, "Inspektur")
    assert "Konfirmasi terima untuk Inspektur" in teks(h.buka("inspektur", "perjanjian:riwayat", pk.pk))
    assert h.kirim("kepala_satu", "perjanjian:terima", pk.pk, satu.pk).status_code == 403
    assert h.kirim("kabid_dua", "perjanjian:terima", pk.pk, satu.pk).status_code == 404
    assert h.kirim("inspektur", "perjanjian:terima", pk.pk, satu.pk).status_code == 302
    assert TandaTerima.objects.get().penyampaian == satu
    assert "Diterima Inspektur Alfa" in teks(h.buka("sekda", "perjanjian:riwayat", pk.pk))


def test_the_register_shows_what_the_reader_may_see_filtered_and_in_constant_queries(a):
    pk, h = disampaikan(a), Halaman(a)
    terima(penyampaian_id=kepada(pk, "Inspektur").pk, aktor=a.pengguna("inspektur"), now=a.now)

    def baris(siapa: str, **tanya: str) -> int:
        return (
            h.buka(siapa, "perjanjian:penyampaian", tanya={"pd": "semua", **tanya}).context["halaman"].paginator.count
        )

    assert [baris(s) for s in ("admin", "sekda", "staf_sekda", "staf_organisasi", "perencana_satu")] == [8] * 5
    assert baris("perencana_dua") == 0
    assert baris("sekda", jenis="disampaikan") == 4
    assert (baris("sekda", keadaan="sudah"), baris("sekda", keadaan="belum")) == (1, 3)
    assert (baris("kepala_bappeda", keadaan="saya"), baris("inspektur", keadaan="saya")) == (1, 0)
    assert baris("sekda", cari="inspektur", jenis="disampaikan") == 1
    with CaptureQueriesContext(connection) as semua:
        assert baris("sekda", jenis="x", halaman="99") == 8
    assert len(semua) <= 12


def test_the_register_as_a_workbook_says_when_and_by_whom(a):
    pk = disampaikan(a)
    terima(penyampaian_id=kepada(pk, "Inspektur").pk, aktor=a.pengguna("inspektur"), now=a.now)
    jawaban = Halaman(a).buka("sekda", "perjanjian:penyampaian_ekspor", tanya={"pd": "semua", "keadaan": "sudah"})
    lembar = openpyxl.load_workbook(BytesIO(jawaban.content)).active
    isi = [str(s.value) for baris in lembar.iter_rows() for s in baris]
    assert {"Inspektur Alfa", "09.40 WIB", a.d.pegawai["inspektur"].nip} <= set(isi)


@pytest.mark.parametrize(
    "sql", ["UPDATE perjanjian_tandaterima SET nama = 'x'", "DELETE FROM perjanjian_tandaterima",
            "UPDATE perjanjian_suratpengantar SET nomor = 'x'", "DELETE FROM perjanjian_suratpengantar"]
)  # fmt: skip
def test_letters_and_receipts_are_never_changed(a, sql):
    satu = kepada(disampaikan(a), "Inspektur")
    terima(penyampaian_id=satu.pk, aktor=a.pengguna("inspektur"), now=a.now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("pola", ["{tahun}", "{bulan}/{urut}", "{urut", "{}", "{urut:0200d}"])
def test_a_pattern_that_gives_no_number_of_its_own_is_refused(pola):
    with pytest.raises(ValidationError):
        pola_nomor(pola)


def salinan(a, jumlah: int) -> list[int]:
    """Copies that wait for the Inspektur."""
    satu = kepada(disampaikan(a), "Inspektur")
    isi = {n: getattr(satu, n) for n in ("perjanjian", "naskah", "jenis", "jabatan", "pada", "oleh")}
    lagi = [Penyampaian.objects.create(penerima=f"Inspektur ({n})", **isi) for n in range(2, jumlah + 1)]
    return [satu.pk, *(p.pk for p in lagi)]


def test_pasal_11_ayat_7_all_that_wait_are_received_in_one_press_and_a_second_press_changes_nothing(a):
    nomor = salinan(a, 2)
    terima(penyampaian_id=nomor[0], aktor=a.pengguna("inspektur"), now=a.now)
    a.maju(hours=1)
    assert terima_semua(penyampaian_id=nomor, aktor=a.pengguna("inspektur"), now=a.now) == 1
    assert terima_semua(penyampaian_id=nomor, aktor=a.pengguna("inspektur"), now=a.now) == 0
    assert Jejak.objects.filter(aksi="terima").count() == TandaTerima.objects.count() == 2
    baru = TandaTerima.objects.get(penyampaian=nomor[1])
    assert (baru.nama, baru.jabatan, baru.waktu) == (a.d.pegawai["inspektur"].nama, "Inspektur Alfa", a.now)


def test_one_copy_of_another_office_among_them_and_none_is_received(a):
    pk = disampaikan(a)
    nomor = [kepada(pk, "Inspektur").pk, kepada(pk, "Kepala Badan").pk]
    with pytest.raises(AksiDenied, match="tidak ditujukan kepada Anda"):
        terima_semua(penyampaian_id=nomor, aktor=a.pengguna("inspektur"), now=a.now)
    h = Halaman(a)
    for isi in ({"penyampaian": nomor}, {"penyampaian": "x"}, {"penyampaian": ["9" * 30]}):
        assert h.kirim("inspektur", "perjanjian:terima_semua", isi=isi).status_code == 404
    assert not TandaTerima.objects.exists()


def test_receiving_many_costs_the_same_queries_as_receiving_one(a):
    nomor = salinan(a, 4)

    def kueri(yang: list[int]) -> int:
        with CaptureQueriesContext(connection) as tercatat:
            terima_semua(penyampaian_id=yang, aktor=a.pengguna("inspektur"), now=a.now)
        return len(tercatat)

    kueri([nomor[3]])  # the first line of a chain costs one more
    assert kueri(nomor[:1]) == kueri(nomor[1:3])


def test_what_waits_for_a_receipt_stands_on_beranda_and_in_the_bell_until_it_is_received(a):
    pk, h = disampaikan(a), Halaman(a)
    for siapa in ("kepala_satu", "inspektur", "kepala_bappeda", "kabag_organisasi"):
        beranda = h.buka(siapa, "beranda")
        satu = next(t for t in beranda.context["tugas"] if t.jenis == "terima")
        assert satu.judul == "Terima salinan PK Dinas Satu Alfa"
        kabar = Kabar.objects.filter(pegawai=a.d.pegawai[siapa], dibaca_pada=None).count()
        tugas = sum(t.banyak for t in beranda.context["tugas"] if t.dihitung)
        assert beranda.context["kerangka"]["menunggu"] == tugas + kabar
        for nama in ("perjanjian:daftar", "perjanjian:penyampaian", "kalender:daftar"):
            assert h.buka(siapa, nama).context["kerangka"]["menunggu"] == beranda.context["kerangka"]["menunggu"] >= 1
        halaman = h.ikuti(siapa, satu.url)
        assert "Terima 1 salinan PK?" in teks(halaman)
        isi = {"penyampaian": [s.pk for s in halaman.context["salinan"]]}
        assert h.kirim(siapa, "perjanjian:terima_semua", isi=isi).status_code == 302
        assert not [t for t in h.buka(siapa, "beranda").context["tugas"] if t.jenis == "terima"]
    assert TandaTerima.objects.filter(penyampaian__perjanjian=pk).count() == 4
    assert "Tidak ada salinan yang menunggu" in teks(h.buka("inspektur", "perjanjian:terima_semua"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_two_presses_at_once_leave_one_receipt(a):
    satu = kepada(disampaikan(a), "Inspektur")
    tekan = [lambda: terima(penyampaian_id=satu.pk, aktor=a.pengguna("inspektur"), now=a.now)] * 4
    hasil = bersama(*tekan)
    assert len(berhasil(hasil)) == 4 and len({h.pk for h in hasil}) == 1
    assert (TandaTerima.objects.count(), Jejak.objects.filter(aksi="terima").count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_control_without_the_lock_the_second_press_is_an_error_instead_of_nothing(a, monkeypatch):
    satu, titik, asli = kepada(disampaikan(a), "Inspektur"), threading.Barrier(2), layanan.ditujukan

    def ditujukan(*args):
        hasil = asli(*args)
        titik.wait(10)
        return hasil

    def terima_lagi():
        return terima_semua(penyampaian_id=[satu.pk], aktor=a.pengguna("inspektur"), now=a.now)

    monkeypatch.setattr(layanan, "kunci_semua", list)
    monkeypatch.setattr(layanan, "ditujukan", ditujukan)
    hasil = bersama(terima_lagi, terima_lagi)
    assert len(berhasil(hasil)) == 1 and [h for h in hasil if isinstance(h, IntegrityError)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_c1_all_of_them_confirmed_twice_at_once_leave_one_receipt_each(a):
    satu = kepada(disampaikan(a), "Inspektur")
    inspektur = a.pengguna("inspektur")
    hasil = bersama(
        *[lambda: terima_semua(penyampaian_id=[satu.pk], aktor=inspektur, now=a.now)] * 3,
        lambda: terima(penyampaian_id=satu.pk, aktor=inspektur, now=a.now),
    )
    assert len(berhasil(hasil)) == 4
    assert (TandaTerima.objects.count(), Jejak.objects.filter(aksi="terima").count()) == (1, 1)
