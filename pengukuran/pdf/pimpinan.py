"""The leader's page on one sheet: the figures, the sasaran, who stands where, who is late, the budget beside it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sakip.angka import format_rupiah, tanggal_panjang
from sakip.dokumen.lembaran import Kertas, Lembaran, TabelIsi, render_lembaran
from sakip.dokumen.tabel import Isian

from ..queries.dasbor import BarisDasbor, SasaranUkur
from ..queries.pimpinan import TERBANYAK, HalamanPimpinan

KETERANGAN = (
    "Rata-rata hanya dari pengukuran yang sudah diterima; yang masih diperiksa ditandai sementara.",
    "Efisiensi adalah capaian dibandingkan serapan anggaran menurut ketentuan daerah.",
)


def cetak(h: HalamanPimpinan, kata_periode: str, hari_ini: date, kertas: Kertas) -> bytes:
    return render_lembaran(lembaran(h, kata_periode, hari_ini), kertas)


def lembaran(h: HalamanPimpinan, kata_periode: str, hari_ini: date) -> Lembaran:
    tabel = [_pokok(h), _sasaran(h), _golongan(h)]
    return Lembaran(
        ("RINGKASAN KINERJA UNTUK PIMPINAN", h.siapa.upper(), kata_periode.upper()),
        f"Ringkasan kinerja {h.siapa} {kata_periode}, keadaan {tanggal_panjang(hari_ini)}",
        tuple(tabel),
        KETERANGAN,
    )


def _pokok(h: HalamanPimpinan) -> TabelIsi:
    rata, s = h.rata_bawah, h.serapan
    kepala = ("Capaian pimpinan", f"Rata-rata {h.sebutan_bawah}", "Sudah diajukan", "Diterima", "Serapan anggaran",
              "Efisiensi")  # fmt: skip
    predikat = h.predikat_bawah
    isi = (
        h.kini.kata if h.kini.sudah_diajukan else h.kini.keadaan.label,
        f"{h.cetak(rata.nilai)}{f' {predikat.nama.lower()}' if predikat else ''} (dari {rata.dihitung})",
        f"{h.diajukan} dari {h.berpk}",
        str(h.diterima),
        f"{h.cetak(s.persen)}% ({format_rupiah(s.sampai)} dari {format_rupiah(s.pagu or 0)})" if s.persen else "–",
        h.cetak(h.efisiensi.nilai if h.efisiensi else None),
    )
    return _tabel("Angka pokok", kepala, (17, 18, 12, 8, 35, 10), [isi])


def _sasaran(h: HalamanPimpinan) -> TabelIsi:
    rows = [*_baris_sasaran("Tertinggi", h.teratas), *_baris_sasaran("Terendah", h.terbawah)]
    return _tabel(
        "Sasaran", ("Letak", "Sasaran", "Capaian (%)", "Predikat"), (10, 66, 10, 14),
        rows or [("–", "Belum ada sasaran yang diukur", "–", "–")],
    )  # fmt: skip


def _baris_sasaran(letak: str, sasaran: Sequence[SasaranUkur]) -> list[tuple[str, ...]]:
    return [(letak, s.nama, s.angka, s.predikat.nama if s.predikat else "–") for s in sasaran]


def _golongan(h: HalamanPimpinan) -> TabelIsi:
    rows = [(g.jenjang.nama, str(len(g.anggota)), _nama(g.anggota, angka=True)) for g in h.golongan]
    rows.append(("Belum diajukan", str(len(h.belum)), _nama(h.belum) or "–"))
    if h.boros:
        kata = "; ".join(f"{_sebut(b)} {h.cetak(b.efisiensi.nilai if b.efisiensi else None)}" for b in h.boros)
        rows.append(("Serapan melampaui capaian", str(len(h.boros)), kata))
    return _tabel(h.sebutan_bawah, ("Keadaan", "Jumlah", "Siapa"), (18, 8, 74), rows)


def _nama(rows: Sequence[BarisDasbor], *, angka: bool = False) -> str:
    kata = [f"{_sebut(b)} {b.kini.angka}" if angka else _sebut(b) for b in rows[:TERBANYAK]]
    lebih = len(rows) - TERBANYAK
    return "; ".join([*kata, *([f"dan {lebih} lagi"] if lebih > 0 else [])])


def _sebut(b: BarisDasbor) -> str:
    return (b.pd.singkatan or b.pd.nama) if b.pd and b.nama == b.pd.nama else b.nama


def _tabel(nama: str, kepala: tuple[str, ...], lebar: tuple[int, ...], rows: Sequence[Sequence[str]]) -> TabelIsi:
    isi = [[Isian(sel) for sel in baris] for baris in rows]
    return TabelIsi(nama, kepala, tuple(Decimal(x) for x in lebar), isi, bernomor=False)
