"""SM Lampiran D (3), GM/SM Pasal 11 ayat (4): how far on the way to the target of the plan."""

from collections.abc import Sequence

from renstra.enums import Arah
from sakip.angka import terbilang

from ...isi import IndikatorIsi
from ..banding import Banding, Gerak, banding
from ..hasil import sifat
from .kata import berangka, deret, masa, nama_indikator, nilai, ragam, subjek


def dasar_kemajuan(i: IndikatorIsi, tahun: int) -> tuple[int, str]:
    """Which year's figure the progress is counted from: only accepted ones, so not always this year's."""
    if i.diukur and not i.sementara:
        return tahun, i.realisasi
    lalu = max((t for t in i.lalu if t.diukur), key=lambda t: t.tahun, default=None)
    return (lalu.tahun, lalu.realisasi) if lalu else (tahun, "")


def kalimat_jangka_menengah(i: IndikatorIsi, tahun: int) -> str:
    """Empty where the plan has no target for it (said of all at once, `kalimat_tanpa_target_akhir`)."""
    if not i.target_akhir:
        return ""
    akhir = f"{nilai(i.target_akhir, i)} pada tahun {i.tahun_akhir}"
    dari, r = dasar_kemajuan(i, tahun)
    awal = f"{i.rencana} menargetkan {subjek(i, awal=False)} {akhir}"
    if not r:
        tunggu = "angkanya belum diterima Tim Monev" if i.diukur else f"realisasi tahun {tahun} belum diisi"
        return f"{awal}; kemajuannya belum dapat dihitung karena {tunggu}."
    kapan = masa(i, tahun) if dari == tahun else f"tahun {dari}, angka terakhir yang diterima,"
    sebesar = f"{'sebesar' if berangka(r) else 'adalah'} {nilai(r, i)}"
    letak = _letak(i, banding(i.target_akhir, r, sifat(i)), _sisa(i, tahun))
    if not i.kemajuan_cetak:
        return f"{awal}. Realisasi {kapan} {sebesar}{letak}; kemajuannya tidak dapat dihitung dalam persen."
    pilihan = (
        f"{awal}. Realisasi {kapan} {sebesar} atau {_kemajuan(i)}{letak}.",
        f"Terhadap target akhir {i.rencana}, yaitu {akhir}, realisasi {subjek_kecil(i)} {kapan} {sebesar} atau "
        f"{_kemajuan(i)}{letak}.",
    )
    return ragam(f"{i.kunci}.menengah", pilihan)


def kalimat_tanpa_target_akhir(rows: Sequence[IndikatorIsi]) -> str:
    """Once for all that the plan has no target for."""
    kurang = [nama_indikator(i) for i in rows if not i.target_akhir]
    if not kurang:
        return ""
    siapa = "indikator sasaran ini" if len(kurang) == len(rows) else deret(kurang)
    return f"Target jangka menengah {siapa} tidak ada pada dokumen perencanaan, sehingga kemajuannya tidak dihitung."


def subjek_kecil(i: IndikatorIsi) -> str:
    """Behind "realisasi": without saying that word again."""
    return subjek(i, awal=False).removeprefix("realisasi ")


def _kemajuan(i: IndikatorIsi) -> str:
    """A share of the target only where that is what is divided."""
    if i.arah == Arah.NAIK and berangka(i.target_akhir):
        return f"{i.kemajuan_cetak} persen dari target itu"
    aturan = " (makin rendah makin baik)" if i.arah == Arah.TURUN else ""
    return f"kemajuan {i.kemajuan_cetak} persen terhadap target itu{aturan}"


def _letak(i: IndikatorIsi, b: Banding | None, sisa: str) -> str:
    if b is None:
        return ""
    if b.gerak == Gerak.TETAP:
        return "; target akhir sudah tercapai"
    if b.baik:
        return f"; target akhir sudah terlampaui {b.selisih}"
    if b.baik is None:
        sisi = "di atas" if b.gerak == Gerak.NAIK else "di bawah"
        return f", {b.selisih} {sisi} target akhir"
    perlu = "penurunan" if b.gerak == Gerak.NAIK else "kenaikan"
    return f"; masih diperlukan {perlu} {b.selisih}{sisa}"


def _sisa(i: IndikatorIsi, tahun: int) -> str:
    lagi = i.tahun_akhir - tahun
    if lagi > 0:
        return f" dalam {terbilang(lagi)} tahun ke depan"
    return f" ketika {i.rencana} berakhir" if i.tahun_akhir else ""
