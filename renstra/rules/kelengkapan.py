"""What is still missing in a planning document, each with its article; some of it holds up the setting of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from renstra.enums import JenisAnggaran, JenisRencana


@dataclass(frozen=True)
class Sebutan:
    """A part of a document as a fault names it."""

    id: int
    nama: str


@dataclass(frozen=True)
class Kekurangan:
    """`tujuan` and `id` say where it is mended; `menghalangi`: the document cannot be set while it stands."""

    pesan: str
    dasar: str = ""
    menghalangi: bool = False
    tujuan: str = ""
    id: int | None = None


@dataclass(frozen=True)
class FaktaAnggaran:
    jenis: str
    jumlah_sub: int
    sub_tanpa_pagu: tuple[Sebutan, ...] = ()
    hasil_tanpa_rkt: tuple[Sebutan, ...] = ()
    program_tanpa_hasil: tuple[Sebutan, ...] = ()
    sub_tanpa_keluaran: tuple[Sebutan, ...] = ()


@dataclass(frozen=True)
class FaktaRKT:
    jumlah_baris: int
    tanpa_target: tuple[Sebutan, ...] = ()
    bukan_angka: tuple[Sebutan, ...] = ()
    beda_tanpa_alasan: tuple[Sebutan, ...] = ()


@dataclass(frozen=True)
class FaktaRencana:
    jenis: str
    jumlah_sasaran: int
    sasaran_tanpa_indikator: tuple[Sebutan, ...] = ()
    sasaran_tanpa_rpjmd: tuple[Sebutan, ...] = ()
    indikator_tanpa_target: tuple[Sebutan, ...] = ()


def _tiap(
    apa: Iterable[Sebutan], tujuan: str, pesan: str, dasar: str, *, menghalangi: bool = False
) -> list[Kekurangan]:
    return [Kekurangan(pesan.format(s.nama), dasar, menghalangi, tujuan, s.id) for s in apa]


def periksa_anggaran(fakta: FaktaAnggaran) -> list[Kekurangan]:
    """A DPA rests on lines with money, and each hasil comes from the RKT (GM/SM Lampiran; BK Pasal 3 ayat (1))."""
    nama = JenisAnggaran(fakta.jenis).label
    kurang: list[Kekurangan] = []
    if not fakta.jumlah_sub:
        kurang.append(
            Kekurangan(
                f"{nama} belum memuat satu pun sub kegiatan. Impor rekap SIPD atau tambahkan barisnya.",
                "GM/SM Pasal 6",
                True,
            )
        )
    hasil = "Tolok ukur hasil {} belum menunjuk baris RKT asalnya."
    kurang += _tiap(fakta.hasil_tanpa_rkt, "tolok_ukur", hasil, "GM/SM Lampiran (RKT ke RKA)", menghalangi=True)
    kurang += _tiap(fakta.sub_tanpa_pagu, "baris", "{} belum mempunyai pagu.", "GM/SM Pasal 6")
    kurang += _tiap(
        fakta.program_tanpa_hasil,
        "baris",
        "{} belum mempunyai tolok ukur hasil, sehingga tidak ada yang ditarik ke PK.",
        "SM Lampiran B",
    )
    return kurang + _tiap(
        fakta.sub_tanpa_keluaran, "baris", "{} belum mempunyai tolok ukur keluaran.", "GM/SM Lampiran"
    )


def periksa_rkt(fakta: FaktaRKT) -> list[Kekurangan]:
    """Every row of an RKT has a target, in numbers and in the indicator's unit (GM Lampiran B.3, SM Lampiran A.3)."""
    kurang: list[Kekurangan] = []
    if not fakta.jumlah_baris:
        kurang.append(Kekurangan("RKT belum memuat satu pun indikator.", "GM/SM Pasal 10", True))
    kurang += _tiap(
        fakta.tanpa_target, "baris_rkt", "Target {} belum diisi.", "GM Lampiran B.3, SM Lampiran A.3", menghalangi=True
    )
    kurang += _tiap(
        fakta.bukan_angka,
        "baris_rkt",
        "Target {} bukan angka. Pakai angka, atau pastikan indikatornya berskala teks berurutan.",
        "GM Lampiran B.3, SM Lampiran A.3",
    )
    return kurang + _tiap(
        fakta.beda_tanpa_alasan,
        "baris_rkt",
        "Target {} berbeda dari rencananya tanpa alasan tertulis.",
        "GM/SM Pasal 10",
    )


def periksa_rencana(fakta: FaktaRencana) -> list[Kekurangan]:
    """A plan has sasaran, each with indicators and a target for every year (GM/SM Pasal 5)."""
    kurang: list[Kekurangan] = []
    if not fakta.jumlah_sasaran:
        kurang.append(Kekurangan("Belum ada satu pun sasaran.", "GM/SM Pasal 5", True))
    kurang += _tiap(
        fakta.sasaran_tanpa_indikator,
        "simpul",
        "Sasaran {} belum mempunyai indikator.",
        "GM/SM Pasal 5",
        menghalangi=True,
    )
    kurang += _tiap(
        fakta.indikator_tanpa_target, "indikator", "Indikator {} belum mempunyai target setiap tahun.", "GM/SM Pasal 5"
    )
    if fakta.jenis == JenisRencana.RENSTRA:
        kurang += _tiap(
            fakta.sasaran_tanpa_rpjmd,
            "simpul",
            "Sasaran {} belum menyebut sasaran RPJMD yang didukungnya.",
            "GM/SM Pasal 5",
        )
    return kurang


def tanggal_salah(tanggal: date | None, tahun: int, today: date) -> str | None:
    """A budget of `tahun` is set in that year or the one before, and not in the future."""
    if tanggal is None:
        return "Tanggal pengesahan belum diisi."
    if tanggal > today:
        return f"Tanggal pengesahan {tanggal:%d-%m-%Y} belum tiba."
    if tanggal.year not in {tahun - 1, tahun}:
        return f"Tanggal pengesahan {tanggal:%d-%m-%Y} tidak sesuai dengan tahun anggaran {tahun}."
    return None
