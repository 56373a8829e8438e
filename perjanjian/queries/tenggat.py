"""Which deadline a PK is under, and how it stands today: one profile and calendar read for a page of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from renstra.enums import JenisAnggaran, VersiAnggaran
from renstra.models import DokumenAnggaran
from sakip.ingatan import ingat
from sakip.kalender import peristiwa
from sakip.kalender.enums import Keadaan, Peristiwa
from sakip.kalender.queries.geseran import Riwayat, riwayat, sebagaimana_berlaku
from sakip.kalender.queries.tenggat import aturan_isi, hitung_tenggat, libur_tahun
from sakip.kalender.rules.tenggat import AturanIsi, Kotak, Lencana, Tenggat, kode_dppa, peristiwa_tahun, sisa
from sakip.organisasi.models import Ketentuan
from sakip.organisasi.queries import apbd_ditetapkan
from sakip.waktu import tanggal_di

from ..enums import Jalur, Status
from ..models import Perjanjian

SUSUN, KIRIM, VERIFIKASI, SAMPAIKAN, SERAHKAN = "pk.susun", "pk.kirim", "pk.verifikasi", "pk.sampaikan", "pk.serahkan"
DPA = tuple[date | None, str, int]  # its date, whether it is the first or a changed one, and which of those
LEWAT, BERJALAN, TANPA, TERPENUHI = 0, 1, 2, 3  # in this order on the list


@dataclass(frozen=True)
class BatasPK:
    """The milestone of one PK as a page shows it."""

    tenggat: Tenggat
    lencana: Lencana
    terpenuhi: date | None = None
    dispensasi: date | None = None

    @property
    def tertutup(self) -> bool:
        """Missed, and closed by the profile unless a dispensasi opens it."""
        return self.tenggat.menutup and self.lencana.keadaan == Keadaan.TERLAMBAT

    @property
    def dari_peraturan(self) -> bool:
        """Whether the article is one of the regency's own regulation, which then has to be named with it."""
        return self.tenggat.dasar.startswith("Pasal")

    @property
    def peringkat(self) -> int:
        if self.terpenuhi is not None:
            return TERPENUHI
        if self.tenggat.tanggal is None:
            return TANPA
        return LEWAT if self.lencana.keadaan == Keadaan.TERLAMBAT else BERJALAN


def hari_dasar(versi: int, tanggal_dpa: date | None, versi_dpa: str) -> date | None:
    """The day the deadlines count from: the DPA's; a changed PK only where it follows a DPPA (BK Pasal 8)."""
    return None if versi > 1 and versi_dpa != VersiAnggaran.PERUBAHAN else tanggal_dpa


def hari_ke(strip: Sequence[Kotak]) -> tuple[int | None, int | None]:
    """Today's counted day of a deadline and its last: day 3 of 7. None before it begins, or where there is none."""
    lewat = [k.nomor for k in strip if k.jenis in ("lewat", "hari_ini") and k.nomor]
    return max(lewat, default=None), max((k.nomor for k in strip if k.nomor), default=None)


