import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from perjanjian.isi import IndikatorIsi, IsiPerjanjian, KelompokIsi, PaguIsi, PihakIsi, sidik
from perjanjian.pdf import render_perjanjian
from sakip.dokumen.render import DokumenDitolak
from sakip.dokumen.tata_letak import TataLetakSalah
from tests.dokumen import baca
from tests.dokumen.contoh import (
    BAPPEDA,
    BUPATI,
    ENAM,
    JUMLAH,
    KABID,
    KEPALA,
    PAGU,
    PLT,
    STAF,
    bentuk,
    bertujuan,
    isi,
    panjang,
)
from tests.dokumen.test_render import BERBAHAYA

pytestmark = pytest.mark.cetak_asli

PEMBUKA = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada "
    "hasil, kami yang bertanda tangan di bawah ini:"
)


_TERCETAK: dict[tuple[str, bool], bytes] = {}


def cetak_baru(isi_: IsiPerjanjian, **beda: Any) -> bytes:
    return render_perjanjian(isi_, **{"logo": None, "garuda": None, "draf": False, **beda})


def cetak(isi_: IsiPerjanjian, *, draf: bool = False) -> bytes:
    """Printed once for all tests that ask for the same paper."""
    kunci = (sidik(isi_), draf)
    if kunci not in _TERCETAK:
        _TERCETAK[kunci] = cetak_baru(isi_, draf=draf)
    return _TERCETAK[kunci]


def bupati() -> IsiPerjanjian:
    return isi(kode="kepala_daerah", pihak_pertama=BUPATI["bengkayang"], pihak_kedua=None, pd_nama=None)


# --- wording --------------------------------------------------------------------------------------------------------
def test_the_statement_of_two_parties_is_word_for_word() -> None:
    """BK Lampiran; PermenPANRB 53/2014 anak lampiran I/2-6."""
    teks = baca.alinea(cetak(isi()), 1)
    assert PEMBUKA in teks
    assert "Selanjutnya disebut pihak pertama." in teks
    assert "Selaku atasan pihak pertama, selanjutnya disebut pihak kedua." in teks
    assert (
        "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam "
        "rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. "
        "Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami." in teks
    )
    assert (
        "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian kinerja "
        "dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
        in teks
    )


def test_the_bupati_promises_alone_in_the_words_of_the_form() -> None:
    """BK Pasal 3 ayat (3)-(4) and Lampiran."""
    pdf = cetak(bupati())
    teks = baca.alinea(pdf, 1)
    assert PEMBUKA in teks
    assert (
        "Berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka mencapai "
        "target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan "
        "kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami." in teks
    )
    assert "Pihak" not in teks
    assert "NIP" not in teks
    assert "BUPATI BENGKAYANG PERJANJIAN KINERJA TAHUN 2026" in teks
    assert "LAMPIRAN PERJANJIAN KINERJA TAHUN 2026 KABUPATEN BENGKAYANG" in baca.halaman(pdf)[1]


def test_luwu_timur_writes_the_parties_with_capitals_and_prints_the_jabatan() -> None:
    """LT, form of the pernyataan."""
    teks = baca.alinea(cetak(isi("luwutimur")), 1)
    assert "Selanjutnya disebut Pihak Pertama." in teks
    assert "Pihak Kedua akan melakukan supervisi" in teks
    assert "Pihak Kedua, BUPATI LUWU TIMUR" in teks


