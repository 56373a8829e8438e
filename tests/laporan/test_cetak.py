"""Making the files of a report: at once or by the worker, once for what was signed, anew for what is open."""

import io
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from docx import Document

from laporan import gambar, tugas
from laporan.enums import StatusLaporan
from laporan.enums.cetak import JENIS_KANTOR, JenisCetak, StatusCetak
from laporan.models import CetakLaporan, Laporan, NaskahLaporan, TemplatWord
from laporan.queries.naskah import naskah_kini
from laporan.services import cetak as layanan
from laporan.simpanan import ke_json, sidik
from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.services import baca_berkas, simpan_berkas
from tests.alat import basisdata
from tests.laporan.pabrik import Lapor, lapor
from tests.laporan.test_templat import templat

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def x(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Lapor:
    """A report whose files are quickly made; what they say is tested elsewhere."""
    settings.CETAK_LANGSUNG = 1000
    monkeypatch.setattr(layanan, "render_laporan", lambda buku, maju: b"%PDF-" + buku.judul.encode())
    monkeypatch.setattr(layanan, "render_docx", lambda buku, templat, maju: b"PK" + templat[:9])
    return lapor(triwulan=("tw1",))


def minta(x: Lapor, laporan: Laporan, jenis: str = "pdf", oleh: str = "perencana_satu", **lain: Any) -> CetakLaporan:
    antre = lain.get("antrekan", lambda _: None)
    return layanan.minta(
        laporan_id=laporan.pk, jenis=JenisCetak(jenis), aktor=x.pengguna(oleh), now=x.now, antrekan=antre
    )


def bekukan(x: Lapor, laporan: Laporan, status: str = StatusLaporan.DITANDATANGANI) -> Laporan:
    """As the flow leaves it after the signature."""
    isi = ke_json(naskah_kini(laporan))
    beku = NaskahLaporan.objects.create(
        laporan=laporan, revisi=1, isi=isi, sha256=sidik(isi), dibuat_oleh=x.pengguna("perencana_satu"), dibuat_pada=x.now
    )  # fmt: skip
    with basisdata.tanpa_penjaga():
        Laporan.objects.filter(pk=laporan.pk).update(status=status, naskah=beku, ditandatangani_pada=x.now)
    return x.segar(laporan)


@pytest.mark.parametrize("jenis", JENIS_KANTOR)
def test_a_small_report_is_made_at_once_and_says_since_when_its_data_stand(x, jenis) -> None:
    laporan = x.susun()
    satu = minta(x, laporan, jenis)
    assert (satu.status, satu.kemajuan, satu.final) == (StatusCetak.SELESAI, 100, False)
    assert satu.data_pada == x.segar(laporan).bahan_pada
    assert baca_berkas(satu.berkas)


def test_a_large_report_waits_for_the_worker_and_is_made_once_however_often_the_task_runs(x, settings) -> None:
    settings.CETAK_LANGSUNG = 0
    antre: list[CetakLaporan] = []
    satu = minta(x, x.susun(), antrekan=antre.append)
    assert satu.status == StatusCetak.ANTRE and antre == [satu]
    tugas.buat_berkas.func(satu.pk)
    satu.refresh_from_db()
    assert satu.status == StatusCetak.SELESAI
    assert not layanan.jalankan(cetak_id=satu.pk, now=x.now)


def test_asked_for_again_while_under_way_it_is_the_same_and_after_a_stop_a_new_one(x, settings) -> None:
    settings.CETAK_LANGSUNG = 0
    laporan = x.susun()
    satu = minta(x, laporan)
    assert minta(x, laporan) == satu
    x.u.maju(minutes=16)
    lagi = minta(x, laporan)
    satu.refresh_from_db()
    assert lagi != satu and (satu.status, satu.pesan) == (StatusCetak.GAGAL, layanan.TERHENTI)


def test_an_open_report_is_made_anew_each_time_a_signed_one_once_and_kept(x) -> None:
    laporan = x.susun()
    assert minta(x, laporan) != minta(x, laporan)
    laporan = bekukan(x, laporan)
    satu = minta(x, laporan)
    assert satu.final and minta(x, laporan) == satu
    for ubah in (lambda: CetakLaporan.objects.filter(pk=satu.pk).update(pesan="x"), satu.delete):
        with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
            ubah()


def test_what_cannot_be_made_says_so_and_nothing_else_breaks(x, monkeypatch) -> None:
    def rusak(buku: Any, maju: Any) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(layanan, "render_laporan", rusak)
    laporan = x.susun()
    satu = minta(x, laporan)
    assert (satu.status, satu.pesan) == (StatusCetak.GAGAL, layanan.TAK_TERDUGA)
    assert minta(x, laporan, "xlsx").status == StatusCetak.SELESAI


def test_it_says_on_the_way_what_is_being_done_and_how_far_it_is(x, monkeypatch) -> None:
    lewat: list[tuple[int, str]] = []

    def lambat(buku: Any, maju: Any) -> bytes:
        for persen, kata in ((12, "Menggambar Gambar 3.1"), (40, "Menata halaman")):
            maju(persen, kata)
            lewat.append(CetakLaporan.objects.values_list("kemajuan", "pesan").get())
        return b"%PDF-"

    monkeypatch.setattr(layanan, "render_laporan", lambat)
    minta(x, x.susun())
    assert lewat == [(12, "Menggambar Gambar 3.1"), (40, "Menata halaman")]


def test_one_sweep_frees_files_and_imports_and_leaves_what_waits_in_the_queue(x, settings) -> None:
    """ADR 0013: what a stopped worker left behind is asked for again."""
    settings.CETAK_LANGSUNG = 0
    laporan = x.susun()
    satu, lain = minta(x, laporan), minta(x, laporan, "docx")
    CetakLaporan.objects.filter(pk=satu.pk).update(status="berjalan", kemajuan=40)
    assert layanan.sapu(now=x.now) == 0
    assert layanan.sapu(now=x.now, semua=True, dalam_antrean={lain.pk}) == 1
    call_command("sapu_impor", "--semua", verbosity=0)
    pesan = dict(CetakLaporan.objects.values_list("pk", "pesan"))
    assert pesan == {satu.pk: layanan.TERHENTI, lain.pk: layanan.TAK_DIAMBIL}
    assert minta(x, laporan).status == StatusCetak.ANTRE


def test_who_lost_the_right_meanwhile_gets_no_file(x, settings) -> None:
    settings.CETAK_LANGSUNG = 0
    laporan = x.susun()
    satu = minta(x, laporan)
    CetakLaporan.objects.filter(pk=satu.pk).update(diminta_oleh=x.pengguna("kepala_dua"))
    layanan.jalankan(cetak_id=satu.pk, now=x.now)
    satu.refresh_from_db()
    assert (satu.status, satu.pesan) == (StatusCetak.GAGAL, layanan.TAK_BERHAK)


def test_the_regencys_template_is_used_from_its_day_on(x, monkeypatch) -> None:
    dipakai: list[bytes] = []
    monkeypatch.setattr(layanan, "render_docx", lambda buku, isi, maju: dipakai.append(isi) or b"PK")
    laporan = x.susun()
    minta(x, laporan, "docx")
    milik = simpan_berkas(templat("Milik daerah", "{{ isi }}"), now=x.now)
    TemplatWord.objects.create(pemda=laporan.pemda, jenis="pd", berlaku_mulai=x.now.date(), berkas=milik)
    TemplatWord.objects.create(pemda=laporan.pemda, jenis="pemda", berlaku_mulai=x.now.date(), berkas=milik)
    minta(x, laporan, "docx")
    assert [Document(io.BytesIO(isi)).paragraphs[0].text == "Milik daerah" for isi in dipakai] == [False, True]


def test_while_it_is_mended_others_get_what_was_handed_in_and_never_the_writers_draft(x, klien) -> None:
    laporan = bekukan(x, x.susun(), StatusLaporan.PERBAIKAN)
    Laporan.objects.filter(pk=laporan.pk).update(pertama_diajukan_pada=x.now)
    draf = minta(x, laporan)
    beku = minta(x, laporan, oleh="monev")
    assert (draf.naskah, beku.naskah) == (None, laporan.naskah)
    klien.force_login(x.pengguna("monev"))
    assert [klien.get(reverse("laporan:unduh", args=[c.pk])).status_code for c in (draf, beku)] == [404, 200]
    halaman = klien.get(reverse("laporan:berkas", args=[laporan.pk])).content.decode()
    assert (
        reverse("laporan:unduh", args=[beku.pk]) in halaman and reverse("laporan:unduh", args=[draf.pk]) not in halaman
    )


# ---- pages


@pytest.fixture
def klien(x: Lapor, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr("sakip.waktu.sekarang", lambda: x.now)
    client = Client()
    client.force_login(x.pengguna("perencana_satu"))
    return client


def test_the_page_offers_each_file_makes_it_and_hands_it_over(x, klien) -> None:
    laporan = x.susun()
    halaman = reverse("laporan:berkas", args=[laporan.pk])
    assert klien.get(halaman).content.decode().count("Belum pernah dibuat") == 3
    jawab = klien.post(reverse("laporan:cetak", args=[laporan.pk]), {"jenis": "xlsx"}, follow=True)
    satu = CetakLaporan.objects.get()
    assert "Excel siap diunduh" in jawab.content.decode()
    unduh = klien.get(reverse("laporan:unduh", args=[satu.pk]))
    assert unduh.content == baca_berkas(satu.berkas)
    assert (
        f"-{laporan.tahun}-draf.xlsx" in unduh["Content-Disposition"] and "sandbox" in unduh["Content-Security-Policy"]
    )


def test_the_page_shows_progress_and_asks_for_itself_again_until_it_is_done(x, klien, settings) -> None:
    settings.CETAK_LANGSUNG = 0
    laporan = x.susun()
    satu = minta(x, laporan)
    CetakLaporan.objects.update(status="berjalan", kemajuan=30, pesan="Menata halaman")
    kepala = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "berkas-laporan"}
    isi = klien.get(reverse("laporan:berkas", args=[laporan.pk]), **kepala).content.decode()
    assert "<html" not in isi and "Menata halaman, 30%" in isi and "every 2s" in isi
    CetakLaporan.objects.update(status="antre")
    layanan.jalankan(cetak_id=satu.pk, now=x.now)
    assert "every 2s" not in klien.get(reverse("laporan:berkas", args=[laporan.pk])).content.decode()


def test_what_failed_says_why_and_offers_to_try_again(x, klien, monkeypatch) -> None:
    def rusak(buku: Any, maju: Any) -> bytes:
        raise DokumenDitolak("Tabel terlalu panjang untuk dicetak.")

    monkeypatch.setattr(layanan, "render_laporan", rusak)
    laporan = x.susun()
    minta(x, laporan)
    isi = klien.get(reverse("laporan:berkas", args=[laporan.pk])).content.decode()
    assert "Tabel terlalu panjang" in isi and "Coba lagi" in isi


def test_words_without_a_place_are_told_before_the_files_are_taken(x, klien) -> None:
    """Nothing typed is lost in silence: it is in no file until it is moved."""
    laporan = x.susun()
    halaman = reverse("laporan:berkas", args=[laporan.pk])
    assert "tidak ikut dicetak" not in klien.get(halaman).content.decode()
    for _ in range(2):
        x.tulis(laporan, "sebab.i999", "<p>Sebab indikator lama.</p>")
    isi = klien.get(halaman).content.decode()
    assert "2 paragraf tidak ikut dicetak" in isi and f"{laporan.get_absolute_url()}#lepas" in isi
    assert 'id="lepas"' in klien.get(laporan.get_absolute_url()).content.decode()


def test_a_kind_that_is_none_is_refused_with_a_sentence(x, klien) -> None:
    laporan = x.susun()
    jawab = klien.post(reverse("laporan:cetak", args=[laporan.pk]), {"jenis": "exe"}, follow=True)
    assert "Pilih jenis berkas" in jawab.content.decode() and not CetakLaporan.objects.exists()


def test_the_chart_is_a_picture_with_words_and_a_page_without_it_still_stands(x, klien, monkeypatch) -> None:
    laporan = x.susun()
    alamat = reverse("laporan:gambar", args=[laporan.pk, "struktur", 0])
    halaman = klien.get(laporan.get_absolute_url()).content.decode()
    assert alamat in halaman and 'alt="Bagan' in halaman and "Daftar jabatan" in halaman
    jawab = klien.get(alamat)
    assert jawab["Content-Type"] == "image/svg+xml" and "max-age" in jawab["Cache-Control"]
    assert klien.get(reverse("laporan:gambar", args=[laporan.pk, "tiada", 0])).status_code == 404
    assert klien.get(reverse("laporan:gambar", args=[laporan.pk, "struktur", 9])).status_code == 404

    def rusak(*_: Any) -> bytes:
        raise RuntimeError

    monkeypatch.setattr(gambar, "svg", rusak)
    assert klien.get(alamat).status_code == 503
