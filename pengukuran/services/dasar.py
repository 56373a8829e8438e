"""What every act on a measurement shares: the lock, the decision under it, the compare-and-swap, the audit line."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from perjanjian.services.dasar import AksiDenied
from sakip.jejak.services import catat
from sakip.kunci import tukar
from sakip.organisasi.hak import Hak, hak_dari
from sakip.waktu import tanggal_di

from ..enums import AksiUkur, PeranUkur, StatusUkur
from ..models import Pengukuran
from ..queries.cakupan import peran_pada, sekitar
from ..queries.fakta import fakta
from ..rules.syarat import FaktaUkur
from ..workflow import Decision, decide


class UkurDitolak(AksiDenied):
    """The act was refused; the text says why and what to do."""


class Berubah(UkurDitolak):
    """Somebody else changed it between reading and writing."""

    def __init__(self) -> None:
        super().__init__(
            "Pengukuran ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa sebelum mengulang."
        )


@dataclass(frozen=True)
class Terkunci:
    """A measurement held under the lock, with everything decided about it anew."""

    p: Pengukuran
    hak: Hak
    peran: frozenset[PeranUkur]
    fakta: FaktaUkur
    now: datetime

    def pastikan(self, aksi: AksiUkur) -> Decision:
        """Raise `UkurDitolak` unless the act is allowed now."""
        keputusan = decide(aksi, self.p.status, self.peran, self.fakta)
        if not keputusan.allowed:
            raise UkurDitolak(" ".join(keputusan.reasons))
        return keputusan


def kunci(pengukuran_id: int, aktor: Any, now: datetime) -> Terkunci:
    """Lock a measurement and gather rights and facts as they are now. Call inside a transaction."""
    assert transaction.get_connection().in_atomic_block, "a measurement is locked inside a transaction"
    p = (
        Pengukuran.objects.select_for_update(of=("self",))
        .select_related("pemda", "pd", "perjanjian__jabatan", "perjanjian__jabatan_kedua")
        .filter(pk=pengukuran_id)
        .first()
    )
    if p is None:
        raise Berubah
    hari_ini = tanggal_di(now, p.pemda.zona_waktu)
    hak = hak_dari(aktor, hari_ini)
    return Terkunci(p, hak, peran_pada(hak, p, sekitar([p])), fakta(p, hari_ini), now)


def kunci_semua(pengukuran_id: Iterable[int]) -> list[int]:
    """Lock the measurements of one act on many in one order, so that two people never wait for each other."""
    nomor = sorted(set(pengukuran_id))
    rows = Pengukuran.objects.select_for_update(of=("self",)).filter(pk__in=nomor).order_by("pk")
    return [n for (n,) in rows.values_list("pk")]


def pindahkan(t: Terkunci, tujuan: StatusUkur, **isi: Any) -> None:
    """Write the new state, only if nobody moved it meanwhile (compare-and-swap; works alike on both databases)."""
    tukar(Pengukuran.objects.filter(status=t.p.status), t.p, {"status": tujuan, **isi}, Berubah())


def tulis_jejak(t: Terkunci, aktor: Any, aksi: str, ringkasan: str, **rincian: Any) -> None:
    """The audit line of an act, last in its transaction."""
    catat(
        pelaku=aktor,
        aksi=f"pengukuran.{aksi}",
        objek=t.p,
        ringkasan=ringkasan,
        now=t.now,
        pemda_id=t.p.pemda_id,
        peran=", ".join(sorted(p.label for p in t.peran)),
        rincian={"pd": t.p.pd_id, "periode": t.p.periode, "tahun": t.p.tahun, "status": str(t.p.status), **rincian},
    )
