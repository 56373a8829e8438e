"""Adding a line to the audit trail, and checking the chain."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from .models import Jejak, Rantai

AWAL = "0" * 64


def catat(
    *,
    pelaku: Any,
    aksi: str,
    objek: models.Model | None,
    ringkasan: str,
    now: datetime,
    pemda_id: int | None,
    peran: str = "",
    rincian: dict[str, Any] | None = None,
) -> Jejak:
    """Write one line, inside the transaction of the act and last in it (the lock on the chain is taken last).

    In: the user (or None for the system), the act, the object, a sentence for the reader, the moment, the regency
    (None: the installation). Raises `TransactionManagementError` outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Jejak dicatat di dalam transaksi tindakannya.")
    rantai = _kunci_rantai(str(pemda_id or "instalasi"))
    baris = Jejak(
        rantai=rantai,
        nomor=rantai.nomor + 1,
        waktu=now,
        pelaku_id=getattr(pelaku, "pk", None),
        pelaku_nama=_nama(pelaku),
        pelaku_peran=peran[:120],
        aksi=str(aksi),
        objek_jenis=objek._meta.label_lower if objek is not None else "",
        objek_id=objek.pk if objek is not None else None,
        ringkasan=ringkasan[:500],
        rincian=rincian or {},
        hash_sebelumnya=rantai.hash,
    )
    baris.hash = hitung_hash(baris)
    baris.save(force_insert=True)
    Rantai.objects.filter(pk=rantai.pk).update(nomor=baris.nomor, hash=baris.hash)
    return baris


def hitung_hash(baris: Jejak) -> str:
    """SHA-256 over everything the line says and the hash of the line before it."""
    isi = [
        baris.hash_sebelumnya,
        baris.rantai.kunci,
        baris.nomor,
        baris.waktu.astimezone(UTC).isoformat(),  # as the database gives it back
        baris.pelaku_id,
        baris.pelaku_nama,
        baris.pelaku_peran,
        baris.aksi,
        baris.objek_jenis,
        baris.objek_id,
        baris.ringkasan,
        baris.rincian,
    ]
    return hashlib.sha256(json.dumps(isi, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def periksa_rantai(kunci: str) -> list[str]:
    """Every fault of a chain: a gap in the numbers, a broken link, a changed line, a cut-off end. Empty: intact."""
    rantai = Rantai.objects.get(kunci=kunci)
    salah, nomor, hash_lalu = [], 0, AWAL
    for baris in Jejak.objects.filter(rantai=rantai).select_related("rantai").order_by("nomor").iterator():
        nomor += 1
        if baris.nomor != nomor:
            salah.append(f"Nomor {nomor} tidak ada.")
            nomor = baris.nomor
        if baris.hash_sebelumnya != hash_lalu:
            salah.append(f"Baris {baris.nomor} tidak menyambung baris sebelumnya.")
        if hitung_hash(baris) != baris.hash:
            salah.append(f"Isi baris {baris.nomor} berubah.")
        hash_lalu = baris.hash
    if (nomor, hash_lalu) != (rantai.nomor, rantai.hash):
        salah.append(f"Rantai berakhir di baris {nomor}, seharusnya {rantai.nomor}.")
    return salah


def _kunci_rantai(kunci: str) -> Rantai:
    Rantai.objects.get_or_create(kunci=kunci)
    return Rantai.objects.select_for_update().get(kunci=kunci)


def _nama(pelaku: Any) -> str:
    if pelaku is None or not getattr(pelaku, "pk", None):
        return "Sistem"
    pegawai = getattr(pelaku, "pegawai", None)
    return str(pegawai.nama if pegawai else pelaku.get_username())[:250]
