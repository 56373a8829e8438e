"""An edition of the nomenklatur out as a worksheet and back: nothing lost, nobody overwritten, national ones untouched."""

import pytest
from django.test import Client
from django.urls import reverse

from renstra.enums import JenisImpor
from renstra.excel.nomenklatur import ekspor_edisi
from renstra.models import EdisiNomenklatur, Nomenklatur
from renstra.rules.impor import Keadaan
from renstra.services.dasar import Ditolak
from sakip.lembar import BerkasDitolak
from tests.renstra import impor_alat as alat
from tests.renstra.berkas import hitung, sunting, tabel
from tests.renstra.test_impor_nomenklatur import JUDUL, SIPD, baris

E = JenisImpor.EDISI
SUB, BARU = "1.01.02.2.01.0001", "1.01.02.2.01.0002"


@pytest.fixture
def edisi(panggung):
    isi = alat.buku([JUDUL, baris(), baris("PROV", SUBKEGIATAN=f"{SUB} Lain di provinsi")])
    alat.masukkan(panggung, JenisImpor.NOMENKLATUR, isi, nama="Edisi uji")
    hasil = EdisiNomenklatur.objects.get(nama="Edisi uji")
    hasil.kode.filter(kode=SUB).update(indikator="=1+1")
    return hasil


def lihat(p, isi):
    return alat.uji(alat.unggah(p, E, isi))


def ganti(kode, **isi):
    def ubah(rows):
        next(r for r in rows if r["KODE"] == kode and r["BERLAKU BAGI"] == "Kabupaten/kota").update(isi)

    return ubah


def tambah(kode=BARU, tingkat="Sub Kegiatan", **isi):
    baru = {"BERLAKU BAGI": "Kabupaten/kota", "TINGKAT": tingkat, "KODE": kode, "NAMA": "Baru"} | isi
    return lambda rows: rows.append(baru)


def sub(edisi, kode=SUB):
    return Nomenklatur.objects.get(edisi=edisi, jenis_pemda="kabkot", kode=kode)


def test_an_exported_edition_comes_back_without_any_change(panggung, edisi):
    isi = ekspor_edisi(edisi)
    hasil = lihat(panggung, isi)
    assert (hasil.kesalahan, hasil.keraguan, hitung(hasil)) == ((), (), {"sama": 8})
    assert "=1+1" in {r["INDIKATOR"] for r in tabel(isi)[1]}


def test_the_real_edition_of_10_thousand_codes_comes_back_without_any_change(panggung):
    alat.masukkan(panggung, JenisImpor.NOMENKLATUR, alat.berkas_nyata(SIPD), nama="SIPD")
    edisi = EdisiNomenklatur.objects.get(nama="SIPD")
    hasil = lihat(panggung, ekspor_edisi(edisi))
    assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": edisi.kode.count()})


def test_names_are_corrected_codes_added_below_new_ones_and_all_put_back(panggung, edisi):
    def ubah(rows):
        ganti(SUB, NAMA="Nama baru", **{"DEFINISI OPERASIONAL": "=A1"})(rows)
        tambah("1.01.03.2.01.0001")(rows)
        tambah("1.01.03.2.01", "Kegiatan")(rows)
        tambah("1.01.03", "Program")(rows)

    satu = alat.masukkan(panggung, E, sunting(ekspor_edisi(edisi), ubah))
    assert (sub(edisi).nama, sub(edisi).definisi_operasional) == ("Nama baru", "=A1")
    assert sub(edisi, "1.01.03.2.01.0001").induk.induk.kode == "1.01.03"
    assert sub(edisi, "1.01.03").induk.kode == "1.01"
    alat.batalkan(panggung, satu)
    assert (sub(edisi).nama, edisi.kode.count()) == ("Pembangunan Sekolah", 8)


