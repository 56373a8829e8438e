"""The list of agreements: filtered, counted by status, ordered by deadline without ever sorting the whole table.

All PKs below the Kepala PD share one milestone, so they fall into few groups (status, path, DPA, version) that one
index counts; the PKs of the Kepala PD, one per PD, are looked at one by one. Groups and single PKs are put in the
order of their deadlines, and a page is cut out of that order.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Count, Q, QuerySet

from sakip.ingatan import ingat
from sakip.kalender.enums import Keadaan
from sakip.organisasi.enums import JenisUnit
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Jabatan, Pegawai, PerangkatDaerah

from ..enums import Jalur, Status
from ..models import Butir, PaguPerjanjian, Perjanjian
from ..models.perjanjian import PerjanjianQuerySet
from .cakupan import terlihat
from .menunggu import hitung_dengan, menunggu
from .tenggat import LEWAT, SUSUN, TANPA, TERPENUHI, BatasPK, Kalender

S = Status
TAMPIL = [S.DRAF, S.DIAJUKAN, S.DITANDATANGANI, S.DIKIRIM, S.DIKEMBALIKAN, S.SELARAS, S.DITERUSKAN, S.BERLAKU]
URUT_STATUS = {
    s: i
    for i, s in enumerate(
        [
            S.DIKEMBALIKAN,
            S.DRAF,
            S.DIAJUKAN,
            S.DITANDATANGANI,
            S.DIKIRIM,
            S.SELARAS,
            S.DITERUSKAN,
            S.BERLAKU,
            S.DIGANTI,
        ]
    )
}
SATU_PER_SATU = [Jalur.KABUPATEN, Jalur.SERAH, Jalur.KEPALA_DAERAH]
BERKELOMPOK = [Jalur.PERANGKAT_DAERAH, Jalur.TANPA_VERIFIKASI]
MENUNGGU = "menunggu"
URUTAN = {
    "tenggat": "Tenggat terdekat",
    "jabatan": "Nama jabatan",
    "jenjang": "Jenjang tertinggi",
    "terbaru": "Terbaru disusun",
}
SARING_TENGGAT = {
    "terlambat": "Terlambat",
    "hampir": "3 hari atau kurang",
    "terbuka": "Lebih dari 3 hari",
    "terpenuhi": "Terpenuhi",
    "tanpa": "Tanpa tenggat",
}
_MEDAN = ("pk", "status", "jalur", "dpa_id", "versi", "pertama_dikirim_pada", "selaras_pada", "berlaku_pada")


@dataclass(frozen=True)
class Saringan:
    """What the reader asks for; unknown values have been dropped."""

    status: str = ""
    cari: str = ""
    jenjang: str = ""
    unit: int | None = None
    tenggat: str = ""
    urut: str = "tenggat"

    @property
    def dipakai(self) -> bool:
        return bool(self.cari or self.jenjang or self.unit or self.tenggat)


@dataclass(frozen=True)
class Ruas:
    """A stretch of the order: PKs with one status and one deadline."""

    status: str
    jumlah: int
    keadaan: str  # of its deadline; "tanpa" where there is none
    peringkat: int
    tanggal: date
    syarat: Q
    tetap: tuple[str, int, int]  # what keeps the order of equals the same from page to page

    @property
    def kunci(self) -> tuple[int, date, int, tuple[str, int, int]]:
        return (self.peringkat, self.tanggal, URUT_STATUS.get(S(self.status), 9), self.tetap)


class Daftar:
    """One reader's list. Behaves as the `object_list` of a Paginator: it counts and cuts without loading the rest."""

    def __init__(
        self, hak: Hak, tahun: int, pd: PerangkatDaerah | None, *, saringan: Saringan, kalender: Kalender,
        jabatan_unit: Collection[int] | None = None,
    ) -> None:  # fmt: skip
        self.hak, self.tahun, self.saringan, self.kalender = hak, tahun, saringan, kalender
        self.dasar = _dasar(terlihat(hak), tahun, pd, saringan, jabatan_unit)
        self.menunggu = _dasar(menunggu(hak, tahun), tahun, pd, saringan, jabatan_unit)

    @cached_property
    def semua_ruas(self) -> list[Ruas]:
        asal = self.menunggu if self.saringan.status == MENUNGGU else self.dasar
        return sorted(self._ruas(asal), key=lambda r: r.kunci)

    @cached_property
    def per_status(self) -> dict[str, int]:
        """How many of each status, under the other filters; one aggregate for all tabs."""
        ruas = self.semua_ruas if self.saringan.status != MENUNGGU else self._ruas(self.dasar)
        jumlah: dict[str, int] = {}
        for r in ruas:
            jumlah[r.status] = jumlah.get(r.status, 0) + r.jumlah
        return jumlah

    @cached_property
    def jumlah_menunggu(self) -> int:
        if self.saringan.status == MENUNGGU:
            return self.count()
        if self.saringan.tenggat:
            return sum(r.jumlah for r in self._ruas(self.menunggu))
        return self._hitung_menunggu[1]

    @cached_property
    def semua_menunggu(self) -> int:
        """What waits for this reader in the year, receipts too, whatever the filters."""
        return self._hitung_menunggu[0]

    @cached_property
    def _hitung_menunggu(self) -> tuple[int, int]:
        return hitung_dengan(self.hak, self.tahun, self.menunggu.filter(status__in=TAMPIL))

    @cached_property
    def terlambat(self) -> int:
        return sum(r.jumlah for r in self.semua_ruas if r.peringkat == LEWAT and r.status != S.DIGANTI)

    @cached_property
    def ruas(self) -> list[Ruas]:
        """The stretches of the chosen tab."""
        if self.saringan.status in ("", MENUNGGU):
            return [r for r in self.semua_ruas if r.status != S.DIGANTI]
        return [r for r in self.semua_ruas if r.status == self.saringan.status]

    def count(self) -> int:
        return sum(r.jumlah for r in self.ruas)

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, potong: slice) -> list[Perjanjian]:
        mulai, akhir = potong.start or 0, self.count() if potong.stop is None else potong.stop
        if self.saringan.urut != "tenggat":
            return list(self.queryset()[mulai:akhir])
        syarat, posisi = Q(pk__in=[]), 0
        for r in self.ruas:
            a, b = max(mulai - posisi, 0), min(akhir - posisi, r.jumlah)
            if a < b:
                isi = self._asal().filter(r.syarat).order_by("id").values("pk")[a:b]
                syarat |= Q(pk__in=isi)
            posisi += r.jumlah
        rows = _lengkap(Perjanjian.objects.filter(syarat))
        return sorted(rows, key=lambda p: (self._kunci(p), p.pk))

    def queryset(self) -> PerjanjianQuerySet:
        """Everything that is listed, in the reader's order; for sorts other than by deadline and for the export."""
        asal = self._asal().filter(status__in=[*TAMPIL, S.DIGANTI])
        if self.saringan.status not in ("", MENUNGGU):
            asal = asal.filter(status=self.saringan.status)
        else:
            asal = asal.filter(status__in=TAMPIL)
        if self.saringan.tenggat:
            syarat = Q(pk__in=[])
            for r in self.ruas:
                syarat |= r.syarat
            asal = asal.filter(syarat)
        urut = {"jabatan": ("jabatan__nama", "pk"), "terbaru": ("-pk",), "jenjang": ("jabatan__urutan", "pk")}
        return _lengkap(asal).order_by(*urut.get(self.saringan.urut, ("pk",)))

    def _asal(self) -> PerjanjianQuerySet:
        return self.menunggu if self.saringan.status == MENUNGGU else self.dasar

    def _kunci(self, p: Perjanjian) -> tuple[int, date, int]:
        if p.jalur in SATU_PER_SATU:
            batas = self.kalender.batas(p)
        else:
            batas = self._batas_kelompok(p.status, p.dpa_id, p.versi)
        return (*_letak(batas), URUT_STATUS.get(S(p.status), 9))

    def _batas_kelompok(self, status: str, dpa_id: int | None, versi: int) -> BatasPK | None:
        k = self.kalender
        tenggat = k.tenggat(k.dasar(dpa_id, versi)).get(SUSUN)
        return k.nilai(tenggat, k.hari_ini if status in (S.BERLAKU, S.DIGANTI) else None)

    def _ruas(self, qs: PerjanjianQuerySet) -> list[Ruas]:
        qs = qs.filter(status__in=[*TAMPIL, S.DIGANTI])
        hasil = [
            self._ruas_satu(p) for p in qs.filter(jalur__in=SATU_PER_SATU).only(*_MEDAN, "pd_id", "disampaikan_pada")
        ]
        kelompok = (
            qs.filter(jalur__in=BERKELOMPOK).order_by().values_list("status", "jalur", "dpa_id", "versi")
        ).annotate(n=Count("pk"))
        for status, jalur, dpa_id, versi, n in kelompok:
            batas = self._batas_kelompok(status, dpa_id, versi)
            syarat = Q(status=status, jalur=jalur, dpa_id=dpa_id, versi=versi)
            hasil.append(Ruas(status, n, _keadaan(batas), *_letak(batas), syarat, (jalur, dpa_id or 0, versi)))
        if self.saringan.tenggat:
            hasil = [r for r in hasil if _cocok(r.keadaan, self.saringan.tenggat)]
        return hasil

    def _ruas_satu(self, p: Perjanjian) -> Ruas:
        batas = self.kalender.batas(p)
        return Ruas(p.status, 1, _keadaan(batas), *_letak(batas), Q(pk=p.pk), (p.jalur, p.pk, 0))


