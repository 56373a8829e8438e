"""Worksheets of budget lines, RKT rows and tolok ukur out and back: nothing new, nothing lost, nobody overwritten."""

from datetime import date
from decimal import Decimal

import pytest

from renstra import queries
from renstra.enums import JenisImpor
from renstra.models import RKT, BarisRKT, TolokUkur
from renstra.rules.impor import Keadaan
from renstra.services import anggaran as services_anggaran
from renstra.services import rkt as services_rkt
from renstra.services.dasar import Ditolak
from tests.renstra import pabrik
from tests.renstra.berkas import batalkan, buku, hitung, lihat, masukkan, sunting, tabel, templat, terapkan, unggah

ANGGARAN, TOLOK, R = JenisImpor.ANGGARAN, JenisImpor.TOLOK_UKUR, JenisImpor.RKT


@pytest.fixture
def dpa(panggung):
    return pabrik.buat_dpa(panggung.pd, ditetapkan=False)


@pytest.fixture
def rkt(panggung):
    return pabrik.buat_rkt(panggung.pd, ditetapkan=False)


def ubah_pagu(p, dokumen, kode, jumlah):
    dokumen.refresh_from_db()
    baris = dokumen.baris.get(kode=kode)
    pagu = dict.fromkeys(list(queries.pagu_baris(baris))[:1], Decimal(jumlah))
    services_anggaran.simpan_baris(
        dokumen_id=dokumen.pk,
        baris_id=baris.pk,
        versi_kunci=dokumen.versi_kunci,
        kode=kode,
        nama=baris.nama,
        pagu=pagu,
        pelaku=p.perencana,
        now=p.now,
    )
    dokumen.refresh_from_db()


def row_dari(rows, **cari):
    return next(r for r in rows if all(r[k] == v for k, v in cari.items()))


def bentrok(rancangan):
    return [u.kunci for u in rancangan.usul if u.keadaan == Keadaan.BENTROK]


# ---- budget lines

SATU, DUA = "1.01.02.2.01.0001", "1.01.02.2.01.0002"


def isi_pagu(kode, nilai):
    return lambda rows: row_dari(rows, **{"KODE SUB KEGIATAN": kode}).update({"PAGU": nilai})


def test_exported_lines_come_back_without_any_change(panggung, dpa):
    hasil = lihat(panggung, ANGGARAN, dpa, templat(ANGGARAN, dpa))
    assert (hasil.kesalahan, set(hitung(hasil))) == ((), {"sama"})


def test_two_people_who_change_different_lines_both_keep_their_money(panggung, dpa):
    isi = sunting(templat(ANGGARAN, dpa), isi_pagu(DUA, 5))
    ubah_pagu(panggung, dpa, SATU, "7")
    satu = masukkan(panggung, ANGGARAN, dpa, isi)
    jumlah = queries.jumlah_per_baris(dpa)
    assert (jumlah[SATU], jumlah[DUA]) == (Decimal(7), Decimal(5))
    dpa.refresh_from_db()
    batalkan(panggung, satu)
    assert queries.jumlah_per_baris(dpa)[DUA] == Decimal("75000000")


@pytest.mark.parametrize(("putusan", "hasil"), [("berkas", 5), ("biarkan", 7)])
def test_a_line_that_both_changed_waits_for_a_decision(panggung, dpa, putusan, hasil):
    isi = sunting(templat(ANGGARAN, dpa), isi_pagu(DUA, 5))
    ubah_pagu(panggung, dpa, DUA, "7")
    assert bentrok(lihat(panggung, ANGGARAN, dpa, isi)) == [DUA]
    satu = unggah(panggung, ANGGARAN, dpa, isi)
    with pytest.raises(Ditolak, match="bentrok"):
        terapkan(panggung, satu)
    satu.putusan = {DUA: putusan}
    satu.save()
    terapkan(panggung, satu)
    assert queries.jumlah_per_baris(dpa)[DUA] == Decimal(hasil)


def test_a_line_that_somebody_added_meanwhile_stays_and_so_does_one_that_the_file_lacks(panggung, dpa):
    isi = sunting(templat(ANGGARAN, dpa), lambda rows: rows.pop())
    services_anggaran.simpan_baris(
        dokumen_id=dpa.pk,
        baris_id=None,
        versi_kunci=dpa.versi_kunci,
        kode="1.01.02.2.01.0003",
        nama="Baru",
        pagu=dict.fromkeys(list(queries.pagu_baris(dpa.baris.get(kode=SATU)))[:1], Decimal(9)),
        pelaku=panggung.perencana,
        now=panggung.now,
    )
    dpa.refresh_from_db()
    sebelum = queries.jumlah_per_baris(dpa)
    assert set(hitung(lihat(panggung, ANGGARAN, dpa, isi))) == {"sama"}
    masukkan(panggung, ANGGARAN, dpa, isi)
    assert queries.jumlah_per_baris(dpa) == sebelum
    assert "dihapus" in hitung(lihat(panggung, ANGGARAN, dpa, isi, hapus_yang_tidak_ada="ya"))


