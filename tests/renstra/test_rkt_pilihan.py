"""Which sasaran are realised this year, the plan's own values, next year's RKT. GM/SM Pasal 10, Lampiran."""

import pytest

from renstra import queries
from renstra.enums import JenisSimpul
from renstra.models import Simpul
from renstra.services import rkt as services
from renstra.services.dasar import Ditolak
from tests.renstra import pabrik


@pytest.fixture
def renstra(panggung):
    """Two sasaran: the usual one with its program, and one more with an indicator of its own."""
    rencana = pabrik.buat_renstra(panggung.pd, ditetapkan=False)
    tujuan = rencana.simpul.get(jenis=JenisSimpul.TUJUAN)
    kedua = Simpul.objects.create(
        rencana=rencana, induk=tujuan, jenis=JenisSimpul.SASARAN, uraian="Meningkatnya pengawasan", urutan=9
    )
    pabrik.buat_indikator(kedua, "Persentase temuan selesai", "80%")
    pabrik._tetapkan(rencana, panggung.now.date().replace(year=2025))
    return rencana


def _susun(p, **lain):
    return services.susun_rkt(pemda_id=p.pemda.pk, pd_id=p.pd.pk, tahun=2026, pelaku=p.perencana, now=p.now, **lain)


def _sasaran(rencana, kata):
    return rencana.simpul.get(jenis=JenisSimpul.SASARAN, uraian__contains=kata)


def test_only_the_chosen_sasaran_come_with_everything_below_them_gm_sm_lampiran(panggung, renstra):
    mutu = _sasaran(renstra, "mutu")
    rkt = _susun(panggung, simpul={mutu.pk})
    assert {b.sasaran for b in rkt.baris.all()} == {mutu.uraian}
    assert rkt.baris.count() == 4  # the sasaran, its program, kegiatan and sub kegiatan


def test_the_choice_can_be_changed_later_and_what_stays_keeps_its_adjustment(panggung, renstra):
    mutu, awas = _sasaran(renstra, "mutu"), _sasaran(renstra, "pengawasan")
    rkt = _susun(panggung, simpul={mutu.pk})
    baris = rkt.baris.first()
    services.simpan_baris_rkt(
        rkt_id=rkt.pk, baris_id=baris.pk, versi_kunci=0, isi={"target": "95%", "catatan": "Anggaran turun"},
        pelaku=panggung.perencana, now=panggung.now,
    )  # fmt: skip
    isi = {"rkt_id": rkt.pk, "pelaku": panggung.perencana, "now": panggung.now}
    services.pilih_sasaran(versi_kunci=1, simpul={mutu.pk, awas.pk}, **isi)
    baris.refresh_from_db()
    assert (baris.target, baris.catatan, rkt.baris.count()) == ("95%", "Anggaran turun", 5)
    services.pilih_sasaran(versi_kunci=2, simpul={awas.pk}, **isi)
    assert [b.nama for b in rkt.baris.all()] == ["Persentase temuan selesai"]


def test_a_sasaran_that_a_hasil_rests_on_cannot_be_left_out(panggung, renstra):
    rkt = _susun(panggung)
    pabrik.buat_dpa(panggung.pd, ditetapkan=False)
    with pytest.raises(Ditolak, match="Masih dirujuk tolok ukur"):
        services.pilih_sasaran(rkt_id=rkt.pk, versi_kunci=0, simpul=set(), pelaku=panggung.perencana, now=panggung.now)
    assert rkt.baris.exists()


def test_an_adjusted_row_takes_the_plans_value_back(panggung, renstra):
    rkt = _susun(panggung)
    baris = rkt.baris.get(nama="Persentase layanan tepat waktu")
    services.simpan_baris_rkt(
        rkt_id=rkt.pk, baris_id=baris.pk, versi_kunci=0, isi={"target": "90%", "satuan": "buah", "catatan": "x"},
        pelaku=panggung.perencana, now=panggung.now,
    )  # fmt: skip
    services.pakai_nilai_rencana(baris_id=baris.pk, versi_kunci=1, pelaku=panggung.perencana, now=panggung.now)
    baris.refresh_from_db()
    assert (baris.target, baris.satuan, baris.catatan) == ("97%", "%", "")


def test_next_years_rkt_has_the_same_choice_with_the_plans_targets_of_that_year(panggung, renstra):
    awas = _sasaran(renstra, "pengawasan")
    rkt = _susun(panggung, simpul={awas.pk})
    baru = services.lanjutkan_rkt(rkt_id=rkt.pk, pelaku=panggung.perencana, now=panggung.now)
    assert (baru.tahun, [(b.nama, b.target) for b in baru.baris.all()]) == (
        2027,
        [("Persentase temuan selesai", "80%")],
    )
    with pytest.raises(Ditolak, match="sudah ada"):
        services.lanjutkan_rkt(rkt_id=rkt.pk, pelaku=panggung.perencana, now=panggung.now)


def test_the_table_of_the_plan_shows_what_was_chosen_and_what_was_left_gm_lampiran_b_4(panggung, renstra):
    rkt = _susun(panggung, simpul={_sasaran(renstra, "pengawasan").pk})
    isi = queries.hubungan_rencana(rkt)
    assert [(b.indikator, b.rkt is not None) for b in isi.baris] == [
        ("Indeks layanan", False),
        ("Persentase layanan tepat waktu", False),
        ("Persentase temuan selesai", True),
    ]
    assert isi.tahun == (2025, 2026, 2027, 2028, 2029)