JUDUL = [
    (
        "bengkayang",
        "kepala_pd",
        "LAMPIRAN PERJANJIAN KINERJA TAHUN 2026 BADAN PERENCANAAN PEMBANGUNAN DAERAH KABUPATEN BENGKAYANG No Sasaran Strategis Indikator Kinerja Target (1) (2) (3) (4)",
    ),
    (
        "bengkayang",
        "satuan_kerja",
        "LAMPIRAN PERJANJIAN KINERJA TAHUN 2026 BIDANG EVALUASI BADAN PERENCANAAN PEMBANGUNAN DAERAH KABUPATEN BENGKAYANG No Sasaran Indikator Kinerja Target",
    ),
    (
        "bengkayang",
        "unit_kerja",
        "LAMPIRAN PERJANJIAN KINERJA TAHUN 2026 BIDANG EVALUASI BADAN PERENCANAAN PEMBANGUNAN DAERAH KABUPATEN BENGKAYANG",
    ),
    (
        "luwutimur",
        "kepala_pd",
        "PERJANJIAN KINERJA TAHUN 2026 BADAN PERENCANAAN PEMBANGUNAN DAERAH KABUPATEN LUWU TIMUR NO SASARAN RENSTRA INDIKATOR KINERJA TARGET (1) (2) (3) (4)",
    ),
    (
        "gunungmas",
        "kepala_pd",
        "PERJANJIAN KINERJA TAHUNAN 2026 PIMPINAN PERANGKAT DAERAH BADAN PERENCANAAN PEMBANGUNAN DAERAH Tabel I",
    ),
    (
        "gunungmas",
        "administrator",
        "PERJANJIAN KINERJA TAHUNAN 2026 KEPALA BIDANG EVALUASI BADAN PERENCANAAN PEMBANGUNAN DAERAH Tabel I",
    ),
    (
        "semarang",
        "kepala_pd",
        "PERJANJIAN KINERJA TAHUN 2026 PIMPINAN PERANGKAT DAERAH BADAN PERENCANAAN PEMBANGUNAN DAERAH Tabel I",
    ),
    (
        "semarang",
        "administrator",
        "PERJANJIAN KINERJA TAHUN 2026 TINGKAT UNIT KERJA BIDANG EVALUASI (JABATAN ADMINISTRATOR) Tabel I",
    ),
    ("semarang", "pelaksana", "PERJANJIAN KINERJA TAHUN 2026 TINGKAT JABATAN PELAKSANA KEPALA BIDANG EVALUASI"),
]


@pytest.mark.parametrize(("daerah", "kode", "judul"), JUDUL)
def test_titles_and_heads_are_those_of_the_form(daerah: str, kode: str, judul: str) -> None:
    pihak = replace(
        KABID, jabatan=f"Kepala Bidang Evaluasi {BAPPEDA}" if daerah == "gunungmas" else "Kepala Bidang Evaluasi"
    )
    pdf = cetak(isi(daerah, kode, unit_nama="Bidang Evaluasi", pihak_pertama=pihak, pihak_kedua=KEPALA))
    nomor = 1 if daerah in {"bengkayang", "luwutimur"} else 0
    assert baca.halaman(pdf)[nomor].startswith(judul)


# --- who stands where -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("daerah", ["bengkayang", "luwutimur", "gunungmas", "semarang"])
def test_the_superior_signs_left_and_who_promises_right_under_the_date(daerah: str) -> None:
    pdf = cetak(isi(daerah))
    for halaman in range(1, len(baca.halaman(pdf)) + 1):
        if "20 Januari 2026" not in baca.halaman(pdf)[halaman - 1]:
            continue
        tanggal = baca.letak(pdf, f"{isi(daerah).pemda.tempat}, 20 Januari 2026", halaman=halaman)
        pertama = baca.letak(pdf, "MISALAN,", halaman=halaman)
        kedua = baca.letak(pdf, "CONTOH," if daerah != "gunungmas" else "PERCONTOHAN,", halaman=halaman)
        tengah = tanggal.lebar_halaman / 2
        assert tanggal.kiri > tengah
        assert pertama.kiri > tengah
        assert kedua.kiri < tengah
        assert abs(pertama.atas - kedua.atas) < 0.5
        assert tanggal.atas < pertama.atas


