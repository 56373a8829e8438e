"""What the forms of measurement of one office say (GM Lampiran D, SM Lampiran C): figures as written and stored.

An office that leads a PD has the form of the PD, the kepala daerah that of the regency, every other its own (J9).
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import F, Q

from perjanjian.models import Butir, Perjanjian
from perjanjian.queries.isi import butir_didukung, kelompok_isi, ketentuan_pk, muat_isi
from renstra.models import Indikator, Rencana
from renstra.queries.berlaku import renstra_untuk, rpjmd_untuk
from sakip.dokumen.cetakan import target_cetak
from sakip.dokumen.profil import pemda_isi, pihak_isi, tata_letak
from sakip.dokumen.tata_ukur import TataUkur
from sakip.ingatan import ingat
from sakip.organisasi.enums import JenisUnit, Tingkat
from sakip.organisasi.hak import Hak
from sakip.organisasi.models import Ketentuan
from sakip.organisasi.queries import formulir, pemegang_banyak
from sakip.waktu import tanggal_di

from ..enums import TRIWULAN, UKUR_DITERIMA, Periode, StatusUkur, sampai_triwulan
from ..isi import KOSONG, IndikatorUkur, IsiUkur, KelompokUkur, MataUkur
from ..models import Realisasi
from ..rules.masa import akhir_periode
from ..rules.rumus import Alasan
from .anggaran import BarisSerapan, serapan_pk, serapan_tahunan
from .cakupan import pk_diukur, terlihat
from .diukur import URUTAN, Diukur, diukur, tertulis
from .kaidah import kaidah_dari
from .masa import dari_versi

BAWAAN = Path(__file__).resolve().parents[1] / "data" / "formulir.json"
_HURUF = ("kertas", "huruf", "nomor_kolom", "identitas")  # a regency without a form of its own: as its PK has them


# ---- the form


def bentuk_ukur(pk: Perjanjian, ketentuan: Ketentuan | None, *, rinci: bool) -> dict[str, Any]:
    """The form of the regency's profile for this office; without one the national default in the letters of its PK."""
    kode = f"ukur_{'rinci_' if rinci else ''}{_lingkup(pk)}"
    if ketentuan and (ada := formulir(ketentuan, kode)):
        return tata_letak(ada, ketentuan)
    huruf = tata_letak(formulir(ketentuan, "kepala_pd"), ketentuan) if ketentuan else {}
    return {**_bawaan()[kode], **{nama: huruf[nama] for nama in _HURUF if nama in huruf}}


def _lingkup(pk: Perjanjian) -> str:
    if pk.pd_id is None:
        return "pemda"
    return "pd" if pk.jabatan.jenis_unit == JenisUnit.PD else "pejabat"


@lru_cache(maxsize=1)
def _bawaan() -> dict[str, dict[str, Any]]:
    return {satu["kode"]: satu for satu in json.loads(BAWAAN.read_text(encoding="utf-8"))}


# ---- the content


def versi_jabatan(hak: Hak, jabatan_id: int, tahun: int) -> list[Perjanjian]:
    """The versions of an office's PK that this user may follow."""
    rows = pk_diukur(hak, tahun).filter(jabatan_id=jabatan_id)
    return list(rows.select_related("pemda", "pd__pemda", "jabatan"))


def isi_formulir(
    hak: Hak, versi: Sequence[Perjanjian], periode: str, hari_ini: date, *, rinci: bool = False
) -> IsiUkur:
    """The form of an office up to the end of a period; `versi` are those of `versi_jabatan`, at least one."""
    pk = next(iter(dari_versi(versi, versi[0].tahun, periode).values()))
    ketentuan = ketentuan_pk(pk)
    bentuk = bentuk_ukur(pk, ketentuan, rinci=rinci)
    muat_isi([pk])
    bahan = _Bahan(pk, periode, list(pk.butir.all()))
    tata = TataUkur.dari(bentuk)
    if tata.realisasi == "tahun":
        kolom: _Kolom = _KolomTahun.muat(hak, bahan)
    else:
        kolom = _KolomTriwulan(bahan, diukur(hak, pk.jabatan_id, pk.tahun), berjumlah=tata.rinci)
    ukur = kolom.diukur.ukuran(pk.tahun, periode)
    tanggal = tanggal_di(ukur.diajukan_pada, pk.pemda.zona_waktu) if ukur and ukur.diajukan_pada else None
    sementara = kolom.sementara()
    mata = list(pk.pagu.all())
    return IsiUkur(
        tahun=pk.tahun,
        periode=f"Tahun {pk.tahun}" if periode == Periode.TAHUN else f"{Periode(periode).label} Tahun {pk.tahun}",
        sampai="" if periode == Periode.TAHUN else f"Sampai dengan {Periode(periode).label}",
        tata_letak=bentuk,
        pemda=pemda_isi(pk.pemda),
        pd_nama=pk.pd.nama if pk.pd else None,
        unit_nama=pk.jabatan.nama_unit or None,
        penanda_tangan=pihak_isi(_pemegang(pk.jabatan_id, tanggal or hari_ini), pk.jabatan.nama),
        kelompok=kolom.kelompok(),
        mata=kolom.mata(),
        tingkat=Tingkat(mata[0].tingkat).label if mata else "",
        pembulatan=kaidah_dari(ketentuan).pembulatan,
        catatan=(*kolom.catatan(), *(sementara and (sementara,))),
        sementara=bool(sementara),
        tanggal=tanggal,
        tahun_tanda=(akhir_periode(pk.tahun, periode) + timedelta(days=1)).year,
    )


