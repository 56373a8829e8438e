"""The checklist of one unsur in one round: what the machine has seen to, what a member ticked, what is left
(BK Pasal 11 ayat (2)-(3), Pasal 13 ayat (1); the lists are data of the profile)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class ButirPeriksa:
    """`n_terbuka`: open findings of the kinds it stands on. `oleh` and `pada`: the member who ticked it, and when."""

    teks: str
    mesin: bool = False
    n_terbuka: int = 0
    oleh: str = ""
    pada: datetime | None = None

    @property
    def sendiri(self) -> bool:
        """Ticked by itself: the machine looked, and found nothing that is still open."""
        return self.mesin and not self.n_terbuka and not self.oleh

    @property
    def selesai(self) -> bool:
        return bool(self.oleh) or self.sendiri


@dataclass(frozen=True)
class DaftarPeriksa:
    unsur: str
    butir: tuple[ButirPeriksa, ...] = ()

    @property
    def sendiri(self) -> list[ButirPeriksa]:
        return [b for b in self.butir if b.sendiri]

    @property
    def orang(self) -> list[ButirPeriksa]:
        """What a person has to look at, or has."""
        return [b for b in self.butir if not b.sendiri]

    @property
    def n_selesai(self) -> int:
        return sum(b.selesai for b in self.butir)

    @property
    def kurang(self) -> list[str]:
        return [b.teks for b in self.butir if not b.selesai]


def susun_daftar(
    unsur: str,
    butir: Sequence[Mapping[str, Any]],
    terbuka: Iterable[str],
    dicentang: Mapping[str, tuple[str, datetime]],
) -> DaftarPeriksa:
    """The list as it stands. `terbuka`: the kind of every open finding; `dicentang`: item -> who ticked it, when."""
    jenis = list(terbuka)
    hasil = []
    for b in butir:
        pantau = b.get("jenis") or []
        oleh, pada = dicentang.get(b["teks"], ("", None))
        hasil.append(ButirPeriksa(b["teks"], bool(pantau), sum(j in pantau for j in jenis), oleh, pada))
    return DaftarPeriksa(unsur, tuple(hasil))


def daftar_lengkap(daftar: DaftarPeriksa, catatan: str) -> str | None:
    """An unsur agrees when it has looked at everything on its list, or says why not (BK Pasal 13 ayat (1))."""
    if not daftar.kurang or catatan.strip():
        return None
    return (
        f"Daftar periksa belum lengkap: {'; '.join(daftar.kurang)}. Centang yang sudah Anda periksa, "
        "atau tulis catatan mengapa tidak."
    )
