"""The figures of a PD and period, out as a worksheet and back (issue section 2; G1, G2)."""

from types import SimpleNamespace

import pytest

from pengukuran.models import Pengukuran, Realisasi
from pengukuran.queries.isian_pd import isian_pd, nomor_baris, periode_nomor
from renstra.enums import JenisImpor
from renstra.models import Impor
from renstra.rules.impor import Keadaan
from renstra.services.dasar import Ditolak
from renstra.services.impor.daftar import PENGIMPOR
from sakip.jejak.models import Jejak
from tests.pengukuran.pabrik import ukur
from tests.renstra.berkas import hitung, sunting, tabel
from tests.renstra.impor_alat import batalkan, masukkan, terapkan, uji, unggah

pytestmark = pytest.mark.django_db
JENIS = JenisImpor.PENGUKURAN


@pytest.fixture
def u():
    return ukur()


def panggung(u, oleh="perencana_satu"):
    return SimpleNamespace(pemda=u.d.pemda, perencana=u.pengguna(oleh), now=u.now)


def templat(u, periode="tw1"):
    impor = Impor(pemda=u.d.pemda, pd=u.d.pd["satu"], tahun=2026, jenis=JENIS, isian={"periode": periode})
    return PENGIMPOR[JENIS].templat(impor)


def lain(u, periode="tw1"):
    return {"pd": u.d.pd["satu"], "periode": periode}


def lihat(u, isi, periode="tw1"):
    return uji(unggah(panggung(u), JENIS, isi, **lain(u, periode)))


def masuk(u, isi, periode="tw1"):
    return masukkan(panggung(u), JENIS, isi, **lain(u, periode))


def ganti(**kolom):
    def ubah(rows):
        rows[0].update({k.replace("_", " "): v for k, v in kolom.items()})

    return ubah


def angka(periode="tw1"):
    return Realisasi.objects.filter(pengukuran__periode=periode).order_by("urutan", "id").first()


def test_the_worksheet_holds_every_indicator_before_any_sheet_was_opened_and_opening_nothing(u):
    _, rows = tabel(templat(u))
    assert len(rows) == u.pk["kepala_satu"].butir.count()
    assert rows[0]["JABATAN"].startswith("Kepala Dinas Satu")
    assert rows[0]["KEADAAN"] == "Belum diisi"
    assert not Pengukuran.objects.exists()
    hasil = lihat(u, templat(u))
    assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": len(rows)})


def test_what_is_exported_imports_unchanged(u):
    u.isi(u.lembar(), {0: "=1,5"}, kendala="Satu.\nDua.", sumber_data="  Data  sendiri ")
    hasil = lihat(u, templat(u))
    assert (hasil.kesalahan, {x.keadaan for x in hasil.usul}) == ((), {Keadaan.SAMA})


def test_figures_from_the_file_open_the_sheet_and_are_computed(u):
    masuk(u, sunting(templat(u), ganti(REALISASI="85,50%", KENDALA="Data terlambat.", SUMBER_DATA="Survei")))
    r = angka()
    assert (r.tertulis, r.kendala, r.sumber_data) == ("85,50%", "Data terlambat.", "Survei")
    assert r.sampai == "85,50%"
    assert r.capaian
    assert r.dicatat_oleh == u.pengguna("perencana_satu")
    assert Jejak.objects.filter(aksi="pengukuran.isi").count() == 1


def test_a_number_cell_is_taken_as_it_is_shown_and_the_quarters_before_stand_beside(u):
    u.triwulan("tw1", "40%")
    u.pada("tw2")
    isi = templat(u, "tw2")
    _, rows = tabel(isi)
    assert rows[0]["SEBELUMNYA TRIWULAN I"] == "40%"
    assert "SEBELUMNYA TRIWULAN II" not in rows[0]
    masuk(u, sunting(isi, ganti(REALISASI=85.5)), "tw2")
    assert angka("tw2").tertulis == "85,5"


def test_undoing_puts_back_what_was_there(u):
    u.isi(u.lembar(), {0: "40%"})
    satu = masuk(u, sunting(templat(u), ganti(REALISASI="60%")))
    assert angka().tertulis == "60%"
    batalkan(panggung(u), satu)
    assert angka().tertulis == "40%"


