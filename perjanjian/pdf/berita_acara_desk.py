"""Berita acara of a day of Desk: each appointment, who came, what came of it (BK penjelasan Pasal 11 ayat (4))."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sakip.angka import tanggal_panjang, terbilang, terbilang_tanggal
from sakip.dokumen import cetakan
from sakip.dokumen.isi import PemdaIsi
from sakip.dokumen.render import Tata, susun_pdf
from sakip.dokumen.tabel import Isian, Tabel, rentangkan

from .berita_acara import AnggotaIsi, KopIsi, baris_anggota, gaya


@dataclass(frozen=True)
class JanjiIsi:
    """One appointment as it ended."""

    pukul: str
    ruang: str
    perangkat_daerah: str
    hadir: tuple[str, ...]
    hasil: str


@dataclass(frozen=True)
class AcaraDeskIsi:
    tahun: int
    nomor: str
    tanggal: date  # of the paper
    tanggal_desk: date
    jam: str
    bertempat: str
    pemda: PemdaIsi
    kop: KopIsi
    tim: str
    penetapan_tim: str
    dasar: str
    janji: tuple[JanjiIsi, ...]
    selaras: int
    anggota: tuple[AnggotaIsi, ...]


def render_acara_desk(isi: AcaraDeskIsi, *, logo: bytes | None, tanda: Mapping[int, str] | None = None) -> bytes:
    """`tanda`: by the place of a member in `isi.anggota` (from 0), when and how he or she signed."""
    judul = f"Berita Acara Desk Perjanjian Kinerja Nomor {isi.nomor}"
    ditandai = tanda or {}
    konteks = {
        "judul_dokumen": judul,
        "pendek": judul,
        "kop": isi.kop,
        "gambar": cetakan.gambar(logo),
        "tahun": str(isi.tahun),
        "nomor": isi.nomor,
        "pembuka": pembuka_desk(isi),
        "kesimpulan": kesimpulan_desk(isi),
        "tempat_tanggal": f"{isi.pemda.tempat}, {tanggal_panjang(isi.tanggal)}",
        "tim": isi.tim.upper(),
        "anggota": [baris_anggota(n, satu, ditandai.get(n - 1, "")) for n, satu in enumerate(isi.anggota, start=1)],
    }

    def susun(tata: Tata) -> str:
        tabel = cetakan.badan_tabel([_tabel(isi)], tata)
        return cetakan.cetak("cetak/berita_acara_desk.html", {**konteks, "gaya": gaya(tata), "daftar_tabel": tabel})

    return susun_pdf([susun], judul=judul)


def pembuka_desk(isi: AcaraDeskIsi) -> str:
    kata = terbilang_tanggal(isi.tanggal_desk)
    return (
        f"Pada hari {kata.hari}, tanggal {kata.tanggal}, bulan {kata.bulan}, tahun {kata.tahun} "
        f"({isi.tanggal_desk:%d-%m-%Y}), pukul {isi.jam}, bertempat di {isi.bertempat}, kami {isi.tim} yang "
        f"ditetapkan dengan {isi.penetapan_tim}, berdasarkan {isi.dasar}, telah melaksanakan Desk Perjanjian Kinerja "
        f"Tahun {isi.tahun} dengan Perangkat Daerah sebagai berikut:"
    )


def kesimpulan_desk(isi: AcaraDeskIsi) -> str:
    n = len(isi.janji)
    return (
        f"Dari {n} ({terbilang(n)}) janji, {isi.selaras} ({terbilang(isi.selaras)}) Perjanjian Kinerja dinyatakan "
        "selaras; berita acara masing-masing disebut pada kolom hasil."
    )


def _tabel(isi: AcaraDeskIsi) -> Tabel:
    baris = [
        [
            Isian(f"{nomor}.", kelas="nomor"),
            Isian(f"{satu.pukul}, {satu.ruang}"),
            Isian(satu.perangkat_daerah),
            Isian("; ".join(satu.hadir) or "–"),
            Isian(satu.hasil),
        ]
        for nomor, satu in enumerate(isi.janji, start=1)
    ]
    return Tabel(
        nama="",
        kepala=("No", "Waktu dan ruang", "Perangkat Daerah", "Hadir", "Hasil"),
        lebar=("5%", "17%", "24%", "31%", "23%"),
        nomor_kolom=(),
        susun=lambda potongan: rentangkan("j", baris, potongan),
    )
