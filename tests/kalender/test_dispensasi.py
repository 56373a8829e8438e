"""Dispensasi (BK Pasal 11 ayat (1)): who asks, who decides, what it opens, and that lateness stays on record."""

from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction

from sakip.jejak.models import Jejak
from sakip.kalender import peristiwa
from sakip.kalender.enums import AksiDispensasi, PeranDispensasi, StatusDispensasi
from sakip.kalender.models import AturanTenggat, Dispensasi, Kabar
from sakip.kalender.profil import baca_profil
from sakip.kalender.queries.dispensasi import dispensasi_berlaku, menunggu_keputusan, peran_pada, terlihat
from sakip.kalender.rules.dispensasi import FaktaDispensasi, Pemberian, dengan_dispensasi, penerima
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan, minta, putuskan
from sakip.kalender.services.libur import semai_libur
from sakip.kalender.workflow import TABEL, decide
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import hak_dari
from tests.pemeran import pemeran

ZONA = ZoneInfo("Asia/Jakarta")
SAAT = datetime(2026, 1, 27, 9, 0, tzinfo=ZONA)  # one day late: pk.kirim was due on 26 January
BARU = date(2026, 1, 30)
BERI = Keputusan(sampai=BARU, nomor="180/7/2026", tanggal=date(2026, 1, 27))
ALASAN = "Pimpinan berhalangan karena sakit."


class Panggung:
    """The cast, and what happened to the PD so far."""

    def __init__(self, cast):
        self.d, self.terpenuhi = cast.alfa, {}
        self.p = cast

    def minta(self, *, oleh="perencana_satu", pd="satu", kode="pk.kirim", sampai=BARU, alasan=ALASAN, now=SAAT):
        return minta(
            pd=self.d.pd[pd],
            tahun=2026,
            kode=kode,
            sampai=sampai,
            alasan=alasan,
            pelaku=self.d.pengguna[oleh],
            now=now,
        )

    def putuskan(self, d, aksi, isi=BERI, oleh="sekda", now=SAAT, versi=None):
        return putuskan(
            dispensasi_id=d.pk, aksi=AksiDispensasi(aksi), isi=isi, pelaku=self.d.pengguna[oleh], now=now, versi=versi
        )

    def hak(self, siapa):
        return hak_dari(self.d.pengguna[siapa], SAAT.date())


@pytest.fixture
def p(db, monkeypatch):
    cast = pemeran()
    for urutan, aturan in enumerate(baca_profil("bengkayang").aturan_tenggat):
        isi = {f: getattr(aturan, f) for f in aturan.__dataclass_fields__}
        AturanTenggat.objects.create(ketentuan=cast.alfa.ketentuan, urutan=urutan, **isi)
    monkeypatch.setattr(peristiwa, "_peristiwa", {})
    monkeypatch.setattr(peristiwa, "_baris", {})
    semai_libur(cast.alfa.pemda, 2026)
    panggung = Panggung(cast)
    dpa = {pd.pk: {"dpa": date(2026, 1, 2)} for pd in cast.alfa.pd.values()}

    def kejadian(pemda_id, tahun):
        return {pk: isi | panggung.terpenuhi.get(pk, {}) for pk, isi in dpa.items()} if tahun == 2026 else {}

    peristiwa.daftarkan("uji", kejadian)
    return panggung


# ---- asking


@pytest.mark.parametrize("oleh", ["perencana_satu", "kepala_satu"])
def test_the_planner_or_the_head_asks_with_a_reason_and_it_is_recorded(p, oleh):
    d = p.minta(oleh=oleh)
    assert (d.status, d.tenggat, d.diminta_sampai) == ("diminta", date(2026, 1, 26), BARU)
    baris = Jejak.objects.get(aksi="dispensasi.minta")
    assert (baris.objek_id, baris.rincian["kode"]) == (d.pk, "pk.kirim")
    assert ALASAN in baris.ringkasan


