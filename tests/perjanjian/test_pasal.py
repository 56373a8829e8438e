"""Rows of the regulation that no other test carries in its name."""

from datetime import date

import pytest

from perjanjian.enums import Aksi, Status
from perjanjian.enums.desk import AksiDesk, PeranDesk, StatusDesk
from perjanjian.models import BeritaAcara, Penyampaian
from perjanjian.rules.desk import FaktaDesk
from perjanjian.services import AksiDenied
from perjanjian.services.revisi import buka_versi_baru
from perjanjian.workflow.desk import decide

from .halaman import Halaman, teks
from .pabrik import adegan

pytestmark = pytest.mark.django_db


def test_d6_four_electronic_copies_go_with_the_first_sending_bk_penjelasan_pasal_11_ayat_1():
    a = adegan()
    pk = a.sampai_dikirim()
    salinan = Penyampaian.objects.filter(perjanjian=pk, jenis="salinan").values_list("penerima", flat=True)
    assert set(salinan) == {"Sekretaris Daerah", "Inspektur", "Kepala Bappeda", "Kepala Bagian Organisasi"}


def test_d9_a_changed_pk_goes_the_same_way_bk_pasal_14():
    a = adegan()
    lama = a.sampai_berlaku()
    pk = buka_versi_baru(perjanjian_id=lama.pk, aktor=a.pengguna("perencana_satu"), now=a.now)
    assert pk.jalur == lama.jalur
    pk = a.tandatangani(pk, "kepala_satu")
    for aksi, siapa in ((Aksi.TERUSKAN, "sekda"), (Aksi.NYATAKAN_SELARAS, "verifikator_bappeda")):
        with pytest.raises(AksiDenied):
            a.lakukan(pk, aksi, siapa)
    pk = a.selaraskan(a.lakukan(pk, Aksi.KIRIM, "perencana_satu"))
    assert BeritaAcara.objects.count() == 2
    pk = a.tandatangani(a.lakukan(pk, Aksi.TERUSKAN, "sekda"), "bupati")
    assert (pk.status, a.segar(lama).status) == (Status.BERLAKU, Status.DIGANTI)


@pytest.mark.parametrize("siapa", ["inspektur", "kepala_bappeda", "kepala_bpkpad", "kabag_organisasi"])
def test_d11_each_of_the_four_units_sees_the_compliance_of_every_pd_bk_pasal_15(siapa):
    a = adegan()
    isi = teks(Halaman(a).buka(siapa, "laporan:kepatuhan", tanya={"tahun": "2026", "pd": "semua"}))
    assert "Dinas Satu Alfa" in isi and "Dinas Dua Alfa" in isi


# What the Desk allows: written from BK penjelasan Pasal 11 ayat (4) and the habits of a meeting, not from the code.
# sek: who plans; tim: a member; pd: planner or head of the PD
HARAPAN = """
                ketahui  minta  tarik  setujui  tolak  pindahkan  hadir    mulai    selesaikan  lanjutkan  tidak_hadir  batalkan
dijadwalkan     pd       pd     -      -        -      sek        sek,tim  sek,tim  -           -          sek,tim      sek
diminta_pindah  -        -      pd     sek      sek    sek        sek,tim  sek,tim  -           -          sek,tim      sek
berlangsung     -        -      -      -        -      -          sek,tim  -        sek,tim     -          -            -
selesai         -        -      -      -        -      -          -        -        -           sek,tim    -            -
tidak_hadir     -        -      -      -        -      -          sek,tim  sek,tim  -           -          -            -
batal           -        -      -      -        -      -          -        -        -           -          -            -
"""
FAKTA = FaktaDesk(date(2026, 1, 26), date(2026, 1, 26))
PERAN = {"sek": PeranDesk.SEKRETARIS, "tim": PeranDesk.TIM, "pd": PeranDesk.PD}


def test_every_state_act_and_role_of_the_desk_is_as_the_procedure_says_d5():
    kepala, *baris = HARAPAN.strip().splitlines()
    kolom = kepala.split()
    assert set(kolom) == set(AksiDesk.values) and {b.split()[0] for b in baris} == set(StatusDesk.values)
    for satu in baris:
        status, *sel = satu.split()
        for aksi, siapa in zip(kolom, sel, strict=True):
            boleh = {p for p in PeranDesk if decide(AksiDesk(aksi), status, [p], FAKTA).visible}
            assert boleh == ({PERAN[s] for s in siapa.split(",")} if siapa != "-" else set()), (status, aksi)
