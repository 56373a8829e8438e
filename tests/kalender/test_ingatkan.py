"""`manage.py ingatkan`: each reminder once, however often it runs and wherever it is killed; one digest a day."""

import smtplib
import threading
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.kalender import peristiwa, surat
from sakip.kalender.enums import KeadaanSurat, Sebagai
from sakip.kalender.management.commands import ingatkan
from sakip.kalender.models import AturanTenggat, HariLibur, Kabar, Pengingat, SuratPengingat
from sakip.kalender.profil import baca_profil
from sakip.kalender.services import pengingat as layanan
from sakip.kalender.services.kabar import kabari
from sakip.kalender.services.libur import semai_libur
from sakip.organisasi.models import Pegawai, PerangkatDaerah
from tests.alat.serentak import berhasil, bersama
from tests.pemeran import pemeran

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")
SURAT_DIBACA = "perencana_satu"


class Mati(BaseException):
    """The power goes off."""


class Dunia:
    """Alfa with a DPA of 2 January 2026: sent by 26 January, verified by 4 February. `lapor` is what is known."""

    def __init__(self, pada):
        self.p, self.pada = pemeran(), pada
        self.alfa = self.p.alfa
        for urutan, aturan in enumerate(baca_profil("bengkayang").aturan_tenggat):
            isi = {f: getattr(aturan, f) for f in aturan.__dataclass_fields__}
            AturanTenggat.objects.create(ketentuan=self.alfa.ketentuan, urutan=urutan, **isi)
        semai_libur(self.alfa.pemda, 2026)
        self.lapor = {self.pd("satu").pk: {"dpa": date(2026, 1, 2)}}
        self.dispensasi = {}
        Pegawai.objects.filter(pk=self.alfa.pegawai[SURAT_DIBACA].pk).update(surel="perencana@contoh.go.id")

    def pd(self, kode):
        return self.alfa.pd[kode]

    def jalan(self, hari, jam=6):
        with self.pada(datetime(2026, hari.month, hari.day, jam, tzinfo=WIB)):
            keluar = StringIO()
            call_command("ingatkan", stdout=keluar)
        return keluar.getvalue()

    def milik(self, siapa, kode="pk.kirim"):
        rows = Pengingat.objects.filter(pegawai=self.alfa.pegawai[siapa], kode=kode)
        return list(rows.order_by("pk").values_list("selisih", flat=True))

    def kabari(self, judul="DPA bergeser", siapa=SURAT_DIBACA, hari=date(2026, 1, 20)):
        now = datetime(2026, hari.month, hari.day, 10, tzinfo=WIB)
        kabari(pegawai_id=[self.alfa.pegawai[siapa].pk], judul=judul, isi="Baris satu.", alamat="/pk/7/", now=now)


def ingatkan_bersama(d, banyak=4):
    """The command run by several at the same moment, as cron and an impatient admin would."""
    now = datetime(2026, 1, 21, 6, tzinfo=WIB)
    siap = threading.Barrier(banyak)

    def satu():
        layanan.catat_pengingat(pemda=d.alfa.pemda, now=now, bersurat=True)
        siap.wait(20)
        return surat.kirim_surat(now=now)

    hasil = bersama(*[satu] * banyak)
    assert berhasil(hasil) == hasil


@pytest.fixture
def d(pada, monkeypatch):
    for nama in ("_peristiwa", "_baris", "_dispensasi"):
        monkeypatch.setattr(peristiwa, nama, {})
    monkeypatch.setattr(ingatkan, "dengan_tanggal_latihan", nullcontext)  # the tests move the clock themselves
    dunia = Dunia(pada)
    pemda = dunia.alfa.pemda.pk
    peristiwa.daftarkan("uji", lambda pemda_id, tahun: dunia.lapor if (pemda_id, tahun) == (pemda, 2026) else {})
    peristiwa.daftarkan_dispensasi(
        "uji", lambda pemda_id, tahun: dunia.dispensasi if (pemda_id, tahun) == (pemda, 2026) else {}
    )
    return dunia


def hari_hari(dari, sampai):
    return [dari + timedelta(days=n) for n in range((sampai - dari).days + 1)]


