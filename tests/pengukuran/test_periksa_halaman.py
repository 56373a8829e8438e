"""Checking measurements on the pages (GM/SM Pasal 9 ayat (6)): the inbox, one sheet, the acts, and many at once."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pengukuran.enums import StatusUkur
from pengukuran.models import Pengukuran
from pengukuran.services.dasar import UkurDitolak
from sakip.kalender.models import Kabar
from tests.perjanjian.halaman import Halaman, teks

from .pabrik import ukur

pytestmark = pytest.mark.django_db
PEMBACA = ("monev", "inspektur", "kepala_bappeda", "kepala_satu", "perencana_satu", "bupati", "sekda", "sakip_satu")


@pytest.fixture
def u():
    return ukur("kabid_satu")


@pytest.fixture
def h(u):
    return Halaman(u)


@pytest.fixture
def diajukan(u):
    """The head's PK and the Kabid's, both submitted."""
    return [u.ajukan(u.isi(u.lembar(siapa))) for siapa in ("kepala_satu", "kabid_satu")]


def putusan(u, p, *isi):
    """What the form of the sheet sends: per row decision and note, as the page was before."""
    kirim = {}
    for r, (kata, catatan) in zip(u.baris(p), isi, strict=False):
        kirim |= {f"a{r.pk}-putusan": kata, f"a{r.pk}-catatan": catatan}
    for r in u.baris(p):
        kirim |= {f"a{r.pk}-kunci": str(r.versi_kunci), f"a{r.pk}-semula": r.putusan}
    return kirim


def test_what_was_submitted_waits_for_the_tim_monev_and_the_superior_alone(u, h, diajukan):
    kepala, kabid = diajukan
    menunggu = {s: {b.p for b in h.buka(s, "pengukuran:periksa").context["baris"] if b.boleh} for s in PEMBACA}
    assert menunggu["monev"] == {kepala, kabid}
    assert menunggu["kepala_satu"] == {kabid}
    assert not any(menunggu[s] for s in PEMBACA if s not in ("monev", "kepala_satu"))


def test_the_inbox_says_how_many_days_it_has_waited_and_the_oldest_comes_first(u, h, diajukan):
    u.maju(days=2)
    baris = h.buka("monev", "pengukuran:periksa").context["baris"]
    assert [b.hari for b in baris] == [3, 3]
    assert [b.judul for b in baris] == ["Dinas Satu Alfa", "Kepala Bidang Satu Alfa"]


def test_the_inbox_is_narrowed_by_condition_pd_period_and_words(u, h, diajukan):
    def ada(**tanya):
        return [b.judul for b in h.buka("monev", "pengukuran:periksa", tanya=tanya).context["baris"]]

    assert ada(cari="bidang") == ["Kepala Bidang Satu Alfa"]
    assert ada(periode="tw2") == ada(unit=str(u.d.pd["dua"].pk)) == ada(keadaan="siap") == []
    assert len(ada(unit=str(u.d.pd["satu"].pk), periode="tw1")) == 2
    assert ada(keadaan="tidak ada", unit="x", periode="y", halaman="z") == ada()


def test_inspektur_and_kepala_bappeda_see_all_that_was_submitted_bk_pasal_11(u, h, diajukan):
    """BK Pasal 11 ayat (9), (10): and from each of them the way to their written result."""
    for siapa in ("inspektur", "kepala_bappeda"):
        halaman = h.buka(siapa, "pengukuran:periksa")
        assert [b.p for b in halaman.context["baris"]] == diajukan
        assert f"unit={u.d.pd['satu'].pk}&amp;periode=tw1" in halaman.content.decode()
    assert (
        h.buka("inspektur", "pengukuran:periksa_lembar", u.lembar("kepala_satu", "tw2").pk, tanya={}).status_code
        == 404
    )


def test_a_figure_is_returned_with_a_note_the_rest_accepted_and_the_whole_sent_back(u, h, diajukan):
    p = diajukan[1]
    u.baris(p)
    isi = putusan(u, p, ("dikembalikan", "Lampirkan sumbernya."))
    jawaban = h.kirim("monev", "pengukuran:periksa_lembar", p.pk, isi=isi | {"lanjut": "kembalikan"})
    assert jawaban.url.endswith(f"/{p.pk}/aksi/kembalikan/")
    halaman = teks(h.ikuti("monev", jawaban.url))
    assert "Lampirkan sumbernya." in halaman
    h.kirim("monev", "pengukuran:aksi", p.pk, "kembalikan", isi={"kunci": u.segar(p).versi_kunci, "catatan": ""})
    p = u.segar(p)
    assert (p.status, u.baris(p)[0].catatan) == (StatusUkur.DIKEMBALIKAN, "Lampirkan sumbernya.")
    kabar = Kabar.objects.get(pegawai=u.d.pegawai["perencana_satu"], judul__contains="Pengukuran")
    assert "dikembalikan" in kabar.judul and "Lampirkan sumbernya." in kabar.isi


def test_a_figure_is_not_returned_without_a_note_and_nothing_typed_is_lost(u, h, diajukan):
    p = diajukan[0]
    isi = putusan(u, p, ("dikembalikan", " "))
    jawaban = h.kirim("monev", "pengukuran:periksa_lembar", p.pk, isi=isi)
    assert jawaban.status_code == 422
    assert "Tulis apa yang perlu diperbaiki pada angka ini." in teks(jawaban)
    assert 'value="dikembalikan" data-putusan="P" checked' in jawaban.content.decode()
    assert u.segar(p).status == StatusUkur.DIAJUKAN


def test_what_a_colleague_decided_meanwhile_is_shown_and_not_overwritten(u, h, diajukan):
    p = diajukan[1]
    isi = putusan(u, p, ("diterima", ""))
    u.putuskan(p, {0: ("dikembalikan", "Sumbernya?")}, oleh="kepala_satu")
    jawaban = h.kirim("monev", "pengukuran:periksa_lembar", p.pk, isi=isi)
    assert jawaban.status_code == 422
    assert "Kepala Satu Alfa baru saja memutuskan: dikembalikan" in teks(jawaban)
    assert u.baris(p)[0].putusan == "dikembalikan"


def test_untouched_figures_that_a_colleague_decided_stand(u, h, diajukan):
    p = diajukan[1]
    isi = putusan(u, p, ("", ""))
    u.putuskan(p, {0: ("diterima", "")}, oleh="kepala_satu")
    assert h.kirim("monev", "pengukuran:periksa_lembar", p.pk, isi=isi).status_code == 302
    assert u.baris(p)[0].putusan == "diterima"


def test_nobody_decides_on_what_he_or_she_typed_or_is_measured_by(u, h, diajukan):
    for siapa in ("perencana_satu", "kepala_satu", "inspektur", "bupati", "admin"):
        jawaban = h.kirim(siapa, "pengukuran:periksa_lembar", diajukan[0].pk, isi=putusan(u, diajukan[0]))
        assert jawaban.status_code == 403, siapa


def test_accepted_handed_to_the_bupati_and_told_to_those_it_concerns(u, h, diajukan):
    p = diajukan[0]
    assert "Terima pengukuran ini?" in teks(h.buka("monev", "pengukuran:aksi", p.pk, "terima"))
    h.kirim("monev", "pengukuran:aksi", p.pk, "terima", isi={"kunci": u.segar(p).versi_kunci})
    assert [b.p for b in h.buka("monev", "pengukuran:periksa", tanya={"keadaan": "siap"}).context["baris"]] == [p]
    tanya = h.kirim("monev", "pengukuran:massal", "sampaikan", isi={"ukur": [p.pk]})
    assert [b.p for b in tanya.context["bisa"]] == [p]
    h.kirim(
        "monev",
        "pengukuran:massal",
        "sampaikan",
        isi={"ukur": [p.pk], "yakin": "1", f"kunci_{p.pk}": u.segar(p).versi_kunci},
    )
    assert u.segar(p).status == StatusUkur.DISAMPAIKAN
    kabar = {k.pegawai_id: k.judul for k in Kabar.objects.order_by("pk")}
    assert "diterima" in kabar[u.d.pegawai["kepala_satu"].pk]
    assert "disampaikan kepada Anda" in kabar[u.d.pegawai["bupati"].pk]
    assert "disampaikan kepada Anda" in kabar[u.d.pegawai["sekda"].pk]


def test_what_is_being_corrected_is_not_handed_on_alone_or_with_others_ayat_6(u, h, diajukan):
    """GM/SM Pasal 9 ayat (6): what goes to the kepala daerah was checked and stands."""
    satu, dua = (u.terima(p) for p in diajukan[:2])
    baru = u.koreksi(satu)
    with pytest.raises(UkurDitolak, match="Yang disampaikan nanti koreksinya"):
        u.sampaikan(satu)
    assert "Yang disampaikan nanti koreksinya" in teks(h.buka("monev", "pengukuran:aksi", satu.pk, "sampaikan"))
    tanya = h.kirim("monev", "pengukuran:massal", "sampaikan", isi={"ukur": [satu.pk, dua.pk]})
    assert [b.p for b in tanya.context["bisa"]] == [dua]
    assert "Yang disampaikan nanti koreksinya" in tanya.context["tidak"][0].sebab[0]
    ditolak = h.kirim("monev", "pengukuran:massal", "sampaikan", isi={"ukur": [satu.pk, dua.pk], "yakin": "1"})
    assert ditolak.status_code == 422 and u.segar(dua).status == StatusUkur.DITERIMA
    assert [b.p for b in h.buka("monev", "pengukuran:periksa", tanya={"keadaan": "siap"}).context["baris"]] == [dua]
    assert u.sampaikan(u.terima(u.ajukan(u.isi(baru, "96%")))).status == StatusUkur.DISAMPAIKAN


def test_many_are_accepted_at_once_those_with_a_note_are_left_with_the_reason(u, h, diajukan):
    u.putuskan(diajukan[1], {0: ("dikembalikan", "Sumbernya?")})
    semua = [p.pk for p in diajukan]
    tanya = h.kirim("monev", "pengukuran:massal", "terima", isi={"ukur": semua})
    assert [b.p for b in tanya.context["bisa"]] == [diajukan[0]]
    assert "1 angka ditandai" in tanya.context["tidak"][0].sebab[0]
    ditolak = h.kirim("monev", "pengukuran:massal", "terima", isi={"ukur": semua, "yakin": "1"})
    assert ditolak.status_code == 422 and "Tidak satu pun berubah." in teks(ditolak)
    assert {u.segar(p).status for p in diajukan} == {StatusUkur.DIAJUKAN, StatusUkur.DIPERIKSA}


def test_an_empty_inbox_says_that_all_is_checked_and_leads_to_what_is_to_be_handed_on(u, h, diajukan):
    for p in diajukan:
        u.terima(p)
    isi = teks(h.buka("monev", "pengukuran:periksa"))
    assert "Tidak ada yang menunggu Anda" in isi and "Lihat 2 yang siap disampaikan" in isi
    assert "Tidak ada yang cocok" in teks(
        h.buka("monev", "pengukuran:periksa", tanya={"keadaan": "saya", "cari": "zz"})
    )


@pytest.mark.parametrize("isi", [{}, {"ukur": "x"}, {"ukur": [1, 2, 987654]}])
def test_a_batch_of_nothing_or_of_what_is_not_there_is_refused(h, diajukan, isi):
    assert h.kirim("monev", "pengukuran:massal", "terima", isi=isi).status_code in (302, 404)


def test_a_correction_is_opened_with_a_reason_and_the_old_version_stays_readable(u, h, diajukan):
    lama = u.sampaikan(u.terima(diajukan[0]))
    tanpa = h.kirim(
        "perencana_satu", "pengukuran:aksi", lama.pk, "koreksi", isi={"kunci": lama.versi_kunci, "catatan": ""}
    )
    assert tanpa.status_code == 422 and "Tulis alasan koreksi" in teks(tanpa)
    h.kirim(
        "perencana_satu",
        "pengukuran:aksi",
        lama.pk,
        "koreksi",
        isi={"kunci": lama.versi_kunci, "catatan": "Salah ketik."},
    )
    baru = Pengukuran.objects.get(menggantikan=lama)
    u.terima(u.ajukan(u.isi(baru, "90%")))
    halaman = teks(h.buka("bupati", "pengukuran:periksa_lembar", lama.pk))
    assert "Versi 1, yang Anda baca" in halaman and "95%" in halaman and "Sudah dikoreksi." in halaman
    assert "Sudah dikoreksi." in teks(h.buka("bupati", "pengukuran:lembar", lama.pk))
    kabar = Kabar.objects.filter(judul__contains="dikoreksi", isi__contains="Salah ketik.")
    assert {k.pegawai for k in kabar} >= {u.d.pegawai[s] for s in ("bupati", "sekda", "inspektur", "perencana_satu")}


def test_an_act_that_is_not_yet_open_says_why_and_one_that_is_past_goes_back(u, h):
    p = u.lembar()
    halaman = h.buka("perencana_satu", "pengukuran:aksi", p.pk, "ajukan")
    assert "belum diisi" in teks(halaman)
    assert not halaman.context["keputusan"].allowed and "btn btn-primary" not in halaman.content.decode()
    assert h.buka("perencana_satu", "pengukuran:aksi", p.pk, "tarik").status_code == 302
    assert h.buka("perencana_satu", "pengukuran:aksi", p.pk, "terima").status_code == 403
    assert h.buka("perencana_satu", "pengukuran:aksi", p.pk, "isi").status_code == 404


def test_no_page_costs_more_than_twelve_queries(u, h, diajukan):
    u.putuskan(diajukan[1], {0: ("diterima", "")})
    alamat = [("pengukuran:periksa", [])] + [("pengukuran:periksa_lembar", [p.pk]) for p in diajukan]
    alamat += [("pengukuran:aksi", [p.pk, "terima"]) for p in diajukan]
    terlalu = {}
    for siapa in PEMBACA:
        for nama, args in alamat:
            if h.buka(siapa, nama, *args).status_code != 200:
                continue
            with CaptureQueriesContext(connection) as semua:
                h.buka(siapa, nama, *args)
            if len(semua) > 12:
                terlalu[siapa, nama] = [len(semua), *[q["sql"][:150] for q in semua]]
    assert terlalu == {}


def test_the_figures_of_the_period_stand_beside_the_written_result_on_them(u, h, diajukan):
    """BK Pasal 11 ayat (9): mean, predikat, and how many fell short."""
    tanya = {"unit": str(u.d.pd["satu"].pk), "periode": "tw1"}
    halaman = h.buka("inspektur", "pengukuran:hasil_susun", tanya=tanya)
    angka = halaman.context["angka"]
    assert angka.p == diajukan[0] and (angka.diajukan, angka.diterima, angka.pasti) == (2, 0, False)
    kurang = sum(1 for r in u.baris(diajukan[0]) if r.capaian and Decimal(r.capaian) < 100)
    assert angka.kurang == kurang
    assert f"{kurang} dari {angka.p.baris} indikator" in teks(halaman)
    assert halaman.context["form"]["pd"].value() == tanya["unit"]
    lain = h.buka("inspektur", "pengukuran:hasil_susun", tanya=tanya | {"periode": "sm2"})
    assert lain.context["angka"] is None


def test_the_sheet_offers_the_acts_of_its_reader_and_its_versions(u, h, diajukan):
    p = diajukan[0]

    def tombol(siapa):
        return [t.kata for t in h.buka(siapa, "pengukuran:lembar", p.pk).context["tombol"]]

    assert tombol("perencana_satu") == ["Tarik kembali"]
    assert tombol("monev") == ["Periksa"]
    assert tombol("bupati") == []
    u.koreksi(u.terima(p))
    assert tombol("monev") == ["Sampaikan kepada Bupati Alfa", "Buka koreksi"]
    assert len(h.buka("perencana_satu", "pengukuran:lembar", p.pk).context["versi"]) == 2
    assert len(h.buka("bupati", "pengukuran:lembar", p.pk).context["versi"]) == 1


@pytest.mark.parametrize("tahun", ["2026", "2025"])
def test_a_sheet_is_judged_by_the_deadline_of_its_own_year_whichever_year_one_looks_at(u, h, diajukan, tahun):
    """GM/SM Pasal 9 ayat (8): the fourteenth day after the quarter."""
    for alamat in ("pengukuran:periksa_lembar", "pengukuran:lembar"):
        batas = h.buka("monev", alamat, diajukan[0].pk, tanya={"tahun": tahun}).context["batas"]
        assert (batas.tenggat.tanggal, batas.terpenuhi) == (date(2026, 4, 14), date(2026, 4, 8)), alamat


def test_a_correction_is_under_no_deadline(u, h, diajukan):
    koreksi = u.koreksi(u.terima(diajukan[0]))
    u.maju(days=30)
    assert h.buka("perencana_satu", "pengukuran:lembar", koreksi.pk).context["batas"] is None