def _pemegang(jabatan_id: int, tanggal: date) -> Any:
    kunci = frozenset({jabatan_id})
    return ingat(("pemegang", kunci, tanggal), lambda: pemegang_banyak(kunci, tanggal)).get(jabatan_id)


@dataclass(frozen=True)
class _Bahan:
    pk: Perjanjian
    periode: str
    butir: Sequence[Butir]


@dataclass(frozen=True)
class _Kolom(ABC):
    """The figures of the form, whatever its columns stand for."""

    bahan: _Bahan
    diukur: Diukur

    @abstractmethod
    def realisasi(self, b: Butir) -> tuple[str, ...]: ...

    @abstractmethod
    def belanja(self, baris: BarisSerapan) -> tuple[Decimal | str, ...]: ...

    def catatan(self) -> tuple[str, ...]:
        """Footnotes: why a capaian is missing."""
        alasan = [r.alasan for r in self._kini().values() if r.alasan and r.sampai]
        return tuple(f"{Alasan(a).kata} ({alasan.count(a)} indikator)" for a in dict.fromkeys(alasan))

    def kelompok(self) -> tuple[KelompokUkur, ...]:
        kini = self._kini()
        butir = {b.pk: b for b in self.bahan.butir}
        return tuple(
            KelompokUkur(k.jenis, k.teks, k.induk, tuple(self._satu(butir[i.kunci], kini) for i in k.indikator))
            for k in kelompok_isi(self.bahan.butir)
        )

    def mata(self) -> tuple[MataUkur, ...]:
        didukung = {p.pk: tuple(butir_didukung(p)) for p in self.bahan.pk.pagu.all()}
        baris = serapan_pk([self.bahan.pk], self.bahan.periode)[self.bahan.pk.pk].baris
        return tuple(
            MataUkur(b.id, b.nama, b.serapan.pagu or Decimal(0), self.belanja(b), didukung[b.id]) for b in baris
        )

    def sementara(self) -> str:
        """Which of the periods printed were not accepted yet."""
        tahun = self.bahan.pk.tahun
        belum = [
            str(p.label)
            for p in URUTAN[: URUTAN.index(Periode(self.bahan.periode)) + 1]
            if (u := self.diukur.ukuran(tahun, p)) and u.status not in UKUR_DITERIMA
        ]
        return f"Angka sementara: {', '.join(belum)} belum diterima Tim Monitoring dan Evaluasi." if belum else ""

    def _kini(self) -> dict[int, Realisasi]:
        tahun = self.bahan.pk.tahun
        terakhir = self.diukur.terakhir(tahun, self.bahan.periode)
        return self.diukur.baris(tahun, terakhir, self.bahan.butir) if terakhir else {}

    def _satu(self, b: Butir, kini: Mapping[int, Realisasi]) -> IndikatorUkur:
        r = kini.get(b.pk)
        return IndikatorUkur(
            kunci=b.pk,
            teks=b.indikator,
            target=target_cetak(b.target, b.satuan),
            realisasi=self.realisasi(b),
            sampai=(r.sampai if r else "") or KOSONG,
            capaian=Decimal(r.capaian) if r and r.capaian else None,
            kendala=r.kendala if r else "",
            solusi=r.solusi if r else "",
        )


@dataclass(frozen=True)
class _KolomTriwulan(_Kolom):
    """SM Lampiran C: what was realised in each of the four triwulan. `berjumlah`: the form says beside them what they
    have come to (Form Pengukuran Kinerja)."""

    berjumlah: bool = False

    def realisasi(self, b: Butir) -> tuple[str, ...]:
        return tuple(self._triwulan(b, p, n) for p, n in TRIWULAN.items())

    def _triwulan(self, b: Butir, periode: Periode, ke: int) -> str:
        if ke > sampai_triwulan(self.bahan.periode):
            return ""
        r = self._baris(periode).get(b.pk)
        return (tertulis(r) if r else "") or KOSONG

    def _baris(self, periode: str) -> dict[int, Realisasi]:
        return self.diukur.baris(self.bahan.pk.tahun, periode, self.bahan.butir)

    def belanja(self, baris: BarisSerapan) -> tuple[Decimal | str, ...]:
        sampai = sampai_triwulan(self.bahan.periode)
        return tuple("" if n > sampai else KOSONG if j is None else j for n, j in enumerate(baris.serapan.triwulan, 1))

    def catatan(self) -> tuple[str, ...]:
        """The year's own figure, which stands instead of the sum of the quarters, has no column of its own: the table
        of SM Lampiran C has REALISASI for triwulan I to IV, columns (5) to (8), and then CAPAIAN; both tables of the
        regulation are copied as they are. So what that capaian is of is told below the tables, and in the column
        REALISASI S/D TRIWULAN INI of the form that has one."""
        ada = self._setahun and not self.berjumlah
        akhir = [r for r in self._baris(Periode.TAHUN).values() if tertulis(r)] if ada else []
        kalimat = [f"Angka akhir tahun {r.asal.indikator}: {tertulis(r)}." for r in akhir]
        return (*kalimat, *super().catatan())

    @property
    def _setahun(self) -> bool:
        return self.bahan.periode == Periode.TAHUN


