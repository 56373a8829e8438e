"""A block as pictures: how many it takes, and each as SVG or PNG. The same block gives the same bytes."""

from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from typing import Any

from ..rules.bagan import LEBAR, denah
from ..rules.blok import Bagan, Grafik
from .bagan import TEPI, lukis_bagan
from .grafik import lukis_grafik, tinggi_grafik
from .kanvas import TITIK_PER_INCI

Bergambar = Bagan | Grafik
INGATAN = 128


def jumlah(blok: Bergambar) -> int:
    """How many pictures the block takes: a large chart of offices is split."""
    return len(_denah(blok)) if isinstance(blok, Bagan) else 1


def ukuran(blok: Bergambar, bagian: int = 0) -> tuple[Decimal, Decimal]:
    """Width and height in millimetres, known before it is drawn."""
    if isinstance(blok, Bagan):
        return Decimal(LEBAR), _denah(blok)[bagian].tinggi + 2 * TEPI
    return Decimal(LEBAR), Decimal(tinggi_grafik(blok))


@lru_cache(maxsize=INGATAN)
def svg(blok: Bergambar, bagian: int = 0) -> bytes:
    return _simpan(blok, bagian, format="svg", metadata={"Date": None, "Creator": None})


def png(blok: Bergambar, bagian: int = 0) -> bytes:
    return _simpan(blok, bagian, format="png", dpi=TITIK_PER_INCI, metadata={"Software": None})


def _simpan(blok: Bergambar, bagian: int, **cara: Any) -> bytes:
    lukisan = lukis_bagan(_denah(blok)[bagian]) if isinstance(blok, Bagan) else lukis_grafik(blok)
    keluar = BytesIO()
    lukisan.savefig(keluar, **cara)
    return keluar.getvalue()


@lru_cache(maxsize=INGATAN)
def _denah(blok: Bagan) -> Any:
    return denah(blok.jabatan)
