"""What the rules of quality look at, and what they answer."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from renstra.enums import Arah, JenisSimpul, SumberData


class Berat(StrEnum):
    """How much it matters: `perlu` - it fails a criterion; `saran` - it may be better. None holds anything up."""

    PERLU = "perlu"
    SARAN = "saran"


class Hal(StrEnum):
    """What a remark is about; the key by which remarks are counted and filtered."""

    SATUAN = "satuan"
    FORMULA = "formula"
    SUMBER = "sumber"
    JENIS_SUMBER = "jenis_sumber"
    DEFINISI = "definisi"
    TARGET_KOSONG = "target_kosong"
    TARGET_MUNDUR = "target_mundur"
    TARGET_TETAP = "target_tetap"
    TARGET_TEKS = "target_teks"
    DUA_UKURAN = "dua_ukuran"
    TANPA_UKURAN = "tanpa_ukuran"
    KEGIATAN = "kegiatan"
    TINGKAT = "tingkat"
    SATUAN_BERTENTANGAN = "satuan_bertentangan"
    SERUPA = "serupa"


LABEL_HAL = {
    Hal.SATUAN: "Tanpa satuan",
    Hal.FORMULA: "Tanpa formula",
    Hal.SUMBER: "Tanpa sumber data",
    Hal.JENIS_SUMBER: "Data primer atau sekunder",
    Hal.DEFINISI: "Tanpa definisi operasional",
    Hal.TARGET_KOSONG: "Target tahun kosong",
    Hal.TARGET_MUNDUR: "Target melawan arah",
    Hal.TARGET_TETAP: "Target tidak berubah",
    Hal.TARGET_TEKS: "Target teks tanpa skala",
    Hal.DUA_UKURAN: "Dua ukuran dalam satu kalimat",
    Hal.TANPA_UKURAN: "Kata tanpa ukuran",
    Hal.KEGIATAN: "Kegiatan, bukan hasil",
    Hal.TINGKAT: "Tingkat hasil terlalu rendah",
    Hal.SATUAN_BERTENTANGAN: "Satuan bertentangan",
    Hal.SERUPA: "Indikator serupa",
}


@dataclass(frozen=True)
class Angka:
    """A value of one year as written, and the number in it where there is one."""

    tahun: int
    tertulis: str
    bilangan: Decimal | None = None


@dataclass(frozen=True)
class Serupa:
    """Another indicator that says the same in other words, and where it stands."""

    id: int
    nama: str
    tempat: str


@dataclass(frozen=True)
class FaktaIndikator:
    """`target` has one entry for every year of the plan, empty where none is written. `dasar`: the data dasar of its
    year, the last realisasi that the plan knows. `daerah`: of the RPJMD."""

    nama: str
    satuan: str = ""
    formula: str = ""
    definisi_operasional: str = ""
    sumber_data: str = ""
    jenis_sumber: str = SumberData.INTERNAL_PRIMER
    level: str = "outcome"
    arah: str = Arah.NAIK
    skala: str = ""
    target: tuple[Angka, ...] = ()
    dasar: Angka | None = None
    jenis_simpul: str = JenisSimpul.SASARAN
    daerah: bool = False
    serupa: tuple[Serupa, ...] = ()
    id: int | None = None


@dataclass(frozen=True)
class Catatan:
    """A remark: what is seen (`pesan`) and what to do (`saran`), under which criterion and article."""

    hal: Hal
    kriteria: str
    sebutan: str
    dasar: str
    pesan: str
    saran: str
    berat: Berat
    serupa: tuple[Serupa, ...] = ()
