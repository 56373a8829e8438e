"""The wording rules, on sentences and on the 5,297 different indicators of the national nomenclature.

The rates below were found by reading. Two measures: all 10 that are flagged hold two measures (no false positive); of
the 85 others in which a second thing is named after `dan`, `serta` or a comma, three hold two measures and are missed.
Words without measure: all 35 flagged measure nothing.
"""

import csv
import gzip
import re

import pytest

from renstra.rules.mutu import Angka, Bernama, FaktaIndikator, Hal, kembar, perangkat, periksa
from renstra.rules.mutu.bunyi import dua_ukuran, kata_kegiatan, kata_tanpa_ukuran, satuan_bertentangan
from tests.renstra.impor_alat import SHARED

NASIONAL = SHARED / "nomenklatur" / "pohon_kode.csv.gz"
SEED = SHARED.parent / "seeds"


@pytest.mark.parametrize(
    "nama",
    [
        "Persentase jalan mantap dan persentase jembatan mantap",
        "Angka kematian ibu dan angka kematian bayi",
        "Nilai SAKIP serta nilai reformasi birokrasi",
        "Prosentase sarana dalam kondisi baik;\nProsentase tingkat kehadiran aparatur;",
        "Jumlah wisatawan, jumlah hotel",
        "1. Persentase bayi sehat\n2. Persentase ibu sehat",
        "Jumlah Dokumen RKA-SKPD dan Laporan Hasil Koordinasi Penyusunan Dokumen RKA-SKPD",
        "Jumlah lembaga dan orang yang dilatih",
        "Tingkat pengangguran terbuka dan tingkat partisipasi angkatan kerja",
    ],
)
def test_gm_lampiran_b_2_huruf_a_two_measures_in_one_sentence_are_seen(nama):
    assert dua_ukuran(nama)


@pytest.mark.parametrize(
    "nama",
    [
        "Jumlah Sarana dan Prasarana Gedung Kantor yang Dipelihara",
        "Persentase desa yang memiliki sarana dan prasarana yang memadai",
        "Jumlah Orang yang Menerima Gaji dan Tunjangan ASN",
        "Persentase Jumlah kajian/analisa/studi/rencana induk yang ditindaklanjuti",
        "Jumlah Dokumen Rencana Kebutuhan, Jenis dan Jumlah Jabatan",
        "Rasio tempat peribadatan per jumlah penduduk",
        "Persentase fasilitas olahraga terhadap jumlah kecamatan",
        "Jumlah izin berdasarkan skala usaha dan tingkat risiko",
        "Persentase pendidik dan tenaga kependidikan bersertifikat",
        "Indeks kualitas lingkungan hidup (Indeks Kualitas Air, Indeks Kualitas Udara)",
        "Persentase penduduk miskin;",
        "",
        "dan",
    ],
)
def test_one_measure_of_a_pair_of_things_is_one(nama):
    assert dua_ukuran(nama) is None


def test_sm_lampiran_a_2_huruf_b_a_condition_is_no_measure():
    for nama in ("Meningkatnya mutu layanan", "Terwujudnya tata kelola", "Optimalnya pelayanan", "Kualitas layanan"):
        assert kata_tanpa_ukuran(nama), nama
    for nama in ("Persentase meningkatnya layanan", "Indeks kualitas air", "Opini BPK", "Hasil evaluasi SAKIP", ""):
        assert not kata_tanpa_ukuran(nama), nama


def test_a_measure_word_alone_measures_nothing():
    c = periksa(FaktaIndikator("Presentase", "%", target=(Angka(2025, "1"),)), perangkat(["measurable"], "x"))
    assert any(x.hal == Hal.TANPA_UKURAN and "tanpa apa yang diukur" in x.pesan for x in c)


def nasional():
    if not NASIONAL.exists():
        pytest.skip("the national list of codes is not here")
    with gzip.open(NASIONAL, "rt", encoding="utf-8") as berkas:
        return [(" ".join(r["indikator"].split()), r["satuan"]) for r in csv.DictReader(berkas) if r["indikator"]]


def test_on_the_national_indicators_each_flag_of_two_measures_is_right():
    semua = sorted({nama for nama, _ in nasional()})
    ditandai = [n for n in semua if dua_ukuran(n)]
    ukur = re.compile(r"\bjumlah\b|\bdokumen .* dan laporan\b", re.IGNORECASE)
    assert len(semua) > 5000 and 8 <= len(ditandai) <= 12
    assert all(len(ukur.findall(n)) >= 1 for n in ditandai)


def test_on_the_national_indicators_other_flags_are_rare():
    baris = set(nasional())
    nama = {n for n, _ in baris}
    assert 30 <= sum(bool(kata_tanpa_ukuran(n)) for n in nama) <= 45
    assert sum(bool(satuan_bertentangan(n, s)) for n, s in baris) < len(baris) * 0.01
    tertulis_dua_cara = kembar([Bernama(i, n, "") for i, n in enumerate(sorted(nama))])
    assert len(tertulis_dua_cara) < len(nama) * 0.03


def test_the_indicators_of_a_real_pk_carry_no_remark_on_their_wording():
    berkas = next(iter(SEED.glob("000_*.txt")), None) if SEED.exists() else None
    if berkas is None:
        pytest.skip("the source texts are not here")
    nama = re.findall(r"(Persentase [^\t\n]+|Hasil Evaluasi SAKIP)\t", berkas.read_text(encoding="utf-8"))
    assert len(nama) == 6
    for satu in nama:
        assert not (dua_ukuran(satu) or kata_tanpa_ukuran(satu) or kata_kegiatan(satu)), satu