def _letak(batas: BatasPK | None) -> tuple[int, date]:
    if batas is None or batas.tenggat.tanggal is None:
        return TANPA, date.max
    if batas.peringkat == TERPENUHI:
        return TERPENUHI, date.max
    return batas.peringkat, batas.tenggat.tanggal


def _keadaan(batas: BatasPK | None) -> str:
    if batas is None:
        return "tanpa"
    return str(batas.lencana.keadaan)


def _cocok(keadaan: str, dicari: str) -> bool:
    if dicari == "hampir":
        return keadaan in (Keadaan.HAMPIR, Keadaan.HARI_INI)
    return keadaan == dicari


def _dasar(
    qs: PerjanjianQuerySet,
    tahun: int,
    pd: PerangkatDaerah | None,
    s: Saringan,
    jabatan_unit: Collection[int] | None,
) -> PerjanjianQuerySet:
    qs = qs.filter(tahun=tahun)
    if pd is not None:
        qs = qs.filter(pd=pd)
    if s.jenjang:
        qs = qs.filter(jenjang=s.jenjang)
    if jabatan_unit is not None:
        qs = qs.filter(jabatan_id__in=jabatan_unit)
    if s.cari:
        qs = qs.filter(cocok_kata(s.cari, qs))
    return qs


def cocok_kata(kata: str, qs: PerjanjianQuerySet) -> Q:
    """Name or NIP of the holder, office, code, or wording of an indicator."""
    angka = "".join(c for c in kata if c.isdigit())
    orang = Q(nama__icontains=kata)
    if len(angka) >= 4:
        orang |= Q(nip__contains=angka)
    pejabat = Pegawai.objects.filter(orang).values("penugasan__jabatan_id")
    butir = Butir.objects.filter(indikator__icontains=kata, perjanjian__in=qs.order_by().values("pk"))
    return (
        Q(jabatan__nama__icontains=kata)
        | Q(kode__iexact=kata)
        | Q(jabatan_id__in=pejabat)
        | Q(pk__in=butir.values("perjanjian_id"))
    )


