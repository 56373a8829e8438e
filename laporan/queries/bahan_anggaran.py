"""Budget beside performance: by program, kegiatan, sub kegiatan, and of what the PK promised (SM Lampiran D B)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from pengukuran.enums import Periode
from pengukuran.queries.anggaran import BarisSerapan, Serapan, gabung, serapan_pk
from perjanjian.models import Perjanjian
from perjanjian.queries.isi import butir_didukung, muat_isi
from renstra.enums import JenisTolokUkur
from renstra.queries.anggaran import tolok_ukur
from renstra.queries.berlaku import dpa_berlaku
from renstra.queries.realisasi import BarisRealisasi, jumlah_pd, realisasi_semua_pd, tampilan_realisasi
from sakip.angka import format_bilangan
from sakip.dokumen.teks import tegak
from sakip.organisasi.enums import Tingkat
from sakip.organisasi.models import PemerintahDaerah, PerangkatDaerah

from ..isi import KinerjaIsi, ProgramIsi

DESEMBER = 12


@dataclass
class Belanja:
    """The lines of the budget with what was spent of them; the lines of a PK by the rows they support."""

    baris: tuple[ProgramIsi, ...] = ()
    jumlah: ProgramIsi = field(default_factory=lambda: ProgramIsi("", "Jumlah", ""))
    _pk: dict[int, list[tuple[BarisSerapan, frozenset[int]]]] = field(default_factory=dict)

    def program(self, butir: Sequence[int], pk: Perjanjian) -> tuple[ProgramIsi, ...]:
        """The lines of the PK that support one of these rows."""
        tingkat = {p.pk: p.tingkat for p in pk.pagu.all()}
        return tuple(_isi(b, tingkat.get(b.id, "")) for b in self._mendukung(butir, pk))

    def serapan(self, butir: Sequence[int], pk: Perjanjian) -> Serapan:
        return gabung(b.serapan for b in self._mendukung(butir, pk))

    def _mendukung(self, butir: Sequence[int], pk: Perjanjian) -> list[BarisSerapan]:
        if pk.pk not in self._pk:
            muat_isi([pk])
            didukung = {p.pk: frozenset(butir_didukung(p)) for p in pk.pagu.all()}
            rows = serapan_pk([pk], Periode.TAHUN)[pk.pk].baris
            self._pk[pk.pk] = [(b, didukung[b.id]) for b in rows]
        return [b for b, milik in self._pk[pk.pk] if milik & set(butir)]


def belanja_pd(pd: PerangkatDaerah, tahun: int) -> Belanja:
    """By the DPA in force at the end of the year."""
    t = tampilan_realisasi(pd.pk, tahun, bulan=DESEMBER)
    ada = t.terakhir > 0
    return Belanja(tuple(_baris(b, ada) for b in (*t.baris, *t.asing)), _baris(t.jumlah, ada))


def hasil_dan_keluaran(pd_id: int, tahun: int) -> list[KinerjaIsi]:
    """What the DPA in force promises: hasil of each program, keluaran of each kegiatan (GM/SM Pasal 11 ayat (3))."""
    dpa = dpa_berlaku(pd_id, tahun)
    diminta = {(Tingkat.PROGRAM, JenisTolokUkur.HASIL), (Tingkat.KEGIATAN, JenisTolokUkur.KELUARAN)}
    return [
        KinerjaIsi(
            t.baris.kode,
            t.baris.nama,
            str(JenisTolokUkur(t.jenis).label),
            tegak(t.uraian),
            t.target,
            satuan=t.satuan,
            tingkat=t.baris.tingkat,
        )
        for t in (tolok_ukur(dpa) if dpa else ())
        if (t.baris.tingkat, t.jenis) in diminta
    ]


def belanja_pemda(pemda: PemerintahDaerah, tahun: int) -> Belanja:
    """The PDs, and the regency as a whole."""
    semua = realisasi_semua_pd(pemda.pk, tahun)
    total = jumlah_pd(semua)

    def satu(nama: str, pagu: Decimal | None, jumlah: Decimal, persen: Decimal | None, bulan: int) -> ProgramIsi:
        return ProgramIsi("", nama, "pd", pagu, jumlah if bulan else None, cetak_persen(persen) if bulan else "")

    baris = tuple(satu(b.nama, b.pagu, b.jumlah, b.persen, b.bulan) for b in semua if b.pagu is not None or b.bulan)
    return Belanja(baris, satu("Jumlah", total.pagu, total.jumlah, total.persen, total.bulan))


def _baris(b: BarisRealisasi, ada: bool) -> ProgramIsi:
    return ProgramIsi(
        b.kode, b.nama, b.tingkat, b.pagu, b.sampai if ada else None, cetak_persen(b.persen) if ada else ""
    )


def _isi(b: BarisSerapan, tingkat: str) -> ProgramIsi:
    s = b.serapan
    return ProgramIsi(b.kode, b.nama, tingkat, s.pagu, s.sampai if s.terlapor else None, cetak_persen(s.persen))


def cetak_persen(nilai: Decimal | None) -> str:
    """What was spent of a budget, without its sign; empty where there is none."""
    return "" if nilai is None else format_bilangan(nilai, 2)
