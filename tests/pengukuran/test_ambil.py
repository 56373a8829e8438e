"""Taking over what subordinates measured: every figure that went into it can be told afterwards."""

import pytest
from django.db import DatabaseError, transaction

from pengukuran.models import Ambilan, Realisasi
from pengukuran.queries.angka import diambil
from tests.perjanjian.halaman import Halaman, teks

from .pabrik import ukur

pytestmark = pytest.mark.django_db(transaction=True)


def test_several_figures_put_together_leave_a_trace_to_each_of_them():
    """GM/SM Pasal 9 ayat (2): the figure of the PK above rests on those of the PKs below."""
    u = ukur("kabid_satu")
    h, atas = Halaman(u), u.pk["kepala_satu"].butir.first()
    for butir in u.pk["kabid_satu"].butir.all():
        u.tulis_ulang(butir, mendukung=atas, satuan="%")
    bawah = u.ajukan(u.isi(u.lembar("kabid_satu"), "62%"))
    dari, p = {r.pk for r in u.baris(bawah)}, u.lembar()
    assert len(dari) > 1
    kunci = (p.pk, u.baris(p)[0].pk)
    h.kirim("perencana_satu", "pengukuran:angka", *kunci, isi={"aksi": "ambil", "dari": "semua", "versi": "0"})
    halaman = h.buka("perencana_satu", "pengukuran:angka", *kunci)
    assert {r.pk for r in halaman.context["diambil"]} == dari
    assert teks(halaman).count("Kepala Bidang Satu Alfa: 62%") == len(dari)
    for i in range(1, p.realisasi.count()):
        u.simpan(p, {i: "90%"}, kendala="x", solusi="y")
    u.simpan(p, {0: {"kendala": "x", "solusi": "y"}})
    p = u.terima(u.ajukan(u.segar(p)))
    baru = u.koreksi(p).realisasi.order_by("urutan", "id").first()
    assert {r.pk for r in diambil(baru)} == dari
    with pytest.raises(DatabaseError), transaction.atomic():
        Ambilan.objects.filter(realisasi__pengukuran=p).delete()
    u.simpan(baru.pengukuran, {0: "70%"})
    assert diambil(Realisasi.objects.get(pk=baru.pk)) == [] and not baru.ambilan.exists()