def test_over_a_whole_month_each_reminder_comes_once_on_its_working_day(d):
    for hari in hari_hari(date(2026, 1, 2), date(2026, 1, 31)):
        d.jalan(hari)
        d.jalan(hari, jam=12)
    rows = Pengingat.objects.filter(pegawai=d.alfa.pegawai["kepala_satu"], kode="pk.kirim").order_by("pk")
    assert [(p.selisih, p.dibuat_pada.astimezone(WIB).day, p.sisa) for p in rows] == [
        (-7, 14, "7 hari kerja lagi"), (-3, 21, "3 hari kerja lagi"), (-1, 23, "1 hari kerja lagi"),
        (0, 26, "hari ini sampai 24.00"), (1, 27, "1 hari kerja terlambat"),
    ]  # fmt: skip


def test_planner_head_and_superior_are_reminded_and_nobody_else(d):
    d.jalan(date(2026, 1, 21))
    siapa = dict(Pengingat.objects.filter(kode="pk.kirim").values_list("pegawai__pengguna__username", "sebagai"))
    assert siapa == {
        "alfa.perencana_satu": Sebagai.PELAKU, "alfa.kepala_satu": Sebagai.PELAKU, "alfa.sekda": Sebagai.ATASAN,
    }  # fmt: skip


def test_what_was_missed_while_the_server_was_down_comes_late_and_once(d):
    d.jalan(date(2026, 1, 13))
    d.jalan(date(2026, 1, 24))
    d.jalan(date(2026, 1, 25))
    assert d.milik("kepala_satu") == [-1]
    d.jalan(date(2026, 2, 20))
    assert d.milik("kepala_satu") == [-1, 1]


def test_once_the_milestone_is_met_nobody_is_reminded(d):
    d.jalan(date(2026, 1, 21))
    d.lapor[d.pd("satu").pk]["pk.kirim"] = date(2026, 1, 22)
    for hari in hari_hari(date(2026, 1, 23), date(2026, 1, 28)):
        d.jalan(hari)
    assert d.milik("kepala_satu") == [-3]


def test_bk_pasal_11_ayat_5_verifiers_are_reminded_only_of_what_has_been_sent(d):
    d.jalan(date(2026, 1, 30))
    assert d.milik("verifikator_bappeda", "pk.verifikasi") == []
    d.lapor[d.pd("satu").pk]["pk.kirim"] = date(2026, 1, 30)
    d.jalan(date(2026, 1, 31))
    assert d.milik("verifikator_bappeda", "pk.verifikasi") == [-3]


def test_a_deadline_that_moves_is_reminded_of_anew_a_moved_back_one_is_not(d):
    d.jalan(date(2026, 1, 21))
    baru = HariLibur.objects.create(pemda=d.alfa.pemda, tanggal=date(2026, 1, 20), nama="Hari jadi", jenis="daerah")
    d.jalan(date(2026, 1, 22))
    batas = Pengingat.objects.filter(pegawai=d.alfa.pegawai["kepala_satu"], kode="pk.kirim")
    assert list(batas.order_by("pk").values_list("batas", "selisih")) == [
        (date(2026, 1, 26), -3), (date(2026, 1, 27), -3),
    ]  # fmt: skip
    baru.delete()
    d.jalan(date(2026, 1, 22), jam=12)
    assert batas.count() == 2


def test_a_dispensasi_is_reminded_of_until_its_own_date(d):
    d.dispensasi = {d.pd("satu").pk: {"pk.kirim": date(2026, 2, 2)}}
    d.jalan(date(2026, 1, 30))
    batas = Pengingat.objects.filter(kode="pk.kirim").values_list("batas", "selisih")
    assert set(batas) == {(date(2026, 2, 2), -1)}


def test_bk_pasal_8_ayat_3_the_report_of_a_change_is_reminded_of_as_due_only_if_something_happens(d):
    for hari in hari_hari(date(2026, 1, 2), date(2026, 1, 9)):
        d.jalan(hari)
    rows = Pengingat.objects.filter(kode="pk.lapor_perubahan", pegawai=d.alfa.pegawai["kepala_satu"])
    assert [p.sisa for p in rows.order_by("pk")] == [
        "3 hari kerja lagi, hanya bila terjadi", "1 hari kerja lagi, hanya bila terjadi",
        "hari ini sampai 24.00, hanya bila terjadi",
    ]  # fmt: skip


