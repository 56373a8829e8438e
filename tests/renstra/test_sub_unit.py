"""Sub units of a PD: stored from the recap, shown, edited, copied, compared, undone and exported without a loss."""

import random
from collections import defaultdict
from decimal import Decimal
from html import unescape
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from renstra import queries
from renstra.cetak.naskah import lembaran_anggaran
from renstra.enums import JenisImpor, VersiAnggaran
from renstra.models import Impor, PaguSumberDana
from renstra.rules.banding import hanya_beda
from renstra.rules.sub_unit import SubUnit, ikuti, per_dana, per_unit
from renstra.services import anggaran
from renstra.services.dasar import Ditolak
from renstra.services.impor import alur
from renstra.services.impor.anggaran import potret_dokumen
from renstra.services.impor.rancang import lupakan
from tests.renstra import pabrik
from tests.renstra.berkas import batalkan, hitung, lihat, masukkan, sunting, tabel, templat, terapkan, unggah
from tests.renstra.pabrik import baris_rekap, buku_rekap

ANGGARAN, RENJA = JenisImpor.ANGGARAN, JenisImpor.RENJA
A, B = SubUnit("1.01.0.00.0.00.01.0001", "UPTD A"), SubUnit("1.01.0.00.0.00.01.0002", "UPTD B")
SUB = "1.01.02.2.01.0001"


@pytest.fixture(autouse=True)
def jam(panggung, pada, sekarang):
    lupakan()
    pabrik.buat_sumber_dana()
    with pada(sekarang):
        yield


@pytest.fixture
def draf(panggung):
    return pabrik.buat_dpa(panggung.pd, ditetapkan=False, baris=())


def baris(pd, unit=None, **lain):
    ubah = {} if unit is None else {"KODE_SUB_UNIT": unit.kode, "NAMA_SUB_UNIT": unit.nama}
    return baris_rekap(pd, **ubah, **lain)


@pytest.fixture
def terisi(panggung, draf):
    """One sub kegiatan: DAU by UPTD A (5), UPTD B (7) and the PD itself (1), PAD by UPTD B (2)."""
    pad = {"KODE_SUMBER_DANA": "1.1.01", "NAMA_SUMBER_DANA": "Pendapatan Asli Daerah"}
    pd = panggung.pd
    rows = [baris(pd, A, PAGU=5), baris(pd, B, PAGU=7), baris(pd, PAGU=1), baris(pd, B, PAGU=2, **pad)]
    masukkan(panggung, ANGGARAN, draf, buku_rekap(rows))
    draf.refresh_from_db()
    return draf


def isi(dokumen):
    return queries.pagu_dokumen(dokumen)[SUB]


def test_a_recap_is_summed_per_sub_unit_sub_kegiatan_and_source_of_funds(panggung, draf):
    acak, jumlah, rows = random.Random(7), defaultdict(Decimal), []
    for _ in range(400):
        unit, sub = acak.choice([A, B, None]), f"1.01.02.2.01.{acak.randrange(1, 6):04d}"
        dana, nilai = acak.choice(["1.2.01", "1.1.01"]), Decimal(acak.randrange(1, 10**9)) / 100
        jumlah[(sub, dana, unit or SubUnit())] += nilai
        ubah = {"KODE_SUB_KEGIATAN": sub, "NAMA_SUB_KEGIATAN": f"Sub {sub}", "KODE_SUMBER_DANA": dana}
        rows.append(baris(panggung.pd, unit, PAGU=f"{nilai:f}".replace(".", ","), **ubah))
    masukkan(panggung, ANGGARAN, draf, buku_rekap(rows))
    tersimpan = {(k, *pos): j for k, pagu in queries.pagu_dokumen(draf).items() for pos, j in pagu.items()}
    assert tersimpan == jumlah
    assert queries.ringkas(draf).total == sum(jumlah.values())


def test_the_pd_as_its_own_sub_unit_is_no_sub_unit(panggung, draf):
    pd = panggung.pd
    sendiri = [SubUnit(pd.kode_sipd, pd.nama), SubUnit("", pd.nama.upper()), SubUnit(pd.kode_sipd, "Lain"), SubUnit()]
    hasil = lihat(panggung, ANGGARAN, draf, buku_rekap([baris(pd, u) for u in sendiri]))
    assert hasil.keraguan == ()
    assert hasil.isi.sub_unit == {SubUnit(): 4_000_000}


