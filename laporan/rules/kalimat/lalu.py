"""SM Lampiran D (2): with last year and some years before."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from renstra.enums import Arah

from ...isi import IndikatorIsi, TahunIsi
from ..banding import PERSIS, Banding, Gerak, banding
from ..hasil import sifat
from .kata import berangka, deret, masa, nama_indikator, nilai, ragam, subjek

SEBUT = 3  # indicators named one by one; more are counted


def kalimat_lalu(i: IndikatorIsi, tahun: int) -> str:
    """The year against the last one that has data, and the way since; empty where there is none (said of all at once,
    `kalimat_tanpa_lalu`)."""
    lalu = max((t for t in i.lalu if t.diukur and t.tahun < tahun), key=lambda t: t.tahun, default=None)
    if lalu is None:
        return ""
    if not i.diukur:
        dulu = f"{subjek(i)} tahun {lalu.tahun} {_sebesar(lalu.realisasi)} {nilai(lalu.realisasi, i)}"
        return f"{dulu}; realisasi tahun {tahun} belum diisi sehingga belum dapat dibandingkan."
    b = banding(lalu.realisasi, i.realisasi, sifat(i))
    bagian = [_gerak(i, lalu, tahun, b), _capaian(i, lalu, b), _tren(i, tahun)]
    return " ".join(x for x in bagian if x)


def tahun_tanpa_data(i: IndikatorIsi, tahun: int) -> tuple[int, ...]:
    """Last year, and gaps since the first year with data."""
    ada = {t.tahun for t in i.lalu if t.diukur}
    return tuple(t for t in range(min({*ada, tahun - 1}), tahun) if t not in ada)


def kalimat_tanpa_lalu(rows: Sequence[IndikatorIsi], tahun: int) -> tuple[str, ...]:
    """One sentence for the indicators that miss the same years."""
    kelompok: dict[tuple[int, ...], list[IndikatorIsi]] = {}
    for i in rows:
        if kurang := tahun_tanpa_data(i, tahun):
            kelompok.setdefault(kurang, []).append(i)
    return tuple(_tanpa(kurang, milik, rows) for kurang, milik in kelompok.items())


def _tanpa(kurang: tuple[int, ...], milik: Sequence[IndikatorIsi], rows: Sequence[IndikatorIsi]) -> str:
    awal = f"Belum ada data tahun {deret([str(t) for t in kurang])}"
    if len(milik) == len(rows):
        siapa = "" if len(rows) == 1 else f" untuk {len(rows)} indikator sasaran ini"
    elif len(milik) <= SEBUT:
        siapa = f" untuk {deret([nama_indikator(i) for i in milik])}"
    else:
        siapa = f" untuk {len(milik)} dari {len(rows)} indikator sasaran ini"
    banding_saja = all(not any(t.diukur for t in i.lalu) for i in milik)
    akibat = ", sehingga realisasi tahun ini belum dapat dibandingkan dengan tahun sebelumnya" if banding_saja else ""
    return f"{awal}{siapa}{akibat}."


def _gerak(i: IndikatorIsi, lalu: TahunIsi, tahun: int, b: Banding | None) -> str:
    kini, dulu, kapan = nilai(i.realisasi, i), nilai(lalu.realisasi, i), masa(i, tahun)
    sejak = f"tahun {lalu.tahun}" + ("" if lalu.tahun == tahun - 1 else " (tahun terakhir yang datanya ada)")
    nama, di_tengah = subjek(i), subjek(i, awal=False)
    if b is None:
        return f"{nama} {sejak} adalah {dulu} dan {kapan} adalah {kini}; keduanya tidak dapat dibandingkan langsung."
    if b.gerak == Gerak.TETAP:
        pilihan: tuple[str, ...] = (
            f"{nama} {kapan} tetap {kini}, sama seperti {sejak}.",
            f"Dibandingkan {sejak}, {di_tengah} {kapan} tetap {kini}.",
        )
        return ragam(f"{i.kunci}.lalu.tetap", pilihan)
    ubah, arti = f"{b.gerak} {b.selisih}", _arti(i, lalu, b)
    pilihan = (
        f"{nama} {kapan} {ubah} dibandingkan {sejak}, dari {dulu} menjadi {kini}{arti}.",
        f"Dibandingkan {sejak}, {di_tengah} {kapan} {ubah}, dari {dulu} menjadi {kini}{arti}.",
        f"Dari {dulu} pada {sejak}, {di_tengah} {ubah} menjadi {kini} {_pada(kapan)}{arti}.",
    )
    return ragam(f"{i.kunci}.lalu.{b.gerak}", pilihan)


def _pada(kapan: str) -> str:
    return kapan if kapan.startswith("sampai") else f"pada {kapan}"


def _arti(i: IndikatorIsi, lalu: TahunIsi, b: Banding) -> str:
    if i.arah == Arah.TETAP:
        return _mendekat(i, lalu)
    baik = ragam(f"{i.kunci}.baik", ("kinerjanya membaik", "hasilnya lebih baik"))
    arti = baik if b.baik else f"belum sebaik tahun {lalu.tahun}"
    return f"; karena makin rendah makin baik, {arti}" if i.arah == Arah.TURUN else f"; {arti}"


def _mendekat(i: IndikatorIsi, lalu: TahunIsi) -> str:
    """A target to be held: nearer to this year's target, or farther from it."""
    jarak = [banding(i.target, teks, sifat(i)) for teks in (lalu.realisasi, i.realisasi)]
    if jarak[0] is None or jarak[1] is None or jarak[0].jarak == jarak[1].jarak:
        return ""
    dekat = jarak[1].jarak < jarak[0].jarak
    return f"; {'makin dekat dengan' if dekat else 'makin jauh dari'} target {nilai(i.target, i)} yang harus dijaga"