@pytest.mark.parametrize("putusan", ["berkas", "biarkan"])
def test_what_somebody_else_corrected_meanwhile_waits_for_a_decision(panggung, edisi, putusan):
    isi = sunting(ekspor_edisi(edisi), ganti(SUB, NAMA="berkas"))
    alat.masukkan(panggung, E, sunting(ekspor_edisi(edisi), ganti(SUB, NAMA="lain")))
    (bentrok,) = [u for u in lihat(panggung, isi).usul if u.keadaan == Keadaan.BENTROK]
    satu = alat.unggah(panggung, E, isi)
    with pytest.raises(Ditolak, match="bentrok"):
        alat.terapkan(panggung, satu)
    satu.putusan = {bentrok.kunci: putusan}
    satu.save()
    alat.terapkan(panggung, satu)
    assert sub(edisi).nama == ("berkas" if putusan == "berkas" else "lain")


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (ganti(SUB, KODE=BARU), "tidak diubah"),
        (ganti(SUB, TINGKAT="Program"), "tidak diubah"),
        (tambah("1.01.09.2.01.0001"), "Induk 1.01.09.2.01.0001, yaitu 1.01.09.2.01, tidak ada"),
        (tambah("1.01.2.2.01.0003"), "Tulis kodenya lengkap: 1.01.02.2.01.0003"),
        (tambah("1.01.09", "Sub Kegiatan"), "bukan kode sub kegiatan"),
        (tambah("1.01", "Program"), "1.01 sudah ada sebagai Bidang urusan"),
        (lambda rows: [tambah()(rows), tambah()(rows)], "sama dengan baris"),
    ],
)
def test_a_row_that_cannot_be_taken_is_named_by_its_cell(panggung, edisi, ubah, pesan):
    (salah,) = lihat(panggung, sunting(ekspor_edisi(edisi), ubah)).kesalahan
    assert pesan in salah.pesan and salah.sel


def test_a_code_is_not_added_below_one_that_somebody_removed_and_that_stays_removed(panggung, edisi):
    awal = alat.masukkan(panggung, E, sunting(ekspor_edisi(edisi), tambah("1.01.03", "Program")))

    def ubah(rows):
        ganti("1.01.03", NAMA="Lain")(rows)
        tambah("1.01.03.2.01", "Kegiatan")(rows)

    isi = sunting(ekspor_edisi(edisi), ubah)
    alat.batalkan(panggung, awal)
    satu = alat.unggah(panggung, E, isi)
    satu.putusan = {"kabkot:1.01.03": "biarkan"}
    satu.save()
    with pytest.raises(Ditolak, match="sudah dihapus dan dibiarkan"):
        alat.terapkan(panggung, satu)
    satu.putusan = {"kabkot:1.01.03": "berkas"}
    satu.save()
    alat.terapkan(panggung, satu)
    assert sub(edisi, "1.01.03.2.01").induk.nama == "Lain"


def test_a_national_edition_and_one_of_another_regency_are_not_changed_by_file(panggung, edisi):
    for pemda in (None, panggung.pemeran.beta.pemda):
        isi = ekspor_edisi(edisi)
        EdisiNomenklatur.objects.filter(pk=edisi.pk).update(pemda=pemda)
        with pytest.raises(BerkasDitolak, match="edisi milik daerah"):
            lihat(panggung, isi)
    assert "kunci" in lihat_campur(panggung, edisi).kesalahan[0].pesan


def lihat_campur(p, edisi):
    """A file of an own edition with a key of one that is not."""
    alat.masukkan(p, JenisImpor.NOMENKLATUR, alat.buku([JUDUL, baris()]), nama="Sendiri")
    isi = ekspor_edisi(EdisiNomenklatur.objects.get(nama="Sendiri"))
    asing = f"{edisi.kode.first().pk}-0a1b2c3d"
    return lihat(p, sunting(isi, lambda rows: rows[-1].update({"KUNCI BARIS": asing})))


def test_an_import_into_an_edition_that_is_gone_is_not_undone(panggung, edisi):
    satu = alat.masukkan(panggung, E, sunting(ekspor_edisi(edisi), ganti(SUB, NAMA="Nama baru")))
    Nomenklatur.objects.filter(edisi=edisi).update(induk=None)
    edisi.delete()
    with pytest.raises(Ditolak, match="sudah tidak ada"):
        alat.batalkan(panggung, satu)


def test_every_reader_takes_it_out_and_the_planner_of_the_regency_brings_it_in(panggung, edisi, masuk, pada, sekarang):
    keluar, ke_dalam = (
        reverse("renstra:nomenklatur_ekspor", args=[edisi.pk]),
        reverse("renstra:impor_unggah", args=[E]),
    )
    with pada(sekarang):
        for siapa, boleh in ((panggung.perencana_pemda, True), (panggung.perencana, False)):
            klien = masuk(Client(), siapa)
            halaman = klien.get(reverse("renstra:nomenklatur_edisi", args=[edisi.pk])).content.decode()
            assert (keluar in halaman, ke_dalam in halaman) == (True, boleh)
            assert len(tabel(klien.get(keluar).content)[1]) == 8
            assert klien.get(ke_dalam).status_code == (200 if boleh else 403)
        assert masuk(Client(), panggung.asing).get(keluar).status_code == 404
