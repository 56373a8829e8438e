from datetime import date

from sakip.dokumen.rkt import IsiRkt, render_rkt
from tests.dokumen import baca
from tests.dokumen.contoh import BAPPEDA, BUPATI, KEPALA, PEMDA, bentuk, bertujuan


def _rkt(daerah: str, kode: str = "rkt_pd") -> IsiRkt:
    pd = kode == "rkt_pd"
    return IsiRkt(
        2026,
        bentuk(daerah, kode),
        PEMDA[daerah],
        BAPPEDA if pd else None,
        KEPALA if pd else BUPATI[daerah],
        bertujuan(),
        date(2025, 7, 15),
    )


def test_the_plan_of_a_pd_is_signed_by_its_head_with_rank_and_nip() -> None:
    """SM Lampiran A.4.b.2)."""
    pdf = render_rkt(_rkt("semarang"), draf=False)
    teks = baca.halaman(pdf)[0]
    assert teks.startswith(
        "RENCANA KERJA TAHUNAN TAHUN 2026 PERANGKAT DAERAH BADAN PERENCANAAN PEMBANGUNAN DAERAH TUJUAN DAN SASARAN"
    )
    for satu in ("Ungaran, 15 Juli 2025", "Pembina Utama Muda (IV/c)", "NIP. 19710203 199603 1 901", "1.2 Sasaran:"):
        assert satu in teks
    assert "Pihak" not in teks
    nama = baca.letak(pdf, "MISALAN,", halaman=1)
    assert nama.kiri > nama.lebar_halaman / 2


def test_the_plan_of_the_regency_is_signed_by_the_bupati() -> None:
    """GM Lampiran B, SM Lampiran A.4.b.1)."""
    teks = baca.halaman(render_rkt(_rkt("gunungmas", "rkt_pemda"), draf=False))[0]
    assert teks.startswith("RENCANA KERJA TAHUNAN 2026 PEMERINTAH KABUPATEN GUNUNG MAS No. Tujuan dan Sasaran Daerah")
    assert "(JAYA PERCONTOHAN, S.E., M.Si.)" in teks
    assert "NIP" not in teks


def test_a_draft_plan_is_marked() -> None:
    assert baca.banyak_tanda_air(render_rkt(_rkt("semarang"), draf=True)) == [1]
