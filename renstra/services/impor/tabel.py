"""Flat tables with a key in each row: measured row by row against what is stored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import models

from renstra.excel.banding import Banding, bandingkan, sidik_isi, tertulis
from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, Perubahan, Putusan, UsulImpor
from sakip.lembar import Hasil, KunciBaris

TIADA = "Sudah dihapus orang lain sesudah berkas diekspor"
ASING = "Kunci ini milik dokumen lain. Kosongkan kolom kuncinya bila baris ini hendak ditambahkan di sini."


@dataclass(frozen=True)
class UkurBaris:
    """A row of the file: what it will be, beside the stored row it means (None: a new one). `nama` - what the row is
    known by, where that is not the id of the stored one."""

    baris: int
    isi: dict[str, Any]
    banding: Banding
    lama: Any = None
    nama: str = ""

    @property
    def kunci(self) -> str:
        return self.nama or (f"b{self.lama.pk}" if self.lama else f"baru{self.baris}")

    def usul(self, label: str, **lain: Any) -> UsulImpor:
        b = self.banding
        return UsulImpor(self.kunci, label, b.keadaan, b.perubahan, b.keterangan, isi=self, **lain)

    def usul_sel(self, label: str) -> list[UsulImpor]:
        """The same where a person decides on each cell: a conflict is told once for every cell that two people
        changed, and the others of the row are changes like any."""
        b = self.banding
        if b.keadaan != Keadaan.BENTROK:
            return [self.usul(label)]
        lain = tuple(p for p in b.perubahan if not p.bentrok)
        bentrok = [p for p in b.perubahan if p.bentrok]
        semua = [UsulImpor(self._kunci_sel(p), label, b.keadaan, (p,), b.keterangan, isi=self) for p in bentrok]
        return [*([UsulImpor(self.kunci, label, Keadaan.BERUBAH, lain, isi=self)] if lain else []), *semua]

    def sel_berlaku(self, putusan: Mapping[str, str]) -> tuple[str, ...]:
        """The columns that the file writes, by their label."""
        b = self.banding
        if b.keadaan not in {Keadaan.BENTROK, Keadaan.BERUBAH}:
            return ()
        dipilih = [p for p in b.perubahan if not p.bentrok or putusan.get(self._kunci_sel(p)) == Putusan.BERKAS]
        return tuple(p.kolom for p in dipilih)

    def _kunci_sel(self, p: Perubahan) -> str:
        return f"{self.kunci}:{p.kolom}"

    def berlaku(self, putusan: Mapping[str, str]) -> bool:
        return berlaku(self.kunci, self.banding, putusan)


def berlaku(kunci: str, banding: Banding, putusan: Mapping[str, str]) -> bool:
    """Whether the file's row is written: conflicts follow the decision of the person."""
    if banding.keadaan == Keadaan.BENTROK:
        return putusan.get(kunci) == Putusan.BERKAS
    return banding.keadaan in {Keadaan.BARU, Keadaan.BERUBAH}


def ukur(
    baris: int,
    kunci: KunciBaris | None,
    lama: Any,
    kini: Mapping[str, Any],
    isi: dict[str, Any],
    *,
    label: Mapping[str, str],
    kata: Callable[[str, object], str] = tertulis,
    nama: str = "",
) -> UkurBaris:
    """One row; with a key but without a stored row somebody else has removed it."""
    if lama is not None:
        return UkurBaris(baris, isi, bandingkan(kunci, kini, isi, label, kata), lama, nama)
    if kunci is None:
        return UkurBaris(baris, isi, Banding(Keadaan.BARU), nama=nama)
    return UkurBaris(baris, isi, banding_tiada(kunci, isi, label), nama=nama)


def banding_tiada(
    kunci: KunciBaris, isi: Mapping[str, Any], label: Mapping[str, str], menjadi: str = "ada lagi"
) -> Banding:
    """Of a row whose key names nothing any more: a conflict where the file changes it."""
    if sidik_isi(isi, label) == kunci.sidik:
        return Banding(Keadaan.SAMA, keterangan=f"{TIADA}.")
    return bentrok_tiada(menjadi)


def bentrok_tiada(menjadi: str) -> Banding:
    perubahan = (Perubahan("Keadaan", "dihapus", menjadi, bentrok=True),)
    return Banding(Keadaan.BENTROK, perubahan, f"{TIADA}, tetapi berkas mengubahnya.")


def tolak_asing(
    hasil: Hasil, ada: Iterable[int], model: type[models.Model], catatan: Catatan, field: str = "kunci"
) -> None:
    """A key of another document is a fault: that row would be written over by chance."""
    asing = milik_lain(model, {row[field].pk for _, row in hasil.rows if row[field]} - set(ada))
    for nomor, row in hasil.rows:
        if row[field] and row[field].pk in asing:
            catatan.salah(hasil.sel(nomor, field), ASING)


def milik_lain(model: type[models.Model], pk: set[int]) -> set[int]:
    """Which of these ids are rows of another document."""
    return set(model._default_manager.filter(pk__in=pk).values_list("pk", flat=True)) if pk else set()


def tolak_kembar(semua: Sequence[UkurBaris], sel: Callable[[int], str], catatan: Catatan) -> None:
    """Two rows of the file that mean one stored row, or one of the same name."""
    sudah: dict[str, int] = {}
    for satu in semua:
        if (satu.lama is not None or satu.nama) and (lain := sudah.setdefault(satu.kunci, satu.baris)) != satu.baris:
            catatan.salah(sel(satu.baris), f"Baris ini sama dengan baris {lain}. Hapus salah satu.")


def tandai_baru(satu: UkurBaris, isi: Mapping[str, Any]) -> UkurBaris:
    """The same new row with what it takes where the file is silent."""
    return replace(satu, isi={**isi, **{f: v for f, v in satu.isi.items() if v not in (None, "")}})
