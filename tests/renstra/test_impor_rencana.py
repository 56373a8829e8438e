"""The tree of a plan out to a worksheet and back: what is new, changed, in conflict, refused, undone."""

import pytest

from renstra.enums import JenisImpor, JenisSimpul
from renstra.models import Indikator, Simpul, Target
from renstra.rules.impor import Keadaan
from renstra.services import bersama
from renstra.services import rencana as services
from renstra.services.dasar import Ditolak
from tests.renstra import pabrik
from tests.renstra.berkas import batalkan, buku, hitung, lihat, masukkan, sunting, tabel, templat, terapkan, unggah

J = JenisImpor.RENCANA


@pytest.fixture
def rpjmd(panggung):
    return pabrik.buat_rpjmd(panggung.pemda)


@pytest.fixture
def renstra(panggung, rpjmd):
    hasil = pabrik.buat_renstra(panggung.pd, ditetapkan=False, induk=rpjmd)
    sasaran = hasil.simpul.get(jenis=JenisSimpul.SASARAN)
    sasaran.mendukung = rpjmd.simpul.get(jenis=JenisSimpul.SASARAN)
    sasaran.save()
    pabrik.buat_indikator(sasaran, "=Indikator kedua", "1.234,5")
    Target.objects.filter(indikator__simpul__jenis=JenisSimpul.SUB_KEGIATAN).update(pagu="1250000.50")
    return hasil


def ubah_simpul(p, simpul, **isi):
    simpul.rencana.refresh_from_db()
    services.ubah_simpul(
        simpul_id=simpul.pk, versi_kunci=simpul.rencana.versi_kunci, isi=isi, pelaku=p.perencana, now=p.now
    )
    simpul.rencana.refresh_from_db()


def test_an_export_comes_back_without_any_change(panggung, renstra):
    isi = templat(J, renstra)
    hasil = lihat(panggung, J, renstra, isi)
    assert hasil.kesalahan == ()
    assert hitung(hasil) == {"sama": 11}
    _, rows = tabel(isi)
    assert [r["NO"] for r in rows] == ["1", "1.1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1"]
    assert rows[1]["MENDUKUNG SASARAN RPJMD"] == "1.1 Meningkatnya mutu layanan"
    assert (rows[2]["URAIAN"], rows[2]["INDIKATOR"]) == (None, "=Indikator kedua")


def test_a_target_with_two_readings_comes_back_as_it_was_written(panggung, renstra):
    Target.objects.filter(indikator__simpul__rencana=renstra).update(tertulis="1.234")
    assert hitung(lihat(panggung, J, renstra, templat(J, renstra))) == {"sama": 11}


def test_new_and_changed_rows_are_written_and_undone(panggung, renstra):
    def ubah(rows):
        rows[3]["TARGET 2026"], rows[3]["PAGU 2026"] = "91,5%", "2.000.000,25"
        rows.append({"NO": "1.1.2", "JENIS": "program", "KODE": "x.xx.03", "URAIAN": "Program Baru"})
        rows.append({"NO": "1.1.2.1", "JENIS": "Kegiatan", "KODE": "X.XX.03.2.01", "URAIAN": "Kegiatan Baru"})
        rows.append({"NO": "1.1.2.1", "INDIKATOR": "Jumlah layanan", "SATUAN": "layanan", "TARGET 2025": 12})

    sebelum = templat(J, renstra)
    satu = unggah(panggung, J, renstra, sunting(sebelum, ubah))
    assert hitung(lihat(panggung, J, renstra, sunting(sebelum, ubah))) == {"baru": 3, "berubah": 1, "sama": 10}
    terapkan(panggung, satu)
    target = Target.objects.get(indikator__simpul__kode="1.01.02", tahun=2026)
    assert (target.tertulis, str(target.bilangan), str(target.pagu)) == ("91,5%", "91.500000", "2000000.25")
    kegiatan = renstra.simpul.get(kode="1.01.03.2.01")
    assert (kegiatan.induk.uraian, kegiatan.indikator.get().target.get().tertulis) == ("Program Baru", "12")
    renstra.refresh_from_db()
    indikator = Target.objects.get(indikator__simpul__kode="1.01.02", tahun=2026).indikator
    minta = {"indikator_id": indikator.pk, "pd_id": [panggung.pd_lain.pk], "alasan": "Ikut melaksanakan"}
    (diminta,) = bersama.minta_bersama(**minta, pelaku=panggung.perencana, now=panggung.now)
    batalkan(panggung, satu)
    renstra.refresh_from_db()
    assert tabel(templat(J, renstra)) == tabel(sebelum)
    diminta.refresh_from_db()  # what another PD was asked meanwhile is not the file's to take back


