"""Programs, kegiatan and sub kegiatan of a Renstra from the worksheet that regencies use (GM/SM Pasal 5, Lampiran).

Rows stand below the program and kegiatan before them. Money counts where it is planned, at the lowest row; what
stands in the rows above is their sum and is only compared.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from renstra.enums import JenisSimpul
from renstra.rules.catatan import Catatan
from renstra.rules.impor_pohon import URUTAN, Alamat, IndikatorBerkas, SimpulBerkas, menurut_jenis
from renstra.rules.kode import Bacaan, baca_kode, induk_kode
from sakip.angka import Nilai, format_rupiah
from sakip.teks import seragam

S = JenisSimpul
SEN = Decimal("0.01")
TANPA_INDIKATOR = "(Indikator belum diisi)"
_ATAS = re.compile(r"(\d|X{1,2})(\.(\d{1,2}|X{1,2}))?", re.IGNORECASE)
_KOSONG = {"", "0", "-"}
_TARGET_JUMLAH = (
    "TARGET pada baris program atau kegiatan tanpa INDIKATOR adalah jumlah target di bawahnya, yang satuannya "
    "berlain-lainan; tidak disimpan."
)


@dataclass(frozen=True)
class Konteks:
    """`tahun` - the years of the plan for TAHUN 1, 2, ...; `sasaran` - text -> id of the plan's sasaran; `bawaan` -
    the sasaran that the person chose for programs whose row names none."""

    tahun: Sequence[int]
    bidang: tuple[str, ...]
    sasaran: Mapping[str, int]
    bawaan: int | None


@dataclass
class _Simpul:
    berkas: SimpulBerkas
    baris: list[tuple[int, Mapping[str, Any]]] = field(default_factory=list)
    anak: "list[_Simpul]" = field(default_factory=list)

    def dana(self, n: int) -> Decimal:
        """The money of a year: of the lowest rows, summed."""
        if self.anak:
            return sum((a.dana(n) for a in self.anak), Decimal(0))
        return sum((sen(row[f"dana_{n}"]) for _, row in self.baris if row[f"dana_{n}"] is not None), Decimal(0))


def sen(jumlah: Decimal) -> Decimal:
    return jumlah.quantize(SEN, ROUND_HALF_UP)


def susun(
    rows: Iterable[tuple[int, Mapping[str, Any]]], alamat: Alamat, konteks: Konteks, catatan: Catatan
) -> list[SimpulBerkas]:
    """The nodes of the worksheet with their indicators, targets and money."""
    penyusun = _Penyusun(alamat, konteks, catatan)
    for nomor, row in rows:
        penyusun.baris(nomor, row)
    for simpul in penyusun.semua:
        penyusun.isi(simpul)
    return [s.berkas for s in penyusun.semua]


class _Penyusun:
    def __init__(self, alamat: Alamat, konteks: Konteks, catatan: Catatan) -> None:
        self.alamat, self.konteks, self.catatan = alamat, konteks, catatan
        self.semua: list[_Simpul] = []
        self.menurut: dict[int, _Simpul] = {}
        self.bidang = ""
        self.sasaran: int | None = None

    # ---- where a row belongs

    def baris(self, nomor: int, row: Mapping[str, Any]) -> None:
        self._tidak_disimpan(nomor, row)
        if row["sasaran"]:
            self._sasaran(nomor, row["sasaran"])
        kode = (row["kode"] or "").strip().strip(".")
        if _ATAS.fullmatch(kode):
            self.bidang = _dua_angka(kode) or self.bidang
            return
        if not kode and not row["nama"]:
            self._lanjutan(nomor, row)
        elif simpul := self._simpul(nomor, row, kode):
            self.semua.append(simpul)
            self.menurut[id(simpul.berkas)] = simpul
            if atas := self.menurut.get(id(simpul.berkas.induk)):
                atas.anak.append(simpul)

    def _lanjutan(self, nomor: int, row: Mapping[str, Any]) -> None:
        """A row without code and name carries a further indicator of the row above."""
        if _isi(row["indikator"]) and self.semua:
            self.semua[-1].baris.append((nomor, row))
        elif any(row[f"dana_{n}"] for n in range(1, 6)):
            pesan = "Baris tanpa kode dan nama memuat dana; tidak disimpan (baris jumlah?)."
            self.catatan.ragu(self.alamat(nomor, "nama"), pesan)

    def _sasaran(self, nomor: int, teks: str) -> None:
        self.sasaran = self.konteks.sasaran.get(seragam(teks))
        if self.sasaran is None:
            pesan = f"Sasaran “{teks[:60]}” belum ada pada rencana ini. Samakan teksnya, atau tambahkan lebih dahulu."
            self.catatan.salah(self.alamat(nomor, "sasaran"), pesan)

    def _simpul(self, nomor: int, row: Mapping[str, Any], kode: str) -> _Simpul | None:
        sel = self.alamat(nomor, "kode")
        if not row["nama"]:
            self.catatan.salah(self.alamat(nomor, "nama"), "Nama program atau kegiatan belum diisi.")
            return None
        bacaan = baca_kode(kode, bidang=self.konteks.bidang, bidang_baris=self.bidang) if kode else Bacaan()
        if bacaan.salah:
            self.catatan.salah(sel, bacaan.salah)
            return None
        self._ragu_kode(sel, kode, bacaan)
        sebelum = self.semua[-1].berkas if self.semua else None
        jenis = S(bacaan.tingkat) if bacaan.tingkat else S.SUB_KEGIATAN
        uraian = " ".join(row["nama"].split())
        berkas = SimpulBerkas(nomor, jenis, {"kode": bacaan.kode, "uraian": uraian})
        if jenis == S.PROGRAM:
            self._di_bawah_sasaran(berkas, sel)
        else:
            berkas.induk = menurut_jenis(jenis, sebelum)
            if not self._letak(berkas, sel):
                return None
        return _Simpul(berkas, [(nomor, row)])

    def _di_bawah_sasaran(self, berkas: SimpulBerkas, sel: str) -> None:
        berkas.induk, berkas.diletakkan = self.sasaran or self.konteks.bawaan, self.sasaran is not None
        if berkas.induk is None:
            pesan = "Sasaran program ini tidak disebut. Pilih sasarannya saat mengunggah, atau isi kolom SASARAN."
            self.catatan.salah(sel, pesan)
        elif self.sasaran is None:
            pesan = "Kolom SASARAN kosong; program diletakkan di bawah sasaran yang dipilih saat mengunggah."
            self.catatan.ragu(sel, pesan)

    def _letak(self, berkas: SimpulBerkas, sel: str) -> bool:
        """Whether the row stands below one of the level above; a code of another place is a doubt."""
        atas = berkas.induk
        if not isinstance(atas, SimpulBerkas) or URUTAN[atas.jenis] != URUTAN[berkas.jenis] - 1:
            kata = "program" if berkas.jenis == S.KEGIATAN else "kegiatan"
            self.catatan.salah(sel, f"{berkas.jenis.label} ini tidak berada di bawah baris {kata}.")
            return False
        kode, kode_atas = berkas.isi["kode"], atas.isi["kode"]
        if not kode:
            pesan = f"Kode kosong: dibaca sebagai {berkas.jenis.label.lower()} di bawah {kode_atas}. Lengkapi kodenya."
            self.catatan.ragu(sel, pesan)
        elif kode_atas and induk_kode(kode) != kode_atas:
            pesan = f"Kode {kode} berdiri di bawah {kode_atas}. Diletakkan menurut barisnya; periksa kodenya."
            self.catatan.ragu(sel, pesan)
        return True

    def _ragu_kode(self, sel: str, kode: str, bacaan: Bacaan) -> None:
        """Doubts of one kind are told once, with the first code as the example."""
        for ragu in bacaan.ragu:
            if ragu.startswith(f"{bacaan.kode}: "):
                self.catatan.ragu(sel, ragu.partition(": ")[2].capitalize())
            elif ragu.endswith("nol yang hilang ditambahkan."):
                self.catatan.ragu(sel, "Titik atau nol yang hilang pada kode ditambahkan (1.3.02 dibaca 1.03.02).")
            else:
                self.catatan.ragu(sel, ragu)

    def _tidak_disimpan(self, nomor: int, row: Mapping[str, Any]) -> None:
        for kolom in ("lokasi", "keterangan"):
            if _isi(row[kolom]):
                self.catatan.ragu(self.alamat(nomor, kolom), f"{kolom.upper()} tidak disimpan.")

    # ---- what a row says

    def isi(self, simpul: _Simpul) -> None:
        for nomor, row in simpul.baris:
            for kolom in ("indikator", "satuan"):
                if row[kolom] == "0":
                    pesan = "Angka 0 di kolom INDIKATOR atau SATUAN dibaca kosong."
                    self.catatan.ragu(self.alamat(nomor, kolom), pesan)
        if simpul.anak:
            self._periksa_jumlah(simpul)
        for urutan, (nomor, row) in enumerate(simpul.baris):
            if indikator := self._indikator(simpul, nomor, row, berdana=not simpul.anak and not urutan):
                simpul.berkas.indikator.append(indikator)

    def _indikator(
        self, simpul: _Simpul, nomor: int, row: Mapping[str, Any], *, berdana: bool
    ) -> IndikatorBerkas | None:
        nama = " ".join(_isi(row["indikator"]).split())
        target = {n: row[f"target_{n}"] for n in self._tahun() if row[f"target_{n}"] is not None}
        dana = {n: self._sen(simpul, nomor, n) for n in self._tahun()} if berdana else {}
        dana = {n: jumlah for n, jumlah in dana.items() if jumlah is not None}
        if not nama and simpul.anak:
            if target:
                self.catatan.ragu(self.alamat(nomor, f"target_{min(target)}"), _TARGET_JUMLAH)
            return None
        if not nama and not target and not dana:
            return None
        if not nama:
            nama = f"{TANPA_INDIKATOR} {simpul.berkas.uraian}"[:1000]
            pesan = f"INDIKATOR kosong padahal ada target atau dana; sementara ditulis “{TANPA_INDIKATOR}”. Lengkapi."
            self.catatan.ragu(self.alamat(nomor, "indikator"), pesan)
        isi: dict[str, Any] = {"nama": nama}
        if satuan := _isi(row["satuan"]):
            isi["satuan"] = satuan
        if isinstance(row["baseline"], Nilai):
            isi["baseline"] = row["baseline"].tertulis
        for n, tahun in zip(range(1, 6), self.konteks.tahun, strict=False):
            if n in target:
                isi[f"target_{tahun}"] = target[n].tertulis
            if n in dana:
                isi[f"pagu_{tahun}"] = dana[n]
        return IndikatorBerkas(nomor, isi)

    def _tahun(self) -> range:
        return range(1, min(5, len(self.konteks.tahun)) + 1)

    def _sen(self, simpul: _Simpul, nomor: int, n: int) -> Decimal | None:
        """The money of a year over all rows of the node, to the sen."""
        nilai = [row[f"dana_{n}"] for _, row in simpul.baris if row[f"dana_{n}"] is not None]
        if any(sen(v) != v for v in nilai):
            self.catatan.ragu(self.alamat(nomor, f"dana_{n}"), "DANA memuat pecahan sen; dibulatkan ke sen terdekat.")
        return sum(map(sen, nilai), Decimal(0)) if nilai else None

    def _periksa_jumlah(self, simpul: _Simpul) -> None:
        nomor, row = simpul.baris[0]
        for n in range(1, 6):
            tertulis, jumlah = row[f"dana_{n}"], simpul.dana(n)
            if tertulis is not None and abs(tertulis - jumlah) >= 1:
                pesan = (
                    f"DANA TAHUN {n} {simpul.berkas.isi['kode']} tertulis {format_rupiah(sen(tertulis))}, sedangkan "
                    f"jumlah di bawahnya {format_rupiah(jumlah)}. Yang disimpan rincian di bawahnya."
                )
                self.catatan.ragu(self.alamat(nomor, f"dana_{n}"), pesan)


def _isi(teks: str | None) -> str:
    """A text; the zero and the dash that mean nothing are nothing."""
    bersih = (teks or "").strip()
    return "" if bersih in _KOSONG else bersih


def _dua_angka(kode: str) -> str:
    """`1.3` -> `1.03`; a single figure is an urusan and says no bidang."""
    urusan, _, bidang = kode.partition(".")
    return f"{urusan}.{bidang.zfill(2)}" if bidang.isdigit() else ""
