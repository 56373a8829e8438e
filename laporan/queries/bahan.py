"""Draws the report of a year from plan, PK, measurement and budget (GM/SM Pasal 11; SM Lampiran D, GM Lampiran E)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

from pengukuran.enums import Periode
from pengukuran.models import Realisasi
from pengukuran.queries.laporan import BarisTahun, TahunKantor, angka_berkode, tahun_kantor
from pengukuran.queries.lintas_tahun import LintasTahun, TitikTahun, indikator_asal
from perjanjian.models import Perjanjian
from sakip.dokumen.teks import tegak
from sakip.organisasi.models import Ketentuan, PemerintahDaerah, PerangkatDaerah
from sakip.organisasi.queries import ketentuan_pada
from sakip.teks import seragam

from ..isi import (
    BuktiIsi,
    EfisiensiIsi,
    IndikatorIsi,
    KinerjaIsi,
    LaporanIsi,
    PembandingIsi,
    PendukungIsi,
    SasaranIsi,
    TahunIsi,
    TriwulanIsi,
)
from ..models import Pembanding
from .bahan_anggaran import Belanja, belanja_pd, belanja_pemda, hasil_dan_keluaran
from .bahan_organisasi import Instansi, instansi
from .bahan_pemda import pendukung, perangkat

SEMUA_ANALISIS = (1, 2, 3, 4, 5, 6, 7)  # SM Lampiran D; where the profile is silent the national format asks the same


def bahan(pemda: PemerintahDaerah, pd: PerangkatDaerah | None, tahun: int) -> LaporanIsi:
    """All that the report of a PD (None: of the regency) draws; the number of queries does not grow with its rows."""
    ketentuan = ketentuan_pada(pemda.pk, date(tahun, 1, 1))
    siapa = instansi(pemda, pd, tahun)
    isi = LaporanIsi(
        tahun=tahun,
        pemda=pemda.nama,
        sebutan_pemda=pemda.sebutan,
        tempat=pemda.tempat,
        pd=pd.nama if pd else "",
        kepala=siapa.kepala,
        sistem=ketentuan.nama_sistem if ketentuan else "SAKIP",
        peraturan=ketentuan.peraturan if ketentuan else "",
        analisis=tuple(ketentuan.analisis_lkjip) if ketentuan and ketentuan.analisis_lkjip else SEMUA_ANALISIS,
        organisasi=siapa.organisasi,
        pk=siapa.pk,
        pk_pejabat=siapa.pk_pejabat,
    )
    uang = belanja_pd(pd, tahun) if pd else belanja_pemda(pemda, tahun)
    isi = replace(isi, anggaran=uang.baris, jumlah=uang.jumlah)
    if siapa.berlaku:
        isi = _kinerja(isi, siapa, siapa.berlaku, ketentuan, uang)
    return isi if pd else replace(isi, perangkat=perangkat(pemda, tahun, ketentuan))


def _kinerja(
    isi: LaporanIsi, siapa: Instansi, pk: Perjanjian, ketentuan: Ketentuan | None, uang: Belanja
) -> LaporanIsi:
    tahun = tahun_kantor(pk, ketentuan)
    berkode = _berkode(pk.pd_id, pk.tahun, tahun) if pk.pd_id else []
    bantu = {} if pk.pd_id else pendukung(pk, tahun)
    sasaran = sasaran_kantor(pk, tahun, uang, berkode=berkode, bantu=bantu, banding=_pembanding(pk))
    rata = tahun.rata([Decimal(s.capaian) if s.capaian else None for s in sasaran])
    jenjang = tahun.jenjang(rata.nilai)
    return replace(
        isi,
        jenjang=tuple((j.nama, j.rentang) for j in tahun.kaidah.predikat),
        sasaran=tuple(sasaran),
        capaian=_teks(rata.nilai),
        cetak=tahun.cetak(rata.nilai),
        predikat=jenjang.nama if jenjang else "",
        dihitung=rata.dihitung,
        dikecualikan=rata.dikecualikan,
        kinerja=tuple(berkode),
    )


def sasaran_kantor(
    pk: Perjanjian,
    tahun: TahunKantor,
    uang: Belanja,
    *,
    berkode: Sequence[KinerjaIsi] = (),
    bantu: Mapping[int, Sequence[PendukungIsi]] | None = None,
    banding: Mapping[str, Sequence[PembandingIsi]] | None = None,
) -> list[SasaranIsi]:
    """The sasaran of one office's PK with all that is known of their indicators."""
    bantu, banding = bantu or {}, banding or {}
    sasaran = []
    for (tujuan, teks), rows in _kelompok(tahun.baris).items():
        rata = tahun.rata([b.capaian for b in rows])
        jenjang = tahun.jenjang(rata.nilai)
        program = uang.program([b.butir.pk for b in rows], pk)
        sasaran.append(
            SasaranIsi(
                kunci=_sidik("s", teks),
                teks=tegak(teks),
                tujuan=tegak(tujuan),
                indikator=tuple(_indikator(b, tahun, banding) for b in rows),
                capaian=_teks(rata.nilai),
                cetak=tahun.cetak(rata.nilai),
                predikat=jenjang.nama if jenjang else "",
                dihitung=rata.dihitung,
                dikecualikan=rata.dikecualikan,
                program=program,
                kinerja=tuple(k for k in berkode if any(_di_bawah(k.kode, p.kode) for p in program)),
                efisiensi=_efisiensi([b.capaian for b in rows], [b.butir.pk for b in rows], pk, tahun, uang),
                pendukung=tuple(x for b in rows for x in bantu.get(b.butir.pk, ())),
            )
        )
    return sasaran


