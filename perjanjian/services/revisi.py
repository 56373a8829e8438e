"""A new version of a PK in force (BK Pasal 8): a draft beside it; the old one stays in force until the new one is."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from renstra.queries.berlaku import dpa_berlaku

from ..enums import Aksi
from ..models import Butir, Dukungan, PaguPerjanjian, Perjanjian
from .dasar import kunci, tulis_jejak
from .draf import kode_baru


@transaction.atomic
def buka_versi_baru(*, perjanjian_id: int, aktor: Any, now: datetime, alasan: str = "") -> Perjanjian:
    """Open version n+1 with the content of the one in force, resting on the DPA of today."""
    t = kunci(perjanjian_id, aktor, now)
    t.pastikan(Aksi.REVISI)
    lama = t.pk
    terakhir = Perjanjian.objects.filter(jabatan_id=lama.jabatan_id, tahun=lama.tahun).aggregate(n=Max("versi"))["n"]
    baru = Perjanjian.objects.create(
        pemda=lama.pemda,
        pd=lama.pd,
        tahun=lama.tahun,
        jabatan=lama.jabatan,
        jabatan_kedua=lama.jabatan_kedua,
        jenjang=lama.jenjang,
        jalur=lama.jalur,
        versi=terakhir + 1,
        kode=kode_baru(lama.pemda, lama.tahun)[0],
        dpa=dpa_berlaku(lama.pd_id, lama.tahun) if lama.pd_id else None,
        penyusun=aktor,
        disusun_pada=now,
        menggantikan=lama if not hasattr(lama, "pengganti") else None,
    )
    _salin_isi(lama, baru)
    tulis_jejak(t, aktor, Aksi.REVISI, f"Membuka versi {baru.versi} dari {lama}", alasan=alasan, versi_baru=baru.pk)
    return baru


def _salin_isi(lama: Perjanjian, baru: Perjanjian) -> None:
    pasangan: dict[int, Butir] = {}
    for b in lama.butir.order_by("urutan", "id"):
        asal = b.pk
        b.pk, b.perjanjian = None, baru
        b._state.adding = True
        b.save()
        pasangan[asal] = b
    for p in lama.pagu.prefetch_related("dukungan").order_by("urutan", "kode"):
        dukungan = [d.butir_id for d in p.dukungan.all()]
        satu = PaguPerjanjian.objects.create(
            perjanjian=baru, tingkat=p.tingkat, kode=p.kode, nama=p.nama, jumlah=p.jumlah,
            sumber_jumlah=p.sumber_jumlah, sumber_dana=p.sumber_dana, keterangan=p.keterangan,
            baris_id=p.baris_id, urutan=p.urutan,
        )  # fmt: skip
        Dukungan.objects.bulk_create([Dukungan(pagu=satu, butir=pasangan[i]) for i in dukungan if i in pasangan])
