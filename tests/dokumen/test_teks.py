from decimal import Decimal

from sakip.dokumen.teks import (
    Potongan,
    baris_jabatan,
    kapital,
    nama_cetak,
    nip_cetak,
    persen,
    potong_miring,
    tanpa_gelar,
    tanpa_sebutan,
    tegak,
    tempat_tanggal,
    uang,
)


def test_words_between_asterisks_are_set_in_italics() -> None:
    assert potong_miring("rencana induk *grand design* yang") == (
        Potongan("rencana induk "),
        Potongan("grand design", miring=True),
        Potongan(" yang"),
    )
    assert potong_miring("5 * 3") == (Potongan("5 * 3"),)
    assert [tegak(x) for x in ("rencana *grand design* yang", "5 * 3")] == ["rencana grand design yang", "5 * 3"]


def test_a_chain_of_words_joined_by_strokes_may_break_after_a_stroke() -> None:
    assert potong_miring("kajian/analisa/studi")[0].teks == "kajian/\u200banalisa/\u200bstudi"
    assert potong_miring("dan/atau")[0].teks == "dan/atau"


def test_acting_holders_keep_the_spelling_of_plt_in_capitals() -> None:
    assert kapital("Plt. Kepala Dinas") == "Plt. KEPALA DINAS"
    assert tanpa_sebutan("Plt. Kepala Dinas") == "Kepala Dinas"


def test_names_lose_academic_titles_only() -> None:
    """Permendagri 1/2023 Pasal 44 ayat (4)-(5)."""
    assert tanpa_gelar("Prof. Dr. Ir. YOHANES CONTOH, S.E., M.Si.") == "YOHANES CONTOH"
    assert tanpa_gelar("H. ANDI CONTOH") == "H. ANDI CONTOH"


def test_titles_and_nip_stay_on_one_line() -> None:
    assert nama_cetak("Dr. A. MISALAN, S.E., M.Si.") == "Dr.\u00a0A. MISALAN, S.E.,\u00a0M.Si."
    assert nip_cetak("197102031996031901") == "19710203\u00a0199603\u00a01\u00a0901"
    assert nip_cetak("bukan nip") == "bukan\u00a0nip"


def test_money_and_shares_are_written_in_indonesian_notation() -> None:
    assert uang(Decimal("17020520112")) == "17.020.520.112,00"
    assert persen(Decimal("250000000"), Decimal("17020520112")) == "1,47%"


def test_an_unsigned_paper_has_dots_for_the_date() -> None:
    assert tempat_tanggal("Ungaran", None, 2026) == "Ungaran, .............................. 2026"


def test_a_long_jabatan_breaks_into_even_lines_at_a_sensible_place() -> None:
    assert baris_jabatan("KEPALA BADAN PERENCANAAN PEMBANGUNAN DAERAH", 30) == (
        "KEPALA BADAN PERENCANAAN",
        "PEMBANGUNAN DAERAH",
    )
    assert baris_jabatan("Kepala Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah", 38) == (
        "Kepala Badan Perencanaan Pembangunan,",
        "Riset dan Inovasi Daerah",
    )
    assert baris_jabatan("Perencana Ahli Muda selaku Sub Koordinator Pengendalian dan Evaluasi", 42) == (
        "Perencana Ahli Muda selaku Sub Koordinator",
        "Pengendalian dan Evaluasi",
    )
    assert baris_jabatan("Camat", 30) == ("Camat",)


def test_no_line_of_a_very_long_jabatan_is_wider_than_the_block() -> None:
    jabatan = "Plt. KEPALA DINAS PEKERJAAN UMUM, PENATAAN RUANG, PERUMAHAN RAKYAT, KAWASAN PERMUKIMAN DAN PERTANAHAN"
    baris = baris_jabatan(jabatan, 30)
    assert " ".join(baris) == jabatan
    assert len(baris) == 4
    assert max(map(len, baris)) <= 30
    assert not any(satu.endswith((" DAN", "Plt.")) for satu in baris)
