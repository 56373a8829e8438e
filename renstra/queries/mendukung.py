"""The sasaran of the RPJMD that a Renstra may support, with the numbers they have in its tree (GM/SM Pasal 5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from renstra.enums import JenisSimpul
from renstra.models import Rencana, Simpul
from renstra.queries.pohon import SimpulTampil, pohon_rencana


@dataclass(frozen=True)
class Pilihan:
    pk: int
    no: str
    uraian: str

    @property
    def sebutan(self) -> str:
        return f"{self.no} {self.uraian}".strip()


def nomor_pohon(tampil: Iterable[SimpulTampil]) -> dict[int, str]:
    """Node -> its number in the tree: 1, 1.1, 1.1.1, counted among the siblings."""
    nomor: dict[int, str] = {}
    banyak: dict[int | None, int] = {}
    for satu in tampil:
        induk = satu.simpul.induk_id
        banyak[induk] = banyak.get(induk, 0) + 1
        nomor[satu.simpul.pk] = f"{nomor[induk]}.{banyak[induk]}" if induk else str(banyak[induk])
    return nomor


def pilihan_mendukung(rencana: Rencana) -> list[Pilihan]:
    """The sasaran of the RPJMD that guides the plan, and those of another RPJMD that it names already."""
    hasil: list[Pilihan] = []
    if rencana.induk is not None:
        tampil = pohon_rencana(rencana.induk)
        nomor = nomor_pohon(tampil)
        sasaran = [t.simpul for t in tampil if t.simpul.jenis == JenisSimpul.SASARAN]
        hasil = [Pilihan(s.pk, nomor[s.pk], s.uraian) for s in sasaran]
    sudah = [p.pk for p in hasil]
    lain = Simpul.objects.filter(didukung__rencana=rencana).exclude(pk__in=sudah).distinct()
    return hasil + [Pilihan(s.pk, "", s.uraian) for s in lain]
