"""An RKT as its form prints it, and how it came from the five-year plan (GM/SM Lampiran)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from renstra.enums import JenisSimpul, JenisTolokUkur, StatusDokumen
from renstra.models import RKT, BarisRKT, DokumenAnggaran, Rencana, Simpul, TolokUkur
from renstra.queries.rencana import indikator_urut
from sakip.dokumen.isi import IndikatorIsi, Jenis, KelompokIsi
from sakip.dokumen.profil import pemda_isi, pimpinan, tata_letak
from sakip.dokumen.rkt import IsiRkt
from sakip.organisasi.queries import formulir, ketentuan_pada

_ATAS = (JenisSimpul.TUJUAN, JenisSimpul.SASARAN)
# A regency whose regulation prints no RKT form: the columns common to all, set as its own PK is.
_BAWAAN: dict[str, Any] = {
    "kode": "rkt",
    "nama": "RKT",
    "jenis_cetakan": "tabel_tunggal",
    "kertas": "F4",
    "huruf": "arial",
    "margin": [20, 20, 20, 25],
    "margin_pernyataan": [20, 25, 20, 25],
    "huruf_tabel": 10,
    "huruf_ttd": 11,
    "nomor_kolom": "kurung",
    "identitas": "nama_pangkat_nip",
    "pernyataan": None,
    "anggaran": None,
    "tabel": {
        "nama": "",
        "lebar": [7, 36, 39, 18],
        "label": {"tujuan": "Tujuan:", "sasaran": "Sasaran:", "kondisi": "Kondisi:"},
    },
    "ttd": {"label_kedua": "", "label_pertama": "", "jabatan": "biasa", "koma": False, "kurung": False},
}
_HURUF = ("kertas", "huruf", "margin", "margin_pernyataan", "huruf_tabel", "huruf_ttd", "nomor_kolom", "identitas")


def bentuk_rkt(pemda_id: int, tahun: int, *, pemda: bool) -> dict[str, Any]:
    """The regency's form of the RKT for the year; where it has none, a plain one in the letters of its PK."""
    kode = "rkt_pemda" if pemda else "rkt_pd"
    ketentuan = ketentuan_pada(pemda_id, date(tahun, 1, 1))
    ada = {k: f for k in (kode, "kepala_pd") if ketentuan and (f := formulir(ketentuan, k))}
    if kode in ada:
        return tata_letak(ada[kode], ketentuan)
    pk = tata_letak(ada.get("kepala_pd"), ketentuan)
    siapa, lingkup = ("Daerah", "{PEMDA}") if pemda else ("Perangkat Daerah", "{PD}")
    return {
        **_BAWAAN,
        **{nama: pk[nama] for nama in _HURUF if nama in pk},
        "judul": ["RENCANA KINERJA TAHUNAN TAHUN {tahun}", lingkup],
        "judul_pendek": "Rencana Kinerja Tahunan {tahun} - " + ("{pemda}" if pemda else "{pd}"),
        "tabel": _BAWAAN["tabel"]
        | {"kepala": ["No", f"Tujuan dan Sasaran {siapa}", "Indikator Kinerja", "Target Kinerja"]},
    }


def isi_rkt(rkt: RKT, hari_ini: date, *, lengkap: bool = False) -> IsiRkt:
    """What the form of an RKT says (GM Lampiran B.4, SM Lampiran A.4): tujuan and sasaran with indicator and target.

    `lengkap`: also the other indicators that the plan carries below a sasaran (program, kegiatan, sub kegiatan).
    """
    return IsiRkt(
        tahun=rkt.tahun,
        tata_letak=bentuk_rkt(rkt.pemda_id, rkt.tahun, pemda=rkt.pd_id is None),
        pemda=pemda_isi(rkt.pemda),
        pd_nama=rkt.pd.nama if rkt.pd else None,
        penanda_tangan=pimpinan(rkt.pemda, rkt.pd, rkt.tanggal or hari_ini),
        kelompok=_kelompok(_baris(rkt, lengkap=lengkap)),
        tanggal=rkt.tanggal,
    )


def _baris(rkt: RKT, *, lengkap: bool) -> list[BarisRKT]:
    rows = rkt.baris.select_related("simpul__induk__induk__induk__induk").order_by("urutan", "id")
    return [b for b in rows if lengkap or b.simpul is None or b.simpul.jenis in _ATAS]


def _kelompok(baris: Iterable[BarisRKT]) -> tuple[KelompokIsi, ...]:
    """Rows of one tujuan or sasaran together, a tujuan above its sasaran.

    A row of no plan is the condition that should come about in the year (GM Lampiran B.4.b, SM Lampiran A.4.b).
    """
    kunci: dict[tuple[Jenis, str, str], list[IndikatorIsi]] = {}
    for b in baris:
        jenis, tujuan = _letak(b.simpul)
        kunci.setdefault((jenis, b.sasaran, tujuan), []).append(IndikatorIsi(b.pk, b.nama, b.target, b.satuan))
    hasil: list[KelompokIsi] = []
    induk: dict[str, int] = {}
    for (jenis, teks, tujuan), indikator in kunci.items():
        if jenis == "tujuan":
            induk[teks] = len(hasil)
        elif tujuan and tujuan not in induk:
            induk[tujuan] = len(hasil)
            hasil.append(KelompokIsi("tujuan", tujuan))
        atas = induk.get(tujuan) if jenis == "sasaran" else None
        hasil.append(KelompokIsi(jenis, teks, atas, tuple(indikator)))
    return tuple(hasil)


