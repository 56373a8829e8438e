"""The tree of a file against the stored plan, measured row by row; `pohon_tulis` writes what came of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from renstra import queries
from renstra.enums import JenisSimpul, SumberData
from renstra.excel import rencana as excel
from renstra.excel.banding import Banding, bandingkan
from renstra.models import BarisRKT, Indikator, Rencana, Simpul
from renstra.queries.mendukung import pilihan_mendukung
from renstra.rules import pohon
from renstra.rules.catatan import Catatan
from renstra.rules.impor import Keadaan, RancanganImpor, Temuan, UsulImpor
from renstra.rules.impor_pohon import URUTAN, Alamat, IndikatorBerkas, SimpulBerkas
from renstra.services.impor.tabel import ASING, banding_tiada, bentrok_tiada, milik_lain
from renstra.services.rencana import DIPAKAI
from sakip.angka import format_rupiah
from sakip.lembar import sidik
from sakip.teks import seragam


@dataclass
class UkurIndikator:
    berkas: IndikatorBerkas
    isi: dict[str, Any]
    banding: Banding
    lama: Indikator | None = None

    @property
    def kunci(self) -> str:
        return f"i{self.lama.pk}" if self.lama else f"ib{self.berkas.baris}:{sidik([self.isi['nama']])}"


@dataclass
class UkurSimpul:
    berkas: SimpulBerkas
    isi: dict[str, Any]
    banding: Banding
    lama: Simpul | None = None
    mati: bool = False  # its key names a node that somebody else has removed
    indikator: list[UkurIndikator] = field(default_factory=list)

    @property
    def kunci(self) -> str:
        return f"s{self.lama.pk}" if self.lama else f"sb{self.berkas.baris}"

    @property
    def identitas(self) -> int | str:
        """The id of the node, even of a removed one; of a new one the row it stands in."""
        if self.lama:
            return self.lama.pk
        return int(self.berkas.kunci.pk) if self.mati else f"baru:{self.berkas.baris}"


@dataclass
class Ukuran:
    """What applying would do: every node of the file in its order, and what goes."""

    simpul: list[UkurSimpul] = field(default_factory=list)
    hapus_simpul: list[Simpul] = field(default_factory=list)
    hapus_indikator: list[Indikator] = field(default_factory=list)


_SUMBER_TERBUKA = (
    "“Internal” belum menyebut data primer atau sekunder. Tulis Data primer internal atau Data sekunder internal; "
    "selama itu dicatat belum dirinci."
)


class Pengukur:
    """Measures the nodes of a file, parents before children, against the plan as it is now (three queries)."""

    def __init__(self, rencana: Rencana, alamat: Alamat, catatan: Catatan) -> None:
        self.rencana, self.alamat, self.catatan = rencana, alamat, catatan
        self.label = excel.label_indikator(rencana.tahun)
        self.tampil = queries.pohon_rencana(rencana)
        self.simpul = {t.simpul.pk: t.simpul for t in self.tampil}
        self.indikator = {i.indikator.pk: i.indikator for t in self.tampil for i in t.indikator}
        self.menurut_kode = {(s.jenis, s.kode): s for s in self.simpul.values() if s.kode}
        self.menurut_teks = {(s.induk_id, s.jenis, seragam(s.uraian)): s for s in self.simpul.values()}
        self.menurut_nama = {(i.simpul_id, seragam(i.nama)): i for i in self.indikator.values()}
        self.hasil: dict[int, UkurSimpul] = {}
        self.sudah: dict[str, int] = {}

    def ukur(self, semua: Sequence[SimpulBerkas]) -> Ukuran:
        if self._ada_kunci_asing(semua):
            return Ukuran()
        for berkas in sorted(semua, key=lambda s: URUTAN[s.jenis]):
            self.hasil[id(berkas)] = self._simpul(berkas)
        ukuran = Ukuran([self.hasil[id(s)] for s in semua])
        _bangkitkan(ukuran, self.hasil)
        return ukuran

    def _ada_kunci_asing(self, semua: Sequence[SimpulBerkas]) -> bool:
        """A key of another document is a fault: that row would be written over by chance."""
        simpul = milik_lain(Simpul, {s.kunci.pk for s in semua if s.kunci} - self.simpul.keys())
        kunci_indikator = {i.kunci.pk for s in semua for i in s.indikator if i.kunci}
        indikator = milik_lain(Indikator, kunci_indikator - self.indikator.keys())
        for s in semua:
            if s.kunci and s.kunci.pk in simpul:
                self.catatan.salah(self.alamat(s.baris, "kunci_simpul"), ASING)
            for i in s.indikator:
                if i.kunci and i.kunci.pk in indikator:
                    self.catatan.salah(self.alamat(i.baris, "kunci"), ASING)
        return bool(simpul or indikator)

    @cached_property
    def sasaran_rpjmd(self) -> dict[int, str]:
        """The texts of what the nodes support, fetched when the first of them changes."""
        return {p.pk: p.uraian for p in pilihan_mendukung(self.rencana)}

    # ---- one node

    def _simpul(self, berkas: SimpulBerkas) -> UkurSimpul:
        induk = self._induk(berkas)
        lama = self.simpul.get(berkas.kunci.pk) if berkas.kunci else self._sebentuk(berkas, induk)
        kini = excel.isi_simpul(lama) if lama else {}
        isi = {"jenis": str(berkas.jenis), "kode": "", "mendukung": None} | kini | berkas.isi
        isi["induk"] = kini["induk"] if lama and not berkas.diletakkan else induk
        if lama is None:
            ukur = self._tiada(berkas, isi)
        else:
            self._periksa_kembar(f"s{lama.pk}", berkas.baris, "uraian")
            if lama.jenis != berkas.jenis:
                pesan = f"Jenis simpul ini {lama.get_jenis_display()} dan tidak dapat diubah lewat berkas."
                self.catatan.salah(self.alamat(berkas.baris, "jenis_simpul"), pesan)
            if isi["kode"] != lama.kode:
                self._periksa_kode(berkas, isi)
            ukur = UkurSimpul(berkas, isi, bandingkan(berkas.kunci, kini, isi, excel.SIMPUL, self._kata_simpul), lama)
        ukur.indikator = [self._indikator(i, ukur) for i in berkas.indikator]
        return ukur

    def _tiada(self, berkas: SimpulBerkas, isi: dict[str, Any]) -> UkurSimpul:
        self._periksa_kode(berkas, isi)
        if berkas.kunci is None:
            return UkurSimpul(berkas, isi, Banding(Keadaan.BARU))
        return UkurSimpul(berkas, isi, banding_tiada(berkas.kunci, isi, excel.SIMPUL, isi["uraian"]), mati=True)

    def _periksa_kode(self, berkas: SimpulBerkas, isi: Mapping[str, Any]) -> None:
        ada = self.menurut_kode.get((isi["jenis"], isi["kode"]))
        if ada is not None and berkas.jenis in pohon.BERKODE:
            self.catatan.salah(self.alamat(berkas.baris, "kode"), f"Kode {isi['kode']} sudah ada pada rencana ini.")

    def _induk(self, berkas: SimpulBerkas) -> object:
        if isinstance(berkas.induk, int) or berkas.induk is None:
            return berkas.induk
        return self.hasil[id(berkas.induk)].identitas

    def _sebentuk(self, berkas: SimpulBerkas, induk: object) -> Simpul | None:
        """The stored node that a row without a key means: the same code, or the same text in the same place."""
        kode = berkas.isi.get("kode")
        if kode and berkas.jenis in pohon.BERKODE:
            return self.menurut_kode.get((berkas.jenis, kode))
        return self.menurut_teks.get((induk, berkas.jenis, seragam(berkas.uraian)))  # type: ignore[arg-type]

    def _kata_simpul(self, field_: str, nilai: object) -> str:
        if field_ == "induk":
            if isinstance(nilai, str):
                return f"baris {nilai.partition(':')[2]}"
            return str(self.simpul[nilai]) if isinstance(nilai, int) and nilai in self.simpul else "paling atas"
        if field_ == "mendukung":
            return self.sasaran_rpjmd.get(int(str(nilai)), "") if nilai else ""
        return JenisSimpul(str(nilai)).label if field_ == "jenis" else str(nilai or "")

    # ---- one indicator

    def _indikator(self, berkas: IndikatorBerkas, atas: UkurSimpul) -> UkurIndikator:
        simpul = atas.identitas
        nama = seragam(str(berkas.isi.get("nama", "")))
        menurut_nama = self.menurut_nama.get((simpul, nama))  # type: ignore[arg-type]
        lama = self.indikator.get(berkas.kunci.pk) if berkas.kunci else menurut_nama
        kini = (
            excel.isi_indikator(lama, self.rencana.tahun) if lama else self._bawaan(atas.berkas.jenis) | berkas.bawaan
        )
        isi = kini | berkas.isi | {"simpul": simpul}
        if berkas.isi.get("jenis_sumber") == SumberData.INTERNAL:
            isi["jenis_sumber"] = self._sumber(berkas, kini["jenis_sumber"], baru=lama is None)
        if atas.berkas.jenis not in pohon.BERINDIKATOR:
            self.catatan.salah(self.alamat(berkas.baris, "nama"), f"{atas.berkas.jenis.label} tidak berindikator.")
        if lama is None:
            return UkurIndikator(berkas, isi, self._indikator_tiada(berkas, isi, atas))
        self._periksa_kembar(f"i{lama.pk}", berkas.baris, "nama")
        return UkurIndikator(berkas, isi, bandingkan(berkas.kunci, kini, isi, self.label, excel.kata_indikator), lama)

    def _sumber(self, berkas: IndikatorBerkas, kini: str, *, baru: bool) -> str:
        """Files of before say `Internal` alone: what is stored tells more, or a person is to say more."""
        if kini in {SumberData.INTERNAL_PRIMER, SumberData.INTERNAL_SEKUNDER}:
            return kini
        if baru or kini != SumberData.INTERNAL:
            self.catatan.ragu(self.alamat(berkas.baris, "jenis_sumber"), _SUMBER_TERBUKA)
        return SumberData.INTERNAL

    def _indikator_tiada(self, berkas: IndikatorBerkas, isi: dict[str, Any], atas: UkurSimpul) -> Banding:
        self._periksa_kembar(f"{atas.kunci}:{seragam(str(isi['nama']))}", berkas.baris, "nama")
        if berkas.kunci is None:
            if not isi["satuan"]:
                self.catatan.ragu(self.alamat(berkas.baris, "satuan"), "Satuan indikator baru belum diisi.")
            return Banding(Keadaan.BARU)
        return banding_tiada(berkas.kunci, isi, self.label, str(isi["nama"]))

    def _bawaan(self, jenis: JenisSimpul) -> dict[str, Any]:
        kosong: dict[str, Any] = {f: excel.kosong(f) for f in self.label}
        jenis_bawaan = {"jenis": pohon.jenis_indikator_bawaan(jenis), "level": pohon.level_bawaan(jenis)}
        return kosong | excel.BAWAAN | jenis_bawaan

    def _periksa_kembar(self, kunci: str, baris: int, kolom: str) -> None:
        if (lain := self.sudah.setdefault(kunci, baris)) != baris:
            self.catatan.salah(self.alamat(baris, kolom), f"Baris ini sama dengan baris {lain}. Hapus salah satu.")


def _bangkitkan(ukuran: Ukuran, hasil: Mapping[int, UkurSimpul]) -> None:
    """A removed node under which the file changes something is itself a conflict: without it there is no place."""
    berganti = {Keadaan.BARU, Keadaan.BERUBAH, Keadaan.BENTROK}
    for ukur in sorted(ukuran.simpul, key=lambda u: -URUTAN[u.berkas.jenis]):
        if ukur.mati and any(i.banding.keadaan in berganti for i in ukur.indikator):
            ukur.banding = bentrok_tiada(ukur.berkas.uraian)
        atas = hasil.get(id(ukur.berkas.induk))
        if atas and atas.mati and ukur.banding.keadaan in berganti:
            atas.banding = bentrok_tiada(atas.berkas.uraian)


# ---- what goes


def ukur_hapus(pengukur: Pengukur, ukuran: Ukuran, catatan: Catatan) -> None:
    """What the plan has and the file has not, to be removed when asked; what stands above others stays."""
    tetap = {u.lama.pk for u in ukuran.simpul if u.lama}
    for pk in list(tetap):
        naik = pengukur.simpul[pk].induk_id
        while naik:
            tetap.add(naik)
            naik = pengukur.simpul[naik].induk_id
    disebut = {i.lama.pk for u in ukuran.simpul for i in u.indikator if i.lama}
    ukuran.hapus_simpul = [s for pk, s in pengukur.simpul.items() if pk not in tetap]
    ukuran.hapus_indikator = [i for pk, i in pengukur.indikator.items() if pk not in disebut and i.simpul_id in tetap]
    simpul, indikator = [s.pk for s in ukuran.hapus_simpul], [i.pk for i in ukuran.hapus_indikator]
    rkt = BarisRKT.objects.filter(simpul__in=simpul) | BarisRKT.objects.filter(indikator__in=indikator)
    if rkt.exists() or Simpul.objects.filter(mendukung__in=simpul).exclude(pk__in=simpul).exists():
        catatan.salah("", f"Ada baris yang hilang dari berkas tetapi masih dirujuk. {DIPAKAI}")


# ---- what is shown


def rancangan(
    ukuran: Ukuran, catatan: Catatan, *, jumlah_baris: int, tahun: Sequence[int], lembar: Sequence[Temuan] = ()
) -> RancanganImpor:
    """The measured tree as the preview shows it. `lembar` - what the worksheet itself said, faults first."""
    usul = [*_usul(ukuran), *_usul_hapus(ukuran)]
    return RancanganImpor(
        jumlah_baris=jumlah_baris,
        usul=tuple(usul),
        kesalahan=tuple(catatan.kesalahan),
        keraguan=(*lembar, *catatan.keraguan),
        ringkasan=tuple(_ringkasan(ukuran, tahun)),
        judul_angka="Pagu indikatif",
        isi=ukuran,
    )


def _usul(ukuran: Ukuran) -> Iterator[UsulImpor]:
    dalam: dict[int, int] = {}
    for u in ukuran.simpul:
        dalam[id(u.berkas)] = dalam.get(id(u.berkas.induk), -1) + 1
        label = " ".join(bagian for bagian in (u.berkas.jenis.label + ":", u.isi["kode"], u.isi["uraian"]) if bagian)
        kedalaman = dalam[id(u.berkas)]
        b = u.banding
        yield UsulImpor(u.kunci, label, b.keadaan, b.perubahan, b.keterangan, dalam=kedalaman, isi=u)
        for i in u.indikator:
            b, angka = i.banding, sum(_pagu(i.isi).values(), Decimal(0))
            yield UsulImpor(
                i.kunci,
                f"Indikator: {i.isi['nama']}",
                b.keadaan,
                b.perubahan,
                b.keterangan,
                angka=format_rupiah(angka) if angka else "",
                dalam=kedalaman + 1,
                isi=i,
            )


def _usul_hapus(ukuran: Ukuran) -> Iterator[UsulImpor]:
    for s in ukuran.hapus_simpul:
        yield UsulImpor(f"s{s.pk}", str(s), Keadaan.DIHAPUS, keterangan="Beserta semua yang ada di bawahnya.")
    for i in ukuran.hapus_indikator:
        yield UsulImpor(f"i{i.pk}", f"Indikator: {i.nama}", Keadaan.DIHAPUS)


def _pagu(isi: Mapping[str, Any]) -> dict[int, Decimal]:
    return {int(f[5:]): v for f, v in isi.items() if f.startswith("pagu_") and v is not None}


def _ringkasan(ukuran: Ukuran, tahun: Sequence[int]) -> Iterator[tuple[str, str]]:
    for jenis in JenisSimpul:
        if banyak := sum(u.berkas.jenis == jenis for u in ukuran.simpul):
            yield jenis.label, str(banyak)
    yield "Indikator", str(sum(len(u.indikator) for u in ukuran.simpul))
    jumlah: dict[int, Decimal] = defaultdict(Decimal)
    for i in (i for u in ukuran.simpul for i in u.indikator):
        for t, pagu in _pagu(i.isi).items():
            jumlah[t] += pagu
    yield from ((f"Pagu indikatif {t}", format_rupiah(jumlah[t])) for t in tahun if jumlah[t])
