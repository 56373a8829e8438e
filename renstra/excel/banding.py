"""A row of a worksheet against the stored one: what it changes, and where two people changed the same row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from renstra.rules.impor import Keadaan, Perubahan
from sakip.angka import format_rupiah
from sakip.lembar import Arah, KunciBaris, sidik, sidik_sel, tiga_arah

DIBIARKAN = "Diubah orang lain sesudah berkas diekspor; berkas tidak mengubahnya, jadi dibiarkan."
BENTROK = "Diubah orang lain sesudah berkas diekspor, dan berkas ini mengubahnya juga."


@dataclass(frozen=True)
class Banding:
    keadaan: Keadaan
    perubahan: tuple[Perubahan, ...] = ()
    keterangan: str = ""


def tertulis(field: str, nilai: object) -> str:
    """A value as the reader of the preview knows it."""
    if isinstance(nilai, Decimal):
        return format_rupiah(nilai)
    return "" if nilai is None else str(nilai)


def bandingkan(
    kunci: KunciBaris | None,
    kini: Mapping[str, object],
    berkas: Mapping[str, object],
    label: Mapping[str, str],
    kata: Callable[[str, object], str] = tertulis,
) -> Banding:
    """The stored row and the file's, field by field in the order of `label`; `kunci` says what was exported.

    What only somebody else changed stays as stored; what both changed is a conflict for a person to decide: the whole
    row, or the cell where the key carries a fingerprint of each.
    """
    beda = [f for f in label if sidik([kini[f]]) != sidik([berkas[f]])]
    if not beda:
        return Banding(Keadaan.SAMA)
    arah = _arah(kunci, kini, berkas, label, beda)
    diubah = [f for f in beda if arah[f] != "biarkan"]
    if not diubah:
        return Banding(Keadaan.SAMA, keterangan=DIBIARKAN)
    perubahan = tuple(Perubahan(label[f], kata(f, kini[f]), kata(f, berkas[f]), arah[f] == "bentrok") for f in diubah)
    if any(p.bentrok for p in perubahan):
        return Banding(Keadaan.BENTROK, perubahan, BENTROK)
    return Banding(Keadaan.BERUBAH, perubahan)


def _arah(
    kunci: KunciBaris | None,
    kini: Mapping[str, object],
    berkas: Mapping[str, object],
    label: Mapping[str, str],
    beda: Sequence[str],
) -> dict[str, Arah]:
    """What the file asks for of each field that differs: one answer for the row, or for each cell where the key knows
    what every one of them held."""
    if kunci is None:
        return dict.fromkeys(beda, "berubah")
    if len(kunci.sel) == len(label):
        ekspor = dict(zip(label, kunci.sel, strict=True))
        return {f: tiga_arah(ekspor[f], sidik_sel(kini[f]), sidik_sel(berkas[f])) for f in beda}
    return dict.fromkeys(beda, tiga_arah(kunci.sidik, sidik_isi(kini, label), sidik_isi(berkas, label)))


def sidik_isi(isi: Mapping[str, object], label: Mapping[str, str]) -> str:
    """The fingerprint of a row, in the order of `label`."""
    return sidik([isi[f] for f in label])