def test_a_new_node_stands_where_the_file_has_it(panggung, renstra):
    def ubah(rows):
        rows[0]["NO"] = "2"
        for row in rows[1:]:
            row["NO"] = "2" + row["NO"][1:]
        rows.insert(0, {"NO": "1", "JENIS": "Tujuan", "URAIAN": "Tujuan di depan"})

    masukkan(panggung, J, renstra, sunting(templat(J, renstra), ubah))
    atas = renstra.simpul.filter(induk=None).order_by("urutan")
    assert [s.uraian for s in atas] == ["Tujuan di depan", "Terwujudnya layanan yang baik"]


def test_a_row_moves_below_the_parent_that_its_number_names(panggung, renstra):
    def ubah(rows):
        rows.append({"NO": "1.2", "JENIS": "Sasaran", "URAIAN": "Sasaran lain"})
        for row in rows[3:6]:
            row["NO"] = "1.2" + row["NO"][3:]

    masukkan(panggung, J, renstra, sunting(templat(J, renstra), ubah))
    assert renstra.simpul.get(jenis="program").induk.uraian == "Sasaran lain"
    assert renstra.simpul.get(jenis="kegiatan").induk.jenis == "program"


def test_a_row_that_another_person_changed_meanwhile_is_a_conflict_until_somebody_decides(panggung, renstra):
    isi = sunting(templat(J, renstra), lambda rows: rows[1].update({"URAIAN": "Sasaran menurut berkas"}))
    sasaran = renstra.simpul.get(jenis="sasaran")
    ubah_simpul(panggung, sasaran, uraian="Sasaran menurut orang lain")
    satu = unggah(panggung, J, renstra, isi)
    bentrok = [u for u in lihat(panggung, J, renstra, isi).usul if u.keadaan == Keadaan.BENTROK]
    assert [(p.semula, p.menjadi) for u in bentrok for p in u.perubahan] == [
        ("Sasaran menurut orang lain", "Sasaran menurut berkas")
    ]
    with pytest.raises(Ditolak, match="1 baris yang bentrok"):
        terapkan(panggung, satu)
    satu.putusan = {bentrok[0].kunci: "biarkan"}
    satu.save()
    terapkan(panggung, satu)
    sasaran.refresh_from_db()
    assert sasaran.uraian == "Sasaran menurut orang lain"


def test_two_people_who_change_different_rows_both_keep_their_work(panggung, renstra):
    isi = sunting(templat(J, renstra), lambda rows: rows[0].update({"URAIAN": "Tujuan menurut berkas"}))
    ubah_simpul(panggung, renstra.simpul.get(jenis="sasaran"), uraian="Sasaran menurut orang lain")
    renstra.refresh_from_db()
    masukkan(panggung, J, renstra, isi)
    assert renstra.simpul.get(jenis="tujuan").uraian == "Tujuan menurut berkas"
    assert renstra.simpul.get(jenis="sasaran").uraian == "Sasaran menurut orang lain"


def test_a_row_that_another_person_removed_stays_removed_unless_the_file_changed_it(panggung, renstra):
    asal = templat(J, renstra)
    services.hapus_simpul(
        simpul_id=renstra.simpul.get(jenis="kegiatan").pk,
        versi_kunci=renstra.versi_kunci,
        pelaku=panggung.perencana,
        now=panggung.now,
    )
    renstra.refresh_from_db()
    assert hitung(lihat(panggung, J, renstra, asal)) == {"sama": 11}
    masukkan(panggung, J, renstra, asal)
    assert not renstra.simpul.filter(jenis="kegiatan").exists()
    renstra.refresh_from_db()
    berubah = sunting(asal, lambda rows: rows[5].update({"INDIKATOR": "Jumlah dokumen layanan yang terbit"}))
    satu = unggah(panggung, J, renstra, berubah)
    bentrok = [u.kunci for u in lihat(panggung, J, renstra, berubah).usul if u.keadaan == Keadaan.BENTROK]
    assert len(bentrok) == 3  # kegiatan, sub kegiatan and its indicator
    satu.putusan = dict.fromkeys(bentrok, "berkas")
    satu.save()
    terapkan(panggung, satu)
    assert Indikator.objects.get(simpul__rencana=renstra, simpul__jenis="sub_kegiatan").nama.endswith("yang terbit")


