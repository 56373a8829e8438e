"""Rules of indicator quality, each by its article (I1 GM Pasal 6 ayat (4), I2 SM Pasal 6 ayat (4), I3 BK Pasal 3 ayat (6))."""

from decimal import Decimal

import pytest

from renstra.rules.mutu import Angka, Berat, Bernama, FaktaIndikator, Hal, Serupa, kembar, perangkat, periksa

GM = perangkat(
    ["specific", "measurable", "achievable", "relevant", "time bound"], "Perbup Gunung Mas 24/2024 Pasal 6 ayat (4)"
)
SM = perangkat(
    ["specific", "measurable", "attainable", "time bound", "trackable"], "Perbup Semarang 3/2022 Pasal 6 ayat (4)",
    ["specific", "measurable", "achievable", "relevant", "time bound"], "Perbup Semarang 3/2022 Lampiran A angka 2",
)  # fmt: skip
BK = perangkat(
    ["specific", "measurable", "attainable", "time bound", "trackable", "relevant"],
    "Perbup Bengkayang 66/2022 Pasal 3 ayat (6)",
)


def target(*isi, awal=2025):
    return tuple(
        Angka(awal + i, str(x), Decimal(str(x).rstrip("%")) if str(x).rstrip("%").isdigit() else None)
        for i, x in enumerate(isi)
    )


def fakta(nama="Persentase jalan mantap", **ubah):
    isi = {
        "satuan": "%", "formula": "mantap / seluruh jalan x 100", "definisi_operasional": "jalan baik dan sedang",
        "sumber_data": "Dinas PUPR", "target": target(70, 72, 75, 78, 80),
    }  # fmt: skip
    return FaktaIndikator(nama=nama, **(isi | ubah))


def hal(f, berlaku=GM):
    return [c.hal for c in periksa(f, berlaku)]


def catatan(f, apa, berlaku=GM):
    return next(c for c in periksa(f, berlaku) if c.hal == apa)


# ---- the criteria of a profile


def test_gm_pasal_6_ayat_4_a_good_indicator_has_no_remark():
    assert hal(fakta()) == []


def test_each_remark_names_a_criterion_of_the_regency_and_its_article():
    kosong = FaktaIndikator("Meningkatnya mutu", target=target("", "", ""))
    for berlaku in (GM, SM, BK):
        dasar = {k.kunci: k.dasar for k in berlaku}
        for c in periksa(kosong, berlaku):
            assert c.dasar == dasar[c.kriteria] and c.pesan.endswith(".") and c.saran.endswith(".")


def test_sm_pasal_6_ayat_4_and_lampiran_a_2_pk_and_rkt_have_their_own_criteria_and_share_what_means_the_same():
    assert [k.kunci for k in SM] == ["specific", "measurable", "attainable", "time bound", "trackable", "relevant"]
    dicapai = next(k for k in SM if k.kunci == "attainable")
    assert dicapai.sebutan == "attainable/achievable" and "Pasal 6 ayat (4)" in dicapai.dasar
    assert next(k for k in SM if k.kunci == "relevant").dasar == "Perbup Semarang 3/2022 Lampiran A angka 2"


def test_sm_pasal_6_ayat_4_huruf_e_a_missing_source_is_trackable_there_and_measurable_where_that_is_no_criterion():
    tanpa = fakta(sumber_data="")
    assert catatan(tanpa, Hal.SUMBER, SM).kriteria == "trackable"
    assert catatan(tanpa, Hal.SUMBER, GM).kriteria == "measurable"


def test_sm_lampiran_a_2_huruf_c_the_question_of_attainability_names_who_and_its_means():
    tanya = next(k for k in SM if k.kunci == "attainable").pertanyaan("Dinas Satu", "Meningkatnya mutu")
    assert tanya == "Dapatkah Dinas Satu mencapainya dengan kewenangan dan sumber dayanya?"


def test_a_criterion_that_a_regency_adds_is_asked_by_its_own_name():
    (k,) = perangkat(["Continuously Improve"], "Perbup X")
    assert k.pertanyaan("Dinas", "x") == "Apakah indikator ini memenuhi kriteria “Continuously Improve”?"


# ---- what is missing


@pytest.mark.parametrize(
    ("kolom", "apa"),
    [("satuan", Hal.SATUAN), ("formula", Hal.FORMULA), ("sumber_data", Hal.SUMBER),
     ("definisi_operasional", Hal.DEFINISI)],
)  # fmt: skip
def test_gm_lampiran_b_2_and_pasal_9_ayat_4_what_is_missing_is_named(kolom, apa):
    for kosong in ("", "  ", "-"):
        assert hal(fakta(**{kolom: kosong})) == [apa]


