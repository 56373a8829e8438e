"""Writing together: who may, what a conflict does, that every wording stays."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from laporan.enums import JenisParagraf
from laporan.models import Bagian, Laporan, NaskahLaporan, Paragraf, RiwayatParagraf
from laporan.services import bagian, tulisan
from laporan.services.dasar import Berubah, LaporanDitolak
from laporan.services.susun import hapus, susun
from laporan.services.tulisan import IsiParagraf
from sakip.jejak.models import Jejak
from sakip.kalender.models import Kabar

from .pabrik_tulis import lkjip

pytestmark = pytest.mark.django_db


@pytest.fixture
def lap():
    return lkjip(None)


def test_a_paragraph_is_written_with_its_author_and_time_and_an_audit_line(lap):
    p = lap.tambah("simpulan", "<p onclick=x()>Capaian <b>baik</b>.</p>")
    assert (p.isi, p.penulis, p.ditulis_pada) == (
        "<p>Capaian <strong>baik</strong>.</p>",
        lap.pengguna("perencana_satu"),
        lap.now,
    )
    assert Bagian.objects.get().judul == "Simpulan"
    jejak = Jejak.objects.filter(aksi="laporan.tulis").get()
    assert (jejak.objek_id, "Simpulan" in jejak.ringkasan) == (
        str(lap.laporan.pk),
        True,
    ) or jejak.objek_id == lap.laporan.pk


def test_the_former_wording_goes_to_the_history_with_who_wrote_it(lap):
    p = lap.tambah(isi="Satu.")
    lap.maju(minutes=5)
    assert lap.simpan(p, "Dua.", "kabid_satu").tersimpan == (p.pk,)
    r = RiwayatParagraf.objects.get()
    assert (r.isi, r.penulis, r.ditulis_pada) == ("<p>Satu.</p>", lap.pengguna("perencana_satu"), p.ditulis_pada)
    assert lap.segar(p).penulis == lap.pengguna("kabid_satu")


def test_the_second_of_two_who_save_the_same_paragraph_is_asked_and_neither_text_is_lost(lap):
    p = lap.tambah(isi="Awal.")
    lap.simpan(p, "Milik Kabid.", "kabid_satu")
    hasil = lap.simpan(p, "Milik perencana.")
    assert [(b.kini.isi, b.dikirim) for b in hasil.bentrok] == [("<p>Milik Kabid.</p>", "<p>Milik perencana.</p>")]
    assert lap.isi() == ["Milik Kabid."]
    assert {r.isi for r in RiwayatParagraf.objects.all()} == {"<p>Awal.</p>", "<p>Milik perencana.</p>"}


def test_the_same_words_from_two_people_are_no_conflict(lap):
    p = lap.tambah(isi="Awal.")
    lap.simpan(p, "Sama.", "kabid_satu")
    assert lap.simpan(p, "<div>Sama.</div>").bentrok == ()


def test_one_conflict_does_not_cost_the_other_paragraphs(lap):
    satu, dua = lap.tambah(isi="a"), lap.tambah(isi="b")
    lap.simpan(satu, "x", "kabid_satu")
    baris = [IsiParagraf(satu.pk, 0, "y"), IsiParagraf(dua.pk, 0, "z")]
    hasil = tulisan.simpan(laporan_id=lap.laporan.pk, baris=baris, **lap.oleh("perencana_satu"))
    assert (hasil.tersimpan, len(hasil.bentrok), lap.isi()) == ((dua.pk,), 1, ["x", "z"])


def test_what_was_pasted_as_one_becomes_paragraphs_when_its_writer_leaves_it(lap):
    p, akhir = lap.tambah(isi=""), lap.tambah(isi="Akhir.")
    lap.simpan(p, "<p>Satu</p><ul><li>dua</li></ul><h3>Tiga</h3>", pisah=True)
    assert lap.isi() == ["Satu", "<ul><li>dua</li></ul>", "<h4>Tiga</h4>", "Akhir."]
    jenis = Paragraf.objects.order_by("urutan").values_list("jenis", flat=True)
    assert list(jenis) == ["paragraf", "daftar", "judul", "paragraf"]
    assert lap.segar(akhir).jenis == JenisParagraf.PARAGRAF


def test_a_paragraph_moves_up_and_down_among_those_that_stand(lap):
    a, b, c = (lap.tambah(isi=x) for x in "abc")
    tulisan.keluarkan(paragraf_id=b.pk, **lap.oleh("perencana_satu"))
    tulisan.geser(paragraf_id=c.pk, arah=-1, **lap.oleh("kabid_satu"))
    assert lap.isi() == ["c", "a"]
    tulisan.geser(paragraf_id=c.pk, arah=-1, **lap.oleh("kabid_satu"))
    assert lap.isi() == ["c", "a"]
    tulisan.kembalikan(paragraf_id=b.pk, **lap.oleh("perencana_satu"))
    assert sorted(lap.isi()) == ["a", "b", "c"]
    assert lap.segar(a).isi == "<p>a</p>"


def test_an_earlier_wording_comes_back_and_the_present_one_is_kept(lap):
    p = lap.tambah(isi="Satu.")
    lap.simpan(p, "Dua.")
    lama = RiwayatParagraf.objects.get()
    with pytest.raises(Berubah):
        tulisan.pulihkan(riwayat_id=lama.pk, versi=0, **lap.oleh("perencana_satu"))
    tulisan.pulihkan(riwayat_id=lama.pk, versi=1, **lap.oleh("perencana_satu"))
    assert lap.isi() == ["Satu."]
    assert sorted(RiwayatParagraf.objects.values_list("isi", flat=True)) == ["<p>Dua.</p>", "<p>Satu.</p>"]


def test_saving_in_a_paragraph_that_another_took_out_asks_first_and_then_puts_it_back(lap):
    p = lap.tambah(isi="Satu.")
    tulisan.keluarkan(paragraf_id=p.pk, **lap.oleh("kabid_satu"))
    assert len(lap.simpan(p, "Satu lagi.").bentrok) == 1
    assert lap.simpan(p, "Satu lagi.", versi=1).tersimpan
    assert lap.isi() == ["Satu lagi."]


@pytest.mark.parametrize("siapa", ["perencana_dua", "inspektur", "staf_organisasi", "perencana_pemda", "bupati"])
def test_others_than_the_people_of_the_pd_do_not_write_in_its_report(lap, siapa):
    with pytest.raises(LaporanDitolak):
        lap.tambah(oleh=siapa)


@pytest.mark.parametrize("siapa", ["perencana_satu", "kepala_satu", "kabid_satu", "sakip_satu"])
def test_the_planner_the_head_the_officials_and_the_team_of_the_pd_write(lap, siapa):
    lap.tambah(isi="x", oleh=siapa)
    assert lap.isi() == ["x"]


def test_nothing_is_written_at_a_place_that_the_report_does_not_have(lap):
    with pytest.raises(LaporanDitolak, match="tidak ada"):
        lap.tambah("karangan")
    p = lap.tambah()
    lain = lkjip_lain(lap)
    with pytest.raises(LaporanDitolak, match="tidak ada lagi"):
        tulisan.simpan(laporan_id=lain.pk, baris=[IsiParagraf(p.pk, 0, "x")], **lap.oleh("perencana_satu"))


def lkjip_lain(lap, tahun=2025):
    return susun(pemda=lap.d.pemda, pd=lap.d.pd["satu"], tahun=tahun, **lap.oleh("perencana_satu"))


def test_a_text_past_its_limit_or_with_hidden_marks_is_refused_with_a_sentence(lap):
    p = lap.tambah(isi="Satu.")
    assert "terlalu panjang" in lap.simpan(p, "a" * 70_000).galat[p.pk]
    assert "tersembunyi" in lap.simpan(p, "a\u202eb").galat[p.pk]
    assert lap.isi() == ["Satu."]


# ---- what the database refuses by itself


def test_no_wording_is_overwritten_that_the_history_does_not_have(lap):
    p = lap.tambah(isi="Satu.")
    with pytest.raises(IntegrityError, match="riwayat"), transaction.atomic():
        Paragraf.objects.filter(pk=p.pk).update(isi="<p>Dua.</p>")
    lap.simpan(p, "Dua.")
    with pytest.raises(IntegrityError), transaction.atomic():
        RiwayatParagraf.objects.update(isi="")


def test_a_draft_that_nobody_ever_saw_goes_with_its_words(lap):
    lap.simpan(lap.tambah(), "Dua.")
    hapus(laporan_id=lap.laporan.pk, **lap.oleh("perencana_satu"))
    assert not Paragraf.objects.exists()


# ---- parts


def test_a_part_is_marked_done_and_opened_again(lap):
    for selesai in (True, False):
        bagian.tandai(laporan_id=lap.laporan.pk, kunci="langkah", selesai=selesai, **lap.oleh("kabid_satu"))
        assert Bagian.objects.get(kunci="langkah").selesai is selesai


def test_who_is_given_a_part_is_told_with_the_date_and_only_once(lap):
    for _ in range(2):
        bagian.tugaskan(
            laporan_id=lap.laporan.pk, kunci="simpulan", pegawai_id=lap.d.pegawai["kabid_satu"].pk,
            tenggat=date(2026, 5, 4), **lap.oleh("perencana_satu"),
        )  # fmt: skip
    kabar = Kabar.objects.get(pegawai=lap.d.pegawai["kabid_satu"], judul__startswith="Anda diminta")
    assert "4 Mei 2026" in kabar.isi
    assert kabar.alamat == f"/laporan/{lap.laporan.pk}/tulis/simpulan/"


def test_parts_are_given_out_by_who_drafts_or_signs_and_only_to_people_who_write_in_it(lap):
    umum = {"laporan_id": lap.laporan.pk, "kunci": "simpulan", "tenggat": None}
    with pytest.raises(LaporanDitolak, match="perencana atau pimpinan"):
        bagian.tugaskan(pegawai_id=lap.d.pegawai["kasi_satu"].pk, **umum, **lap.oleh("kabid_satu"))
    with pytest.raises(LaporanDitolak, match="tidak dapat menulis"):
        bagian.tugaskan(pegawai_id=lap.d.pegawai["kabid_dua"].pk, **umum, **lap.oleh("kepala_satu"))
    bagian.tugaskan(pegawai_id=lap.d.pegawai["kasi_satu"].pk, **umum, **lap.oleh("kepala_satu"))
    assert Bagian.objects.get().petugas == lap.d.pegawai["kasi_satu"]


def test_last_years_words_are_taken_over_after_those_that_stand(lap):
    lalu = lkjip_lain(lap)
    tulisan.tambah(laporan_id=lalu.pk, kunci="simpulan", isi="<p>Tahun lalu.</p>", **lap.oleh("kabid_satu"))
    lap.tambah(isi="Tahun ini.")
    assert bagian.salin_lalu(laporan_id=lap.laporan.pk, kunci="simpulan", **lap.oleh("perencana_satu")) == 1
    assert lap.isi() == ["Tahun ini.", "Tahun lalu."]
    with pytest.raises(LaporanDitolak, match="2025 tidak memuat"):
        bagian.salin_lalu(laporan_id=lap.laporan.pk, kunci="langkah", **lap.oleh("perencana_satu"))


def test_words_whose_place_is_gone_move_to_another_place(lap):
    lap.tambah("langkah", "Sudah ada.")
    p = lap.tambah("simpulan", "Ikut pindah.")
    Bagian.objects.filter(kunci="simpulan").update(kunci="sebab.i999")
    bagian.pindahkan(laporan_id=lap.laporan.pk, kunci="sebab.i999", tujuan="langkah", **lap.oleh("perencana_satu"))
    assert lap.isi("langkah") == ["Sudah ada.", "Ikut pindah."]
    assert lap.segar(p).bagian.kunci == "langkah"
    with pytest.raises(LaporanDitolak, match="bagian lain"):
        bagian.pindahkan(laporan_id=lap.laporan.pk, kunci="langkah", tujuan="langkah", **lap.oleh("perencana_satu"))


def test_the_words_of_a_report_that_was_handed_in_stay(lap):
    """Whatever is tried: a saving, and a shell on the database."""
    p = lap.tambah(isi="Satu.")
    naskah = NaskahLaporan.objects.create(
        laporan=lap.laporan, revisi=1, isi={}, sha256="0" * 64, dibuat_oleh=p.penulis, dibuat_pada=lap.now
    )
    Laporan.objects.filter(pk=lap.laporan.pk).update(status="diajukan", naskah=naskah, pertama_diajukan_pada=lap.now)
    with pytest.raises(LaporanDitolak, match="tidak sedang ditulis"):
        lap.simpan(p, "Dua.")
    for ubah in (
        lambda: Paragraf.objects.update(dihapus=True),
        lambda: Paragraf.objects.filter(pk=p.pk)._raw_delete("default"),
        lambda: Paragraf.objects.create(bagian=p.bagian, isi="x", penulis=p.penulis, ditulis_pada=lap.now),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ubah()
