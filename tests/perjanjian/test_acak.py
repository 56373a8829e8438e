"""C17: many people act at random on the same agreements at the same moment; nobody waits for ever, nothing is torn.

SAKIP_ACAK_DETIK=600 makes it the long run: eight at once for ten minutes.
"""

import os
import random
import threading
import time
from collections import Counter

import pytest
from django.db import DatabaseError, connection

from perjanjian.enums import Aksi, Keputusan, PutusanUnsur, Status
from perjanjian.models import BeritaAcara, Perjanjian, Temuan, Verifikasi
from perjanjian.services import AksiDenied
from perjanjian.services.alur import apply_aksi, apply_banyak, tandatangani
from perjanjian.services.isi import simpan_isi
from perjanjian.services.revisi import buka_versi_baru
from perjanjian.services.verifikasi import (
    bandingkan_ulang,
    beri_persetujuan,
    nyatakan_selaras,
    nyatakan_selaras_banyak,
    putuskan_temuan,
)
from sakip.jejak.services import periksa_rantai
from tests.pemeran import SANDI

from .pabrik import VERIFIKATOR, adegan
from .test_layanan import _butir, _pagu

pytestmark = pytest.mark.django_db(transaction=True)
DETIK = float(os.environ.get("SAKIP_ACAK_DETIK", "6"))
SEKALIGUS = 8
ORANG = [
    "perencana_satu", "kepala_satu", "kasi_satu", "kabid_satu", "pelaksana_satu", "sakip_satu", *VERIFIKATOR, "sekda",
    "bupati",
]  # fmt: skip
SENDIRI = [Aksi.AJUKAN, Aksi.KIRIM, Aksi.TARIK, Aksi.KEMBALIKAN, Aksi.TERUSKAN, Aksi.SAMPAIKAN]


