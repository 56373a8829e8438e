"""Whose report it is: the card, the chart of the offices, who leads, and the versions of the PK (Bab I and II)."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Count, Q, Sum

from pengukuran.enums import Periode
from pengukuran.queries.masa import dari_versi, pk_menjawab
from perjanjian.models import Butir, PaguPerjanjian, Perjanjian
from perjanjian.queries.isi import muat_isi
from sakip.angka import format_rupiah
from sakip.dokumen.teks import tegak
from sakip.organisasi.enums import JenisUnit, Jenjang
from sakip.organisasi.models import Jabatan, PemerintahDaerah, PerangkatDaerah
from sakip.organisasi.queries import jabatan_pimpinan, pemegang_banyak
from sakip.teks import seragam
from sakip.waktu import tanggal_di

from ..isi import JabatanIsi, OrangIsi, OrganisasiIsi, PkIsi, PkPejabatIsi
from ..models import KartuOrganisasi

BAGAN = (Jenjang.PELAKSANA, Jenjang.FUNGSIONAL)  # many, and without offices below: counted, not drawn


@dataclass(frozen=True)
class Instansi:
    """`berlaku`: the version of the PK that answers for the year; `pk`: all that came into force; `pk_pejabat`: those
    of the offices below."""

    kepala: OrangIsi
    organisasi: OrganisasiIsi
    pk: tuple[PkIsi, ...] = ()
    pk_pejabat: tuple[PkPejabatIsi, ...] = ()
    berlaku: Perjanjian | None = None


def instansi(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int) -> Instansi:
    """As it stood at the end of the year."""
    akhir = date(tahun, 12, 31)
    pimpinan = jabatan_pimpinan(pemda, pd)
    versi = list(
        Perjanjian.objects.filter(jabatan=pimpinan, tahun=tahun, berlaku_pada__isnull=False)
        .select_related("pemda", "pd__pemda", "jabatan")
        .order_by("versi")
    )
    berlaku = dari_versi(versi, tahun, Periode.TAHUN).get(pimpinan.pk) if pimpinan else None
    semua = _jabatan(pemda, pd)
    orang = pemegang_banyak([j.pk for j in semua], akhir)
    kepala = OrangIsi(jabatan=pimpinan.nama if pimpinan else "")
    if pimpinan and (p := orang.get(pimpinan.pk)):
        kepala = OrangIsi(p.pegawai.nama, p.jabatan_cetak, p.pegawai.pangkat_golongan, p.pegawai.nip)
    bagan = tuple(
        JabatanIsi(j.pk, j.atasan_id, j.nama, orang[j.pk].pegawai.nama if j.pk in orang else "") for j in semua
    )
    return Instansi(
        kepala,
        _organisasi(KartuOrganisasi.objects.filter(pemda=pemda, pd=pd).first(), bagan),
        _versi(versi),
        _pejabat([j for j in bagan if pimpinan is None or j.id != pimpinan.pk], tahun),
        next((pk for pk in versi if berlaku and pk.pk == berlaku.pk), None),
    )


def _jabatan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None) -> list[Jabatan]:
    """The offices of the chart: of the regency only who leads a PD, and those above."""
    rows = Jabatan.objects.filter(pemda=pemda, aktif=True).exclude(jenjang__in=BAGAN)
    if pd:
        rows = rows.filter(pd=pd)
    else:
        rows = rows.filter(Q(jenis_unit=JenisUnit.PD) | Q(jenjang__in=(Jenjang.KEPALA_DAERAH, Jenjang.SEKDA)))
    return list(rows.order_by("urutan", "id"))


def _organisasi(kartu: KartuOrganisasi | None, bagan: tuple[JabatanIsi, ...]) -> OrganisasiIsi:
    if kartu is None:
        return OrganisasiIsi(bagan=bagan)
    return OrganisasiIsi(kartu.dasar, kartu.tugas, kartu.fungsi, kartu.isu, kartu.pegawai, bagan)


def _pejabat(jabatan: list[JabatanIsi], tahun: int) -> tuple[PkPejabatIsi, ...]:
    """The PK of each of these offices, with what it promises counted; three queries."""
    milik = pk_menjawab([j.id for j in jabatan], tahun, Periode.TAHUN)
    nomor = [pk.pk for pk in milik.values()]
    butir = Butir.objects.filter(perjanjian__in=nomor).order_by().values_list("perjanjian")
    banyak = dict(butir.annotate(Count("indikator", distinct=True)))
    baris = PaguPerjanjian.objects.filter(perjanjian__in=nomor).order_by().values_list("perjanjian")
    pagu = dict(baris.annotate(Sum("jumlah")))

    def satu(j: JabatanIsi) -> PkPejabatIsi:
        pk = milik.get(j.id)
        if pk is None or pk.berlaku_pada is None:
            return PkPejabatIsi(j.nama, j.pejabat)
        sejak = tanggal_di(pk.berlaku_pada, pk.pemda.zona_waktu)
        return PkPejabatIsi(j.nama, j.pejabat, pk.kode, pk.versi, sejak, banyak.get(pk.pk, 0), pagu.get(pk.pk))

    return tuple(satu(j) for j in jabatan)


def _versi(semua: list[Perjanjian]) -> tuple[PkIsi, ...]:
    """Each version with what it changed of the one before."""
    muat_isi(semua)
    ubah = {baru.pk: _perubahan(lama, baru) for lama, baru in pairwise(semua)}
    return tuple(
        PkIsi(pk.pk, pk.versi, tanggal_di(pk.berlaku_pada, pk.pemda.zona_waktu), ubah.get(pk.pk, ()))
        for pk in semua
        if pk.berlaku_pada
    )


def _perubahan(lama: Perjanjian, baru: Perjanjian) -> tuple[str, ...]:
    dulu = {seragam(b.indikator): b for b in lama.butir.all()}
    kini = {seragam(b.indikator): b for b in baru.butir.all()}
    hasil = [f"Indikator baru: {tegak(b.indikator)} (target {b.target})." for k, b in kini.items() if k not in dulu]
    hasil += [f"Indikator tidak lagi diperjanjikan: {tegak(b.indikator)}." for k, b in dulu.items() if k not in kini]
    hasil += [
        f"Target {tegak(b.indikator)} semula {dulu[k].target} menjadi {b.target}."
        for k, b in kini.items()
        if k in dulu and dulu[k].target != b.target
    ]
    a, b = (sum(p.jumlah for p in pk.pagu.all()) for pk in (lama, baru))
    if a != b:
        hasil.append(f"Anggaran semula {format_rupiah(a, tak_putus=True)} menjadi {format_rupiah(b, tak_putus=True)}.")
    return tuple(hasil)
