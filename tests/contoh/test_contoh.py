"""The worked example: what is loaded is what it says, and nothing is loaded where it may not be."""

from collections import Counter
from datetime import UTC, date
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from pengukuran.models import HasilEvaluasi, Pengukuran, Realisasi, TerimaHasil
from perjanjian.enums import Status
from perjanjian.models import Naskah, Perjanjian
from perjanjian.queries.banding import banding
from renstra.models import BarisAnggaran, DokumenAnggaran, PaguSumberDana
from sakip.beranda.contoh import anggaran, muat, rencana
from sakip.beranda.contoh.bahan import target_tahun
from sakip.beranda.contoh.data import baca, daftar_daerah
from sakip.beranda.contoh.jadwal import Jadwal
from sakip.beranda.contoh.muat import HARI_CONTOH, muat_contoh
from sakip.beranda.contoh.orang import Penamaan
from sakip.beranda.contoh.perjanjian import langkah_menuju
from sakip.jejak.models import Rantai
from sakip.jejak.services import periksa_rantai
from sakip.kalender.models import Dispensasi
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import PemerintahDaerah, Pengguna
from sakip.organisasi.rules.pejabat import periksa_golongan, periksa_nip
from tests.pemeran import SANDI

TOTAL_2022 = Decimal("17020520112.00")


@pytest.mark.django_db
def test_a_regency_of_the_example_holds_together():
    (d,) = muat_contoh(SANDI, ["bengkayang"])

    # the DPA 2022 of the Bappeda and the PK on it, as the regency published them
    dpa = DokumenAnggaran.objects.get(pd=d.pd["bappeda"], tahun=2022, jenis="dpa")
    tingkat = Counter(BarisAnggaran.objects.filter(dokumen=dpa).values_list("tingkat", flat=True))
    assert tingkat == {"program": 6, "kegiatan": 18, "sub_kegiatan": 50}
    assert PaguSumberDana.objects.filter(baris__dokumen=dpa).aggregate(n=Sum("jumlah"))["n"] == TOTAL_2022
    pk = Perjanjian.objects.get(pd=d.pd["bappeda"], tahun=2022)
    assert pk.status == Status.BERLAKU
    assert sum(p.jumlah for p in pk.pagu.all()) == TOTAL_2022
    assert [b.target for b in pk.butir.all()] == ["97%", "100%", "100%", "100%", "60%", "85,10"]

    # every state that a PK passes through
    assert set(Perjanjian.objects.values_list("status", flat=True)) == set(Status.values) - {Status.BATAL}
    assert not Perjanjian.objects.filter(butir=None).exists()
    assert Perjanjian.objects.filter(disampaikan_pada=None, status=Status.BERLAKU, jalur="kabupaten").exists()
    beda = [p for p in Perjanjian.objects.exclude(status=Status.DIGANTI) if banding(p).perbandingan.temuan]
    assert [(p.pd, p.status) for p in beda] == [(d.pd[d.isi["temuan"]["pd"]], Status.DIKIRIM)]
    jenis = {t.jenis for t in banding(beda[0]).perbandingan.temuan}
    assert jenis == {"redaksi", "target", "satuan", "anggaran"}

    # last year's quarters, measured by their people: accepted and handed on, returned, still checked, missing
    ukur = Pengukuran.objects.filter(tahun=2025)
    assert set(ukur.filter(periode="tw4").values_list("status", flat=True)) == {
        "disampaikan", "diterima", "dikembalikan", "diajukan"
    }  # fmt: skip
    assert (
        ukur.filter(periode="tw4").count() < ukur.filter(periode="tw1").count() == ukur.filter(periode="tw2").count()
    )
    assert set(ukur.exclude(rata="").values_list("versi", flat=True)) == {1}
    assert {"sangat_tinggi", "tinggi", "sedang"} <= set(Realisasi.objects.values_list("predikat", flat=True))

    # written results of last year, one of them received by whom it went to
    assert HasilEvaluasi.objects.filter(status="dikirim", tahun=2025).count() == 3
    assert TerimaHasil.objects.get().penerima.jabatan == d.jabatan["dinkes", "kepala"]

    # everybody can sign in and is somebody
    siapa = Pengguna.objects.get(username="bengkayang.perencana.bappeda")
    assert siapa.check_password(SANDI)
    assert {p.password for p in Pengguna.objects.all()} == {siapa.password}
    assert [p.username for p in Pengguna.objects.all() if not hak_dari(p, HARI_CONTOH).ada()] == []

    # nothing lies in the future, and the trail is whole
    assert max(n.dibuat_pada.date() for n in Naskah.objects.all()) <= HARI_CONTOH
    assert [s for r in Rantai.objects.all() for s in periksa_rantai(r.kunci)] == []


