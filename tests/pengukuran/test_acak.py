"""Many people doing anything at any time: no accepted figure ever changes, and each figure is the one function's.

SAKIP_UKUR_ACAK=40 runs as many seasons instead of three.
"""

import os
import random

import pytest

from pengukuran.enums import UKUR_DITERIMA, AksiUkur, PutusanAngka
from pengukuran.models import Pengukuran, Realisasi
from pengukuran.queries.deret import deret, kelompok
from pengukuran.queries.kaidah import kaidah_pada
from pengukuran.services.alur import sidik_angka
from pengukuran.services.dasar import UkurDitolak
from pengukuran.services.hitung import ANGKA, medan_angka
from tests.pengukuran.pabrik import ukur

pytestmark = pytest.mark.django_db

MUSIM = int(os.environ.get("SAKIP_UKUR_ACAK", "3"))
LANGKAH = 150
PENGISI, PEMERIKSA = ("perencana_satu", "kepala_satu", "kabid_satu"), ("monev", "kepala_satu")
ASING = ("perencana_dua", "bupati")
NILAI = (
    "95%",
    "0",
    "-",
    "N/A",
    "1.234,5",
    "1.234",
    "12,5",
    "WTP",
    "100 dari 110 orang",
    "12-15",
    "0.8273",
    "-3",
    "97,25 %",
)
PASANGAN = ("9", "10", "0", "1.000", "")
ISI = [
    *ANGKA, "tertulis", "notasi", "pembilang", "penyebut", "kendala", "solusi", "putusan", "catatan", "dicatat_oleh_id",
    "butir_id", "program_id", "dibenarkan",
]  # fmt: skip


class Musim:
    """One year of one PD, everybody acting at random."""

    def __init__(self, benih: int) -> None:
        self.acak = random.Random(benih)
        self.u = ukur("kabid_satu", menutup=bool(benih % 2))
        self.beku: dict[int, tuple] = {}
        self.terjadi: list[str] = []

    def langkah(self) -> None:
        self.u.pada(self.acak.choice(("tw1", "tw1", "tw2", "tw3", "tw4")), self.acak.choice((2, 8, 20)))
        aksi = self.acak.choice(
            (self._buka, self._isi, self._isi, self._putuskan, self._pindah, self._pindah, self._koreksi)
        )
        orang = self.acak.choice((PENGISI, PENGISI, PEMERIKSA, PEMERIKSA, ASING))
        try:
            aksi(self.acak.choice(orang))
            self.terjadi.append(aksi.__name__)
        except UkurDitolak:
            pass
        self.periksa()

    def _satu(self) -> Pengukuran:
        semua = list(Pengukuran.objects.order_by("pk"))
        if not semua:
            raise UkurDitolak("-")
        return self.acak.choice(semua)

    def _buka(self, oleh: str) -> None:
        self.u.lembar(self.acak.choice(("kepala_satu", "kabid_satu")), self.acak.choice(("tw1", "tw2", "tahun")), oleh)

    def _isi(self, oleh: str) -> None:
        isi = {"tertulis": self.acak.choice(NILAI), "kendala": self.acak.choice(("", "Hujan.")), "solusi": "Ditunda."}
        if self.acak.random() < 0.3:
            isi |= {"pembilang": self.acak.choice(PASANGAN), "penyebut": self.acak.choice(PASANGAN)}
        p = self._satu()
        self.u.simpan(p, dict.fromkeys(range(p.realisasi.count()), isi), oleh=oleh, benar=self.acak.random() < 0.8)

    def _putuskan(self, oleh: str) -> None:
        p = self._satu()
        kata = self.acak.choice(PutusanAngka.values)
        self.u.putuskan(p, {self.acak.randrange(p.realisasi.count()): (kata, "Periksa lagi.")}, oleh)

    def _pindah(self, oleh: str) -> None:
        aksi = (
            AksiUkur.AJUKAN,
            AksiUkur.AJUKAN,
            AksiUkur.TARIK,
            AksiUkur.KEMBALIKAN,
            AksiUkur.TERIMA,
            AksiUkur.SAMPAIKAN,
        )
        self.u.lakukan(self._satu(), self.acak.choice(aksi), oleh)

    def _koreksi(self, oleh: str) -> None:
        self.u.koreksi(self._satu(), oleh=oleh)

    def periksa(self) -> None:
        semua = list(Pengukuran.objects.select_related("perjanjian"))
        deretan = deret(semua)
        for p in semua:
            rows = tuple(p.realisasi.order_by("pk").values_list(*ISI))
            if p.status in UKUR_DITERIMA:
                assert self.beku.setdefault(p.pk, rows) == rows, f"{p} changed after it was accepted"
                assert p.sidik == sidik_angka(p)
            else:
                self._sama_dengan_rumus(deretan[kelompok(p)], p.pk)
        assert set(self.beku) <= {p.pk for p in semua}

    def _sama_dengan_rumus(self, d, nomor: int) -> None:
        p = next(x for x in d.semua if x.pk == nomor)
        hasil = d.hasil(p, kaidah_pada(p.pemda_id, p.tahun))
        for r in Realisasi.objects.filter(pengukuran=p):
            assert {n: getattr(r, n) for n in ANGKA} == medan_angka(hasil[r.pk])


@pytest.mark.parametrize("benih", range(MUSIM))
def test_no_accepted_figure_ever_changes_and_each_is_the_one_functions(benih):
    m = Musim(benih)
    m.u.triwulan("tw1")  # so that there is something accepted from the beginning
    for _ in range(LANGKAH):
        m.langkah()
    assert m.beku and {"_isi", "_buka", "_koreksi", "_pindah"} <= set(m.terjadi)


def test_a_figure_is_kept_to_fifty_digits_not_to_a_machine_number():
    p = Musim(0).u.triwulan("tw1", "1%")
    capaian = [r.capaian for r in p.realisasi.all()]
    assert any(len(c) >= 50 for c in capaian), capaian


@pytest.mark.django_db(transaction=True)
def test_control_a_figure_changed_past_the_guards_is_noticed():
    m = Musim(0)
    p = m.u.triwulan("tw1")
    m.periksa()
    m.u.tulis_ulang(p.realisasi.first(), capaian="1")
    with pytest.raises(AssertionError, match="after it was accepted"):
        m.periksa()
