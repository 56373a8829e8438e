"""The berita acara: several agreements of a PD in one, its number, its members' signatures, and what it opens."""

from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi, Status
from perjanjian.models import BeritaAcara, Perjanjian, TandaTanganBeritaAcara, Verifikasi
from perjanjian.queries.berita_acara import isi_tersimpan
from perjanjian.services import AksiDenied
from perjanjian.services.alur import SandiSalah
from perjanjian.services.isi import ambil_ulang, simpan_isi
from perjanjian.services.tanda_tangan_acara import cetak_acara, tandatangani_acara
from perjanjian.services.verifikasi import nyatakan_selaras_banyak
from sakip.jejak.models import Jejak
from tests.dokumen import baca
from tests.pemeran import SANDI

from .halaman import Halaman, teks
from .pabrik import VERIFIKATOR, adegan
from .test_layanan import _butir, _pagu

pytestmark = pytest.mark.django_db
WIB = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def a():
    return adegan()


@pytest.fixture
def h(a):
    return Halaman(a)


def diajukan(a):
    """Every PK below the Kepala PD that has rows, submitted to the Tim SAKIP."""
    a.susun_semua()
    daftar = Perjanjian.objects.filter(pd=a.d.pd["satu"], jalur="perangkat_daerah", butir__isnull=False)
    return [a.lakukan(p, Aksi.AJUKAN, "perencana_satu") for p in daftar.distinct().order_by("pk")]


def selaraskan(a, daftar):
    return nyatakan_selaras_banyak(perjanjian_id=[p.pk for p in daftar], aktor=a.pengguna("sakip_satu"), now=a.now)


def tanda(a, acara, siapa, sandi=SANDI):
    return tandatangani_acara(
        acara_id=[b.pk for b in acara], aktor=a.pengguna(siapa), kata_sandi=sandi, now=a.now, zona=WIB
    )


def acara_kabupaten(a):
    a.selaraskan(a.sampai_dikirim())
    return BeritaAcara.objects.get()


# --- several agreements in one ----------------------------------------------------------------------------------------
def test_the_pks_below_a_kepala_pd_share_one_berita_acara_bk_pasal_12(a):
    daftar = diajukan(a)
    assert len(daftar) > 1
    (acara,) = selaraskan(a, daftar)
    assert {a.segar(p).status for p in daftar} == {Status.SELARAS}
    assert {v.perjanjian_id for v in acara.verifikasi.all()} == {p.pk for p in daftar}
    assert acara.pd == a.d.pd["satu"]


def test_its_pdf_lists_every_agreement_and_concludes_for_all_bk_pasal_12_ayat_4(a):
    daftar = diajukan(a)
    (acara,) = selaraskan(a, daftar)
    isi = isi_tersimpan(acara)
    assert [p.pihak_pertama.jabatan for p in isi.perjanjian] == [p.jabatan.nama for p in daftar]
    assert isi.pasal_lanjut == "" and isi.lingkup == "perangkat_daerah"


@pytest.mark.cetak_asli
def test_the_printed_paper_says_how_many_and_names_each(a):
    daftar = diajukan(a)
    (acara,) = selaraskan(a, daftar)
    tanda(a, [acara], "sakip_satu")
    isi = " ".join(baca.alinea(cetak_acara(acara), 1).split())
    assert f"{len(daftar)} (" in isi and "perjanjian kinerja, sebagaimana daftar berikut" in isi
    assert all(p.jabatan.nama in isi for p in daftar)
    assert "SELARAS" in isi and "Pasal 12 ayat (4)" in isi
    assert "Ditandatangani secara elektronik 21 Januari 2026 09.40" in isi


def test_the_pk_of_a_kepala_pd_has_its_own_berita_acara_bk_pasal_11_ayat_2(a):
    acara = acara_kabupaten(a)
    assert acara.verifikasi.count() == 1 and acara.nomor == "001/BA-VPK/2026"


