"""Written results of the Inspektur and the Kepala Bappeda (BK Pasal 11 ayat (9), (10) and penjelasan)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction

from pengukuran.enums import AksiHasil as A
from pengukuran.enums import PeranHasil as P
from pengukuran.enums import StatusHasil as S
from pengukuran.models import HasilEvaluasi, TerimaHasil
from pengukuran.queries import hasil as q
from pengukuran.rules.hasil import FaktaHasil
from pengukuran.services import hasil as s
from pengukuran.services.hasil import HasilDitolak
from pengukuran.workflow.hasil import decide
from perjanjian.services import AksiDenied
from sakip.jejak.models import Jejak
from sakip.kalender.models import Kabar
from sakip.organisasi.enums import FungsiPD, Tembusan
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import Penugasan
from sakip.organisasi.models.ketentuan import sah_tembusan
from tests.alat.serentak import berhasil, bersama
from tests.pemeran import MULAI

from .pabrik_hasil import unit

pytestmark = pytest.mark.django_db

# who may do what in which state, written from the procedure
HARAPAN = {
    (A.SUSUN, S.BARU): {P.PENYUSUN, P.PIMPINAN},
    (A.UBAH, S.DRAF): {P.PENYUSUN, P.PIMPINAN},
    (A.HAPUS, S.DRAF): {P.PENYUSUN, P.PIMPINAN},
    (A.KIRIM, S.DRAF): {P.PIMPINAN},
    (A.GANTI, S.DIKIRIM): {P.PENYUSUN, P.PIMPINAN},
}


@pytest.fixture
def u():
    return unit()


@pytest.mark.parametrize("aksi", list(A))
@pytest.mark.parametrize("status", list(S))
def test_every_act_in_every_state_is_open_to_those_whom_the_procedure_names(aksi, status):
    boleh = {p for p in P if decide(aksi, status, {p}, FaktaHasil(ringkasan="Ada")).allowed}
    assert boleh == HARAPAN.get((aksi, status), set())


@pytest.mark.parametrize(
    ("aksi", "status", "fakta", "sebab"),
    [
        (A.KIRIM, S.DRAF, FaktaHasil(), "Ringkasan hasil belum ditulis"),
        (A.KIRIM, S.DRAF, FaktaHasil("Ada", tujuan_ada=False), "jabatan pimpinan"),
        (A.SUSUN, S.BARU, FaktaHasil(ada_draf=True), "Sudah ada draf"),
        (A.GANTI, S.DIKIRIM, FaktaHasil(sudah_diganti=True), "sudah diganti"),
    ],
)
def test_what_stands_in_the_way_is_said(aksi, status, fakta, sebab):
    assert sebab in " ".join(decide(aksi, status, set(P), fakta).reasons)


def kepada(hasil: HasilEvaluasi) -> list[tuple[str, str]]:
    return [(p.sebagai, p.nama) for p in hasil.penerima.all()]


def test_pasal_11_ayat_9_the_measurement_goes_to_the_kepala_pd_with_copies_to_bupati_sekda_and_bappeda(u):
    hasil = u.kirim(u.susun("inspektur"), "inspektur")
    assert kepada(hasil) == [
        ("tujuan", "Kepala Dinas Satu Alfa"),
        ("tembusan", "Bupati Alfa"),
        ("tembusan", "Sekretaris Daerah Alfa"),
        ("tembusan", "Kepala Badan Perencanaan Alfa"),
    ]
    assert (hasil.pengirim_nama, hasil.pengirim_jabatan) == (u.d.pegawai["inspektur"].nama, "Inspektur Alfa")


def test_pasal_11_ayat_10_the_evaluation_goes_to_the_kepala_pd_with_copies_to_bupati_sekda_and_inspektur(u):
    hasil = u.kirim(u.susun("kepala_bappeda", periode="sm1"), "kepala_bappeda")
    assert kepada(hasil)[1:] == [
        ("tembusan", "Bupati Alfa"), ("tembusan", "Sekretaris Daerah Alfa"), ("tembusan", "Inspektur Alfa")
    ]  # fmt: skip
    assert str(hasil) == "Hasil evaluasi kinerja Dinas Satu Alfa Semester I 2026"


def test_the_copies_are_those_of_the_profile_and_an_office_that_is_addressed_stands_once(u):
    u.d.ketentuan.tembusan_evaluasi = ["organisasi", "inspektur"]
    u.d.ketentuan.save()
    hasil = u.kirim(u.susun("kepala_bappeda", pd="inspektorat"), "kepala_bappeda")
    assert kepada(hasil) == [("tujuan", "Inspektur Alfa"), ("tembusan", "Kepala Bagian Organisasi Alfa")]


@pytest.mark.parametrize("isi", ["sekda", ["sekda", "sekda"], ["presiden"], [1], None])
def test_a_list_of_copies_that_names_nobody_known_is_refused(isi):
    with pytest.raises(ValidationError):
        sah_tembusan(isi)
    sah_tembusan([t.value for t in Tembusan])


def test_a_planner_of_the_unit_drafts_and_its_head_sends(u):
    perencana = u.perencana()
    hasil = u.susun(perencana)
    with pytest.raises(HasilDitolak, match="bukan wewenang Anda"):
        u.kirim(hasil, perencana)
    assert u.kirim(hasil, "inspektur").status == "dikirim"
    with pytest.raises(HasilDitolak, match="bukan wewenang Anda"):
        u.susun("perencana_satu", periode="tw2")


def test_a_plt_sends_as_the_holder_and_a_plh_does_not(u):
    Penugasan.objects.filter(jabatan=u.d.jabatan["inspektur"]).update(selesai=MULAI)
    petugas = Penugasan.objects.create(
        pegawai=u.d.pegawai["kabid_dua"], jabatan=u.d.jabatan["inspektur"], jenis="plh", mulai=date(2026, 1, 1)
    )
    hasil = u.susun(u.perencana())
    with pytest.raises(HasilDitolak, match="bukan wewenang Anda"):
        u.kirim(hasil, "kabid_dua")
    Penugasan.objects.filter(pk=petugas.pk).update(jenis="plt")
    assert u.kirim(hasil, "kabid_dua").pengirim_jabatan == "Plt. Inspektur Alfa"


def test_one_draft_at_a_time_and_each_kind_and_period_by_itself(u):
    u.susun("inspektur")
    with pytest.raises(HasilDitolak, match="Sudah ada draf"):
        u.susun("inspektur")
    assert u.susun("inspektur", periode="tw2").pk and u.susun("kepala_bappeda").pk


def test_what_was_sent_is_corrected_only_by_one_that_replaces_it(u):
    lama = u.kirim(u.susun("inspektur", berkas=True), "inspektur")
    with pytest.raises(HasilDitolak, match="tidak tersedia"):
        s.ubah(hasil_id=lama.pk, versi=lama.versi_kunci, isi=s.Isi("x"), aktor=u.pengguna("inspektur"), now=u.now)
    u.maju(days=2)
    baru = s.ganti(hasil_id=lama.pk, aktor=u.pengguna("inspektur"), now=u.now)
    assert (baru.ringkasan, baru.nama_berkas, baru.status) == (lama.ringkasan, "Hasil.pdf", "draf")
    assert q.terakhir_terkirim(baru) == lama  # stands until the new one is sent
    baru = u.kirim(baru, "inspektur")
    assert baru.menggantikan == lama and q.terakhir_terkirim(baru) == baru
    with pytest.raises(HasilDitolak, match="sudah diganti"):
        s.ganti(hasil_id=lama.pk, aktor=u.pengguna("inspektur"), now=u.now)


def test_everybody_it_went_to_and_the_planners_of_the_pd_are_told_but_not_the_sender(u):
    u.kirim(u.susun("inspektur"), "inspektur")
    dikabari = {k.pegawai_id: k for k in Kabar.objects.all()}
    orang = ("kepala_satu", "perencana_satu", "bupati", "sekda", "kepala_bappeda")
    assert set(dikabari) == {u.d.pegawai[o].pk for o in orang}
    satu = dikabari[u.d.pegawai["kepala_satu"].pk]
    assert satu.judul == "Hasil pengukuran kinerja Triwulan I 2026: Dinas Satu Alfa"
    assert satu.alamat == HasilEvaluasi.objects.get().get_absolute_url()


def test_a_refused_sending_tells_nobody_and_leaves_no_recipient(u):
    hasil = u.susun("inspektur", ringkasan="")
    with pytest.raises(HasilDitolak, match="Ringkasan hasil belum ditulis"):
        u.kirim(hasil, "inspektur")
    assert not Kabar.objects.exists() and not hasil.penerima.exists()


def test_a_receipt_is_given_once_by_the_holder_of_the_office(u):
    hasil = u.kirim(u.susun("inspektur"), "inspektur")
    satu = hasil.penerima.get(sebagai="tujuan")
    terima = s.terima(penerima_id=satu.pk, aktor=u.pengguna("kepala_satu"), now=u.now)
    assert s.terima(penerima_id=satu.pk, aktor=u.pengguna("kepala_satu"), now=u.now) == terima
    with pytest.raises(AksiDenied, match="ditujukan kepada Kepala Dinas Satu"):
        s.terima(penerima_id=satu.pk, aktor=u.pengguna("sekda"), now=u.now)
    assert TerimaHasil.objects.count() == Jejak.objects.filter(aksi="hasil.terima").count() == 1


MEMBACA = {
    "inspektur": 2, "kepala_bappeda": 1, "bupati": 1, "sekda": 1, "kabag_organisasi": 1, "staf_organisasi": 1,
    "kepala_satu": 1, "perencana_satu": 1, "kabid_satu": 0, "sakip_satu": 0, "admin": 0, "monev": 0, "kepala_dua": 0,
    "perencana_dua": 0, "verifikator_bpkpad": 0,
}  # fmt: skip


@pytest.mark.parametrize(("siapa", "n"), MEMBACA.items())
def test_only_the_unit_the_addressee_the_copies_and_the_leaders_know_of_it_and_of_a_draft_only_the_unit(u, siapa, n):
    u.kirim(u.susun("inspektur"), "inspektur")
    u.susun("inspektur", periode="tw2")
    assert q.terlihat(hak_dari(u.pengguna(siapa), u.now.date())).count() == n
    asing = u.p.beta.pengguna[siapa]
    assert q.terlihat(hak_dari(asing, u.now.date())).count() == 0


def test_a_planner_of_the_unit_sees_its_drafts_and_a_planner_of_the_other_unit_does_not(u):
    u.susun("inspektur")
    lain = u.perencana(FungsiPD.PERENCANAAN)
    assert q.terlihat(hak_dari(u.pengguna(lain), u.now.date())).count() == 0
    u.perencana(FungsiPD.INSPEKTORAT)
    assert q.terlihat(hak_dari(u.pengguna(lain), u.now.date())).count() == 1


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE pengukuran_hasilevaluasi SET ringkasan = 'x' WHERE status = 'dikirim'",
        "DELETE FROM pengukuran_hasilevaluasi WHERE status = 'dikirim'",
        "UPDATE pengukuran_penerimahasil SET nama = 'x'",
        "DELETE FROM pengukuran_penerimahasil",
        "UPDATE pengukuran_terimahasil SET nama = 'x'",
        "DELETE FROM pengukuran_terimahasil",
    ],
)
def test_what_was_sent_and_received_is_never_changed(u, sql):
    hasil = u.kirim(u.susun("inspektur"), "inspektur")
    s.terima(penerima_id=hasil.penerima.first().pk, aktor=u.pengguna("kepala_satu"), now=u.now)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_knows_one_draft_and_one_first_result(u):
    hasil = u.susun("inspektur")
    with pytest.raises(IntegrityError), transaction.atomic():
        HasilEvaluasi.objects.create(
            pemda=hasil.pemda, pd=hasil.pd, tahun=2026, periode="tw1", jenis="pengukuran",
            penyusun=u.pengguna("inspektur"), disusun_pada=u.now,
        )  # fmt: skip


def _coba(kerja):
    """A refusal is an answer, for `bersama`."""

    def jalan():
        try:
            return kerja()
        except HasilDitolak as tolak:
            raise AksiDenied(str(tolak)) from tolak

    return jalan


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_c1_sent_twice_at_once_it_goes_out_once(u):
    hasil = u.susun("inspektur")
    semua = bersama(*[_coba(lambda: u.kirim(hasil, "inspektur"))] * 4)
    assert len(berhasil(semua)) == 1
    assert hasil.penerima.count() == 4 and Kabar.objects.count() == 5
    assert Jejak.objects.filter(aksi="hasil.kirim").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
def test_c1_two_of_the_unit_begin_at_once_and_one_draft_comes_into_being(u):
    perencana = u.perencana()
    semua = bersama(_coba(lambda: u.susun("inspektur")), _coba(lambda: u.susun(perencana)))
    assert len(berhasil(semua)) == HasilEvaluasi.objects.count() == 1
    assert [h for h in semua if isinstance(h, AksiDenied)]