def test_rows_missing_in_the_file_go_only_when_the_person_says_so(panggung, renstra):
    def ubah(rows):
        del rows[4:]
        del rows[2]

    isi = sunting(templat(J, renstra), ubah)
    assert hitung(lihat(panggung, J, renstra, isi)) == {"sama": 6}
    assert hitung(lihat(panggung, J, renstra, isi, hapus_yang_tidak_ada="ya")) == {"sama": 6, "dihapus": 3}
    satu = masukkan(panggung, J, renstra, isi, hapus_yang_tidak_ada="ya")
    assert renstra.simpul.count() == 3
    batalkan(panggung, satu)
    assert (renstra.simpul.count(), Indikator.objects.filter(simpul__rencana=renstra).count()) == (5, 6)


def test_rows_without_numbers_hang_on_the_row_above_that_may_hold_them(panggung):
    kosong = pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=())
    isi = templat(J, kosong)
    rows = [
        {"JENIS": "Tujuan", "URAIAN": "Tujuan A"},
        {"JENIS": "Sasaran", "URAIAN": "Sasaran A1", "INDIKATOR": "Indeks", "SATUAN": "indeks", "TARGET 2025": "80"},
        {"INDIKATOR": "Persentase", "SATUAN": "%", "TARGET 2025": 0.9},
        {"JENIS": "Sasaran", "URAIAN": "Sasaran A2"},
        {"JENIS": "Tujuan", "URAIAN": "Tujuan B"},
        {"JENIS": "Sasaran", "URAIAN": "Sasaran B1"},
    ]
    masukkan(panggung, J, kosong, sunting(isi, lambda semua: semua.extend(rows)))
    letak = {s.uraian: s.induk and s.induk.uraian for s in Simpul.objects.filter(rencana=kosong)}
    assert letak == {
        "Tujuan A": None,
        "Sasaran A1": "Tujuan A",
        "Sasaran A2": "Tujuan A",
        "Tujuan B": None,
        "Sasaran B1": "Tujuan B",
    }
    assert Indikator.objects.filter(simpul__uraian="Sasaran A1").count() == 2


@pytest.mark.parametrize(
    ("row", "sel", "pesan"),
    [
        ({"NO": "3.1", "JENIS": "Sasaran", "URAIAN": "x"}, "A8", "tidak ada baris bernomor 3"),
        ({"NO": "1.1", "JENIS": "Sasaran", "URAIAN": "lain"}, "A8", "sudah dipakai baris 3"),
        ({"NO": "2", "JENIS": "Sasaran", "URAIAN": "x"}, "A8", "tidak dapat diletakkan paling atas"),
        ({"NO": "2", "JENIS": "Tujuan"}, "D8", "Uraian belum diisi"),
        ({"NO": "2", "JENIS": "Cita-cita", "URAIAN": "x"}, "B8", "Pilihan tidak dikenal"),
        ({"NO": "1.1.2", "JENIS": "Program", "KODE": "1.01.02", "URAIAN": "x"}, "C8", "sudah dipakai baris 5"),
        ({"NO": "1.1", "SATUAN": "%"}, "F8", "Indikator belum diisi"),
        ({"NO": "2", "JENIS": "Tujuan", "URAIAN": "x", "KUNCI SIMPUL": "9-zz"}, "AD8", "Kunci baris"),
        ({"NO": "1.2", "JENIS": "Sasaran", "URAIAN": "x", "MENDUKUNG SASARAN RPJMD": "9.9"}, "E8", "tidak ditemukan"),
    ],
)
def test_a_row_that_cannot_be_placed_is_a_fault_by_its_cell(panggung, renstra, row, sel, pesan):
    hasil = lihat(panggung, J, renstra, sunting(templat(J, renstra), lambda rows: rows.append(row)))
    salah = {t.sel: t.pesan for t in hasil.kesalahan}
    assert pesan in salah.get(sel, f"{salah}")
    assert {s.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for s in salah} == {"8"}


