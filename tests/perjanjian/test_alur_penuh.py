"""Each path walked from draft to force, act by act, through the services."""

import pytest

from perjanjian.enums import Aksi, Jalur, Status
from perjanjian.models import BeritaAcara, Penyampaian, TandaTangan
from sakip.dokumen.services import baca_berkas
from sakip.jejak.models import Jejak
from sakip.jejak.services import periksa_rantai

from .pabrik import adegan

pytestmark = [pytest.mark.django_db, pytest.mark.cetak_asli]


def test_path_kabupaten_leads_a_kepala_pd_from_draft_to_force_and_distribution_bk_pasal_11():
    a = adegan()
    pk = a.susun("kepala_satu")
    assert (pk.jalur, pk.status) == (Jalur.KABUPATEN, Status.DRAF)
    assert pk.butir.count() == 2 and pk.pagu.count() == 2
    pk = a.tandatangani(pk, "kepala_satu")
    assert pk.status == Status.DITANDATANGANI
    pk = a.lakukan(pk, Aksi.KIRIM, "perencana_satu")
    assert Penyampaian.objects.filter(perjanjian=pk, jenis="salinan").count() == 4
    pk = a.selaraskan(pk)
    assert pk.status == Status.SELARAS
    assert BeritaAcara.objects.get().nomor == "001/BA-VPK/2026"
    pk = a.lakukan(pk, Aksi.TERUSKAN, "sekda")
    pk = a.tandatangani(pk, "bupati")
    assert pk.status == Status.BERLAKU
    pk = a.lakukan(pk, Aksi.SAMPAIKAN, "sekda")
    assert pk.disampaikan_pada == a.now
    assert TandaTangan.objects.filter(naskah=pk.naskah).values_list("sha256", flat=True).distinct().count() == 1
    assert baca_berkas(pk.naskah.pdf).startswith(b"%PDF-")
    assert periksa_rantai(str(pk.pemda_id)) == []
    aksi = list(
        Jejak.objects.filter(objek_jenis="perjanjian.perjanjian", objek_id=pk.pk)
        .order_by("nomor")
        .values_list("aksi", flat=True)
    )
    assert aksi == [
        "susun", "tandatangani", "kirim", *["persetujuan"] * 4, "nyatakan_selaras", "teruskan", "sahkan", "sampaikan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("jabatan", "atasan"),
    [("kabid_satu", "kepala_satu"), ("kasi_satu", "kabid_satu"), ("pelaksana_satu", "kasi_satu")],
)
def test_path_perangkat_daerah_is_verified_by_the_tim_sakip_and_then_signed_by_both_bk_pasal_12(jabatan, atasan):
    a = adegan()
    a.susun_semua()
    pk = a.d.jabatan[jabatan].perjanjian.get()
    assert pk.jalur == Jalur.PERANGKAT_DAERAH
    pk = a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    pk = a.selaraskan(pk, ("sakip_satu",))
    pk = a.tandatangani(pk, jabatan)
    assert pk.status == Status.DITANDATANGANI
    pk = a.tandatangani(pk, atasan)
    assert pk.status == Status.BERLAKU


def test_with_verification_off_both_sign_and_the_pk_is_handed_over_gm_sm_pasal_7_ayat_4():
    a = adegan("beta")
    pk = a.susun("kepala_satu")
    assert pk.jalur == Jalur.SERAH
    pk = a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    pk = a.tandatangani(a.tandatangani(pk, "kepala_satu"), "bupati")
    assert pk.status == Status.BERLAKU
    pk = a.lakukan(pk, Aksi.SERAHKAN, "perencana_satu")
    assert Penyampaian.objects.get(jenis="diserahkan").penerima == "Bupati Beta melalui Bagian Organisasi"


def test_with_verification_off_a_subordinate_needs_no_berita_acara():
    a = adegan("beta")
    a.susun_semua()
    pk = a.d.jabatan["kasi_satu"].perjanjian.get()
    assert pk.jalur == Jalur.TANPA_VERIFIKASI
    pk = a.lakukan(pk, Aksi.AJUKAN, "perencana_satu")
    pk = a.tandatangani(a.tandatangani(pk, "kasi_satu"), "kabid_satu")
    assert pk.status == Status.BERLAKU
    assert not BeritaAcara.objects.exists()
