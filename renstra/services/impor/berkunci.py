"""A whole kind made of one flat table that goes out with a key in each row and comes back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from renstra.models import Impor
from renstra.rules.catatan import Catatan
from renstra.rules.impor import RancanganImpor
from renstra.services.dasar import Ditolak
from renstra.services.impor.dasar import Pengimpor
from renstra.services.impor.tabel import UkurBaris, tolak_asing, tolak_kembar
from renstra.services.impor.temuan import dari_lembar
from sakip.lembar import Hasil, KunciBaris

BERGANTI = "Isinya sudah diubah sesudah berkas ini diterapkan, sehingga tidak dapat dikembalikan."


class BarisSalah(Exception):
    """A row that cannot be taken: the column it is about, and why."""

    def __init__(self, field: str, pesan: str) -> None:
        super().__init__(pesan)
        self.field, self.pesan = field, pesan


@dataclass(frozen=True)
class Tabel:
    """The table as it is stored now.

    `ukur` - a row of the file by its number, None where it says nothing; raises `BarisSalah`. `sebut` - a measured row
    as the preview calls it. `model`, `ada` - whose ids the keys are, and which of them stand in this table.
    """

    ukur: Callable[[int, Mapping[str, Any]], UkurBaris | None]
    sebut: Callable[[UkurBaris], str]
    model: type[models.Model] | None = None
    ada: Collection[int] = ()


def pengimpor_tabel(
    *,
    tabel: Callable[[Impor, Hasil], Tabel],
    tulis: Callable[[Impor, Sequence[UkurBaris]], None],
    utama: str,
    benda: str,
    diam: tuple[str, ...] = (),
    per_sel: bool = False,
    **lain: Any,
) -> Pengimpor:
    """`tulis` - given the rows that apply. `utama` - the column that stands for the row; `benda` - what a row is;
    `diam` - columns that are only shown, on which no doubt of the sheet is passed on; `per_sel` - conflicts are
    decided cell by cell (`UkurBaris.sel_berlaku`)."""

    def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
        catatan = Catatan()
        lembar = dari_lembar(hasil, catatan, diam)
        kini = tabel(impor, hasil)
        if kini.model:
            tolak_asing(hasil, kini.ada, kini.model, catatan)
        semua = _ukur(hasil, kini, catatan)
        tolak_kembar(semua, lambda nomor: hasil.sel(nomor, utama), catatan)
        return RancanganImpor(
            jumlah_baris=len(hasil.rows),
            usul=tuple(x for u in semua for x in (u.usul_sel(kini.sebut(u)) if per_sel else [u.usul(kini.sebut(u))])),
            kesalahan=tuple(catatan.kesalahan),
            keraguan=(*lembar, *catatan.keraguan),
            ringkasan=((benda, str(len(semua))),),
            isi=semua,
        )

    def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
        apa = UkurBaris.sel_berlaku if per_sel else UkurBaris.berlaku
        tulis(impor, [u for u in rancangan.isi if apa(u, impor.putusan)])

    return Pengimpor(susun=susun, terapkan=terapkan, **lain)


def _ukur(hasil: Hasil, kini: Tabel, catatan: Catatan) -> list[UkurBaris]:
    semua = []
    for nomor, row in hasil.rows:
        try:
            if satu := kini.ukur(nomor, row):
                semua.append(satu)
        except BarisSalah as salah:
            catatan.salah(hasil.sel(nomor, salah.field), salah.pesan)
    return semua


def isi_berkas(hasil: Hasil, row: Mapping[str, Any], field: Collection[str]) -> dict[str, Any]:
    """What the row says of these fields; a column that the file does not have says nothing."""
    return {f: "" if row[f] is None else row[f] for f in field if f in hasil.tempat}


def pastikan_pemilik(kunci: KunciBaris | None, pk: int, siapa: object) -> None:
    """Where the key carries the id of the owner: it must be this one."""
    if kunci and kunci.pk != pk:
        raise BarisSalah("kunci", f"Baris ini berasal dari ekspor milik lain, bukan {siapa}.")


def pastikan_tetap(sama: bool) -> None:
    """Undo only what nobody has changed since."""
    if not sama:
        raise Ditolak(BERGANTI)
