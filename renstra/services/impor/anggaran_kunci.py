"""The budget recap that came from here: its row keys tell what others changed since it was exported.

A recap from SIPD has no keys and replaces all lines. One with keys changes what it changed: lines that somebody else
changed or added meanwhile stay, and where both changed one, a person decides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from renstra import queries
from renstra.excel import anggaran as excel
from renstra.models import BarisAnggaran, DokumenAnggaran
from renstra.rules.impor import Keadaan, Putusan, RancanganImpor, Temuan
from renstra.rules.rekap import BarisBernomor, Konteks, Rancangan, susun
from renstra.services.impor.tabel import ASING, TIADA
from sakip.lembar import Hasil, KunciBaris, sidik, tiga_arah

Row = Mapping[str, Any]
Alamat = Callable[[int, str], str]
_SEKALI = 10_000  # ids in one query


@dataclass(frozen=True, kw_only=True)
class RancanganPulang(Rancangan):
    """With why a line stays as it is, by code; and with the lines as they will be by what the person decides on the
    conflicts."""

    biarkan: Mapping[str, str]
    menurut: Callable[[Mapping[str, str]], Rancangan]


@dataclass(frozen=True)
class Tersimpan:
    """A document now: its rows by sub kegiatan as the export would write them; `asing` - those keys of the file that
    are lines of other documents."""

    rows: Mapping[str, list[Row]]
    asing: AbstractSet[int]


@dataclass
class _Pilah:
    """The rows of the file by sub kegiatan, and what their keys say."""

    rows: dict[str, list[BarisBernomor]] = field(default_factory=lambda: defaultdict(list))
    biarkan: dict[str, str] = field(default_factory=dict)  # code -> why
    bentrok: set[str] = field(default_factory=set)
    asing: list[Temuan] = field(default_factory=list)


def pulang(dokumen: DokumenAnggaran, hasil: Hasil, *, hapus: bool) -> RancanganImpor:
    """What the recap would make of the document; without a key in any row, as every recap."""
    konteks = queries.konteks_rekap(dokumen)
    if not berkunci(hasil.rows):
        return excel.rancangan(hasil, konteks)
    jadi = ukur(hasil.rows, hasil.sel, konteks, tersimpan([dokumen], hasil.rows)[dokumen.pk], hapus=hapus)
    tampil = excel.tampil(hasil, jadi)
    usul = tuple(
        replace(u, keadaan=Keadaan.BENTROK, keterangan="Diubah orang lain sesudah berkas diekspor.")
        if u.kunci in jadi.bentrok
        else replace(u, keterangan=jadi.biarkan.get(u.kunci, u.keterangan))
        for u in tampil.usul
    )
    return replace(tampil, usul=usul)


def berkunci(rows: Iterable[BarisBernomor]) -> bool:
    return any(row.get("kunci") for _, row in rows)


def ukur(
    rows: Iterable[BarisBernomor], sel: Alamat, konteks: Konteks, tersimpan: Tersimpan, *, hapus: bool
) -> RancanganPulang:
    """What rows with keys make of their document. `hapus` - lines that the file has not go."""
    pilah = _pilah(rows, sel, tersimpan)

    def rancang(biarkan: AbstractSet[str]) -> Rancangan:
        jadi = susun(_gabung(pilah, tersimpan, biarkan, hapus=hapus), konteks, sel)
        return jadi if hapus else replace(jadi, hilang=())  # lines without money are in no recap

    def menurut(putusan: Mapping[str, str]) -> Rancangan:
        ditinggal = {kode for kode in pilah.bentrok if putusan.get(kode) == Putusan.BIARKAN}
        return rancang({*pilah.biarkan, *ditinggal})

    jadi = rancang(pilah.biarkan.keys())
    ragu = tuple(Temuan("", f"{kode}: {sebab}") for kode, sebab in pilah.biarkan.items() if kode not in tersimpan.rows)
    isi = vars(jadi) | {
        "kesalahan": (*jadi.kesalahan, *pilah.asing),
        "keraguan": (*jadi.keraguan, *ragu),
        "bentrok": frozenset(pilah.bentrok),
    }
    return RancanganPulang(**isi, biarkan=pilah.biarkan, menurut=menurut)


def diputus(isi: Rancangan, putusan: Mapping[str, str]) -> Rancangan:
    """What is written: the file's lines, but for those that the person leaves as they are."""
    return isi.menurut(putusan) if isinstance(isi, RancanganPulang) else isi


