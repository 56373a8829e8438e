"""RKA and DPA: lines, pagu and tolok ukur; setting, and replacing by a later version (GM/SM Pasal 6, BK Pasal 3)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, ProtectedError

from renstra import queries
from renstra.enums import JenisAnggaran, StatusDokumen, VersiAnggaran
from renstra.models import RKT, BarisAnggaran, BarisRKT, DokumenAnggaran, PaguSumberDana, TolokUkur
from renstra.rules import kelengkapan
from renstra.rules.kode import induk_kode, tingkat_kode
from renstra.rules.sub_unit import Pos
from renstra.services.dasar import Ditolak, hari_ini, jejak, kunci
from sakip.angka import format_rupiah
from sakip.kalender.services.geseran import jadwalkan
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PerangkatDaerah


@transaction.atomic
def buat_anggaran(
    *,
    pd_id: int,
    tahun: int,
    jenis: str,
    nomor: str = "",
    tanggal: date | None = None,
    edisi_id: int | None = None,
    salin_dari_id: int | None = None,
    pelaku: Any,
    now: datetime,
) -> DokumenAnggaran:
    """Begin the first (murni) RKA or DPA of a PD and year.

    `salin_dari_id`: take the lines of this document, as a DPA takes those of the RKA that it sets (GM/SM Pasal 6), or
    those of the year before; a hasil then takes over the RKT row of the new year with its target.
    """
    pd = PerangkatDaerah.objects.get(pk=pd_id)
    try:
        with transaction.atomic():
            dokumen = DokumenAnggaran.objects.create(
                pemda_id=pd.pemda_id, pd=pd, tahun=tahun, jenis=jenis, nomor=nomor, tanggal=tanggal, edisi_id=edisi_id
            )
    except IntegrityError:
        nama = JenisAnggaran(jenis).label
        raise Ditolak(
            f"{nama} murni tahun {tahun} sudah ada. Buka {nama} itu, atau ganti dengan versi baru."
        ) from None
    if salin_dari_id:
        _salin(DokumenAnggaran.objects.get(pk=salin_dari_id, pd=pd, tahun__in=[tahun, tahun - 1]), dokumen)
    jejak(dokumen, "anggaran_buat", f"{dokumen} {pd} mulai disusun.", pelaku=pelaku, now=now)
    return dokumen


@transaction.atomic
def ubah_anggaran(
    *, dokumen_id: int, versi_kunci: int, isi: Mapping[str, Any], pelaku: Any, now: datetime
) -> DokumenAnggaran:
    """Correct the head: `nomor`, `tanggal`, `edisi_id`."""
    dokumen = kunci(DokumenAnggaran, dokumen_id, versi_kunci)
    for nama, nilai in isi.items():
        setattr(dokumen, nama, nilai)
    dokumen.save()
    jejak(dokumen, "anggaran_ubah", f"Kepala {dokumen} diubah.", pelaku=pelaku, now=now)
    return dokumen


@transaction.atomic
def hapus_anggaran(*, dokumen_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> None:
    """Remove a draft that was never set."""
    dokumen = kunci(DokumenAnggaran, dokumen_id, versi_kunci)
    jejak(dokumen, "anggaran_hapus", f"Rancangan {dokumen} dihapus.", pelaku=pelaku, now=now)
    try:
        dokumen.delete()
    except ProtectedError:
        raise Ditolak(f"{dokumen} sudah dirujuk dokumen lain, sehingga tidak dapat dihapus.") from None


@transaction.atomic
def tetapkan_anggaran(
    *,
    dokumen_id: int,
    versi_kunci: int,
    nomor: str,
    tanggal: date,
    ditetapkan_oleh: str = "",
    pelaku: Any,
    now: datetime,
) -> DokumenAnggaran:
    """Set the document with its number and tanggal pengesahan; the version it replaces becomes digantikan with it.

    Raises `Ditolak` naming every part that stands in the way (no line, sums that do not agree, a hasil without its
    RKT row).
    """
    dokumen = kunci(DokumenAnggaran, dokumen_id, versi_kunci)
    sejak = dokumen.menggantikan.tanggal if dokumen.menggantikan else None
    if salah := kelengkapan.tanggal_salah(tanggal, dokumen.tahun, hari_ini(dokumen, now), sejak):
        raise Ditolak(salah)
    kurang = [k for k in kelengkapan.periksa_anggaran(queries.fakta_anggaran(dokumen)) if k.menghalangi]
    if kurang:
        raise Ditolak(f"{dokumen} belum dapat ditetapkan.", kurang)
    _gantikan(dokumen)
    dokumen.nomor, dokumen.tanggal, dokumen.status = nomor, tanggal, StatusDokumen.DITETAPKAN
    dokumen.ditetapkan_oleh = ditetapkan_oleh
    dokumen.save()
    jadwalkan(dokumen.pemda_id, now)
    jejak(
        dokumen,
        "anggaran_tetapkan",
        f"{dokumen} {dokumen.pd} ditetapkan, disahkan {tanggal:%d-%m-%Y}.",
        pelaku=pelaku,
        now=now,
        nomor=nomor,
        tanggal=tanggal.isoformat(),
        menggantikan=dokumen.menggantikan_id,
    )
    return dokumen


def _gantikan(dokumen: DokumenAnggaran) -> None:
    """Retire the version in force; nothing but the one this document names may be in force."""
    berlaku = DokumenAnggaran.objects.filter(
        pd_id=dokumen.pd_id, tahun=dokumen.tahun, jenis=dokumen.jenis, status=StatusDokumen.DITETAPKAN
    ).first()
    if berlaku is None:
        return
    if berlaku.pk != dokumen.menggantikan_id:
        raise Ditolak(f"{berlaku} masih berlaku. Buat versi pengganti dari dokumen itu.")
    DokumenAnggaran.objects.filter(pk=berlaku.pk, status=StatusDokumen.DITETAPKAN).update(
        status=StatusDokumen.DIGANTIKAN
    )


@transaction.atomic
def ganti_anggaran(*, dokumen_id: int, versi: str, pelaku: Any, now: datetime) -> DokumenAnggaran:
    """Begin a pergeseran or perubahan with all lines copied. What is in force stays so until the new one is set."""
    lama = DokumenAnggaran.objects.select_for_update().get(pk=dokumen_id)
    if lama.status != StatusDokumen.DITETAPKAN:
        raise Ditolak("Hanya dokumen yang sudah ditetapkan yang dapat diganti.")
    if (ada := DokumenAnggaran.objects.filter(menggantikan=lama).first()) is not None:
        return ada
    if versi not in {VersiAnggaran.PERGESERAN, VersiAnggaran.PERUBAHAN}:
        raise Ditolak("Pilih pergeseran atau perubahan.")
    saudara = DokumenAnggaran.objects.filter(pd_id=lama.pd_id, tahun=lama.tahun, jenis=lama.jenis, versi=versi)
    ke = (saudara.aggregate(n=Max("ke"))["n"] or 0) + 1
    baru = DokumenAnggaran.objects.create(
        pemda_id=lama.pemda_id,
        pd_id=lama.pd_id,
        tahun=lama.tahun,
        jenis=lama.jenis,
        versi=versi,
        ke=ke,
        edisi_id=lama.edisi_id,
        menggantikan=lama,
    )
    _salin(lama, baru)
    jejak(baru, "anggaran_ganti", f"{baru} mulai disusun, menggantikan {lama}.", pelaku=pelaku, now=now)
    return baru


def _salin(lama: DokumenAnggaran, baru: DokumenAnggaran) -> None:
    """Copy lines, pagu and tolok ukur, a level at a time."""
    padanan: dict[int, BarisAnggaran] = {}
    for tingkat in Tingkat:
        asal = list(lama.baris.filter(tingkat=tingkat))
        salinan = [
            BarisAnggaran(
                dokumen=baru,
                induk=padanan[b.induk_id] if b.induk_id else None,
                tingkat=b.tingkat,
                kode=b.kode,
                nama=b.nama,
                baris_rkpd=b.baris_rkpd,
                urutan=b.urutan,
            )
            for b in asal
        ]
        padanan |= dict(zip((b.pk for b in asal), BarisAnggaran.objects.bulk_create(salinan), strict=True))
    pagu = list(PaguSumberDana.objects.filter(baris__dokumen=lama))
    tolok = list(TolokUkur.objects.filter(baris__dokumen=lama).select_related("baris_rkt__rkt"))
    _tunjuk_rkt_berlaku(baru, tolok)
    for p in pagu:
        p.pk, p.baris = None, padanan[p.baris_id]
    for t in tolok:
        t.pk, t.baris = None, padanan[t.baris_id]
    PaguSumberDana.objects.bulk_create(pagu)
    TolokUkur.objects.bulk_create(tolok)


def _tunjuk_rkt_berlaku(dokumen: DokumenAnggaran, tolok: Iterable[TolokUkur]) -> None:
    """What came from an RKT that was replaced, or from that of another year, points to the row of the same indicator
    in the one in force; of another year it takes that row's target, or is left without a row."""
    usang = [t for t in tolok if t.baris_rkt and _usang(t.baris_rkt.rkt, dokumen)]
    if not usang:
        return
    berlaku = queries.rkt_berlaku(dokumen.pd_id, dokumen.tahun, dokumen.pemda_id)
    baru = {(b.indikator_id, b.nama): b for b in berlaku.baris.all()} if berlaku else {}
    for t in usang:
        assert t.baris_rkt is not None
        lama, sekarang = t.baris_rkt, baru.get((t.baris_rkt.indikator_id, t.baris_rkt.nama))
        if lama.rkt.tahun != dokumen.tahun:
            t.baris_rkt = sekarang
            if sekarang is not None:
                t.target, t.target_bilangan, t.satuan = sekarang.target, sekarang.target_bilangan, sekarang.satuan
        elif sekarang is not None:
            t.baris_rkt = sekarang


