"""Kepatuhan: PD x milestone, days early or late as the profile counts them, dispensasi apart; page, Excel, PDF."""

import io
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from laporan.cetak.kepatuhan import lembaran
from laporan.enums import Patuh
from laporan.queries.kepatuhan import Saring, disaring, kepatuhan
from laporan.rules.kepatuhan import nilai, rekap
from sakip.kalender import peristiwa
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import AturanTenggat, Dispensasi, HariLibur
from sakip.kalender.profil import baca_profil
from sakip.kalender.rules.dispensasi import Pemberian
from sakip.kalender.rules.tenggat import AturanIsi, Tenggat, sisa
from sakip.kalender.services.dispensasi import Keputusan, minta, putuskan
from sakip.kalender.services.geseran import catat_geseran
from sakip.kalender.services.libur import semai_libur
from sakip.organisasi.enums import CaraHari
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.middleware import Konteks
from sakip.organisasi.models import PerangkatDaerah
from tests.pemeran import pemeran

SAAT = datetime(2026, 1, 30, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
LIBUR = {date(2026, 1, 16): "Isra Mikraj"}
ATURAN = AturanIsi("pk.kirim", "PK dikirim", 15, "hari", "Pasal 11 ayat (1)", peristiwa="dpa")
KIRIM = Tenggat("pk.kirim", "PK dikirim", date(2026, 1, 26), "Pasal 11 ayat (1)", aturan=ATURAN)


def _nilai(terpenuhi=None, *, pada=date(2026, 2, 27), cara=CaraHari.KERJA, pemberian=(), buka=None):
    lencana = sisa(KIRIM, pada, LIBUR, cara, terpenuhi=terpenuhi, dispensasi=buka)
    return nilai(KIRIM, lencana, terpenuhi, pemberian)


# ---- rules (BK Pasal 11 ayat (1), Pasal 1 angka 15)


@pytest.mark.parametrize(
    ("dipenuhi", "cara", "hari", "kata"),
    [
        ((1, 26), CaraHari.KERJA, 0, "tepat pada hari terakhir"),
        ((1, 23), CaraHari.KERJA, 1, "1 hari kerja lebih awal"),
        ((1, 23), CaraHari.KALENDER, 3, "3 hari lebih awal"),
        ((1, 15), CaraHari.KERJA, 6, "6 hari kerja lebih awal"),  # over the holiday of the 16th
        ((1, 15), CaraHari.KALENDER, 11, "11 hari lebih awal"),
        ((2, 2), CaraHari.KERJA, -5, "5 hari kerja terlambat"),
        ((2, 2), CaraHari.KALENDER, -7, "7 hari terlambat"),
    ],
)
def test_days_early_or_late_are_counted_as_the_profile_says(dipenuhi, cara, hari, kata):
    sel = _nilai(date(2026, *dipenuhi), cara=cara)
    assert (sel.hari, sel.kata) == (hari, kata)
    assert sel.keadaan == (Patuh.TERLAMBAT if hari < 0 else Patuh.TEPAT)


def test_late_with_dispensasi_is_told_apart_and_keeps_its_days():
    sel = _nilai(date(2026, 1, 28), pemberian=[Pemberian(date(2026, 1, 27), date(2026, 1, 30))])
    assert (sel.keadaan, sel.hari, sel.dispensasi) == (Patuh.DISPENSASI, -2, date(2026, 1, 30))
    assert sel.kata == "2 hari kerja terlambat, dengan dispensasi"


@pytest.mark.parametrize("diberikan", [date(2026, 1, 29), date(2026, 3, 1)])
def test_a_late_act_stays_late_though_a_dispensasi_came_afterwards(diberikan):
    sel = _nilai(date(2026, 1, 28), pemberian=[Pemberian(diberikan, date(2026, 4, 1))])
    assert (sel.keadaan, sel.hari, sel.dispensasi) == (Patuh.TERLAMBAT, -2, None)


def test_what_is_not_met_is_open_missed_or_reopened():
    assert _nilai(pada=date(2026, 1, 22)).keadaan == Patuh.BELUM
    assert _nilai(pada=date(2026, 1, 26)).kata == "hari ini sampai 24.00"
    assert _nilai(pada=date(2026, 1, 28)).kata == "belum, 2 hari kerja terlambat"
    sampai = date(2026, 1, 30)
    dibuka = _nilai(pada=date(2026, 1, 28), buka=sampai, pemberian=[Pemberian(date(2026, 1, 27), sampai)])
    assert (dibuka.keadaan, dibuka.dispensasi) == (Patuh.DIBUKA, sampai)
    lewat = _nilai(pada=date(2026, 2, 2), buka=sampai, pemberian=[Pemberian(date(2026, 1, 27), sampai)])
    assert (lewat.keadaan, lewat.hari) == (Patuh.LEWAT, -5)


def test_the_share_in_time_is_of_those_for_whom_it_fell_due():
    sel = [_nilai(date(2026, 1, 20)), _nilai(date(2026, 1, 28)), _nilai(), _nilai(pada=date(2026, 1, 20))]
    r = rekap(sel)
    assert (r.semua, r.dihitung, r.persen_tepat) == (4, 3, 33)
    assert rekap([_nilai(pada=date(2026, 1, 20))]).persen_tepat is None


# ---- the year


@pytest.fixture
def p(db, monkeypatch):
    """Two PDs with a DPA of 2 January: `satu` sent on the 28th under a dispensasi, `dua` has not sent."""
    cast = pemeran()
    d = cast.alfa
    for urutan, aturan in enumerate(baca_profil("bengkayang").aturan_tenggat):
        isi = {f: getattr(aturan, f) for f in aturan.__dataclass_fields__}
        AturanTenggat.objects.create(ketentuan=d.ketentuan, urutan=urutan, **isi)
    semai_libur(d.pemda, 2026)
    catatan = {d.pd[k].pk: {"dpa": date(2026, 1, 2)} for k in ("satu", "dua")}
    monkeypatch.setattr(peristiwa, "_peristiwa", {})
    monkeypatch.setattr(peristiwa, "_baris", {})
    peristiwa.daftarkan("uji", lambda pemda_id, tahun: catatan if (pemda_id, tahun) == (d.pemda.pk, 2026) else {})
    _dispensasi(d)
    catatan[d.pd["satu"].pk]["pk.kirim"] = date(2026, 1, 28)
    return cast


def _dispensasi(d):
    now, baru = SAAT.replace(day=27), date(2026, 1, 30)
    satu = minta(
        pd=d.pd["satu"], tahun=2026, kode="pk.kirim", sampai=baru, alasan="Pimpinan dirawat",
        pelaku=d.pengguna["perencana_satu"], now=now,
    )  # fmt: skip
    isi = Keputusan("", baru, "180/7/2026", now.date())
    putuskan(dispensasi_id=satu.pk, aksi=AksiDispensasi.BERI, isi=isi, pelaku=d.pengguna["sekda"], now=now)


def _muat(p, siapa, **saring):
    d = p.alfa
    k = Konteks(d.pemda, 2026, None, SAAT.date(), tuple(PerangkatDaerah.objects.filter(pemda=d.pemda)))
    return disaring(kepatuhan(hak_dari(d.pengguna[siapa], SAAT.date()), k), Saring(**saring)), k


@pytest.fixture
def buka(p, client, masuk, pada):
    def _buka(siapa, alamat="", daerah="alfa"):
        masuk(client, getattr(p, daerah).pengguna[siapa])
        with pada(SAAT):
            return client.get(f"/laporan/kepatuhan/{alamat}")

    return _buka


def teks(jawaban):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", jawaban.content.decode()))


def test_the_regency_sees_every_pd_and_itself_a_pd_only_its_own(p):
    semua, _ = _muat(p, "inspektur")
    assert len(semua.baris) == 1 + len(p.alfa.pd)
    assert [b.nama for b in _muat(p, "perencana_satu")[0].baris] == ["Dinas Satu Alfa"]
    assert [b.nama for b in _muat(p, "perencana_dua")[0].baris] == ["Dinas Dua Alfa"]
    assert _muat(p, "perencana_dua")[0].dispensasi == []


def test_the_table_says_how_each_milestone_was_kept_with_date_and_article(buka):
    halaman = teks(buka("sekda", "?tahun=2026"))
    assert "2 hari kerja terlambat, dengan dispensasi Batas 26 Jan 2026 Dipenuhi 28 Jan 2026" in halaman
    assert "Dispensasi sampai 30 Jan 2026" in halaman
    assert "belum, 4 hari kerja terlambat Batas 26 Jan 2026" in halaman
    assert "Perbup Bengkayang 66/2022 Pasal 11 ayat (1)" in halaman
    assert "menunggu pengesahan DPA" in halaman


def test_what_is_left_says_who_has_to_do_what_and_where(p, buka):
    halaman = buka("perencana_dua", "?tahun=2026&tampil=belum&kode=pk.kirim")
    assert "Pimpinan PD menandatangani, lalu perencana mengirim PK" in teks(halaman)
    assert f"/perjanjian/?pd={p.alfa.pd['dua'].pk}" in halaman.content.decode()
    assert "/tenggat/dispensasi/ajukan/?kode=pk.kirim" in halaman.content.decode()
    assert "ajukan" not in buka("sekda", "?tampil=belum&kode=pk.kirim").content.decode()


def test_filters_by_milestone_state_and_name(p):
    assert [k.kode for k in _muat(p, "sekda", kode="pk.kirim")[0].kolom] == ["pk.kirim"]
    dengan, _ = _muat(p, "sekda", kode="pk.kirim", keadaan="dispensasi")
    assert [b.nama for b in dengan.baris] == ["Dinas Satu Alfa"]
    assert [b.nama for b in _muat(p, "sekda", cari="dinas DUA")[0].baris] == ["Dinas Dua Alfa"]


def test_an_unknown_filter_shows_nothing_and_breaks_nothing(buka):
    assert "Tidak ada yang cocok" in teks(buka("sekda", "?kode=x&keadaan=y&q=%00%00z&halaman=99&tampil=q"))
    assert buka("sekda", "pdf/?kode=x").status_code == 302


def test_the_workbook_has_days_as_numbers_and_the_decision(buka):
    buku = load_workbook(io.BytesIO(buka("sekda", "ekspor/?tahun=2026").content))
    assert buku.sheetnames == ["Kepatuhan", "Rekap tonggak", "Dispensasi"]
    baris = [r for r in buku["Kepatuhan"].values if r[0] == "Dinas Satu Alfa" and str(r[1]).startswith("PK Kepala PD")]
    assert baris[0][5:8] == ("Dengan dispensasi", -2, "hari kerja")
    assert baris[0][8].date() == date(2026, 1, 30)
    isi = list(buku["Dispensasi"].values)[2]
    assert isi[0] == "Dinas Satu Alfa"
    assert {"Pimpinan dirawat", "180/7/2026", "Sekda Alfa", "Sekretaris Daerah"} <= set(isi)


def test_the_paper_prints_the_dispensasi_with_reason_number_date_and_by_whom(p):
    isi = lembaran(*_muat(p, "sekda"))
    assert [t.nama for t in isi.tabel][-1] == "Dispensasi"
    sel = [s.teks for s in isi.tabel[-1].baris[0]]
    assert sel[3:] == [
        "Pimpinan dirawat", "Diberikan", "30 Januari 2026", "Nomor 180/7/2026, 27 Januari 2026", "Sekda Alfa, Sekretaris Daerah",
    ]  # fmt: skip
    assert sum(t.lebar[0] for t in isi.tabel) > 0
    assert all(abs(sum(map(float, t.lebar)) - 100) < 0.01 for t in isi.tabel)


def test_the_pdf_is_handed_over(buka):
    jawaban = buka("sekda", "pdf/?tahun=2026")
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, "application/pdf")


