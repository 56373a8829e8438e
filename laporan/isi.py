"""What a report says of its year, drawn from plan, PK, measurement and budget: plain data without a database.

Written forms are kept as people wrote them; a capaian stands twice, exact (`capaian`) and as the profile prints it
(`cetak`). Nothing here is computed again: the figures are those of the measurement (GM/SM Pasal 11; SM Lampiran D).
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache

from sakip.angka import Jenis, baca_nilai


@lru_cache(maxsize=8192)
def terisi(tulisan: str) -> bool:
    """Whether something was written: a dash or `N/A` is nothing."""
    return baca_nilai(tulisan).jenis != Jenis.KOSONG


@dataclass(frozen=True)
class OrangIsi:
    nama: str = ""
    jabatan: str = ""
    pangkat: str = ""
    nip: str = ""


@dataclass(frozen=True)
class JabatanIsi:
    """A box of the chart of the organisation."""

    id: int
    induk: int | None
    nama: str
    pejabat: str = ""


@dataclass(frozen=True)
class OrganisasiIsi:
    """The card of the organisation (Bab I). `pegawai` None: nobody wrote down how many there are."""

    dasar: str = ""
    tugas: str = ""
    fungsi: str = ""
    isu: str = ""
    pegawai: int | None = None
    bagan: tuple[JabatanIsi, ...] = ()


@dataclass(frozen=True)
class PkIsi:
    """A version of the PK that came into force, and what it changed of the one before, in words."""

    nomor: int
    versi: int
    tanggal: date
    perubahan: tuple[str, ...] = ()


@dataclass(frozen=True)
class PkPejabatIsi:
    """The PK of an office below the one that reports, as it answers for the year; `kode` empty: there is none."""

    jabatan: str
    nama: str = ""
    kode: str = ""
    versi: int = 0
    tanggal: date | None = None
    indikator: int = 0
    pagu: Decimal | None = None


@dataclass(frozen=True)
class TahunIsi:
    """An indicator in one year; `realisasi` empty: there are no data of that year."""

    tahun: int
    target: str = ""
    realisasi: str = ""
    capaian: str = ""
    cetak: str = ""

    @property
    def diukur(self) -> bool:
        return terisi(self.realisasi)


@dataclass(frozen=True)
class TriwulanIsi:
    periode: str
    nama: str
    realisasi: str = ""
    cetak: str = ""
    kendala: str = ""
    solusi: str = ""


@dataclass(frozen=True)
class PembandingIsi:
    """A standard or a neighbour that the year's figure is held against (SM Lampiran D (4))."""

    jenis: str
    nama: str
    tahun: int
    nilai: str
    sumber: str = ""


@dataclass(frozen=True)
class BuktiIsi:
    nama: str
    alamat: str


@dataclass(frozen=True)
class IndikatorIsi:
    """One indicator of the PK. `kunci` stays the same when the PK is changed: what people wrote hangs on it.

    `alasan`: why there is no capaian, as a sentence. `kemajuan`: the realisasi against the target at the end of the
    plan, in percent (exact), as the measurement says. `sampai_periode`: where the year was not measured to its end.
    `penuh`: the capaian before the cap of the profile, as printed, where that lowered it.
    """

    kunci: str
    nama: str
    arah: str
    satuan: str = ""
    skala: str = ""
    target: str = ""
    realisasi: str = ""
    capaian: str = ""
    cetak: str = ""
    penuh: str = ""
    alasan: str = ""
    predikat: str = ""
    tercapai: bool | None = None
    sementara: bool = False
    sampai_periode: str = ""
    definisi: str = ""
    formula: str = ""
    sumber: str = ""
    triwulan: tuple[TriwulanIsi, ...] = ()
    lalu: tuple[TahunIsi, ...] = ()
    rencana: str = ""
    tahun_akhir: int = 0
    target_akhir: str = ""
    kemajuan: str = ""
    kemajuan_cetak: str = ""
    pembanding: tuple[PembandingIsi, ...] = ()
    bukti: tuple[BuktiIsi, ...] = ()

    @property
    def diukur(self) -> bool:
        return terisi(self.realisasi)


@dataclass(frozen=True)
class ProgramIsi:
    """A program, kegiatan or sub kegiatan of the budget: what it may spend, what it spent.

    `realisasi` None: nothing was reported. `persen` as printed.
    """

    kode: str
    nama: str
    tingkat: str
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    persen: str = ""


