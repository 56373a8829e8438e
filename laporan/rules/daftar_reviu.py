"""The checklist of the review, statement by statement (PermenPANRB 53/2014 Anak Lampiran III/2-2), in the words of the
form; and what can be seen of it without a person."""

from collections.abc import Callable
from dataclasses import dataclass

from ..enums import Jawaban
from ..isi import LaporanIsi, NaskahIsi

LANGKAH = "langkah"  # the place in Bab IV where the steps to come stand
FORMAT, MEKANISME, SUBSTANSI = "Format", "Mekanisme penyusunan", "Substansi"


@dataclass(frozen=True)
class Pernyataan:
    """`kode`: `I.1`. `bila_tidak`: the statements that must be answered "tidak" for this one to be asked at all."""

    kode: str
    bagian: str
    teks: str
    bila_tidak: tuple[str, ...] = ()


def _bagian(angka: str, nama: str, *teks: str) -> list[Pernyataan]:
    return [Pernyataan(f"{angka}.{n}", nama, satu) for n, satu in enumerate(teks, 1)]


_SYARAT = {"III.3": ("III.1", "III.2"), "III.6": ("III.4", "III.5"), "III.9": ("III.8",)}
DAFTAR = tuple(
    Pernyataan(p.kode, p.bagian, p.teks, _SYARAT.get(p.kode, ()))
    for p in (
        *_bagian(
            "I",
            FORMAT,
            "Laporan Kinerja (LKj) telah menampilkan data penting IP",
            "LKj telah menyajikan informasi target kinerja",
            "LKj telah menyajikan capaian kinerja IP yang memadai",
            "Telah menyajikan dengan lampiran yang mendukung informasi pada badan laporan",
            "Telah menyajikan upaya perbaikan ke depan",
            "Telah menyajikan akuntabilitas keuangan",
        ),
        *_bagian(
            "II",
            MEKANISME,
            "LKj IP disusun oleh unit kerja yang memiliki tugas fungsi untuk itu",
            "Informasi yang disampaikan dalam LKj telah didukung dengan data yang memadai",
            "Telah terdapat mekanisme penyampaian data dan informasi dari unit kerja ke unit penyusun LKj",
            "Telah ditetapkan penanggung jawab pengumpulan data/informasi di setiap unit kerja",
            "Data/informasi kinerja yang disampaikan dalam LKj telah diyakini keandalannya",
            "Analisis/penjelasan dalam LKj telah diketahui oleh unit kerja terkait",
            "LKj IP bukan merupakan gabungan unit kerja di bawahnya",
        ),
        *_bagian(
            "III",
            SUBSTANSI,
            "Tujuan/sasaran dalam LKj telah sesuai dengan tujuan/sasaran dalam perjanjian kinerja",
            "Tujuan/sasaran dalam LKj telah selaras dengan rencana strategis",
            "Jika butir 1 dan 2 jawabannya tidak, maka terdapat penjelasan yang memadai",
            "Target Indikator Kinerja Tujuan/sasaran dalam LKj telah sesuai dengan target indikator kinerja "
            "tujuan/sasaran dalam perjanjian kinerja",
            "IKU pada LKj telah sesuai dengan dokumen IKU yang ditetapkan",
            "Jika butir 4 dan 5 jawabannya tidak, maka terdapat penjelasan yang memadai",
            "Telah terdapat perbandingan data kinerja dengan tahun lalu, standar nasional dan sebagainya yang "
            "bermanfaat",
            "IKU dan IK telah cukup mengukur tujuan/sasaran",
            "Jika “tidak”, telah terdapat penjelasan yang memadai",
            "IKU dan IK telah SMART",
        ),
    )
)
BUTIR = {p.kode: p for p in DAFTAR}


@dataclass(frozen=True)
class Usulan:
    """An answer that the figures themselves give, and why; a person confirms it."""

    jawaban: Jawaban
    sebab: str


def usulan(naskah: NaskahIsi) -> dict[str, Usulan]:
    """What can be seen by itself; a statement that needs judgement gets none."""
    hasil = {kode: satu for kode, lihat in _LIHAT.items() if (satu := lihat(naskah)) is not None}
    for p in DAFTAR:
        semua = [hasil[k].jawaban for k in p.bila_tidak if k in hasil]
        if p.bila_tidak and len(semua) == len(p.bila_tidak) and Jawaban.TIDAK not in semua:
            hasil[p.kode] = Usulan(Jawaban.TIDAK_BERLAKU, "Butir yang dirujuk dijawab ya.")
    return hasil


def _hitung(ada: int, semua: int, apa: str) -> Usulan | None:
    if not semua:
        return None
    jawaban = Jawaban.YA if ada == semua else Jawaban.TIDAK
    return Usulan(jawaban, f"{ada} dari {semua} indikator {apa}.")


def _target(n: NaskahIsi) -> Usulan | None:
    semua = n.laporan.indikator
    return _hitung(sum(bool(i.target) for i in semua), len(semua), "memuat target")


def _capaian(n: NaskahIsi) -> Usulan | None:
    semua = n.laporan.indikator
    return _hitung(sum(bool(i.realisasi) for i in semua), len(semua), "memuat realisasi")


def _perbaikan(n: NaskahIsi) -> Usulan | None:
    if n.tulisan.get(LANGKAH):
        return Usulan(Jawaban.YA, "Langkah perbaikan ditulis pada Bab IV; periksa isinya.")
    return Usulan(Jawaban.TIDAK, "Langkah perbaikan pada Bab IV belum ditulis.")


def _keuangan(n: NaskahIsi) -> Usulan | None:
    if n.laporan.anggaran and n.laporan.jumlah.realisasi is not None:
        return Usulan(Jawaban.YA, "Realisasi anggaran tersaji pada Bab III bagian B.")
    return Usulan(Jawaban.TIDAK, "Realisasi anggaran belum tersaji.")


def _bukti(n: NaskahIsi) -> Usulan | None:
    semua = n.laporan.indikator
    return _hitung(sum(bool(i.bukti) for i in semua), len(semua), "mempunyai bukti pada pengukurannya")


def _dari_pk(apa: str) -> Callable[[NaskahIsi], Usulan | None]:
    """The report is drawn from the PK in force: what it prints of it cannot differ."""

    def lihat(n: NaskahIsi) -> Usulan | None:
        if not (n.laporan.pk and n.laporan.sasaran):
            return None
        return Usulan(Jawaban.YA, f"{apa} ditarik dari PK yang berlaku.")

    return lihat


def _perbandingan(n: NaskahIsi) -> Usulan | None:
    l: LaporanIsi = n.laporan  # noqa: E741
    lalu = sum(any(x.realisasi for x in i.lalu) for i in l.indikator)
    lain = sum(bool(i.pembanding) for i in l.indikator)
    if not l.indikator:
        return None
    jawaban = Jawaban.YA if lalu or lain else Jawaban.TIDAK
    return Usulan(jawaban, f"{lalu} indikator dibandingkan dengan tahun lalu, {lain} dengan standar atau daerah lain.")


_LIHAT: dict[str, Callable[[NaskahIsi], Usulan | None]] = {
    "I.2": _target,
    "I.3": _capaian,
    "I.5": _perbaikan,
    "I.6": _keuangan,
    "II.2": _bukti,
    "III.1": _dari_pk("Sasaran"),
    "III.4": _dari_pk("Target indikator"),
    "III.7": _perbandingan,
}
