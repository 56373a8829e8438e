"""RKA, DPA, realisation and the officials in charge: the budget of the example, exact to the rupiah."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zlib import crc32

from perjanjian.models import Pengampu
from renstra.enums import JenisAnggaran, JenisTolokUkur, VersiAnggaran
from renstra.models import (
    BarisAnggaran,
    DokumenAnggaran,
    DokumenRujukan,
    EdisiNomenklatur,
    Nomenklatur,
    PaguSumberDana,
    RealisasiAnggaran,
    SumberDana,
    TolokUkur,
)
from renstra.rules.kode import induk_kode, tingkat_kode
from renstra.services.anggaran import ganti_anggaran, samakan_masukan, tetapkan_anggaran
from sakip.angka import baca_nilai, format_rupiah
from sakip.organisasi.enums import Tingkat

from .bahan import (
    TAHUN_NYATA,
    Dokumen,
    Sub,
    hasil_program,
    kode_dengan_bidang,
    nama_kode,
    nyata,
    sasaran_pd,
    sub_kegiatan,
    uraian_kode,
)
from .data import baca
from .jadwal import Jadwal
from .organisasi import Daerah

# of the year's spending, in thousandths, month by month; the rest is left over
BULANAN = (32, 41, 66, 78, 84, 92, 88, 86, 94, 98, 104, 88)
HABIS = (1000, 968, 927, 988, 896)  # of that, in thousandths, what one PD spends after the other
TAHUN_BERJALAN = 2026
_EDISI = {
    TAHUN_NYATA: ("Kepmendagri 050-5889 Tahun 2021", date(2021, 12, 27)),
    2025: ("Kepmendagri 900.1.15.5-3406 Tahun 2024", date(2024, 9, 3)),
}
_DANA = (
    ("pad", "APBD: Pendapatan Asli Daerah", SumberDana.Kelompok.APBD),
    ("dau", "APBD: Dana Alokasi Umum", SumberDana.Kelompok.APBD),
    ("dekonsentrasi", "APBN dekonsentrasi", SumberDana.Kelompok.DEKONSENTRASI),
    ("tugas_pembantuan", "APBN tugas pembantuan", SumberDana.Kelompok.TUGAS_PEMBANTUAN),
)


def siapkan_acuan() -> None:
    """Sources of funds and editions of the nomenclature, common to all regencies."""
    for kode, nama, kelompok in _DANA:
        SumberDana.objects.get_or_create(pemda=None, kode=kode, defaults={"nama": nama, "kelompok": kelompok})
    for nama, tanggal in _EDISI.values():
        edisi, baru = EdisiNomenklatur.objects.get_or_create(nama=nama, defaults={"tanggal": tanggal})
        if baru and tanggal.year == 2024:
            _isi_edisi(edisi)


def _isi_edisi(edisi: EdisiNomenklatur) -> None:
    """The codes that the example uses, as a tree; a real edition comes from a SIPD export."""
    induk: dict[str, Nomenklatur] = {}
    semua = baca("nomenklatur")
    for panjang, tingkat in ((3, Tingkat.PROGRAM), (5, Tingkat.KEGIATAN), (6, Tingkat.SUB_KEGIATAN)):
        rows = [
            Nomenklatur(
                edisi=edisi, tingkat=tingkat, kode=kode, nama=isi[0], induk=induk.get(induk_kode(kode) or ""),
                indikator=(isi[1:] or [""])[0], satuan=(isi[2:] or [""])[0],
            )
            for kode, isi in semua.items()
            if kode.count(".") + 1 == panjang
        ]  # fmt: skip
        induk |= {n.kode: n for n in Nomenklatur.objects.bulk_create(rows)}


def jadwalkan_rujukan(d: Daerah, jadwal: Jadwal) -> None:
    """RKPD, KUA and PPAS of the regency, Renja of each PD, in the year before (GM/SM Pasal 5)."""
    for tahun in (t for t in d.tahun() if not nyata(d, t)):
        jadwal.pada(date(tahun - 1, 8, 15), lambda now, t=tahun: _rujukan(d, t, now))


def _rujukan(d: Daerah, tahun: int, now: datetime) -> None:
    lalu = tahun - 1
    daerah = (
        ("rkpd", f"Perbup Nomor 21 Tahun {lalu}", date(lalu, 6, 30)),
        ("kua", f"900/KUA/{lalu}", date(lalu, 8, 12)),
        ("ppas", f"900/PPAS/{lalu}", date(lalu, 8, 12)),
    )
    DokumenRujukan.objects.bulk_create(
        [
            *(
                DokumenRujukan(pemda=d.pemda, tahun=tahun, jenis=jenis, nomor=nomor, tanggal=tanggal)
                for jenis, nomor, tanggal in daerah
            ),
            *(
                DokumenRujukan(
                    pemda=d.pemda, pd=pd, tahun=tahun, jenis="renja", nomor=f"050/RENJA/{lalu}",
                    tanggal=date(lalu, 7, 28),
                )
                for pd in d.pd.values()
            ),
        ]
    )  # fmt: skip


# ---- documents


def jadwalkan_anggaran(d: Daerah, jadwal: Jadwal, dokumen: Dokumen, pd_tahun: Iterable[tuple[str, int]]) -> None:
    for pd, tahun in pd_tahun:
        disahkan = date.fromisoformat(d.isi["dpa"][str(tahun)])
        jadwal.pada(
            date(tahun - 1, 12, 12),
            lambda now, pd=pd, t=tahun: _buat(d, dokumen, pd, t, JenisAnggaran.RKA, now),
        )
        jadwal.pada(disahkan, lambda now, pd=pd, t=tahun: _buat(d, dokumen, pd, t, JenisAnggaran.DPA, now), urutan=-1)
        if tahun < TAHUN_BERJALAN and not nyata(d, tahun):
            jadwal.pada(date(tahun + 1, 1, 9), lambda now, pd=pd, t=tahun: _realisasi(d, pd, t))
    if ubah := d.isi.get("perubahan_2025"):
        jadwal.pada(date.fromisoformat(ubah["dppa"]), lambda now: _perubahan(d, ubah, 2025, now))


def _buat(d: Daerah, dokumen: Dokumen, pd: str, tahun: int, jenis: JenisAnggaran, now: datetime) -> None:  # noqa: PLR0917
    satu = DokumenAnggaran.objects.create(
        pemda=d.pemda, pd=d.pd[pd], tahun=tahun, jenis=jenis,
        edisi=EdisiNomenklatur.objects.get(nama=_EDISI[max(t for t in _EDISI if t <= tahun)][0]),
    )  # fmt: skip
    sub = sub_kegiatan(d, pd, tahun)
    baris = _baris(satu, sub)
    dana = {s.kode: s for s in SumberDana.objects.filter(pemda=None)}
    PaguSumberDana.objects.bulk_create(
        PaguSumberDana(baris=baris[s.kode], sumber_dana=dana[k], jumlah=j) for s in sub for k, j in s.dana
    )
    TolokUkur.objects.bulk_create(_tolok_ukur(d, dokumen, pd, tahun, baris, sub))
    tetapkan_anggaran(
        dokumen_id=satu.pk, versi_kunci=0, nomor=f"{jenis.label}/A.1/{d.pd[pd].kode_sipd}/001/{tahun}",
        tanggal=now.date(), ditetapkan_oleh=f"Kepala {d.pd[pd].nama}", pelaku=d.pemegang(pd, "perencana"),
        now=now,
    )  # fmt: skip
    if jenis == JenisAnggaran.DPA:
        Pengampu.objects.bulk_create(
            Pengampu(pd=d.pd[pd], tahun=tahun, kode=s.kode, jabatan=d.jabatan[pd, s.pengampu]) for s in sub
        )


def _baris(dokumen: DokumenAnggaran, sub: list[Sub]) -> dict[str, BarisAnggaran]:
    """The lines of a document, a level at a time; those above the sub kegiatan follow from the codes."""
    kode = {s.kode for s in sub}
    kode |= {k for s in kode if (k := induk_kode(s))}
    kode |= {k for s in kode if (k := induk_kode(s))}
    semua: dict[str, BarisAnggaran] = {}
    for tingkat in Tingkat:
        rows = [
            BarisAnggaran(
                dokumen=dokumen, induk=semua.get(induk_kode(k) or ""), tingkat=tingkat, kode=k, nama=nama_kode(k),
                urutan=urutan,
            )
            for urutan, k in enumerate(sorted(k for k in kode if tingkat_kode(k) == tingkat), 1)
        ]  # fmt: skip
        semua |= {b.kode: b for b in BarisAnggaran.objects.bulk_create(rows)}
    return semua


def _tolok_ukur(  # noqa: PLR0917
    d: Daerah, dokumen: Dokumen, pd: str, tahun: int, baris: dict[str, BarisAnggaran], sub: list[Sub]
) -> list[TolokUkur]:
    """The four kinds: capaian, hasil at the program; masukan, keluaran, hasil at the kegiatan; keluaran below."""
    semua: list[TolokUkur] = []

    def tambah(kode: str, jenis: JenisTolokUkur, uraian: str, target: str, satuan: str, rkt: object = None) -> None:  # noqa: PLR0917
        semua.append(
            TolokUkur(
                baris=baris[kode], jenis=jenis, uraian=uraian, target=target, satuan=satuan, baris_rkt=rkt,
                target_bilangan=baca_nilai(target).bilangan, urutan=len(semua) + 1,
            )
        )  # fmt: skip

    for s, sasaran in enumerate(sasaran_pd(d.jenis[pd])):
        for program in sasaran["program"]:
            kode = kode_dengan_bidang(d, pd, program)
            if kode not in baris:
                continue
            capaian = dokumen.program[pd, tahun, kode]
            tambah(kode, JenisTolokUkur.CAPAIAN_PROGRAM, capaian.nama, capaian.target, capaian.satuan, capaian)
            for i in hasil_program(sasaran, program):
                rkt = dokumen.iku[pd, tahun][s][i]
                tambah(kode, JenisTolokUkur.HASIL, rkt.nama, rkt.target, rkt.satuan, rkt)
            kegiatan = sorted(k for k in baris if tingkat_kode(k) == Tingkat.KEGIATAN and k.startswith(f"{kode}."))
            tambah(kegiatan[0], JenisTolokUkur.HASIL, capaian.nama, capaian.target, capaian.satuan, capaian)
    for kode in (k for k in baris if tingkat_kode(k) == Tingkat.KEGIATAN):
        jumlah = sum((x.jumlah for x in sub if x.kode.startswith(f"{kode}.")), Decimal(0))
        tambah(kode, JenisTolokUkur.MASUKAN, "Dana yang Dibutuhkan", format_rupiah(jumlah), "rupiah")
        tambah(kode, JenisTolokUkur.KELUARAN, f"Persentase {nama_kode(kode)} yang Terlaksana", "100%", "%")
    for x in sub:
        _, indikator, satuan = uraian_kode(x.kode)
        target = f"{x.target}%" if satuan in ("%", "Persen") else str(x.target)
        tambah(x.kode, JenisTolokUkur.KELUARAN, indikator, target, satuan)
    return semua


def _perubahan(d: Daerah, ubah: dict[str, Any], tahun: int, now: datetime) -> None:
    """The RKA perubahan and the DPPA: the same lines, one of them with more money."""
    pd = ubah["pd"]
    for jenis in (JenisAnggaran.RKA, JenisAnggaran.DPA):
        lama = DokumenAnggaran.objects.get(pd=d.pd[pd], tahun=tahun, jenis=jenis)
        pelaku = d.pemegang(pd, "perencana")
        baru = ganti_anggaran(dokumen_id=lama.pk, versi=VersiAnggaran.PERUBAHAN, pelaku=pelaku, now=now)
        rows = PaguSumberDana.objects.filter(baris__dokumen=baru, baris__kode__startswith=ubah.get("program", ""))
        pagu = rows.order_by("-baris__kode").first()
        assert pagu is not None
        pagu.jumlah += Decimal(ubah["tambah"])
        pagu.save(update_fields=["jumlah"])
        baru = samakan_masukan(dokumen_id=baru.pk, versi_kunci=0, pelaku=pelaku, now=now)
        tetapkan_anggaran(
            dokumen_id=baru.pk, versi_kunci=baru.versi_kunci, nomor=lama.nomor.replace("A.1", "A.2"),
            tanggal=now.date(), pelaku=pelaku, now=now,
        )  # fmt: skip


def _realisasi(d: Daerah, pd: str, tahun: int) -> None:
    """Spent month by month, by one PD more than by another; one that spends everything is not to be believed."""
    habis = HABIS[crc32(f"{pd}{tahun}".encode()) % len(HABIS)]
    RealisasiAnggaran.objects.bulk_create(
        RealisasiAnggaran(
            pemda=d.pemda, pd=d.pd[pd], tahun=tahun, bulan=bulan, kode=s.kode,
            jumlah=Decimal(int(s.jumlah * bagian * habis) // 1_000_000_000 * 1000),
        )
        for s in sub_kegiatan(d, pd, tahun)
        for bulan, bagian in enumerate(BULANAN, 1)
    )  # fmt: skip
