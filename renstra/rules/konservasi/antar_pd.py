"""What only the whole regency shows: the same money or the same indicator in two PD."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from renstra.rules.mutu import Bernama, kembar
from sakip.angka import format_rupiah

from .fakta import HalKonservasi, TemuanKonservasi
from .kinerja import sebut

H = HalKonservasi


@dataclass(frozen=True)
class KodePD:
    """A sub kegiatan of a PD's DPA. `setara`: PD that rightly have the same budget (kecamatan)."""

    pd: str
    kode: str
    nama: str
    jumlah: Decimal
    baris: int
    setara: bool = False


@dataclass(frozen=True)
class NamaPD:
    """An indicator above kegiatan; `bersama`: shared with consent, so counted once."""

    id: int
    pd_id: int
    pd: str
    nama: str
    bersama: bool = False


def kode_berulang(semua: Iterable[KodePD]) -> list[TemuanKonservasi]:
    """One sub kegiatan with the same money, to the sen, in two PD: it may be there twice (B6; GM/SM Pasal 6)."""
    kelompok: dict[tuple[str, Decimal], list[KodePD]] = defaultdict(list)
    for k in semua:
        if k.jumlah and not k.setara:
            kelompok[k.kode, k.jumlah].append(k)
    return [
        TemuanKonservasi(
            H.GANDA_KODE,
            f"{kode} {isi[0].nama}: {format_rupiah(jumlah)} tercatat sama pada {' dan '.join(k.pd for k in isi)}.",
            "Setiap rupiah tercatat sekali", "dpa", "baris", isi[-1].baris, jumlah * (len(isi) - 1),
        )
        for (kode, jumlah), isi in sorted(kelompok.items())
        if len({k.pd for k in isi}) > 1
    ]  # fmt: skip


def indikator_berulang(semua: Iterable[NamaPD]) -> list[TemuanKonservasi]:
    """One indicator promised by two PD without their sharing it counts twice (C4; BK Pasal 3 ayat (7))."""
    ada = {n.id: n for n in semua if not n.bersama}
    pasangan = kembar((Bernama(n.id, n.nama, n.pd, n.pd_id, True) for n in ada.values()), sama_persis=True)
    temuan = []
    for pk, lain in pasangan.items():
        pd = sorted({ada[x.id].pd for x in lain if ada[x.id].pd_id != ada[pk].pd_id})
        if not pd or pk != min(pk, *(x.id for x in lain)):
            continue
        pesan = (
            f"Indikator {sebut(ada[pk].nama)} ada pada {ada[pk].pd} dan {', '.join(pd)}."
            " Bagikan sebagai indikator bersama, atau bedakan yang diukur."
        )
        temuan.append(
            TemuanKonservasi(
                H.GANDA_INDIKATOR, pesan, "Setiap indikator dihitung sekali", "rencana", "indikator_mutu", pk
            )
        )
    return temuan
