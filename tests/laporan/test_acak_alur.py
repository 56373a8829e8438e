"""Many people doing anything at any time: drawing anew never touches words, and what was submitted never changes.

SAKIP_LKJIP_ACAK=40 runs as many seasons instead of three.
"""

import os
import random

import pytest

from laporan.enums import LAPORAN_TERBUKA
from laporan.models import NaskahLaporan, Paragraf, TandaTanganLaporan
from laporan.queries.naskah import naskah
from laporan.rules.daftar_reviu import DAFTAR
from laporan.services.dasar import LaporanDitolak
from laporan.services.susun import segarkan
from laporan.simpanan import ke_json, sidik

from .pabrik_alur import jadikan_diukur, lkjip

pytestmark = pytest.mark.django_db
MUSIM = int(os.environ.get("SAKIP_LKJIP_ACAK", "3"))
LANGKAH = 100
ORANG = ("perencana_satu", "kepala_satu", "kabid_satu", "monev", "inspektur", "bupati", "kabag_organisasi")


class Musim:
    """One report, everybody acting at random; `sah`: what was signed."""

    def __init__(self, benih):
        self.acak = random.Random(benih)
        self.x = lkjip(reviu_lkjip_pd=self.acak.choice(("monev", "inspektorat", "tanpa")))
        self.beku = {}
        self.terjadi = set()

    def langkah(self):
        nama, kerja = self.acak.choice(
            (
                ("ajukan", self.x.ajukan),
                ("tarik", self.x.tarik),
                ("mulai", self.x.mulai),
                ("jawab", self.jawab),
                ("jawab", self.x.jawab_semua),
                ("kembalikan", lambda o: self.x.kembalikan(self.acak.choice(DAFTAR).kode, oleh=o)),
                ("tanggapi", lambda o: self.x.tanggapi({p.kode: "Sudah." for p in DAFTAR}, o)),
                ("selesai", self.x.selesai),
                ("minta", lambda o: self.x.minta_perbaikan(oleh=o)),
                ("tanda", self.x.tandatangani),
                ("sampaikan", self.x.sampaikan),
                ("segarkan", self.segarkan),
                ("segarkan", self.segarkan),
            )
        )
        try:
            kerja(self.acak.choice(ORANG) if self.acak.random() < 0.3 else "")  # else whose turn it is
        except LaporanDitolak:
            return
        finally:
            self.x.segar()
        self.terjadi.add(nama)

    def jawab(self, oleh):
        kata = self.acak.choice((("ya", ""), ("ya", "Diperjelas."), ("tidak", "Kurang.")))
        self.x.jawab(self.acak.choice(DAFTAR).kode, *kata, oleh, penyelesaian=self.acak.choice(("beres", "penjelas")))

    def segarkan(self, oleh):
        kata = list(Paragraf.objects.order_by("pk").values())
        segarkan(laporan_id=self.x.laporan.pk, aktor=self.x.pengguna(oleh or self.x.penyusun), now=self.x.now)
        assert list(Paragraf.objects.order_by("pk").values()) == kata
        jadikan_diukur(self.x.segar().laporan)  # the scene has no PK to draw from

    def periksa(self):
        for n in NaskahLaporan.objects.all():
            assert self.beku.setdefault(n.revisi, n.sha256) == n.sha256 == sidik(n.isi)
        laporan = self.x.laporan
        if laporan.status not in LAPORAN_TERBUKA:
            assert sidik(ke_json(naskah(laporan).isi)) == laporan.naskah.sha256
        for tanda in TandaTanganLaporan.objects.select_related("naskah"):
            assert (laporan.naskah_id, tanda.sha256) == (tanda.naskah_id, tanda.naskah.sha256)


@pytest.mark.parametrize("benih", range(MUSIM))
def test_whatever_happens_nothing_submitted_changes_and_no_word_is_lost(benih):
    m = Musim(benih)
    for _ in range(LANGKAH):
        m.langkah()
        m.periksa()
    assert "ajukan" in m.terjadi
