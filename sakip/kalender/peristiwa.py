"""Where the events that start a deadline, and the acts that meet it, come from.

The calendar knows neither budget nor agreements; the apps that do register a provider in their `AppConfig.ready()`:

    peristiwa.daftarkan("renstra", dpa_ditetapkan)             # {pd_id: {"dpa": date}}
    peristiwa.daftarkan("perjanjian", tanggal_perjanjian)      # {pd_id: {"pengesahan": date, "pk.kirim": date}}

An event has a plain code (`dpa`), the act that meets a milestone that milestone's own (`pk.kirim`). A provider takes
(pemda_id, tahun) and answers in a constant number of queries; the key None is the regency itself.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sakip.waktu import tanggal_di

from .rules.tenggat import kode_dppa

if TYPE_CHECKING:
    from django.db.models import QuerySet

Catatan = Mapping[int | None, Mapping[str, date | None]]
Penyedia = Callable[[int, int], Catatan]

# rows (pd_id, code of the milestone, which DPPA or 0, time zone, moment) of the year: read by the calendar together
Baris = Callable[[int, int], "QuerySet[Any, tuple[Any, ...]]"]

_peristiwa: dict[str, Penyedia] = {}
_baris: dict[str, Baris] = {}
_dispensasi: dict[str, Penyedia] = {}


def daftarkan(nama: str, penyedia: Penyedia) -> None:
    """Register a provider of dates: {pd_id: {code of an event or milestone: date}}. The same name replaces it."""
    _peristiwa[nama] = penyedia


def daftarkan_baris(nama: str, penyedia: Baris) -> None:
    """Register rows of acts, of which the first meets its milestone; all that are registered cost one query."""
    _baris[nama] = penyedia


def daftarkan_dispensasi(nama: str, penyedia: Penyedia) -> None:
    """Register a provider of dispensasi: {pd_id: {kode tenggat: new date}}."""
    _dispensasi[nama] = penyedia


def peristiwa_pd(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date]]:
    hasil = _kumpulkan(_peristiwa, pemda_id, tahun)
    semua = [baris(pemda_id, tahun) for baris in _baris.values()]
    if not semua:
        return hasil
    for pd_id, asal, ke, zona, saat in semua[0].union(*semua[1:], all=True):
        isi, kode, hari = hasil.setdefault(pd_id, {}), kode_dppa(asal, ke), tanggal_di(saat, zona)
        isi[kode] = min(hari, isi.get(kode, hari))
    return hasil


def dispensasi_pd(pemda_id: int, tahun: int) -> dict[int | None, dict[str, date]]:
    return _kumpulkan(_dispensasi, pemda_id, tahun)


def _kumpulkan(penyedia: dict[str, Penyedia], pemda_id: int, tahun: int) -> dict[int | None, dict[str, date]]:
    hasil: dict[int | None, dict[str, date]] = {}
    for satu in penyedia.values():
        for pd_id, catatan in satu(pemda_id, tahun).items():
            hasil.setdefault(pd_id, {}).update({k: t for k, t in catatan.items() if t is not None})
    return hasil
