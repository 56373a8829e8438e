"""Broken links between agreements: rows without a parent, and rows that nobody supports (BK Pasal 3 ayat (7))."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from sakip.organisasi.enums import Jenjang
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Jabatan, PerangkatDaerah

from ..enums import DIHITUNG, TERBUKA, Jalur
from ..models import Butir, Perjanjian
from .cakupan import terlihat

TERBANYAK = 200
TERBAWAH = (Jenjang.FUNGSIONAL, Jenjang.PELAKSANA)  # nobody works below them


@dataclass(frozen=True)
class Putus:
    """One row with the PK it stands in; `terbuka`: that PK can still be edited."""

    butir: Butir
    pk: Perjanjian
    terbuka: bool


@dataclass(frozen=True)
class KaitanPutus:
    tanpa_induk: Sequence[Putus]
    tanpa_dukungan: Sequence[Putus]
    jumlah_induk: int
    jumlah_dukungan: int


def kaitan_putus(hak: Hak, tahun: int, pd: PerangkatDaerah | None) -> KaitanPutus:
    """What this reader may see of one PD (or of all), at most `TERBANYAK` rows of each kind."""
    pk = terlihat(hak).filter(tahun=tahun, status__in=DIHITUNG)
    if pd is not None:
        pk = pk.filter(pd=pd)
    milik = Butir.objects.filter(perjanjian__in=pk.order_by().values("pk"))
    induk = milik.filter(mendukung=None).exclude(perjanjian__jalur=Jalur.KEPALA_DAERAH)
    dukungan = milik.filter(menunggu_dukungan())
    return KaitanPutus(_ambil(induk), _ambil(dukungan), induk.count(), dukungan.count())


def menunggu_dukungan() -> Q:
    """Rows of a superior (there are offices below) that no row of a PK below supports (BK Pasal 3 ayat (7))."""
    pendukung = Butir.objects.filter(mendukung=OuterRef("pk"), perjanjian__status__in=DIHITUNG)
    bawahan = Jabatan.objects.filter(atasan=OuterRef("perjanjian__jabatan"), aktif=True)
    return ~Q(perjanjian__jenjang__in=TERBAWAH) & Q(Exists(bawahan)) & ~Q(Exists(pendukung))


def _ambil(rows: "QuerySet[Butir]") -> list[Putus]:
    urut = rows.select_related("perjanjian__jabatan", "perjanjian__pd").order_by(
        "perjanjian__pd", "perjanjian__jabatan__urutan", "perjanjian", "urutan", "id"
    )
    return [Putus(b, b.perjanjian, b.perjanjian.status in TERBUKA) for b in urut[:TERBANYAK]]
