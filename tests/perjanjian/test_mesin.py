"""The workflow walked at random (Hypothesis): whoever does whatever whenever, these hold.

No PK in force without both signatures on the same content; none of a Kepala PD before the Bupati without a berita
acara; nothing signed ever changes; every act has its audit line; one version in force per office and year.
"""

import hashlib
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from perjanjian.enums import Aksi, Keputusan, PutusanUnsur, Status
from perjanjian.models import Naskah, Perjanjian, TandaTangan, Temuan, Verifikasi
from perjanjian.services import AksiDenied
from perjanjian.services.alur import apply_aksi, tandatangani
from perjanjian.services.isi import simpan_isi
from perjanjian.services.revisi import buka_versi_baru
from perjanjian.services.verifikasi import bandingkan_ulang, beri_persetujuan, nyatakan_selaras, putuskan_temuan
from perjanjian.workflow import TABEL
from sakip.dokumen.models import Berkas
from sakip.jejak.models import Jejak
from sakip.jejak.services import periksa_rantai
from tests.pemeran import SANDI

from .pabrik import VERIFIKATOR, adegan
from .test_layanan import _butir, _pagu

ORANG = [
    "perencana_satu", "kepala_satu", "kasi_satu", "kabid_satu", "sakip_satu", *VERIFIKATOR, "sekda", "bupati", "admin",
    "perencana_dua",
]  # fmt: skip
AKSI = [Aksi.AJUKAN, Aksi.KIRIM, Aksi.TARIK, Aksi.KEMBALIKAN, Aksi.TERUSKAN, Aksi.SAMPAIKAN, Aksi.BATALKAN]
BERBUNYI = {  # an audit line's act -> the status it leads to
    "ajukan": {Status.DIAJUKAN}, "kirim": {Status.DIKIRIM}, "teruskan": {Status.DITERUSKAN},
    "nyatakan_selaras": {Status.SELARAS}, "sahkan": {Status.BERLAKU},
}  # fmt: skip