def test_a_line_that_somebody_removed_does_not_come_back_by_itself(panggung, dpa):
    isi = templat(ANGGARAN, dpa)
    services_anggaran.hapus_baris(
        baris_id=dpa.baris.get(kode=DUA).pk, versi_kunci=0, pelaku=panggung.perencana, now=panggung.now
    )
    dpa.refresh_from_db()
    assert set(hitung(lihat(panggung, ANGGARAN, dpa, isi))) == {"sama"}
    berubah = sunting(isi, isi_pagu(DUA, 5))
    assert bentrok(lihat(panggung, ANGGARAN, dpa, berubah)) == [DUA]


def test_the_keys_of_another_document_are_a_fault(panggung, dpa):
    rka = pabrik.buat_rka(panggung.pd, ditetapkan=False)
    hasil = lihat(panggung, ANGGARAN, rka, templat(ANGGARAN, dpa))
    assert {t.pesan for t in hasil.kesalahan} == {
        "Kunci ini milik dokumen lain. Kosongkan kolom kuncinya bila baris ini hendak ditambahkan di sini."
    }


# ---- RKT


def test_an_exported_rkt_comes_back_without_any_change(panggung, rkt):
    BarisRKT.objects.filter(rkt=rkt).update(catatan="=SUM(A1)", target_rencana="1.234")
    hasil = lihat(panggung, R, rkt, templat(R, rkt))
    assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": 5})


def test_targets_of_an_rkt_are_adjusted_by_file_and_put_back(panggung, rkt):
    def ubah(rows):
        rows[1] |= {"TARGET": "98,5%", "ALASAN PENYESUAIAN": "Ada tambahan petugas", "TARGET MENURUT RENCANA": "1%"}

    satu = masukkan(panggung, R, rkt, sunting(templat(R, rkt), ubah))
    baris = rkt.baris.get(nama="Persentase layanan tepat waktu")
    assert (baris.target, baris.target_bilangan, baris.target_rencana) == ("98,5%", Decimal("98.5"), "97%")
    batalkan(panggung, satu)
    baris.refresh_from_db()
    assert (baris.target, baris.catatan) == ("97%", "")


def test_a_new_row_of_an_rkt_takes_what_the_plan_says_of_its_indicator(panggung, rkt):
    rkt.baris.filter(nama="Indeks layanan").delete()
    isi = sunting(templat(R, rkt), lambda rows: rows.append({"INDIKATOR": "indeks  layanan", "TARGET": "81"}))
    masukkan(panggung, R, rkt, isi)
    baris = rkt.baris.get(indikator__nama="Indeks layanan")
    assert (baris.target, baris.target_rencana, baris.satuan) == ("81", "80", "buah")
    assert baris.sasaran == "Terwujudnya layanan yang baik"


def test_an_rkt_takes_no_indicator_that_the_plan_has_not(panggung, rkt):
    isi = sunting(templat(R, rkt), lambda rows: rows.append({"INDIKATOR": "Karangan", "TARGET": "81"}))
    assert [(t.sel, "tidak ada pada" in t.pesan) for t in lihat(panggung, R, rkt, isi).kesalahan] == [("B7", True)]


def test_two_people_adjusting_an_rkt_meet_only_on_the_same_row(panggung, rkt):
    isi = sunting(templat(R, rkt), lambda rows: [r.update({"TARGET": "5"}) for r in rows[:2]])
    lain = rkt.baris.get(nama=tabel(isi)[1][0]["INDIKATOR"])
    services_rkt.simpan_baris_rkt(
        rkt_id=rkt.pk,
        baris_id=lain.pk,
        versi_kunci=0,
        isi={"target": "6", "target_bilangan": Decimal(6)},
        pelaku=panggung.perencana,
        now=panggung.now,
    )
    rkt.refresh_from_db()
    hasil = lihat(panggung, R, rkt, isi)
    assert (bentrok(hasil), hitung(hasil)) == ([f"b{lain.pk}"], {"bentrok": 1, "berubah": 1, "sama": 3})


def test_rows_of_an_rkt_that_a_dpa_rests_on_are_not_removed(panggung, rkt):
    pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    isi = sunting(templat(R, rkt), lambda rows: rows.clear() or rows.append({"INDIKATOR": "Indeks layanan"}))
    hasil = lihat(panggung, R, rkt, isi, hapus_yang_tidak_ada="ya")
    assert any("masih dirujuk" in t.pesan for t in hasil.kesalahan)


# ---- tolok ukur


