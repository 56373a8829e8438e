"""A DPA is set only when its sums agree, each difference named with the way to it. GM/SM Pasal 6, Lampiran."""

from datetime import date
from decimal import Decimal

import pytest

from renstra import queries
from renstra.enums import JenisTolokUkur, StatusDokumen, VersiAnggaran
from renstra.models import PaguSumberDana, TolokUkur
from renstra.services import anggaran
from renstra.services import rkt as rkt_services
from renstra.services.dasar import Ditolak
from tests.renstra import pabrik


def _tetapkan(p, dokumen):
    dokumen.refresh_from_db()
    return anggaran.tetapkan_anggaran(
        dokumen_id=dokumen.pk, versi_kunci=dokumen.versi_kunci, nomor="1", tanggal=date(2026, 1, 20),
        pelaku=p.perencana, now=p.now,
    )  # fmt: skip


def _ubah_pagu(dokumen, kode, tambah):
    pagu = PaguSumberDana.objects.filter(baris__dokumen=dokumen, baris__kode=kode).first()
    pagu.jumlah += Decimal(tambah)
    pagu.save()


def test_a_dpa_that_differs_from_its_rka_by_one_sen_is_not_set_gm_sm_pasal_6_ayat_1(panggung):
    pabrik.buat_rka(panggung.pd)
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    _ubah_pagu(dpa, "1.01.02.2.01.0002", "0.01")
    with pytest.raises(Ditolak) as tolak:
        _tetapkan(panggung, dpa)
    (kurang,) = tolak.value.kekurangan
    assert "Rp 75.000.000,01 pada DPA, Rp 75.000.000,00 pada RKA murni 2026" in kurang.pesan
    assert kurang.tujuan == "baris"
    _ubah_pagu(dpa, "1.01.02.2.01.0002", "-0.01")
    assert _tetapkan(panggung, dpa).status == StatusDokumen.DITETAPKAN


def test_a_sub_kegiatan_only_in_the_rka_is_named_too(panggung):
    pabrik.buat_rka(panggung.pd)
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    dpa.baris.get(kode="1.01.02.2.02").delete()
    with pytest.raises(Ditolak) as tolak:
        _tetapkan(panggung, dpa)
    assert [(k.tujuan, "1.01.02.2.02.0001" in k.pesan) for k in tolak.value.kekurangan] == [("anggaran", True)]


def test_a_pergeseran_may_move_money_without_an_rka(panggung):
    pabrik.buat_rka(panggung.pd)
    murni = pabrik.buat_dpa(panggung.pd)
    isi = {"versi": VersiAnggaran.PERGESERAN, "pelaku": panggung.perencana, "now": panggung.now}
    baru = anggaran.ganti_anggaran(dokumen_id=murni.pk, **isi)
    _ubah_pagu(baru, "1.01.02.2.01.0002", "1000")
    assert _tetapkan(panggung, baru).status == StatusDokumen.DITETAPKAN


def test_written_masukan_must_be_the_pagu_and_one_act_makes_it_so_sm_lampiran_b(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    baris = dpa.baris.get(kode="1.01.02.2.01")
    masukan = TolokUkur.objects.create(
        baris=baris, jenis=JenisTolokUkur.MASUKAN, uraian="Dana", target="Rp 1,00", satuan="rupiah"
    )
    with pytest.raises(Ditolak) as tolak:
        _tetapkan(panggung, dpa)
    assert [(k.tujuan, k.id) for k in tolak.value.kekurangan] == [("tolok_ukur", masukan.pk)]
    anggaran.samakan_masukan(dokumen_id=dpa.pk, versi_kunci=0, pelaku=panggung.perencana, now=panggung.now)
    masukan.refresh_from_db()
    assert masukan.target == "Rp 375.000.000,25"
    assert _tetapkan(panggung, dpa).status == StatusDokumen.DITETAPKAN


def test_a_program_without_sub_kegiatan_and_a_sub_kegiatan_without_money_hold_it_up_gm_sm_pasal_6(panggung):
    baris = [*pabrik.BARIS, ("1.01.03", "Program Kosong", {}), ("1.01.02.2.02.0002", "Tanpa Pagu", {"dau": "0"})]
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False, baris=baris)
    with pytest.raises(Ditolak) as tolak:
        _tetapkan(panggung, dpa)
    assert [k.pesan for k in tolak.value.kekurangan] == [
        "1.01.03 Program Kosong tidak mempunyai sub kegiatan.",
        "1.01.02.2.02.0002 Tanpa Pagu belum mempunyai pagu.",
    ]


def test_a_new_version_points_to_the_rkt_in_force_and_not_to_the_one_replaced_gm_sm_lampiran(panggung):
    murni = pabrik.buat_dpa(panggung.pd)
    lama = queries.rkt_berlaku(panggung.pd.pk, 2026, panggung.pemda.pk)
    isi = {"pelaku": panggung.perencana, "now": panggung.now}
    baru = rkt_services.ganti_rkt(rkt_id=lama.pk, **isi)
    rkt_services.tetapkan_rkt(rkt_id=baru.pk, versi_kunci=0, nomor="2", tanggal=date(2026, 1, 10), **isi)
    dppa = anggaran.ganti_anggaran(dokumen_id=murni.pk, versi=VersiAnggaran.PERUBAHAN, **isi)
    assert {t.baris_rkt.rkt_id for t in queries.tolok_ukur(dppa) if t.baris_rkt} == {baru.pk}
    assert not queries.fakta_anggaran(dppa).hasil_rkt_lama
