"""The last realisasi of indicators of plans, as others know it: measuring is not imported here.

The app that measures registers a provider in its `AppConfig.ready()`:

    terakhir.daftarkan(realisasi_terakhir)     # (pemda_id, indicators or None) -> {indicator: (year, as written)}
"""

from collections.abc import Callable, Mapping, Sequence

from renstra.models import Indikator

Terakhir = tuple[int, str]
Penyedia = Callable[[int, Sequence[int] | None], Mapping[int, Terakhir]]
SEDIKIT = 200  # so many are asked for by name; of more, those of the whole regency
_penyedia: list[Penyedia] = []


def daftarkan(penyedia: Penyedia) -> None:
    """Who answers, in a number of queries that does not depend on how many indicators there are."""
    _penyedia[:] = [penyedia]


def realisasi_terakhir(semua: Sequence[Indikator]) -> dict[int, Terakhir]:
    """{indicator: year and realisasi, of the last year that was measured and accepted}, for indicators of one
    regency, read with `simpul.rencana`."""
    if not semua or not _penyedia:
        return {}
    nomor = [i.pk for i in semua] if len(semua) <= SEDIKIT else None
    return dict(_penyedia[0](semua[0].simpul.rencana.pemda_id, nomor))