def _lengkap(qs: PerjanjianQuerySet) -> PerjanjianQuerySet:
    return qs.select_related("pd", "jabatan", "jabatan_kedua", "dpa")


def jumlah_butir(ids: Sequence[int]) -> dict[int, int]:
    rows = Butir.objects.filter(perjanjian_id__in=ids).order_by().values_list("perjanjian_id").annotate(n=Count("pk"))
    return dict(rows)


def jumlah_pagu(ids: Sequence[int]) -> dict[int, Decimal]:
    """The budget of each PK, exact (summed here: SQLite would add up floats)."""
    jumlah: dict[int, Decimal] = {}
    for pk, nilai in _pagu(ids):
        jumlah[pk] = jumlah.get(pk, Decimal(0)) + nilai
    return jumlah


def _pagu(ids: Sequence[int]) -> "QuerySet[PaguPerjanjian, tuple[int, Decimal]]":
    return PaguPerjanjian.objects.filter(perjanjian_id__in=ids).order_by().values_list("perjanjian_id", "jumlah")


def unit_kerja(pd: PerangkatDaerah) -> tuple[list[tuple[int, str]], dict[int, set[int]]]:
    """The units of a PD to choose from, and the offices in each (the head and everybody below)."""
    semua = Jabatan.objects.filter(pd=pd, aktif=True).order_by("urutan", "id")
    medan = ("pk", "nama", "nama_unit", "jenis_unit", "atasan_id")
    rows = ingat(("unit kerja", pd.pk), lambda: list(semua.values_list(*medan)))
    anak: dict[int, list[int]] = {}
    for pk, _, _, _, atasan in rows:
        anak.setdefault(atasan or 0, []).append(pk)
    unit = [(pk, nama_unit or nama) for pk, nama, nama_unit, jenis, _ in rows if jenis in _UNIT]
    return unit, {pk: _di_bawah(pk, anak) for pk, _ in unit}


_UNIT = (JenisUnit.UNIT_KERJA, JenisUnit.SATUAN_KERJA)


def _di_bawah(jabatan_id: int, anak: dict[int, list[int]]) -> set[int]:
    hasil, antre = {jabatan_id}, [jabatan_id]
    while antre:
        for j in anak.get(antre.pop(), ()):
            if j not in hasil:
                hasil.add(j)
                antre.append(j)
    return hasil