def test_a_sub_unit_is_known_by_its_code_and_keeps_its_first_name(panggung, draf):
    lain = A._replace(nama="Unit Pelaksana A")
    hasil = lihat(panggung, ANGGARAN, draf, buku_rekap([baris(panggung.pd, u) for u in (A, B, lain)]))
    assert hasil.isi.sub_unit == {A: 2_000_000, B: 1_000_000}
    assert [(t.sel, "nama pertama yang dipakai" in t.pesan) for t in hasil.keraguan] == [("H4", True)]
    assert ("Sub unit: UPTD A", "Rp 2.000.000,00") in hasil.ringkasan


def test_the_same_amount_twice_for_one_sub_unit_cannot_be_stored(terisi):
    satu = PaguSumberDana.objects.filter(baris__dokumen=terisi, kode_sub_unit=A.kode).get()
    with pytest.raises(IntegrityError), transaction.atomic():
        PaguSumberDana.objects.create(
            baris=satu.baris, sumber_dana=satu.sumber_dana, kode_sub_unit=A.kode, nama_sub_unit=A.nama, jumlah=1
        )


def test_what_is_exported_names_the_real_sub_units_and_comes_back_unchanged(panggung, terisi):
    keluar = templat(ANGGARAN, terisi)
    milik = {(r["KODE SUB UNIT"], r["KODE SUMBER DANA"]): r["PAGU"] for r in tabel(keluar)[1]}
    assert milik == {
        (A.kode, "1.2.01"): 5,
        (B.kode, "1.2.01"): 7,
        (panggung.pd.kode_sipd, "1.2.01"): 1,
        (B.kode, "1.1.01"): 2,
    }
    hasil = lihat(panggung, ANGGARAN, terisi, keluar)
    assert (hasil.kesalahan, hasil.keraguan, hitung(hasil)) == ((), (), {"sama": 3})


def test_money_that_moves_between_sub_units_is_a_change_and_meets_that_of_others(panggung, terisi):
    def geser(rows):
        rows[2]["PAGU"], rows[3]["PAGU"] = 6, 6  # UPTD A and B, DAU

    berkas = sunting(templat(ANGGARAN, terisi), geser)
    (perubahan,) = {u.kunci: u for u in lihat(panggung, ANGGARAN, terisi, berkas).usul}[SUB].perubahan
    assert perubahan.kolom == "Sub unit" and f"{A.kode} UPTD A" in perubahan.semula
    PaguSumberDana.objects.filter(baris__dokumen=terisi, kode_sub_unit=A.kode).update(nama_sub_unit="UPTD Alfa")
    assert hitung(lihat(panggung, ANGGARAN, terisi, berkas))["bentrok"] == 1


def test_amounts_crossed_between_sub_units_and_sources_are_seen_though_all_sums_stay(panggung, draf):
    def silang(a, b):
        pad = {"KODE_SUMBER_DANA": "1.1.01", "NAMA_SUMBER_DANA": "Pendapatan Asli Daerah"}
        return buku_rekap(
            [baris(panggung.pd, u, PAGU=n, **d) for u, n, d in ((A, a, {}), (B, b, {}), (A, b, pad), (B, a, pad))]
        )

    masukkan(panggung, ANGGARAN, draf, silang(1, 2))
    draf.refresh_from_db()
    hasil = lihat(panggung, ANGGARAN, draf, silang(2, 1))
    assert [p.kolom for u in hasil.usul for p in u.perubahan] == ["Sumber dana per sub unit"]


def test_undoing_puts_every_sub_unit_back(panggung, terisi):
    sebelum = potret_dokumen(terisi)
    satu = masukkan(panggung, ANGGARAN, terisi, buku_rekap([baris(panggung.pd, PAGU=3)]))
    assert isi(terisi) == {("1.2.01", SubUnit()): 3}
    batalkan(panggung, satu)
    assert potret_dokumen(terisi) == sebelum