class Mesin(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.transaksi = transaction.atomic()
        self.transaksi.__enter__()

    def teardown(self):
        transaction.set_rollback(True)
        self.transaksi.__exit__(None, None, None)

    @initialize()
    def mulai(self):
        self.a = adegan()
        self.pk = {"kabupaten": self.a.susun("kepala_satu"), "perangkat_daerah": self.a.susun("kasi_satu")}
        self.tindakan = Jejak.objects.count()
        self.tersegel = {}

    def _coba(self, kerja):
        """Do it, a moment after the last; a refusal changes nothing, an act adds at least one audit line."""
        self.a.maju(seconds=1)
        sebelum = Jejak.objects.count()
        try:
            kerja()
        except AksiDenied:
            assert Jejak.objects.count() == sebelum
            return
        self.tindakan += 1
        assert Jejak.objects.count() > sebelum or kerja.__name__ == "tanpa_perubahan"

    @rule(
        jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]),
        aksi=st.sampled_from(AKSI),
        siapa=st.sampled_from(ORANG),
    )
    def bertindak(self, jalur, aksi, siapa):
        self._coba(
            lambda: apply_aksi(
                perjanjian_id=self.pk[jalur].pk,
                aksi=aksi,
                aktor=self.a.pengguna(siapa),
                now=self.a.now,
                catatan="Catatan",
            )
        )

    @rule(jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]), siapa=st.sampled_from(ORANG))
    def menandatangani(self, jalur, siapa):
        self._coba(
            lambda: tandatangani(
                perjanjian_id=[self.pk[jalur].pk], aktor=self.a.pengguna(siapa), kata_sandi=SANDI, now=self.a.now
            )
        )

    @rule(jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]))
    def maju_menurut_prosedur(self, jalur):
        """The next right step by the right person, so that deep states are reached."""
        pk = self.a.segar(self.pk[jalur])
        siapa = {
            ("kabupaten", "draf"): "kepala_satu", ("kabupaten", "dikembalikan"): "kepala_satu",
            ("kabupaten", "diteruskan"): "bupati", ("perangkat_daerah", "selaras"): "kasi_satu",
            ("perangkat_daerah", "ditandatangani"): "kabid_satu",
        }.get((jalur, pk.status))  # fmt: skip
        if siapa:
            return self.menandatangani(jalur, siapa)
        if (jalur == "kabupaten" and pk.status == Status.DIKIRIM) or pk.status == Status.DIAJUKAN:
            return self._selaraskan(jalur)
        aksi, siapa = {
            "ditandatangani": (Aksi.KIRIM, "perencana_satu"), "selaras": (Aksi.TERUSKAN, "sekda"),
            "draf": (Aksi.AJUKAN, "perencana_satu"), "dikembalikan": (Aksi.AJUKAN, "perencana_satu"),
            "berlaku": (Aksi.SAMPAIKAN, "sekda"),
        }.get(pk.status, (Aksi.KIRIM, "perencana_satu"))  # fmt: skip
        return self.bertindak(jalur, aksi, siapa)

    def _selaraskan(self, jalur):
        siapa = VERIFIKATOR if jalur == "kabupaten" else ("sakip_satu",)
        for t in Temuan.objects.filter(verifikasi__perjanjian=self.pk[jalur], verifikasi__selesai_pada=None):
            self._coba(
                lambda t=t: putuskan_temuan(
                    temuan_id=t.pk, keputusan=Keputusan.DITERIMA, alasan="Dapat diterima", now=self.a.now,
                    aktor=self.a.pengguna(siapa[0]),
                )
            )  # fmt: skip
        for v in siapa:
            self.menyetujui(jalur, v, PutusanUnsur.SETUJU)
        self.menyatakan_selaras(jalur, siapa[-1])

    @rule(
        jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]), siapa=st.sampled_from(ORANG),
        putusan=st.sampled_from(PutusanUnsur),
    )  # fmt: skip
    def menyetujui(self, jalur, siapa, putusan):
        self._coba(
            lambda: beri_persetujuan(
                perjanjian_id=self.pk[jalur].pk, putusan=putusan, aktor=self.a.pengguna(siapa), now=self.a.now,
                catatan="Catatan",
            )
        )  # fmt: skip

    @rule(jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]), siapa=st.sampled_from(ORANG))
    def menyatakan_selaras(self, jalur, siapa):
        self._coba(
            lambda: nyatakan_selaras(perjanjian_id=self.pk[jalur].pk, aktor=self.a.pengguna(siapa), now=self.a.now)
        )

    @rule(jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]), siapa=st.sampled_from(ORANG))
    def membandingkan_ulang(self, jalur, siapa):
        self._coba(
            lambda: bandingkan_ulang(perjanjian_id=self.pk[jalur].pk, aktor=self.a.pengguna(siapa), now=self.a.now)
        )

    @rule(
        jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]), siapa=st.sampled_from(ORANG),
        tulisan=st.sampled_from(["97%", "80", "55%", "WTP"]),
    )  # fmt: skip
    def mengubah(self, jalur, siapa, tulisan):
        pk = self.a.segar(self.pk[jalur])

        def tanpa_perubahan():
            simpan_isi(
                perjanjian_id=pk.pk, kunci_lama=pk.kunci, butir=_butir(pk, target=tulisan), pagu=_pagu(pk),
                aktor=self.a.pengguna(siapa), now=self.a.now,
            )  # fmt: skip

        self._coba(tanpa_perubahan)

    @rule(jalur=st.sampled_from(["kabupaten", "perangkat_daerah"]), siapa=st.sampled_from(ORANG))
    def membuka_versi_baru(self, jalur, siapa):
        def kerja():
            self.pk[jalur] = buka_versi_baru(
                perjanjian_id=self.pk[jalur].pk, aktor=self.a.pengguna(siapa), now=self.a.now
            )

        self._coba(kerja)

    @rule(hari=st.integers(0, 9))
    def waktu_berjalan(self, hari):
        self.a.now += timedelta(days=hari, minutes=7)

    @invariant()
    def berlaku_hanya_dengan_tanda_tangan_atas_isi_yang_sama(self):
        for pk in Perjanjian.objects.filter(status__in=[Status.BERLAKU, Status.DIGANTI]):
            sah = TandaTangan.objects.filter(naskah=pk.naskah, pembatalan=None)
            assert sorted(sah.values_list("pihak", flat=True)) == ["1", "2"]
            assert (
                {t.sha256 for t in sah} == {pk.naskah.sha256} == {hashlib.sha256(pk.naskah.isi.encode()).hexdigest()}
            )

    @invariant()
    def tidak_sampai_kepada_bupati_tanpa_berita_acara(self):
        for pk in Perjanjian.objects.filter(status__in=[Status.SELARAS, Status.DITERUSKAN, Status.BERLAKU]):
            assert Verifikasi.objects.filter(perjanjian=pk, hasil="selaras", dicabut_pada=None).count() == 1

    @invariant()
    def yang_tersegel_tidak_pernah_berubah(self):
        for n in Naskah.objects.all():
            potret = (n.isi, n.sha256, n.pdf.sha256, n.pdf_draf.sha256)
            assert self.tersegel.setdefault(("naskah", n.pk), potret) == potret
        for t in TandaTangan.objects.all():
            potret = (t.nama, t.waktu, t.sha256, t.pihak)
            assert self.tersegel.setdefault(("ttd", t.pk), potret) == potret
        assert set(self.tersegel) <= {("naskah", n) for n in Naskah.objects.values_list("pk", flat=True)} | {
            ("ttd", t) for t in TandaTangan.objects.values_list("pk", flat=True)
        }

    @invariant()
    def paling_banyak_satu_berlaku_dan_satu_dalam_proses(self):
        for jalur in self.pk:
            semua = Perjanjian.objects.filter(jalur=jalur)
            assert semua.berlaku().count() <= 1 and semua.proses().count() <= 1

    @invariant()
    def setiap_tindakan_ada_jejaknya_dan_rantainya_utuh(self):
        assert periksa_rantai(str(self.a.d.pemda.pk)) == []
        for pk in self.pk.values():
            terakhir = Jejak.objects.filter(objek_id=pk.pk, objek_jenis="perjanjian.perjanjian").order_by("-nomor")
            for j in terakhir[:1]:
                if j.aksi in BERBUNYI:
                    assert self.a.segar(pk).status in BERBUNYI[j.aksi]

    @invariant()
    def setiap_status_ada_pada_tabel_jalurnya(self):
        for pk in Perjanjian.objects.all():
            event(f"{pk.jalur}: {pk.status}")  # pytest --hypothesis-show-statistics tells how deep it went
            assert pk.status in {t.destination for t in TABEL[pk.jalur]} | {Status.DRAF}

    @invariant()
    def berkas_naskah_ada(self):
        assert Berkas.objects.count() >= Naskah.objects.values("pdf").distinct().count()


TestMesin = pytest.mark.django_db(Mesin.TestCase)
TestMesin.settings = settings(
    max_examples=12, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
)
