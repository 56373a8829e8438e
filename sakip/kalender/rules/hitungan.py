"""How a deadline is counted, in words: what the ruler shows, for those who cannot see it, and for paper. Pure."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from sakip.angka import tanggal_lengkap, tanggal_panjang

from ..enums import JenisLangkah, Satuan
from .tenggat import Tenggat, kata_asal

_KATA = {Satuan.BULAN: "bulan", Satuan.MINGGU: "minggu"}


def kata_satuan(tenggat: Tenggat) -> str:
    """`hari kerja`, `hari`, `minggu`, `bulan`."""
    satuan = Satuan(tenggat.aturan.satuan) if tenggat.aturan else Satuan.HARI
    return _KATA.get(satuan, "hari kerja" if tenggat.hari_kerja else "hari")


def hitungan(tenggat: Tenggat) -> str:
    """`15 hari kerja setelah DPA/DPPA disahkan`."""
    aturan = tenggat.aturan
    if aturan is None:
        return ""
    asal = _kecil(kata_asal(tenggat))
    return f"{aturan.jumlah} {kata_satuan(tenggat)} setelah {asal}"


def rincian(tenggat: Tenggat) -> list[str]:
    """The ruler in words: which days counted, which did not and why; nothing where there is no date yet."""
    if tenggat.mulai is None or tenggat.tanggal is None or tenggat.aturan is None or not tenggat.jejak:
        return []
    awal = f"Hari ke-0: {tanggal_lengkap(tenggat.mulai)}, {_kecil(kata_asal(tenggat))}."
    dihitung = [j.tanggal for j in tenggat.jejak if j.jenis == JenisLangkah.HITUNG]
    jumlah = f"{tenggat.aturan.jumlah} {kata_satuan(tenggat)}"
    if not tenggat.hari_kerja:
        return [awal, f"Dihitung {jumlah}, semua hari ikut, sampai {tanggal_lengkap(tenggat.tanggal)}."]
    hasil = [awal, f"Dihitung {jumlah}: {kata_tanggal(dihitung)}."]
    if pekan := [j.tanggal for j in tenggat.jejak if j.jenis == JenisLangkah.AKHIR_PEKAN]:
        hasil.append(f"Tidak dihitung, akhir pekan: {kata_tanggal(pekan)}.")
    libur = [j for j in tenggat.jejak if j.jenis == JenisLangkah.LIBUR]
    return hasil + [f"Tidak dihitung, {j.nama}: {tanggal_lengkap(j.tanggal)}." for j in libur]


def _kecil(kata: str) -> str:
    """Within a sentence; names in capitals stay."""
    return kata[:1].lower() + kata[1:] if kata[1:2].islower() else kata


def kata_tanggal(semua: Sequence[date]) -> str:
    """`5 sampai 9, 12 dan 13 Januari 2026`: days in a row as one stretch, by month."""
    per_bulan = [list(isi) for _, isi in groupby(semua, key=lambda t: (t.year, t.month))]
    return "; ".join(f"{_deret(isi)} {tanggal_panjang(isi[0]).split(' ', 1)[1]}" for isi in per_bulan)


def _deret(semua: Sequence[date]) -> str:
    ruas: list[list[int]] = []
    for hari in (t.day for t in semua):
        if ruas and ruas[-1][1] == hari - 1:
            ruas[-1][1] = hari
        else:
            ruas.append([hari, hari])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ruas)
