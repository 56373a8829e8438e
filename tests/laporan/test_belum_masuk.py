"""The regency's report gathers those of its PDs, and says which are not in (GM/SM Pasal 11 ayat (2))."""

from datetime import timedelta

import pytest
from django.urls import reverse

from laporan.enums import StatusLaporan
from laporan.isi import LaporanIsi, PerangkatIsi
from laporan.models import Laporan
from laporan.queries.bahan import bahan
from laporan.queries.belum_masuk import kemasukan
from laporan.rules.blok import Tabel
from laporan.rules.kerangka import kerangka
from laporan.services.dasar import LaporanDitolak
from laporan.services.ingatkan import ingatkan
from laporan.services.susun import susun
from sakip.jejak.models import Jejak
from sakip.kalender.models import Kabar
from tests.pengukuran.pabrik import Ukur, ukur

pytestmark = pytest.mark.django_db


@pytest.fixture
def u() -> Ukur:
    return ukur()


def kirim(u: Ukur, *pd: str, oleh: str = "kabag_organisasi") -> int:
    nomor = {u.d.pd[k].pk for k in pd}
    return ingatkan(pemda=u.d.pemda, tahun=2026, pd_id=nomor, aktor=u.pengguna(oleh), now=u.now)


def test_a_pd_is_in_once_its_report_was_handed_on_gm_sm_pasal_11_ayat_2(u):
    laporan = susun(
        pemda=u.d.pemda, pd=u.d.pd["satu"], tahun=2026, aktor=u.pengguna("perencana_satu"), now=u.now
    )  # fmt: skip
    sebelum = kemasukan(u.d.pemda, 2026)
    status = {b.pd: b.status for b in sebelum.belum}
    assert (status[u.d.pd["satu"]], status[u.d.pd["dua"]]) == (StatusLaporan.DISUSUN, StatusLaporan.BELUM)
    assert sebelum.masuk == 0
    Laporan.objects.filter(pk=laporan.pk).update(status=StatusLaporan.DISUSUN)
    assert {p.nama for p in bahan(u.d.pemda, None, 2026).perangkat} == {b.pd.nama for b in sebelum.belum}


def test_one_act_reminds_planners_and_heads_of_many_pds_once_a_day(u):
    assert kirim(u, "satu", "dua") == 2
    siapa = set(Kabar.objects.filter(judul__startswith="LKjIP 2026").values_list("pegawai", flat=True))
    harap = ("perencana_satu", "perencana_dua", "kepala_satu", "kepala_dua")
    assert siapa == {u.d.pegawai[k].pk for k in harap}
    assert Jejak.objects.filter(aksi="laporan.ingatkan").count() == 1
    with pytest.raises(LaporanDitolak, match="sudah diingatkan hari ini"):
        kirim(u, "satu")
    u.now += timedelta(days=1)
    assert kirim(u, "satu") == 1
    assert {b.pd: b.diingatkan for b in kemasukan(u.d.pemda, 2026).belum}[u.d.pd["satu"]] == u.now


def test_only_who_gathers_the_reports_reminds(u):
    for siapa in ("perencana_satu", "kepala_satu", "bupati"):
        with pytest.raises(LaporanDitolak, match="diingatkan"):
            kirim(u, "dua", oleh=siapa)
    with pytest.raises(LaporanDitolak, match="Pilih"):
        kirim(u)


def test_the_page_reminds_those_that_are_ticked(client, u, masuk, pada):
    klien = masuk(client, u.pengguna("kabag_organisasi"))
    with pada(u.now):
        alamat = reverse("laporan:belum_masuk")
        assert u.d.pd["dua"].nama in klien.get(alamat, {"tahun": 2026}).content.decode()
        jawab = klien.post(alamat, {"tahun": 2026, "pd": [u.d.pd["dua"].pk, "x"]}, follow=True).content.decode()
    assert "1 Perangkat Daerah diingatkan" in jawab


def test_the_regencys_report_says_on_its_page_which_pds_are_not_in(client, u, masuk, pada):
    laporan = susun(pemda=u.d.pemda, pd=None, tahun=2026, aktor=u.pengguna("kabag_organisasi"), now=u.now)
    with pada(u.now):
        isi = masuk(client, u.pengguna("kabag_organisasi")).get(laporan.get_absolute_url()).content.decode()
    assert "Perangkat Daerah sudah menyampaikan LKjIP" in isi
    assert reverse("laporan:belum_masuk") in isi


def test_a_pd_whose_year_was_not_accepted_to_its_end_is_named_below_the_table():
    pd = (PerangkatIsi("Dinas A", cetak="90,00", sampai_periode="Triwulan III"), PerangkatIsi("Dinas B"))
    isi = LaporanIsi(2026, "A", "Kabupaten A", "A", perangkat=pd)
    tabel = next(b for bab in kerangka(isi) for b in bab.isi if isinstance(b, Tabel) and b.kunci == "perangkat")
    assert tabel.catatan == "Belum diterima sampai akhir tahun: Dinas A (Triwulan III)."


def test_a_pd_measured_to_its_third_quarter_is_gathered_as_such(u):
    u.triwulan("tw3")
    satu = next(p for p in bahan(u.d.pemda, None, 2026).perangkat if p.nama == u.d.pd["satu"].nama)
    assert (satu.sampai_periode, bool(satu.cetak)) == ("Triwulan III", True)
