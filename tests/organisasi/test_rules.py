"""Rules of the organisation, in plain values."""

from datetime import date

import pytest

from sakip.organisasi.enums import JenisPegawai, JenisUnit, Jenjang, PihakKedua, Unsur
from sakip.organisasi.rules.pejabat import (
    PANGKAT_PNS,
    Rentang,
    Simpul,
    bukan_diri_sendiri,
    garis_komando_tanpa_lingkaran,
    pangkat_dari,
    periksa_golongan,
    periksa_nip,
    peringatan_unsur,
    pihak_kedua,
    rapikan_golongan,
    rapikan_nip,
    satu_pemegang_definitif,
)

TODAY = date(2026, 1, 20)
PNS, PPPK, POLITIK = JenisPegawai.PNS, JenisPegawai.PPPK, JenisPegawai.POLITIK


@pytest.mark.parametrize(
    ("nip", "jenis"),
    [
        ("198609262015051001", PNS),
        ("197008171996031345", PNS),  # the serial number need not begin with 00
        ("200002292024022001", PNS),  # a leap day
        ("199001012023211001", PPPK),  # digits 13-14 are no month
        ("199001012023011001", PPPK),
        ("", POLITIK),
    ],
)
def test_a_good_nip_is_taken(nip, jenis):
    assert periksa_nip(nip, jenis, TODAY) is None


@pytest.mark.parametrize(
    ("nip", "jenis", "sebab"),
    [
        ("", PNS, "wajib diisi"),
        ("", PPPK, "wajib diisi"),
        ("19860926201505100", PNS, "17 angka"),
        ("1986092620150510011", PNS, "19 angka"),
        ("19860926201505100x", PNS, "angka 0 sampai 9"),
        ("١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١", PNS, "angka 0 sampai 9"),
        ("198613262015051001", PNS, "bukan tanggal lahir"),
        ("198602302015051001", PNS, "bukan tanggal lahir"),
        ("100002292024022001", PNS, "bukan tanggal lahir"),
        ("198609262015211001", PNS, "PPPK"),
        ("198609262015001001", PNS, "bukan bulan"),
        ("198609262015053001", PNS, "Angka ke-15"),
        ("199001012023213001", PPPK, "Angka ke-15"),
        ("201009262015051001", PNS, "usia 4 tahun"),
        ("193001012015051001", PNS, "usia 85 tahun"),
        ("200009262035051001", PNS, "belum tiba"),
        ("198609262015051001", POLITIK, "tidak mempunyai NIP"),
    ],
)
def test_a_wrong_nip_is_refused_with_what_is_wrong_in_it(nip, jenis, sebab):
    assert sebab in periksa_nip(nip, jenis, TODAY)


def test_a_nip_may_be_written_with_spaces_dots_or_an_apostrophe():
    assert rapikan_nip("' 19860926 201505.1-001") == "198609262015051001"


@pytest.mark.parametrize(
    ("jenis", "golongan", "pangkat", "sebab"),
    [
        (PNS, "IV/c", "Pembina Utama Muda", None),
        (PNS, "IV/b", "Pembina Tk. I", None),
        (PNS, "IV/b", "pembina tingkat 1", None),
        (PNS, "III/d", "", None),
        (PNS, "", "", None),
        (PNS, "IV/e", "Pembina Utama Muda", "adalah Pembina Utama,"),
        (PNS, "V/a", "", "tidak dikenal"),
        (PNS, "IX", "", "tidak dikenal"),
        (PNS, "", "Pembina", "golongan ruangnya"),
        (PPPK, "IX", "", None),
        (PPPK, "XVII", "", None),
        (PPPK, "XVIII", "", "tidak dikenal"),
        (PPPK, "III/a", "", "tidak dikenal"),
        (PPPK, "IX", "Penata", "tidak berpangkat"),
        (POLITIK, "IV/a", "", "Pejabat politik"),
        (POLITIK, "", "", None),
    ],
)
def test_rank_and_golongan_go_together(jenis, golongan, pangkat, sebab):
    jawab = periksa_golongan(jenis, golongan, pangkat)
    assert jawab is None if sebab is None else sebab in jawab


def test_there_are_seventeen_ranks_and_each_golongan_names_its_own():
    assert len(PANGKAT_PNS) == len(set(PANGKAT_PNS.values())) == 17
    assert (pangkat_dari("I/a"), pangkat_dari("IV/e"), pangkat_dari("IX")) == ("Juru Muda", "Pembina Utama", "")


