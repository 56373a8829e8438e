"""Plans and RKT: trees, indicators, drawing up, replacing. GM/SM Pasal 5 and 10."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from renstra import queries
from renstra.enums import StatusDokumen
from renstra.models import BarisRKT, Indikator, Simpul, Target
from renstra.services import rencana, rkt
from renstra.services.dasar import Ditolak
from tests.renstra import pabrik


@pytest.fixture
def siapa(panggung):
    return {"pelaku": panggung.perencana, "now": panggung.now}


def test_a_plan_without_sasaran_cannot_be_set_gm_sm_pasal_5(panggung, siapa):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=())
    with pytest.raises(Ditolak) as tolak:
        rencana.tetapkan_rencana(rencana_id=renstra.pk, versi_kunci=0, nomor="1", tanggal=date(2025, 1, 2), **siapa)
    assert "Belum ada satu pun sasaran." in tolak.value.kekurangan[0].pesan


def test_a_node_stands_only_where_its_kind_belongs(panggung, siapa):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    with pytest.raises(Ditolak, match="tidak dapat diletakkan"):
        rencana.tambah_simpul(
            rencana_id=renstra.pk, versi_kunci=0, induk_id=None, isi={"jenis": "program", "uraian": "x"}, **siapa
        )
    with pytest.raises(Ditolak, match="tidak dapat diletakkan"):
        rencana.tambah_simpul(
            rencana_id=renstra.pk, versi_kunci=0, induk_id=None, isi={"jenis": "visi", "uraian": "x"}, **siapa
        )


def test_a_code_stands_once_in_a_plan(panggung, siapa):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    sasaran = renstra.simpul.get(jenis="sasaran")
    with pytest.raises(Ditolak, match="sudah ada"):
        rencana.tambah_simpul(
            rencana_id=renstra.pk,
            versi_kunci=0,
            induk_id=sasaran.pk,
            isi={"jenis": "program", "uraian": "x", "kode": "1.01.02"},
            **siapa,
        )


def test_a_replacement_copies_the_tree_and_retires_the_old_plan_when_set(panggung, siapa):
    lama = pabrik.buat_renstra(panggung.pd)
    baru = rencana.ganti_rencana(rencana_id=lama.pk, **siapa)
    assert rencana.ganti_rencana(rencana_id=lama.pk, **siapa) == baru
    bentuk = [
        [(s.dalam, s.simpul.uraian, [(i.indikator.nama, [t.tertulis for t in i.target]) for i in s.indikator])
         for s in queries.pohon_rencana(r)]
        for r in (lama, baru)
    ]  # fmt: skip
    assert bentuk[0] == bentuk[1]
    assert len(bentuk[0]) == 5
    rencana.tetapkan_rencana(rencana_id=baru.pk, versi_kunci=0, nomor="2", tanggal=date(2026, 1, 5), **siapa)
    lama.refresh_from_db()
    assert lama.status == StatusDokumen.DIGANTIKAN
    assert queries.renstra_untuk(panggung.pd.pk, 2026) == baru


def test_what_an_rkt_rests_on_is_not_removed(panggung, siapa):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    pabrik.buat_rkt(panggung.pd, rencana=renstra, ditetapkan=False)
    simpul = renstra.simpul.get(jenis="sasaran")
    with pytest.raises(Ditolak, match="sudah dipakai"):
        rencana.hapus_simpul(simpul_id=simpul.pk, versi_kunci=0, **siapa)
    renstra.refresh_from_db()
    assert (renstra.versi_kunci, renstra.simpul.count()) == (0, 5)


@pytest.mark.parametrize(
    "serang",
    [
        lambda r: Simpul.objects.filter(rencana=r).update(uraian="x"),
        lambda r: Indikator.objects.filter(simpul__rencana=r).update(nama="x"),
        lambda r: Target.objects.filter(indikator__simpul__rencana=r).delete(),
        lambda r: Simpul.objects.create(rencana=r, jenis="tujuan", uraian="x"),
    ],
)
def test_the_database_itself_keeps_a_set_plan_as_it_is(panggung, serang):
    renstra = pabrik.buat_renstra(panggung.pd)
    with pytest.raises(IntegrityError), transaction.atomic():
        serang(renstra)


def test_an_rkt_takes_every_indicator_with_a_target_that_year_gm_sm_pasal_10(panggung, siapa):
    renstra = pabrik.buat_renstra(panggung.pd)
    hasil = rkt.susun_rkt(pemda_id=panggung.pemda.pk, pd_id=panggung.pd.pk, tahun=2026, **siapa)
    baris = list(hasil.baris.order_by("urutan"))
    assert [b.nama for b in baris] == [p[3] for p in pabrik.POHON]
    assert [b.sasaran for b in baris] == [pabrik.POHON[0][2], *[pabrik.POHON[1][2]] * 4]
    assert [b.jenis for b in baris] == ["iku", "iku", "program", "kegiatan", "sub_kegiatan"]
    assert all(b.target == b.target_rencana for b in baris)
    assert hasil.rencana == renstra


def test_an_rkt_needs_a_plan_in_force_and_is_drawn_up_once(panggung, siapa):
    isi = {"pemda_id": panggung.pemda.pk, "pd_id": panggung.pd.pk, "tahun": 2026} | siapa
    with pytest.raises(Ditolak, match="Belum ada Renstra"):
        rkt.susun_rkt(**isi)
    pabrik.buat_renstra(panggung.pd)
    rkt.susun_rkt(**isi)
    with pytest.raises(Ditolak, match="sudah ada"):
        rkt.susun_rkt(**isi)


def test_the_rkt_of_the_regency_comes_from_the_rpjmd(panggung, siapa):
    pabrik.buat_rpjmd(panggung.pemda)
    hasil = rkt.susun_rkt(pemda_id=panggung.pemda.pk, pd_id=None, tahun=2026, **siapa)
    assert hasil.baris.count() == 2
    assert queries.rkt_berlaku(None, 2026, panggung.pemda.pk) is None


def test_an_rkt_without_targets_cannot_be_set_gm_lampiran_b_3(panggung, siapa):
    draf = pabrik.buat_rkt(panggung.pd, ditetapkan=False)
    BarisRKT.objects.filter(rkt=draf).update(target="")
    with pytest.raises(Ditolak) as tolak:
        rkt.tetapkan_rkt(rkt_id=draf.pk, versi_kunci=0, nomor="1", tanggal=date(2026, 1, 2), **siapa)
    assert len(tolak.value.kekurangan) == 5


def test_a_replaced_rkt_takes_the_drafts_of_the_dpa_with_it(panggung, siapa):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    lama = queries.rkt_berlaku(panggung.pd.pk, 2026, panggung.pemda.pk)
    baru = rkt.ganti_rkt(rkt_id=lama.pk, **siapa)
    rkt.tetapkan_rkt(rkt_id=baru.pk, versi_kunci=0, nomor="2", tanggal=date(2026, 1, 3), **siapa)
    assert {t.baris_rkt.rkt for t in queries.tolok_ukur(dpa) if t.baris_rkt} == {baru}
    assert queries.rkt_berlaku(panggung.pd.pk, 2026, panggung.pemda.pk) == baru


def test_an_indicator_left_out_can_be_taken_in_again(panggung, siapa):
    draf = pabrik.buat_rkt(panggung.pd, ditetapkan=False)
    baris = draf.baris.first()
    rkt.hapus_baris_rkt(baris_id=baris.pk, versi_kunci=0, **siapa)
    (hilang,) = queries.indikator_belum_rkt(draf)
    lagi = rkt.simpan_baris_rkt(rkt_id=draf.pk, baris_id=None, versi_kunci=1, isi={}, indikator_id=hilang.pk, **siapa)
    assert (lagi.nama, lagi.target, lagi.sasaran) == (baris.nama, baris.target, baris.sasaran)
