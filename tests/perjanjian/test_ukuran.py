"""How the rows of a PK are measured: from their source, and as it was at signing (GM/SM Pasal 9 ayat (4))."""

import pytest
from django.db import DatabaseError

from perjanjian.models import Butir
from perjanjian.queries.ukuran import bersumber, salin_cara_ukur
from renstra.enums import Arah, CaraHitung
from renstra.models import CARA_UKUR
from tests.perjanjian.pabrik import adegan
from tests.perjanjian.test_sunting import alamat, formulir
from tests.perjanjian.test_susun_halaman import pakai  # noqa: F401

pytestmark = pytest.mark.django_db


def _bersumber(pk):
    return pk.butir.filter(baris_rkt__indikator__isnull=False).select_related("baris_rkt__indikator").first()


def test_a_row_takes_the_measuring_of_its_indicator_gm_sm_pasal_9_ayat_4():
    butir = _bersumber(adegan().susun("kepala_satu"))
    asal = butir.baris_rkt.indikator
    assert [getattr(butir, n) for n in CARA_UKUR] == [getattr(asal, n) for n in CARA_UKUR]
    butir.arah, butir.formula = Arah.TURUN, "lain"
    assert salin_cara_ukur([butir]) == [butir]
    assert (butir.arah, butir.formula) == (asal.arah, asal.formula)
    assert salin_cara_ukur([butir]) == []


def test_a_row_without_a_source_keeps_what_was_chosen_for_it():
    a = adegan()
    pk = a.susun("kepala_satu")
    sendiri = Butir.objects.create(
        perjanjian=pk, urutan=9, kelompok="-", indikator="Tambahan", target="3", cara_hitung=CaraHitung.JUMLAH
    )
    assert sendiri.pk not in bersumber(list(pk.butir.all()))
    a.tandatangani(pk, "kepala_satu")
    sendiri.refresh_from_db()
    assert sendiri.cara_hitung == CaraHitung.JUMLAH


def test_the_formula_of_the_day_it_leaves_the_draft_is_kept_gm_sm_pasal_9_ayat_4():
    a = adegan()
    pk = a.susun("kepala_satu")
    butir = _bersumber(pk)
    asal = butir.baris_rkt.indikator.arah
    Butir.objects.filter(pk=butir.pk).update(arah=Arah.TURUN if asal == Arah.NAIK else Arah.NAIK)
    a.tandatangani(pk, "kepala_satu")
    assert Butir.objects.get(pk=butir.pk).arah == asal
    with pytest.raises(DatabaseError, match="selama draf"):
        Butir.objects.filter(pk=butir.pk).update(cara_hitung=CaraHitung.RATA)


def test_the_planner_chooses_how_a_row_of_ones_own_is_measured_and_no_other(pakai):  # noqa: F811
    a = adegan()
    pk = a.susun("kepala_satu")
    rencana = _bersumber(pk)
    Butir.objects.create(
        perjanjian=pk, urutan=99, kelompok=rencana.kelompok, indikator="Nilai SAKIP", target="BB", satuan="nilai"
    )
    semua = list(pk.butir.order_by("urutan", "id"))
    pilihan = {"arah": "skala", "cara_hitung": "rata", "skala": "D; C; B; BB; A"}
    data = formulir(pk) | {f"b-{i}-{n}": v for i in range(len(semua)) for n, v in pilihan.items()}
    halaman = pakai(a, "perencana_satu")
    halaman(alamat(pk), data)
    baru = pk.butir.get(indikator="Nilai SAKIP")
    assert (baru.arah, baru.cara_hitung, baru.skala) == ("skala", "rata", "D; C; B; BB; A")
    rencana.refresh_from_db()
    assert (rencana.arah, rencana.skala) == (rencana.baris_rkt.indikator.arah, "")
    salah = halaman(alamat(pk), formulir(pk) | {f"b-{len(semua) - 1}-arah": "skala", f"b-{len(semua) - 1}-skala": "A"})
    assert "paling sedikit dua sebutan" in salah.content.decode()