def _usang(rkt: RKT, dokumen: DokumenAnggaran) -> bool:
    return rkt.status == StatusDokumen.DIGANTIKAN or rkt.tahun != dokumen.tahun


# ---- lines


@transaction.atomic
def simpan_baris(
    *,
    dokumen_id: int,
    baris_id: int | None,
    versi_kunci: int,
    kode: str,
    nama: str,
    pagu: Mapping[Pos[int], Decimal],
    baris_rkpd: str = "",
    pelaku: Any,
    now: datetime,
) -> BarisAnggaran:
    """Add or correct a line; its level and its place follow from the code. `pagu`: sumber dana id and sub unit
    -> rupiah; `baris_rkpd`: the row of RKPD or Renja that it elaborates (GM/SM Pasal 1 angka 23)."""
    dokumen = kunci(DokumenAnggaran, dokumen_id, versi_kunci)
    tingkat = tingkat_kode(kode)
    if tingkat is None:
        raise Ditolak(f"“{kode}” bukan kode program, kegiatan, atau sub kegiatan.")
    sama = dokumen.baris.filter(kode=kode)
    if (sama.exclude(pk=baris_id) if baris_id else sama).exists():
        raise Ditolak(f"Kode {kode} sudah ada pada {dokumen}.")
    if not nama:
        raise Ditolak(f"Nama belum diisi, dan nomenklatur tidak mengenal kode {kode}. Ketik namanya.")
    baris = dokumen.baris.get(pk=baris_id) if baris_id else BarisAnggaran(dokumen=dokumen)
    if baris.pk and baris.kode != kode and (tingkat != baris.tingkat or baris.anak.exists()):
        raise Ditolak("Kode baris yang masih mempunyai turunan, atau tingkatnya, tidak dapat diubah. Buat baris baru.")
    if tingkat != Tingkat.SUB_KEGIATAN and pagu:
        raise Ditolak("Pagu hanya diisi pada sub kegiatan; jumlah kegiatan dan program dihitung darinya.")
    baris.kode, baris.nama, baris.tingkat, baris.induk = kode, nama, tingkat, _induk(dokumen, kode)
    baris.baris_rkpd = baris_rkpd
    baris.save()
    baris.pagu.all().delete()
    PaguSumberDana.objects.bulk_create(
        PaguSumberDana(
            baris=baris, sumber_dana_id=dana, kode_sub_unit=unit.kode, nama_sub_unit=unit.nama, jumlah=jumlah
        )
        for (dana, unit), jumlah in pagu.items()
    )
    kata = "diubah" if baris_id else "ditambahkan"
    jejak(
        dokumen,
        "anggaran_baris",
        f"{baris} {kata} pada {dokumen}.",
        pelaku=pelaku,
        now=now,
        kode=kode,
        pagu={" ".join(filter(None, (str(dana), *unit))): str(v) for (dana, unit), v in pagu.items()},
    )
    return baris