@dataclass(frozen=True)
class KinerjaIsi:
    """An indicator of a program, kegiatan or sub kegiatan with its own capaian (SM Lampiran D (7); Pasal 11 (3)).

    Of the DPA also those that nobody measured: `realisasi` is empty then.
    """

    kode: str
    nama: str
    jenis: str
    indikator: str
    target: str = ""
    realisasi: str = ""
    cetak: str = ""
    satuan: str = ""
    tingkat: str = "program"


@dataclass(frozen=True)
class EfisiensiIsi:
    """The arithmetic of the profile's way (SM Lampiran D (6)); `nilai` empty: `alasan` says why.

    `skor`: what PMK 214 makes of it, from 0 to 100.
    """

    cara: str = ""
    capaian: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    serapan: str = ""
    nilai: str = ""
    skor: str = ""
    efisien: bool | None = None
    alasan: str = ""


@dataclass(frozen=True)
class PendukungIsi:
    """A PD that supports a sasaran of the regency: its own sasaran and capaian."""

    pd: str
    indikator: str
    cetak: str = ""


@dataclass(frozen=True)
class SasaranIsi:
    kunci: str
    teks: str
    tujuan: str = ""
    indikator: tuple[IndikatorIsi, ...] = ()
    capaian: str = ""
    cetak: str = ""
    predikat: str = ""
    dihitung: int = 0
    dikecualikan: int = 0
    program: tuple[ProgramIsi, ...] = ()
    kinerja: tuple[KinerjaIsi, ...] = ()
    efisiensi: EfisiensiIsi = field(default_factory=EfisiensiIsi)
    pendukung: tuple[PendukungIsi, ...] = ()


@dataclass(frozen=True)
class PerangkatIsi:
    """A PD in the regency's report; `laporan`: how its own report stands, empty where there is none.

    `sampai_periode`: where its year was not accepted to its end, up to where it was.
    """

    nama: str
    capaian: str = ""
    cetak: str = ""
    predikat: str = ""
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    persen: str = ""
    laporan: str = ""
    sampai_periode: str = ""


@dataclass(frozen=True)
class LaporanIsi:
    """The whole. `pd` empty: the report of the regency. `analisis`: those of SM Lampiran D (1)-(7) that are asked."""

    tahun: int
    pemda: str
    sebutan_pemda: str
    tempat: str
    pd: str = ""
    kepala: OrangIsi = field(default_factory=OrangIsi)
    sistem: str = "SAKIP"
    peraturan: str = ""
    analisis: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7)
    jenjang: tuple[tuple[str, str], ...] = ()  # the scale of predikat: (name, range), from the highest
    organisasi: OrganisasiIsi = field(default_factory=OrganisasiIsi)
    pk: tuple[PkIsi, ...] = ()
    pk_pejabat: tuple[PkPejabatIsi, ...] = ()
    sasaran: tuple[SasaranIsi, ...] = ()
    capaian: str = ""
    cetak: str = ""
    predikat: str = ""
    dihitung: int = 0
    dikecualikan: int = 0
    anggaran: tuple[ProgramIsi, ...] = ()
    jumlah: ProgramIsi = field(default_factory=lambda: ProgramIsi("", "Jumlah", ""))
    kinerja: tuple[KinerjaIsi, ...] = ()
    perangkat: tuple[PerangkatIsi, ...] = ()

    @property
    def nama(self) -> str:
        """Whose report it is."""
        return self.pd or f"Pemerintah {self.sebutan_pemda}"

    @property
    def indikator(self) -> list[IndikatorIsi]:
        return [i for s in self.sasaran for i in s.indikator]


@dataclass(frozen=True)
class GambarIsi:
    """A picture that people put in; its file is found by the hash. `jenis`: `image/png` or `image/jpeg`."""

    id: int
    alt: str
    sha256: str
    jenis: str


@dataclass(frozen=True)
class ParagrafIsi:
    """Words of people: safe HTML of one paragraph, heading, list or table; of a picture its caption."""

    jenis: str
    isi: str
    gambar: GambarIsi | None = None


@dataclass(frozen=True)
class NaskahIsi:
    """A report whole: what was drawn and what was written (by the place it stands at)."""

    laporan: LaporanIsi
    tulisan: dict[str, tuple[ParagrafIsi, ...]] = field(default_factory=dict)
