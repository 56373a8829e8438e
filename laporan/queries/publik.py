"""What the public sees of a regency: only what is published now, frozen as it was published."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, QuerySet

from sakip.organisasi.models import PemerintahDaerah

from ..enums import JenisPublikasi
from ..isi_publik import HasilPublik
from ..models import Publikasi
from ..rules.publik import Batang, batang
from ..simpanan import dari_json
from .publikasi import rujukan, terbit


@dataclass(frozen=True)
class Terbitan:
    """One thing that is public. `usang`: corrected since then, and not published anew yet."""

    p: Publikasi
    usang: bool

    @property
    def nomor(self) -> int:
        """Its place in the address; 0 of the regency."""
        return self.p.pd_id or 0


@dataclass(frozen=True)
class HasilTerbit(Terbitan):
    isi: HasilPublik
    batang: Batang


@dataclass(frozen=True)
class HalamanPublik:
    """The year of a regency. `daerah` None: its own results are not published."""

    pemda: PemerintahDaerah
    tahun: int
    daerah: HasilTerbit | None
    pd: Sequence[HasilTerbit]
    pk: Sequence[Terbitan]
    lkjip: Sequence[Terbitan]

    @property
    def kosong(self) -> bool:
        return not (self.daerah or self.pd or self.pk or self.lkjip)

    @property
    def usang(self) -> list[Terbitan]:
        semua = [*([self.daerah] if self.daerah else []), *self.pd, *self.pk, *self.lkjip]
        return [t for t in semua if t.usang]

    @property
    def sejak(self) -> datetime | None:
        """When something was published last."""
        semua = [*([self.daerah] if self.daerah else []), *self.pd, *self.pk, *self.lkjip]
        return max((t.p.diterbitkan_pada for t in semua), default=None)

    @property
    def sebaran_pd(self) -> list[dict[str, object]]:
        """How many PDs stand at each predikat."""
        return _sebaran([h.isi.kode for h in self.pd], self.jenjang)

    @property
    def sebaran_indikator(self) -> list[dict[str, object]]:
        """How many indicators of the regency stand at each predikat."""
        return _sebaran([i.kode for i in self.daerah.isi.indikator] if self.daerah else [], self.jenjang)

    @property
    def jenjang(self) -> tuple[tuple[str, str, str], ...]:
        """The scale of predikat: code, name, range."""
        semua = [h for h in (self.daerah, *self.pd) if h]
        return semua[0].isi.jenjang if semua else ()


def _sebaran(kode: Sequence[str], jenjang: Sequence[tuple[str, str, str]]) -> list[dict[str, object]]:
    jumlah = Counter(kode)
    rows: list[dict[str, object]] = [{"nama": n, "warna": k, "jumlah": jumlah[k]} for k, n, _ in jenjang]
    return [*rows, {"nama": "Tidak dapat dihitung", "warna": "tidak_dapat_dihitung", "jumlah": jumlah[""]}]


def halaman_publik(pemda: PemerintahDaerah, tahun: int) -> HalamanPublik:
    """Five queries, however much there is."""
    kini = rujukan(pemda.pk, tahun)
    hasil = [_hasil(p, kini) for p in terbit(pemda, tahun).filter(jenis=JenisPublikasi.HASIL)]
    lain = [
        Terbitan(p, _usang(p, kini))
        for p in terbit(pemda, tahun).exclude(jenis=JenisPublikasi.HASIL).defer("isi").order_by("pd__nama", "pk")
    ]
    return HalamanPublik(
        pemda,
        tahun,
        next((h for h in hasil if h.p.pd_id is None), None),
        [h for h in hasil if h.p.pd_id],
        [t for t in lain if t.p.jenis == JenisPublikasi.PK],
        [t for t in lain if t.p.jenis == JenisPublikasi.LKJIP],
    )


def _hasil(p: Publikasi, kini: dict[tuple[str, int | None], int]) -> HasilTerbit:
    isi = dari_json(p.isi, HasilPublik)
    return HasilTerbit(p, _usang(p, kini), isi, batang(isi.capaian, isi.jumlah.pagu, isi.jumlah.realisasi))


def _usang(p: Publikasi, kini: dict[tuple[str, int | None], int]) -> bool:
    ada = kini.get((p.jenis, p.pd_id))
    return ada is not None and ada != p.rujukan


def terbitan(pemda: PemerintahDaerah, tahun: int, jenis: JenisPublikasi, pd: int) -> Terbitan | None:
    """One thing that is public now (`pd` 0: of the regency); four queries."""
    p = terbit(pemda, tahun).filter(jenis=jenis, pd=pd or None).first()
    if p is None:
        return None
    return (
        _hasil(p, rujukan(pemda.pk, tahun))
        if jenis == JenisPublikasi.HASIL
        else Terbitan(p, _usang(p, rujukan(pemda.pk, tahun)))
    )


def tahun_publik(pemda: PemerintahDaerah) -> Sequence[Mapping[str, Any]]:
    """The years of which something is public, the newest first; one query."""
    rows = Publikasi.objects.filter(pemda=pemda, dicabut_pada=None).order_by("-tahun")
    return list(rows.values("tahun").annotate(jumlah=Count("pk"), sejak=Max("diterbitkan_pada")))


def daerah_publik() -> QuerySet[PemerintahDaerah]:
    """The regencies that have published something."""
    ada = Publikasi.objects.filter(dicabut_pada=None).values("pemda")
    return PemerintahDaerah.objects.filter(pk__in=ada).order_by("nama")