def test_a_key_of_another_plan_is_a_fault(panggung, renstra):
    lain = pabrik.buat_renstra(panggung.pd, ditetapkan=False, induk=renstra.induk)
    hasil = lihat(panggung, J, lain, templat(J, renstra))
    assert ["milik dokumen lain" in t.pesan for t in hasil.kesalahan] == [True] * 11


def test_a_column_that_is_not_in_the_file_keeps_what_is_stored(panggung, renstra):
    i = Indikator.objects.get(simpul__jenis="tujuan", simpul__rencana=renstra)
    i.formula = "a / b"
    i.save()
    asal = templat(J, renstra)
    judul, rows = tabel(asal)
    judul.remove("FORMULA")
    assert hitung(lihat(panggung, J, renstra, buku(judul, rows))) == {"sama": 11}


def test_the_file_of_a_plan_that_was_set_is_refused(panggung, rpjmd):
    with pytest.raises(Ditolak, match="sudah ditetapkan"):
        unggah(panggung, J, rpjmd, templat(J, rpjmd))


def test_a_node_of_the_file_that_another_plan_supports_is_not_taken_back(panggung):
    rpjmd = pabrik.buat_rpjmd(panggung.pemda, ditetapkan=False)
    isi = sunting(templat(J, rpjmd), lambda rows: rows.append({"NO": "1.2", "JENIS": "Sasaran", "URAIAN": "Baru"}))
    satu = masukkan(panggung, J, rpjmd, isi)
    sasaran = pabrik.buat_renstra(panggung.pd, ditetapkan=False).simpul.get(jenis="sasaran")
    sasaran.mendukung = rpjmd.simpul.get(uraian="Baru")
    sasaran.save()
    with pytest.raises(Ditolak, match="sudah dipakai"):
        batalkan(panggung, satu)
    assert rpjmd.simpul.filter(uraian="Baru").exists()


@pytest.mark.parametrize(
    ("tersimpan", "di_berkas", "hasil", "ragu"),
    [
        ("internal", "Eksternal, data primer", "primer", False),
        ("internal", "eksternal, data  sekunder", "sekunder", False),
        ("internal", "data sekunder internal", "internal_sekunder", False),
        ("internal_primer", "Internal", "internal_primer", False),  # what is stored tells more
        ("sekunder", "Internal", "internal", True),
    ],
)
def test_sources_in_the_words_of_older_files_are_understood(panggung, renstra, tersimpan, di_berkas, hasil, ragu):
    indikator = Indikator.objects.filter(simpul__rencana=renstra, simpul__jenis="tujuan")
    indikator.update(jenis_sumber=tersimpan)
    isi = sunting(templat(J, renstra), lambda rows: rows[0].update({"JENIS SUMBER DATA": di_berkas}))
    pesan = [k.pesan for k in lihat(panggung, J, renstra, isi).keraguan]
    assert any("“Internal” belum menyebut data primer atau sekunder" in p for p in pesan) == ragu
    masukkan(panggung, J, renstra, isi)
    assert indikator.get().jenis_sumber == hasil


def test_a_source_word_with_no_meaning_is_refused_with_the_choices(panggung, renstra):
    isi = sunting(templat(J, renstra), lambda rows: rows[0].update({"JENIS SUMBER DATA": "Eksternal"}))
    (salah,) = lihat(panggung, J, renstra, isi).kesalahan
    assert "Data primer eksternal, Data sekunder eksternal" in salah.pesan


def test_the_year_of_the_data_dasar_comes_in_by_file_and_lies_before_the_last_year(panggung, renstra):
    def ubah(tahun):
        return sunting(templat(J, renstra), lambda rows: rows[0].update({"TAHUN DATA DASAR": tahun}))

    assert "2000 sampai 2028" in lihat(panggung, J, renstra, ubah(2029)).kesalahan[0].pesan
    masukkan(panggung, J, renstra, ubah(2026))
    assert Indikator.objects.get(simpul__rencana=renstra, simpul__jenis="tujuan").tahun_baseline == 2026
