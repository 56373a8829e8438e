"""Drafting a PK from RKT and DPA (SM Lampiran B, end: tolok ukur of *hasil* -> indikator, its target -> target,
name of the program -> program, *masukan* -> anggaran; below the Kepala PD the kegiatan and sub kegiatan)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sakip.organisasi.enums import JenisIndikator, Tingkat

PANJANG = {Tingkat.PROGRAM: 3, Tingkat.KEGIATAN: 5, Tingkat.SUB_KEGIATAN: 6}


@dataclass(frozen=True)
class BarisRencana:
    """A row of the RKT."""

    id: int
    sasaran: str
    tujuan: str
    jenis_kelompok: str
    indikator: str
    target: str
    satuan: str
    jenis: str


@dataclass(frozen=True)
class TolokUkurDPA:
    """A tolok ukur of the DPA: `kode` of its line, `rkt_id` of the RKT row a *hasil* traces to.

    `id` 0: only the trace counts, not the wording (a program of a PD under a row of the regency's RKT).
    """

    id: int
    kode: str
    jenis: str
    uraian: str
    target: str
    satuan: str
    rkt_id: int | None = None


@dataclass(frozen=True)
class SubDPA:
    """A sub kegiatan of the DPA with its pagu per source of funds (rupiah)."""

    kode: str
    pagu: tuple[tuple[str, Decimal], ...]

    @property
    def jumlah(self) -> Decimal:
        return sum((j for _, j in self.pagu), Decimal(0))


@dataclass(frozen=True)
class BahanPK:
    """Everything a draft is drawn from."""

    rkt: Sequence[BarisRencana] = ()
    tolok_ukur: Sequence[TolokUkurDPA] = ()
    sub: Sequence[SubDPA] = ()
    nama: Mapping[str, tuple[int, str]] = field(default_factory=dict)  # code -> id of the line, its name


@dataclass(frozen=True)
class ButirRancangan:
    kelompok: str
    tujuan: str
    jenis_kelompok: str
    indikator: str
    target: str
    satuan: str
    jenis: str
    rkt_id: int | None = None
    tolok_ukur_id: int | None = None
    kode: str = ""


@dataclass(frozen=True)
class PaguRancangan:
    kode: str
    nama: str
    tingkat: Tingkat
    jumlah: Decimal
    sumber_dana: tuple[tuple[str, Decimal], ...]
    baris_id: int
    butir: tuple[int, ...]  # positions of the rows it supports


@dataclass(frozen=True)
class Rancangan:
    butir: tuple[ButirRancangan, ...]
    pagu: tuple[PaguRancangan, ...]


def kode_tingkat(kode: str, tingkat: Tingkat) -> str:
    """The program or kegiatan that a code belongs to: 5.01.02.2.01.0001 -> 5.01.02 or 5.01.02.2.01."""
    return ".".join(kode.split(".")[: PANJANG[tingkat]])


def tingkat_kode(kode: str) -> Tingkat | None:
    return {n: t for t, n in PANJANG.items()}.get(len(kode.split(".")))


def rancang(
    bahan: BahanPK,
    *,
    sumber_butir: str,
    tingkat_anggaran: str,
    kode_diampu: Collection[str] | None,
    jenis_boleh: Collection[str] = (),
    atasan: Sequence[ButirRancangan] = (),
) -> Rancangan:
    """Rows and budget of one official.

    In: `sumber_butir` and `tingkat_anggaran` from the profile; `kode_diampu`, the sub kegiatan the official answers
    for with everybody below (None: all of the PD); `atasan`, the superior's rows, for a level that takes them over.
    """
    sub = [s for s in bahan.sub if kode_diampu is None or s.kode in kode_diampu]
    if sumber_butir == "rkt":
        butir = _dari_rkt(bahan, jenis_boleh)
    elif sumber_butir == "atasan":
        butir = _dari_atasan(atasan, {s.kode for s in sub})
    else:
        butir = _dari_dpa(bahan, Tingkat(sumber_butir), {s.kode for s in sub})
    pagu = _pagu(bahan, Tingkat(tingkat_anggaran), sub, butir) if tingkat_anggaran else ()
    return Rancangan(tuple(butir), pagu)


def _dari_rkt(bahan: BahanPK, jenis_boleh: Collection[str]) -> list[ButirRancangan]:
    hasil = {t.rkt_id: t for t in reversed(bahan.tolok_ukur) if t.jenis == "hasil" and t.rkt_id and t.id}
    butir = []
    for r in bahan.rkt:
        if jenis_boleh and r.jenis not in jenis_boleh:
            continue
        t = hasil.get(r.id)
        butir.append(
            ButirRancangan(
                r.sasaran, r.tujuan, r.jenis_kelompok,
                t.uraian if t else r.indikator, t.target if t else r.target, (t.satuan if t else "") or r.satuan,
                r.jenis, r.id, t.id if t else None, t.kode if t else "",
            )
        )  # fmt: skip
    return butir


def _dari_dpa(bahan: BahanPK, tingkat: Tingkat, sub: Collection[str]) -> list[ButirRancangan]:
    rkt = {r.id: r for r in bahan.rkt}
    sasaran_program = {
        kode_tingkat(t.kode, Tingkat.PROGRAM): rkt[t.rkt_id]
        for t in reversed(bahan.tolok_ukur)
        if t.jenis == "hasil" and t.rkt_id in rkt
    }
    kode = {kode_tingkat(s, tingkat) for s in sub}
    butir = []
    for t in sorted(bahan.tolok_ukur, key=lambda t: (t.kode, t.id)):
        if t.kode not in kode or t.jenis not in _JENIS_TOLOK_UKUR[tingkat]:
            continue
        r = rkt.get(t.rkt_id or 0) or sasaran_program.get(kode_tingkat(t.kode, Tingkat.PROGRAM))
        butir.append(
            ButirRancangan(
                r.sasaran if r else f"Terlaksananya {bahan.nama.get(t.kode, (0, t.kode))[1]}",
                r.tujuan if r else "", "sasaran", t.uraian, t.target, t.satuan,
                _JENIS_INDIKATOR[tingkat], None, t.id, t.kode,
            )
        )  # fmt: skip
    return sorted(butir, key=lambda b: [x.kelompok for x in butir].index(b.kelompok))


_JENIS_TOLOK_UKUR = {
    Tingkat.PROGRAM: {"capaian_program"},
    Tingkat.KEGIATAN: {"keluaran", "hasil"},
    Tingkat.SUB_KEGIATAN: {"keluaran"},
}
_JENIS_INDIKATOR = {
    Tingkat.PROGRAM: JenisIndikator.PROGRAM,
    Tingkat.KEGIATAN: JenisIndikator.KEGIATAN,
    Tingkat.SUB_KEGIATAN: JenisIndikator.SUB_KEGIATAN,
}


def _dari_atasan(atasan: Sequence[ButirRancangan], sub: Collection[str]) -> list[ButirRancangan]:
    """SM Lampiran B.6: column 2 is the superior's rencana kerja; people then write the individual indicator."""
    milik = [a for a in atasan if not sub or any(s.startswith(a.kode) for s in sub)]
    return [
        ButirRancangan(
            a.indikator, "", "rencana_kerja", a.indikator, a.target, a.satuan, JenisIndikator.INDIVIDU, kode=a.kode
        )
        for a in milik or atasan
    ]


def _pagu(
    bahan: BahanPK, tingkat: Tingkat, sub: Iterable[SubDPA], butir: Sequence[ButirRancangan]
) -> tuple[PaguRancangan, ...]:
    kelompok: dict[str, list[SubDPA]] = {}
    for s in sub:
        kelompok.setdefault(kode_tingkat(s.kode, tingkat), []).append(s)
    hasil = []
    for kode, isi in sorted(kelompok.items()):
        dana: dict[str, Decimal] = {}
        for s in isi:
            for nama, jumlah in s.pagu:
                dana[nama] = dana.get(nama, Decimal(0)) + jumlah
        baris_id, nama_baris = bahan.nama.get(kode, (0, kode))
        hasil.append(
            PaguRancangan(
                kode, nama_baris, tingkat, sum((s.jumlah for s in isi), Decimal(0)), tuple(sorted(dana.items())),
                baris_id, _didukung(bahan, kode, butir),
            )
        )  # fmt: skip
    return tuple(hasil)


def _didukung(bahan: BahanPK, kode: str, butir: Sequence[ButirRancangan]) -> tuple[int, ...]:
    """Which rows a budget line supports: the RKT rows its *hasil* traces to, else those on its own code path."""
    program = kode_tingkat(kode, Tingkat.PROGRAM)
    rkt = {t.rkt_id for t in bahan.tolok_ukur if t.jenis == "hasil" and t.rkt_id and t.kode == kode} or {
        t.rkt_id for t in bahan.tolok_ukur if t.jenis == "hasil" and t.rkt_id and t.kode == program
    }
    lewat_rkt = tuple(i for i, b in enumerate(butir) if b.rkt_id and b.rkt_id in rkt)
    if lewat_rkt:
        return lewat_rkt
    sejalur = [
        (i, b.kode) for i, b in enumerate(butir) if b.kode and (kode.startswith(b.kode) or b.kode.startswith(kode))
    ]
    return tuple(i for i, _ in sejalur)


def induk_butir(
    kode: str, rkt_id: int | None, atasan: Sequence[tuple[int, str, int | None]], rkt_program: Mapping[str, set[int]]
) -> int | None:
    """The superior's row that a row supports (BK Pasal 3 ayat (7)).

    In: the row's own code and RKT row; the superior's rows as (id, code, RKT row); which RKT rows each program serves.
    Out: the id of the row with the longest code above this one, else of one whose RKT row this program serves.
    """
    di_atas = [(len(k), i) for i, k, _ in atasan if k and kode and (kode == k or kode.startswith(f"{k}."))]
    if di_atas:
        return max(di_atas)[1]
    if rkt_id:
        sama = [i for i, _, r in atasan if r == rkt_id]
        if sama:
            return sama[0]
    dilayani = rkt_program.get(kode_tingkat(kode, Tingkat.PROGRAM), set()) if kode else set()
    return next((i for i, _, r in atasan if r in dilayani), None)
