"""The letter by which the Kepala PD reports a change (BK Pasal 8 ayat (3))."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sakip.angka import format_rupiah, tanggal_panjang
from sakip.dokumen import cetakan
from sakip.dokumen.isi import PemdaIsi, PihakIsi
from sakip.dokumen.render import Tata, susun_pdf
from sakip.dokumen.teks import tanpa_sebutan

from .berita_acara import KopIsi
from .surat_pengantar import berurutan, gaya_surat, jabatan_penanda_tangan


@dataclass(frozen=True)
class LaporanPerubahanIsi:
    """What the letter says. `semula`: pagu of the version before, None for the first DPA."""

    nomor: str
    tanggal: date
    tahun: int
    pemda: PemdaIsi
    kop: KopIsi
    penerima: tuple[str, ...]
    pd: str
    dokumen: str
    dokumen_nomor: str
    dokumen_tanggal: date
    semula: Decimal | None
    menjadi: Decimal
    alasan: str
    uraian: str
    penjelasan: str
    peraturan: str
    penanda_tangan: PihakIsi


def render_lapor(isi: LaporanPerubahanIsi, *, logo: bytes | None) -> bytes:
    judul = f"Laporan perubahan {isi.pd} Tahun {isi.tahun}"
    konteks: dict[str, Any] = {
        "judul_dokumen": judul,
        "pendek": judul,
        "kop": isi.kop,
        "gambar": cetakan.gambar(logo),
        "tempat": isi.pemda.tempat,
        "tempat_tanggal": f"{isi.pemda.tempat}, {tanggal_panjang(isi.tanggal)}",
        "tujuan": berurutan([tanpa_sebutan(p) for p in isi.penerima]),
        "nomor": isi.nomor,
        "perihal": f"Laporan {isi.alasan.lower()} Tahun {isi.tahun}",
        "pembuka": pembuka(isi),
        "rincian": rincian(isi),
        "penjelasan": [p for p in re.split(r"\n+", isi.penjelasan) if p.strip()],
        "jabatan": jabatan_penanda_tangan(isi.penanda_tangan, isi.pemda),
        "blok": cetakan.Blok(
            "", (), cetakan.nama_pihak(isi.penanda_tangan), cetakan.identitas_pihak(isi.penanda_tangan)
        ),
    }

    def susun(tata: Tata) -> str:
        return cetakan.cetak("cetak/laporan_perubahan.html", {**konteks, "gaya": gaya_surat(tata)})

    return susun_pdf([susun], judul=judul)


def pembuka(isi: LaporanPerubahanIsi) -> str:
    nomor = f" Nomor {isi.dokumen_nomor}" if isi.dokumen_nomor else ""
    return (
        f"Sesuai Pasal 8 ayat (3) {isi.peraturan}, bersama ini kami laporkan bahwa dengan ditetapkannya {isi.dokumen}"
        f"{nomor} tanggal {tanggal_panjang(isi.dokumen_tanggal)}, pada {isi.pd} terjadi {isi.uraian}."
    )


def rincian(isi: LaporanPerubahanIsi) -> list[tuple[str, str]]:
    """The amounts before and after; only one where there was no version before."""
    if isi.semula is None:
        return [("Jumlah anggaran", format_rupiah(isi.menjadi))]
    return [("Anggaran semula", format_rupiah(isi.semula)), ("Anggaran menjadi", format_rupiah(isi.menjadi))]