def test_exported_tolok_ukur_come_back_without_any_change_and_empty_rows_say_nothing(panggung, dpa):
    isi = templat(TOLOK, dpa)
    banyak = TolokUkur.objects.filter(baris__dokumen=dpa).count()
    assert len(tabel(isi)[1]) > banyak
    hasil = lihat(panggung, TOLOK, dpa, isi)
    assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": banyak})


def test_the_empty_rows_of_the_template_are_filled_in_and_a_hasil_names_its_rkt_row(panggung, dpa):
    asal = RKT.objects.get(pd=panggung.pd).baris.first()

    def ubah(rows):
        keluaran = row_dari(rows, KODE="1.01.02.2.01", JENIS="Keluaran", **{"TOLOK UKUR": None})
        keluaran |= {"TOLOK UKUR": "Jumlah layanan dasar", "TARGET": "12 layanan"}
        hasil = row_dari(rows, KODE=SATU, JENIS="Hasil", **{"TOLOK UKUR": None})
        hasil |= {"TOLOK UKUR": "+Terpenuhinya layanan", "TARGET": 0.9, "ASAL RKT": f"rkt-{asal.pk} apa saja"}
        rows.append({"KODE": DUA, "JENIS": "hasil", "TOLOK UKUR": "x", "TARGET": "1", "ASAL RKT": asal.nama.upper()})

    satu = masukkan(panggung, TOLOK, dpa, sunting(templat(TOLOK, dpa), ubah))
    milik = TolokUkur.objects.filter(baris__dokumen=dpa)
    keluaran = milik.get(uraian="Jumlah layanan dasar")
    assert (keluaran.satuan, keluaran.target_bilangan) == ("layanan", Decimal(12))
    assert {t.uraian: t.baris_rkt_id for t in milik.filter(baris__kode__in=[SATU, DUA], jenis="hasil")} == {
        "+Terpenuhinya layanan": asal.pk,
        "x": asal.pk,
    }
    dpa.refresh_from_db()
    assert set(hitung(lihat(panggung, TOLOK, dpa, templat(TOLOK, dpa)))) == {"sama"}
    batalkan(panggung, satu)
    assert not milik.filter(uraian="x").exists()


@pytest.mark.parametrize(
    ("row", "sel", "pesan"),
    [
        ({"KODE": "1.01.09", "TOLOK UKUR": "x", "TARGET": "1"}, "A2", "belum ada pada dokumen ini"),
        ({"KODE": "bukan", "TOLOK UKUR": "x", "TARGET": "1"}, "A2", "bukan kode"),
        ({"KODE": SATU, "TARGET": "1"}, "D2", "Tolok ukur belum diisi"),
        ({"KODE": SATU, "TOLOK UKUR": "x"}, "E2", "Target belum diisi"),
        ({"KODE": SATU, "TOLOK UKUR": "x", "TARGET": "1", "ASAL RKT": "RKT-999999"}, "G2", "tidak ditemukan"),
        ({"KODE": SATU, "TOLOK UKUR": "x", "TARGET": "1", "ASAL RKT": "entah"}, "G2", "tidak ditemukan"),
        ({"KODE": SATU, "TOLOK UKUR": "x", "TARGET": "9" * 61}, "E2", "paling panjang 60"),
    ],
)
def test_a_tolok_ukur_that_cannot_be_taken_is_a_fault_by_its_cell(panggung, dpa, row, sel, pesan):
    judul = ["KODE", "NAMA", "JENIS", "TOLOK UKUR", "TARGET", "SATUAN", "ASAL RKT", "KUNCI BARIS"]
    hasil = lihat(panggung, TOLOK, dpa, buku(judul, [{"JENIS": "Hasil", **row}]))
    assert {t.sel: pesan in t.pesan for t in hasil.kesalahan} == {sel: True}


def test_what_was_imported_is_not_undone_over_a_new_version_of_the_rkt(panggung, dpa):
    """The rows of before would lead back to the RKT that was replaced meanwhile."""
    siapa = {"pelaku": panggung.perencana, "now": panggung.now}
    satu = masukkan(panggung, TOLOK, dpa, templat(TOLOK, dpa))
    lama = queries.rkt_berlaku(panggung.pd.pk, 2026, panggung.pemda.pk)
    baru = services_rkt.ganti_rkt(rkt_id=lama.pk, **siapa)
    services_rkt.tetapkan_rkt(rkt_id=baru.pk, versi_kunci=0, nomor="2", tanggal=date(2026, 1, 3), **siapa)
    with pytest.raises(Ditolak, match="sudah diubah sesudah berkas ini diterapkan"):
        batalkan(panggung, satu)
    assert {t.baris_rkt.rkt for t in queries.tolok_ukur(dpa) if t.baris_rkt} == {baru}
