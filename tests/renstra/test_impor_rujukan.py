"""RKPD, KUA, PPAS and Renja out as a worksheet and back (GM Pasal 5, Pasal 6 ayat (1))."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from renstra.enums import JenisImpor
from renstra.models import DokumenRujukan, Impor
from renstra.rules.impor import Keadaan
from renstra.services.dasar import Ditolak
from renstra.services.impor.daftar import PENGIMPOR
from tests.renstra.berkas import hitung, sunting, tabel
from tests.renstra.impor_alat import batalkan, masukkan, terapkan, uji, unggah

R = JenisImpor.RUJUKAN


@pytest.fixture
def rkpd(panggung):
    isi = {"pemda": panggung.pemda, "tahun": 2026}
    DokumenRujukan.objects.create(**isi, jenis="renja", pd=panggung.pd, nomor="=1+1", tanggal=date(2025, 7, 1))
    return DokumenRujukan.objects.create(**isi, jenis="rkpd", nomor="21 Tahun 2025", tanggal=date(2025, 6, 26))


def templat(p, pd=None):
    return PENGIMPOR[R].templat(Impor(pemda=p.pemda, pd=pd, tahun=2026, jenis=R))


def lihat(p, isi, pd=None):
    return uji(unggah(p, R, isi, pd=pd))


def ganti(jenis, **isi):
    return lambda rows: next(r for r in rows if r["DOKUMEN"] == jenis).update(isi)


def nomor(jenis="rkpd"):
    return DokumenRujukan.objects.filter(jenis=jenis).values_list("nomor", flat=True).first()


def test_the_documents_come_back_without_any_change_those_not_there_yet_too(panggung, rkpd):
    assert [r["DOKUMEN"] for r in tabel(templat(panggung))[1]] == ["RKPD", "KUA", "PPAS"]
    for pd, banyak in ((None, 3), (panggung.pd, 1)):
        hasil = lihat(panggung, templat(panggung, pd), pd)
        assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": banyak})
    assert tabel(templat(panggung, panggung.pd))[1][0]["NOMOR"] == "=1+1"


def test_a_number_is_changed_one_entered_one_taken_away_and_all_put_back(panggung, rkpd):
    def ubah(rows):
        ganti("RKPD", NOMOR=None, TANGGAL=None)(rows)
        ganti("KUA", NOMOR="=5", TANGGAL="1 Agustus 2025")(rows)

    satu = masukkan(panggung, R, sunting(templat(panggung), ubah))
    kua = DokumenRujukan.objects.get(jenis="kua")
    assert (kua.nomor, kua.tanggal, kua.pd_id, nomor("rkpd")) == ("=5", date(2025, 8, 1), None, None)
    batalkan(panggung, satu)
    assert (nomor("kua"), nomor("rkpd"), nomor("renja")) == (None, "21 Tahun 2025", "=1+1")


@pytest.mark.parametrize("putusan", ["berkas", "biarkan"])
def test_what_somebody_else_entered_meanwhile_waits_for_a_decision(panggung, rkpd, putusan):
    isi = sunting(templat(panggung), ganti("KUA", NOMOR="berkas", TANGGAL="1 Agustus 2025"))
    DokumenRujukan.objects.create(
        pemda=panggung.pemda, tahun=2026, jenis="kua", nomor="lain", tanggal=date(2025, 8, 2)
    )
    (bentrok,) = [u for u in lihat(panggung, isi).usul if u.keadaan == Keadaan.BENTROK]
    assert [p.semula for p in bentrok.perubahan] == ["lain", "2 Agustus 2025"]
    satu = unggah(panggung, R, isi)
    with pytest.raises(Ditolak, match="bentrok"):
        terapkan(panggung, satu)
    satu.putusan = {bentrok.kunci: putusan}
    satu.save()
    terapkan(panggung, satu)
    assert nomor("kua") == ("berkas" if putusan == "berkas" else "lain")


def test_an_import_is_not_undone_once_somebody_changed_one_of_its_rows(panggung, rkpd):
    satu = masukkan(panggung, R, sunting(templat(panggung), ganti("RKPD", NOMOR="22")))
    DokumenRujukan.objects.filter(pk=rkpd.pk).update(nomor="23")
    with pytest.raises(Ditolak, match="sudah diubah"):
        batalkan(panggung, satu)


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (ganti("RKPD", TANGGAL=None), "Tanggal RKPD belum diisi"),
        (ganti("KUA", TANGGAL="1 Agustus 2025"), "Nomor KUA belum diisi"),
        (ganti("KUA", DOKUMEN="Renja"), "Renja bukan dokumen"),
        (ganti("KUA", DOKUMEN="RKPD"), "sama dengan baris"),
        (ganti("RKPD", **{"KUNCI BARIS": "999999-0a1b2c3d"}), "ekspor milik lain"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_its_cell(panggung, rkpd, ubah, pesan):
    (salah,) = lihat(panggung, sunting(templat(panggung), ubah)).kesalahan
    assert pesan in salah.pesan and salah.sel


def test_each_part_of_the_page_leads_its_planner_out_and_in(panggung, rkpd, masuk, pada, sekarang):
    p: SimpleNamespace = panggung
    with pada(sekarang):
        klien = masuk(Client(), p.perencana)
        halaman = klien.get(reverse("renstra:rujukan"), {"tahun": "2026", "pd": p.pd.pk}).content.decode()
        assert f"/impor/rujukan/?pd={p.pd.pk}" in halaman and "pd=semua" not in halaman
        alamat = reverse("renstra:impor_templat", args=[R.value])
        assert tabel(klien.get(f"{alamat}?pd={p.pd.pk}").content)[1][0]["DOKUMEN"] == "Renja"
        assert klien.get(f"{alamat}?pd=semua").status_code == 403
        pemda = masuk(Client(), p.perencana_pemda)
        assert "/impor/rujukan/?pd=semua" in pemda.get(reverse("renstra:rujukan")).content.decode()
        satu = unggah(p, R, templat(p, p.pd), pd=p.pd)
        assert masuk(Client(), p.asing).get(reverse("renstra:impor_uji", args=[satu.pk])).status_code == 404
