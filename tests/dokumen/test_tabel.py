from sakip.dokumen.tabel import Isian, rentangkan

BARIS = [
    [
        Isian("1.", kunci="a", sambung="ulang"),
        Isian("sasaran", kunci="a"),
        Isian(f"indikator {n}"),
        Isian("9", kunci="u", sambung="kosong"),
    ]
    for n in range(4)
]


def _baca(badan: tuple) -> list[list[tuple[str, int, bool]]]:
    return [
        [("".join(p.teks for p in sel.potongan), sel.baris, sel.lanjutan) for sel in baris.sel]
        for satu in badan
        for baris in satu.baris
    ]


def test_neighbours_with_one_key_become_one_cell() -> None:
    badan = rentangkan("k", BARIS, frozenset())
    assert len(badan) == 1
    assert _baca(badan)[0] == [("1.", 4, False), ("sasaran", 4, False), ("indikator 0", 1, False), ("9", 4, False)]
    assert _baca(badan)[3] == [("indikator 3", 1, False)]


def test_at_the_end_of_a_page_the_merge_is_cut_and_an_amount_is_not_said_twice() -> None:
    badan = rentangkan("k", BARIS, frozenset({"k-3"}))
    assert [satu.baris[0].id for satu in badan] == ["k-0", "k-3"]
    assert _baca(badan)[0][0] == ("1.", 3, False)
    assert _baca(badan)[3] == [("1.", 1, False), ("sasaran", 1, True), ("indikator 3", 1, False), ("", 1, False)]


def test_rows_without_common_cells_stand_in_bodies_of_their_own() -> None:
    badan = rentangkan("k", [[Isian("a", kunci="1")], [Isian("b", kunci="2")], [Isian("c")]], frozenset())
    assert [len(satu.baris) for satu in badan] == [1, 1, 1]
    assert all(satu.utuh for satu in badan)


def test_a_cut_in_an_unmerged_place_changes_nothing_a_reader_sees() -> None:
    baris = [[Isian("a")], [Isian("b")]]
    assert _baca(rentangkan("k", baris, frozenset({"k-1"}))) == _baca(rentangkan("k", baris, frozenset()))


def test_long_groups_may_break_and_short_ones_may_not() -> None:
    assert not rentangkan("k", BARIS * 2, frozenset())[0].utuh
