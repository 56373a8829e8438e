"""A season walked at random (Hypothesis): every actor of the regency, the clock, the calendar and the DPA moving.

Besides what `test_mesin` holds: no deadline is ever lost or silently changed (each has a chain of dates that ends at
today's); nothing reaches the Bupati without its berita acara; every late sending is on record, and whether it rested
on a dispensasi; a PK that did not come back the same day is shown late; the chain is never rewritten. SAKIP_MUSIM=60 walks that many seasons.
"""

import os
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from perjanjian.enums import Aksi, Status
from perjanjian.enums.desk import AksiDesk
from perjanjian.models import (
    BeritaAcara,
    HariDesk,
    Penyampaian,
    Perjanjian,
    SlotDesk,
    TandaTanganBeritaAcara,
    Verifikasi,
)
from perjanjian.queries.desk_orang import calon_hadir
from perjanjian.queries.perbaikan import perbaikan_putaran
from perjanjian.services import AksiDenied
from perjanjian.services.desk import Isian, lakukan
from perjanjian.services.isi import ambil_ulang
from perjanjian.services.penyampaian import terima
from perjanjian.services.tanda_tangan_acara import tandatangani_acara
from renstra.enums import VersiAnggaran
from renstra.models import DokumenAnggaran
from renstra.services.anggaran import ganti_anggaran, tetapkan_anggaran
from renstra.services.dasar import Ditolak
from sakip.jejak.models import Jejak
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import Dispensasi, GeseranTenggat, HariLibur
from sakip.kalender.queries.pengingat import tonggak
from sakip.kalender.services.dispensasi import DispensasiDitolak, Keputusan, minta, putuskan
from sakip.kalender.services.geseran import catat_geseran
from sakip.kalender.services.libur import hapus_libur, simpan_libur
from sakip.waktu import tanggal_di
from tests.pemeran import SANDI

from .pabrik import VERIFIKATOR
from .pabrik_desk import hari_desk
from .test_mesin import ORANG, Mesin

PENERIMA = ["kepala_satu", "inspektur", "kepala_bappeda", "kabag_organisasi"]
SEMUA = [*ORANG, *PENERIMA[1:]]
KIRIM = "pk.kirim"