def test_it_is_not_undone_once_the_figure_was_changed(u):
    u.isi(u.lembar(), {0: "40%"})
    satu = masuk(u, sunting(templat(u), ganti(REALISASI="60%")))
    u.isi(u.lembar(), {0: "70%"})
    with pytest.raises(Ditolak, match="sudah diubah"):
        batalkan(panggung(u), satu)


def test_conflicts_are_decided_cell_by_cell(u):
    u.isi(u.lembar(), {0: "40%"}, kendala="Lama", solusi="Sama")
    isi = sunting(templat(u), ganti(REALISASI="60%", KENDALA="Dari berkas"))
    u.isi(u.lembar(), {0: "50%"}, kendala="Dari aplikasi", solusi="Sama")
    bentrok = [x for x in lihat(u, isi).usul if x.keadaan == Keadaan.BENTROK]
    assert [(p.kolom, p.semula, p.menjadi) for x in bentrok for p in x.perubahan] == [
        ("Realisasi", "50%", "60%"),
        ("Kendala", "Dari aplikasi", "Dari berkas"),
    ]
    satu = unggah(panggung(u), JENIS, isi, **lain(u))
    with pytest.raises(Ditolak, match="bentrok"):
        terapkan(panggung(u), satu)
    satu.putusan = {bentrok[0].kunci: "berkas", bentrok[1].kunci: "biarkan"}
    satu.save()
    terapkan(panggung(u), satu)
    assert (angka().tertulis, angka().kendala, angka().solusi) == ("60%", "Dari aplikasi", "Sama")


def test_only_the_cell_that_both_changed_is_in_conflict(u):
    """The file changed Realisasi and Kendala, somebody else Realisasi and Solusi since it was exported."""
    u.isi(u.lembar(), {0: "40%"}, kendala="Lama", solusi="Lama")
    isi = sunting(templat(u), ganti(REALISASI="60%", KENDALA="Dari berkas"))
    u.isi(u.lembar(), {0: "50%"}, kendala="Lama", solusi="Dari aplikasi")
    usul = {x.keadaan: [p.kolom for p in x.perubahan] for x in lihat(u, isi).usul if x.perubahan}
    assert usul == {Keadaan.BERUBAH: ["Kendala"], Keadaan.BENTROK: ["Realisasi"]}
    satu = unggah(panggung(u), JENIS, isi, **lain(u))
    bentrok = next(x for x in uji(satu).usul if x.keadaan == Keadaan.BENTROK)
    satu.putusan = {bentrok.kunci: "biarkan"}
    satu.save()
    terapkan(panggung(u), satu)
    assert (angka().tertulis, angka().kendala, angka().solusi) == ("50%", "Dari berkas", "Dari aplikasi")


def test_cells_that_different_people_changed_are_no_conflict(u):
    u.isi(u.lembar(), {0: "40%"}, kendala="Lama", solusi="Lama")
    isi = sunting(templat(u), ganti(KENDALA="Dari berkas"))
    u.isi(u.lembar(), {0: "50%"}, kendala="Lama", solusi="Lama")
    masuk(u, isi)
    assert (angka().tertulis, angka().kendala) == ("50%", "Dari berkas")


def test_a_worksheet_of_before_knows_its_rows_only(u):
    u.isi(u.lembar(), {0: "40%"}, kendala="Lama")
    isi = sunting(templat(u), ganti(KENDALA="Dari berkas"))

    def pendek(rows):
        for r in rows:
            r["KUNCI BARIS"] = "-".join(str(r["KUNCI BARIS"]).split("-")[:2])

    isi = sunting(isi, pendek)
    u.isi(u.lembar(), {0: "50%"}, kendala="Lama")
    bentrok = [x for x in lihat(u, isi).usul if x.keadaan == Keadaan.BENTROK]
    assert [p.kolom for x in bentrok for p in x.perubahan] == ["Realisasi", "Kendala"]


def test_what_only_another_person_changed_stays(u):
    u.isi(u.lembar(), {0: "40%"})
    isi = templat(u)
    u.isi(u.lembar(), {0: "50%"})
    masuk(u, isi)
    assert angka().tertulis == "50%"


def test_a_submitted_sheet_is_not_changed_and_the_fault_names_the_cell(u):
    u.ajukan(u.isi(u.lembar(), "40%"))
    assert lihat(u, templat(u)).kesalahan == ()
    (salah,) = lihat(u, sunting(templat(u), ganti(REALISASI="60%"))).kesalahan
    assert salah.sel.startswith("G")
    assert "sudah diajukan" in salah.pesan


