"""The rows of a recap, one after the other, into the lines of a document."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from renstra.enums import VersiAnggaran
from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, Perubahan
from renstra.rules.kode import Bacaan, baca_kode, induk_kode, tingkat_kode
from renstra.rules.proporsi import RUPIAH_TERBESAR
from renstra.rules.sub_unit import Pos, SubUnit, per_dana, per_unit, terbagi
from sakip.angka import format_rupiah
from sakip.organisasi.enums import Tingkat
from sakip.teks import seragam

from .bentuk import (
    NOL,
    Baris,
    BarisBernomor,
    Hilang,
    Isian,
    Konteks,
    Lama,
    Rancangan,
    SkpdLain,
    Usul,
    milik_skpd,
    rapat,
    uang,
)

K = TypeVar("K", bound=Hashable)
_TINGKAT = (
    (Tingkat.PROGRAM, "kode_program", "nama_program"),
    (Tingkat.KEGIATAN, "kode_kegiatan", "nama_kegiatan"),
    (Tingkat.SUB_KEGIATAN, "kode_sub_kegiatan", "nama_sub_kegiatan"),
)


# What decides on a row's owner, its line and its source of funds: rows repeat them by the thousand.
_PEMILIK = ("tahun", "kode_skpd", "nama_skpd", "tahapan", "kode_sub_unit", "nama_sub_unit")
_LINI = ("kode_bidang_urusan", *(nama for _, *kolom in _TINGKAT for nama in kolom))
_DANA = ("kode_sumber_dana", "nama_sumber_dana")


class _Pemilik(NamedTuple):
    """Whose a row is: the document's (`milik_sendiri`), and then whether it is taken and by whom it is spent, or
    another's."""

    milik_sendiri: bool
    diambil: bool = False
    unit: SubUnit = SubUnit()
    lain: SkpdLain | None = None


@dataclass
class _Putusan:
    """What was found of some columns of a row, for all rows that say the same in them. `catatan` - fault or doubt,
    column, text."""

    hasil: Any = None
    catatan: list[tuple[bool, str, str]] = field(default_factory=list)

    def salah(self, kolom: str, pesan: str) -> None:
        self.catatan.append((True, kolom, pesan))

    def ragu(self, kolom: str, pesan: str) -> None:
        self.catatan.append((False, kolom, pesan))