def test_gm_sm_pasal_5_every_year_has_a_target_and_missing_years_are_named():
    c = catatan(fakta(target=target(70, "", 75, "", 80)), Hal.TARGET_KOSONG)
    assert c.pesan == "Target tahun 2026, 2028 belum diisi." and c.kriteria == "time bound"


# ---- targets


def test_gm_pasal_6_ayat_4_huruf_c_a_target_below_the_baseline_of_a_higher_is_better_indicator_is_named():
    c = catatan(fakta(dasar=Angka(2024, "73,5", Decimal("73.5"))), Hal.TARGET_MUNDUR)
    assert "target 2025 (70) di bawah realisasi terakhir, data dasar 2024 (73,5)" in c.pesan
    assert c.kriteria == "attainable" and c.dasar


def test_bk_pasal_3_ayat_6_a_realisasi_within_the_plan_counts_against_the_target_of_the_year_after_it_only():
    c = catatan(fakta(dasar=Angka(2026, "76", Decimal(76))), Hal.TARGET_MUNDUR, BK)
    assert "target 2027 (75) di bawah realisasi terakhir, data dasar 2026 (76)" in c.pesan and "2028" not in c.pesan
    assert hal(fakta(dasar=Angka(2026, "74", Decimal(74))), BK) == []


def test_of_a_lower_is_better_indicator_the_target_must_not_lie_above_the_last_realisasi_nor_of_one_to_be_held():
    dasar = Angka(2024, "9", Decimal(9))
    turun = fakta("Persentase penduduk miskin", arah="turun", dasar=dasar, target=target(10, 8, 8, 7, 6))
    assert (
        "target 2025 (10) di atas realisasi terakhir, data dasar 2024 (9)" in catatan(turun, Hal.TARGET_MUNDUR).pesan
    )
    assert hal(fakta(arah="tetap", dasar=Angka(2024, "90", Decimal(90)), target=target(80, 80, 80))) == []
    assert hal(fakta(dasar=Angka(2024, "baik"))) == []


def test_gm_sm_pasal_9_ayat_4_a_source_that_is_neither_primary_nor_secondary_is_asked_about():
    c = catatan(fakta(jenis_sumber="internal"), Hal.JENIS_SUMBER)
    assert (c.berat, c.kriteria) == (Berat.SARAN, "measurable")
    assert hal(fakta(jenis_sumber="internal", sumber_data="")) == [Hal.SUMBER]
    assert hal(fakta(jenis_sumber="sekunder")) == []


def test_of_a_lower_is_better_indicator_the_target_must_not_rise():
    f = fakta("Persentase penduduk miskin", arah="turun", target=target(10, 9, 11, 8, 7))
    assert "target 2027 (11) di atas target 2026 (9)" in catatan(f, Hal.TARGET_MUNDUR).pesan
    assert hal(fakta("Persentase penduduk miskin", arah="turun", target=target(10, 9, 8, 7, 6))) == []


def test_a_result_that_never_changes_is_remarked_unless_it_cannot_be_better_or_is_to_be_held():
    assert hal(fakta(target=target(70, 70, 70, 70, 70))) == [Hal.TARGET_TETAP]
    assert hal(fakta(target=target(100, 100, 100))) == []
    assert hal(fakta(arah="tetap", target=target(70, 70, 70))) == []
    assert hal(fakta("Jumlah laporan", satuan="laporan", jenis_simpul="sub_kegiatan", target=target(12, 12, 12))) == []


def test_gm_lampiran_b_3_a_text_target_needs_an_ordered_scale():
    opini = fakta("Opini BPK", satuan="opini", target=target("WDP", "WTP", "WTP"))
    assert "“WDP”, “WTP” bukan angka" in catatan(opini, Hal.TARGET_TEKS).pesan
    berskala = {"nama": "Opini BPK", "satuan": "opini", "arah": "skala", "skala": "TMP; WDP; WTP"}
    assert hal(fakta(**berskala, target=target("WDP", "WTP", "WTP"))) == []
    assert hal(fakta(**berskala, target=target("WTP", "WDP", "WTP"))) == [Hal.TARGET_MUNDUR]
    assert hal(fakta(**berskala, target=target("WDP", "AA", "WTP"))) == [Hal.TARGET_TEKS]


# ---- level


def test_sm_lampiran_a_2_huruf_e_an_indicator_of_a_sasaran_measures_outcome_not_an_activity():
    for nama in ("Jumlah sosialisasi", "Jumlah rapat koordinasi", "Terlaksananya pelatihan", "Jumlah laporan kinerja"):
        assert Hal.KEGIATAN in hal(fakta(nama, satuan="kali"))
    assert Hal.KEGIATAN not in hal(fakta("Persentase laporan yang tepat waktu"))
    assert Hal.KEGIATAN not in hal(fakta("Jumlah sosialisasi", satuan="kali", jenis_simpul="kegiatan"))


