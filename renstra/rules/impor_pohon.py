"""The tree of a plan as a worksheet tells it, before it is measured against the stored one (GM/SM Pasal 5)."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from renstra.enums import JenisSimpul
from renstra.rules import pohon
from renstra.rules.catatan import Catatan
from renstra.rules.kode import baca_kode
from sakip.organisasi.enums import Tingkat
from sakip.teks import seragam

Alamat = Callable[[int, str], str]  # row number, field -> `D7`
URUTAN = {jenis: i for i, jenis in enumerate(JenisSimpul)}


@dataclass
class IndikatorBerkas:
    """An indicator of the file. `isi` - only the fields that the file says; `kunci` - its row key, if any; `bawaan` -
    what a new indicator takes where the file says nothing."""

    baris: int
    isi: dict[str, Any]
    kunci: Any = None
    bawaan: dict[str, Any] = field(default_factory=dict)


@dataclass
class SimpulBerkas:
    """A node of the file. `induk` - a node of the file, the id of a stored one, or None at the top; `diletakkan` is
    off where the file does not say, so that a stored node stays where it is."""

    baris: int
    jenis: JenisSimpul
    isi: dict[str, Any]
    kunci: Any = None
    no: str = ""
    induk: "SimpulBerkas | int | None" = None
    diletakkan: bool = True
    indikator: list[IndikatorBerkas] = field(default_factory=list)

    @property
    def uraian(self) -> str:
        return str(self.isi.get("uraian") or "")


def pohon_bernomor(
    rows: Iterable[tuple[int, Mapping[str, Any]]], alamat: Alamat, jenis_rencana: str, catatan: Catatan
) -> list[SimpulBerkas]:
    """The nodes of a worksheet with a numbering (1, 1.1, 1.1.1) in the column NO, in the file's order.

    The number tells the parent; a row without number hangs on the nearest row above that may hold its kind; a row
    without text, or with the number of a row before, carries a further indicator of that node.
    """
    penyusun = _Penyusun(alamat, catatan)
    for nomor, row in rows:
        penyusun.baris(nomor, row)
    penyusun.letakkan()
    for simpul in penyusun.semua:
        periksa_letak(simpul, alamat, jenis_rencana, catatan)
    return penyusun.semua


class _Penyusun:
    def __init__(self, alamat: Alamat, catatan: Catatan) -> None:
        self.alamat, self.catatan = alamat, catatan
        self.semua: list[SimpulBerkas] = []
        self.menurut_no: dict[str, SimpulBerkas] = {}

    def baris(self, nomor: int, row: Mapping[str, Any]) -> None:
        simpul = self._lanjutan(row) or self._baru(nomor, row)
        if simpul is None:
            return
        indikator = row["indikator"]
        if "nama" in indikator:
            simpul.indikator.append(IndikatorBerkas(nomor, indikator, row["kunci"]))
        elif indikator or row["kunci"]:
            self.catatan.salah(self.alamat(nomor, "nama"), "Indikator belum diisi, padahal kolom lainnya terisi.")

    def _lanjutan(self, row: Mapping[str, Any]) -> SimpulBerkas | None:
        """The node that the row adds an indicator to, where it begins none."""
        no, uraian = row["no"], row["simpul"].get("uraian")
        kunci = row["kunci_simpul"]
        calon = self.menurut_no.get(no) if no else self.semua[-1] if self.semua else None
        if calon is None or (kunci and kunci != calon.kunci):
            return None
        sejenis = row["jenis"] in {None, calon.jenis}
        if not uraian and (no or row["jenis"] is None):
            return calon
        return calon if sejenis and uraian and seragam(uraian) == seragam(calon.uraian) else None

    def _baru(self, nomor: int, row: Mapping[str, Any]) -> SimpulBerkas | None:
        no, jenis = row["no"], row["jenis"]
        if no and not re.fullmatch(r"\d+(\.\d+)*", no):
            self.catatan.salah(self.alamat(nomor, "no"), f"NO “{no[:20]}” bukan nomor. Tulis seperti 1.2.1.")
            return None
        if no in self.menurut_no:
            lama = self.menurut_no[no]
            pesan = f"NO {no} sudah dipakai baris {lama.baris} ({lama.uraian[:60]}). Beri nomor lain."
            self.catatan.salah(self.alamat(nomor, "no"), pesan)
            return None
        for isi, kolom, kata in ((jenis, "jenis", "Jenis"), (row["simpul"].get("uraian"), "uraian", "Uraian")):
            if not isi:
                self.catatan.salah(self.alamat(nomor, kolom), f"{kata} belum diisi.")
                return None
        simpul = SimpulBerkas(nomor, jenis, dict(row["simpul"]), row["kunci_simpul"], no)
        self.semua.append(simpul)
        if no:
            self.menurut_no[no] = simpul
        return simpul

    def letakkan(self) -> None:
        sebelum: SimpulBerkas | None = None
        for simpul in self.semua:
            atas = simpul.no.rpartition(".")[0]
            if atas:
                self._menurut_no(simpul, atas)
            elif not simpul.no:
                simpul.induk = menurut_jenis(simpul.jenis, sebelum)
                simpul.diletakkan = simpul.kunci is None
            sebelum = simpul

    def _menurut_no(self, simpul: SimpulBerkas, atas: str) -> None:
        simpul.induk = self.menurut_no.get(atas)
        if simpul.induk is not None:
            return
        simpul.diletakkan = False
        if simpul.kunci is None:
            pesan = f"NO {simpul.no}: tidak ada baris bernomor {atas}, sehingga letaknya tidak diketahui."
            self.catatan.salah(self.alamat(simpul.baris, "no"), pesan)


def menurut_jenis(jenis: JenisSimpul, sebelum: SimpulBerkas | None) -> SimpulBerkas | None:
    """The nearest row above of a higher kind, walking up from the row before."""
    naik: SimpulBerkas | int | None = sebelum
    while isinstance(naik, SimpulBerkas) and URUTAN[naik.jenis] >= URUTAN[jenis]:
        naik = naik.induk
    return naik if isinstance(naik, SimpulBerkas) else None


def periksa_letak(simpul: SimpulBerkas, alamat: Alamat, jenis_rencana: str, catatan: Catatan) -> None:
    if not simpul.diletakkan or isinstance(simpul.induk, int):
        return
    salah = pohon.induk_salah(jenis_rencana, simpul.jenis, simpul.induk.jenis if simpul.induk else None)
    if salah:
        catatan.salah(alamat(simpul.baris, "no" if simpul.no else "jenis"), salah)


def rapikan_kode(semua: Iterable[SimpulBerkas], bidang: tuple[str, ...], alamat: Alamat, catatan: Catatan) -> None:
    """Read the codes of programs, kegiatan and sub kegiatan as people write them; none stands there twice."""
    sudah: dict[str, SimpulBerkas] = {}
    for simpul in semua:
        kode = simpul.isi.get("kode")
        if not kode or simpul.jenis not in pohon.BERKODE:
            continue
        sel = alamat(simpul.baris, "kode")
        bacaan = baca_kode(kode, Tingkat(simpul.jenis), bidang=bidang)
        if bacaan.salah:
            catatan.salah(sel, bacaan.salah)
            continue
        for ragu in bacaan.ragu:
            catatan.ragu(sel, ragu)
        simpul.isi["kode"] = bacaan.kode
        if (lama := sudah.setdefault(bacaan.kode, simpul)) is not simpul:
            catatan.salah(sel, f"Kode {bacaan.kode} sudah dipakai baris {lama.baris}.")