def test_names_stay_on_one_line_when_one_jabatan_takes_two() -> None:
    pdf = cetak(isi())
    kiri = baca.letak(pdf, "BUPATI BENGKAYANG,", halaman=2)
    kanan = baca.letak(pdf, "KEPALA BADAN PERENCANAAN", halaman=2)
    assert abs(kiri.atas - kanan.atas) < 0.5
    assert baca.letak(pdf, "PEMBANGUNAN DAERAH,", halaman=2).atas > kanan.atas + 10


def test_one_signatory_stands_right() -> None:
    pdf = cetak(bupati())
    for halaman in (1, 2):
        nama = baca.letak(pdf, "YOHANES CONTOH, M.Si.", halaman=halaman)
        assert nama.kiri > nama.lebar_halaman / 2


def test_a_plt_is_named_so_in_text_and_signature_with_the_own_rank() -> None:
    """BK Pasal 4 ayat (3); the switch for pangkat and NIP is on."""
    tata = {**bentuk("bengkayang", "kepala_pd"), "identitas": "nama_pangkat_nip"}
    pdf = cetak(isi(pihak_pertama=PLT, tata_letak=tata))
    assert f"Jabatan : Plt. Kepala {BAPPEDA}" in baca.halaman(pdf)[0]
    assert "Plt. KEPALA BADAN" in baca.halaman(pdf)[1]
    assert "LAMPIRAN PERJANJIAN KINERJA TAHUN 2026 BADAN" in baca.halaman(pdf)[1]
    assert "Plt. LUSIA" not in " ".join(baca.halaman(pdf))
    for halaman in baca.halaman(pdf):
        assert halaman.count("Pembina Tingkat I (IV/b)") == 1
        assert halaman.count("NIP. 19780914 200312 2 902") == 1


def test_the_form_of_semarang_has_rank_and_nip_but_never_under_the_bupati() -> None:
    """SM Lampiran B.6; Permendagri 1/2023 Pasal 44 ayat (2)-(3)."""
    lurus = replace(BUPATI["semarang"], pangkat="Pembina (IV/a)", nip="196001011990011999")
    teks = " ".join(baca.halaman(cetak(isi("semarang", pihak_kedua=lurus))))
    assert "NIP. 19710203 199603 1 901" in teks
    assert "Pembina Utama Muda (IV/c)" in teks
    assert "1999" not in teks.replace("199603", "")
    sekda = PihakIsi(
        "Ir. MARKUS TELADAN, M.M.", "Sekretaris Daerah", pangkat="X (IV/d)", nip="196502021990031777", sekda=True
    )
    assert "777" not in " ".join(baca.halaman(cetak(isi("semarang", pihak_kedua=sekda))))


def test_an_acting_head_of_the_region_stands_without_titles() -> None:
    """Permendagri 1/2023 Pasal 44 ayat (4)-(5)."""
    pj = replace(BUPATI["bengkayang"], jabatan="Pj. Bupati Bengkayang", plt="Pj.")
    halaman = baca.halaman(cetak(isi(pihak_kedua=pj)))
    assert "YOHANES CONTOH" in halaman[1]
    assert "M.Si. Dr." not in halaman[1]
    assert "Pj. BUPATI BENGKAYANG," in halaman[1]


def test_lines_given_for_the_jabatan_are_kept() -> None:
    pihak = replace(KEPALA, jabatan_cetak=("Kepala Badan", "Perencanaan Pembangunan Daerah"))
    pdf = cetak(isi("gunungmas", pihak_pertama=pihak))
    nomor = len(baca.halaman(pdf))
    satu, dua = (
        baca.letak(pdf, "Kepala Badan", halaman=nomor),
        baca.letak(pdf, "Perencanaan Pembangunan Daerah,", halaman=nomor),
    )
    assert dua.atas > satu.atas + 10


def test_a_paper_not_yet_dated_has_dots() -> None:
    assert "Bengkayang, .............................. 2026" in baca.halaman(cetak(isi(tanggal=None)))[1]


