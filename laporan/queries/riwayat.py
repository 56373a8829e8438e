"""What became of a report, and how one frozen revision differs from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from sakip.jejak.models import Jejak

from ..isi import NaskahIsi
from ..models import Laporan
from ..rules.blok import Bab, Blok, Judul
from ..rules.kerangka import kerangka

SEJARAH = 30
PERISTIWA = {
    "susun": "Disusun",
    "segarkan": "Data ditarik lagi",
    "ajukan": "Diajukan",
    "tarik": "Ditarik kembali",
    "reviu": "Reviu dimulai",
    "kembalikan": "Dikembalikan",
    "tanggapi": "Catatan ditanggapi",
    "selesai": "Selesai direviu",
    "tandatangani": "Ditandatangani",
    "sampaikan": "Disampaikan",
    "terima": "Salinan diterima",
}


def sejarah(laporan: Laporan) -> list[Jejak]:
    """The acts on it, newest first."""
    aksi = [f"laporan.{a}" for a in PERISTIWA]
    rows = Jejak.objects.filter(objek_jenis="laporan.laporan", objek_id=laporan.pk, aksi__in=aksi)
    return list(rows.order_by("-id")[:SEJARAH])


def lini_masa(laporan: Laporan, baris: Sequence[Jejak]) -> list[dict[str, Any]]:
    """The same as the timeline tells it."""
    zona, hasil = laporan.pemda.zona, []
    for i, j in enumerate(baris):
        aksi = j.aksi.removeprefix("laporan.")
        revisi = j.rincian.get("revisi")
        catatan = j.rincian.get("catatan") or ""
        hasil.append(
            {
                "tebal": PERISTIWA[aksi],
                "teks": f"oleh {j.pelaku_nama}" + (f": “{catatan}”" if catatan else ""),
                "waktu": f"{j.waktu.astimezone(zona):%d-%m-%Y %H.%M}",
                "jenis": "kembali" if aksi == "kembalikan" else "kini" if i == 0 else "biasa",
                "url": reverse("laporan:naskah", args=[laporan.pk, revisi]) if revisi else "",
                "tautan": f"revisi {revisi}",
            }
        )
    return hasil


@dataclass(frozen=True)
class Beda:
    """A revision beside the one before: `berubah`: blocks (chapter, number) that are new or read otherwise; `hilang`:
    headings that are gone."""

    berubah: frozenset[tuple[str, int]] = frozenset()
    hilang: tuple[str, ...] = ()

    def di_bab(self, bab: str) -> frozenset[int]:
        """The blocks of one chapter, by their number from 0."""
        return frozenset(ke for satu, ke in self.berubah if satu == bab)


def beda(lama: NaskahIsi, baru: NaskahIsi) -> Beda:
    """What changed between two revisions, block by block."""
    dulu, kini = kerangka(lama.laporan), kerangka(baru.laporan)
    ada = {satu for b in dulu for satu in b.isi}
    tulisan = {k for k in {*lama.tulisan, *baru.tulisan} if lama.tulisan.get(k, ()) != baru.tulisan.get(k, ())}
    berubah = {(b.kunci, ke) for b in kini for ke, satu in enumerate(b.isi) if _tampak(satu, ada, tulisan)}
    return Beda(frozenset(berubah), _hilang(dulu, kini))


def _tampak(satu: Blok, ada: set[Blok], tulisan: set[str]) -> bool:
    return satu not in ada or getattr(satu, "kunci", None) in tulisan


def _hilang(dulu: tuple[Bab, ...], kini: tuple[Bab, ...]) -> tuple[str, ...]:
    """Headings that the new one no longer has."""
    ada = {satu.teks for b in kini for satu in b.isi if isinstance(satu, Judul)}
    lama = [satu.teks for b in dulu for satu in b.isi if isinstance(satu, Judul)]
    return tuple(dict.fromkeys(t for t in lama if t not in ada))
