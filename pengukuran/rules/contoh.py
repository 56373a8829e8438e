"""The formula of an indicator in words, then worked through with its own target and an invented realisasi."""

from decimal import ROUND_FLOOR, Decimal

from pengukuran.rules.cetak import cetak_capaian
from pengukuran.rules.rumus import Capaian, capaian, skala_dari
from pengukuran.rules.ukuran import Kaidah, Ukuran
from renstra.enums import Arah, CaraHitung
from sakip.angka import Jenis, Nilai, Notasi, baca_nilai, format_bilangan

_RUMUS = {
    Arah.NAIK: "Makin tinggi makin baik: capaian = realisasi ÷ target × 100%.",
    Arah.TURUN: "Makin rendah makin baik: capaian = (2 × target − realisasi) ÷ target × 100%.",
    Arah.TETAP: "Tetap pada target: capaian = (1 − selisih realisasi dan target ÷ target) × 100%.",
    Arah.SKALA: "Menurut skala: capaian = kedudukan realisasi ÷ kedudukan target × 100%.",
}
_RENTANG = "Realisasi di dalam rentang target bernilai 100%; di luarnya dihitung terhadap batas yang terlewati."
_CARA = {
    CaraHitung.JUMLAH: "Realisasi tiap triwulan dijumlahkan. Bila pembilang dan penyebut diisi, keduanya dijumlahkan "
    "lebih dahulu, lalu dibagi.",
    CaraHitung.AKHIR: "Realisasi s.d. suatu triwulan adalah nilai triwulan terakhir yang terisi.",
    CaraHitung.RATA: "Realisasi s.d. suatu triwulan adalah rata-rata triwulan yang terisi.",
    CaraHitung.MAKSIMUM: "Realisasi s.d. suatu triwulan adalah nilai triwulan yang tertinggi.",
}
_BAGIAN = {Arah.NAIK: Decimal("0.8"), Arah.TURUN: Decimal("1.1"), Arah.TETAP: Decimal("0.9")}


def contoh(u: Ukuran, kaidah: Kaidah) -> tuple[str, ...]:
    """Sentences for the page of the indicator; the figures come from the one function."""
    target = baca_nilai(u.target, Notasi.INDONESIA)
    kalimat = [_RUMUS[Arah(u.arah)], *_skala(u), *([_RENTANG] if target.jenis == Jenis.RENTANG else [])]
    return (*kalimat, _CARA[CaraHitung(u.cara_hitung)], *_hitungan(u, target, kaidah), *_batas(kaidah))


def _hitungan(u: Ukuran, target: Nilai, kaidah: Kaidah) -> tuple[str, ...]:
    nilai = _misal(u, target)
    hasil = capaian(target, nilai, u.arah, skala=u.skala, batas=kaidah.batas)
    if hasil.nilai is None:
        return (hasil.alasan.kata,) if hasil.alasan else ()
    misal = f"Misalnya target {target.tertulis} dan realisasi setahun {nilai.tertulis}"
    dihitung = _persamaan(u, target, nilai, hasil)
    angka = cetak_capaian(hasil.nilai, cara=kaidah.pembulatan)
    return (f"{misal}: capaian = {dihitung}{angka}%.",)


def _persamaan(u: Ukuran, target: Nilai, nilai: Nilai, hasil: Capaian) -> str:
    """`8 ÷ 10 × 100% = `, where two plain numbers above zero say all there is to say."""
    if target.bilangan is None or nilai.bilangan is None or target.bilangan < 0 or hasil.nilai != hasil.sebelum_batas:
        return ""
    t, r = format_bilangan(target.bilangan), format_bilangan(nilai.bilangan)
    return {
        Arah.NAIK: f"{r} ÷ {t} × 100% = ",
        Arah.TURUN: f"(2 × {t} − {r}) ÷ {t} × 100% = ",
        Arah.TETAP: f"(1 − {format_bilangan(abs(nilai.bilangan - target.bilangan))} ÷ {t}) × 100% = ",
    }.get(Arah(u.arah), "")


def _misal(u: Ukuran, target: Nilai) -> Nilai:
    """A realisasi somewhat short of the target, written as the target is; a step below it on a scale."""
    skala = skala_dari(u.skala)
    if skala.nilai:
        letak = skala.bilangan(target.tertulis)
        di_bawah = [label for label, b in skala.nilai.items() if letak is not None and b < letak]
        return baca_nilai(di_bawah[-1] if di_bawah else next(iter(skala.nilai)), Notasi.INDONESIA)
    acuan = next((b for b in (target.bilangan, target.bawah, target.atas) if b is not None), None)
    if acuan is None:
        return Nilai(target.tertulis or "1", jenis=Jenis.TEKS)
    bilangan = _sebagian(acuan, Arah(u.arah))
    akhiran = {"": "", "%": "%"}.get(target.satuan, f" {target.satuan}")
    awalan, akhiran = ("Rp ", "") if target.satuan == "Rp" else ("", akhiran)
    return Nilai(f"{awalan}{format_bilangan(bilangan)}{akhiran}", bilangan, target.satuan, Jenis.ANGKA)


def _sebagian(acuan: Decimal, arah: Arah) -> Decimal:
    """A whole number stays whole: nobody reports 0,8 of a document."""
    hasil = (acuan * _BAGIAN.get(arah, Decimal(1))).normalize()
    if acuan != acuan.to_integral_value():
        return hasil.quantize(Decimal("0.01"))
    bulat = hasil.to_integral_value(ROUND_FLOOR)
    return bulat + 1 if arah == Arah.TURUN and bulat <= acuan else max(bulat, Decimal(1)) if acuan > 0 else bulat


def _skala(u: Ukuran) -> tuple[str, ...]:
    skala = skala_dari(u.skala)
    return (f"Kedudukannya: {skala}.",) if skala.nilai else ()


def _batas(kaidah: Kaidah) -> tuple[str, ...]:
    cara = "dibulatkan setengah ke atas" if kaidah.pembulatan == "setengah" else "dipotong"
    cetak = f"Angka capaian {cara} menjadi dua desimal hanya ketika dicetak."
    if kaidah.batas is None:
        return (cetak,)
    return (f"Capaian di atas {format_bilangan(kaidah.batas)}% dicatat {format_bilangan(kaidah.batas)}%.", cetak)
