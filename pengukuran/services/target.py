"""Targets of the quarters of a PK's year, all at once; those of a quarter that was accepted stay (G3)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from perjanjian.models import Perjanjian
from sakip.jejak.services import catat
from sakip.organisasi.hak import hak_dari
from sakip.waktu import tanggal_di

from ..enums import TRIWULAN, UKUR_DITERIMA
from ..models import Pengukuran
from ..queries.cakupan import boleh_isi
from .dasar import UkurDitolak
from .hitung import hitung
from .isi import tulis_target


@transaction.atomic
def simpan_target(*, perjanjian_id: int, target: Mapping[int, Mapping[int, str]], aktor: Any, now: datetime) -> int:
    """{row of the PK: {triwulan: as written}}; how many changed. Raises `UkurDitolak`."""
    pk = Perjanjian.objects.select_for_update(of=("self",)).select_related("pemda").get(pk=perjanjian_id)
    hak = hak_dari(aktor, tanggal_di(now, pk.pemda.zona_waktu))
    if hak.pemda_id != pk.pemda_id or not boleh_isi(hak, pk.pd_id, pk.jabatan_id):
        raise UkurDitolak("Target triwulan diisi perencana Perangkat Daerah atau pejabatnya sendiri.")
    butir = {b.pk: b for b in pk.butir.all()}
    tetap = triwulan_diterima(pk)
    berubah: dict[str, str] = {}
    for nomor, isi in target.items():
        if nomor not in butir:
            raise UkurDitolak("Baris PK ini sudah berubah. Muat ulang halaman.")
        for ke, tulisan in isi.items():
            if ke not in tetap and tulis_target(butir[nomor], ke, tulisan):
                berubah[f"{nomor} triwulan {ke}"] = tulisan
    if berubah:
        hitung(list(Pengukuran.objects.filter(perjanjian=pk).select_related("perjanjian")))
        catat(
            pelaku=aktor, aksi="pengukuran.target", objek=pk, ringkasan=f"Mengisi target triwulan {pk}", now=now,
            pemda_id=pk.pemda_id, rincian={"target": berubah},
        )  # fmt: skip
    return len(berubah)


def triwulan_diterima(pk: Perjanjian) -> frozenset[int]:
    """The quarters whose figures were accepted: what they were measured by stays."""
    rows = Pengukuran.objects.filter(perjanjian=pk, status__in=UKUR_DITERIMA, periode__in=TRIWULAN)
    return frozenset(TRIWULAN[p] for p in rows.values_list("periode", flat=True))  # type: ignore[index]
