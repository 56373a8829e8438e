"""The worked example has a whole LKjIP of a PD and of a regency, with years behind it."""

from datetime import date
from decimal import Decimal

import pytest

from laporan.models import Laporan, Paragraf, Publikasi
from laporan.queries.naskah import naskah
from laporan.queries.usang import angka_usang
from laporan.rules.blok import tulisan
from pengukuran.models import Pengukuran, Realisasi
from sakip.angka import baca_nilai
from sakip.beranda.contoh.muat import muat_contoh
from sakip.kalender.models import Dispensasi
from tests.pemeran import SANDI


@pytest.mark.django_db
def test_the_reports_of_the_example_are_whole():
    (d,) = muat_contoh(SANDI, ["semarang"])
    daerah, pupr, separuh = (
        naskah(Laporan.objects.get(pemda=d.pemda, pd=d.pd.get(k))) for k in ("", "pupr", "bappeda")
    )

    # every place that must be written is; of the third report only some
    kosong = [[t.kunci for t in tulisan(n.bab) if t.wajib and t.kunci not in n.isi.tulisan] for n in (daerah, pupr)]
    assert kosong == [[], []]
    assert separuh.isi.tulisan and any(t.kunci not in separuh.isi.tulisan for t in tulisan(separuh.bab))
    assert all(n.tanpa_tempat == {} for n in (daerah, pupr, separuh))
    teks = " ".join(p.isi for isi in daerah.isi.tulisan.values() for p in isi)
    assert "21,10%" in teks and "{" not in teks and "<table>" in teks

    # the figures that the words quote are watched, and none of them is out of date
    rows = list(Paragraf.objects.filter(bagian__laporan__pemda=d.pemda).exclude(kutipan={}))
    assert len(rows) > 20 and angka_usang(pupr.laporan, [p for p in rows if p.bagian.laporan.pd == d.pd["pupr"]]) == {}

    # three years before, what should fall, a text, missed targets, standards beside
    stunting = next(i for i in daerah.laporan.indikator if i.nama == "Prevalensi Stunting")
    assert [t.realisasi for t in stunting.lalu if t.realisasi] == ["23,80%", "22,10%", "21,30%"]
    assert (stunting.arah, stunting.tercapai, len(stunting.pembanding)) == ("turun", False, 3)
    opini = next(i for i in daerah.laporan.indikator if i.nama.startswith("Opini"))
    assert (opini.realisasi, [t.realisasi for t in opini.lalu if t.realisasi]) == ("WTP", ["WDP", "WTP", "WTP"])

    # the PK changed in mid-year, and the budget of the programs stands beside their own figures
    assert [pk.versi for pk in pupr.laporan.pk] == [1, 2]
    assert "semula 79% menjadi 80,50%" in " ".join(pupr.laporan.pk[1].perubahan)
    assert pupr.laporan.kinerja and pupr.laporan.jumlah.realisasi
    assert pupr.laporan.organisasi.pegawai == 146
    assert len(daerah.laporan.perangkat) == len(d.pd) and all(p.cetak for p in daerah.laporan.perangkat)

    # a quarter that stays open is measured late, and told so (SM Pasal 9 ayat (7))
    telat = Pengukuran.objects.get(perjanjian__jabatan=d.jabatan["pupr", "kepala"], tahun=2025, periode="tw2")
    assert (telat.pertama_diajukan_pada.date() - date(2025, 7, 14)).days > 0 and telat.status == "diterima"
    assert not Dispensasi.objects.exists()

    # the public sees part of it: the year's accepted results, not those that are still checked
    assert set(Publikasi.objects.filter(jenis="hasil", tahun=2025).values_list("pd__kode", flat=True)) >= {
        None,
        "pupr",
    }
    assert not Publikasi.objects.filter(jenis="hasil", pd=d.pd["setda"]).exists()
    assert Publikasi.objects.get(jenis="lkjip").pd == d.pd["pupr"]

    # a figure keeps near its target: nobody lives 42 years instead of 72
    for r in Realisasi.objects.filter(pengukuran__periode="tw4").exclude(capaian="").select_related("butir"):
        assert Decimal(40) < Decimal(r.capaian) < Decimal(150), r
        if r.butir and r.butir.satuan == "tahun":
            target, ada = (baca_nilai(x).bilangan for x in (r.butir.target, r.tertulis))
            assert target and ada and abs(ada - target) < target / 50