@pytest.mark.parametrize(("tulis", "baku"), [("IV.c", "IV/c"), ("iv/C", "IV/c"), ("III d", "III/d"), ("ix", "IX")])
def test_a_golongan_is_tidied_as_people_write_it(tulis, baku):
    assert rapikan_golongan(tulis) == baku


# ---- line of command

J = Jenjang


@pytest.mark.parametrize(
    ("jabatan", "atasan", "putar"),
    [(3, 1, False), (1, 3, True), (1, 1, True), (1, None, False), (None, 3, False), (9, 2, False)],
)
def test_nobody_is_above_his_own_superior(jabatan, atasan, putar):
    pohon = {1: None, 2: 1, 3: 2}
    assert bool(garis_komando_tanpa_lingkaran(jabatan, atasan, pohon)) is putar


def test_a_loop_that_is_already_there_is_reported_and_not_walked_for_ever():
    assert "sudah berputar" in garis_komando_tanpa_lingkaran(9, 1, {1: 2, 2: 1})


def kantor():
    """A Setda, a dinas with a UPT, a kecamatan: every office named in the annexes, as id -> (Simpul, superior)."""
    PD, UK, SK, N = JenisUnit.PD, JenisUnit.UNIT_KERJA, JenisUnit.SATUAN_KERJA, JenisUnit.TANPA
    rows = [
        ("bupati", J.KEPALA_DAERAH, N, None, None),
        ("sekda", J.SEKDA, PD, "setda", "bupati"),
        ("asisten", J.JPT_PRATAMA, N, "setda", "sekda"),
        ("staf_ahli", J.JPT_PRATAMA, N, "setda", "bupati"),
        ("kabag", J.ADMINISTRATOR, UK, "setda", "asisten"),
        ("kasubbag_bagian", J.PENGAWAS, SK, "setda", "kabag"),
        ("kadis", J.KEPALA_PD, PD, "dinas", "bupati"),
        ("sekdis", J.ADMINISTRATOR, SK, "dinas", "kadis"),
        ("kasubbag", J.PENGAWAS, SK, "dinas", "sekdis"),
        ("kabid", J.ADMINISTRATOR, SK, "dinas", "kadis"),
        ("kasi", J.PENGAWAS, SK, "dinas", "kabid"),
        ("subkoordinator", J.FUNGSIONAL, N, "dinas", "kabid"),
        ("fungsional", J.FUNGSIONAL, N, "dinas", "kasi"),
        ("pelaksana", J.PELAKSANA, N, "dinas", "kasi"),
        ("pelaksana_bidang", J.PELAKSANA, N, "dinas", "kabid"),
        ("staf_subkoordinator", J.PELAKSANA, N, "dinas", "subkoordinator"),
        ("kepala_upt", J.PENGAWAS, UK, "dinas", "kadis"),
        ("camat", J.KEPALA_PD, PD, "kec", "bupati"),
        ("sekcam", J.ADMINISTRATOR, SK, "kec", "camat"),
        ("kasi_kec", J.PENGAWAS, SK, "kec", "camat"),
        ("kasubbag_kec", J.PENGAWAS, SK, "kec", "sekcam"),
        ("lurah", J.PENGAWAS, UK, "kec", "camat"),
    ]
    nomor = {nama: i for i, (nama, *_) in enumerate(rows, start=1)}
    pd = {"setda": 1, "dinas": 2, "kec": 3, None: None}
    simpul = {nama: Simpul(nomor[nama], j, u, pd[p]) for nama, j, u, p, _ in rows}
    return simpul, {nama: atas for nama, *_, atas in rows}


def pilih(nama, aturan, pemegang=None):
    simpul, atasan = kantor()
    nama_dari = {s.id: n for n, s in simpul.items()}
    rantai, kini = [], atasan[nama]
    while kini:
        rantai.append(simpul[kini])
        kini = atasan[kini]
    orang = {s.id: s.id for s in simpul.values()} | {simpul[k].id: v for k, v in (pemegang or {}).items()}
    hasil = pihak_kedua(simpul[nama], aturan, rantai, orang)
    return nama_dari.get(hasil.jabatan_id) or hasil.alasan or None


A, P = PihakKedua.ATASAN, PihakKedua.PIMPINAN_PD