def test_an_import_kept_in_the_old_shape_can_no_longer_be_undone(panggung, terisi):
    lama = Impor.objects.get(anggaran=terisi)
    Impor.objects.filter(pk=lama.pk).update(cadangan=[{"kode": SUB, "pagu": [[1, "5"]]}])
    import_module("renstra.migrations.0007_cadangan_bentuk_lama").lupakan(apps, None)
    with pytest.raises(Ditolak, match="Isi sebelumnya tidak disimpan"):
        alur.batalkan(impor_id=lama.pk, pelaku=panggung.perencana, now=panggung.now)


# ---- pages and forms


def _orang(panggung, masuk):
    klien = masuk(Client(), panggung.perencana)
    klien.get(reverse("renstra:daftar"), {"tahun": "2026", "pd": panggung.pd.pk})
    return klien


def _kirim(form, **ubah):
    """What the browser sends of a form that was left alone but for `ubah`."""
    isian = {f.html_name: "" if f.value() is None else f.value() for f in form}
    return isian | ubah


def test_saving_a_line_on_the_page_keeps_its_sub_units(panggung, terisi, masuk):
    klien, sebelum = _orang(panggung, masuk), isi(terisi)
    url = reverse("renstra:baris_ubah", args=[terisi.baris.get(kode=SUB).pk])
    form = klien.get(url).context["form"]
    assert klien.post(url, _kirim(form, nama="Nama lain")).status_code == 302
    assert isi(terisi) == sebelum
    assert terisi.baris.get(kode=SUB).nama == "Nama lain"


def test_a_line_takes_another_sub_unit_on_the_page_but_none_twice(panggung, terisi, masuk):
    klien = _orang(panggung, masuk)
    url = reverse("renstra:baris_ubah", args=[terisi.baris.get(kode=SUB).pk])
    form = klien.get(url).context["form"]
    (pad,) = [n for n in range(form.banyak) if form.fields[f"pagu_{n}"].initial == 2]
    assert klien.post(url, _kirim(form, **{f"unit_{pad}": A.lengkap})).status_code == 302
    assert isi(terisi)[("1.1.01", A)] == 2
    form = klien.get(url).context["form"]
    jawaban = klien.post(url, _kirim(form, **{f"unit_{n}": "" for n in range(form.banyak)}))
    assert jawaban.status_code == 422
    assert "sudah ada di atas bagi sub unit yang sama" in jawaban.content.decode()


def test_a_pd_without_sub_units_is_not_asked_for_one(panggung, masuk):
    dpa = pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    klien = _orang(panggung, masuk)
    assert "Sub unit" not in klien.get(reverse("renstra:baris_tambah", args=[dpa.pk])).content.decode()
    assert "Sub unit" not in klien.get(reverse("renstra:anggaran", args=[dpa.pk])).content.decode()


def test_the_page_adds_up_each_sub_unit_and_finds_its_lines_in_few_queries(panggung, terisi, masuk):
    klien = _orang(panggung, masuk)
    with CaptureQueriesContext(connection) as ditangkap:
        jawaban = klien.get(reverse("renstra:anggaran", args=[terisi.pk]))
    assert len(ditangkap) <= 12
    assert {(u.nama, u.jumlah) for u in jawaban.context["unit"]} == {
        (A.lengkap, 5),
        (B.lengkap, 9),
        ("Perangkat Daerah sendiri", 1),
    }
    assert "UPTD B" in unescape(jawaban.content.decode())
    cari = klien.get(reverse("renstra:anggaran", args=[terisi.pk]), {"q": A.lengkap})
    assert [b["b"].kode for b in cari.context["baris"]] == ["1.01.02", "1.01.02.2.01", SUB]
    assert klien.get(reverse("renstra:anggaran", args=[terisi.pk]), {"q": "UPTD C"}).context["baris"] == []


