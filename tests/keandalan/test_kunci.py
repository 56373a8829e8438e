"""0.5, 0.6, C1, C2, C9, C11, C12: people who act on one PK at the same moment, or on what they saw a moment ago."""

import dataclasses
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, OperationalError, connection, transaction
from django.db.models import F

from perjanjian.enums import Aksi, PutusanUnsur, Status
from perjanjian.models import Perjanjian, PersetujuanUnsur, TandaTangan, Verifikasi
from perjanjian.services import AksiDenied, alur, dasar, isi, verifikasi
from perjanjian.services.alur import apply_aksi, tandatangani
from perjanjian.services.dasar import BerubahSementara
from perjanjian.services.isi import simpan_isi
from perjanjian.services.verifikasi import beri_persetujuan, nyatakan_selaras
from sakip.jejak.models import Jejak
from sakip.organisasi.enums import JenisPenugasan
from sakip.organisasi.models import Penugasan
from tests.alat.serentak import berhasil, bersama
from tests.pemeran import SANDI
from tests.perjanjian.pabrik import NOW, VERIFIKATOR, adegan
from tests.perjanjian.test_layanan import _butir, _pagu

from .alat import Titik, tanpa_batasan, tinggal_kedua, tinggal_menggantikan

pytestmark = pytest.mark.django_db(transaction=True)


class Mati(BaseException):
    """The process is killed here."""


def _aktor(a, siapa):
    return {"aktor": a.pengguna(siapa), "now": a.now}


def _kirim(a, pk):
    return lambda: apply_aksi(perjanjian_id=pk.pk, aksi=Aksi.KIRIM, **_aktor(a, "perencana_satu"))


@pytest.fixture
def tanpa_cas(monkeypatch):
    """The new state is written whatever stands there."""

    def pindahkan(t, tujuan, **isi):
        Perjanjian.objects.filter(pk=t.pk.pk).update(status=tujuan, kunci=F("kunci") + 1, **isi)
        t.pk.status = tujuan

    def pasang():
        for modul in (alur, dasar, verifikasi):
            monkeypatch.setattr(modul, "pindahkan", pindahkan)

    return pasang


@pytest.fixture
def usang(monkeypatch):
    """From here on acts of this person see the PK, roles and facts as they are now: nothing is read under the lock."""

    def pasang(a, pk, siapa):
        with transaction.atomic():
            lama = dasar.kunci(pk.pk, a.pengguna(siapa), a.now)
        pk_lama = Perjanjian.objects.select_related("pemda", "pd", "jabatan", "jabatan_kedua", "dpa").get(pk=pk.pk)
        beku = dataclasses.replace(lama, pk=pk_lama)
        for modul in (alur, verifikasi, isi):
            monkeypatch.setattr(modul, "kunci", lambda *_: beku)

    return pasang


# --- 0.5: SQLite locks when it begins ------------------------------------------------------------------------------------
def _dua_penulis(a, monkeypatch, titik):
    """Two people change two PKs; they meet after reading, before writing."""
    asli = isi._naikkan_kunci
    monkeypatch.setattr(isi, "_naikkan_kunci", lambda t: (titik.tunggu(), asli(t)))
    dua = [a.susun("kabid_satu"), a.susun("kasi_satu")]
    return bersama(
        *[
            lambda pk=pk: simpan_isi(
                perjanjian_id=pk.pk, kunci_lama=0, butir=_butir(pk, target="55%"), pagu=_pagu(pk),
                **_aktor(a, "perencana_satu"),
            )
            for pk in dua
        ]
    )  # fmt: skip


def test_two_who_write_at_once_wait_for_each_other_and_both_are_done(monkeypatch):
    assert len(berhasil(_dua_penulis(adegan(), monkeypatch, Titik(2)))) == 2
    assert set(Perjanjian.objects.values_list("kunci", flat=True)) == {1}