def test_another_regency_sees_none_of_it(buka):
    assert "Dinas Satu Alfa" not in teks(buka("sekda", "?tahun=2026", daerah="beta"))


@pytest.mark.parametrize("tanya", ["tampil=tabel", "tampil=belum&q=dinas", "tampil=dispensasi"])
def test_ten_times_as_many_pd_cost_no_query_more(p, client, masuk, pada, tanya):
    masuk(client, p.alfa.pengguna["sekda"])

    def kueri():
        with pada(SAAT):
            client.get(f"/laporan/kepatuhan/?tahun=2026&{tanya}")  # what pages remember
            with CaptureQueriesContext(connection) as hitung:
                assert client.get(f"/laporan/kepatuhan/?tahun=2026&{tanya}").status_code == 200
        return len(hitung)

    sedikit = kueri()
    PerangkatDaerah.objects.bulk_create(
        PerangkatDaerah(pemda=p.alfa.pemda, kode=f"x{i}", nama=f"Dinas {i}", singkatan=f"D{i}") for i in range(70)
    )
    assert kueri() == sedikit <= 12


@pytest.mark.parametrize("lewat", ["tepat", "terlambat", "dispensasi"])
def test_on_time_late_and_with_dispensasi_stay_told_apart_after_the_document_arrived_and_the_calendar_changed(
    p, lewat
):
    """BK Pasal 11 ayat (1): what `arrived` says is not how; a holiday added or taken back later changes neither."""
    d, pd = p.alfa, p.alfa.pd["satu" if lewat == "dispensasi" else "dua"]
    kapan = {"tepat": date(2026, 1, 26), "terlambat": date(2026, 1, 27), "dispensasi": date(2026, 1, 28)}[lewat]
    peristiwa.daftarkan("uji2", lambda pemda_id, tahun: {pd.pk: {"dpa": date(2026, 1, 2), "pk.kirim": kapan}})
    catat_geseran(pemda_id=d.pemda.pk, now=SAAT)
    semula = _sel_kirim(p, pd)
    assert semula.keadaan == Patuh(lewat) and semula.terpenuhi == kapan
    for n, ubah in enumerate(
        (
            lambda: HariLibur.objects.create(pemda=d.pemda, tanggal=date(2026, 1, 20), nama="Baru", jenis="daerah"),
            lambda: HariLibur.objects.filter(tanggal__in=[date(2026, 1, 16), date(2026, 1, 20)]).delete(),
        ),
        start=1,
    ):
        ubah()
        catat_geseran(pemda_id=d.pemda.pk, now=SAAT + timedelta(days=n))
        kini = _sel_kirim(p, pd)
        assert (kini.keadaan, kini.hari, kini.kata) == (semula.keadaan, semula.hari, semula.kata)


