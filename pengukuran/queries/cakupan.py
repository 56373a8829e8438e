"""Who may know of a measurement, and who stands how to it. Every view starts here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from perjanjian.enums import Jalur
from perjanjian.models import Perjanjian
from sakip.organisasi.enums import Peran
from sakip.organisasi.hak import Hak

from ..enums import PeranUkur
from ..models import Pengukuran, Realisasi

DIAJUKAN = Q(pertama_diajukan_pada__isnull=False)
# see every measurement once it was submitted (GM/SM Pasal 9 ayat (6); BK Pasal 11 ayat (9), (10))
SEMUA = (
    Peran.MONEV, Peran.INSPEKTUR, Peran.KEPALA_BAPPEDA, Peran.ORGANISASI, Peran.SEKDA, Peran.BUPATI, Peran.ADMIN,
    Peran.KANTOR_SEKDA,
)  # fmt: skip
ATASAN_MEMERIKSA = (Jalur.PERANGKAT_DAERAH, Jalur.TANPA_VERIFIKASI)


def melihat_semua(hak: Hak) -> bool:
    """Whether this user follows every PD of the regency."""
    return hak.punya(*SEMUA) or hak.perencana_pemda


def terlihat(hak: Hak) -> QuerySet[Pengukuran]:
    """The measurements this user may know of today; nothing of another regency ever.

    Those who fill it in see it from the draft on; the direct superior and the PD once it was submitted; the units of
    the regency likewise, of every PD.
    """
    if hak.pemda_id is None:
        return Pengukuran.objects.none()
    isi = Q(pd_id__in=hak.pd_perencana) | Q(perjanjian__jabatan_id__in=hak.jabatan_id)
    if hak.perencana_pemda:
        isi |= Q(pd=None)
    lihat = Q(pd_id__in=hak.pd_milik) | Q(perjanjian__jabatan_kedua_id__in=hak.jabatan_id)
    if melihat_semua(hak):
        lihat = Q()
    rows = Pengukuran.objects.filter(isi | (lihat & DIAJUKAN), pemda_id=hak.pemda_id)
    return rows.select_related("pemda", "pd", "perjanjian__jabatan", "perjanjian__jabatan_kedua")


def pk_berlaku(hak: Hak) -> QuerySet[Perjanjian]:
    """The PKs in force now or before whose measuring this user may follow."""
    if hak.pemda_id is None:
        return Perjanjian.objects.none()
    lihat = Q(pd_id__in=hak.pd_milik) | Q(jabatan_id__in=hak.jabatan_id) | Q(jabatan_kedua_id__in=hak.jabatan_id)
    if melihat_semua(hak):
        lihat = Q()
    rows = Perjanjian.objects.filter(lihat, pemda_id=hak.pemda_id, berlaku_pada__isnull=False)
    return rows.select_related("pemda", "pd", "jabatan")


def pk_diukur(hak: Hak, tahun: int) -> QuerySet[Perjanjian]:
    """Those of a year: who has not filled."""
    return pk_berlaku(hak).filter(tahun=tahun)


def boleh_isi(hak: Hak, pd_id: int | None, jabatan_id: int | None) -> bool:
    """Whether this user fills in measurements of this PD (None: the regency) or of this office."""
    perencana = pd_id in hak.pd_perencana if pd_id else hak.perencana_pemda
    return perencana or hak.memegang(jabatan_id)


@dataclass(frozen=True)
class Sekitar:
    """The people around some measurements: who typed on them."""

    pencatat: Mapping[int, frozenset[int]] = field(default_factory=dict)  # measurement -> users


def sekitar(daftar: Iterable[Pengukuran]) -> Sekitar:
    """Gather them for these measurements, in one query."""
    pencatat: dict[int, set[int]] = {p.pk: {p.dibuat_oleh_id} for p in daftar}
    rows = Realisasi.objects.filter(pengukuran__in=pencatat, dicatat_oleh__isnull=False).order_by()
    for nomor, oleh in rows.values_list("pengukuran_id", "dicatat_oleh_id").distinct():
        pencatat[nomor].add(oleh)
    return Sekitar({k: frozenset(v) for k, v in pencatat.items()})


def sekitar_isi(p: Pengukuran, dicatat_oleh: Iterable[int | None]) -> Sekitar:
    """The same of one, from who recorded each of its rows."""
    pencatat = {oleh for oleh in dicatat_oleh if oleh}
    return Sekitar({p.pk: frozenset({p.dibuat_oleh_id, *pencatat})})


def peran_pada(hak: Hak, p: Pengukuran, s: Sekitar) -> frozenset[PeranUkur]:
    """How this user stands to it today. Nobody checks what he or she typed, is measured by, or plans for."""
    if hak.pemda_id != p.pemda_id:
        return frozenset()
    peran: set[PeranUkur] = set()
    if p.pd_id in hak.pd_perencana if p.pd_id else hak.perencana_pemda:
        peran.add(PeranUkur.PENGISI)
    if p.perjanjian and hak.memegang(p.perjanjian.jabatan_id):
        peran.add(PeranUkur.PEJABAT)
    if hak.punya(Peran.MONEV):
        peran.add(PeranUkur.MONEV)
    bebas = not peran & {PeranUkur.PENGISI, PeranUkur.PEJABAT} and hak.pengguna_id not in s.pencatat.get(p.pk, ())
    if bebas and ((hak.punya(Peran.MONEV) and p.pd_id not in hak.pd_sendiri) or _atasan(hak, p)):
        peran.add(PeranUkur.PEMERIKSA)
    return frozenset(peran)


def _atasan(hak: Hak, p: Pengukuran) -> bool:
    """The second party of a PK below the Kepala PD, who evaluates it (PermenPANRB 53/2014, the words of the PK)."""
    pk = p.perjanjian
    if pk is None or pk.jalur not in ATASAN_MEMERIKSA:
        return False
    return any(x.jabatan_id == pk.jabatan_kedua_id and x.kini for x in hak.pegangan)
