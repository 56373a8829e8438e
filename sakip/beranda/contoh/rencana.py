"""RPJMD, Renstra and RKT of the example: drawn up as they would be, set through the services."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from renstra.enums import Arah, JenisRencana, JenisSimpul, SumberData
from renstra.models import RKT, BarisRKT, Indikator, Rencana, Simpul, Target
from renstra.rules.pohon import jenis_indikator_bawaan, level_bawaan
from renstra.services.rencana import tetapkan_rencana
from renstra.services.rkt import tetapkan_rkt
from sakip.angka import baca_nilai

from .bahan import TAHUN_DASAR, Dokumen, kode_dengan_bidang, nama_kode, sasaran_pd, sub_kegiatan, target_tahun
from .data import baca
from .jadwal import Jadwal
from .organisasi import Daerah

# first and last year; the day the RPJMD and the Renstra were set; the years whose RKT rests on it
PERIODE = (
    (2021, 2026, date(2021, 8, 20), date(2021, 9, 20), (2022, 2023, 2024, 2025)),
    (2025, 2029, date(2025, 8, 20), date(2025, 9, 25), (2026,)),
)


def jadwalkan_rencana(d: Daerah, jadwal: Jadwal, dokumen: Dokumen) -> None:
    for awal, akhir, rpjmd, renstra, tahun_rkt in PERIODE:
        jadwal.pada(rpjmd, lambda now, a=awal, b=akhir: _rpjmd(d, dokumen, a, b, now))
        for pd in d.pd:
            jadwal.pada(renstra, lambda now, a=awal, b=akhir, pd=pd: _renstra(d, dokumen, pd, a, b, now))
        for tahun in tahun_rkt:
            if tahun not in d.tahun():
                continue
            hari = date(tahun - 1, 11, 14)
            jadwal.pada(hari, lambda now, t=tahun: _rkt_pemda(d, dokumen, t, now))
            for pd in pd_tahun(d, tahun):
                jadwal.pada(hari, lambda now, t=tahun, pd=pd: _rkt_pd(d, dokumen, pd, t, now))


def pd_tahun(d: Daerah, tahun: int) -> Iterator[str]:
    """The PDs whose documents of that year are in the example: of former years those with a PK."""
    return (pd for pd in d.pd if tahun >= 2025 or pd in d.isi["perjanjian"].get(str(tahun), {}))


SKALA_OPINI = "TMP; TW; WDP; WTP"  # the only text targets of the example


def _indikator(simpul: Simpul, rows: list[Any], awal: int, akhir: int) -> list[Indikator]:
    """Indicators of one node with the target of every year."""
    semua = []
    for urutan, (nama, satuan, nilai, langkah) in enumerate(rows, 1):
        dasar, ujung = (target_tahun(nilai, langkah, satuan, t) for t in (awal - 1, akhir))
        turun = langkah.startswith("-")
        semua.append(
            Indikator(
                simpul=simpul, nama=nama, satuan=satuan, jenis=jenis_indikator_bawaan(simpul.jenis),
                level=level_bawaan(simpul.jenis), urutan=urutan, baseline=dasar, target_akhir=ujung,
                arah=Arah.SKALA if not langkah else Arah.TURUN if turun else Arah.NAIK,
                skala="" if langkah else SKALA_OPINI,
                baseline_bilangan=baca_nilai(dasar).bilangan, target_akhir_bilangan=baca_nilai(ujung).bilangan,
                formula=f"Realisasi {nama} pada tahun berjalan", sumber_data="Laporan Perangkat Daerah (contoh)",
                jenis_sumber=SumberData.INTERNAL_SEKUNDER, tahun_baseline=awal - 1,
            )
        )  # fmt: skip
    Indikator.objects.bulk_create(semua)
    Target.objects.bulk_create(
        Target(indikator=i, tahun=t, tertulis=teks, bilangan=baca_nilai(teks).bilangan)
        for i, (_, satuan, nilai, langkah) in zip(semua, rows, strict=True)
        for t in range(awal, akhir + 1)
        if (teks := target_tahun(nilai, langkah, satuan, t))
    )
    return semua


def _rpjmd(d: Daerah, dokumen: Dokumen, awal: int, akhir: int, now: datetime) -> None:
    rencana = Rencana.objects.create(
        pemda=d.pemda, jenis=JenisRencana.RPJMD, judul=f"RPJMD {d.pemda.sebutan} {awal}–{akhir}", tahun_awal=awal,
        tahun_akhir=akhir,
    )  # fmt: skip
    visi = Simpul.objects.create(rencana=rencana, jenis=JenisSimpul.VISI, uraian=d.isi["visi"], urutan=1)
    for m, isi in enumerate(baca("rencana")["rpjmd"], 1):
        misi = Simpul.objects.create(
            rencana=rencana, induk=visi, jenis=JenisSimpul.MISI, kode=str(m), uraian=isi["misi"], urutan=m
        )
        tujuan = Simpul.objects.create(
            rencana=rencana, induk=misi, jenis=JenisSimpul.TUJUAN, kode=f"{m}.1", uraian=isi["tujuan"], urutan=1
        )
        for s, sasaran in enumerate(isi["sasaran"], 1):
            simpul = Simpul.objects.create(
                rencana=rencana, induk=tujuan, jenis=JenisSimpul.SASARAN, kode=f"{m}.1.{s}", uraian=sasaran["uraian"],
                urutan=s,
            )  # fmt: skip
            _indikator(simpul, sasaran["indikator"], awal, akhir)
            dokumen.sasaran[awal, sasaran["kunci"]] = simpul
    dokumen.rpjmd[awal] = tetapkan_rencana(
        rencana_id=rencana.pk, versi_kunci=0, nomor=f"Perda Nomor 4 Tahun {now.year}", tanggal=now.date(),
        ditetapkan_oleh=d.pemda.sebutan_bupati, pelaku=d.pemegang("bappeda", "pemda"), now=now,
    )  # fmt: skip


def _renstra(  # noqa: PLR0917
    d: Daerah, dokumen: Dokumen, pd: str, awal: int, akhir: int, now: datetime
) -> None:
    isi = baca("rencana")["pd"][d.jenis[pd]]
    rencana = Rencana.objects.create(
        pemda=d.pemda, pd=d.pd[pd], jenis=JenisRencana.RENSTRA, induk=dokumen.rpjmd[awal], tahun_awal=awal,
        tahun_akhir=akhir, judul=f"Renstra {d.pd[pd].nama} {awal}–{akhir}",
    )  # fmt: skip
    tujuan = Simpul.objects.create(rencana=rencana, jenis=JenisSimpul.TUJUAN, kode="1", uraian=isi["tujuan"], urutan=1)
    for s, sasaran in enumerate(sasaran_pd(d.jenis[pd]), 1):
        simpul = Simpul.objects.create(
            rencana=rencana, induk=tujuan, jenis=JenisSimpul.SASARAN, kode=f"1.{s}", uraian=sasaran["uraian"],
            urutan=s, mendukung=dokumen.sasaran[awal, sasaran["kunci"]],
        )  # fmt: skip
        _indikator(simpul, sasaran["indikator"], awal, akhir)
        for p, (program, capaian) in enumerate(sasaran["program"].items(), 1):
            _program(d, pd, simpul, p, program, capaian, awal, akhir)
    tetapkan_rencana(
        rencana_id=rencana.pk, versi_kunci=0, nomor=f"Perbup Nomor 38 Tahun {now.year}", tanggal=now.date(),
        ditetapkan_oleh=d.pemda.sebutan_bupati, pelaku=d.pemegang(pd, "perencana"), now=now,
    )  # fmt: skip


def _program(  # noqa: PLR0917
    d: Daerah, pd: str, sasaran: Simpul, urutan: int, program: str, capaian: list[str], awal: int, akhir: int
) -> None:
    """A program below its sasaran, with its indicator, and the kegiatan of the budget below it."""
    simpul = Simpul.objects.create(
        rencana=sasaran.rencana, induk=sasaran, jenis=JenisSimpul.PROGRAM, kode=kode_dengan_bidang(d, pd, program),
        uraian=nama_kode(program), urutan=urutan,
    )  # fmt: skip
    _indikator(simpul, [capaian], awal, akhir)
    kegiatan = dict.fromkeys(".".join(s.kode.split(".")[:5]) for s in sub_kegiatan(d, pd, TAHUN_DASAR))
    for k, kode in enumerate((k for k in kegiatan if k.startswith(f"{simpul.kode}.")), 1):
        Simpul.objects.create(
            rencana=sasaran.rencana, induk=simpul, jenis=JenisSimpul.KEGIATAN, kode=kode,
            uraian=nama_kode(kode), urutan=k,
        )  # fmt: skip


# ---- RKT


def _rkt(d: Daerah, rencana: Rencana, tahun: int) -> RKT:
    return RKT.objects.create(pemda=d.pemda, pd=rencana.pd, tahun=tahun, rencana=rencana)


def _baris(rkt: RKT, indikator: Indikator, sasaran: Simpul, urutan: int) -> BarisRKT:
    target = next(t for t in indikator.target.all() if t.tahun == rkt.tahun)
    return BarisRKT.objects.create(
        rkt=rkt, simpul=indikator.simpul, indikator=indikator, sasaran=sasaran.uraian, nama=indikator.nama,
        satuan=indikator.satuan, jenis=indikator.jenis, target=target.tertulis, target_bilangan=target.bilangan,
        target_rencana=target.tertulis, urutan=urutan,
    )  # fmt: skip


def _tetapkan(rkt: RKT, nomor: str, pelaku: Any, now: datetime) -> None:
    tetapkan_rkt(rkt_id=rkt.pk, versi_kunci=0, nomor=nomor, tanggal=now.date(), pelaku=pelaku, now=now)


def _awal(tahun: int) -> int:
    return next(p[0] for p in PERIODE if tahun in p[4])


def _rkt_pemda(d: Daerah, dokumen: Dokumen, tahun: int, now: datetime) -> None:
    rencana = dokumen.rpjmd[_awal(tahun)]
    rkt = _rkt(d, rencana, tahun)
    rows = Indikator.objects.filter(simpul__rencana=rencana).select_related("simpul").prefetch_related("target")
    for urutan, indikator in enumerate(rows.order_by("simpul__kode", "urutan"), 1):
        _baris(rkt, indikator, indikator.simpul, urutan)
    _tetapkan(rkt, f"RKT-PEMDA/{tahun}", d.pemegang("bappeda", "pemda"), now)


def _rkt_pd(d: Daerah, dokumen: Dokumen, pd: str, tahun: int, now: datetime) -> None:
    rencana = Rencana.objects.get(pd=d.pd[pd], tahun_awal=_awal(tahun))
    rkt = _rkt(d, rencana, tahun)
    urutan, iku = 0, []
    for sasaran in rencana.simpul.filter(jenis=JenisSimpul.SASARAN).order_by("urutan"):
        iku.append([])
        for indikator in sasaran.indikator.prefetch_related("target").select_related("simpul"):
            urutan += 1
            iku[-1].append(_baris(rkt, indikator, sasaran, urutan))
        for program in sasaran.anak.filter(jenis=JenisSimpul.PROGRAM).order_by("urutan"):
            for indikator in program.indikator.prefetch_related("target").select_related("simpul"):
                urutan += 1
                dokumen.program[pd, tahun, program.kode] = _baris(rkt, indikator, sasaran, urutan)
    dokumen.iku[pd, tahun] = iku
    _tetapkan(rkt, f"RKT/{d.pd[pd].singkatan.upper()}/{tahun}", d.pemegang(pd, "perencana"), now)