@pytest.mark.parametrize(
    ("pertama", "aturan", "kedua"),
    [
        # SM Lampiran B.2 huruf a-g
        ("bupati", PihakKedua.TIDAK_ADA, None),
        ("kadis", PihakKedua.KEPALA_DAERAH, "bupati"),
        ("sekda", PihakKedua.KEPALA_DAERAH, "bupati"),
        ("asisten", PihakKedua.SEKDA, "sekda"),
        ("camat", PihakKedua.KEPALA_DAERAH, "bupati"),
        ("kabid", P, "kadis"),
        ("sekdis", P, "kadis"),
        ("sekcam", P, "camat"),
        ("kabag", P, "sekda"),
        ("kasi", A, "kabid"),
        ("kasubbag", A, "sekdis"),
        ("pelaksana", A, "kasi"),
        ("fungsional", A, "kasi"),
        ("staf_subkoordinator", A, "subkoordinator"),
        # GM Lampiran C.6 penjelasan 3-4: the official who performs, and the direct superior
        ("kabag", A, "asisten"),
        ("kabid", A, "kadis"),
        ("subkoordinator", A, "kabid"),
        # BK Lampiran, unit kerja: Sekda - Kabag, Kepala Dinas - Kepala UPT, Camat - Lurah
        ("kepala_upt", A, "kadis"),
        ("lurah", A, "camat"),
        # BK Lampiran, satuan kerja
        ("kasubbag_bagian", A, "kabag"),
        ("kasi_kec", A, "camat"),
        ("kasubbag_kec", A, "sekcam"),
        # BK Pasal 10 huruf d and e: Pelaksana under an Eselon III or IV
        ("pelaksana_bidang", A, "kabid"),
    ],
)
def test_the_second_party_follows_from_the_line_of_command(pertama, aturan, kedua):
    assert pilih(pertama, aturan) == kedua


def test_nobody_agrees_with_himself_where_the_office_above_is_held_by_the_same_person():
    assert pilih("kasi", A, {"kasi": 50, "kabid": 50}) == "kadis"
    assert pilih("kabid", P, {"kabid": 50, "kadis": 50}) == "bupati"
    assert pilih("asisten", PihakKedua.SEKDA, {"asisten": 50, "sekda": 50}) == "bupati"


def test_a_vacant_office_stays_the_second_party_because_a_plt_will_sign_for_it():
    assert pilih("kasi", A, {"kabid": None}) == "kabid"
    assert pilih("kasi", A, {"kasi": None, "kabid": None}) == "kabid"


def test_where_there_is_no_second_party_the_answer_says_why():
    assert "belum sampai kepada Sekretaris Daerah" in pilih("staf_ahli", PihakKedua.SEKDA)
    assert "belum mempunyai atasan" in pilih("bupati", A)
    assert "orang yang sama" in pilih("kadis", PihakKedua.KEPALA_DAERAH, {"kadis": 50, "bupati": 50})


# ---- appointments and teams


def r(mulai, selesai=None):
    return Rentang(date.fromisoformat(mulai), date.fromisoformat(selesai) if selesai else None, "Sari")


@pytest.mark.parametrize(
    ("baru", "lama", "bertumpuk"),
    [
        (r("2026-01-02"), r("2025-01-01", "2026-01-01"), False),
        (r("2026-01-01"), r("2025-01-01", "2026-01-01"), True),  # both ends count
        (r("2026-01-01"), r("2025-01-01"), True),
        (r("2024-01-01", "2024-12-31"), r("2025-01-01"), False),
        (r("2024-01-01", "2025-01-01"), r("2025-01-01"), True),
        (r("2025-03-01", "2025-04-01"), r("2025-01-01", "2025-12-31"), True),
    ],
)
def test_an_office_has_one_definitive_holder_on_any_day(baru, lama, bertumpuk):
    jawab = satu_pemegang_definitif(baru, [lama])
    assert ("Sari" in jawab) if bertumpuk else jawab is None


def test_an_admin_gives_no_role_to_himself():
    assert bukan_diri_sendiri(7, 7)
    assert bukan_diri_sendiri(7, 8) is None
    assert bukan_diri_sendiri(None, None) is None


def test_a_tim_verifikasi_without_one_of_the_four_units_draws_a_warning():
    """BK Pasal 13 ayat (1)."""
    assert peringatan_unsur({u.value for u in Unsur}) is None
    assert "BPKPAD" in peringatan_unsur({"inspektorat", "bappeda", "organisasi"})
    assert all(u.label in peringatan_unsur(set()) for u in Unsur)
