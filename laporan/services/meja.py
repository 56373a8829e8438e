"""The desk of a writer: the report held under its lock, the right to write in it, its places and their parts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sakip.organisasi.hak import Hak

from ..isi import LaporanIsi
from ..kaya import teks_polos
from ..models import Bagian, Laporan
from ..queries.cakupan import boleh_tulis
from ..rules.blok import Tulisan, tulisan
from ..rules.kerangka import kerangka
from ..rules.kutip import kutip
from ..rules.kutipan import angka_laporan
from ..simpanan import dari_json
from .dasar import LaporanDitolak, kunci_laporan, tulis_jejak

TUTUP = "Laporan ini tidak sedang ditulis, atau tidak lagi Anda tulis. Muat ulang halaman."


@dataclass(frozen=True)
class Meja:
    """A report open to one writer."""

    laporan: Laporan
    hak: Hak
    aktor: Any
    now: datetime

    @cached_property
    def isi(self) -> LaporanIsi:
        return dari_json(self.laporan.bahan, LaporanIsi)

    @cached_property
    def tempat(self) -> Mapping[str, Tulisan]:
        """The places for words that the report has now."""
        return {t.kunci: t for t in tulisan(kerangka(self.isi))}

    @cached_property
    def angka(self) -> Mapping[str, str]:
        """Every figure as printed."""
        return angka_laporan(self.isi)

    def kutip(self, kunci: str, isi: str, lama: Mapping[str, str]) -> dict[str, str]:
        """The figures that a paragraph at this place quotes; `lama`: those it quoted before."""
        tempat = self.tempat.get(kunci)
        return kutip(teks_polos(isi), lama, self.angka, tempat.indikator if tempat else ())

    def bagian(self, kunci: str) -> Bagian:
        """The part at a place, made when first needed. Raises `LaporanDitolak` where there is no such place."""
        ada = Bagian.objects.filter(laporan=self.laporan, kunci=kunci).first()
        if ada is not None:
            return ada
        if kunci not in self.tempat:
            raise LaporanDitolak("Bagian ini tidak ada dalam laporan. Muat ulang halaman.")
        return Bagian.objects.create(laporan=self.laporan, kunci=kunci, judul=self.tempat[kunci].judul[:500])

    def catat(self, aksi: str, ringkasan: str, **rincian: Any) -> None:
        """The audit line, last in the transaction."""
        tulis_jejak(self.laporan, self.aktor, aksi, f"{ringkasan} pada {self.laporan}", self.now, **rincian)


def buka(
    laporan_id: int,
    aktor: Any,
    now: datetime,
    boleh: Callable[[Hak, Laporan], bool] = boleh_tulis,
    tutup: str = TUTUP,
) -> Meja:
    """The desk, for who has this right in it now; writers of one report wait for each other for the moment of a
    saving. Raises `LaporanDitolak` with `tutup`."""
    laporan, hak = kunci_laporan(laporan_id, aktor, now)
    if not boleh(hak, laporan):
        raise LaporanDitolak(tutup)
    return Meja(laporan, hak, aktor, now)
