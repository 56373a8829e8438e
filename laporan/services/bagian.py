"""A part as a whole: done or not, who writes it until when, last year's words taken over, words moved elsewhere."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from sakip.angka import tanggal_panjang
from sakip.kalender.services.kabar import kabari
from sakip.organisasi.models import Pegawai

from ..models import Bagian, Paragraf
from ..queries.cakupan import boleh_tugaskan
from ..queries.penulis import calon_penulis
from ..queries.tulisan import paragraf_lalu
from .dasar import LaporanDitolak
from .meja import Meja, buka


@transaction.atomic
def tandai(*, laporan_id: int, kunci: str, selesai: bool, aktor: Any, now: datetime) -> Bagian:
    """Say that a part is done, or that it is not after all. Raises `LaporanDitolak`."""
    m = buka(laporan_id, aktor, now)
    bagian = m.bagian(kunci)
    if bagian.selesai != selesai:
        _ubah(bagian, selesai=selesai)
        m.catat("selesai", f"Menandai “{bagian.judul}” {'selesai' if selesai else 'belum selesai'}", bagian=kunci)
    return bagian


@transaction.atomic
def tugaskan(
    *, laporan_id: int, kunci: str, pegawai_id: int | None, tenggat: date | None, aktor: Any, now: datetime
) -> Bagian:
    """Give a part to a person (None: to nobody) to write until a date; the person is told. Raises `LaporanDitolak`."""
    m = buka(laporan_id, aktor, now)
    if not boleh_tugaskan(m.hak, m.laporan):
        raise LaporanDitolak("Bagian dibagikan oleh perencana atau pimpinan yang melapor.")
    petugas = _calon(m, pegawai_id)
    bagian = m.bagian(kunci)
    tenggat = tenggat if petugas else None
    if (bagian.petugas_id, bagian.tenggat) == (pegawai_id, tenggat):
        return bagian
    _ubah(bagian, petugas=petugas, tenggat=tenggat)
    siapa = f"ditulis {petugas.nama}" if petugas else "tidak ditugaskan kepada siapa pun"
    if petugas and petugas.pk != m.hak.pegawai_id:
        batas = f" paling lambat {tanggal_panjang(tenggat)}" if tenggat else ""
        kabari(
            pegawai_id=[petugas.pk],
            judul=f"Anda diminta menulis “{bagian.judul}”",
            isi=f"Bagian {m.laporan}{batas}. Angka, kendala, dan solusi tahun itu tersedia di samping tempat menulis.",
            alamat=reverse("laporan:tulis", args=[m.laporan.pk, kunci]),
            now=now,
        )
    m.catat("tugaskan", f"“{bagian.judul}” {siapa}", bagian=kunci, petugas=pegawai_id, tenggat=str(tenggat or ""))
    return bagian


@transaction.atomic
def salin_lalu(*, laporan_id: int, kunci: str, aktor: Any, now: datetime) -> int:
    """Take over what stood at this place last year, after what stands there; how many paragraphs. Raises
    `LaporanDitolak`."""
    m = buka(laporan_id, aktor, now)
    lalu = paragraf_lalu(m.laporan, kunci)
    if not lalu:
        raise LaporanDitolak(f"LKjIP tahun {m.laporan.tahun - 1} tidak memuat tulisan di bagian ini.")
    bagian = m.bagian(kunci)
    mulai = _akhir(bagian)
    Paragraf.objects.bulk_create(
        Paragraf(
            bagian=bagian, urutan=mulai + n, jenis=p.jenis, isi=p.isi, gambar=_gambar(m, p), penulis=aktor,
            ditulis_pada=now, kutipan=m.kutip(kunci, p.isi, {}),
        )
        for n, p in enumerate(lalu)
    )  # fmt: skip
    m.catat("salin", f"Menyalin “{bagian.judul}” dari tahun {m.laporan.tahun - 1}", bagian=kunci)
    return len(lalu)


@transaction.atomic
def pindahkan(*, laporan_id: int, kunci: str, tujuan: str, aktor: Any, now: datetime) -> int:
    """Move the words of a part to the end of another one; how many paragraphs. Raises `LaporanDitolak`."""
    m = buka(laporan_id, aktor, now)
    if tujuan not in m.tempat or tujuan == kunci:
        raise LaporanDitolak("Pilih bagian lain sebagai tujuannya.")
    asal, ke = m.bagian(kunci), m.bagian(tujuan)
    rows = list(asal.paragraf.order_by("urutan", "id"))
    for n, p in enumerate(rows, _akhir(ke)):
        Paragraf.objects.filter(pk=p.pk).update(bagian=ke, urutan=n)
    asal.komentar.update(bagian=ke)
    m.catat("pindah", f"Memindahkan tulisan “{asal.judul}” ke “{ke.judul}”", bagian=kunci, tujuan=tujuan)
    return len(rows)


def _ubah(bagian: Bagian, **isi: Any) -> None:
    for nama, nilai in isi.items():
        setattr(bagian, nama, nilai)
    bagian.versi_kunci += 1
    bagian.save(update_fields=[*isi, "versi_kunci"])


def _akhir(bagian: Bagian) -> int:
    terakhir = bagian.paragraf.aggregate(n=Max("urutan"))["n"]
    return 0 if terakhir is None else int(terakhir) + 1


def _gambar(m: Meja, p: Paragraf) -> Any:
    """The same picture as one of this report's own."""
    if p.gambar is None:
        return None
    g = p.gambar
    return m.laporan.gambar.create(berkas=g.berkas, judul=g.judul, alt=g.alt, oleh=m.aktor, pada=m.now)


def _calon(m: Meja, pegawai_id: int | None) -> Pegawai | None:
    if pegawai_id is None:
        return None
    petugas = next((p for p in calon_penulis(m.laporan, m.hak.tanggal) if p.pk == pegawai_id), None)
    if petugas is None:
        raise LaporanDitolak("Orang ini tidak dapat menulis di laporan ini. Pilih orang lain.")
    return petugas
