"""Why a deadline moved: what it was counted from before, against what it is counted from now. Pure.

What a date was counted from is kept with the date (`uraian`), so that the reason is found by comparing, whoever
changed the calendar, the rules or an event, and by whichever way.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sakip.angka import tanggal_panjang

from ..enums import JenisLangkah
from .hitungan import kata_satuan
from .tenggat import Tenggat, kata_peristiwa

TAK_DIATUR = "tonggak ini tidak lagi diatur"
TAK_ADA = "peristiwa yang menjadi awal hitungannya belum ada lagi"


def uraian(tenggat: Tenggat) -> dict[str, Any]:
    """What the date was counted from, as it is stored: first day, amount, how days count, holidays in the way."""
    aturan = tenggat.aturan
    if aturan is None or tenggat.mulai is None:
        return {}
    libur = {j.tanggal.isoformat(): j.nama for j in tenggat.jejak if j.jenis == JenisLangkah.LIBUR}
    lain = [j.tanggal.isoformat() for j in tenggat.jejak if j.jenis == JenisLangkah.AKHIR_PEKAN]
    return {
        "mulai": tenggat.mulai.isoformat(),
        "asal": aturan.setelah or aturan.peristiwa,
        "setelah": bool(aturan.setelah),
        "jumlah": f"{aturan.jumlah} {kata_satuan(tenggat)}",
        "libur": libur,
        "akhir_pekan": lain,
    }


def sebab(lama: Mapping[str, Any], dari: date | None, baru: Mapping[str, Any], ke: date | None) -> str:
    """Why it moved, in words that follow `karena`.

    Of the holidays only those count as a reason that lie within both ways of counting: those beyond the nearer end
    came into sight, or went out of it, only because the date had moved.
    """
    if dari is None or ke is None or not lama or not baru:
        return f"{baru['jumlah']} sejak {tanggal_panjang(_hari(baru['mulai']))}" if ke and baru else TAK_ADA
    kata = _aturan(lama, baru) + _awal(lama, baru)
    awal, akhir = max(_hari(lama["mulai"]), _hari(baru["mulai"])), min(dari, ke)
    dulu, kini = _di_antara(lama["libur"], awal, akhir), _di_antara(baru["libur"], awal, akhir)
    pekan_dulu, pekan_kini = set(lama.get("akhir_pekan", ())), set(baru.get("akhir_pekan", ()))
    kata += [f"{n} ({tanggal_panjang(_hari(t))}) tidak dihitung" for t, n in kini.items() if t not in dulu]
    kata += [f"{n} ({tanggal_panjang(_hari(t))}) dihitung kembali" for t, n in dulu.items() if t not in kini]
    beda = {t for t in pekan_dulu ^ pekan_kini if awal < _hari(t) <= akhir} - set(dulu) - set(kini)
    if beda and not _aturan(lama, baru):
        kata.append("jumlah hari kerja dalam seminggu diubah")
    return "; ".join(kata) or "cara menghitungnya diubah"


def _aturan(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[str]:
    if lama["jumlah"] != baru["jumlah"]:
        return [f"ketentuannya diubah dari {lama['jumlah']} menjadi {baru['jumlah']}"]
    if lama["asal"] != baru["asal"]:
        return ["ketentuannya diubah: dihitung sejak hari yang lain"]
    return []


def _awal(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> list[str]:
    if lama["mulai"] == baru["mulai"] or lama["asal"] != baru["asal"]:
        return []
    dari, ke = tanggal_panjang(_hari(lama["mulai"])), tanggal_panjang(_hari(baru["mulai"]))
    if baru["setelah"]:
        return [f"batas sebelumnya bergeser dari {dari} menjadi {ke}"]
    return [f"{kata_peristiwa(baru['asal'])} tercatat {ke}, semula {dari}"]


def _di_antara(libur: Mapping[str, str], awal: date, akhir: date) -> dict[str, str]:
    return {t: n for t, n in libur.items() if awal < _hari(t) <= akhir}


def _hari(tulisan: str) -> date:
    return date.fromisoformat(tulisan)
