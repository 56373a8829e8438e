"""A sheet read as tuples: it says, and judges, what the models do."""

import pytest

from pengukuran.models import Pengukuran, Realisasi, TargetTriwulan
from pengukuran.queries.deret import Deret, deret, deret_lembar, deret_satu, kelompok
from pengukuran.queries.fakta import periksaan
from pengukuran.queries.kaidah import kaidah_pada
from pengukuran.queries.tulisan import AngkaLembar, baca_angka
from perjanjian.models import Perjanjian
from tests.alat.basisdata import tanpa_penjaga
from tests.pengukuran.pabrik import Ukur, ukur

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def u() -> Ukur:
    return ukur()


def versi_dua(p: Pengukuran) -> Pengukuran:
    """The same sheet, of a changed PK with the same promises in other rows: past the guards."""
    with tanpa_penjaga():
        lama = p.perjanjian_id
        Perjanjian.objects.filter(pk=lama).update(status="diganti")
        pk = Perjanjian.objects.get(pk=lama)
        pk.pk, pk.versi, pk.status, pk.kode, pk.menggantikan_id = None, 2, "berlaku", f"{pk.kode}-2", lama
        pk._state.adding = True
        pk.save()
        Pengukuran.objects.filter(pk=p.pk).update(perjanjian=pk)
        for r in Ukur.baris(p):
            b = r.butir
            b.pk, b.perjanjian, b._state.adding = None, pk, True
            b.save()
            Realisasi.objects.filter(pk=r.pk).update(butir=b)
    return Ukur.segar(p)


def dinilai(p: Pengukuran, d: Deret) -> tuple[object, ...]:
    """What the series says of each row of the sheet."""
    kaidah = kaidah_pada(p.pemda_id, p.tahun)
    lihat = periksaan(p, d, kaidah)
    kosong = [r.pk for r in lihat.kosong]
    return d.isian(p), d.hasil(p, kaidah), kosong, lihat.perlu_penjelasan, lihat.aneh


def sama_dibaca(p: Pengukuran) -> None:
    tahun = deret([p])[kelompok(p)]
    isi = next(x for x in tahun.semua if x.pk == p.pk)
    assert all(len(x) == 2 for x in tahun.isian(isi).values())  # both quarters are seen
    assert dinilai(*deret_lembar(p)) == dinilai(*deret_satu(p)) == dinilai(isi, tahun)


def test_a_tuple_says_of_a_figure_what_its_row_says(u):
    for p in (u.isi(u.lembar(), {0: {"tertulis": "1.234", "notasi": "en"}, 1: "90%"}), u.program()):
        for a, r in zip(baca_angka([p])[p.pk], u.baris(p), strict=True):
            for nama in AngkaLembar._fields:
                sumber = r if hasattr(r, nama) and nama != "bukti" else r.asal
                benar = r.bukti.count() if nama == "bukti" else getattr(sumber, nama, None)
                assert getattr(a, nama) == benar, nama


def test_a_year_is_judged_alike_however_it_was_read(u):
    u.triwulan("tw1", {0: "50", 1: {"tertulis": "90%", "pembilang": "9", "penyebut": "10"}})
    u.pada("tw2")
    p = u.isi(u.lembar(periode="tw2"), {0: "900", 1: "40%"}, kendala="", benar=False)
    with tanpa_penjaga():
        TargetTriwulan.objects.create(butir=u.baris(p)[1].butir, triwulan=2, tertulis="80%")
    sama_dibaca(p)
    sama_dibaca(versi_dua(p))