class _Penyusun:
    """`sel` gives the address of a column in a row. While a row is looked at, its cells name only their column; what
    was found is kept for the rows that repeat it, and noted for each of them."""

    def __init__(self, konteks: Konteks, sel: Callable[[int, str], str]) -> None:
        self.konteks, self.sel = konteks, sel
        self.nomor = 0
        self.catatan = Catatan()
        self.putusan = _Putusan()
        self.nama: dict[str, str] = {}
        self.sel_kode: dict[str, str] = {}
        self.pagu: dict[tuple[str, str, SubUnit], Decimal] = defaultdict(Decimal)
        self.sub_unit: dict[str, SubUnit] = {}
        self.dana_baru: dict[str, str] = {}
        self.lain: dict[tuple[str, str], SkpdLain] = {}
        self.milik_sendiri = 0
        self.kode_dana = {seragam(nama): kode for kode, nama in konteks.dana.items()}
        self._terbaca: dict[tuple[str, Tingkat, str], Bacaan] = {}
        self._pemilik = self._berulang(_PEMILIK, self._milik_dokumen)
        self._lini = self._berulang(_LINI, self._kode)
        self._sumber = self._berulang(_DANA, self._dana)

    def _berulang(self, kolom: tuple[str, ...], cara: Callable[[Baris], Any]) -> Callable[[Mapping[str, Any]], Any]:
        """`cara`, asked once for all rows that say the same in these columns."""
        ambil, ingatan = itemgetter(*kolom), dict[tuple[Any, ...], _Putusan]()

        def putus(row: Mapping[str, Any]) -> Any:
            kunci = ambil(row)
            putusan = ingatan.get(kunci)
            if putusan is None:
                self.putusan = putusan = ingatan[kunci] = _Putusan()
                isian = zip(kolom, kunci, strict=True)
                putusan.hasil = cara({nama: None if isi is None else Isian(isi, nama) for nama, isi in isian})
            for salah, nama, pesan in putusan.catatan:
                (self.catatan.salah if salah else self.catatan.ragu)(self._alamat(nama), pesan)
            return putusan.hasil

        return putus

    def _alamat(self, kolom: str) -> str:
        return self.sel(self.nomor, kolom) if self.nomor else ""

    # ---- one row

    def baris(self, nomor: int, row: Mapping[str, Any]) -> None:
        self.nomor = nomor
        pagu: Decimal = row["pagu"] or NOL
        pemilik: _Pemilik = self._pemilik(row)
        self.milik_sendiri += pemilik.milik_sendiri
        if pemilik.lain:
            pemilik.lain.banyak += 1
            pemilik.lain.jumlah += pagu
        if not pemilik.diambil:
            return
        kode, dana = self._lini(row), self._sumber(row)
        if kode is not None and dana is not None:
            self.pagu[(kode, dana, pemilik.unit)] += pagu

    def _milik_dokumen(self, row: Baris) -> _Pemilik:
        milik = self._skpd(row)
        if not milik.milik_sendiri or not all([self._tahun(row), self._tahapan(row)]):
            return milik
        return milik._replace(diambil=True, unit=self._sub_unit(row))

    def _tahun(self, row: Baris) -> bool:
        tahun = row.get("tahun")
        if tahun and tahun.nilai != self.konteks.tahun:
            self.putusan.salah(
                tahun.sel, f"Baris tahun {tahun.nilai}, sedangkan dokumen ini tahun {self.konteks.tahun}."
            )
            return False
        return True

    def _skpd(self, row: Baris) -> _Pemilik:
        """Whether the row belongs to the document's PD. Rows of another are counted, not taken."""
        kode, nama = _teks(row, "kode_skpd"), _teks(row, "nama_skpd")
        if not kode and not nama:
            pesan = "Kode SKPD dan nama SKPD kosong, sehingga pemilik baris tidak dapat dipastikan."
            self.putusan.salah("kode_sub_kegiatan", pesan)
            return _Pemilik(False)
        if milik_skpd(kode, nama, self.konteks.kode_skpd, self.konteks.nama_skpd):
            return _Pemilik(True)
        kunci = (rapat(kode), seragam(nama))
        if kunci not in self.lain:
            sel = self._alamat("kode_skpd" if kode else "nama_skpd")
            self.lain[kunci] = SkpdLain(f"{kode} {nama}".strip(), sel)
        return _Pemilik(False, lain=self.lain[kunci])

    def _tahapan(self, row: Baris) -> bool:
        """A recap of another stage is a doubt, not a fault: SIPD names its stages in many ways."""
        tahapan = row.get("tahapan")
        if tahapan:
            kata = tahapan.nilai.casefold()
            tahap = VersiAnggaran.PERUBAHAN if "perubahan" in kata else VersiAnggaran.MURNI
            tahap = VersiAnggaran.PERGESERAN if "pergeseran" in kata else tahap
            if tahap != self.konteks.versi:
                versi = VersiAnggaran(self.konteks.versi).label.lower()
                self.putusan.ragu(tahapan.sel, f"Tahapan berkas “{tahapan.nilai}”, sedangkan dokumen ini {versi}.")
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
                self.putusan.salah(sel.sel, bacaan.salah)
                continue
            for ragu in bacaan.ragu:
                self.putusan.ragu(sel.sel, ragu)
            terbaca.append((bacaan.kode, sel.sel))
            self._nama(bacaan.kode, row[nama], sel.sel)
        if len(terbaca) < len(_TINGKAT):
            return None
        for (atas, _), (bawah, sel_bawah) in pairwise(terbaca):
            if induk_kode(bawah) != atas:
                self.putusan.salah(
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
        if kode not in self.sel_kode:
            self.sel_kode[kode] = self._alamat(sel_kode)
        if nama is None:
            return
        pertama = self.nama.setdefault(kode, " ".join(nama.nilai.split()))
        if seragam(pertama) != seragam(nama.nilai):
            self.putusan.ragu(
                nama.sel, f"{kode} bernama “{nama.nilai}”, sebelumnya “{pertama}”; nama pertama yang dipakai."
            )

    def _dana(self, row: Baris) -> str | None:
        kode, nama = row.get("kode_sumber_dana"), row.get("nama_sumber_dana")
        if kode is None:
            dikenal = self.kode_dana.get(seragam(nama.nilai)) if nama else None
            if dikenal is None:
                self.putusan.salah(
                    nama.sel if nama else "kode_sub_kegiatan",
                    "Sumber dana tidak dikenal: kodenya kosong dan namanya tidak ada dalam daftar.",
                )
            return dikenal
        isi: str = kode.nilai
        if isi not in self.konteks.dana and isi not in self.dana_baru:
            self.dana_baru[isi] = nama.nilai if nama else isi
            pesan = f"Sumber dana {isi} {self.dana_baru[isi]} belum ada; akan ditambahkan sebagai APBD."
            self.catatan.ragu(self._alamat(kode.sel), pesan)  # once, not for every row
        return isi

    def _sub_unit(self, row: Baris) -> SubUnit:
        """The part of the PD that spends the row, known by its code, else by its name; the PD itself where the row
        names none, or names the PD again."""
        kode, nama = rapat(_teks(row, "kode_sub_unit")), " ".join(_teks(row, "nama_sub_unit").split())
        sendiri = bool(kode) and kode == rapat(_teks(row, "kode_skpd"))
        if sendiri or milik_skpd(kode, nama, self.konteks.kode_skpd, self.konteks.nama_skpd) or not (kode or nama):
            return SubUnit()
        pertama = self.sub_unit.setdefault(kode or seragam(nama), SubUnit(kode, nama))
        if nama and seragam(pertama.nama) != seragam(nama):
            pesan = f"Sub unit {kode} bernama “{nama}”, sebelumnya “{pertama.nama}”; nama pertama yang dipakai."
            self.putusan.ragu("nama_sub_unit", pesan)
        return pertama

    # ---- all rows together

    def selesai(self, jumlah_baris: int) -> Rancangan:
        self._sebut_lain()
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
            sub_unit=self._per_sub_unit(),
            dana_baru=self.dana_baru,
            kesalahan=tuple(self.catatan.kesalahan),
            keraguan=self.catatan.keraguan,
            total=sum((u.jumlah for u in usul if u.tingkat == Tingkat.PROGRAM), NOL),
        )

    def _per_sub_unit(self) -> dict[SubUnit, Decimal]:
        jumlah: dict[SubUnit, Decimal] = defaultdict(Decimal)
        for (_, _, unit), nilai in self.pagu.items():
            jumlah[unit] += nilai
        return dict(sorted(jumlah.items()))

    def _sebut_lain(self) -> None:
        """Rows of other PD: a doubt in a recap of the whole regency, a fault where no row is the document's."""
        milik = f"{self.konteks.kode_skpd} {self.konteks.nama_skpd}".strip()
        for lain in self.lain.values():
            isi = f"{lain.banyak} baris milik SKPD lain ({lain.nama}, {format_rupiah(lain.jumlah)})"
            if self.milik_sendiri:
                self.catatan.ragu(lain.sel, f"{isi} tidak diambil; dokumen ini milik {milik}.")
            else:
                self.catatan.salah(lain.sel, f"{isi}, tidak satu pun milik {milik}.")

    def _samakan_angka(self) -> None:
        """`…01` and `…0001` of one name are one sub kegiatan; the same number under two names is a fault."""
        sub = [k for k in {kode for kode, _, _ in self.pagu} | set(self.konteks.lama) if len(k.split(".")) == 6]
        panjang = {k: [*k.split(".")[:5], k.rsplit(".", 1)[1].zfill(4)] for k in sub}
        kembar: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for k in sorted(sub):
            kembar[tuple(panjang[k])].append(k)
        dalam_berkas = {kode for kode, _, _ in self.pagu}
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
                self.pagu[(tujuan, *kunci[1:])] += self.pagu.pop(kunci)
            self.nama.setdefault(tujuan, self.nama[k])

    def _nama_dari(self, kode: str) -> str:
        lama = self.konteks.lama.get(kode)
        return self.nama.get(kode) or (lama.nama if lama else "")

    def _usul(self) -> list[Usul]:
        pagu: dict[str, dict[Pos[str], Decimal]] = defaultdict(dict)
        jumlah: dict[str, Decimal] = defaultdict(Decimal)
        for (kode, dana, unit), nilai in self.pagu.items():
            pagu[kode][(dana, unit)] = nilai
            naik: str | None = kode
            while naik:
                jumlah[naik] += nilai
                naik = induk_kode(naik)
        for kode, nilai in jumlah.items():
            if nilai >= RUPIAH_TERBESAR:
                self.catatan.salah(self.sel_kode.get(kode, ""), f"Jumlah {kode} terlalu besar; periksa lagi angkanya.")
        semula = _jumlah_semula(self.konteks.lama)
        return [self._satu_usul(kode, pagu.get(kode, {}), jumlah[kode], semula[kode]) for kode in sorted(jumlah)]

    def _satu_usul(self, kode: str, pagu: dict[Pos[str], Decimal], jumlah: Decimal, semula: Decimal) -> Usul:
        nama, tingkat = self._nama_dari(kode), tingkat_kode(kode)
        assert tingkat is not None
        lama = self.konteks.lama.get(kode)
        perubahan = self._perubahan(lama, nama, pagu, (semula, jumlah)) if lama else ()
        keadaan = Keadaan.BARU if lama is None else Keadaan.BERUBAH if perubahan else Keadaan.SAMA
        return Usul(kode, tingkat, nama, induk_kode(kode), pagu, jumlah, keadaan, perubahan)

    def _perubahan(
        self, lama: Lama, nama: str, pagu: Mapping[Pos[str], Decimal], jumlah: tuple[Decimal, Decimal]
    ) -> tuple[Perubahan, ...]:
        hasil = []
        if lama.nama != nama:
            hasil.append(Perubahan("Nama", lama.nama, nama))
        if jumlah[0] != jumlah[1]:
            hasil.append(Perubahan("Pagu", uang(jumlah[0]), uang(jumlah[1])))
        if dict(lama.pagu) == dict(pagu):
            return tuple(hasil)
        bagian = [*_bagian("Sumber dana", per_dana(lama.pagu), per_dana(pagu), self._nama_dana)]
        if terbagi(u for _, u in (*lama.pagu, *pagu)):
            bagian += _bagian("Sub unit", per_unit(lama.pagu), per_unit(pagu), lambda u: u.lengkap)
        if not bagian and jumlah[0] == jumlah[1]:  # the same sums, crossed otherwise
            bagian += _bagian("Sumber dana per sub unit", lama.pagu, pagu, self._nama_pos)
        return (*hasil, *bagian)

    def _nama_dana(self, kode: str) -> str:
        return self.konteks.dana.get(kode) or self.dana_baru.get(kode, kode)

    def _nama_pos(self, pos: Pos[str]) -> str:
        return f"{self._nama_dana(pos[0])}, {pos[1].lengkap}:"


