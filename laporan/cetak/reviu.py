"""The papers of a review: the statement that it was reviewed, and the filled checklist (PermenPANRB 53/2014 Anak
Lampiran III/1-2 and III/2-2)."""

from collections.abc import Sequence

from renstra.queries.rkt import bentuk_rkt
from sakip.angka import tanggal_panjang
from sakip.dokumen import cetakan
from sakip.dokumen.lembaran import Kertas, Lembaran, TabelIsi, render_lembaran
from sakip.dokumen.render import Tata, susun_pdf
from sakip.dokumen.tabel import Isian
from sakip.dokumen.tata_letak import HURUF, KERTAS
from sakip.waktu import tanggal_di

from ..enums import Penyelesaian
from ..models import ButirReviu, Laporan, Reviu
from ..queries.daftar_reviu import BarisButir, Lembar
from .pernyataan import pernyataan_reviu

KETERANGAN = (
    "Butir menurut Anak Lampiran III/2-2 Peraturan Menteri PANRB Nomor 53 Tahun 2014.",
    "Catatan yang menjadi paragraf penjelas dimuat pada Pernyataan Telah Direviu.",
)


def pernyataan(reviu: Reviu, penjelas: Sequence[ButirReviu]) -> bytes:
    """The statement as a paper of its own."""
    judul = f"Pernyataan telah direviu {reviu.laporan}"
    konteks = {"judul_dokumen": judul, "pendek": judul, "p": pernyataan_reviu(reviu, penjelas)}

    def susun(tata: Tata) -> str:
        return cetakan.cetak("cetak/pernyataan_reviu.html", {**konteks, "gaya": _gaya(tata)})

    return susun_pdf([susun], judul=judul)


def _gaya(tata: Tata) -> dict[str, object]:
    return {
        "ukuran": " ".join(KERTAS["F4"]),
        "margin": "25mm 25mm 25mm 30mm",
        "huruf": HURUF["bookman"],
        "tabel": "10pt",
        "ttd": "11.5pt",
        "isi_atas": "1mm",
        "ruang_ttd": "24mm",
        "berhalaman": tata.berhalaman,
    }


def daftar(laporan: Laporan, lembar: Lembar) -> bytes:
    """The checklist of one round with answers, notes and what was done about them."""
    reviu = lembar.reviu
    assert reviu is not None
    isi = Lembaran(
        ("CHECKLIST REVIU", laporan.pemilik.upper(), f"LAPORAN KINERJA TAHUN {laporan.tahun}"),
        f"Checklist reviu {laporan}, putaran {reviu.putaran}",
        tuple(_tabel(nama, rows) for nama, rows in lembar.bagian.items()),
        (*_penutup(reviu), *KETERANGAN),
    )
    return render_lembaran(isi, Kertas.dari(bentuk_rkt(laporan.pemda_id, laporan.tahun, pemda=True)))


def _tabel(nama: str, rows: Sequence[BarisButir]) -> TabelIsi:
    kepala = ("No", "Pernyataan", "Jawaban", "Catatan pereviu", "Tindak lanjut")
    return TabelIsi(nama, kepala, (5, 35, 10, 27, 23), [_baris(x) for x in rows], bernomor=False)


def _baris(x: BarisButir) -> list[Isian]:
    b = x.b
    selesai = f" ({Penyelesaian(b.penyelesaian).label})" if b.catatan and b.penyelesaian else ""
    tempat = f"{x.tempat}: " if x.tempat and b.catatan else ""
    return [
        Isian(x.p.kode.partition(".")[2], kelas="tengah"),
        Isian(x.p.teks),
        Isian(b.get_jawaban_display() if b.jawaban else "–", kelas="tengah"),
        Isian(f"{tempat}{b.catatan}{selesai}" if b.catatan else "–"),
        Isian(b.tindak_lanjut or "–"),
    ]


def _penutup(reviu: Reviu) -> list[str]:
    naskah = f"Yang direviu: naskah revisi {reviu.naskah.revisi}, putaran reviu ke-{reviu.putaran}."
    if reviu.selesai_pada is None:
        return [naskah, "Reviu ini belum selesai."]
    hari = tanggal_panjang(tanggal_di(reviu.selesai_pada, reviu.laporan.pemda.zona_waktu))
    return [naskah, f"{reviu.get_hasil_display()} pada {hari} oleh {reviu.nama}, {reviu.jabatan}."]