@pytest.mark.sqlite
def test_control_deferred_transactions_on_sqlite_refuse_one_of_two_writers_as_locked(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    hasil = _dua_penulis(adegan(), monkeypatch, Titik(2, sabar=10))
    gagal = [h for h in hasil if isinstance(h, OperationalError)]
    assert len(gagal) == 1
    assert "locked" in str(gagal[0])


# --- 0.6: no acknowledged change is lost ---------------------------------------------------------------------------------
def _simpan(a, pk, target, siapa="perencana_satu"):
    return lambda: simpan_isi(
        perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk, target=target), pagu=_pagu(pk), **_aktor(a, siapa)
    )


def test_of_many_who_save_from_one_page_one_is_kept_and_the_others_are_told():
    a = adegan()
    pk = a.susun("kasi_satu")
    hasil = bersama(*[_simpan(a, pk, f"{n}%") for n in range(10, 18)])
    assert len(berhasil(hasil)) == 1
    assert {type(h) for h in hasil if isinstance(h, Exception)} == {BerubahSementara}
    disimpan = 10 + next(n for n, h in enumerate(hasil) if not isinstance(h, Exception))
    assert set(pk.butir.values_list("target", flat=True)) == {f"{disimpan}%"}


@pytest.mark.postgres
def test_control_without_lock_and_compare_and_swap_an_acknowledged_change_is_lost(monkeypatch):
    a = adegan()
    pk = a.susun("kasi_satu")
    titik = Titik(2, sabar=10)
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **_: self)
    monkeypatch.setattr(isi, "_naikkan_kunci", lambda t: titik.tunggu())
    assert len(berhasil(bersama(_simpan(a, pk, "11%"), _simpan(a, pk, "22%")))) == 2  # both were told it is saved
    assert len(set(pk.butir.values_list("target", flat=True))) == 1


def test_control_without_the_version_on_the_form_a_stale_tab_overwrites_what_was_saved_since(monkeypatch):
    a = adegan()
    pk = a.susun("kasi_satu")
    basi = _butir(pk, target="22%")
    _simpan(a, pk, "11%")()
    with pytest.raises(BerubahSementara):
        simpan_isi(perjanjian_id=pk.pk, kunci_lama=0, butir=basi, pagu=_pagu(pk), **_aktor(a, "kepala_satu"))
    kini = Perjanjian.objects.get(pk=pk.pk).kunci
    simpan_isi(perjanjian_id=pk.pk, kunci_lama=kini, butir=basi, pagu=_pagu(pk), **_aktor(a, "perencana_satu"))
    assert set(pk.butir.values_list("target", flat=True)) == {"22%"}


def test_the_state_is_written_only_if_nobody_moved_it():
    a = adegan()
    pk = a.susun("kasi_satu")
    with transaction.atomic():
        satu, dua = (dasar.kunci(pk.pk, a.pengguna("perencana_satu"), a.now) for _ in range(2))
        dasar.pindahkan(satu, Status.DIAJUKAN)
        with pytest.raises(BerubahSementara):
            dasar.pindahkan(dua, Status.BATAL)
    assert a.segar(pk).status == Status.DIAJUKAN


def test_control_without_compare_and_swap_the_second_state_overwrites_the_first(tanpa_cas):
    a = adegan()
    pk = a.susun("kasi_satu")
    tanpa_cas()
    with transaction.atomic():
        satu, dua = (dasar.kunci(pk.pk, a.pengguna("perencana_satu"), a.now) for _ in range(2))
        dasar.pindahkan(satu, Status.DIAJUKAN)
        dasar.pindahkan(dua, Status.BATAL)
    assert a.segar(pk).status == Status.BATAL


# --- C1: double submit ------------------------------------------------------------------------------------------------------
def test_many_clicks_at_once_move_once_with_one_line_and_one_set_of_copies():
    a = adegan()
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    hasil = bersama(*[_kirim(a, pk)] * 12)
    assert len(berhasil(hasil)) == 1
    assert Jejak.objects.filter(aksi="kirim").count() == 1
    assert pk.penyampaian.count() == 4


def _ajukan(a, pk):
    return lambda: apply_aksi(perjanjian_id=pk.pk, aksi=Aksi.AJUKAN, **_aktor(a, "perencana_satu"))