def _bagian(
    kolom: str, lama: Mapping[K, Decimal], baru: Mapping[K, Decimal], sebut: Callable[[K], str]
) -> Iterator[Perubahan]:
    """The parts of an amount; one part alone that stays the same part has nothing to say beside the amount itself."""

    def tulis(pagu: Mapping[K, Decimal]) -> str:
        return "; ".join(f"{sebut(k)} {uang(j)}" for k, j in sorted(pagu.items()))

    if dict(lama) != dict(baru) and (len(lama) > 1 or lama.keys() != baru.keys()):
        yield Perubahan(kolom, tulis(lama), tulis(baru))


def _jumlah_semula(lama: Mapping[str, Lama]) -> Mapping[str, Decimal]:
    """What the document says now, at every level."""
    jumlah: dict[str, Decimal] = defaultdict(Decimal)
    for kode, satu in lama.items():
        naik: str | None = kode
        while naik:
            jumlah[naik] += sum(satu.pagu.values(), NOL)
            naik = induk_kode(naik)
    return jumlah


def _teks(row: Baris, kolom: str) -> str:
    sel = row.get(kolom)
    return str(sel.nilai) if sel else ""


def susun(rows: Iterable[BarisBernomor], konteks: Konteks, sel: Callable[[int, str], str]) -> Rancangan:
    """Lines of the document from the numbered rows of a recap: PAGU summed per sub kegiatan, source and sub unit.

    A row that is not in the file has number 0. `sel` - the address of a column in a row.
    """
    penyusun = _Penyusun(konteks, sel)
    banyak = 0
    for nomor, row in rows:
        penyusun.baris(nomor, row)
        banyak += 1
    return penyusun.selesai(banyak)
