"""Copying: a period, a branch, the targets of a year, a version with everything that hangs on it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from renstra import queries
from renstra.enums import JenisSimpul
from renstra.models import Indikator, JawabanMutu, Rencana, Simpul
from renstra.services import rencana, salin
from renstra.services.dasar import Ditolak
from sakip.formulir import Bentrok
from tests.renstra import pabrik


@pytest.fixture
def siapa(panggung):
    return {"pelaku": panggung.perencana, "now": panggung.now}


@pytest.mark.parametrize(
    ("data_dasar", "dasar"), [(True, ["80", "97%", "90%", "12 layanan", "4 dokumen"]), (False, [""] * 5)]
)
def test_a_new_period_takes_the_tree_and_what_was_reached_as_its_baseline(panggung, siapa, data_dasar, dasar):
    lama = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    Indikator.objects.update(baseline="1", baseline_bilangan=1, tahun_baseline=2024, target_akhir="9")
    baru = salin.salin_periode(
        rencana_id=lama.pk, judul="Renstra 2030–2034", tahun_awal=2030, data_dasar=data_dasar, **siapa
    )
    assert (list(baru.tahun), baru.status, baru.pd) == (list(range(2030, 2035)), "disusun", panggung.pd)
    pohon = queries.pohon_rencana(baru)
    assert [p.simpul.uraian for p in pohon] == [p[2] for p in pabrik.POHON]
    indikator = [i.indikator for p in pohon for i in p.indikator]
    assert [i.baseline for i in indikator] == dasar
    assert {(i.tahun_baseline, i.target_akhir) for i in indikator} == {(2029 if data_dasar else None, "")}
    assert all(t is None for p in pohon for i in p.indikator for t in i.target)


def test_the_rpjmd_of_the_next_period_has_its_tree_and_no_links_of_before_gm_sm_pasal_5(panggung, siapa):
    V, M = (JenisSimpul.VISI, "", "Maju", "x", "1"), (JenisSimpul.MISI, "1", "Layanan baik", "x", "1")
    lama = pabrik.buat_rpjmd(panggung.pemda, pohon=(V, M, *pabrik.POHON[:2]))
    pabrik.buat_renstra(panggung.pd, induk=lama)
    baru = salin.salin_periode(rencana_id=lama.pk, judul="RPJMD 2030–2034", tahun_awal=2030, data_dasar=True, **siapa)
    assert (baru.jenis, baru.pd, baru.induk, baru.menggantikan) == ("rpjmd", None, None, None)
    pohon = queries.pohon_rencana(baru)
    assert [(p.simpul.jenis, p.dalam, p.simpul.uraian) for p in pohon] == [
        ("visi", 0, "Maju"), ("misi", 1, "Layanan baik"),
        ("tujuan", 2, pabrik.POHON[0][2]), ("sasaran", 3, pabrik.POHON[1][2]),
    ]  # fmt: skip
    assert {i.indikator.semula for p in pohon for i in p.indikator} == {None}
    assert lama.simpul.count() == 4 and lama.turunan.count() == 1
    renstra = salin.salin_periode(
        rencana_id=lama.turunan.get().pk, judul="Renstra 2030–2034", tahun_awal=2030, data_dasar=False, **siapa
    )
    assert renstra.induk is None  # the new RPJMD is not in force yet
    with pytest.raises(Ditolak, match="harus sesudah 2025"):
        salin.salin_periode(rencana_id=lama.pk, judul="x", tahun_awal=2025, data_dasar=True, **siapa)


def test_a_branch_goes_under_another_parent_without_the_codes_that_stand_once(panggung, siapa):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    program = renstra.simpul.get(jenis="program")
    lain = Simpul.objects.create(
        rencana=renstra, induk=renstra.simpul.get(jenis="tujuan"), jenis="sasaran", uraian="Lain", urutan=9
    )
    isi = {"simpul_id": program.pk, "ke_id": renstra.pk, "versi_kunci": 0, "target": True}
    baru = salin.salin_cabang(**isi, induk_id=lain.pk, **siapa)
    cabang = [baru, *queries.di_bawah(baru)]
    assert [(s.jenis, s.kode) for s in cabang] == [("program", ""), ("kegiatan", ""), ("sub_kegiatan", "")]
    assert Indikator.objects.get(simpul=baru).target.count() == 5
    with pytest.raises(Bentrok):
        salin.salin_cabang(**isi, induk_id=lain.pk, **siapa)
    with pytest.raises(Ditolak, match="tidak dapat diletakkan"):
        salin.salin_cabang(**isi | {"versi_kunci": 1}, induk_id=None, **siapa)


def test_a_branch_does_not_leave_its_pd(panggung, siapa):
    asal = pabrik.buat_renstra(panggung.pd)
    ke = pabrik.buat_renstra(panggung.pd_lain, ditetapkan=False)
    tujuan = asal.simpul.get(jenis="tujuan")
    with pytest.raises(Ditolak, match="Perangkat Daerah yang sama"):
        salin.salin_cabang(simpul_id=tujuan.pk, ke_id=ke.pk, versi_kunci=0, induk_id=None, target=True, **siapa)


def test_targets_of_a_year_go_into_another_and_written_ones_stay(panggung, siapa):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    satu, dua = Indikator.objects.filter(simpul__rencana=renstra).order_by("pk")[:2]
    satu.target.filter(tahun=2026).delete()
    dua.target.filter(tahun=2026).update(tertulis="99%")
    n = salin.salin_target(rencana_id=renstra.pk, versi_kunci=0, dari=2025, ke=2026, timpa=False, **siapa)
    assert (n, satu.target.get(tahun=2026).tertulis, dua.target.get(tahun=2026).tertulis) == (1, "80", "99%")
    salin.salin_target(rencana_id=renstra.pk, versi_kunci=1, dari=2025, ke=2026, timpa=True, **siapa)
    assert dua.target.get(tahun=2026).tertulis == "97%"
    with pytest.raises(Ditolak, match="Pilih dua tahun"):
        salin.salin_target(rencana_id=renstra.pk, versi_kunci=2, dari=2025, ke=2031, timpa=True, **siapa)


def test_a_version_keeps_answers_on_quality_and_who_set_it_is_written(panggung, siapa):
    lama = pabrik.buat_renstra(panggung.pd)
    indikator = Indikator.objects.filter(simpul__rencana=lama).first()
    JawabanMutu.objects.create(
        indikator=indikator, kriteria="spesifik", terpenuhi=True, oleh=panggung.perencana, pada=panggung.now
    )
    baru = rencana.ganti_rencana(rencana_id=lama.pk, **siapa)
    assert JawabanMutu.objects.filter(indikator__simpul__rencana=baru).count() == 1
    isi = {"nomor": "2", "tanggal": date(2026, 1, 5), "ditetapkan_oleh": "Kepala Dinas Satu"}
    rencana.tetapkan_rencana(rencana_id=baru.pk, versi_kunci=0, **isi, **siapa)
    baru.refresh_from_db()
    assert baru.ditetapkan_oleh == "Kepala Dinas Satu"


@pytest.fixture
def klien(panggung, masuk, pada, sekarang):
    with pada(sekarang):
        yield masuk(Client(), panggung.perencana)


def test_the_pages_ask_first_and_copy_once_confirmed(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    url = reverse("renstra:periode_salin", args=[renstra.pk])
    assert b"Target terakhir menjadi data dasar" in klien.get(url).content
    klien.post(url, {"judul": "Renstra baru", "tahun_awal": "2030", "isi": "kosong"})
    assert Rencana.objects.get(judul="Renstra baru").simpul.count() == 5
    tolak = klien.post(url, {"judul": "Renstra lama", "tahun_awal": "2020", "isi": "kosong"})
    assert "harus sesudah 2025" in tolak.content.decode()
    url = reverse("renstra:target_salin", args=[renstra.pk])
    assert klien.post(url, {"versi_kunci": "0", "dari": "2025", "ke": "2025"}).status_code == 422
    assert klien.post(url, {"versi_kunci": "0", "dari": "2025", "ke": "2026"}).status_code == 302
    program = renstra.simpul.get(jenis="program")
    url = reverse("renstra:cabang_salin", args=[program.pk])
    assert b"rencana ini sendiri" in klien.get(url).content
    induk = {"versi_kunci": "1", "induk_id": str(program.induk_id), "target": "on"}
    assert klien.post(f"{url}?ke={renstra.pk}", induk).status_code == 302
    assert renstra.simpul.filter(jenis="program").count() == 2


def test_who_sets_a_document_is_proposed_gm_sm_pasal_5(panggung, klien):
    renstra = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    url = reverse("renstra:rencana_tetapkan", args=[renstra.pk])
    assert f'value="Kepala {panggung.pd}"' in klien.get(url).content.decode()
    klien.post(url, {"versi_kunci": "0", "nomor": "1", "tanggal": "2025-08-01", "ditetapkan_oleh": ""})
    renstra.refresh_from_db()
    assert (renstra.status, renstra.ditetapkan_oleh) == ("ditetapkan", f"Kepala {panggung.pd}")
