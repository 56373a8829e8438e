"""Which row of the RKT a hasil comes from, as people write it (GM/SM Lampiran: hasil traces to the RKT)."""

import re
from dataclasses import dataclass

from renstra import queries
from renstra.models import BarisRKT, DokumenAnggaran
from sakip.teks import seragam


@dataclass(frozen=True)
class AsalRKT:
    """The rows that a document may refer to."""

    semua: dict[int, BarisRKT]

    @classmethod
    def bagi(cls, dokumen: DokumenAnggaran) -> "AsalRKT":
        """Rows of the year's RKT, and of an older version those that the document names already."""
        lama = BarisRKT.objects.filter(tolok_ukur__baris__dokumen=dokumen)
        return cls({b.pk: b for b in (*lama, *queries.baris_rkt_pilihan(dokumen))})

    def menurut_teks(self, teks: str) -> BarisRKT | None:
        """The one row with exactly this indicator; the newest version where several have it."""
        calon = [b for b in self.semua.values() if seragam(b.nama) == seragam(teks)]
        terbaru = [b for b in calon if b.rkt_id == max(c.rkt_id for c in calon)]
        return terbaru[0] if len(terbaru) == 1 else None

    def cari(self, teks: str) -> BarisRKT | None:
        """By the code of the template's second sheet, `RKT-12`, or by the text of the indicator."""
        cocok = re.match(r"RKT-([0-9]{1,18})\b", teks.strip(), re.IGNORECASE)
        return self.semua.get(int(cocok[1])) if cocok else self.menurut_teks(teks)
