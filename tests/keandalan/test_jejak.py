"""0.16, C15: every act has its line in the trail, in one chain that neither forks nor can be rewritten unseen."""

import copy
import itertools
import json
import random

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import IntegrityError, connection, transaction

from perjanjian.enums import Aksi, Status
from perjanjian.services import alur
from perjanjian.services.alur import apply_aksi
from sakip.jejak import services
from sakip.jejak.cadangan import kepala_rantai, periksa_jejak
from sakip.jejak.models import Jejak, Rantai
from sakip.jejak.services import AWAL, catat, hitung_hash, periksa_rantai
from tests.alat.serentak import berhasil, bersama
from tests.perjanjian.pabrik import NOW, adegan

from .alat import Titik, tanpa_batasan, tanpa_pemicu

pytestmark = pytest.mark.django_db(transaction=True)
PENULIS, BARIS = 6, 5


def _catat(n):
    with transaction.atomic():
        return catat(pelaku=None, aksi="uji", objek=None, ringkasan=f"Baris {n}", now=NOW, pemda_id=None)


def _menulis(jumlah):
    return lambda: [_catat(n) for n in range(jumlah)]


# --- 0.16: in the transaction of the act -----------------------------------------------------------------------------------
class Mati(BaseException):
    """The process is killed here."""


def _mati(*_, **__):
    raise Mati


def _ajukan(a, pk):
    apply_aksi(perjanjian_id=pk.pk, aksi=Aksi.AJUKAN, aktor=a.pengguna("perencana_satu"), now=a.now)


def test_an_act_whose_line_cannot_be_written_did_not_happen(monkeypatch):
    a = adegan()
    pk = a.susun("kasi_satu")
    monkeypatch.setattr(alur, "tulis_jejak", _mati)
    with pytest.raises(Mati):
        _ajukan(a, pk)
    assert a.segar(pk).status == Status.DRAF
    assert not pk.verifikasi.exists()


def test_control_a_line_written_after_the_act_is_lost_when_the_process_dies_between(monkeypatch):
    a = adegan()
    pk = a.susun("kasi_satu")
    monkeypatch.setattr(alur, "tulis_jejak", lambda *_, **__: None)  # would follow once the act is committed
    _ajukan(a, pk)
    monkeypatch.setattr(services, "hitung_hash", _mati)
    with pytest.raises(Mati):
        _catat(1)
    assert a.segar(pk).status == Status.DIAJUKAN
    assert not Jejak.objects.filter(aksi="ajukan").exists()  # the act stands, nobody knows whose it was


def test_a_line_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        catat(pelaku=None, aksi="uji", objek=None, ringkasan="x", now=NOW, pemda_id=None)


# --- C15: many at once --------------------------------------------------------------------------------------------------------
def test_of_many_writers_every_line_is_there_once_in_one_chain():
    bersama(*[_menulis(BARIS)] * PENULIS)
    assert list(Jejak.objects.order_by("nomor").values_list("nomor", flat=True)) == list(range(1, PENULIS * BARIS + 1))
    assert periksa_rantai("instalasi") == []


def _bertemu(monkeypatch):
    """All have read the end of the chain before any writes."""
    titik, asli = Titik(2, sabar=5), services.hitung_hash
    monkeypatch.setattr("django.db.models.query.QuerySet.select_for_update", lambda self, **_: self)
    monkeypatch.setattr(services, "hitung_hash", lambda baris: (titik.tunggu(), asli(baris))[1])
    if connection.vendor == "sqlite":  # there, beginning the transaction is the lock
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")


def test_control_without_the_lock_on_the_chain_lines_are_lost(monkeypatch):
    _catat(0)
    _bertemu(monkeypatch)
    hasil = bersama(*[lambda: _catat(1)] * 2)
    assert len(berhasil(hasil)) == 1
    assert Jejak.objects.count() == 2  # three were to be written; the unique number kept the chain from forking


def _lihat_ujung_lama(monkeypatch):
    """From here on the end of the chain is seen as it is now."""
    usang = Rantai.objects.get(kunci="instalasi")
    monkeypatch.setattr(services, "_kunci_rantai", lambda _: copy.copy(usang))


def test_a_number_is_given_once_even_if_the_code_forgot_the_lock(monkeypatch):
    _catat(0)
    _lihat_ujung_lama(monkeypatch)
    _catat(1)
    with pytest.raises(IntegrityError):
        _catat(2)


def test_control_without_lock_and_unique_number_the_chain_forks(monkeypatch):
    with tanpa_batasan(Jejak, "jejak_nomor_unik"):
        _catat(0)
        with monkeypatch.context() as m, tanpa_pemicu("jejak_rantai_maju"):
            _lihat_ujung_lama(m)
            _catat(1)
            _catat(2)
        assert list(Jejak.objects.order_by("pk").values_list("nomor", flat=True)) == [1, 2, 2]
        assert any("menyambung" in s or "tidak ada" in s for s in periksa_rantai("instalasi"))