def _kelompok(rows: Sequence[BarisTahun]) -> dict[tuple[str, str], list[BarisTahun]]:
    hasil: dict[tuple[str, str], list[BarisTahun]] = {}
    for b in rows:
        hasil.setdefault((b.butir.tujuan, b.butir.kelompok), []).append(b)
    return hasil


def _indikator(b: BarisTahun, tahun: TahunKantor, banding: Mapping[str, Sequence[PembandingIsi]]) -> IndikatorIsi:
    butir, r = b.butir, b.r
    jenjang = tahun.jenjang(b.capaian)
    akhir = b.lintas.akhir
    return IndikatorIsi(
        kunci=_kunci(b),
        nama=tegak(butir.indikator),
        arah=butir.arah,
        satuan=butir.satuan,
        skala=butir.skala,
        target=butir.target,
        realisasi=(r.sampai or r.tertulis) if r else "",
        capaian=_teks(b.capaian),
        cetak=tahun.cetak(b.capaian),
        penuh=_penuh(r, b.capaian, tahun),
        alasan="" if b.capaian is not None else b.alasan,
        predikat=jenjang.nama if jenjang else "",
        tercapai=b.tercapai,
        sementara=b.sementara,
        sampai_periode="" if tahun.periode in (None, Periode.TAHUN, Periode.TRIWULAN_4) else str(tahun.periode.label),
        definisi=butir.definisi_operasional,
        formula=butir.formula,
        sumber=butir.sumber_data,
        triwulan=tuple(_triwulan(p, x, tahun) for p, x in b.triwulan.items()),
        lalu=_lalu(b.lintas, butir.perjanjian.tahun, tahun),
        rencana=b.lintas.rencana,
        tahun_akhir=b.lintas.tahun_akhir,
        target_akhir=b.lintas.target_akhir,
        kemajuan=_teks(akhir.nilai) if akhir else "",
        kemajuan_cetak=tahun.cetak(akhir.nilai) if akhir else "",
        pembanding=tuple(banding.get(seragam(butir.indikator), ())),
        bukti=tuple(BuktiIsi(x.nama, x.tautan) for t in b.triwulan.values() for x in t.bukti.all()),
    )


def _penuh(r: Realisasi | None, capaian: Decimal | None, tahun: TahunKantor) -> str:
    penuh = Decimal(r.capaian_penuh) if r and r.capaian_penuh else capaian
    return tahun.cetak(penuh) if penuh != capaian else ""


def _triwulan(periode: Periode, r: Realisasi, tahun: TahunKantor) -> TriwulanIsi:
    capaian = Decimal(r.capaian) if r.capaian else None
    return TriwulanIsi(
        str(periode), str(periode.label), r.tertulis or r.sampai, tahun.cetak(capaian), r.kendala, r.solusi
    )