def test_the_profile_sets_the_days(d):
    type(d.alfa.ketentuan).objects.filter(pk=d.alfa.ketentuan.pk).update(pengingat=[-2])
    for hari in hari_hari(date(2026, 1, 12), date(2026, 1, 28)):
        d.jalan(hari)
    assert d.milik("kepala_satu") == [-2]
    type(d.alfa.ketentuan).objects.filter(pk=d.alfa.ketentuan.pk).update(pengingat=[])
    Pengingat.objects.all().delete()
    d.jalan(date(2026, 1, 22))
    assert not Pengingat.objects.exists()


def test_the_day_is_that_of_the_regency(d):
    """23.59 WIB is still the day before: BK Pasal 1 angka 15 counts the days of the regency."""
    with d.pada(datetime(2026, 1, 20, 23, 59, tzinfo=WIB)):
        call_command("ingatkan", stdout=StringIO())
    assert d.milik("kepala_satu") == [-7]
    with d.pada(datetime(2026, 1, 21, 0, 1, tzinfo=WIB)):
        call_command("ingatkan", stdout=StringIO())
    assert d.milik("kepala_satu") == [-7, -3]


# ---- e-mail


def test_one_digest_a_person_and_day_with_everything_in_it(d):
    d.jalan(date(2026, 1, 23))
    d.lapor[d.pd("dua").pk] = {"dpa": date(2026, 1, 2)}
    d.jalan(date(2026, 1, 23), jam=12)
    (satu,) = mail.outbox
    assert satu.to == ["perencana@contoh.go.id"]
    assert satu.subject == "Pengingat tenggat: 2 hal, Jumat, 23 Januari 2026"
    assert (
        "1. PK Kepala PD dikirim kepada Bupati melalui Sekretaris Daerah\n   Batas: Senin, 26 Januari 2026. 1 hari"
        in satu.body
    )
    assert "https://sakip.contoh.go.id/perjanjian/?tahun=2026&pd=" in satu.body
    assert satu.extra_headers["Message-ID"].startswith("<pengingat-alfa-")


def test_a_kabar_is_in_one_digest_with_the_deadlines_of_the_day_and_never_again(d):
    d.kabari()
    for hari in hari_hari(date(2026, 1, 20), date(2026, 1, 27)):
        d.jalan(hari)
    satu, lain = mail.outbox[0], mail.outbox[1:]
    assert satu.subject == "Pengingat tenggat dan kabar: 2 hal, Selasa, 20 Januari 2026"
    assert "Kabar untuk Anda dari Kabupaten Alfa:" in satu.body
    assert "1. DPA bergeser\n   Baris satu.\n   https://sakip.contoh.go.id/pk/7/" in satu.body
    assert lain and not any("DPA bergeser" in m.body for m in lain)
    d.kabari("Tanda tangan gugur", hari=date(2026, 1, 27))
    d.kabari("Sudah dibaca", hari=date(2026, 1, 27))
    Kabar.objects.filter(judul="Sudah dibaca").update(dibaca_pada=datetime(2026, 1, 27, 11, tzinfo=WIB))
    d.jalan(date(2026, 1, 28))
    assert "Tanda tangan gugur" in mail.outbox[-1].body and "Sudah dibaca" not in mail.outbox[-1].body


def test_a_kabar_of_after_todays_digest_goes_into_tomorrows(d):
    d.jalan(date(2026, 1, 21))
    d.kabari(hari=date(2026, 1, 21))
    d.jalan(date(2026, 1, 21), jam=12)
    d.jalan(date(2026, 1, 22))
    assert ["DPA bergeser" in m.body for m in mail.outbox] == [False, True]


def test_who_has_no_address_reads_it_in_the_application_only(d):
    d.jalan(date(2026, 1, 21))
    assert d.milik("kepala_satu") == [-3]
    assert {s.pegawai_id for s in SuratPengingat.objects.all()} == {d.alfa.pegawai[SURAT_DIBACA].pk}


