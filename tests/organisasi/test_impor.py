"""Officials and offices from Excel: dry run, every fault named, all or nothing, own regency only."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sakip.jejak.models import Jejak
from sakip.lembar import baca, tulis
from sakip.organisasi.impor import (
    KOLOM,
    KOLOM_JABATAN,
    KOLOM_PEGAWAI,
    ImporDitolak,
    periksa_jabatan,
    periksa_pegawai,
    terapkan,
)
from sakip.organisasi.models import Jabatan, Pegawai, Penugasan
from sakip.waktu import sekarang
from tests.pemeran import pemeran

pytestmark = pytest.mark.django_db
SITI = {"nip": "198609262015052001", "nama": "Siti Aminah, S.E.", "jenis": "pns", "golongan": "III/d"}


@pytest.fixture
def p():
    return pemeran()


@pytest.fixture
def adm(client, masuk, p):
    return masuk(client, p.alfa.pengguna["admin"])


def buku(jenis, *rows):
    kosong = {k.field: None for k in KOLOM[jenis]}
    return tulis(KOLOM[jenis], [kosong | r for r in rows], judul_lembar=jenis)


def unggah(adm, jenis, isi):
    berkas = SimpleUploadedFile(f"{jenis}.xlsx", isi)
    return adm.post(reverse(f"admin:organisasi_{jenis}_impor"), {"berkas": berkas})


def simpan(adm, jenis, jawaban):
    return adm.post(reverse(f"admin:organisasi_{jenis}_impor"), {"muatan": jawaban.context["muatan"]})


def salah(jawaban):
    return {(k.sel, k.pesan) for k in jawaban.context["rencana"].kesalahan}


def test_an_upload_shows_what_would_change_and_saves_only_when_confirmed(adm, p):
    lama = p.alfa.pegawai["kasi_satu"]
    isi = buku("pegawai", SITI, {"nip": lama.nip, "nama": "Nama Baru", "golongan": "IV/b"})
    jawaban = unggah(adm, "pegawai", isi)
    assert "1 baru, 1 berubah, 0 tetap" in jawaban.content.decode()
    assert not Pegawai.objects.filter(nip=SITI["nip"]).exists()
    assert simpan(adm, "pegawai", jawaban).status_code == 302
    siti = Pegawai.objects.get(nip=SITI["nip"])
    assert (siti.pemda, siti.pangkat) == (p.alfa.pemda, "Penata Tingkat I")
    lama.refresh_from_db()
    assert (lama.nama, lama.pangkat) == ("Nama Baru", "Pembina Tingkat I")
    baris = Jejak.objects.get(aksi="impor_pegawai")
    assert baris.ringkasan == "Mengimpor pegawai: 1 baru, 1 berubah, 0 tetap"


def test_every_fault_is_named_and_nothing_is_saved(adm, p):
    isi = buku(
        "pegawai",
        SITI,
        SITI,
        {"nip": "198613262015051001", "nama": "Tanggal Salah"},
        {"nip": "198609262015051001", "nama": "Golongan Salah", "golongan": "V/a"},
        {"nama": "Tanpa NIP"},
        {"nip": "198609262015051002", "nama": "Surel Salah", "surel": "bukan surel"},
    )
    jawaban = unggah(adm, "pegawai", isi)
    pesan = " ".join(f"{sel} {isi}" for sel, isi in salah(jawaban))
    for bagian in ("Sama dengan baris 2", "bukan tanggal lahir", "V/A tidak dikenal", "wajib diisi", "Surel"):
        assert bagian in pesan
    assert "Baris 4" in pesan
    assert jawaban.context["muatan"] == ""
    assert not Pegawai.objects.filter(nip=SITI["nip"]).exists()


def test_an_official_of_another_regency_with_the_same_nip_is_left_alone(adm, p):
    asing = p.beta.pegawai["kasi_satu"]
    jawaban = unggah(adm, "pegawai", buku("pegawai", {"nip": asing.nip, "nama": "Orang Lain"}))
    assert len(jawaban.context["rencana"].baru) == 1
    simpan(adm, "pegawai", jawaban)
    asing.refresh_from_db()
    assert asing.nama == "Kasi Satu Beta"


@pytest.mark.parametrize("jenis", ["pegawai", "jabatan"])
def test_what_is_exported_is_imported_unchanged(adm, p, jenis):
    if jenis == "pegawai":
        Pegawai.objects.filter(pk=p.alfa.pegawai["kasi_satu"].pk).update(nama='=HYPERLINK("x")')
    ekspor = adm.get(reverse(f"admin:organisasi_{jenis}_ekspor"))
    assert ekspor["X-Content-Type-Options"] == "nosniff" and "no-store" in ekspor["Cache-Control"]
    isi = ekspor.content
    assert len(baca(isi, KOLOM[jenis]).rows) == len(getattr(p.alfa, jenis))
    assert b"Beta" not in isi
    rencana = unggah(adm, jenis, isi).context["rencana"]
    assert (rencana.kesalahan, rencana.baru, rencana.ubah) == ([], [], [])


def test_the_blank_workbook_has_the_headings_and_explains_them(adm, p):
    for jenis in ("pegawai", "jabatan"):
        isi = adm.get(reverse(f"admin:organisasi_{jenis}_contoh")).content
        assert baca(isi, KOLOM[jenis]).rows == []


def test_offices_find_the_one_above_in_the_file_or_in_the_database(adm, p):
    isi = buku(
        "jabatan",
        {"pd": "dua", "nama": "Pengelola Data", "jenjang": "pelaksana", "atasan": "Kepala Seksi Baru"},
        {"pd": "DUA", "nama": "Kepala Seksi Baru", "jenjang": "pengawas", "atasan": "Kepala Bidang Dua Alfa"},
    )
    jawaban = unggah(adm, "jabatan", isi)
    assert salah(jawaban) == set()
    simpan(adm, "jabatan", jawaban)
    data = Jabatan.objects.get(nama="Pengelola Data")
    assert data.atasan.nama == "Kepala Seksi Baru"
    assert data.atasan.atasan == p.alfa.jabatan["kabid_dua"]
    assert data.pemda == data.pd.pemda == p.alfa.pemda


@pytest.mark.parametrize(
    ("rows", "pesan"),
    [
        ([{"pd": "tiada", "nama": "A", "jenjang": "pelaksana"}], "tidak ditemukan"),
        ([{"nama": "A", "jenjang": "pelaksana"}], "Belum diisi"),
        ([{"pd": "dua", "nama": "A", "jenjang": "pelaksana", "atasan": "Tiada"}], "tidak ditemukan"),
        ([{"pd": "dua", "nama": "A", "jenjang": "pelaksana", "atasan": "Kepala Bidang Dua Beta"}], "tidak ditemukan"),
        ([{"nomor": 999999, "pd": "dua", "nama": "A", "jenjang": "pelaksana"}], "Tidak ada jabatan bernomor"),
        ([{"pd": "dua", "nama": "A", "jenjang": "pelaksana"}] * 2, "sudah ada pada baris 2"),
        ([{"pd": "dua", "nama": "A", "jenjang": "kepala_pd", "jenis_unit": "pd"}], "sudah dipimpin"),
        (
            [
                {"pd": "dua", "nama": "A", "jenjang": "pengawas", "atasan": "B"},
                {"pd": "dua", "nama": "B", "jenjang": "pengawas", "atasan": "A"},
            ],
            "berputar",
        ),
        (
            [
                {
                    "pd": "dua",
                    "nama": "Kepala Dinas Dua Alfa",
                    "jenjang": "kepala_pd",
                    "atasan": "Kepala Seksi Dua Alfa",
                }
            ],
            "berputar",
        ),
    ],
)
def test_faults_of_offices_are_named(p, rows, pesan):
    rencana = periksa_jabatan(buku("jabatan", *rows), pemda_id=p.alfa.pemda.pk, today=sekarang().date())
    assert pesan in " ".join(k.pesan for k in rencana.kesalahan)


def test_an_office_of_another_regency_is_not_reached_by_its_number(p):
    asing = p.beta.jabatan["kasi_satu"]
    isi = buku("jabatan", {"nomor": asing.pk, "pd": "satu", "nama": "Diambil", "jenjang": "pengawas"})
    rencana = periksa_jabatan(isi, pemda_id=p.alfa.pemda.pk, today=sekarang().date())
    assert "Tidak ada jabatan bernomor" in rencana.kesalahan[0].pesan


def test_two_offices_may_change_places(adm, p):
    kabid, kasi = p.alfa.jabatan["kabid_satu"], p.alfa.jabatan["kasi_satu"]
    isi = buku(
        "jabatan",
        {"nomor": kabid.pk, "pd": "satu", "nama": kabid.nama, "jenjang": "administrator", "atasan": kasi.nama},
        {"nomor": kasi.pk, "pd": "satu", "nama": kasi.nama, "jenjang": "pengawas", "atasan": "Kepala Dinas Satu Alfa"},
    )
    assert simpan(adm, "jabatan", unggah(adm, "jabatan", isi)).status_code == 302
    kabid.refresh_from_db()
    assert kabid.atasan_id == kasi.pk


def test_the_own_office_is_not_changed_by_an_import(adm, p):
    """SoD3: no way round the rule that nobody gives the own account a role."""
    kursi = p.alfa.jabatan["pelaksana_satu"]
    Penugasan.objects.filter(jabatan=kursi).update(pegawai=p.alfa.pegawai["admin"])
    isi = buku("jabatan", {"nomor": kursi.pk, "pd": "satu", "nama": kursi.nama, "jenjang": "administrator"})
    jawaban = simpan(adm, "jabatan", unggah(adm, "jabatan", isi))
    assert jawaban.status_code == 302
    kursi.refresh_from_db()
    assert kursi.jenjang == "pelaksana"


def test_what_changed_between_looking_and_confirming_stops_the_import(p):
    isi = buku("jabatan", {"pd": "dua", "nama": "A", "jenjang": "pelaksana", "atasan": "Kepala Seksi Dua Alfa"})
    Jabatan.objects.filter(pk=p.alfa.jabatan["kasi_dua"].pk).update(nama="Berganti")
    with pytest.raises(ImporDitolak):
        terapkan(jenis="jabatan", isi=isi, nama_berkas="x", pelaku=p.alfa.pengguna["admin"], pemda_id=p.alfa.pemda.pk, now=sekarang())  # fmt: skip
    assert not Jabatan.objects.filter(nama="A").exists()


def test_a_confirmation_of_another_person_or_an_altered_one_is_refused(adm, client, masuk, p):
    muatan = unggah(adm, "pegawai", buku("pegawai", SITI)).context["muatan"]
    alamat = reverse("admin:organisasi_pegawai_impor")
    assert "tidak berlaku lagi" in adm.post(alamat, {"muatan": muatan[:-2] + "xx"}, follow=True).content.decode()
    masuk(client, p.beta.pengguna["admin"])
    assert client.post(alamat, {"muatan": muatan}).status_code == 403
    assert not Pegawai.objects.filter(nip=SITI["nip"]).exists()


@pytest.mark.parametrize("isi", [b"", b"bukan excel", b"PK\x03\x04rusak", b"%PDF-1.7", b"x" * 1_100_000])
def test_what_is_no_workbook_is_refused_with_a_sentence(adm, p, isi):
    jawaban = unggah(adm, "pegawai", isi)
    assert jawaban.status_code == 200
    assert jawaban.context["form"].errors["berkas"]


def test_imports_and_exports_are_for_admins_only(client, masuk, p):
    masuk(client, p.alfa.pengguna["perencana_satu"])
    for jenis in ("pegawai", "jabatan"):
        for hal in ("impor", "ekspor", "contoh"):
            assert client.get(reverse(f"admin:organisasi_{jenis}_{hal}")).status_code == 403


def test_a_thousand_officials_cost_no_query_each(p, django_assert_max_num_queries):
    rows = [{"nip": f"19860926201505{1 + i % 2}{i // 2:03d}", "nama": f"Pegawai {i}"} for i in range(1000)]
    isi = buku("pegawai", *rows)
    with django_assert_max_num_queries(5):
        rencana = periksa_pegawai(isi, pemda_id=p.alfa.pemda.pk, today=sekarang().date())
    assert (len(rencana.baru), rencana.kesalahan) == (1000, [])


def test_every_column_explains_itself():
    for kolom in (*KOLOM_PEGAWAI, *KOLOM_JABATAN):
        assert kolom.judul
