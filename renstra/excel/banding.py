"""A row of a worksheet against the stored one: what it changes, and where two people changed the same row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from renstra.rules.impor import Keadaan, Perubahan
from sakip.angka import format_rupiah
from sakip.lembar import KunciBaris, sidik, tiga_arah

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

    A row that only somebody else changed stays as stored; one that both changed is a conflict for a person to decide.
    """
    beda = [f for f in label if sidik([kini[f]]) != sidik([berkas[f]])]
    if not beda:
        return Banding(Keadaan.SAMA)
    arah = "berubah" if kunci is None else tiga_arah(kunci.sidik, sidik_isi(kini, label), sidik_isi(berkas, label))
    if arah == "biarkan":
        return Banding(Keadaan.SAMA, keterangan=DIBIARKAN)
    perubahan = tuple(Perubahan(label[f], kata(f, kini[f]), kata(f, berkas[f])) for f in beda)
    if arah == "bentrok":
        return Banding(Keadaan.BENTROK, perubahan, BENTROK)
    return Banding(Keadaan.BERUBAH, perubahan)


def sidik_isi(isi: Mapping[str, object], label: Mapping[str, str]) -> str:
    """The fingerprint of a row, in the order of `label`."""
    return sidik([isi[f] for f in label])
