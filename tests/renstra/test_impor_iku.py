"""The register of IKU out as a worksheet and back: its fields changed, nobody overwritten (GM Lamp. C.4, SM Lamp. B.4)."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from renstra.enums import JenisImpor
from renstra.models import Indikator, Target
from renstra.queries.iku import SaringIku, daftar_iku
from renstra.rules.impor import Keadaan
from renstra.services.dasar import Ditolak
from tests.renstra import pabrik
from tests.renstra.berkas import batalkan, hitung, lihat, masukkan, sunting, tabel, templat, terapkan, unggah

IKU = JenisImpor.IKU
NAMA = "INDIKATOR KINERJA UTAMA"
SATU, DUA, SUB = "Indeks layanan", "Persentase layanan tepat waktu", "Jumlah dokumen layanan"


@pytest.fixture
def renstra(panggung):
    return pabrik.buat_renstra(panggung.pd, ditetapkan=False)


def ganti(nama, **isi):
    kolom = {k.replace("_", " "): v for k, v in isi.items()}
    return lambda rows: next(r for r in rows if r[NAMA] == nama).update(kolom)


def indikator(renstra, nama):
    return Indikator.objects.get(simpul__rencana=renstra, nama=nama)


def ubah_orang_lain(renstra, nama, **isi):
    Indikator.objects.filter(simpul__rencana=renstra, nama=nama).update(**isi)
    type(renstra).objects.filter(pk=renstra.pk).update(versi_kunci=renstra.versi_kunci + 1)
    renstra.refresh_from_db()


def test_an_exported_register_comes_back_without_any_change_formulas_as_text(panggung, renstra):
    Indikator.objects.filter(simpul__rencana=renstra).update(formula="=SUM(A1:A2)", penanggung_jawab="@bidang")
    Target.objects.filter(indikator__simpul__rencana=renstra).update(tertulis="1.234")
    hasil = lihat(panggung, IKU, renstra, templat(IKU, renstra))
    semua = Indikator.objects.filter(simpul__rencana=renstra).count()
    assert (hasil.kesalahan, hitung(hasil)) == ((), {"sama": semua})


def test_the_register_of_the_page_comes_back_too_with_the_iku_alone(panggung, renstra, masuk, pada, sekarang):
    with pada(sekarang):
        klien = masuk(Client(), panggung.perencana)
        isi = klien.get(reverse("renstra:iku_ekspor"), {"tahun": "2026", "rencana": renstra.pk}).content
    assert [r[NAMA] for r in tabel(isi)[1]] == [SATU, DUA]
    assert hitung(lihat(panggung, IKU, renstra, isi)) == {"sama": 2}


def test_changed_fields_and_targets_are_stored_and_put_back(panggung, renstra):
    sebelum = indikator(renstra, DUA)
    pagu = list(Target.objects.filter(indikator=sebelum).values_list("tahun", "pagu"))
    baru = {"FORMULA": "=tepat/semua", "SUMBER_DATA": "Register", "TARGET_2026": "98,5%", "DATA_DASAR": "80%"}
    satu = masukkan(panggung, IKU, renstra, sunting(templat(IKU, renstra), ganti(DUA, **baru)))
    kini = indikator(renstra, DUA)
    assert (kini.formula, kini.sumber_data, kini.baseline_bilangan) == ("=tepat/semua", "Register", Decimal(80))
    assert kini.target.get(tahun=2026).bilangan == Decimal("98.5")
    assert list(Target.objects.filter(indikator=kini).values_list("tahun", "pagu")) == pagu
    batalkan(panggung, satu)
    assert indikator(renstra, DUA).formula == sebelum.formula
    assert indikator(renstra, DUA).target.get(tahun=2026).tertulis == "97%"


def test_an_indicator_becomes_an_iku_and_another_one_none_by_file(panggung, renstra):
    def ubah(rows):
        ganti(SUB, **{"JENIS_INDIKATOR": "Indikator Kinerja Utama"})(rows)
        ganti(DUA, **{"JENIS_INDIKATOR": "Indikator program"})(rows)

    masukkan(panggung, IKU, renstra, sunting(templat(IKU, renstra), ubah))
    assert {b.indikator.nama for b in daftar_iku([renstra], SaringIku())} == {SATU, SUB}


@pytest.mark.parametrize("putusan", ["berkas", "biarkan"])
def test_what_somebody_else_changed_meanwhile_waits_for_a_decision(panggung, renstra, putusan):
    isi = sunting(templat(IKU, renstra), ganti(DUA, FORMULA="berkas"))
    ubah_orang_lain(renstra, DUA, formula="orang lain")
    ubah_orang_lain(renstra, SATU, formula="dibiarkan")
    (bentrok,) = [u for u in lihat(panggung, IKU, renstra, isi).usul if u.keadaan == Keadaan.BENTROK]
    satu = unggah(panggung, IKU, renstra, isi)
    with pytest.raises(Ditolak, match="bentrok"):
        terapkan(panggung, satu)
    satu.putusan = {bentrok.kunci: putusan}
    satu.save()
    terapkan(panggung, satu)
    assert indikator(renstra, DUA).formula == ("berkas" if putusan == "berkas" else "orang lain")
    assert indikator(renstra, SATU).formula == "dibiarkan"


def test_rows_of_another_plan_and_new_ones_are_faults_that_say_where_they_belong(panggung, renstra):
    lain = pabrik.buat_rpjmd(panggung.pemda, ditetapkan=False)
    asing = lihat(panggung, IKU, lain, templat(IKU, renstra))
    assert {t.pesan for t in asing.kesalahan} == {
        "Indikator ini milik rencana lain atau sudah dihapus. Hapus barisnya dari berkas."
    }
    baru = sunting(templat(IKU, renstra), lambda rows: rows.append({NAMA: "Indikator lain"}))
    (salah,) = lihat(panggung, IKU, renstra, baru).kesalahan
    assert "Tambahkan pada pohon rencananya" in salah.pesan and salah.sel.startswith("E")


def test_a_plan_that_is_set_takes_no_register(panggung):
    tetap = pabrik.buat_renstra(panggung.pd)
    with pytest.raises(Ditolak, match="sudah ditetapkan"):
        unggah(panggung, IKU, tetap, templat(IKU, tetap))


def test_who_plans_is_led_to_the_upload_and_a_stranger_knows_nothing_of_it(panggung, renstra, masuk, pada, sekarang):
    alamat = reverse("renstra:impor_dokumen", args=[renstra.pk, IKU.value])
    with pada(sekarang):
        halaman = masuk(Client(), panggung.perencana).get(reverse("renstra:iku"), {"rencana": renstra.pk})
        assert f"/impor/iku/?rencana={renstra.pk}" in halaman.content.decode()
        lain = masuk(Client(), panggung.lain)
        assert "/impor/iku/" not in lain.get(reverse("renstra:iku"), {"rencana": renstra.pk}).content.decode()
        assert lain.get(alamat).status_code == 403
        assert masuk(Client(), panggung.asing).get(alamat).status_code == 404
