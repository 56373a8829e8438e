"""SM Lampiran D (6): efficiency of resources, by the way of the profile, with its arithmetic."""

from decimal import Decimal

from sakip.angka import baca_bilangan, format_bilangan

from ...isi import EfisiensiIsi
from ..banding import PERSIS
from .kata import rupiah

BATAS_E = "20,00"  # PMK 214/2017


def kalimat_efisiensi(e: EfisiensiIsi) -> str:
    if not e.nilai:
        return f"Efisiensi belum dapat dihitung. {e.alasan}".strip()
    hasil = "penggunaan anggaran efisien" if e.efisien else "penggunaan anggaran belum efisien"
    uang = f"{rupiah(e.realisasi or 0)} dari {rupiah(e.pagu or 0)} atau {e.serapan} persen"
    return f"Anggaran yang digunakan {uang}. {_hitungan(e)}, sehingga {hasil}."


def _hitungan(e: EfisiensiIsi) -> str:
    if e.cara == "selisih":
        return (
            f"Capaian {e.capaian} persen dikurangi serapan {e.serapan} persen menghasilkan efisiensi "
            f"{e.nilai} persen poin{_dibulatkan(e)}"
        )
    if e.cara == "pmk214":
        skor = f" dan nilai efisiensi 50 + {e.nilai} ÷ 20 × 50 = {e.skor}" if e.skor else ""
        batas = ", dibatasi pada 20 persen" if e.nilai.lstrip("-") == BATAS_E else ""
        rumus = f"(1 - serapan {e.serapan} ÷ capaian {e.capaian}) × 100 persen"
        return f"Efisiensinya {rumus} = {e.nilai} persen{batas}{skor}"
    return f"Dengan capaian {e.capaian} persen dan serapan {e.serapan} persen, efisiensinya {e.nilai}"


def _dibulatkan(e: EfisiensiIsi) -> str:
    """Where the printed figures do not add up to the printed one."""
    beda = PERSIS.subtract(_angka(e.capaian), _angka(e.serapan))
    return "" if format_bilangan(beda, 2) == e.nilai else " (dihitung dari angka yang belum dibulatkan)"


def _angka(tulisan: str) -> Decimal:
    return baca_bilangan(tulisan)