def _capaian(i: IndikatorIsi, lalu: TahunIsi, b: Banding | None) -> str:
    if not (i.capaian and lalu.capaian and i.cetak and lalu.cetak):
        return ""
    beda = PERSIS.subtract(Decimal(i.capaian), Decimal(lalu.capaian))
    if i.cetak == lalu.cetak or not beda:
        return f"Capaiannya tetap {i.cetak} persen."
    gerak = Gerak.NAIK if beda > 0 else Gerak.TURUN
    berlawanan = b is not None and b.baik is not None and b.baik != (beda > 0)
    awal = "Meskipun demikian, capaiannya" if berlawanan else "Capaiannya"
    sebab = ""
    if (
        (berlawanan or (b and b.gerak == Gerak.TETAP))
        and lalu.target
        and i.target
        and banding(lalu.target, i.target, sifat(i)) != Banding(Gerak.TETAP)
    ):
        sebab = f", karena targetnya berubah dari {nilai(lalu.target, i)} menjadi {nilai(i.target, i)}"
    return f"{awal} {gerak} dari {lalu.cetak} persen menjadi {i.cetak} persen{sebab}."


def _tren(i: IndikatorIsi, tahun: int) -> str:
    """The way of three years and more."""
    titik = [(t.tahun, t.realisasi) for t in sorted(i.lalu, key=lambda t: t.tahun) if t.diukur and t.tahun < tahun]
    titik.append((tahun, i.realisasi))
    langkah = [banding(a[1], b[1], sifat(i)) for a, b in pairwise(titik)]
    utuh = banding(titik[0][1], i.realisasi, sifat(i))
    if len(titik) < 3 or utuh is None or None in langkah:
        return ""
    gerak = {x.gerak for x in langkah if x}
    sejak = f"Sejak tahun {titik[0][0]}"
    tiap = "setiap tahun" if len(titik) == tahun - titik[0][0] + 1 else "pada setiap tahun yang datanya ada"
    if len(gerak) == 1:
        satu = gerak.pop()
        return (
            f"{sejak} realisasinya tidak berubah." if satu == Gerak.TETAP else f"{sejak} realisasinya {satu} {tiap}."
        )
    if gerak == {Gerak.NAIK, Gerak.TETAP}:
        return f"{sejak} realisasinya tidak pernah turun; secara keseluruhan naik {utuh.selisih}."
    if gerak == {Gerak.TURUN, Gerak.TETAP}:
        return f"{sejak} realisasinya tidak pernah naik; secara keseluruhan turun {utuh.selisih}."
    if utuh.gerak == Gerak.TETAP:
        return f"{sejak} realisasinya berubah-ubah dan kini kembali sama."
    return f"{sejak} realisasinya berubah-ubah; secara keseluruhan {utuh.gerak} {utuh.selisih}."


def _sebesar(tulisan: str) -> str:
    return "sebesar" if berangka(tulisan) else "adalah"
