"""How complete a report is, as it stands now."""

from ..enums import LAPORAN_TERBUKA, JenisParagraf
from ..isi import ParagrafIsi
from ..kaya import teks_polos
from ..models import Laporan
from ..rules.kelengkapan import Kelengkapan, kelengkapan
from .naskah import Naskah, naskah


def kelengkapan_naskah(n: Naskah) -> Kelengkapan:
    """Of a report that was read already."""
    tertulis = {kunci for kunci, isi in n.isi.tulisan.items() if any(map(berisi, isi))}
    return kelengkapan(n.laporan, n.bab, tertulis)


def berisi(p: ParagrafIsi) -> bool:
    """Whether a paragraph says something; a picture does without words."""
    return p.jenis == JenisParagraf.GAMBAR or bool(teks_polos(p.isi))


def kurang(laporan: Laporan, n: Naskah | None = None) -> tuple[str, ...]:
    """What keeps it from being submitted, in words; nothing once it was. One query at most, none with `n`."""
    if laporan.status not in LAPORAN_TERBUKA:
        return ()
    return kelengkapan_naskah(n or naskah(laporan)).kurang