def tersimpan(dokumen: Sequence[DokumenAnggaran], rows: Iterable[BarisBernomor]) -> dict[int, Tersimpan]:
    """Each of the documents (with their `pd`) as it is now, in as many queries for one as for all."""
    isi: dict[int, dict[str, list[Row]]] = {d.pk: defaultdict(list) for d in dokumen}
    for row in queries.baris_ekspor(*dokumen):
        isi[row["dokumen_id"]][row["kode_sub_kegiatan"]].append(row)
    milik: dict[int, set[int]] = {d.pk: set() for d in dokumen}
    for dokumen_id, pk in BarisAnggaran.objects.filter(dokumen__in=dokumen).values_list("dokumen_id", "pk"):
        milik[dokumen_id].add(pk)
    kunci = {row["kunci"].pk for _, row in rows if row.get("kunci")}
    dikenal = set().union(*milik.values())
    asing = (kunci & dikenal) | _ada(sorted(kunci - dikenal))
    return {d.pk: Tersimpan(isi[d.pk], asing - milik[d.pk]) for d in dokumen}


def _ada(pk: Sequence[int]) -> set[int]:
    """Those that are lines of some document."""
    bagian = (pk[n : n + _SEKALI] for n in range(0, len(pk), _SEKALI))
    return {p for b in bagian for p in BarisAnggaran.objects.filter(pk__in=b).values_list("pk", flat=True)}


def _pilah(rows: Iterable[BarisBernomor], sel: Alamat, tersimpan: Tersimpan) -> _Pilah:
    pilah, kunci = _Pilah(), dict[str, tuple[KunciBaris, int]]()
    for nomor, row in rows:
        kode = row["kode_sub_kegiatan"]
        pilah.rows[kode].append((nomor, row))
        if row["kunci"]:
            kunci[kode] = (row["kunci"], nomor)
    for kode, (satu, nomor) in kunci.items():
        if satu.pk in tersimpan.asing:
            pilah.asing.append(Temuan(sel(nomor, "kunci"), ASING))
        else:
            _nilai(pilah, kode, satu, tersimpan.rows.get(kode, []))
    return pilah


def _nilai(pilah: _Pilah, kode: str, kunci: KunciBaris, kini: Sequence[Row]) -> None:
    """Whether somebody else changed the line, and whether the file did."""
    berkas = sidik(excel.isi_sub(row for _, row in pilah.rows[kode])[kode])
    arah = tiga_arah(kunci.sidik, sidik(excel.isi_sub(kini)[kode]) if kini else "", berkas)
    if arah == "biarkan":
        pilah.biarkan[kode] = f"{TIADA}." if not kini else "Diubah orang lain sesudah berkas diekspor; dibiarkan."
    elif arah == "bentrok":
        pilah.bentrok.add(kode)


def _gabung(pilah: _Pilah, tersimpan: Tersimpan, biarkan: AbstractSet[str], *, hapus: bool) -> list[BarisBernomor]:
    """The rows of the file, with the stored ones for lines that stay as they are."""
    hasil = [baris for kode, rows in pilah.rows.items() if kode not in biarkan for baris in rows]
    for kode, rows in tersimpan.rows.items():
        if kode in biarkan or (kode not in pilah.rows and not hapus):
            hasil += [(0, _sebagai_berkas(row)) for row in rows]
    return hasil


def _sebagai_berkas(row: Row) -> dict[str, Any]:
    return {k.field: row.get(k.field) or None for k in excel.BACA} | {"pagu": row["pagu"]}
