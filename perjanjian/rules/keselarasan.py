"""Is the PK aligned with Renstra, RKT, RKA and DPA? Row by row, every difference (BK Pasal 11 ayat (2)-(3))."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sakip.angka import baca_nilai, format_rupiah

from ..enums import JenisTemuan as T
from ..enums import Sumber

URUTAN = (Sumber.RENSTRA, Sumber.RKT, Sumber.RKA, Sumber.DPA)


@dataclass(frozen=True)
class BarisPK:
    """A row of the PK; `padanan` holds what it traces to in each document, by key.

    `asal`: the year of the document it was drawn from, where that is another year than the PK's.
    """

    kunci: int
    rujukan: str
    indikator: str
    target: str
    satuan: str
    jenis: str
    padanan: Mapping[str, int]
    kondisi: bool = False  # a final condition of column 2 has no row in the Renstra (LT petunjuk 2)
    tujuan: bool = False  # an indicator of a tujuan has no program, so none in RKA and DPA
    asal: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class BarisSumber:
    """A row of a source document that an agreement of this level is held against."""

    kunci: int
    indikator: str
    target: str
    satuan: str
    wajib: bool = True  # its absence from the PK is worth a finding
    tahun_lain: Mapping[int, str] = field(default_factory=dict)  # targets of the other years (Renstra)


@dataclass(frozen=True)
class PaguBanding:
    kunci: int
    kode: str
    nama: str
    jumlah: Decimal
    asal: int | None = None  # the year of the budget it was drawn from, where that is another year


def sidik(
    jenis: str, sumber: str, tempat: tuple[str, object], menurut_pk: str, menurut_sumber: str
) -> frozenset[tuple[object, ...]]:
    """What a difference is known by in another round: one mark for each document it stands in."""
    return frozenset((str(jenis), s, tempat, menurut_pk, menurut_sumber) for s in sumber.split(","))


@dataclass(frozen=True)
class TemuanIsi:
    """One difference; documents that differ from the PK in the same way are one finding (`sumber`: rka,dpa)."""

    jenis: T
    sumber: str
    rujukan: str
    menurut_pk: str
    menurut_sumber: str
    butir: int | None = None
    pagu: int | None = None

    @property
    def sidik(self) -> frozenset[tuple[object, ...]]:
        """The same difference in another round."""
        tempat = ("butir", self.butir) if self.butir else ("pagu", self.pagu) if self.pagu else ("", self.rujukan)
        return sidik(self.jenis, self.sumber, tempat, self.menurut_pk, self.menurut_sumber)


@dataclass(frozen=True)
class Sel:
    """One document beside one row. `jenis` None: the same. `lain`: what differs besides, found apart."""

    sumber: Sumber
    dibandingkan: bool
    jenis: T | None = None
    teks: str = ""
    target: str = ""
    satuan: str = ""
    lain: tuple[T, ...] = ()
    tahun: str = ""  # what of another year the PK carries: "target Renstra tahun 2027"


@dataclass(frozen=True)
class BarisBanding:
    baris: BarisPK
    sel: tuple[Sel, ...]


@dataclass(frozen=True)
class BarisPagu:
    pagu: PaguBanding
    jumlah: Mapping[str, Decimal | None]  # RKA, DPA; None: no such line
    sebutan: Mapping[str, str] = field(default_factory=dict)  # how the document calls the line, where it differs


@dataclass(frozen=True)
class Perbandingan:
    baris: tuple[BarisBanding, ...]
    pagu: tuple[BarisPagu, ...]
    temuan: tuple[TemuanIsi, ...]
    total_pk: Decimal
    total_sumber: Mapping[str, Decimal]


def bandingkan(
    baris: Sequence[BarisPK],
    pagu: Sequence[PaguBanding],
    sumber: Mapping[Sumber, Sequence[BarisSumber] | None],
    pagu_sumber: Mapping[Sumber, Mapping[str, tuple[str, Decimal]] | None],
    jenis_boleh: Sequence[str] = (),
    *,
    dasar: Mapping[Sumber, tuple[int, int]] | None = None,
) -> Perbandingan:
    """Hold a PK against its four documents.

    In: rows and budget of the PK; per document its rows (None: the document does not go down to this level) and,
    for RKA and DPA, name and amount (rupiah, exact) by code; `dasar`: of a document the PK is drawn up on, its year
    and the PK's. Out: what stands beside what, and the findings.
    """
    temuan = [
        TemuanIsi(T.TAHUN, s, "–", f"disusun atas {s.label} tahun {punya}", f"{s.label} tahun {minta}")
        for s, (punya, minta) in (dasar or {}).items()
        if punya != minta
    ]
    hasil = []
    for b in baris:
        tahun = _tahun_target(b, sumber.get(Sumber.RENSTRA) or ())
        sel = tuple(_pilah_tahun(b, _sel(b, s, sumber.get(s)), tahun) for s in URUTAN)
        hasil.append(BarisBanding(b, sel))
        temuan += [_temuan_sel(b, s, j) for s in sel for j in (*([s.jenis] if s.jenis else []), *s.lain)]
        if jenis_boleh and b.jenis not in jenis_boleh:
            temuan.append(TemuanIsi(T.TINGKAT, Sumber.RKT, b.rujukan, b.jenis, ", ".join(jenis_boleh), b.kunci))
    temuan += _tidak_di_pk(baris, sumber)
    baris_pagu, temuan_pagu = _banding_pagu(pagu, pagu_sumber)
    total = {
        s.value: sum((j for _, j in isi.values()), Decimal(0)) for s, isi in pagu_sumber.items() if isi is not None
    }
    return Perbandingan(
        tuple(hasil), baris_pagu, _satukan([*temuan, *temuan_pagu]), sum((p.jumlah for p in pagu), Decimal(0)), total
    )


def _satukan(temuan: Sequence[TemuanIsi]) -> tuple[TemuanIsi, ...]:
    """The same difference in several documents is decided once."""
    satu: dict[tuple[object, ...], TemuanIsi] = {}
    for t in temuan:
        kunci = (t.jenis, t.rujukan, t.menurut_pk, ringkas(t.menurut_sumber), t.butir, t.pagu)
        satu[kunci] = replace(satu[kunci], sumber=f"{satu[kunci].sumber},{t.sumber}") if kunci in satu else t
    return tuple(satu.values())


def padanan(b: BarisPK, sumber: Sumber, rows: Sequence[BarisSumber]) -> BarisSumber | None:
    """The row of the document that belongs to this one: by its trace, else by the same wording."""
    kunci = b.padanan.get(sumber)
    sama_kunci = [r for r in rows if r.kunci == kunci]
    if sama_kunci:
        return sama_kunci[0]
    return next((r for r in rows if ringkas(r.indikator) == ringkas(b.indikator)), None)


def ringkas(teks: str) -> str:
    """Wording without what the eye does not count: spaces, capitals, emphasis marks, a final full stop."""
    return re.sub(r"\s+", " ", teks.replace("*", "")).strip().rstrip(".").casefold()


def target_sama(satu: str, dua: str) -> bool:
    """The same number (97% and 97,00 %) or the same text; units are compared on their own."""
    a, b = baca_nilai(satu), baca_nilai(dua)
    if a.bilangan is not None and b.bilangan is not None:
        return a.bilangan == b.bilangan
    return ringkas(satu) == ringkas(dua)


def satuan_dari(target: str, satuan: str) -> str:
    """The unit that a row means: the one in its target (60%), else the one beside it; `%` and `persen` are one."""
    tertulis = baca_nilai(target).satuan or satuan
    return {"%": "persen", "prosen": "persen"}.get(ringkas(tertulis), ringkas(tertulis))


def satuan_sama(pk: tuple[str, str], sumber: tuple[str, str]) -> bool:
    a, b = satuan_dari(*pk), satuan_dari(*sumber)
    return a == b or not a or not b


def _sel(b: BarisPK, s: Sumber, rows: Sequence[BarisSumber] | None) -> Sel:
    if rows is None or (b.kondisi and s == Sumber.RENSTRA) or (b.tujuan and s in (Sumber.RKA, Sumber.DPA)):
        return Sel(s, dibandingkan=False)
    r = padanan(b, s, rows)
    if r is None:
        return Sel(s, True, None if b.kondisi else T.TIDAK_ADA)
    beda = [T.REDAKSI] if ringkas(r.indikator) != ringkas(b.indikator) else []
    if not satuan_sama((b.target, b.satuan), (r.target, r.satuan)):
        beda.insert(0, T.SATUAN)
    elif not target_sama(b.target, r.target):
        beda.insert(0, T.TARGET)
    return Sel(s, True, beda[0] if beda else None, r.indikator, r.target, r.satuan, tuple(beda[1:]))


def _tahun_target(b: BarisPK, renstra: Sequence[BarisSumber]) -> str:
    """Whether the target is not this year's in the Renstra but another year's (BK Pasal 11 ayat (3): of the year)."""
    r = padanan(b, Sumber.RENSTRA, renstra)
    if r is None or not b.target.strip() or target_sama(b.target, r.target):
        return ""
    cocok = [str(t) for t, v in sorted(r.tahun_lain.items()) if v.strip() and target_sama(b.target, v)]
    return f"target Renstra tahun {' dan '.join(cocok)}" if cocok else ""


def _pilah_tahun(b: BarisPK, s: Sel, tahun: str) -> Sel:
    """A target of another year, or a row drawn from the document of another year, is called that."""
    asal = b.asal.get(s.sumber)
    ditarik = f"ditarik dari {s.sumber.label} tahun {asal}" if asal else ""
    if s.jenis == T.TARGET and (tahun or ditarik):
        return replace(s, jenis=T.TAHUN, tahun=tahun or ditarik)
    return replace(s, jenis=T.TAHUN, tahun=ditarik) if s.jenis == T.TIDAK_ADA and ditarik else s


def _temuan_sel(b: BarisPK, s: Sel, jenis: T) -> TemuanIsi:
    pk, sumber = {
        T.TIDAK_ADA: (b.indikator, ""),
        T.TAHUN: (f"{b.target if s.teks else b.indikator} ({s.tahun})", s.target),
        T.REDAKSI: (b.indikator, s.teks),
        T.SATUAN: (_bersatuan(b.target, b.satuan), _bersatuan(s.target, s.satuan)),
        T.TARGET: (b.target, s.target),
    }[jenis]
    return TemuanIsi(jenis, s.sumber, b.rujukan, pk, sumber, b.kunci)


def _bersatuan(target: str, satuan: str) -> str:
    return target if baca_nilai(target).satuan else f"{target} {satuan}".strip()


def _tidak_di_pk(baris: Sequence[BarisPK], sumber: Mapping[Sumber, Sequence[BarisSumber] | None]) -> list[TemuanIsi]:
    temuan = []
    for s in (Sumber.RKT, Sumber.DPA):
        rows = sumber.get(s) or []
        terpakai = {id(r) for b in baris if (r := padanan(b, s, rows)) is not None}
        temuan += [TemuanIsi(T.BERLEBIH, s, "–", "", r.indikator) for r in rows if r.wajib and id(r) not in terpakai]
    return temuan


def _banding_pagu(
    pagu: Sequence[PaguBanding], sumber: Mapping[Sumber, Mapping[str, tuple[str, Decimal]] | None]
) -> tuple[tuple[BarisPagu, ...], list[TemuanIsi]]:
    """Each budget line beside its line of RKA and DPA: code, name, and amount to the rupiah."""
    hasil, temuan = [], []
    ada = {s: isi for s, isi in sumber.items() if isi is not None}
    kode_pk = {p.kode for p in pagu}
    terpakai: dict[Sumber, set[str]] = {s: set(kode_pk) for s in ada}
    for p in pagu:
        jumlah: dict[str, Decimal | None] = {}
        sebutan: dict[str, str] = {}
        for s, isi in ada.items():
            kode = _kode_padanan(p, isi, terpakai[s])
            jumlah[s.value] = isi[kode][1] if kode else None
            if kode is None:
                temuan.append(_pagu_tiada(p, s))
                continue
            terpakai[s].add(kode)
            if nama := _sebutan(p, kode, isi[kode][0]):
                sebutan[s.value] = nama
                kita = p.nama if kode == p.kode else f"{p.kode} {p.nama}"
                temuan.append(TemuanIsi(T.PROGRAM, s, p.kode, kita, nama, pagu=p.kunci))
            if isi[kode][1] != p.jumlah:  # off by one rupiah is off
                temuan.append(_pagu_beda(p, s, isi[kode][1]))
        hasil.append(BarisPagu(p, jumlah, sebutan))
    for s, isi in ada.items():
        temuan += [
            TemuanIsi(T.BERLEBIH, s, kode, "", f"{nama}, {format_rupiah(jumlah)}")
            for kode, (nama, jumlah) in isi.items()
            if kode not in terpakai[s]
        ]
    return tuple(hasil), temuan


def _kode_padanan(p: PaguBanding, isi: Mapping[str, tuple[str, Decimal]], terpakai: set[str]) -> str | None:
    """The line of the document: of the same code, else the only one of the same name that the PK does not carry."""
    if p.kode in isi:
        return p.kode
    senama = [k for k, (nama, _) in isi.items() if k not in terpakai and ringkas(nama) == ringkas(p.nama)]
    return senama[0] if len(senama) == 1 else None


def _sebutan(p: PaguBanding, kode: str, nama: str) -> str:
    """How the document calls this line, where it is not how the PK does."""
    if kode != p.kode:
        return f"{kode} {nama}"
    return nama if nama != kode and ringkas(nama) != ringkas(p.nama) else ""


def _pagu_tiada(p: PaguBanding, s: Sumber) -> TemuanIsi:
    if p.asal:
        return TemuanIsi(T.TAHUN, s, p.kode, f"{p.nama} (ditarik dari DPA tahun {p.asal})", "", pagu=p.kunci)
    return TemuanIsi(T.TIDAK_ADA, s, p.kode, p.nama, "", pagu=p.kunci)


def _pagu_beda(p: PaguBanding, s: Sumber, nilai: Decimal) -> TemuanIsi:
    kita = f"{format_rupiah(p.jumlah)} ({selisih_pagu(p.jumlah, nilai)})"
    return TemuanIsi(T.ANGGARAN, s, p.kode, kita, format_rupiah(nilai), pagu=p.kunci)


def selisih_pagu(kita: Decimal, nilai: Decimal) -> str:
    """`lebih Rp 1,00`: by how much the PK is off."""
    return f"{'lebih' if kita > nilai else 'kurang'} {format_rupiah(abs(kita - nilai))}"
