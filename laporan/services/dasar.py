"""What every act on a report shares: the lock, the decision under it, the compare-and-swap, the audit line."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from perjanjian.services.dasar import AksiDenied
from sakip.jejak.services import catat
from sakip.kunci import tukar
from sakip.organisasi.hak import Hak, hak_dari
from sakip.waktu import tanggal_di

from ..enums import AksiLaporan, PeranLaporan
from ..models import Laporan
from ..queries.cakupan import peran_pada
from ..queries.fakta import fakta
from ..rules.fakta import FaktaLaporan
from ..workflow import Decision, decide


class LaporanDitolak(AksiDenied):
    """The act was refused; the text says why and what to do."""


class Berubah(LaporanDitolak):
    """Somebody else changed it between reading and writing."""

    def __init__(self) -> None:
        super().__init__(
            "Laporan ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa sebelum mengulang."
        )


@dataclass(frozen=True)
class Terkunci:
    """A report held under the lock, with everything decided about it anew."""

    laporan: Laporan
    hak: Hak
    peran: frozenset[PeranLaporan]
    fakta: FaktaLaporan
    now: datetime

    def pastikan(self, aksi: AksiLaporan) -> Decision:
        """Raise `LaporanDitolak` unless the act is allowed now."""
        keputusan = decide(aksi, self.laporan.status, self.peran, self.fakta)
        if not keputusan.allowed:
            raise LaporanDitolak(" ".join(keputusan.reasons))
        return keputusan


def kunci_laporan(laporan_id: int, aktor: Any, now: datetime) -> tuple[Laporan, Hak]:
    """The report under its lock, with what this person may do on that day. Call inside a transaction."""
    assert transaction.get_connection().in_atomic_block, "a report is locked inside a transaction"
    rows = Laporan.objects.select_for_update(of=("self",)).select_related("pemda", "pd", "naskah")
    laporan = rows.filter(pk=laporan_id).first()
    if laporan is None:
        raise Berubah
    return laporan, hak_dari(aktor, tanggal_di(now, laporan.pemda.zona_waktu))


def kunci(laporan_id: int, aktor: Any, now: datetime) -> Terkunci:
    """Lock a report and gather rights and facts as they are now. Call inside a transaction."""
    laporan, hak = kunci_laporan(laporan_id, aktor, now)
    return Terkunci(laporan, hak, peran_pada(hak, laporan), fakta(laporan, hak.tanggal), now)


def pindahkan(t: Terkunci, **isi: Any) -> None:
    """Write, only if nobody moved it meanwhile (compare-and-swap; works alike on both databases)."""
    tukar(Laporan.objects.filter(status=t.laporan.status), t.laporan, isi, Berubah())


def tulis_jejak(laporan: Laporan, aktor: Any, aksi: str, ringkasan: str, now: datetime, **rincian: Any) -> None:
    """The audit line of an act, last in its transaction."""
    catat(
        pelaku=aktor,
        aksi=f"laporan.{aksi}",
        objek=laporan,
        ringkasan=ringkasan,
        now=now,
        pemda_id=laporan.pemda_id,
        rincian={"pd": laporan.pd_id, "tahun": laporan.tahun, "status": str(laporan.status), **rincian},
    )
