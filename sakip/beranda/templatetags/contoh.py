"""Invented examples for the page that shows every component; nothing here reaches a real page."""

from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page, Paginator

register = template.Library()


def _mistar(hari_ini: int, akhir: int) -> list[dict[str, Any]]:
    """Fifteen working days from a Friday, with weekends and one holiday."""
    sela = {
        0: ["akhir_pekan"] * 2,
        5: ["akhir_pekan"] * 2,
        9: ["libur"] + ["akhir_pekan"] * 2,
        14: ["akhir_pekan"] * 2,
    }
    hari: list[dict[str, Any]] = []
    for n in range(akhir + 1):
        jenis = "kejadian" if n == 0 else "lewat" if n < hari_ini else "hari_ini" if n == hari_ini else "nanti"
        hari.append({"jenis": jenis, "nomor": n, "nama": "DPA ditetapkan 2 Jan" if n == 0 else ""})
        hari += [
            {"jenis": j, "nomor": None, "nama": "Isra Mikraj 16 Jan" if j == "libur" else ""} for j in sela.get(n, [])
        ]
    return hari


@register.simple_tag
def contoh_warna() -> list[tuple[str, str, str, str]]:
    """The base colours: name, value, use, contrast."""
    return [
        ("alas", "#F4F5F3", "latar halaman", "–"),
        ("muka", "#FFFFFF", "panel, isian", "–"),
        ("muka-2", "#EEF1EF", "kepala tabel", "–"),
        ("garis", "#DADFDC", "pemisah", "hiasan"),
        ("garis-kuat", "#78858A", "tepi isian", "3,8 : 1"),
        ("tinta", "#17222A", "teks", "16,2 : 1"),
        ("tinta-2", "#4C5A62", "teks kedua", "7,1 : 1"),
        ("nila", "#0E4C69", "tindakan, tautan", "9,3 : 1"),
        ("nila-tua", "#0A384E", "saat disorot", "12,4 : 1"),
        ("nila-muda", "#E3EEF3", "yang dipilih", "7,9 : 1 dengan nila"),
        ("nila-2", "#4A86A3", "garis pohon, sisa hari", "4,0 : 1"),
        ("nila-garis", "#A5C5D4", "hiasan bernada nila", "hiasan"),
        ("kunyit", "#FFC533", "fokus, hari ini", "10,2 : 1 dengan tinta"),
        ("sogan", "#A35A1F", "libur nasional, pita", "5,2 : 1"),
    ]


@register.simple_tag
def contoh_keluarga() -> list[tuple[str, str, str]]:
    """The state families: name, meaning, contrast in light and dark."""
    return [
        ("abu", "draf", "7,4 / 8,1"),
        ("biru", "berjalan", "7,0 / 7,9"),
        ("toska", "diperiksa", "6,8 / 8,0"),
        ("hijau", "sah, terpenuhi", "6,7 / 8,1"),
        ("jingga", "perlu perbaikan", "6,6 / 8,7"),
        ("kuning", "hampir", "6,9 / 9,4"),
        ("merah", "terlambat, salah", "6,7 / 8,5"),
        ("ungu", "dispensasi", "7,6 / 8,2"),
    ]


@register.simple_tag
def contoh_status() -> list[tuple[str, str]]:
    """The statuses of a PK and what they say."""
    return [
        ("draf", "Sedang disusun; hanya PD yang melihat"),
        ("diajukan", "Menunggu Tim SAKIP PD"),
        ("ditandatangani", "Pihak pertama sudah menandatangani"),
        ("dikirim", "Di tangan Tim Verifikasi"),
        ("dikembalikan", "Perlu diperbaiki; tanda tangan lama gugur"),
        ("selaras", "Berita acara menyatakan selaras"),
        ("diteruskan", "Menunggu Bupati"),
        ("disahkan", "Kedua pihak sudah menandatangani"),
        ("berlaku", "Dasar pengukuran dan SKP"),
        ("diganti", "Versi lama, tetap dapat dibaca"),
    ]


@register.simple_tag
def contoh_tenggat() -> list[tuple[dict[str, Any], str]]:
    """The days-left badges with the reading of each."""

    def t(keadaan: str, angka: int | None) -> dict[str, Any]:
        return {"keadaan": keadaan, "angka": angka, "satuan": "hari" if keadaan == "terpenuhi" else "hari kerja"}

    return [
        (t("terbuka", 10), "lebih dari 3 hari"),
        (t("hampir", 3), "3 hari atau kurang"),
        (t("hari_ini", 0), "hari batas"),
        (t("terlambat", 1), "lewat batas"),
        (t("terpenuhi", 2), "tetap tercatat"),
        (t("dispensasi", 3), "dengan alasan"),
        ({"keadaan": "menunggu", "angka": None, "kata": "menunggu pengesahan"}, "belum dapat dihitung"),
    ]


@register.simple_tag
def contoh_mistar() -> list[dict[str, Any]]:
    """Today is day 12 of 15."""
    return _mistar(12, 15)


@register.simple_tag
def contoh_sebaran() -> list[dict[str, Any]]:
    """How 150 PK are spread."""
    isi = {"Draf": 38, "Diajukan": 41, "Dikembalikan": 6, "Selaras": 22, "Ditandatangani": 19, "Berlaku": 24}
    return [{"nama": n, "jumlah": j, "warna": n.lower()} for n, j in isi.items()]


@register.simple_tag
def contoh_program() -> list[tuple[str, str, Decimal]]:
    """Three rows of budget."""
    return [
        ("5.01.02", "Perencanaan, Pengendalian dan Evaluasi", Decimal("2914377250")),
        ("5.05.02", "Penelitian dan Pengembangan", Decimal("1128604800")),
        ("2.20.02", "Statistik Sektoral", Decimal("342200000")),
    ]


@register.simple_tag
def contoh_halaman() -> Page:
    """The second of ten pages."""
    return Paginator(range(150), 15).page(2)


@register.simple_tag
def contoh_sumber() -> list[dict[str, str]]:
    """Four sources, one of them different."""
    return [{"nama": n, "keadaan": "beda" if n == "Renstra" else "sama"} for n in ("Renstra", "RKT", "RKA", "DPA")]


@register.simple_tag
def contoh_langkah() -> list[dict[str, str]]:
    """Two done, one now, one to come."""
    return [
        {"nama": "Draf", "ket": "19 Jan", "keadaan": "selesai"},
        {"nama": "Dikirim", "ket": "22 Jan", "keadaan": "selesai"},
        {"nama": "Selaras", "ket": "3 Feb", "keadaan": "kini", "ikon": "check2-all"},
        {"nama": "Disahkan", "ket": "Bupati", "keadaan": "nanti"},
    ]


@register.simple_tag
def contoh_jejak() -> list[dict[str, str]]:
    """Newest first."""
    return [
        {"tebal": "Dinyatakan selaras", "teks": "oleh Tim Verifikasi", "waktu": "3 Feb 2026, 11.15", "jenis": "kini"},
        {"tebal": "Dikembalikan", "teks": "dengan 3 temuan", "waktu": "30 Jan 2026, 10.20", "jenis": "kembali"},
        {"tebal": "Dikirim", "teks": "dengan 4 salinan", "waktu": "22 Jan 2026, 09.05"},
    ]