@pytest.mark.parametrize("oleh", ["kabid_satu", "perencana_dua", "sekda", "admin", "sakip_satu"])
def test_nobody_else_asks_for_that_pd(p, oleh):
    with pytest.raises(DispensasiDitolak, match="bukan wewenang"):
        p.minta(oleh=oleh)
    assert not Dispensasi.objects.exists()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"alasan": "  "}, "Alasan belum ditulis"),
        ({"sampai": date(2026, 1, 26)}, "harus setelah batas semula, Senin, 26 Januari 2026"),
        ({"sampai": date(2028, 1, 1)}, "paling lambat 31 Desember 2027"),
        ({"kode": "pk.sampaikan"}, "tidak diberikan di sini"),
        ({"kode": "tidak.ada"}, "tidak diberikan di sini"),
        ({"sampai": date(2026, 2, 2), "now": SAAT + timedelta(days=7)}, "sudah lewat"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_in_words(p, isi, kata):
    with pytest.raises(DispensasiDitolak, match=kata):
        p.minta(**isi)


def test_one_question_at_a_time_and_a_new_one_after_a_refusal(p):
    d = p.minta()
    with pytest.raises(DispensasiDitolak, match="masih menunggu keputusan"):
        p.minta(oleh="kepala_satu")
    p.putuskan(d, "tolak", Keputusan("Belum cukup alasan."))
    assert p.minta().pk != d.pk


# ---- deciding


def test_given_by_who_receives_it_counts_until_the_new_date(p):
    d = p.putuskan(p.minta(), "beri")
    assert (d.status, d.sampai, d.nomor, d.diputuskan_peran) == ("diberikan", BARU, "180/7/2026", "Sekretaris Daerah")
    assert dispensasi_berlaku(p.d.pemda.pk, 2026) == {p.d.pd["satu"].pk: {"pk.kirim": BARU}}
    assert Jejak.objects.get(aksi="dispensasi.beri").rincian["sampai"] == "2026-01-30"


def test_refused_does_not_open_anything(p):
    d = p.putuskan(p.minta(), "tolak", Keputusan("Belum cukup alasan."))
    assert (d.status, d.catatan) == ("ditolak", "Belum cukup alasan.")
    assert dispensasi_berlaku(p.d.pemda.pk, 2026) == {}


def test_withdrawn_closes_again_and_says_why(p):
    d = p.putuskan(p.minta(), "beri")
    with pytest.raises(DispensasiDitolak, match="Alasan belum ditulis"):
        p.putuskan(d, "cabut", Keputusan())
    d = p.putuskan(d, "cabut", Keputusan("Keliru PD."))
    assert (d.status, d.alasan_dicabut, d.sampai) == ("dicabut", "Keliru PD.", BARU)
    assert dispensasi_berlaku(p.d.pemda.pk, 2026) == {}


def test_who_asked_may_take_the_question_back(p):
    assert p.putuskan(p.minta(), "tarik", Keputusan(), oleh="kepala_satu").status == "dicabut"


@pytest.mark.parametrize("oleh", ["sekda", "staf_sekda", "bupati"])
def test_the_office_of_the_sekda_and_the_kepala_daerah_give_it(p, oleh):
    assert p.putuskan(p.minta(), "beri", oleh=oleh).status == "diberikan"


@pytest.mark.parametrize("oleh", ["perencana_satu", "kepala_satu", "admin", "staf_organisasi", "inspektur", "monev"])
def test_nobody_gives_it_but_who_receives_the_document(p, oleh):
    with pytest.raises(DispensasiDitolak, match="bukan wewenang"):
        p.putuskan(p.minta(), "beri", oleh=oleh)
    assert Dispensasi.objects.get().status == "diminta"


def test_the_sekda_does_not_decide_on_the_pd_the_sekda_heads(p):
    d = p.minta(pd="setda", oleh="sekda")
    with pytest.raises(DispensasiDitolak):
        p.putuskan(d, "beri", oleh="sekda")
    assert p.putuskan(d, "beri", oleh="bupati").status == "diberikan"


def test_the_receiver_follows_the_milestone_and_the_profile():
    assert penerima("pk.kirim", "sekda").peran == {Peran.SEKDA, Peran.KANTOR_SEKDA}
    assert penerima("pk.serahkan", "organisasi").peran == {Peran.ORGANISASI}  # GM/SM Pasal 7 ayat (4)
    assert penerima("pk.kirim", "").peran == {Peran.BUPATI}
    assert penerima("ukur.tw1", "organisasi").peran == {Peran.MONEV}  # GM/SM Pasal 9 ayat (6)
    assert penerima("lkjip.pemda", "organisasi") is None  # to the Presiden


@pytest.mark.parametrize("kurang", [{"nomor": " "}, {"tanggal": None}, {"sampai": None}])
def test_a_dispensasi_has_number_date_and_new_date(p, kurang):
    isi = {"sampai": BARU, "nomor": "1", "tanggal": date(2026, 1, 27)} | kurang
    with pytest.raises(DispensasiDitolak, match="Isi tanggal baru, nomor, dan tanggal keputusan"):
        p.putuskan(p.minta(), "beri", Keputusan(**isi))


def test_a_decision_is_not_dated_in_the_future(p):
    with pytest.raises(DispensasiDitolak, match="belum tiba"):
        p.putuskan(p.minta(), "beri", Keputusan(sampai=BARU, nomor="1", tanggal=date(2026, 1, 28)))


def test_a_stale_page_decides_nothing(p):
    d = p.minta()
    p.putuskan(d, "tolak", Keputusan("Tidak."), versi=0)
    with pytest.raises(DispensasiDitolak, match="diputuskan orang lain"):
        p.putuskan(d, "beri", versi=0)


# ---- lateness stays on record


def test_a_late_act_stays_late_though_a_dispensasi_came_afterwards():
    """BK Pasal 11 ayat (1): the document came on the 28th, the dispensasi was given on the 29th."""
    batas, dipenuhi = date(2026, 1, 26), date(2026, 1, 28)
    assert dengan_dispensasi(batas, dipenuhi, [Pemberian(date(2026, 1, 29), date(2026, 2, 5))]) is None
    assert dengan_dispensasi(batas, dipenuhi, [Pemberian(date(2026, 1, 27), date(2026, 2, 5))]) is not None


@pytest.mark.parametrize(("hari", "dipakai"), [(26, False), (27, True), (30, True), (31, False)])
def test_it_counts_after_the_deadline_until_its_own_day_and_not_a_day_longer(hari, dipakai):
    ada = [Pemberian(date(2026, 1, 20), BARU)]
    assert (dengan_dispensasi(date(2026, 1, 26), date(2026, 1, hari), ada) is not None) == dipakai


def test_what_is_met_already_is_neither_asked_for_nor_given(p):
    d = p.minta()
    p.terpenuhi[p.d.pd["satu"].pk] = {"pk.kirim": date(2026, 1, 27)}
    with pytest.raises(DispensasiDitolak, match="sudah dipenuhi pada Selasa, 27 Januari 2026"):
        p.putuskan(d, "beri")
    p.putuskan(d, "tarik", Keputusan(), oleh="perencana_satu")
    with pytest.raises(DispensasiDitolak, match="tidak mengubah catatan"):
        p.minta()


def test_a_dispensasi_that_was_used_is_not_withdrawn(p):
    d = p.putuskan(p.minta(), "beri")
    p.terpenuhi[p.d.pd["satu"].pk] = {"pk.kirim": date(2026, 1, 28)}
    with pytest.raises(DispensasiDitolak, match="sudah dipakai"):
        p.putuskan(d, "cabut", Keputusan("Keliru."))
    assert Dispensasi.objects.get().status == "diberikan"


@pytest.mark.parametrize(
    "ubah", [{"sampai": date(2026, 3, 1)}, {"alasan": "lain"}, {"status": "ditolak"}, {"nomor": "9"}]
)
def test_the_database_keeps_what_was_decided(p, ubah):
    d = p.putuskan(p.minta(), "beri")
    with pytest.raises(DatabaseError), transaction.atomic():
        Dispensasi.objects.filter(pk=d.pk).update(**ubah)
    with pytest.raises(DatabaseError), transaction.atomic():
        Dispensasi.objects.filter(pk=d.pk).delete()


# ---- the table


def test_every_state_act_and_role_is_answered_by_the_table_alone():
    f = FaktaDispensasi(date(2026, 1, 27), 2026, batas=date(2026, 1, 26), sampai=BARU)
    boleh = {(s, t.aksi, r) for t in TABEL for s in t.sources for r in t.roles}
    for satu in product(StatusDispensasi, AksiDispensasi, PeranDispensasi):
        status, aksi, peran = satu
        assert decide(aksi, status, {peran}, f).allowed == (satu in boleh), satu
        assert not decide(aksi, status, set(), f).allowed
    assert len(boleh) == 5


# ---- who sees


def test_the_inbox_is_what_waits_for_the_reader(p):
    p.minta()
    menunggu = lambda siapa: terlihat(p.hak(siapa)).filter(  # noqa: E731
        menunggu_keputusan(p.hak(siapa), p.d.ketentuan)
    )
    assert [menunggu(s).count() for s in ("sekda", "staf_sekda", "bupati", "staf_organisasi", "perencana_satu")] == [
        1, 1, 1, 0, 0,
    ]  # fmt: skip


def test_a_pd_sees_its_own_and_another_regency_sees_none(p):
    d = p.minta()
    assert [terlihat(p.hak(s)).count() for s in ("perencana_satu", "perencana_dua", "inspektur")] == [1, 0, 1]
    asing = hak_dari(p.p.beta.pengguna["sekda"], SAAT.date())
    assert not terlihat(asing).exists()
    assert peran_pada(asing, d.pd, d.kode, p.d.ketentuan) == frozenset()


# ---- pages


@pytest.fixture
def buka(p, client, masuk, pada):
    def _buka(siapa, alamat, post=None):
        masuk(client, p.d.pengguna[siapa])
        with pada(SAAT):
            return client.get(alamat) if post is None else client.post(alamat, post)

    return _buka


def test_asked_for_on_the_page_of_deadlines_and_given_from_the_inbox(p, buka):
    halaman = buka("perencana_satu", "/tenggat/?tahun=2026").content.decode()
    assert "/tenggat/dispensasi/ajukan/?kode=pk.kirim" in halaman
    isi = {"kode": "pk.kirim", "sampai": "2026-01-30", "alasan": ALASAN}
    assert buka("perencana_satu", "/tenggat/dispensasi/ajukan/?tahun=2026", isi).status_code == 302
    d = Dispensasi.objects.get()
    assert "1 permintaan menunggu keputusan Anda" in buka("sekda", "/tenggat/dispensasi/?tahun=2026").content.decode()
    post = {"versi_kunci": "0", "sampai": "2026-01-30", "nomor": "180/7/2026", "tanggal": "2026-01-27"}
    assert buka("sekda", f"/tenggat/dispensasi/{d.pk}/beri/", post).status_code == 302
    tenggat = buka("perencana_satu", "/tenggat/?tahun=2026").content.decode()
    assert "Dispensasi sampai 30 Januari 2026" in tenggat
    assert "dispensasi 3 hari kerja" in tenggat


def test_a_refusal_keeps_what_was_typed(p, buka):
    isi = {"kode": "pk.kirim", "sampai": "2026-01-20", "alasan": ALASAN}
    jawaban = buka("perencana_satu", "/tenggat/dispensasi/ajukan/?tahun=2026", isi)
    assert jawaban.status_code == 422
    assert ALASAN in jawaban.content.decode()
    assert "harus setelah batas semula" in jawaban.content.decode()


def test_reasons_are_found_and_states_filtered(p, buka):
    p.minta()
    assert ALASAN in buka("sekda", "/tenggat/dispensasi/?tahun=2026&q=sakit&status=diminta").content.decode()
    assert "Tidak ada yang cocok" in buka("sekda", "/tenggat/dispensasi/?q=banjir").content.decode()


# ---- told


def _dikabari():
    return set(Kabar.objects.values_list("pegawai__pengguna__username", flat=True))


def test_who_may_decide_is_told_that_somebody_asks_and_nobody_else(p):
    d = p.minta()
    boleh = {
        u.username
        for u in p.d.pengguna.values()
        if PeranDispensasi.PENERIMA in peran_pada(hak_dari(u, SAAT.date()), d.pd, d.kode, p.d.ketentuan)
    }
    assert _dikabari() == boleh and {"alfa.sekda", "alfa.staf_sekda", "alfa.bupati"} <= boleh
    k = Kabar.objects.first()
    assert ALASAN in k.isi and k.alamat == d.get_absolute_url()


@pytest.mark.parametrize(
    ("aksi", "isi", "judul", "kata"),
    [
        ("beri", BERI, "Dispensasi diberikan: ", "Berlaku sampai 30 Januari 2026, nomor 180/7/2026."),
        ("tolak", Keputusan("Belum cukup."), "Dispensasi ditolak: ", "Alasan: Belum cukup."),
    ],
)
def test_who_asked_is_told_the_answer(p, aksi, isi, judul, kata):
    d = p.minta()
    Kabar.objects.all().delete()
    p.putuskan(d, aksi, isi)
    k = Kabar.objects.get()
    assert k.pegawai == p.d.pegawai["perencana_satu"]
    assert k.judul.startswith(judul) and k.isi == kata


def test_who_takes_back_the_own_question_is_not_told_what_he_knows(p):
    d = p.minta()
    Kabar.objects.all().delete()
    p.putuskan(d, "tarik", Keputusan(), oleh="perencana_satu")
    assert not Kabar.objects.exists()


# ---- a changed budget


def test_l_a_dppa_has_a_dispensasi_of_its_own_and_the_one_for_the_first_pk_opens_nothing_of_it(p):
    """DPPA of 20 January: 15 working days end on 10 February; a PK on it is in the making."""
    p.terpenuhi[p.d.pd["satu"].pk] = {
        "pk.kirim": date(2026, 1, 20), "dpa.dppa1": date(2026, 1, 20), "ada pk.kirim.dppa1": date.min,
    }  # fmt: skip
    now = SAAT.replace(month=2, day=11)
    with pytest.raises(DispensasiDitolak, match="sudah dipenuhi"):
        p.minta(now=now, sampai=date(2026, 2, 20))
    d = p.minta(kode="pk.kirim.dppa1", now=now, sampai=date(2026, 2, 20))
    assert (d.tenggat, d.nama[-7:]) == (date(2026, 2, 10), " (DPPA)")
    assert terlihat(p.hak("sekda")).filter(menunggu_keputusan(p.hak("sekda"), p.d.ketentuan)).get() == d
    p.putuskan(d, "beri", Keputusan(sampai=date(2026, 2, 20), nomor="1", tanggal=now.date()), now=now)
    assert dispensasi_berlaku(p.d.pemda.pk, 2026)[d.pd_id] == {"pk.kirim.dppa1": date(2026, 2, 20)}