def test_a_file_of_another_period_is_told(u):
    u.pada("tw2")
    hasil = lihat(u, sunting(templat(u, "tw1"), ganti(REALISASI="60%")), "tw2")
    assert any("dari ekspor Triwulan I, bukan Triwulan II" in x.pesan for x in hasil.kesalahan)


@pytest.mark.parametrize(
    ("kolom", "pesan"),
    [
        ({"KUNCI_BARIS": None}, "baris baru tidak dapat ditambah"),
        ({"KUNCI_BARIS": "12-abcdef01"}, "ekspor Triwulan II"),
        ({"KUNCI_BARIS": "99999999999999991-abcdef01"}, "tidak ada pada pengukuran"),
        ({"KUNCI_BARIS": "=1+1"}, "Kunci baris berubah"),
        ({"REALISASI": "a" * 61}, "Paling panjang 60"),
        ({"REALISASI": 1e300}, "ketelitian"),
        ({"PEMBILANG": "sembilan"}, "harus berupa angka"),
        ({"PENYEBUT": "10 orang"}, "harus berupa angka"),
        ({"KENDALA": "x" * 2001}, "2.000"),
        ({"SUMBER_DATA": "x" * 251}, "250"),
        ({"REALISASI": "9\u202e0"}, "tersembunyi"),
    ],
)
def test_every_fault_is_told_by_its_cell_and_nothing_is_saved(u, kolom, pesan):
    hasil = lihat(u, sunting(templat(u), ganti(**kolom)))
    assert any(pesan in x.pesan for x in hasil.kesalahan), hasil.kesalahan
    assert not Realisasi.objects.exists()


def test_the_same_row_twice_is_a_fault(u):
    hasil = lihat(u, sunting(templat(u), lambda rows: rows.append(dict(rows[0], REALISASI="1"))))
    assert any("Hapus salah satu" in x.pesan for x in hasil.kesalahan)


def test_a_formula_in_a_text_stays_text(u):
    masuk(u, sunting(templat(u), ganti(KENDALA="=HYPERLINK(A1)")))
    assert angka().kendala == "=HYPERLINK(A1)"
    _, rows = tabel(templat(u))
    assert rows[0]["KENDALA"] == "=HYPERLINK(A1)"


def test_a_figure_with_two_readings_keeps_the_choice_made_with_the_file(u):
    impor = unggah(panggung(u), JENIS, sunting(templat(u), ganti(REALISASI="1.234")), **lain(u))
    impor.pemetaan = {"notasi": {"tertulis": "id"}}
    impor.save()
    terapkan(panggung(u), impor)
    assert (angka().tertulis, angka().notasi) == ("1.234", "id")
    assert angka().alasan != "makna_ganda"


def test_a_planner_of_another_pd_changes_nothing(u):
    impor = unggah(panggung(u, "perencana_dua"), JENIS, sunting(templat(u), ganti(REALISASI="60%")), **lain(u))
    with pytest.raises(Ditolak, match="perencana"):
        terapkan(panggung(u, "perencana_dua"), impor)
    assert not Pengukuran.objects.exists()


def test_rows_of_programs_beside_the_pks_go_out_once_their_sheet_is_open(u):
    u.program()
    rows = isian_pd(u.d.pd["satu"], 2026, "tw1")
    program = [b for b in rows if b.pk is None]
    assert program
    assert len({b.nomor for b in rows}) == len(rows)

    def ubah(semua):
        next(r for r in semua if r["JABATAN"] == "Program di luar PK")["REALISASI"] = "7"

    masuk(u, sunting(templat(u), ubah))
    assert Realisasi.objects.filter(program__isnull=False, tertulis="7").count() == 1


def test_the_number_of_a_row_carries_promise_and_period():
    nomor = {
        nomor_baris(n, p, program=b)
        for n in range(50)
        for p in ("tw1", "tw2", "tw3", "tw4", "tahun")
        for b in (True, False)
    }
    assert len(nomor) == 500
    assert periode_nomor(nomor_baris(7, "tahun", program=True)) == "tahun"
    assert periode_nomor(10) == ""


def test_any_number_of_offices_costs_the_same_queries(django_assert_num_queries):
    u = ukur("kabid_satu", "kasi_satu")
    u.isi(u.lembar(), "40%")
    with django_assert_num_queries(3):
        rows = isian_pd(u.d.pd["satu"], 2026, "tw1")
    assert len({b.jabatan for b in rows}) == 3