def _klik_dua_kali(a, pk, usang):
    """The second click, too, sees the draft that the page showed."""
    usang(a, pk, "perencana_satu")
    _ajukan(a, pk)()
    usang_pk = alur.kunci(None).pk
    usang_pk.status, usang_pk.kunci = pk.status, pk.kunci
    _ajukan(a, pk)()


def test_a_second_click_that_saw_the_old_state_is_stopped_by_compare_and_swap_alone(usang):
    a = adegan()
    pk = a.susun("kasi_satu")
    with pytest.raises(BerubahSementara):
        _klik_dua_kali(a, pk, usang)
    assert Jejak.objects.filter(aksi="ajukan").count() == pk.verifikasi.count() == 1


def test_control_with_neither_a_fresh_look_nor_compare_and_swap_a_double_click_submits_twice(usang, tanpa_cas):
    a = adegan()
    pk = a.susun("kasi_satu")
    tanpa_cas()
    _klik_dua_kali(a, pk, usang)
    assert Jejak.objects.filter(aksi="ajukan").count() == pk.verifikasi.count() == 2


# --- C2: two verifiers --------------------------------------------------------------------------------------------------------
def _dikirim_hampir_selaras():
    a = adegan()
    pk = a.sampai_dikirim()
    for siapa in VERIFIKATOR[:-1]:
        beri_persetujuan(perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, **_aktor(a, siapa))
    selaras = lambda: nyatakan_selaras(perjanjian_id=pk.pk, **_aktor(a, VERIFIKATOR[-1]))  # noqa: E731
    kembali = lambda: apply_aksi(  # noqa: E731
        perjanjian_id=pk.pk, aksi=Aksi.KEMBALIKAN, catatan="Perbaiki", **_aktor(a, VERIFIKATOR[0])
    )
    return a, pk, selaras, kembali


@pytest.mark.parametrize("urutan", ["aligned first", "sent back first", "at once"])
def test_one_verifier_says_aligned_another_sends_back_and_one_wins_in_either_order(urutan):
    a, pk, selaras, kembali = _dikirim_hampir_selaras()
    if urutan == "at once":
        assert len(berhasil(bersama(selaras, kembali))) == 1
    else:
        pertama, kedua = (selaras, kembali) if urutan == "aligned first" else (kembali, selaras)
        pertama()
        with pytest.raises(AksiDenied):
            kedua()
    ada = Verifikasi.objects.filter(hasil="selaras", dicabut_pada=None).exists()
    assert (a.segar(pk).status, ada) in {(Status.SELARAS, True), (Status.DIKEMBALIKAN, False)}
    assert Jejak.objects.filter(aksi__in=["nyatakan_selaras", "kembalikan"]).count() == 1


def test_control_with_neither_a_fresh_look_nor_compare_and_swap_both_verifiers_win(usang, tanpa_cas):
    a, pk, selaras, kembali = _dikirim_hampir_selaras()
    selaras()
    tanpa_cas()
    usang(a, pk, VERIFIKATOR[0])
    alur.kunci(None).pk.status = Status.DIKIRIM
    kembali()
    assert a.segar(pk).status == Status.DIKEMBALIKAN  # what one person declared aligned, another undid unseen
    assert Jejak.objects.filter(aksi__in=["nyatakan_selaras", "kembalikan"]).count() == 2


def _suara(pk, a, putusan):
    return PersetujuanUnsur.objects.create(
        verifikasi=pk.verifikasi.get(), unsur="bappeda", putusan=putusan, pegawai=a.d.pegawai[VERIFIKATOR[1]], pada=NOW
    )


def test_an_unsur_has_one_vote_in_a_round():
    a = adegan()
    pk = a.sampai_dikirim()
    hasil = bersama(*[lambda p=p: _suara(pk, a, p) for p in (PutusanUnsur.SETUJU, PutusanUnsur.PERBAIKAN)])
    assert [type(h) for h in hasil if isinstance(h, Exception)] == [IntegrityError]
    assert PersetujuanUnsur.objects.count() == 1


