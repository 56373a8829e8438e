"""The pages as people see them: who may open them, what they say, what happens before a change is saved."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sakip.jejak.models import Jejak
from sakip.kalender import peristiwa
from sakip.kalender.models import AturanTenggat, HariLibur
from sakip.kalender.profil import baca_profil
from sakip.kalender.services.libur import semai_libur
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah
from tests.pemeran import pemeran

pytestmark = pytest.mark.django_db
SAAT = datetime(2026, 1, 21, 9, 40, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def p(monkeypatch):
    """The cast; Alfa has the rules of a regency that counts working days, and a DPA of 2 January in both its PD."""
    cast = pemeran()
    for urutan, aturan in enumerate(baca_profil("bengkayang").aturan_tenggat):
        isi = {f: getattr(aturan, f) for f in aturan.__dataclass_fields__}
        AturanTenggat.objects.create(ketentuan=cast.alfa.ketentuan, urutan=urutan, **isi)
    for nama in ("_peristiwa", "_baris", "_dispensasi"):
        monkeypatch.setattr(peristiwa, nama, {})
    dpa = {cast.alfa.pd[k].pk: {"dpa": date(2026, 1, 2)} for k in ("satu", "dua")}
    peristiwa.daftarkan("uji", lambda pemda_id, tahun: dpa if (pemda_id, tahun) == (cast.alfa.pemda.pk, 2026) else {})
    semai_libur(cast.alfa.pemda, 2026)
    return cast


@pytest.fixture
def buka(client, masuk, pada):
    """`buka(pengguna, path, **post)`: the page, on 21 January 2026."""

    def _buka(pengguna, alamat, post=None):
        masuk(client, pengguna)
        with pada(SAAT):
            return client.get(alamat) if post is None else client.post(alamat, post)

    return _buka


def teks(jawaban):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawaban.content.decode()))


def test_a_planner_sees_the_dates_of_the_own_pd_with_article_and_days_left(p, buka):
    halaman = teks(buka(p.alfa.pengguna["perencana_satu"], "/tenggat/?tahun=2026"))
    assert "Senin, 26 Januari 2026 3 hari kerja lagi" in halaman
    assert "Perbup Bengkayang 66/2022 Pasal 11 ayat (1): 15 hari kerja setelah DPA/DPPA disahkan" in halaman
    assert "Rabu, 4 Februari 2026 7 hari kerja setelah batas sebelumnya" in halaman
    assert "menunggu pengesahan PK" in halaman
    assert "hanya bila terjadi" in halaman
    assert "Isra Mikraj Nabi Muhammad 16 Januari 2026 tidak dihitung" in halaman


def test_the_whole_regency_is_one_table_of_pd(p, buka):
    halaman = teks(buka(p.alfa.pengguna["sekda"], "/tenggat/?tahun=2026&pd=semua"))
    assert "Semua Perangkat Daerah" in halaman
    assert halaman.count("26 Jan 2026") == 2
    assert "menunggu pengesahan DPA" in halaman


def test_another_regency_does_not_see_these_dates(p, buka):
    halaman = teks(buka(p.beta.pengguna["sekda"], f"/tenggat/?tahun=2026&pd={p.alfa.pd['satu'].pk}"))
    assert "26 Jan" not in halaman
    assert "Dinas Satu Alfa" not in halaman


def test_a_regency_without_a_profile_is_told_what_is_missing(p, buka):
    p.beta.ketentuan.delete()
    assert "belum diisi" in teks(buka(p.beta.pengguna["sekda"], "/tenggat/?tahun=2026"))


def test_an_unofficial_year_is_marked(p, buka):
    semai_libur(p.alfa.pemda, 2027)
    assert "Kalender 2027 belum resmi" in teks(buka(p.alfa.pengguna["perencana_satu"], "/tenggat/?tahun=2027"))
    assert "belum resmi" not in teks(buka(p.alfa.pengguna["perencana_satu"], "/tenggat/?tahun=2026"))


@pytest.mark.parametrize("alamat", ["", "tambah/", "{pk}/ubah/", "{pk}/hapus/"])
def test_the_calendar_is_the_admins(p, buka, alamat):
    pk = HariLibur.objects.get(pemda=p.alfa.pemda, tanggal=date(2026, 1, 16)).pk
    alamat = "/tenggat/kalender/" + alamat.format(pk=pk)
    assert buka(p.alfa.pengguna["perencana_satu"], alamat).status_code == 403
    assert buka(p.alfa.pengguna["admin"], alamat).status_code == 200


@pytest.mark.parametrize("aksi", ["ubah", "hapus"])
def test_a_holiday_of_another_regency_does_not_exist(p, buka, aksi):
    milik_alfa = HariLibur.objects.filter(pemda=p.alfa.pemda).first()
    assert buka(p.beta.pengguna["admin"], f"/tenggat/kalender/{milik_alfa.pk}/{aksi}/").status_code == 404
    assert (
        buka(p.beta.pengguna["admin"], f"/tenggat/kalender/{milik_alfa.pk}/{aksi}/", {"_yakin": "1"}).status_code
        == 404
    )
    assert HariLibur.objects.filter(pk=milik_alfa.pk).exists()


ISI = {"tanggal": "2026-01-20", "nama": "Hari jadi", "jenis": "daerah", "resmi": "on"}


def test_a_holiday_that_moves_deadlines_is_saved_only_after_a_look_at_them(p, buka):
    admin = p.alfa.pengguna["admin"]
    halaman = teks(buka(admin, "/tenggat/kalender/tambah/", ISI))
    assert "Perubahan ini menggeser 4 tenggat. Belum ada yang disimpan." in halaman
    assert "Senin, 26 Januari 2026 Selasa, 27 Januari 2026 2:" in halaman
    assert not HariLibur.objects.filter(nama="Hari jadi").exists()
    assert buka(admin, "/tenggat/kalender/tambah/", ISI | {"_yakin": "1"}).status_code == 302
    assert HariLibur.objects.get(nama="Hari jadi").pemda == p.alfa.pemda


def test_the_confirmation_hands_on_what_was_typed_with_csrf_enforced(p, klien_csrf, masuk, pada):
    masuk(klien_csrf, p.alfa.pengguna["admin"])

    def kirim(html):
        isian = dict(
            re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html[html.index('id="isi"') :])
        )
        return klien_csrf.post("/tenggat/kalender/tambah/", ISI | isian)

    with pada(SAAT):
        konfirmasi = kirim(klien_csrf.get("/tenggat/kalender/tambah/").content.decode())
        assert "menggeser 4 tenggat" in teks(konfirmasi)
        assert kirim(konfirmasi.content.decode()).status_code == 302
    assert HariLibur.objects.filter(nama="Hari jadi").exists()


def test_a_holiday_that_moves_nothing_is_saved_at_once(p, buka):
    jawaban = buka(p.alfa.pengguna["admin"], "/tenggat/kalender/tambah/", ISI | {"tanggal": "2026-06-10"})
    assert jawaban.status_code == 302
    assert HariLibur.objects.filter(tanggal=date(2026, 6, 10)).exists()


def test_deleting_shows_what_moves_first(p, buka):
    libur = HariLibur.objects.get(pemda=p.alfa.pemda, tanggal=date(2026, 1, 16))
    alamat = f"/tenggat/kalender/{libur.pk}/hapus/"
    assert "Senin, 26 Januari 2026 Jumat, 23 Januari 2026" in teks(buka(p.alfa.pengguna["admin"], alamat))
    assert buka(p.alfa.pengguna["admin"], alamat, {"_yakin": "1"}).status_code == 302
    assert not HariLibur.objects.filter(pk=libur.pk).exists()


@pytest.mark.parametrize(
    ("salah", "pesan"),
    [
        ({"tanggal": "2026-01-16"}, "sudah tercatat sebagai Isra Mikraj"),
        ({"tanggal": "31-31-2026"}, "tanggal"),
        ({"tanggal": "0001-01-01"}, "tidak wajar"),
        ({"tanggal": "9999-12-31"}, "tidak wajar"),
        ({"tanggal": ""}, "tidak boleh kosong"),
        ({"nama": ""}, "tidak boleh kosong"),
        ({"nama": "x" * 100_000}, "terlalu panjang"),
        ({"nama": "a\u202eb"}, "tanda tersembunyi"),
        ({"jenis": "pribadi"}, "pilihan"),
    ],
)
def test_bad_input_gives_a_message_and_keeps_the_rest(p, buka, salah, pesan):
    jawaban = buka(p.alfa.pengguna["admin"], "/tenggat/kalender/tambah/", ISI | salah)
    assert jawaban.status_code == 200
    assert pesan in teks(jawaban).lower() or pesan in teks(jawaban)
    assert not HariLibur.objects.filter(pemda=p.alfa.pemda, jenis="daerah").exists()


def test_markup_in_a_name_is_shown_as_text(p, buka):
    buka(p.alfa.pengguna["admin"], "/tenggat/kalender/tambah/", ISI | {"tanggal": "2026-06-10", "nama": "<b>Hari</b>"})
    assert (
        "&lt;b&gt;Hari&lt;/b&gt;" in buka(p.alfa.pengguna["admin"], "/tenggat/kalender/?tahun=2026").content.decode()
    )


def test_an_empty_year_offers_to_be_filled(p, buka):
    admin = p.alfa.pengguna["admin"]
    assert "Kalender 2028 belum diisi" in teks(buka(admin, "/tenggat/kalender/?tahun=2028"))
    assert buka(admin, "/tenggat/kalender/isi/", {}).status_code == 302
    assert HariLibur.objects.filter(pemda=p.alfa.pemda, tanggal__year=2028).exists()
    assert "masih perkiraan" in teks(buka(admin, "/tenggat/kalender/?tahun=2028"))


def test_filling_by_address_alone_is_refused(p, buka):
    assert buka(p.alfa.pengguna["admin"], "/tenggat/kalender/isi/").status_code == 405


def test_the_page_costs_the_same_queries_for_more_pd(p, client, masuk, pada):
    def jumlah():
        with pada(SAAT), CaptureQueriesContext(connection) as semua:
            assert client.get("/tenggat/?tahun=2026&pd=semua").status_code == 200
        return len(semua)

    masuk(client, p.alfa.pengguna["sekda"])
    sedikit = (jumlah(), jumlah())[1]
    for n in range(20):
        PerangkatDaerah.objects.create(pemda=p.alfa.pemda, kode=f"pd{n}", nama=f"PD {n}", singkatan=f"PD {n}")
    assert (jumlah(), jumlah())[1] == sedikit


# ---- the Django admin


def test_the_admin_site_also_asks_before_deadlines_move(p, buka):
    admin = p.alfa.pengguna["admin"]
    halaman = teks(buka(admin, "/admin/kalender/harilibur/add/", ISI))
    assert "Perubahan ini menggeser 4 tenggat" in halaman
    assert not HariLibur.objects.filter(nama="Hari jadi").exists()
    assert buka(admin, "/admin/kalender/harilibur/add/", ISI | {"_yakin": "1"}).status_code == 302
    libur = HariLibur.objects.get(nama="Hari jadi")
    ubah = f"/admin/kalender/harilibur/{libur.pk}/change/"
    assert "menggeser 4 tenggat" in teks(buka(admin, ubah, ISI | {"tanggal": "2026-06-10"}))
    assert "menggeser" in teks(buka(admin, f"/admin/kalender/harilibur/{libur.pk}/delete/"))


def test_an_admin_sees_only_the_own_calendar_and_rules(p, buka):
    milik_alfa = HariLibur.objects.filter(pemda=p.alfa.pemda).first()
    aturan = p.alfa.ketentuan.aturan_tenggat.first()
    admin = p.beta.pengguna["admin"]
    assert buka(admin, f"/admin/kalender/harilibur/{milik_alfa.pk}/change/", ISI).status_code == 404
    assert buka(admin, f"/admin/kalender/aturantenggat/{aturan.pk}/change/").status_code == 404
    assert milik_alfa.nama not in teks(buka(admin, "/admin/kalender/harilibur/"))


ATURAN = {
    "nama": "X",
    "jumlah": "3",
    "satuan": "hari",
    "dasar": "Pasal 1",
    "lewat": "catat",
    "berlaku_bagi": "pd",
    "urutan": "0",
}


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"kode": "x", "setelah": "tiada"}, "yang tidak ada pada profil"),
        ({"kode": "x", "setelah": "x"}, "berputar"),
        ({"kode": "x"}, "Isi salah satu"),
        ({"kode": "x", "peristiwa": "dpa", "setelah": "pk.kirim"}, "Isi salah satu"),
    ],
)
def test_a_rule_that_does_not_add_up_is_refused_in_words(p, buka, isi, pesan):
    isi = ATURAN | {"ketentuan": str(p.alfa.ketentuan.pk)} | isi
    assert pesan in teks(buka(p.alfa.pengguna["admin"], "/admin/kalender/aturantenggat/add/", isi))
    assert not AturanTenggat.objects.filter(kode="x").exists()


def test_a_rule_that_another_counts_from_stays(p, buka):
    kirim = p.alfa.ketentuan.aturan_tenggat.get(kode="pk.kirim")
    halaman = teks(buka(p.alfa.pengguna["admin"], f"/admin/kalender/aturantenggat/{kirim.pk}/delete/"))
    assert "dihitung setelah pk.kirim" in halaman
    buka(p.alfa.pengguna["admin"], f"/admin/kalender/aturantenggat/{kirim.pk}/delete/", {"post": "yes"})
    assert AturanTenggat.objects.filter(pk=kirim.pk).exists()


# ---- the profile in the Django admin

SALIN = {"action": "salin_ketentuan", "_salin": "1", "berlaku_mulai": "2027-01-01"}
KETENTUAN = "/admin/organisasi/ketentuan/"


def test_the_profile_page_shows_its_deadlines(p, buka):
    halaman = buka(p.alfa.pengguna["admin"], f"{KETENTUAN}{p.alfa.ketentuan.pk}/change/")
    assert halaman.status_code == 200
    assert "Perbup Bengkayang 66/2022 Pasal 11 ayat (5)" in halaman.content.decode()


def test_an_admin_copies_the_own_profile_to_a_later_date_only_for_the_own_regency(p, buka):
    admin, milik = p.alfa.pengguna["admin"], p.alfa.ketentuan
    pilih = {"action": "salin_ketentuan", "_selected_action": str(milik.pk)}
    assert "disalin seluruhnya" in teks(buka(admin, KETENTUAN, pilih))
    isi = SALIN | {"_selected_action": str(milik.pk)}
    assert "pilihan yang valid" in teks(buka(admin, KETENTUAN, isi | {"pemda": str(p.beta.pemda.pk)})).lower()
    assert buka(admin, KETENTUAN, isi | {"pemda": str(p.alfa.pemda.pk)}).status_code == 302
    baru = p.alfa.pemda.ketentuan.get(berlaku_mulai=date(2027, 1, 1))
    assert baru.aturan_tenggat.count() == milik.aturan_tenggat.count()
    assert Jejak.objects.filter(aksi="salin_ketentuan", objek_id=baru.pk).exists()
    assert "sudah mempunyai ketentuan" in teks(buka(admin, KETENTUAN, isi | {"pemda": str(p.alfa.pemda.pk)}))


def test_the_operator_copies_a_profile_to_a_fifth_regency(p, buka):
    kelima = PemerintahDaerah.objects.create(kode="kelima", nama="Kelima", provinsi="Contoh", tempat="Kelima")
    isi = SALIN | {"_selected_action": str(p.alfa.ketentuan.pk), "pemda": str(kelima.pk)}
    assert buka(p.ops, KETENTUAN, isi).status_code == 302
    assert kelima.ketentuan.get().aturan_tenggat.get(kode="pk.kirim").jumlah == 15


def test_nobody_copies_what_is_not_theirs_to_see(p, buka):
    isi = SALIN | {"_selected_action": str(p.alfa.ketentuan.pk), "pemda": str(p.beta.pemda.pk)}
    buka(p.beta.pengguna["admin"], KETENTUAN, isi)
    assert not p.beta.pemda.ketentuan.filter(berlaku_mulai=date(2027, 1, 1)).exists()


def test_the_rules_of_a_profile_page_are_checked_together(p, buka):
    """One row of the page may not hang on a milestone that the same save removes or renames."""
    admin, milik = p.alfa.pengguna["admin"], p.alfa.ketentuan
    alamat = f"{KETENTUAN}{milik.pk}/change/"
    html = buka(admin, alamat)
    isi = {}
    for form in [
        html.context["adminform"].form,
        *(f for fs in html.context["inline_admin_formsets"] for f in fs.formset),
    ]:
        for bidang in form:
            nilai = bidang.value()
            if nilai not in (None, False, []):
                isi[bidang.html_name] = nilai
    for fs in html.context["inline_admin_formsets"]:
        isi |= {b.html_name: b.value() for b in fs.formset.management_form}
    kirim = next(k for k, v in isi.items() if v == "pk.kirim" and k.endswith("-kode"))
    jawaban = buka(admin, alamat, isi | {kirim: "pk.kirimkan"})
    assert jawaban.status_code == 200
    assert "dihitung setelah pk.kirim, yang tidak ada pada profil" in teks(jawaban)
    assert milik.aturan_tenggat.filter(kode="pk.kirim").exists()
