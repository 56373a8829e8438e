"""From the documents of the penatausahaan report to realisasi per PD, sub kegiatan and month (BK Pasal 9 ayat (1)).

A row is one document; its month is that of Tanggal Dokumen, the day of the transaction itself: it is always filled,
while SPM and SP2D dates are empty for money spent from UP/GU/TU and for setoran. Realisasi = Nilai Realisasi less
Nilai Setoran.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, Perubahan, RancanganImpor, UsulImpor
from renstra.rules.kode import baca_kode
from renstra.rules.proporsi import RUPIAH_TERBESAR
from renstra.rules.realisasi import NOL, kata_bulan, nilai
from renstra.rules.rekap import Baris
from sakip.angka import BULAN, format_bilangan, format_rupiah
from sakip.organisasi.enums import Tingkat
from sakip.teks import seragam

Bulanan = Mapping[int, Decimal]
TANPA_DPA = "{} belum mempunyai DPA yang ditetapkan, sehingga realisasinya tidak dapat dibandingkan dengan pagu."


@dataclass(frozen=True)
class PdRealisasi:
    """A PD that the file may fill. `pagu`: sub kegiatan of its DPA in force (None: it has none yet), `nama_sub`: their
    names, `lama`: what is stored for the year, code -> month -> amount."""

    id: int
    kode_skpd: str
    nama: str
    sebutan: str
    bidang: tuple[str, ...] = ()
    pagu: Mapping[str, Decimal] | None = None
    nama_sub: Mapping[str, str] = field(default_factory=dict)
    lama: Mapping[str, Bulanan] = field(default_factory=dict)


@dataclass(frozen=True)
class KonteksRealisasi:
    """`pd`: whose rows are taken; with `seluruh` those of the whole regency, else of one PD."""

    tahun: int
    pd: tuple[PdRealisasi, ...]
    seluruh: bool = False


@dataclass
class _Lain:
    sel: str
    banyak: int = 0
    jumlah: Decimal = NOL


def rapat(teks: str) -> str:
    return re.sub(r"\s", "", teks)


class _Penyusun:
    def __init__(self, konteks: KonteksRealisasi) -> None:
        self.konteks = konteks
        self.catatan = Catatan()
        self.menurut_kode = {rapat(p.kode_skpd): p for p in konteks.pd if p.kode_skpd}
        self.menurut_nama = {seragam(p.nama): p for p in konteks.pd}
        self.jumlah: dict[tuple[int, str], dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self.bulan: dict[int, set[int]] = defaultdict(set)
        self.nama: dict[tuple[int, str], str] = {}
        self.sel: dict[tuple[int, str], str] = {}
        self.lain: dict[str, _Lain] = {}

    # ---- one document

    def baris(self, row: Baris) -> None:
        pd = self._pd(row)
        tanggal = row["tanggal"]
        if tanggal is None or row["kode_sub"] is None:
            ada = row["kode_sub"] or tanggal or row["realisasi"] or row["setoran"]
            kurang = "Tanggal Dokumen" if tanggal is None else "Kode Sub Kegiatan"
            self.catatan.salah(ada.sel if ada else "", f"{kurang} pada baris ini kosong.")
            return
        if pd is None:
            return
        kode = self._kode(pd, row)
        if tanggal.nilai.year != self.konteks.tahun:
            pesan = f"Dokumen bertahun {tanggal.nilai.year}, sedangkan realisasi ini tahun {self.konteks.tahun}."
            self.catatan.salah(tanggal.sel, pesan)
        elif kode:
            self.jumlah[pd.id, kode][tanggal.nilai.month] += _bersih(row)
            self.bulan[pd.id].add(tanggal.nilai.month)

    def _pd(self, row: Baris) -> PdRealisasi | None:
        """Whose row it is; rows of nobody here are counted and named."""
        kode, nama = row.get("kode_skpd"), row.get("nama_skpd")
        sel = kode or nama
        pd = self.menurut_kode.get(rapat(kode.nilai)) if kode else None
        if pd is None and nama:
            pd = self.menurut_nama.get(seragam(nama.nilai))
            if pd and kode and pd.kode_skpd:
                pd = None  # another code than the one on record: not the same SKPD, whatever its name
        if pd is None:
            sebut = " ".join(s.nilai for s in (kode, nama) if s) or "tanpa kode dan nama SKPD"
            lain = self.lain.setdefault(sebut, _Lain(sel.sel if sel else ""))
            lain.banyak += 1
            lain.jumlah += _bersih(row)
        return pd

    def _kode(self, pd: PdRealisasi, row: Baris) -> str:
        sel, nama, bidang = row["kode_sub"], row.get("nama_sub"), row.get("kode_bidang")
        assert sel is not None
        bacaan = baca_kode(
            sel.nilai, Tingkat.SUB_KEGIATAN, bidang=pd.bidang, bidang_baris=bidang.nilai if bidang else ""
        )
        if bacaan.salah:
            self.catatan.salah(sel.sel, bacaan.salah)
            return ""
        for ragu in bacaan.ragu:
            self.catatan.ragu(sel.sel, ragu)
        kode = self._menurut_dpa(pd, bacaan.kode, nama.nilai if nama else "", sel.sel)
        self.sel.setdefault((pd.id, kode), sel.sel)
        if nama:
            self.nama.setdefault((pd.id, kode), " ".join(nama.nilai.split()))
        return kode

    def _menurut_dpa(self, pd: PdRealisasi, kode: str, nama: str, sel: str) -> str:
        """`…01` of the file is `…0001` of the DPA (or the other way round) where both have one name."""
        if pd.pagu is None or kode in pd.pagu:
            return kode
        awal, akhir = kode.rsplit(".", 1)
        kembar = f"{awal}.{akhir.zfill(4) if len(akhir) == 2 else akhir[2:]}"
        senomor = kembar in pd.pagu and int(kembar.rsplit(".", 1)[1]) == int(akhir)
        if not senomor or seragam(nama) != seragam(pd.nama_sub.get(kembar, "")):
            return kode
        self.catatan.ragu(sel, f"{kode} sama dengan {kembar} pada DPA (nama dan nomornya sama).")
        return kembar

    # ---- all together

    def selesai(self, jumlah_baris: int) -> RancanganImpor:
        usul: list[UsulImpor] = []
        for pd in self.konteks.pd:
            if pd.id in self.bulan:
                usul += self._usul_pd(pd)
        self._sebut_lain()
        return RancanganImpor(
            jumlah_baris=jumlah_baris,
            usul=tuple(usul),
            kesalahan=self.catatan.kesalahan,
            keraguan=self.catatan.keraguan,
            ringkasan=self._ringkasan(usul, jumlah_baris),
            judul_angka=f"Realisasi {self.konteks.tahun}",
        )

    def _usul_pd(self, pd: PdRealisasi) -> list[UsulImpor]:
        bulan = self.bulan[pd.id]
        tersimpan = {k for k, isi in pd.lama.items() if bulan & isi.keys()}
        kode = sorted(tersimpan | {k for p, k in self.jumlah if p == pd.id})
        if pd.pagu is None:
            self.catatan.ragu("", TANPA_DPA.format(pd.sebutan))
        hasil = []
        for k in kode:
            lama = pd.lama.get(k, {})
            baru = {b: j for b, j in lama.items() if b not in bulan}
            baru |= {b: j for b, j in self.jumlah.get((pd.id, k), {}).items() if j}
            nama = pd.nama_sub.get(k) or self.nama.get((pd.id, k), "")
            hasil.append(usul_sub(pd, k, nama, baru, sebut_pd=self.konteks.seluruh))
            periksa_pagu(self.catatan, pd, k, baru, self.sel.get((pd.id, k), ""))
        return hasil

    def _sebut_lain(self) -> None:
        siapa = "daerah ini" if self.konteks.seluruh else self.konteks.pd[0].sebutan
        for sebut, lain in sorted(self.lain.items(), key=lambda s: s[0]):
            isi = f"{format_bilangan(lain.banyak)} baris milik SKPD lain ({sebut}, {format_rupiah(lain.jumlah)})"
            if self.bulan:
                self.catatan.ragu(lain.sel, f"{isi} tidak diambil; yang diambil hanya milik {siapa}.")
            else:
                self.catatan.salah(lain.sel, f"{isi}; tidak satu pun baris milik {siapa}.")

    def _ringkasan(self, usul: list[UsulImpor], jumlah_baris: int) -> tuple[tuple[str, str], ...]:
        semua = {b for bulan in self.bulan.values() for b in bulan}
        total = sum((j for isi in self.jumlah.values() for j in isi.values()), NOL)
        pertama = ("Perangkat Daerah", str(len(self.bulan))) if self.konteks.seluruh else ("Bulan", str(len(semua)))
        ganti = f"{kata_bulan(sorted(semua), BULAN)} {self.konteks.tahun}" if semua else "–"
        return (
            ("Dokumen", format_bilangan(jumlah_baris)),
            ("Sub kegiatan", format_bilangan(len(usul))),
            pertama,
            ("Realisasi menurut berkas", format_rupiah(total)),
            ("Bulan yang diganti", ganti),
            ("Bulan menurut", "Tanggal Dokumen"),
        )


def _bersih(row: Baris) -> Decimal:
    """Nilai Realisasi less Nilai Setoran."""
    realisasi, setoran = row["realisasi"], row["setoran"]
    return (realisasi.nilai if realisasi else NOL) - (setoran.nilai if setoran else NOL)


def usul_sub(pd: PdRealisasi, kode: str, nama: str, baru: Bulanan, *, sebut_pd: bool = False) -> UsulImpor:
    """A sub kegiatan's months as stored and as they will be (`isi`), beside its pagu. `kunci`: PD and code."""
    lama = pd.lama.get(kode, {})
    beda = [b for b in range(1, 13) if lama.get(b, NOL) != baru.get(b, NOL)]
    keadaan = Keadaan.BERUBAH if beda else Keadaan.SAMA
    if beda and not lama:
        keadaan = Keadaan.BARU
    elif beda and not baru:
        keadaan = Keadaan.DIHAPUS
    hasil = nilai(baru, pd.pagu.get(kode) if pd.pagu is not None else None)
    pagu = "tidak ada dalam DPA" if hasil.asing else f"pagu {format_rupiah((pd.pagu or {})[kode])}"
    persen = f", terserap {format_bilangan(hasil.persen, 2)}%" if hasil.persen is not None else ""
    return UsulImpor(
        kunci=f"{pd.id}:{kode}",
        label=f"{f'{pd.sebutan}: ' if sebut_pd else ''}{kode} {nama}".strip(),
        keadaan=keadaan,
        perubahan=tuple(Perubahan(BULAN[b - 1], _rupiah(lama.get(b)), _rupiah(baru.get(b))) for b in beda),
        keterangan=f"{pagu}{persen}" if pd.pagu is not None else "",
        angka=format_rupiah(hasil.total),
        isi=baru,
    )


