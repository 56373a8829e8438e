"""What is still missing in a planning document, each with the rule behind it; some of it holds up its setting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from renstra.enums import JenisAnggaran, JenisRencana, VersiAnggaran
from sakip.angka import MasukanSalah, baca_rupiah, format_rupiah


@dataclass(frozen=True)
class Sebutan:
    """A part of a document as a fault names it."""

    id: int
    nama: str


PENDEK = 80
# What a shortage is told to be against; the articles stand with the rules below.
_SUB = "Anggaran dirinci sampai sub kegiatan"
_RKT = "RKT diturunkan dari rencananya"
_TARGET = "Target ditulis dalam satuan indikatornya"
_RENCANA = "Setiap sasaran mempunyai indikator dan target tiap tahun"


def sebut(objek: Any, teks: str) -> Sebutan:
    """A part by the beginning of its text."""
    return Sebutan(objek.pk, f"“{teks if len(teks) <= PENDEK else teks[:PENDEK] + '…'}”")


@dataclass(frozen=True)
class Catatan:
    """A part of a document and what is to be said of it."""

    apa: Sebutan
    pesan: str


@dataclass(frozen=True)
class Kekurangan:
    """`tujuan` and `id` say where it is mended; `menghalangi`: the document cannot be set while it stands;
    `singkat`: the same in a few words, beside the part itself."""

    pesan: str
    dasar: str = ""
    menghalangi: bool = False
    tujuan: str = ""
    id: int | None = None
    singkat: str = ""


@dataclass(frozen=True)
class BedaJumlah:
    """An amount of this document beside the one it must equal."""

    apa: Sebutan
    di_sini: Decimal
    seharusnya: Decimal


@dataclass(frozen=True)
class FaktaAnggaran:
    """`rka`: the RKA that this DPA sets, where its sums are to be compared; `beda_rka` by sub kegiatan (id 0: only
    in the RKA)."""

    jenis: str
    jumlah_sub: int
    sub_tanpa_pagu: tuple[Sebutan, ...] = ()
    hasil_tanpa_rkt: tuple[Sebutan, ...] = ()
    program_tanpa_hasil: tuple[Sebutan, ...] = ()
    sub_tanpa_keluaran: tuple[Sebutan, ...] = ()
    versi: str = VersiAnggaran.MURNI
    baris_tanpa_sub: tuple[Sebutan, ...] = ()
    masukan_beda: tuple[BedaJumlah, ...] = ()
    rka: Sebutan | None = None
    beda_rka: tuple[BedaJumlah, ...] = ()
    hasil_rkt_lama: tuple[Sebutan, ...] = ()
    hasil_rkt_disusun: tuple[Sebutan, ...] = ()


@dataclass(frozen=True)
class FaktaRKT:
    jumlah_baris: int
    tanpa_target: tuple[Sebutan, ...] = ()
    bukan_angka: tuple[Catatan, ...] = ()
    beda_tanpa_alasan: tuple[Sebutan, ...] = ()


@dataclass(frozen=True)
class FaktaRencana:
    jenis: str
    jumlah_sasaran: int
    sasaran_tanpa_indikator: tuple[Sebutan, ...] = ()
    sasaran_tanpa_rpjmd: tuple[Sebutan, ...] = ()
    indikator_tanpa_target: tuple[Sebutan, ...] = ()
    skala: tuple[Catatan, ...] = ()
    target_akhir: tuple[Catatan, ...] = ()


def _tiap(
    apa: Iterable[Sebutan], tujuan: str, pesan: str, dasar: str, *, menghalangi: bool = False, singkat: str = ""
) -> list[Kekurangan]:
    return [Kekurangan(pesan.format(s.nama), dasar, menghalangi, tujuan, s.id, singkat) for s in apa]


def periksa_anggaran(fakta: FaktaAnggaran) -> list[Kekurangan]:
    """A DPA rests on lines whose sums agree, each hasil comes from the RKT (GM/SM Pasal 6, Lampiran; BK Pasal 3)."""
    nama = JenisAnggaran(fakta.jenis).label
    kurang: list[Kekurangan] = []
    if not fakta.jumlah_sub:
        kurang.append(
            Kekurangan(
                f"{nama} belum memuat satu pun sub kegiatan. Impor rekap SIPD atau tambahkan barisnya.",
                _SUB,
                True,
            )
        )
    return kurang + _hasil(fakta) + _jumlah(fakta) + _saran(fakta)


def _hasil(fakta: FaktaAnggaran) -> list[Kekurangan]:
    """The indikator of the RKT is the tolok ukur of the hasil (GM/SM Lampiran, RKT -> RKA)."""
    dasar = "Indikator RKT menjadi tolok ukur hasil"
    tanpa = "Tolok ukur hasil {} belum menunjuk baris RKT asalnya."
    lama = "Tolok ukur hasil {} menunjuk baris RKT yang sudah digantikan. Tunjuk baris RKT yang berlaku."
    return _tiap(fakta.hasil_tanpa_rkt, "tolok_ukur", tanpa, dasar, menghalangi=True) + _tiap(
        fakta.hasil_rkt_lama, "tolok_ukur", lama, dasar, menghalangi=True
    )


def _jumlah(fakta: FaktaAnggaran) -> list[Kekurangan]:
    """Every level has money below it, masukan is that money, the DPA is the RKA that it sets (GM/SM Pasal 6)."""
    murni = fakta.versi == VersiAnggaran.MURNI
    kosong = "{} belum mempunyai pagu." if murni else "{} tidak lagi mempunyai pagu pada versi ini."
    kurang = _tiap(fakta.baris_tanpa_sub, "baris", "{} tidak mempunyai sub kegiatan.", _SUB, menghalangi=True)
    kurang += _tiap(fakta.sub_tanpa_pagu, "baris", kosong, _SUB, menghalangi=murni)
    kurang += [
        Kekurangan(
            f"Masukan {b.apa.nama} tertulis {format_rupiah(b.di_sini)}, sedangkan pagu barisnya "
            f"{format_rupiah(b.seharusnya)}.",
            "Masukan adalah dana barisnya",
            True,
            "tolok_ukur",
            b.apa.id,
        )
        for b in fakta.masukan_beda
    ]
    if fakta.rka:
        kurang += [_beda_rka(b, fakta.rka) for b in fakta.beda_rka]
    return kurang


def _beda_rka(beda: BedaJumlah, rka: Sebutan) -> Kekurangan:
    """The RKA is set in the DPA: what differs is mended in one of them (GM/SM Pasal 6 ayat (1))."""
    tujuan, ke = ("baris", beda.apa.id) if beda.apa.id else ("anggaran", rka.id)
    return Kekurangan(
        f"{beda.apa.nama}: {format_rupiah(beda.di_sini)} pada DPA, {format_rupiah(beda.seharusnya)} pada {rka.nama}. "
        "RKA ditetapkan dalam DPA; samakan salah satunya.",
        "RKA ditetapkan dalam DPA",
        True,
        tujuan,
        ke,
    )


def _saran(fakta: FaktaAnggaran) -> list[Kekurangan]:
    """What a PK will miss later, but a DPA may lack."""
    tanpa_hasil = "{} belum mempunyai tolok ukur hasil, sehingga tidak ada yang ditarik ke PK."
    disusun = "Tolok ukur hasil {} menunjuk RKT yang masih disusun. Tetapkan RKT-nya lebih dahulu."
    return [
        *_tiap(fakta.hasil_rkt_disusun, "tolok_ukur", disusun, "Hasil berasal dari RKT yang ditetapkan"),
        *_tiap(fakta.program_tanpa_hasil, "baris", tanpa_hasil, "Isi PK berasal dari hasil pada DPA"),
        *_tiap(
            fakta.sub_tanpa_keluaran,
            "baris",
            "{} belum mempunyai tolok ukur keluaran.",
            "Sub kegiatan diukur dengan keluaran",
        ),
    ]


def masukan_uang(target: str, satuan: str) -> Decimal | None:
    """The amount that a masukan states, where it is money: `Rp 1.000.000,00`, or a number in rupiah."""
    if not (target.strip().casefold().startswith("rp") or satuan.strip(" .()").casefold() in {"rp", "rupiah"}):
        return None
    try:
        return baca_rupiah(target)
    except MasukanSalah:
        return None


def periksa_rkt(fakta: FaktaRKT) -> list[Kekurangan]:
    """Every row of an RKT has a target, in numbers and in the indicator's unit (GM Lampiran B.3, SM Lampiran A.3)."""
    kurang: list[Kekurangan] = []
    if not fakta.jumlah_baris:
        kurang.append(Kekurangan("RKT belum memuat satu pun indikator.", _RKT, True))
    kurang += _tiap(fakta.tanpa_target, "baris_rkt", "Target {} belum diisi.", _TARGET, menghalangi=True)
    kurang += [
        Kekurangan(f"{c.apa.nama}: {c.pesan}", _TARGET, tujuan="baris_rkt", id=c.apa.id) for c in fakta.bukan_angka
    ]
    return kurang + _tiap(
        fakta.beda_tanpa_alasan,
        "baris_rkt",
        "Target {} berbeda dari rencananya tanpa alasan tertulis.",
        _RKT,
    )


