"""Nodes of the pohon kinerja: how they are named in an address, and what lies between one of them and the root.

A node is a tujuan or sasaran of a plan (`p12`) or a row of a PK (`b34`); `lepas` holds what hangs on nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db.models import Q

from renstra.enums import JenisRencana, JenisSimpul
from renstra.models import Simpul

from ...enums import Jalur
from ...models import Butir
from ...models.perjanjian import PerjanjianQuerySet
from ..capaian import CapaianButir

LEPAS = "lepas"
KUNCI = re.compile(r"(p|b)([0-9]{1,15})")
PUNCAK = (Jalur.KABUPATEN, Jalur.SERAH, Jalur.KEPALA_DAERAH)  # PKs whose rows come from a plan
TINGGI = 7  # offices in a line of command, from the Pelaksana up to the kepala daerah
PUNYA_INDIKATOR = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN)
_ATAS = ["__".join(["mendukung"] * n) for n in range(1, TINGGI)]
RANTAI = [f"{a}{s}" for a in ("", *(f"{a}__" for a in _ATAS)) for s in ("perjanjian__jabatan", "baris_rkt__simpul")]


@dataclass
class Kartu:
    """One node as it is drawn."""

    kunci: str
    judul: str
    anak: str = ""  # the small line: who, or how many
    uraian: str = ""
    target: str = ""
    status: str = ""
    alasan: str = ""  # why it is broken
    url: str = ""
    bisa_dibuka: bool = False
    terbuka: bool = False
    tuju: bool = False  # the node one came for
    tutup: str = ""  # the node above it in the open branch
    capaian: CapaianButir | None = None
    cabang: "list[Golongan]" = field(default_factory=list)  # what hangs on it, where it is open


@dataclass
class Golongan:
    """Nodes of a column under one heading."""

    judul: str
    kartu: list[Kartu]
    sisa: int = 0  # left out


@dataclass
class Kolom:
    judul: str
    golongan: list[Golongan]

    @property
    def kartu(self) -> list[Kartu]:
        return [k for g in self.golongan for k in g.kartu]


@dataclass(frozen=True)
class Cabang:
    """The open branch: the nodes from the root down to the one asked for."""

    kunci: tuple[str, ...] = ()
    jabatan: tuple[int, ...] = ()  # offices of the rows in it

    def nomor(self, huruf: str) -> list[int]:
        return [int(k[1:]) for k in self.kunci if k != LEPAS and k[0] == huruf]


def cabang(kunci: str, pk: PerjanjianQuerySet, pemda_id: int, *, satu_pd: bool) -> Cabang:
    """The branch that ends in this node, if the reader may see it; else an empty one.

    In: `pk`, the PKs the reader sees this year; `satu_pd`: the tree begins with the Renstra of one PD.
    """
    if kunci == LEPAS:
        return Cabang((LEPAS,))
    cocok = KUNCI.fullmatch(kunci)
    if cocok is None:
        return Cabang()
    nomor = int(cocok[2])
    if cocok[1] == "p":
        rows = Simpul.objects.filter(pk=nomor, rencana__pemda_id=pemda_id).select_related("rencana")
        satu = rows.first()
        if satu is None:
            return Cabang()
        return Cabang(tuple(akar_simpul(satu, teratas=satu_pd or satu.rencana.jenis == JenisRencana.RPJMD)))
    butir = Butir.objects.filter(pk=nomor, perjanjian__in=pk.order_by().values("pk"))
    satu_butir = butir.select_related(*RANTAI).first()
    return cabang_butir(satu_butir, satu_pd=satu_pd) if satu_butir else Cabang()


def cabang_butir(butir: Butir, *, satu_pd: bool) -> Cabang:
    """From the root to a row, whose chain is loaded (`RANTAI`)."""
    rantai = naik(butir)
    puncak = rantai[-1]
    simpul = puncak.baris_rkt.simpul if puncak.baris_rkt else None
    akar = [LEPAS]
    if simpul and puncak.perjanjian.jalur in PUNCAK:
        akar = akar_simpul(simpul, teratas=satu_pd or puncak.perjanjian.jalur == Jalur.KEPALA_DAERAH)
    turun = list(reversed(rantai))
    return Cabang((*akar, *(f"b{b.pk}" for b in turun)), tuple(b.perjanjian.jabatan_id for b in turun))


def naik(butir: Butir) -> list[Butir]:
    """A row and those above it, up to the first that comes from a plan."""
    rantai = [butir]
    while not _dari_rencana(rantai[-1]) and len(rantai) < TINGGI:
        atas = rantai[-1].mendukung
        if atas is None or atas in rantai:
            break
        rantai.append(atas)
    return rantai


def _dari_rencana(b: Butir) -> bool:
    return b.perjanjian.jalur in PUNCAK and b.baris_rkt is not None and b.baris_rkt.simpul_id is not None


def akar_simpul(simpul: Simpul, *, teratas: bool) -> list[str]:
    """The nodes of the plans from the root to this one; `teratas`: it stands in the first column."""
    kunci = f"p{simpul.pk}"
    if teratas:
        return [kunci]
    atas = simpul.mendukung_id
    if atas is None and simpul.jenis == JenisSimpul.TUJUAN:
        atas = next((a.mendukung_id for a in simpul.anak.all() if a.mendukung_id), None)
    return [f"p{atas}" if atas else LEPAS, kunci]


def tanpa_induk() -> Q:
    """Rows that point to nothing above them (BK Pasal 3 ayat (7)); the kepala daerah has nobody above."""
    return Q(mendukung=None) & ~Q(perjanjian__jalur=Jalur.KEPALA_DAERAH)


def sebut_target(b: Any) -> str:
    """`136 kasus`: the unit follows a number that does not say it already."""
    if b.target[:1].isdigit() and b.satuan and b.satuan not in b.target:
        return f"{b.target} {b.satuan}"
    return b.target or "–"


def susun_cabang(kolom: Sequence[Kolom]) -> None:
    """Hang every column on the open node of the one before it, for reading as a list."""
    for kiri, kanan in pairwise(kolom):
        for kartu in kiri.kartu:
            if kartu.terbuka:
                kartu.cabang = kanan.golongan
