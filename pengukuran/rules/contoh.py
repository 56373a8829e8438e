"""The formula of an indicator in words, then worked through with its own target and an invented realisasi."""

from decimal import ROUND_FLOOR, Decimal

from pengukuran.rules.cetak import bulatkan, cetak_capaian
from pengukuran.rules.predikat import predikat
from pengukuran.rules.rumus import Capaian, capaian, posisi, seperti_disimpan, skala_dari
from pengukuran.rules.ukuran import Kaidah, Ukuran
from renstra.enums import Arah, CaraHitung
from sakip.angka import Jenis, Nilai, format_bilangan

_RUMUS = {
    Arah.NAIK: "Makin tinggi makin baik: capaian = realisasi s.d. triwulan ini ÷ target × 100%.",
    Arah.TURUN: "Makin rendah makin baik: capaian = (2 × target − realisasi) ÷ target × 100%.",
    Arah.TETAP: "Tetap pada target: capaian = (1 − selisih realisasi dan target ÷ target) × 100%.",
    Arah.SKALA: "Menurut skala: capaian = kedudukan realisasi ÷ kedudukan target × 100%.",
}
_RENTANG = "Realisasi di dalam rentang target bernilai 100%; di luarnya dihitung terhadap batas yang terlewati."
_CARA = {
    CaraHitung.JUMLAH: "Realisasi tiap triwulan dijumlahkan: 0, 4, 0, dan 4 menjadi 8. Bila pembilang dan penyebut "
    "diisi, keduanya dijumlahkan lebih dahulu, lalu dibagi.",
    CaraHitung.AKHIR: "Yang dipakai nilai triwulan terakhir yang terisi: 60, 70, 75, dan 80 menjadi 80.",
    CaraHitung.RATA: "Yang dipakai rata-rata triwulan yang terisi: 70, 80, 80, dan 90 menjadi 80.",
    CaraHitung.MAKSIMUM: "Yang dipakai nilai triwulan yang tertinggi: 3, 5, 4, dan 4 menjadi 5.",
}
_BAGIAN = {Arah.NAIK: Decimal("0.8"), Arah.TURUN: Decimal("1.1"), Arah.TETAP: Decimal("0.9")}


def contoh(u: Ukuran, kaidah: Kaidah) -> tuple[str, ...]:
    """Sentences for the page of the indicator; the figures come from the one function."""
    target = seperti_disimpan(u.target)
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
    jenjang = predikat(hasil.nilai, kaidah.predikat, kaidah.antara)
    return (f"{misal}: capaian = {dihitung}{angka}%{f', {jenjang.nama}' if jenjang else ''}.",)


def _persamaan(u: Ukuran, target: Nilai, nilai: Nilai, hasil: Capaian) -> str:
    """`8 ÷ 10 × 100% = `, where two plain numbers above zero say all there is to say."""
    skala = skala_dari(u.skala)
    a, b = (posisi(n, skala) if u.arah == Arah.SKALA else n.bilangan for n in (target, nilai))
    if a is None or b is None or a < 0 or hasil.nilai != hasil.sebelum_batas:
        return ""
    t, r = format_bilangan(a), format_bilangan(b)
    return {
        Arah.TURUN: f"(2 × {t} − {r}) ÷ {t} × 100% = ",
        Arah.TETAP: f"(1 − {format_bilangan(abs(b - a))} ÷ {t}) × 100% = ",
    }.get(Arah(u.arah), f"{r} ÷ {t} × 100% = ")


def _misal(u: Ukuran, target: Nilai) -> Nilai:
    """A realisasi somewhat short of the target, written as the target is; a step below it on a scale."""
    skala = skala_dari(u.skala)
    if skala.nilai:
        letak = skala.bilangan(target.tertulis)
        di_bawah = [label for label, b in skala.nilai.items() if letak is not None and b < letak]
        return seperti_disimpan(di_bawah[-1] if di_bawah else next(iter(skala.nilai)))
    ujung = (target.atas, target.bawah) if u.arah == Arah.TURUN else (target.bawah, target.atas)
    acuan = next((b for b in (target.bilangan, *ujung) if b is not None), None)
    if acuan is None:
        return Nilai("1", jenis=Jenis.TEKS)
    bilangan = _sebagian(acuan, Arah(u.arah))
    akhiran = {"": "", "%": "%"}.get(target.satuan, f" {target.satuan}")
    awalan, akhiran = ("Rp ", "") if target.satuan == "Rp" else ("", akhiran)
    return Nilai(f"{awalan}{format_bilangan(bilangan)}{akhiran}", bilangan, target.satuan, Jenis.ANGKA)


def _sebagian(acuan: Decimal, arah: Arah) -> Decimal:
    """A whole number stays whole: nobody reports 0,8 of a document."""
    hasil = (acuan * _BAGIAN.get(arah, Decimal(1))).normalize()
    if acuan != acuan.to_integral_value():
        return bulatkan(hasil, max(2, -int(acuan.as_tuple().exponent)))
    bulat = hasil.to_integral_value(ROUND_FLOOR)
    return bulat + 1 if arah == Arah.TURUN and bulat <= acuan else max(bulat, Decimal(1)) if acuan > 0 else bulat


def _skala(u: Ukuran) -> tuple[str, ...]:
    skala = skala_dari(u.skala)
    return (f"Kedudukannya: {skala}.",) if skala.nilai else ()


def _batas(kaidah: Kaidah) -> tuple[str, ...]:
    cara = "dibulatkan setengah ke atas" if kaidah.pembulatan == "setengah" else "dipotong"
    kalimat = [f"Angka capaian {cara} menjadi dua desimal hanya ketika dicetak."]
    if kaidah.batas is not None:
        batas = format_bilangan(kaidah.batas)
        kalimat.insert(0, f"Capaian di atas {batas}% dicatat {batas}%.")
    if kaidah.rata == "geometrik":
        kalimat.append("Capaian beberapa indikator digabung dengan rata-rata geometrik: 100% dan 90% menjadi 94,87%.")
    return tuple(kalimat)
