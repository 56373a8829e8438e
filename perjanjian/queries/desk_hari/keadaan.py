"""How the PK behind an appointment stands: its last round, what is open in it, its returns."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q

from ...enums import Bobot, Jalur, Keputusan, Status
from ...enums.desk import HasilDesk
from ...models import Perjanjian, Verifikasi
from ...rules.perbaikan import Perbaikan
from ..meja import Label
from ..perbaikan import perbaikan_putaran

HASIL: dict[str, Label] = {
    HasilDesk.SELARAS: ("toska", "check2-all", "Selaras"),
    HasilDesk.DIKEMBALIKAN: ("jingga", "arrow-return-left", "Dikembalikan"),
    HasilDesk.BELUM_SELESAI: ("abu", "circle", "Belum selesai"),
}
SUDAH_SELARAS = (Status.SELARAS, Status.DITERUSKAN, Status.BERLAKU, Status.DIGANTI)
MENGHALANGI = Q(temuan__keputusan=Keputusan.PERBAIKI) | Q(temuan__keputusan=Keputusan.BELUM, temuan__bobot=Bobot.WAJIB)


@dataclass(frozen=True)
class Keadaan:
    """How the PK of an appointment stands: its last round, what is open, its returns."""

    pk: Perjanjian | None = None
    putaran: Verifikasi | None = None
    perbaikan: tuple[Perbaikan, ...] = ()

    @property
    def berita_acara(self) -> str:
        """The number of the berita acara that counts."""
        v = self.putaran
        return v.berita_acara.nomor if v and v.berita_acara and v.dicabut_pada is None else ""

    @property
    def hasil(self) -> HasilDesk:
        """What came of it, read from the PK (BK Pasal 11 ayat (2)-(4))."""
        if self.pk is not None and self.pk.status in SUDAH_SELARAS and self.berita_acara:
            return HasilDesk.SELARAS
        if self.pk is not None and self.pk.status == Status.DIKEMBALIKAN:
            return HasilDesk.DIKEMBALIKAN
        return HasilDesk.BELUM_SELESAI

    @property
    def label(self) -> Label:
        return HASIL[self.hasil]

    def terlambat(self, kini: datetime) -> list[Perbaikan]:
        """Returns that were not answered on the same day: kept for ever (BK penjelasan Pasal 11 ayat (4))."""
        return [p for p in self.perbaikan if p.terlambat(kini)]

    @property
    def ditunggu(self) -> Perbaikan | None:
        """The return that waits for the corrected PK."""
        terakhir = self.perbaikan[-1] if self.perbaikan else None
        return terakhir if terakhir and terakhir.kembali is None else None

    @property
    def n_temuan(self) -> int:
        return getattr(self.putaran, "n_temuan", 0)

    @property
    def n_terbuka(self) -> int:
        return getattr(self.putaran, "n_terbuka", 0)


def pk_kabupaten(pemda_id: int, tahun: int, pd_id: Iterable[int] | None = None) -> dict[int, Perjanjian]:
    """The PK of the head of each PD, in its latest version, by PD; one query."""
    rows = Perjanjian.objects.filter(pemda_id=pemda_id, tahun=tahun, jalur=Jalur.KABUPATEN).exclude(
        status=Status.BATAL
    )
    if pd_id is not None:
        rows = rows.filter(pd_id__in=pd_id)
    return {p.pd_id: p for p in rows.select_related("pd", "jabatan").order_by("versi") if p.pd_id}


def keadaan_pk(pk: Collection[Perjanjian], zona: ZoneInfo) -> dict[int, Keadaan]:
    """How these PKs stand, by PK; one query over their rounds."""
    rows = list(
        Verifikasi.objects.filter(perjanjian__in=[p.pk for p in pk])
        .select_related("berita_acara")
        .annotate(n_temuan=Count("temuan"), n_terbuka=Count("temuan", filter=MENGHALANGI))
        .order_by("putaran")
    )
    terakhir = {v.perjanjian_id: v for v in rows}
    perbaikan = perbaikan_putaran(rows, zona)
    return {p.pk: Keadaan(p, terakhir.get(p.pk), perbaikan.get(p.pk, ())) for p in pk}
