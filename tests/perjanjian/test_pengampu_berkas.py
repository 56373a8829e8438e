"""Who answers for which sub kegiatan, out as a worksheet and back (BK Pasal 4-7)."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from perjanjian.models import Pengampu
from perjanjian.services.pengampu import tulis_pengampu
from renstra.enums import JenisImpor
from renstra.models import Impor
from renstra.rules.impor import Keadaan
from renstra.services.dasar import Ditolak
from renstra.services.impor.daftar import PENGIMPOR
from sakip.jejak.models import Jejak
from sakip.lembar import BerkasDitolak
from sakip.organisasi.models import Jabatan
from tests.perjanjian.pabrik import NOW, adegan
from tests.perjanjian.test_susun_halaman import pakai  # noqa: F401
from tests.renstra.berkas import hitung, sunting, tabel
from tests.renstra.impor_alat import batalkan, masukkan, terapkan, uji, unggah

pytestmark = pytest.mark.django_db
JENIS = JenisImpor.PENGAMPU
SUB = "1.01.01.2.01.0001"


@pytest.fixture
def a():
    return adegan()


def panggung(a, oleh="perencana_satu"):
    return SimpleNamespace(pemda=a.d.pemda, perencana=a.pengguna(oleh), now=NOW)


def templat(a):
    return PENGIMPOR[JENIS].templat(Impor(pemda=a.d.pemda, pd=a.d.pd["satu"], tahun=2026, jenis=JENIS))


def lihat(a, isi):
    return uji(unggah(panggung(a), JENIS, isi, pd=a.d.pd["satu"]))


def masuk_berkas(a, isi):
    return masukkan(panggung(a), JENIS, isi, pd=a.d.pd["satu"])


def ganti(kode, nama):
    def ubah(rows):
        next(r for r in rows if r["KODE SUB KEGIATAN"] == kode)["PENGAMPU"] = nama

    return ubah


def milik(kode=SUB):
    return Pengampu.objects.filter(tahun=2026, kode=kode).values_list("jabatan_id", flat=True).first()


def test_the_worksheet_names_every_sub_kegiatan_and_comes_back_without_any_change(a):
    Pengampu.objects.filter(kode=SUB).delete()
    _, rows = tabel(templat(a))
    assert {r["KODE SUB KEGIATAN"]: r["PENGAMPU"] for r in rows}[SUB] is None
    assert len(rows) == a.dpa.baris.filter(tingkat="sub_kegiatan").count()
    hasil = lihat(a, templat(a))
    assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": len(rows)})


def test_an_office_changed_in_the_file_is_in_charge_and_put_back_by_undoing(a):
    kabid, kasi = a.d.jabatan["kabid_satu"], a.d.jabatan["kasi_satu"]
    satu = masuk_berkas(a, sunting(templat(a), ganti(SUB, kabid.nama.upper())))
    assert milik() == kabid.pk
    assert Jejak.objects.filter(objek_jenis="organisasi.perangkatdaerah", aksi="renstra.pengampu_impor").count() == 1
    batalkan(panggung(a), satu)
    assert milik() == kasi.pk


def test_an_emptied_cell_leaves_the_sub_kegiatan_to_nobody_and_a_missing_row_changes_nothing(a):
    banyak = Pengampu.objects.count()
    masuk_berkas(a, sunting(templat(a), lambda rows: [ganti(SUB, None)(rows), rows.pop()]))
    assert (milik(), Pengampu.objects.count()) == (None, banyak - 1)


@pytest.mark.parametrize("putusan", ["berkas", "biarkan"])
def test_what_another_planner_changed_meanwhile_waits_for_a_decision(a, putusan):
    kabid, kasi = a.d.jabatan["kabid_satu"], a.d.jabatan["kasi_satu"]
    isi = sunting(templat(a), ganti(SUB, kabid.nama))
    tulis_pengampu(a.d.pd["satu"], 2026, {SUB: None})
    (bentrok,) = [u for u in lihat(a, isi).usul if u.keadaan == Keadaan.BENTROK]
    assert bentrok.perubahan[0].menjadi == kabid.nama
    satu = unggah(panggung(a), JENIS, isi, pd=a.d.pd["satu"])
    with pytest.raises(Ditolak, match="bentrok"):
        terapkan(panggung(a), satu)
    satu.putusan = {bentrok.kunci: putusan}
    satu.save()
    terapkan(panggung(a), satu)
    assert milik() == (kabid.pk if putusan == "berkas" else None)
    assert milik("1.01.02.2.01.0001") == kasi.pk


def test_what_only_another_planner_changed_stays_as_it_is(a):
    isi = templat(a)
    tulis_pengampu(a.d.pd["satu"], 2026, {SUB: a.d.jabatan["kabid_satu"].pk})
    masuk_berkas(a, isi)
    assert milik() == a.d.jabatan["kabid_satu"].pk


def test_an_import_is_not_undone_once_somebody_changed_one_of_its_rows(a):
    satu = masuk_berkas(a, sunting(templat(a), ganti(SUB, a.d.jabatan["kabid_satu"].nama)))
    tulis_pengampu(a.d.pd["satu"], 2026, {SUB: None})
    with pytest.raises(Ditolak, match="sudah diubah"):
        batalkan(panggung(a), satu)


def test_offices_of_one_name_go_by_their_code_and_a_name_like_a_formula_stays_text(a):
    kasi = a.d.jabatan["kasi_satu"]
    Jabatan.objects.filter(pk=kasi.pk).update(nama="=HYPERLINK(A1)")
    kembar = Jabatan.objects.get(pk=kasi.pk)
    kembar.pk, kembar.urutan = None, 99
    kembar.save()
    _, rows = tabel(templat(a))
    assert rows[0]["PENGAMPU"] == f"=HYPERLINK(A1) (JAB-{kasi.pk})"
    assert set(hitung(lihat(a, templat(a)))) == {"sama"}
    masuk_berkas(a, sunting(templat(a), ganti(SUB, f"JAB-{kembar.pk}")))
    assert milik() == kembar.pk
    assert "lebih dari satu" in lihat(a, sunting(templat(a), ganti(SUB, "=HYPERLINK(A1)"))).kesalahan[0].pesan


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (ganti(SUB, "Kepala Seksi Dua"), "tidak ada atau ada lebih dari satu"),
        (ganti(SUB, "Kepala Dinas Satu"), "tidak ada atau ada lebih dari satu"),  # the head answers for nothing alone
        (lambda rows: rows[0].update({"KODE SUB KEGIATAN": "9.99.99.9.99.9999"}), "tidak ada pada DPA 2026"),
        (lambda rows: rows[0].update({"KUNCI BARIS": "999999-0a1b2c3d"}), "ekspor milik lain"),
        (lambda rows: rows.append(dict(rows[0])), "sama dengan baris"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_its_cell_and_nothing_is_stored(a, ubah, pesan):
    isi = sunting(templat(a), ubah)
    hasil = lihat(a, isi)
    assert pesan in hasil.kesalahan[0].pesan and hasil.kesalahan[0].sel
    with pytest.raises(Ditolak, match="kesalahan"):
        masuk_berkas(a, isi)


def test_without_a_dpa_in_force_the_file_is_refused_in_words(a):
    isi = templat(a)
    satu = unggah(panggung(a), JENIS, isi, pd=a.d.pd["satu"])
    type(satu).objects.filter(pk=satu.pk).update(tahun=2031)
    with pytest.raises(BerkasDitolak, match="DPA 2031 belum ditetapkan"):
        uji(satu)


def test_the_page_leads_out_and_in_and_the_file_goes_through_its_pages(a, pakai):  # noqa: F811
    minta = pakai(a, "perencana_satu")
    pd = a.d.pd["satu"].pk
    halaman = minta("/perjanjian/pengampu/").content.decode()
    templat_url, unggah_url = (reverse(f"renstra:impor_{n}", args=[JENIS.value]) for n in ("templat", "unggah"))
    assert f"{templat_url}?pd={pd}" in halaman and f"{unggah_url}?pd={pd}" in halaman
    isi = sunting(minta(f"{templat_url}?pd={pd}").content, ganti(SUB, a.d.jabatan["kabid_satu"].nama))
    jawaban = minta(unggah_url, {"berkas": SimpleUploadedFile("pengampu.xlsx", isi)}, follow=True)
    teks = jawaban.content.decode()
    assert "Kepala Bidang Satu" in teks and "/perjanjian/pengampu/" in minta(unggah_url).content.decode()


@pytest.mark.parametrize(("siapa", "status"), [("perencana_dua", 403), ("kepala_satu", 403), ("admin", 403)])
def test_the_file_of_a_pd_is_its_planner_s(a, pakai, siapa, status):  # noqa: F811
    minta = pakai(a, siapa)
    alamat = f"{reverse('renstra:impor_templat', args=[JENIS.value])}?pd={a.d.pd['satu'].pk}"
    assert minta(alamat).status_code == status
