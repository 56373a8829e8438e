"""A season of writing at random: whatever people do and however data change, no wording is ever lost."""

import json
import random
from contextlib import suppress

import pytest

from laporan.models import Laporan, Paragraf, RiwayatParagraf
from laporan.services import bagian, tulisan
from laporan.services.dasar import LaporanDitolak
from laporan.services.susun import segarkan

from .pabrik_tulis import lkjip

pytestmark = pytest.mark.django_db
ORANG = ("perencana_satu", "kabid_satu", "kepala_satu")
KUNCI = ("simpulan", "langkah", "isu")


class Musim:
    def __init__(self, benih: int) -> None:
        self.acak, self.lap = random.Random(benih), lkjip("95%")
        self.ditulis: set[str] = set()
        self.dilihat: dict[int, int] = {}  # what each page still shows, often stale

    def langkah(self) -> None:
        self.lap.maju(seconds=self.acak.choice((2, 40, 900)))
        aksi = self.acak.choice(
            (
                self.tambah,
                self.simpan,
                self.simpan,
                self.simpan,
                self.keluar,
                self.pulih,
                self.geser,
                self.segarkan,
                self.pindah,
            )
        )
        with suppress(LaporanDitolak):
            aksi(self.lap.oleh(self.acak.choice(ORANG)))

    def kata(self) -> str:
        n = len(self.ditulis) + 1
        self.ditulis.add(f"<p>Bunyi nomor {n}, capaian 95%.</p>")
        return f"Bunyi nomor {n}, capaian 95%."

    def satu(self) -> Paragraf:
        return self.acak.choice(list(Paragraf.objects.order_by("pk")))

    def tambah(self, oleh):
        sesudah = self.satu().pk if Paragraf.objects.exists() else None
        p = tulisan.tambah(
            laporan_id=self.lap.laporan.pk, kunci=self.acak.choice(KUNCI), isi=self.kata(), sesudah=sesudah, **oleh
        )[0]
        self.dilihat[p.pk] = 0

    def simpan(self, oleh):
        p = self.satu()
        versi = self.acak.choice((p.versi_kunci, self.dilihat.get(p.pk, 0)))
        baris = tulisan.IsiParagraf(p.pk, versi, self.kata(), pisah=self.acak.random() < 0.3)
        tulisan.simpan(laporan_id=self.lap.laporan.pk, baris=[baris], **oleh)
        if self.acak.random() < 0.5:
            self.dilihat[p.pk] = Paragraf.objects.get(pk=p.pk).versi_kunci

    def keluar(self, oleh):
        self.acak.choice((tulisan.keluarkan, tulisan.kembalikan))(paragraf_id=self.satu().pk, **oleh)

    def pulih(self, oleh):
        r = self.acak.choice(list(RiwayatParagraf.objects.order_by("pk")) or [None])
        if r:
            tulisan.pulihkan(riwayat_id=r.pk, versi=r.paragraf.versi_kunci, **oleh)

    def geser(self, oleh):
        tulisan.geser(paragraf_id=self.satu().pk, arah=self.acak.choice((-1, 1)), **oleh)

    def pindah(self, oleh):
        bagian.pindahkan(
            laporan_id=self.lap.laporan.pk, kunci=self.acak.choice(KUNCI), tujuan=self.acak.choice(KUNCI), **oleh
        )

    def segarkan(self, oleh):
        angka = json.dumps(self.lap.laporan.bahan).replace("95%", f"{self.acak.randint(50, 99)}%")
        Laporan.objects.filter(pk=self.lap.laporan.pk).update(bahan=json.loads(angka))
        if self.acak.random() < 0.5:
            segarkan(laporan_id=self.lap.laporan.pk, **{**oleh, "aktor": self.lap.pengguna("perencana_satu")})


@pytest.mark.parametrize("benih", [1, 2])
def test_refreshing_editing_taking_out_and_restoring_never_destroy_a_wording(benih):
    m = Musim(benih)
    m.tambah(m.lap.oleh("perencana_satu"))
    for _ in range(120):
        m.langkah()
        ada = set(Paragraf.objects.values_list("isi", flat=True)) | set(
            RiwayatParagraf.objects.values_list("isi", flat=True)
        )
        assert m.ditulis <= ada
    assert len(m.ditulis) > 30
