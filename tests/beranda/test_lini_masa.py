"""The lines of the timeline: who, what, which PK; from the sentences of the audit trail."""

from types import SimpleNamespace

import pytest

from sakip.beranda.queries import lini_masa


@pytest.mark.parametrize(
    ("ringkasan", "teks", "tautan", "waktu"),
    [
        ("Meneruskan PK Kepala Badan Keuangan, Pendapatan, dan Aset 2026 untuk disahkan", "meneruskan",
         "PK Kepala Badan Keuangan, Pendapatan, dan Aset 2026", "Kemarin. Untuk disahkan"),
        ("Ani, S.E. menandatangani PK Camat Hulu 2026 sebagai pihak pertama", "menandatangani", "PK Camat Hulu 2026",
         "Kemarin. Sebagai pihak pertama"),
        ("Unsur BPKPAD: Minta perbaikan atas PK Camat Hulu 2026", "(unsur BPKPAD) minta perbaikan atas",
         "PK Camat Hulu 2026", "Kemarin"),
        ("Temuan 14 pada PK Camat Hulu 2026: Perlu diperbaiki", "memutuskan temuan 14 pada", "PK Camat Hulu 2026",
         "Kemarin. Perlu diperbaiki"),
        ("Mengunduh laporan", "", "Mengunduh laporan", "Kemarin"),
    ],
)  # fmt: skip
def test_a_line_names_the_pk_whole_and_reads_as_a_sentence(ringkasan, teks, tautan, waktu):
    jejak = SimpleNamespace(
        ringkasan=ringkasan, pelaku_nama="Ani, S.E.", pelaku_id=1, objek_id=7, aksi="x", waktu=None
    )
    (baris,) = lini_masa([jejak], SimpleNamespace(pengguna_id=2), None, lambda *_: "Kemarin")
    assert (baris["tebal"], baris["teks"], baris["tautan"], baris["waktu"]) == ("Ani, S.E.", teks, tautan, waktu)
