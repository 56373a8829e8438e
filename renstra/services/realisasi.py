"""Writing realisasi anggaran: by form or file, each month's amount compared with what it was when one looked at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from renstra import queries
from renstra.models import RealisasiAnggaran
from renstra.rules.impor_realisasi import Bulanan, PdRealisasi
from renstra.rules.impor_realisasi_bulan import nilai_sidik
from renstra.rules.realisasi import BULAN_SETAHUN, nilai
from renstra.services.dasar import Ditolak, jejak
from sakip.angka import BULAN, format_rupiah
from sakip.formulir import Bentrok
from sakip.jejak.models import Jejak
from sakip.lembar import sidik
from sakip.organisasi.models import PerangkatDaerah

_BATCH = 500


@dataclass(frozen=True)
class UbahSel:
    """One amount of one month: as it was, and as it is to be (None: nothing)."""

    pd_id: int
    kode: str
    bulan: int
    semula: Decimal | None
    menjadi: Decimal | None


def beda(pd_id: int, kode: str, lama: Bulanan, baru: Bulanan) -> list[UbahSel]:
    """The months of a sub kegiatan whose amount changes."""
    sel = (UbahSel(pd_id, kode, b, lama.get(b), baru.get(b)) for b in BULAN_SETAHUN)
    return [s for s in sel if s.semula != s.menjadi]


def tulis_sel(pemda_id: int, tahun: int, ubah: Iterable[UbahSel]) -> None:
    """Write the amounts, inside the caller's transaction with the PD locked."""
    semua = {(u.pd_id, u.bulan, u.kode): u.menjadi for u in ubah}
    rows = RealisasiAnggaran.objects.filter(tahun=tahun, pd_id__in={pd for pd, _, _ in semua})
    ada = {k: r for r in rows if (k := (r.pd_id, r.bulan, r.kode)) in semua}
    hapus = [r.pk for k, r in ada.items() if semua[k] is None]
    for awal in range(0, len(hapus), _BATCH):
        RealisasiAnggaran.objects.filter(pk__in=hapus[awal : awal + _BATCH]).delete()
    ganti = [(r, jumlah) for k, r in ada.items() if (jumlah := semua[k]) is not None]
    for row, jumlah in ganti:
        row.jumlah = jumlah
    RealisasiAnggaran.objects.bulk_update([r for r, _ in ganti], ["jumlah"], batch_size=_BATCH)
    RealisasiAnggaran.objects.bulk_create(
        (
            RealisasiAnggaran(pemda_id=pemda_id, pd_id=pd, tahun=tahun, bulan=b, kode=kode, jumlah=jumlah)
            for (pd, b, kode), jumlah in semua.items()
            if jumlah is not None and (pd, b, kode) not in ada
        ),
        batch_size=_BATCH,
    )


# ---- one sub kegiatan by form


def sidik_bulanan(kode: str, bulan: Bulanan) -> str:
    """What a form keeps of the amounts it was opened with."""
    return sidik(nilai_sidik(kode, bulan))


@transaction.atomic
def simpan_bulanan(
    *,
    pd_id: int,
    tahun: int,
    kode: str,
    sidik_semula: str,
    bulan: Mapping[int, Decimal],
    setuju_lebih: bool,
    alasan: str,
    pelaku: Any,
    now: datetime,
) -> PerangkatDaerah:
    """Set the twelve months of a sub kegiatan (an amount of nothing removes the month).

    Raises `Bentrok` where somebody changed one of them since the form was opened, `Ditolak` where the code is not in
    the DPA in force, where the pagu is exceeded without a word (BK Pasal 9), or a month below zero has no reason.
    """
    pd = PerangkatDaerah.objects.select_for_update().select_related("pemda").get(pk=pd_id)
    konteks = queries.konteks_realisasi(pd.pemda_id, tahun, pd).pd[0]
    lama = konteks.lama.get(kode, {})
    if sidik_bulanan(kode, lama) != sidik_semula:
        raise _bentrok(pd, kode, tahun)
    baru = {b: j for b, j in bulan.items() if j}
    _periksa(konteks, kode, baru, setuju_lebih, alasan)
    ubah = beda(pd.pk, kode, lama, baru)
    if not ubah:
        return pd
    tulis_sel(pd.pemda_id, tahun, ubah)
    jejak(
        pd,
        "realisasi_ubah",
        f"Realisasi {kode} {tahun}: {'; '.join(map(_kata, ubah))}.{f' Alasan: {alasan}' if alasan else ''}",
        pelaku=pelaku,
        now=now,
        kode=kode,
        tahun=tahun,
        alasan=alasan,
        sel=[[u.bulan, _teks(u.semula), _teks(u.menjadi)] for u in ubah],
    )
    return pd


def _periksa(pd: PdRealisasi, kode: str, baru: Bulanan, setuju_lebih: bool, alasan: str) -> None:
    if pd.pagu is None:
        raise Ditolak(f"{pd.sebutan} belum mempunyai DPA yang ditetapkan. Tetapkan DPA sebelum mencatat realisasi.")
    if kode not in pd.pagu and kode not in pd.lama:
        raise Ditolak(f"Sub kegiatan {kode} tidak ada dalam DPA {pd.sebutan}.")
    hasil = nilai(baru, pd.pagu.get(kode))
    if hasil.lebih and not setuju_lebih:
        raise Ditolak(
            f"Realisasi kumulatif melampaui pagu {format_rupiah(pd.pagu[kode])} sebesar {format_rupiah(hasil.lebih)}."
        )
    negatif = [b for b in hasil.negatif if pd.lama.get(kode, {}).get(b) != baru.get(b)]
    if negatif and not alasan:
        raise Ditolak("Realisasi kurang dari nol hanya sebagai koreksi. Tulis alasannya.")


def _bentrok(pd: PerangkatDaerah, kode: str, tahun: int) -> Bentrok:
    """Who changed these amounts last, where the audit trail knows."""
    akhir = Jejak.objects.filter(objek_jenis=pd._meta.label_lower, objek_id=pd.pk, aksi="renstra.realisasi_ubah")
    satu = akhir.filter(rincian__kode=kode, rincian__tahun=tahun).order_by("-id").first()
    return Bentrok(oleh=satu.pelaku_nama if satu else "", pada=satu.waktu if satu else None)


def _kata(u: UbahSel) -> str:
    return f"{BULAN[u.bulan - 1]} {_teks(u.semula) or 'kosong'} menjadi {_teks(u.menjadi) or 'kosong'}"


def _teks(jumlah: Decimal | None) -> str:
    return "" if jumlah is None else format_rupiah(jumlah)
