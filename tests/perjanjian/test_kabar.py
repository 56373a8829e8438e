"""Who is told of what happened to an agreement: once each, in the transaction of the act, never the one who acted."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from perjanjian.enums import Aksi, Status
from perjanjian.models import Perjanjian, Temuan
from perjanjian.services import AksiDenied, kabar
from perjanjian.services.alur import apply_aksi, apply_banyak, tandatangani
from perjanjian.services.kabar import KALIMAT, Peristiwa
from perjanjian.services.verifikasi import nyatakan_selaras_banyak
from sakip.kalender.models import Kabar
from sakip.organisasi.models import Jabatan, Penugasan
from tests.pemeran import MULAI, SANDI

from .pabrik import VERIFIKATOR, adegan

pytestmark = pytest.mark.django_db


@pytest.fixture
def a():
    return adegan()


def dikabari(a, kata: str = "") -> dict[str, Kabar]:
    """Person -> what he or she was told last."""
    nama = {p.pk: k for k, p in a.d.pegawai.items()}
    return {nama[k.pegawai_id]: k for k in Kabar.objects.filter(judul__contains=kata).order_by("pk")}


def test_when_the_first_signature_falls_the_signer_and_the_planners_read_what_fell_why_and_what_to_do(a):
    pk = a.sampai_dikirim()
    a.lakukan(pk, Aksi.KEMBALIKAN, VERIFIKATOR[0], "Target baris 1 tidak sama dengan RKT.")
    kabar = dikabari(a)
    assert set(kabar) == {"kepala_satu", "perencana_satu"}
    satu = kabar["kepala_satu"]
    assert satu.judul == "Tanda tangan gugur: PK Kepala Dinas Satu Alfa 2026 dikembalikan"
    assert "Kepala Satu Alfa tidak berlaku lagi" in satu.isi and "Target baris 1 tidak sama dengan RKT." in satu.isi
    assert "kirim lagi pada hari yang sama" in satu.isi
    assert satu.alamat == pk.get_absolute_url()


def test_the_first_party_who_takes_back_is_not_told_of_the_own_act(a):
    a.lakukan(a.sampai_dikirim(), Aksi.TARIK, "kepala_satu")
    assert set(dikabari(a)) == {"perencana_satu"}


def test_whoever_signed_is_told_too_where_another_holds_the_office_by_now(a):
    pk = a.sampai_dikirim()
    Penugasan.objects.filter(jabatan=a.d.jabatan["kepala_satu"]).update(selesai=MULAI)
    Penugasan.objects.create(
        pegawai=a.d.pegawai["kabid_satu"], jabatan=a.d.jabatan["kepala_satu"], jenis="plt", mulai=MULAI
    )
    a.lakukan(pk, Aksi.KEMBALIKAN, VERIFIKATOR[0], "Perbaiki.")
    assert set(dikabari(a)) == {"kepala_satu", "kabid_satu", "perencana_satu"}


def test_pasal_11_ayat_4_the_berita_acara_the_return_by_the_bupati_and_the_pengesahan_are_told(a):
    pk = a.selaraskan(a.sampai_dikirim())
    assert "Berita acara verifikasi: nomor 001/BA-VPK/2026" in dikabari(a, "selaras")["kepala_satu"].isi
    pk = a.lakukan(pk, Aksi.TERUSKAN, "sekda")
    pk = a.lakukan(pk, Aksi.KEMBALIKAN, "bupati", "Naikkan targetnya.")
    kembali = dikabari(a, "dikembalikan Bupati Alfa kepada Tim Verifikasi")
    assert set(kembali) == {"kepala_satu", "perencana_satu"}
    assert "Naikkan targetnya." in kembali["kepala_satu"].isi
    assert "tetap berlaku" in kembali["kepala_satu"].isi
    a.tandatangani(a.lakukan(a.selaraskan(pk), Aksi.TERUSKAN, "sekda"), "bupati")
    assert set(dikabari(a, "sah dan berlaku")) == {"kepala_satu", "perencana_satu"}


def test_pasal_11_ayat_6_the_four_offices_are_told_that_a_copy_waits_for_their_receipt(a):
    a.lakukan(a.sampai_berlaku(), Aksi.SAMPAIKAN, "sekda")
    kabar = dikabari(a, "menunggu tanda terima")
    assert set(kabar) == {"kepala_satu", "inspektur", "kepala_bappeda", "kabag_organisasi"}
    assert "nomor 001/SP-PK/2026" in kabar["inspektur"].isi
    assert kabar["inspektur"].alamat == "/perjanjian/penyampaian/?tahun=2026&pd=semua&keadaan=saya"


def test_inside_a_pd_each_step_back_and_forth_is_told(a):
    pk = a.lakukan(a.susun("kabid_satu"), Aksi.AJUKAN, "perencana_satu")
    pk = a.lakukan(pk, Aksi.KEMBALIKAN, "sakip_satu", "Lengkapi.")
    assert set(dikabari(a, "dikembalikan Tim SAKIP")) == {"kabid_satu", "perencana_satu"}
    pk = a.selaraskan(a.lakukan(pk, Aksi.AJUKAN, "perencana_satu"), ("sakip_satu",))
    assert "pihak pertama menandatanganinya" in dikabari(a, "selaras")["kabid_satu"].isi
    pk = a.lakukan(a.tandatangani(pk, "kabid_satu"), Aksi.KEMBALIKAN, "kepala_satu", "Ubah sasaran.")
    assert "Kabid Satu Alfa tidak berlaku lagi" in dikabari(a, "dikembalikan pihak kedua")["kabid_satu"].isi
    pk = a.lakukan(a.lakukan(pk, Aksi.AJUKAN, "perencana_satu"), Aksi.TARIK, "kabid_satu")
    assert set(dikabari(a, "ditarik kembali")) == {"perencana_satu"}


def test_an_act_that_is_refused_or_rolled_back_tells_nobody(a, monkeypatch):
    pk = a.sampai_dikirim()
    with pytest.raises(AksiDenied, match="Tulis catatan"):
        a.lakukan(pk, Aksi.KEMBALIKAN, VERIFIKATOR[0])

    def gagal(*_args, **_kw):
        raise RuntimeError

    monkeypatch.setattr("perjanjian.services.alur.tulis_jejak", gagal)  # the last step of the act
    with pytest.raises(RuntimeError):
        a.lakukan(pk, Aksi.KEMBALIKAN, VERIFIKATOR[0], "Perbaiki.")
    assert not Kabar.objects.exists()


def test_of_an_act_on_many_that_fails_at_the_last_nobody_is_told_and_the_next_act_tells_its_own_only(a):
    a.susun_semua()
    pk = [p for p in Perjanjian.objects.filter(jalur="perangkat_daerah").order_by("pk") if p.butir.exists()]
    for satu in pk[:-1]:
        a.lakukan(satu, Aksi.AJUKAN, "perencana_satu")
    nomor = [p.pk for p in pk]
    with pytest.raises(AksiDenied, match="Tidak satu pun"):
        apply_banyak(
            perjanjian_id=nomor, aksi=Aksi.KEMBALIKAN, aktor=a.pengguna("sakip_satu"), now=a.now, catatan="Perbaiki"
        )
    assert not Kabar.objects.exists()
    apply_aksi(
        perjanjian_id=nomor[0], aksi=Aksi.KEMBALIKAN, aktor=a.pengguna("sakip_satu"), now=a.now, catatan="Perbaiki"
    )
    assert Kabar.objects.filter(judul__contains=str(pk[0])).count() == Kabar.objects.count() == 2


def banyak_pk(a, jumlah: int) -> list[int]:
    """PKs of as many offices below the Kepala PD, submitted; each office with a holder of its own."""
    contoh, daftar = a.d.jabatan["kabid_satu"], []
    orang = [p for k, p in a.d.pegawai.items() if k not in {"sakip_satu", "kepala_satu", "perencana_satu", "bupati"}]
    for n in range(jumlah):
        j = Jabatan.objects.create(
            pemda=contoh.pemda, pd=contoh.pd, nama=f"Kepala Bidang {n}", jenjang=contoh.jenjang, atasan=contoh.atasan,
            jenis_unit=contoh.jenis_unit,
        )  # fmt: skip
        Penugasan.objects.create(pegawai=orang[n], jabatan=j, mulai=MULAI)
        a.d.jabatan[f"bidang_{n}"] = j
        pk = a.susun(f"bidang_{n}")
        pk.butir.create(kelompok="Terwujudnya pelayanan", indikator="Nilai pelayanan", target="90", satuan="nilai")
        daftar.append(a.lakukan(pk, Aksi.AJUKAN, "perencana_satu").pk)
    return daftar


def kueri_kabar(monkeypatch, jalankan) -> int:
    """How many queries the telling took within an act."""
    hitung, asli = [], kabar._kirim

    def kirim(daftar):
        with CaptureQueriesContext(connection) as semua:
            asli(daftar)
        hitung.append(len(semua))

    with monkeypatch.context() as m:
        m.setattr(kabar, "_kirim", kirim)
        jalankan()
    assert len(hitung) == 1  # at the end of the act, once
    return hitung[0]


def test_telling_costs_the_same_few_queries_for_two_and_for_twelve_and_the_planner_reads_one_message(a, monkeypatch):
    pk = banyak_pk(a, 14)
    aktor = a.pengguna("sakip_satu")

    def kembalikan(nomor):
        return lambda: apply_banyak(
            perjanjian_id=nomor, aksi=Aksi.KEMBALIKAN, aktor=aktor, now=a.now, catatan="Perbaiki"
        )

    dua, banyak = (kueri_kabar(monkeypatch, kembalikan(n)) for n in (pk[:2], pk[2:]))
    assert dua == banyak <= 3
    assert Perjanjian.objects.filter(status=Status.DIKEMBALIKAN).count() == 14
    satu = dikabari(a)["perencana_satu"]
    assert satu.judul == "12 PK dikembalikan Tim SAKIP"
    assert "PK Kepala Bidang 2 2026" in satu.isi and "dan 2 lainnya" in satu.isi
    assert satu.alamat.endswith("?tahun=2026&pd=semua&status=dikembalikan")


def test_declaring_many_aligned_and_signing_many_tell_at_their_end_too(a, monkeypatch):
    pk = banyak_pk(a, 3)
    Temuan.objects.update(keputusan="diterima", alasan="Sesuai rapat")
    aktor = a.pengguna("sakip_satu")
    n = kueri_kabar(monkeypatch, lambda: nyatakan_selaras_banyak(perjanjian_id=pk, aktor=aktor, now=a.now))
    assert n <= 3 and dikabari(a)["perencana_satu"].judul == "3 PK dinyatakan selaras"
    for satu in Perjanjian.objects.filter(pk__in=pk):
        pemegang = satu.jabatan.penugasan.get().pegawai.pengguna
        tandatangani(perjanjian_id=[satu.pk], aktor=pemegang, kata_sandi=SANDI, now=a.now)
    kepala = a.pengguna("kepala_satu")
    n = kueri_kabar(monkeypatch, lambda: tandatangani(perjanjian_id=pk, aktor=kepala, kata_sandi=SANDI, now=a.now))
    assert n <= 3 and dikabari(a)["perencana_satu"].judul == "3 PK sudah sah dan berlaku"


def test_every_event_has_its_sentence_and_every_sentence_its_addressee():
    assert set(KALIMAT) == set(Peristiwa)
    assert all(k.kepada and k.isi for k in KALIMAT.values())
