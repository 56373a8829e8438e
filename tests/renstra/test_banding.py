"""Semula and menjadi of two versions of a DPA (LT huruf E; BK Pasal 9 ayat (2): a change of budget follows the DPPA)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from renstra.rules.banding import BarisVersi, Beda, TolokVersi, bandingkan, hanya_beda, ringkas

D = Decimal


def _baris(kode="1.01.02.2.01.0001", nama="Penyediaan", pagu=None, tolok=(), tingkat="sub_kegiatan"):
    return BarisVersi(kode, nama, tingkat, {"DAU": D(100)} if pagu is None else pagu, tuple(tolok))


def test_a_line_is_added_removed_changed_or_the_same():
    lama = [_baris("1"), _baris("2"), _baris("3")]
    baru = [_baris("2"), _baris("3", pagu={"DAU": D("100.01")}), _baris("4")]
    assert [(b.kode, b.beda) for b in bandingkan(lama, baru)] == [
        ("1", Beda.HILANG),
        ("2", Beda.SAMA),
        ("3", Beda.BERUBAH),
        ("4", Beda.BARU),
    ]


def test_money_moved_between_two_sources_is_a_change_although_the_sum_stays():
    (b,) = bandingkan([_baris(pagu={"DAU": D(60), "PAD": D(40)})], [_baris(pagu={"DAU": D(50), "PAD": D(50)})])
    assert b.beda == Beda.BERUBAH
    assert b.uang.selisih == 0
    assert [(s.nama, s.selisih) for s in b.sumber] == [("DAU", D(-10)), ("PAD", D(10))]


def test_a_renamed_line_keeps_its_earlier_name_and_spacing_is_no_change():
    (b,) = bandingkan([_baris(nama="Penyediaan lama")], [_baris(nama="Penyediaan baru")])
    assert (b.nama, b.nama_semula) == ("Penyediaan baru", "Penyediaan lama")
    (c,) = bandingkan([_baris(nama="Penyediaan  JASA")], [_baris(nama="Penyediaan Jasa")])
    assert c.beda == Beda.SAMA


def test_a_target_that_changed_a_reworded_and_a_new_tolok_ukur_are_told_apart():
    lama = [TolokVersi("hasil", "Indeks", "80"), TolokVersi("keluaran", "Jumlah dokumen", "4")]
    baru = [
        TolokVersi("hasil", "Indeks", "82"),
        TolokVersi("keluaran", "Jumlah laporan", "4"),
        TolokVersi("masukan", "Dana", "1"),
    ]
    (b,) = bandingkan([_baris(tolok=lama)], [_baris(tolok=baru)])
    assert [(t.jenis, t.semula and t.semula.target, t.menjadi and t.menjadi.uraian) for t in b.tolok] == [
        ("hasil", "80", "Indeks"),
        ("keluaran", "4", "Jumlah laporan"),
        ("masukan", None, "Dana"),
    ]


def test_only_the_differences_keep_the_lines_above_them():
    atas = [_baris("1.01.02", tingkat="program"), _baris("1.01.03", tingkat="program")]
    semua = bandingkan(atas, [*atas, _baris("1.01.02.2.01.0001")])
    assert [b.kode for b in hanya_beda(semua)] == ["1.01.02", "1.01.02.2.01.0001"]


_versi = st.dictionaries(
    st.sampled_from(["1.01.02", "1.01.03", "1.01.04"]),
    st.dictionaries(st.sampled_from(["DAU", "PAD"]), st.decimals(0, 10**12, places=2), max_size=2),
)


@given(_versi, _versi)
def test_the_differences_add_up_exactly_to_the_difference_of_the_totals(lama, baru):
    def baris(isi):
        return [_baris(k, pagu=p, tingkat="program") for k, p in isi.items()]

    semua = bandingkan(baris(lama), baris(baru))
    r = ringkas(semua)
    assert r.uang.selisih == sum((s.selisih for b in semua for s in b.sumber), D(0))
    assert r.uang.menjadi == sum((sum(p.values(), D(0)) for p in baru.values()), D(0))
    assert all(b.beda == Beda.SAMA for b in bandingkan(baris(lama), baris(lama)))
