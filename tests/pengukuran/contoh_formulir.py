"""Sample content of the forms of measurement: the Bappeda of the reference picture, and the worked example of SM."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pengukuran.isi import IndikatorUkur, IsiUkur, KelompokUkur, MataUkur
from sakip.dokumen.isi import PihakIsi
from tests.dokumen.contoh import BAPPEDA, ENAM, PEMDA, TUJUAN, bentuk

KEPALA = PihakIsi(
    "Dra. WAHYU MISALNINGSIH, M.Si.",
    f"Kepala {BAPPEDA}",
    pangkat="Pembina Utama Muda (IV/c)",
    nip="197004251995032941",
)
REALISASI = {
    1: ("24,25", "48,50", "77,60", ""),
    2: ("60,00", "80,00", "92,00", ""),
    3: ("0,00", "50,00", "75,00", ""),
    4: ("0,00", "40,00", "80,00", ""),
    5: ("0,00", "20,00", "45,00", ""),
    6: ("-", "-", "84,25", ""),
}
CAPAIAN = {1: "80", 2: "92", 3: "75", 4: "80", 5: "75", 6: "99.00117508813160987"}
TARGET = {3: "100%"}
JELAS = {
    3: (
        "Tiga dari delapan kajian belum ditindaklanjuti karena rekomendasinya memerlukan perubahan anggaran perangkat "
        "daerah pengampu.",
        "Rekomendasi kajian dimasukkan ke dalam Perubahan RKPD Tahun 2026.",
    ),
    5: (
        "Penetapan kebijakan inovasi menunggu hasil penilaian Indeks Inovasi Daerah.",
        "Rancangan kebijakan inovasi disiapkan bersama perangkat daerah inisiator pada minggu pertama Oktober 2026.",
    ),
}
UANG = (
    ("Program Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah", "2386415700", "412350200", "598214000", "570118500", (1,)),
    ("Program Penyelenggaraan Statistik Sektoral", "409512000", "38500000", "96412000", "120250000", (1,)),
    ("Program Koordinasi dan Sinkronisasi Perencanaan Pembangunan Daerah", "1742890500", "286145500", "455230000", "401875000", (2,)),
    ("Program Penelitian dan Pengembangan Daerah", "684325000", "0", "215640000", "198325000", (3, 4)),
    ("Program Riset dan Inovasi Daerah", "512640000", "0", "118200000", "196340000", (5,)),
    ("Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", "11284736912", "2412856300", "2988417250", "2764310912", (6,)),
)  # fmt: skip


def kelompok() -> tuple[KelompokUkur, ...]:
    isi = [KelompokUkur("tujuan", TUJUAN.teks)]
    for k in ENAM:
        rows = tuple(
            IndikatorUkur(
                i.kunci, i.teks, TARGET.get(i.kunci, i.target), REALISASI[i.kunci], REALISASI[i.kunci][2],
                Decimal(CAPAIAN[i.kunci]), *JELAS.get(i.kunci, ("", "")),
            )
            for i in k.indikator
        )  # fmt: skip
        isi.append(KelompokUkur("sasaran", k.teks, 0, rows))
    return tuple(isi)


def mata(kolom: int = 4) -> tuple[MataUkur, ...]:
    return tuple(
        MataUkur(n, nama, Decimal(t), (*(Decimal(x) for x in r), *([""] * (kolom - 3))), ind)
        for n, (nama, t, *r, ind) in enumerate(UANG, start=11)
    )


def isi(daerah: str = "semarang", kode: str = "ukur_pd", **beda: Any) -> IsiUkur:
    """The measurement of the Bappeda up to triwulan III."""
    dasar = IsiUkur(
        tahun=2026, periode="Triwulan III Tahun 2026", sampai="Sampai dengan Triwulan III", tata_letak=bentuk(daerah, kode),
        pemda=PEMDA[daerah], pd_nama=BAPPEDA, unit_nama=None, penanda_tangan=KEPALA, kelompok=kelompok(), mata=mata(),
        tingkat="Program", tanggal=date(2026, 10, 9),
    )  # fmt: skip
    return replace(dasar, **beda)
