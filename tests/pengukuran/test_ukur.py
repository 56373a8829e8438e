"""The one function of measurement: quarters in, capaian out."""

from decimal import Decimal

from pengukuran.rules import Isian, Kaidah, Ukuran, ukur
from sakip.angka import baca_nilai

D = Decimal


def isian(*nilai: str) -> dict[int, Isian]:
    return {tw: Isian(baca_nilai(teks)) for tw, teks in enumerate(nilai, start=1)}


def test_the_worked_example_of_sm_lampiran_c() -> None:
    padi = Ukuran("10 %", "naik", "jumlah", "%")
    hasil = ukur(padi, isian("0", "4", "0", "4"), 4, Kaidah())
    assert (hasil.gabungan.nilai.tertulis, hasil.gabungan.dari) == ("8", (1, 2, 3, 4))
    assert hasil.tahun.nilai == hasil.tahun.sebelum_batas == D(80)
    assert hasil.tahun.tercapai is False
    assert hasil.predikat is not None and hasil.predikat.kode == "tinggi"
