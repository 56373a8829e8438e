"""Where a report is on its way, and what is asked next, as its page says."""

from datetime import UTC, datetime

import pytest

from laporan.enums import StatusLaporan as S
from laporan.langkah import berikut, langkah
from laporan.models import Laporan
from laporan.rules.kelengkapan import Butir, Kelengkapan
from sakip.organisasi.enums import ReviuLkjip as R
from sakip.organisasi.models import PemerintahDaerah

SAAT = datetime(2027, 2, 1, 2, 40, tzinfo=UTC)
LENGKAP = Kelengkapan((Butir("t-isu", "Isu strategis", True, True),))
KURANG = Kelengkapan((Butir("bab2", "PK", False, True), Butir("t-isu", "Isu strategis", False, True)))


def laporan(status: S) -> Laporan:
    return Laporan(status=status, pemda=PemerintahDaerah(zona_waktu="Asia/Jakarta"), pertama_diajukan_pada=SAAT)


@pytest.mark.parametrize(
    ("status", "oleh", "isi", "kata"),
    [
        (S.DISUSUN, R.MONEV, KURANG, "Lengkapi 2 hal yang wajib, lalu ajukan untuk direviu."),
        (S.DISUSUN, R.TANPA, LENGKAP, "Semua yang wajib sudah ada. Ajukan untuk ditandatangani."),
        (S.PERBAIKAN, R.MONEV, LENGKAP, "Perbaiki menurut catatan, lalu ajukan lagi untuk direviu."),
        (S.DIAJUKAN, R.INSPEKTORAT, None, "Menunggu Inspektorat memulai reviu."),
        (S.DIREVIU, R.INSPEKTORAT, None, "Sedang direviu Inspektorat."),
        (S.SELESAI_REVIU, R.MONEV, None, "Menunggu tanda tangan Kepala Dinas Satu."),
        (S.DITANDATANGANI, R.MONEV, None, "Menunggu disampaikan kepada Bupati Alfa."),
        (S.DISAMPAIKAN, R.MONEV, None, "Sudah disampaikan kepada Bupati Alfa."),
    ],
)
def test_each_state_says_what_is_asked_next_and_of_whom(status, oleh, isi, kata):
    assert berikut(laporan(status), oleh, isi, pejabat="Kepala Dinas Satu", kepada="Bupati Alfa") == kata


def test_what_is_done_is_dated_and_what_is_to_come_is_open():
    satu, dua, tiga, empat = langkah(laporan(S.DIREVIU), R.MONEV)
    assert (satu["keadaan"], satu["ket"]) == ("selesai", "Senin, 1 Februari 2027")
    assert (dua["nama"], dua["keadaan"], dua["ket"]) == ("Direviu", "kini", "sedang berjalan")
    assert {tiga["keadaan"], empat["keadaan"]} == {"nanti"}


def test_where_nobody_reviews_there_is_no_such_step():
    assert [x["nama"] for x in langkah(laporan(S.DISUSUN), R.TANPA)] == ["Ditulis", "Ditandatangani", "Disampaikan"]


def test_the_first_that_people_must_write_is_where_writing_goes_on():
    assert KURANG.tulis_dulu is not None and KURANG.tulis_dulu.tempat == "isu"
    assert LENGKAP.tulis_dulu is None
