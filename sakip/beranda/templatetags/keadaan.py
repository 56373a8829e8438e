"""How something stands, as a picture with its words: badge, ruler, heat cell, chips, distribution."""

from collections.abc import Iterable
from typing import Any

from django import template

from ._alat import TIADA, ambil, kunci_keadaan
from ._label import LENCANA, SEL

register = template.Library()


def _kata_tenggat(keadaan: str, angka: int | None, satuan: str) -> str:
    banyak = "" if angka is None else abs(angka)
    terpenuhi = f"dipenuhi terlambat {banyak} {satuan}" if (angka or 0) < 0 else f"{banyak} {satuan} lebih awal"
    return {
        "terbuka": f"{satuan} lagi",
        "hampir": f"{satuan} lagi",
        "hari_ini": "hari ini sampai 24.00",
        "terlambat": f"{satuan} terlambat",
        "terpenuhi": terpenuhi if angka else "tepat waktu",
        "dispensasi": f"dispensasi {banyak} {satuan}" if angka else "dispensasi",
    }.get(keadaan, "menunggu")


@register.inclusion_tag("components/lencana_hari.html")
def lencana_hari(tenggat: Any, kecil: bool = False) -> dict[str, Any]:
    """The days-left badge.

    In: a dict or object with `keadaan` (terbuka | hampir | hari_ini | terlambat | terpenuhi | dispensasi | menunggu),
    `angka` (int or None; below zero: met late), `satuan` ("hari kerja" or "hari") and `kata` (made from the others
    where it is empty).
    """
    if not tenggat:
        return {"ada": False}
    keadaan = kunci_keadaan(ambil(tenggat, "keadaan", "menunggu"))
    banyak = ambil(tenggat, "angka")
    lambat = keadaan == "terpenuhi" and (banyak or 0) < 0
    keluarga, nama_ikon = LENCANA.get(f"{keadaan}_terlambat" if lambat else keadaan, ("", ""))
    kata = ambil(tenggat, "kata") or _kata_tenggat(keadaan, banyak, ambil(tenggat, "satuan") or "hari kerja")
    kotak = TIADA if banyak is None or keadaan == "menunggu" else str(abs(banyak))
    return {
        "ada": True,
        "kelas": f"{keadaan} {keluarga}".strip() + (" lencana-kecil" if kecil else ""),
        "ikon": nama_ikon,
        "kotak": kotak,
        "kata": kata,
    }


@register.inclusion_tag("components/mistar.html")
def mistar(hari: Iterable[Any], kecil: bool = False, keterangan: bool = True) -> dict[str, Any]:
    """The working-day ruler.

    In: a list of dicts or objects with `jenis` (kejadian | lewat | hari_ini | nanti | akhir | akhir_pekan | libur),
    `nomor` and `nama`. A last day that is past or today has that as its `jenis`, and is known by being the last.
    """
    kotak = [
        {"jenis": kunci_keadaan(ambil(h, "jenis")), "nomor": ambil(h, "nomor"), "nama": ambil(h, "nama") or ""}
        for h in hari
    ]
    bernomor = [k for k in kotak if k["nomor"] is not None]
    akhir = bernomor[-1] if len(bernomor) > 1 else None
    if akhir and akhir["jenis"] in {"lewat", "nanti"}:
        akhir["jenis"] += " akhir"
    return {
        "hari": kotak,
        "kecil": kecil,
        "awal": bernomor[0]["nama"] if bernomor and keterangan and not kecil else "",
        "libur": [k["nama"] for k in kotak if k["jenis"] == "libur" and k["nama"]] if keterangan and not kecil else [],
        "akhir": (akhir["nama"] or f"Hari ke-{akhir['nomor']}") if akhir and keterangan and not kecil else "",
    }


@register.inclusion_tag("components/sel_patuh.html")
def sel_patuh(keadaan: Any, kata: str = "", url: str = "") -> dict[str, Any]:
    """Heat cell: awal, awal_sekali (3 days or more), tepat, lambat, lambat_sekali, lewat, dispensasi, belum, tiada."""
    kunci = kunci_keadaan(keadaan)
    kelas, nama_ikon = SEL.get(kunci, ("putus", "circle"))
    return {"kelas": kelas, "ikon": nama_ikon, "kata": kata or (TIADA if kunci == "tiada" else kunci), "url": url}


@register.inclusion_tag("components/chip_sumber.html")
def chip_sumber(sumber: Iterable[Any]) -> dict[str, Any]:
    """Source chips: a list of {nama, keadaan: sama | beda | hilang | tiada, url?}."""
    ikon_chip = {"sama": "check2", "beda": "exclamation-triangle", "hilang": "slash-circle", "tiada": "dash"}
    kata = {"sama": "sama", "beda": "berbeda", "hilang": "tidak ada", "tiada": "tidak berlaku"}
    chip = []
    for s in sumber:
        keadaan = kunci_keadaan(ambil(s, "keadaan", "sama"))
        chip.append(
            {
                "nama": ambil(s, "nama"),
                "kelas": keadaan,
                "ikon": ikon_chip.get(keadaan, "dash"),
                "kata": kata.get(keadaan, keadaan),
                "url": ambil(s, "url") or "",
            }
        )
    return {"chip": chip}


@register.inclusion_tag("components/sebaran.html")
def sebaran(daftar: Iterable[Any], keterangan: bool = False) -> dict[str, Any]:
    """The distribution bar: a list of {nama, jumlah, warna, url?}; `warna` is a status that has a chart colour.

    The numbers must stand beside it: in the table, or printed by `keterangan=True`.
    """
    semua = [(b, int(ambil(b, "jumlah") or 0)) for b in daftar]
    jumlah = sum(banyak for _, banyak in semua) or 1
    mulai, bagian = 0, []
    for b, banyak in semua:
        letak = {"x": f"{100 * mulai / jumlah:.3f}%", "lebar": f"{100 * banyak / jumlah:.3f}%", "jumlah": banyak}
        bagian.append({k: ambil(b, k) or "" for k in ("nama", "warna", "url")} | letak)
        mulai += banyak
    return {"bagian": bagian, "keterangan": keterangan}
