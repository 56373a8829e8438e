"""The admin pages: own regency only, guards, audit, accounts, and that everything opens for a non-programmer."""

import gettext
import re
from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from renstra.models import EdisiNomenklatur, Nomenklatur
from sakip import organisasi
from sakip.jejak.models import Jejak
from sakip.jejak.services import periksa_rantai
from sakip.organisasi import akun
from sakip.organisasi.admin.dasar import situs, temukan
from sakip.organisasi.enums import JenisPenugasan, JenisTim
from sakip.organisasi.models import (
    AnggotaTim,
    Jabatan,
    Ketentuan,
    Pegawai,
    PemerintahDaerah,
    Pengguna,
    Penugasan,
    PerangkatDaerah,
    Tim,
)
from tests.pemeran import pemeran

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    return pemeran()


@pytest.fixture
def adm(client, masuk, p):
    return masuk(client, p.alfa.pengguna["admin"])


def url(model, hal, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{hal}", args=args)


def isian(jawaban, **ganti):
    """What a browser would send back from the form it was shown."""
    data = {}
    konteks = jawaban.context
    forms = [konteks["adminform"].form]
    for fs in konteks["inline_admin_formsets"]:
        forms += [fs.formset.management_form, *fs.formset.forms]
    for form in forms:
        for bf in form:
            nilai = bf.value()
            if nilai is None or nilai is False:
                continue
            banyak = isinstance(nilai, list) and bf.field.widget.__class__.__name__ != "Textarea"
            data[bf.html_name] = [str(v) for v in nilai] if banyak else str(getattr(nilai, "pk", nilai))
            if hasattr(nilai, "isoformat"):
                data[bf.html_name] = nilai.isoformat()
    return data | ganti


def kesalahan(jawaban):
    konteks = jawaban.context
    teks = [str(konteks["adminform"].form.errors)]
    for fs in konteks["inline_admin_formsets"]:
        teks += [str(fs.formset.errors), str(fs.formset.non_form_errors())]
    return " ".join(teks)


temukan()
SEMUA = sorted(situs._registry, key=lambda m: m._meta.label)
NASIONAL = {EdisiNomenklatur, Nomenklatur}  # kept by the operator, read by every admin


@pytest.mark.parametrize("model", SEMUA, ids=lambda m: m._meta.label_lower)
def test_every_list_opens_for_the_admin_and_shows_nothing_of_another_regency(adm, p, model):
    for alamat in (url(model, "changelist"), url(model, "changelist") + "?q=beta"):
        jawaban = adm.get(alamat)
        assert jawaban.status_code == 200
        isi = jawaban.content.decode().replace('name="q" value="beta"', "").replace("q=beta", "")
        assert "Beta" not in isi
        assert "beta." not in isi


@pytest.mark.parametrize("model", SEMUA, ids=lambda m: m._meta.label_lower)
def test_every_page_opens_and_offers_no_choice_of_another_regency(adm, p, model):
    sendiri = situs._registry[model].get_queryset(adm.get(reverse("admin:index")).wsgi_request).first()
    alamat = [url(model, "change", sendiri.pk)] if sendiri else []
    tambah = adm.get(url(model, "add"))
    assert tambah.status_code in {200, 403}
    for jawaban in [adm.get(a) for a in alamat] + [tambah]:
        if jawaban.status_code == 200:
            assert "Beta" not in jawaban.content.decode()


@pytest.mark.parametrize(
    ("model", "ambil"),
    [
        (PemerintahDaerah, lambda d: d.pemda),
        (Ketentuan, lambda d: d.ketentuan),
        (PerangkatDaerah, lambda d: d.pd["satu"]),
        (Jabatan, lambda d: d.jabatan["kasi_satu"]),
        (Pegawai, lambda d: d.pegawai["kasi_satu"]),
        (Penugasan, lambda d: d.penugasan["kasi_satu"]),
        (Tim, lambda d: d.tim["admin"]),
        (Pengguna, lambda d: d.pengguna["kasi_satu"]),
    ],
)
def test_an_object_of_another_regency_does_not_exist(adm, p, model, ambil):
    obj = ambil(p.beta)
    for hal in ("change", "delete", "history"):
        assert adm.get(url(model, hal, obj.pk)).status_code in {403, 404}, hal
        assert adm.post(url(model, hal, obj.pk), {"post": "yes"}).status_code in {403, 404, 405}, hal
    assert adm.get(url(model, "change", obj.pk)).status_code == 404
    assert adm.get(url(model, "change", 999_999_999)).status_code == 404
    assert type(obj).objects.filter(pk=obj.pk).exists()


def test_autocomplete_offers_the_own_regency_only(adm, p):
    for model, bidang in [
        ("penugasan", "pegawai"),
        ("penugasan", "jabatan"),
        ("jabatan", "atasan"),
        ("jabatan", "pd"),
    ]:
        jawaban = adm.get(
            reverse("admin:autocomplete"),
            {"app_label": "organisasi", "model_name": model, "field_name": bidang, "term": ""},
        )
        assert jawaban.json()["results"], (model, bidang)
        assert "Beta" not in jawaban.content.decode()


def test_a_choice_of_another_regency_is_refused_when_it_is_posted(adm, p):
    jab = p.alfa.jabatan["kasi_satu"]
    alamat = url(Jabatan, "change", jab.pk)
    dasar = isian(adm.get(alamat))
    for ganti in ({"atasan": p.beta.jabatan["kabid_satu"].pk}, {"pd": p.beta.pd["satu"].pk}):
        jawaban = adm.post(alamat, dasar | {k: str(v) for k, v in ganti.items()})
        assert jawaban.status_code == 200
    assert Jabatan.objects.get(pk=jab.pk).atasan_id == p.alfa.jabatan["kabid_satu"].pk


@pytest.mark.parametrize("kunci", ["perencana_satu", "kepala_satu", "sekda", "bupati", "verifikator_bpkpad", "monev"])
def test_the_admin_pages_are_for_admins_only(client, masuk, p, kunci):
    masuk(client, p.alfa.pengguna[kunci])
    assert client.get(reverse("admin:index")).status_code == 403
    assert client.get(url(Pegawai, "changelist")).status_code == 403


def test_a_superuser_with_a_regency_but_without_the_role_is_no_admin(client, masuk, p):
    orang = p.alfa.pengguna["perencana_satu"]
    Pengguna.objects.filter(pk=orang.pk).update(is_superuser=True, is_staff=True)
    masuk(client, orang)
    assert client.get(reverse("admin:index"), follow=True).status_code == 403
    assert client.get(url(Pegawai, "changelist"), follow=True).status_code == 403


# ---- saving, guarded and audited


def test_a_change_is_saved_for_the_own_regency_and_written_into_the_audit_trail(adm, p):
    jawaban = adm.post(
        url(PerangkatDaerah, "add"),
        {"kode": "dispora", "nama": "Dinas Pemuda", "singkatan": "Dispora", "fungsi": "lain", "aktif": "on"},
    )
    assert jawaban.status_code == 302
    pd = PerangkatDaerah.objects.get(kode="dispora")
    assert pd.pemda == p.alfa.pemda
    adm.post(
        url(PerangkatDaerah, "change", pd.pk),
        {
            "kode": "dispora",
            "nama": "Dinas Pemuda dan Olahraga",
            "singkatan": "Dispora",
            "fungsi": "lain",
            "aktif": "on",
        },
    )
    baris = list(Jejak.objects.filter(aksi__startswith="admin_").order_by("id"))
    assert [b.aksi for b in baris] == ["admin_tambah", "admin_ubah"]
    assert baris[1].rincian["perubahan"][0]["nama"] == ["Dinas Pemuda", "Dinas Pemuda dan Olahraga"]
    assert periksa_rantai(str(p.alfa.pemda.pk)) == []


def test_a_duplicate_within_the_regency_is_a_message_and_not_an_error(adm, p):
    isi = {"kode": "satu", "nama": "Nama Baru", "singkatan": "X", "fungsi": "lain", "aktif": "on"}
    jawaban = adm.post(url(PerangkatDaerah, "add"), isi)
    assert jawaban.status_code == 200
    assert "Sudah ada Perangkat Daerah dengan" in kesalahan(jawaban)


def test_a_nip_is_checked_and_tidied_and_the_rank_follows_from_the_golongan(adm, p):
    peg = p.alfa.pegawai["tanpa_peran"]
    alamat = url(Pegawai, "change", peg.pk)
    dasar = isian(adm.get(alamat))
    salah = adm.post(alamat, dasar | {"nip": "198613262015051001"})
    assert "bukan tanggal lahir" in kesalahan(salah)
    assert adm.post(alamat, dasar | {"nip": "19860926 201505 1 001", "golongan": "iii.d"}).status_code == 302
    peg.refresh_from_db()
    assert (peg.nip, peg.golongan, peg.pangkat) == ("198609262015051001", "III/d", "Penata Tingkat I")


def test_the_nip_of_a_colleague_is_refused(adm, p):
    alamat = url(Pegawai, "change", p.alfa.pegawai["tanpa_peran"].pk)
    jawaban = adm.post(alamat, isian(adm.get(alamat), nip=p.alfa.pegawai["kasi_satu"].nip))
    assert jawaban.status_code == 200


def test_a_loop_in_the_line_of_command_is_refused_on_the_page(adm, p):
    alamat = url(Jabatan, "change", p.alfa.jabatan["kepala_satu"].pk)
    jawaban = adm.post(alamat, isian(adm.get(alamat), atasan=str(p.alfa.jabatan["pelaksana_satu"].pk)))
    assert "atasan dari atasannya sendiri" in kesalahan(jawaban)


def test_a_second_definitive_holder_is_refused_on_both_pages(adm, p):
    kursi, orang = p.alfa.jabatan["kabid_satu"], p.alfa.pegawai["tanpa_peran"]
    isi = {"pegawai": orang.pk, "jabatan": kursi.pk, "jenis": "definitif", "mulai": "2026-01-01"}
    assert "sudah dipegang definitif" in kesalahan(adm.post(url(Penugasan, "add"), isi))
    alamat = url(Jabatan, "change", kursi.pk)
    baris = {"penugasan-TOTAL_FORMS": "2", "penugasan-1-pegawai": str(orang.pk), "penugasan-1-jenis": "definitif", "penugasan-1-mulai": "2026-01-01", "penugasan-1-jabatan": str(kursi.pk), "penugasan-1-id": ""}  # fmt: skip
    dasar = isian(adm.get(alamat))
    assert "sudah dipegang definitif" in kesalahan(adm.post(alamat, dasar | baris))
    # ended and begun in one act
    jawaban = adm.post(alamat, dasar | baris | {"penugasan-0-selesai": "2025-12-31"})
    assert jawaban.status_code == 302
    assert Penugasan.objects.filter(jabatan=kursi, jenis="definitif").count() == 2


def test_two_appointments_may_shift_their_boundary_in_one_act(adm, p):
    kursi, orang = p.alfa.jabatan["kabid_satu"], p.alfa.pegawai["tanpa_peran"]
    Penugasan.objects.filter(jabatan=kursi).update(selesai=date(2025, 12, 31))
    Penugasan.objects.create(pegawai=orang, jabatan=kursi, mulai=date(2026, 1, 1))
    alamat = url(Jabatan, "change", kursi.pk)
    dasar = isian(adm.get(alamat))
    lama = next(k for k, v in dasar.items() if v == "2025-12-31")
    baru = next(k for k, v in dasar.items() if v == "2026-01-01" and k.startswith("penugasan"))
    assert adm.post(alamat, dasar | {lama: "2026-02-28", baru: "2026-03-01"}).status_code == 302
    assert {x.jenis for x in Penugasan.objects.filter(jabatan=kursi)} == {JenisPenugasan.DEFINITIF}


# ---- SoD3: an admin gives the own account no role


def test_an_admin_gives_himself_no_office_and_no_team(adm, p):
    """SoD3: adding oneself to a Penugasan or a Tim is refused, on their own pages and below others."""
    diri = p.alfa.pegawai["admin"]
    sebelum = (Penugasan.objects.count(), AnggotaTim.objects.count())
    isi = {"pegawai": diri.pk, "jabatan": p.alfa.jabatan["sekda"].pk, "jenis": "plt", "mulai": "2026-01-01"}
    assert "diri sendiri" in kesalahan(adm.post(url(Penugasan, "add"), isi))
    for alamat, awalan, isi in [
        (url(Jabatan, "change", p.alfa.jabatan["sekda"].pk), "penugasan", {"pegawai": diri.pk, "jenis": "plt", "mulai": "2026-01-01"}),
        (url(Pegawai, "change", diri.pk), "penugasan", {"jabatan": p.alfa.jabatan["sekda"].pk, "jenis": "plt", "mulai": "2026-01-01"}),
        (url(Tim, "change", p.alfa.tim["monev"].pk), "anggota", {"pegawai": diri.pk, "kedudukan": "Anggota"}),
    ]:  # fmt: skip
        dasar = isian(adm.get(alamat))
        n = int(dasar[f"{awalan}-TOTAL_FORMS"])
        baris = {f"{awalan}-{n}-{k}": str(v) for k, v in isi.items()} | {f"{awalan}-TOTAL_FORMS": str(n + 1)}
        assert "diri sendiri" in kesalahan(adm.post(alamat, dasar | baris)), alamat
    assert (Penugasan.objects.count(), AnggotaTim.objects.count()) == sebelum


def test_an_admin_does_not_lengthen_or_turn_a_team_he_is_in(adm, p):
    for ganti in ({"selesai": "2100-12-31"}, {"jenis": "kantor_sekda"}):
        alamat = url(Tim, "change", p.alfa.tim["admin"].pk)
        assert "diri sendiri" in kesalahan(adm.post(alamat, isian(adm.get(alamat), **ganti)))


def test_an_admin_does_not_turn_the_office_he_holds_into_another(adm, p):
    kursi = p.alfa.jabatan["pelaksana_satu"]
    Penugasan.objects.filter(jabatan=kursi).update(pegawai=p.alfa.pegawai["admin"])
    alamat = url(Jabatan, "change", kursi.pk)
    jawaban = adm.post(alamat, isian(adm.get(alamat), jenjang="administrator", unsur="organisasi"))
    assert "diri sendiri" in kesalahan(jawaban)


def test_an_admin_is_no_verifier_and_a_verifier_no_admin(adm, p):
    """SoD3: an admin never verifies."""
    for tim, siapa in [("admin", "verifikator_bpkpad"), ("admin", "sakip_satu"), ("sakip_dua", "admin2")]:
        if siapa == "admin2":
            orang = p.alfa.pegawai["tanpa_peran"]
            AnggotaTim.objects.create(tim=p.alfa.tim["admin"], pegawai=orang)
        else:
            orang = p.alfa.pegawai[siapa]
        alamat = url(Tim, "change", p.alfa.tim[tim].pk)
        dasar = isian(adm.get(alamat))
        n = int(dasar["anggota-TOTAL_FORMS"])
        baris = {
            "anggota-TOTAL_FORMS": str(n + 1),
            f"anggota-{n}-pegawai": str(orang.pk),
            f"anggota-{n}-kedudukan": "A",
        }
        assert "masa yang sama" in kesalahan(adm.post(alamat, dasar | baris))


def test_an_admin_cannot_switch_off_the_own_account_nor_reset_the_own_password(adm, p):
    diri = p.alfa.pengguna["admin"]
    jawaban = adm.post(url(Pengguna, "change", diri.pk), {})
    assert "akun Anda sendiri" in kesalahan(jawaban)
    adm.post(url(Pegawai, "changelist"), {"action": "beri_sandi", "_selected_action": [p.alfa.pegawai["admin"].pk]})
    assert Pengguna.objects.get(pk=diri.pk).password == diri.password


# ---- teams


def test_a_tim_verifikasi_without_one_unit_is_saved_with_a_warning(adm, p):
    """BK Pasal 13 ayat (1)."""
    AnggotaTim.objects.filter(tim=p.alfa.tim["verifikasi"], unsur="bpkpad").delete()
    alamat = url(Tim, "change", p.alfa.tim["verifikasi"].pk)
    jawaban = adm.post(alamat, isian(adm.get(alamat), nama="Tim Verifikasi"), follow=True)
    assert "Belum ada anggota dari unsur BPKPAD" in jawaban.content.decode()


def test_a_team_belongs_to_one_pd_or_to_the_regency_as_its_kind_says(adm, p):
    isi = {"nama": "Tim", "tahun": "2026", "nomor_sk": "1", "tanggal_sk": "2026-01-02", "mulai": "2026-01-02", "selesai": "2026-12-31", "anggota-TOTAL_FORMS": "0", "anggota-INITIAL_FORMS": "0"}  # fmt: skip
    assert "Pilih Perangkat Daerahnya" in kesalahan(adm.post(url(Tim, "add"), isi | {"jenis": JenisTim.SAKIP_PD}))
    pd = p.alfa.pd["satu"].pk
    assert "Kosongkan" in kesalahan(adm.post(url(Tim, "add"), isi | {"jenis": JenisTim.MONEV, "pd": pd}))
    assert adm.post(url(Tim, "add"), isi | {"jenis": JenisTim.SAKIP_PD, "pd": pd}).status_code == 302


# ---- accounts


def test_the_first_password_is_shown_once_and_opens_the_account(adm, client, p):
    peg = p.alfa.pegawai["tanpa_peran"]
    Pegawai.objects.filter(pk=peg.pk).update(pengguna=None)
    jawaban = adm.post(url(Pegawai, "changelist"), {"action": "buat_akun", "_selected_action": [peg.pk]})
    assert "no-store" in jawaban["Cache-Control"]
    akun = jawaban.context["daftar"][0]
    assert akun.sandi in jawaban.content.decode()
    peg.refresh_from_db()
    assert peg.pengguna.check_password(akun.sandi)
    assert peg.pengguna.wajib_ganti_sandi


def test_actions_do_not_reach_another_regency(adm, p):
    asing = p.beta.pegawai["sekda"]
    for aksi in ("buat_akun", "beri_sandi"):
        adm.post(url(Pegawai, "changelist"), {"action": aksi, "_selected_action": [asing.pk]})
    assert Pengguna.objects.get(pk=asing.pengguna_id).password == p.beta.pengguna["sekda"].password


def test_accounts_and_history_are_not_deleted(adm, p):
    assert adm.post(url(Pengguna, "delete", p.alfa.pengguna["sekda"].pk), {"post": "yes"}).status_code == 403
    jawaban = adm.post(url(Jabatan, "delete", p.alfa.jabatan["kabid_satu"].pk), {"post": "yes"})
    assert jawaban.status_code == 200
    assert Jabatan.objects.filter(pk=p.alfa.jabatan["kabid_satu"].pk).exists()


# ---- the operator


def test_the_operator_makes_a_regency_with_its_first_admin_and_sees_no_content(client, masuk, p):
    masuk(client, p.ops)
    for model in SEMUA:
        nasional = model in NASIONAL
        harapan = 200 if model in {PemerintahDaerah, Ketentuan} or nasional else 403
        assert client.get(url(model, "changelist")).status_code == harapan, model
    isi = {"jenis": "Kabupaten", "nama": "Gama", "kode": "gama", "provinsi": "P", "tempat": "G", "zona_waktu": "Asia/Makassar", "sebutan_kepala": "Bupati", "aktif": "on"}  # fmt: skip
    assert "admin pertama" in kesalahan(client.post(url(PemerintahDaerah, "add"), isi))
    isi |= {"admin_nama": "Ani", "admin_jenis": "pns", "admin_nip": "198609262015052001", "admin_nomor_sk": "1/2026"}
    jawaban = client.post(url(PemerintahDaerah, "add"), isi)
    akun = jawaban.context["daftar"][0]
    assert akun.nama_pengguna == "gama.ani"
    gama = PemerintahDaerah.objects.get(kode="gama")
    masuk(client, Pengguna.objects.get(username="gama.ani"))
    Pengguna.objects.update(wajib_ganti_sandi=False)
    assert client.get(url(Pegawai, "changelist")).status_code == 200
    assert Jejak.objects.filter(rantai__kunci=str(gama.pk), aksi="admin_tambah").exists()


def test_a_regency_loaded_from_a_profile_gets_its_first_admin_on_its_own_page(client, masuk, p):
    pemda = PemerintahDaerah.objects.create(kode="gama", nama="Gama", provinsi="Provinsi Uji", tempat="Kota Gama")
    masuk(client, p.ops)
    alamat = reverse("admin:organisasi_pemerintahdaerah_change", args=[pemda.pk])
    isi = {"jenis": "Kabupaten", "nama": "Gama", "kode": "gama", "provinsi": "Provinsi Uji", "tempat": "Kota Gama",
           "sebutan_kepala": "Bupati", "zona_waktu": "Asia/Jakarta", "aktif": "on"}  # fmt: skip
    assert "Isi data admin pertama" in client.post(alamat, isi).content.decode()
    isi |= {"admin_nama": "Ani", "admin_jenis": "pns", "admin_nip": "198609262015052001", "admin_nomor_sk": "1/2026"}
    assert "Akun dan kata sandi pertama" in client.post(alamat, isi).content.decode()
    assert akun.punya_admin(pemda)
    assert "Admin pertama" not in client.get(alamat).content.decode()


def test_the_admin_reads_the_audit_trail_of_the_own_regency_and_cannot_change_it(adm, client, masuk, p):
    baris = Jejak.objects.first()
    assert adm.get(url(Jejak, "change", baris.pk)).status_code == 200
    assert adm.post(url(Jejak, "change", baris.pk), {"ringkasan": "x"}).status_code == 403
    assert adm.post(url(Jejak, "delete", baris.pk), {"post": "yes"}).status_code == 403
    masuk(client, p.beta.pengguna["admin"])
    assert client.get(url(Jejak, "change", baris.pk)).status_code == 404


def test_hostile_text_is_refused_on_the_page(adm, p):
    dasar = {"kode": "x", "singkatan": "X", "fungsi": "lain", "aktif": "on"}
    for nama in ("a\u202eb", "e" + "\u0301" * 60, "x" * 100_000):
        jawaban = adm.post(url(PerangkatDaerah, "add"), dasar | {"nama": nama})
        assert jawaban.status_code == 200
    assert not PerangkatDaerah.objects.filter(kode="x").exists()


def test_the_compiled_corrections_of_django_s_indonesian_are_those_of_the_source():
    """`msgfmt -o django.mo django.po` after every change of the source."""
    folder = Path(organisasi.__file__).parent / "locale/id/LC_MESSAGES"
    with (folder / "django.mo").open("rb") as berkas:
        katalog = gettext.GNUTranslations(berkas)
    sumber = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', (folder / "django.po").read_text(), re.MULTILINE)
    assert len(sumber) == 2
    assert [katalog.gettext(asal) for asal, _ in sumber] == [terjemah for _, terjemah in sumber]