def _induk(dokumen: DokumenAnggaran, kode: str) -> BarisAnggaran | None:
    atas = induk_kode(kode)
    if atas is None:
        return None
    induk = dokumen.baris.filter(kode=atas).first()
    if induk is None:
        tingkat = tingkat_kode(atas)
        kata = tingkat.label if tingkat else "Baris"
        raise Ditolak(f"{kata} {atas} belum ada pada {dokumen}. Tambahkan {atas} lebih dahulu.")
    return induk


@transaction.atomic
def hapus_baris(*, baris_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> DokumenAnggaran:
    """Remove a line with all below it."""
    baris = BarisAnggaran.objects.get(pk=baris_id)
    dokumen = kunci(DokumenAnggaran, baris.dokumen_id, versi_kunci)
    jejak(dokumen, "anggaran_baris_hapus", f"{baris} dihapus dari {dokumen}.", pelaku=pelaku, now=now)
    baris.delete()
    return dokumen


# ---- tolok ukur


@transaction.atomic
def simpan_tolok_ukur(
    *,
    baris_id: int,
    tolok_ukur_id: int | None,
    versi_kunci: int,
    isi: Mapping[str, Any],
    pelaku: Any,
    now: datetime,
) -> TolokUkur:
    """Add or correct one of the four indicators of a line. `isi`: jenis, uraian, target, target_bilangan, satuan,
    baris_rkt_id (GM/SM Lampiran: a hasil comes from the RKT)."""
    baris = BarisAnggaran.objects.get(pk=baris_id)
    dokumen = kunci(DokumenAnggaran, baris.dokumen_id, versi_kunci)
    if (rkt_id := isi.get("baris_rkt_id")) and not BarisRKT.objects.filter(
        pk=rkt_id, rkt__tahun=dokumen.tahun, rkt__pemda_id=dokumen.pemda_id, rkt__pd_id__in=[dokumen.pd_id]
    ).exists():
        raise Ditolak("Baris RKT itu bukan milik Perangkat Daerah dan tahun ini.")
    if tolok_ukur_id:
        tolok = TolokUkur.objects.get(pk=tolok_ukur_id, baris=baris)
    else:
        akhir = baris.tolok_ukur.aggregate(n=Max("urutan"))["n"] or 0
        tolok = TolokUkur(baris=baris, urutan=akhir + 1)
    for nama, nilai in isi.items():
        setattr(tolok, nama, nilai)
    tolok.save()
    kata = "diubah" if tolok_ukur_id else "ditambahkan"
    jejak(dokumen, "tolok_ukur", f"Tolok ukur {tolok} pada {baris.kode} {kata}.", pelaku=pelaku, now=now)
    return tolok


@transaction.atomic
def samakan_masukan(*, dokumen_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> DokumenAnggaran:
    """Write the pagu of its line into every masukan that states another amount of money (SM Lampiran B: anggaran)."""
    dokumen = kunci(DokumenAnggaran, dokumen_id, versi_kunci)
    beda = {b.apa.id: b.seharusnya for b in queries.fakta_anggaran(dokumen).masukan_beda}
    masukan = list(TolokUkur.objects.filter(pk__in=beda))
    for satu in masukan:
        satu.target, satu.target_bilangan = format_rupiah(beda[satu.pk]), beda[satu.pk]
    TolokUkur.objects.bulk_update(masukan, ["target", "target_bilangan"], batch_size=500)
    ringkasan = f"{len(masukan)} masukan pada {dokumen} disamakan dengan pagunya."
    jejak(dokumen, "masukan_samakan", ringkasan, pelaku=pelaku, now=now)
    return dokumen


@transaction.atomic
def hapus_tolok_ukur(*, tolok_ukur_id: int, versi_kunci: int, pelaku: Any, now: datetime) -> DokumenAnggaran:
    tolok = TolokUkur.objects.select_related("baris").get(pk=tolok_ukur_id)
    dokumen = kunci(DokumenAnggaran, tolok.baris.dokumen_id, versi_kunci)
    jejak(
        dokumen,
        "tolok_ukur_hapus",
        f"Tolok ukur {tolok} pada {tolok.baris.kode} dihapus.",
        pelaku=pelaku,
        now=now,
    )
    tolok.delete()
    return dokumen
