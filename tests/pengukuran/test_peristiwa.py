"""The milestones of measuring (GM/SM Pasal 9 ayat (7)-(9)): met, late, closed, opened by dispensasi; on every page."""

from datetime import date

import pytest

from pengukuran.enums import AksiUkur, StatusUkur
from pengukuran.services.dasar import UkurDitolak
from sakip.jejak.models import Jejak
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import Dispensasi
from sakip.kalender.pelaku import pelaku
from sakip.kalender.queries.pengingat import tonggak as semua_tonggak
from sakip.kalender.queries.tenggat import TahunTenggat
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan, minta, putuskan
from sakip.organisasi.enums import JenisTim
from tests.perjanjian.halaman import Halaman, teks

from .pabrik import pk_bupati, ukur

pytestmark = pytest.mark.django_db
BATAS = date(2026, 4, 14)


def tonggak(u, pd="satu", kode="ukur.tw1"):
    semua = TahunTenggat(u.d.pemda.pk, u.d.ketentuan, 2026, u.now.date()).pd(u.d.pd[pd])
    return next(b for b in semua if b.tenggat.kode == kode)


def diminta(u, sampai=date(2026, 4, 24)):
    return minta(
        pd=u.d.pd["satu"], tahun=2026, kode="ukur.tw1", sampai=sampai, alasan="Data BPS terlambat.",
        pelaku=u.pengguna("perencana_satu"), now=u.now,
    )  # fmt: skip


def beri(u, d, oleh="monev", sampai=date(2026, 4, 24)):
    isi = Keputusan(sampai=sampai, nomor="7/2026", tanggal=u.now.date())
    return putuskan(dispensasi_id=d.pk, aksi=AksiDispensasi.BERI, isi=isi, pelaku=u.pengguna(oleh), now=u.now)


@pytest.fixture
def tertutup():
    """Two days after the deadline, where the profile closes a missed period."""
    u = ukur("kabid_satu", menutup=True)
    p = u.isi(u.lembar())
    u.pada("tw1", 16)
    return u, p


def test_the_milestone_is_met_by_the_measurement_of_the_head_alone_ayat_6():
    u = ukur("kabid_satu")
    u.ajukan(u.isi(u.lembar("kabid_satu")))
    assert tonggak(u).terpenuhi is None
    u.ajukan(u.isi(u.lembar()))
    assert tonggak(u).terpenuhi == date(2026, 4, 8)
    assert tonggak(u, "dua").terpenuhi is None


def test_the_day_of_the_first_sending_stays_whatever_happens_to_it_later():
    u = ukur()
    p = u.kembalikan(u.ajukan(u.isi(u.lembar())))
    u.pada("tw1", 20)
    p = u.ajukan(u.isi(p, "96%"))
    assert tonggak(u).terpenuhi == date(2026, 4, 8)
    u.koreksi(u.terima(p))
    assert tonggak(u).terpenuhi == date(2026, 4, 8)


def test_the_regencys_own_is_met_by_the_pk_of_the_kepala_daerah_and_seen_to_by_its_planners():
    assert pelaku("ukur.tw1", None).tim == (JenisTim.PENYUSUN_PEMDA,)
    assert pelaku("ukur.tw1", 7).tim == (JenisTim.PENYUSUN_PD,) and pelaku("ukur.tahunan", 7).pimpinan
    assert pelaku("ukur.tw1", 7).dicatat


def tonggak_pemda(u, kode="ukur.tw1"):
    semua = TahunTenggat(u.d.pemda.pk, u.d.ketentuan, 2026, u.now.date()).pemda()
    return next(b for b in semua if b.tenggat.kode == kode)


def lembar_bupati(u):
    p = u.lembar("bupati", oleh="perencana_pemda")
    return u.isi(p, "72", oleh="perencana_pemda")