def test_an_installation_without_mail_makes_no_digests_and_sends_no_heap_of_them_later(d, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    d.jalan(date(2026, 1, 21))
    assert Pengingat.objects.exists() and not SuratPengingat.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    d.jalan(date(2026, 1, 23))
    assert len(mail.outbox) == 1


def test_what_comes_after_todays_digest_goes_into_tomorrows(d):
    d.jalan(date(2026, 1, 21))
    AturanTenggat.objects.filter(kode="pk.susun").update(jumlah=15, satuan="hari")
    d.jalan(date(2026, 1, 21), jam=12)
    assert len(mail.outbox) == 1
    d.jalan(date(2026, 1, 22))
    assert [m.subject for m in mail.outbox[1:]] == [
        "Pengingat tenggat dan kabar: 2 hal, Kamis, 22 Januari 2026"  # that the rule moved a date is told too
    ]


@pytest.mark.parametrize("saat", ["catat", "surat", "sambung", "ambil", "sebelum_serah", "sesudah_serah", "tandai"])
def test_killed_between_any_two_steps_and_run_again_each_reminder_and_digest_comes_once(d, monkeypatch, saat):
    d.kabari()
    with monkeypatch.context() as m:
        _matikan(m, saat)
        with pytest.raises(Mati):
            d.jalan(date(2026, 1, 21))
    d.jalan(date(2026, 1, 21), jam=7)
    d.jalan(date(2026, 1, 21), jam=8)
    assert d.milik("kepala_satu") == d.milik(SURAT_DIBACA) == [-3]
    sampai = 0 if saat in {"ambil", "sebelum_serah"} else 1  # nobody can know whether the server took it: not again
    assert len(mail.outbox) == sampai
    tak_pasti = saat in {"ambil", "sebelum_serah", "sesudah_serah", "tandai"}
    assert SuratPengingat.objects.get().keadaan == (KeadaanSurat.TAK_PASTI if tak_pasti else KeadaanSurat.TERKIRIM)
    d.jalan(date(2026, 1, 23))
    assert sum(m.body.count("DPA bergeser") for m in mail.outbox) == sampai
    assert Kabar.objects.get().surat.tanggal == date(2026, 1, 21)


def _matikan(m, saat):
    def mati(*args, **kwargs):
        raise Mati

    asli_kirim, asli_tulis = surat._kirim_satu, layanan._tulis
    serah = EmailBackend.send_messages
    if saat == "catat":
        m.setattr(layanan, "_tulis", lambda *a: (asli_tulis(*a), mati()))
    elif saat == "surat":
        m.setattr("sakip.kalender.management.commands.ingatkan.kirim_surat", mati)
    elif saat == "sambung":
        m.setattr(EmailBackend, "open", mati, raising=False)
    elif saat == "ambil":
        m.setattr(surat, "susun_surat", mati)
    elif saat == "sebelum_serah":
        m.setattr(EmailBackend, "send_messages", mati)
    elif saat == "sesudah_serah":
        m.setattr(EmailBackend, "send_messages", lambda self, pesan: (serah(self, pesan), mati()))
    else:
        m.setattr(surat, "_hitung", mati)
        m.setattr(surat, "_kirim_satu", lambda *a: _tanpa_tanda(asli_kirim, *a))


def _tanpa_tanda(asli, pk, *lain):
    """Sent, but the mark that says so is lost with the power."""
    asli(pk, *lain)
    SuratPengingat.objects.filter(pk=pk).update(keadaan=KeadaanSurat.DIKIRIM)


@pytest.mark.django_db(transaction=True)
def test_c14_four_at_once_write_each_reminder_and_send_each_digest_once(d):
    Pegawai.objects.filter(pemda=d.alfa.pemda).update(surel="semua@contoh.go.id")
    d.kabari()
    ingatkan_bersama(d)
    assert sum(m.body.count("DPA bergeser") for m in mail.outbox) == 1
    assert Pengingat.objects.filter(kode="pk.kirim").count() == 3
    assert len(mail.outbox) == SuratPengingat.objects.filter(keadaan=KeadaanSurat.TERKIRIM).count() == 3
    assert not Pengingat.objects.filter(surat=None).exists()


@pytest.mark.django_db(transaction=True)
def test_control_without_the_claim_four_at_once_send_a_digest_several_times(d, monkeypatch):
    """All four see the digest waiting before the first of them sends it."""
    semua = threading.Barrier(4)
    monkeypatch.setattr(surat, "_ambil", lambda pk, now: bool(semua.wait(20)) or True)
    ingatkan_bersama(d)
    assert len(mail.outbox) == 4
    assert SuratPengingat.objects.count() == 1


def _peladen(monkeypatch, galat):
    def gagal(self, pesan):
        raise galat

    monkeypatch.setattr(EmailBackend, "send_messages", gagal)


def test_a_mail_server_that_does_not_answer_leaves_everything_for_the_next_day_in_one_digest(d, monkeypatch):
    def tolak(self):
        raise ConnectionRefusedError("tidak ada")

    with monkeypatch.context() as m:
        m.setattr(EmailBackend, "open", tolak, raising=False)
        assert "1 dicoba lagi nanti" in d.jalan(date(2026, 1, 14))
        d.jalan(date(2026, 1, 21))
    d.jalan(date(2026, 1, 23))
    (satu,) = mail.outbox
    assert satu.subject.startswith("Pengingat tenggat: ") and "1 hari kerja lagi" in satu.body
    assert Pengingat.objects.filter(pegawai=d.alfa.pegawai[SURAT_DIBACA], surat=None).count() == 0


def test_what_was_met_while_the_mail_server_was_away_is_left_out_of_the_late_digest(d, monkeypatch):
    with monkeypatch.context() as m:
        m.setattr(surat, "_sambung", lambda sambungan: False)
        d.jalan(date(2026, 1, 21))
    d.lapor[d.pd("satu").pk] |= {"pk.kirim": date(2026, 1, 21)}
    d.jalan(date(2026, 1, 22))
    (satu,) = mail.outbox
    assert "PK di bawah Kepala PD disusun" in satu.body and "PK Kepala PD dikirim" not in satu.body


def test_a_refused_address_is_not_tried_again_a_busy_server_is_five_times(d, monkeypatch):
    _peladen(monkeypatch, smtplib.SMTPRecipientsRefused({"a": (450, b"nanti")}))
    for jam in range(6, 10):
        d.jalan(date(2026, 1, 21), jam=jam)
    assert SuratPengingat.objects.get().keadaan == KeadaanSurat.ANTRE
    d.jalan(date(2026, 1, 21), jam=11)
    assert SuratPengingat.objects.get().keadaan == KeadaanSurat.GAGAL
    SuratPengingat.objects.update(keadaan=KeadaanSurat.ANTRE, percobaan=0)
    _peladen(monkeypatch, smtplib.SMTPDataError(550, b"tidak dikenal"))
    assert "1 ditolak" in d.jalan(date(2026, 1, 21), jam=12)
    assert SuratPengingat.objects.get().keadaan == KeadaanSurat.GAGAL


def test_a_connection_that_breaks_while_handing_over_is_undecided_and_the_others_wait(d, monkeypatch):
    Pegawai.objects.filter(pk=d.alfa.pegawai["kepala_satu"].pk).update(surel="kepala@contoh.go.id")
    with monkeypatch.context() as m:
        _peladen(m, smtplib.SMTPServerDisconnected("putus"))
        assert "1 tidak pasti, 1 dicoba lagi nanti" in d.jalan(date(2026, 1, 21))
    d.jalan(date(2026, 1, 21), jam=7)
    assert len(mail.outbox) == 1


def test_a_name_with_line_ends_cannot_add_a_header(d):
    Pegawai.objects.filter(pk=d.alfa.pegawai[SURAT_DIBACA].pk).update(nama="Ani\r\nBcc: semua@contoh.go.id")
    d.jalan(date(2026, 1, 21))
    (satu,) = mail.outbox
    assert "Bcc" not in satu.message().as_string().split("\n\n")[0] and satu.recipients() == ["perencana@contoh.go.id"]


def test_the_command_says_nothing_where_nothing_happened_and_counts_where_it_did(d):
    assert "3 pengingat baru, 1 surat menunggu." in d.jalan(date(2026, 1, 21))
    assert d.jalan(date(2026, 1, 21)) == ""


def test_forty_pd_cost_as_many_queries_as_two(d):
    def kueri(hari):
        with CaptureQueriesContext(connection) as semua:
            d.jalan(hari)
        return len(semua)

    d.jalan(date(2026, 1, 13))
    sedikit = kueri(date(2026, 1, 14))
    for n in range(40):
        pd = PerangkatDaerah.objects.create(pemda=d.alfa.pemda, kode=f"pd{n}", nama=f"Dinas {n}", singkatan=f"D{n}")
        d.lapor[pd.pk] = {"dpa": date(2026, 1, 2), "pk.kirim": date(2026, 1, 13)}
    Pengingat.objects.all().delete()
    SuratPengingat.objects.all().delete()
    d.jalan(date(2026, 1, 13))
    assert kueri(date(2026, 1, 14)) <= sedikit + 2
