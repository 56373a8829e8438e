"""What a report draws from the year (GM/SM Pasal 11; SM Lampiran D): the figures are those of the measurement."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laporan.isi import LaporanIsi, TahunIsi
from laporan.models import KartuOrganisasi, Laporan
from laporan.queries.bahan import bahan
from laporan.queries.cakupan import boleh_tulis, terlihat
from laporan.queries.naskah import naskah
from laporan.rules.blok import Tabel, TanpaData, nomor_blok, tulisan
from laporan.rules.kerangka import kerangka
from laporan.services.dasar import LaporanDitolak
from laporan.services.susun import hapus
from laporan.simpanan import dari_json, ke_json
from pengukuran.models import Realisasi
from renstra.queries.anggaran import tolok_ukur
from renstra.queries.berlaku import dpa_berlaku
from renstra.rules.kode import tingkat_kode
from sakip.organisasi.hak import hak_dari
from tests.laporan.pabrik import Lapor, lapor
from tests.pengukuran.pabrik import ukur

pytestmark = pytest.mark.django_db(transaction=True)


def tarik(x, pd="satu") -> LaporanIsi:
    return bahan(x.u.d.pemda, x.u.d.pd[pd], 2026)


def test_each_figure_is_the_one_the_measurement_stored():
    isi = tarik(lapor())
    angka = {r.butir.indikator: r for r in Realisasi.objects.filter(pengukuran__periode="tw4").select_related("butir")}
    assert {i.nama for i in isi.indikator} == set(angka)
    for i in isi.indikator:
        assert (i.realisasi, i.capaian) == (angka[i.nama].sampai, angka[i.nama].capaian)
        assert len(i.triwulan) == 4
        assert not i.sementara


def test_marks_of_italics_are_no_words_of_a_report():
    x = lapor()
    butir = x.u.pk["kepala_satu"].butir.first()
    x.u.tulis_ulang(butir, indikator="Persentase *grand design* yang dipakai", kelompok="Terpakainya *grand design*")
    isi = tarik(x)
    assert "Persentase grand design yang dipakai" in {i.nama for i in isi.indikator}
    assert "Terpakainya grand design" in {s.teks for s in isi.sasaran}
    assert "*" not in str(isi)


def test_what_was_submitted_and_not_accepted_yet_is_called_provisional():
    x = lapor(triwulan=("tw1",))
    x.u.pada("tw2")
    x.u.ajukan(x.u.isi(x.u.lembar(periode="tw2"), "90%"))
    satu = tarik(x).indikator[0]
    assert satu.sementara
    assert satu.sampai_periode == "Triwulan II"


def test_a_year_that_nobody_measured_is_told_and_not_filled_in():
    u = ukur()
    isi = bahan(u.d.pemda, u.d.pd["satu"], 2026)
    assert all(not i.realisasi and i.alasan for i in isi.indikator)
    assert isi.cetak == ""


def test_the_pks_of_the_offices_below_are_those_that_answer_for_the_year():
    """GM/SM Pasal 11 (H2; BP Tabel 2.3)."""
    x = Lapor(ukur("kabid_satu"))
    pk = x.u.pk["kabid_satu"]
    kabid, kasi = tarik(x).pk_pejabat
    assert (kabid.jabatan, kabid.kode, kabid.versi) == (pk.jabatan.nama, pk.kode, 1)
    assert kabid.indikator == pk.butir.values("indikator").distinct().count()
    assert kabid.pagu == sum(p.jumlah for p in pk.pagu.all())
    assert (kasi.jabatan, kasi.nama, kasi.kode) == ("Kepala Seksi Satu Alfa", "Kasi Satu Alfa", "")


def test_a_pd_without_a_pk_in_force_still_has_its_report():
    x = lapor()
    bab = kerangka(tarik(x, "dua"))
    assert any(isinstance(b, TanpaData) and "tidak ada yang berlaku" in b.teks for satu in bab for b in satu.isi)


def test_what_is_stored_comes_back_the_same():
    isi = tarik(lapor())
    assert dari_json(ke_json(isi), LaporanIsi) == isi


def test_the_number_of_queries_does_not_grow_with_what_was_measured():
    x = lapor(triwulan=("tw1",))
    with CaptureQueriesContext(connection) as sedikit:
        tarik(x)
    x.u.triwulan("tw2")
    x.u.triwulan("tw3")
    with CaptureQueriesContext(connection) as banyak:
        tarik(x)
    assert len(banyak) == len(sedikit)


@pytest.mark.parametrize("analisis", [(1, 2, 3, 4, 5, 6, 7), (1, 3, 5, 6)])
def test_the_profile_says_which_analyses_stand_in_bab_iii(analisis):
    """SM Lampiran D (1)-(7); GM Lampiran E asks four of them."""
    isi = replace(tarik(lapor()), analisis=analisis)
    tabel = {b.kunci.rpartition(".")[2] for b in kerangka(isi)[4].isi if isinstance(b, Tabel)}
    assert {"1", "3"} <= tabel
    assert ("2" in tabel) == (2 in analisis)


def test_every_table_has_a_number_and_every_place_for_words_a_name_of_its_own():
    bab = kerangka(tarik(lapor()))
    tabel = [b.kunci for satu in bab if satu.nomor for b in satu.isi if isinstance(b, Tabel)]
    tempat = [t.kunci for t in tulisan(bab)]
    assert len(set(tabel)) == len(tabel)
    assert set(tabel) <= set(nomor_blok(bab))
    assert len(set(tempat)) == len(tempat)


def test_drawing_anew_changes_figures_and_leaves_words():
    """What people wrote hangs on its place, whatever is drawn."""
    x = lapor(triwulan=("tw1", "tw2", "tw3"))
    laporan = x.susun()
    kunci = f"sebab.{tarik(x).indikator[0].kunci}"
    x.tulis(laporan, kunci, "<p>Petugas bertambah.</p>")
    x.u.triwulan("tw4", "80%")
    assert x.segarkan(laporan)
    n = naskah(x.segar(laporan))
    assert n.laporan.indikator[0].realisasi == "80%"
    assert n.isi.tulisan[kunci][0].isi == "<p>Petugas bertambah.</p>"


def test_drawing_the_same_data_anew_says_that_nothing_changed():
    x = lapor()
    assert not x.segarkan(x.susun())


def test_words_whose_place_is_gone_are_kept():
    x = lapor()
    laporan = x.susun()
    x.tulis(laporan, "sebab.i0", "<p>Indikator lama.</p>")
    assert "sebab.i0" in naskah(x.segar(laporan)).tanpa_tempat


def test_the_card_of_the_organisation_stands_in_bab_i():
    x = lapor()
    KartuOrganisasi.objects.create(
        pemda=x.u.d.pemda, pd=x.u.d.pd["satu"], tugas="membantu Bupati", fungsi="perumusan kebijakan\npelaksanaan",
        pegawai=42, diubah_oleh=x.pengguna("perencana_satu"), diubah_pada=x.now,
    )  # fmt: skip
    isi = tarik(x)
    assert (isi.organisasi.tugas, isi.organisasi.pegawai) == ("membantu Bupati", 42)
    assert isi.organisasi.bagan


def test_a_pd_has_one_report_a_year():
    x = lapor(triwulan=())
    x.susun()
    with pytest.raises(LaporanDitolak, match="sudah disusun"):
        x.susun()
    assert Laporan.objects.count() == 1


@pytest.mark.parametrize("oleh", ["kepala_satu", "perencana_dua", "inspektur"])
def test_only_its_planner_begins_the_report_of_a_pd(oleh):
    with pytest.raises(LaporanDitolak):
        lapor(triwulan=()).susun(oleh)


def test_a_draft_is_known_to_the_own_pd_alone_and_may_be_taken_away_by_its_planner():
    x = lapor(triwulan=())
    laporan = x.susun()

    def hak(siapa):
        return hak_dari(x.pengguna(siapa), x.now.date())

    assert terlihat(hak("perencana_satu")).exists()
    assert boleh_tulis(hak("kepala_satu"), laporan)
    assert not terlihat(hak("perencana_dua")).exists()
    assert not terlihat(hak("inspektur")).exists()
    hapus(laporan_id=laporan.pk, aktor=x.pengguna("perencana_satu"), now=x.now)
    assert not Laporan.objects.exists()


def test_a_former_year_keeps_its_figures_as_they_were_accepted():
    """SM Lampiran D (2): with last year and some years before."""
    x = lapor()
    p = Realisasi.objects.filter(pengukuran__periode="tw4").first().pengukuran
    x.u.salin_ke_tahun(p, 2025)
    lalu = tarik(x).indikator[0].lalu
    assert TahunIsi(2025, lalu[-1].target, "95%", lalu[-1].capaian, lalu[-1].cetak) == lalu[-1]


def test_hasil_and_keluaran_of_the_dpa_stand_there_though_nobody_measured_them():
    """GM/SM Pasal 11 ayat (3): hasil of each program and keluaran of each kegiatan as the DPA set them."""
    x = lapor(triwulan=("tw1",))
    dpa = dpa_berlaku(x.u.d.pd["satu"].pk, 2026)
    diminta = {
        (t.baris.kode, t.uraian)
        for t in tolok_ukur(dpa)
        if (t.baris.tingkat, t.jenis) in {("program", "hasil"), ("kegiatan", "keluaran")}
    }
    ada = {(k.kode, k.indikator): k for k in tarik(x).kinerja}
    assert diminta
    assert diminta <= set(ada)
    assert any(not k.realisasi for k in ada.values())


def test_what_no_pk_carries_stands_at_the_level_of_its_code():
    """GM/SM Pasal 9 ayat (5) huruf b; Pasal 11 ayat (3): hasil of programs, keluaran of kegiatan."""
    x = lapor(triwulan=("tw1", "tw2", "tw3"))
    x.u.pada("tw4")
    x.u.ajukan(x.u.isi(x.u.program("tw4"), "90"))
    kinerja = tarik(x).kinerja
    assert {k.tingkat for k in kinerja if k.realisasi} > {"program"}
    assert all(k.tingkat == tingkat_kode(k.kode) for k in kinerja)