def _rupiah(jumlah: Decimal | None) -> str:
    return "kosong" if jumlah is None else format_rupiah(jumlah)


def periksa_pagu(catatan: Catatan, pd: PdRealisasi, kode: str, baru: Bulanan, sel: str) -> None:
    """Never above the pagu without a warning, never a code of nobody's DPA unnoticed (BK Pasal 9 ayat (1))."""
    if any(abs(j) >= RUPIAH_TERBESAR for j in baru.values()):
        catatan.salah(sel, f"Realisasi {kode} terlalu besar; periksa lagi angkanya.")
        return
    if pd.pagu is None:
        return
    hasil = nilai(baru, pd.pagu.get(kode))
    if hasil.asing and baru:
        catatan.ragu(sel, f"{kode} tidak ada dalam DPA {pd.sebutan} yang berlaku.")
    if hasil.lebih:
        catatan.ragu(
            sel,
            f"{kode}: realisasi kumulatif melampaui pagu {format_rupiah(pd.pagu[kode])} sebesar "
            f"{format_rupiah(hasil.lebih)}.",
        )
    if hasil.negatif:
        catatan.ragu(sel, f"{kode}: realisasi {kata_bulan(hasil.negatif, BULAN)} kurang dari nol; periksa setorannya.")


def susun(rows: Iterable[Baris], konteks: KonteksRealisasi) -> RancanganImpor:
    """What the file would make of the realisasi of its PDs and months."""
    penyusun, jumlah = _Penyusun(konteks), 0
    for row in rows:
        penyusun.baris(row)
        jumlah += 1
    return penyusun.selesai(jumlah)
