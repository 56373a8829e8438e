"""RKA and DPA: setting, replacing, lines. GM/SM Pasal 6, BK Pasal 3 ayat (1)."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from renstra import queries
from renstra.enums import JenisAnggaran, JenisTolokUkur, StatusDokumen, VersiAnggaran
from renstra.models import BarisAnggaran, DokumenAnggaran, PaguSumberDana, TolokUkur
from renstra.peristiwa import tanggal_dpa
from renstra.rules.sub_unit import SubUnit
from renstra.services import anggaran
from renstra.services.dasar import Ditolak
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from tests.renstra import pabrik


def _tetapkan(p, dokumen, **lain):
    isi = {"nomor": "DPA/1", "tanggal": date(2026, 1, 2), "pelaku": p.perencana, "now": p.now} | lain
    return anggaran.tetapkan_anggaran(dokumen_id=dokumen.pk, versi_kunci=dokumen.versi_kunci, **isi)


def test_setting_a_dpa_records_number_date_and_an_audit_line(panggung):
    dpa = _tetapkan(panggung, pabrik.buat_dpa(panggung.pd, ditetapkan=False))
    assert (dpa.status, dpa.nomor, dpa.tanggal) == (StatusDokumen.DITETAPKAN, "DPA/1", date(2026, 1, 2))
    assert queries.dpa_berlaku(panggung.pd.pk, 2026) == dpa
    jejak = Jejak.objects.get(aksi="renstra.anggaran_tetapkan")
    assert jejak.objek_id == dpa.pk
    assert jejak.rincian["tanggal"] == "2026-01-02"


def test_a_dpa_without_lines_cannot_be_set_gm_sm_pasal_6(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False, baris=())
    with pytest.raises(Ditolak) as tolak:
        _tetapkan(panggung, dpa)
    assert "belum memuat satu pun sub kegiatan" in tolak.value.kekurangan[0].pesan


def test_a_hasil_without_its_rkt_row_holds_up_the_dpa_and_is_named_gm_sm_lampiran(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    lepas = TolokUkur.objects.filter(baris__dokumen=dpa, jenis=JenisTolokUkur.HASIL).first()
    TolokUkur.objects.filter(pk=lepas.pk).update(baris_rkt=None)
    with pytest.raises(Ditolak) as tolak:
        _tetapkan(panggung, dpa)
    (kurang,) = tolak.value.kekurangan
    assert lepas.uraian in kurang.pesan
    assert (kurang.tujuan, kurang.id) == ("tolok_ukur", lepas.pk)
    dpa.refresh_from_db()
    assert (dpa.status, dpa.versi_kunci) == (StatusDokumen.DISUSUN, 0)


@pytest.mark.parametrize(
    ("tanggal", "kata"), [(date(2026, 1, 22), "belum tiba"), (date(2024, 12, 31), "tidak sesuai dengan tahun")]
)
def test_a_dpa_is_set_in_its_year_or_the_one_before_and_not_tomorrow(panggung, tanggal, kata):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    with pytest.raises(Ditolak, match=kata):
        _tetapkan(panggung, dpa, tanggal=tanggal)


def test_a_stale_version_is_told_who_saved_in_between(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    anggaran.ubah_anggaran(
        dokumen_id=dpa.pk, versi_kunci=0, isi={"nomor": "baru"}, pelaku=panggung.perencana, now=panggung.now
    )
    with pytest.raises(Bentrok) as bentrok:
        anggaran.ubah_anggaran(
            dokumen_id=dpa.pk, versi_kunci=0, isi={"nomor": "lain"}, pelaku=panggung.perencana, now=panggung.now
        )
    assert bentrok.value.oleh == panggung.perencana.pegawai.nama
    dpa.refresh_from_db()
    assert dpa.nomor == "baru"


def test_a_perubahan_copies_all_lines_and_replaces_the_old_version_in_one_go(panggung):
    murni = pabrik.buat_dpa(panggung.pd)
    baru = anggaran.ganti_anggaran(
        dokumen_id=murni.pk, versi=VersiAnggaran.PERUBAHAN, pelaku=panggung.perencana, now=panggung.now
    )
    assert baru.nama_versi == "DPPA"
    assert queries.dpa_berlaku(panggung.pd.pk, 2026) == murni
    assert queries.jumlah_per_baris(baru) == queries.jumlah_per_baris(murni)
    assert [(t.baris.kode, t.uraian, t.baris_rkt_id) for t in queries.tolok_ukur(baru)] == [
        (t.baris.kode, t.uraian, t.baris_rkt_id) for t in queries.tolok_ukur(murni)
    ]
    _tetapkan(panggung, baru, tanggal=date(2026, 1, 20))
    murni.refresh_from_db()
    assert murni.status == StatusDokumen.DIGANTIKAN
    assert queries.dpa_berlaku(panggung.pd.pk, 2026) == baru


def test_replacing_twice_gives_the_same_draft(panggung):
    murni = pabrik.buat_dpa(panggung.pd)
    isi = {
        "dokumen_id": murni.pk,
        "versi": VersiAnggaran.PERGESERAN,
        "pelaku": panggung.perencana,
        "now": panggung.now,
    }
    assert anggaran.ganti_anggaran(**isi) == anggaran.ganti_anggaran(**isi)


def test_the_second_pergeseran_is_ke_2(panggung):
    dokumen = pabrik.buat_dpa(panggung.pd)
    for ke in (1, 2):
        dokumen = anggaran.ganti_anggaran(
            dokumen_id=dokumen.pk, versi=VersiAnggaran.PERGESERAN, pelaku=panggung.perencana, now=panggung.now
        )
        assert dokumen.nama_versi == f"DPA pergeseran ke-{ke}"
        _tetapkan(panggung, dokumen, tanggal=date(2026, 1, 20))


def test_a_dpa_takes_the_lines_of_the_rka_that_it_sets_gm_sm_pasal_6(panggung):
    rka = pabrik.buat_rka(panggung.pd)
    dpa = anggaran.buat_anggaran(
        pd_id=panggung.pd.pk,
        tahun=2026,
        jenis=JenisAnggaran.DPA,
        salin_dari_id=rka.pk,
        pelaku=panggung.perencana,
        now=panggung.now,
    )
    assert queries.jumlah_per_baris(dpa) == queries.jumlah_per_baris(rka)


def test_a_second_murni_is_refused(panggung):
    pabrik.buat_dpa(panggung.pd)
    with pytest.raises(Ditolak, match="sudah ada"):
        anggaran.buat_anggaran(
            pd_id=panggung.pd.pk, tahun=2026, jenis=JenisAnggaran.DPA, pelaku=panggung.perencana, now=panggung.now
        )


def test_what_is_set_is_not_edited(panggung):
    dpa = pabrik.buat_dpa(panggung.pd)
    with pytest.raises(Ditolak, match="sudah ditetapkan"):
        anggaran.simpan_baris(
            dokumen_id=dpa.pk,
            baris_id=None,
            versi_kunci=0,
            kode="1.01.03",
            nama="x",
            pagu={},
            pelaku=panggung.perencana,
            now=panggung.now,
        )


@pytest.mark.parametrize(
    "serang",
    [
        lambda d: PaguSumberDana.objects.filter(baris__dokumen=d).update(jumlah=1),
        lambda d: PaguSumberDana.objects.filter(baris__dokumen=d).delete(),
        lambda d: BarisAnggaran.objects.filter(dokumen=d).update(nama="x"),
        lambda d: BarisAnggaran.objects.create(dokumen=d, kode="1.01.09", nama="x", tingkat="program"),
        lambda d: TolokUkur.objects.filter(baris__dokumen=d).update(target="1"),
        lambda d: DokumenAnggaran.objects.filter(pk=d.pk).update(tanggal=date(2026, 1, 9)),
        lambda d: DokumenAnggaran.objects.filter(pk=d.pk).update(status=StatusDokumen.DISUSUN),
        lambda d: connection.cursor().execute(f"DELETE FROM renstra_dokumenanggaran WHERE id = {d.pk}"),
    ],
)
def test_the_database_itself_keeps_a_set_document_as_it_is(panggung, serang):
    dpa = pabrik.buat_dpa(panggung.pd)
    with pytest.raises(IntegrityError), transaction.atomic():
        serang(dpa)


def test_a_line_finds_its_place_by_its_code(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    dana = pabrik.buat_sumber_dana()["pad"]
    isi = {"dokumen_id": dpa.pk, "baris_id": None, "pelaku": panggung.perencana, "now": panggung.now}
    baris = anggaran.simpan_baris(
        versi_kunci=0, kode="1.01.02.2.02.0002", nama="Baru", pagu={(dana.pk, SubUnit()): Decimal("0.01")}, **isi
    )
    assert baris.induk.kode == "1.01.02.2.02"
    assert queries.jumlah_per_baris(dpa)["1.01.02.2.02"] == Decimal("24999999.66")
    with pytest.raises(Ditolak, match="belum ada"):
        anggaran.simpan_baris(versi_kunci=1, kode="1.01.03.2.01", nama="Tanpa program", pagu={}, **isi)
    with pytest.raises(Ditolak, match="sudah ada"):
        anggaran.simpan_baris(versi_kunci=1, kode="1.01.02", nama="Kembar", pagu={}, **isi)


def test_a_tolok_ukur_cannot_come_from_the_rkt_of_another_pd(panggung):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    asing = pabrik.buat_rkt(panggung.pd_lain).baris.first()
    with pytest.raises(Ditolak, match="bukan milik"):
        anggaran.simpan_tolok_ukur(
            baris_id=dpa.baris.first().pk,
            tolok_ukur_id=None,
            versi_kunci=0,
            isi={"jenis": "hasil", "uraian": "x", "target": "1", "baris_rkt_id": asing.pk},
            pelaku=panggung.perencana,
            now=panggung.now,
        )


def test_the_clock_of_the_agreements_starts_with_the_first_dpa_and_not_with_a_later_version(panggung):
    murni = pabrik.buat_dpa(panggung.pd)
    baru = anggaran.ganti_anggaran(
        dokumen_id=murni.pk, versi=VersiAnggaran.PERUBAHAN, pelaku=panggung.perencana, now=panggung.now
    )
    _tetapkan(panggung, baru, tanggal=date(2026, 1, 20))
    assert tanggal_dpa(panggung.pemda.pk, 2026) == {
        panggung.pd.pk: {"dpa": date(2026, 1, 2), "dpa.dppa1": date(2026, 1, 20)}
    }


def test_the_lines_of_last_year_begin_the_new_year_with_the_targets_of_its_rkt_gm_sm_pasal_6(panggung):
    lama = pabrik.buat_dpa(panggung.pd, tahun=2026)
    rkt = pabrik.buat_rkt(panggung.pd, tahun=2027, ditetapkan=False)
    rkt.baris.update(target="98%", target_bilangan=98)
    pabrik._tetapkan(rkt, date(2026, 11, 2))
    baru = anggaran.buat_anggaran(
        pd_id=panggung.pd.pk,
        tahun=2027,
        jenis="rka",
        salin_dari_id=lama.pk,
        pelaku=panggung.perencana,
        now=panggung.now,
    )
    hasil = TolokUkur.objects.filter(baris__dokumen=baru, jenis="hasil")
    assert baru.baris.count() == lama.baris.count()
    assert hasil.exists()
    assert {(t.baris_rkt.rkt_id, t.target) for t in hasil} == {(rkt.pk, "98%")}
