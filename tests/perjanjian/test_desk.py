"""Services of the Desk: planning, asking, moving, who came, begin and end (BK penjelasan Pasal 11 ayat (4))."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from perjanjian.enums import Aksi
from perjanjian.models import HariDesk, KehadiranDesk, PermintaanDesk, SlotDesk
from perjanjian.queries.desk import diminta_pindah, janji, kehadiran
from perjanjian.queries.desk_hari import belum_berjanji, hari_isi, keadaan_pk, tempat_kosong
from perjanjian.queries.desk_orang import merencanakan
from perjanjian.rules.desk import SlotRencana
from perjanjian.services import AksiDenied
from perjanjian.services.desk_rencana import HariBaru, simpan_hari
from sakip.jejak.models import Jejak
from sakip.kalender.models import HariLibur, Kabar
from sakip.organisasi.models import AnggotaTim
from tests.perjanjian.pabrik import VERIFIKATOR, adegan
from tests.perjanjian.pabrik_desk import JAM, PAGI, SEKRETARIS, TANGGAL, desk, hari_desk

pytestmark = pytest.mark.django_db


def _penerima():
    return set(Kabar.objects.values_list("pegawai__pengguna__username", flat=True))


# ---- planning


def test_pasal_11_ayat_4_each_pd_has_an_appointment_and_its_planner_and_head_are_told():
    a = adegan()
    hari_desk(a, pd=("satu", "dua"))
    assert [(s.pd.kode, f"{s.mulai:%H.%M}", s.ruang.nama) for s in SlotDesk.objects.order_by("ruang")] == [
        ("satu", "09.00", "Ruang A"), ("dua", "09.00", "Ruang B"),
    ]  # fmt: skip
    assert _penerima() == {"alfa.perencana_satu", "alfa.kepala_satu", "alfa.perencana_dua", "alfa.kepala_dua"}
    kabar = Kabar.objects.get(pegawai=a.d.pegawai["kepala_satu"])
    assert kabar.isi.startswith("Senin, 26 Januari 2026 pukul 09.00, Ruang A.")
    assert kabar.alamat == SlotDesk.objects.get(pd=a.d.pd["satu"]).get_absolute_url()
    assert Jejak.objects.filter(aksi="desk.susun").count() == 1


def test_the_secretary_plans_and_where_none_is_named_the_tim_does():
    a = adegan()
    assert all(merencanakan(a.hak(k), _tim(a)) for k in (*VERIFIKATOR, "sekda", "kabag_organisasi"))
    assert not any(merencanakan(a.hak(k), _tim(a)) for k in ("admin", "perencana_satu", "inspektur", "bupati"))
    AnggotaTim.objects.filter(pegawai=a.d.pegawai[SEKRETARIS]).update(kedudukan="Sekretaris merangkap anggota")
    boleh = [k for k in (*VERIFIKATOR, "sekda", "kabag_organisasi") if merencanakan(a.hak(k), _tim(a))]
    assert boleh == [SEKRETARIS]


def _tim(a):
    return list(AnggotaTim.objects.filter(tim=a.d.tim["verifikasi"]))


@pytest.mark.parametrize("siapa", ["perencana_satu", "admin", "bupati"])
def test_nobody_else_plans(siapa):
    a = adegan()
    with pytest.raises(AksiDenied, match="sekretaris Tim Verifikasi"):
        simpan_hari(
            pemda_id=a.d.pemda.pk, tahun=2026, isi=HariBaru(TANGGAL, *JAM, ("A",), ()), aktor=a.pengguna(siapa),
            now=a.now,
        )  # fmt: skip


def test_pasal_1_angka_15_no_desk_on_a_holiday_of_the_regency():
    a = adegan()
    HariLibur.objects.create(pemda=a.d.pemda, tanggal=TANGGAL, nama="Hari jadi", jenis="daerah")
    with pytest.raises(AksiDenied, match="bukan hari kerja"):
        hari_desk(a)
    with pytest.raises(AksiDenied, match="bukan hari kerja"):
        hari_desk(a, tanggal=date(2026, 1, 31))
    with pytest.raises(AksiDenied, match="sudah lewat"):
        hari_desk(a, tanggal=date(2026, 1, 20))
    assert not HariDesk.objects.exists() and not Kabar.objects.exists()


def test_a_room_is_not_booked_twice_and_a_pd_has_one_appointment():
    d = desk()
    with pytest.raises(AksiDenied, match=r"Ruang A pukul 09.00 sampai 10.00 sudah dipakai Dinas Satu"):
        d.tambah("dua", "Ruang A", time(9, 30), time(10, 30))
    with pytest.raises(AksiDenied, match=r"masih mempunyai janji Desk Senin, 26 Januari 2026 pukul 09.00"):
        d.tambah("satu", "Ruang B")
    with pytest.raises(AksiDenied, match="di luar jam Desk"):
        d.tambah("dua", "Ruang B", time(14, 30), time(15, 30))
    assert d.tambah("dua", "Ruang A", time(10), time(11)).status == "dijadwalkan"


def test_the_database_itself_refuses_what_the_services_would():
    d = desk(pd=("satu", "dua"))
    satu, dua = d.slot(), d.slot("dua")
    tambah = {"mulai": time(10), "selesai": time(11), "dibuat_pada": PAGI}
    for rusak in (
        lambda: SlotDesk.objects.filter(pk=dua.pk).update(ruang=satu.ruang),
        lambda: SlotDesk.objects.filter(pk=dua.pk).update(mulai=time(14), selesai=time(16)),
        lambda: SlotDesk.objects.create(ruang=satu.ruang, pd=satu.pd, **tambah),
        lambda: SlotDesk.objects.create(ruang=satu.ruang, pd=d.a.p.beta.pd["satu"], **tambah),
        lambda: SlotDesk.objects.create(ruang=satu.ruang, pd=d.a.d.pd["setda"], **tambah | {"selesai": time(9)}),
        lambda: SlotDesk.objects.filter(pk=satu.pk).update(status="berlangsung"),
        lambda: SlotDesk.objects.filter(pk=satu.pk).update(pd=d.a.d.pd["setda"]),
        lambda: HariDesk.objects.update(tanggal=TANGGAL + timedelta(days=1)),
        lambda: HariDesk.objects.update(selesai=time(9, 30)),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rusak()


def test_nothing_that_happened_in_a_desk_is_changed_or_removed():
    d = desk()
    slot = d.mulai()
    for rusak in (
        lambda: SlotDesk.objects.filter(pk=slot.pk).update(status="dijadwalkan", dimulai_pada=None),
        lambda: SlotDesk.objects.filter(pk=slot.pk).update(mulai=time(11), selesai=time(12)),
        lambda: KehadiranDesk.objects.update(nama="Orang lain"),
        lambda: KehadiranDesk.objects.all()._raw_delete("default"),
        lambda: SlotDesk.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rusak()


# ---- the PD: knows, asks for another time


def test_the_pd_says_that_it_knows_and_another_pd_cannot():
    d = desk()
    slot = d.lakukan("ketahui", "perencana_satu")
    assert slot.diketahui_oleh == d.a.d.pegawai["perencana_satu"]
    with pytest.raises(AksiDenied, match="sudah Anda nyatakan"):
        d.lakukan("ketahui", "kepala_satu")
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        d.lakukan("ketahui", "perencana_dua")


def _minta(d, **lain):
    d.a.now = PAGI - timedelta(days=1)
    isi = {"catatan": "Kepala dinas dinas luar", "tujuan": d.tujuan(mulai=time(13), selesai=time(14))}
    return d.lakukan("minta", "perencana_satu", **isi | lain)


def test_a_pd_asks_for_another_time_with_a_reason_and_the_tim_is_told():
    d = desk()
    Kabar.objects.all().delete()
    with pytest.raises(AksiDenied, match="Alasan belum ditulis"):
        _minta(d, catatan=" ")
    assert _minta(d).status == "diminta_pindah"
    assert _penerima() == {f"alfa.{k}" for k in VERIFIKATOR}
    assert [s.pd.kode for s in diminta_pindah(d.a.hak(SEKRETARIS), 2026)] == ["satu"]
    assert diminta_pindah(d.a.hak("admin"), 2026) == []


def test_the_secretary_agrees_and_the_appointment_moves():
    d = desk()
    d.lakukan("ketahui", "kepala_satu")
    _minta(d)
    Kabar.objects.all().delete()
    slot = d.lakukan("setujui")
    assert (slot.status, slot.ruang.nama, slot.mulai, slot.diketahui_pada) == (
        "dijadwalkan",
        "Ruang B",
        time(13),
        None,
    )
    assert PermintaanDesk.objects.get().hasil == "disetujui"
    kabar = Kabar.objects.get(pegawai=d.a.d.pegawai["kepala_satu"])
    assert "Semula Senin, 26 Januari 2026 pukul 09.00, Ruang A" in kabar.isi


def test_the_secretary_refuses_with_a_reason_or_the_pd_withdraws_and_the_appointment_stays():
    d = desk()
    _minta(d)
    with pytest.raises(AksiDenied, match="Alasan belum ditulis"):
        d.lakukan("tolak")
    assert d.lakukan("tolak", catatan="Semua ruang terpakai").mulai == time(9)
    _minta(d)
    assert d.lakukan("tarik", "kepala_satu").status == "dijadwalkan"
    assert list(PermintaanDesk.objects.values_list("hasil", flat=True)) == ["ditolak", "ditarik"]


def test_a_request_is_not_agreed_to_where_the_place_was_taken_meanwhile():
    d = desk()
    _minta(d)
    d.tambah("dua", "Ruang B", time(13), time(14))
    with pytest.raises(AksiDenied, match="sudah dipakai Dinas Dua"):
        d.lakukan("setujui")


def test_nobody_who_speaks_for_a_pd_decides_on_its_appointment():
    d = desk()
    _minta(d)
    AnggotaTim.objects.create(tim=d.a.d.tim["verifikasi"], pegawai=d.a.d.pegawai["kepala_satu"], unsur="organisasi")
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        d.lakukan("setujui", "kepala_satu")


def test_the_secretary_moves_and_cancels_with_a_reason_and_the_pd_is_told():
    d = desk()
    Kabar.objects.all().delete()
    d.lakukan("pindahkan", catatan="Ruang A dipakai rapat", tujuan=d.tujuan(mulai=time(10), selesai=time(11)))
    assert (d.slot().ruang.nama, d.slot().mulai) == ("Ruang B", time(10))
    d.lakukan("batalkan", catatan="Jadwal disusun ulang")
    assert d.slot().status == "batal"
    assert Kabar.objects.filter(pegawai=d.a.d.pegawai["perencana_satu"]).count() == 2
    assert d.tambah("satu", "Ruang B", time(10), time(11)).status == "dijadwalkan"


def test_free_places_are_those_nobody_has_and_that_are_to_come():
    d = desk(pd=("satu", "dua"))
    kosong = [(t.ruang.nama, t.mulai.hour) for t in tempat_kosong(_muat(d), d.a.now)]
    assert kosong == [("Ruang A", h) for h in range(10, 15)] + [("Ruang B", h) for h in range(10, 15)]


def _muat(d):
    return SlotDesk.objects.select_related("ruang__hari__pemda", "pd").get(pk=d.slot().pk)


# ---- the day


def test_who_came_is_written_down_with_name_office_and_unsur():
    d = desk()
    d.hadirkan()
    hadir = {h.nama.split()[0] + h.nama.split()[1]: h for h in KehadiranDesk.objects.all()}
    assert hadir["KepalaSatu"].jabatan == "Kepala Dinas Satu Alfa"
    assert (hadir["VerifikatorInspektorat"].unsur, hadir["VerifikatorInspektorat"].pihak) == ("inspektorat", "tim")
    d.hadirkan(None, "kepala_satu", VERIFIKATOR[0])
    assert KehadiranDesk.objects.filter(dicabut_pada=None).count() == 2
    assert KehadiranDesk.objects.count() == 4


def test_sod2_a_member_of_the_tim_sits_for_the_own_pd_not_for_the_tim():
    d = desk()
    _, tim = d.calon()
    assert len(tim) == 4
    d.a.d.penugasan["kasi_satu"].__class__.objects.create(
        pegawai=d.a.d.pegawai[VERIFIKATOR[0]],
        jabatan=d.a.d.jabatan["pelaksana_satu"],
        mulai=date(2026, 1, 1),
        jenis="plt",
    )
    pd, tim = d.calon()
    assert d.a.d.pegawai[VERIFIKATOR[0]].nama not in {h.nama for h in tim}
    assert d.a.d.pegawai[VERIFIKATOR[0]].nama in {h.nama for h in pd}


def test_a_desk_begins_only_with_both_sides_and_a_pk_that_was_sent():
    d = desk(dikirim=False)
    with pytest.raises(AksiDenied, match="belum mengirim PK"):
        d.lakukan("mulai")
    d.a.sampai_dikirim()
    with pytest.raises(AksiDenied, match="Catat dulu siapa yang hadir"):
        d.lakukan("mulai")
    slot = d.mulai()
    assert (slot.status, slot.dimulai_pada, slot.perjanjian.pd) == ("berlangsung", d.a.now, d.a.d.pd["satu"])


def test_one_desk_at_a_time_in_a_room_and_none_before_its_day():
    d = desk()
    dua = d.tambah("dua", "Ruang A", time(10), time(11))
    d.mulai()
    assert "Dinas Satu" in _sebab(lambda: d.lakukan("mulai", slot=dua))
    with pytest.raises(AksiDenied, match="belum tiba harinya"):
        d.lakukan("hadir", slot=dua, now=PAGI - timedelta(days=1), hadir=(d.a.d.pegawai["kepala_dua"].pk,))


def _sebab(kerja):
    with pytest.raises(AksiDenied) as salah:
        kerja()
    return str(salah.value)


def test_an_absent_pd_is_written_down_once_its_time_has_come_frees_the_room_and_may_still_come():
    d = desk()
    with pytest.raises(AksiDenied, match="belum tiba"):
        d.lakukan("tidak_hadir", now=PAGI - timedelta(minutes=10))
    assert d.lakukan("tidak_hadir").status == "tidak_hadir"
    dua = d.tambah("dua", "Ruang A", time(9), time(10))
    d.hadirkan()
    with pytest.raises(AksiDenied, match="baru saja dijadwalkan orang lain"):
        d.lakukan("mulai")
    d.lakukan("batalkan", slot=dua, catatan="Ditunda")
    assert d.lakukan("mulai").status == "berlangsung"


def test_two_clicks_on_one_page_are_one_act():
    d = desk()
    slot = d.slot()
    d.lakukan("ketahui", "kepala_satu")
    with pytest.raises(AksiDenied, match="baru saja diubah"):
        from perjanjian.services.desk import lakukan

        lakukan(slot_id=slot.pk, aksi="batalkan", aktor=d.a.pengguna(SEKRETARIS), now=d.a.now, versi=slot.versi_kunci)


# ---- the result, and the correction on the same day


def _keadaan(d):
    return hari_isi(HariDesk.objects.select_related("pemda").get(), d.a.now).baris[0].keadaan


def _diperbaiki(d, jam):
    """Returned in the Desk, mended, signed and sent again some hours later."""
    pk = d.slot().perjanjian
    d.a.lakukan(pk, Aksi.KEMBALIKAN, VERIFIKATOR[0], "Perbaiki target")
    dikembalikan = _keadaan(d)
    d.a.maju(hours=jam)
    d.a.lakukan(d.a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    return dikembalikan


def test_the_result_is_read_from_the_pk_with_the_number_of_the_berita_acara():
    d = desk()
    d.mulai()
    assert _keadaan(d).hasil == "belum_selesai"
    pk = d.a.selaraskan(d.slot().perjanjian)
    d.lakukan("selesaikan")
    assert (_keadaan(d).hasil, _keadaan(d).berita_acara) == ("selaras", pk.verifikasi.get().berita_acara.nomor)


def test_pasal_11_ayat_4_penjelasan_corrected_the_same_day_is_in_time_and_the_desk_goes_on():
    d = desk()
    d.mulai()
    d.lakukan("selesaikan")
    dikembalikan = _diperbaiki(d, 5)
    assert dikembalikan.hasil == "dikembalikan" and dikembalikan.ditunggu
    assert d.lakukan("lanjutkan").status == "berlangsung"
    kini = _keadaan(d)
    assert kini.ditunggu is None and kini.terlambat(d.a.now) == []
    assert len(kini.perbaikan) == 1


def test_pasal_11_ayat_4_penjelasan_corrected_the_next_day_is_late_for_ever():
    d = desk()
    d.mulai()
    _diperbaiki(d, 24)
    d.a.selaraskan(d.slot().perjanjian)
    d.a.maju(days=300)
    (satu,) = _keadaan(d).terlambat(d.a.now)
    assert satu.hari_terlambat(d.a.now) == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        d.slot().perjanjian.verifikasi.filter(putaran=1).update(selesai_pada=d.a.now)


# ---- what others ask


def test_attendance_for_the_berita_acara():
    d = desk()
    pk = d.mulai().perjanjian
    isi = kehadiran(pk.pk, TANGGAL)
    assert (isi.tanggal, isi.ruang, isi.mulai, isi.dimulai) == (TANGGAL, "Ruang A", time(9), d.a.now)
    assert isi.pd[0].jabatan == "Kepala Dinas Satu Alfa"
    assert list(isi.unsur) == ["Inspektorat", "Bappeda"]
    assert kehadiran(pk.pk, TANGGAL - timedelta(days=1)) is None
    assert kehadiran(987, TANGGAL) is None


def test_who_waits_without_an_appointment_is_listed_those_that_sent_first():
    d = desk(dikirim=False, pd=())
    d.a.sampai_dikirim()
    belum = belum_berjanji(d.a.d.pemda.pk, 2026, d.a.d.pd.values())
    assert belum[0].pd == d.a.d.pd["satu"] and belum[0].kata == "PK dikirim"
    assert {b.kata for b in belum[1:]} == {"PK belum disusun"}
    d.tambah("satu", "Ruang A")
    assert d.a.d.pd["satu"] not in {b.pd for b in belum_berjanji(d.a.d.pemda.pk, 2026, d.a.d.pd.values())}


def test_an_appointment_stands_on_the_front_page_of_its_planner_and_head_only():
    d = desk(pd=("satu", "dua"))
    assert [j.pd for j in janji(d.a.hak("perencana_satu"), 2026)] == ["Dinas Satu Alfa"]
    assert [str(j) for j in janji(d.a.hak("kepala_dua"), 2026)] == ["Senin, 26 Januari 2026 pukul 09.00, Ruang B"]
    assert janji(d.a.hak("kepala_dua"), 2027) == []
    assert janji(d.a.hak("kabid_satu"), 2026) == janji(d.a.hak(SEKRETARIS), 2026) == []


def test_the_state_of_many_pk_costs_one_query(django_assert_num_queries):
    d = desk()
    pk = d.mulai().perjanjian
    with django_assert_num_queries(1):
        keadaan_pk([pk], d.a.d.pemda.zona)


def test_a_plan_with_a_place_of_another_regency_is_refused():
    a = adegan()
    isi = HariBaru(TANGGAL, *JAM, ("A",), (SlotRencana(0, time(9), time(10), a.p.beta.pd["satu"].pk),))
    with pytest.raises(AksiDenied, match="masih aktif"):
        simpan_hari(pemda_id=a.d.pemda.pk, tahun=2026, isi=isi, aktor=a.pengguna(SEKRETARIS), now=a.now)
