from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perjanjian.pdf import (
    YANG_DIVERIFIKASI,
    AnggotaIsi,
    BeritaAcaraIsi,
    DiverifikasiIsi,
    KeselarasanIsi,
    KopIsi,
    TemuanIsi,
    render_berita_acara,
)
from tests.dokumen import baca
from tests.dokumen.contoh import BAPPEDA, KABID, KEPALA, PEMDA
from tests.dokumen.test_render import BERBAHAYA

ISI = BeritaAcaraIsi(
    lingkup="kabupaten",
    tahun=2026,
    nomor="000.8/22/BA/ORG/2026",
    tanggal=date(2026, 1, 29),
    bertempat="Ruang Rapat Bagian Organisasi Sekretariat Daerah Kabupaten Bengkayang",
    pemda=PEMDA["bengkayang"],
    kop=KopIsi(
        "Pemerintah Kabupaten Bengkayang", "Sekretariat Daerah", ("Jalan Contoh Nomor 1", "Laman contoh.go.id")
    ),
    tim="Tim Verifikasi Perjanjian Kinerja",
    penetapan_tim="Keputusan Bupati Bengkayang Nomor 12/ORG/TAHUN 2026 tanggal 5 Januari 2026",
    dasar="Pasal 11 ayat (2) Peraturan Bupati Bengkayang Nomor 66 Tahun 2022",
    perangkat_daerah=BAPPEDA,
    perjanjian=(
        DiverifikasiIsi(
            KEPALA,
            "Bupati Bengkayang",
            date(2026, 1, 19),
            "2 sasaran, 6 indikator kinerja, 6 program",
            Decimal("17020520112"),
        ),
    ),
    batas_pengiriman=date(2026, 1, 26),
    keselarasan=(
        KeselarasanIsi("Rencana Strategis Perangkat Daerah", "Peraturan Bupati Nomor 31 Tahun 2025", 6, 0),
        KeselarasanIsi("Rencana Kinerja Tahunan", "000.7/96/BAPPEDA", 6, 0),
        KeselarasanIsi("Rencana Kerja dan Anggaran", "5.01.20.01", 12, 1),
        KeselarasanIsi("Dokumen Pelaksanaan Anggaran", "DPA/A.1/5.01/001/2026", 12, 1),
    ),
    temuan=(
        TemuanIsi(
            "Program Penyelenggaraan Statistik Sektoral",
            "RKA, DPA",
            "Rp 409.512.000,00",
            "Rp 409.512.001,00",
            "Selisih Rp 1,00; disesuaikan dengan DPA.",
        ),
    ),
    selaras=True,
    anggota=(
        AnggotaIsi(
            "Inspektorat", "SILVESTER ANDAIAN, S.E., Ak.", "Pembina (IV/a)", "197604122002121905", "Auditor", "Anggota"
        ),
        AnggotaIsi(
            BAPPEDA,
            "MARIANA SEUMPAMA, S.P.",
            "Pembina (IV/a)",
            "197903262005022906",
            "Perencana",
            "Anggota",
            YANG_DIVERIFIKASI,
        ),
        AnggotaIsi(
            "BPKPAD", "MARGARETA IBARAT, S.E.", "Pembina (IV/a)", "197707082003122907", "Kepala Bidang", "Anggota"
        ),
        AnggotaIsi(
            "Bagian Organisasi",
            "FRANSISKUS PERCONTOHAN",
            "Pembina (IV/a)",
            "197501191999031908",
            "Kepala Bagian",
            "Ketua",
        ),
    ),
    hadir=KEPALA,
    perbaikan="hari_sama",
)


def _baca(isi: BeritaAcaraIsi) -> str:
    pdf = render_berita_acara(isi, logo=None)
    return " ".join(baca.alinea(pdf, nomor) for nomor in range(1, len(baca.halaman(pdf)) + 1))


def test_it_opens_with_day_and_date_in_words_and_the_basis() -> None:
    """BK Pasal 11 ayat (2), Pasal 13."""
    assert (
        "Pada hari ini, Kamis, tanggal dua puluh sembilan, bulan Januari, tahun dua ribu dua puluh enam (29-01-2026), "
        "bertempat di Ruang Rapat Bagian Organisasi Sekretariat Daerah Kabupaten Bengkayang, kami Tim Verifikasi "
        "Perjanjian Kinerja yang ditetapkan dengan Keputusan Bupati Bengkayang Nomor 12/ORG/TAHUN 2026 tanggal 5 Januari "
        "2026, berdasarkan Pasal 11 ayat (2) Peraturan Bupati Bengkayang Nomor 66 Tahun 2022, telah melaksanakan "
        "verifikasi melalui Desk Perjanjian Kinerja atas:"
    ) in _baca(ISI)


def test_aligned_may_be_passed_on_to_the_bupati() -> None:
    """BK Pasal 11 ayat (4)."""
    teks = _baca(ISI)
    assert (
        "Setelah perbaikan pada hari yang sama, Tim Verifikasi memastikan Perjanjian Kinerja Tahun 2026 antara Bupati "
        f"Bengkayang dengan Kepala {BAPPEDA} SELARAS dengan dokumen perencanaan tahun anggaran 2026, sehingga dapat "
        "diteruskan oleh Sekretaris Daerah kepada Bupati guna mendapatkan pengesahan sebagaimana dimaksud dalam Pasal "
        "11 ayat (4)."
    ) in teks
    assert "Demikian Berita Acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya." in teks


