"""Berita acara of a verification: by the Tim Verifikasi of the regency (BK Pasal 11 ayat (2)-(4), Pasal 13), or by the
Tim Implementasi SAKIP inside a PD (BK Pasal 12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from sakip.angka import format_rupiah, tanggal_lengkap, tanggal_panjang, terbilang, terbilang_tanggal
from sakip.dokumen import cetakan
from sakip.dokumen.isi import PemdaIsi, PihakIsi
from sakip.dokumen.render import Tata, bubuhi_tanda_air, susun_pdf
from sakip.dokumen.tabel import Isian, Tabel, rentangkan
from sakip.dokumen.tata_letak import HURUF, KERTAS
from sakip.dokumen.teks import NBSP, baris_jabatan, kapital, nama_cetak, nip_cetak

# The usual reason: the unsur belongs to the PD whose agreement is verified.
YANG_DIVERIFIKASI = "perangkat daerah yang diverifikasi"
Lingkup = Literal["kabupaten", "perangkat_daerah"]
Perbaikan = Literal["", "hari_sama", "lain_hari"]
_PERBAIKAN: dict[Perbaikan, str] = {
    "": "",
    "hari_sama": "Setelah perbaikan pada hari yang sama, ",
    "lain_hari": "Setelah perbaikan, ",
}


@dataclass(frozen=True)
class KopIsi:
    """Letterhead: `Pemerintah Kabupaten ...`, the office, its address in one or two lines."""

    pemerintah: str
    nama: str
    alamat: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeselarasanIsi:
    """One of the four documents, in the order a-d of BK Pasal 11 ayat (3)."""

    dokumen: str
    nomor_tanggal: str
    diperiksa: int
    tidak_selaras: int


@dataclass(frozen=True)
class TemuanIsi:
    butir: str
    dokumen: str
    menurut_dokumen: str
    menurut_perjanjian: str
    keputusan: str
    bobot: str = ""


@dataclass(frozen=True)
class DiverifikasiIsi:
    """One agreement that the berita acara is about."""

    pihak_pertama: PihakIsi
    pihak_kedua_jabatan: str
    tanggal_penerimaan: date
    muatan: str
    anggaran: Decimal
    n_indikator: int = 0
    n_temuan: int = 0


@dataclass(frozen=True)
class DeskIsi:
    """The Desk in which it was verified, and who came: each with name and office or unsur."""

    tanggal: date
    pukul: str
    ruang: str
    pd: tuple[str, ...] = ()
    tim: tuple[str, ...] = ()


@dataclass(frozen=True)
class AnggotaIsi:
    """A member of the team. `berhalangan`: the reason, printed in place of the signature."""

    unsur: str
    nama: str
    pangkat: str
    nip: str
    jabatan: str
    kedudukan: str
    berhalangan: str = ""


@dataclass(frozen=True)
class BeritaAcaraIsi:
    lingkup: Lingkup
    tahun: int
    nomor: str
    tanggal: date
    bertempat: str
    pemda: PemdaIsi
    kop: KopIsi
    tim: str
    penetapan_tim: str
    dasar: str
    perangkat_daerah: str
    perjanjian: tuple[DiverifikasiIsi, ...]
    batas_pengiriman: date | None
    keselarasan: tuple[KeselarasanIsi, ...]
    temuan: tuple[TemuanIsi, ...]
    selaras: bool
    anggota: tuple[AnggotaIsi, ...]
    hadir: PihakIsi | None
    desk: DeskIsi | None = None
    perbaikan: Perbaikan = ""
    pasal_dokumen: str = "Pasal 11 ayat (3)"
    pasal_lanjut: str = ""

    @property
    def satu(self) -> DiverifikasiIsi | None:
        """The agreement, where it is only one."""
        return self.perjanjian[0] if len(self.perjanjian) == 1 else None


def render_berita_acara(
    isi: BeritaAcaraIsi, *, logo: bytes | None, draf: bool = False, tanda: Mapping[int, str] | None = None
) -> bytes:
    """`tanda`: by the place of a member in `isi.anggota` (from 0), when and how he or she signed."""
    judul = f"Berita Acara Verifikasi Perjanjian Kinerja Nomor {isi.nomor}"
    tabel_isi = [t for t in (_tabel_perjanjian(isi), _tabel_keselarasan(isi), _tabel_temuan(isi)) if t]
    n_daftar, ditandai = (0 if isi.satu else 1), tanda or {}
    konteks = {
        "judul_dokumen": judul,
        "pendek": judul,
        "kop": isi.kop,
        "gambar": cetakan.gambar(logo),
        "tahun": str(isi.tahun),
        "nomor": isi.nomor,
        "pembuka": pembuka(isi),
        "rincian": _rincian(isi),
        "pasal_dokumen": isi.pasal_dokumen,
        "kesimpulan": kesimpulan(isi),
        "tempat_tanggal": f"{isi.pemda.tempat}, {tanggal_panjang(isi.tanggal)}",
        "tim": isi.tim.upper(),
        "anggota": [baris_anggota(n, satu, ditandai.get(n - 1, "")) for n, satu in enumerate(isi.anggota, start=1)],
        "hadir": _hadir(isi.hadir) if isi.hadir else None,
    }

    def susun(tata: Tata) -> str:
        tabel = cetakan.badan_tabel(tabel_isi, tata)
        return cetakan.cetak(
            "cetak/berita_acara.html",
            {
                **konteks,
                "gaya": gaya(tata),
                "daftar_tabel": tabel,
                "tabel_perjanjian": tabel[:n_daftar],
                "tabel_a": tabel[n_daftar : n_daftar + 1],
                "tabel_b": tabel[n_daftar + 1 :],
            },
        )

    pdf = susun_pdf([susun], judul=judul)
    return bubuhi_tanda_air(pdf) if draf else pdf


def pembuka(isi: BeritaAcaraIsi) -> str:
    kata = terbilang_tanggal(isi.tanggal)
    lewat = " melalui Desk Perjanjian Kinerja" if isi.lingkup == "kabupaten" else ""
    return (
        f"Pada hari ini, {kata.hari}, tanggal {kata.tanggal}, bulan {kata.bulan}, tahun {kata.tahun} "
        f"({isi.tanggal:%d-%m-%Y}), bertempat di {isi.bertempat}, kami {isi.tim} yang ditetapkan dengan "
        f"{isi.penetapan_tim}, berdasarkan {isi.dasar}, telah melaksanakan verifikasi{lewat} atas:"
    )


def kesimpulan(isi: BeritaAcaraIsi) -> tuple[str, str, str]:
    """Before, the finding in bold, after. A PK that is not aligned is not passed on, and nothing here says it is."""
    tim = isi.tim.removesuffix(" Perjanjian Kinerja")
    perjanjian = _disebut(isi)
    awal = f"{_PERBAIKAN[isi.perbaikan]}{tim}" if isi.selaras else tim
    dokumen = f"dengan dokumen perencanaan tahun anggaran {isi.tahun}"
    if not isi.selaras:
        lanjut = f"{dokumen} dan dikembalikan kepada {isi.perangkat_daerah} untuk diperbaiki."
        return f"{awal} menyatakan {perjanjian}", "BELUM SELARAS", lanjut + _berhalangan(isi)
    if isi.lingkup == "kabupaten":
        pasal = isi.pasal_lanjut or "Pasal 11 ayat (4)"
        lanjut = (
            f"{dokumen}, sehingga dapat diteruskan oleh Sekretaris Daerah kepada Bupati guna mendapatkan pengesahan "
            f"sebagaimana dimaksud dalam {pasal}."
        )
    else:
        pasal = isi.pasal_lanjut or "Pasal 12 ayat (4)"
        lanjut = (
            f"{dokumen}, sehingga dapat disepakati bersama dan ditandatangani oleh pihak-pihak terkait sebagaimana "
            f"dimaksud dalam {pasal}."
        )
    return f"{awal} memastikan {perjanjian}", "SELARAS", lanjut + _berhalangan(isi)


def _disebut(isi: BeritaAcaraIsi) -> str:
    if (satu := isi.satu) is not None:
        para_pihak = f"antara {satu.pihak_kedua_jabatan} dengan {satu.pihak_pertama.jabatan}"
        return f"Perjanjian Kinerja Tahun {isi.tahun} {para_pihak}"
    n = len(isi.perjanjian)
    return f"{n} ({terbilang(n)}) Perjanjian Kinerja Tahun {isi.tahun} sebagaimana daftar di atas"


def _berhalangan(isi: BeritaAcaraIsi) -> str:
    return "".join(
        f" Unsur {satu.unsur} berhalangan karena {_alasan(satu.berhalangan)}; keputusan diambil oleh unsur lainnya."
        for satu in isi.anggota
        if satu.berhalangan
    )


def _alasan(alasan: str) -> str:
    return f"merupakan {alasan}" if alasan == YANG_DIVERIFIKASI else alasan


def _rincian(isi: BeritaAcaraIsi) -> tuple[tuple[str, str], ...]:
    batas = f" (batas akhir pengiriman {tanggal_panjang(isi.batas_pengiriman)})" if isi.batas_pengiriman else ""
    if (satu := isi.satu) is None:
        n = len(isi.perjanjian)
        return (
            ("Perangkat Daerah", isi.perangkat_daerah),
            ("Jumlah", f"{n} ({terbilang(n)}) perjanjian kinerja, sebagaimana daftar berikut"),
        )
    return (
        ("Perangkat Daerah", isi.perangkat_daerah),
        ("Pihak pertama", f"{nama_cetak(satu.pihak_pertama.nama)}, {satu.pihak_pertama.jabatan}"),
        ("Tanggal penerimaan", tanggal_panjang(satu.tanggal_penerimaan) + batas),
        ("Muatan", satu.muatan),
        ("Anggaran", format_rupiah(satu.anggaran, tak_putus=True)),
        *(_rincian_desk(isi.desk) if isi.desk else ()),
    )


def _rincian_desk(desk: DeskIsi) -> tuple[tuple[str, str], ...]:
    """When and where it was held, and who came (BK penjelasan Pasal 11 ayat (4))."""
    hadir = (("Hadir dari Perangkat Daerah", desk.pd), ("Hadir dari Tim", desk.tim))
    return (
        ("Desk", f"{tanggal_lengkap(desk.tanggal)} pukul {desk.pukul}, {desk.ruang}"),
        *((kata, "; ".join(siapa)) for kata, siapa in hadir if siapa),
    )


def _tabel_perjanjian(isi: BeritaAcaraIsi) -> Tabel | None:
    """The agreements, where they are several."""
    if isi.satu:
        return None
    baris = [
        [
            Isian(f"{nomor}.", kelas="nomor"),
            Isian(nama_cetak(satu.pihak_pertama.nama)),
            Isian(satu.pihak_pertama.jabatan),
            Isian(satu.pihak_kedua_jabatan),
            Isian(str(satu.n_indikator), kelas="tengah"),
            Isian(str(satu.n_temuan), kelas="tengah"),
        ]
        for nomor, satu in enumerate(isi.perjanjian, start=1)
    ]
    kepala = ("No", "Pihak pertama", "Jabatan", "Pihak kedua", "Indikator", "Temuan")
    return Tabel(
        nama="",
        kepala=kepala,
        lebar=("5%", "26%", "24%", "23%", "11%", "11%"),
        nomor_kolom=(),
        susun=lambda potongan: rentangkan("p", baris, potongan),
    )


def _tabel_keselarasan(isi: BeritaAcaraIsi) -> Tabel:
    baris = [
        [
            Isian(f"{huruf}.", kelas="nomor"),
            Isian(satu.dokumen),
            Isian(satu.nomor_tanggal),
            Isian(str(satu.diperiksa), kelas="tengah"),
            Isian(str(satu.diperiksa - satu.tidak_selaras), kelas="tengah"),
            Isian(str(satu.tidak_selaras), kelas="tengah"),
        ]
        for huruf, satu in zip("abcdefgh", isi.keselarasan, strict=False)
    ]
    kepala = ("No", "Dokumen perencanaan", "Nomor dan tanggal", "Butir diperiksa", "Selaras", "Tidak selaras")
    return Tabel(
        nama="",
        kepala=kepala,
        lebar=("5%", "32%", "30%", "12%", "10.5%", "10.5%"),
        nomor_kolom=(),
        susun=lambda potongan: rentangkan("s", baris, potongan),
        utuh=True,
    )


def _tabel_temuan(isi: BeritaAcaraIsi) -> Tabel | None:
    if not isi.temuan:
        return None
    baris = [
        [
            Isian(f"{nomor}.", kelas="nomor"),
            Isian(satu.butir),
            Isian(satu.dokumen),
            Isian(_rp_utuh(satu.menurut_dokumen)),
            Isian(_rp_utuh(satu.menurut_perjanjian)),
            Isian(_rp_utuh(f"{satu.bobot}. {satu.keputusan}" if satu.bobot else satu.keputusan)),
        ]
        for nomor, satu in enumerate(isi.temuan, start=1)
    ]
    kepala = (
        "No",
        "Butir perjanjian kinerja",
        "Dokumen",
        "Menurut dokumen",
        "Menurut perjanjian kinerja",
        "Keputusan dan tindak lanjut",
    )
    return Tabel(
        nama="",
        kepala=kepala,
        lebar=("5%", "20%", "12%", "22.5%", "22.5%", "18%"),
        nomor_kolom=tuple(f"({nomor})" for nomor in range(1, 7)),
        susun=lambda potongan: rentangkan("t", baris, potongan),
    )


def _rp_utuh(teks: str) -> str:
    """An amount in running text stays with its `Rp`."""
    return teks.replace("Rp ", f"Rp{NBSP}")


def baris_anggota(nomor: int, satu: AnggotaIsi, tanda: str) -> dict[str, object]:
    return {
        "nomor": f"{nomor}.",
        "unsur": satu.unsur,
        "nama": nama_cetak(satu.nama),
        "identitas": tuple(
            baris for baris in (satu.pangkat, satu.nip and f"NIP.{NBSP}{nip_cetak(satu.nip)}") if baris
        ),
        "jabatan": f"{satu.jabatan}/" if satu.jabatan else "",
        "kedudukan": satu.kedudukan,
        "berhalangan": satu.berhalangan,
        "tanda": tanda,
    }


def _hadir(pihak: PihakIsi) -> dict[str, object]:
    baris = pihak.jabatan_cetak or baris_jabatan(pihak.jabatan, 30)
    besar = [kapital(satu) for satu in baris]
    besar[-1] += ","
    return {
        "jabatan": besar,
        "blok": cetakan.Blok("", (), cetakan.nama_pihak(pihak), cetakan.identitas_pihak(pihak)),
    }


def gaya(tata: Tata) -> dict[str, object]:
    return {
        "ukuran": " ".join(KERTAS["F4"]),
        "margin": "20mm 20mm 20mm 25mm",
        "huruf": HURUF["bookman"],
        "tabel": "9pt" if tata.rapat else "9.5pt",
        "ttd": "10.5pt",
        "isi_atas": "0.85mm" if tata.rapat else "1mm",
        "ruang_ttd": "20mm" if tata.rapat else "24mm",
        "berhalaman": tata.berhalaman,
    }
