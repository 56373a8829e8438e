"""Lines, pagu and tolok ukur of an RKA or DPA from the worksheet that regencies use for Renja, DPA and DPPA.

The money of a sub kegiatan is the sum of its rows by source of funds; what stands in rows of programs and kegiatan is
their sum and is only compared (BP: the sums are exact at every level).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from renstra.enums import JenisTolokUkur
from renstra.rules.catatan import Catatan
from renstra.rules.impor_pohon import Alamat
from renstra.rules.kode import baca_kode, induk_kode, tingkat_kode
from renstra.rules.proporsi import RUPIAH_TERBESAR
from sakip.angka import Jenis, Nilai, format_rupiah
from sakip.organisasi.enums import Tingkat
from sakip.teks import seragam

NOL = Decimal(0)
_KODE_DANA = re.compile(r"\d+(\.\d+)*")
_PERSENTASE = re.compile(r"\s*(?:persen|prosen|presen)tase\b", re.IGNORECASE)


@dataclass(frozen=True)
class Konteks:
    """`dana` - known sources of funds, code -> name; `sub` - the document's codes of sub kegiatan with their names;
    `tolok_ukur` - kind -> the fields of its text and its target."""

    tahun: int
    bidang: tuple[str, ...]
    dana: Mapping[str, str]
    sub: Mapping[str, str]
    tolok_ukur: Mapping[JenisTolokUkur, tuple[str, str]]


@dataclass
class TolokBerkas:
    baris: int
    kolom: str
    kode: str
    jenis: JenisTolokUkur
    uraian: str
    target: str
    satuan: str


@dataclass
class BarisBerkas:
    """A line: its row, its name, its money by source of funds (sub kegiatan only)."""

    baris: int
    kode: str
    nama: str
    pagu: dict[str, Decimal] = field(default_factory=dict)

    @property
    def jumlah(self) -> Decimal:
        return sum(self.pagu.values(), NOL)


@dataclass
class Renja:
    """What the worksheet says. `nama` - of the programs and kegiatan that it names; `dana_baru` - code -> name."""

    sub: dict[str, BarisBerkas] = field(default_factory=dict)
    tolok_ukur: list[TolokBerkas] = field(default_factory=list)
    nama: dict[str, str] = field(default_factory=dict)
    dana_baru: dict[str, str] = field(default_factory=dict)

    def kode_atas(self) -> list[str]:
        """The programs and kegiatan that the sub kegiatan stand in."""
        kegiatan = {k for kode in self.sub if (k := induk_kode(kode))}
        return sorted(kegiatan | {p for k in kegiatan if (p := induk_kode(k))})

    def jumlah(self, kode: str) -> Decimal:
        """The money of a line and all below it."""
        return sum((s.jumlah for k, s in self.sub.items() if k == kode or k.startswith(f"{kode}.")), NOL)


def susun(rows: Iterable[tuple[int, Mapping[str, Any]]], alamat: Alamat, konteks: Konteks, catatan: Catatan) -> Renja:
    penyusun = _Penyusun(alamat, konteks, catatan)
    for nomor, row in rows:
        penyusun.baris(nomor, row)
    penyusun.periksa_jumlah()
    return penyusun.hasil


class _Penyusun:
    def __init__(self, alamat: Alamat, konteks: Konteks, catatan: Catatan) -> None:
        self.alamat, self.konteks, self.catatan = alamat, konteks, catatan
        self.hasil = Renja()
        self.di_atas: list[tuple[int, str, Decimal]] = []
        self.setara = {_panjang(kode): kode for kode in konteks.sub}
        self.menurut_nama = {seragam(nama): kode for kode, nama in konteks.dana.items()}
        self.sudah: set[tuple[str, JenisTolokUkur, str]] = set()

    def baris(self, nomor: int, row: Mapping[str, Any]) -> None:
        sel = self.alamat(nomor, "kode")
        bacaan = baca_kode(row["kode"], bidang=self.konteks.bidang)
        if bacaan.salah:
            self.catatan.salah(sel, bacaan.salah)
            return
        for ragu in bacaan.ragu:
            self.catatan.ragu(sel, ragu)
        nama = " ".join(row["nama"].split())
        if bacaan.tingkat != Tingkat.SUB_KEGIATAN:
            self.hasil.nama.setdefault(bacaan.kode, nama)
            if row["pagu"] is not None:
                self.di_atas.append((nomor, bacaan.kode, row["pagu"]))
            return
        kode = self._kode_sub(bacaan.kode, nama, sel)
        lama = self.hasil.sub.setdefault(kode, BarisBerkas(nomor, kode, nama))
        if seragam(lama.nama) != seragam(nama):
            pesan = f"{kode} bernama “{nama}”, sebelumnya “{lama.nama}”; nama pertama yang dipakai."
            self.catatan.ragu(self.alamat(nomor, "nama"), pesan)
        self._pagu(nomor, row, lama)
        self._tolok_ukur(nomor, row, kode)
        self._tidak_disimpan(nomor, row)

    def _kode_sub(self, kode: str, nama: str, sel: str) -> str:
        """`…01` and `…0001` of one name are one sub kegiatan."""
        ada = self.setara.get(_panjang(kode), kode)
        if ada != kode and seragam(self.konteks.sub[ada]) == seragam(nama):
            self.catatan.ragu(sel, f"{kode} sama dengan {ada} (nama dan nomornya sama); dipakai {ada}.")
            return ada
        return kode

    def _pagu(self, nomor: int, row: Mapping[str, Any], lama: BarisBerkas) -> None:
        if row["pagu"] is None:
            self.catatan.ragu(self.alamat(nomor, "pagu"), "JUMLAH PAGU kosong.")
            return
        if (dana := self._dana(nomor, row["dana"])) is None:
            return
        lama.pagu[dana] = lama.pagu.get(dana, NOL) + row["pagu"]
        if lama.jumlah >= RUPIAH_TERBESAR:
            self.catatan.salah(self.alamat(nomor, "pagu"), f"Jumlah {lama.kode} terlalu besar; periksa lagi angkanya.")

    def _dana(self, nomor: int, teks: str | None) -> str | None:
        sel = self.alamat(nomor, "dana")
        if not teks:
            self.catatan.salah(sel, "Sumber dana belum diisi.")
            return None
        kode, _, nama = teks.partition(" ")
        if teks in self.konteks.dana or teks in self.hasil.dana_baru:
            return teks
        if dikenal := self.menurut_nama.get(seragam(teks)):
            return dikenal
        if not _KODE_DANA.fullmatch(kode) or len(kode) > 40:
            self.catatan.salah(sel, f"Sumber dana “{teks[:60]}” tidak dikenal. Tulis kodenya, misalnya 1.2.1.01.02.")
            return None
        if kode not in self.konteks.dana:
            self.hasil.dana_baru.setdefault(kode, nama.strip() or kode)
            self.catatan.ragu(sel, f"Sumber dana {kode} belum ada; akan ditambahkan sebagai APBD.")
        return kode

    def _tolok_ukur(self, nomor: int, row: Mapping[str, Any], kode: str) -> None:
        keluaran = " ".join((row["keluaran_sub"] or "").split())
        if keluaran and seragam(keluaran) != seragam(row["keluaran"] or ""):
            pesan = "KELUARAN SUB KEG. berbeda dari TOLAK UKUR KELUARAN; yang disimpan TOLAK UKUR KELUARAN."
            self.catatan.ragu(self.alamat(nomor, "keluaran_sub"), pesan)
        for jenis, (kolom, kolom_target) in self.konteks.tolok_ukur.items():
            uraian, target = " ".join((row[kolom] or "").split()), row[kolom_target]
            if not uraian and target is None:
                continue
            if not uraian:
                pesan = f"Target {jenis.label.lower()} terisi tanpa tolok ukurnya; tidak disimpan."
                self.catatan.ragu(self.alamat(nomor, kolom), pesan)
                continue
            if target is None or not target.tertulis:
                pesan = f"Tolok ukur {jenis.label.lower()} tanpa target; sementara ditulis “-”. Lengkapi."
                self.catatan.ragu(self.alamat(nomor, kolom_target), pesan)
                target = Nilai("-")
            self._satu_tolok(TolokBerkas(nomor, kolom, kode, jenis, uraian, target.tertulis, _satuan(target)), target)

    def _satu_tolok(self, tolok: TolokBerkas, target: Nilai) -> None:
        kunci = (tolok.kode, tolok.jenis, seragam(tolok.uraian))
        if kunci in self.sudah:
            return  # the same sub kegiatan from a second source of funds
        self.sudah.add(kunci)
        self.hasil.tolok_ukur.append(tolok)
        pecahan = target.bilangan is not None and 0 < target.bilangan <= 1
        if pecahan and not target.satuan and _PERSENTASE.match(tolok.uraian):
            pesan = f"Target {target.tertulis} pada indikator persentase: bila maksudnya persen, tulis dengan %."
            self.catatan.ragu(self.alamat(tolok.baris, self.konteks.tolok_ukur[tolok.jenis][1]), pesan)

    def _tidak_disimpan(self, nomor: int, row: Mapping[str, Any]) -> None:
        for kolom in ("lokasi", "keterangan"):
            if row[kolom]:
                self.catatan.ragu(self.alamat(nomor, kolom), f"{kolom.upper()} tidak disimpan.")
        for kolom in ("awal", "akhir"):
            if row[kolom] is None:
                continue
            pesan = f"{kolom.upper()} PELAKSANAAN tidak disimpan."
            if row[kolom].year != self.konteks.tahun:
                pesan = (
                    f"{kolom.upper()} PELAKSANAAN tahun {row[kolom].year}, sedangkan dokumen ini tahun "
                    f"{self.konteks.tahun}. Periksa apakah berkasnya benar."
                )
            self.catatan.ragu(self.alamat(nomor, kolom), pesan)

    def periksa_jumlah(self) -> None:
        for nomor, kode, tertulis in self.di_atas:
            jumlah = self.hasil.jumlah(kode)
            if tertulis != jumlah:
                pesan = (
                    f"Pagu {kode} tertulis {format_rupiah(tertulis)}, sedangkan jumlah sub kegiatannya "
                    f"{format_rupiah(jumlah)}. Yang disimpan rincian sub kegiatan."
                )
                self.catatan.ragu(self.alamat(nomor, "pagu"), pesan)


def _satuan(target: Nilai) -> str:
    return target.satuan[:60] if target.jenis != Jenis.TEKS else ""


def _panjang(kode: str) -> str:
    """The code with four figures at its end, so that both ways of writing it meet."""
    depan, _, sub = kode.rpartition(".")
    return f"{depan}.{sub.zfill(4)}" if tingkat_kode(kode) == Tingkat.SUB_KEGIATAN else kode


def nama_atas(kode: Iterable[str], sumber: Iterable[Mapping[str, str]], catatan: Catatan) -> dict[str, str]:
    """The names of programs and kegiatan from the first source that has one; else a placeholder, and a doubt."""
    semua, hasil, tanpa = list(sumber), {}, []
    for satu in kode:
        hasil[satu] = next((s[satu] for s in semua if s.get(satu)), "")
        if not hasil[satu]:
            tanpa.append(satu)
            tingkat = tingkat_kode(satu)
            hasil[satu] = f"{tingkat.label if tingkat else 'Baris'} {satu} (nama belum diisi)"
    if tanpa:
        contoh = ", ".join(tanpa[:5]) + (" dan lain-lain" if len(tanpa) > 5 else "")
        pesan = (
            f"Nama {len(tanpa)} program atau kegiatan tidak ada dalam berkas, dokumen ini, Renstra, maupun "
            f"nomenklatur ({contoh}); sementara ditulis kodenya. Lengkapi sesudah impor."
        )
        catatan.ragu("", pesan)
    return hasil
