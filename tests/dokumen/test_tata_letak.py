import json
from typing import Any

import pytest

from sakip.dokumen.tata_letak import TataLetak, TataLetakSalah
from sakip.dokumen.tata_ukur import TataUkur
from tests.dokumen.contoh import DATA, bentuk

SEMUA = [
    (berkas.stem, satu["kode"], satu)
    for berkas in sorted(DATA.glob("*.json"))
    for satu in json.loads(berkas.read_text())
]


@pytest.mark.parametrize(("daerah", "kode", "data"), SEMUA, ids=lambda nilai: nilai if isinstance(nilai, str) else "")
def test_every_shipped_form_is_understood(daerah: str, kode: str, data: dict[str, Any]) -> None:
    hasil = TataUkur.dari(data) if kode.startswith("ukur_") else TataLetak.dari(data)
    assert hasil.kode == kode
    assert sum(hasil.tabel.lebar) == 100


def test_four_regencies_ship_forms_for_every_level_once() -> None:
    kode: dict[str, list[str]] = {}
    for daerah, satu, _ in SEMUA:
        kode.setdefault(daerah, []).append(satu)
    assert set(kode) == {"bengkayang", "gunungmas", "luwutimur", "semarang"}
    for daerah, daftar in kode.items():
        assert len(set(daftar)) == len(daftar), daerah
        assert {"kepala_daerah", "kepala_pd", "fungsional", "pelaksana"} <= set(daftar), daerah


def test_the_forms_differ_where_the_regulations_differ() -> None:
    """BK Lampiran; LT D.2; GM Lampiran C.6; SM Lampiran B.6."""
    assert bentuk("bengkayang", "unit_kerja")["ttd"]["label_kedua"] == "Atasan Pimpinan Unit Kerja"
    assert bentuk("bengkayang", "pelaksana")["anggaran"] is None
    assert bentuk("luwutimur", "kepala_pd")["anggaran"]["kepala"] == ["No", "Program", "Anggaran", "Keterangan"]
    assert bentuk("gunungmas", "administrator")["anggaran"]["kepala"][2] == "Kegiatan"
    assert bentuk("gunungmas", "pengawas")["anggaran"]["kepala"][2] == "Sub Kegiatan"
    assert bentuk("gunungmas", "fungsional")["jenis_cetakan"] == "tabel_tunggal"
    assert bentuk("semarang", "pelaksana")["tabel"]["kepala"][1] == "RENCANA KERJA ATASAN"
    assert bentuk("semarang", "kepala_pd")["identitas"] == "nama_pangkat_nip"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"kertas": "A5"}, "kertas"),
        ({"huruf": "x; } body { background: url(http://127.0.0.1)"}, "huruf"),
        ({"huruf_tabel": 10.5}, "pecahan ditulis sebagai teks"),
        ({"huruf_tabel": "99"}, "huruf_tabel"),
        ({"huruf_tabel": "1e1"}, None),
        ({"huruf_tabel": "NaN"}, "huruf_tabel"),
        ({"margin": [20, 20, 20]}, "margin"),
        ({"margin": [20, 20, 20, True]}, "margin"),
        ({"judul": ["PERJANJIAN {TAUN}"]}, "{TAUN} yang tidak dikenal"),
        ({"judul": []}, "judul"),
        ({"judul": "PERJANJIAN"}, "judul"),
        ({"judul_pendek": "x" * 2000}, "judul_pendek"),
        ({"tambahan": 1}, "tambahan"),
        ({"pernyataan": None}, "pernyataan"),
        ({"jenis_cetakan": "tabel_i_ii"}, "pernyataan"),
        (
            {"tabel": {"nama": "", "kepala": ["a", "b", "c", "d"], "lebar": [10, 10, 10, 10], "label": None}},
            "berjumlah 100",
        ),
        ({"tabel": []}, "tabel"),
    ],
)
def test_an_admin_is_told_what_is_wrong_with_a_form(ubah: dict[str, Any], pesan: str | None) -> None:
    data = {**bentuk("bengkayang", "kepala_pd"), **ubah}
    if pesan is None:
        TataLetak.dari(data)
        return
    with pytest.raises(TataLetakSalah) as salah:
        TataLetak.dari(data)
    assert pesan in str(salah.value)


@pytest.mark.parametrize("data", [None, [], "x", {}, {"kode": "a"}])
def test_what_is_no_form_at_all_is_refused(data: object) -> None:
    with pytest.raises(TataLetakSalah):
        TataLetak.dari(data)


def test_a_missing_field_is_named() -> None:
    data = bentuk("semarang", "kepala_pd")
    del data["ttd"]
    with pytest.raises(TataLetakSalah, match="belum memuat ttd"):
        TataLetak.dari(data)
