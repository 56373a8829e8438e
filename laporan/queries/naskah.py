"""The report as it is read: what was drawn, its chapters, and people's words; live, or as it was frozen."""

from dataclasses import dataclass
from functools import cached_property

from ..enums import LAPORAN_TERBUKA
from ..isi import LaporanIsi, NaskahIsi, ParagrafIsi
from ..models import Laporan, Paragraf
from ..rules.blok import Bab, nomor_blok, tulisan
from ..rules.kerangka import kerangka
from ..simpanan import dari_json


@dataclass(frozen=True)
class Naskah:
    isi: NaskahIsi

    @property
    def laporan(self) -> LaporanIsi:
        return self.isi.laporan

    @cached_property
    def bab(self) -> tuple[Bab, ...]:
        return kerangka(self.isi.laporan)

    @cached_property
    def nomor(self) -> dict[str, str]:
        """{table or picture: `Tabel 3.1`}"""
        return dict(nomor_blok(self.bab))

    @property
    def tanpa_tempat(self) -> dict[str, tuple[ParagrafIsi, ...]]:
        """Words whose place is gone, as after a changed PK: still shown, never lost."""
        ada = {t.kunci for t in tulisan(self.bab)}
        return {k: isi for k, isi in self.isi.tulisan.items() if isi and k not in ada}


def naskah(laporan: Laporan) -> Naskah:
    """While it is open what stands now, afterwards what was handed in; one query at most."""
    if laporan.status not in LAPORAN_TERBUKA and laporan.naskah:
        return naskah_diajukan(laporan)
    return Naskah(naskah_kini(laporan))


def naskah_diajukan(laporan: Laporan) -> Naskah:
    """The last revision that was handed in: what others than its writers read while it is being mended."""
    assert laporan.naskah is not None
    return Naskah(dari_json(laporan.naskah.isi, NaskahIsi))


def naskah_kini(laporan: Laporan) -> NaskahIsi:
    rows = Paragraf.objects.filter(bagian__laporan=laporan, dihapus=False).order_by("bagian", "urutan", "id")
    tulisan: dict[str, list[ParagrafIsi]] = {}
    for kunci, jenis, isi in rows.values_list("bagian__kunci", "jenis", "isi"):
        tulisan.setdefault(kunci, []).append(ParagrafIsi(jenis, isi))
    return NaskahIsi(dari_json(laporan.bahan, LaporanIsi), {k: tuple(v) for k, v in tulisan.items()})
