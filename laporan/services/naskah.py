"""Freezes a report: data and words together, as a revision that never changes, with its SHA-256."""

from typing import Any

from ..models import NaskahLaporan
from ..queries.naskah import naskah_kini
from ..simpanan import ke_json, sidik
from .dasar import Terkunci


def bekukan(t: Terkunci, aktor: Any) -> NaskahLaporan:
    """The next revision, from what stands now. Call under the lock of the report."""
    isi = ke_json(naskah_kini(t.laporan))
    terakhir = t.laporan.semua_naskah.order_by("-revisi").values_list("revisi", flat=True).first() or 0
    return NaskahLaporan.objects.create(
        laporan=t.laporan, revisi=terakhir + 1, isi=isi, sha256=sidik(isi), dibuat_oleh=aktor, dibuat_pada=t.now
    )
