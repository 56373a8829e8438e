"""What the public sees, and who decides (ketentuan L: only after Bagian Organisasi publishes it; NIP masked)."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from laporan.enums import JenisPublikasi
from laporan.excel.publik import _aman
from laporan.isi import JabatanIsi, LaporanIsi, NaskahIsi, OrangIsi, OrganisasiIsi
from laporan.isi_publik import HasilPublik
from laporan.models import Publikasi
from laporan.queries.bahan_publik import samarkan
from laporan.queries.publik import halaman_publik
from laporan.queries.publikasi import daftar_publikasi
from laporan.rules.publik import panjang
from laporan.services.dasar import LaporanDitolak
from laporan.services.publikasi import cabut, terbitkan
from laporan.simpanan import dari_json
from sakip.jejak.models import Jejak
from sakip.kalender.models import Kabar
from tests.pengukuran.pabrik import Ukur, ukur

pytestmark = pytest.mark.django_db


def terbit(u: Ukur, *jenis: str, oleh: str = "kabag_organisasi") -> list[Publikasi]:
    kunci = [f"{j}:{u.d.pd['satu'].pk}" for j in jenis]
    return terbitkan(
        pemda=u.d.pemda, tahun=2026, kunci=kunci, aktor=u.pengguna(oleh), now=u.now, antrekan=lambda _: None
    )


def keadaan(u: Ukur) -> dict[str, str]:
    baris = next(b for b in daftar_publikasi(u.d.pemda, 2026) if b.pd == u.d.pd["satu"])
    return {s.jenis.value: s.keadaan for s in baris.sel}


@pytest.fixture
def u() -> Ukur:
    u = ukur()
    u.triwulan("tw4")
    return u


def halaman(client, u: Ukur, *lain: object) -> str:
    alamat = reverse("publik:hasil" if lain else "publik:tahun", args=[u.d.pemda.kode, 2026, *lain])
    jawaban = client.get(alamat)
    return jawaban.content.decode() if jawaban.status_code == 200 else str(jawaban.status_code)


def test_the_public_sees_a_pk_and_results_only_once_they_are_published(client, u):
    """Ketentuan L, Public."""
    assert "Belum ada yang diterbitkan" in halaman(client, u)
    assert halaman(client, u, u.d.pd["satu"].pk) == "404"
    terbit(u, "hasil", "pk")
    assert u.d.pd["satu"].nama in halaman(client, u)
    assert "Capaian" in halaman(client, u, u.d.pd["satu"].pk)


def test_only_bagian_organisasi_publishes_and_each_act_leaves_its_line(u):
    with pytest.raises(LaporanDitolak, match="Bagian Organisasi"):
        terbit(u, "hasil", oleh="perencana_satu")
    p = terbit(u, "hasil")[0]
    cabut(publikasi_id=p.pk, alasan="Salah tahun.", aktor=u.pengguna("kabag_organisasi"), now=u.now)
    assert list(Jejak.objects.filter(aksi__startswith="laporan.").order_by("pk").values_list("aksi", flat=True)) == [
        "laporan.terbitkan",
        "laporan.cabut_terbitan",
    ]


def test_results_are_published_when_the_year_was_accepted_and_all_or_none():
    u = ukur()
    u.triwulan("tw3")
    with pytest.raises(LaporanDitolak, match="Tidak satu pun"):
        terbit(u, "pk", "hasil")
    assert not Publikasi.objects.exists()
    assert keadaan(u) == {"pk": "siap", "hasil": "belum", "lkjip": "belum"}


def test_a_year_measured_again_and_not_accepted_yet_waits(u):
    """A figure that is still checked is not shown as the result."""
    u.pada("tahun", 20)
    p = u.ajukan(u.isi(u.lembar(periode="tahun"), "90%"))
    with pytest.raises(LaporanDitolak, match="belum seluruhnya diterima"):
        terbit(u, "hasil")
    u.terima(p)
    assert {i.realisasi for i in _hasil(terbit(u, "hasil")[0]).indikator} == {"90%"}


def _hasil(p: Publikasi) -> HasilPublik:
    return dari_json(p.isi, HasilPublik)


def test_bagian_organisasi_publishes_from_its_page_and_takes_back(client, u, masuk, pada):
    klien = masuk(client, u.pengguna("kabag_organisasi"))
    with pada(u.now):
        daftar = klien.get(reverse("laporan:publikasi"), {"tahun": 2026, "keadaan": "siap"}).content.decode()
        assert u.d.pd["satu"].nama in daftar and u.d.pd["dua"].nama not in daftar
        kunci = f"hasil:{u.d.pd['satu'].pk}"
        assert klien.post(reverse("laporan:publikasi"), {"tahun": 2025, "kunci": kunci}).status_code == 302
        assert not Publikasi.objects.exists()  # ticked for another year than the page now shows
        klien.post(reverse("laporan:publikasi"), {"tahun": 2026, "kunci": kunci})
        p = Publikasi.objects.get()
        tanpa = klien.post(p.get_absolute_url(), {"alasan": ""}, follow=True)
        assert "Tulis alasan" in tanpa.content.decode()
        klien.post(p.get_absolute_url(), {"alasan": "Salah tahun."})
        assert "Salah tahun." in klien.get(p.get_absolute_url()).content.decode()
    p.refresh_from_db()
    assert p.dicabut_pada == pytest.approx(u.now, abs=timedelta(minutes=5))


def test_of_people_only_name_and_office_are_published(client, u):
    """Ketentuan L: NIP masked."""
    terbit(u, "hasil", "pk")
    nip = {p.nip for p in u.d.pegawai.values() if p.nip}
    teks = json.dumps([p.isi for p in Publikasi.objects.all()])
    alamat = reverse("publik:pk", args=[u.d.pemda.kode, 2026, u.d.pd["satu"].pk])
    halaman_pk = client.get(alamat).content.decode()
    assert u.d.pegawai["kepala_satu"].nama in halaman_pk
    assert [n for n in nip if n in teks or n in halaman_pk] == []


def test_a_report_is_published_without_nip_and_without_the_names_below_its_head():
    kepala = OrangIsi("Ayu", "Kepala", "Pembina", "198001012005012001")
    bagan = (JabatanIsi(1, None, "Kepala", "Ayu"), JabatanIsi(2, 1, "Kasi", "Budi"))
    isi = LaporanIsi(2026, "A", "Kabupaten A", "A", kepala=kepala, organisasi=OrganisasiIsi(bagan=bagan))
    hasil = samarkan(NaskahIsi(isi)).laporan
    assert hasil.kepala == OrangIsi("Ayu", "Kepala")
    assert [j.pejabat for j in hasil.organisasi.bagan] == ["", ""]


def test_published_results_stay_as_they_were_and_a_later_correction_is_said(client, u):
    terbit(u, "hasil")
    sebelum = Publikasi.objects.get().isi
    p = u.lembar(periode="tw4")
    baru = u.koreksi(p)
    assert keadaan(u)["hasil"] == "terbit"
    u.terima(u.ajukan(u.isi(baru, "60%")))
    assert Publikasi.objects.get().isi == sebelum
    assert keadaan(u)["hasil"] == "usang"
    assert "sudah dikoreksi" in halaman(client, u)
    kabar = Kabar.objects.filter(judul__contains="sudah dikoreksi", pegawai=u.d.pegawai["kabag_organisasi"])
    assert reverse("laporan:publikasi") in kabar.get().alamat

    terbit(u, "hasil")  # anew: the old one gives way, and can still be read
    assert [bool(p.dicabut_pada) for p in Publikasi.objects.order_by("pk")] == [True, False]
    assert "sudah dikoreksi" not in halaman(client, u)
    assert keadaan(u)["hasil"] == "terbit"


def test_what_was_published_is_not_published_twice(u):
    assert len(terbit(u, "hasil")) == 1
    assert terbit(u, "hasil") == []


def test_withdrawn_it_is_gone_for_the_public_and_the_reason_is_kept(client, u):
    p = terbit(u, "hasil")[0]
    kbo = u.pengguna("kabag_organisasi")
    with pytest.raises(LaporanDitolak, match="alasan"):
        cabut(publikasi_id=p.pk, alasan="  ", aktor=kbo, now=u.now)
    cabut(publikasi_id=p.pk, alasan="Salah  tahun.", aktor=kbo, now=u.now)
    assert halaman(client, u, u.d.pd["satu"].pk) == "404"
    p.refresh_from_db()
    assert (p.alasan, p.dicabut_oleh) == ("Salah tahun.", kbo)
    with pytest.raises(LaporanDitolak, match="sudah dicabut"):
        cabut(publikasi_id=p.pk, alasan="Lagi.", aktor=kbo, now=u.now)


@pytest.mark.parametrize("ubah", [{"isi": {"nama": "lain"}}, {"rujukan": 7}, {"tahun": 2025}])
def test_the_database_keeps_what_was_published(u, ubah):
    p = terbit(u, "hasil")[0]
    with pytest.raises(DatabaseError), transaction.atomic():
        Publikasi.objects.filter(pk=p.pk).update(**ubah)
    with pytest.raises(DatabaseError), transaction.atomic():
        Publikasi.objects.filter(pk=p.pk).delete()


def test_distribution_and_table_say_the_same_and_spending_stands_beside(u):
    terbit(u, "hasil")
    h = halaman_publik(u.d.pemda, 2026)
    assert sum(int(str(b["jumlah"])) for b in h.sebaran_pd) == len(h.pd) == 1
    assert h.pd[0].isi.jumlah.pagu is not None


@pytest.mark.parametrize(("persen", "lebar"), [("100", "80.0%"), ("0", "0.0%"), ("-5", "0.0%"), ("400", "100.0%")])
def test_a_bar_is_as_long_as_its_figure_and_stays_in_its_box(persen, lebar):
    assert panjang(Decimal(persen)) == lebar


def test_open_data_have_every_indicator_and_nothing_that_runs(client, u):
    terbit(u, "hasil")
    isi = client.get(reverse("publik:csv", args=[u.d.pemda.kode, 2026]))
    assert isi.content.decode("utf-8-sig").count("\n") == 1 + len(halaman_publik(u.d.pemda, 2026).pd[0].isi.indikator)
    assert "public" in isi["Cache-Control"]
    assert client.get(reverse("publik:excel", args=[u.d.pemda.kode, 2026])).content[:2] == b"PK"
    assert [_aman(x) for x in ("=1+1", "-", "-2,5%", "@a", "WTP")] == ["'=1+1", "-", "-2,5%", "'@a", "WTP"]


def test_public_pages_are_the_same_for_everybody_and_may_be_cached(client, u, masuk):
    terbit(u, "hasil")
    alamat = reverse("publik:tahun", args=[u.d.pemda.kode, 2026])
    tanpa = client.get(alamat)
    dengan = masuk(client, u.pengguna("kabag_organisasi")).get(alamat)
    assert tanpa.content == dengan.content
    assert ("public" in tanpa["Cache-Control"], "Cookie" in tanpa.get("Vary", "")) == (True, False)
    assert "noindex" not in tanpa.content.decode()


def test_the_year_costs_the_same_for_one_pd_and_for_many(u, django_assert_num_queries):
    terbit(u, "hasil", "pk")
    with django_assert_num_queries(5):
        halaman_publik(u.d.pemda, 2026)
    assert JenisPublikasi.PK in {p.jenis for p in Publikasi.objects.all()}
