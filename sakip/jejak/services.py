"""Adding a line to the audit trail, and checking the chain."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import models, transaction

from .models import Jejak, Rantai

AWAL = "0" * 64


@dataclass(frozen=True)
class Catatan:
    """What one line says: the act, the object, a sentence for the reader, the particulars."""

    aksi: str
    objek: models.Model | None
    ringkasan: str
    rincian: dict[str, Any] = field(default_factory=dict)


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
    satu = Catatan(aksi, objek, ringkasan, rincian or {})
    return catat_banyak([satu], pelaku=pelaku, now=now, pemda_id=pemda_id, peran=peran)[0]


def catat_banyak(
    catatan: Iterable[Catatan], *, pelaku: Any, now: datetime, pemda_id: int | None, peran: str = ""
) -> list[Jejak]:
    """Write the lines of one act on many objects, in their order, under one lock of the chain.

    Each line carries the hash of the one before it, so that the chain reads as if they had been written singly.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Jejak dicatat di dalam transaksi tindakannya.")
    rantai = _kunci_rantai(str(pemda_id or "instalasi"))
    siapa = {"pelaku_id": getattr(pelaku, "pk", None), "pelaku_nama": _nama(pelaku), "pelaku_peran": peran[:120]}
    baris: list[Jejak] = []
    for nomor, satu in enumerate(catatan, start=rantai.nomor + 1):
        jejak = Jejak(
            rantai=rantai,
            nomor=nomor,
            waktu=now,
            aksi=str(satu.aksi),
            objek_jenis=satu.objek._meta.label_lower if satu.objek is not None else "",
            objek_id=satu.objek.pk if satu.objek is not None else None,
            ringkasan=satu.ringkasan[:500],
            rincian=satu.rincian,
            hash_sebelumnya=baris[-1].hash if baris else rantai.hash,
            **siapa,
        )
        jejak.hash = hitung_hash(jejak)
        baris.append(jejak)
    Jejak.objects.bulk_create(baris)
    _majukan(rantai, baris)
    return baris


def _majukan(rantai: Rantai, baris: list[Jejak]) -> None:
    """Move the head over every number: its trigger lets it go one step at a time only."""
    with transaction.get_connection().cursor() as cursor:
        cursor.executemany(
            "UPDATE jejak_rantai SET nomor = %s, hash = %s WHERE id = %s",
            [(b.nomor, b.hash, rantai.pk) for b in baris],
        )


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
    semua = Rantai.objects.select_for_update().filter(kunci=kunci)
    if (rantai := semua.first()) is None:
        Rantai.objects.get_or_create(kunci=kunci)
        rantai = semua.get()
    return rantai


def _nama(pelaku: Any) -> str:
    if pelaku is None or not getattr(pelaku, "pk", None):
        return "Sistem"
    pegawai = getattr(pelaku, "pegawai", None)
    return str(pegawai.nama if pegawai else pelaku.get_username())[:250]
