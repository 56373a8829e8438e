"""What changed since an earlier content of the same office: row by row, so that a reader sees it beside the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.angka import format_rupiah

from ..isi import IndikatorIsi, IsiPerjanjian
from ..rules.keselarasan import ringkas


@dataclass(frozen=True)
class Perubahan:
    """`baris`: row key of the new content -> what changed in words; `hilang`: rows that are gone; `anggaran`: sum."""

    baris: Mapping[int, str] = field(default_factory=dict)
    hilang: tuple[str, ...] = ()
    anggaran: str = ""

    @property
    def ada(self) -> bool:
        return bool(self.baris or self.hilang or self.anggaran)

    @property
    def banyak(self) -> int:
        return len(self.baris) + len(self.hilang) + bool(self.anggaran)


def perubahan_isi(lama: IsiPerjanjian, baru: Iterable[IndikatorIsi], jumlah: Decimal) -> Perubahan:
    """Hold new rows and sum against an earlier content; a row is the same by its key, else by its wording."""
    semula = baris_isi(lama)
    per_kunci = {i.kunci: i for i in semula}
    per_bunyi = {ringkas(i.teks): i for i in semula}
    baris: dict[int, str] = {}
    terpakai: set[int] = set()
    for i in baru:
        asal = per_kunci.get(i.kunci) or per_bunyi.get(ringkas(i.teks))
        if asal is None:
            baris[i.kunci] = "Indikator baru"
            continue
        terpakai.add(asal.kunci)
        if beda := _beda(asal, i):
            baris[i.kunci] = "; ".join(beda)
    hilang = tuple(i.teks for i in semula if i.kunci not in terpakai)
    anggaran = "" if lama.jumlah == jumlah else f"Anggaran semula {format_rupiah(lama.jumlah)}"
    return Perubahan(baris, hilang, anggaran)


def baris_isi(isi: IsiPerjanjian) -> list[IndikatorIsi]:
    return [i for k in isi.kelompok for i in k.indikator]


def _beda(asal: IndikatorIsi, baru: IndikatorIsi) -> list[str]:
    beda = []
    if ringkas(asal.teks) != ringkas(baru.teks):
        beda.append(f"Bunyi semula “{asal.teks}”")
    if asal.target != baru.target:
        beda.append(f"Target semula {asal.target or 'kosong'}")
    if asal.satuan != baru.satuan:
        beda.append(f"Satuan semula {asal.satuan or 'kosong'}")
    return beda