def test_one_of_many_that_may_not_be_aligned_stops_all_and_makes_no_berita_acara(a):
    daftar = diajukan(a)
    a.lakukan(daftar[-1], Aksi.KEMBALIKAN, "sakip_satu", "Perbaiki 1.1")
    with pytest.raises(AksiDenied, match=str(daftar[-1].jabatan)):
        selaraskan(a, daftar)
    assert not BeritaAcara.objects.exists()
    assert a.segar(daftar[0]).status == Status.DIAJUKAN


def test_numbers_of_the_year_follow_each_other_and_the_database_refuses_a_second_one(a):
    daftar = diajukan(a)
    (satu,), (dua,) = selaraskan(a, daftar[:1]), selaraskan(a, daftar[1:])
    assert (satu.urut, dua.urut) == (1, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        BeritaAcara.objects.create(
            pemda=satu.pemda, pd=satu.pd, tahun=satu.tahun, urut=1, nomor="x", tanggal=satu.tanggal, isi="{}",
            sha256="0", pdf=satu.pdf, dibuat_oleh=satu.dibuat_oleh, dibuat_pada=a.now,
        )  # fmt: skip


def test_a_pk_that_the_second_party_returns_leaves_the_others_in_force_l_second_party(a):
    daftar = diajukan(a)
    (acara,) = selaraskan(a, daftar)
    pk = next(p for p in daftar if p.jabatan == a.d.jabatan["kasi_satu"])
    a.tandatangani(pk, "kasi_satu")
    a.lakukan(pk, Aksi.KEMBALIKAN, "kabid_satu", "Target terlalu rendah")
    gugur = acara.verifikasi.get(perjanjian=pk)
    assert gugur.dicabut_pada and gugur.alasan_dicabut == "Target terlalu rendah" and gugur.acara_berlaku is None
    lain = acara.verifikasi.exclude(perjanjian=pk)
    assert lain.exists() and all(v.acara_berlaku == acara for v in lain)


def test_a_round_whose_berita_acara_was_withdrawn_cannot_be_given_another_word(a):
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    a.lakukan(pk, Aksi.KEMBALIKAN, "bupati", "Target 1.1 terlalu rendah")
    gugur = Verifikasi.objects.filter(dicabut_pada__isnull=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        gugur.update(dicabut_pada=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Verifikasi.objects.filter(hasil="selaras").update(hasil="dikembalikan")


def test_the_act_on_many_costs_the_same_per_pk(a):
    daftar = diajukan(a)
    with CaptureQueriesContext(connection) as satu:
        selaraskan(a, daftar[:1])
    with CaptureQueriesContext(connection) as lain:
        selaraskan(a, daftar[1:])
    assert len(lain) <= len(satu) * len(daftar[1:])


# --- signatures of the members ----------------------------------------------------------------------------------------
def test_each_member_signs_once_and_it_is_written_down_bk_pasal_13(a):
    acara = acara_kabupaten(a)
    for siapa in VERIFIKATOR:
        tanda(a, [acara], siapa)
    assert TandaTanganBeritaAcara.objects.count() == len(VERIFIKATOR)
    assert {t.sha256 for t in TandaTanganBeritaAcara.objects.all()} == {acara.sha256}
    assert Jejak.objects.filter(aksi="tandatangani", objek_jenis="perjanjian.beritaacara").count() == len(VERIFIKATOR)
    with pytest.raises(AksiDenied, match="sudah menandatangani"):
        tanda(a, [acara], VERIFIKATOR[0])


def test_who_is_no_member_does_not_sign(a):
    with pytest.raises(AksiDenied, match="anggota tim yang tercantum"):
        tanda(a, [acara_kabupaten(a)], "sekda")


def test_a_wrong_password_signs_nothing(a):
    acara = acara_kabupaten(a)
    with pytest.raises(SandiSalah):
        tanda(a, [acara], VERIFIKATOR[0], "bukan-ini")
    assert not TandaTanganBeritaAcara.objects.exists()


def test_one_that_counts_no_more_is_not_signed(a):
    acara = acara_kabupaten(a)
    pk = a.lakukan(Perjanjian.objects.get(status=Status.SELARAS), Aksi.TERUSKAN, "sekda")
    a.lakukan(pk, Aksi.KEMBALIKAN, "bupati", "Target 1.1 terlalu rendah")
    with pytest.raises(AksiDenied, match="tidak berlaku lagi"):
        tanda(a, [acara], VERIFIKATOR[0])


def test_where_the_profile_asks_for_it_the_sekda_waits_for_every_member_bk_pasal_11_ayat_4(a):
    a.d.ketentuan.ba_ditandatangani = True
    a.d.ketentuan.save()
    acara = acara_kabupaten(a)
    pk = Perjanjian.objects.get(status=Status.SELARAS)
    for siapa in VERIFIKATOR[:-1]:
        tanda(a, [acara], siapa)
    with pytest.raises(AksiDenied, match="belum ditandatangani 1 anggota"):
        a.lakukan(pk, Aksi.TERUSKAN, "sekda")
    tanda(a, [acara], VERIFIKATOR[-1])
    assert a.lakukan(pk, Aksi.TERUSKAN, "sekda").status == Status.DITERUSKAN


def test_inside_a_pd_the_first_party_waits_too_where_the_profile_asks_bk_pasal_12_ayat_4(a):
    a.d.ketentuan.ba_ditandatangani = True
    a.d.ketentuan.save()
    daftar = diajukan(a)
    (acara,) = selaraskan(a, daftar)
    pk = next(p for p in daftar if p.jabatan == a.d.jabatan["kasi_satu"])
    with pytest.raises(AksiDenied, match="belum ditandatangani"):
        a.tandatangani(pk, "kasi_satu")
    for anggota in acara.anggota.filter(berhalangan=""):
        tanda(a, [acara], next(k for k, v in a.d.pegawai.items() if v.pk == anggota.pegawai_id))
    assert a.tandatangani(pk, "kasi_satu").status == Status.DITANDATANGANI


# --- pages ------------------------------------------------------------------------------------------------------------
def test_a_member_signs_all_that_wait_with_one_password_from_the_register(a, h):
    daftar = diajukan(a)
    acara = [*selaraskan(a, daftar[:1]), *selaraskan(a, daftar[1:])]
    halaman = h.buka("sakip_satu", "perjanjian:acara", tanya={"keadaan": "saya"})
    assert "2 berita acara menunggu tanda tangan Anda" in teks(halaman)
    isi = {"acara": [b.pk for b in acara], "kata_sandi": SANDI}
    assert h.kirim("sakip_satu", "perjanjian:acara_tanda_tangan", isi=isi).status_code == 302
    assert TandaTanganBeritaAcara.objects.count() == 2
    assert "menunggu tanda tangan Anda." not in teks(h.buka("sakip_satu", "perjanjian:acara"))


def test_a_wrong_password_keeps_what_was_ticked_and_says_that_nothing_was_signed(a, h):
    (acara,) = selaraskan(a, diajukan(a))
    isi = {"acara": [acara.pk], "kata_sandi": "salah-sekali"}
    jawaban = h.kirim("sakip_satu", "perjanjian:acara_tanda_tangan", isi=isi)
    assert jawaban.status_code == 422 and "Kata sandi salah." in teks(jawaban)
    assert f'value="{acara.pk}" data-baris' in jawaban.content.decode() and " checked>" in jawaban.content.decode()


def test_nothing_ticked_is_said_and_a_strange_number_is_not_found(a, h):
    assert h.kirim("sakip_satu", "perjanjian:acara_tanda_tangan", isi={"kata_sandi": SANDI}).status_code == 422
    isi = {"acara": ["999999"], "kata_sandi": SANDI}
    assert h.kirim("sakip_satu", "perjanjian:acara_tanda_tangan", isi=isi).status_code == 404


def test_the_page_of_one_names_its_pks_its_members_and_who_has_signed(a, h):
    (acara,) = selaraskan(a, diajukan(a))
    tanda(a, [acara], "sakip_satu")
    isi = teks(h.buka("sakip_satu", "perjanjian:acara_rinci", acara.pk))
    assert acara.nomor in isi and "Kepala Seksi Satu" in isi and "21 Jan 2026" in isi
    assert h.buka("kepala_dua", "perjanjian:acara_rinci", acara.pk).status_code == 404


def test_the_register_is_searched_and_filtered(a, h):
    (acara,) = selaraskan(a, diajukan(a))
    assert acara.nomor in teks(h.buka("sakip_satu", "perjanjian:acara", tanya={"cari": "seksi satu"}))
    assert "Tidak ada yang cocok" in teks(h.buka("sakip_satu", "perjanjian:acara", tanya={"cari": "tak ada"}))
    assert "Tidak ada yang cocok" in teks(h.buka("sakip_satu", "perjanjian:acara", tanya={"keadaan": "lengkap"}))


def test_many_declared_aligned_lead_to_their_common_berita_acara(a, h):
    daftar = diajukan(a)
    isi = {"pk": [p.pk for p in daftar], "yakin": "1"} | {f"kunci_{p.pk}": p.kunci for p in daftar}
    jawaban = h.kirim("sakip_satu", "perjanjian:massal", "nyatakan_selaras", isi=isi)
    assert jawaban.url == BeritaAcara.objects.get().get_absolute_url()
    assert BeritaAcara.objects.get().nomor in teks(h.ikuti("sakip_satu", jawaban.url))


# --- findings and how each ended ----------------------------------------------------------------------------------------
def _dikembalikan_lalu_selaras(a, hari):
    """Another target than the sources say is sent back with a finding, mended `hari` days later, and aligned."""
    pk = a.susun("kepala_satu")
    oleh = {"aktor": a.pengguna("perencana_satu"), "now": a.now}
    simpan_isi(perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk, target="55%"), pagu=_pagu(pk), **oleh)
    a.lakukan(a.tandatangani(a.segar(pk), "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    a.maju(hours=1)
    pk = a.lakukan(pk, Aksi.KEMBALIKAN, VERIFIKATOR[0], "Samakan target dengan RKT.")
    a.maju(hours=1, days=hari)
    ambil_ulang(perjanjian_id=pk.pk, kunci_lama=pk.kunci, aktor=a.pengguna("perencana_satu"), now=a.now)
    a.lakukan(a.tandatangani(a.segar(pk), "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    a.selaraskan(a.segar(pk))
    return isi_tersimpan(BeritaAcara.objects.get())


@pytest.mark.parametrize(("hari", "perbaikan"), [(0, "hari_sama"), (1, "lain_hari")])
def test_what_was_mended_on_the_way_is_printed_with_how_it_ended_bk_pasal_11_ayat_2(a, hari, perbaikan):
    isi = _dikembalikan_lalu_selaras(a, hari)
    assert isi.perbaikan == perbaikan
    beda = [t for t in isi.temuan if t.menurut_perjanjian == "55%"]
    assert beda and {t.keputusan.split(":")[0] for t in beda} == {"Diperbaiki"}


def test_a_pk_aligned_at_once_has_no_findings_and_no_mending(a):
    isi = isi_tersimpan(acara_kabupaten(a))
    assert isi.perbaikan == ""
    assert {t.bobot for t in isi.temuan} <= {"Catatan"}  # what the machine says of the quality of indicators


def test_inside_a_pd_all_that_nothing_holds_up_are_looked_over_at_once_from_every_page_bk_pasal_12(a, h, monkeypatch):
    daftar = diajukan(a)
    assert "sekaligus" not in teks(h.buka("sakip_satu", "perjanjian:periksa"))
    monkeypatch.setattr("perjanjian.views.periksa.PER_HALAMAN", 1)
    halaman = h.buka("sakip_satu", "perjanjian:periksa")
    assert f"Tinjau {len(daftar)} PK tanpa temuan yang menghalangi sekaligus" in teks(halaman)
    assert set(halaman.context["sekaligus"]) == {p.pk for p in daftar}
    jawaban = h.kirim("sakip_satu", "perjanjian:massal", "nyatakan_selaras", isi={"pk": halaman.context["sekaligus"]})
    assert f"Nyatakan selaras {len(daftar)} PK?" in teks(jawaban)