def test_control_without_the_unique_constraint_an_unsur_agrees_and_objects_at_once():
    with tanpa_batasan(PersetujuanUnsur, "perjanjian_suara_unik"):
        a = adegan()
        pk = a.sampai_dikirim()
        bersama(*[lambda p=p: _suara(pk, a, p) for p in (PutusanUnsur.SETUJU, PutusanUnsur.PERBAIKAN)])
        assert set(PersetujuanUnsur.objects.values_list("putusan", flat=True)) == {"setuju", "perbaikan"}


# --- C9: one PK per office and year -----------------------------------------------------------------------------------------
def _buat_banyak(a, jumlah):
    contoh = a.susun("kepala_satu")
    Perjanjian.objects.filter(pk=contoh.pk).update(status=Status.BATAL)

    def buat(n):
        return Perjanjian.objects.create(
            pemda=contoh.pemda, pd=contoh.pd, tahun=2026, jabatan=contoh.jabatan, jabatan_kedua=contoh.jabatan_kedua,
            jenjang=contoh.jenjang, jalur=contoh.jalur, versi=n + 2, kode=f"UJI-{n}", penyusun=contoh.penyusun,
            disusun_pada=a.now,
        )  # fmt: skip

    return bersama(*[lambda n=n: buat(n) for n in range(jumlah)])


def test_of_twenty_who_create_at_once_one_pk_comes_into_being():
    assert len(berhasil(_buat_banyak(adegan(), 20))) == 1
    assert Perjanjian.objects.proses().count() == 1


def test_control_without_the_unique_index_every_one_of_them_comes_into_being():
    with tanpa_batasan(Perjanjian, "perjanjian_satu_proses"):
        assert len(berhasil(_buat_banyak(adegan(), 5))) == 5
        assert Perjanjian.objects.proses().count() == 5


# --- C11: one signature per party, by whoever has authority then -----------------------------------------------------------------
def _tanda(a, pk, siapa):
    return lambda: tandatangani(perjanjian_id=[pk.pk], kata_sandi=SANDI, **_aktor(a, siapa))


def test_plt_and_definitive_holder_sign_at_once_and_only_the_holder_counts():
    a, pk = tinggal_kedua("kepala_satu")
    Penugasan.objects.create(
        pegawai=a.d.pegawai["sekda"], jabatan=a.d.jabatan["bupati"], jenis=JenisPenugasan.PLT, mulai=date(2026, 1, 2)
    )
    hasil = bersama(_tanda(a, pk, "bupati"), _tanda(a, pk, "sekda"), _tanda(a, pk, "bupati"))
    assert len(berhasil(hasil)) == 1
    assert TandaTangan.objects.get(naskah=pk.naskah, pihak="2").pegawai == a.d.pegawai["bupati"]


def _ganti_bupati(a):
    Penugasan.objects.filter(pk=a.d.penugasan["bupati"].pk).update(selesai=date(2026, 1, 20))
    Penugasan.objects.create(
        pegawai=a.d.pegawai["sekda"], jabatan=a.d.jabatan["bupati"], jenis=JenisPenugasan.PLT, mulai=date(2026, 1, 21)
    )


def test_authority_is_read_again_under_the_lock():
    a, pk = tinggal_kedua("kepala_satu")
    _ganti_bupati(a)
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        _tanda(a, pk, "bupati")()
    assert not TandaTangan.objects.filter(pihak="2").exists()


def test_control_with_the_authority_of_a_moment_ago_an_official_who_was_replaced_signs(usang):
    a, pk = tinggal_kedua("kepala_satu")
    usang(a, pk, "bupati")
    _ganti_bupati(a)
    _tanda(a, pk, "bupati")()
    assert TandaTangan.objects.get(pihak="2").pegawai == a.d.pegawai["bupati"]
    assert a.segar(pk).status == Status.BERLAKU


