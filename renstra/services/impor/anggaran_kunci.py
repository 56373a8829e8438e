"""The budget recap that came from here: its row keys tell what others changed since it was exported.

A recap from SIPD has no keys and replaces all lines. One with keys changes what it changed: lines that somebody else
changed or added meanwhile stay, and where both changed one, a person decides.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from renstra import queries
from renstra.excel import anggaran as excel
from renstra.models import BarisAnggaran, DokumenAnggaran
from renstra.rules.impor import Keadaan, Putusan, RancanganImpor, Temuan
from renstra.rules.rekap import Rancangan
from renstra.services.impor.tabel import ASING, TIADA
from sakip.lembar import Hasil, KunciBaris, sidik, tiga_arah

Baris = tuple[int, dict[str, Any]]


@dataclass(frozen=True)
class RancanganPulang(Rancangan):
    """With the lines as they will be by what the person decides on the conflicts."""

    menurut: Callable[[Mapping[str, str]], Rancangan]


@dataclass
class _Pilah:
    """The rows of the file by sub kegiatan, and what their keys say."""

    rows: dict[str, list[Baris]] = field(default_factory=lambda: defaultdict(list))
    biarkan: dict[str, str] = field(default_factory=dict)  # code -> why
    bentrok: set[str] = field(default_factory=set)
    asing: list[Temuan] = field(default_factory=list)


def pulang(dokumen: DokumenAnggaran, hasil: Hasil, *, hapus: bool) -> RancanganImpor:
    """What the recap would make of the document; without a key in any row, as every recap."""
    konteks = queries.konteks_rekap(dokumen)
    if not any(row.get("kunci") for _, row in hasil.rows):
        return excel.rancangan(hasil, konteks)
    tersimpan = _tersimpan(dokumen)
    pilah = _pilah(dokumen, hasil, tersimpan)

    def rancang(biarkan: set[str]) -> RancanganImpor:
        rows = _gabung(pilah, tersimpan, biarkan, hapus=hapus)
        return _tanpa_hapus(excel.rancangan(replace(hasil, rows=rows), konteks), hapus=hapus)

    def menurut(putusan: Mapping[str, str]) -> Rancangan:
        ditinggal = {kode for kode in pilah.bentrok if putusan.get(kode) == Putusan.BIARKAN}
        isi: Rancangan = rancang({*pilah.biarkan, *ditinggal}).isi
        return isi

    jadi = rancang(set(pilah.biarkan))
    usul = tuple(
        replace(u, keadaan=Keadaan.BENTROK, keterangan="Diubah orang lain sesudah berkas diekspor.")
        if u.kunci in pilah.bentrok
        else replace(u, keterangan=pilah.biarkan.get(u.kunci, u.keterangan))
        for u in jadi.usul
    )
    ragu = tuple(Temuan("", f"{kode}: {sebab}") for kode, sebab in pilah.biarkan.items() if kode not in tersimpan)
    return replace(
        jadi,
        jumlah_baris=len(hasil.rows),
        usul=usul,
        kesalahan=(*jadi.kesalahan, *pilah.asing),
        keraguan=(*jadi.keraguan, *ragu),
        isi=RancanganPulang(**vars(jadi.isi), menurut=menurut),
    )


def diputus(isi: Rancangan, putusan: Mapping[str, str]) -> Rancangan:
    """What is written: the file's lines, but for those that the person leaves as they are."""
    return isi.menurut(putusan) if isinstance(isi, RancanganPulang) else isi


def _tersimpan(dokumen: DokumenAnggaran) -> dict[str, list[dict[str, Any]]]:
    """Code of a sub kegiatan -> its rows as the export would write them now."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in queries.baris_ekspor(dokumen):
        rows[row["kode_sub_kegiatan"]].append(row)
    return rows


def _pilah(dokumen: DokumenAnggaran, hasil: Hasil, tersimpan: Mapping[str, list[dict[str, Any]]]) -> _Pilah:
    pilah, kunci = _Pilah(), {}
    for nomor, row in hasil.rows:
        kode = row["kode_sub_kegiatan"]
        pilah.rows[kode].append((nomor, row))
        if row["kunci"]:
            kunci[kode] = (row["kunci"], nomor)
    milik = set(dokumen.baris.values_list("pk", flat=True))
    tiada = {k.pk for k, _ in kunci.values()} - milik
    asing = set(BarisAnggaran.objects.filter(pk__in=tiada).values_list("pk", flat=True)) if tiada else set()
    for kode, (satu, nomor) in kunci.items():
        if satu.pk in asing:
            pilah.asing.append(Temuan(hasil.sel(nomor, "kunci"), ASING))
        else:
            _nilai(pilah, kode, satu, tersimpan.get(kode, []))
    return pilah


def _nilai(pilah: _Pilah, kode: str, kunci: KunciBaris, kini: list[dict[str, Any]]) -> None:
    """Whether somebody else changed the line, and whether the file did."""
    berkas = sidik(excel.isi_sub(row for _, row in pilah.rows[kode])[kode])
    arah = tiga_arah(kunci.sidik, sidik(excel.isi_sub(kini)[kode]) if kini else "", berkas)
    if arah == "biarkan":
        pilah.biarkan[kode] = f"{TIADA}." if not kini else "Diubah orang lain sesudah berkas diekspor; dibiarkan."
    elif arah == "bentrok":
        pilah.bentrok.add(kode)


def _gabung(
    pilah: _Pilah, tersimpan: Mapping[str, list[dict[str, Any]]], biarkan: set[str], *, hapus: bool
) -> list[Baris]:
    """The rows of the file, with the stored ones for lines that stay as they are."""
    hasil = [baris for kode, rows in pilah.rows.items() if kode not in biarkan for baris in rows]
    for kode, rows in tersimpan.items():
        if kode in biarkan or (kode not in pilah.rows and not hapus):
            hasil += [(0, _sebagai_berkas(row)) for row in rows]
    return hasil


def _sebagai_berkas(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k.field: row.get(k.field) or None for k in excel.BACA} | {"pagu": row["pagu"]}


def _tanpa_hapus(rancangan: RancanganImpor, *, hapus: bool) -> RancanganImpor:
    """Lines without money are not in any recap; they go only when the person says so."""
    if hapus:
        return rancangan
    usul = tuple(u for u in rancangan.usul if u.keadaan != Keadaan.DIHAPUS)
    return replace(rancangan, usul=usul, isi=replace(rancangan.isi, hilang=()))