def _lalu(lintas: LintasTahun, tahun_ini: int, tahun: TahunKantor) -> tuple[TahunIsi, ...]:
    return tuple(_satu_tahun(t, tahun) for t in lintas.titik if t.tahun < tahun_ini)


def _satu_tahun(t: TitikTahun, tahun: TahunKantor) -> TahunIsi:
    return TahunIsi(
        t.tahun, t.target or t.rencana, t.realisasi, t.capaian, tahun.cetak(Decimal(t.capaian) if t.capaian else None)
    )


def _kunci(b: BarisTahun) -> str:
    """The same for every version of the PK: by the indicator of the plan, else by the words."""
    asal = indikator_asal(b.r) if b.r else (b.butir.baris_rkt.indikator_id if b.butir.baris_rkt else None)
    return f"i{asal}" if asal else _sidik("i", f"{b.butir.kelompok}\n{b.butir.indikator}")


def _sidik(awalan: str, teks: str) -> str:
    return awalan + sha256(seragam(teks).encode()).hexdigest()[:12]


def _teks(nilai: Decimal | None) -> str:
    return "" if nilai is None else str(nilai)


def _di_bawah(kode: str, atas: str) -> bool:
    return kode == atas or kode.startswith(f"{atas}.")


def _berkode(pd_id: int, ke: int, tahun: TahunKantor) -> list[KinerjaIsi]:
    """What was measured at the lines of the budget, and what the DPA promises there that nobody measured."""
    diukur = [_kinerja_baris(b.kode, b.jenis, b.r, tahun) for b in angka_berkode(pd_id, ke)]
    sudah = {(k.kode, seragam(k.indikator)) for k in diukur}
    belum = [k for k in hasil_dan_keluaran(pd_id, ke) if (k.kode, seragam(k.indikator)) not in sudah]
    return sorted([*diukur, *belum], key=lambda k: k.kode)


def _kinerja_baris(kode: str, jenis: str, r: Realisasi, tahun: TahunKantor) -> KinerjaIsi:
    asal = r.asal
    tolok = getattr(asal, "tolok_ukur", None) or getattr(asal, "dari_tolok_ukur", None)  # of a row, of a program
    baris = tolok.baris if tolok else None
    return KinerjaIsi(
        kode=kode,
        nama=baris.nama if baris else tegak(asal.kelompok),
        jenis=jenis,
        indikator=tegak(asal.indikator),
        target=asal.target,
        realisasi=r.sampai or r.tertulis,
        cetak=tahun.cetak(Decimal(r.capaian) if r.capaian else None),
        satuan=asal.satuan,
        tingkat=baris.tingkat if baris else "program",
    )


def _efisiensi(
    capaian: Sequence[Decimal | None], butir: Sequence[int], pk: Perjanjian, tahun: TahunKantor, uang: Belanja
) -> EfisiensiIsi:
    """Of the budget lines that stand behind these rows (GM/SM Tabel II)."""
    serapan = uang.serapan(butir, pk)
    hasil = tahun.efisiensi(capaian, serapan)
    rata = tahun.rata(capaian)
    return EfisiensiIsi(
        cara=tahun.kaidah.efisiensi,
        capaian=tahun.cetak(rata.nilai),
        pagu=serapan.pagu,
        realisasi=serapan.sampai if serapan.terlapor else None,
        serapan=tahun.cetak(serapan.persen),
        nilai=tahun.cetak(hasil.nilai),
        skor=tahun.cetak(hasil.ne),
        efisien=None if hasil.nilai is None else hasil.nilai >= 0,
        alasan=hasil.alasan.kata if hasil.alasan else "",
    )


def _pembanding(pk: Perjanjian) -> dict[str, list[PembandingIsi]]:
    hasil: dict[str, list[PembandingIsi]] = {}
    for p in Pembanding.objects.filter(pemda=pk.pemda_id, pd=pk.pd_id, tahun=pk.tahun):
        isi = PembandingIsi(p.jenis, p.nama or p.get_jenis_display(), p.tahun, p.nilai, p.sumber)
        hasil.setdefault(p.indikator, []).append(isi)
    return hasil
