"""Reads of the calendar: holidays of a regency, its rules, the milestones of a PD and of the regency."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sakip.organisasi.models import Ketentuan, PemerintahDaerah, PerangkatDaerah, TahunAnggaran
from sakip.organisasi.queries import ketentuan_pada

from . import peristiwa as daftar_peristiwa
from .enums import BerlakuBagi, JenisLibur, Peristiwa
from .libur import libur_bawaan
from .models import AturanTenggat, HariLibur
from .rules import AturanIsi, Lencana, Tenggat, hitung, peristiwa_tahun, sisa


@dataclass(frozen=True)
class BarisTenggat:
    """A milestone as a page shows it on one day."""

    tenggat: Tenggat
    lencana: Lencana
    terpenuhi: date | None = None
    dispensasi: date | None = None


@dataclass(frozen=True)
class BarisPD:
    """The milestones of one PD, by code."""

    pd: PerangkatDaerah
    baris: Mapping[str, BarisTenggat]


def libur_pemda(pemda_id: int, dari: date, sampai: date) -> dict[date, str]:
    """Holidays of the regency in a span, with their names.

    A year nobody has filled in is counted with the national calendar: empty, it would close deadlines early.
    """
    rows = HariLibur.objects.filter(pemda_id=pemda_id, tanggal__year__gte=dari.year, tanggal__year__lte=sampai.year)
    isi = list(rows.values_list("tanggal", "nama", "jenis"))
    semua = {tanggal: nama for tanggal, nama, _ in isi}
    terisi = {tanggal.year for tanggal, _, jenis in isi if jenis != JenisLibur.DAERAH}
    for tahun in range(dari.year, sampai.year + 1):
        if tahun not in terisi:
            semua = {libur.tanggal: libur.nama for libur in libur_bawaan(tahun)} | semua
    return {t: semua[t] for t in sorted(semua) if dari <= t <= sampai}


def libur_tahun(pemda_id: int, tahun: int) -> dict[date, str]:
    """Holidays that the milestones of a budget year can meet: a DPA may be set the year before, reports come after."""
    return libur_pemda(pemda_id, date(tahun - 1, 1, 1), date(tahun + 1, 12, 31))


def tahun_tak_resmi(pemda_id: int, tahun: int) -> bool:
    """Whether the calendar of that year is (partly) an estimate, or not filled in at all."""
    rows = HariLibur.objects.filter(pemda_id=pemda_id, tanggal__year=tahun)
    return rows.filter(resmi=False).exists() or not rows.exists()


def aturan_isi(ketentuan: Ketentuan) -> list[AturanIsi]:
    return [ke_isi(a) for a in ketentuan.aturan_tenggat.order_by("urutan", "kode")]


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


def tanggal_tenggat(ketentuan: Ketentuan, kode: str, peristiwa: Mapping[str, date | None]) -> Tenggat | None:
    """One milestone of a profile, or None where the profile does not have it."""
    return next((t for t in hitung_tenggat(ketentuan, peristiwa) if t.kode == kode), None)


def peristiwa_pemda(pemda_id: int, tahun: int) -> dict[str, date | None]:
    """Events that are the same for every PD: the ends of quarters and year, and the day the APBD was set."""
    apbd = (
        TahunAnggaran.objects.filter(pemda_id=pemda_id, tahun=tahun).values_list("apbd_ditetapkan", flat=True).first()
    )
    return {**peristiwa_tahun(tahun), Peristiwa.APBD: apbd}


def tenggat_pd(pd: PerangkatDaerah, tahun: int, today: date) -> list[BarisTenggat]:
    """Milestones of one PD in a budget year, as seen on `today`."""
    hasil = tenggat_banyak([pd], tahun, today)
    return list(hasil[0].baris.values()) if hasil else []


def tenggat_banyak(banyak_pd: Iterable[PerangkatDaerah], tahun: int, today: date) -> list[BarisPD]:
    """Milestones of many PD of one regency, in a constant number of queries."""
    semua = list(banyak_pd)
    ketentuan = ketentuan_pada(semua[0].pemda_id, date(tahun, 1, 1)) if semua else None
    if ketentuan is None:
        return []
    penghitung = _Penghitung(ketentuan, tahun, today, {BerlakuBagi.PD, BerlakuBagi.SEMUA})
    return [BarisPD(pd, penghitung.baris(pd.pk)) for pd in semua]


def tenggat_pemda(pemda: PemerintahDaerah, tahun: int, today: date) -> list[BarisTenggat]:
    """Milestones of the regency itself in a budget year, as seen on `today`."""
    ketentuan = ketentuan_pada(pemda.pk, date(tahun, 1, 1))
    if ketentuan is None:
        return []
    penghitung = _Penghitung(ketentuan, tahun, today, {BerlakuBagi.PEMDA, BerlakuBagi.SEMUA})
    return list(penghitung.baris(None).values())


class _Penghitung:
    """What the milestones of a year share, read once."""

    def __init__(self, ketentuan: Ketentuan, tahun: int, today: date, bagi: set[BerlakuBagi]) -> None:
        self.ketentuan, self.today, self.bagi = ketentuan, today, bagi
        self.aturan = aturan_isi(ketentuan)
        self.libur = libur_pemda(ketentuan.pemda_id, date(tahun - 1, 1, 1), max(date(tahun + 1, 12, 31), today))
        self.umum = peristiwa_pemda(ketentuan.pemda_id, tahun)
        self.peristiwa = daftar_peristiwa.peristiwa_pd(ketentuan.pemda_id, tahun)
        self.pemenuhan = daftar_peristiwa.pemenuhan_pd(ketentuan.pemda_id, tahun)
        self.dispensasi = daftar_peristiwa.dispensasi_pd(ketentuan.pemda_id, tahun)

    def baris(self, pd_id: int | None) -> dict[str, BarisTenggat]:
        kejadian = {**self.umum, **self.peristiwa.get(pd_id, {})}
        semua = hitung_tenggat(self.ketentuan, kejadian, libur=self.libur, aturan=self.aturan)
        return {t.kode: self._satu(t, pd_id) for t in semua if t.aturan and t.aturan.berlaku_bagi in self.bagi}

    def _satu(self, tenggat: Tenggat, pd_id: int | None) -> BarisTenggat:
        terpenuhi = self.pemenuhan.get(pd_id, {}).get(tenggat.kode)
        dispensasi = self.dispensasi.get(pd_id, {}).get(tenggat.kode)
        lencana = sisa(
            tenggat,
            self.today,
            self.libur,
            self.ketentuan.hari,
            self.ketentuan.hari_kerja_seminggu,
            terpenuhi=terpenuhi,
            dispensasi=dispensasi,
        )
        return BarisTenggat(tenggat, lencana, terpenuhi, dispensasi)


def _libur_sekitar(pemda_id: int, tanggal: Iterable[date | None]) -> dict[date, str]:
    tahun = [t.year for t in tanggal if t]
    return libur_pemda(pemda_id, date(min(tahun), 1, 1), date(max(tahun) + 1, 12, 31)) if tahun else {}
