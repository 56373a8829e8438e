"""Numbers and dates of the documents that the RKA elaborates (GM Pasal 5, 6 ayat (1); GM/SM Pasal 1 angka 23)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from renstra import queries
from renstra.enums import JenisRujukan
from renstra.models import DokumenRujukan
from renstra.services.dasar import Ditolak, kunci_pd
from sakip.formulir import Bentrok
from sakip.jejak.services import catat
from sakip.organisasi.models import PemerintahDaerah


@transaction.atomic
def simpan_rujukan(
    *,
    pemda_id: int,
    pd_id: int | None,
    tahun: int,
    isi: Mapping[str, tuple[str, date | None]],
    semula: str,
    pelaku: Any,
    now: datetime,
) -> None:
    """Set number and date per kind; an empty pair takes the entry away. Renja is a PD's, the others the regency's.

    `semula`: what was stored when the page was opened. Raises `Bentrok` where somebody changed it since.
    """
    kunci_pd(pemda_id, pd_id)
    if any((jenis == JenisRujukan.RENJA) != (pd_id is not None) for jenis in isi):
        raise Ditolak("Renja milik Perangkat Daerah; RKPD, KUA, dan PPAS milik Pemerintah Daerah.")
    lama = {r.jenis: r for r in queries.rujukan(pemda_id, pd_id, tahun) if r.jenis in isi}
    if queries.sidik_rujukan(lama.values()) != semula:
        raise Bentrok
    tulis_rujukan(pemda_id, pd_id, tahun, lama, isi)
    kata = ", ".join(f"{JenisRujukan(j).label} {n or '(kosong)'}" for j, (n, _) in isi.items())
    catat(
        pelaku=pelaku,
        aksi="renstra.rujukan",
        objek=PemerintahDaerah.objects.get(pk=pemda_id),
        ringkasan=f"Rujukan {tahun}: {kata}.",
        now=now,
        pemda_id=pemda_id,
        rincian={"tahun": tahun, "pd": pd_id},
    )


def tulis_rujukan(
    pemda_id: int,
    pd_id: int | None,
    tahun: int,
    lama: Mapping[str, DokumenRujukan],
    isi: Mapping[str, tuple[str, date | None]],
) -> None:
    """Write number and date per kind over what is stored; an empty pair takes the entry away."""
    for jenis, (nomor, tanggal) in isi.items():
        satu = lama.get(jenis)
        if not nomor or tanggal is None:
            if satu:
                satu.delete()
            continue
        satu = satu or DokumenRujukan(pemda_id=pemda_id, pd_id=pd_id, tahun=tahun, jenis=jenis)
        satu.nomor, satu.tanggal = nomor, tanggal
        satu.save()
