"""Telling people what happened: a desk appointment, a signature that fell, a deadline that moved.

Apps whose papers move keep a table: for each event a `Kalimat`. What several papers of one act have in common reaches
a person as one message, and never the one who acted.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from ..models import Kabar

_JUDUL = 150
DISEBUT = 10  # named in a message about many
S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True)
class Pesan:
    """What one person is told. `judul`: one line; `isi`: what it means for the reader and what to do; `alamat`: the
    path of the page to open."""

    pegawai_id: int
    judul: str
    isi: str = ""
    alamat: str = ""


def kabari(*, pegawai_id: Iterable[int | None], judul: str, isi: str = "", alamat: str = "", now: datetime) -> int:
    """Tell each of these people once; out: how many were told. Belongs into the transaction of what happened."""
    orang = sorted({p for p in pegawai_id if p is not None})
    return kabari_semua((Pesan(p, judul, isi, alamat) for p in orang), now=now)


def kabari_semua(pesan: Iterable[Pesan], *, now: datetime) -> int:
    """Tell each of these people what concerns him or her, all in one write."""
    baru = [
        Kabar(pegawai_id=p.pegawai_id, judul=p.judul[:_JUDUL], isi=p.isi, alamat=p.alamat, dibuat_pada=now)
        for p in pesan
    ]
    return len(Kabar.objects.bulk_create(baru))


# ---- the tables of the apps: who is told of what


@dataclass(frozen=True)
class Kalimat(Generic[S]):
    """The words for an event. `satu`, `banyak`: the title for one paper and for several; `isi`: what it means and what
    to do. `kepada`: who is told, in the app's own names."""

    kepada: tuple[S, ...]
    satu: str
    banyak: str
    isi: str

    def kata(self, benda: Sequence[object], **isi: object) -> tuple[str, str]:
        """Title and text about these papers; several are named at its end. `isi`: what the words may mention."""
        n, teks = len(benda), self.isi.format(n=len(benda), **isi)
        if n == 1:
            return self.satu.format(n=n, **isi), teks
        return self.banyak.format(n=n, **isi), f"{teks} Yang dimaksud: {rangkai(map(str, benda))}."


class Kejadian(Protocol):
    """What happened to one paper."""

    @property
    def peristiwa(self) -> str: ...


K = TypeVar("K", bound=Kejadian)


def kabari_bersama(
    daftar: Iterable[K],
    *,
    kepada: Callable[[K], set[int]],
    kata: Callable[[Sequence[K]], tuple[str, str, str]],
    pelaku_id: int | None,
    now: datetime,
) -> int:
    """Tell of one act on many papers: each person once for each event. `kata`: title, text and address."""
    per_orang: dict[tuple[int, str], list[K]] = defaultdict(list)
    for k in daftar:
        for pegawai_id in kepada(k) - {pelaku_id or 0}:
            per_orang[pegawai_id, k.peristiwa].append(k)
    pesan = (Pesan(orang, *kata(semua)) for (orang, _), semua in sorted(per_orang.items(), key=lambda x: x[0]))
    return kabari_semua(pesan, now=now)


def rangkai(kata: Iterable[str]) -> str:
    """`A; B; dan 2 lainnya`, each once."""
    beda = list(dict.fromkeys(kata))
    lain = f"; dan {len(beda) - DISEBUT} lainnya" if len(beda) > DISEBUT else ""
    return "; ".join(beda[:DISEBUT]) + lain


def nama_pelaku(aktor: Any) -> str:
    """Who acted, by the name people know."""
    pegawai = getattr(aktor, "pegawai", None)
    return str(pegawai.nama if pegawai else aktor.get_username())
