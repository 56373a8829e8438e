"""Draws what is published: the same figures as the report, of people only name and office (ketentuan L)."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from pengukuran.queries.kaidah import kaidah_pada
from perjanjian.models import Perjanjian, TandaTangan
from sakip.dokumen.teks import tegak
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah
from sakip.waktu import tanggal_di

from ..enums import JenisPublikasi
from ..isi import IndikatorIsi, LaporanIsi, NaskahIsi, OrangIsi, ProgramIsi, SasaranIsi
from ..isi_publik import HasilPublik, IndikatorPublik, PejabatPublik, PkPublik, SasaranPublik, UangPublik
from ..models import NaskahLaporan
from ..rules.nip import tanpa_nip
from ..simpanan import dari_json, ke_json
from .bahan import bahan


class BelumDapat(ValueError):
    """It may not be published yet; the text says why."""


def bahan_publik(
    jenis: JenisPublikasi, pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int, rujukan: int
) -> dict[str, Any]:
    """What the public is shown of it, as it is stored. Raises `BelumDapat`."""
    if jenis == JenisPublikasi.HASIL:
        isi = ke_json(_hasil(pemda, pd, tahun))
    elif jenis == JenisPublikasi.PK:
        isi = ke_json(_pk(rujukan))
    else:
        isi = ke_json(samarkan(dari_json(NaskahLaporan.objects.get(pk=rujukan).isi, NaskahIsi)))
    return tanpa_nip(isi)


def samarkan(naskah: NaskahIsi) -> NaskahIsi:
    """A report without NIP and rank, and without the names of those below its head."""
    isi = naskah.laporan
    kepala = OrangIsi(isi.kepala.nama, isi.kepala.jabatan)
    bagan = tuple(replace(j, pejabat="") for j in isi.organisasi.bagan)
    return replace(naskah, laporan=replace(isi, kepala=kepala, organisasi=replace(isi.organisasi, bagan=bagan)))


def _hasil(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int) -> HasilPublik:
    isi = bahan(pemda, pd, tahun)
    if any(i.sementara or i.sampai_periode for i in isi.indikator):
        raise BelumDapat(f"Hasil {isi.nama} tahun {tahun} belum seluruhnya diterima Tim Monev.")
    jenjang = kaidah_pada(pemda.pk, tahun).predikat
    kode = {j.nama: j.kode for j in jenjang}
    return HasilPublik(
        nama=isi.nama,
        kepala=PejabatPublik(isi.kepala.nama, isi.kepala.jabatan),
        cetak=isi.cetak,
        capaian=isi.capaian,
        predikat=isi.predikat,
        kode=kode.get(isi.predikat, ""),
        jenjang=tuple((j.kode, j.nama, j.rentang) for j in jenjang),
        sasaran=tuple(_sasaran(s, kode) for s in isi.sasaran),
        jumlah=_uang(isi.jumlah),
        program=tuple(_uang(p) for p in isi.anggaran if _program(isi, p)),
    )


def _program(isi: LaporanIsi, p: ProgramIsi) -> bool:
    return not isi.pd or p.tingkat == "program"


def _sasaran(s: SasaranIsi, kode: dict[str, str]) -> SasaranPublik:
    return SasaranPublik(
        s.teks, s.cetak, s.predikat, kode.get(s.predikat, ""), tuple(_indikator(i, kode) for i in s.indikator)
    )


def _indikator(i: IndikatorIsi, kode: dict[str, str]) -> IndikatorPublik:
    return IndikatorPublik(
        i.nama, i.target, i.satuan, i.realisasi, i.cetak, i.predikat, kode.get(i.predikat, ""), i.alasan
    )


def _uang(p: ProgramIsi) -> UangPublik:
    return UangPublik(p.nama, p.kode, p.pagu, p.realisasi, p.persen)


def _pk(nomor: int) -> PkPublik:
    """Of the rows that stand since the first signature; the names are those that signed."""
    pk = Perjanjian.objects.select_related("pemda", "pd", "jabatan").get(pk=nomor)
    kelompok: dict[str, list[IndikatorPublik]] = {}
    for b in pk.butir.order_by("urutan", "id"):
        kelompok.setdefault(b.kelompok, []).append(IndikatorPublik(tegak(b.indikator), b.target, b.satuan))
    pagu = list(pk.pagu.order_by("urutan", "kode"))
    tanda = TandaTangan.objects.filter(naskah=pk.naskah_id, pembatalan=None).order_by("pihak", "urutan")
    orang = {t.pihak: PejabatPublik(t.nama, t.jabatan) for t in tanda}
    urut = [orang[p] for p in sorted(orang)]
    return PkPublik(
        nama=str(pk.jabatan.nama),
        versi=pk.versi,
        tanggal=tanggal_di(pk.berlaku_pada, pk.pemda.zona_waktu).isoformat() if pk.berlaku_pada else "",
        pertama=urut[0] if urut else PejabatPublik(jabatan=pk.jabatan.nama),
        kedua=urut[1] if len(urut) > 1 else None,
        sasaran=tuple(SasaranPublik(tegak(teks), indikator=tuple(rows)) for teks, rows in kelompok.items()),
        program=tuple(UangPublik(p.nama, p.kode, p.jumlah) for p in pagu),
        jumlah=sum((p.jumlah for p in pagu), Decimal(0)),
    )