class Musim(Mesin):
    @initialize()
    def mulai_musim(self):
        self.rantai, self.dppa, self.terlambat = {}, 0, {}

    def _catat(self):
        """What runs after every commit, and every night."""
        catat_geseran(pemda_id=self.a.d.pemda.pk, now=self.a.now)

    def _hari_ini(self):
        return tanggal_di(self.a.now, self.a.d.pemda.zona_waktu)

    # ---- the way of the procedure, in time and late
    @rule(jalur=st.sampled_from(["kabupaten", "kabupaten", "perangkat_daerah"]), langkah=st.integers(2, 6))
    def beberapa_langkah(self, jalur, langkah):
        for _ in range(langkah):
            self.maju_menurut_prosedur(jalur)

    @rule()
    def terlambat_lalu_dispensasi(self):
        """Signed, not sent in time; asked for, given, and sent under it."""
        pk = self.a.segar(self.pk["kabupaten"])
        if pk.pertama_dikirim_pada or pk.status not in (Status.DRAF, Status.DITANDATANGANI):
            return
        if pk.status == Status.DRAF:
            self.maju_menurut_prosedur("kabupaten")
        self.a.now += timedelta(days=40)
        self.dispensasi_diminta(5, "perencana_satu")
        self.dispensasi_diputuskan(AksiDispensasi.BERI, "sekda")
        self.maju_menurut_prosedur("kabupaten")

    # ---- calendar, DPA, dispensasi
    @rule(hari=st.integers(0, 40), nama=st.sampled_from(["Hari Jadi", "Cuti bersama"]))
    def libur_ditambah(self, hari, nama):
        tanggal = date(2026, 1, 5) + timedelta(days=hari)
        if not HariLibur.objects.filter(pemda=self.a.d.pemda, tanggal=tanggal).exists():
            libur = HariLibur(pemda=self.a.d.pemda, tanggal=tanggal, nama=nama, jenis="daerah")
            simpan_libur(libur=libur, pelaku=self.a.pengguna("admin"), now=self.a.now)
            self._catat()

    @rule(urut=st.integers(0, 5))
    def libur_dihapus(self, urut):
        semua = list(HariLibur.objects.filter(pemda=self.a.d.pemda, tanggal__year=2026).order_by("tanggal"))
        if semua:
            hapus_libur(libur=semua[urut % len(semua)], pelaku=self.a.pengguna("admin"), now=self.a.now)
            self._catat()

    @rule()
    def dpa_diganti(self):
        """A DPPA replaces the DPA while PKs are under way; drafts follow it."""
        if self.dppa >= 2:
            return
        self.dppa += 1
        dpa = DokumenAnggaran.objects.filter(pd=self.a.d.pd["satu"], jenis="dpa").order_by("-pk")[0]
        pelaku = self.a.pengguna("perencana_satu")
        versi = VersiAnggaran.PERUBAHAN if self.dppa == 1 else VersiAnggaran.PERGESERAN
        try:
            baru = ganti_anggaran(dokumen_id=dpa.pk, versi=versi, pelaku=pelaku, now=self.a.now)
            tetapkan_anggaran(
                dokumen_id=baru.pk, versi_kunci=baru.versi_kunci, nomor=f"DPPA/{self.dppa}", tanggal=self._hari_ini(),
                pelaku=pelaku, now=self.a.now,
            )  # fmt: skip
        except Ditolak:
            return
        self._catat()
        for pk in Perjanjian.objects.filter(status__in=[Status.DRAF, Status.DIKEMBALIKAN]):
            self._coba(lambda pk=pk: self._ambil(pk, pelaku))

    def _ambil(self, pk, pelaku):
        ambil_ulang(perjanjian_id=pk.pk, kunci_lama=pk.kunci, aktor=pelaku, now=self.a.now)

    @rule(hari=st.integers(1, 12), siapa=st.sampled_from(["perencana_satu", "kepala_satu", "perencana_dua"]))
    def dispensasi_diminta(self, hari, siapa):
        with suppress(DispensasiDitolak):
            minta(
                pd=self.a.d.pd["satu"], tahun=2026, kode=KIRIM, sampai=self._hari_ini() + timedelta(days=hari),
                alasan="Kepala dinas sakit", pelaku=self.a.pengguna(siapa), now=self.a.now,
            )  # fmt: skip

    @rule(aksi=st.sampled_from(AksiDispensasi), siapa=st.sampled_from(["sekda", "bupati", "perencana_satu"]))
    def dispensasi_diputuskan(self, aksi, siapa):
        d = Dispensasi.objects.filter(status__in=["diminta", "diberikan"]).order_by("-pk").first()
        if d is None or aksi == AksiDispensasi.MINTA:
            return
        isi = Keputusan("Alasan", d.diminta_sampai, "800/1", self._hari_ini())
        with suppress(DispensasiDitolak):
            putuskan(dispensasi_id=d.pk, aksi=aksi, isi=isi, pelaku=self.a.pengguna(siapa), now=self.a.now)

    # ---- the Desk, signatures of the berita acara, receipts
    @rule()
    def desk_direncanakan(self):
        hari = self._hari_ini()
        if hari.weekday() < 5 and not HariDesk.objects.filter(tanggal=hari).exists():
            self._coba(lambda: hari_desk(self.a, hari))

    @rule(aksi=st.sampled_from(AksiDesk), siapa=st.sampled_from(["perencana_satu", "kepala_satu", *VERIFIKATOR]))
    def desk_berjalan(self, aksi, siapa):
        slot = SlotDesk.objects.select_related("ruang__hari__pemda").order_by("-pk").first()
        if slot is None:
            return
        pd, tim = calon_hadir(slot, self._hari_ini())
        isian = Isian(catatan="Alasan", hadir=tuple(h.pegawai_id for h in (*pd[:1], *tim[:2])))
        self._coba(
            lambda: lakukan(slot_id=slot.pk, aksi=aksi, aktor=self.a.pengguna(siapa), now=self.a.now, isian=isian)
        )

    @rule(siapa=st.sampled_from([*VERIFIKATOR, "sakip_satu", "sekda", "perencana_satu"]))
    def acara_ditandatangani(self, siapa):
        acara = BeritaAcara.objects.order_by("-pk").first()
        if acara:
            self._coba(
                lambda: tandatangani_acara(
                    acara_id=[acara.pk], aktor=self.a.pengguna(siapa), kata_sandi=SANDI, now=self.a.now,
                    zona=self.a.d.pemda.zona,
                )
            )  # fmt: skip

    @rule(siapa=st.sampled_from(SEMUA))
    def diterima(self, siapa):
        def tanpa_perubahan():  # a second press changes nothing
            terima(penyampaian_id=satu.pk, aktor=self.a.pengguna(siapa), now=self.a.now)

        satu = Penyampaian.objects.filter(jenis=Penyampaian.Jenis.DISAMPAIKAN).order_by("pk").last()
        if satu:
            self._coba(tanpa_perubahan)

    # ---- what holds at every moment
    @invariant()
    def tidak_ada_tenggat_yang_hilang_atau_berubah_diam_diam(self):
        self._catat()
        kini = {t.kunci: t.baris.kini.tanggal for t in tonggak(self.a.d.pemda, self._hari_ini())}
        rantai = {}
        for g in GeseranTenggat.objects.filter(pemda=self.a.d.pemda).order_by("urut"):
            rantai.setdefault((g.pd_id, g.tahun, g.kode), []).append(g)
            potret = (g.dari, g.ke, g.sebab, g.pada)
            assert self.rantai.setdefault(g.pk, potret) == potret  # never rewritten
        for kunci, tanggal in kini.items():
            mata = rantai.get(kunci, [])
            assert [g.dari for g in mata[1:]] == [g.ke for g in mata[:-1]]  # no gap
            assert (mata[-1].ke if mata else None) == tanggal, kunci
            assert all(g.sebab for g in mata)

    @invariant()
    def setiap_pengiriman_terlambat_tercatat_selamanya(self):
        for j in Jejak.objects.filter(aksi=Aksi.KIRIM, objek_jenis="perjanjian.perjanjian").order_by("nomor"):
            satu = (j.rincian["terlambat"], j.rincian["dispensasi"])
            assert self.terlambat.setdefault(j.pk, satu) == satu
            assert satu[0] or not satu[1]  # a dispensasi is used only where it is late
            if satu[0]:
                event("terlambat dengan dispensasi" if satu[1] else "terlambat")
                assert satu[1]  # this profile closes: who is late was opened by a dispensasi
        for d in Dispensasi.objects.filter(status__in=["diberikan", "dicabut"]):
            event(f"dispensasi {d.status}")

    @invariant()
    def yang_tidak_kembali_pada_hari_yang_sama_terlambat(self):
        zona = self.a.d.pemda.zona
        putaran = Verifikasi.objects.filter(perjanjian__jalur="kabupaten").order_by("putaran")
        for semua in perbaikan_putaran(putaran, zona).values():
            for p in semua:
                kembali = (p.kembali or self.a.now).astimezone(zona).date()
                assert p.terlambat(self.a.now) == (kembali > p.dikembalikan.astimezone(zona).date())

    @invariant()
    def tanda_tangan_acara_hanya_dari_anggotanya(self):
        for t in TandaTanganBeritaAcara.objects.select_related("anggota__berita_acara"):
            assert t.anggota.pegawai.pengguna_id == t.pengguna_id and not t.anggota.berhalangan
            assert t.sha256 == t.anggota.berita_acara.sha256

    def _selaraskan(self, jalur):
        try:
            super()._selaraskan(jalur)
        except AksiDenied:
            return


TestMusim = pytest.mark.django_db(Musim.TestCase)
TestMusim.settings = settings(
    max_examples=int(os.environ.get("SAKIP_MUSIM", "5")),
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