def test_the_head_of_the_chain_only_moves_forward_by_one():
    _catat(0)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rantai.objects.update(nomor=7)


def test_control_without_that_trigger_the_head_can_be_set_back():
    _catat(0)
    with tanpa_pemicu("jejak_rantai_maju"):
        Rantai.objects.update(nomor=0)
    assert periksa_rantai("instalasi") != []


# --- C15: a changed trail is noticed ----------------------------------------------------------------------------------------------
def _rantai_panjang(jumlah):
    rantai, sebelum, semua = Rantai.objects.create(kunci="panjang"), AWAL, []
    for n in range(1, jumlah + 1):
        baris = Jejak(rantai=rantai, nomor=n, waktu=NOW, pelaku_nama="Sistem", aksi="uji", ringkasan=f"Baris {n}")
        baris.hash_sebelumnya, baris.hash = sebelum, ""
        baris.hash = sebelum = hitung_hash(baris)
        semua.append(baris)
    Jejak.objects.bulk_create(semua)
    Rantai.objects.filter(pk=rantai.pk).update(nomor=jumlah, hash=sebelum)


def _ubah(acak, n, jumlah):
    baris = Jejak.objects.filter(rantai__kunci="panjang")
    cara = acak.choice(["isi", "pelaku", "waktu", "hapus", "tukar", "potong"])
    if cara == "isi":
        baris.filter(nomor=n).update(ringkasan="Baris palsu")
    elif cara == "pelaku":
        baris.filter(nomor=n).update(pelaku_nama="Orang Lain")
    elif cara == "waktu":
        baris.filter(nomor=n).update(waktu=NOW.replace(year=2025))
    elif cara == "hapus":
        baris.filter(nomor=n)._raw_delete("default")
    elif cara == "potong":
        baris.filter(nomor__gte=n)._raw_delete("default")
    else:
        lain = n % jumlah + 1
        for dari, ke in ((n, 10**6), (lain, n), (10**6, lain)):
            baris.filter(nomor=dari).update(nomor=ke)
    return cara


def test_two_hundred_random_changes_to_the_trail_are_two_hundred_times_noticed():
    jumlah, acak, ketahuan = 60, random.Random(15), {}
    with tanpa_pemicu():
        _rantai_panjang(jumlah)
        assert periksa_rantai("panjang") == []  # the control of the control: untouched, nothing is found
        for _ in range(200):
            with transaction.atomic():
                cara = _ubah(acak, acak.randint(1, jumlah), jumlah)
                ketahuan.setdefault(cara, []).append(bool(periksa_rantai("panjang")))
                transaction.set_rollback(True)
    semua = list(itertools.chain(*ketahuan.values()))
    assert len(ketahuan) == 6
    assert (len(semua), all(semua)) == (200, True)


def _tulis_ulang(kunci):
    """Somebody who owns the tables changes a line and makes the whole chain fit again."""
    sebelum = AWAL
    for baris in Jejak.objects.filter(rantai__kunci=kunci).select_related("rantai").order_by("nomor"):
        baris.ringkasan = "Palsu" if baris.nomor == 2 else baris.ringkasan
        baris.hash_sebelumnya = sebelum
        sebelum = baris.hash = hitung_hash(baris)
        baris.save()
    Rantai.objects.filter(kunci=kunci).update(hash=sebelum)


def test_a_chain_rewritten_as_a_whole_is_noticed_by_its_end_kept_elsewhere(tmp_path, capsys):
    _menulis(4)()
    call_command("periksa_jejak", "--kepala")
    disimpan = tmp_path / "kepala.json"
    disimpan.write_text(capsys.readouterr().out)
    _menulis(2)()
    call_command("periksa_jejak", "--terhadap", str(disimpan))  # it may grow
    with tanpa_pemicu():
        _tulis_ulang("instalasi")
    with pytest.raises(CommandError, match="baris 4 bukan yang dahulu dicatat"):
        call_command("periksa_jejak", "--terhadap", str(disimpan))


def test_control_without_the_end_kept_elsewhere_a_chain_rewritten_as_a_whole_passes(capsys):
    _menulis(4)()
    with tanpa_pemicu():
        _tulis_ulang("instalasi")
    assert periksa_jejak() == []
    call_command("periksa_jejak")
    assert "4 baris, semuanya utuh" in capsys.readouterr().out


def test_the_command_fails_on_a_broken_chain_and_on_an_unreadable_file(tmp_path):
    _menulis(3)()
    assert kepala_rantai()["instalasi"][0] == 3
    with tanpa_pemicu():
        Jejak.objects.filter(nomor=2).update(ringkasan="x")
    with pytest.raises(CommandError, match="Isi baris 2 berubah"):
        call_command("periksa_jejak")
    (tmp_path / "rusak").write_text(json.dumps([])[:1])
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        call_command("periksa_jejak", "--terhadap", str(tmp_path / "rusak"))
