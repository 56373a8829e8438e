"""F3 / BK Pasal 8 ayat (3): a change of strategy, priority or assumptions is reported to the three offices."""

import hashlib
import json
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from laporan.enums import Patuh
from laporan.rules.kepatuhan import nilai
from perjanjian.enums.lapor import AksiLapor as A
from perjanjian.enums.lapor import AlasanPerubahan
from perjanjian.enums.lapor import PeranLapor as P
from perjanjian.enums.lapor import StatusLapor as S
from perjanjian.models import LaporanPerubahan, TerimaLaporan
from perjanjian.queries import lapor as q
from perjanjian.rules.lapor import FaktaLapor
from perjanjian.services import lapor as s
from perjanjian.services.dasar import AksiDenied
from perjanjian.workflow.lapor import decide
from renstra.enums import VersiAnggaran
from sakip.dokumen.services import baca_berkas
from sakip.jejak.models import Jejak
from sakip.kalender.models import Kabar
from sakip.kalender.pelaku import pelaku
from sakip.kalender.peristiwa import peristiwa_pd
from sakip.kalender.queries.tenggat import TahunTenggat
from sakip.organisasi.models import Ketentuan, Penugasan
from tests.alat.serentak import berhasil, bersama
from tests.pemeran import MULAI

from .pabrik_lapor import ubahan

pytestmark = pytest.mark.django_db
KODE = "pk.lapor_perubahan.dppa1"
# who may do what in which state, written from BK Pasal 8 ayat (3)
HARAPAN = {
    (A.SUSUN, S.BARU): {P.PENYUSUN, P.PIMPINAN},
    (A.UBAH, S.DRAF): {P.PENYUSUN, P.PIMPINAN},
    (A.HAPUS, S.DRAF): {P.PENYUSUN, P.PIMPINAN},
    (A.KIRIM, S.DRAF): {P.PIMPINAN},
}


@pytest.fixture
def u():
    return ubahan()


@pytest.mark.parametrize("aksi", list(A))
@pytest.mark.parametrize("status", list(S))
def test_pasal_8_ayat_3_every_act_in_every_state_is_open_to_those_whom_the_procedure_names(aksi, status):
    boleh = {p for p in P if decide(aksi, status, {p}, FaktaLapor(penjelasan="Ada")).allowed}
    assert boleh == HARAPAN.get((aksi, status), set())


@pytest.mark.parametrize(
    ("aksi", "status", "fakta", "sebab"),
    [
        (A.KIRIM, S.DRAF, FaktaLapor(), "Penjelasan belum ditulis"),
        (A.KIRIM, S.DRAF, FaktaLapor(diatur=False, penjelasan="Ada"), "tidak mengatur laporan perubahan"),
        (A.SUSUN, S.BARU, FaktaLapor(diatur=False), "tidak mengatur laporan perubahan"),
        (A.SUSUN, S.BARU, FaktaLapor(dokumen_ditetapkan=False), "belum ditetapkan"),
        (A.SUSUN, S.BARU, FaktaLapor(ada_draf=True), "Sudah ada draf"),
    ],
)
def test_pasal_8_ayat_3_what_stands_in_the_way_is_said(aksi, status, fakta, sebab):
    assert sebab in " ".join(decide(aksi, status, set(P), fakta).reasons)


def test_pasal_8_ayat_3_it_goes_with_an_explanation_to_sekda_inspektur_and_kepala_bappeda(u):
    x = u.kirim(u.susun())
    assert [p.nama for p in x.penerima.all()] == [
        "Sekretaris Daerah Alfa", "Inspektur Alfa", "Kepala Badan Perencanaan Alfa"
    ]  # fmt: skip
    isi = json.loads(x.isi)
    assert (isi["dokumen"], isi["dokumen_tanggal"], isi["penjelasan"]) == ("DPPA 2026", "2026-01-19", x.penjelasan)
    assert x.sha256 == hashlib.sha256(x.isi.encode()).hexdigest()
    assert baca_berkas(x.pdf).startswith(b"%PDF") and isi["semula"] == isi["menjadi"]


@pytest.mark.parametrize(
    ("alasan", "kata"),
    [
        (AlasanPerubahan.STRATEGI, "strategi yang mempengaruhi pencapaian tujuan dan sasaran (perubahan program"),
        (AlasanPerubahan.PRIORITAS, "perubahan prioritas yang berakibat secara signifikan"),
        (AlasanPerubahan.ASUMSI, "perubahan asumsi yang berakibat secara signifikan"),
    ],
)
def test_f1_huruf_b_and_c_the_ground_stands_in_the_letter_in_the_words_of_the_regulation(u, alasan, kata):
    x = u.kirim(u.susun(alasan=alasan))
    assert kata in json.loads(x.isi)["uraian"]


