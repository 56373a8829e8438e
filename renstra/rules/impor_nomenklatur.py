"""From the rows of a national list of codes to one edition: its tree, with every fault and doubt by cell.

Two shapes of file: the SIPD export (a row per sub kegiatan, each cell "kode nama") and the Kepmendagri list (a row per
code, one segment per column). A code is kept per jenis pemda, for the same code may mean another thing in a province.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from renstra.enums import JenisPemda
from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, RancanganImpor, UsulImpor
from renstra.rules.kode import BIDANG, TINGKAT_NASIONAL, URUSAN, Bacaan, baca_kode_nasional
from renstra.rules.rekap import Baris, Isian
from sakip.angka import format_bilangan
from sakip.organisasi.enums import Tingkat
from sakip.teks import seragam

PANJANG_NAMA = 500
_TINGKAT_SIPD = ((BIDANG, "bidang"), *((t.value, t.value) for t in Tingkat))
_SEGMEN = (*(s for s in (URUSAN, BIDANG)), *(t.value for t in Tingkat))
_SISA_KODE = re.compile(r"[0-9Xx]{1,4}(?:\.[0-9Xx.]*)?")
RINCIAN = ("kinerja", "indikator", "satuan", "definisi_operasional", "pelaksana", "spm", "sebelumnya")
_KOSONG = {"", "-", "null", "[null]"}
_SEBUTAN = {URUSAN: "urusan", BIDANG: "bidang urusan", **{t.value: t.label.lower() for t in Tingkat}}


class Disaring(str):
    """A text out of which hidden marks were taken."""


@dataclass
class KodeBaru:
    """A code as the edition will have it; `rincian` - the texts beside it."""

    jenis_pemda: str
    tingkat: str
    kode: str
    nama: str
    induk: str
    sel: str
    rincian: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class KonteksEdisi:
    """What is asked at upload. `angka_sub`: how many digits a sub kegiatan has that the file holds as a number."""

    nama: str
    nama_terpakai: bool = False
    jenis_pemda: str = JenisPemda.KABUPATEN_KOTA
    angka_sub: int = 4


def pisah(teks: str) -> tuple[str, str]:
    """`1.01.02 PROGRAM PENDIDIKAN` into code and name; a code torn by spaces (`1.01. 02 PROGRAM`) is put together."""
    kata = teks.split()
    kode = kata.pop(0) if kata else ""
    while kata and kode.endswith(".") and _SISA_KODE.fullmatch(kata[0]):
        kode += " " + kata.pop(0)
    return kode, " ".join(kata)


def induk_nasional(kode: str, tingkat: str) -> str:
    """The code one level above; nothing above an urusan."""
    atas = kode.rpartition(".")[0]
    return atas.rpartition(".")[0] if tingkat == Tingkat.KEGIATAN else atas


def bersih(isian: Isian | None, *, satu_baris: bool = True) -> str:
    """The text of a cell; `[null]` and its like are empty."""
    teks = str(isian.nilai).strip() if isian else ""
    if teks.casefold() in _KOSONG:
        return ""
    return " ".join(teks.split()) if satu_baris else teks


class _Edisi:
    def __init__(self, konteks: KonteksEdisi) -> None:
        self.konteks = konteks
        self.catatan = Catatan()
        self.simpul: dict[tuple[str, str], KodeBaru] = {}
        self.terbaca: dict[tuple[str, str], Bacaan] = {}
        if not konteks.nama:
            self.catatan.salah("", "Nama edisi belum diisi.")
        elif konteks.nama_terpakai:
            self.catatan.salah("", f"Edisi bernama “{konteks.nama}” sudah ada. Pakai nama lain, atau hapus edisi itu.")

    def kode(self, teks: str, tingkat: str, sel: str) -> str:
        """The clean code, or nothing where it is a fault (noted)."""
        kunci = (teks, tingkat)
        if kunci not in self.terbaca:
            self.terbaca[kunci] = baca_kode_nasional(teks, tingkat)
        bacaan = self.terbaca[kunci]
        if bacaan.salah:
            self.catatan.salah(sel, bacaan.salah)
        for ragu in bacaan.ragu:
            self.catatan.ragu(sel, ragu)
        return bacaan.kode

    def taruh(self, baru: KodeBaru, *, ulang: bool) -> None:
        """Put a code into the tree. `ulang`: this level is repeated on every row of the file, so twice is no doubt."""
        if len(baru.nama) > PANJANG_NAMA:
            self.catatan.salah(baru.sel, f"Nama {baru.kode} lebih dari {PANJANG_NAMA} huruf.")
            return
        if not baru.nama:
            self.catatan.salah(baru.sel, f"Nama {_SEBUTAN[baru.tingkat]} {baru.kode} kosong.")
            return
        kunci = (baru.jenis_pemda, baru.kode)
        lama = self.simpul.setdefault(kunci, baru)
        if lama is baru or (ulang and lama.nama == baru.nama):
            return
        if seragam(lama.nama) != seragam(baru.nama):
            pesan = f"{baru.kode} bernama “{baru.nama}”, sedangkan pada {lama.sel} “{lama.nama}”"
            if ulang:
                self.catatan.ragu(baru.sel, f"{pesan}; nama pertama yang dipakai.")
            else:
                self.catatan.salah(baru.sel, f"{pesan}. Satu kode hanya boleh satu nama.")
        elif not ulang:
            self.catatan.ragu(
                baru.sel, f"{baru.kode} sudah ada pada {lama.sel} dengan nama sama; yang pertama dipakai."
            )

    def rincian(self, row: Baris) -> dict[str, str]:
        """The texts beside a sub kegiatan."""
        for nama in RINCIAN:
            isian = row.get(nama)
            if isian and isinstance(isian.nilai, Disaring):
                self.catatan.ragu(isian.sel, "Tanda tersembunyi dihapus dari teks ini.")
        return {n: bersih(row.get(n), satu_baris=n != "definisi_operasional") for n in RINCIAN}

    # ---- a row of the SIPD export

    def baris_sipd(self, row: Baris) -> None:
        jenis = row["jenis_pemda"]
        if jenis is None:
            return
        induk = ""
        for tingkat, kolom in _TINGKAT_SIPD:
            sel = row[kolom]
            if sel is None:
                return
            teks, nama = pisah(sel.nilai)
            kode = self.kode(teks, tingkat, sel.sel)
            if not kode:
                return
            if induk and not kode.startswith(f"{induk}."):
                self.catatan.salah(sel.sel, f"Kode {kode} tidak berada di bawah {induk} pada baris yang sama.")
                return
            sub = tingkat == Tingkat.SUB_KEGIATAN
            rincian = self.rincian(row) if sub else {}
            self.taruh(KodeBaru(jenis.nilai, tingkat, kode, nama, induk, sel.sel, rincian), ulang=not sub)
            induk = kode

    # ---- a row of the Kepmendagri list

    def baris_kepmen(self, row: Baris) -> None:
        segmen = [row[k] for k in _SEGMEN]
        terisi = [s for s in segmen if s is not None]
        if not terisi:
            return
        sel = terisi[-1].sel
        if None in segmen[: len(terisi)]:
            self.catatan.salah(sel, "Kode ini terputus: ada segmen di depannya yang kosong.")
            return
        tingkat = TINGKAT_NASIONAL[len(terisi) - 1]
        bagian = [str(s.nilai).strip() for s in terisi]
        if len(bagian) > 1:
            bagian[1] = bagian[1].zfill(2)  # a column of whole numbers: 1 is 01, 10 stays 10
        if len(bagian) == 5 and len(bagian[4]) < self.konteks.angka_sub:
            bagian[4] = bagian[4].zfill(self.konteks.angka_sub)
        kode = self.kode(".".join(_tanpa_ragu(bagian)), tingkat, sel)
        if kode:
            induk = induk_nasional(kode, tingkat)
            nama = bersih(row["nama"])
            rincian = self.rincian(row) if tingkat == Tingkat.SUB_KEGIATAN else {}
            self.taruh(KodeBaru(self.konteks.jenis_pemda, tingkat, kode, nama, induk, sel, rincian), ulang=False)

    # ---- all together

    def selesai(self, jumlah_baris: int) -> RancanganImpor:
        for satu in self.simpul.values():
            if satu.induk and (satu.jenis_pemda, satu.induk) not in self.simpul:
                self.catatan.salah(satu.sel, f"Induk {satu.kode}, yaitu {satu.induk}, tidak ada dalam berkas.")
        urut = sorted(self.simpul.values(), key=lambda s: (s.jenis_pemda, s.kode))
        return RancanganImpor(
            jumlah_baris=jumlah_baris,
            usul=tuple(
                UsulImpor(
                    kunci=f"{s.jenis_pemda}:{s.kode}",
                    label=f"{s.kode} {s.nama}",
                    keadaan=Keadaan.BARU,
                    keterangan=JenisPemda(s.jenis_pemda).label,
                    dalam=max(0, TINGKAT_NASIONAL.index(s.tingkat) - 1),
                    isi=s,
                )
                for s in urut
            ),
            kesalahan=self.catatan.kesalahan,
            keraguan=self.catatan.keraguan,
            ringkasan=_ringkasan(urut),
        )


def _tanpa_ragu(bagian: list[str]) -> list[str]:
    """A segment in a column of its own cannot be meant otherwise: its zeros are put back without a word."""
    return [b.zfill(2) if i == 2 else b for i, b in enumerate(bagian)]


def _ringkasan(simpul: list[KodeBaru]) -> tuple[tuple[str, str], ...]:
    """How many codes of each level there are, then the same for each jenis pemda."""
    semua = [s.tingkat for s in simpul]
    hasil = [(_SEBUTAN[t].capitalize(), format_bilangan(semua.count(t))) for t in TINGKAT_NASIONAL[1:]]
    for jenis in JenisPemda:
        milik = [s.tingkat for s in simpul if s.jenis_pemda == jenis]
        if milik:
            banyak = [f"{format_bilangan(milik.count(t))} {_SEBUTAN[t]}" for t in TINGKAT_NASIONAL if t in milik]
            hasil.append((jenis.label, ", ".join(banyak)))
    return tuple(hasil)


def susun_sipd(rows: Iterable[Baris], konteks: KonteksEdisi) -> RancanganImpor:
    """The edition that the SIPD export describes."""
    edisi, jumlah = _Edisi(konteks), 0
    for row in rows:
        edisi.baris_sipd(row)
        jumlah += 1
    return edisi.selesai(jumlah)


def susun_kepmen(rows: Iterable[Baris], konteks: KonteksEdisi) -> RancanganImpor:
    """The edition that the Kepmendagri list describes, all of it for one jenis pemda."""
    edisi, jumlah = _Edisi(konteks), 0
    for row in rows:
        edisi.baris_kepmen(row)
        jumlah += 1
    return edisi.selesai(jumlah)
