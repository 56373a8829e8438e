"""Acts: effect, audit, refusal. The dangerous ones each with what would go wrong without the guard."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from perjanjian.enums import Aksi, Keputusan, PutusanUnsur, Status
from perjanjian.models import BeritaAcara, Naskah, PembatalanTandaTangan, Perjanjian, TandaTangan, Temuan, Verifikasi
from perjanjian.queries.menunggu import menunggu
from perjanjian.services import AksiDenied
from perjanjian.services.alur import SandiSalah, apply_aksi, apply_banyak, tandatangani
from perjanjian.services.dasar import BerubahSementara
from perjanjian.services.isi import ButirBaru, PaguBaru, ambil_ulang, simpan_isi, ubah_pihak_kedua
from perjanjian.services.revisi import buka_versi_baru
from perjanjian.services.susun import susun_pk
from perjanjian.services.verifikasi import (
    bandingkan_ulang,
    beri_persetujuan,
    nyatakan_selaras,
    putuskan_temuan,
    tambah_temuan,
)
from renstra.enums import VersiAnggaran
from renstra.models import RKT, BarisRKT, DokumenAnggaran, PaguSumberDana, Rencana
from renstra.services.anggaran import ganti_anggaran, tetapkan_anggaran
from sakip.jejak.models import Jejak
from sakip.organisasi.enums import JenisPenugasan
from sakip.organisasi.models import AnggotaTim, Penugasan
from tests.pemeran import SANDI

from .pabrik import VERIFIKATOR, adegan

pytestmark = pytest.mark.django_db


def _butir(pk, **ubah):
    return [
        ButirBaru(b.pk, b.jenis_kelompok, b.kelompok, b.tujuan, b.indikator, **{"target": b.target, **ubah},
                  satuan=b.satuan, jenis=b.jenis, mendukung_id=b.mendukung_id)
        for b in pk.butir.all()
    ]  # fmt: skip


def _pagu(pk, **ubah):
    return [PaguBaru(p.pk, ubah.get("jumlah", p.jumlah), p.keterangan) for p in pk.pagu.all()]


def _simpan(a, pk, **ubah):
    return simpan_isi(
        perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk, **ubah), pagu=_pagu(pk), now=a.now,
        aktor=a.pengguna("perencana_satu"),
    )  # fmt: skip


# --- drawing up ---------------------------------------------------------------------------------------------------
def test_drafts_of_a_whole_pd_are_drawn_top_down_and_hang_together():
    a = adegan()
    hasil = a.susun_semua()
    assert [p.jabatan.jenjang for p in hasil.dibuat] == ["kepala_pd", "administrator", "pengawas", "pelaksana"]
    kabid, kasi = hasil.dibuat[1], hasil.dibuat[2]
    assert kabid.jabatan_kedua == a.d.jabatan["kepala_satu"]
    assert all(b.mendukung.perjanjian == hasil.dibuat[0] for b in kabid.butir.all())
    assert all(b.mendukung.perjanjian == kabid for b in kasi.butir.all())
    assert kabid.pagu.get(kode="1.01.02.2.01").jumlah == Decimal("375000000.25")


def test_a_second_action_makes_no_duplicates_and_says_why():
    a = adegan()
    a.susun_semua()
    hasil = a.susun_semua()
    assert hasil.dibuat == []
    assert {alasan for _, alasan in hasil.dilewati} == {"sudah ada PK berstatus draf"}


def test_no_draft_without_a_dpa_that_is_set():
    a = adegan()
    DokumenAnggaran.objects.filter(pk=a.dpa.pk).update(status="digantikan")
    with pytest.raises(AksiDenied, match="DPA 2026 belum ditetapkan"):
        a.susun_semua()


def test_only_the_planner_of_the_pd_draws_up():
    a = adegan()
    with pytest.raises(AksiDenied, match="perencana"):
        a.susun_semua(oleh="perencana_dua")


def test_a_plt_holds_the_place_of_the_definitive_holder_bk_pasal_4_ayat_3():
    a = adegan()
    Penugasan.objects.filter(pk=a.d.penugasan["kepala_satu"].pk).update(selesai=date(2025, 12, 31))
    Penugasan.objects.create(
        pegawai=a.d.pegawai["kepala_dua"], jabatan=a.d.jabatan["kepala_satu"], jenis=JenisPenugasan.PLT,
        mulai=date(2026, 1, 1),
    )  # fmt: skip
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_dua")
    ttd = TandaTangan.objects.get(naskah=pk.naskah)
    assert ttd.jabatan == "Plt. Kepala Dinas Satu Alfa"
    assert '"jabatan":"Plt. Kepala Dinas Satu Alfa"' in pk.naskah.isi


def test_a_plh_does_not_sign():
    a = adegan()
    Penugasan.objects.filter(pk=a.d.penugasan["kepala_satu"].pk).update(selesai=date(2025, 12, 31))
    Penugasan.objects.create(
        pegawai=a.d.pegawai["kepala_dua"], jabatan=a.d.jabatan["kepala_satu"], jenis=JenisPenugasan.PLH,
        mulai=date(2026, 1, 1),
    )  # fmt: skip
    pk = a.susun("kepala_satu")
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        a.tandatangani(pk, "kepala_dua")


def test_nobody_is_second_party_to_himself_the_next_superior_is_sod1():
    a = adegan()
    Penugasan.objects.filter(pk=a.d.penugasan["kabid_satu"].pk).update(selesai=date(2025, 12, 31))
    Penugasan.objects.create(
        pegawai=a.d.pegawai["kasi_satu"], jabatan=a.d.jabatan["kabid_satu"], jenis=JenisPenugasan.PLT,
        mulai=date(2026, 1, 1),
    )  # fmt: skip
    assert a.susun("kasi_satu").jabatan_kedua == a.d.jabatan["kepala_satu"]


# --- editing --------------------------------------------------------------------------------------------------------
def test_the_second_of_two_editors_is_told_and_nothing_is_overwritten():
    a = adegan()
    pk = a.susun("kepala_satu")
    butir, pagu = _butir(pk, target="98%"), _pagu(pk)
    _simpan(a, pk, target="96%")
    with pytest.raises(BerubahSementara):
        simpan_isi(
            perjanjian_id=pk.pk,
            kunci_lama=pk.kunci,
            butir=butir,
            pagu=pagu,
            now=a.now,
            aktor=a.pengguna("kepala_satu"),
        )
    assert set(pk.butir.values_list("target", flat=True)) == {"96%"}


def test_the_source_stays_beside_a_changed_target():
    a = adegan()
    pk = a.susun("kepala_satu")
    _simpan(a, pk, target="55%")
    assert {(b.target, b.sumber_target) for b in pk.butir.all()} == {("55%", "80"), ("55%", "97%")}


def test_rows_of_another_pk_are_refused():
    a = adegan()
    a.susun_semua()
    satu, lain = a.d.jabatan["kepala_satu"].perjanjian.get(), a.d.jabatan["kasi_satu"].perjanjian.get()
    with pytest.raises(AksiDenied, match="bukan bagian"):
        simpan_isi(
            perjanjian_id=satu.pk, kunci_lama=satu.kunci, butir=_butir(lain), pagu=_pagu(satu), now=a.now,
            aktor=a.pengguna("perencana_satu"),
        )  # fmt: skip


def test_an_amount_corrected_by_hand_loses_its_proportions_and_is_compared_with_the_dpa():
    a = adegan()
    pk = a.susun("kepala_satu")
    simpan_isi(
        perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk), pagu=_pagu(pk, jumlah=Decimal("1.00")), now=a.now,
        aktor=a.pengguna("perencana_satu"),
    )  # fmt: skip
    pagu = pk.pagu.first()
    assert (pagu.sumber_dana, pagu.sumber_jumlah) == ([], Decimal("100000000.10"))


def test_a_sent_pk_is_not_edited():
    a = adegan()
    pk = a.sampai_dikirim()
    with pytest.raises(AksiDenied, match="tidak tersedia"):
        _simpan(a, pk, target="1%")


def test_the_second_party_is_chosen_among_the_superiors_only():
    a = adegan()
    pk = a.susun("kasi_satu")
    atas, samping = a.d.jabatan["kepala_satu"], a.d.jabatan["kepala_dua"]
    aktor = a.pengguna("perencana_satu")
    pk = ubah_pihak_kedua(perjanjian_id=pk.pk, kunci_lama=pk.kunci, jabatan_id=atas.pk, aktor=aktor, now=a.now)
    with pytest.raises(AksiDenied, match="garis komando"):
        ubah_pihak_kedua(perjanjian_id=pk.pk, kunci_lama=pk.kunci, jabatan_id=samping.pk, aktor=aktor, now=a.now)


def test_taking_the_content_anew_keeps_the_old_one_in_the_trail():
    a = adegan()
    pk = a.susun("kepala_satu")
    _simpan(a, pk, target="55%")
    pk = a.segar(pk)
    ambil_ulang(perjanjian_id=pk.pk, kunci_lama=pk.kunci, aktor=a.pengguna("perencana_satu"), now=a.now)
    assert set(pk.butir.values_list("target", flat=True)) == {"80", "97%"}
    assert "55%" in str(Jejak.objects.filter(objek_id=pk.pk).latest("nomor").rincian["sebelum"])


# --- signing ----------------------------------------------------------------------------------------------------
def test_a_wrong_password_signs_nothing():
    a = adegan()
    pk = a.susun("kepala_satu")
    with pytest.raises(SandiSalah):
        a.tandatangani(pk, "kepala_satu", sandi="bukan-ini")
    assert not TandaTangan.objects.exists()


def test_signing_needs_its_own_entry_with_the_password():
    a = adegan()
    pk = a.susun("kepala_satu")
    with pytest.raises(AksiDenied, match="kata sandi"):
        apply_aksi(perjanjian_id=pk.pk, aksi=Aksi.TANDATANGANI, aktor=a.pengguna("kepala_satu"), now=a.now)


def test_signing_many_is_all_or_none():
    a = adegan()
    hasil = a.susun_semua()
    kepala, kabid = hasil.dibuat[0], hasil.dibuat[1]
    with pytest.raises(AksiDenied):
        tandatangani(perjanjian_id=[kepala.pk, kabid.pk], aktor=a.pengguna("kepala_satu"), kata_sandi=SANDI, now=a.now)
    assert not TandaTangan.objects.exists() and a.segar(kepala).status == Status.DRAF


def test_a_pk_that_changed_since_it_was_shown_is_not_signed():
    a = adegan()
    pk = a.susun("kepala_satu")
    terlihat = {pk.pk: str(pk.kunci)}
    _simpan(a, pk, target="55%")
    with pytest.raises(BerubahSementara):
        tandatangani(
            perjanjian_id=[pk.pk], aktor=a.pengguna("kepala_satu"), kata_sandi=SANDI, now=a.now, terlihat=terlihat
        )


def test_the_first_signature_is_void_after_a_return_and_both_versions_stay_readable_sod4():
    a = adegan()
    pk = a.sampai_dikirim()
    a.lakukan(pk, Aksi.KEMBALIKAN, "verifikator_bpkpad", "Perbaiki target 1.1")
    pk = a.segar(pk)
    assert (pk.status, pk.catatan_kembali) == (Status.DIKEMBALIKAN, "Perbaiki target 1.1")
    assert PembatalanTandaTangan.objects.get().alasan == "Dikembalikan: Perbaiki target 1.1"
    _simpan(a, pk, target="55%")
    pk = a.tandatangani(pk, "kepala_satu")
    assert [n.revisi for n in Naskah.objects.filter(perjanjian=pk).order_by("revisi")] == [1, 2]


def test_a_pk_sent_again_after_correction_is_not_late_by_pasal_11_ayat_1():
    a = adegan()
    pk = a.sampai_dikirim()
    a.lakukan(pk, Aksi.KEMBALIKAN, "verifikator_bpkpad", "Perbaiki")
    a.maju(days=20)
    pk = a.tandatangani(a.segar(pk), "kepala_satu")
    assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").status == Status.DIKIRIM
    assert Verifikasi.objects.filter(perjanjian=pk).count() == 2


def test_sending_closes_at_midnight_of_the_regency_after_the_fifteenth_working_day():
    a = adegan()
    pk = a.tandatangani(a.susun("kepala_satu"), "kepala_satu")
    from_utc = a.now.replace(
        year=2026, month=1, day=26, hour=16, minute=59, second=59, microsecond=999999
    )  # 23.59 WIB
    for geser, boleh in ((timedelta(microseconds=1), False), (timedelta(0), True)):
        a.now = from_utc + geser
        if boleh:
            assert a.lakukan(pk, Aksi.KIRIM, "perencana_satu").status == Status.DIKIRIM
        else:
            with pytest.raises(AksiDenied, match="Pengiriman ditutup setelah Senin, 26 Januari 2026"):
                a.lakukan(pk, Aksi.KIRIM, "perencana_satu")


def test_an_official_who_was_replaced_does_not_sign_his_successors_pk_sod5():
    a = adegan()
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    Penugasan.objects.filter(pk=a.d.penugasan["bupati"].pk).update(selesai=date(2026, 1, 20))
    Penugasan.objects.create(
        pegawai=a.d.pegawai["sekda"], jabatan=a.d.jabatan["bupati"], jenis=JenisPenugasan.PLT, mulai=date(2026, 1, 21)
    )
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        a.tandatangani(pk, "bupati")
    with pytest.raises(AksiDenied, match="Pejabatnya berganti"):
        a.tandatangani(pk, "sekda")


def test_a_role_lost_yesterday_is_gone_at_the_next_act_sod6():
    a = adegan()
    pk = a.sampai_dikirim()
    AnggotaTim.objects.filter(pegawai=a.d.pegawai["verifikator_bpkpad"]).delete()
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        a.lakukan(pk, Aksi.KEMBALIKAN, "verifikator_bpkpad", "x")


# --- verification -------------------------------------------------------------------------------------------------
def _dengan_temuan():
    a = adegan()
    pk = a.susun("kepala_satu")
    _simpan(a, pk, target="98%")
    pk = a.lakukan(a.tandatangani(a.segar(pk), "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    return a, pk


def test_differences_are_written_down_when_the_pk_arrives_and_block_until_decided_bk_pasal_11_ayat_2():
    a, pk = _dengan_temuan()
    assert ("2.1", "renstra,rkt,rka,dpa") in Temuan.objects.filter(jenis="target").values_list("rujukan", "sumber")
    with pytest.raises(AksiDenied, match="temuan wajib belum diputuskan"):
        a.selaraskan(pk)
    for t in Temuan.objects.all():
        putuskan_temuan(
            temuan_id=t.pk, keputusan=Keputusan.DITERIMA, alasan="RKT menaikkan target", now=a.now,
            aktor=a.pengguna("verifikator_inspektorat"),
        )  # fmt: skip
    assert a.selaraskan(pk).status == Status.SELARAS
    assert "RKT menaikkan target" in BeritaAcara.objects.get().isi


def test_accepting_a_difference_needs_a_reason_and_to_be_mended_sends_it_back():
    a, pk = _dengan_temuan()
    t = Temuan.objects.first()
    aktor = a.pengguna("verifikator_inspektorat")
    with pytest.raises(AksiDenied, match="alasan"):
        putuskan_temuan(temuan_id=t.pk, keputusan=Keputusan.DITERIMA, alasan=" ", aktor=aktor, now=a.now)
    for t in Temuan.objects.all():
        putuskan_temuan(temuan_id=t.pk, keputusan=Keputusan.PERBAIKI, alasan="", aktor=aktor, now=a.now)
    with pytest.raises(AksiDenied, match="kembalikan PK dengan catatan"):
        a.selaraskan(pk)


def test_a_second_verifier_is_told_of_the_first_ones_decision_before_replacing_it():
    a, _ = _dengan_temuan()
    t = Temuan.objects.first()
    isi = {"temuan_id": t.pk, "now": a.now, "terlihat": t.versi}
    satu, dua = a.pengguna("verifikator_inspektorat"), a.pengguna("verifikator_bpkpad")
    putuskan_temuan(keputusan=Keputusan.DITERIMA, alasan="Sudah dibahas", aktor=satu, **isi)
    baris = Jejak.objects.count()
    with pytest.raises(AksiDenied, match=r"baru saja diputuskan .* alasan: Sudah dibahas"):
        putuskan_temuan(keputusan=Keputusan.PERBAIKI, alasan="", aktor=dua, **isi)
    putuskan_temuan(keputusan=Keputusan.DITERIMA, alasan="Sudah dibahas", aktor=satu, **isi)  # a second click
    t.refresh_from_db()
    assert (t.keputusan, t.alasan) == ("diterima", "Sudah dibahas") and Jejak.objects.count() == baris
    putuskan_temuan(keputusan=Keputusan.PERBAIKI, alasan="", aktor=dua, **(isi | {"terlihat": t.versi}))
    t.refresh_from_db()
    assert t.keputusan == "perbaiki"


def test_an_accepted_difference_stays_accepted_in_the_next_round():
    a, pk = _dengan_temuan()
    for t in Temuan.objects.all():
        putuskan_temuan(
            temuan_id=t.pk, keputusan=Keputusan.DITERIMA, alasan="Sudah dibahas", now=a.now,
            aktor=a.pengguna("verifikator_inspektorat"),
        )  # fmt: skip
    a.lakukan(pk, Aksi.KEMBALIKAN, "verifikator_bpkpad", "Lengkapi")
    a.maju(minutes=5)
    pk = a.lakukan(a.tandatangani(a.segar(pk), "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    baru = Temuan.objects.filter(verifikasi__putaran=2)
    assert baru.exists() and set(baru.values_list("keputusan", flat=True)) == {"diterima"}


def test_every_unsur_that_can_must_agree_bk_pasal_13_ayat_1():
    a = adegan()
    pk = a.sampai_dikirim()
    with pytest.raises(AksiDenied, match="Inspektorat, Bappeda, BPKPAD belum menyetujui"):
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_organisasi"), now=a.now)


def test_an_unsur_that_asks_for_correction_blocks():
    a = adegan()
    pk = a.sampai_dikirim()
    with pytest.raises(AksiDenied, match="Tulis catatan"):
        beri_persetujuan(
            perjanjian_id=pk.pk, putusan=PutusanUnsur.PERBAIKAN, aktor=a.pengguna("verifikator_bappeda"), now=a.now
        )
    beri_persetujuan(
        perjanjian_id=pk.pk, putusan=PutusanUnsur.PERBAIKAN, aktor=a.pengguna("verifikator_bappeda"), now=a.now,
        catatan="Periksa 1.1",
    )  # fmt: skip
    with pytest.raises(AksiDenied, match="Bappeda meminta perbaikan"):
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_organisasi"), now=a.now)


def test_a_member_of_the_own_pd_is_recused_and_the_unsur_counts_as_berhalangan():
    a = adegan()
    verifikator = a.d.pegawai["verifikator_bappeda"]
    Penugasan.objects.create(
        pegawai=verifikator, jabatan=a.d.jabatan["kasi_satu"], jenis="plt", mulai=date(2025, 1, 1)
    )
    pk = a.sampai_dikirim()
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_bappeda"), now=a.now)
    pk = a.selaraskan(pk, tuple(v for v in VERIFIKATOR if v != "verifikator_bappeda"))
    assert pk.status == Status.SELARAS
    assert '"berhalangan":"PK milik unit sendiri"' in BeritaAcara.objects.get().isi


def test_nobody_verifies_what_he_drafted_sod2():
    a = adegan()
    AnggotaTim.objects.create(tim=a.d.tim["sakip_satu"], pegawai=a.d.pegawai["perencana_satu"])
    pk = a.lakukan(a.susun("kasi_satu"), Aksi.AJUKAN, "perencana_satu")
    with pytest.raises(AksiDenied, match="bukan wewenang"):
        nyatakan_selaras(perjanjian_id=pk.pk, aktor=a.pengguna("perencana_satu"), now=a.now)


def test_taking_back_ends_when_somebody_has_begun_to_verify():
    a = adegan()
    pk = a.sampai_dikirim()
    tambah_temuan(perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_bpkpad"), now=a.now, uraian="Periksa lagi")
    with pytest.raises(AksiDenied, match="sudah dimulai"):
        a.lakukan(pk, Aksi.TARIK, "kepala_satu")


def test_taking_back_voids_the_signature_and_opens_the_draft():
    a = adegan()
    pk = a.lakukan(a.sampai_dikirim(), Aksi.TARIK, "kepala_satu")
    assert pk.status == Status.DRAF
    assert PembatalanTandaTangan.objects.count() == 1
    assert a.tandatangani(pk, "kepala_satu").status == Status.DITANDATANGANI  # same content, same naskah, signed anew
    assert Naskah.objects.count() == 1 and TandaTangan.objects.count() == 2


def test_a_dpa_revised_during_verification_must_be_compared_again():
    a = adegan()
    pk = a.sampai_dikirim()
    _dppa(a)
    with pytest.raises(AksiDenied, match="Bandingkan ulang"):
        a.selaraskan(pk)
    bandingkan_ulang(perjanjian_id=pk.pk, aktor=a.pengguna("verifikator_bpkpad"), now=a.now)
    assert Temuan.objects.filter(verifikasi__putaran=2, jenis="anggaran").exists()


def _dppa(a):
    """A DPPA with one sub kegiatan cut to a rupiah replaces the DPA."""
    pelaku = a.pengguna("perencana_satu")
    baru = ganti_anggaran(dokumen_id=a.dpa.pk, versi=VersiAnggaran.PERUBAHAN, pelaku=pelaku, now=a.now)
    PaguSumberDana.objects.filter(baris__dokumen=baru, baris__kode="1.01.01.2.01.0001").update(jumlah=Decimal("1.00"))
    tetapkan_anggaran(
        dokumen_id=baru.pk, versi_kunci=baru.versi_kunci, nomor="DPPA/1", tanggal=date(2026, 1, 20), pelaku=pelaku,
        now=a.now,
    )  # fmt: skip


def test_the_bupati_may_refuse_with_a_note_and_the_tim_verifies_anew():
    a = adegan()
    pk = a.lakukan(a.selaraskan(a.sampai_dikirim()), Aksi.TERUSKAN, "sekda")
    with pytest.raises(AksiDenied, match="Tulis catatan"):
        a.lakukan(pk, Aksi.KEMBALIKAN, "bupati")
    pk = a.lakukan(pk, Aksi.KEMBALIKAN, "bupati", "Target 1.1 terlalu rendah")
    assert pk.status == Status.DIKIRIM
    assert Verifikasi.objects.get(hasil="selaras").alasan_dicabut == "Target 1.1 terlalu rendah"
    assert not PembatalanTandaTangan.objects.exists()  # the first signature stands while the content does not change
    assert a.selaraskan(pk).status == Status.SELARAS
    assert BeritaAcara.objects.count() == 2


def test_no_way_to_the_bupati_without_a_berita_acara_bk_pasal_11_ayat_4():
    a = adegan()
    with pytest.raises(AksiDenied):
        a.lakukan(a.sampai_dikirim(), Aksi.TERUSKAN, "sekda")


# --- versions -------------------------------------------------------------------------------------------------------
def test_a_new_version_replaces_the_old_one_at_the_second_signature_and_not_before():
    a = adegan()
    lama = a.sampai_berlaku()
    baru = buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)
    assert (baru.versi, baru.butir.count(), baru.pagu.count()) == (2, 2, 2)
    pk = a.lakukan(a.tandatangani(baru, "kepala_satu"), Aksi.KIRIM, "perencana_satu")
    pk = a.lakukan(a.selaraskan(pk), Aksi.TERUSKAN, "sekda")
    assert a.segar(lama).status == Status.BERLAKU
    pk = a.tandatangani(pk, "bupati")
    assert (a.segar(lama).status, pk.status) == (Status.DIGANTI, Status.BERLAKU)
    assert Perjanjian.objects.berlaku().count() == 1


def test_only_one_version_is_in_the_making():
    a = adegan()
    lama = a.sampai_berlaku()
    buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)
    with pytest.raises(AksiDenied, match="sedang disusun"):
        buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)


def test_the_database_refuses_a_second_pk_of_an_office_and_year_even_if_the_code_forgot():
    a = adegan()
    pk = a.susun("kepala_satu")
    with pytest.raises(IntegrityError), transaction.atomic():
        Perjanjian.objects.create(
            pemda=pk.pemda, pd=pk.pd, tahun=2026, jabatan=pk.jabatan, jabatan_kedua=pk.jabatan_kedua, jenjang=pk.jenjang,
            jalur=pk.jalur, versi=9, kode="LAIN", penyusun=pk.penyusun, disusun_pada=a.now,
        )  # fmt: skip


# --- many at once, waiting, trail -------------------------------------------------------------------------------------
def test_many_are_submitted_in_one_act_or_none():
    a = adegan()
    kepala, kabid, kasi, _ = a.susun_semua().dibuat
    aktor = a.pengguna("perencana_satu")
    with pytest.raises(AksiDenied):
        apply_banyak(perjanjian_id=[kabid.pk, kasi.pk, kepala.pk], aksi=Aksi.AJUKAN, aktor=aktor, now=a.now)
    assert a.segar(kabid).status == Status.DRAF
    apply_banyak(perjanjian_id=[kasi.pk, kabid.pk, kabid.pk], aksi=Aksi.AJUKAN, aktor=aktor, now=a.now)
    assert {a.segar(kabid).status, a.segar(kasi).status} == {Status.DIAJUKAN}


def test_a_pk_waits_for_exactly_those_who_can_move_it_on():
    a = adegan()
    pk = a.sampai_dikirim()

    def menanti():
        return {k for k in a.d.pengguna if menunggu(a.hak(k), 2026).filter(pk=pk.pk).exists()}

    assert menanti() == set(VERIFIKATOR)
    beri_persetujuan(
        perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=a.pengguna("verifikator_bappeda"), now=a.now
    )
    assert menanti() == set(VERIFIKATOR) - {"verifikator_bappeda"}
    pk = a.selaraskan(pk)
    assert menanti() == {"sekda"}
    a.lakukan(pk, Aksi.TERUSKAN, "sekda")
    assert menanti() == {"bupati"}
    a.tandatangani(pk, "bupati")
    assert menanti() == {"sekda"}
    a.lakukan(pk, Aksi.SAMPAIKAN, "sekda")
    assert menanti() == set()


def test_an_act_that_fails_leaves_no_trace_but_one_that_succeeds_leaves_one():
    a = adegan()
    pk = a.susun("kepala_satu")
    sebelum = Jejak.objects.count()
    with pytest.raises(AksiDenied):
        a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    assert Jejak.objects.count() == sebelum
    a.tandatangani(pk, "kepala_satu")
    assert Jejak.objects.count() == sebelum + 1


def test_the_pk_of_the_bupati_lists_the_programs_that_serve_each_indicator_sm_lampiran_b_6():
    a = adegan()
    rpjmd = Rencana.objects.get(pemda=a.d.pemda, jenis="rpjmd")
    sasaran = rpjmd.simpul.get(jenis="sasaran")
    rkt = RKT.objects.create(pemda=a.d.pemda, tahun=2026, rencana=rpjmd)
    for i in rpjmd.simpul.get(jenis="tujuan").indikator.all() | sasaran.indikator.all():
        BarisRKT.objects.create(
            rkt=rkt, simpul=i.simpul, indikator=i, sasaran=i.simpul.uraian, nama=i.nama, satuan=i.satuan, target="97%"
        )
    j = a.d.jabatan["bupati"]
    oleh = a.pengguna("perencana_pemda")
    (pk,) = susun_pk(
        pemda=a.d.pemda, pd=None, tahun=2026, aktor=oleh, hak=a.hak("perencana_pemda"), now=a.now, jabatan_id=[j.pk]
    ).dibuat
    assert [(p.kode, p.jumlah, p.butir.get().kelompok) for p in pk.pagu.all()] == [
        ("1.01.01", Decimal("100000000.10"), sasaran.uraian),
        ("1.01.02", Decimal("399999999.90"), sasaran.uraian),
    ]
    assert pk.pagu.last().sumber_dana == [["APBD", "349999999.85"], ["APBN dekonsentrasi", "50000000.05"]]
    assert a.tandatangani(pk, "bupati").status == Status.BERLAKU  # one party, one signature
