"""Through whom the report of a PD goes to the Bupati (GM/SM Pasal 11 ayat (2)): the profile's words as units."""

import re
from dataclasses import dataclass

from ..enums import Tujuan


@dataclass(frozen=True)
class Unit:
    tujuan: Tujuan
    nama: str


def unit_penerus(melalui: str, kepala_daerah: str) -> tuple[Unit, ...]:
    """`Bagian Organisasi dan Bapperida` -> two units; where the profile names none, the kepala daerah.

    A unit that is neither the planning board (Bappeda, Bapperida, Bappelitbang ...) is served by Bagian Organisasi.
    """
    nama = [satu.strip() for satu in re.split(r",|;|\bdan\b|\bserta\b", melalui) if satu.strip()]
    hasil: dict[Tujuan, Unit] = {}
    for satu in nama:
        tujuan = Tujuan.PERENCANAAN if _perencanaan(satu) else Tujuan.ORGANISASI
        hasil.setdefault(tujuan, Unit(tujuan, satu))
    return tuple(hasil.values()) or (Unit(Tujuan.KEPALA_DAERAH, kepala_daerah),)


def _perencanaan(nama: str) -> bool:
    kecil = nama.casefold()
    return kecil.startswith("bap") or "perencanaan" in kecil
