"""Who reviews which report: the Inspektorat that of the regency, of a PD's whom the profile names (PermenPANRB 53/2014
Lampiran III C angka 1); nobody what he or she wrote in, nor the report of the own PD."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q

from sakip.organisasi.enums import FungsiPD, JenisUnit, Peran, ReviuLkjip
from sakip.organisasi.hak import Hak
from sakip.organisasi.queries import ketentuan_pada, semua_pd

from ..enums import PeranLaporan
from ..models import Laporan, Paragraf, RiwayatParagraf

REVIU_PEMDA = ReviuLkjip.INSPEKTORAT


def cara_pd(pemda_id: int, tahun: int) -> ReviuLkjip:
    """What the profile of the year says of the reports of PDs."""
    ketentuan = ketentuan_pada(pemda_id, date(tahun, 1, 1))
    return ReviuLkjip(ketentuan.reviu_lkjip_pd) if ketentuan else ReviuLkjip.MONEV


def direviu_oleh(laporan: Laporan) -> ReviuLkjip:
    """Who reviews it. The Inspektorat does not review its own report: where it reviews PDs, the Tim Monev does."""
    if laporan.pd is None:
        return REVIU_PEMDA
    cara = cara_pd(laporan.pemda_id, laporan.tahun)
    if cara == ReviuLkjip.INSPEKTORAT and laporan.pd.fungsi == FungsiPD.INSPEKTORAT:
        return ReviuLkjip.MONEV
    return cara


def mewakili(hak: Hak) -> dict[ReviuLkjip, bool]:
    """The reviewers this user is one of, and whether he or she answers for them (the Inspektur)."""
    hasil = {ReviuLkjip.MONEV: True} if hak.punya(Peran.MONEV) else {}
    if inspektorat := [p for p in hak.pegangan if p.fungsi_pd == FungsiPD.INSPEKTORAT]:
        hasil[ReviuLkjip.INSPEKTORAT] = any(
            p.jenis_unit == JenisUnit.PD and p.kini and p.menandatangani for p in inspektorat
        )
    return hasil


def peran_reviu(hak: Hak, laporan: Laporan, peran: Collection[PeranLaporan]) -> set[PeranLaporan]:
    """PEREVIU and KETUA_REVIU; `peran`: what this user is to the report otherwise."""
    oleh, wakil = direviu_oleh(laporan), mewakili(hak)
    sendiri = bool(peran & {PeranLaporan.PENYUSUN, PeranLaporan.PEJABAT}) or laporan.pd_id in hak.pd_milik  # type: ignore[operator]
    if oleh not in wakil or sendiri or hak.pengguna_id in penulis(laporan):
        return set()
    return {PeranLaporan.PEREVIU, PeranLaporan.KETUA_REVIU} if wakil[oleh] else {PeranLaporan.PEREVIU}


def penulis(laporan: Laporan) -> set[int]:
    """Who wrote in it, whatever became of the words; one query."""
    kini = Paragraf.objects.filter(bagian__laporan=laporan).order_by().values_list("penulis_id")
    lama = RiwayatParagraf.objects.filter(paragraf__bagian__laporan=laporan).order_by().values_list("penulis_id")
    return {laporan.dibuat_oleh_id, *(pk for (pk,) in kini.union(lama))}


def syarat_reviu(hak: Hak, tahun: Collection[int]) -> Q:
    """The reports of these years that this user reviews, as a database condition that says what `peran_reviu` says."""
    wakil = mewakili(hak)
    if not wakil or hak.pemda_id is None:
        return Q(pk__in=[])
    syarat = Q(pk__in=[])
    if ReviuLkjip.INSPEKTORAT in wakil and not (hak.perencana_pemda or hak.punya(Peran.ORGANISASI, Peran.BUPATI)):
        syarat |= Q(pd=None, tahun__in=tahun)
    for satu in tahun:
        cara = cara_pd(hak.pemda_id, satu)
        if cara in wakil:
            syarat |= Q(tahun=satu, pd__isnull=False) & ~Q(pd__in=_kecuali(cara, hak.pemda_id))
        if cara == ReviuLkjip.INSPEKTORAT and ReviuLkjip.MONEV in wakil:
            syarat |= Q(tahun=satu, pd__fungsi=FungsiPD.INSPEKTORAT)
    kini = Paragraf.objects.filter(bagian__laporan=OuterRef("pk"), penulis_id=hak.pengguna_id)
    lama = RiwayatParagraf.objects.filter(paragraf__bagian__laporan=OuterRef("pk"), penulis_id=hak.pengguna_id)
    menulis = Q(dibuat_oleh_id=hak.pengguna_id) | Q(Exists(kini)) | Q(Exists(lama))
    return syarat & ~menulis & ~Q(pd_id__in=hak.pd_milik)


def _kecuali(cara: ReviuLkjip, pemda_id: int) -> list[int]:
    """The PDs that this reviewer leaves to others: the Inspektorat itself."""
    if cara != ReviuLkjip.INSPEKTORAT:
        return []
    return [pd.pk for pd in semua_pd(pemda_id) if pd.fungsi == FungsiPD.INSPEKTORAT]
