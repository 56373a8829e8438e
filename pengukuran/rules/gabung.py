"""How the quarters of a year come to one figure, by the cara hitung of the indicator (SM Lampiran C; G7)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pengukuran.rules.cetak import bulatkan
from pengukuran.rules.rumus import PERSIS, SERATUS, Alasan, bagi, jumlah, posisi, ragu, skala_dari
from renstra.enums import CaraHitung
from sakip.angka import AngkaSalah, Jenis, Nilai, baca_bilangan, format_bilangan, format_rupiah

PERSEN_DIJUMLAHKAN = (
    "Persentase dijumlahkan dari triwulan ke triwulan. Pastikan angkanya memang tambahan tiap triwulan; bila bukan, "
    "isi pembilang dan penyebutnya."
)
SEBAGIAN_BERPASANGAN = "Pembilang dan penyebut belum diisi pada semua triwulan, sehingga yang dihitung nilainya."
SATUAN_BERBEDA = "Satuan antartriwulan berbeda: {}."
TEKS_TAK_DIHITUNG = "Realisasi berupa teks tidak dapat dijumlahkan atau dirata-rata."
_PER = re.compile(r"\bper\s+([0-9][0-9.]*)")


@dataclass(frozen=True)
class Isian:
    """What was entered for one quarter; a ratio may come with its numerator and denominator. `ragu`: these may mean
    two numbers, and nobody has chosen."""

    nilai: Nilai
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    ragu: bool = False

    @property
    def berpasangan(self) -> bool:
        return self.pembilang is not None and self.penyebut is not None

    @property
    def kosong(self) -> bool:
        return self.nilai.jenis == Jenis.KOSONG and not self.berpasangan


@dataclass(frozen=True)
class Gabungan:
    """`nilai` - exact in `bilangan`, and as it is to be printed; `dari` - the quarters that were used."""

    nilai: Nilai
    dari: tuple[int, ...] = ()
    peringatan: str = ""
    alasan: Alasan | None = None


def gabung(isian: Mapping[int, Isian], cara: str, sampai: int = 4, *, satuan: str = "", skala: str = "") -> Gabungan:
    """Triwulan 1 to `sampai` as one value; an empty quarter is passed over, a zero is not.

    Where every quarter has a numerator and a denominator these are combined apart, and divided once. A single quarter
    is taken over as it is written.
    """
    cara = CaraHitung(cara)
    dipakai = {tw: isian[tw] for tw in sorted(isian) if 1 <= tw <= sampai and not isian[tw].kosong}
    if not dipakai:
        return Gabungan(Nilai(""), alasan=Alasan.TANPA_REALISASI)
    if cara == CaraHitung.AKHIR:
        dipakai = dict([max(dipakai.items())])
    if any(i.ragu for i in dipakai.values()):
        return Gabungan(Nilai(""), tuple(dipakai), alasan=Alasan.MAKNA_GANDA)
    if all(i.berpasangan for i in dipakai.values()):
        return _pasangan(dipakai, cara, satuan)
    if len(dipakai) == 1:
        [(tw, satu)] = dipakai.items()
        return Gabungan(satu.nilai, (tw,))
    hasil = _nilai(dipakai, cara, satuan, skala)
    return replace(hasil, peringatan=" ".join(_peringatan(dipakai, cara, satuan, hasil)))


def rasio(isian: Isian, satuan: str) -> Decimal | None:
    """The value its numerator and denominator make in the unit: `%` times 100, `per 100.000 KH` times 100.000."""
    if isian.ragu or isian.pembilang is None or isian.penyebut is None or not isian.penyebut:
        return None
    return bagi(PERSIS.multiply(isian.pembilang, _faktor(satuan)), isian.penyebut)


def berpersen(satuan: str) -> bool:
    return satuan.strip().casefold() in {"%", "persen", "persentase"}


def _faktor(satuan: str) -> Decimal:
    if berpersen(satuan):
        return SERATUS
    per = _PER.search(satuan.casefold())
    try:
        return baca_bilangan(per[1].rstrip(".")) if per else Decimal(1)
    except AngkaSalah:
        return Decimal(1)


def _pasangan(dipakai: Mapping[int, Isian], cara: CaraHitung, satuan: str) -> Gabungan:
    if cara == CaraHitung.MAKSIMUM:
        rasio_tw = {tw: rasio(i, satuan) for tw, i in dipakai.items()}
        ada = [b for b in rasio_tw.values() if b is not None]
        hasil = max(ada) if ada else None
    else:
        pembilang = jumlah(i.pembilang for i in dipakai.values())
        penyebut = jumlah(i.penyebut for i in dipakai.values())
        hasil = rasio(Isian(Nilai(""), pembilang, penyebut), satuan)
    if hasil is None:
        return Gabungan(Nilai(""), tuple(dipakai), alasan=Alasan.PENYEBUT_NOL)
    satuan_tertulis = _satuan_bersama([i.nilai for i in dipakai.values()])
    return Gabungan(_tertulis(hasil, satuan_tertulis, 2), tuple(dipakai))


def _nilai(dipakai: Mapping[int, Isian], cara: CaraHitung, satuan: str, skala: str) -> Gabungan:
    nilai = {tw: _nilai_sendiri(i, satuan) for tw, i in dipakai.items()}
    dari = tuple(nilai)
    if (alasan := _tak_tergabung(list(nilai.values()), cara)) is not None:
        return Gabungan(Nilai(""), dari, alasan=alasan)
    if cara == CaraHitung.MAKSIMUM:
        return _tertinggi(nilai, skala)
    return Gabungan(_dihitung(list(nilai.values()), cara), dari)


def _tak_tergabung(nilai: Sequence[Nilai], cara: CaraHitung) -> Alasan | None:
    if any(ragu(n) for n in nilai):
        return Alasan.MAKNA_GANDA
    sebab = {Jenis.RENTANG: Alasan.REALISASI_RENTANG, Jenis.KOSONG: Alasan.PENYEBUT_NOL}
    if cara != CaraHitung.MAKSIMUM:
        sebab[Jenis.TEKS] = Alasan.REALISASI_TEKS
    return next((sebab[n.jenis] for n in nilai if n.jenis in sebab), None)


def _nilai_sendiri(isian: Isian, satuan: str) -> Nilai:
    hasil = rasio(isian, satuan) if isian.nilai.jenis == Jenis.KOSONG else None
    return isian.nilai if hasil is None else _tertulis(hasil, "", 2)


def _tertinggi(nilai: Mapping[int, Nilai], skala: str) -> Gabungan:
    dari, semua = tuple(nilai), list(nilai.values())
    if all(n.bilangan is not None for n in semua):
        return Gabungan(max(semua, key=lambda n: n.bilangan or Decimal(0)), dari)
    dibaca = skala_dari(skala)
    letak = [(posisi(n, dibaca), n) for n in semua]
    ada = [(p, n) for p, n in letak if p is not None]
    if len(ada) < len(semua):
        alasan = Alasan.DI_LUAR_SKALA if dibaca.nilai else Alasan.REALISASI_TEKS
        return Gabungan(Nilai(""), dari, alasan=alasan)
    return Gabungan(max(ada, key=lambda pasangan: pasangan[0])[1], dari)


def _dihitung(nilai: Sequence[Nilai], cara: CaraHitung) -> Nilai:
    bilangan = [n.bilangan for n in nilai if n.bilangan is not None]
    hasil = jumlah(bilangan)
    desimal = max(_desimal(b) for b in bilangan)
    if cara == CaraHitung.RATA:
        hasil, desimal = bagi(hasil, Decimal(len(bilangan))), max(2, desimal)
    return _tertulis(hasil, _satuan_bersama(nilai), desimal)


def _desimal(bilangan: Decimal) -> int:
    return max(0, -int(bilangan.as_tuple().exponent))


def _satuan_bersama(nilai: Sequence[Nilai]) -> str:
    satuan = {n.satuan for n in nilai}
    return satuan.pop() if len(satuan) == 1 else ""


def _tertulis(bilangan: Decimal, satuan: str, desimal: int) -> Nilai:
    """As people write it: no more decimals than needed, the unit only where the quarters were typed with it."""
    angka = format_bilangan(bulatkan(bilangan, desimal), desimal)
    if "," in angka:
        angka = angka.rstrip("0").rstrip(",")
    bentuk = {"": angka, "%": f"{angka}%", "Rp": format_rupiah(bilangan)}.get(satuan, f"{angka} {satuan}")
    return Nilai(bentuk, bilangan, satuan, Jenis.ANGKA)


def _peringatan(dipakai: Mapping[int, Isian], cara: CaraHitung, satuan: str, hasil: Gabungan) -> list[str]:
    nilai = [i.nilai for i in dipakai.values() if i.nilai.jenis != Jenis.KOSONG]
    pesan = []
    if (
        cara == CaraHitung.JUMLAH
        and len(nilai) > 1
        and any(berpersen(s) for s in (satuan, *(n.satuan for n in nilai)))
    ):
        pesan.append(PERSEN_DIJUMLAHKAN)
    if any(i.berpasangan for i in dipakai.values()):
        pesan.append(SEBAGIAN_BERPASANGAN)
    macam = list(dict.fromkeys(n.satuan for n in nilai if n.satuan))
    if len(macam) > 1:
        pesan.append(SATUAN_BERBEDA.format(", ".join(macam)))
    if hasil.alasan == Alasan.REALISASI_TEKS:
        pesan.append(TEKS_TAK_DIHITUNG)
    return pesan
