"""Writing together: each paragraph saved only if nobody else changed it; every wording stays to be had back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from sakip.angka import MasukanSalah, bersihkan_teks
from sakip.kunci import tukar

from ..enums import JenisParagraf
from ..kaya import bersihkan
from ..kaya.bentuk import jenis_paragraf, pisahkan
from ..kaya.simpul import tulis
from ..models import Bagian, GambarLaporan, Paragraf, RiwayatParagraf
from .dasar import Berubah, LaporanDitolak
from .meja import Meja, buka

PALING_PANJANG = 60_000  # signs of one paragraph, marks counted
ASING = "Paragraf ini tidak ada lagi di laporan ini. Muat ulang halaman."


@dataclass(frozen=True)
class IsiParagraf:
    """What was typed in a paragraph (None: nothing), and the version of it that the person saw.

    `pisah`: the writer has left it: what was pasted as one becomes a paragraph for each block.
    """

    id: int
    versi: int
    isi: str | None = None
    pisah: bool = False


@dataclass(frozen=True)
class Bentrok:
    """A paragraph that somebody else changed since: what stands there, beside what was sent. What was sent stands in
    its history, so that neither is lost whichever is chosen."""

    kini: Paragraf
    dikirim: str


@dataclass(frozen=True)
class Simpanan:
    """What came of a saving; `galat`: per paragraph why it could not be saved."""

    tersimpan: tuple[int, ...] = ()
    bentrok: tuple[Bentrok, ...] = ()
    galat: dict[int, str] = field(default_factory=dict)


def bersih(isi: str) -> str:
    """The text as it may be stored. Raises `MasukanSalah`."""
    return bersihkan_teks(bersihkan(isi), PALING_PANJANG)


@transaction.atomic
def simpan(*, laporan_id: int, baris: Sequence[IsiParagraf], aktor: Any, now: datetime) -> Simpanan:
    """Save these paragraphs; one in conflict does not cost the others. Raises `LaporanDitolak`."""
    m = buka(laporan_id, aktor, now)
    ada = {p.pk: p for p in _kunci_paragraf(m, [b.id for b in baris])}
    if {b.id for b in baris} - set(ada):
        raise LaporanDitolak(ASING)
    tersimpan, bentrok, galat = [], [], {}
    for b in baris:
        p = ada[b.id]
        try:
            isi = p.isi if b.isi is None else bersih(b.isi)
        except MasukanSalah as salah:
            galat[p.pk] = salah.pesan
            continue
        if isi != p.isi and p.versi_kunci != b.versi:
            _ingat(p, isi, m)
            bentrok.append(Bentrok(p, isi))
        elif _tulis_dan_pisah(m, p, isi, pisah=b.pisah):
            tersimpan.append(p.pk)
    if tersimpan:
        judul = ada[tersimpan[0]].bagian.judul
        m.catat("tulis", f"Menulis “{judul}”", paragraf=tersimpan)
    return Simpanan(tuple(tersimpan), tuple(bentrok), galat)


@transaction.atomic
def tambah(
    *, laporan_id: int, kunci: str, isi: str = "", sesudah: int | None = None, aktor: Any, now: datetime
) -> list[Paragraf]:
    """New paragraphs, one for each block (without words an empty one to type in), after `sesudah` or at the end.
    Raises `LaporanDitolak`, `MasukanSalah`."""
    m = buka(laporan_id, aktor, now)
    bagian = m.bagian(kunci)
    hasil = _sisipkan(m, bagian, pisahkan(bersih(isi)) or [""], _urutan_sesudah(bagian, sesudah))
    m.catat("tulis", f"Menambah {len(hasil)} paragraf “{bagian.judul}”", paragraf=[p.pk for p in hasil])
    return hasil


@transaction.atomic
def geser(*, paragraf_id: int, arah: int, aktor: Any, now: datetime) -> Paragraf:
    """One place up (-1) or down (1) among those that stand in the report; at the end nothing happens."""
    m, p = _satu(paragraf_id, aktor, now)
    rows = list(p.bagian.paragraf.filter(dihapus=False).order_by("urutan", "id"))
    ke = next((n for n, x in enumerate(rows) if x.pk == p.pk), None)
    if ke is None or not 0 <= ke + arah < len(rows):
        return p
    rows.insert(ke + arah, rows.pop(ke))
    for n, x in enumerate(rows):
        if x.urutan != n:
            x.urutan = n
            Paragraf.objects.filter(pk=x.pk).update(urutan=n)
    m.catat("geser", f"Memindahkan paragraf “{p.bagian.judul}”", paragraf=[p.pk])
    return p


@transaction.atomic
def keluarkan(*, paragraf_id: int, aktor: Any, now: datetime) -> Paragraf:
    """Take it out of the report; it can be put back."""
    return _tandai(paragraf_id, aktor, now, dihapus=True)


@transaction.atomic
def kembalikan(*, paragraf_id: int, aktor: Any, now: datetime) -> Paragraf:
    """Put back what was taken out."""
    return _tandai(paragraf_id, aktor, now, dihapus=False)


@transaction.atomic
def pulihkan(*, riwayat_id: int, versi: int, aktor: Any, now: datetime) -> Paragraf:
    """Give a paragraph an earlier wording; the one it has now is kept. Raises `LaporanDitolak`."""
    r = RiwayatParagraf.objects.filter(pk=riwayat_id).first()
    if r is None:
        raise LaporanDitolak("Bunyi ini tidak ada lagi. Muat ulang halaman.")
    m, p = _satu(r.paragraf_id, aktor, now)
    if p.versi_kunci != versi:
        raise Berubah
    if p.isi != r.isi:
        _tulis(m, p, r.isi)
        m.catat("pulihkan", f"Memulihkan bunyi paragraf “{p.bagian.judul}”", paragraf=[p.pk], riwayat=r.pk)
    return p


@transaction.atomic
def anggap_benar(*, paragraf_id: int, aktor: Any, now: datetime) -> Paragraf:
    """The new figures were read and the words still hold."""
    m, p = _satu(paragraf_id, aktor, now)
    Paragraf.objects.filter(pk=p.pk).update(kutipan=m.kutip(p.bagian.kunci, p.isi, {}))
    m.catat("benar", f"Menyatakan angka dalam “{p.bagian.judul}” masih benar", paragraf=[p.pk], kutipan=p.kutipan)
    return p


def sisipkan_gambar(m: Meja, kunci: str, gambar: GambarLaporan, sesudah: int | None) -> Paragraf:
    """A paragraph for a picture; its words are the caption. Within the transaction of its upload."""
    bagian = m.bagian(kunci)
    isi = bersih(tulis([gambar.judul]))
    urutan = _urutan_sesudah(bagian, sesudah)
    return _sisipkan(m, bagian, [isi], urutan, gambar=gambar, jenis=JenisParagraf.GAMBAR)[0]


# ---- within the transaction


def _kunci_paragraf(m: Meja, pk: Sequence[int]) -> list[Paragraf]:
    rows = Paragraf.objects.filter(bagian__laporan=m.laporan, pk__in=pk).select_for_update(of=("self",))
    return list(rows.select_related("bagian", "penulis__pegawai"))


def _satu(paragraf_id: int, aktor: Any, now: datetime) -> tuple[Meja, Paragraf]:
    asal = Paragraf.objects.filter(pk=paragraf_id).values_list("bagian__laporan_id", flat=True).first()
    if asal is None:
        raise LaporanDitolak(ASING)
    m = buka(asal, aktor, now)
    if not (rows := _kunci_paragraf(m, [paragraf_id])):
        raise LaporanDitolak(ASING)
    return m, rows[0]


def _ingat(p: Paragraf, isi: str, m: Meja) -> None:
    """Keep a wording that did not come to stand in the report."""
    if isi and not p.riwayat.filter(isi=isi, penulis=m.aktor).exists():
        RiwayatParagraf.objects.create(paragraf=p, isi=isi, penulis=m.aktor, ditulis_pada=m.now)


def _tulis(m: Meja, p: Paragraf, isi: str) -> None:
    """The new wording; the former goes to the history first."""
    if p.isi:
        RiwayatParagraf.objects.create(paragraf=p, isi=p.isi, penulis_id=p.penulis_id, ditulis_pada=p.ditulis_pada)
    baru = {
        "isi": isi,
        "jenis": JenisParagraf.GAMBAR if p.gambar_id else jenis_paragraf(isi),
        "penulis": m.aktor,
        "ditulis_pada": m.now,
        "dihapus": False,
        "kutipan": m.kutip(p.bagian.kunci, isi, p.kutipan),
    }
    tukar(Paragraf.objects.all(), p, baru, Berubah())


def _tulis_dan_pisah(m: Meja, p: Paragraf, isi: str, *, pisah: bool) -> bool:
    """Whether something changed."""
    blok = pisahkan(isi) if pisah and not p.gambar_id else []
    utama = blok[0] if len(blok) > 1 else isi
    if utama == p.isi:
        return False
    _tulis(m, p, utama)
    if len(blok) > 1:
        _sisipkan(m, p.bagian, blok[1:], p.urutan + 1)
    return True


def _sisipkan(m: Meja, bagian: Bagian, blok: Sequence[str], urutan: int, **lain: Any) -> list[Paragraf]:
    bagian.paragraf.filter(urutan__gte=urutan).update(urutan=F("urutan") + len(blok))
    return [
        Paragraf.objects.create(
            bagian=bagian, urutan=urutan + n, isi=isi, penulis=m.aktor, ditulis_pada=m.now,
            kutipan=m.kutip(bagian.kunci, isi, {}), **{"jenis": jenis_paragraf(isi), **lain},
        )
        for n, isi in enumerate(blok)
    ]  # fmt: skip


def _urutan_sesudah(bagian: Bagian, sesudah: int | None) -> int:
    asal = bagian.paragraf.filter(pk=sesudah).values_list("urutan", flat=True).first() if sesudah else None
    if asal is None:
        asal = bagian.paragraf.aggregate(n=Max("urutan"))["n"]
    return 0 if asal is None else asal + 1


def _tandai(paragraf_id: int, aktor: Any, now: datetime, *, dihapus: bool) -> Paragraf:
    m, p = _satu(paragraf_id, aktor, now)
    if p.dihapus != dihapus:
        tukar(Paragraf.objects.filter(dihapus=not dihapus), p, {"dihapus": dihapus}, Berubah())
        kata = "Mengeluarkan" if dihapus else "Mengembalikan"
        m.catat("keluarkan" if dihapus else "kembalikan", f"{kata} paragraf “{p.bagian.judul}”", paragraf=[p.pk])
    return p
