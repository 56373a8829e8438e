"""Bab II: the plan, the PK in force with its counts and budget, and what a PK perubahan changed (H2)."""

from collections.abc import Iterator

from sakip.angka import format_rupiah, tanggal_panjang

from ...isi import LaporanIsi, ProgramIsi
from .. import kalimat as k
from ..blok import Bab, Blok, Daftar, Judul, Kalimat, Kolom, Tabel, TanpaData, Tulisan
from .sasaran import nilai
from .sel import KOSONG, rupiah


def perencanaan(isi: LaporanIsi) -> Bab:
    blok: list[Blok] = [
        Judul(2, "A. Rencana Strategis" if isi.pd else "A. Rencana Pembangunan Jangka Menengah"),
        Tulisan("renstra", "Rencana strategis", "Visi, misi, tujuan, dan sasaran jangka menengah secara ringkas."),
        *_rencana(isi),
        Judul(2, f"B. Perjanjian Kinerja Tahun {isi.tahun}"),
    ]
    if isi.pk:
        blok += [Kalimat(k.kalimat_pk(isi)), _tabel_pk(isi), *_anggaran(isi), *_perubahan(isi)]
    else:
        blok.append(TanpaData(f"Perjanjian Kinerja tahun {isi.tahun} tidak ada yang berlaku."))
    return Bab("bab2", "Perencanaan Kinerja", tuple(blok), "II")


def _rencana(isi: LaporanIsi) -> Iterator[Blok]:
    """Tujuan and sasaran with the targets at the end of the plan, of those that stand in it."""
    ada = [(s, i) for s in isi.sasaran for i in s.indikator if i.target_akhir]
    if not ada:
        return
    rencana = ada[0][1].rencana
    yield Tabel(
        "rencana",
        f"Tujuan, sasaran, dan target akhir {rencana}",
        (
            Kolom("Tujuan", lebar=26),
            Kolom("Sasaran", lebar=26),
            Kolom("Indikator kinerja", lebar=30),
            Kolom("Target akhir", lebar=18),
        ),
        _tanpa_ulang(
            [(s.tujuan or KOSONG, s.teks, i.nama, f"{nilai(i.target_akhir, i)} ({i.tahun_akhir})") for s, i in ada], 2
        ),
    )


def _tabel_pk(isi: LaporanIsi) -> Tabel:
    return Tabel(
        "pk",
        f"Perjanjian Kinerja {isi.nama} tahun {isi.tahun}",
        (
            Kolom("No", "tengah", 6),
            Kolom("Sasaran", lebar=34),
            Kolom("Indikator kinerja", lebar=40),
            Kolom("Target", lebar=20),
        ),
        tuple(
            (f"{n}.{m}", s.teks if m == 1 else "", i.nama, nilai(i.target, i))
            for n, s in enumerate(isi.sasaran, 1)
            for m, i in enumerate(s.indikator, 1)
        ),
    )


def _anggaran(isi: LaporanIsi) -> Iterator[Blok]:
    """The budget of each program (of each PD in the regency's report) with its sum."""
    if isi.jumlah.pagu is None:
        yield TanpaData(k.kalimat_anggaran(isi))
        return
    apa = "Program" if isi.pd else "Perangkat Daerah"
    baris = [p for p in isi.anggaran if p.tingkat == "program" or not isi.pd]
    yield Kalimat(_banyak(isi))
    yield Tabel(
        "pagu",
        f"Anggaran tahun {isi.tahun} menurut {apa}",
        (Kolom("No", "tengah", 6), Kolom(apa, lebar=64), Kolom("Anggaran (Rp)", "angka", 30)),
        (
            *((str(n), p.nama, rupiah(p.pagu)) for n, p in enumerate(baris, 1)),
            ("", "Jumlah", rupiah(isi.jumlah.pagu)),
        ),
        tebal=frozenset({len(baris)}),
    )


def _banyak(isi: LaporanIsi) -> str:
    total = f"Anggaran tahun {isi.tahun} {format_rupiah(isi.jumlah.pagu or 0, tak_putus=True)}"
    if not isi.pd:
        return f"{total} pada {len(isi.anggaran)} Perangkat Daerah."
    rinci = [
        f"{n} {sebutan}"
        for tingkat, sebutan in (("program", "program"), ("kegiatan", "kegiatan"), ("sub_kegiatan", "sub kegiatan"))
        if (n := _hitung(isi.anggaran, tingkat))
    ]
    return f"{total} untuk {k.deret(rinci)}." if rinci else f"{total}."


def _hitung(rows: tuple[ProgramIsi, ...], tingkat: str) -> int:
    return sum(p.tingkat == tingkat and p.pagu is not None for p in rows)


def _perubahan(isi: LaporanIsi) -> Iterator[Blok]:
    for ke, pk in enumerate(isi.pk[1:], 1):
        yield Kalimat(f"Perubahan ke-{ke}, berlaku sejak {tanggal_panjang(pk.tanggal)}:")
        yield Daftar(pk.perubahan or ("Tidak ada target atau anggaran yang berubah.",))


def _tanpa_ulang(rows: list[tuple[str, ...]], kolom: int) -> tuple[tuple[str, ...], ...]:
    """The first columns only where they change."""
    hasil, lalu = [], ("",) * kolom
    for baris in rows:
        sama = [baris[: n + 1] == lalu[: n + 1] for n in range(kolom)]
        hasil.append((*("" if sama[n] else baris[n] for n in range(kolom)), *baris[kolom:]))
        lalu = baris[:kolom]
    return tuple(hasil)