def _sel_kirim(p, pd):
    isi, _ = _muat(p, "sekda")
    return next(b.sel["pk.kirim"] for b in isi.baris if b.pd == pd)


def test_each_dispensasi_is_exported_whatever_became_of_it(p, buka):
    """One given, one refused, one still waiting: all on the workbook and on paper, with state and reason."""
    d = p.alfa
    for kode in ("pk.kirim", "pk.susun"):
        minta(
            pd=d.pd["dua"], tahun=2026, kode=kode, sampai=date(2026, 2, 20), alasan=f"Alasan {kode}",
            pelaku=d.pengguna["perencana_dua"], now=SAAT,
        )  # fmt: skip
    ditolak = Dispensasi.objects.get(pd=d.pd["dua"], kode="pk.kirim")
    putuskan(
        dispensasi_id=ditolak.pk, aksi=AksiDispensasi.TOLAK, isi=Keputusan("Tidak cukup alasan"),
        pelaku=d.pengguna["sekda"], now=SAAT,
    )  # fmt: skip
    isi, konteks = _muat(p, "sekda")
    kertas = [[sel.teks for sel in baris] for baris in lembaran(isi, konteks).tabel[-1].baris]
    assert sorted(b[4] for b in kertas) == ["Diberikan", "Diminta", "Ditolak"]
    assert any("Tidak cukup alasan" in b[6] for b in kertas)
    buku = load_workbook(io.BytesIO(buka("sekda", "ekspor/?tahun=2026").content))
    assert {b[3] for b in list(buku["Dispensasi"].values)[2:]} == {"Diberikan", "Diminta", "Ditolak"}
