"""What every act shares: the lock, the decision under it, the compare-and-swap, the audit line."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from sakip.jejak.services import catat
from sakip.kunci import tukar
from sakip.organisasi.enums import Peran
from sakip.organisasi.giliran import giliran
from sakip.organisasi.hak import Hak, hak_dari
from sakip.waktu import tanggal_di

from ..enums import Aksi, Status
from ..models import Perjanjian
from ..queries.fakta import Latar, fakta, latar
from ..queries.peran import peran_pada, situasi
from ..rules.syarat import Fakta
from ..workflow import Decision, decide


class AksiDenied(Exception):
    """The act was refused; the message says why and what to do."""


class DitolakSatu(AksiDenied):
    """One of many was refused, so none was done."""

    perjanjian_id: int = 0


class BerubahSementara(AksiDenied):
    """Somebody else changed the PK between reading and writing."""

    def __init__(self) -> None:
        super().__init__("PK ini baru saja diubah orang lain. Muat ulang halaman, lalu periksa sebelum mengulang.")


@contextmanager
def menyebut(perjanjian_id: int) -> Iterator[None]:
    """In an act on many PKs: a refusal says which one it comes from (`perjanjian_id`), so that it can be left out."""
    try:
        yield
    except AksiDenied as tolak:
        pk = Perjanjian.objects.select_related("jabatan").get(pk=perjanjian_id)
        banyak = DitolakSatu(f"{pk}: {tolak} Tidak satu pun PK berubah.")
        banyak.perjanjian_id = perjanjian_id
        raise banyak from tolak


@dataclass(frozen=True)
class Terkunci:
    """A PK held under the lock, with everything decided about it anew."""

    pk: Perjanjian
    hak: Hak
    latar: Latar
    peran: frozenset[Peran]
    fakta: Fakta
    now: datetime

    def pastikan(self, aksi: Aksi) -> Decision:
        """Raise `AksiDenied` unless `aksi` is allowed now."""
        keputusan = decide(aksi, self.pk.jalur, self.pk.status, self.peran, self.fakta)
        if not keputusan.allowed:
            raise AksiDenied(" ".join(keputusan.reasons) or "Anda tidak dapat melakukan tindakan ini.")
        return keputusan


def kunci(perjanjian_id: int, aktor: Any, now: datetime) -> Terkunci:
    """Lock a PK and gather rights, facts and deadline as they are now. Call inside a transaction."""
    assert transaction.get_connection().in_atomic_block, "a PK is locked inside a transaction"
    pk = (
        Perjanjian.objects.select_for_update(of=("self",))
        .select_related("pemda", "pd", "jabatan", "jabatan_kedua", "dpa")
        .get(pk=perjanjian_id)
    )
    hari_ini = tanggal_di(now, pk.pemda.zona_waktu)
    hak = hak_dari(aktor, hari_ini)
    sekitar = situasi([pk], hari_ini)
    lebih = latar([pk], sekitar)
    return Terkunci(pk, hak, lebih, peran_pada(hak, pk, sekitar), fakta(pk, lebih, lengkap=True), now)


def kunci_semua(perjanjian_id: Iterable[int], *, dengan_pendahulu: bool = False) -> list[int]:
    """Lock the PKs of one act on many, in one order and before the first of them is done; their numbers in that order.

    Each act locks its PK, then the dispensasi it rests on, then numbers, then the audit trail. Locked one by one,
    somebody who holds a later PK would wait for the trail, and the act on many for that PK. `dengan_pendahulu`: also
    the versions in force, which a signature may replace.
    """
    nomor = sorted(set(perjanjian_id))
    yang = Q(pk__in=nomor)
    if dengan_pendahulu:
        jabatan = Perjanjian.objects.filter(pk__in=nomor).values("jabatan_id")
        yang |= Q(status=Status.BERLAKU, jabatan_id__in=jabatan)
    list(Perjanjian.objects.select_for_update(of=("self",)).filter(yang).order_by("pk").values_list("pk"))
    return nomor


def kunci_nomor(perjanjian_id: Iterable[int]) -> None:
    """Take the turn at numbers of the regency of these PKs."""
    rows = Perjanjian.objects.filter(pk__in=list(perjanjian_id)).order_by("pemda_id")
    for pemda_id in rows.values_list("pemda_id", flat=True).distinct():
        giliran(pemda_id)


def pindahkan(t: Terkunci, tujuan: Status, **isi: Any) -> None:
    """Write the new state, only if nobody moved it meanwhile."""
    rows = Perjanjian.objects.filter(status=t.pk.status)
    tukar(rows, t.pk, {"status": tujuan, **isi}, BerubahSementara(), medan="kunci")


def tulis_jejak(t: Terkunci, aktor: Any, aksi: str, ringkasan: str, **rincian: Any) -> None:
    """The audit line of an act, last in its transaction."""
    catat(
        pelaku=aktor,
        aksi=aksi,
        objek=t.pk,
        ringkasan=ringkasan,
        now=t.now,
        pemda_id=t.pk.pemda_id,
        peran=", ".join(sorted(p.label for p in t.peran)),
        rincian={"status": t.pk.status, **rincian},
    )