def _tanda_kedua(a, pk, siapa):
    satu = TandaTangan.objects.get(naskah=pk.naskah, pihak="1")
    satu.pk, satu.pihak, satu.pegawai, satu.nama = None, "2", a.d.pegawai[siapa], siapa
    satu._state.adding = True
    return satu.save


def test_a_party_has_one_signature_on_a_naskah_even_if_the_code_forgot():
    a, pk = tinggal_kedua("kepala_satu")
    hasil = bersama(_tanda_kedua(a, pk, "bupati"), _tanda_kedua(a, pk, "sekda"))
    assert [type(h) for h in hasil if isinstance(h, Exception)] == [IntegrityError]
    assert TandaTangan.objects.filter(pihak="2").count() == 1


def test_control_without_the_unique_constraint_two_people_sign_for_one_party():
    with tanpa_batasan(TandaTangan, "perjanjian_tanda_tangan_unik"):
        a, pk = tinggal_kedua("kepala_satu")
        bersama(_tanda_kedua(a, pk, "bupati"), _tanda_kedua(a, pk, "sekda"))
        assert set(TandaTangan.objects.filter(pihak="2").values_list("nama", flat=True)) == {"bupati", "sekda"}


# --- C12: the moment between the old version and the new -------------------------------------------------------------------------
def _mati_sebelum_berlaku(monkeypatch, *, sudah_tersimpan):
    asli = alur.pindahkan

    def pindahkan(t, tujuan, **isi):
        if tujuan == Status.BERLAKU:
            assert Perjanjian.objects.filter(status=Status.DIGANTI).exists()  # the first of the two is written
            if sudah_tersimpan:  # as if there were no transaction around both
                connection.cursor().execute("COMMIT")
            raise Mati
        asli(t, tujuan, **isi)

    monkeypatch.setattr(alur, "pindahkan", pindahkan)


def test_killed_between_the_two_statements_the_old_version_is_still_in_force(monkeypatch):
    a, lama, baru = tinggal_menggantikan()
    _mati_sebelum_berlaku(monkeypatch, sudah_tersimpan=False)
    with pytest.raises(Mati):
        _tanda(a, baru, "kabid_satu")()
    assert Perjanjian.objects.berlaku().get() == lama
    assert a.segar(baru).status == Status.DITANDATANGANI
    assert not TandaTangan.objects.filter(naskah=baru.naskah, pihak="2").exists()


def test_control_without_one_transaction_a_kill_leaves_no_version_in_force(monkeypatch):
    a, _, baru = tinggal_menggantikan()
    _mati_sebelum_berlaku(monkeypatch, sudah_tersimpan=True)
    with pytest.raises(Mati):
        _tanda(a, baru, "kabid_satu")()
    connection.close()
    assert not Perjanjian.objects.berlaku().exists()


def test_two_versions_in_force_are_refused_by_the_database_even_if_the_code_forgot_the_old_one(monkeypatch):
    a, lama, baru = tinggal_menggantikan()
    monkeypatch.setattr(alur, "_ganti_versi_lama", lambda *_: None)
    with pytest.raises(DatabaseError):
        _tanda(a, baru, "kabid_satu")()
    assert Perjanjian.objects.berlaku().get() == lama


def test_control_without_the_unique_index_two_versions_are_in_force(monkeypatch):
    with tanpa_batasan(Perjanjian, "perjanjian_satu_berlaku"):
        a, lama, baru = tinggal_menggantikan()
        monkeypatch.setattr(alur, "_ganti_versi_lama", lambda *_: None)
        _tanda(a, baru, "kabid_satu")()
        assert set(Perjanjian.objects.berlaku()) == {lama, baru}


def test_a_version_is_replaced_by_one_other_only():
    """OneToOne `menggantikan`; its control is the field itself: two rows naming one old version are refused."""
    _, lama, baru = tinggal_menggantikan()
    assert baru.menggantikan == lama
    kembar = Perjanjian.objects.get(pk=baru.pk)
    kembar.pk, kembar.versi, kembar.kode, kembar.status, kembar.naskah = None, 3, "UJI-3", Status.DRAF, None
    kembar._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        kembar.save()
