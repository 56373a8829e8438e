"""The opening of Bab III: how many sasaran and indikator reached what was promised, and how many did not."""

from collections import Counter
from collections.abc import Sequence

from renstra.enums import Arah

from ...isi import IndikatorIsi, LaporanIsi
from ..hasil import Hasil, letak
from .kata import berpredikat, deret, nama_indikator

SEBUT = 5


def kalimat_rata(isi: LaporanIsi) -> str:
    """The mean over sasaran, with those left out (G10); empty where there is none."""
    if not isi.cetak:
        return ""
    predikat = berpredikat(isi.predikat)
    lepas = f"; {isi.dikecualikan} sasaran tidak ikut dihitung karena capaiannya tidak ada" if isi.dikecualikan else ""
    if isi.dihitung == 1:
        return f"Capaian sasaran {isi.nama} tahun {isi.tahun} adalah {isi.cetak} persen{predikat}{lepas}."
    return (
        f"Rata-rata capaian {isi.dihitung} sasaran {isi.nama} tahun {isi.tahun} adalah {isi.cetak} persen"
        f"{predikat}{lepas}."
    )


def kalimat_sebaran(isi: LaporanIsi) -> str:
    """Of the indicators: exceeded, reached, missed, not told; each with its number, together all of them."""
    rows = isi.indikator
    if not rows:
        return ""
    banyak = Counter(letak(i).hasil for i in rows)
    kata = {
        Hasil.MELAMPAUI: "melampaui target",
        Hasil.SESUAI: "sesuai target",
        Hasil.BELUM: "belum mencapai target",
        Hasil.TIDAK_DAPAT_DINILAI: "tidak dapat dinilai terhadap target",
        Hasil.TIDAK_DIUKUR: "belum diukur",
    }
    bagian = [f"{banyak[h]} {kata[h]}" for h in Hasil if banyak[h]]
    if len(bagian) == 1:
        semua = f"seluruh {len(rows)} indikator" if len(rows) > 1 else "satu-satunya indikator"
        return f"Dari {len(isi.sasaran)} sasaran, {semua} {bagian[0].partition(' ')[2]}."
    return f"Dari {len(isi.sasaran)} sasaran dan {len(rows)} indikator, {deret(bagian)}."


def kalimat_predikat(isi: LaporanIsi) -> str:
    """How the sasaran spread over the scale, from the highest; a mean alone hides it."""
    banyak = Counter(s.predikat for s in isi.sasaran if s.predikat)
    if sum(banyak.values()) < 2:
        return ""
    urut = [nama for nama, _ in isi.jenjang if banyak[nama]]
    return f"Menurut predikat: {deret([f'{banyak[n]} sasaran {n.lower()}' for n in urut])}." if urut else ""


def hitung_hasil(rows: Sequence[IndikatorIsi]) -> tuple[int, int, int]:
    """How many indicators, how many reached their target, how many did not; the rest cannot be told."""
    hasil = [letak(i).hasil for i in rows]
    return len(rows), sum(h in {Hasil.MELAMPAUI, Hasil.SESUAI} for h in hasil), hasil.count(Hasil.BELUM)


def kalimat_rumus(isi: LaporanIsi) -> str:
    """How the capaian is counted, for the directions that this report has."""
    arah = {i.arah for i in isi.indikator}
    cara = {
        Arah.NAIK: "realisasi dibagi target (makin tinggi makin baik)",
        Arah.TURUN: "dua kali target dikurangi realisasi, dibagi target (makin rendah makin baik)",
        Arah.TETAP: "satu dikurangi selisih realisasi dan target dibagi target (tetap pada target)",
        Arah.SKALA: "tingkat realisasi dibagi tingkat target (skala teks)",
    }
    rumus = [kata for kunci, kata in cara.items() if kunci in arah]
    return f"Capaian indikator dihitung dalam persen: {'; '.join(rumus)}. Capaian sasaran adalah rata-ratanya."


def kalimat_belum(isi: LaporanIsi) -> tuple[str, ...]:
    """Those that missed their target, and those that nobody measured, by name; more than five are counted only."""
    belum = [i for i in isi.indikator if letak(i).hasil == Hasil.BELUM]
    tidak = [i for i in isi.indikator if not i.diukur]
    hasil = []
    if 0 < len(belum) <= SEBUT:
        hasil.append(f"Yang belum mencapai target: {_nama(belum)}.")
    if tidak:
        siapa = f": {_nama(tidak)}" if len(tidak) <= SEBUT else ""
        hasil.append(f"{len(tidak)} indikator belum diukur pada tahun {isi.tahun}{siapa}.")
    return tuple(hasil)


def kalimat_sementara(isi: LaporanIsi) -> tuple[str, ...]:
    """What makes these figures not the last word."""
    hasil = []
    if periode := next((i.sampai_periode for i in isi.indikator if i.sampai_periode), ""):
        hasil.append(f"Pengukuran tahun {isi.tahun} baru sampai dengan {periode}; angka setahun penuh belum ada.")
    if sementara := sum(i.sementara for i in isi.indikator):
        semua = len(isi.indikator)
        hasil.append(f"{sementara} dari {semua} angka masih sementara: pengukurannya belum diterima Tim Monev.")
    return tuple(hasil)


def _nama(rows: Sequence[IndikatorIsi]) -> str:
    return deret([nama_indikator(i) for i in rows])