class Acak:
    """One person after another, each doing something that his or her role might do, on one PK or on several."""

    def __init__(self, a, pk, benih):
        self.a, self.pk, self.acak = a, pk, random.Random(benih)
        self.hitung = Counter()

    def satu(self):
        kerja = self.acak.choice([
            self._maju, self._maju, self._maju, self._aksi, self._banyak, self._tanda_tangan, self._selaras, self._selaras_banyak, self._setuju,
            self._temuan, self._banding, self._isi,
        ])  # fmt: skip
        try:
            kerja()
        except AksiDenied:
            self.hitung["ditolak"] += 1
        except DatabaseError as galat:
            self.hitung[f"galat: {galat}"] += 1
        else:
            self.hitung["terjadi"] += 1

    def _siapa(self, *pilihan):
        return self.a.pengguna(self.acak.choice(pilihan or ORANG))

    def _beberapa(self):
        return self.acak.sample(self.pk, self.acak.randint(2, len(self.pk)))

    def _maju(self):
        """The next right step by the right person, so that deep states are reached."""
        pk = Perjanjian.objects.exclude(status=Status.DIGANTI).order_by("?")[0]
        kabupaten = pk.jalur == "kabupaten"
        nama = {j.pk: kunci for kunci, j in self.a.d.jabatan.items()}
        pertama, kedua = nama[pk.jabatan_id], nama.get(pk.jabatan_kedua_id)
        menandatangani = {
            Status.DITERUSKAN: kedua, Status.SELARAS: None if kabupaten else pertama,
            Status.DITANDATANGANI: None if kabupaten else kedua, Status.DRAF: pertama if kabupaten else None,
            Status.DIKEMBALIKAN: pertama if kabupaten else None,
        }.get(pk.status)  # fmt: skip
        if menandatangani:
            tandatangani(
                perjanjian_id=[pk.pk], aktor=self.a.pengguna(menandatangani), kata_sandi=SANDI, now=self.a.now
            )
        elif pk.status in (Status.DIKIRIM, Status.DIAJUKAN):
            siapa = VERIFIKATOR if kabupaten else ("sakip_satu",)
            for v in siapa[:-1]:
                beri_persetujuan(
                    perjanjian_id=pk.pk, putusan=PutusanUnsur.SETUJU, aktor=self.a.pengguna(v), now=self.a.now
                )
            nyatakan_selaras(perjanjian_id=pk.pk, aktor=self.a.pengguna(siapa[-1]), now=self.a.now)
        elif pk.status == Status.BERLAKU and self.acak.random() < 0.7:
            self.pk.append(
                buka_versi_baru(perjanjian_id=pk.pk, aktor=self.a.pengguna("perencana_satu"), now=self.a.now).pk
            )
        else:
            aksi, oleh = {
                Status.DITANDATANGANI: (Aksi.KIRIM, "perencana_satu"), Status.SELARAS: (Aksi.TERUSKAN, "sekda"),
                Status.BERLAKU: (Aksi.SAMPAIKAN, "sekda"),
            }.get(pk.status, (Aksi.AJUKAN, "perencana_satu"))  # fmt: skip
            apply_aksi(perjanjian_id=pk.pk, aksi=aksi, aktor=self.a.pengguna(oleh), now=self.a.now)

    def _aksi(self):
        apply_aksi(
            perjanjian_id=self.acak.choice(self.pk), aksi=self.acak.choice(SENDIRI), aktor=self._siapa(), now=self.a.now,
            catatan="Catatan",
        )  # fmt: skip

    def _banyak(self):
        aktor = self._siapa("perencana_satu", "sakip_satu", "sekda")
        aksi = self.acak.choice([Aksi.AJUKAN, Aksi.KEMBALIKAN, Aksi.TERUSKAN])
        apply_banyak(perjanjian_id=self._beberapa(), aksi=aksi, aktor=aktor, now=self.a.now, catatan="Catatan")

    def _tanda_tangan(self):
        nomor = self.acak.choice([[self.acak.choice(self.pk)], self._beberapa()])
        tandatangani(perjanjian_id=nomor, aktor=self._siapa(), kata_sandi=SANDI, now=self.a.now)

    def _selaras(self):
        aktor = self._siapa("sakip_satu", *VERIFIKATOR)
        nyatakan_selaras(perjanjian_id=self.acak.choice(self.pk), aktor=aktor, now=self.a.now)

    def _selaras_banyak(self):
        nyatakan_selaras_banyak(perjanjian_id=self._beberapa(), aktor=self._siapa("sakip_satu"), now=self.a.now)

    def _setuju(self):
        beri_persetujuan(
            perjanjian_id=self.acak.choice(self.pk), putusan=self.acak.choice(list(PutusanUnsur)),
            aktor=self._siapa("sakip_satu", *VERIFIKATOR), now=self.a.now, catatan="Catatan",
        )  # fmt: skip

    def _temuan(self):
        temuan = Temuan.objects.filter(verifikasi__selesai_pada=None).order_by("?").first()
        if temuan:
            putuskan_temuan(
                temuan_id=temuan.pk, keputusan=Keputusan.DITERIMA, alasan="Dapat diterima",
                aktor=self._siapa("sakip_satu", *VERIFIKATOR), now=self.a.now,
            )  # fmt: skip

    def _banding(self):
        aktor = self._siapa("sakip_satu", *VERIFIKATOR)
        bandingkan_ulang(perjanjian_id=self.acak.choice(self.pk), aktor=aktor, now=self.a.now)

    def _isi(self):
        pk = Perjanjian.objects.get(pk=self.acak.choice(self.pk))
        simpan_isi(
            perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk, target=f"{self.acak.randint(1, 99)}%"),
            pagu=_pagu(pk), aktor=self._siapa("perencana_satu"), now=self.a.now,
        )  # fmt: skip


def jalankan(a, pk, sekaligus, detik):
    """So many at once for so many seconds; what became of the acts."""
    semua = [Acak(a, pk, benih) for benih in range(sekaligus)]
    sampai = time.monotonic() + detik

    def jalan(satu):
        try:
            while time.monotonic() < sampai:
                satu.satu()
        finally:
            connection.close()

    utas = [threading.Thread(target=jalan, args=(s,)) for s in semua]
    for u in utas:
        u.start()
    for u in utas:
        u.join(detik + 120)
    assert not any(u.is_alive() for u in utas), "somebody waits for ever"
    return sum((s.hitung for s in semua), Counter())


def test_c17_eight_people_acting_at_random_never_lock_each_other_out_and_leave_nothing_torn():
    a = adegan()
    a.susun_semua()
    hitung = jalankan(a, list(Perjanjian.objects.values_list("pk", flat=True)), SEKALIGUS, DETIK)
    print(dict(hitung), Counter(Perjanjian.objects.values_list("status", flat=True)))
    assert hitung["terjadi"] > SEKALIGUS
    assert not [h for h in hitung if h.startswith("galat")], hitung
    assert periksa_rantai(str(a.d.pemda.pk)) == []
    for pk in Perjanjian.objects.filter(status__in=[Status.SELARAS, Status.DITERUSKAN, Status.BERLAKU]):
        assert Verifikasi.objects.filter(perjanjian=pk, hasil="selaras", dicabut_pada=None).count() == 1
    assert len(set(BeritaAcara.objects.values_list("urut", flat=True))) == BeritaAcara.objects.count()
