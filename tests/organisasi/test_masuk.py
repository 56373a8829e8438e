"""Signing in and out, the lock, the own password; each leaves its line in the audit trail."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from sakip.jejak.models import Jejak
from sakip.organisasi.akun import akun_contoh, buat_akun, sandi_baru, sandi_pertama, usul_nama_pengguna
from sakip.organisasi.models import Pengguna
from sakip.waktu import sekarang
from tests.pemeran import MULAI, SANDI, ketentuan, pemeran

pytestmark = pytest.mark.django_db
BARU = "kunci-rumah-77"


@pytest.fixture
def p():
    return pemeran()


def aksi():
    return list(Jejak.objects.order_by("id").values_list("aksi", flat=True))


def coba(client, nama, sandi, **lain):
    return client.post(reverse("masuk"), {"username": nama, "password": sandi} | lain)


def test_a_person_signs_in_and_out_and_both_are_written_down(client, p):
    jawaban = coba(client, "alfa.perencana_satu", SANDI)
    assert (jawaban.status_code, jawaban.url) == (302, reverse("beranda"))
    jawaban = client.post(reverse("keluar"))
    assert jawaban.url == reverse("masuk")
    assert "_auth_user_id" not in client.session
    assert aksi() == ["masuk", "keluar"]
    assert Jejak.objects.first().rantai.kunci == str(p.alfa.pemda.pk)


def test_a_failure_says_the_same_whether_the_name_exists_or_not(client, p):
    def bersih(jawaban):
        return re.sub(r'(csrfmiddlewaretoken" value|nonce|X-CSRFToken&quot;|"X-CSRFToken")[=:] ?"[^"]*"', "", jawaban)

    ada = coba(client, "alfa.bupati", "salah").content.decode().replace("alfa.bupati", "N")
    tiada = coba(client, "alfa.bupatx", "salah").content.decode().replace("alfa.bupatx", "N")
    assert "tidak cocok" in ada
    assert bersih(ada) == bersih(tiada)
    assert aksi() == ["masuk_gagal", "masuk_gagal"]


def test_what_was_typed_as_an_unknown_name_is_not_kept(client, p):
    coba(client, "KataSandiSaya123", "x")
    assert "KataSandiSaya123" not in Jejak.objects.get().ringkasan


def test_five_failures_lock_the_account_and_the_page_says_how_long(client, p):
    for _ in range(4):
        assert coba(client, "alfa.bupati", "salah").status_code == 200
    kelima = coba(client, "alfa.bupati", "salah")
    assert kelima.status_code == 429
    assert "15 menit" in kelima.content.decode()
    assert coba(client, "alfa.bupati", SANDI).status_code == 429
    assert aksi()[:5] == ["masuk_gagal"] * 4 + ["akun_terkunci"]
    assert coba(client, "alfa.sekda", SANDI).status_code == 302


def test_an_unknown_name_is_locked_in_the_same_way(client, p):
    jawaban = [coba(client, "tidak.ada", "salah").status_code for _ in range(5)]
    assert jawaban == [200] * 4 + [429]


@pytest.mark.parametrize("nama", ["x" * 151, "x" * 100_000, "a\x00b", "", "' OR 1=1 --", "\u202eabc"])
def test_hostile_names_are_refused_like_wrong_ones(client, p, nama):
    jawaban = coba(client, nama, "salah")
    assert jawaban.status_code == 200
    assert "tidak cocok" in jawaban.content.decode()


@pytest.mark.parametrize("jahat", ["//jahat.example", "https://jahat.example/", "javascript:alert(1)", "\\\\jahat"])
def test_nobody_is_sent_to_another_site_after_signing_in(client, p, jahat):
    assert coba(client, "alfa.bupati", SANDI, next=jahat).url == reverse("beranda")


def test_the_page_that_was_wanted_comes_after_signing_in(client, p):
    tujuan = reverse("ganti_sandi")
    assert coba(client, "alfa.bupati", SANDI, next=tujuan).url == tujuan


def test_signing_out_by_address_asks_first_and_changes_nothing(client, p, masuk):
    masuk(client, p.alfa.pengguna["bupati"])
    jawaban = client.get(reverse("keluar"))
    assert "Keluar dari aplikasi?" in jawaban.content.decode()
    assert "_auth_user_id" in client.session


def test_a_session_ends_with_the_browser_and_after_eight_hours(client, p, settings):
    coba(client, "alfa.bupati", SANDI)
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    assert client.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == ""
    sisa = Session.objects.get().expire_date - sekarang()
    assert 7.9 * 3600 < sisa.total_seconds() <= 8 * 3600


def test_changing_the_password_ends_every_other_session_and_keeps_this_one(p):
    di_kantor, di_rumah = Client(), Client()
    for c in (di_kantor, di_rumah):
        coba(c, "alfa.sekda", SANDI)
    jawaban = di_kantor.post(
        reverse("ganti_sandi"), {"old_password": SANDI, "new_password1": BARU, "new_password2": BARU}
    )
    assert jawaban.url == reverse("ganti_sandi_selesai")
    assert di_kantor.get(reverse("ganti_sandi_selesai")).status_code == 200
    assert di_rumah.get(reverse("ganti_sandi")).status_code == 302
    assert aksi()[-1] == "sandi_diganti"
    assert coba(Client(), "alfa.sekda", BARU).status_code == 302


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"old_password": "salah"}, "tidak cocok"),
        ({"new_password2": "lain-sama-sekali"}, "tidak sama"),
        ({"new_password1": "pendek7", "new_password2": "pendek7"}, "setidaknya 10 karakter"),
        ({"new_password1": "password123", "new_password2": "password123"}, "terlalu umum"),
        ({"new_password1": SANDI, "new_password2": SANDI}, "sama dengan yang lama"),
        ({"new_password1": "alfa.sekda1", "new_password2": "alfa.sekda1"}, "mirip dengan"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused_in_indonesian(client, p, masuk, isi, pesan):
    masuk(client, p.alfa.pengguna["sekda"])
    lengkap = {"old_password": SANDI, "new_password1": BARU, "new_password2": BARU} | isi
    jawaban = client.post(reverse("ganti_sandi"), lengkap)
    assert jawaban.status_code == 200
    assert pesan in jawaban.content.decode()
    assert Pengguna.objects.get(username="alfa.sekda").check_password(SANDI)


def test_a_first_password_must_be_replaced_before_anything_else(client, p):
    orang = p.alfa.pengguna["perencana_satu"]
    Pengguna.objects.filter(pk=orang.pk).update(wajib_ganti_sandi=True)
    coba(client, orang.username, SANDI)
    for alamat in (reverse("beranda"), reverse("ganti_sandi_selesai")):
        assert client.get(alamat).url == reverse("ganti_sandi")
    assert "hanya untuk masuk pertama kali" in client.get(reverse("ganti_sandi")).content.decode()
    client.post(reverse("ganti_sandi"), {"old_password": SANDI, "new_password1": BARU, "new_password2": BARU})
    assert client.get(reverse("beranda")).status_code == 200
    assert not Pengguna.objects.get(pk=orang.pk).wajib_ganti_sandi


def test_a_person_without_any_role_is_told_whom_to_ask(client, p, masuk):
    for orang in (p.pub, p.alfa.pengguna["tanpa_peran"]):
        masuk(client, orang)
        jawaban = client.get(reverse("beranda"))
        assert jawaban.status_code == 403
        assert "admin pemda di Bagian Organisasi" in jawaban.content.decode()


def test_an_account_switched_off_is_out_on_the_next_request(client, p, masuk):
    orang = p.alfa.pengguna["sekda"]
    masuk(client, orang)
    Pengguna.objects.filter(pk=orang.pk).update(is_active=False)
    assert client.get(reverse("ganti_sandi")).status_code == 302


# ---- accounts made by an admin


def test_an_admin_makes_an_account_whose_first_password_must_be_replaced(client, p):
    pegawai = p.alfa.pegawai["tanpa_peran"]
    pegawai.pengguna.delete()
    pegawai.refresh_from_db()
    pegawai.nama = "Dr. Hj. Siti Nur Aminah, S.E., M.Si."
    pegawai.save()
    akun = buat_akun(pelaku=p.alfa.pengguna["admin"], pegawai_id=pegawai.pk, now=sekarang())
    assert akun.nama_pengguna == "alfa.siti.aminah"
    assert Pengguna.objects.get(username=akun.nama_pengguna).wajib_ganti_sandi
    assert aksi() == ["akun_dibuat"]
    assert akun.sandi not in str(list(Jejak.objects.values()))
    assert coba(client, akun.nama_pengguna, akun.sandi).status_code == 302
    with pytest.raises(ValueError, match="sudah mempunyai akun"):
        buat_akun(pelaku=p.alfa.pengguna["admin"], pegawai_id=pegawai.pk, now=sekarang())


def test_names_that_are_taken_get_a_number(p):
    pegawai = p.alfa.pegawai["tanpa_peran"]
    pegawai.nama = "Budi"
    assert usul_nama_pengguna(pegawai) == "alfa.budi"
    Pengguna.objects.create(username="ALFA.budi")
    assert usul_nama_pengguna(pegawai) == "alfa.budi2"


def test_a_forgotten_password_is_replaced_by_an_admin_and_ends_the_sessions(client, p, masuk):
    masuk(client, p.alfa.pengguna["sekda"])
    akun = sandi_baru(pelaku=p.alfa.pengguna["admin"], pegawai_id=p.alfa.pegawai["sekda"].pk, now=sekarang())
    assert client.get(reverse("ganti_sandi")).status_code == 302
    assert coba(Client(), "alfa.sekda", akun.sandi).status_code == 302
    with pytest.raises(ValueError, match="menu akun"):
        sandi_baru(pelaku=p.alfa.pengguna["admin"], pegawai_id=p.alfa.pegawai["admin"].pk, now=sekarang())


def test_first_passwords_differ_and_hold_nothing_that_is_misread():
    sandi = {sandi_pertama() for _ in range(50)}
    assert len(sandi) == 50
    assert not set("".join(sandi)) & set("il1o0")


def test_the_demo_lists_its_accounts_with_office_or_team_and_others_do_not(client, p, settings):
    assert "akun_demo" not in client.get(reverse("masuk")).context
    settings.DEMO = True
    halaman = client.get(reverse("masuk")).content.decode()
    assert "alfa.perencana_satu" in halaman
    alfa, beta = akun_contoh(MULAI)
    per_pd = {pd["nama"]: {a["nama_pengguna"]: a["peran"] for a in pd["akun"]} for pd in alfa["pd"]}
    assert "perencana" in per_pd[p.alfa.pd["satu"].nama]["alfa.perencana_satu"]
    umum = {a["nama_pengguna"]: a["peran"] for a in beta["akun"]}
    assert umum["beta.bupati"] == "Bupati Beta"
    assert "beta.perencana_satu" not in umum


def test_the_system_bears_the_name_of_the_profile_in_force_today_not_of_one_that_is_to_come(client, p, masuk):
    def nama_sistem():
        orang = p.alfa.pengguna["perencana_satu"]
        return masuk(client, orang).get(reverse("beranda")).context["kerangka"]["nama_sistem"]

    besok = ketentuan(
        p.alfa.pemda, verifikasi=True, nama_sistem="E-KINERJA", berlaku_mulai=sekarang().date() + timedelta(days=30)
    )
    assert nama_sistem() == "SAKIP"
    besok.berlaku_mulai = sekarang().date() - timedelta(days=30)
    besok.save()
    assert nama_sistem() == "E-KINERJA"
