"""What may be published, and what has been: one answer for the page of Bagian Organisasi and for the public."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from pengukuran.enums import SETAHUN, UKUR_DITERIMA, Periode
from pengukuran.models import Pengukuran
from perjanjian.enums import Status
from perjanjian.models import Perjanjian
from sakip.organisasi.enums import JenisUnit, Jenjang
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah
from sakip.organisasi.queries import semua_pd

from ..enums import JenisPublikasi, StatusLaporan
from ..models import Laporan, Publikasi

KEPALA = Q(jabatan__jenis_unit=JenisUnit.PD) | Q(jabatan__jenjang=Jenjang.KEPALA_DAERAH)
Kunci = tuple[str, int | None]  # what, and whose (None: of the regency)


def terbit(pemda: PemerintahDaerah, tahun: int) -> QuerySet[Publikasi]:
    """All that is public now."""
    return Publikasi.objects.filter(pemda=pemda, tahun=tahun, dicabut_pada=None).select_related("pemda", "pd")


def rujukan(pemda_id: int, tahun: int) -> dict[Kunci, int]:
    """{what and whose: the PK, measurement or naskah that would be published now}; three queries."""
    hasil: dict[Kunci, int] = {(JenisPublikasi.HASIL, pd): n for pd, n in rujukan_hasil(pemda_id, tahun).items()}
    pk = Perjanjian.objects.filter(KEPALA, pemda=pemda_id, tahun=tahun, status=Status.BERLAKU).order_by("versi")
    hasil |= {(JenisPublikasi.PK, pd): n for pd, n in pk.values_list("pd_id", "pk")}
    lkjip = Laporan.objects.filter(pemda=pemda_id, tahun=tahun, status=StatusLaporan.DISAMPAIKAN)
    return hasil | {(JenisPublikasi.LKJIP, pd): n for pd, n in lkjip.values_list("pd_id", "naskah_id") if n}


def rujukan_hasil(pemda_id: int, tahun: int) -> dict[int | None, int]:
    """{PD (None: the regency): the accepted measurement of its head that stands for the year}; one query."""
    rows = Pengukuran.objects.filter(
        Q(perjanjian__jabatan__jenis_unit=JenisUnit.PD) | Q(perjanjian__jabatan__jenjang=Jenjang.KEPALA_DAERAH),
        pemda=pemda_id, tahun=tahun, periode__in=SETAHUN, status__in=UKUR_DITERIMA,
    )  # fmt: skip
    isi = list(rows.values_list("pd_id", "pk", "periode", "perjanjian__versi", "versi"))
    isi.sort(key=lambda x: (-SETAHUN.index(Periode(x[2])), x[3], x[4]))
    return {pd: nomor for pd, nomor, *_ in isi}


@dataclass(frozen=True)
class SelPublikasi:
    """One thing of one PD. `rujukan` None: there is nothing to publish yet."""

    kunci: str
    jenis: JenisPublikasi
    rujukan: int | None
    terbitan: Publikasi | None

    @property
    def usang(self) -> bool:
        """Published, and drawn from something that another has replaced since."""
        return self.terbitan is not None and self.rujukan is not None and self.rujukan != self.terbitan.rujukan

    @property
    def keadaan(self) -> str:
        if self.terbitan is None:
            return "siap" if self.rujukan else "belum"
        return "usang" if self.usang else "terbit"

    @property
    def dapat(self) -> bool:
        """Whether there is something to publish."""
        return self.keadaan in ("siap", "usang")


@dataclass(frozen=True)
class BarisPublikasi:
    nama: str
    pd: PerangkatDaerah | None
    sel: tuple[SelPublikasi, ...]


def daftar_publikasi(pemda: PemerintahDaerah, tahun: int) -> list[BarisPublikasi]:
    """The regency and every active PD, with each thing that may be published; five queries."""
    kini = rujukan(pemda.pk, tahun)
    ada = {(p.jenis, p.pd_id): p for p in terbit(pemda, tahun).defer("isi")}
    siapa = [(f"Pemerintah {pemda.sebutan}", None), *((pd.nama, pd) for pd in semua_pd(pemda.pk) if pd.aktif)]
    return [BarisPublikasi(nama, pd, tuple(_sel(j, pd, kini, ada) for j in JenisPublikasi)) for nama, pd in siapa]


def _sel(
    jenis: JenisPublikasi, pd: PerangkatDaerah | None, kini: dict[Kunci, int], ada: dict[Kunci, Publikasi]
) -> SelPublikasi:
    nomor = pd.pk if pd else None
    return SelPublikasi(f"{jenis}:{nomor or 0}", jenis, kini.get((jenis, nomor)), ada.get((str(jenis), nomor)))


def riwayat(p: Publikasi) -> list[Publikasi]:
    """Every time the same thing was published, the newest first."""
    rows = Publikasi.objects.filter(pemda=p.pemda_id, pd=p.pd_id, jenis=p.jenis, tahun=p.tahun).defer("isi")
    rows = rows.select_related("diterbitkan_oleh__pegawai", "dicabut_oleh__pegawai", "pemda", "pd")
    return list(rows.order_by("-pk"))
