"""The figures that the example invents: what came of a target, near enough to it that one believes it.

Where `data/hasil.json` tells the story of an indicator, that is what came of it. Elsewhere a figure strays from its
target by so many of the steps that the plan takes in a year: an index by single percents, what should fall upwards.
"""

from decimal import ROUND_HALF_UP, Decimal
from zlib import crc32

from pengukuran.enums import Periode
from pengukuran.models import Realisasi
from renstra.enums import Arah, CaraHitung
from sakip.angka import baca_nilai

from .data import baca

# the way from last year to this one that is behind at the end of a period
BERTAHAP = {"tw1": Decimal("0.24"), "tw2": Decimal("0.49"), "tw3": Decimal("0.76"), "tw4": Decimal(1)}
# by how many yearly steps the end of the year misses its target, above zero for the better
SIMPANG = tuple(Decimal(x) for x in ("0.6", "-0.4", "-1.4", "0.9", "-2.6", "0.1", "-3.4", "0.3"))
LANGKAH = Decimal("0.02")  # of the target, where the plan takes no step
BELUM_ADA = 11  # every eleventh figure is not known before the end of the year
KENDALA = "Data dari sebagian unit pelaksana terlambat masuk sehingga layanan triwulan ini belum terhitung seluruhnya."
SOLUSI = "Menetapkan petugas data tiap unit dan batas penyampaian tanggal 5 bulan berikutnya."


def realisasi(r: Realisasi) -> str:
    """What came of it up to the end of the period, as the target is written: `97,5%`, `85,10`, `WTP`; or nothing."""
    p, asal = r.pengukuran, r.asal
    if ada := _cerita(r).get("realisasi"):
        return _menurut_cerita(ada, p.tahun, p.periode)
    nomor = crc32(f"{p.pd_id and p.pd.kode}{asal.indikator}{p.tahun}".encode())  # type: ignore[union-attr]
    if nomor % BELUM_ADA == 0 and p.periode in ("tw1", "tw2", "tw3"):
        return "-"
    target = baca_nilai(asal.target).bilangan
    if target is None or asal.arah == Arah.SKALA:
        return asal.target or "-"
    rencana = _langkah(r)
    langkah = rencana or target * LANGKAH * (-1 if asal.arah == Arah.TURUN else 1)
    akhir = target + SIMPANG[nomor % len(SIMPANG)] * langkah
    bagian = BERTAHAP.get(p.periode, Decimal(1))
    if asal.cara_hitung == CaraHitung.JUMLAH:
        nilai = akhir if p.periode == Periode.TAHUN else akhir / 4
    elif rencana is not None:
        nilai = target - langkah + (akhir - target + langkah) * bagian
    else:
        nilai = akhir * bagian if asal.arah != Arah.TURUN else akhir
    return _tulis(nilai, asal.target)


def penjelasan(r: Realisasi) -> tuple[str, str]:
    """Kendala and solusi of a figure."""
    cerita = _cerita(r)
    return cerita.get("kendala", KENDALA), cerita.get("solusi", SOLUSI)


def cerita(pd: str) -> dict[str, dict[str, str]]:
    """{indicator of a PD (empty: of the regency): its story}"""
    hasil: dict[str, dict[str, str]] = baca("hasil").get(pd, {})
    return hasil


def _cerita(r: Realisasi) -> dict[str, str]:
    return cerita(r.pengukuran.pd.kode if r.pengukuran.pd else "").get(r.asal.indikator, {})


def _menurut_cerita(ada: dict[str, str], tahun: int, periode: str) -> str:
    ini, lalu = ada[str(tahun)], ada.get(str(tahun - 1), "")
    akhir, awal = (baca_nilai(x).bilangan for x in (ini, lalu))
    if akhir is None or awal is None or periode not in BERTAHAP:
        return "-" if akhir is None and periode == "tw1" else ini
    return _tulis(awal + (akhir - awal) * BERTAHAP[periode], ini)


def _langkah(r: Realisasi) -> Decimal | None:
    """What the plan goes in a year, zero where it stands still; None where no plan has it."""
    i = r.butir.baris_rkt.indikator if r.butir and r.butir.baris_rkt else r.program and r.program.dari_indikator
    if i is None or i.baseline_bilangan is None or i.target_akhir_bilangan is None or not i.tahun_baseline:
        return None
    return (i.target_akhir_bilangan - i.baseline_bilangan) / (i.simpul.rencana.tahun_akhir - i.tahun_baseline)


def _tulis(nilai: Decimal, seperti: str) -> str:
    """With the decimals of the target; a percentage with two."""
    persen = "%" in seperti
    desimal = 2 if persen else len(seperti.partition(",")[2])
    bulat = max(min(nilai, Decimal(100)) if persen else nilai, Decimal(0))
    teks = f"{bulat.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP):f}".replace(".", ",")
    return f"{teks.removesuffix(',00')}%" if persen else teks
