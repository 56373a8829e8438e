"""Members sign the berita acara that name them (BK Pasal 11 ayat (2), Pasal 12 ayat (4)): many in one act."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from sakip.angka import tanggal_panjang
from sakip.jejak.services import catat
from sakip.organisasi.hak import hak_dari

from ..models import BeritaAcara, TandaTanganBeritaAcara
from ..pdf import render_acara_desk, render_berita_acara
from ..queries.acara import anggota_acara, untuk_ditandatangani
from ..queries.acara_desk import acara_desk_tersimpan
from ..queries.berita_acara import isi_tersimpan
from ..rules.berita_acara import boleh_ditandatangani
from .dasar import AksiDenied
from .naskah import baca_gambar
from .tanda_tangan import periksa_sandi

TANDATANGANI = "tandatangani"


def tandatangani_acara(
    *, acara_id: Sequence[int], aktor: Any, kata_sandi: str, now: datetime, zona: ZoneInfo
) -> list[TandaTanganBeritaAcara]:
    """Sign these berita acara with the own password. Raises `SandiSalah`, `TerkunciSementara` or `AksiDenied`."""
    periksa_sandi(aktor=aktor, kata_sandi=kata_sandi, now=now)
    return _bubuhkan(acara_id, aktor, now, zona)


@transaction.atomic
def _bubuhkan(acara_id: Sequence[int], aktor: Any, now: datetime, zona: ZoneInfo) -> list[TandaTanganBeritaAcara]:
    hak = hak_dari(aktor, now.astimezone(zona).date())
    semua = untuk_ditandatangani(acara_id, hak.pegawai_id)
    hasil = []
    for pk in sorted(set(acara_id)):
        acara, fakta = semua[pk]
        if (tolak := boleh_ditandatangani(fakta)) is not None:
            raise AksiDenied(f"{acara}: {tolak} Belum ada berita acara yang ditandatangani.")
        anggota = acara.milik[0]  # type: ignore[attr-defined]
        isi = {"pengguna": aktor, "waktu": now, "sha256": acara.sha256}
        # the unique member decides between two presses at the same instant
        tanda, baru = TandaTanganBeritaAcara.objects.get_or_create(anggota=anggota, defaults=isi)
        if baru:
            catat(
                pelaku=aktor, aksi=TANDATANGANI, objek=acara, now=now, pemda_id=acara.pemda_id,
                ringkasan=f"{anggota.nama} menandatangani berita acara {acara.nomor}",
                rincian={"sha256": acara.sha256},
            )  # fmt: skip
        hasil.append(tanda)
    return hasil


def cetak_acara(acara: BeritaAcara) -> bytes | None:
    """The berita acara as it was frozen, with the signatures given so far; None where there are none to add."""
    tanda = {a.urutan: _kata(a.tanda, acara.pemda.zona) for a in anggota_acara(acara) if a.tanda}
    if not tanda:
        return None
    logo = baca_gambar(acara.pemda.logo)
    if acara.hari_desk_id:
        return render_acara_desk(acara_desk_tersimpan(acara), logo=logo, tanda=tanda)
    isi = isi_tersimpan(acara)
    return render_berita_acara(isi, logo=logo, tanda=tanda) if isi else None


def _kata(tanda: TandaTanganBeritaAcara, zona: ZoneInfo) -> str:
    saat = tanda.waktu.astimezone(zona)
    return f"Ditandatangani secara elektronik {tanggal_panjang(saat.date())} {saat:%H.%M}"