def periksa_rencana(fakta: FaktaRencana) -> list[Kekurangan]:
    """A plan has sasaran, each with indicators and a target for every year (GM/SM Pasal 5)."""
    kurang: list[Kekurangan] = []
    if not fakta.jumlah_sasaran:
        kurang.append(Kekurangan("Belum ada satu pun sasaran.", _RENCANA, True))
    kurang += _tiap(
        fakta.sasaran_tanpa_indikator,
        "simpul",
        "Sasaran {} belum mempunyai indikator.",
        _RENCANA,
        menghalangi=True,
        singkat="Belum ada indikator",
    )
    kurang += _tiap(
        fakta.indikator_tanpa_target,
        "indikator",
        "Indikator {} belum mempunyai target setiap tahun.",
        _RENCANA,
        singkat="Target belum lengkap",
    )
    kurang += [
        Kekurangan(
            f"Indikator {c.apa.nama}: {c.pesan}",
            _TARGET,
            tujuan="indikator",
            id=c.apa.id,
            singkat=c.pesan,
        )
        for c in fakta.skala
    ]
    kurang += [
        Kekurangan(f"Indikator {c.apa.nama}: {c.pesan}", _RENCANA, tujuan="indikator", id=c.apa.id, singkat=c.pesan)
        for c in fakta.target_akhir
    ]
    if fakta.jenis == JenisRencana.RENSTRA:
        kurang += _tiap(
            fakta.sasaran_tanpa_rpjmd,
            "simpul",
            "Sasaran {} belum menyebut sasaran RPJMD yang didukungnya.",
            "Renstra berpedoman pada RPJMD",
            singkat="Belum menyebut sasaran RPJMD",
        )
    return kurang


def tanggal_salah(tanggal: date | None, tahun: int, today: date, sejak: date | None = None) -> str | None:
    """A budget of `tahun` is set in that year or the one before, not in the future, and not before the version that it
    replaces (`sejak`)."""
    if tanggal is None:
        return "Tanggal pengesahan belum diisi."
    if tanggal > today:
        return f"Tanggal pengesahan {tanggal:%d-%m-%Y} belum tiba."
    if tanggal.year not in {tahun - 1, tahun}:
        return f"Tanggal pengesahan {tanggal:%d-%m-%Y} tidak sesuai dengan tahun anggaran {tahun}."
    if sejak and tanggal < sejak:
        return f"Tanggal pengesahan {tanggal:%d-%m-%Y} mendahului versi yang digantikan ({sejak:%d-%m-%Y})."
    return None