@pytest.mark.django_db(transaction=True)
def test_submitted_the_pk_of_the_kepala_daerah_meets_the_milestone_of_the_regency_and_no_pds_ayat_6():
    """GM/SM Pasal 9 ayat (6), (7): by service, on the calendar, in the reminders, on the front page."""
    u = ukur()
    pk_bupati(u)
    h = Halaman(u)
    p = lembar_bupati(u)
    assert tonggak_pemda(u).terpenuhi is None and tonggak_pemda(u).tenggat.tanggal == BATAS
    tugas = [t for t in h.buka("perencana_pemda", "beranda").context["tugas"] if t.jenis == "ukur_ajukan"]
    assert [(t.judul, t.batas) for t in tugas] == [("Ajukan pengukuran Triwulan I 2026", BATAS)]
    assert u.ajukan(p, oleh="perencana_pemda").status == StatusUkur.DIAJUKAN
    assert tonggak_pemda(u).terpenuhi == date(2026, 4, 8)
    assert tonggak(u).terpenuhi is None
    pengingat = {t.kunci: t.baris.terpenuhi for t in semua_tonggak(u.d.pemda, u.now.date())}
    assert pengingat[None, 2026, "ukur.tw1"] == date(2026, 4, 8)
    assert "lebih awal" in teks(h.buka("perencana_pemda", "kalender:daftar", tanya={"pd": "semua"}))


@pytest.mark.django_db(transaction=True)
def test_the_regency_is_late_but_never_closed_as_nobody_could_open_it_again_ayat_7():
    u = ukur(menutup=True)
    pk_bupati(u)
    p = lembar_bupati(u)
    u.pada("tw1", 16)
    h = Halaman(u)
    assert "terlambat" in teks(h.buka("perencana_pemda", "pengukuran:aksi", p.pk, "ajukan"))
    p = u.ajukan(p, oleh="perencana_pemda")
    assert Jejak.objects.get(aksi="pengukuran.ajukan").rincian["terlambat"] is True
    assert tonggak_pemda(u).lencana.kata == "dipenuhi terlambat 2 hari kerja"
    baris = h.buka("monev", "pengukuran:periksa", tanya={"keadaan": "lambat"}).context["baris"]
    assert [(b.p, b.lambat) for b in baris] == [(p, "2 hari kerja")]
    assert h.buka("bupati", "pengukuran:dasbor", tanya={"periode": "tw1"}).context["d"].pemda.kini.terlambat


def test_submitted_late_it_is_recorded_late_and_shown_so_on_every_page():
    u = ukur()
    p = u.isi(u.lembar())
    u.pada("tw1", 16)
    h = Halaman(u)
    assert "terlambat" in teks(h.buka("perencana_satu", "pengukuran:aksi", p.pk, "ajukan"))
    u.ajukan(p)
    assert Jejak.objects.get(aksi="pengukuran.ajukan").rincian["terlambat"] is True
    baris = h.buka("monev", "pengukuran:periksa", tanya={"keadaan": "lambat"}).context["baris"]
    assert [(b.p, b.lambat) for b in baris] == [(p, "2 hari kerja")]
    assert tonggak(u).lencana.kata == "dipenuhi terlambat 2 hari kerja"
    assert "2 hari kerja terlambat" in teks(h.buka("kepala_satu", "kalender:daftar"))
    assert "Pengukuran tw1 Pasal 9 ayat (8) Terlambat 1" in teks(h.buka("bupati", "laporan:kepatuhan"))


def test_a_closed_period_is_not_submitted_and_names_the_way_out_ayat_7(tertutup):
    u, p = tertutup
    with pytest.raises(UkurDitolak, match=r"ditutup sejak Selasa, 14 April 2026, Pasal 9 ayat \(8\)"):
        u.ajukan(p)
    halaman = Halaman(u).buka("perencana_satu", "pengukuran:aksi", p.pk, "ajukan").content.decode()
    assert "Minta dispensasi" in halaman and "kode=ukur.tw1" in halaman


