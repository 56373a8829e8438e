"""Evidence of a figure: a file or an address, added and taken off while the sheet is open (G2)."""

from datetime import datetime
from typing import Any

from django.db import transaction

from sakip.dokumen.services import simpan_berkas
from sakip.dokumen.unggahan import Lampiran
from sakip.jejak.services import catat

from ..enums import AksiUkur, JenisBukti, PutusanAngka
from ..models import Bukti, Realisasi
from .dasar import Terkunci, UkurDitolak, kunci, tulis_jejak

TERBANYAK = 10  # of one figure


@transaction.atomic
def tambah_berkas(*, realisasi_id: int, lampiran: Lampiran, aktor: Any, now: datetime) -> Bukti:
    """Keep a checked file with a figure. Raises `UkurDitolak`."""
    t, satu = _buka(realisasi_id, aktor, now)
    berkas = simpan_berkas(lampiran.isi, now=now, jenis=lampiran.jenis)
    bukti = Bukti.objects.create(
        realisasi=satu, jenis=JenisBukti.BERKAS, nama=lampiran.nama, berkas=berkas, oleh=aktor, pada=now
    )
    tulis_jejak(t, aktor, "bukti", f"Menambah bukti {bukti.nama} pada {t.p}", baris=satu.pk, sha256=berkas.sha256)
    return bukti


@transaction.atomic
def tambah_tautan(*, realisasi_id: int, nama: str, tautan: str, aktor: Any, now: datetime) -> Bukti:
    """Keep an address with a figure. Raises `UkurDitolak`."""
    t, satu = _buka(realisasi_id, aktor, now)
    bukti = Bukti.objects.create(
        realisasi=satu, jenis=JenisBukti.TAUTAN, nama=nama, tautan=tautan, oleh=aktor, pada=now
    )
    tulis_jejak(t, aktor, "bukti", f"Menambah tautan {nama} pada {t.p}", baris=satu.pk, tautan=tautan)
    return bukti


@transaction.atomic
def lepas(*, bukti_id: int, aktor: Any, now: datetime) -> None:
    """Take evidence off a figure; the file itself is kept, and who took it off. Raises `UkurDitolak`."""
    bukti = Bukti.objects.filter(pk=bukti_id).first()
    if bukti is None:
        raise UkurDitolak("Bukti ini sudah dilepas.")
    t, satu = _buka(bukti.realisasi_id, aktor, now, tambah=False)
    bukti.delete()
    tulis_jejak(t, aktor, "bukti", f"Melepas bukti {bukti.nama} dari {t.p}", baris=satu.pk)


def _buka(realisasi_id: int, aktor: Any, now: datetime, *, tambah: bool = True) -> tuple[Terkunci, Realisasi]:
    satu = Realisasi.objects.select_related("butir", "program").filter(pk=realisasi_id).first()
    if satu is None:
        raise UkurDitolak("Baris ini sudah tidak ada. Muat ulang halaman.")
    t = kunci(satu.pengukuran_id, aktor, now)
    t.pastikan(AksiUkur.ISI)
    if Realisasi.objects.filter(pk=satu.pk, putusan=PutusanAngka.DITERIMA).exists():
        raise UkurDitolak("Angka ini sudah diterima pemeriksa; buktinya tidak diubah lagi.")
    if tambah and satu.bukti.count() >= TERBANYAK:
        raise UkurDitolak(f"Satu angka paling banyak {TERBANYAK} bukti. Gabungkan berkasnya, atau lepas yang lama.")
    return t, satu


@transaction.atomic
def catat_unduh(*, bukti: Bukti, aktor: Any, now: datetime) -> None:
    """The file left the house: who took it, when."""
    p = bukti.realisasi.pengukuran
    catat(
        pelaku=aktor, aksi="pengukuran.unduh", objek=p, ringkasan=f"Mengunduh bukti {bukti.nama} dari {p}", now=now,
        pemda_id=p.pemda_id, rincian={"bukti": bukti.pk, "sha256": bukti.berkas.sha256 if bukti.berkas else ""},
    )  # fmt: skip