# --- rows and money -------------------------------------------------------------------------------------------------
def test_rows_targets_and_budget_are_printed_as_promised() -> None:
    teks = baca.halaman(cetak(isi()))[1]
    for satu in ("97%", "100%", "60%", "85,10", "kajian/analisa/ 100%", "studi/rencana induk/grand design"):
        assert satu in teks
    assert re.search(r"1\. Program Penunjang Urusan Pemerintahan Daerah Rp 11\.284\.736\.912,00", teks)
    assert f"Jumlah Rp {JUMLAH}" in teks
    assert "Nilai" not in teks
    assert "5.01.01" not in teks


def test_a_bare_number_gets_its_unit_and_nothing_else_is_touched() -> None:
    baris = (
        IndikatorIsi(1, "a", "12", "Dokumen"),
        IndikatorIsi(2, "b", "7,65 Tahun", "Tahun"),
        IndikatorIsi(3, "c", "WTP", "Opini"),
        IndikatorIsi(4, "d", "97.0", "Persen"),
        IndikatorIsi(5, "e", "10-15", "hari"),
    )
    teks = baca.halaman(cetak(isi(kelompok=(KelompokIsi("sasaran", "S", None, baris),), pagu=())))[1]
    for satu in ("a 12 Dokumen", "b 7,65 Tahun", "c WTP", "d 97.0%", "e 10-15"):
        assert satu in teks
    assert "Tahun Tahun" not in teks


def test_an_agreement_without_budget_has_no_budget_table() -> None:
    """GM Lampiran C: outcome of earlier years counts too."""
    assert "Anggaran" not in baca.halaman(cetak(isi(pagu=())))[1]


def test_the_national_levels_share_one_column_with_their_own_numbers() -> None:
    teks = baca.alinea(cetak(isi("gunungmas", kelompok=bertujuan(), pagu=())), 1)
    assert "1. Tujuan: Terwujudnya perencanaan" in teks
    assert "1.1 Sasaran: Meningkatnya Kualitas" in teks
    assert "1.2 Sasaran: Meningkatnya Kinerja" in teks


def test_a_sasaran_is_named_once_for_all_its_indicators() -> None:
    assert baca.halaman(cetak(isi()))[1].count("Meningkatnya Kualitas") == 1


def test_a_program_of_two_indicators_stands_and_counts_once() -> None:
    """GM/SM Lampiran: Tabel II."""
    for daerah in ("gunungmas", "semarang"):
        teks = " ".join(baca.halaman(cetak(isi(daerah))))
        assert teks.count("684.325.000,00") == 1
        assert teks.count("Program Penelitian") == 1
        assert f"Jumlah Rp {JUMLAH}" in teks
        assert teks.count("Program Penyelenggaraan") == 1


def test_a_program_shared_by_rows_that_do_not_touch_points_back_to_its_amount() -> None:
    pagu = (replace(PAGU[0], indikator=(1, 3)), replace(PAGU[1], indikator=(2,)))
    teks = " ".join(baca.halaman(cetak(isi("gunungmas", pagu=pagu))))
    assert teks.count("11.284.736.912,00") == 1
    assert "sudah termasuk pada" in teks
    assert "Jumlah Rp 13.671.152.612,00" in teks


def test_programs_shared_crosswise_are_each_counted_once_and_every_row_is_visible() -> None:
    nama = [replace(PAGU[n], nama=f"Program {'ABC'[n]}", jumlah=Decimal(n + 1), sumber=()) for n in range(3)]
    pagu = tuple(replace(m, indikator=i) for m, i in zip(nama, ((1, 2), (2, 3), (1, 3, 6)), strict=True))
    teks = " ".join(baca.halaman(cetak(isi("semarang", pagu=pagu))))
    assert [teks.count(f"Rp {n},00") for n in (1, 2, 3)] == [1, 1, 1]
    assert [teks.count(f"Program {huruf}") for huruf in "ABC"] == [2, 2, 2]
    assert teks.count("sudah termasuk pada") == 3
    assert "Jumlah Rp 6,00" in teks