def test_gm_lampiran_c_4_a_regency_measures_impact_or_outcome_a_pd_outcome_or_output():
    assert Hal.TINGKAT in hal(fakta(level="output", daerah=True))
    assert Hal.TINGKAT not in hal(fakta(level="output"))
    assert Hal.TINGKAT in hal(fakta(level="output", jenis_simpul="tujuan"))
    assert Hal.TINGKAT not in hal(fakta(level="output", jenis_simpul="kegiatan", daerah=True))


def test_where_relevant_is_no_criterion_an_activity_is_remarked_under_specific():
    pk_saja = perangkat(["specific", "measurable"], "Pasal 6 ayat (4)")
    assert catatan(fakta("Jumlah rapat", satuan="kali"), Hal.KEGIATAN, pk_saja).kriteria == "specific"


# ---- unit and name


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [("Persentase jalan mantap", "Orang"), ("Jumlah wisatawan", "%"), ("Jumlah orang yang dilatih", "Dokumen"),
     ("Indeks kepuasan masyarakat", "orang")],
)  # fmt: skip
def test_gm_lampiran_b_3_a_unit_that_contradicts_the_name_is_seen(nama, satuan):
    assert Hal.SATUAN_BERTENTANGAN in hal(fakta(nama, satuan=satuan))


@pytest.mark.parametrize(
    ("nama", "satuan"),
    [("Persentase jalan mantap", "persen"), ("Jumlah laporan keuangan", "Dokumen"), ("Nilai SAKIP", "nilai"),
     ("Rasio guru terhadap murid", "%"), ("Angka harapan hidup", "tahun"), ("Jumlah persentase serapan", "%")],
)  # fmt: skip
def test_a_unit_that_fits_is_not_remarked(nama, satuan):
    assert Hal.SATUAN_BERTENTANGAN not in hal(fakta(nama, satuan=satuan))


def test_a_target_in_percent_of_another_unit_is_seen():
    f = fakta("Jumlah dokumen", satuan="dokumen", target=target("97%", "98%"), jenis_simpul="kegiatan")
    assert "target tertulis 97%" in catatan(f, Hal.SATUAN_BERTENTANGAN).pesan.lower()


# ---- the same indicator twice


def pasangan(*nama):
    return kembar([Bernama(i, n, f"Sasaran {i}") for i, n in enumerate(nama)])


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Persentase layanan tepat waktu", "Prosentase layanan yang tepat waktu"),
        ("Indeks Pembangunan Manusia (IPM)", "Indeks Pembangunan Manusia"),
        ("Indeks Pembangunan Manusia", "Nilai IPM"),
        ("Persentase perencanaan yang sesuai", "Persentase perencanan yang sesuai"),
        ("Jumlah dokumen hasil pembahasan APBD perubahan", "Jumlah Dokumen Hasil Pembahasan Perubahan APBD"),
    ],
)
def test_gm_lampiran_b_2_the_same_indicator_written_two_ways_is_found(a, b):
    assert set(pasangan(a, b)) == {0, 1}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Jumlah pengadaan tanah", "Jumlah pengaduan tanah"),
        ("Jumlah guru SMP", "Jumlah guru SMA"),
        ("Jumlah sekolah (SD)", "Jumlah sekolah (SMP)"),
        ("Persentase jalan kelas 1", "Persentase jalan kelas 2"),
        ("Jumlah jalan yang dibangun", "Jumlah jalan yang dipelihara"),
        ("Jumlah Dokumen RKA", "jumlah dokumen RKA"),
        ("Jumlah siswa", "Persentase siswa"),
    ],
)
def test_what_only_looks_alike_is_left_alone(a, b):
    assert pasangan(a, b) == {}


def test_plans_of_two_pd_are_compared_above_kegiatan_only():
    a, b = "Persentase layanan tepat waktu", "Prosentase layanan tepat waktu"
    assert kembar([Bernama(1, a, "A", 1), Bernama(2, b, "B", 2)]) == {}
    assert set(kembar([Bernama(1, a, "A", 1, True), Bernama(2, b, "B", 2, True)])) == {1, 2}


def test_the_remark_names_both_and_where_the_other_stands():
    f = fakta(serupa=(Serupa(7, "Prosentase jalan mantap", "Sasaran Dinas PUPR"),))
    c = catatan(f, Hal.SERUPA)
    assert "“Prosentase jalan mantap” (Sasaran Dinas PUPR)" in c.pesan and c.berat == Berat.SARAN
