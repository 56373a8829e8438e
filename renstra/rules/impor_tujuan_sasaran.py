"""Tujuan and sasaran from the worksheet that regencies use, with several indicators in one cell (GM/SM Pasal 5)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from renstra.enums import JenisSimpul
from renstra.rules.catatan import Catatan
from renstra.rules.impor_pohon import Alamat, IndikatorBerkas, SimpulBerkas, menurut_jenis, periksa_letak
from sakip.teks import seragam

MAKS_INDIKATOR = 1000
_PERSEN = re.compile(r"\s*(?:persen|prosen|presen)tase\b|.*\(\s*%\s*\)\s*$", re.IGNORECASE | re.DOTALL)


def satuan_tersirat(indikator: str) -> str:
    """The unit that the text of an indicator itself says: a percentage; nothing else is guessed."""
    return "%" if _PERSEN.match(indikator) else ""


def susun(
    rows: Iterable[tuple[int, Mapping[str, Any]]], alamat: Alamat, jenis_rencana: str, catatan: Catatan
) -> list[SimpulBerkas]:
    """The nodes of the worksheet. A tujuan or sasaran that is named again in its place is the same one."""
    penyusun = _Penyusun(alamat, jenis_rencana, catatan)
    for nomor, row in rows:
        penyusun.baris(nomor, row)
    return penyusun.semua


class _Penyusun:
    def __init__(self, alamat: Alamat, jenis_rencana: str, catatan: Catatan) -> None:
        self.alamat, self.jenis_rencana, self.catatan = alamat, jenis_rencana, catatan
        self.semua: list[SimpulBerkas] = []
        self.ada: dict[tuple[int, JenisSimpul, str], SimpulBerkas] = {}
        self.kini: SimpulBerkas | None = None

    def baris(self, nomor: int, row: Mapping[str, Any]) -> None:
        if row["keterangan"]:
            self.catatan.ragu(self.alamat(nomor, "keterangan"), "KETERANGAN tidak disimpan.")
        if row["uraian"]:
            self._simpul(nomor, row)
        if self.kini is None:
            self.catatan.salah(self.alamat(nomor, "uraian"), "Tujuan atau sasaran belum diisi.")
        else:
            self._indikator(nomor, row, self.kini)

    def _simpul(self, nomor: int, row: Mapping[str, Any]) -> None:
        if row["kelompok"] is None:
            self.catatan.salah(self.alamat(nomor, "kelompok"), "KELOMPOK belum diisi. Tulis Tujuan atau Sasaran.")
            return
        jenis, uraian = JenisSimpul(row["kelompok"]), " ".join(row["uraian"].split())
        induk = menurut_jenis(jenis, self.kini)
        simpul = SimpulBerkas(nomor, jenis, {"uraian": uraian}, induk=induk)
        self.kini = self.ada.setdefault((id(induk), jenis, seragam(uraian)), simpul)
        if self.kini is simpul:
            periksa_letak(simpul, self.alamat, self.jenis_rencana, self.catatan)
            self.semua.append(simpul)
        else:
            pesan = f"{jenis.label} ini sudah ada di baris {self.kini.baris}; yang di bawahnya digabungkan ke sana."
            self.catatan.ragu(self.alamat(nomor, "uraian"), pesan)

    def _indikator(self, nomor: int, row: Mapping[str, Any], simpul: SimpulBerkas) -> None:
        sel = self.alamat(nomor, "indikator")
        for teks in (row["indikator"] or "").split(";"):
            nama = " ".join(teks.split())
            if len(nama) > MAKS_INDIKATOR:
                self.catatan.salah(sel, f"Satu indikator paling panjang {MAKS_INDIKATOR} karakter.")
            elif nama and any(seragam(i.isi["nama"]) == seragam(nama) for i in simpul.indikator):
                jenis = simpul.jenis.label.lower()
                self.catatan.ragu(sel, f"Indikator “{nama[:60]}” disebut dua kali pada {jenis} ini.")
            elif nama:
                bawaan = {"satuan": satuan_tersirat(nama)}
                simpul.indikator.append(IndikatorBerkas(nomor, {"nama": nama}, bawaan=bawaan))