@pytest.mark.parametrize("ringkas", [True, False])
def test_the_paper_names_the_sub_units_and_what_each_spends(terisi, ringkas):
    naskah = lembaran_anggaran(terisi, queries.tampilan_anggaran(terisi), ringkas=ringkas)
    assert naskah.keterangan[-1].startswith(
        f"Menurut sub unit: {B.lengkap} Rp\xa09,00 (60,00%); {A.lengkap} Rp\xa05,00"
    )
    sel = [isian.teks for baris in naskah.tabel[0].baris for isian in baris]
    unit = "(sub unit: Perangkat Daerah sendiri, UPTD A, UPTD B)"
    assert f"Dana Alokasi Umum; Pendapatan Asli Daerah {unit}" in sel


# ---- versions


def _tetapkan(dokumen):
    type(dokumen).objects.filter(pk=dokumen.pk).update(status="ditetapkan", nomor="1", tanggal="2026-01-02")


def test_a_new_version_begins_with_the_same_sub_units_and_shows_what_moved_between_them(panggung, terisi):
    _tetapkan(terisi)
    baru = anggaran.ganti_anggaran(
        dokumen_id=terisi.pk, versi=VersiAnggaran.PERGESERAN, pelaku=panggung.perencana, now=panggung.now
    )
    assert isi(baru) == isi(terisi)
    assert hanya_beda(queries.banding(terisi, baru)) == []
    for unit, nilai in ((A, 4), (B, 8)):
        milik = PaguSumberDana.objects.filter(baris__dokumen=baru, kode_sub_unit=unit.kode, sumber_dana__kode="1.2.01")
        milik.update(jumlah=nilai)
    beda = {b.kode: b for b in queries.banding(terisi, baru)}[SUB]
    assert beda.uang.selisih == 0
    assert [(s.nama, s.selisih) for s in beda.sumber] == [
        ("Dana Alokasi Umum, UPTD A", -1),
        ("Dana Alokasi Umum, UPTD B", 1),
    ]


def test_a_version_without_sub_units_is_compared_by_source_of_funds_alone(panggung, terisi):
    dana = pabrik.buat_sumber_dana()
    rka = pabrik.buat_rka(panggung.pd, ditetapkan=False, tolok_ukur=False, baris=())
    masukkan(panggung, ANGGARAN, rka, buku_rekap([baris(panggung.pd, PAGU=13)]))
    (beda,) = {b.kode: b for b in queries.banding(rka, terisi)}[SUB].sumber
    assert (beda.nama, beda.selisih) == (dana["pad"].nama, 2)


# ---- the worksheet of Renja, which knows no sub units


def test_the_renja_template_leaves_the_sub_units_of_what_it_does_not_change(panggung, terisi):
    sebelum = isi(terisi)
    masukkan(panggung, RENJA, terisi, templat(RENJA, terisi))
    assert isi(terisi) == sebelum


def test_the_renja_template_says_where_a_division_over_sub_units_is_lost(panggung, terisi):
    def ubah(rows):
        next(r for r in rows if r["JUMLAH PAGU"] == 13)["JUMLAH PAGU"] = 20

    berkas = sunting(templat(RENJA, terisi), ubah)
    hasil = lihat(panggung, RENJA, terisi, berkas)
    assert any("dibelanjakan beberapa sub unit" in t.pesan for t in hasil.keraguan)
    terapkan(panggung, unggah(panggung, RENJA, terisi, berkas))
    assert isi(terisi) == {("1.2.01", SubUnit()): 20, ("1.1.01", B): 2}


def test_amounts_without_a_sub_unit_follow_the_one_that_spends_the_line():
    lama = {("dau", A): Decimal(5), ("pad", A): Decimal(2)}
    assert ikuti({"dau": Decimal(6), "pad": Decimal(2)}, lama) == ({("dau", A): 6, ("pad", A): 2}, False)
    assert ikuti({"dau": Decimal(6)}, {}) == ({("dau", SubUnit()): 6}, False)
    terbagi = lama | {("dau", B): Decimal(1)}
    assert ikuti({"dau": Decimal(6), "pad": Decimal(2)}, terbagi) == (terbagi, False)
    assert ikuti({"dau": Decimal(9)}, terbagi) == ({("dau", SubUnit()): 9}, True)
    assert (per_dana(terbagi), per_unit(terbagi)) == ({"dau": 6, "pad": 2}, {A: 7, B: 1})
