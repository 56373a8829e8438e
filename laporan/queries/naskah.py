"""The report as it is read: what was drawn, its chapters, and people's words; live, or as it was frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ..enums import LAPORAN_TERBUKA
from ..isi import GambarIsi, LaporanIsi, NaskahIsi, ParagrafIsi
from ..models import Laporan, Paragraf
from ..rules.blok import Bab, nomor_blok, tulisan
from ..rules.kerangka import kerangka
from ..simpanan import dari_json
from .tulisan import paragraf_kini


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
        gambar = {k: [n for n, p in enumerate(isi) if p.gambar] for k, isi in self.isi.tulisan.items()}
        return dict(nomor_blok(self.bab, gambar))

    @property
    def tanpa_tempat(self) -> dict[str, tuple[ParagrafIsi, ...]]:
        """Words whose place is gone, as after a changed PK: still shown, never lost."""
        ada = {t.kunci for t in tulisan(self.bab)}
        return {k: isi for k, isi in self.isi.tulisan.items() if isi and k not in ada}


def naskah(laporan: Laporan, paragraf: Sequence[Paragraf] | None = None) -> Naskah:
    """While it is open what stands now, afterwards what was handed in; one query at most, none with `paragraf`."""
    if laporan.status not in LAPORAN_TERBUKA and laporan.naskah:
        return naskah_diajukan(laporan)
    return Naskah(naskah_kini(laporan, paragraf))


def naskah_diajukan(laporan: Laporan) -> Naskah:
    """The last revision that was handed in: what others than its writers read while it is being mended."""
    assert laporan.naskah is not None
    return Naskah(dari_json(laporan.naskah.isi, NaskahIsi))


def naskah_kini(laporan: Laporan, paragraf: Sequence[Paragraf] | None = None) -> NaskahIsi:
    tulisan: dict[str, list[ParagrafIsi]] = {}
    for p in paragraf if paragraf is not None else paragraf_kini(laporan):
        tulisan.setdefault(p.bagian.kunci, []).append(paragraf_isi(p))
    return NaskahIsi(dari_json(laporan.bahan, LaporanIsi), {k: tuple(v) for k, v in tulisan.items()})


def paragraf_isi(p: Paragraf) -> ParagrafIsi:
    """A paragraph as the report has it."""
    g = p.gambar
    gambar = GambarIsi(g.pk, g.alt, g.berkas.sha256, g.berkas.jenis) if g else None
    return ParagrafIsi(p.jenis, p.isi, gambar)