class Kalender:
    """Deadlines of one regency and year. What they are counted from is read once, and only when it is asked for."""

    def __init__(
        self, ketentuan: Ketentuan | None, tahun: int, hari_ini: date, zona: str, dpa: Mapping[int, DPA] | None = None
    ) -> None:
        """`dpa`: date and kind of the DPAs that will be asked for, where at hand; else the year's are read."""
        self.ketentuan, self.tahun, self.hari_ini, self.zona = ketentuan, tahun, hari_ini, zona
        self._dpa = dpa
        self._laci: dict[tuple[date | None, date | None, int], dict[str, Tenggat]] = {}

    @cached_property
    def aturan(self) -> list[AturanIsi]:
        return aturan_isi(self.ketentuan) if self.ketentuan else []

    @cached_property
    def kode(self) -> frozenset[str]:
        return frozenset(a.kode for a in self.aturan)

    @cached_property
    def libur(self) -> dict[date, str]:
        return libur_tahun(self.ketentuan.pemda_id, self.tahun) if self.ketentuan else {}

    @cached_property
    def dpa(self) -> Mapping[int, DPA]:
        if self._dpa is not None:
            return self._dpa
        if self.ketentuan is None or not self.aturan:
            return {}
        pemda_id, tahun = self.ketentuan.pemda_id, self.tahun
        rows = DokumenAnggaran.objects.filter(pemda_id=pemda_id, tahun=tahun, jenis=JenisAnggaran.DPA)
        medan = rows.values_list("pk", "tanggal", "versi", "ke")
        return ingat(
            ("tanggal dpa", pemda_id, tahun), lambda: {pk: (saat, versi, ke) for pk, saat, versi, ke in medan}
        )

    @cached_property
    def apbd(self) -> date | None:
        """The day the APBD was set, where a milestone counts from it."""
        if self.ketentuan is None or not any(a.peristiwa == Peristiwa.APBD for a in self.aturan):
            return None
        return apbd_ditetapkan(self.ketentuan.pemda_id, self.tahun)

    @cached_property
    def _dispensasi(self) -> Mapping[int | None, Mapping[str, date]]:
        return peristiwa.dispensasi_pd(self.ketentuan.pemda_id, self.tahun) if self.ketentuan else {}

    @cached_property
    def _geseran(self) -> Riwayat:
        return riwayat(self.ketentuan.pemda_id, self.tahun) if self.ketentuan else {}

    def dispensasi(self, pd_id: int | None, tenggat: Tenggat | None, terpenuhi: date | None = None) -> date | None:
        """The last day that a dispensasi opens this milestone for the PD; read only where the deadline was missed."""
        if pd_id is None or tenggat is None or tenggat.tanggal is None:
            return None
        if (terpenuhi or self.hari_ini) <= tenggat.tanggal:
            return None
        return self._dispensasi.get(pd_id, {}).get(tenggat.kode)

    def dasar(self, dpa_id: int | None, versi: int) -> date | None:
        return hari_dasar(versi, *self.dpa.get(dpa_id or 0, (None, "", 0))[:2])

    def dppa(self, dpa_id: int | None, versi: int) -> int:
        """Which DPPA a changed PK counts from; 0: none."""
        _, jenis, ke = self.dpa.get(dpa_id or 0, (None, "", 0))
        return ke if versi > 1 and jenis == VersiAnggaran.PERUBAHAN else 0

    def tenggat(self, dasar: date | None, pengesahan: date | None = None, *, dppa: int = 0) -> dict[str, Tenggat]:
        """Every milestone by its code, counted from these days; those of a changed PK know of which DPPA they are, so
        that a dispensasi for the first PK opens nothing of the changed one."""
        if self.ketentuan is None or not self.aturan:
            return {}
        kunci = (dasar, pengesahan, dppa)
        if kunci not in self._laci:
            kejadian: dict[str, date | None] = {
                **peristiwa_tahun(self.tahun),
                Peristiwa.DPA: dasar,
                Peristiwa.APBD: self.apbd,
                Peristiwa.PENGESAHAN: pengesahan,
            }
            semua = hitung_tenggat(self.ketentuan, kejadian, libur=self.libur, aturan=self.aturan)
            self._laci[kunci] = {t.kode: replace(t, kode=kode_dppa(t.kode, dppa)) for t in semua}
        return self._laci[kunci]

    def batas(self, pk: Perjanjian) -> BatasPK | None:
        """The milestone that applies to this PK now; None where the profile or a missing DPA gives none."""
        kode, saat = _berlaku(pk, self.kode)
        pengesahan = self._hari(pk.berlaku_pada) if kode == SAMPAIKAN else None
        dppa = self.dppa(pk.dpa_id, pk.versi)
        tenggat = self.tenggat(self.dasar(pk.dpa_id, pk.versi), pengesahan, dppa=dppa).get(kode)
        return self.nilai(tenggat, self._hari(saat), pd_id=pk.pd_id)

    def nilai(
        self, tenggat: Tenggat | None, terpenuhi: date | None = None, *, pd_id: int | None = None
    ) -> BatasPK | None:
        """How that milestone stands today for the PD; None where it has no date."""
        if tenggat is None or tenggat.tanggal is None or self.ketentuan is None:
            return None
        k = self.ketentuan
        if terpenuhi is not None:
            tenggat = sebagaimana_berlaku(tenggat, self._geseran.get((pd_id, tenggat.kode), ()), terpenuhi)
        dispensasi = self.dispensasi(pd_id, tenggat, terpenuhi)
        lencana = sisa(
            tenggat, self.hari_ini, self.libur, k.hari, k.hari_kerja_seminggu, terpenuhi=terpenuhi,
            dispensasi=dispensasi,
        )  # fmt: skip
        return BatasPK(tenggat, lencana, terpenuhi, dispensasi)

    def _hari(self, saat: datetime | None) -> date | None:
        return tanggal_di(saat, self.zona) if saat else None


def _berlaku(pk: Perjanjian, ada: frozenset[str]) -> tuple[str, datetime | None]:
    """Code of the milestone and the moment it was met (BK Pasal 11 ayat (1), (5), (7); GM/SM Pasal 7 ayat (4))."""
    if pk.jalur == Jalur.KABUPATEN:
        if pk.status in (Status.BERLAKU, Status.DIGANTI):
            return SAMPAIKAN, pk.disampaikan_pada
        if pk.status in (Status.SELARAS, Status.DITERUSKAN):
            return VERIFIKASI, pk.selaras_pada
        return (VERIFIKASI, None) if pk.pertama_dikirim_pada else (KIRIM, None)
    if pk.jalur == Jalur.SERAH and pk.status == Status.BERLAKU and SERAHKAN in ada and not pk.disampaikan_pada:
        return SERAHKAN, None
    return SUSUN, pk.berlaku_pada
