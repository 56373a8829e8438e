"""Sample content: the six real indicators of a Bappeda's PK 2022, invented people (NIP ending in 9xx)."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from perjanjian.isi import IndikatorIsi, IsiPerjanjian, KelompokIsi, PaguIsi, PemdaIsi, PihakIsi

DATA = Path(__file__).resolve().parents[2] / "sakip" / "organisasi" / "data" / "formulir"
PEMDA = {
    "bengkayang": PemdaIsi("Bengkayang", "Kabupaten Bengkayang", "Bupati Bengkayang", "Bengkayang"),
    "gunungmas": PemdaIsi("Gunung Mas", "Kabupaten Gunung Mas", "Bupati Gunung Mas", "Kuala Kurun"),
    "luwutimur": PemdaIsi("Luwu Timur", "Kabupaten Luwu Timur", "Bupati Luwu Timur", "Malili"),
    "semarang": PemdaIsi("Semarang", "Kabupaten Semarang", "Bupati Semarang", "Ungaran"),
}
BAPPEDA = "Badan Perencanaan Pembangunan Daerah"
BUPATI = {
    "bengkayang": PihakIsi("Drs. YOHANES CONTOH, M.Si.", "Bupati Bengkayang", kepala_daerah=True),
    "gunungmas": PihakIsi("JAYA PERCONTOHAN, S.E., M.Si.", "Bupati Gunung Mas", kepala_daerah=True),
    "luwutimur": PihakIsi("H. ANDI CONTOH, S.E., M.M.", "Bupati Luwu Timur", kepala_daerah=True),
    "semarang": PihakIsi("H. SUGENG CONTOH, S.H., M.H.", "Bupati Semarang", kepala_daerah=True),
}
KEPALA = PihakIsi(
    "Dr. AGUSTINUS MISALAN, S.E., M.Si.",
    f"Kepala {BAPPEDA}",
    pangkat="Pembina Utama Muda (IV/c)",
    nip="197102031996031901",
)
KABID = PihakIsi(
    "LUSIA PERMISALAN, S.T., M.T.",
    "Kepala Bidang Perencanaan, Pengendalian dan Evaluasi",
    pangkat="Pembina Tingkat I (IV/b)",
    nip="197809142003122902",
)
PLT = replace(KABID, jabatan=f"Plt. Kepala {BAPPEDA}", plt="Plt.")
STAF = PihakIsi(
    "ARIF REKAAN, S.Kom.", "Penelaah Teknis Kebijakan", pangkat="Penata Muda (III/a)", nip="199506182022031944"
)

TUJUAN = KelompokIsi("tujuan", "Terwujudnya perencanaan pembangunan daerah yang berkualitas dan akuntabel")
ENAM = (
    KelompokIsi(
        "sasaran",
        "Meningkatnya Kualitas Perencanaan Pembangunan Daerah",
        indikator=(
            IndikatorIsi(1, "Persentase Dokumen Perencanaan Pembangunan Daerah yang Sesuai Ketentuan", "97%", "%"),
            IndikatorIsi(2, "Persentase Dokumen Perencanaan Perangkat Daerah yang Sesuai Ketentuan", "100%", "%"),
            IndikatorIsi(
                3,
                "Persentase Jumlah kajian/analisa/studi/rencana induk/*grand design* yang Ditindaklanjuti",
                "100",
                "%",
            ),
            IndikatorIsi(4, "Persentase Pemanfaatan Hasil Kelitbangan dalam Kebijakan Daerah", "100%", "%"),
            IndikatorIsi(5, "Persentase Kebijakan Inovasi yang Ditetapkan di Daerah", "60%", "%"),
        ),
    ),
    KelompokIsi(
        "sasaran",
        "Meningkatnya Kinerja Pelayanan Perangkat Daerah",
        indikator=(IndikatorIsi(6, "Hasil Evaluasi SAKIP", "85,10", "Nilai"),),
    ),
)
PROGRAM = (
    ("5.01.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", "11284736912", (6,)),
    ("5.01.02", "Program Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah", "2386415700", (1,)),
    ("5.01.03", "Program Koordinasi dan Sinkronisasi Perencanaan Pembangunan Daerah", "1742890500", (2,)),
    ("5.05.02", "Program Penelitian dan Pengembangan Daerah", "684325000", (3, 4)),
    ("5.05.03", "Program Riset dan Inovasi Daerah", "512640000", (5,)),
    ("2.20.02", "Program Penyelenggaraan Statistik Sektoral", "409512000", (1,)),
)
PAGU = tuple(
    PaguIsi(kunci, kode, nama, "program", Decimal(jumlah), sumber=(("APBD", Decimal(jumlah)),), indikator=indikator)
    for kunci, (kode, nama, jumlah, indikator) in enumerate(PROGRAM, start=11)
)
JUMLAH = "17.020.520.112,00"


def bentuk(daerah: str, kode: str) -> dict[str, Any]:
    """A shipped form as a dict."""
    for satu in json.loads((DATA / f"{daerah}.json").read_text()):
        if satu["kode"] == kode:
            return dict(satu)
    raise KeyError((daerah, kode))


def isi(daerah: str = "bengkayang", kode: str = "kepala_pd", **beda: Any) -> IsiPerjanjian:
    """The agreement of the head of the Bappeda, unless told otherwise; budget lines support only what there is."""
    ada = {satu.kunci for kelompok in beda.get("kelompok", ENAM) for satu in kelompok.indikator}
    pagu = tuple(replace(mata, indikator=tuple(k for k in mata.indikator if k in ada)) for mata in PAGU)
    dasar = IsiPerjanjian(
        tahun=2026,
        versi=1,
        tata_letak=bentuk(daerah, kode),
        pemda=PEMDA[daerah],
        pd_nama=BAPPEDA,
        unit_nama=None,
        pihak_pertama=KEPALA,
        pihak_kedua=BUPATI[daerah],
        kelompok=ENAM,
        pagu=pagu,
        dasar_anggaran="DPA/A.1/5.01/001/2026 tanggal 2 Januari 2026",
        tanggal=date(2026, 1, 20),
    )
    return replace(dasar, **beda)


def bertujuan(kelompok: tuple[KelompokIsi, ...] = ENAM) -> tuple[KelompokIsi, ...]:
    """The same sasaran under one tujuan."""
    return (TUJUAN, *(replace(satu, induk=0) for satu in kelompok))


def panjang(banyak: int, per_sasaran: int = 5) -> tuple[KelompokIsi, ...]:
    """A lampiran of `banyak` indicators."""
    kalimat = (
        "Persentase penderita hipertensi yang mendapatkan pelayanan kesehatan sesuai standar",
        "Angka kesakitan diare pada balita per 1.000 balita",
        "Persentase warga negara usia 15–59 tahun yang mendapatkan skrining kesehatan sesuai standar",
    )
    hasil = []
    for awal in range(0, banyak, per_sasaran):
        indikator = tuple(
            IndikatorIsi(n + 1, f"{kalimat[n % 3]} ke-{n + 1}", f"{n + 1},50%")
            for n in range(awal, min(awal + per_sasaran, banyak))
        )
        hasil.append(
            KelompokIsi("sasaran", f"Menurunnya angka kesakitan akibat penyakit golongan {awal}", None, indikator)
        )
    return tuple(hasil)
