"""SM Lampiran D (1): target and realisasi of the year."""

from renstra.enums import Arah

from ...isi import IndikatorIsi, SasaranIsi
from ..banding import Gerak
from ..hasil import Hasil, Letak, letak
from .kata import berangka, berpredikat, masa, nilai, ragam, subjek


def kalimat_capaian(i: IndikatorIsi, tahun: int) -> str:
    """What came of the promise; where there is no capaian, why."""
    if not i.diukur:
        target = f"targetnya {nilai(i.target, i)}, " if i.target else "tidak ada target dan "
        return f"{subjek(i)} {masa(i, tahun)} belum dapat dinilai: {target}realisasinya belum diisi."
    bagian = [_letak(i, tahun, letak(i)), _capaian(i)]
    if i.sementara:
        bagian.append("Angka ini masih sementara karena pengukurannya belum diterima Tim Monev.")
    return " ".join(b for b in bagian if b)


def kalimat_sasaran(s: SasaranIsi) -> str:
    """The mean of its indicators, and how many were left out (G10)."""
    semua = len(s.indikator)
    if not s.cetak:
        return f"Capaian sasaran ini belum dapat dihitung: tidak satu pun dari {semua} indikatornya mempunyai capaian."
    predikat = berpredikat(s.predikat)
    if semua == 1:
        return f"Sasaran ini diukur dengan satu indikator; capaiannya {s.cetak} persen{predikat}."
    lepas = f"; {s.dikecualikan} indikator tidak ikut dihitung karena capaiannya tidak ada" if s.dikecualikan else ""
    if s.dihitung == 1:
        return f"Capaian sasaran ini {s.cetak} persen{predikat}, dari satu indikator yang dapat dihitung{lepas}."
    return f"Rata-rata capaian {s.dihitung} indikator sasaran ini {s.cetak} persen{predikat}{lepas}."


def _letak(i: IndikatorIsi, tahun: int, x: Letak) -> str:
    kapan, r, t = masa(i, tahun), nilai(i.realisasi, i), nilai(i.target, i)
    if x.hasil == Hasil.TIDAK_DAPAT_DINILAI:
        dari = f" dari target {t}" if t else ""
        return f"{subjek(i)} {kapan} {_adalah(i)} {r}{dari}."
    nama, di_tengah, kata = subjek(i), subjek(i, awal=False), _adalah(i)
    arti = _arti(x, i)
    if x.jarak is None:
        pilihan: tuple[str, ...] = (f"{nama} {kapan} {kata} {r}, {_tanpa_jarak(x)} {t}.",)
        if not x.rentang:
            pilihan += (f"Dari target {t}, {di_tengah} {kapan} {kata} {r}{arti}.",)
    else:
        naik = x.jarak.gerak == Gerak.NAIK
        sisi = "di atas" if naik else "di bawah"
        pilihan = (f"{nama} {kapan} {kata} {r} atau {x.jarak.selisih} {sisi} target {t}{arti}.",)
        if not x.rentang:
            jauh = f"{x.jarak.selisih} lebih {'tinggi' if naik else 'rendah'}"
            pilihan += (f"Dari target {t}, {di_tengah} {kapan} {kata} {r} atau {jauh}{arti}.",)
    return ragam(f"{i.kunci}.capaian.{x.hasil}", pilihan)


def _adalah(i: IndikatorIsi) -> str:
    if not berangka(i.realisasi):
        return "adalah"
    return ragam(f"{i.kunci}.kata", ("mencapai", "tercatat") if i.arah == Arah.NAIK else ("tercatat", "sebesar"))


def _tanpa_jarak(x: Letak) -> str:
    if x.hasil == Hasil.BELUM:
        return "belum mencapai target"
    return "memenuhi target" if x.rentang else "sesuai dengan target"


def _arti(x: Letak, i: IndikatorIsi) -> str:
    hasil = {Hasil.MELAMPAUI: "terlampaui", Hasil.SESUAI: "tercapai"}.get(x.hasil, "belum tercapai")
    if i.arah == Arah.TURUN and x.jarak:
        return f"; karena makin rendah makin baik, target {hasil}"
    return f", sehingga target {hasil}"


def _capaian(i: IndikatorIsi) -> str:
    if not i.cetak:
        return i.alasan
    kalimat = f"Capaiannya {i.cetak} persen{berpredikat(i.predikat)}"
    if i.penuh:
        kalimat += f"; sebelum dibatasi {i.penuh} persen"
    if i.cetak.startswith("-"):
        kalimat += "; di bawah nol karena penyimpangannya lebih besar daripada targetnya sendiri"
    return f"{kalimat}."