def test_a_budget_line_that_supports_no_indicator_is_still_in_table_and_total() -> None:
    teks = " ".join(baca.halaman(cetak(isi("semarang", pagu=(replace(PAGU[0], indikator=()), PAGU[1])))))
    assert "11.284.736.912,00" in teks
    assert "Jumlah Rp 13.671.152.612,00" in teks


def test_sources_of_funds_are_shown_with_their_shares() -> None:
    """LT D.2, petunjuk 7."""
    sumber = (("APBD", Decimal("1492890500")), ("APBN dekonsentrasi", Decimal("250000000")))
    pagu = tuple(replace(mata, sumber=sumber) if mata.kode == "5.01.03" else mata for mata in PAGU)
    teks = baca.halaman(cetak(isi("luwutimur", pagu=pagu)))[1]
    assert "APBD 85,66%" in teks
    assert (
        "Proporsi sumber dana: APBD Rp 16.770.520.112,00 (98,53%); APBN dekonsentrasi Rp 250.000.000,00 (1,47%)."
        in teks
    )
    assert "Proporsi" not in baca.halaman(cetak(isi("luwutimur")))[1]


def test_a_regency_may_add_the_sources_of_funds_to_its_tabel_ii() -> None:
    """SM Lampiran C: program, anggaran, keterangan."""
    tata = bentuk("semarang", "kepala_pd")
    kepala = [*tata["anggaran"]["kepala"], "KETERANGAN"]
    tata["anggaran"] = {**tata["anggaran"], "keterangan": True, "kepala": kepala, "lebar": [7, 26, 27, 26, 14]}
    teks = " ".join(baca.halaman(cetak(isi("semarang", tata_letak=tata))))
    assert "KETERANGAN" in teks
    assert teks.count("APBD") == 6
    assert f"Jumlah Rp {JUMLAH}" in teks


def test_very_large_amounts_stay_beside_their_rp() -> None:
    besar = PaguIsi(1, "1", "Program Besar", "program", Decimal("9876543210987654.55"))
    for daerah in ("bengkayang", "luwutimur", "gunungmas", "semarang"):
        pdf = cetak(isi(daerah, pagu=(replace(besar, indikator=(1,)),)))
        jumlah = [satu for satu in baca.kata(pdf) if satu.teks == "9.876.543.210.987.654,55"]
        rp = [satu for satu in baca.kata(pdf) if satu.teks == "Rp"]
        assert len(jumlah) == len(rp) == 2
        assert all(abs(a.atas - b.atas) < 0.5 and a.kanan < b.kiri for a, b in zip(rp, jumlah, strict=True))


# --- pages ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("daerah", "banyak"),
    [("bengkayang", 1), ("bengkayang", 13), ("bengkayang", 14), ("bengkayang", 60), ("semarang", 6), ("semarang", 20)],
)
def test_heads_repeat_and_the_signature_keeps_two_rows(daerah: str, banyak: int) -> None:
    pagu = tuple(replace(mata, indikator=tuple(range(1 + n, banyak + 1, 6))[:3]) for n, mata in enumerate(PAGU))
    pdf = cetak(isi(daerah, kelompok=panjang(banyak), pagu=pagu))
    halaman = baca.halaman(pdf)[1 if daerah == "bengkayang" else 0 :]
    assert "Jumlah" in halaman[-1]
    assert "CONTOH" in halaman[-1]
    sebelum_jumlah = halaman[-1].split("Jumlah")[0]
    assert "Rp" in sebelum_jumlah or "sudah termasuk" in sebelum_jumlah or "lanjutan" in sebelum_jumlah
    for nomor, teks in enumerate(halaman, start=1):
        assert teks.count("No ") >= 1
        if len(halaman) > 1:
            assert teks.endswith(f"Halaman {nomor} dari {len(halaman)}")
    assert len(halaman) > 1 or "Halaman" not in halaman[0]


