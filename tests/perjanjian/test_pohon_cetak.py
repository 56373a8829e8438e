"""Laying out the printed tree: every box once, none over another, none past the page, lines that fit."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from perjanjian.rules.pohon_cetak import LEBAR, SELA_KOLOM, TINGGI, Ranting, dalamnya, lebar_teks, patahkan, tata


def pohon(lebar: int, dalam: int, awalan: str = "") -> tuple[Ranting, ...]:
    if not dalam:
        return ()
    return tuple(
        Ranting(
            f"Jabatan {awalan}{i}", "Nama Contoh, S.T.", ((f"Persentase layanan {i} yang selesai tepat waktu", "95%"),),
            "draf", "Belum didukung PK mana pun" if i % 3 == 0 else "", pohon(lebar, dalam - 1, f"{awalan}{i}."),
        )
        for i in range(lebar)
    )  # fmt: skip


def semua(akar: tuple[Ranting, ...]) -> list[Ranting]:
    return [x for r in akar for x in (r, *semua(r.bawah))]


def periksa(akar: tuple[Ranting, ...]) -> None:
    t = tata(akar)
    asli = [id(k.ranting) for lembar in t.lembar for k in lembar.kotak if not k.lanjutan]
    assert sorted(asli) == sorted(id(r) for r in semua(akar))
    for lembar in t.lembar:
        for k in lembar.kotak:
            assert k.atas + k.tinggi <= TINGGI + 0.01
            assert t.kiri(k.kolom) + t.lebar <= LEBAR + 0.01
        for x, y in combinations(lembar.kotak, 2):
            assert x.kolom != y.kolom or x.atas + x.tinggi < y.atas or y.atas + y.tinggi < x.atas


def test_a_small_tree_fits_one_page_in_the_largest_size():
    t = tata(pohon(2, 3))
    assert len(t.lembar) == 1 and t.ukuran == 8.5
    periksa(pohon(2, 3))


def test_a_large_tree_goes_on_by_branch_under_the_boxes_above_named_again():
    akar = pohon(4, 4)
    t = tata(akar)
    assert len(t.lembar) > 3
    periksa(akar)
    for lembar in t.lembar[1:]:
        pertama = [k for k in lembar.kotak if k.atas == 0]  # the way from the root to what this page begins with
        ulang = [k.lanjutan for k in pertama]
        assert [k.kolom for k in pertama] == list(range(4))
        assert ulang == sorted(ulang, reverse=True)
        assert all(bawah.ranting in atas.ranting.bawah for atas, bawah in pairwise(pertama))
        assert ulang[0] or pertama[0].ranting in akar


def test_a_rail_joins_each_box_to_the_one_it_supports_and_a_broken_one_is_dashed():
    akar = pohon(3, 2)
    t = tata(akar)
    mendatar = [g for g in t.lembar[0].garis if not g.tinggi]
    assert len(mendatar) == 3 + 9
    assert sum(g.putus for g in mendatar) == 3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.text(min_size=1, max_size=300)), min_size=1, max_size=40))
def test_whatever_the_tree_no_box_is_lost_or_covered(isi):
    akar: list[Ranting] = []
    for dalam, teks in isi:  # each hangs on the last one of the level above
        akar = gantung(akar, Ranting(teks, baris=((teks, ""),)), dalam)
    periksa(tuple(akar))
    assert 1 <= dalamnya(akar) <= 4


def gantung(akar: list[Ranting], baru: Ranting, dalam: int) -> list[Ranting]:
    if not dalam or not akar:
        return [*akar, baru]
    a = akar[-1]
    bawah = tuple(gantung(list(a.bawah), baru, dalam - 1))
    return [*akar[:-1], Ranting(a.judul, a.siapa, a.baris, a.status, a.alasan, bawah)]


@given(st.text(max_size=400), st.floats(20, 90))
def test_broken_lines_fit_and_say_everything(teks, lebar):
    baris = patahkan(teks, lebar, 7.5)
    assert "".join("".join(baris).split()) == "".join(teks.split())
    assert all(lebar_teks(b, 7.5) <= lebar or len(b) == 1 for b in baris)


def test_the_columns_take_the_whole_sheet_where_there_are_many():
    t = tata(pohon(1, 7))
    assert abs(7 * t.lebar + 6 * SELA_KOLOM - LEBAR) < 0.01
