"""A receipt for an office: given once, by who holds the office; the same for a PK, a report and a result."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model

from sakip.angka import tanggal_panjang
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Penugasan
from sakip.waktu import tanggal_di

from .dasar import AksiDenied

T = TypeVar("T", bound=Model)


@dataclass(frozen=True)
class Kiriman:
    """What went to an office: `sebutan` opens a sentence ("Salinan ini"), `kepada` is the office as it was written."""

    sebutan: str
    kepada: str
    jabatan_id: int | None
    zona: str


def terima_sekali(hak: Hak, kiriman: Kiriman, ada: T | None, buat: Callable[[Penugasan], T]) -> tuple[T, bool]:
    """The receipt, and whether it is new; a second press of the same person gives the first one again.

    Raises `AksiDenied` where the office is not this person's, or another holder received it.
    """
    pegangan = next((p for p in hak.pegangan if p.jabatan_id == kiriman.jabatan_id), None)
    if pegangan is None:
        raise AksiDenied(bukan_penerima(kiriman.sebutan, kiriman.kepada))
    if ada is None:
        return buat(Penugasan.objects.select_related("pegawai", "jabatan").get(pk=pegangan.penugasan_id)), True
    lama: Any = ada
    if lama.pegawai_id == hak.pegawai_id:
        return ada, False
    hari = tanggal_panjang(tanggal_di(lama.waktu, kiriman.zona))
    raise AksiDenied(f"{kiriman.sebutan} sudah diterima {lama.nama} pada {hari} untuk {kiriman.kepada}.")


def bukan_penerima(sebutan: str, kepada: str) -> str:
    """What is told who does not hold the office."""
    return f"{sebutan} ditujukan kepada {kepada}; hanya pejabatnya yang dapat menerimanya."


def pemegang_terima(penugasan: Penugasan, now: datetime) -> dict[str, Any]:
    """The fields of a receipt that say who received, for which office, when."""
    return {
        "pegawai": penugasan.pegawai,
        "penugasan": penugasan,
        "nama": penugasan.pegawai.nama,
        "jabatan": penugasan.jabatan_cetak,
        "waktu": now,
    }


def bukti_terima(penugasan: Penugasan, aktor: Any, now: datetime) -> dict[str, Any]:
    """All fields of a `BuktiTerima`."""
    return pemegang_terima(penugasan, now) | {"pengguna": aktor, "nip": penugasan.pegawai.nip}