def test_a_sasaran_over_two_pages_is_named_again_with_its_number() -> None:
    halaman = baca.halaman(cetak(isi(kelompok=panjang(60, 12))))[1:]
    lanjut = [teks for teks in halaman if "(lanjutan)" in teks]
    assert len(lanjut) >= 3
    for teks in lanjut:
        assert teks.count("(lanjutan)") == 1
        assert re.search(r"\(1\) \(2\) \(3\) \(4\) .{0,60}\b[1-5]\. ", teks)
    assert len(re.findall(r"\d+,50%", " ".join(halaman))) == 60


def test_a_shared_program_over_two_pages_keeps_its_one_amount() -> None:
    pagu = (replace(PAGU[0], indikator=tuple(range(1, 31))), replace(PAGU[1], indikator=tuple(range(31, 41))))
    teks = " ".join(baca.halaman(cetak(isi("gunungmas", kelompok=panjang(40), pagu=pagu))))
    assert teks.count("11.284.736.912,00") == 1
    assert teks.count("2.386.415.700,00") == 1
    assert "(lanjutan)" in teks


def test_statement_and_lampiran_are_one_file_and_a_single_page_has_no_footer() -> None:
    """BK Pasal 3 ayat (5)."""
    halaman = baca.halaman(cetak(isi()))
    assert len(halaman) == 2
    assert "Halaman" not in " ".join(halaman)


@pytest.mark.parametrize(("daerah", "ukuran"), [("bengkayang", (215, 330)), ("semarang", (210, 297))])
def test_paper_is_that_of_the_regency(daerah: str, ukuran: tuple[int, int]) -> None:
    with pikepdf.open(BytesIO(cetak(isi(daerah)))) as dokumen:
        for lembar in dokumen.pages:
            assert tuple(round(float(sisi) / 72 * 25.4) for sisi in lembar.mediabox[2:]) == ukuran


def test_very_long_names_and_offices_stay_inside_the_page() -> None:
    panjang_sekali = PihakIsi(
        "Prof. Dr. Ir. Raden Mas SASTRADIWANGSA KUSUMAWARDHANA PRAWIRANEGARA, S.T., M.T., M.Si., Ph.D.",
        "Plt. Kepala Dinas Pekerjaan Umum, Penataan Ruang, Perumahan Rakyat, Kawasan Permukiman dan Pertanahan",
        pangkat="Pembina Utama Madya (IV/d)",
        nip="197102031996031901",
        plt="Plt.",
    )
    for daerah in ("bengkayang", "luwutimur", "gunungmas", "semarang"):
        tata = {**bentuk(daerah, "kepala_pd"), "identitas": "nama_pangkat_nip"}
        pdf = cetak(
            isi(
                daerah,
                pihak_pertama=panjang_sekali,
                pihak_kedua=panjang_sekali,
                tata_letak=tata,
                pd_nama="Dinas " + "Panjang " * 12,
            )
        )
        assert all(satu.kanan < satu.lebar_halaman - 45 and satu.kiri > 60 for satu in baca.kata(pdf))


# --- emblem, draft, safety ------------------------------------------------------------------------------------------
def _gambar(warna: str) -> bytes:
    keluar = BytesIO()
    Image.new("RGB", (20, 20), warna).save(keluar, "PNG")
    return keluar.getvalue()


def _warna(pdf: bytes) -> list[tuple[int, int, int]]:
    with pikepdf.open(BytesIO(pdf)) as dokumen:
        semua = dokumen.pages[0].get_images()
        return [pikepdf.PdfImage(satu).as_pil_image().convert("RGB").getpixel((0, 0)) for satu in semua.values()]


