"""The yearly plan on paper: Rencana Kinerja Tahunan of the regency or of a PD (GM, SM Pasal 10 and Lampiran)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sakip.dokumen import cetakan
from sakip.dokumen.isi import KelompokIsi, PemdaIsi, PihakIsi
from sakip.dokumen.lembaran import TabelIsi, lembar_kerja
from sakip.dokumen.render import Tata, bubuhi_tanda_air, susun_pdf
from sakip.dokumen.tata_letak import TataLetak


@dataclass(frozen=True)
class IsiRkt:
    """`pd_nama` None: the plan of the regency, signed by its head."""

    tahun: int
    tata_letak: Mapping[str, Any]
    pemda: PemdaIsi
    pd_nama: str | None
    penanda_tangan: PihakIsi
    kelompok: tuple[KelompokIsi, ...]
    tanggal: date | None = None


def render_rkt(isi: IsiRkt, *, draf: bool) -> bytes:
    bentuk, nilai = _bentuk(isi)
    tabel = cetakan.tabel_kinerja(bentuk, isi.kelompok, nilai, akhir=True)
    judul = cetakan.isi_judul(bentuk.judul, nilai)
    pendek = cetakan.isi_baris(bentuk.judul_pendek, nilai)
    ttd = _tanda_tangan(isi, bentuk)

    def susun(tata: Tata) -> str:
        return cetakan.cetak(
            "cetak/lampiran.html",
            {
                "judul_dokumen": pendek,
                "judul": judul,
                "pendek": pendek,
                "gaya": cetakan.gaya_halaman(bentuk, tata),
                "daftar_tabel": cetakan.badan_tabel([tabel], tata),
                "ttd": ttd,
            },
        )

    pdf = susun_pdf([susun], judul=pendek)
    return bubuhi_tanda_air(pdf) if draf else pdf


def lembar_rkt(isi: IsiRkt) -> bytes:
    """The same form as a worksheet: its title above, place, date and signatory with it, then the rows."""
    bentuk, nilai = _bentuk(isi)
    ttd = _tanda_tangan(isi, bentuk)
    tabel = TabelIsi(
        nama="",
        kepala=tuple(cetakan.isi_baris(kepala, nilai) for kepala in bentuk.tabel.kepala),
        lebar=bentuk.tabel.lebar,
        baris=cetakan.baris_kinerja(bentuk.tabel, isi.kelompok),
    )
    penanda = ", ".join((*ttd.kanan.jabatan, ttd.kanan.nama, *ttd.kanan.identitas))
    keterangan = (*cetakan.isi_judul(bentuk.judul, nilai), ttd.tempat_tanggal, penanda)
    return lembar_kerja(tabel, judul_lembar=f"RKT {isi.tahun}", keterangan=keterangan)


def _bentuk(isi: IsiRkt) -> tuple[TataLetak, dict[str, str]]:
    nilai = cetakan.nilai_isian(
        tahun=isi.tahun, pemda=isi.pemda, pd_nama=isi.pd_nama, unit_nama=None, jabatan=isi.penanda_tangan.jabatan
    )
    return TataLetak.dari(isi.tata_letak), nilai


def _tanda_tangan(isi: IsiRkt, bentuk: TataLetak) -> cetakan.BlokTandaTangan:
    return cetakan.blok_tanda_tangan(
        bentuk,
        bentuk.ttd,
        pemda=isi.pemda,
        tanggal=isi.tanggal,
        tahun=isi.tahun,
        pertama=isi.penanda_tangan,
        kedua=None,
    )
