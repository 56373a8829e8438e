"""The measurements of last year in the example: entered, submitted, checked and handed on by their people.

They come in varied states: on time, late, returned, still checked, missing, opened again by a dispensasi; figures as
people write them.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from itertools import cycle
from typing import Any

from pengukuran.enums import AksiUkur, PutusanAngka
from pengukuran.models import Pengukuran
from pengukuran.services.alur import lakukan, putuskan
from pengukuran.services.isi import IsiBaris, simpan_isi
from pengukuran.services.lembar import buka, buka_program
from perjanjian.enums import Status
from perjanjian.models import Perjanjian
from sakip.kalender.enums import AksiDispensasi
from sakip.kalender.models import AturanTenggat, Dispensasi
from sakip.kalender.services import dispensasi
from sakip.organisasi.enums import Kebijakan

from .angka import penjelasan, realisasi
from .bahan import nyata
from .jadwal import Jadwal
from .organisasi import Daerah

TAHUN = 2025
PERIODE = {"tw1": (2025, 4), "tw2": (2025, 7), "tw3": (2025, 10), "tw4": (2026, 1)}
CATATAN = "Sumber datanya belum dilampirkan; sebutkan laporan dan tanggalnya."
# how far each PD came with a quarter, in turn; where none is named all are accepted and handed on
AKHIR = ("disampaikan", "diterima", "dikembalikan", "diajukan", "belum", "diterima", "terlambat")
TERTUNDA = {"tw4": AKHIR, "tw3": ("disampaikan",) * 4 + ("terlambat",)}
SUMBER = "Laporan triwulanan Perangkat Daerah (contoh)"
_DIBACA = ("butir__baris_rkt__indikator__simpul__rencana", "program__dari_indikator__simpul__rencana")
# one quarter in which a PD (its key in the data of the regency) was late: where it is closed then, by dispensasi
ALASAN = "Rekapitulasi data dari unit pelaksana baru selesai sesudah batasnya (contoh)."
IZIN = "Diberikan sekali ini; tetapkan petugas data agar triwulan berikutnya tepat waktu (contoh)."
DITUTUP = "Ditutup sesudah batasnya: keputusan daerah pada contoh ini, bukan bunyi peraturannya."
DIMINTA, DIBERIKAN, SAMPAI = 15, 16, 24  # days of the month after the quarter


def jadwalkan_pengukuran(d: Daerah, jadwal: Jadwal) -> None:
    """Each quarter in the second week after its end; the fourth is under way on the day of the example.

    Of former years the year as a whole; not of the one whose documents are a regency's own (what came of those is
    not to be invented).
    """
    if tutup := d.isi.get("ukur_tutup"):
        _tutup(d, jadwal, *tutup)
    for tahun in (t for t in d.tahun() if t < TAHUN and not nyata(d, t)):
        jadwal.pada(date(tahun + 1, 1, 20), lambda now, t=tahun: _setahun(d, t, now), 2)
    for periode, (tahun, bulan) in PERIODE.items():
        jadwal.pada(date(tahun, bulan, 8), lambda now, p=periode: _triwulan(d, p, now, terlambat=False), 2)
        jadwal.pada(date(tahun, bulan, 19), lambda now, p=periode: _triwulan(d, p, now, terlambat=True), 2)
    for pd in d.isi.get("lkjip", ()):
        if pd:
            jadwal.pada(date(2026, 1, 9), lambda now, pd=pd: _program(d, pd, now), 2)


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


def _pk(d: Daerah, tahun: int) -> Sequence[Perjanjian]:
    rows = Perjanjian.objects.filter(pemda=d.pemda, tahun=tahun, status=Status.BERLAKU).select_related("pemda", "pd")
    return list(rows.order_by("pd__kode", "jabatan__urutan", "id"))


def _setahun(d: Daerah, tahun: int, now: datetime) -> None:
    for pk in _pk(d, tahun):
        _satu(d, pk, "tahun", "disampaikan", now)


def _triwulan(d: Daerah, periode: str, now: datetime, *, terlambat: bool) -> None:
    """All PKs of the year that were in force, the regency's own among them."""
    akhir = cycle(TERTUNDA.get(periode, ("disampaikan",)))
    selesai = d.isi.get("lkjip", ())  # who reports on the year has it measured
    for pk in _pk(d, TAHUN):
        sampai = "disampaikan" if pk.pd is None or pk.pd.kode in selesai else next(akhir)
        if pk.pd and [periode, pk.pd.kode] in (d.isi.get("ukur_tutup"), d.isi.get("ukur_terlambat")):
            sampai = "terlambat"
        if sampai != "belum" and (sampai == "terlambat") == terlambat:
            _satu(d, pk, periode, "diajukan" if terlambat and periode == "tw4" else sampai, now)


def _program(d: Daerah, pd: str, now: datetime) -> None:
    """What no PK of the PD carries: its programs, outcomes and outputs, for the whole year."""
    p = buka_program(pd=d.pd[pd], tahun=TAHUN, periode="tw4", aktor=d.pemegang(pd, "perencana"), now=now)
    _jalan(d, p, pd, d.pemegang(pd, "perencana"), "diterima", now)


def _satu(d: Daerah, pk: Perjanjian, periode: str, sampai: str, now: datetime) -> None:
    kode = pk.pd.kode if pk.pd else ""
    perencana: Any = d.pemegang(kode, "perencana") if pk.pd else d.pemegang("bappeda", "pemda")
    p = buka(perjanjian=pk, periode=periode, aktor=perencana, now=now)
    _jalan(d, p, kode, perencana, sampai, now)


def _jalan(d: Daerah, p: Pengukuran, kode: str, perencana: Any, sampai: str, now: datetime) -> None:  # noqa: PLR0917
    monev: Any = _pemeriksa(d, kode)
    simpan_isi(pengukuran_id=p.pk, baris=_isi(p), aktor=perencana, now=now)
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


def _isi(p: Pengukuran) -> list[IsiBaris]:
    hasil = []
    for r in p.realisasi.select_related("pengukuran__pd", *_DIBACA).order_by("urutan", "id"):
        kendala, solusi = penjelasan(r)
        isi = {"tertulis": realisasi(r), "kendala": kendala, "solusi": solusi, "sumber_data": SUMBER}
        hasil.append(IsiBaris(r.pk, r.versi_kunci, isi, benar=True))
    return hasil