def _letak(simpul: Simpul | None) -> tuple[Jenis, str]:
    """Which kind of entry of column 2 a node makes, and the text of the tujuan above it."""
    if simpul is None:
        return "kondisi", ""
    if simpul.jenis == JenisSimpul.TUJUAN:
        return "tujuan", ""
    atas = simpul
    while atas.jenis != JenisSimpul.TUJUAN and atas.induk is not None:
        atas = atas.induk
    return "sasaran", atas.uraian if atas.jenis == JenisSimpul.TUJUAN else ""


# ---- Renstra -> RKT


@dataclass(frozen=True)
class BarisHubungan:
    """One indicator of the plan with its end target and yearly targets, and its row in the RKT where it was chosen."""

    tujuan: str
    sasaran: str
    indikator: str
    satuan: str
    akhir: str
    target: tuple[str, ...]
    rkt: BarisRKT | None


@dataclass(frozen=True)
class Hubungan:
    tahun: tuple[int, ...]
    baris: list[BarisHubungan]
    lepas: list[BarisRKT]  # rows of the RKT that the plan does not have


def hubungan_rencana(rkt: RKT) -> Hubungan:
    """How the RKT breaks down the plan (GM Lampiran B.4.a, SM Lampiran A.4.a), in a constant number of queries."""
    baris_rkt = list(rkt.baris.select_related("simpul").order_by("urutan", "id"))
    terpilih = {b.indikator_id: b for b in baris_rkt if b.indikator_id}
    hasil = []
    for i in indikator_urut(rkt.rencana):
        if i.simpul.jenis not in _ATAS:
            continue
        jenis, tujuan = _letak(i.simpul)
        target = {t.tahun: t.tertulis for t in i.target.all()}
        hasil.append(
            BarisHubungan(
                tujuan=i.simpul.uraian if jenis == "tujuan" else tujuan,
                sasaran="" if jenis == "tujuan" else i.simpul.uraian,
                indikator=i.nama,
                satuan=i.satuan,
                akhir=i.target_akhir,
                target=tuple(target.get(t, "") for t in rkt.rencana.tahun),
                rkt=terpilih.get(i.pk),
            )
        )
    lepas = [b for b in baris_rkt if b.simpul is None]
    return Hubungan(tuple(rkt.rencana.tahun), hasil, lepas)


def baris_rkt_sumber(dokumen: DokumenAnggaran, dipakai: Collection[int]) -> list[BarisRKT]:
    """The rows of the RKT in force (or being drawn up) that a budget may rest on, and those that it does rest on."""
    hidup = Q(rkt__pd_id=dokumen.pd_id, rkt__tahun=dokumen.tahun, rkt__status=StatusDokumen.DITETAPKAN)
    rows = BarisRKT.objects.filter(hidup | Q(pk__in=dipakai)).select_related("rkt")
    return list(rows.order_by("rkt__status", "rkt_id", "urutan", "id"))


# ---- which tujuan and sasaran are realised this year


@dataclass(frozen=True)
class PilihanSasaran:
    """A tujuan or sasaran of the plan, how many indicators it (and what is below it) has, whether the RKT has it."""

    simpul: Simpul
    banyak: int
    terpilih: bool


def pilihan_sasaran(rencana: Rencana, tahun: int, rkt: RKT | None = None) -> list[PilihanSasaran]:
    """Tujuan and sasaran that have a target for the year, in the order of the plan (SM Lampiran A.1)."""
    ada = {sasaran_dari(b.simpul).pk for b in _bersimpul(rkt) if b.simpul} if rkt else set()
    banyak: dict[int, int] = {}
    simpul: dict[int, Simpul] = {}
    for i in indikator_urut(rencana):
        if any(t.tahun == tahun and t.tertulis for t in i.target.all()):
            atas = sasaran_dari(i.simpul)
            simpul[atas.pk] = atas
            banyak[atas.pk] = banyak.get(atas.pk, 0) + 1
    return [PilihanSasaran(s, banyak[pk], rkt is None or pk in ada) for pk, s in simpul.items()]


def _bersimpul(rkt: RKT) -> Iterable[BarisRKT]:
    return rkt.baris.select_related("simpul__induk__induk__induk__induk")


def sasaran_dari(simpul: Simpul) -> Simpul:
    """The tujuan or sasaran that a program, kegiatan or sub kegiatan serves."""
    while simpul.jenis not in _ATAS and simpul.induk is not None:
        simpul = simpul.induk
    return simpul


def hasil_menurut_rkt(rkt: RKT) -> dict[int, list[TolokUkur]]:
    """Row of the RKT -> the hasil of RKA and DPA that rest on it; of documents that were replaced none."""
    hasil: dict[int, list[TolokUkur]] = {}
    rows = TolokUkur.objects.filter(baris_rkt__rkt=rkt, jenis=JenisTolokUkur.HASIL)
    rows = rows.exclude(baris__dokumen__status=StatusDokumen.DIGANTIKAN).select_related("baris__dokumen")
    for satu in rows.order_by("baris__dokumen_id", "baris__kode", "urutan"):
        assert satu.baris_rkt_id is not None
        hasil.setdefault(satu.baris_rkt_id, []).append(satu)
    return hasil