@dataclass(frozen=True)
class _KolomTahun(_Kolom):
    """GM Lampiran D: what was realised in each of the five years of the plan, of this year so far."""

    tahun: tuple[int, ...] = ()
    indikator: Mapping[int, Indikator] = field(default_factory=dict)
    lalu: Mapping[int, Mapping[int, Decimal | None]] = field(default_factory=dict)

    @classmethod
    def muat(cls, hak: Hak, bahan: _Bahan) -> "_KolomTahun":
        nomor = {b.pk: b.baris_rkt.indikator_id for b in bahan.butir if b.baris_rkt and b.baris_rkt.indikator_id}
        semua = {i.pk: i for i in Indikator.objects.filter(pk__in=nomor.values()).select_related("simpul__rencana")}
        indikator = {butir: semua[i] for butir, i in nomor.items() if i in semua}
        tahun = _lima_tahun(bahan.pk, (i.simpul.rencana for i in indikator.values()))
        lalu = [t for t in tahun if t < bahan.pk.tahun]
        d = diukur(hak, bahan.pk.jabatan_id, bahan.pk.tahun, lalu)
        return cls(bahan, d, tahun, indikator, serapan_tahunan(bahan.pk, lalu) if lalu else {})

    def realisasi(self, b: Butir) -> tuple[str, ...]:
        return tuple("" if t > self.bahan.pk.tahun else self._tahun(b, t) or KOSONG for t in self.tahun)

    def _tahun(self, b: Butir, tahun: int) -> str:
        batas = self.bahan.periode if tahun == self.bahan.pk.tahun else Periode.TAHUN
        terakhir = self.diukur.terakhir(tahun, batas)
        r = self.diukur.baris(tahun, terakhir, self.bahan.butir).get(b.pk) if terakhir else None
        if r and r.sampai:
            return r.sampai
        i = self.indikator.get(b.pk)
        return target_cetak(i.baseline, i.satuan) if i and i.tahun_baseline == tahun else ""

    def belanja(self, baris: BarisSerapan) -> tuple[Decimal | str, ...]:
        return tuple(self._belanja(baris, t) for t in self.tahun)

    def _belanja(self, baris: BarisSerapan, tahun: int) -> Decimal | str:
        if tahun == self.bahan.pk.tahun:
            return baris.serapan.sampai if baris.serapan.terlapor else KOSONG
        lalu = self.lalu.get(tahun, {}).get(baris.id)
        return "" if tahun > self.bahan.pk.tahun else KOSONG if lalu is None else lalu

    def catatan(self) -> tuple[str, ...]:
        kepala = f"Realisasi 1 sampai 5 adalah tahun {self.tahun[0]} sampai {self.tahun[-1]}."
        return (kepala, *super().catatan())


def _lima_tahun(pk: Perjanjian, rencana: Iterable[Rencana]) -> tuple[int, ...]:
    """The five years of the plan that the rows come from; of a longer plan those that this year is among."""
    milik = next((r for r in rencana if r.tahun_awal <= pk.tahun <= r.tahun_akhir), None)
    milik = milik or (renstra_untuk(pk.pd_id, pk.tahun) if pk.pd_id else rpjmd_untuk(pk.pemda_id, pk.tahun))
    awal = milik.tahun_awal if milik else pk.tahun
    awal = max(awal, pk.tahun - 4)
    return tuple(range(awal, awal + 5))


# ---- the offices to choose from


@dataclass(frozen=True)
class BarisFormulir:
    """An office with a PK to be measured, and how its measurement of the period stands (None: none begun)."""

    pk: Perjanjian
    status: StatusUkur | None = None


def daftar_formulir(hak: Hak, tahun: int, periode: str, pd_id: int | None) -> list[BarisFormulir]:
    """The offices of a PD (None: of the regency and the heads of its PDs) whose forms this user may open."""
    rows = pk_diukur(hak, tahun).select_related("pemda", "pd", "jabatan")
    rows = rows.filter(pd_id=pd_id) if pd_id else rows.filter(Q(pd=None) | Q(jabatan__jenis_unit=JenisUnit.PD))
    urut = rows.order_by(F("pd__nama").asc(nulls_first=True), "jabatan__urutan", "jabatan_id", "versi")
    menjawab = dari_versi(urut, tahun, periode)
    ukuran = terlihat(hak).filter(perjanjian__in=[pk.pk for pk in menjawab.values()], periode=periode)
    status = dict(ukuran.order_by("versi").values_list("perjanjian_id", "status"))
    return [BarisFormulir(pk, StatusUkur(status[pk.pk]) if pk.pk in status else None) for pk in menjawab.values()]
