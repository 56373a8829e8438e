"""Figures that several indicators use: typed once for a period, they feed every open row tied to them (G2)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from sakip.jejak.services import catat
from sakip.kunci import ambil
from sakip.organisasi.hak import hak_dari
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah
from sakip.waktu import tanggal_di

from ..enums import PERIODE_UKUR, UKUR_TERBUKA, PutusanAngka
from ..models import Data, NilaiData, Pengukuran, Realisasi
from .dasar import Berubah, UkurDitolak
from .hitung import hitung
from .isi import IsiBaris, Simpanan, simpan_isi

IKATAN = {"data": "tertulis", "data_pembilang": "pembilang", "data_penyebut": "penyebut"}


@dataclass(frozen=True)
class IsiData:
    """What a shared figure is called, its unit, and whence it comes."""

    nama: str
    satuan: str = ""
    sumber: str = ""


@dataclass(frozen=True)
class IsiNilai:
    """The value of one period, and the version of it that the person saw (None: there was none yet)."""

    tahun: int
    periode: str
    tertulis: str
    versi: int | None = None


@transaction.atomic
def namai(*, pemda: PemerintahDaerah, pd: PerangkatDaerah | None, isi: IsiData, aktor: Any, now: datetime) -> Data:
    """A new shared figure of a PD, or of the regency (`pd` None). Raises `UkurDitolak`."""
    _pastikan(pemda, pd, aktor, now)
    try:
        with transaction.atomic():
            data = Data.objects.create(pemda=pemda, pd=pd, nama=isi.nama, satuan=isi.satuan, sumber=isi.sumber)
    except IntegrityError:
        raise UkurDitolak(f"Data bernama “{isi.nama}” sudah ada. Pakai yang ada, atau beri nama lain.") from None
    _catat(data, aktor, "namai", f"Menamai data bersama {isi.nama}", now)
    return data


@transaction.atomic
def isi_nilai(*, data_id: int, isi: IsiNilai, aktor: Any, now: datetime) -> int:
    """Type the value of a period; how many open rows it was fed to. Raises `Berubah`, `UkurDitolak`."""
    data = Data.objects.select_related("pemda", "pd").select_for_update(of=("self",)).get(pk=data_id)
    _pastikan(data.pemda, data.pd, aktor, now)
    if isi.periode not in PERIODE_UKUR:
        raise UkurDitolak("Periode ini tidak dikenal. Pilih triwulan I sampai IV, atau tahun.")
    _tulis(data, isi, aktor, now)
    jumlah = _alirkan(data, isi, aktor, now)
    kata = f"Mengisi data bersama {data}: {isi.tertulis}"
    rincian = {"tahun": isi.tahun, "periode": isi.periode, "tertulis": isi.tertulis, "angka": jumlah}
    _catat(data, aktor, "isi", kata, now, **rincian)
    return jumlah


@transaction.atomic
def ikat(
    *, realisasi_id: int, versi: int, ikatan: Mapping[str, int | None], jenis_sumber: str, aktor: Any, now: datetime
) -> Simpanan:
    """Say whence a figure comes: its kind of source, and the shared figures of the PD or regency that feed it (`data`,
    `data_pembilang`, `data_penyebut`; None: typed by hand). What is known of the period is taken over at once.

    Raises `UkurDitolak`.
    """
    satu = Realisasi.objects.select_related("pengukuran").filter(pk=realisasi_id).first()
    if satu is None or set(ikatan) - set(IKATAN):
        raise UkurDitolak("Baris ini sudah tidak ada. Muat ulang halaman.")
    p = satu.pengukuran
    dipilih = {n for n in ikatan.values() if n}
    boleh = Data.objects.filter(Q(pd=None) | Q(pd_id=p.pd_id), pk__in=dipilih, pemda_id=p.pemda_id)
    if set(boleh.values_list("pk", flat=True)) != dipilih:
        raise UkurDitolak("Data bersama yang dipilih tidak ada lagi. Muat ulang halaman.")
    nilai = NilaiData.objects.filter(data__in=dipilih, tahun=p.tahun, periode=p.periode)
    per_data = dict(nilai.values_list("data_id", "tertulis"))
    isi: dict[str, Any] = {"jenis_sumber": jenis_sumber}
    for nama, data_id in ikatan.items():
        isi[f"{nama}_id"] = data_id
        if data_id in per_data:
            isi[IKATAN[nama]] = per_data[data_id]
    return simpan_isi(pengukuran_id=p.pk, baris=[IsiBaris(satu.pk, versi, isi)], aktor=aktor, now=now)


def _pastikan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, aktor: Any, now: datetime) -> None:
    hak = hak_dari(aktor, tanggal_di(now, pemda.zona_waktu))
    boleh = pd.pk in hak.pd_perencana if pd else hak.perencana_pemda
    if hak.pemda_id != pemda.pk or not boleh:
        raise UkurDitolak("Data bersama diisi perencananya.")


def _tulis(data: Data, isi: IsiNilai, aktor: Any, now: datetime) -> None:
    kunci = {"data": data, "tahun": isi.tahun, "periode": isi.periode}
    medan = {"tertulis": isi.tertulis, "oleh": aktor, "pada": now}
    ada = NilaiData.objects.filter(**kunci).first()
    if ada is None:
        NilaiData.objects.create(**kunci, **medan)
    elif isi.versi is None or not ambil(NilaiData.objects.all(), ada.pk, isi.versi, medan):
        raise Berubah


def _alirkan(data: Data, isi: IsiNilai, aktor: Any, now: datetime) -> int:
    """Feed the value to the rows that are still open and not accepted, each measurement locked in one order."""
    ikatan = Q(realisasi__data=data) | Q(realisasi__data_pembilang=data) | Q(realisasi__data_penyebut=data)
    buka = Pengukuran.objects.filter(ikatan, tahun=isi.tahun, periode=isi.periode, status__in=UKUR_TERBUKA).values(
        "pk"
    )
    semua = list(Pengukuran.objects.filter(pk__in=buka).select_for_update(of=("self",)).order_by("pk"))
    rows = Realisasi.objects.filter(pengukuran__in=semua).exclude(putusan=PutusanAngka.DITERIMA)
    berubah: dict[int, Realisasi] = {}
    for r in rows.filter(Q(data=data) | Q(data_pembilang=data) | Q(data_penyebut=data)):
        for ikat, medan in IKATAN.items():
            if getattr(r, f"{ikat}_id") == data.pk and getattr(r, medan) != isi.tertulis:
                setattr(r, medan, isi.tertulis)
                berubah[r.pk] = r
    per_ukur: dict[int, list[int]] = defaultdict(list)
    for r in berubah.values():
        r.dicatat_oleh, r.dicatat_pada, r.versi_kunci = aktor, now, r.versi_kunci + 1
        per_ukur[r.pengukuran_id].append(r.pk)
    Realisasi.objects.bulk_update(
        berubah.values(), [*IKATAN.values(), "dicatat_oleh", "dicatat_pada", "versi_kunci"], batch_size=200
    )
    hitung([p for p in semua if p.pk in per_ukur])
    return len(berubah)


def _catat(data: Data, aktor: Any, aksi: str, kalimat: str, now: datetime, **rincian: Any) -> None:
    catat(
        pelaku=aktor, aksi=f"data.{aksi}", objek=data, ringkasan=kalimat, now=now, pemda_id=data.pemda_id,
        rincian={"pd": data.pd_id, **rincian},
    )  # fmt: skip
