"""Gathers what the files of a report are made of: content, paper, emblem, pictures, and the papers behind it."""

from datetime import date

from pengukuran.services.formulir import formulir_setahun
from perjanjian.models import Perjanjian
from perjanjian.services.naskah import baca_gambar
from renstra.queries.rkt import bentuk_rkt
from sakip.angka import tanggal_panjang
from sakip.dokumen.lembaran import Kertas
from sakip.dokumen.models import Berkas
from sakip.dokumen.services import BerkasRusak, baca_berkas
from sakip.organisasi.hak import Hak

from ..cetak.buku import Buku, Lampiran
from ..cetak.pernyataan import Pernyataan, pernyataan_reviu
from ..enums import HasilReviu, Penyelesaian, StatusLaporan
from ..enums.cetak import FINAL
from ..isi import NaskahIsi, OrangIsi
from ..models import Laporan, Publikasi, TandaTanganLaporan
from ..queries.bahan import bahan
from ..queries.cetak import naskah_bagi
from ..queries.naskah import Naskah
from ..simpanan import dari_json

SUDAH_DIREVIU = (StatusLaporan.SELESAI_REVIU, *FINAL)
_BERUBAH = "Pengukuran dikoreksi sesudah laporan ini diajukan; formulir terbarunya ada pada halaman pengukuran."
_TAK_TERCETAK = "Formulirnya ada pada halaman pengukuran."


def susun_buku(laporan: Laporan, hak: Hak, hari_ini: date, *, lampiran: bool) -> Buku:
    """`hak`: of who asked for the file; `lampiran`: with the papers behind the report."""
    isi = naskah_bagi(hak, laporan)
    ttd = TandaTanganLaporan.objects.filter(naskah=laporan.naskah_id).first() if laporan.status in FINAL else None
    return Buku(
        naskah=isi,
        kertas=Kertas.dari(bentuk_rkt(laporan.pemda_id, laporan.tahun, pemda=laporan.pd_id is None)),
        logo=baca_gambar(laporan.pemda.logo),
        tanggal=ttd.tanggal if ttd else None,
        penanda=OrangIsi(ttd.nama, ttd.jabatan, ttd.pangkat, ttd.nip) if ttd else None,
        draf=laporan.status not in FINAL,
        lampiran=tuple(_lampiran(laporan, isi, hak, hari_ini, lengkap=lampiran)),
        pernyataan=_pernyataan(laporan),
        gambar=gambar_tulisan(isi),
    )


def susun_buku_umum(laporan: Laporan, p: Publikasi, hak: Hak, hari_ini: date) -> Buku:
    """Of what was published: of people only name and office, and no paper behind it (ketentuan L)."""
    isi = Naskah(dari_json(p.isi, NaskahIsi))
    ttd = TandaTanganLaporan.objects.filter(naskah=p.rujukan).first()
    tanda = _pernyataan(laporan) if laporan.naskah_id == p.rujukan else None
    return Buku(
        naskah=isi,
        kertas=Kertas.dari(bentuk_rkt(laporan.pemda_id, laporan.tahun, pemda=laporan.pd_id is None)),
        logo=baca_gambar(laporan.pemda.logo),
        tanggal=ttd.tanggal if ttd else None,
        penanda=OrangIsi(ttd.nama, ttd.jabatan) if ttd else None,
        draf=False,
        lampiran=tuple(_lampiran(laporan, isi, hak, hari_ini, lengkap=False)),
        pernyataan=tanda.untuk_umum() if tanda else None,
        gambar=gambar_tulisan(isi),
    )


def _pernyataan(laporan: Laporan) -> Pernyataan | None:
    """Part of the report once it was reviewed (PermenPANRB 53/2014 Lampiran III)."""
    if laporan.status not in SUDAH_DIREVIU:
        return None
    rows = laporan.reviu.filter(hasil=HasilReviu.SELESAI, naskah=laporan.naskah_id)
    reviu = rows.select_related("laporan__pemda", "laporan__pd", "naskah").first()
    if reviu is None:
        return None
    return pernyataan_reviu(reviu, list(reviu.butir.filter(penyelesaian=Penyelesaian.PENJELAS).order_by("urutan")))


def gambar_tulisan(isi: Naskah) -> dict[str, bytes]:
    hasil = {}
    for p in (p for semua in isi.isi.tulisan.values() for p in semua if p.gambar):
        assert p.gambar
        try:
            hasil[p.gambar.sha256] = baca_berkas(Berkas(sha256=p.gambar.sha256))
        except BerkasRusak:
            continue  # its place says so
    return hasil


def _lampiran(laporan: Laporan, isi: Naskah, hak: Hak, hari_ini: date, *, lengkap: bool) -> list[Lampiran]:
    """Every version of the PK that was in force, and the measurement of the year (SM Lampiran C, GM Lampiran D)."""
    pk = {
        p.pk: p
        for p in Perjanjian.objects.filter(pk__in=[v.nomor for v in isi.laporan.pk]).select_related("naskah__pdf")
    }
    hasil = [
        _lampiran_pk(pk.get(v.nomor), v.versi, tanggal_panjang(v.tanggal), lengkap=lengkap) for v in isi.laporan.pk
    ]
    if isi.laporan.pk and (akhir := pk.get(isi.laporan.pk[-1].nomor)):
        hasil.append(_lampiran_ukur(laporan, isi, akhir.jabatan_id, hak, hari_ini, lengkap=lengkap))
    return hasil


def _lampiran_pk(pk: Perjanjian | None, versi: int, tanggal: str, *, lengkap: bool) -> Lampiran:
    judul = f"Perjanjian Kinerja versi {versi}, berlaku sejak {tanggal}"
    if pk is None or pk.naskah is None:
        return Lampiran(judul, f"Kode {pk.kode}." if pk else "")
    asal = f"Naskah bertanda tangan elektronik tersimpan dengan kode {pk.kode}"
    try:
        pdf = baca_berkas(pk.naskah.pdf) if lengkap else b""
    except BerkasRusak:
        return Lampiran(judul, f"{asal}.")
    return Lampiran(judul, f"{asal}; halaman isinya disertakan." if pdf else f"{asal}.", pdf)


def _lampiran_ukur(
    laporan: Laporan, isi: Naskah, jabatan_id: int, hak: Hak, hari_ini: date, *, lengkap: bool
) -> Lampiran:
    judul = f"Pengukuran kinerja tahun {laporan.tahun}"
    if not lengkap:
        return Lampiran(judul, _TAK_TERCETAK)
    if not _masih_sama(laporan, isi):
        return Lampiran(judul, _BERUBAH)
    pdf = formulir_setahun(hak, jabatan_id, laporan.tahun, hari_ini)
    return Lampiran(judul, "", pdf) if pdf else Lampiran(judul, _TAK_TERCETAK)


def _masih_sama(laporan: Laporan, isi: Naskah) -> bool:
    """Whether the measurement still says what the report says: another form must not stand behind it."""
    kini = bahan(laporan.pemda, laporan.pd, laporan.tahun)
    angka = [[(i.kunci, i.realisasi, i.capaian) for i in x.indikator] for x in (kini, isi.laporan)]
    return angka[0] == angka[1]