def test_garuda_stands_on_the_bupatis_paper_and_the_logo_on_the_others() -> None:
    """BK Pasal 3 ayat (4) and Lampiran."""
    lambang = {"logo": _gambar("blue"), "garuda": _gambar("yellow")}
    assert _warna(cetak_baru(bupati(), **lambang)) == [(255, 255, 0)]
    assert _warna(cetak_baru(isi(), **lambang)) == [(0, 0, 255)]
    assert _warna(cetak_baru(isi("semarang"), **lambang)) == []


def test_without_an_uploaded_emblem_a_box_says_what_belongs_there() -> None:
    assert baca.halaman(cetak(isi()))[0].startswith("LOGO KABUPATEN BENGKAYANG")
    assert baca.halaman(cetak(bupati()))[0].startswith("LAMBANG NEGARA Garuda Pancasila")
    assert _warna(cetak(isi())) == []


def test_a_draft_bears_the_watermark_and_a_paper_in_force_does_not() -> None:
    assert baca.banyak_tanda_air(cetak(isi(), draf=True)) == [1, 1]
    assert baca.banyak_tanda_air(cetak(isi())) == [0, 0]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert cetak_baru(isi(), draf=True) == cetak_baru(isi(), draf=True)
    assert cetak_baru(isi("gunungmas")) == cetak_baru(isi("gunungmas"))


@pytest.mark.parametrize(
    "muatan", [*BERBAHAYA.values(), '<a href="javascript:alert(1)">x</a>', "{{ 7*7 }}{% now 'Y' %}"]
)
def test_markup_in_any_text_is_printed_as_text(muatan: str) -> None:
    jahat = muatan.format(alamat="file:///etc/hostname") if "{alamat}" in muatan else muatan
    pihak = replace(KEPALA, nama=jahat, jabatan=jahat, pangkat=jahat, nip=jahat)
    kelompok = (KelompokIsi("sasaran", jahat, None, (IndikatorIsi(1, jahat, jahat, jahat),)),)
    pagu = (PaguIsi(1, jahat, jahat, "program", Decimal(1), keterangan=jahat, indikator=(1,)),)
    for daerah in ("luwutimur", "semarang") if "img" in muatan or "{{" in muatan else ("luwutimur",):
        pdf = cetak(isi(daerah, pihak_pertama=pihak, kelompok=kelompok, pagu=pagu, pd_nama=jahat, unit_nama=jahat))
        assert baca.lampiran(pdf) == 0
        assert baca.tautan(pdf) == []
        rapat = re.sub(r"\s", "", " ".join(baca.halaman(pdf)))
        assert re.sub(r"\s", "", jahat)[:12] in rapat


def test_too_many_rows_are_refused_with_a_message() -> None:
    with pytest.raises(DokumenDitolak, match="500 baris"):
        cetak(isi(kelompok=panjang(501), pagu=()))


def test_a_broken_form_is_refused_with_a_message() -> None:
    with pytest.raises(TataLetakSalah):
        cetak(isi(tata_letak={"kode": "x"}))


@pytest.mark.parametrize(
    ("daerah", "kode"),
    [("gunungmas", "pelaksana"), ("semarang", "fungsional"), ("bengkayang", "pelaksana"), ("luwutimur", "pelaksana")],
)
def test_staff_sign_a_paper_without_budget(daerah: str, kode: str) -> None:
    """SM Lampiran B.6; the satuan kerja form without budget (BK), Tabel I alone (GM)."""
    pdf = cetak(
        isi(daerah, kode, pihak_pertama=STAF, pihak_kedua=KABID, kelompok=(replace(ENAM[0], jenis="rencana_kerja"),))
    )
    teks = " ".join(baca.halaman(pdf))
    assert "Rp" not in teks
    assert "Tabel II" not in teks
    assert "ARIF REKAAN" in teks
    assert "Pimpinan Satuan Kerja" not in teks
