"""Realisasi from files: the penatausahaan report of SIPD, and our own table of months with its round trip.

What is undone is told cell by cell: every amount that was written, as it was before and as it became.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import models

from renstra import queries
from renstra.enums import JenisImpor
from renstra.excel import realisasi as excel
from renstra.excel import realisasi_bulan as bulanan
from renstra.excel.beralamat import beralamat
from renstra.models import Impor
from renstra.rules import impor_realisasi, impor_realisasi_bulan
from renstra.rules.impor import Keadaan, Putusan, RancanganImpor, Temuan
from renstra.rules.impor_realisasi import KonteksRealisasi
from renstra.rules.impor_realisasi_bulan import BarisBulanan
from renstra.rules.realisasi import BULAN_SETAHUN, kata_bulan
from renstra.services.dasar import Ditolak
from renstra.services.impor.dasar import Pengimpor
from renstra.services.impor.temuan import dengan_lembar
from renstra.services.realisasi import UbahSel, beda, sidik_bulanan, tulis_sel
from sakip.angka import BULAN
from sakip.lembar import BerkasDitolak, Hasil, KunciBaris, tiga_arah
from sakip.organisasi.models import PerangkatDaerah

_DIUBAH = "Realisasi sudah diubah sesudah berkas ini diterapkan, sehingga isinya tidak dapat dikembalikan."


def _konteks(impor: Impor) -> KonteksRealisasi:
    return queries.konteks_realisasi(impor.pemda_id, impor.tahun, impor.pd)


# ---- the report of SIPD


def bersihkan(impor: Impor, isi: bytes) -> bytes:
    """What is kept instead of the uploaded report: without NIP, names, and all that is not used."""
    bersih, dilewati = excel.salinan_bersih(isi)
    impor.isian = {**impor.isian, "dilewati": dilewati}
    return bersih


def susun(impor: Impor, hasil: Hasil) -> RancanganImpor:
    rancangan = impor_realisasi.susun(beralamat(hasil), _konteks(impor))
    dilewati = (("Baris jumlah atau penutup", str(n)),) if (n := impor.isian.get("dilewati")) else ()
    return dengan_lembar(replace(rancangan, ringkasan=(*rancangan.ringkasan, *dilewati)), hasil)


# ---- our own table


def susun_bulanan(impor: Impor, hasil: Hasil) -> RancanganImpor:
    if impor.pd is None:
        raise BerkasDitolak("Pilih dahulu Perangkat Daerah yang realisasinya diisi.")
    pd = _konteks(impor).pd[0]
    ada = [b for b in BULAN_SETAHUN if f"b{b}" in hasil.tempat]
    arah: dict[str, str] = {}
    baris, salah = [], []
    for nomor, row in hasil.rows:
        kode = "".join(row["kode"].split())
        lama = pd.lama.get(kode, {})
        bulan = {b: row[f"b{b}"] if b in ada else lama.get(b) for b in BULAN_SETAHUN}
        isi = {b: j for b, j in bulan.items() if j}
        kunci: KunciBaris | None = row["kunci"]
        if kunci and kunci.pk != pd.id:
            salah.append(
                Temuan(hasil.sel(nomor, "kunci"), f"Baris ini berasal dari ekspor PD lain, bukan {pd.sebutan}.")
            )
        elif kunci:
            arah[kode] = tiga_arah(kunci.sidik, sidik_bulanan(kode, lama), sidik_bulanan(kode, isi))
        baris.append(BarisBulanan(hasil.sel(nomor, "kode"), kode, row["nama"] or "", isi))
    rancangan = impor_realisasi_bulan.susun(baris, pd, arah)
    return dengan_lembar(replace(rancangan, kesalahan=(*salah, *rancangan.kesalahan)), hasil)


def templat(impor: Impor) -> bytes:
    """The table of the PD with what is stored, ready to be filled on; blank where no PD is chosen."""
    return bulanan.ekspor(_konteks(impor).pd[0], impor.tahun) if impor.pd else bulanan.kosong_saja(impor.tahun)


# ---- writing and undoing


def cadangkan(impor: Impor) -> Any:
    """Filled by `terapkan`, which knows the cells that change."""
    return []


def terapkan(impor: Impor, rancangan: RancanganImpor) -> None:
    lama = {pd.id: pd.lama for pd in _konteks(impor).pd}
    ubah: list[UbahSel] = []
    for u in rancangan.usul:
        dibiarkan = u.keadaan == Keadaan.BENTROK and impor.putusan.get(u.kunci) == Putusan.BIARKAN
        if u.keadaan != Keadaan.SAMA and not dibiarkan:
            pd, _, kode = u.kunci.partition(":")
            ubah += beda(int(pd), kode, lama[int(pd)].get(kode, {}), u.isi)
    tulis_sel(impor.pemda_id, impor.tahun, ubah)
    impor.cadangan = [[u.pd_id, u.kode, u.bulan, _json(u.semula), _json(u.menjadi)] for u in ubah]


def garis(impor: Impor, rancangan: RancanganImpor) -> Iterator[tuple[models.Model, str]]:
    """A line in the trail of every PD whose realisasi changed."""
    bulan: dict[int, list[int]] = defaultdict(list)
    for pd_id, _, b, _, _ in impor.cadangan or ():
        bulan[pd_id].append(b)
    for pd in PerangkatDaerah.objects.filter(pk__in=bulan).order_by("pk"):
        kapan = f"{kata_bulan(bulan[pd.pk], BULAN)} {impor.tahun}"
        yield pd, f"Realisasi {kapan} {pd} diisi dari berkas {impor.nama}: {len(bulan[pd.pk])} angka berubah."


def pulihkan(impor: Impor) -> None:
    sel = [UbahSel(p, k, b, _dari_json(s), _dari_json(m)) for p, k, b, s, m in impor.cadangan or ()]
    kini = queries.realisasi_tersimpan({s.pd_id for s in sel}, impor.tahun)
    if any(kini[s.pd_id][s.kode].get(s.bulan) != s.menjadi for s in sel):
        raise Ditolak(_DIUBAH)
    tulis_sel(impor.pemda_id, impor.tahun, [replace(s, semula=s.menjadi, menjadi=s.semula) for s in sel])


def _json(jumlah: Decimal | None) -> str | None:
    return None if jumlah is None else str(jumlah)


def _dari_json(jumlah: str | None) -> Decimal | None:
    return None if jumlah is None else Decimal(jumlah)


PENGIMPOR = Pengimpor(
    jenis=JenisImpor.REALISASI,
    kolom=lambda impor: excel.COLUMNS,
    susun=susun,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    garis=garis,
    halaman="renstra:realisasi",
    bersihkan=bersihkan,
    maks_baris=excel.MAKS_BARIS,
    maks_kolom=excel.MAKS_KOLOM,
    catatan="Laporan Realisasi Per Dokumen dari SIPD Penatausahaan apa adanya. NIP, nama pegawai, dan kolom lain yang "
    "tidak dipakai dibuang sebelum berkas disimpan. Realisasi adalah Nilai Realisasi dikurangi Nilai Setoran, menurut "
    "bulan Tanggal Dokumen. Hanya bulan yang ada dalam berkas yang diganti; bulan lain tetap.",
)
PENGIMPOR_BULANAN = Pengimpor(
    jenis=JenisImpor.REALISASI_BULANAN,
    kolom=lambda impor: bulanan.COLUMNS,
    susun=susun_bulanan,
    terapkan=terapkan,
    cadangkan=cadangkan,
    pulihkan=pulihkan,
    garis=garis,
    halaman="renstra:realisasi",
    templat=templat,
    catatan="Satu baris per sub kegiatan, dua belas bulan, tidak kumulatif. Templatnya sudah berisi sub kegiatan "
    "DPA dan realisasi yang tersimpan. Baris yang tidak ada dalam berkas tidak diubah.",
)
