"""The verifier's inbox and work-bench, as the people of the teams use them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi, Keputusan, Status
from perjanjian.models import BeritaAcara, PersetujuanUnsur, Temuan, Verifikasi

from .halaman import Halaman, teks
from .pabrik import VERIFIKATOR, adegan

pytestmark = pytest.mark.django_db
SATU = "verifikator_inspektorat"


@pytest.fixture
def a():
    return adegan()


@pytest.fixture
def h(a):
    return Halaman(a)


def dikirim_dengan_temuan(a):
    """Sent with two differences: the target of a row, and a rupiah of the budget."""
    pk = a.susun("kepala_satu")
    b, p = pk.butir.last(), pk.pagu.first()
    b.target = "12,34%"
    b.save()
    p.jumlah, p.sumber_dana = p.jumlah + 1, []
    p.save()
    return a.lakukan(a.tandatangani(pk, "kepala_satu"), Aksi.KIRIM, "perencana_satu")


def test_the_inbox_shows_what_arrived_until_when_and_what_is_open(a, h):
    dikirim_dengan_temuan(a)
    isi = teks(h.buka(SATU, "perjanjian:periksa"))
    assert "1 PK menunggu Tim Verifikasi; 0 tanpa temuan yang menghalangi." in isi
    assert "Dinas Satu Alfa" in isi and "2 wajib" in isi and "hari kerja lagi" in isi
    assert "Inspektorat, Bappeda, BPKPAD, Bagian Organisasi" in isi


def test_only_the_teams_have_an_inbox(a, h):
    assert h.buka("perencana_satu", "perjanjian:periksa").status_code == 403
    assert h.buka("sakip_satu", "perjanjian:periksa").status_code == 200


def test_the_bench_shows_row_by_row_what_is_the_same_and_what_differs(a, h):
    pk = dikirim_dengan_temuan(a)
    isi = teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))
    assert (
        "Target beda" in isi and "Anggaran beda" in isi and "PK lebih Rp 1,00" in isi and "baris lain dilipat" in isi
    )
    assert "12,34%" in isi and "Hanya yang berbeda (2)" in isi
    assert "Belum dapat dinyatakan selaras:" in isi and "temuan wajib belum diputuskan." in isi
    assert "Batas verifikasi" in isi or "Hari ke-" in isi


def test_only_what_differs_can_be_asked_for(a, h):
    pk = dikirim_dengan_temuan(a)
    jawaban = h.buka(SATU, "perjanjian:keselarasan", pk.pk, tanya={"baris": "beda"})
    isi = teks(jawaban)
    sama = pk.pagu.last()
    assert f"baris-p{sama.pk}" not in jawaban.content.decode()
    assert pk.butir.last().indikator in isi


def test_a_member_of_the_own_pd_its_planner_and_its_party_do_not_verify(a, h):
    pk = dikirim_dengan_temuan(a)
    for siapa in ("perencana_satu", "kepala_satu", "sekda", "admin"):
        assert h.buka(siapa, "perjanjian:keselarasan", pk.pk).status_code == 403
    assert h.buka("verifikator_bappeda", "perjanjian:keselarasan", pk.pk, daerah=a.p.beta).status_code == 404
    assert h.kirim("sekda", "perjanjian:selaras", pk.pk, isi={"kunci": pk.kunci}).status_code == 403


def test_deciding_a_finding_goes_on_to_the_next_undecided_one(a, h):
    pk = dikirim_dengan_temuan(a)
    satu, dua = Temuan.objects.order_by("nomor")[:2]
    isi = {"keputusan": "diterima", "alasan": "RKT menaikkan target."}
    jawaban = h.kirim(SATU, "perjanjian:temuan", pk.pk, satu.pk, isi=isi)
    assert jawaban.status_code == 302 and jawaban.url.endswith(f"?temuan={dua.nomor}#temuan-{dua.nomor}")
    satu.refresh_from_db()
    assert (satu.keputusan, satu.alasan) == (Keputusan.DITERIMA, "RKT menaikkan target.")
    assert "RKT menaikkan target." in teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))


def test_accepting_without_a_reason_is_refused_at_its_place_and_keeps_the_choice(a, h):
    pk = dikirim_dengan_temuan(a)
    satu = Temuan.objects.order_by("nomor").first()
    jawaban = h.kirim(SATU, "perjanjian:temuan", pk.pk, satu.pk, isi={"keputusan": "diterima", "alasan": " "})
    assert jawaban.status_code == 422 and "Tulis alasan menerima perbedaan ini" in teks(jawaban)
    assert f'id="t-{satu.pk}" data-kunci="T" checked' in jawaban.content.decode()
    tanpa = h.kirim(SATU, "perjanjian:temuan", pk.pk, satu.pk, isi={"alasan": "sudah saya tulis"})
    assert "Pilih dulu: perlu diperbaiki, atau dapat diterima." in teks(tanpa) and "sudah saya tulis" in teks(tanpa)
    for nakal in ("x" * 9000, "\u202e"):
        isi = {"keputusan": "perbaiki", "alasan": nakal}
        assert h.kirim(SATU, "perjanjian:temuan", pk.pk, satu.pk, isi=isi).status_code == 422


def test_a_finding_of_another_pk_is_not_found(a, h):
    pk = dikirim_dengan_temuan(a)
    lain = a.susun("kabid_satu")
    lain = a.lakukan(lain, Aksi.AJUKAN, "perencana_satu")
    temuan = Temuan.objects.filter(verifikasi__perjanjian=pk).first()
    assert h.kirim("sakip_satu", "perjanjian:temuan", lain.pk, temuan.pk, isi={}).status_code == 404
    assert h.kirim(SATU, "perjanjian:temuan", pk.pk, 10**9, isi={}).status_code == 404


def test_an_own_finding_can_be_put_on_a_row_or_on_the_whole(a, h):
    pk = a.sampai_dikirim()
    b = pk.butir.first()
    h.kirim(
        SATU,
        "perjanjian:temuan_tambah",
        pk.pk,
        isi={"uraian": "Bunyi indikator kurang jelas.", "mengenai": f"b{b.pk}"},
    )
    h.kirim(SATU, "perjanjian:temuan_tambah", pk.pk, isi={"uraian": "Lampiran kurang."})
    isi = teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))
    assert "1.1: Bunyi indikator kurang jelas." in isi and "Lampiran kurang." in isi
    kosong = h.kirim(SATU, "perjanjian:temuan_tambah", pk.pk, isi={"uraian": ""})
    assert kosong.status_code == 422 and "Temuan belum ditulis." in teks(kosong)
    asing = h.kirim(SATU, "perjanjian:temuan_tambah", pk.pk, isi={"uraian": "Coba.", "mengenai": "b1000000000000"})
    assert asing.status_code == 422 and "Baris itu bukan bagian dari PK ini." in teks(asing)


def test_a_pk_without_findings_is_aligned_by_the_last_unsur_in_one_press_and_the_berita_acara_is_there(a, h):
    pk = a.sampai_dikirim()
    for siapa in VERIFIKATOR[:-1]:
        assert h.kirim(siapa, "perjanjian:persetujuan", pk.pk, isi={"putusan": "setuju"}).status_code == 302
    halaman = h.buka(VERIFIKATOR[-1], "perjanjian:keselarasan", pk.pk)
    assert "Belum dapat dinyatakan selaras" not in teks(halaman)
    jawaban = h.kirim(VERIFIKATOR[-1], "perjanjian:selaras", pk.pk, isi={"kunci": pk.kunci}, follow=True)
    assert "dinyatakan selaras, berita acara 001/BA-VPK/2026." in teks(jawaban)
    assert a.segar(pk).status == Status.SELARAS and BeritaAcara.objects.count() == 1
    lagi = h.kirim(VERIFIKATOR[-1], "perjanjian:selaras", pk.pk, isi={"kunci": pk.kunci}, follow=True)
    assert lagi.status_code == 200 and BeritaAcara.objects.count() == 1


def test_while_others_must_still_agree_one_press_gives_the_consent_of_the_own_unsur(a, h):
    pk = a.sampai_dikirim()
    assert "Setujui untuk unsur Anda" in teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))
    jawaban = h.kirim(SATU, "perjanjian:persetujuan", pk.pk, isi={"putusan": "setuju", "lanjut": "1"})
    assert jawaban.url == "/perjanjian/periksa/"
    assert "Setujui untuk unsur Anda" not in teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))


def test_asking_for_correction_needs_a_note_and_shows_it_to_the_others(a, h):
    pk = a.sampai_dikirim()
    tanpa = h.kirim(SATU, "perjanjian:persetujuan", pk.pk, isi={"putusan": "perbaikan", "catatan": ""})
    assert tanpa.status_code == 422 and "Tulis catatan" in teks(tanpa)
    h.kirim(SATU, "perjanjian:persetujuan", pk.pk, isi={"putusan": "perbaikan", "catatan": "Target terlalu rendah."})
    assert "Target terlalu rendah." in teks(h.buka("verifikator_bpkpad", "perjanjian:keselarasan", pk.pk))
    assert h.kirim(SATU, "perjanjian:persetujuan", pk.pk, isi={"putusan": "mungkin"}).status_code == 422
    assert PersetujuanUnsur.objects.count() == 1


def test_a_returned_pk_comes_back_with_what_changed_since_marked(a, h):
    pk = dikirim_dengan_temuan(a)
    for t in Temuan.objects.all():
        h.kirim(SATU, "perjanjian:temuan", pk.pk, t.pk, isi={"keputusan": "perbaiki", "alasan": ""})
    isi = {"kunci": pk.kunci, "catatan": "Perbaiki dua temuan.", "kembali": "/perjanjian/periksa/"}
    assert h.kirim(SATU, "perjanjian:aksi", pk.pk, "kembalikan", isi=isi).url == "/perjanjian/periksa/"
    b = pk.butir.last()
    b.target = b.sumber_target
    b.save()
    pk = a.lakukan(a.tandatangani(a.segar(pk), "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    halaman = teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))
    assert "Sejak putaran 1:" in halaman and "masih ada, 0 baru" in halaman
    assert "Target semula 12,34%" in halaman and "putaran 2" in halaman


def test_changed_documents_are_told_and_compared_anew(a, h):
    pk = a.sampai_dikirim()
    Verifikasi.objects.update(sidik_sumber="0" * 64)  # as if compared with other documents
    isi = teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))
    assert "Dokumen sumber berubah sejak dibandingkan." in isi and "Bandingkan ulang" in isi
    assert h.kirim(SATU, "perjanjian:banding_ulang", pk.pk).status_code == 302
    assert Verifikasi.objects.count() == 2
    assert "berubah sejak dibandingkan." not in teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))


def test_the_tim_sakip_has_the_same_bench_without_unsur(a, h):
    pk = a.lakukan(a.susun("kabid_satu"), Aksi.AJUKAN, "perencana_satu")
    isi = teks(h.buka("sakip_satu", "perjanjian:keselarasan", pk.pk))
    assert "Persetujuan unsur" not in isi and "Nyatakan selaras" in isi
    assert h.kirim("sakip_satu", "perjanjian:selaras", pk.pk, isi={"kunci": pk.kunci}).status_code == 302
    assert a.segar(pk).status == Status.SELARAS


def test_after_the_round_the_bench_is_read_only(a, h):
    pk = a.selaraskan(a.sampai_dikirim())
    isi = teks(h.buka(SATU, "perjanjian:keselarasan", pk.pk))
    assert "Pemeriksaan selesai." in isi and "Simpan putusan" not in isi and "Kembalikan dengan catatan" not in isi


def test_the_bench_costs_the_same_queries_however_many_findings(a, h):
    pk = a.sampai_dikirim()
    h.buka(SATU, "perjanjian:keselarasan", pk.pk)
    with CaptureQueriesContext(connection) as sedikit:
        h.buka(SATU, "perjanjian:keselarasan", pk.pk)
    for n in range(8):
        h.kirim(SATU, "perjanjian:temuan_tambah", pk.pk, isi={"uraian": f"Temuan {n}."})
    h.buka(SATU, "perjanjian:keselarasan", pk.pk)
    with CaptureQueriesContext(connection) as banyak:
        h.buka(SATU, "perjanjian:keselarasan", pk.pk)
    assert len(banyak) == len(sedikit)