def test_the_planner_drafts_the_kepala_pd_is_told_and_sends(u):
    x = u.susun()
    assert [k.pegawai for k in Kabar.objects.all()] == [u.d.pegawai["kepala_satu"]]
    for lain in ("perencana_satu", "kepala_dua", "sekda", "kabid_satu"):
        with pytest.raises(AksiDenied, match="bukan wewenang Anda"):
            u.kirim(x, lain)
    assert u.kirim(x).pengirim == u.d.pegawai["kepala_satu"]


def test_a_plt_sends_as_the_holder_and_a_plh_does_not(u):
    Penugasan.objects.filter(jabatan=u.d.jabatan["kepala_satu"]).update(selesai=MULAI)
    petugas = Penugasan.objects.create(
        pegawai=u.d.pegawai["kabid_dua"], jabatan=u.d.jabatan["kepala_satu"], jenis="plh", mulai=date(2026, 1, 1)
    )
    x = u.susun()
    with pytest.raises(AksiDenied, match="bukan wewenang Anda"):
        u.kirim(x, "kabid_dua")
    Penugasan.objects.filter(pk=petugas.pk).update(jenis="plt")
    assert u.kirim(x, "kabid_dua").pengirim_jabatan.startswith("Plt. ")


def test_gm_and_sm_have_no_such_duty_the_profile_switch_decides(u):
    Ketentuan.objects.filter(pk=u.d.ketentuan.pk).update(perubahan_diatur=False)
    with pytest.raises(AksiDenied, match="tidak mengatur laporan perubahan"):
        u.susun()
    assert not LaporanPerubahan.objects.exists()


def test_another_regency_and_another_pd_report_nothing_here(u):
    for siapa in (u.a.p.beta.pengguna["perencana_satu"], u.a.pengguna("perencana_dua")):
        with pytest.raises(AksiDenied):
            s.susun(dokumen=u.dppa, isi=s.IsiLapor(AlasanPerubahan.ASUMSI, "Ada"), aktor=siapa, now=u.now)


def test_one_draft_for_a_document_and_a_later_report_after_the_first_was_sent(u):
    x = u.susun()
    with pytest.raises(AksiDenied, match="Sudah ada draf"):
        u.susun("kepala_satu")
    u.kirim(x)
    assert u.susun(alasan=AlasanPerubahan.ASUMSI).status == "draf"


def test_a_stale_page_changes_nothing_and_a_draft_may_be_removed(u):
    x, isi = u.susun(), s.IsiLapor(AlasanPerubahan.PRIORITAS, "Lain")
    umum = {"laporan_id": x.pk, "aktor": u.a.pengguna("perencana_satu"), "now": u.now}
    s.ubah(versi=0, isi=isi, **umum)
    with pytest.raises(AksiDenied, match="baru saja diubah"):
        s.ubah(versi=0, isi=isi, **umum)
    s.hapus(versi=1, **umum)
    assert not LaporanPerubahan.objects.exists() and Jejak.objects.filter(aksi="lapor_perubahan.hapus").exists()


# ---- E5: the milestone


def _baris(u, hari=date(2026, 2, 2)):
    return {b.tenggat.kode: b for b in TahunTenggat(u.d.pemda.pk, u.d.ketentuan, 2026, hari).pd(u.d.pd["satu"])}


def test_e5_pasal_8_ayat_3_sending_meets_the_milestone_of_that_dppa_and_of_no_other(u):
    assert _baris(u)[KODE].lencana.kata == "hanya bila terjadi"
    u.kirim(u.susun())
    baris = _baris(u)
    assert (baris[KODE].tenggat.tanggal, baris[KODE].terpenuhi) == (date(2026, 1, 22), date(2026, 1, 21))
    assert baris[KODE].lencana.kata == "1 hari kerja lebih awal"
    assert baris["pk.lapor_perubahan"].terpenuhi is None


def test_e5_a_draft_meets_nothing_and_late_sending_is_recorded_as_late(u):
    x = u.susun()
    assert _baris(u)[KODE].terpenuhi is None
    u.a.maju(days=5)
    u.kirim(x)
    b = _baris(u)[KODE]
    assert b.lencana.kata == "dipenuhi terlambat 2 hari kerja"
    assert nilai(b.tenggat, b.lencana, b.terpenuhi).keadaan == Patuh.TERLAMBAT
    assert Jejak.objects.get(aksi="lapor_perubahan.kirim").rincian["batas"] == "2026-01-22"


