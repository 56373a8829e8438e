"""From the rows of a flat SIPD recap to the lines of a budget document, with every fault and doubt by cell.

Nothing is saved here: the result is shown, and applied only when there is no fault.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any, NamedTuple

from renstra.enums import VersiAnggaran
from renstra.rules.kode import Bacaan, baca_kode, induk_kode, tingkat_kode
from renstra.rules.proporsi import RUPIAH_TERBESAR
from sakip.angka import format_rupiah
from sakip.organisasi.enums import Tingkat

NOL = Decimal(0)
_TINGKAT = (
    (Tingkat.PROGRAM, "kode_program", "nama_program"),
    (Tingkat.KEGIATAN, "kode_kegiatan", "nama_kegiatan"),
    (Tingkat.SUB_KEGIATAN, "kode_sub_kegiatan", "nama_sub_kegiatan"),
)


class Isian(NamedTuple):
    """A cell as read: its value and where it stands."""

    nilai: Any
    sel: str


Baris = Mapping[str, Isian | None]


@dataclass(frozen=True)
class Lama:
    """A line that the document has already."""

    nama: str
    pagu: Mapping[str, Decimal] = field(default_factory=dict)
    jumlah_tolok_ukur: int = 0


@dataclass(frozen=True)
class Konteks:
    """What the file is measured against. `dana`: known sources of funds, code -> name."""

    tahun: int
    versi: str
    kode_skpd: str
    nama_skpd: str
    bidang: tuple[str, ...]
    dana: Mapping[str, str]
    lama: Mapping[str, Lama] = field(default_factory=dict)


@dataclass(frozen=True)
class Temuan:
    """A fault or doubt: the first cell it stands in, and how many more say the same."""

    sel: str
    pesan: str
    lain: int = 0


@dataclass(frozen=True)
class Usul:
    """A line as it will be. `keadaan`: baru, berubah or sama; `perubahan` says in words what changes."""

    kode: str
    tingkat: Tingkat
    nama: str
    induk: str | None
    pagu: Mapping[str, Decimal]
    jumlah: Decimal
    keadaan: str
    perubahan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hilang:
    """A line that the document has and the file has not: applying the file removes it."""

    kode: str
    nama: str
    jumlah: Decimal
    jumlah_tolok_ukur: int


@dataclass(frozen=True)
class SubUnit:
    kode: str
    nama: str
    jumlah: Decimal


@dataclass(frozen=True)
class Rancangan:
    """What applying the file would make of the document."""

    jumlah_baris_berkas: int
    usul: tuple[Usul, ...]
    hilang: tuple[Hilang, ...]
    sub_unit: tuple[SubUnit, ...]
    dana_baru: Mapping[str, str]
    kesalahan: tuple[Temuan, ...]
    keraguan: tuple[Temuan, ...]
    total: Decimal

    def hitung(self, keadaan: str) -> int:
        return sum(u.keadaan == keadaan for u in self.usul)

    def banyak(self, tingkat: Tingkat) -> int:
        return sum(u.tingkat == tingkat for u in self.usul)


def seragam(teks: str) -> str:
    """A name reduced to what counts when comparing."""
    return " ".join(teks.split()).casefold()


class _Catatan:
    """Gathers faults one by one, and doubts by their text."""

    def __init__(self) -> None:
        self.kesalahan: list[Temuan] = []
        self._ragu: dict[str, list[str]] = {}

    def salah(self, sel: str, pesan: str) -> None:
        self.kesalahan.append(Temuan(sel, pesan))

    def ragu(self, sel: str, pesan: str) -> None:
        self._ragu.setdefault(pesan, []).append(sel)

    @property
    def keraguan(self) -> tuple[Temuan, ...]:
        return tuple(Temuan(sel[0], pesan, len(sel) - 1) for pesan, sel in self._ragu.items())


class _Penyusun:
    def __init__(self, konteks: Konteks) -> None:
        self.konteks = konteks
        self.catatan = _Catatan()
        self.nama: dict[str, str] = {}
        self.sel_kode: dict[str, str] = {}
        self.pagu: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        self.sub_unit: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        self.dana_baru: dict[str, str] = {}
        self.kode_dana = {seragam(nama): kode for kode, nama in konteks.dana.items()}
        self._terbaca: dict[tuple[str, Tingkat, str], Bacaan] = {}

    # ---- one row

    def baris(self, row: Baris) -> None:
        if not self._milik_dokumen(row):
            return
        kode = self._kode(row)
        dana = self._dana(row)
        pagu = row["pagu"]
        if kode is None or dana is None or pagu is None:
            return
        self.pagu[(kode, dana)] += pagu.nilai
        unit = (_teks(row, "kode_sub_unit"), _teks(row, "nama_sub_unit"))
        self.sub_unit[unit] += pagu.nilai

    def _milik_dokumen(self, row: Baris) -> bool:
        return all([self._tahun(row), self._skpd(row), self._tahapan(row)])

    def _tahun(self, row: Baris) -> bool:
        tahun = row.get("tahun")
        if tahun and tahun.nilai != self.konteks.tahun:
            self.catatan.salah(
                tahun.sel, f"Baris tahun {tahun.nilai}, sedangkan dokumen ini tahun {self.konteks.tahun}."
            )
            return False
        return True

    def _skpd(self, row: Baris) -> bool:
        kode, nama = row.get("kode_skpd"), row.get("nama_skpd")
        if kode and self.konteks.kode_skpd:
            if re.sub(r"\s", "", kode.nilai) != self.konteks.kode_skpd:
                sebut = f"{kode.nilai} {nama.nilai}" if nama else kode.nilai
                milik = f"{self.konteks.kode_skpd} {self.konteks.nama_skpd}"
                self.catatan.salah(kode.sel, f"Baris milik SKPD lain ({sebut}); dokumen ini milik {milik}.")
                return False
        elif nama and seragam(nama.nilai) != seragam(self.konteks.nama_skpd):
            self.catatan.salah(
                nama.sel, f"Baris milik SKPD lain ({nama.nilai}); dokumen ini milik {self.konteks.nama_skpd}."
            )
            return False
        elif not nama:
            sel = kode.sel if kode else row["kode_sub_kegiatan"].sel  # type: ignore[union-attr]
            self.catatan.salah(sel, "Kode SKPD dan nama SKPD kosong, sehingga pemilik baris tidak dapat dipastikan.")
            return False
        return True

    def _tahapan(self, row: Baris) -> bool:
        """A recap of another stage is a doubt, not a fault: SIPD names its stages in many ways."""
        tahapan = row.get("tahapan")
        if tahapan:
            kata = tahapan.nilai.casefold()
            tahap = VersiAnggaran.PERUBAHAN if "perubahan" in kata else VersiAnggaran.MURNI
            tahap = VersiAnggaran.PERGESERAN if "pergeseran" in kata else tahap
            if tahap != self.konteks.versi:
                versi = VersiAnggaran(self.konteks.versi).label.lower()
                self.catatan.ragu(tahapan.sel, f"Tahapan berkas “{tahapan.nilai}”, sedangkan dokumen ini {versi}.")
        return True

    # ---- codes and names

    def _kode(self, row: Baris) -> str | None:
        bidang = _teks(row, "kode_bidang_urusan")
        terbaca: list[tuple[str, str]] = []
        for tingkat, kolom, nama in _TINGKAT:
            sel = row[kolom]
            if sel is None:
                return None
            bacaan = self._baca(sel.nilai, tingkat, bidang)
            if bacaan.salah:
                self.catatan.salah(sel.sel, bacaan.salah)
                continue
            for ragu in bacaan.ragu:
                self.catatan.ragu(sel.sel, ragu)
            terbaca.append((bacaan.kode, sel.sel))
            self._nama(bacaan.kode, row[nama], sel.sel)
        if len(terbaca) < len(_TINGKAT):
            return None
        for (atas, _), (bawah, sel_bawah) in pairwise(terbaca):
            if induk_kode(bawah) != atas:
                self.catatan.salah(
                    sel_bawah, f"Kode {bawah} tidak berada di bawah {atas} yang tertulis pada baris yang sama."
                )
                return None
        return terbaca[-1][0]

    def _baca(self, teks: str, tingkat: Tingkat, bidang: str) -> Bacaan:
        kunci = (teks, tingkat, bidang)
        if kunci not in self._terbaca:
            self._terbaca[kunci] = baca_kode(teks, tingkat, bidang=self.konteks.bidang, bidang_baris=bidang)
        return self._terbaca[kunci]

    def _nama(self, kode: str, nama: Isian | None, sel_kode: str) -> None:
        self.sel_kode.setdefault(kode, sel_kode)
        if nama is None:
            return
        pertama = self.nama.setdefault(kode, " ".join(nama.nilai.split()))
        if seragam(pertama) != seragam(nama.nilai):
            self.catatan.ragu(
                nama.sel, f"{kode} bernama “{nama.nilai}”, sebelumnya “{pertama}”; nama pertama yang dipakai."
            )

    def _dana(self, row: Baris) -> str | None:
        kode, nama = row.get("kode_sumber_dana"), row.get("nama_sumber_dana")
        if kode is None:
            dikenal = self.kode_dana.get(seragam(nama.nilai)) if nama else None
            if dikenal is None:
                sel = nama.sel if nama else row["kode_sub_kegiatan"].sel  # type: ignore[union-attr]
                self.catatan.salah(
                    sel, "Sumber dana tidak dikenal: kodenya kosong dan namanya tidak ada dalam daftar."
                )
            return dikenal
        isi: str = kode.nilai
        if isi not in self.konteks.dana and isi not in self.dana_baru:
            self.dana_baru[isi] = nama.nilai if nama else isi
            self.catatan.ragu(
                kode.sel, f"Sumber dana {isi} {self.dana_baru[isi]} belum ada; akan ditambahkan sebagai APBD."
            )
        return isi

    # ---- all rows together

    def selesai(self, jumlah_baris: int) -> Rancangan:
        self._samakan_angka()
        usul = self._usul()
        kode = {u.kode for u in usul}
        return Rancangan(
            jumlah_baris_berkas=jumlah_baris,
            usul=tuple(usul),
            hilang=tuple(
                Hilang(k, lama.nama, sum(lama.pagu.values(), NOL), lama.jumlah_tolok_ukur)
                for k, lama in sorted(self.konteks.lama.items())
                if k not in kode
            ),
            sub_unit=tuple(SubUnit(k, n, j) for (k, n), j in sorted(self.sub_unit.items())),
            dana_baru=self.dana_baru,
            kesalahan=tuple(self.catatan.kesalahan),
            keraguan=self.catatan.keraguan,
            total=sum((u.jumlah for u in usul if u.tingkat == Tingkat.PROGRAM), NOL),
        )

    def _samakan_angka(self) -> None:
        """`…01` and `…0001` of one name are one sub kegiatan; the same number under two names is a fault."""
        sub = [k for k in {kode for kode, _ in self.pagu} | set(self.konteks.lama) if len(k.split(".")) == 6]
        panjang = {k: [*k.split(".")[:5], k.rsplit(".", 1)[1].zfill(4)] for k in sub}
        kembar: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for k in sorted(sub):
            kembar[tuple(panjang[k])].append(k)
        dalam_berkas = {kode for kode, _ in self.pagu}
        for grup in kembar.values():
            if len(grup) > 1 and dalam_berkas & set(grup):
                self._satukan(grup, dalam_berkas)

    def _satukan(self, grup: list[str], dalam_berkas: set[str]) -> None:
        nama = {seragam(self._nama_dari(k)) for k in grup}
        tersimpan = [k for k in grup if k in self.konteks.lama]
        tujuan = tersimpan[0] if tersimpan else max(grup, key=len)
        for k in grup:
            if k == tujuan or k not in dalam_berkas:
                continue
            if len(nama) > 1:
                pesan = (
                    f"{k} dan {tujuan} bernomor sama tetapi bernama lain. Tulis kode menurut nomenklatur yang berlaku."
                )
                self.catatan.salah(self.sel_kode[k], pesan)
                continue
            self.catatan.ragu(
                self.sel_kode[k], f"{k} sama dengan {tujuan} (nama dan nomornya sama); dipakai {tujuan}."
            )
            for kunci in [kunci for kunci in self.pagu if kunci[0] == k]:
                self.pagu[(tujuan, kunci[1])] += self.pagu.pop(kunci)
            self.nama.setdefault(tujuan, self.nama[k])

    def _nama_dari(self, kode: str) -> str:
        lama = self.konteks.lama.get(kode)
        return self.nama.get(kode) or (lama.nama if lama else "")

    def _usul(self) -> list[Usul]:
        pagu: dict[str, dict[str, Decimal]] = defaultdict(dict)
        jumlah: dict[str, Decimal] = defaultdict(Decimal)
        for (kode, dana), nilai in self.pagu.items():
            pagu[kode][dana] = nilai
            naik: str | None = kode
            while naik:
                jumlah[naik] += nilai
                naik = induk_kode(naik)
        for kode, nilai in jumlah.items():
            if nilai >= RUPIAH_TERBESAR:
                self.catatan.salah(self.sel_kode.get(kode, ""), f"Jumlah {kode} terlalu besar; periksa lagi angkanya.")
        semula = _jumlah_semula(self.konteks.lama)
        return [self._satu_usul(kode, pagu.get(kode, {}), jumlah[kode], semula[kode]) for kode in sorted(jumlah)]

    def _satu_usul(self, kode: str, pagu: dict[str, Decimal], jumlah: Decimal, semula: Decimal) -> Usul:
        nama, tingkat = self._nama_dari(kode), tingkat_kode(kode)
        assert tingkat is not None
        lama = self.konteks.lama.get(kode)
        perubahan = _perubahan(lama, nama, pagu, jumlah, semula) if lama else ()
        keadaan = "baru" if lama is None else "berubah" if perubahan else "sama"
        return Usul(kode, tingkat, nama, induk_kode(kode), pagu, jumlah, keadaan, perubahan)


def _jumlah_semula(lama: Mapping[str, Lama]) -> Mapping[str, Decimal]:
    """What the document says now, at every level."""
    jumlah: dict[str, Decimal] = defaultdict(Decimal)
    for kode, satu in lama.items():
        naik: str | None = kode
        while naik:
            jumlah[naik] += sum(satu.pagu.values(), NOL)
            naik = induk_kode(naik)
    return jumlah


def _perubahan(
    lama: Lama, nama: str, pagu: Mapping[str, Decimal], jumlah: Decimal, semula: Decimal
) -> tuple[str, ...]:
    hasil = []
    if lama.nama != nama:
        hasil.append(f"nama semula “{lama.nama}”")
    if semula != jumlah:
        hasil.append(f"semula {format_rupiah(semula)}")
    elif dict(lama.pagu) != dict(pagu):
        hasil.append("sumber dananya berubah")
    return tuple(hasil)


def _teks(row: Baris, kolom: str) -> str:
    sel = row.get(kolom)
    return str(sel.nilai) if sel else ""


def susun(rows: Iterable[Baris], konteks: Konteks) -> Rancangan:
    """Lines of the document from the rows of a recap: PAGU summed per sub kegiatan and source of funds."""
    penyusun = _Penyusun(konteks)
    semua = list(rows)
    for row in semua:
        penyusun.baris(row)
    return penyusun.selesai(len(semua))
