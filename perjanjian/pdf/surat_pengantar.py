"""Surat pengantar of the Sekretaris Daerah with its tanda terima (BK Pasal 11 ayat (6)-(7) and penjelasan)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sakip.angka import tanggal_panjang, terbilang
from sakip.dokumen import cetakan
from sakip.dokumen.isi import PemdaIsi, PihakIsi
from sakip.dokumen.render import Tata, susun_pdf
from sakip.dokumen.tata_letak import HURUF, KERTAS
from sakip.dokumen.teks import NBSP, baris_jabatan, kapital, nama_cetak, nip_cetak, tanpa_sebutan

from .berita_acara import KopIsi

MUAT_TTD = 30  # characters of a line of the jabatan below the letter


@dataclass(frozen=True)
class SuratPengantarIsi:
    """What the letter says. `penerima`: the offices, each once; `pihak_*`: as they signed; `peraturan` by its name."""

    nomor: str
    tanggal: date
    tahun: int
    pemda: PemdaIsi
    kop: KopIsi
    penerima: tuple[str, ...]
    pihak_pertama_jabatan: str
    pihak_kedua_jabatan: str
    pengesahan: date
    peraturan: str
    penanda_tangan: PihakIsi


@dataclass(frozen=True)
class TerimaIsi:
    """A row of the tanda terima that is filled in; `waktu` in the regency's own zone."""

    waktu: datetime
    nama: str
    nip: str


def render_surat_pengantar(
    isi: SuratPengantarIsi, *, logo: bytes | None, terima: Sequence[TerimaIsi | None] = ()
) -> bytes:
    """The letter. `terima`: per recipient who received it, None where nobody has; rows without are left to fill in."""
    judul = f"Surat Pengantar Nomor {isi.nomor}"
    terisi = [*terima, *([None] * len(isi.penerima))][: len(isi.penerima)]
    konteks = {
        "judul_dokumen": judul,
        "pendek": judul,
        "kop": isi.kop,
        "gambar": cetakan.gambar(logo),
        "tempat": isi.pemda.tempat,
        "tempat_tanggal": f"{isi.pemda.tempat}, {tanggal_panjang(isi.tanggal)}",
        "tujuan": berurutan(isi.penerima),
        "nomor": isi.nomor,
        "jenis": jenis(isi),
        "banyaknya": banyaknya(isi),
        "keterangan": keterangan(isi),
        "jabatan": jabatan_penanda_tangan(isi.penanda_tangan, isi.pemda),
        "blok": cetakan.Blok(
            "", (), cetakan.nama_pihak(isi.penanda_tangan), cetakan.identitas_pihak(isi.penanda_tangan)
        ),
        "tanggal": tanggal_panjang(isi.tanggal),
        "terima": [
            _terima(nomor, nama, satu)
            for nomor, (nama, satu) in enumerate(zip(isi.penerima, terisi, strict=True), start=1)
        ],
    }

    def susun(tata: Tata) -> str:
        return cetakan.cetak("cetak/surat_pengantar.html", {**konteks, "gaya": gaya_surat(tata)})

    return susun_pdf([susun], judul=judul)


def berurutan(penerima: Sequence[str]) -> list[str]:
    """`Inspektur;`, `Kepala Bappeda; dan`, the last one without a sign."""
    akhir = len(penerima) - 1
    return [nama + ("" if n == akhir else "; dan" if n == akhir - 1 else ";") for n, nama in enumerate(penerima)]


def jenis(isi: SuratPengantarIsi) -> str:
    kedua = isi.pihak_kedua_jabatan
    return (
        f"Perjanjian Kinerja Tahun {isi.tahun} antara {kedua} dengan {isi.pihak_pertama_jabatan} beserta lampirannya, "
        f"yang telah mendapatkan pengesahan {kedua} tanggal {tanggal_panjang(isi.pengesahan)}"
    )


def banyaknya(isi: SuratPengantarIsi) -> str:
    n = len(isi.penerima)
    return f"{n} ({terbilang(n)}) dokumen, masing-masing 1 (satu)"


def keterangan(isi: SuratPengantarIsi) -> str:
    return (
        "Disampaikan dengan hormat untuk dipergunakan sebagaimana mestinya, sesuai Pasal 11 ayat (6) dan ayat (7) "
        f"{isi.peraturan}."
    )


def jabatan_penanda_tangan(pihak: PihakIsi, pemda: PemdaIsi) -> list[str]:
    """In capitals, with the regency below where the name of the office leaves it out."""
    baris = list(pihak.jabatan_cetak or baris_jabatan(pihak.jabatan, MUAT_TTD))
    if pemda.nama not in " ".join(baris):
        baris.append(pemda.sebutan)
    besar = [kapital(satu) for satu in baris]
    besar[-1] += ","
    return besar


def _terima(nomor: int, penerima: str, satu: TerimaIsi | None) -> dict[str, object]:
    baris: dict[str, object] = {
        "nomor": f"{nomor}.",
        "penerima": tanpa_sebutan(penerima),
        "diterima": satu is not None,
    }
    if satu is None:
        return baris
    return {
        **baris,
        "tanggal": tanggal_panjang(satu.waktu.date()),
        "pukul": f"pukul {satu.waktu:%H.%M %Z}".replace(" ", NBSP),
        "nama": nama_cetak(satu.nama),
        "nip": f"NIP.{NBSP}{nip_cetak(satu.nip)}" if satu.nip else "",
    }


def gaya_surat(tata: Tata) -> dict[str, object]:
    """Paper and type of a letter."""
    return {
        "ukuran": " ".join(KERTAS["F4"]),
        "margin": "20mm 20mm 20mm 25mm",
        "huruf": HURUF["bookman"],
        "tabel": "9pt" if tata.rapat else "9.5pt",
        "ttd": "11pt",
        "isi_atas": "0.85mm" if tata.rapat else "1mm",
        "ruang_ttd": "18mm" if tata.rapat else "22mm",
        "berhalaman": tata.berhalaman,
    }
