"""Whatever is stored, its export comes back as it is: import(export(x)) = x, with nothing new and nothing changed."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renstra.enums import Arah, CaraHitung, JenisImpor, JenisSimpul, JenisTolokUkur, LevelIndikator, SumberData
from renstra.excel.banding import sidik_isi
from renstra.models import (
    BarisAnggaran,
    DokumenRujukan,
    EdisiNomenklatur,
    Impor,
    Indikator,
    IndikatorBersama,
    Nomenklatur,
    PaguSumberDana,
    Rencana,
    Simpul,
    Target,
    TolokUkur,
)
from renstra.rules.target import TAHUN_DASAR_PERTAMA, bilangan_target
from renstra.services.impor.daftar import PENGIMPOR
from sakip.angka import MasukanSalah, bersihkan_teks
from sakip.lembar import KunciBaris, baca, kunci_baris, tiga_arah
from sakip.organisasi.enums import JenisIndikator
from sakip.organisasi.models import PerangkatDaerah
from tests.renstra import pabrik
from tests.renstra.berkas import impor

AWAL = ("", "=", "+", "-", "@", "'", "_x0041_", "1.234", "85.10", "X.XX")


def bersih(teks):
    """As every form stores it; None for what no form lets in."""
    try:
        return bersihkan_teks(teks) or None
    except MasukanSalah:
        return None


def teks_sampai(panjang):
    isi = st.builds(str.__add__, st.sampled_from(AWAL), st.text(max_size=20))
    return isi.map(bersih).filter(lambda t: t is not None and len(t) <= panjang)


TEKS = teks_sampai(60)
TARGET = st.one_of(
    st.sampled_from(["97%", "1.234", "85,5", "85.10", "WTP", "10-15", "≥ 90", "12 bln", "-", "0", "1.234.567,89"]),
    teks_sampai(60),
)
PAGU = st.none() | st.decimals(0, 10**12, places=2, allow_nan=False)
INDIKATOR = st.fixed_dictionaries(
    {
        "nama": TEKS,
        "satuan": TEKS,
        "jenis": st.sampled_from(JenisIndikator),
        "level": st.sampled_from(LevelIndikator),
        "arah": st.sampled_from(Arah),
        "cara_hitung": st.sampled_from(CaraHitung),
        "jenis_sumber": st.sampled_from(SumberData),
        "skala": st.just("") | TEKS,
        "definisi_operasional": st.just("") | TEKS,
        "formula": st.just("") | TEKS,
        "sumber_data": st.just("") | TEKS,
        "penanggung_jawab": st.just("") | TEKS,
        "tahun_baseline": st.none() | st.integers(TAHUN_DASAR_PERTAMA, 2028),
        "baseline": st.just("") | TARGET,
        "target_akhir": st.just("") | TARGET,
        "tahunan": st.lists(st.tuples(st.just("") | TARGET, PAGU), max_size=5),
    }
)
SIFAT = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def sama_semua(jenis, milik):
    return sama(impor(jenis, milik))


def sama(satu):
    """What is exported now changes nothing now: every row is there, and none differs."""
    p = PENGIMPOR[satu.jenis]
    hasil = p.susun(satu, baca(p.templat(satu), p.kolom(satu)))
    assert hasil.kesalahan == ()
    assert [(u.label, u.keadaan, u.perubahan) for u in hasil.usul if u.keadaan != "sama"] == []
    return len(hasil.usul)


def tanam(rencana, cabang):
    """A tree of three levels from lists of (text, indicators)."""
    jenis = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN, JenisSimpul.PROGRAM)
    for urutan, (dalam, uraian, indikator) in enumerate(cabang):
        induk = rencana.simpul.filter(jenis=jenis[dalam - 1]).order_by("id").last() if dalam else None
        if dalam and induk is None:
            continue
        simpul = Simpul.objects.create(
            rencana=rencana, induk=induk, jenis=jenis[dalam], uraian=uraian, urutan=urutan + 1
        )
        for isi in indikator:
            satu = Indikator.objects.create(simpul=simpul, **{f: v for f, v in isi.items() if f != "tahunan"})
            Target.objects.bulk_create(
                Target(indikator=satu, tahun=t, tertulis=tertulis, bilangan=bilangan_target(tertulis), pagu=pagu)
                for t, (tertulis, pagu) in zip(rencana.tahun, isi["tahunan"], strict=False)
                if tertulis or pagu is not None
            )


@SIFAT
@given(cabang=st.lists(st.tuples(st.integers(0, 2), TEKS, st.lists(INDIKATOR, max_size=2)), min_size=1, max_size=6))
def test_any_tree_comes_back_as_it_went(panggung: SimpleNamespace, cabang) -> None:
    rencana = pabrik.buat_renstra(panggung.pd, ditetapkan=False, pohon=())
    tanam(rencana, cabang)
    n = rencana.simpul.count() + Indikator.objects.filter(simpul__rencana=rencana).count()
    if n:
        assert sama_semua(JenisImpor.RENCANA, rencana) == n
    if n > rencana.simpul.count():
        assert sama_semua(JenisImpor.IKU, rencana) == n - rencana.simpul.count()
    Rencana.objects.filter(pk=rencana.pk).delete()


@SIFAT
@given(
    alasan=st.lists(TEKS, min_size=1, max_size=4), kode=st.lists(st.tuples(TEKS, TEKS, TEKS), min_size=1, max_size=4)
)
def test_any_request_edition_and_reference_comes_back_as_it_went(panggung: SimpleNamespace, alasan, kode) -> None:
    rencana = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    indikator = Indikator.objects.filter(simpul__rencana=rencana).first()
    pd = PerangkatDaerah.objects.filter(pemda=panggung.pemda).exclude(pk=panggung.pd.pk)
    minta = {"indikator": indikator, "diminta_oleh": panggung.perencana, "diminta_pada": panggung.now}
    IndikatorBersama.objects.bulk_create(
        IndikatorBersama(pd=p, alasan=a, **minta) for p, a in zip(pd, alasan, strict=False)
    )
    assert sama_semua(JenisImpor.BERSAMA, rencana) == len(alasan)
    edisi = EdisiNomenklatur.objects.create(pemda=panggung.pemda, nama="Edisi")
    for n, (nama, kinerja, satuan) in enumerate(kode, 1):
        isi = {"nama": nama, "kinerja": kinerja, "satuan": satuan}
        Nomenklatur.objects.create(edisi=edisi, tingkat="bidang", kode=f"1.0{n}", **isi)
    milik = {"pemda": panggung.pemda, "tahun": 2026}
    assert sama(Impor(jenis=JenisImpor.EDISI, **milik)) == len(kode)
    rkpd = DokumenRujukan.objects.create(jenis="rkpd", nomor=alasan[0], tanggal=panggung.now.date(), **milik)
    assert sama(Impor(jenis=JenisImpor.RUJUKAN, **milik)) == 3
    for benda in (rkpd, edisi, rencana):
        benda.delete()


@pytest.fixture
def dpa(panggung):
    return pabrik.buat_dpa(panggung.pd, ditetapkan=False)


@SIFAT
@given(data=st.lists(st.tuples(TEKS, TARGET, st.just("") | TEKS, TEKS), min_size=1, max_size=5))
def test_any_rkt_comes_back_as_it_went(panggung: SimpleNamespace, data) -> None:
    rencana = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    rkt = pabrik.buat_rkt(panggung.pd, tahun=2027, ditetapkan=False, rencana=rencana)
    for baris, (nama, target, catatan, sasaran) in zip(rkt.baris.all(), data, strict=False):
        baris.nama, baris.target, baris.catatan, baris.sasaran = nama, target, catatan, sasaran
        baris.save()
    assert sama_semua(JenisImpor.RKT, rkt) == rkt.baris.count()
    rkt.delete()
    rencana.delete()


@SIFAT
@given(data=st.lists(st.tuples(st.sampled_from(JenisTolokUkur), TEKS, TARGET, st.just("") | TEKS), max_size=8))
def test_any_tolok_ukur_comes_back_as_it_went(dpa, data) -> None:
    TolokUkur.objects.filter(baris__dokumen=dpa).delete()
    baris = list(dpa.baris.all())
    for n, (jenis, uraian, target, satuan) in enumerate(data):
        TolokUkur.objects.create(baris=baris[n % len(baris)], jenis=jenis, uraian=uraian, target=target, satuan=satuan)
    if data:
        assert sama_semua(JenisImpor.TOLOK_UKUR, dpa) == len(data)


@SIFAT
@given(
    data=st.lists(
        st.tuples(
            TEKS,
            st.decimals(0, 10**12, places=2, allow_nan=False),
            st.sampled_from(["dau", "pad", "dekon"]),
            st.none() | TEKS,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_any_budget_lines_come_back_as_they_went(dpa, data) -> None:
    dana = pabrik.buat_sumber_dana()
    sub = list(dpa.baris.filter(tingkat="sub_kegiatan"))
    PaguSumberDana.objects.filter(baris__dokumen=dpa).delete()
    for n, (baris, (nama, jumlah, sumber, unit)) in enumerate(zip(sub, data, strict=False)):
        BarisAnggaran.objects.filter(pk=baris.pk).update(nama=" ".join(nama.split()) or "x")
        milik = {} if unit is None else {"kode_sub_unit": f"9.{n}", "nama_sub_unit": " ".join(unit.split())}
        PaguSumberDana.objects.create(baris=baris, sumber_dana=dana[sumber], jumlah=jumlah, **milik)
    sama_semua(JenisImpor.ANGGARAN, dpa)


@given(ekspor=TEKS, kini=TEKS, berkas=TEKS)
def test_a_row_is_overwritten_only_where_nobody_else_changed_it(ekspor: str, kini: str, berkas: str) -> None:
    label = {"isi": "Isi"}
    kunci = kunci_baris(1, [ekspor])
    arah = tiga_arah(
        KunciBaris(1, kunci.split("-")[1]).sidik, sidik_isi({"isi": kini}, label), sidik_isi({"isi": berkas}, label)
    )
    if arah == "berubah":
        assert kini == ekspor
    if arah == "biarkan":
        assert berkas == ekspor
    if kini != ekspor and berkas not in (ekspor, kini):
        assert arah == "bentrok"


@given(st.decimals(-(10**16), 10**16, places=8, allow_nan=False))
def test_the_number_of_a_target_fits_its_column(jumlah: Decimal) -> None:
    bilangan = bilangan_target(f"{jumlah:f}".replace(".", ","))
    assert bilangan is None or bilangan == round(bilangan, 6)
