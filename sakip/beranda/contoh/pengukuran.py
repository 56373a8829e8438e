"""The measurements of last year in the example: entered, submitted, checked and handed on by their people.

They come in varied states: on time, late, returned, still checked, missing, opened again by a dispensasi; figures as
people write them.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import partial
from itertools import cycle
from typing import Any

from pengukuran.enums import AksiUkur, PutusanAngka
from pengukuran.models import Pengukuran, Realisasi
from pengukuran.services.alur import lakukan, putuskan
from pengukuran.services.isi import IsiBaris, simpan_isi
from pengukuran.services.lembar import buka
from perjanjian.enums import Status
from perjanjian.models import Perjanjian
from renstra.enums import Arah, CaraHitung
from sakip.angka import baca_nilai
from sakip.kalender import services_dispensasi as dispensasi
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import AturanTenggat, Dispensasi
from sakip.organisasi.enums import Kebijakan

from .jadwal import Jadwal
from .organisasi import Daerah

TAHUN = 2025
PERIODE = {"tw1": (2025, 4), "tw2": (2025, 7), "tw3": (2025, 10), "tw4": (2026, 1)}
BERTAHAP = {"tw1": Decimal("0.86"), "tw2": Decimal("0.91"), "tw3": Decimal("0.96"), "tw4": Decimal(1)}
# of the target that is reached in the end, one indicator after the other
CAPAIAN = ("1.02", "0.97", "0.88", "1.10", "0.72", "0.995", "0.58", "1.00")
LAMBAT = 8  # so much less do ages and indices move than percentages
KENDALA = "Data dari sebagian unit pelaksana terlambat masuk sehingga layanan triwulan ini belum terhitung seluruhnya."
SOLUSI = "Menetapkan petugas data tiap unit dan batas penyampaian tanggal 5 bulan berikutnya."
CATATAN = "Sumber datanya belum dilampirkan; sebutkan laporan dan tanggalnya."
BELUM_ADA = 11  # every eleventh figure is not known before the end of the year
# how far each PD came with a quarter, in turn; where none is named all are accepted and handed on
AKHIR = ("disampaikan", "diterima", "dikembalikan", "diajukan", "belum", "diterima", "terlambat")
TERTUNDA = {"tw4": AKHIR, "tw3": ("disampaikan",) * 4 + ("terlambat",)}


# one quarter in which a PD (its key in the data of the regency) was late: where it is closed then, by dispensasi
ALASAN = "Rekapitulasi data dari unit pelaksana baru selesai sesudah batasnya (contoh)."
IZIN = "Diberikan sekali ini; tetapkan petugas data agar triwulan berikutnya tepat waktu (contoh)."
DITUTUP = "Ditutup sesudah batasnya: keputusan daerah pada contoh ini, bukan bunyi peraturannya."
DIMINTA, DIBERIKAN, SAMPAI = 15, 16, 24  # days of the month after the quarter


def jadwalkan_pengukuran(d: Daerah, jadwal: Jadwal) -> None:
    """Each quarter in the second week after its end; the fourth is under way on the day of the example."""
    if tutup := d.isi.get("ukur_tutup"):
        _tutup(d, jadwal, *tutup)
    for periode, (tahun, bulan) in PERIODE.items():
        jadwal.pada(date(tahun, bulan, 8), lambda now, p=periode: _triwulan(d, p, now, terlambat=False), 2)
        jadwal.pada(date(tahun, bulan, 19), lambda now, p=periode: _triwulan(d, p, now, terlambat=True), 2)


def _tutup(d: Daerah, jadwal: Jadwal, periode: str, pd: str) -> None:
    """This regency takes no more of a quarter after its deadline; a PD that was late asks Tim Monev to open it."""
    aturan = AturanTenggat.objects.filter(ketentuan__pemda=d.pemda, kode=f"ukur.{periode}")
    aturan.update(lewat=Kebijakan.TUTUP, catatan=DITUTUP)
    tahun, bulan = PERIODE[periode]
    minta, beri, sampai = (date(tahun, bulan, hari) for hari in (DIMINTA, DIBERIKAN, SAMPAI))
    jadwal.pada(minta, partial(_minta, d, pd, f"ukur.{periode}", sampai))
    jadwal.pada(beri, partial(_beri, d, pd, f"ukur.{periode}", sampai))


def _minta(d: Daerah, pd: str, kode: str, sampai: date, now: datetime) -> None:
    perencana: Any = d.pemegang(pd, "perencana")
    dispensasi.minta(
        pd=d.pd[pd], tahun=TAHUN, kode=kode, sampai=sampai, alasan=ALASAN, pelaku=perencana, now=now
    )  # fmt: skip


def _beri(d: Daerah, pd: str, kode: str, sampai: date, now: datetime) -> None:
    satu = Dispensasi.objects.get(pd=d.pd[pd], tahun=TAHUN, kode=kode)
    nomor = f"000.8/{satu.pk:03d}/MONEV/{TAHUN}"
    isi = dispensasi.Keputusan(IZIN, sampai, nomor, now.astimezone(d.pemda.zona).date())
    dispensasi.putuskan(
        dispensasi_id=satu.pk, aksi=AksiDispensasi.BERI, isi=isi, pelaku=_pemeriksa(d, pd), now=now
    )  # fmt: skip


def _triwulan(d: Daerah, periode: str, now: datetime, *, terlambat: bool) -> None:
    """All PKs of the year that were in force, the regency's own among them."""
    rows = Perjanjian.objects.filter(pemda=d.pemda, tahun=TAHUN, status=Status.BERLAKU).select_related("pemda", "pd")
    akhir = cycle(TERTUNDA.get(periode, ("disampaikan",)))
    for nomor, pk in enumerate(rows.order_by("pd__kode", "jabatan__urutan", "id")):
        sampai = "disampaikan" if pk.pd is None else next(akhir)
        if pk.pd and [periode, pk.pd.kode] in (d.isi.get("ukur_tutup"), d.isi.get("ukur_terlambat")):
            sampai = "terlambat"
        if sampai != "belum" and (sampai == "terlambat") == terlambat:
            _satu(d, pk, periode, nomor, "diajukan" if terlambat and periode == "tw4" else sampai, now)