def test_e5_a_later_report_does_not_move_the_day_it_was_met(u):
    u.kirim(u.susun())
    u.a.maju(days=5)
    u.kirim(u.susun(alasan=AlasanPerubahan.ASUMSI))
    assert peristiwa_pd(u.d.pemda.pk, 2026)[u.d.pd["satu"].pk][KODE] == date(2026, 1, 21)


def test_e5_a_report_on_the_first_dpa_meets_its_own_and_one_on_a_pergeseran_none_of_the_calendar():
    u = ubahan(VersiAnggaran.PERGESERAN)
    u.kirim(u.susun())

    def dilaporkan():
        isi = peristiwa_pd(u.d.pemda.pk, 2026)[u.d.pd["satu"].pk]
        return {k: t for k, t in isi.items() if k.startswith("pk.lapor")}

    assert dilaporkan() == {}
    u.kirim(u.susun(dokumen=u.a.dpa))
    assert dilaporkan() == {"pk.lapor_perubahan": date(2026, 1, 21)}


def test_e5_the_planner_and_the_kepala_pd_act_and_the_application_is_told():
    siapa = pelaku(KODE, 1)
    assert (siapa.tim, siapa.pimpinan, siapa.alamat, siapa.dicatat) == (
        ("penyusun_pd",),
        True,
        "perjanjian:lapor",
        True,
    )


# ---- readers, receipts, what is never changed

MEMBACA = {
    "perencana_satu": 2, "kepala_satu": 2, "kabid_satu": 1, "sakip_satu": 1, "sekda": 1, "inspektur": 1,
    "kepala_bappeda": 1, "bupati": 1, "kabag_organisasi": 1, "staf_organisasi": 1, "admin": 0, "monev": 0,
    "kepala_dua": 0, "perencana_dua": 0, "verifikator_bpkpad": 0,
}  # fmt: skip


@pytest.mark.parametrize(("siapa", "n"), MEMBACA.items())
def test_only_the_pd_the_three_offices_and_the_leaders_know_of_it_and_of_a_draft_only_who_drafts(u, siapa, n):
    u.kirim(u.susun())
    u.susun()
    assert q.terlihat(u.a.hak(siapa)).count() == n


def test_the_three_offices_and_the_planner_are_told_the_sender_is_not(u):
    x = u.susun("kepala_satu")
    u.kirim(x)
    dikabari = {k.pegawai for k in Kabar.objects.all()}
    assert dikabari == {u.d.pegawai[o] for o in ("sekda", "inspektur", "kepala_bappeda", "perencana_satu")}
    assert Kabar.objects.first().judul == "Perubahan strategi: Dinas Satu Alfa"


def test_a_receipt_is_given_once_by_the_holder_of_the_office(u):
    satu = u.kirim(u.susun()).penerima.get(nama="Inspektur Alfa")
    terima = s.terima(penerima_id=satu.pk, aktor=u.a.pengguna("inspektur"), now=u.now)
    assert s.terima(penerima_id=satu.pk, aktor=u.a.pengguna("inspektur"), now=u.now) == terima
    with pytest.raises(AksiDenied, match="ditujukan kepada Inspektur Alfa"):
        s.terima(penerima_id=satu.pk, aktor=u.a.pengguna("sekda"), now=u.now)
    assert TerimaLaporan.objects.count() == Jejak.objects.filter(aksi="lapor_perubahan.terima").count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE perjanjian_laporanperubahan SET penjelasan = 'x' WHERE status = 'dikirim'",
        "DELETE FROM perjanjian_laporanperubahan WHERE status = 'dikirim'",
        "UPDATE perjanjian_penerimalaporan SET nama = 'x'",
        "DELETE FROM perjanjian_penerimalaporan",
        "UPDATE perjanjian_terimalaporan SET nama = 'x'",
        "DELETE FROM perjanjian_terimalaporan",
    ],
)
def test_what_was_sent_and_received_is_never_changed(u, sql):
    x = u.kirim(u.susun())
    s.terima(penerima_id=x.penerima.first().pk, aktor=u.a.pengguna("sekda"), now=u.now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_refuses_a_document_of_another_pd_or_one_that_is_not_set(u):
    x = u.susun()
    with pytest.raises(DatabaseError), transaction.atomic():
        LaporanPerubahan.objects.filter(pk=x.pk).update(pd=u.d.pd["dua"])
    with pytest.raises(DatabaseError), transaction.atomic():
        LaporanPerubahan.objects.filter(pk=x.pk).update(tahun=2025)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_c1_a_report_sent_twice_at_once_goes_out_once():
    u = ubahan()
    x = u.susun()
    hasil = bersama(lambda: u.kirim(x), lambda: u.kirim(x))
    assert len(berhasil(hasil)) == 1
    assert x.penerima.count() == 3 and Jejak.objects.filter(aksi="lapor_perubahan.kirim").count() == 1
