"""Where the events that start a deadline, and the acts that meet it, come from.

The calendar knows neither budget nor agreements; the apps that do register a provider in their `AppConfig.ready()`:

    peristiwa.daftarkan("renstra", dpa_ditetapkan)             # {pd_id: {"dpa": date}}
    peristiwa.daftarkan("perjanjian", tanggal_perjanjian)      # {pd_id: {"pengesahan": date, "pk.kirim": date}}

An event has a plain code (`dpa`), the act that meets a milestone that milestone's own (`pk.kirim`). A provider takes
(pemda_id, tahun) and answers in a constant number of queries; the key None is the regency itself.
"""

from collections.abc import Callable, Mapping
from datetime import date

Catatan = Mapping[int | None, Mapping[str, date | None]]
Penyedia = Callable[[int, int], Catatan]

_peristiwa: dict[str, Penyedia] = {}
_dispensasi: dict[str, Penyedia] = {}


def daftarkan(nama: str, penyedia: Penyedia) -> None:
    """Register a provider of dates: {pd_id: {code of an event or milestone: date}}. The same name replaces it."""
    _peristiwa[nama] = penyedia


def daftarkan_dispensasi(nama: str, penyedia: Penyedia) -> None:
    """Register a provider of dispensasi: {pd_id: {kode tenggat: new date}}."""
    _dispensasi[nama] = penyedia


def peristiwa_pd(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date]]:
    return _kumpulkan(_peristiwa, pemda_id, tahun)


def dispensasi_pd(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date]]:
    return _kumpulkan(_dispensasi, pemda_id, tahun)


def _kumpulkan(penyedia: dict[str, Penyedia], pemda_id: int, tahun: int) -> dict[int | None, dict[str, date]]:
    hasil: dict[int | None, dict[str, date]] = {}
    for satu in penyedia.values():
        for pd_id, catatan in satu(pemda_id, tahun).items():
            hasil.setdefault(pd_id, {}).update({k: t for k, t in catatan.items() if t is not None})
    return hasil