@pytest.mark.django_db
def test_a_quarter_that_was_closed_is_measured_late_by_dispensasi_gm_pasal_9_ayat_8():
    (d,) = muat_contoh(SANDI, ["gunungmas"])
    satu = Dispensasi.objects.get(pd=d.pd["setda"], kode="ukur.tw3")
    assert satu.status == "diberikan"
    p = Pengukuran.objects.get(pd=d.pd["setda"], periode="tw3")
    assert satu.tenggat < p.pertama_diajukan_pada.date() <= satu.sampai
    assert p.status == "diterima"


def test_the_invented_have_well_formed_numbers_and_names_that_give_them_away():
    nama = baca("organisasi")["nama"]
    penamaan = Penamaan(nama, geser=7)
    golongan = ["IV/d", "IV/c", "IV/b", "IV/a", "III/d", "III/c", "III/b", "III/a", "II/d", "IX"]
    orang = [penamaan.berikut(g, "II.b") for g in golongan * 20]
    assert len({o.nama for o in orang}) == len({o.nip for o in orang}) == len(orang)
    for o in orang:
        assert periksa_nip(o.nip, o.jenis, HARI_CONTOH) is None, o
        assert periksa_golongan(o.jenis, o.golongan, o.pangkat) is None, o
        assert o.nip[-3] == "9"
        assert o.nama.split(",")[0].split()[-1] in nama["belakang"]


@pytest.mark.parametrize(
    ("nilai", "langkah", "satuan", "tahun", "tertulis"),
    [
        ("97", "0", "%", 2022, "97%"),
        ("86,30", "0,40", "nilai", 2022, "85,10"),
        ("98", "1", "%", 2029, "100%"),
        ("WTP", "", "opini", 2026, "WTP"),
        ("18,40", "-1,60", "%", 2026, "16,80%"),
    ],
)
def test_targets_are_written_as_people_write_them(nilai, langkah, satuan, tahun, tertulis):
    assert target_tahun(nilai, langkah, satuan, tahun) == tertulis


@pytest.mark.parametrize("kode", daftar_daerah())
def test_every_program_of_a_budget_has_its_place_in_the_renstra(kode):
    rencana_pd = baca("rencana")["pd"]
    for jenis, *_ in baca(f"daerah/{kode}")["pd"]:
        program = {".".join(b[0].split(".")[:3]) for b in baca("anggaran")[jenis]}
        sasaran = [*rencana_pd[jenis]["sasaran"], baca("rencana")["bersama"]]
        assert program <= {p for s in sasaran for p in s["program"]}, jenis


def test_a_returned_pk_went_the_way_of_its_path_first():
    assert langkah_menuju("kabupaten", "dikembalikan") == ["tanda_tangan", "kirim"]
    assert langkah_menuju("serah", "dikembalikan") == ["ajukan", "tanda_tangan"]
    assert langkah_menuju("perangkat_daerah", "draf") == []


@pytest.mark.django_db
def test_only_a_demo_installation_takes_the_example(settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="pemasangan latihan"):
        call_command("muat_contoh", skip_checks=True)
    assert not PemerintahDaerah.objects.exists()


@pytest.mark.django_db
def test_an_example_that_is_there_is_left_alone(settings):
    settings.DEMO = True
    PemerintahDaerah.objects.create(kode="bengkayang", nama="Ada", provinsi="Contoh", tempat="Ada")
    keluar = StringIO()
    call_command("muat_contoh", "--daerah", "bengkayang", stdout=keluar, skip_checks=True)
    assert "sudah ada" in keluar.getvalue()
    assert PemerintahDaerah.objects.count() == 1
    assert muat.belum_ada() == [k for k in daftar_daerah() if k != "bengkayang"]


def test_everything_happens_in_its_order_and_nothing_on_a_weekend():
    jadwal, terjadi = Jadwal(ZoneInfo("Asia/Makassar")), []
    jadwal.pada(date(2022, 1, 8), lambda now: terjadi.append(("kedua", now)))
    jadwal.pada(date(2022, 1, 10), lambda now: terjadi.append(("ketiga", now)))
    jadwal.pada(date(2022, 1, 9), lambda now: terjadi.append(("pertama", now)), urutan=-1)
    assert jadwal.jalankan() == 3
    assert [nama for nama, _ in terjadi] == ["pertama", "kedua", "ketiga"]
    assert {now.date() for _, now in terjadi} == {date(2022, 1, 10)}
    assert {now.tzinfo for _, now in terjadi} == {UTC}


def test_the_months_of_a_year_never_spend_more_than_the_budget():
    assert sum(anggaran.BULANAN) < 1000
    assert rencana.PERIODE[0][0] < muat.HARI_CONTOH.year
