"""The form of a measurement as data (GM Lampiran D, SM Lampiran C): its tables with the columns of realisasi.

Read and checked like the form of a PK (`tata_letak`); a regency prints the one that its profile has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip.dokumen.tata_letak import (
    HURUF,
    IDENTITAS,
    KELOMPOK,
    KERTAS,
    NOMOR_KOLOM,
    Bidang,
    TandaTangan,
    TataLetakSalah,
    baca_ttd,
)

JENIS_UKUR = ("pengukuran", "pengukuran_rinci")
REALISASI = ("triwulan", "tahun")  # what the columns of realisasi stand for
_BAWAH = {"triwulan": 4, "tahun": 5}
_DEPAN = 4  # No, tujuan/sasaran (or indikator), indikator (or program), target
_BELAKANG_RINCI = 4  # s/d triwulan ini, capaian, permasalahan, solusi


@dataclass(frozen=True)
class TabelUkur:
    """`kepala`: the upper heads, the one over the columns of realisasi (`bawah`) fifth; `nomor_bawah`: each of these
    columns has a number of its own."""

    nama: str
    kepala: tuple[str, ...]
    bawah: tuple[str, ...]
    lebar: tuple[Decimal, ...]
    nomor_bawah: bool
    label: Mapping[str, str]

    @property
    def belakang(self) -> int:
        """How many columns follow those of realisasi."""
        return len(self.kepala) - _DEPAN - 1


@dataclass(frozen=True)
class TataUkur:
    """A form of measurement, always on paper lying on its side. `anggaran` None: the form has one table only."""

    kode: str
    nama: str
    jenis_cetakan: str
    kertas: str
    huruf: str
    margin: tuple[Decimal, ...]
    huruf_tabel: Decimal
    huruf_uang: Decimal
    huruf_ttd: Decimal
    nomor_kolom: str
    identitas: str
    judul: tuple[str, ...]
    judul_pendek: str
    realisasi: str
    tabel: TabelUkur
    anggaran: TabelUkur | None
    penjelasan: tuple[str, ...]  # heads of kendala and solusi below the tables
    ttd: TandaTangan

    @property
    def rinci(self) -> bool:
        """Whether kendala and solusi stand in the rows (Form Pengukuran Kinerja)."""
        return self.jenis_cetakan == "pengukuran_rinci"

    @classmethod
    def dari(cls, data: object) -> "TataUkur":
        """Read a form; raises TataLetakSalah with a message for the person who edited it."""
        b = Bidang(data, "formulir")
        jenis = b.pilihan("jenis_cetakan", JENIS_UKUR)
        realisasi = b.pilihan("realisasi", REALISASI)
        rinci = jenis == "pengukuran_rinci"
        belakang = (_BELAKANG_RINCI, _BELAKANG_RINCI) if rinci else (0, 1)
        anggaran = b.anak("anggaran")
        bentuk = cls(
            kode=b.teks("kode", wajib=True),
            nama=b.teks("nama", wajib=True),
            jenis_cetakan=jenis,
            kertas=b.pilihan("kertas", KERTAS),
            huruf=b.pilihan("huruf", HURUF),
            margin=b.deret("margin", 4, 5, 60),
            huruf_tabel=b.angka("huruf_tabel", 6, 14),
            huruf_uang=b.angka("huruf_uang", 6, 14),
            huruf_ttd=b.angka("huruf_ttd", 7, 14),
            nomor_kolom=b.pilihan("nomor_kolom", NOMOR_KOLOM),
            identitas=b.pilihan("identitas", IDENTITAS),
            judul=b.baris("judul", 1, 6),
            judul_pendek=b.teks("judul_pendek", wajib=True),
            realisasi=realisasi,
            tabel=_tabel(b.wajib_anak("tabel"), _BAWAH[realisasi], belakang),
            anggaran=_tabel(anggaran, _BAWAH[realisasi], (0, 1)) if anggaran else None,
            penjelasan=b.baris("penjelasan", *(0, 0) if rinci else (2, 2)),
            ttd=baca_ttd(b.wajib_anak("ttd")),
        )
        b.selesai()
        if rinci and bentuk.anggaran is not None:
            raise TataLetakSalah("Jenis cetakan pengukuran_rinci tidak memuat tabel anggaran.")
        return bentuk


def _tabel(b: Bidang, bawah: int, belakang: tuple[int, int]) -> TabelUkur:
    label = b.anak("label")
    kepala = b.baris("kepala", _DEPAN + 1 + belakang[0], _DEPAN + 1 + belakang[1])
    hasil = TabelUkur(
        nama=b.teks("nama"),
        kepala=kepala,
        bawah=b.baris("bawah", bawah, bawah),
        lebar=b.lebar("lebar", len(kepala) - 1 + bawah),
        nomor_bawah=b.ya("nomor_bawah"),
        label={jenis: label.teks(jenis) for jenis in label.ada(KELOMPOK)} if label else {},
    )
    if label:
        label.selesai()
    b.selesai()
    return hasil