def _satu(d: Daerah, pk: Perjanjian, periode: str, nomor: int, sampai: str, now: datetime) -> None:  # noqa: PLR0917
    kode = pk.pd.kode if pk.pd else ""
    perencana: Any = d.pemegang(kode, "perencana") if pk.pd else d.pemegang("bappeda", "pemda")
    monev: Any = _pemeriksa(d, kode)
    p = buka(perjanjian=pk, periode=periode, aktor=perencana, now=now)
    simpan_isi(pengukuran_id=p.pk, baris=_isi(p, periode, nomor), aktor=perencana, now=now)
    lakukan(pengukuran_id=p.pk, aksi=AksiUkur.AJUKAN, aktor=perencana, now=now)
    if sampai == "dikembalikan":
        pertama = p.realisasi.order_by("urutan").first()
        assert pertama is not None
        putuskan(pengukuran_id=p.pk, putusan={pertama.pk: (PutusanAngka.DIKEMBALIKAN, CATATAN)}, aktor=monev, now=now)
        lakukan(pengukuran_id=p.pk, aksi=AksiUkur.KEMBALIKAN, aktor=monev, now=now, catatan=CATATAN)
    elif sampai != "diajukan":
        lakukan(pengukuran_id=p.pk, aksi=AksiUkur.TERIMA, aktor=monev, now=now)
        if sampai == "disampaikan":
            lakukan(pengukuran_id=p.pk, aksi=AksiUkur.SAMPAIKAN, aktor=monev, now=now)


def _pemeriksa(d: Daerah, pd: str) -> Any:
    """A member of the Tim Monev who is not of the PD: nobody checks the own one."""
    return d.pemegang("bappeda", "monev") if pd != "bappeda" else d.pemegang("setda", "kasubbag_kinerja")


def _isi(p: Pengukuran, periode: str, nomor: int) -> list[IsiBaris]:
    return [
        IsiBaris(
            r.pk,
            r.versi_kunci,
            {
                "tertulis": realisasi(r, periode, i + nomor),
                "kendala": KENDALA,
                "solusi": SOLUSI,
                "sumber_data": "Laporan triwulanan Perangkat Daerah (contoh)",
            },
            benar=True,
        )
        for i, r in enumerate(p.realisasi.select_related("butir").order_by("urutan", "id"))
    ]


def realisasi(r: Realisasi, periode: str, urut: int) -> str:
    """What came of a target, written as the target is: `97,5%`, `85,10`, `WTP`, a whole number; or nothing yet."""
    asal, bagian = r.asal, Decimal(CAPAIAN[urut % len(CAPAIAN)])
    if urut % BELUM_ADA == BELUM_ADA - 1 and periode != "tw4":
        return "-"
    target = baca_nilai(asal.target).bilangan
    if target is None or asal.arah == Arah.SKALA:
        return asal.target or "-"
    faktor = bagian * BERTAHAP[periode]
    if asal.satuan.strip().casefold() == "tahun" or "Indeks" in asal.indikator:
        faktor = 1 + (faktor - 1) / LAMBAT
    if asal.arah == Arah.TURUN:
        nilai = target * (2 - faktor)
    elif asal.cara_hitung == CaraHitung.JUMLAH:
        nilai = target * bagian / 4
    else:
        nilai = target * faktor
    desimal = Decimal("0.01") if target < 100 or target != target.to_integral_value() else Decimal(1)
    persen = "%" in asal.target
    teks = format(min(nilai, Decimal(100)) if persen else nilai, "f")
    return f"{Decimal(teks).quantize(desimal, ROUND_HALF_UP):f}".replace(".", ",") + ("%" if persen else "")
