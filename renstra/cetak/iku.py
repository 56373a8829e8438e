"""The register of IKU on A4 across, one part for each plan; the cards of indicators on A4 upright."""

from collections.abc import Sequence
from itertools import groupby

from renstra.queries.iku import BarisIku, milik_pemda, tahun_iku
from sakip.dokumen import cetakan
from sakip.dokumen.render import Susun, Tata, susun_pdf
from sakip.dokumen.tabel import Badan, Isian, Tabel, rentangkan
from sakip.dokumen.tata_letak import HURUF
from sakip.skala import baca_skala

MELINTANG, TEGAK = "297mm 210mm", "210mm 297mm"
KARTU_PER_BAGIAN = 25
_KEPALA = ("No.", "Tujuan/sasaran", "Indikator kinerja utama", "Satuan", "Formula", "Sumber data", "Penanggung jawab")
_LEBAR = (3, 14.5, 15.5, 6, 11.5, 8.5, 9.5)  # what is left is shared by the years: room for 100,00% each


def _gaya(tata: Tata, ukuran: str, tabel: str) -> dict[str, object]:
    return {
        "ukuran": ukuran,
        "margin": "15mm 14mm 16mm 14mm",
        "huruf": HURUF["arial"],
        "tabel": tabel,
        "ttd": "10pt",
        "isi_atas": "0.9mm",
        "ruang_ttd": "20mm",
        "berhalaman": tata.berhalaman,
    }


def daftar(baris: Sequence[BarisIku]) -> bytes:
    """The register; every plan begins a page of its own."""
    bagian = [_bagian(list(satu)) for _, satu in groupby(baris, key=lambda b: b.rencana.pk)]
    return susun_pdf(bagian, judul="Daftar Indikator Kinerja Utama")


def _bagian(baris: Sequence[BarisIku]) -> Susun:
    rencana = baris[0].rencana
    tahun = tahun_iku([rencana])
    sisa = (100 - sum(_LEBAR)) / len(tahun)
    rows = [_sel(b, tahun) for b in baris]

    def susun(potongan: frozenset[str]) -> tuple[Badan, ...]:
        return rentangkan("k", rows, potongan)

    tabel = Tabel(
        nama="",
        kepala=(*_KEPALA, *map(str, tahun)),
        lebar=tuple(f"{x:.2f}%" for x in (*_LEBAR, *([sisa] * len(tahun)))),
        nomor_kolom=(),
        susun=susun,
    )
    judul = ("DAFTAR INDIKATOR KINERJA UTAMA", milik_pemda(rencana).upper(), f"TAHUN {tahun[0]}–{rencana.tahun_akhir}")

    def cetak(tata: Tata) -> str:
        return cetakan.cetak(
            "cetak/daftar_iku.html",
            {
                "judul_dokumen": "Daftar Indikator Kinerja Utama",
                "pendek": f"Daftar IKU {rencana}",
                "judul": judul,
                "dasar": _dasar(baris[0]),
                "gaya": _gaya(tata, MELINTANG, "8.5pt"),
                "daftar_tabel": cetakan.badan_tabel([tabel], tata),
            },
        )

    return cetak


def _dasar(b: BarisIku) -> str:
    r = b.rencana
    if not r.nomor:
        return f"{r} (rancangan, belum ditetapkan)"
    return f"{r}, ditetapkan dengan {r.nomor}"


def _sel(b: BarisIku, tahun: Sequence[int]) -> list[Isian]:
    i = b.indikator
    bersama = f" (bersama {', '.join(b.bersama)})" if b.bersama else ""
    return [
        Isian(str(b.nomor), kelas="nomor"),
        Isian(b.sasaran, kunci=f"s{i.simpul_id}"),
        Isian(i.nama + bersama),
        Isian(i.satuan, kelas="tengah"),
        Isian(i.formula or "–"),
        Isian(b.sumber or "–"),
        Isian(i.penanggung_jawab or "–"),
        *(Isian(b.target.get(t) or "–", kelas="tengah") for t in tahun),
    ]


def kamus(baris: Sequence[BarisIku], judul: str) -> bytes:
    """The cards, each held together on a page."""
    isi = [_kartu(b) for b in baris]
    bagian = [_bagian_kartu(isi[n : n + KARTU_PER_BAGIAN], judul) for n in range(0, len(isi), KARTU_PER_BAGIAN)]
    return susun_pdf(bagian, judul=judul)


def _bagian_kartu(kartu: Sequence[dict[str, object]], judul: str) -> Susun:
    def cetak(tata: Tata) -> str:
        return cetakan.cetak(
            "cetak/kamus.html",
            {
                "judul_dokumen": judul,
                "pendek": judul,
                "judul": judul,
                "kartu": kartu,
                "gaya": _gaya(tata, TEGAK, "9.5pt"),
            },
        )

    return cetak


def _kartu(b: BarisIku) -> dict[str, object]:
    i, r = b.indikator, b.rencana
    skala = baca_skala(i.skala)
    isian = (
        ("Pemilik", milik_pemda(r)),
        ("Dokumen", _dasar(b)),
        ("Tujuan/sasaran", b.sasaran),
        ("Definisi operasional", i.definisi_operasional),
        ("Formula", i.formula),
        ("Satuan", i.satuan),
        ("Jenis dan tingkat hasil", f"{i.get_jenis_display()}, {i.get_level_display().lower()}"),
        ("Arah", i.get_arah_display()),
        ("Skala", str(skala) if skala.nilai else ""),
        ("Cara menghitung triwulan", i.get_cara_hitung_display()),
        ("Sumber data", b.sumber),
        ("Penanggung jawab data", i.penanggung_jawab),
        ("Bersama Perangkat Daerah", ", ".join(b.bersama)),
    )
    pilihan = {"Skala", "Bersama Perangkat Daerah"}
    return {
        "nomor": b.nomor,
        "nama": i.nama,
        "isian": [(label, teks or "–") for label, teks in isian if teks or label not in pilihan],
        "tahun": list(r.tahun),
        "baseline": i.baseline or "–",
        "tahun_dasar": b.tahun_dasar,
        "target": [b.target.get(t) or "–" for t in r.tahun],
        "akhir": i.target_akhir or "–",
    }