def test_a_dispensasi_opens_it_for_one_pd_until_its_day_and_its_use_is_recorded(tertutup):
    """GM/SM Pasal 9 ayat (6): given by the Tim Monev, which receives the measurements."""
    u, p = tertutup
    d = diminta(u)
    with pytest.raises(DispensasiDitolak):
        beri(u, d, oleh="sekda")
    beri(u, d)
    assert tonggak(u).dispensasi == date(2026, 4, 24) and tonggak(u, "dua").dispensasi is None
    p = u.ajukan(p)
    assert p.status == StatusUkur.DIAJUKAN
    rincian = Jejak.objects.get(aksi="pengukuran.ajukan").rincian
    assert (rincian["terlambat"], rincian["dispensasi"]) == (True, True)
    with pytest.raises(DispensasiDitolak, match="sudah dipakai"):
        putuskan(
            dispensasi_id=d.pk, aksi=AksiDispensasi.CABUT, isi=Keputusan("Keliru"), pelaku=u.pengguna("monev"),
            now=u.now,
        )  # fmt: skip
    h = Halaman(u)
    halaman = teks(h.buka("monev", "pengukuran:periksa", tanya={"keadaan": "lambat"}))
    assert "dengan dispensasi" in halaman
    assert "dispensasi" in teks(h.buka("bupati", "laporan:kepatuhan")).lower()


def test_the_day_after_the_dispensasi_it_is_closed_again(tertutup):
    u, p = tertutup
    beri(u, diminta(u))
    u.pada("tw1", 25)
    with pytest.raises(UkurDitolak, match="ditutup"):
        u.ajukan(p)


def test_what_was_submitted_once_comes_back_after_the_deadline_without_a_dispensasi(tertutup):
    u, p = tertutup
    u.pada("tw1", 8)
    p = u.kembalikan(u.ajukan(p))
    u.pada("tw1", 30)
    assert u.ajukan(u.isi(p, "96%")).status == StatusUkur.DIAJUKAN


def test_a_correction_is_not_held_to_the_deadline(tertutup):
    u, p = tertutup
    u.pada("tw1", 8)
    p = u.terima(u.ajukan(p))
    u.pada("tw2", 30)
    baru = u.koreksi(p)
    assert u.lakukan(u.isi(baru, "96%"), AksiUkur.AJUKAN, "perencana_satu").status == StatusUkur.DIAJUKAN


def test_the_tim_monev_is_asked_on_its_page_and_the_pd_reads_the_answer(tertutup):
    u, _ = tertutup
    h = Halaman(u)
    isi = {"pd": u.d.pd["satu"].pk, "kode": "ukur.tw1", "tahun": 2026, "sampai": "2026-04-24", "alasan": "Data BPS."}
    assert h.kirim("perencana_satu", "kalender:dispensasi_minta", isi=isi).status_code == 302
    d = Dispensasi.objects.get()
    tugas = [t for t in h.buka("monev", "beranda").context["tugas"] if t.jenis == "dispensasi"]
    assert tugas
    beri(u, d)
    assert "24 Apr" in teks(h.buka("perencana_satu", "kalender:daftar"))


def test_reminders_of_an_open_period_reach_planner_and_head_and_stop_when_it_is_met():
    u = ukur()
    satu = next(t for t in semua_tonggak(u.d.pemda, u.now.date()) if t.kunci == (u.d.pd["satu"].pk, 2026, "ukur.tw1"))
    assert satu.pelaku.alamat == "pengukuran:beranda" and satu.baris.terpenuhi is None
    u.ajukan(u.isi(u.lembar()))
    satu = next(t for t in semua_tonggak(u.d.pemda, u.now.date()) if t.kunci == (u.d.pd["satu"].pk, 2026, "ukur.tw1"))
    assert satu.baris.terpenuhi == date(2026, 4, 8)