def test_not_aligned_goes_back_and_says_nothing_of_passing_on() -> None:
    teks = _baca(replace(ISI, selaras=False))
    assert (
        f"BELUM SELARAS dengan dokumen perencanaan tahun anggaran 2026 dan dikembalikan kepada {BAPPEDA} untuk diperbaiki."
        in teks
    )
    for kata in ("diteruskan", "pengesahan", "memastikan", "Setelah perbaikan"):
        assert kata not in teks


def test_an_unsur_of_the_verified_pd_is_berhalangan() -> None:
    """BK Pasal 13; the other unsur decide."""
    teks = _baca(ISI)
    assert (
        f"Unsur {BAPPEDA} berhalangan karena merupakan perangkat daerah yang diverifikasi; keputusan diambil oleh unsur lainnya."
        in teks
    )
    assert "berhalangan (perangkat daerah yang diverifikasi)" in teks
    assert "2. ....." not in teks
    for nomor in (1, 3, 4):
        assert f"{nomor}. ....." in teks


def test_the_comparison_names_the_four_documents_in_order_and_counts() -> None:
    """BK Pasal 11 ayat (3)."""
    pdf = render_berita_acara(ISI, logo=None)
    teks = baca.halaman(pdf)[0]
    urutan = [teks.index(f"{huruf}. Rencana" if huruf != "d" else "d. Dokumen") for huruf in "abcd"]
    assert urutan == sorted(urutan)
    assert teks.count("12 11 1") == 2


def test_no_findings_are_said_in_words() -> None:
    teks = _baca(replace(ISI, temuan=(), perbaikan=""))
    assert "B. Temuan dan tindak lanjut Tidak terdapat perbedaan." in teks
    assert "C. Kesimpulan Tim Verifikasi memastikan" in teks


def test_inside_a_pd_the_team_of_the_pd_lets_the_parties_sign() -> None:
    """BK Pasal 12 ayat (4)."""
    isi = replace(
        ISI,
        lingkup="perangkat_daerah",
        kop=KopIsi("Pemerintah Kabupaten Bengkayang", BAPPEDA),
        tim="Tim Implementasi SAKIP",
        perjanjian=(replace(ISI.perjanjian[0], pihak_pertama=KABID, pihak_kedua_jabatan=f"Kepala {BAPPEDA}"),),
        batas_pengiriman=None,
        temuan=(),
    )
    teks = _baca(isi)
    assert teks.startswith("PEMERINTAH KABUPATEN BENGKAYANG BADAN PERENCANAAN PEMBANGUNAN DAERAH")
    assert (
        "sehingga dapat disepakati bersama dan ditandatangani oleh pihak-pihak terkait sebagaimana dimaksud dalam Pasal 12 ayat (4)."
        in teks
    )
    for kata in ("Bupati guna", "Desk", "batas akhir"):
        assert kata not in teks


def test_forty_findings_run_over_pages_with_their_head() -> None:
    pdf = render_berita_acara(replace(ISI, temuan=ISI.temuan * 40), logo=None)
    halaman = baca.halaman(pdf)
    bertabel = [teks for teks in halaman if "(1) (2) (3) (4) (5) (6)" in teks]
    assert len(bertabel) >= 3
    assert "40. Program" in baca.rapikan(bertabel[-1])
    assert halaman[0].endswith(
        f"Berita Acara Verifikasi Perjanjian Kinerja Nomor {ISI.nomor} Halaman 1 dari {len(halaman)}"
    )


def test_same_content_same_bytes_and_a_draft_is_marked() -> None:
    assert render_berita_acara(ISI, logo=None) == render_berita_acara(ISI, logo=None)
    assert set(baca.banyak_tanda_air(render_berita_acara(ISI, logo=None, draf=True))) == {1}


@pytest.mark.parametrize("muatan", ["link attachment", "img", "css url"])
def test_markup_in_findings_is_text(muatan: str) -> None:
    jahat = BERBAHAYA[muatan].format(alamat="file:///etc/hostname")
    pdf = render_berita_acara(replace(ISI, temuan=(TemuanIsi(*[jahat] * 5),), nomor=jahat), logo=None)
    assert baca.lampiran(pdf) == 0
    assert jahat[:5] in baca.alinea(pdf, 1)


@pytest.mark.parametrize(
    ("perbaikan", "awal"),
    [
        ("", "Tim Verifikasi memastikan"),
        ("hari_sama", "Setelah perbaikan pada hari yang sama, Tim Verifikasi memastikan"),
        ("lain_hari", "Setelah perbaikan, Tim Verifikasi memastikan"),
    ],
)
def test_that_it_was_mended_the_same_day_is_said_only_where_it_was(perbaikan, awal) -> None:
    """BK penjelasan Pasal 11 ayat (4)."""
    assert f"C. Kesimpulan {awal}" in _baca(replace(ISI, perbaikan=perbaikan))
