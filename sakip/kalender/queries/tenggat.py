"""Reads of the calendar: holidays of a regency, its rules, the milestones of a PD and of the regency."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sakip.ingatan import ingat
from sakip.organisasi.models import Ketentuan, PerangkatDaerah
from sakip.organisasi.queries import apbd_ditetapkan

from .. import peristiwa as daftar_peristiwa
from ..enums import BerlakuBagi, JenisLibur, Peristiwa
from ..libur import libur_bawaan
from ..models import AturanTenggat, HariLibur
from ..rules.tenggat import AturanIsi, Lencana, Tenggat, aturan_pd, hitung, peristiwa_tahun, sisa
from .geseran import Riwayat, riwayat, sebagaimana_berlaku


@dataclass(frozen=True)
class BarisTenggat:
    """A milestone as a page shows it on one day. `kini`: as it is counted today; met, it has the date of its day."""

    tenggat: Tenggat
    lencana: Lencana
    terpenuhi: date | None = None
    dispensasi: date | None = None
    kini: Tenggat | None = None


@dataclass(frozen=True)
class BarisPD:
    """The milestones of one PD, by code."""

    pd: PerangkatDaerah
    baris: Mapping[str, BarisTenggat]


def libur_pemda(pemda_id: int, dari: date, sampai: date) -> dict[date, str]:
    """Holidays of the regency in a span, with their names.

    A year nobody has filled in is counted with the national calendar: empty, it would close deadlines early.
    """
    return _jadi_libur(_hari_libur(pemda_id, dari, sampai), dari, sampai)


LiburTersimpan = tuple[date, str, str, bool]  # day, name, kind, official


def _hari_libur(pemda_id: int, dari: date, sampai: date) -> list[LiburTersimpan]:
    rows = HariLibur.objects.filter(pemda_id=pemda_id).values_list("tanggal", "nama", "jenis", "resmi")
    semua: list[LiburTersimpan] = ingat(("libur", pemda_id), lambda: list(rows))
    return [baris for baris in semua if dari.year <= baris[0].year <= sampai.year]


def _jadi_libur(isi: Sequence[LiburTersimpan], dari: date, sampai: date) -> dict[date, str]:
    semua = {tanggal: nama for tanggal, nama, _, _ in isi}
    terisi = {tanggal.year for tanggal, _, jenis, _ in isi if jenis != JenisLibur.DAERAH}
    for tahun in range(dari.year, sampai.year + 1):
        if tahun not in terisi:
            semua = {libur.tanggal: libur.nama for libur in libur_bawaan(tahun)} | semua
    return {t: semua[t] for t in sorted(semua) if dari <= t <= sampai}


def libur_tahun(pemda_id: int, tahun: int) -> dict[date, str]:
    """Holidays that the milestones of a budget year can meet: a DPA may be set the year before, reports come after."""
    return libur_pemda(pemda_id, date(tahun - 1, 1, 1), date(tahun + 1, 12, 31))


def tahun_tak_resmi(isi: Iterable[LiburTersimpan], tahun: int) -> bool:
    """Whether the calendar of that year is (partly) an estimate, or not filled in at all."""
    resmi = [resmi for tanggal, _, _, resmi in isi if tanggal.year == tahun]
    return not resmi or not all(resmi)


def aturan_isi(ketentuan: Ketentuan) -> list[AturanIsi]:
    rows = ketentuan.aturan_tenggat.order_by("urutan", "kode")
    return ingat(("aturan_tenggat", ketentuan.pk), lambda: [ke_isi(a) for a in rows])


def ke_isi(aturan: AturanTenggat) -> AturanIsi:
    return AturanIsi(
        kode=aturan.kode,
        nama=aturan.nama,
        peristiwa=aturan.peristiwa,
        setelah=aturan.setelah,
        jumlah=aturan.jumlah,
        satuan=aturan.satuan,
        dasar=aturan.dasar,
        lewat=aturan.lewat,
        berlaku_bagi=aturan.berlaku_bagi,
        catatan=aturan.catatan,
        bersyarat=aturan.bersyarat,
    )


def hitung_tenggat(
    ketentuan: Ketentuan,
    peristiwa: Mapping[str, date | None],
    *,
    libur: Collection[date] | None = None,
    aturan: list[AturanIsi] | None = None,
) -> list[Tenggat]:
    """Every milestone of a profile for these events. Give `libur` and `aturan` where many are computed."""
    isi = aturan_isi(ketentuan) if aturan is None else aturan
    if libur is None:
        libur = _libur_sekitar(ketentuan.pemda_id, peristiwa.values())
    return hitung(isi, peristiwa, libur, ketentuan.hari, ketentuan.hari_kerja_seminggu)


def peristiwa_pemda(pemda_id: int, tahun: int) -> dict[str, date | None]:
    """Events that are the same for every PD: the ends of quarters and year, and the day the APBD was set."""
    return {**peristiwa_tahun(tahun), Peristiwa.APBD: apbd_ditetapkan(pemda_id, tahun)}


class TahunTenggat:
    """The milestones of a regency and year as seen on `today`; what they share is read once, in six queries."""

    def __init__(self, pemda_id: int, ketentuan: Ketentuan | None, tahun: int, today: date) -> None:
        self.pemda_id, self.ketentuan, self.tahun, self.today = pemda_id, ketentuan, tahun, today

    def pd(self, pd: PerangkatDaerah) -> list[BarisTenggat]:
        """Those of one PD."""
        return [b for satu in self.banyak([pd]) for b in satu.baris.values()]

    def banyak(self, semua: Iterable[PerangkatDaerah]) -> list[BarisPD]:
        """Those of many PDs."""
        if self.ketentuan is None:
            return []
        return [BarisPD(pd, self._baris(self.ketentuan, pd.pk, BerlakuBagi.PD)) for pd in semua]

    def pemda(self) -> list[BarisTenggat]:
        """Those of the regency itself."""
        return list(self._baris(self.ketentuan, None, BerlakuBagi.PEMDA).values()) if self.ketentuan else []

    @cached_property
    def _aturan(self) -> list[AturanIsi]:
        return aturan_isi(self.ketentuan) if self.ketentuan else []

    @cached_property
    def _tersimpan(self) -> list[LiburTersimpan]:
        return _hari_libur(self.pemda_id, *self._rentang)

    @cached_property
    def _libur(self) -> dict[date, str]:
        return _jadi_libur(self._tersimpan, *self._rentang)

    @property
    def _rentang(self) -> tuple[date, date]:
        return date(self.tahun - 1, 1, 1), max(date(self.tahun + 1, 12, 31), self.today)

    @property
    def belum_resmi(self) -> bool:
        """Whether the calendar of the year is an estimate."""
        return tahun_tak_resmi(self._tersimpan, self.tahun)

    @cached_property
    def _umum(self) -> dict[str, date | None]:
        return peristiwa_pemda(self.pemda_id, self.tahun)

    @cached_property
    def _peristiwa(self) -> dict[int | None, dict[str, date]]:
        return daftar_peristiwa.peristiwa_pd(self.pemda_id, self.tahun)

    @cached_property
    def _dispensasi(self) -> dict[int | None, dict[str, date]]:
        return daftar_peristiwa.dispensasi_pd(self.pemda_id, self.tahun)

    @cached_property
    def _geseran(self) -> Riwayat:
        return riwayat(self.pemda_id, self.tahun)

    def _baris(self, ketentuan: Ketentuan, pd_id: int | None, bagi: BerlakuBagi) -> dict[str, BarisTenggat]:
        kejadian = {**self._umum, **self._peristiwa.get(pd_id, {})}
        semua = hitung_tenggat(ketentuan, kejadian, libur=self._libur, aturan=aturan_pd(self._aturan, kejadian))
        berlaku = {bagi, BerlakuBagi.SEMUA}
        return {
            t.kode: self._satu(ketentuan, t, pd_id) for t in semua if t.aturan and t.aturan.berlaku_bagi in berlaku
        }

    def _satu(self, ketentuan: Ketentuan, tenggat: Tenggat, pd_id: int | None) -> BarisTenggat:
        terpenuhi = self._peristiwa.get(pd_id, {}).get(tenggat.kode)
        kini, bergeser = tenggat, self._geseran.get((pd_id, tenggat.kode), ())
        tenggat = sebagaimana_berlaku(kini, bergeser, terpenuhi)
        dispensasi = self._dispensasi.get(pd_id, {}).get(tenggat.kode)
        lencana = sisa(
            tenggat,
            self.today,
            self._libur,
            ketentuan.hari,
            ketentuan.hari_kerja_seminggu,
            terpenuhi=terpenuhi,
            dispensasi=dispensasi,
        )
        return BarisTenggat(tenggat, lencana, terpenuhi, dispensasi, kini)


def _libur_sekitar(pemda_id: int, tanggal: Iterable[date | None]) -> dict[date, str]:
    tahun = [t.year for t in tanggal if t]
    return libur_pemda(pemda_id, date(min(tahun), 1, 1), date(max(tahun) + 1, 12, 31)) if tahun else {}
